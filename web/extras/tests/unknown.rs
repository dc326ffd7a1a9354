//! What decisions hang on where context is unknown, as the page asks for it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use hatcheck_extras::answer;
use serde_json::{Value, json};

fn asked(scenario: &str, clock: &str) -> Value {
    let question = json!({ "scenario": scenario, "clock": clock });
    // The worker's time is far from the page's.
    serde_json::from_str(&answer("unknown", &question.to_string(), 0.0)).unwrap()
}

fn scenario(statement: &Value, requests: &Value) -> String {
    let arn = "arn:aws:iam::111122223333:user/alice";
    let policy = json!({ "Version": "2012-10-17", "Statement": statement });
    json!({
        "version": 1,
        "unknownContext": "unknown",
        "users": [{ "arn": arn, "policies": [{ "name": "Reading", "document": policy }] }],
        "requests": requests,
    })
    .to_string()
}

#[test]
fn each_request_has_an_entry_even_if_it_cannot_be_read() {
    let statement = json!({ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
        "Condition": { "StringEquals": { "aws:UserAgent": "curl" } } });
    let request = |action: &str| {
        json!({
            "principal": "arn:aws:iam::111122223333:user/alice", "action": action, "resource": "arn:aws:s3:::b/o",
        })
    };
    let requests = json!([request("s3:GetObject"), "{ half", request("s3:PutObject")]);
    let answer = asked(&scenario(&statement, &requests), "2026-01-15T09:00:00Z");
    let hanging = json!([{
        "step": 0, "key": "aws:UserAgent", "allowed": ["curl"], "denied": ["(another value)"],
    }]);
    assert_eq!(answer, json!([hanging, null, null]));
}

#[test]
fn the_pages_clock_counts() {
    let statement = json!({ "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*", "Condition": {
        "DateLessThan": { "aws:CurrentTime": "2026-02-01T00:00:00Z" },
        "StringEquals": { "aws:UserAgent": "curl" },
    } });
    let requests = json!([{ "principal": "arn:aws:iam::111122223333:user/alice", "action": "s3:ListAllMyBuckets",
        "resource": "*" }]);
    let text = scenario(&statement, &requests);
    assert!(asked(&text, "2026-01-15T09:00:00Z")[0].is_array());
    assert_eq!(asked(&text, "2026-03-15T09:00:00Z"), json!([null]));
    // Then nobody knows what time it is either.
    assert_eq!(asked(&text, "")[0].as_array().unwrap().len(), 2);
}

#[test]
fn what_is_no_scenario_is_an_error() {
    assert_eq!(asked("{", "")["error"]["code"], "json-syntax-error");
}
