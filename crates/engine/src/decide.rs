//! The algorithm of section 4 of evaluation.md: one call, one decision.

use hatcheck_policy::Arn;

use crate::caller::{Caller, CallerKind};
use crate::context::{Context, Source};
use crate::layer::{Layer, LayerOutcome};
use crate::layers::{Scene, strongest_class};
use crate::matching::Subject;
use crate::request::{Call, Key, Value};
use crate::rule::Rule;
use crate::service::{self, ServiceRule};
use crate::trace::{Because, Class, LayerTrace};
use crate::unknown::open::{Bound, Open};
use crate::world::{World, is_service_linked};
use crate::{derive, public_bucket};

/// What came out for one action on one resource.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// The result.
    pub outcome: Outcome,
    /// On a denial every layer that alone would have denied; on an allow every layer that granted
    /// (E-022).
    pub decided_by: Vec<Layer>,
    /// The rules that settled it.
    pub rules: Vec<Rule>,
    /// What each layer says.
    pub layers: Vec<LayerTrace>,
}

/// The three results (E-020).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Granted.
    Allowed,
    /// Nothing granted it, or a guardrail did not let it through.
    ImplicitDeny,
    /// A Deny applies.
    ExplicitDeny,
}

/// The owner of the resource: given, known from the world, written in the ARN, or the caller's
/// account (E-003).
pub(crate) fn owner<'o>(
    world: &'o World,
    caller: &'o Caller<'_>,
    call: &'o Call,
) -> Option<&'o str> {
    let in_arn = call.resource.split(':').nth(4).filter(|account| !account.is_empty());
    call.resource_account
        .as_deref()
        .or_else(|| {
            let known = world.resources_of(&call.resource);
            known.into_iter().find_map(|resource| resource.account.as_deref())
        })
        .or(in_arn.filter(|_| call.resource.starts_with("arn:")))
        // Not a customer account (E-005).
        .filter(|account| *account != "aws")
        .or_else(|| caller.account())
}

/// The context of a call, with what its parameters put there.
pub(crate) fn context_of(
    world: &World,
    caller: &Caller<'_>,
    call: &Call,
    parameters: &[(Key, Value, Source)],
    bound: Option<Bound>,
) -> Context {
    let owner = owner(world, caller, call);
    let mut context = derive::context(world, caller, call, parameters, owner);
    context.open = bound.map(|bound| {
        let assumes = parameters.iter().any(|(key, ..)| **key == *"sts:RoleSessionName");
        Open::of(world, caller, call, owner, assumes, bound)
    });
    context
}

/// Decides one action on one resource.
pub(crate) fn decide(
    world: &World,
    caller: &Caller<'_>,
    call: &Call,
    context: &Context,
) -> Verdict {
    let action = call.action.to_ascii_lowercase();
    let owner = owner(world, caller, call);
    // A. Calls decided without policies.
    if let Some(rule) = service::needs_no_permission(caller, &action) {
        return by_service(Outcome::Allowed, rule, Vec::new());
    }
    let scene = Scene {
        world,
        subject: Subject { caller, action, resource: &call.resource, context },
        owner,
        // What a service calls onward does not pass the caller's endpoint (E-128, L-305).
        through: call.through.as_deref().filter(|_| !context.is_forwarded()),
    };
    // B. Every layer, whatever decides in the end (E-067).
    let layers = scene.layers();
    let action = &scene.subject.action;
    let refused = service::cannot_call(caller, action, context)
        .or_else(|| {
            service::passes_foreign_role(caller, action, owner)
                .then_some(ServiceRule::PassRoleAcrossAccounts)
        })
        .or_else(|| {
            service::partitions_differ(caller, &call.resource)
                .then_some(ServiceRule::PartitionsDiffer)
        });
    if let Some(rule) = refused {
        return by_service(Outcome::ImplicitDeny, rule, layers);
    }
    Deciding { scene: &scene, layers, rules: Vec::new() }.decide(call)
}

