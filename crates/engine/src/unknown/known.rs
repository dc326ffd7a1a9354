//! Which keys are known to be absent where nobody gives or derives them (the tables of section 12 of
//! elements.md).

use crate::caller::{Caller, CallerKind};
use crate::request::Call;
use crate::world::World;

/// Keys that follow from caller and call alone: where they are not derived they do not exist.
const DERIVED: [&str; 13] = [
    "aws:principalarn",
    "aws:principalaccount",
    "aws:principaltype",
    "aws:userid",
    "aws:username",
    "aws:principalisawsservice",
    "aws:principalservicename",
    "aws:principalservicenameslist",
    "aws:federatedprovider",
    "aws:assumedroot",
    "aws:sourceidentity",
    "aws:resourceaccount",
    "aws:viaawsservice",
];

/// Keys that every request has, whatever their value (L-390 to L-394).
const ALWAYS_THERE: [&str; 5] = [
    "aws:requestedregion",
    "aws:currenttime",
    "aws:epochtime",
    "aws:useragent",
    "sts:rolesessionname", // L-411
];

/// What is known of a call besides the keys it has.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// The call assumes a role, so that its parameters are all there are.
    assumes: bool,
    /// The caller's credentials are temporary.
    temporary: bool,
    /// The caller's own tags are known.
    caller: bool,
    /// The caller's account is in the world.
    caller_account: bool,
    /// The owner's account is in the world.
    owner_account: bool,
    /// The resource is in the world.
    resource: bool,
    /// The time is.
    now: bool,
    /// Which services called on somebody's behalf was said, if only that none did.
    called_via: bool,
}

impl Known {
    pub(super) fn of(
        world: &World,
        caller: &Caller<'_>,
        call: &Call,
        owner: Option<&str>,
        assumes: bool,
    ) -> Self {
        let listed = |account: Option<&str>| account.is_some_and(|id| world.account(id).is_some());
        Self {
            assumes,
            temporary: caller.session.is_some(),
            caller: match &caller.kind {
                CallerKind::User { user, .. } => user.is_some(),
                CallerKind::Role(role) => role.role.is_some(),
                _ => true,
            },
            caller_account: caller.account().is_none() || listed(caller.account()),
            owner_account: listed(owner),
            resource: world.role(&call.resource).is_some()
                || !world.resources_of(&call.resource).is_empty(),
            now: world.facts().now.is_some(),
            called_via: call
                .context
                .iter()
                .any(|(key, _)| key.eq_ignore_ascii_case("aws:CalledVia")),
        }
    }

    /// Whether a key that the call does not have is absent for sure. Takes it in lower case.
    pub(super) fn is_absent(&self, key: &str) -> bool {
        match key {
            "aws:currenttime" | "aws:epochtime" => self.now,
            // Parameters of the call where it assumes a role; else of another one that is not looked at.
            "sts:externalid"
            | "sts:sourceidentity"
            | "sts:transitivetagkeys"
            | "sts:rolesessionname"
            | "aws:tagkeys" => self.assumes,
            // They follow from the list of services that called, where that is known.
            "aws:calledviafirst" | "aws:calledvialast" => self.called_via,
            // Long-term keys carry MFA only in the call that uses it, which assuming a role may be (L-356).
            "aws:multifactorauthpresent" | "aws:multifactorauthage" => {
                !self.assumes && !self.temporary
            }
            "aws:tokenissuetime" => !self.temporary, // L-355
            _ if DERIVED.contains(&key) => true,
            _ if key.starts_with("aws:requesttag/") => self.assumes,
            _ if key.starts_with("aws:principaltag/") => self.caller,
            _ if key.starts_with("aws:principalorg") => self.caller_account,
            _ if key.starts_with("aws:resourceorg") => self.owner_account,
            _ if key.starts_with("aws:resourcetag/") || key.starts_with("iam:resourcetag/") => {
                self.resource
            }
            _ => false,
        }
    }

    /// Whether a key that is not known has some value for sure.
    pub(super) fn is_there(key: &str) -> bool {
        ALWAYS_THERE.contains(&key)
    }
}
