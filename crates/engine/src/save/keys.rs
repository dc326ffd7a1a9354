//! Condition keys that an assume call never has, so that a condition on them lets nobody in (R-150, section 3.5
//! of roles-and-sessions.md).

use hatcheck_policy::operator::{Qualifier, Test};
use hatcheck_policy::policy::{Condition, Statement};

use super::calls::{self, EnterCall};
use super::{Found, SaveFault};

/// Keys of callers with an identity in AWS, behind `aws:`, in lower case: a token or assertion has none of them.
const OF_IDENTITIES: [&str; 13] = [
    "multifactorauthage",
    "multifactorauthpresent",
    "principalorgid",
    "principalorgpaths",
    "principalservicename",
    "principalservicenameslist",
    "sourceaccount",
    "sourcearn",
    "sourceidentity",
    "sourceorgid",
    "sourceorgpaths",
    "tokenissuetime",
    "username",
];

/// Keys of calls other than these three, behind `sts:`, in lower case (L-414, R-058, R-170).
const OF_OTHER_CALLS: [&str; 3] = ["awsservicename", "durationseconds", "taskpolicyarn"];

/// What remains of an assertion when its session calls again (L-431), behind `saml:`.
const LASTING_ATTRIBUTES: [&str; 3] = ["namequalifier", "sub", "sub_type"];

/// What remains of a token (L-428), behind the name of a built-in provider.
const LASTING_CLAIMS: [&str; 6] = ["amr", "app_id", "aud", "id", "sub", "user_id"];

/// The built-in providers.
const BUILT_IN: [&str; 4] = [
    "accounts.google.com",
    "cognito-identity.amazonaws.com",
    "graph.facebook.com",
    "www.amazon.com",
];

/// Conditions that none of the statement's calls can meet.
pub(super) fn check(statement: &Statement) -> Found {
    let calls = calls::of(statement);
    let Some(first) = calls.first() else { return Found::new() };
    let never = |condition: &Condition| {
        let key = &condition.key.value;
        needs_its_key(condition) && !calls.iter().any(|call| may_have(*call, key))
    };
    let fault = |condition: &Condition| {
        let key = condition.key.value.clone();
        (condition.key.span, SaveFault::KeyNeverPresent { key, call: first.action() })
    };
    let conditions = statement.conditions.iter().map(|condition| &**condition);
    conditions.filter(|condition| never(condition)).map(fault).collect()
}

/// Whether a condition fails where its key is absent.
pub(super) fn needs_its_key(condition: &Condition) -> bool {
    condition.operator.is_some_and(|operator| {
        !operator.is_negated()
            && !operator.if_exists
            && operator.test != Test::Null
            && operator.qualifier != Some(Qualifier::ForAllValues)
    })
}

/// Whether a key can be in the context of a call. In doubt it can.
fn may_have(call: EnterCall<'_>, key: &str) -> bool {
    let key = key.to_ascii_lowercase(); // L-245
    let Some((prefix, name)) = key.split_once(':') else { return true };
    match prefix {
        "sts" if name == "externalid" => call == EnterCall::AssumeRole,
        "sts" if name == "roleauthorizedbyidp" => matches!(call, EnterCall::WithWebIdentity(_)),
        "sts" => !OF_OTHER_CALLS.contains(&name),
        "aws" => {
            let of_identities = OF_IDENTITIES.contains(&name) || name.starts_with("principaltag/");
            call == EnterCall::AssumeRole || !of_identities
        }
        "saml" => match call {
            EnterCall::WithSaml => true,
            EnterCall::AssumeRole => LASTING_ATTRIBUTES.contains(&name),
            EnterCall::WithWebIdentity(_) => false,
        },
        // No service has a dot in its prefix, so this is an issuer's claim (L-425).
        host if host.contains('.') => match call {
            EnterCall::WithWebIdentity(issuer) => {
                host.trim_end_matches('/').eq_ignore_ascii_case(issuer)
            }
            EnterCall::AssumeRole => BUILT_IN.contains(&host) && LASTING_CLAIMS.contains(&name),
            EnterCall::WithSaml => false,
        },
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_call_has_its_own_keys() {
        let github = EnterCall::WithWebIdentity("token.actions.githubusercontent.com");
        let (role, saml) = (EnterCall::AssumeRole, EnterCall::WithSaml);
        // Section 3.5: the key, and whether AssumeRole, WithSAML and WithWebIdentity have it.
        for (key, expected) in [
            ("sts:ExternalId", [true, false, false]),
            ("sts:RoleSessionName", [true, true, true]),
            ("sts:DurationSeconds", [false, false, false]),
            ("sts:RoleAuthorizedByIdp", [false, false, true]),
            ("aws:PrincipalTag/team", [true, false, false]),
            ("aws:RequestTag/team", [true, true, true]),
            ("aws:MultiFactorAuthPresent", [true, false, false]),
            ("saml:sub", [true, true, false]),
            ("SAML:aud", [false, true, false]),
            ("token.actions.githubusercontent.com:sub", [false, false, true]),
            ("gitlab.com:sub", [false, false, false]),
            ("cognito-identity.amazonaws.com:sub", [true, false, false]),
        ] {
            let actual = [role, saml, github].map(|call| may_have(call, key));
            assert_eq!(actual, expected, "{key}");
        }
    }
}