fn by_service(outcome: Outcome, rule: ServiceRule, mut layers: Vec<LayerTrace>) -> Verdict {
    let said = match outcome {
        Outcome::Allowed => LayerOutcome::Allow,
        Outcome::ImplicitDeny => LayerOutcome::ImplicitDeny,
        Outcome::ExplicitDeny => LayerOutcome::ExplicitDeny,
    };
    layers.push(service_layer(said, rule));
    Verdict { outcome, decided_by: vec![Layer::Service], rules: vec![rule.rule()], layers }
}

fn service_layer(outcome: LayerOutcome, rule: ServiceRule) -> LayerTrace {
    let because = Some(Because::Service(rule));
    LayerTrace { layer: Layer::Service, outcome, policies: Vec::new(), because }
}

struct Deciding<'d, 's, 'w> {
    scene: &'d Scene<'s, 'w>,
    layers: Vec<LayerTrace>,
    rules: Vec<Rule>,
}

/// Whether the grant step succeeded: the layers that granted, or those that were missing.
enum Grant {
    By(Vec<Layer>),
    Missing(Vec<Layer>),
}

impl Deciding<'_, '_, '_> {
    fn decide(mut self, call: &Call) -> Verdict {
        self.service_rules(call);
        // C. An explicit deny in any layer ends it (E-070).
        let denies = self.with_outcome(LayerOutcome::ExplicitDeny);
        if !denies.is_empty() {
            if denies != [Layer::Service] {
                self.cite(Rule::E_070);
            }
            return self.verdict(Outcome::ExplicitDeny, denies);
        }
        // D. Guardrails that need an Allow.
        let mut gaps = Vec::new();
        for (layer, rule) in [(Layer::Scp, Rule::E_103), (Layer::VpcEndpoint, Rule::E_121)] {
            if self.says(layer) == LayerOutcome::ImplicitDeny {
                self.cite(if self.has_empty_level(layer) { Rule::E_112 } else { rule });
                gaps.push(layer);
            }
        }
        // E. The grant.
        let granted = match self.grant() {
            Grant::By(layers) => layers,
            Grant::Missing(missing) => {
                gaps.extend(missing);
                Vec::new()
            }
        };
        // F. Last rules.
        if self.says(Layer::Service) == LayerOutcome::ImplicitDeny {
            gaps.push(Layer::Service);
        }
        if gaps.is_empty() {
            self.verdict(Outcome::Allowed, granted)
        } else {
            self.verdict(Outcome::ImplicitDeny, gaps)
        }
    }

    /// Adds the `service` layer where a service has a word of its own.
    fn service_rules(&mut self, call: &Call) {
        let (caller, action) = (self.scene.subject.caller, &self.scene.subject.action);
        let owner = self.scene.owner;
        if service::unlocks_bucket_policy(caller, action, owner) {
            // No Deny of the bucket's own policy counts here (E-321).
            if let Some(layer) = self.layers.iter_mut().find(|l| l.layer == Layer::Resource)
                && layer.outcome == LayerOutcome::ExplicitDeny
            {
                layer.outcome = LayerOutcome::Allow;
                layer.because = Some(Because::Service(ServiceRule::BucketPolicyUnlocked));
                self.cite(Rule::E_321);
            }
        }
        let known = self.scene.world.resources_of(&call.resource);
        let refusal = if known.iter().any(|own| public_bucket::blocks(own, caller, owner)) {
            Some((LayerOutcome::ExplicitDeny, ServiceRule::PublicBucketBlocked))
        } else if let Some(rule) = service::refuses(action, call) {
            Some((LayerOutcome::ImplicitDeny, rule))
        } else if service::leaves_organization(self.scene.world, caller, action, owner) {
            Some((LayerOutcome::ImplicitDeny, ServiceRule::AssumeRootOutsideOrganization))
        } else if service::crosses_with_key(caller, action, owner) {
            Some((LayerOutcome::ImplicitDeny, ServiceRule::KeyOperationAcrossAccounts))
        } else if self.is_foreign_to_linked_role()
            && matches!(self.says(Layer::Trust), LayerOutcome::Allow)
        {
            Some((LayerOutcome::ImplicitDeny, ServiceRule::ServiceLinkedRoleIsForItsService))
        } else if matches!(caller.kind, CallerKind::Anonymous)
            && self.says(Layer::Resource) == LayerOutcome::Allow
            && !service::takes_unsigned(action)
        {
            Some((LayerOutcome::ImplicitDeny, ServiceRule::UnsignedRequest))
        } else {
            None
        };
        if let Some((outcome, rule)) = refusal {
            self.cite(rule.rule());
            self.layers.push(service_layer(outcome, rule));
        }
    }

    fn grant(&mut self) -> Grant {
        let own = self.own_layer();
        let class = self.layers.iter().find(|l| l.layer == own).and_then(strongest_class);
        let caller = self.scene.subject.caller;
        if caller.account().is_none() {
            return self.grant_to_outsider(own, class);
        }
        if self.scene.subject.action == "sts:assumeroot" {
            return self.grant_root_session();
        }
        if caller.account() == self.scene.owner {
            self.grant_in_account(own, class)
        } else {
            self.grant_across_accounts(own, class)
        }
    }

    /// The layer of the resource's own policy.
    fn own_layer(&self) -> Layer {
        if self.scene.is_assumption() { Layer::Trust } else { Layer::Resource }
    }

    /// Anonymous callers, services and external identities: only being named counts (E-215, E-230,
    /// E-266).
    fn grant_to_outsider(&mut self, own: Layer, class: Option<Class>) -> Grant {
        self.cite(match (&self.scene.subject.caller.kind, own) {
            (CallerKind::Service(_), Layer::Trust) => Rule::E_265,
            (CallerKind::Service(_), _) => Rule::E_215,
            (CallerKind::External(_), _) => Rule::E_266,
            _ => Rule::E_230,
        });
        match class {
            Some(Class::Direct) => Grant::By(vec![own]),
            _ => Grant::Missing(vec![own]),
        }
    }

    /// Section 6: who may skip which implicit deny.
    fn grant_in_account(&mut self, own: Layer, class: Option<Class>) -> Grant {
        let trust = own == Layer::Trust;
        let explicit_trust = trust || self.scene.is_kms_key() || self.is_configured_explicit();
        let side = self.missing(&[Layer::Identity, Layer::Boundary, Layer::Session]);
        match class {
            Some(Class::Direct) => {
                self.cite(if trust { Rule::E_260 } else { Rule::E_173 });
                let mut granted = vec![own];
                if side.is_empty() && !explicit_trust {
                    granted.push(Layer::Identity);
                }
                Grant::By(granted)
            }
            Some(Class::ViaRole | Class::ViaUser) => {
                self.cite(if trust { Rule::E_261 } else { Rule::E_174 });
                let capped = self.missing(&[Layer::Boundary, Layer::Session]);
                if !capped.is_empty() {
                    self.cite_missing(&capped);
                    return Grant::Missing(capped);
                }
                let mut granted = vec![own];
                if side.is_empty() && !explicit_trust {
                    granted.push(Layer::Identity);
                }
                Grant::By(granted)
            }
            account => {
                let mut missing = side;
                let named = account.is_some();
                self.cite(match (explicit_trust, trust, named) {
                    (false, ..) if missing.is_empty() && self.is_root() => Rule::E_200,
                    (false, ..) => Rule::E_175,
                    (true, true, true) => Rule::E_262,
                    (true, true, false) => Rule::E_263,
                    (true, false, _) => Rule::E_176,
                });
                if explicit_trust && !named {
                    missing.push(own);
                }
                if missing.is_empty() {
                    let mut granted = vec![Layer::Identity];
                    granted.extend(explicit_trust.then_some(own));
                    return Grant::By(granted);
                }
                self.cite_missing(&missing);
                Grant::Missing(missing)
            }
        }
    }

    /// `sts:AssumeRoot` reads no trust policy: the caller's side alone decides (section 3.1 of
    /// roles-and-sessions.md).
    fn grant_root_session(&mut self) -> Grant {
        self.cite(Rule::E_210);
        let missing = self.missing(&[Layer::Identity, Layer::Boundary, Layer::Session]);
        if missing.is_empty() {
            return Grant::By(vec![Layer::Identity]);
        }
        self.cite_missing(&missing);
        Grant::Missing(missing)
    }

    /// Section 7: both sides must allow, and nothing is skipped (E-190, E-192).
    fn grant_across_accounts(&mut self, own: Layer, class: Option<Class>) -> Grant {
        self.cite(if own == Layer::Trust { Rule::E_264 } else { Rule::E_190 });
        let mut missing = self.missing(&[Layer::Identity, Layer::Boundary, Layer::Session]);
        if class.is_none() {
            if self.says(own) == LayerOutcome::NotApplicable {
                self.cite(Rule::E_193);
            }
            missing.push(own);
        }
        if missing.is_empty() {
            return Grant::By(vec![Layer::Identity, own]);
        }
        self.cite_missing(&missing);
        Grant::Missing(missing)
    }

    /// Whether somebody else than its service assumes a role that is linked to one (E-226).
    fn is_foreign_to_linked_role(&self) -> bool {
        let subject = &self.scene.subject;
        let is_own = |arn: &Arn| match &subject.caller.kind {
            CallerKind::Service(service) => arn.rest().split('/').any(|part| *part == **service),
            _ => false,
        };
        self.scene.is_assumption()
            && Arn::parse(subject.resource)
                .is_some_and(|arn| is_service_linked(&arn) && !is_own(&arn))
    }

    fn has_empty_level(&self, layer: Layer) -> bool {
        let trace = self.layers.iter().find(|trace| trace.layer == layer);
        trace.is_some_and(|trace| matches!(trace.because, Some(Because::EmptyLevel(_))))
    }

    fn has_no_policy(&self, layer: Layer) -> bool {
        self.layers.iter().any(|trace| trace.layer == layer && trace.policies.is_empty())
    }

    fn is_configured_explicit(&self) -> bool {
        self.scene.world.has_explicit_trust(self.scene.subject.resource)
    }

    fn is_root(&self) -> bool {
        matches!(self.scene.subject.caller.kind, CallerKind::Root(_) | CallerKind::AssumedRoot(_))
    }

    fn says(&self, layer: Layer) -> LayerOutcome {
        self.layers
            .iter()
            .find(|trace| trace.layer == layer)
            .map_or(LayerOutcome::NotApplicable, |trace| trace.outcome)
    }

    fn with_outcome(&self, outcome: LayerOutcome) -> Vec<Layer> {
        self.layers.iter().filter(|l| l.outcome == outcome).map(|l| l.layer).collect()
    }

    /// Those of the layers that apply and do not allow.
    fn missing(&self, layers: &[Layer]) -> Vec<Layer> {
        let silent = |layer: &&Layer| self.says(**layer) == LayerOutcome::ImplicitDeny;
        layers.iter().filter(silent).copied().collect()
    }

    fn cite_missing(&mut self, missing: &[Layer]) {
        for layer in missing {
            match layer {
                Layer::Boundary => self.cite(Rule::E_151),
                Layer::Session => self.cite(match self.scene.subject.caller.kind {
                    CallerKind::FederatedUser { .. } if self.has_no_policy(*layer) => Rule::E_241,
                    CallerKind::AssumedRoot(_) => Rule::E_211,
                    _ => Rule::E_162,
                }),
                _ => {}
            }
        }
    }

    fn cite(&mut self, rule: Rule) {
        if !self.rules.contains(&rule) {
            self.rules.push(rule);
        }
    }

    /// Layers are named in the order of explanations, each once.
    fn verdict(self, outcome: Outcome, decided_by: Vec<Layer>) -> Verdict {
        let decided_by = Layer::in_order(&decided_by);
        Verdict { outcome, decided_by, rules: self.rules, layers: self.layers }
    }
}
