//! Which layers exist for a call, and what each of them says (sections 1.1 and 5 of evaluation.md).

mod rcp_services;

use hatcheck_policy::Arn;

use crate::caller::{Caller, CallerKind};
use crate::layer::{Layer, LayerOutcome};
use crate::matching::{self, PrincipalReading, Subject};
use crate::trace::{Because, Class, LayerTrace, PolicyTrace};
use crate::world::{Account, Level, NamedPolicy, Resource, World};

/// What the layers are collected for.
pub(crate) struct Scene<'s, 'w> {
    pub world: &'w World,
    pub subject: Subject<'s, 'w>,
    /// The resource's owner (E-003).
    pub owner: Option<&'s str>,
    /// The endpoint the call travels through.
    pub through: Option<&'s str>,
}

impl<'w> Scene<'_, 'w> {
    fn caller(&self) -> &Caller<'w> {
        self.subject.caller
    }

    fn is_action(&self, name: &str) -> bool {
        self.subject.action == name
    }

    /// The service prefix of the action.
    pub(crate) fn service(&self) -> &str {
        self.subject.action.split(':').next().unwrap_or_default()
    }

    /// Whether the call wears a role, so that the trust policy is the resource's policy (section 9).
    pub(crate) fn is_assumption(&self) -> bool {
        self.subject.action.starts_with("sts:assumerole")
            || ["sts:tagsession", "sts:setsourceidentity", "sts:setcontext"]
                .iter()
                .any(|action| self.is_action(action) && self.subject.resource.contains(":role/"))
    }

    /// Every layer, in the order of explanations (E-061). None is left out because another already
    /// decided (E-067).
    pub(crate) fn layers(&self) -> Vec<LayerTrace> {
        let own = if self.is_assumption() { Self::trust } else { Self::resource };
        let all: [fn(&Self) -> LayerTrace; 7] = [
            Self::rcp,
            Self::scp,
            Self::vpc_endpoint,
            own,
            Self::identity,
            Self::boundary,
            Self::session,
        ];
        all.iter().map(|layer| layer(self)).collect()
    }

    /// Evaluates policies as one set (E-031, E-032).
    fn policies(&self, policies: &[NamedPolicy], reading: PrincipalReading) -> Vec<PolicyTrace> {
        policies.iter().map(|named| matching::policy(named, &self.subject, reading)).collect()
    }

    fn rcp(&self) -> LayerTrace {
        let account = self.owner.and_then(|owner| self.world.account(owner));
        let because = match account {
            Some(account) if !account.resource_control_policies.is_empty() => {
                self.rcp_exemption(account)
            }
            _ => Some(Because::NothingAttached),
        };
        let (Some(account), None) = (account, &because) else {
            return not_applicable(Layer::Rcp, because);
        };
        let mut policies = Vec::new();
        for level in &account.resource_control_policies {
            policies.extend(self.policies(&level.policies, PrincipalReading::Guardrail));
        }
        // The full-access policy is attached at every level and cannot be removed (E-083).
        let outcome = match outcome(&policies) {
            LayerOutcome::ExplicitDeny => LayerOutcome::ExplicitDeny,
            _ => LayerOutcome::Allow,
        };
        let because = (outcome == LayerOutcome::Allow).then_some(Because::RcpFullAccess);
        LayerTrace { layer: Layer::Rcp, outcome, policies, because }
    }

    fn rcp_exemption(&self, account: &Account) -> Option<Because> {
        if is_management(account) {
            return Some(Because::ManagementAccount); // E-084
        }
        let linked_target = self
            .world
            .role(self.subject.resource)
            .is_some_and(|role| self.is_assumption() && role.is_service_linked());
        if self.caller().is_service_linked() || linked_target {
            return Some(Because::ServiceLinkedRole); // E-085
        }
        let untouched = self.is_action("kms:retiregrant"); // E-086
        (untouched || !rcp_services::reach(self.service()))
            .then_some(Because::ServiceWithoutRcpSupport)
    }

    fn scp(&self) -> LayerTrace {
        let because = match self.caller().kind {
            // Not principals of any account (E-109, E-018, E-019).
            CallerKind::Service(_) | CallerKind::External(_) | CallerKind::Anonymous => {
                Some(Because::NotForThisCaller)
            }
            _ if self.caller().is_service_linked() => Some(Because::ServiceLinkedRole), // E-107
            _ => None,
        };
        let account = self.caller().account().and_then(|account| self.world.account(account));
        let levels = account.map_or(&[][..], |account| &account.service_control_policies);
        let because = because
            .or_else(|| account.filter(|a| is_management(a)).map(|_| Because::ManagementAccount))
            .or_else(|| levels.is_empty().then_some(Because::NothingAttached)); // E-111
        if because.is_some() {
            return not_applicable(Layer::Scp, because);
        }
        self.scp_levels(levels)
    }

    /// Each level must allow, and none may deny (E-103, E-104).
    fn scp_levels(&self, levels: &[Level]) -> LayerTrace {
        let mut policies = Vec::new();
        let mut gap = None;
        let mut denied = false;
        for level in levels {
            let traces = self.policies(&level.policies, PrincipalReading::None);
            match outcome(&traces) {
                LayerOutcome::ExplicitDeny => denied = true,
                LayerOutcome::Allow => {}
                _ if gap.is_none() => gap = Some(level),
                _ => {}
            }
            policies.extend(traces);
        }
        let outcome = match (denied, &gap) {
            (true, _) => LayerOutcome::ExplicitDeny,
            (false, Some(_)) => LayerOutcome::ImplicitDeny,
            (false, None) => LayerOutcome::Allow,
        };
        let because = gap.map(|level| match level.policies.is_empty() {
            true => Because::EmptyLevel(level.target.clone()), // E-112
            false => Because::LevelWithoutAllow(level.target.clone()),
        });
        LayerTrace { layer: Layer::Scp, outcome, policies, because }
    }

    fn vpc_endpoint(&self) -> LayerTrace {
        let Some(id) = self.through else {
            return not_applicable(Layer::VpcEndpoint, Some(Because::NotThroughEndpoint)); // E-120
        };
        if matches!(self.caller().kind, CallerKind::Service(_)) {
            return not_applicable(Layer::VpcEndpoint, Some(Because::NotForThisCaller)); // E-017
        }
        let endpoint = self.world.vpc_endpoint(id);
        let Some(named) = endpoint.and_then(|endpoint| endpoint.policy.as_ref()) else {
            return LayerTrace {
                layer: Layer::VpcEndpoint,
                outcome: LayerOutcome::Allow,
                policies: Vec::new(),
                because: Some(Because::EndpointWithoutPolicy), // E-122
            };
        };
        let reading = match endpoint {
            Some(endpoint) if endpoint.gateway => PrincipalReading::Gateway,
            _ => PrincipalReading::Guardrail, // E-126
        };
        self.layer(Layer::VpcEndpoint, std::slice::from_ref(named), reading)
    }

    fn trust(&self) -> LayerTrace {
        let Some(role) = self.world.role(self.subject.resource) else {
            return LayerTrace {
                layer: Layer::Trust,
                outcome: LayerOutcome::ImplicitDeny,
                policies: Vec::new(),
                because: Some(Because::RoleNotListed),
            };
        };
        let mut layer = self.layer(Layer::Trust, role.trust.as_slice(), PrincipalReading::Trust);
        layer.because = role.trust.is_none().then_some(Because::NothingAttached);
        layer
    }

    fn resource(&self) -> LayerTrace {
        let resource = self.world.governing(self.subject.resource);
        let governs = |resource: &&Resource| {
            !has_no_policy(self.subject.resource)
                && (resource.policy.is_some()
                    || self.world.has_explicit_trust(self.subject.resource)
                    || self.is_kms_key())
        };
        match resource.filter(governs) {
            Some(resource) => {
                let policy = resource.policy.as_slice();
                self.layer(Layer::Resource, policy, PrincipalReading::Resource)
            }
            // A key always has a policy (E-134); one that is not known lets nobody in.
            None if self.is_kms_key() => LayerTrace {
                layer: Layer::Resource,
                outcome: LayerOutcome::ImplicitDeny,
                policies: Vec::new(),
                because: Some(Because::ResourceNotListed),
            },
            None => not_applicable(Layer::Resource, Some(Because::NothingAttached)),
        }
    }

    /// Whether the resource is a KMS key, which grants nothing its own policy does not (E-310).
    pub(crate) fn is_kms_key(&self) -> bool {
        self.service() == "kms" && self.subject.resource.contains(":key/")
    }

    fn identity(&self) -> LayerTrace {
        let caller = self.caller();
        let mut policies = Vec::new();
        let mut add = |own: &[NamedPolicy]| {
            policies.extend(self.policies(own, PrincipalReading::None));
        };
        match &caller.kind {
            CallerKind::Root(_) | CallerKind::AssumedRoot(_) => {
                return LayerTrace {
                    layer: Layer::Identity,
                    outcome: LayerOutcome::Allow,
                    policies: Vec::new(),
                    because: Some(Because::RootUser), // E-200
                };
            }
            // A session that the root user asked for (E-206).
            CallerKind::FederatedUser { user_arn: Some(by), .. } if by.ends_with(":root") => {
                return LayerTrace {
                    layer: Layer::Identity,
                    outcome: LayerOutcome::Allow,
                    policies: Vec::new(),
                    because: Some(Because::RootUser),
                };
            }
            CallerKind::Service(_) | CallerKind::External(_) | CallerKind::Anonymous => {
                return not_applicable(Layer::Identity, Some(Because::NotForThisCaller));
            }
            CallerKind::Role(role) => add(role.role.map_or(&[], |role| &role.policies)),
            CallerKind::User { user, .. } | CallerKind::FederatedUser { user, .. } => {
                // The user's own and those of all its groups are one set (E-140).
                if let Some(user) = user {
                    add(&user.policies);
                    for group in &user.groups {
                        add(self.world.group(group).map_or(&[], |group| &group.policies));
                    }
                }
            }
        }
        let because = policies.is_empty().then_some(Because::NothingAttached);
        LayerTrace { layer: Layer::Identity, outcome: outcome(&policies), policies, because }
    }

    fn boundary(&self) -> LayerTrace {
        let caller = self.caller();
        let boundary = caller
            .user()
            .and_then(|user| user.boundary.as_ref())
            .or_else(|| caller.as_role().and_then(|role| role.boundary.as_ref()))
            .filter(|_| !caller.is_service_linked()); // E-014
        match boundary {
            Some(boundary) => {
                let boundary = std::slice::from_ref(boundary);
                self.layer(Layer::Boundary, boundary, PrincipalReading::None)
            }
            None => not_applicable(Layer::Boundary, Some(Because::NothingAttached)),
        }
    }

    fn session(&self) -> LayerTrace {
        let caller = self.caller();
        let passed = caller.session.as_ref().map_or(&[][..], |session| &session.policies);
        match caller.kind {
            // Always there for these two: what was not passed allows nothing (E-241, E-016).
            CallerKind::FederatedUser { .. } | CallerKind::AssumedRoot(_) => {
                let mut layer = self.layer(Layer::Session, passed, PrincipalReading::None);
                layer.because = passed.is_empty().then_some(Because::FederatedWithoutSessionPolicy);
                layer
            }
            CallerKind::Role(_) if !passed.is_empty() && !caller.is_service_linked() => {
                self.layer(Layer::Session, passed, PrincipalReading::None) // E-161
            }
            _ => not_applicable(Layer::Session, Some(Because::NothingAttached)), // E-163
        }
    }

    fn layer(
        &self,
        layer: Layer,
        policies: &[NamedPolicy],
        reading: PrincipalReading,
    ) -> LayerTrace {
        let policies = self.policies(policies, reading);
        LayerTrace { layer, outcome: outcome(&policies), policies, because: None }
    }
}

