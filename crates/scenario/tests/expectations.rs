//! What a request expects is compared with what came out, whole: the decision, the layers that denied, the step.

#![allow(clippy::unwrap_used, reason = "a test's helpers fail the test")]

use hatcheck_scenario::{ParseCache, evaluate, read, report};

/// Whether a call that is allowed meets what it expects, or one that hangs on an unknown key, or one that is denied.
fn passes(condition: &str, principal: &str, expect: &str) -> bool {
    let text = format!(
        r#"{{"version": 1, "unknownContext": "unknown",
            "users": [{{"arn": "arn:aws:iam::111122223333:user/alice", "policies": [{{"name": "All", "document": {{
                "Version": "2012-10-17",
                "Statement": [{{"Effect": "Allow", "Action": "*", "Resource": "*"{condition}}}]
            }}}}]}}],
            "requests": [{{
                "principal": "arn:aws:iam::111122223333:user/{principal}",
                "action": "s3:GetObject", "resource": "arn:aws:s3:::reports/q1.csv",
                "expect": {expect}
            }}]}}"#
    );
    let loaded = read(&text).unwrap();
    let evaluation = evaluate(&loaded.scenario, None, &mut ParseCache::default());
    report(&loaded, &evaluation).requests[0].pass
}

const UNKNOWN: &str = r#", "Condition": {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}"#;

#[test]
fn of_what_is_allowed_no_layer_has_denied() {
    assert!(passes("", "alice", r#""allowed""#));
    assert!(passes("", "alice", r#"{"decision": "allowed", "deniedBy": [], "step": 0}"#));
    assert!(!passes("", "alice", r#"{"decision": "allowed", "deniedBy": ["identity"]}"#));
}

#[test]
fn nor_has_one_of_what_is_not_certain_and_its_step_counts_too() {
    assert!(passes(UNKNOWN, "alice", r#"{"decision": "conditional", "step": 0}"#));
    assert!(!passes(UNKNOWN, "alice", r#"{"decision": "conditional", "step": 7}"#));
    assert!(!passes(UNKNOWN, "alice", r#"{"decision": "conditional", "deniedBy": ["scp"]}"#));
    assert!(!passes(UNKNOWN, "alice", r#""denied""#));
}

#[test]
fn of_what_is_denied_exactly_those_layers_have() {
    assert!(passes("", "bob", r#"{"decision": "implicitDeny", "deniedBy": ["identity"]}"#));
    assert!(!passes("", "bob", r#"{"decision": "implicitDeny", "deniedBy": []}"#));
    assert!(!passes("", "bob", r#"{"decision": "implicitDeny", "deniedBy": ["identity", "scp"]}"#));
}
