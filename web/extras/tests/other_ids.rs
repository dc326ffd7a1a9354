//! The scenario with other account ids, as the page asks for it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use hatcheck_extras::answer;
use serde_json::{Value, json};

/// 2026-01-15T09:00:00Z.
const NOW: f64 = 1_768_467_600_000.0;

fn asked(question: &Value, now: f64) -> Value {
    serde_json::from_str(&answer("other-ids", &question.to_string(), now)).unwrap()
}

/// A user who may call one action until February, and does.
fn scenario(principal: &str) -> String {
    let policy = json!({ "Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*",
        "Condition": {
            "ArnLike": { "aws:PrincipalArn": principal },
            "DateLessThan": { "aws:CurrentTime": "2026-02-01T00:00:00Z" },
        },
    } });
    let arn = "arn:aws:iam::998877665544:user/alice";
    json!({
        "version": 1,
        "users": [{ "arn": arn, "policies": [{ "name": "Until", "document": policy }] }],
        "requests": [{ "name": "Alice lists", "principal": arn, "action": "s3:ListAllMyBuckets", "resource": "*" }],
    })
    .to_string()
}

#[test]
fn ids_become_those_of_the_documentation() {
    let text = scenario("arn:aws:iam::998877665544:user/*");
    let answer = asked(&json!({ "text": text }), NOW);
    let expected = text.replace("998877665544", "111122223333");
    assert_eq!(answer, json!({ "text": expected }));
}

#[test]
fn a_policy_that_looks_into_an_id_is_said_and_the_callers_time_counts() {
    let text = scenario("arn:aws:iam::9988*:user/alice");
    let answer = asked(&json!({ "text": text }), NOW);
    let why = answer["why"].as_str().unwrap();
    assert!(why.contains("\"Alice lists\" would come out differently"), "{why}");
    // In March nothing allows the call, whoever makes it.
    let answer = asked(&json!({ "text": text }), NOW + 60.0 * 86_400_000.0);
    assert!(answer["text"].is_string());
}

#[test]
fn what_is_no_scenario_is_said() {
    let answer = asked(&json!({ "text": "[]" }), NOW);
    assert!(answer["why"].is_string());
    let answer = asked(&json!({ "text": "[".repeat(100_000) }), NOW);
    assert!(answer["why"].is_string());
}

#[test]
fn a_question_without_a_text_is_a_fault_of_the_page() {
    for question in [json!({}), json!({ "text": 1 }), json!([])] {
        assert_eq!(asked(&question, NOW)["error"]["code"], "bad-question");
    }
}
