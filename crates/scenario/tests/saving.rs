//! What AWS would say to a role's trust policy when it is stored (section 3.11 of roles-and-sessions.md).

#![allow(clippy::unwrap_used, reason = "a test's helpers fail the test")]

use hatcheck_scenario::report::Diagnostic;
use hatcheck_scenario::{ParseCache, evaluate, read, report};
use serde_json::{Value, json};

const GITHUB: &str = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
const CORP: &str = "arn:aws:iam::111122223333:saml-provider/Corp";

/// No finding.
const NOTHING: [(&str, &str); 0] = [];

/// What is found about the roles of a scenario.
fn found(text: &str) -> Vec<Diagnostic> {
    let loaded = read(text).unwrap();
    let evaluation = evaluate(&loaded.scenario, None, &mut ParseCache::default());
    let found = report(&loaded, &evaluation).diagnostics;
    found.into_iter().filter(|found| found.path.starts_with("/roles/")).collect()
}

/// A scenario of the specification.
fn case(name: &str) -> String {
    let path = format!("{}/tests/cases/sessions/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

/// A scenario with one role of the account 111122223333 and this trust policy.
fn with_trust(document: Value) -> Value {
    json!({ "roles": [{ "arn": "arn:aws:iam::111122223333:role/R", "trustPolicy": document }] })
}

/// The same with one statement.
fn trusting(principal: Value, action: Value, condition: Value) -> Value {
    with_trust(json!({ "Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Principal": principal, "Action": action, "Condition": condition } }))
}

/// Severity and code of each finding.
fn summary(scenario: &Value) -> Vec<(&'static str, &'static str)> {
    found(&scenario.to_string()).into_iter().map(|found| (found.severity, found.code)).collect()
}

/// Severity, code and AWS's answer of the only finding.
fn only(scenario: &Value) -> (&'static str, &'static str, Option<String>) {
    let mut found = found(&scenario.to_string());
    assert_eq!(found.len(), 1, "{found:?}");
    let found = found.remove(0);
    (found.severity, found.code, found.aws_says)
}

#[test]
fn a_group_in_a_trust_policy_comes_with_what_aws_answers() {
    let found = found(&case("S04")); // R-141
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].severity, found[0].code), ("error", "unsupported-group-principal"));
    let answer = r#"Invalid principal in policy: "AWS":"arn:aws:iam::111111111111:group/Readers""#;
    assert_eq!(found[0].aws_says.as_deref(), Some(answer));
}

#[test]
fn each_malformed_trust_policy_comes_with_its_own_answer() {
    let found = found(&case("S81"));
    let of = |at: usize| (found[at].code, found[at].path.as_str(), found[at].aws_says.as_deref());
    assert_eq!(found.len(), 3, "{found:?}");
    let sts = "AssumeRole policy may only specify STS AssumeRole actions."; // R-146
    let path = "/roles/0/trustPolicy/Statement/0/Action";
    assert_eq!(of(0), ("trust-non-sts-action", path, Some(sts)));
    let star = r#"AssumeRolepolicy contained an invalid principal: "STAR":"*"."#; // R-142
    let path = "/roles/2/trustPolicy/Statement/0/Principal";
    assert_eq!(of(1), ("role-trust-policy-unsupported-wildcard-in-principal", path, Some(star)));
    let nobody = r#"Invalid principal in policy: "AWS":"arn:aws:iam::111111111111:user/nobody""#;
    assert_eq!(of(2), ("unknown-principal", "/roles/1/trustPolicy", Some(nobody))); // R-135
}

