//! CloudTrail records by kind of caller.

#![allow(clippy::unwrap_used, reason = "a test's helpers fail the test")]

use hatcheck_scenario::{ParseCache, evaluate, read, report};
use serde_json::Value;

/// The records of the first request of a file, one a step.
fn records(file: &str) -> Vec<Value> {
    let path = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
    let loaded = read(&std::fs::read_to_string(path).unwrap()).unwrap();
    let evaluation = evaluate(&loaded.scenario, None, &mut ParseCache::default());
    let report = serde_json::to_value(report(&loaded, &evaluation)).unwrap();
    let steps = report["requests"][0]["steps"].as_array().unwrap();
    steps.iter().map(|step| step["event"].clone()).collect()
}

#[test]
fn after_an_assumption_the_record_names_the_session_and_its_role_but_not_the_person() {
    let records = records("../../examples/role-chain.json");
    let (first, last) = (&records[0], records.last().unwrap());
    assert_eq!(first["userIdentity"]["type"], "IAMUser");
    assert_eq!(first["readOnly"], true);
    assert_eq!(last["userIdentity"]["type"], "AssumedRole");
    let issuer = &last["userIdentity"]["sessionContext"]["sessionIssuer"];
    assert_eq!(issuer["type"], "Role");
    let person = "arn:aws:iam::111122223333:user/alice";
    assert!(!last["userIdentity"].to_string().contains(person));
}

#[test]
fn what_a_granted_assumption_returns_is_linked_to_the_next_call_by_its_key() {
    let records = records("../../examples/role-chain.json");
    let issued = &records[0]["responseElements"]["credentials"]["accessKeyId"];
    assert_eq!(*issued, records[1]["userIdentity"]["accessKeyId"]);
    assert!(!records[0].to_string().to_lowercase().contains("secret"));
}

#[test]
fn a_refusal_is_recorded_with_its_code_and_without_a_response() {
    let records = records("../../examples/cross-account-role-without-external-id.json");
    assert_eq!(records[0]["errorCode"], "AccessDenied");
    assert_eq!(records[0]["responseElements"], Value::Null);
    let message = records[0]["errorMessage"].as_str().unwrap();
    assert!(message.contains("is not authorized to perform: sts:AssumeRole"), "{message}");
}

#[test]
fn a_web_identity_is_recorded_by_issuer_audience_and_subject() {
    let records = records("../../examples/github-actions-oidc.json");
    let identity = &records[0]["userIdentity"];
    assert_eq!(identity["type"], "WebIdentityUser");
    let id = identity["principalId"].as_str().unwrap();
    assert!(id.starts_with("token.actions.githubusercontent.com:sts.amazonaws.com:repo:"), "{id}");
    assert!(identity.get("accessKeyId").is_none());
}

#[test]
fn a_service_is_recorded_as_what_invoked_the_call() {
    let records = records("../../examples/ec2-service-role.json");
    assert_eq!(records[0]["userIdentity"]["type"], "AWSService");
    assert_eq!(records[0]["userIdentity"]["invokedBy"], "ec2.amazonaws.com");
}
