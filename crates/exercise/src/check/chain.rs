//! A chain of roles reaches its end, or stops at a given step.

use hatcheck_engine::{Decision, Outcome, StepOutcome};
use hatcheck_scenario::evaluate::label;
use hatcheck_scenario::format::LayerName;
use hatcheck_scenario::format::reading::Field;

use super::{Asked, Failure};

/// A chain of roles reaches its end, or stops at a given step.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub struct Chain {
    /// The request at its end.
    pub request: Asked,
    /// That every step is allowed, and the request too. What holds where `stopsAt` is not given.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub reaches: bool,
    /// Where it stops.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub stops_at: Option<Stop>,
}

/// Where a chain stops: denied, or no valid call.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase", deny_unknown_fields))]
pub struct Stop {
    /// The step, from 0.
    pub step: usize,
    /// Layers that deny it, all of them; there may be others.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub denied_by: Vec<LayerName>,
}

impl Chain {
    pub(super) fn fields(&mut self) -> Vec<Field<'_>> {
        vec![
            Field { key: "request", required: true, slot: &mut self.request },
            Field { key: "reaches", required: false, slot: &mut self.reaches },
            Field { key: "stopsAt", required: false, slot: &mut self.stops_at },
        ]
    }

    pub(super) fn judge(&self, decided: &[Decision]) -> Option<Failure> {
        let decision = decided.first()?;
        let holds = match &self.stops_at {
            None => decision.outcome() == StepOutcome::Decided(Outcome::Allowed),
            Some(stop) => stop.is_where(decision),
        };
        (!holds).then(|| Failure::Decided { decision: Box::new(decision.clone()) })
    }
}

impl Stop {
    fn is_where(&self, decision: &Decision) -> bool {
        let is_last = decision.steps.len() == self.step + 1;
        let layers: Vec<&str> = decision.decided_by().iter().map(|layer| layer.label()).collect();
        is_last
            && decision.outcome() != StepOutcome::Decided(Outcome::Allowed)
            && self.denied_by.iter().all(|layer| layers.contains(&label(*layer)))
    }
}
