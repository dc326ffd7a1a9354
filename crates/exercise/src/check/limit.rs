//! The documents are not larger than this, and nothing in them is a bare `*`.

use hatcheck_policy::json::{self, Node, Value};
use hatcheck_scenario::compile::CompiledDocument;
use hatcheck_scenario::format::reading::Field;

use super::{Answered, Failure};

/// Limits of each document.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub struct Limit {
    /// Pointers of the documents; all that may be changed where none are given.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub documents: Vec<String>,
    /// The most statements a document may have.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub max_statements: Option<usize>,
    /// The most characters, white space between values left out.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub max_characters: Option<usize>,
    /// Elements of which no value is a bare `*`.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub no_bare_star: Vec<String>,
}

impl Limit {
    pub(super) fn fields(&mut self) -> Vec<Field<'_>> {
        vec![
            Field { key: "documents", required: false, slot: &mut self.documents },
            Field { key: "maxStatements", required: false, slot: &mut self.max_statements },
            Field { key: "maxCharacters", required: false, slot: &mut self.max_characters },
            Field { key: "noBareStar", required: false, slot: &mut self.no_bare_star },
        ]
    }

    pub(super) fn judge(&self, answered: &Answered<'_>) -> Option<Failure> {
        let documents = answered.compiled.documents.iter();
        documents
            .filter(|document| answered.is_looked_at(&self.documents, &document.pointer))
            .find_map(|one| self.broken(one))
    }

    fn broken(&self, document: &CompiledDocument) -> Option<Failure> {
        let pointer = || document.pointer.clone();
        let root = json::parse(&document.text).ok()?;
        let statements = root.get("Statement")?;
        let list = statements.as_array().unwrap_or(std::slice::from_ref(statements));
        if let Some(most) = self.max_statements.filter(|most| list.len() > *most) {
            return Some(Failure::Statements { pointer: pointer(), count: list.len(), most });
        }
        let count = json::minify(&root).chars().count();
        if let Some(most) = self.max_characters.filter(|most| count > *most) {
            return Some(Failure::Characters { pointer: pointer(), count, most });
        }
        let has =
            |element: &&String| list.iter().filter_map(|own| own.get(element)).any(is_bare_star);
        let element = self.no_bare_star.iter().find(has)?.clone();
        Some(Failure::BareStar { pointer: pointer(), element })
    }
}

/// A principal's kinds are looked into as well.
fn is_bare_star(node: &Node<'_>) -> bool {
    match &node.value {
        Value::String(text) => text == "*",
        Value::Array(items) => items.iter().any(is_bare_star),
        Value::Object(members) => members.iter().any(|member| is_bare_star(&member.value)),
        _ => false,
    }
}
