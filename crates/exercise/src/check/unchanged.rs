//! A value is what it was at the start.

use hatcheck_scenario::format::reading::Field;

use super::{Answered, Failure};
use crate::answer::alike;

/// A value is what it was at the start.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub struct Unchanged {
    /// JSON pointer in the scenario, also into a policy document.
    pub pointer: String,
}

impl Unchanged {
    pub(super) fn fields(&mut self) -> Vec<Field<'_>> {
        vec![Field { key: "pointer", required: true, slot: &mut self.pointer }]
    }

    pub(super) fn judge(&self, answered: &Answered<'_>) -> Option<Failure> {
        let own = answered.start.at(&self.pointer);
        let holds = alike(own, answered.scenario.at(&self.pointer));
        (!holds).then(|| Failure::Changed { pointer: self.pointer.clone() })
    }
}
