//! Reading typed values from a JSON text: what stands where, and the first thing that cannot stand there. Formats that
//! hold a scenario are read by it too.
//!
//! Small on purpose. Code derived for each type is a tenth of what the page has to load, and knows the place
//! of a mistake only as far as it happened to get. What walks over lists and objects is compiled once, and told where
//! to put what it finds.

use hatcheck_policy::Span;
use hatcheck_policy::json::{Member, Node, Place, Value};

use crate::error::{Expected, FormatFault};

/// A value with the place where it stands.
#[derive(Clone, Copy)]
pub struct At<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The value.
    pub node: &'a Node<'a>,
    /// Its pointer.
    pub place: &'a Place<'a>,
}

/// What cannot stand where it stands.
#[derive(Debug)]
pub struct Misplaced {
    /// What is wrong.
    pub fault: FormatFault,
    /// JSON pointer.
    pub path: String,
    /// Its place in the text, in bytes.
    pub span: Span,
}

/// The value, or what is wrong with it.
pub type Reading<T> = Result<T, Box<Misplaced>>;

/// What can be read from JSON.
pub trait FromJson: Sized {
    /// Reads the value that stands there.
    fn from_json(at: At<'_>) -> Reading<Self>;
}

impl At<'_> {
    /// A fault of this value.
    pub fn fault<T>(&self, fault: FormatFault) -> Reading<T> {
        Err(Box::new(Misplaced { fault, path: self.place.pointer(), span: self.span() }))
    }

    /// A fault of this value's type.
    pub fn expected<T>(&self, expected: Expected) -> Reading<T> {
        self.fault(FormatFault::WrongValue { expected, found: found(&self.node.value) })
    }

    /// A whole object or list is too much to underline: its bracket says it.
    fn span(&self) -> Span {
        let Span { start, end } = self.node.span;
        match self.node.value {
            Value::Object(_) | Value::Array(_) => Span::new(start, start + 1),
            _ => Span::new(start, end),
        }
    }