#[test]
fn what_the_text_alone_shows_is_answered_in_a_trust_policy_and_nowhere_else() {
    let trust = |statement: Value| {
        let document = json!({ "Version": "2012-10-17", "Statement": [statement] });
        only(&with_trust(document)).2
    };
    let action = "sts:AssumeRole";
    let answer = trust(json!({ "Effect": "Allow", "Principal": { "AWS": "111122223333" },
        "Action": action, "Resource": "*" }));
    assert_eq!(answer.as_deref(), Some("Has prohibited field Resource")); // R-145
    let answer = trust(json!({ "Effect": "Allow", "Action": action }));
    assert_eq!(answer.as_deref(), Some("Missing required field Principal")); // R-147
    let service = json!({ "Service": "ec2" });
    let answer = trust(json!({ "Effect": "Allow", "Principal": service, "Action": action }));
    assert_eq!(answer.as_deref(), Some(r#"Invalid principal in policy: "SERVICE":"ec2""#)); // R-141
    let federated_user = "arn:aws:sts::111122223333:federated-user/kim";
    let user = json!({ "AWS": federated_user });
    let answer = trust(json!({ "Effect": "Allow", "Principal": user, "Action": action }));
    let expected = format!(r#"Invalid principal in policy: "AWS":"{federated_user}""#); // L-097
    assert_eq!(answer, Some(expected));
    let answer = only(&with_trust(json!("{"))).2;
    assert_eq!(answer.as_deref(), Some("This policy contains invalid Json"));

    let mut scenario = with_trust(json!({ "Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": action } }));
    let text = json!({ "name": "P", "document": "{" });
    scenario["roles"][0]["policies"] = json!([text]);
    assert_eq!(only(&scenario), ("error", "json-syntax-error", None));
}

#[test]
fn a_user_or_role_that_is_not_there_is_named_with_the_one_that_was_meant() {
    let trust = |arn: &str| {
        let mut scenario = trusting(json!({ "AWS": arn }), json!("sts:AssumeRole"), json!({}));
        scenario["users"] = json!([{ "arn": "arn:aws:iam::111122223333:user/alice" }]);
        scenario
    };
    let alice = "Did you mean arn:aws:iam::111122223333:user/alice?";
    for (wrong, meant) in [
        ("arn:aws:iam::111122223333:user/alise", alice),
        ("arn:aws:iam::111122223333:role/alice", alice),
        ("arn:aws:iam::111122223333:user/zoe", "Add it to \"users\" if it exists."),
        ("arn:aws:iam::111122223333:role/Deployment", "Add it to \"roles\" if it exists."),
    ] {
        let found = found(&trust(wrong).to_string()); // R-135, E-394
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].severity, found[0].code), ("warning", "unknown-principal"));
        assert!(found[0].message.ends_with(meant), "{}", found[0].message);
        let answer = format!(r#"Invalid principal in policy: "AWS":"{wrong}""#);
        assert_eq!(found[0].aws_says, Some(answer));
    }
    for right in [
        "arn:aws:iam::111122223333:user/alice",
        "arn:aws:iam::111122223333:role/R",
        "arn:aws:iam::111122223333:root",
        "111122223333",
        "*",
        // An account of which the scenario says nothing.
        "arn:aws:iam::999988887777:user/alise",
        "arn:aws:iam::999988887777:role/Deployment",
    ] {
        assert_eq!(summary(&trust(right)), NOTHING, "{right}"); // R-138
    }
    let mut scenario = trust("arn:aws:iam::999988887777:user/alise");
    scenario["accounts"] = json!([{ "id": "999988887777" }]);
    assert_eq!(summary(&scenario), [("warning", "unknown-principal")]);
}

#[test]
fn an_id_that_nobody_has_any_more_is_pointed_out() {
    let trust = |id: &str| {
        let mut scenario = trusting(json!({ "AWS": id }), json!("sts:AssumeRole"), json!({}));
        let alice = "arn:aws:iam::111122223333:user/alice";
        scenario["users"] = json!([{ "arn": alice, "id": "AIDAEXAMPLEALICE0001" }]);
        scenario
    };
    let answer = r#"Invalid principal in policy: "AWS":"AROAEXAMPLEQOLD000001""#; // R-137
    let orphan = ("warning", "orphan-principal-id", Some(answer.to_owned()));
    assert_eq!(only(&trust("AROAEXAMPLEQOLD000001")), orphan);
    assert_eq!(summary(&trust("AIDAEXAMPLEALICE0001")), NOTHING); // L-098
}

#[test]
fn a_session_of_a_role_that_is_not_there_is_stored_and_pointed_out() {
    let trust = |arn: &str| trusting(json!({ "AWS": arn }), json!("sts:AssumeRole"), json!({}));
    let session = trust("arn:aws:sts::111122223333:assumed-role/r/s"); // R-150
    assert_eq!(only(&session), ("warning", "session-of-unknown-role", None));
    let message = found(&session.to_string()).remove(0).message;
    assert!(message.ends_with("Did you mean arn:aws:iam::111122223333:role/R?"), "{message}");
    assert_eq!(summary(&trust("arn:aws:sts::111122223333:assumed-role/R/s")), NOTHING);
    assert_eq!(summary(&trust("arn:aws:sts::999988887777:assumed-role/r/s")), NOTHING);
}

