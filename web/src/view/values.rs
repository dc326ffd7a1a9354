//! The values of a scenario that an exercise lets be changed, beside documents: a field each.

use hatcheck_policy::json::{self, Node, Value};

use super::owners::{self, Fact, Kind};
use super::requests;
use crate::labels::form;
use crate::state::session_policies::within_request;
use crate::state::task::{Task, value_at};
use crate::state::workspace::Workspace;

/// What each is called, and the field.
pub fn facts(workspace: &Workspace, task: &Task) -> Vec<(String, Fact)> {
    let fact = |pointer: &str| {
        let value = value_at(workspace, pointer)?;
        let node = json::parse(&value).ok()?;
        let kind = kind(&node, pointer);
        let shown = owners::written(&node, kind);
        let name = match within_request(pointer) {
            Some((at, _)) => requests::name_of(workspace, at),
            None => owners::name_of(workspace, &owners::owner_of(pointer)),
        };
        let member = owners::label(pointer).unwrap_or_else(|| form::member(pointer));
        let fact = Fact { label: "", pointer: pointer.to_owned(), kind, value: shown };
        Some((format!("{name}: {member}"), fact))
    };
    task.values(workspace).filter_map(fact).collect()
}

/// The lists of texts, which an empty list does not tell from others.
const TEXTS: [&str; 4] = ["groups", "transitiveTagKeys", "covers", "audiences"];

fn kind(node: &Node<'_>, pointer: &str) -> Kind {
    match &node.value {
        Value::Array(items) if items.is_empty() => {
            let is_texts = TEXTS.iter().any(|name| pointer.ends_with(name));
            if is_texts { Kind::List } else { Kind::Json }
        }
        Value::String(_) => Kind::Text,
        Value::Number(_) => Kind::Number,
        Value::Bool(_) => Kind::Flag,
        Value::Array(items) if items.iter().all(|item| item.as_str().is_some()) => Kind::List,
        _ => Kind::Json,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_a_field_of_its_kind() {
        for (pointer, json, expected) in [
            ("/a", "\"a\"", Kind::Text),
            ("/a", "3600", Kind::Number),
            ("/a", "true", Kind::Flag),
            ("/users/0/groups", "[]", Kind::List),
            ("/requests/0/assume", "[]", Kind::Json),
            ("/a", "[\"a\"]", Kind::List),
            ("/a", "[{}]", Kind::Json),
            ("/a", "null", Kind::Json),
        ] {
            assert_eq!(kind(&json::parse(json).unwrap(), pointer), expected, "{json}");
        }
    }
}
