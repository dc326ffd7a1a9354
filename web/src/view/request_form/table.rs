//! The tables of a request: context keys, claims and tags, a row each.

use hatcheck_policy::json::{self, Member, Node, Value};

use super::field::{Field, Input, Place, Shown, is_one_line, member};
use super::keys::Kind;
use crate::labels::form as labels;

/// More rows than anybody reads, and the text shows them.
const MAX_ROWS: usize = 300;

/// What the values of a table can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// Texts.
    Tags,
    /// Whatever a context key can have.
    Context,
    /// The same, as a token or assertion says it.
    Claims,
}

/// An object whose keys are the author's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its JSON pointer.
    pub pointer: String,
    /// What its values can be.
    pub values: Values,
    /// Its rows; `None` where only the text shows them.
    pub rows: Option<Vec<Row>>,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The key.
    pub key: Field,
    /// The value.
    pub value: Field,
    /// What the value is; `None` where only the text shows it.
    pub kind: Option<Kind>,
}

impl Table {
    /// Whether the request has any of it.
    pub fn is_given(&self) -> bool {
        self.rows.as_ref().is_none_or(|rows| !rows.is_empty())
    }

    /// Where a row is added.
    pub fn new_row(&self) -> Field {
        Field {
            pointer: self.pointer.clone(),
            input: Input::NewKey(self.values),
            shown: Shown::Text(String::new()),
        }
    }

    /// What adding a row is called.
    pub fn adding(&self) -> &'static str {
        match self.values {
            Values::Tags => labels::ADD_TAG,
            Values::Claims => labels::ADD_CLAIM,
            Values::Context => labels::ADD_KEY,
        }
    }

    /// Whether there is a row of that key, in whatever case.
    pub fn has(&self, key: &str) -> bool {
        for row in self.rows.as_deref().unwrap_or_default() {
            if row.key.text().eq_ignore_ascii_case(key) {
                return true;
            }
        }
        false
    }
}

/// The table at a pointer of a request.
pub(super) fn read(root: &Node<'_>, pointer: String, values: Values) -> Table {
    let rows = match member(root, &pointer) {
        Place::Missing => Some(Vec::new()),
        Place::Filled(Node { value: Value::Object(members), .. }) if members.len() <= MAX_ROWS => {
            Some(rows(members, &pointer, values))
        }
        Place::Filled(_) | Place::Odd => None,
    };
    Table { pointer, values, rows }
}

fn rows(members: &[Member<'_>], table: &str, values: Values) -> Vec<Row> {
    let mut rows = Vec::new();
    for (at, member) in members.iter().enumerate() {
        let name = &*member.name.value;
        // A pointer leads to the last of several that have one name.
        let again = members[at + 1..].iter().any(|later| later.name.value == name);
        let (mut kind, mut text) = (None, String::new());
        if let Some(read) = value(name, &member.value, values)
            && !again
            && is_one_line(name)
        {
            (kind, text) = (Some(read.0), read.1);
        }
        let pointer = [table, "/", &json::pointer_step(name)].concat();
        let key = Shown::Text(name.to_owned());
        let input = Input::Value(kind.unwrap_or(Kind::Absent));
        rows.push(Row {
            key: Field { pointer: pointer.clone(), input: Input::Key(values), shown: key },
            value: Field { pointer, input, shown: Shown::Text(text) },
            kind,
        });
    }
    rows
}

/// What a value is, and how a field shows it; `None` where that would lose something.
fn value(key: &str, node: &Node<'_>, values: Values) -> Option<(Kind, String)> {
    match &node.value {
        Value::String(text) if is_one_line(text) => {
            let kind = match values {
                Values::Tags => Kind::Text,
                Values::Context | Values::Claims => Kind::of_text(key, text),
            };
            Some((kind, text.to_string()))
        }
        _ if values == Values::Tags => None,
        Value::Null => Some((Kind::Absent, String::new())),
        Value::Bool(value) => Some((Kind::YesNo, value.to_string())),
        Value::Number(text) => Some((Kind::Number, (*text).to_owned())),
        Value::Array(_) => lines(node).map(|lines| (Kind::List, lines)),
        _ => None,
    }
}

/// A list with a line for each entry; `None` where lines could not be told apart again.
pub(super) fn lines(list: &Node<'_>) -> Option<String> {
    let mut lines = String::new();
    for item in list.as_array()? {
        let text = entry(item)?;
        if text.is_empty() || !is_one_line(&text) {
            return None;
        }
        lines.push_str(if lines.is_empty() { "" } else { "\n" });
        lines.push_str(&text);
    }
    Some(lines)
}

/// An entry of a list as its line.
pub(super) fn entry(item: &Node<'_>) -> Option<String> {
    match &item.value {
        Value::String(text) => Some(text.to_string()),
        Value::Number(text) => Some((*text).to_owned()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}