/// Whether a resource is of a kind that never has a resource-based policy, whatever is written down for it:
/// entities of IAM (E-340; a role's trust policy is about assuming it alone), aliases of KMS keys (E-317),
/// and what EC2 manages (E-131), but for the endpoints of Verified Access.
pub(crate) fn has_no_policy(arn: &str) -> bool {
    let Some(arn) = Arn::parse(arn) else { return false };
    match arn.service() {
        "iam" => true,
        "kms" => arn.rest().starts_with("alias/"),
        "ec2" => !arn.rest().starts_with("verified-access"),
        _ => false,
    }
}

fn is_management(account: &Account) -> bool {
    account.organization.as_ref().is_some_and(|organization| organization.management_account)
}

fn not_applicable(layer: Layer, because: Option<Because>) -> LayerTrace {
    LayerTrace { layer, outcome: LayerOutcome::NotApplicable, policies: Vec::new(), because }
}

fn outcome(policies: &[PolicyTrace]) -> LayerOutcome {
    let mut statements = policies.iter().flat_map(|policy| &policy.statements);
    if statements.clone().any(|statement| statement.denies()) {
        LayerOutcome::ExplicitDeny
    } else if statements.any(|statement| statement.allows()) {
        LayerOutcome::Allow
    } else {
        LayerOutcome::ImplicitDeny
    }
}

/// The strongest class among the Allow statements of a layer that apply (E-040 ff.).
pub(crate) fn strongest_class(layer: &LayerTrace) -> Option<Class> {
    layer
        .policies
        .iter()
        .flat_map(|policy| &policy.statements)
        .filter(|statement| statement.allows())
        .filter_map(|statement| statement.principal.as_ref()?.class)
        .max()
}