#[test]
fn a_provider_that_is_not_listed_is_pointed_out_where_any_are() {
    let trust = |providers: Option<Value>| {
        let mut scenario = trusting(
            json!({ "Federated": CORP }),
            json!("sts:AssumeRoleWithSAML"),
            json!({ "StringEquals": { "saml:aud": "https://signin.aws.amazon.com/saml" } }),
        );
        if let Some(providers) = providers {
            scenario["identityProviders"] = providers;
        }
        scenario
    };
    let unlisted = ("warning", "unknown-identity-provider", None);
    assert_eq!(only(&trust(Some(json!([])))), unlisted); // R-116
    let other = json!([{ "arn": "arn:aws:iam::111122223333:saml-provider/Corq" }]);
    assert_eq!(only(&trust(Some(other))), unlisted);
    assert_eq!(summary(&trust(Some(json!([{ "arn": CORP }])))), NOTHING);
    assert_eq!(summary(&trust(None)), NOTHING);

    let web = json!("sts:AssumeRoleWithWebIdentity");
    let aud = json!({ "StringEquals": { "accounts.google.com:aud": "app-1" } });
    let mut built_in = trusting(json!({ "Federated": "accounts.google.com" }), web, aud);
    built_in["identityProviders"] = json!([]);
    assert_eq!(summary(&built_in), NOTHING); // R-065
}

#[test]
fn cognito_needs_a_condition_and_its_audience() {
    let trust = |condition: Value| {
        let cognito = json!({ "Federated": "cognito-identity.amazonaws.com" });
        trusting(cognito, json!("sts:AssumeRoleWithWebIdentity"), condition)
    };
    let answer = "A condition block must be present for the Cognito provider".to_owned(); // R-148
    assert_eq!(only(&trust(json!({}))), ("error", "cognito-without-condition", Some(answer)));
    let guests = json!({ "ForAnyValue:StringLike": {
        "cognito-identity.amazonaws.com:amr": "unauthenticated" } });
    let missing = ("error", "shared-oidc-provider-missing-tenancy-claim");
    assert_eq!(summary(&trust(guests)), [missing]); // R-122
    let pool = json!({ "StringEquals": {
        "cognito-identity.amazonaws.com:aud": "eu-west-1:00000000-1111-2222-3333-444444444444" } });
    assert_eq!(summary(&trust(pool)), NOTHING); // R-125
}

/// The findings about a trust in GitHub whose audience is tested, and what else is given.
fn github(operator: &str, key: &str, value: Value) -> Vec<(&'static str, &'static str)> {
    let key = format!("token.actions.githubusercontent.com:{key}");
    let audience = json!({ "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" });
    // Under an operator that is not the one of the test, so that both have a place.
    let mut condition = json!({ "StringEqualsIgnoreCase": audience });
    condition[operator][key] = value;
    let action = json!("sts:AssumeRoleWithWebIdentity");
    summary(&trusting(json!({ "Federated": GITHUB }), action, condition))
}

#[test]
fn a_shared_issuer_must_be_told_whose_tokens_are_meant() {
    let found = found(&case("S61")); // R-121
    assert_eq!(found.len(), 1, "{found:?}");
    let code = "shared-oidc-provider-missing-tenancy-claim";
    assert_eq!((found[0].severity, found[0].code), ("error", code));
    let answer = "Trust policy with trusted principal \
        arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com must evaluate, using \
        StringEquals, StringLike or StringEqualsIgnoreCase, token.actions.githubusercontent.com:sub or \
        token.actions.githubusercontent.com:job_workflow_ref which is not scoped to all.";
    assert_eq!(found[0].aws_says.as_deref(), Some(answer)); // R-148

    let missing = [("error", code)];
    assert_eq!(github("StringLike", "sub", json!("*")), missing);
    assert_eq!(github("StringLike", "sub", json!(["repo:acme/*", "**"])), missing);
    assert_eq!(github("StringNotLike", "sub", json!("repo:acme/*")), missing);
    assert_eq!(github("StringEquals", "repository", json!("acme/app")), missing);

    for (operator, key, value) in [
        ("StringEquals", "sub", "repo:acme/app:ref:refs/heads/main"),
        ("StringEqualsIgnoreCase", "sub", "repo:acme/app:pull_request"),
        ("StringLike", "sub", "repo:acme/*"),
        ("StringLike", "SUB", "repo:acme*"),
        ("ForAnyValue:StringLike", "sub", "repo:acme/app:*"),
        ("StringLike", "job_workflow_ref", "acme/app/.github/workflows/*"), // R-122
    ] {
        assert_eq!(github(operator, key, json!(value)), NOTHING, "{operator} {key} {value}");
    }
}

