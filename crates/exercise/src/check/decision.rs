//! A request is decided as expected.

use hatcheck_engine::Decision;
use hatcheck_scenario::evaluate::meets;
use hatcheck_scenario::format::reading::Field;
use hatcheck_scenario::format::{Expect, ExpectedDecision};

use super::{Asked, Failure};

/// A request is decided as expected.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub struct DecisionCheck {
    /// The request.
    pub request: Asked,
    /// What is expected of it, as in a scenario.
    pub expect: Expect,
}

impl Default for DecisionCheck {
    fn default() -> Self {
        Self { request: Asked::default(), expect: Expect::Word(ExpectedDecision::Allowed) }
    }
}

impl DecisionCheck {
    pub(super) fn fields(&mut self) -> Vec<Field<'_>> {
        vec![
            Field { key: "request", required: true, slot: &mut self.request },
            Field { key: "expect", required: true, slot: &mut self.expect },
        ]
    }

    pub(super) fn judge(&self, decided: &[Decision]) -> Option<Failure> {
        let decision = decided.first()?;
        let holds = meets(&self.expect, decision);
        (!holds).then(|| Failure::Decided { decision: Box::new(decision.clone()) })
    }

    pub(super) fn guards(&self) -> bool {
        use ExpectedDecision as Expected;
        matches!(
            self.expect.decision(),
            Expected::Denied | Expected::ImplicitDeny | Expected::ExplicitDeny | Expected::Invalid
        )
    }
}
