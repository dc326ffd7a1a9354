//! Reading typed values from a JSON text: what stands where, and the first thing that cannot stand there.
//!
//! Small on purpose. Code derived for each type is a tenth of what the page has to load, and knows the place
//! of a mistake only as far as it happened to get.

use hatcheck_policy::Span;
use hatcheck_policy::json::{Member, Node, Place, Value};

use crate::error::{Expected, FormatFault};

/// A value with the place where it stands.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    /// The whole text.
    pub(crate) text: &'a str,
    /// The value.
    pub(crate) node: &'a Node<'a>,
    /// Its pointer.
    pub(crate) place: &'a Place<'a>,
}

/// What cannot stand where it stands.
#[derive(Debug)]
pub(crate) struct Misplaced {
    pub(crate) fault: FormatFault,
    /// JSON pointer.
    pub(crate) path: String,
    pub(crate) span: Span,
}

/// The value, or what is wrong with it.
pub(crate) type Reading<T> = Result<T, Box<Misplaced>>;

/// What can be read from JSON.
pub(crate) trait FromJson: Sized {
    /// Reads the value that stands there.
    fn from_json(at: At<'_>) -> Reading<Self>;
}

impl At<'_> {
    /// A fault of this value.
    pub(crate) fn fault<T>(&self, fault: FormatFault) -> Reading<T> {
        Err(Box::new(Misplaced { fault, path: self.place.pointer(), span: self.span() }))
    }

    /// A fault of this value's type.
    pub(crate) fn expected<T>(&self, expected: Expected) -> Reading<T> {
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
    pub(crate) fn entries<T>(&self, mut each: impl FnMut(At<'_>) -> Reading<T>) -> Reading<Vec<T>> {
        let Value::Array(items) = &self.node.value else { return self.expected(Expected::List) };
        items
            .iter()
            .enumerate()
            .map(|(index, node)| {
                each(At { text: self.text, node, place: &self.place.entry(index) })
            })
            .collect()
    }

    /// Each member of an object whose keys are the author's own, in the order written.
    pub(crate) fn members<T: FromJson>(&self, expected: Expected) -> Reading<Vec<(String, T)>> {
        let Value::Object(members) = &self.node.value else { return self.expected(expected) };
        members
            .iter()
            .map(|member| {
                let name = &*member.name.value;
                let place = self.place.member(name);
                let at = At { text: self.text, node: &member.value, place: &place };
                Ok((name.to_owned(), T::from_json(at)?))
            })
            .collect()
    }
}

/// The members of an object of the format.
pub(crate) struct Fields<'a> {
    at: At<'a>,
    members: &'a [Member<'a>],
    /// The first key that cannot stand here.
    stray: Option<Box<Misplaced>>,
}

impl<'a> Fields<'a> {
    /// Takes an object that may have these keys and no others, each at most once.
    pub(crate) fn of(at: At<'a>, known: &[&str]) -> Reading<Self> {
        let Value::Object(members) = &at.node.value else { return at.expected(Expected::Object) };
        let stray = members.iter().enumerate().find_map(|(index, member)| {
            let key = &*member.name.value;
            let fault = if !known.contains(&key) {
                let nearest = hatcheck_policy::nearest(key, known.iter().copied());
                FormatFault::UnknownKey { key: key.to_owned(), nearest: nearest.map(str::to_owned) }
            } else if members[..index].iter().any(|earlier| earlier.name.value == key) {
                FormatFault::DuplicateKey { key: key.to_owned() }
            } else {
                return None;
            };
            let path = at.place.member(key).pointer();
            Some(Box::new(Misplaced { fault, path, span: member.name.span }))
        });
        Ok(Self { at, members, stray })
    }

    /// What was read of the fields; of several faults the one that stands first in the text. A key that is
    /// missing here may be the very one that is misspelt.
    pub(crate) fn close<T>(self, read: Reading<T>) -> Reading<T> {
        let Some(stray) = self.stray else { return read };
        let Err(fault) = read else { return Err(stray) };
        let missing = matches!(fault.fault, FormatFault::MissingKey { .. })
            && fault.path == self.at.place.pointer();
        Err(if missing || stray.span.start < fault.span.start { stray } else { fault })
    }

    fn find<T: FromJson>(&self, key: &str) -> Option<Reading<T>> {
        let member = self.members.iter().find(|member| member.name.value == key)?;
        let place = self.at.place.member(key);
        Some(T::from_json(At { text: self.at.text, node: &member.value, place: &place }))
    }

    /// A value that must be there.
    pub(crate) fn required<T: FromJson>(&self, key: &str) -> Reading<T> {
        let missing = || self.at.fault(FormatFault::MissingKey { key: key.to_owned() });
        self.find(key).unwrap_or_else(missing)
    }

    /// A value that may be left out.
    pub(crate) fn optional<T: FromJson + Default>(&self, key: &str) -> Reading<T> {
        self.find(key).unwrap_or_else(|| Ok(T::default()))
    }

    /// A value that stands for another one where it is left out.
    pub(crate) fn or<T: FromJson>(&self, key: &str, otherwise: impl FnOnce() -> T) -> Reading<T> {
        self.find(key).unwrap_or_else(|| Ok(otherwise()))
    }
}

/// One of a few words.
pub(crate) fn word<T: Copy>(at: At<'_>, words: &[(&str, T)]) -> Reading<T> {
    let Some(text) = at.node.as_str() else { return at.expected(Expected::Word) };
    match words.iter().find(|(word, _)| *word == text) {
        Some((_, value)) => Ok(*value),
        None => {
            let nearest = hatcheck_policy::nearest(text, words.iter().map(|(word, _)| *word));
            let nearest = nearest.map(str::to_owned);
            at.fault(FormatFault::UnknownWord { word: text.to_owned(), nearest })
        }
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
        number(at, Expected::Count)
    }
}

impl FromJson for usize {
    fn from_json(at: At<'_>) -> Reading<Self> {
        number(at, Expected::Count)
    }
}

impl FromJson for i64 {
    fn from_json(at: At<'_>) -> Reading<Self> {
        number(at, Expected::WholeNumber)
    }
}

fn number<T: std::str::FromStr>(at: At<'_>, expected: Expected) -> Reading<T> {
    match at.node.value {
        Value::Number(text) => text.parse().or_else(|_| at.expected(expected)),
        _ => at.expected(expected),
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(at: At<'_>) -> Reading<Self> {
        at.entries(T::from_json)
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
