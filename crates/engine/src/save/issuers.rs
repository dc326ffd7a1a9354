//! The OpenID Connect issuers that many organizations share, and the claims that tell these apart. IAM wants
//! one of them tested (R-121, R-122; section 3.6 of lints.md).
//!
//! As of 2026. The list changes, so whoever edits it says when. Left out are the issuers of IBM Turbonomic,
//! whose addresses change with each version of that product. Issuers that one tenant has to itself, such as an
//! EKS cluster, need no such test.

/// An issuer that many organizations share.
#[derive(Debug)]
pub(super) struct Issuer {
    /// Its address without the scheme, as provider ARNs and condition keys write it.
    pub(super) name: &'static str,
    /// The claims of which one must be tested; whole condition keys where they are no claims.
    pub(super) claims: &'static [&'static str],
    /// What the subjects of all tenants begin with, where that is known.
    pub(super) subjects: Option<&'static str>,
}

/// Cognito's identity pools, a built-in provider.
pub(super) const COGNITO: &str = "cognito-identity.amazonaws.com";

const fn by_subject(name: &'static str) -> Issuer {
    Issuer { name, claims: &["sub"], subjects: None }
}

const fn by_audience(name: &'static str) -> Issuer {
    Issuer { name, claims: &["aud"], subjects: None }
}

static SHARED: [Issuer; 16] = [
    Issuer {
        name: "token.actions.githubusercontent.com",
        claims: &["sub", "job_workflow_ref"],
        subjects: Some("repo:"),
    },
    by_subject("agent.buildkite.com"),
    by_subject("app.terraform.io"),
    by_subject("gitlab.com"),
    by_subject("oidc-configuration.audit-log.githubusercontent.com"),
    by_subject("oidc.codefresh.io"),
    by_subject("proidc.upbound.io"),
    by_subject("scalr.io"),
    by_subject("studio.datachain.ai/api"),
    by_subject("tokens.cloud.shisho.dev"),
    by_subject("vstoken.actions.githubusercontent.com"),
    by_audience(COGNITO),
    by_audience("api.pulumi.com/oidc"),
    by_audience("oidc.vercel.com"),
    by_audience("sandboxes.cloud"),
    // Azure Sentinel: one tenant of Microsoft's for all its customers.
    Issuer {
        name: "sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d",
        claims: &["sts:RoleSessionName"],
        subjects: None,
    },
];

/// The entry of an issuer, if it is shared. Only the exact address is: with a path behind it, it is a tenant's.
pub(super) fn shared(issuer: &str) -> Option<&'static Issuer> {
    SHARED.iter().find(|shared| shared.name == issuer)
}

impl Issuer {
    /// The condition keys of which one must be tested.
    pub(super) fn keys(&self) -> Vec<String> {
        let key = |claim: &&str| {
            if claim.contains(':') { (*claim).to_owned() } else { format!("{}:{claim}", self.name) }
        };
        self.claims.iter().map(key).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_of_a_claim_has_the_issuer_in_front() {
        let github = shared("token.actions.githubusercontent.com").unwrap();
        let keys = [
            "token.actions.githubusercontent.com:sub",
            "token.actions.githubusercontent.com:job_workflow_ref",
        ];
        assert_eq!(github.keys(), keys);
        let sentinel = shared("sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d").unwrap();
        assert_eq!(sentinel.keys(), ["sts:RoleSessionName"]);
    }

    #[test]
    fn an_issuer_of_one_tenant_is_not_shared() {
        assert!(shared("token.actions.githubusercontent.com/acme").is_none());
        assert!(shared("oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE").is_none());
    }
}
