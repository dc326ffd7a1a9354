//! What would close a gap that a decision fell into, read off its trace: an entry, a statement, a policy, or
//! something else sent with the call.
//!
//! Remedies are only proposed here, best first; whoever offers one decides again with it. None takes a Deny
//! away, and none lets in more than the call asks for: no `*` is added where the call itself is not on `*`.

mod missing;
mod narrow;
mod send;

use std::sync::Arc;

use crate::decision::{Decision, Step, StepOutcome};
use crate::invalid::Invalid;
use crate::layer::Layer;
use crate::note::Note;
use crate::request::{Request, Value};
use crate::world::World;
use crate::{LayerOutcome, Outcome};

pub use missing::principal_of;

/// One change that may turn a decision, or bring it nearer to turning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// An entry for an element of a statement that is there.
    Extend {
        /// The policy.
        policy: PolicyName,
        /// The statement's place in it, from 0.
        statement: usize,
        /// The statement's name.
        sid: Option<Arc<str>>,
        /// What to add, and to which element.
        entry: Entry,
    },
    /// A statement for a policy that is there.
    AddStatement {
        /// The policy.
        policy: PolicyName,
        /// What it allows.
        grant: Grant,
    },
    /// A policy for what has none.
    AttachPolicy {
        /// The layer that it makes.
        layer: Layer,
        /// The ARN of the user, role or resource.
        to: String,
        /// What it allows.
        grant: Grant,
    },
    /// A tag for a user, role or resource.
    Tag {
        /// Its ARN.
        on: String,
        /// The tag's key.
        key: String,
        /// The tag's value.
        value: String,
    },
    /// Something else in the request.
    Send {
        /// The call: of the roles to assume, or the request itself behind them.
        step: usize,
        /// What.
        what: Sent,
    },
}

/// A policy by the names that people know it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyName {
    /// The layer it belongs to.
    pub layer: Layer,
    /// Its name.
    pub name: Arc<str>,
    /// The ARN or id of what it hangs on.
    pub attached_to: Arc<str>,
    /// Where its document stands.
    pub path: Arc<str>,
}

/// An entry of a statement's element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// For `Action`.
    Action(String),
    /// For `Resource`.
    Resource(String),
    /// For `Principal`.
    Principal(PrincipalText),
}

/// A principal as policies write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipalText {
    /// `AWS`, `Service` or `Federated`.
    pub word: &'static str,
    /// The ARN or name.
    pub text: String,
}

/// What a new statement allows: just what the call needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The actions.
    pub actions: Vec<String>,
    /// The resource; none in a trust policy.
    pub resource: Option<String>,
    /// The principal, in policies that have one; `None` in those that have none.
    pub principal: Option<PrincipalText>,
    /// Texts that keys must equal: without them a provider would let in all its users.
    pub conditions: Vec<(String, String)>,
}

/// Something sent with a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// Another role, nearly of that name.
    Role(String),
    /// An external id.
    ExternalId(String),
    /// A source identity.
    SourceIdentity(String),
    /// A session name.
    SessionName(String),
    /// A session tag.
    SessionTag(String, String),
    /// A duration in seconds.
    Duration(u32),
    /// A context key.
    Context(String, Value),
}

/// What may help the last step of a decision, best first. Empty where it is allowed.
pub fn remedies(world: &World, request: &Request, decision: &Decision) -> Vec<Remedy> {
    let Some(step) = decision.steps.last() else { return Vec::new() };
    let at = decision.steps.len() - 1;
    // In a policy these characters would mean more than they do in a request (L-165).
    let special = |text: &str| text != "*" && text.contains(['*', '?', '$']);
    if special(&step.resource) || step.action.contains(['*', '?']) || !step.action.contains(':') {
        return Vec::new();
    }
    match &step.outcome {
        StepOutcome::Invalid(invalid) => {
            duration(invalid).map(|what| Remedy::Send { step: at, what }).into_iter().collect()
        }
        StepOutcome::Decided(Outcome::Allowed) => Vec::new(),
        StepOutcome::Decided(outcome) => {
            let scene = Scene { world, request, step, at };
            let mut found: Vec<Remedy> =
                decision.notes.iter().filter_map(|note| scene.nearest_role(note)).collect();
            found.extend(match outcome {
                Outcome::ExplicitDeny => send::against_denials(&scene),
                _ => missing::allows(&scene),
            });
            found
        }
    }
}

/// A duration that the service takes.
fn duration(invalid: &Invalid) -> Option<Sent> {
    Some(Sent::Duration(match invalid {
        Invalid::AboveRoleMaximum { maximum, .. } => *maximum,
        Invalid::AboveChainingMaximum { .. } => 3_600,
        Invalid::DurationOutOfRange { seconds } if *seconds < 900 => 900,
        Invalid::DurationOutOfRange { .. } => 43_200,
        _ => return None,
    }))
}

/// The step that is to be helped.
struct Scene<'s> {
    world: &'s World,
    request: &'s Request,
    step: &'s Step,
    /// Its place in the chain.
    at: usize,
}

impl Scene<'_> {
    fn assumes(&self) -> bool {
        self.at < self.request.assume.len()
    }

    fn is_through_gateway(&self) -> bool {
        let endpoint = self.request.call.through.as_deref();
        endpoint.and_then(|id| self.world.vpc_endpoint(id)).is_some_and(|endpoint| endpoint.gateway)
    }

    fn nearest_role(&self, note: &Note) -> Option<Remedy> {
        match note {
            Note::RoleNotListed { step, nearest: Some(nearest), .. } if *step == self.at => {
                Some(Remedy::Send { step: *step, what: Sent::Role(nearest.clone()) })
            }
            _ => None,
        }
    }

    /// The permissions that are refused, each with what the layers say to it.
    fn refused(&self) -> Vec<(&str, &[crate::trace::LayerTrace], &[Layer])> {
        let mut refused = Vec::new();
        if self.step.own != Outcome::Allowed {
            let own = self.step.decided_by.iter().filter(|layer| self.lacks(**layer)).count();
            if own > 0 {
                let layers = self.step.layers.as_slice();
                refused.push((self.step.action.as_str(), layers, self.step.decided_by.as_slice()));
            }
        }
        for also in &self.step.also_needs {
            if also.verdict.outcome != Outcome::Allowed {
                let verdict = &also.verdict;
                let decided = verdict.decided_by.as_slice();
                refused.push((also.action.as_str(), verdict.layers.as_slice(), decided));
            }
        }
        refused
    }

    fn lacks(&self, layer: Layer) -> bool {
        self.step
            .layers
            .iter()
            .any(|trace| trace.layer == layer && trace.outcome != LayerOutcome::Allow)
    }
}
