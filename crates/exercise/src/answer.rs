//! Answers: what somebody has changed in the start state.

use std::sync::Arc;

use hatcheck_policy::json::{self, Node, Value, edit};

use crate::exercise::Exercise;

/// Values by the JSON pointers of the scenario where they are put. For a policy document that is an object, or a string
/// that holds its text.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
pub struct Changes(
    /// Pointer and JSON of each, in the order written.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")
    )]
    pub Vec<(String, Arc<str>)>,
);

/// The parts of a scenario that decide requests.
const WORLD: [&str; 7] =
    ["accounts", "users", "groups", "roles", "resources", "identityProviders", "vpcEndpoints"];

/// Why an answer cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerFault {
    /// It changes what is not to be changed.
    NotEditable {
        /// The pointer.
        pointer: String,
        /// The nearest one that may be changed.
        nearest: Option<String>,
    },
    /// It is a scenario that differs from the start state where nothing is to be changed.
    Elsewhere {
        /// The pointer.
        pointer: String,
    },
}

impl Changes {
    /// The scenario with these values in it. What has no place is left out: whoever wrote it is told by
    /// [`Changes::fault`].
    pub fn applied_to(&self, scenario: &str) -> String {
        let mut text = scenario.to_owned();
        for (pointer, value) in &self.0 {
            if let Some(changed) = edit::set(&text, pointer, value) {
                text = changed;
            }
        }
        text
    }

    /// Why they are no answer to an exercise.
    pub fn fault(&self, exercise: &Exercise) -> Option<AnswerFault> {
        let known = |pointer: &str| exercise.edit.iter().any(|own| own == pointer);
        let (pointer, _) = self.0.iter().find(|(pointer, _)| !known(pointer))?;
        let names = exercise.edit.iter().map(String::as_str);
        let nearest = hatcheck_policy::nearest(pointer, names).map(str::to_owned);
        Some(AnswerFault::NotEditable { pointer: pointer.clone(), nearest })
    }

    /// What a whole scenario answers: its values where the exercise lets them be changed. Fails where something else is
    /// not as it was at the start; names, requests and what they expect may be anybody's.
    pub fn of_scenario(exercise: &Exercise, scenario: &Node<'_>) -> Result<Self, AnswerFault> {
        let mut changes = Vec::new();
        for pointer in &exercise.edit {
            if let Some(node) = scenario.at(pointer) {
                changes.push((pointer.clone(), Arc::from(json::lay_out(node))));
            }
        }
        let own = Self(changes);
        let expected = own.applied_to(&exercise.scenario.text);
        let Ok(expected) = json::parse(&expected) else { return Ok(own) };
        for list in WORLD {
            if !alike(expected.get(list), scenario.get(list)) {
                return Err(AnswerFault::Elsewhere { pointer: format!("/{list}") });
            }
        }
        Ok(own)
    }
}

/// Whether two values are the same, however they are laid out: a document in a string is the object that it holds.
pub(crate) fn alike(one: Option<&Node<'_>>, other: Option<&Node<'_>>) -> bool {
    let (Some(one), Some(other)) = (one, other) else {
        let is_nothing = |own: Option<&Node<'_>>| match own.map(|node| &node.value) {
            None | Some(Value::Null) => true,
            Some(Value::Array(items)) => items.is_empty(),
            Some(_) => false,
        };
        return is_nothing(one) && is_nothing(other);
    };
    match (&one.value, &other.value) {
        (Value::Array(own), Value::Array(their)) => {
            own.len() == their.len()
                && own.iter().zip(their).all(|(own, their)| alike(Some(own), Some(their)))
        }
        (Value::Object(own), Value::Object(their)) => {
            let names = own.iter().chain(their).map(|member| &*member.name.value);
            names.into_iter().all(|name| alike(one.get(name), other.get(name)))
        }
        (Value::String(text), Value::Object(_)) => {
            json::parse(text).is_ok_and(|held| alike(Some(&held), Some(other)))
        }
        (Value::Object(_), Value::String(_)) => alike(Some(other), Some(one)),
        _ => json::lay_out(one) == json::lay_out(other),
    }
}
