//! The module as JavaScript calls it: a report about one request is that of the command line, and nothing breaks it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use hatcheck_extras::answer;
use hatcheck_scenario::{ParseCache, evaluate, read, report};
use serde_json::{Value, json};

const EXAMPLE: &str = include_str!("../../../examples/cross-account-role-two-halves.json");

/// 2026-01-15T09:00:00Z.
const NOW: f64 = 1_768_467_600_000.0;

fn asked(scenario: &str, request: u32, now: f64) -> Value {
    let question = json!({ "scenario": scenario, "request": request });
    serde_json::from_str(&answer("report", &question.to_string(), now)).unwrap()
}

fn code(answer: &Value) -> &str {
    answer["error"]["code"].as_str().unwrap()
}

#[test]
fn one_request_is_reported_as_among_all() {
    let loaded = read(EXAMPLE).unwrap();
    let evaluation = evaluate(&loaded.scenario, None, &mut ParseCache::default());
    let all = serde_json::to_value(report(&loaded, &evaluation)).unwrap();
    let all = all["requests"].as_array().unwrap();
    assert!(all.len() > 1);
    for (index, expected) in all.iter().enumerate() {
        let answer = asked(EXAMPLE, index as u32, NOW);
        assert_eq!(answer["requests"], json!([expected]));
    }
}

#[test]
fn a_denied_request_comes_with_suggestions_and_a_record() {
    let answer = asked(EXAMPLE, 1, NOW);
    let request = &answer["requests"][0];
    assert_eq!(request["decision"], "implicitDeny");
    assert!(request["suggestions"][0]["edits"][0]["start"]["offset"].is_u64());
    assert_eq!(request["steps"][0]["event"]["errorCode"], "AccessDenied");
}

#[test]
fn the_callers_time_counts_where_the_scenario_has_none() {
    let scenario = json!({
        "version": 1,
        "users": [{
            "arn": "arn:aws:iam::111122223333:user/alice",
            "policies": [{ "name": "Until", "document": { "Version": "2012-10-17", "Statement": {
                "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*",
                "Condition": { "DateLessThan": { "aws:CurrentTime": "2026-02-01T00:00:00Z" } },
            } } }],
        }],
        "requests": [{
            "principal": "arn:aws:iam::111122223333:user/alice",
            "action": "s3:ListAllMyBuckets",
            "resource": "*",
        }],
    });
    let decision = |now| asked(&scenario.to_string(), 0, now)["requests"][0]["decision"].clone();
    assert_eq!(decision(NOW), "allowed");
    assert_eq!(decision(NOW + 30.0 * 86_400_000.0), "implicitDeny");
}

#[test]
fn what_is_no_scenario_is_told_with_its_place() {
    assert_eq!(code(&asked("", 0, NOW)), "json-syntax-error");
    assert_eq!(code(&asked("[]", 0, NOW)), "not-an-object");
    let answer = asked("{\n  \"version\": 1,\n  \"rols\": []\n}", 0, NOW);
    assert_eq!(code(&answer), "unknown-key");
    assert_eq!(answer["error"]["start"], json!({ "line": 3, "column": 3, "offset": 20 }));
    assert!(answer["error"]["message"].as_str().unwrap().contains("roles"));
}

#[test]
fn a_request_that_is_not_there_is_told() {
    assert_eq!(code(&asked(EXAMPLE, 999, NOW)), "no-such-request");
    assert_eq!(code(&asked(EXAMPLE, u32::MAX, NOW)), "no-such-request");
}

#[test]
fn nothing_of_a_strange_time_or_a_hostile_text_breaks_it() {
    for now in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1e300] {
        assert!(asked(EXAMPLE, 0, now)["requests"][0].is_object());
    }
    assert_eq!(code(&asked(&"[".repeat(100_000), 0, NOW)), "json-syntax-error");
    assert_eq!(code(&asked(&" ".repeat(5 * 1024 * 1024 + 1), 0, NOW)), "file-too-large");
}
