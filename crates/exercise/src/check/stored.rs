//! AWS would store the documents: nothing in them is an error, and no trust policy is one that it refuses.

use hatcheck_engine::save;
use hatcheck_policy::Severity;
use hatcheck_scenario::format::reading::Field;
use hatcheck_scenario::words;

use super::{Answered, Failure};

/// AWS would store the documents.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub struct Stored {
    /// Pointers of the documents; all that may be changed where none are given.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub documents: Vec<String>,
}

impl Stored {
    pub(super) fn fields(&mut self) -> Vec<Field<'_>> {
        vec![Field { key: "documents", required: false, slot: &mut self.documents }]
    }

    pub(super) fn judge(&self, answered: &Answered<'_>) -> Option<Failure> {
        let refused = |pointer: &str, why| {
            answered
                .is_looked_at(&self.documents, pointer)
                .then(|| Failure::Refused { pointer: pointer.to_owned(), why })
        };
        for document in &answered.compiled.documents {
            for found in &document.policy.diagnostics {
                let is_error = found.problem.severity() == Severity::Error
                    || words::refusal(&found.problem, document.kind).is_some();
                if is_error
                    && let Some(failure) =
                        refused(&document.pointer, words::problem(&found.problem))
                {
                    return Some(failure);
                }
            }
        }
        save::check(&answered.compiled.world).iter().find_map(|found| {
            let is_error = found.fault.severity() == Severity::Error
                || words::save_refusal(&found.fault).is_some();
            is_error.then(|| refused(&found.path, words::save(&found.fault)))?
        })
    }
}
