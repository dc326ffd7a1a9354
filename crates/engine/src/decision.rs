//! The decision about a whole request: every call on the way, and how far it got.

use crate::actions;
use crate::assume;
use crate::caller::{Caller, CallerKind};
use crate::claims;
use crate::context::{Context, Contradiction, Entry, Source};
use crate::decide::{self, Outcome, Verdict};
use crate::invalid::Invalid;
use crate::layer::Layer;
use crate::note::{Note, notes};
use crate::parameters;
#[cfg(feature = "reports")]
use crate::record::{self, AssumeParameters, Identity};
use crate::request::{Assume, Call, Key, Request, Value};
use crate::rule::Rule;
use crate::service;
use crate::trace::LayerTrace;
use crate::unknown::Conditional;
use crate::unknown::open::{Bound, Open};
use crate::world::{Tags, World};

/// What came out for a request, with the reasons.
#[derive(Clone, Debug)]
pub struct Decision {
    /// One for each call that was decided, in order. The last one decides: all before it are allowed.
    pub steps: Vec<Step>,
    /// What a reader should know about the request that is no error.
    pub notes: Vec<Note>,
    /// What the result hangs on, where some context is not known. The steps are then those of the request
    /// with all of it absent.
    pub conditional: Option<Conditional>,
}

/// One call: an assume-role call or the request itself.
#[derive(Clone, Debug)]
pub struct Step {
    /// Who made it, as error messages name the caller.
    pub principal: String,
    /// What was called.
    pub action: String,
    /// On what.
    pub resource: String,
    /// The result.
    pub outcome: StepOutcome,
    /// The result for the call's own permission, without the others it needs.
    pub own: Outcome,
    /// The layers that decided, see [`Verdict::decided_by`].
    pub decided_by: Vec<Layer>,
    /// The rules that settled it.
    pub rules: Vec<Rule>,
    /// What each layer says; empty where the call was not valid to begin with.
    pub layers: Vec<LayerTrace>,
    /// Further permissions that the call needs.
    pub also_needs: Vec<AlsoNeeded>,
    /// The context, in the order in which it came together.
    pub context: Vec<Entry>,
    /// Who the call's record says made it.
    #[cfg(feature = "reports")]
    pub identity: Identity,
    /// For an assume call: its parameters.
    #[cfg(feature = "reports")]
    pub assume: Option<AssumeParameters>,
    /// The account that owns what was called.
    pub owner: Option<String>,
    /// Given context that contradicts the world.
    pub contradicted: Vec<Contradiction>,
    /// Condition keys that statements asked for and that nobody gave or derived, in lower case.
    pub missing_keys: Vec<String>,
    /// The session, where the call was a granted assumption.
    pub session: Option<IssuedSession>,
}

/// The result of one call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepOutcome {
    /// Authorization was decided.
    Decided(Outcome),
    /// The call is not valid; no authorization result.
    Invalid(Invalid),
}

/// A permission without a call of its own that a call needs too.
#[derive(Clone, Debug)]
pub struct AlsoNeeded {
    /// `sts:TagSession` or `sts:SetSourceIdentity`.
    pub action: String,
    /// Whether it is granted.
    pub verdict: Verdict,
}

/// What a granted assumption gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedSession {
    /// The session's ARN.
    pub arn: String,
    /// Lifetime in seconds.
    pub expires_in: u32,
    /// Session tags in force, passed and inherited.
    pub tags: Tags,
    /// What `aws:PrincipalTag/…` reads from now on.
    pub principal_tags: Tags,
    /// The source identity.
    pub source_identity: Option<String>,
}

impl Outcome {
    /// The worse of two results.
    pub(crate) fn worse(self, other: Self) -> Self {
        let rank = |outcome| match outcome {
            Self::Allowed => 0,
            Self::ImplicitDeny => 1,
            Self::ExplicitDeny => 2,
        };
        if rank(other) > rank(self) { other } else { self }
    }
}

impl Step {
    pub(crate) fn new(caller: &Caller<'_>, call: &Call, context: &Context) -> Self {
        Self {
            principal: caller.name(),
            action: call.action.clone(),
            resource: call.resource.clone(),
            outcome: StepOutcome::Decided(Outcome::ImplicitDeny),
            own: Outcome::ImplicitDeny,
            decided_by: Vec::new(),
            rules: Vec::new(),
            layers: Vec::new(),
            also_needs: Vec::new(),
            context: Vec::new(),
            #[cfg(feature = "reports")]
            identity: record::identity(caller, context),
            #[cfg(feature = "reports")]
            assume: None,
            owner: context.text("aws:ResourceAccount").map(str::to_owned),
            contradicted: Vec::new(),
            missing_keys: Vec::new(),
            session: None,
        }
    }

    pub(crate) fn set(&mut self, verdict: Verdict) {
        self.outcome = StepOutcome::Decided(verdict.outcome);
        self.own = verdict.outcome;
        self.decided_by = verdict.decided_by;
        self.rules = verdict.rules;
        self.layers = verdict.layers;
    }

    /// Takes over the context, when nothing is left to ask of it.
    pub(crate) fn set_context(&mut self, mut context: Context) {
        self.missing_keys = context.open.take().map(Open::into_missed).unwrap_or_default();
        (self.context, self.contradicted) = context.into_parts();
    }

