//! What a report says about a request that its author may not have meant.

#![allow(clippy::unwrap_used, reason = "a test's helpers fail the test")]

use hatcheck_scenario::{ParseCache, evaluate, read, report};

/// Code and path of each diagnostic.
fn diagnostics(text: &str) -> Vec<(&'static str, String)> {
    let loaded = read(text).unwrap();
    let evaluation = evaluate(&loaded.scenario, None, &mut ParseCache::default());
    let report = report(&loaded, &evaluation);
    report.diagnostics.into_iter().map(|found| (found.code, found.path)).collect()
}

#[test]
fn a_given_key_that_contradicts_the_world_is_pointed_out() {
    let text = r#"{"users": [{"arn": "arn:aws:iam::111122223333:user/alice"}], "requests": [
        {"principal": "arn:aws:iam::111122223333:user/alice", "action": "s3:GetObject",
         "context": {"aws:username": "bob", "aws:PrincipalAccount": "111122223333", "aws:SecureTransport": "false"}}]}"#; // L-302
    let path = "/requests/0/context/aws:username".to_owned();
    assert_eq!(diagnostics(text), [("given-context-contradicts", path)]);
}

#[test]
fn a_role_that_is_not_there_is_named_with_the_nearest_one() {
    let text = r#"{"roles": [{"arn": "arn:aws:iam::111122223333:role/Auditor"}], "requests": [
        {"principal": "arn:aws:iam::111122223333:user/alice", "action": "s3:GetObject",
         "assume": [{"role": "arn:aws:iam::111122223333:role/auditor"}], "expect": "denied"}]}"#; // R-044
    let path = "/requests/0/assume/0/role".to_owned();
    assert_eq!(diagnostics(text), [("role-not-listed", path)]);
}

#[test]
fn an_organization_level_without_any_policy_is_named_as_such() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/evaluation/X-063.json");
    let loaded = read(&std::fs::read_to_string(path).unwrap()).unwrap();
    let evaluation = evaluate(&loaded.scenario, None, &mut ParseCache::default());
    let report = report(&loaded, &evaluation);
    let step = &report.requests[0].steps[0];
    assert!(step.rules.contains(&"E-112"), "{:?}", step.rules);
    let scp = step.layers.iter().find(|layer| layer.layer == "scp").unwrap();
    assert!(scp.message.as_deref().unwrap().starts_with("No policy is attached to "));
}
