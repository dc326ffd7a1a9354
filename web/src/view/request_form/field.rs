//! One member of a request: what stands in its field, how it is typed in, and so how it is written.

use hatcheck_policy::json::{Node, Value};
use hatcheck_scenario::format::PrincipalField;
use hatcheck_scenario::words;

use super::edit::Edit;
use super::keys::Kind;
use super::suggestions::BUILT_IN;
use super::table::{self, Values};
use crate::labels::form as labels;

/// Layers that are named at most.
const MAX_LAYERS: usize = 12;

/// A member of the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its JSON pointer; that of the table for a key that is still to come.
    pub pointer: String,
    /// How it is typed in.
    pub input: Input,
    /// What stands there.
    pub shown: Shown,
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A text that can be changed.
    Text(String),
    /// Words about what the form cannot change.
    Note(String),
}

/// How a field is typed in, and so how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// Any text; absent where empty, as all that have no other word here.
    Text,
    /// Who calls; never absent.
    Principal,
    /// An identity provider; never absent.
    Provider,
    /// A user.
    User,
    /// A role; never absent.
    Role,
    /// An action; never absent.
    Action,
    /// A resource.
    Resource,
    /// A whole number.
    Number,
    /// An instant.
    Instant,
    /// One text a line.
    Lines,
    /// One of a few words.
    Credentials,
    /// One of a few words.
    Expect,
    /// A VPC endpoint.
    Endpoint,
    /// The key of a row.
    Key(Values),
    /// The key of a row that is still to come.
    NewKey(Values),
    /// The value of a row.
    Value(Kind),
}

impl Input {
    /// Whether a text may be written while it is being typed. Half of it must not be a mistake.
    pub fn takes_half(self, text: &str) -> bool {
        match self {
            Self::Number | Self::Instant | Self::Key(_) | Self::NewKey(_) => false,
            Self::Value(kind) => !matches!(kind, Kind::Number | Kind::Date),
            Self::Principal => PrincipalField::of_text(text).is_some() || is_provider(text),
            Self::Provider => is_provider(text),
            _ => true,
        }
    }

    /// The words that it is one of, each with what it is called.
    pub fn words(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Credentials => &labels::CREDENTIALS,
            Self::Expect => &labels::EXPECT,
            Self::Value(Kind::YesNo) => &labels::YES_NO,
            _ => &[],
        }
    }

    /// Whether it has several lines.
    pub fn is_long(self) -> bool {
        matches!(self, Self::Lines | Self::Value(Kind::List))
    }

    /// What could stand there, by example.
    pub fn example(self) -> &'static str {
        match self {
            Self::Number => labels::SECONDS,
            Self::Instant | Self::Value(Kind::Date) => labels::DATE,
            Self::Value(Kind::Address) => labels::ADDRESS,
            Self::Resource => labels::ANY,
            _ if self.is_long() => labels::LINES,
            _ => "",
        }
    }
}

impl Field {
    /// What becomes of the request when this is typed.
    pub fn edit(&self, text: &str) -> Edit {
        Edit::Write { pointer: self.pointer.clone(), input: self.input, text: text.to_owned() }
    }

    /// What is typed in it; nothing where it only says something.
    pub fn text(&self) -> &str {
        match &self.shown {
            Shown::Text(text) => text,
            Shown::Note(_) => "",
        }
    }

    /// What the ARN in it is about, since its end is what often has no room.
    pub fn short(&self) -> Option<String> {
        let text = self.text();
        text.starts_with("arn:").then(|| words::short_name(text)).filter(|short| short != text)
    }

    /// Whether the request has it.
    pub fn is_given(&self) -> bool {
        self.shown != Shown::Text(String::new())
    }
}

/// What a pointer of a request leads to.
pub(super) enum Place<'n, 't> {
    /// Nothing, or `null`, which is as good as nothing.
    Missing,
    /// Some value.
    Filled(&'n Node<'t>),
    /// Something is in the way.
    Odd,
}

/// The member at a pointer of a request.
#[inline(never)]
pub(super) fn member<'n, 't>(root: &'n Node<'t>, pointer: &str) -> Place<'n, 't> {
    let holder = pointer.rsplit_once('/').and_then(|(holder, _)| root.at(holder));
    match (holder.map(|node| &node.value), root.at(pointer)) {
        (None | Some(Value::Null), _) | (Some(Value::Object(_)), None) => Place::Missing,
        (Some(Value::Object(_)), Some(Node { value: Value::Null, .. })) => Place::Missing,
        (Some(Value::Object(_)), Some(node)) => Place::Filled(node),
        (Some(_), _) => Place::Odd,
    }
}

/// The field of what a pointer of a request leads to.
#[inline(never)]
pub(super) fn read(root: &Node<'_>, pointer: String, input: Input) -> Field {
    let shown = match member(root, &pointer) {
        Place::Missing => Shown::Text(String::new()),
        Place::Odd => Shown::Note(labels::IN_JSON.to_owned()),
        Place::Filled(node) => match text(node, input) {
            Some(text) => Shown::Text(text),
            None if input == Input::Expect => Shown::Note(expected(node)),
            None => Shown::Note(labels::IN_JSON.to_owned()),
        },
    };
    Field { pointer, input, shown }
}

/// A value as its field shows it; `None` where that would lose something.
fn text(node: &Node<'_>, input: Input) -> Option<String> {
    match (&node.value, input) {
        (Value::Number(text), Input::Number) => Some((*text).to_owned()),
        (Value::Array(_), Input::Lines) => table::lines(node),
        (_, Input::Number | Input::Lines) => None,
        (Value::String(text), Input::Credentials) if text == "longTerm" => Some(String::new()),
        (Value::String(text), _) => {
            let words = input.words();
            let known = words.is_empty() || words.iter().any(|(word, _)| *word == *text);
            (known && is_one_line(text)).then(|| text.to_string())
        }
        _ => None,
    }
}

/// Whether a field of one line shows all of a text.
pub(super) fn is_one_line(text: &str) -> bool {
    !text.contains(['\n', '\r'])
}

/// An expectation that says where the decision comes from.
fn expected(node: &Node<'_>) -> String {
    let Some(decision) = node.get("decision").and_then(Node::as_str) else {
        return labels::IN_JSON.to_owned();
    };
    let mut layers = String::new();
    if let Some(items) = node.get("deniedBy").and_then(Node::as_array) {
        for item in items.iter().take(MAX_LAYERS) {
            let Some(layer) = item.as_str() else { continue };
            layers.push_str(if layers.is_empty() { "" } else { ", " });
            layers.push_str(layer);
        }
    }
    let step = match node.get("step").map(|node| &node.value) {
        Some(Value::Number(text)) => text.parse().ok(),
        _ => None,
    };
    labels::expected(decision, &layers, step)
}

/// Whether a text names an identity provider and nobody else.
pub fn is_provider(text: &str) -> bool {
    let arn = hatcheck_policy::Arn::parse(text);
    BUILT_IN.contains(&text)
        || arn.is_some_and(|arn| arn.is_iam("oidc-provider") || arn.is_iam("saml-provider"))
}