    pub(crate) fn refuse(&mut self, invalid: Invalid) {
        self.rules = vec![invalid.rule()];
        self.decided_by = Vec::new();
        self.outcome = StepOutcome::Invalid(invalid);
    }
}

impl Step {
    /// The permission beside the call's own that error texts and verdicts name instead of the call: the one
    /// for a source identity wherever it is refused, others where the call's own was granted.
    pub fn refused_permission(&self) -> Option<&AlsoNeeded> {
        let StepOutcome::Decided(outcome) = self.outcome else { return None };
        let refused =
            |also: &&AlsoNeeded| outcome != Outcome::Allowed && also.verdict.outcome == outcome;
        let identity = |also: &&AlsoNeeded| also.action == "sts:SetSourceIdentity";
        self.also_needs.iter().filter(refused).find(identity).or_else(|| {
            self.also_needs.iter().find(refused).filter(|_| self.own == Outcome::Allowed)
        })
    }
}

impl Decision {
    /// The result of the whole request: that of the last call decided.
    pub fn outcome(&self) -> StepOutcome {
        let nothing = StepOutcome::Decided(Outcome::ImplicitDeny);
        self.steps.last().map_or(nothing, |step| step.outcome.clone())
    }

    /// The layers that decided the whole request.
    pub fn decided_by(&self) -> &[Layer] {
        self.steps.last().map_or(&[], |step| &step.decided_by)
    }
}

/// Decides a request: each assume call in turn, and then the request itself, which is reached only if
/// all before it were granted.
pub fn decide(world: &World, request: &Request) -> Decision {
    let caller = Caller::of_request(world, request);
    let notes = notes(world, request, &caller);
    decide_steps(world, request, caller, notes, None)
}

/// The same where keys may be unknown, with statements that hang on them counted one way.
#[cfg(feature = "unknown")]
pub(crate) fn decide_bounded(world: &World, request: &Request, bound: Bound) -> Decision {
    let caller = Caller::of_request(world, request);
    decide_steps(world, request, caller, Vec::new(), Some(bound))
}

fn decide_steps<'w>(
    world: &'w World,
    request: &Request,
    mut caller: Caller<'w>,
    notes: Vec<Note>,
    bound: Option<Bound>,
) -> Decision {
    let mut decision = Decision { steps: Vec::new(), notes, conditional: None };
    for step in &request.assume {
        let (result, next) = assume::assume(world, &caller, step, bound);
        decision.steps.push(result);
        match next {
            Some(next) => caller = next,
            None => return with_contradictions(decision, request),
        }
    }
    decision.steps.push(itself(world, &caller, &request.call, bound));
    with_contradictions(decision, request)
}

fn with_contradictions(mut decision: Decision, request: &Request) -> Decision {
    for (at, step) in decision.steps.iter().enumerate() {
        let step_number = (at < request.assume.len()).then_some(at);
        decision.notes.extend(step.contradicted.iter().map(|found| Note::GivenContradicts {
            step: step_number,
            key: found.key.to_string(),
            follows: found.follows.clone(),
        }));
    }
    decision
}

/// The permissions of an assume call (section 3.1 of roles-and-sessions.md, R-030).
const ASSUMING: [&str; 5] = [
    "sts:assumerole",
    "sts:assumerolewithsaml",
    "sts:assumerolewithwebidentity",
    "sts:tagsession",
    "sts:setsourceidentity",
];

/// The keys that a call sets by itself: what the caller's session hands on, and what its token or assertion says. What else
/// an assume call passes is given in the request's context.
fn parameters_of(
    world: &World,
    caller: &Caller<'_>,
    action: &str,
    resource: &str,
) -> Vec<(Key, Value, Source)> {
    if !ASSUMING.contains(&action) {
        return match &caller.kind {
            CallerKind::External(_) => claims::keys(caller),
            _ => Vec::new(),
        };
    }
    let step = Assume { role: resource.to_owned(), ..Assume::default() };
    let step = claims::parameters(caller, &step);
    parameters::context(&step, caller, world.role(resource), step.session_name.as_deref())
}

/// The request itself.
fn itself(world: &World, caller: &Caller<'_>, call: &Call, bound: Option<Bound>) -> Step {
    let call = &*actions::on_its_resource(call);
    let action = call.action.to_ascii_lowercase();
    let parameters = parameters_of(world, caller, &action, &call.resource);
    let context = decide::context_of(world, caller, call, &parameters, bound);
    let mut step = Step::new(caller, call, &context);
    if let CallerKind::External(external) = &caller.kind
        && action.starts_with("sts:assumerolewith")
        && let Err(invalid) = parameters::check_identity(world, external, &call.resource)
    {
        step.refuse(invalid);
        step.set_context(context);
        return step;
    }
    step.set(decide::decide(world, caller, call, &context));
    step.set_context(context);
    let allowed = step.outcome == StepOutcome::Decided(Outcome::Allowed);
    if allowed && service::is_unmodifiable(&action, &call.resource) {
        step.refuse(Invalid::Unmodifiable);
    }
    if matches!(&caller.kind, CallerKind::Role(role) if role.session_name.is_none()) {
        step.rules.push(Rule::E_060);
    }
    step
}
