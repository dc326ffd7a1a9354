//! Whether those exist whom a trust policy names. AWS looks users and roles up when it stores the policy, and
//! keeps their ids (R-134 to R-137, E-394).

use std::collections::HashSet;
use std::sync::Arc;

use hatcheck_policy::Arn;
use hatcheck_policy::policy::{PrincipalEntry, PrincipalName, Statement};

use super::{Found, SaveFault, calls};
use crate::world::World;

/// Comparing names is slow, and nobody overlooks one of hundreds.
const COMPARED: usize = 200;

/// Who the world says there is.
pub(super) struct Known<'w> {
    world: &'w World,
    /// The accounts it describes. Of who is in another one it says nothing.
    accounts: HashSet<&'w str>,
    /// Unique ids of users and roles.
    ids: HashSet<&'w str>,
}

/// Principals of a statement whom the world does not have, and should have.
pub(super) fn check(statement: &Statement, known: &Known<'_>) -> Found {
    let entries = calls::named(statement).iter();
    entries.filter_map(|entry| Some((entry.span, known.fault(entry)?))).collect()
}

impl<'w> Known<'w> {
    /// Looks through the world once.
    pub(super) fn of(world: &'w World) -> Self {
        let facts = world.facts();
        let listed = facts.accounts.iter().map(|account| account.id.as_str());
        let of_users = facts.users.iter().map(|user| user.arn.account());
        let of_roles = facts.roles.iter().map(|role| role.arn.account());
        let users = facts.users.iter().map(|user| user.id.as_str());
        let roles = facts.roles.iter().map(|role| role.id.as_str());
        Self {
            world,
            accounts: listed.chain(of_users).chain(of_roles).collect(),
            ids: users.chain(roles).collect(),
        }
    }

    fn fault(&self, entry: &PrincipalEntry) -> Option<SaveFault> {
        let text = || Arc::clone(&entry.text);
        match &entry.name {
            PrincipalName::User(arn) | PrincipalName::Role(arn) => {
                let there = self.world.user(arn.as_str()).is_some()
                    || self.world.role(arn.as_str()).is_some();
                (!there && self.describes(arn)).then(|| SaveFault::UnknownPrincipal {
                    text: text(),
                    nearest: self.nearest(arn.name(), arn.account()),
                })
            }
            PrincipalName::AssumedRole(arn) => {
                // `assumed-role/NAME/SESSION`, without the role's path.
                let name = arn.rest().split('/').nth(1).unwrap_or_default();
                let role = self.world.role_named(arn.account(), name);
                let there = role.is_some_and(|role| role.arn.partition() == arn.partition());
                (!there && self.describes(arn)).then(|| SaveFault::UnknownSessionRole {
                    text: text(),
                    nearest: self.nearest(name, arn.account()),
                })
            }
            // An id does not say its account. But AWS shows it only where the ARN is gone.
            PrincipalName::UniqueId(id) => {
                (!self.ids.contains(id.as_str())).then(|| SaveFault::OrphanId { id: text() })
            }
            PrincipalName::Federated(provider) => self.provider_fault(provider, &entry.text),
            _ => None,
        }
    }

    /// Whether the world says anything of who is in the account of an ARN.
    fn describes(&self, arn: &Arn) -> bool {
        self.accounts.contains(arn.account())
    }

    /// The user or role that was most likely meant: of the same name in another place, or of nearly that name.
    fn nearest(&self, name: &str, account: &str) -> Option<String> {
        let facts = self.world.facts();
        let users = facts.users.iter().take(COMPARED).map(|user| &user.arn);
        let roles = facts.roles.iter().take(COMPARED).map(|role| &role.arn);
        let known: Vec<&Arn> = users.chain(roles).collect();
        // The names alone: whole ARNs of one account are always near each other.
        let name = hatcheck_policy::nearest(name, known.iter().map(|arn| arn.name()))?;
        let of_that_name = known.iter().filter(|arn| arn.name() == name);
        let best = of_that_name.min_by_key(|arn| arn.account() != account)?;
        Some(best.as_str().to_owned())
    }

    /// A provider by ARN that is not listed, where the world lists any. Built-in ones are always there.
    fn provider_fault(&self, provider: &str, text: &Arc<str>) -> Option<SaveFault> {
        let listed = self.world.facts().identity_providers.as_deref()?;
        if !provider.starts_with("arn:") || listed.iter().any(|known| known.arn == provider) {
            return None;
        }
        let names = listed.iter().take(COMPARED).map(|known| name_of(&known.arn));
        let nearest = hatcheck_policy::nearest(name_of(provider), names)
            .and_then(|name| listed.iter().find(|known| name_of(&known.arn) == name))
            .map(|known| known.arn.clone());
        Some(SaveFault::UnknownProvider { text: Arc::clone(text), nearest })
    }
}

/// What is behind `oidc-provider/` or `saml-provider/`.
fn name_of(provider: &str) -> &str {
    provider.split_once("-provider/").map_or(provider, |(_, name)| name)
}