#[test]
fn a_subject_that_is_open_to_everybody_is_stored_and_pointed_out() {
    let open = [("securityWarning", "specific-github-repo-and-branch-recommended")];
    for value in ["repo:*", "repo:*/*", "repo:*/app:ref:refs/heads/main", "*:pull_request"] {
        assert_eq!(github("StringLike", "sub", json!(value)), open, "{value}"); // R-120
    }
    // One further claim may well say whose it is.
    let condition = json!({
        "StringLike": { "token.actions.githubusercontent.com:sub": "repo:*" },
        "StringEquals": { "token.actions.githubusercontent.com:repository_owner_id": "1234567" } });
    let action = json!("sts:AssumeRoleWithWebIdentity");
    assert_eq!(summary(&trusting(json!({ "Federated": GITHUB }), action, condition)), NOTHING);
}

#[test]
fn other_shared_issuers_have_their_own_claims_and_private_ones_have_none() {
    let trust = |issuer: &str, condition: Value| {
        let provider = format!("arn:aws:iam::111122223333:oidc-provider/{issuer}");
        let action = json!("sts:AssumeRoleWithWebIdentity");
        summary(&trusting(json!({ "Federated": provider }), action, condition))
    };
    let missing = [("error", "shared-oidc-provider-missing-tenancy-claim")];
    let equals = |key: &str| json!({ "StringEquals": { key: "acme" } });
    // R-122
    assert_eq!(trust("gitlab.com", equals("gitlab.com:aud")), missing);
    assert_eq!(trust("gitlab.com", equals("gitlab.com:sub")), NOTHING);
    assert_eq!(trust("api.pulumi.com/oidc", equals("api.pulumi.com/oidc:sub")), missing);
    assert_eq!(trust("api.pulumi.com/oidc", equals("api.pulumi.com/oidc:aud")), NOTHING);
    let sentinel = "sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d";
    assert_eq!(trust(sentinel, json!({})), missing);
    assert_eq!(trust(&format!("{sentinel}/"), equals("sts:RoleSessionName")), NOTHING);
    let eks = "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE0123456789EXAMPLE01234567";
    assert_eq!(trust(eks, json!({})), NOTHING);
    assert_eq!(trust("token.actions.githubusercontent.com/acme", json!({})), NOTHING);
}

#[test]
fn a_deny_need_not_say_whose_tokens_it_means() {
    let scenario = with_trust(json!({ "Version": "2012-10-17", "Statement": {
        "Effect": "Deny", "Principal": { "Federated": GITHUB },
        "Action": "sts:AssumeRoleWithWebIdentity" } }));
    assert_eq!(summary(&scenario), NOTHING);
}

#[test]
fn a_condition_on_a_key_that_the_call_never_has_is_pointed_out() {
    let never = [("warning", "unsupported-action-for-condition-key")];
    let account = || json!({ "AWS": "111122223333" });
    let saml = || json!({ "Federated": CORP });
    let equals = |key: &str| json!({ "StringEquals": { key: "x" } });
    let check = |principal: Value, action: &str, condition: Value| {
        summary(&trusting(principal, json!(action), condition))
    };
    // R-150, R-058
    assert_eq!(check(saml(), "sts:AssumeRoleWithSAML", equals("sts:ExternalId")), never);
    assert_eq!(check(saml(), "sts:TagSession", equals("sts:ExternalId")), never);
    assert_eq!(check(account(), "sts:AssumeRole", equals("saml:aud")), never);
    assert_eq!(check(account(), "sts:*", equals("sts:DurationSeconds")), never);
    let okta = json!({ "Federated": "arn:aws:iam::111122223333:oidc-provider/idp.example.com" });
    let web = "sts:AssumeRoleWithWebIdentity";
    assert_eq!(check(okta.clone(), web, equals("idp.example.org:sub")), never);
    let mfa = json!({ "Bool": { "aws:MultiFactorAuthPresent": "true" } });
    assert_eq!(check(okta.clone(), web, mfa), never);

    assert_eq!(check(okta, web, equals("IDP.example.com:sub")), NOTHING);
    assert_eq!(check(account(), "sts:AssumeRole", equals("sts:ExternalId")), NOTHING);
    assert_eq!(check(account(), "sts:AssumeRole", equals("saml:sub")), NOTHING); // L-431
    assert_eq!(check(saml(), "sts:AssumeRoleWithSAML", equals("SAML:aud")), NOTHING);
    // Not needed for the statement to apply (R-080).
    let unless = json!({ "StringNotEquals": { "sts:ExternalId": "x" } });
    assert_eq!(check(saml(), "sts:AssumeRoleWithSAML", unless), NOTHING);
    let optional = json!({ "StringEqualsIfExists": { "sts:ExternalId": "x" } });
    assert_eq!(check(saml(), "sts:AssumeRoleWithSAML", optional), NOTHING);
    let absent = json!({ "Null": { "sts:ExternalId": "true" } });
    assert_eq!(check(saml(), "sts:AssumeRoleWithSAML", absent), NOTHING);
    // One of the two principals may have it.
    let both = json!({ "AWS": "111122223333", "Federated": CORP });
    assert_eq!(check(both, "sts:AssumeRole*", equals("sts:ExternalId")), NOTHING);
}