    /// Each entry of a list.
    pub fn entries(&self, each: &mut dyn FnMut(At<'_>) -> Reading<()>) -> Reading<()> {
        let Value::Array(items) = &self.node.value else { return self.expected(Expected::List) };
        for (index, node) in items.iter().enumerate() {
            each(At { text: self.text, node, place: &self.place.entry(index) })?;
        }
        Ok(())
    }

    /// Each member of an object whose keys are the author's own, in the order written.
    pub fn members<T: FromJson>(&self, expected: Expected) -> Reading<Vec<(String, T)>> {
        let mut members = Vec::new();
        self.each_member(expected, &mut |key, at| {
            members.push((key.to_owned(), T::from_json(at)?));
            Ok(())
        })?;
        Ok(members)
    }

    fn each_member(
        &self,
        expected: Expected,
        each: &mut dyn FnMut(&str, At<'_>) -> Reading<()>,
    ) -> Reading<()> {
        let Value::Object(members) = &self.node.value else { return self.expected(expected) };
        for member in members {
            let name = &*member.name.value;
            each(
                name,
                At { text: self.text, node: &member.value, place: &self.place.member(name) },
            )?;
        }
        Ok(())
    }
}

/// A place for a value, whatever its type.
pub trait Slot {
    /// Puts there what can be read.
    fn fill(&mut self, at: At<'_>) -> Reading<()>;
}

impl<T: FromJson> Slot for T {
    fn fill(&mut self, at: At<'_>) -> Reading<()> {
        *self = T::from_json(at)?;
        Ok(())
    }
}

/// One key of an object of the format: its name, and whether it must be there. Else what is in its place already stays.
pub type Key = (&'static str, bool);

/// A key of an object, where which ones there are is not known beforehand.
pub struct Field<'a> {
    /// Its name.
    pub key: &'static str,
    /// Whether it must be there; else what is in its place already stays.
    pub required: bool,
    /// Where its value goes.
    pub slot: &'a mut dyn Slot,
}

/// [`object_of`] these fields.
pub fn object(at: At<'_>, fields: &mut [Field<'_>]) -> Reading<()> {
    let keys: Vec<Key> = fields.iter().map(|field| (field.key, field.required)).collect();
    let mut slots: Vec<&mut dyn Slot> = Vec::new();
    for field in fields {
        slots.push(&mut *field.slot);
    }
    object_of(at, &keys, &mut slots)
}

/// Reads an object that may have these keys and no others, each at most once, into these places. Of several faults it is
/// the one that stands first in the text.
pub fn object_of(at: At<'_>, keys: &[Key], slots: &mut [&mut dyn Slot]) -> Reading<()> {
    let Value::Object(members) = &at.node.value else { return at.expected(Expected::Object) };
    let Some(stray) = stray(at, members, keys) else {
        return fill(at, members, keys, slots);
    };
    let Err(fault) = fill(at, members, keys, slots) else { return Err(stray) };
    // A key that is missing here may be the very one that is misspelt.
    let missing =
        matches!(fault.fault, FormatFault::MissingKey { .. }) && fault.path == at.place.pointer();
    Err(if missing || stray.span.start < fault.span.start { stray } else { fault })
}

/// The first key that cannot stand there.
fn stray(at: At<'_>, members: &[Member<'_>], keys: &[Key]) -> Option<Box<Misplaced>> {
    for (index, member) in members.iter().enumerate() {
        let key = &*member.name.value;
        let fault = if !keys.iter().any(|(own, _)| *own == key) {
            let nearest = hatcheck_policy::nearest(key, keys.iter().map(|(own, _)| *own));
            FormatFault::UnknownKey { key: key.to_owned(), nearest: nearest.map(str::to_owned) }
        } else if members[..index].iter().any(|earlier| earlier.name.value == key) {
            FormatFault::DuplicateKey { key: key.to_owned() }
        } else {
            continue;
        };
        let path = at.place.member(key).pointer();
        return Some(Box::new(Misplaced { fault, path, span: member.name.span }));
    }
    None
}

fn fill(
    at: At<'_>,
    members: &[Member<'_>],
    keys: &[Key],
    slots: &mut [&mut dyn Slot],
) -> Reading<()> {
    for ((key, required), slot) in keys.iter().zip(slots) {
        match members.iter().find(|member| member.name.value == *key) {
            Some(member) => {
                let place = at.place.member(key);
                slot.fill(At { text: at.text, node: &member.value, place: &place })?;
            }
            None if *required => {
                return at.fault(FormatFault::MissingKey { key: (*key).to_owned() });
            }
            None => {}
        }
    }
    Ok(())
}

/// Which one of a few words stands there.
pub fn word(at: At<'_>, words: &[&str]) -> Reading<usize> {
    let Some(text) = at.node.as_str() else { return at.expected(Expected::Word) };
    if let Some(index) = words.iter().position(|word| *word == text) {
        return Ok(index);
    }
    let nearest = hatcheck_policy::nearest(text, words.iter().copied()).map(str::to_owned);
    at.fault(FormatFault::UnknownWord { word: text.to_owned(), nearest })
}

/// What stands in the place of a value that must be given, until it is read.
pub trait Blank {
    /// Nobody ever sees it.
    fn blank() -> Self;
}

impl Blank for String {
    fn blank() -> Self {
        Self::new()
    }
}

impl FromJson for String {
    fn from_json(at: At<'_>) -> Reading<Self> {
        at.node.as_str().map_or_else(|| at.expected(Expected::Text), |text| Ok(text.to_owned()))
    }
}

impl FromJson for bool {
    fn from_json(at: At<'_>) -> Reading<Self> {
        match at.node.value {
            Value::Bool(value) => Ok(value),
            _ => at.expected(Expected::Boolean),
        }
    }
}

impl FromJson for u32 {
    fn from_json(at: At<'_>) -> Reading<Self> {
        let number = count(at)?;
        Self::try_from(number).or_else(|_| at.expected(Expected::Count))
    }
}

impl FromJson for usize {
    fn from_json(at: At<'_>) -> Reading<Self> {
        let number = count(at)?;
        Self::try_from(number).or_else(|_| at.expected(Expected::Count))
    }
}

fn count(at: At<'_>) -> Reading<i64> {
    match at.node.value {
        Value::Number(text) if !text.starts_with('-') => number(at, Expected::Count),
        _ => at.expected(Expected::Count),
    }
}

impl FromJson for i64 {
    fn from_json(at: At<'_>) -> Reading<Self> {
        number(at, Expected::WholeNumber)
    }
}

fn number(at: At<'_>, expected: Expected) -> Reading<i64> {
    match at.node.value {
        Value::Number(text) => text.parse().or_else(|_| at.expected(expected)),
        _ => at.expected(expected),
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(at: At<'_>) -> Reading<Self> {
        let mut items = Self::new();
        at.entries(&mut |at| {
            items.push(T::from_json(at)?);
            Ok(())
        })?;
        Ok(items)
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(at: At<'_>) -> Reading<Self> {
        match at.node.value {
            Value::Null => Ok(None),
            _ => T::from_json(at).map(Some),
        }
    }
}

/// What stands there, for people; a long text is not needed to find it.
fn found(value: &Value<'_>) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(text) => format!("the number {text}"),
        Value::String(text) if text.chars().count() <= 60 => format!("the text {text:?}"),
        Value::String(_) => "text".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}