#[test]
fn a_principal_and_an_action_that_never_come_together_are_pointed_out() {
    let mismatch = [("warning", "mismatched-action-for-principal")];
    let check = |principal: Value, action: Value| summary(&trusting(principal, action, json!({})));
    let saml = || json!({ "Federated": CORP });
    // R-067
    assert_eq!(check(saml(), json!("sts:AssumeRole")), mismatch);
    assert_eq!(check(saml(), json!(["sts:AssumeRoleWithSAML", "sts:AssumeRole"])), mismatch);
    assert_eq!(check(json!({ "AWS": "*" }), json!("sts:AssumeRoleWithWebIdentity")), mismatch);
    let service = json!({ "Service": "ec2.amazonaws.com" });
    assert_eq!(check(service.clone(), json!("sts:AssumeRoleWithSAML")), mismatch);
    let both = json!({ "AWS": "111122223333", "Federated": CORP });
    assert_eq!(check(both.clone(), json!("sts:AssumeRole")), mismatch);

    assert_eq!(check(both, json!(["sts:AssumeRole", "sts:AssumeRoleWithSAML"])), NOTHING);
    assert_eq!(check(saml(), json!("sts:*")), NOTHING);
    assert_eq!(check(saml(), json!("sts:TagSession")), NOTHING);
    assert_eq!(check(service, json!(["sts:AssumeRole", "sts:TagSession"])), NOTHING);
}

#[test]
fn a_policy_without_statements_and_a_name_used_twice_are_pointed_out() {
    let empty = with_trust(json!({ "Version": "2012-10-17", "Statement": [] }));
    let answer = "Could not parse the policy: Statement is empty!".to_owned(); // R-147
    assert_eq!(only(&empty), ("error", "missing-statement", Some(answer)));
    let none = with_trust(json!({ "Version": "2012-10-17" }));
    assert_eq!(summary(&none), [("error", "missing-statement")]);

    let statement = |sid: &str| {
        json!({ "Sid": sid, "Effect": "Allow", "Principal": { "AWS": "111122223333" },
            "Action": "sts:AssumeRole" })
    };
    let statements = |second: &str| {
        let list = [statement("One"), statement(second)];
        summary(&with_trust(json!({ "Version": "2012-10-17", "Statement": list })))
    };
    assert_eq!(statements("One"), [("warning", "unique-sids-recommended")]);
    assert_eq!(statements("Two"), NOTHING);
}

#[test]
fn a_finding_points_at_the_text_it_is_about() {
    let wrong = "arn:aws:iam::111122223333:user/nobody";
    let scenario = trusting(json!({ "AWS": ["*", wrong] }), json!("sts:AssumeRole"), json!({}));
    let text = scenario.to_string();
    let found = found(&text);
    assert_eq!(found[0].path, "/roles/0/trustPolicy");
    let covered = &text[found[0].start.offset..found[0].end.offset];
    assert_eq!(covered, format!("\"{wrong}\""));
    // Written only where there is an answer.
    let written = serde_json::to_value(&found[0]).unwrap();
    assert!(written["awsSays"].as_str().unwrap().ends_with("user/nobody\""), "{written}");
    let mut other = found[0].clone();
    other.aws_says = None;
    assert_eq!(serde_json::to_value(&other).unwrap().get("awsSays"), None);
}
