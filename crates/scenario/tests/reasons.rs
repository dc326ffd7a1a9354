//! Why a call came out as it did, in the report: every layer that decided, and what in it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use hatcheck_scenario::{ParseCache, evaluate, read, report};
use serde_json::{Value, json};

const ALICE: &str = "arn:aws:iam::111122223333:user/alice";

/// The reasons of the last step.
fn reasons(scenario: &Value) -> Vec<Value> {
    let text = scenario.to_string();
    let loaded = read(&text).unwrap();
    let evaluation = evaluate(&loaded.scenario, None, &mut ParseCache::default());
    let report = serde_json::to_value(report(&loaded, &evaluation)).unwrap();
    let step = report["requests"][0]["steps"].as_array().unwrap().last().unwrap().clone();
    step["reasons"].as_array().unwrap().clone()
}

fn messages(scenario: &Value) -> Vec<String> {
    reasons(scenario).iter().map(|reason| reason["message"].as_str().unwrap().to_owned()).collect()
}

/// Alice reads an object of her account's bucket, with these statements of her own and of the bucket.
fn reading(own: Value, bucket: Value, context: Value) -> Value {
    json!({
        "users": [{ "arn": ALICE, "policies": [{ "name": "Own", "document": { "Version": "2012-10-17", "Statement": own } }],
            "tags": { "team": "blue" } }],
        "resources": [{ "arn": "arn:aws:s3:::reports", "account": "111122223333",
            "policy": { "Version": "2012-10-17", "Statement": bucket } }],
        "requests": [{ "principal": ALICE, "action": "s3:GetObject", "resource": "arn:aws:s3:::reports/q3",
            "context": context }],
    })
}

#[test]
fn an_arn_that_nearly_fits_is_told_with_the_part_that_differs() {
    let own = json!([{ "Effect": "Allow", "Action": "s3:GetObject",
        "Resource": ["arn:aws:s3:::report/*", "arn:aws:sqs:eu-west-1:111122223333:q"] }]);
    let scenario = reading(own, json!([]), json!({}));
    let message = "Identity policies: statement 1 of Own (alice) came nearest, but its Resource is \
                   arn:aws:s3:::report/* and one other, and the resource is reports/q3.";
    assert_eq!(messages(&scenario), [message]);
    let failed = &reasons(&scenario)[0]["failed"];
    assert_eq!(failed["element"], "Resource");
    assert_eq!(
        failed["segment"],
        json!({ "name": "resource", "policy": "report/*", "request": "reports/q3" })
    );
    assert_eq!(failed["requestValues"], json!(["arn:aws:s3:::reports/q3"]));
}

#[test]
fn a_principal_that_nearly_fits_is_told_as_well() {
    let scenario = json!({
        "users": [{ "arn": ALICE }],
        "roles": [{ "arn": "arn:aws:iam::111122223333:role/R", "trustPolicy": { "Version": "2012-10-17", "Statement": {
            "Effect": "Allow", "Principal": { "AWS": ["arn:aws:iam::444455556666:user/alice", "arn:aws:iam::111122223333:user/Alice"] },
            "Action": "sts:AssumeRole" } } }],
        "requests": [{ "principal": ALICE, "assume": [{ "role": "arn:aws:iam::111122223333:role/R" }], "action": "s3:GetObject",
            "resource": "arn:aws:s3:::b/x" }],
    });
    let found = reasons(&scenario);
    let trust = found.iter().find(|reason| reason["layer"] == "trust").unwrap();
    let message = "Trust policy: statement 1 of the trust policy of R came nearest, but its Principal is \
                   arn:aws:iam::111122223333:user/Alice and one other, not arn:aws:iam::111122223333:user/alice \
                   (the resource differs).";
    assert_eq!(trust["message"], message);
    assert_eq!(trust["failed"]["segment"]["policy"], "user/Alice");
    // The identity side would have denied on its own too (E-022).
    assert!(found.iter().any(|reason| reason["layer"] == "identity"), "{found:?}");
}

#[test]
fn a_condition_is_told_with_what_its_variables_read() {
    let condition =
        json!({ "StringEquals": { "aws:RequestTag/team": "${aws:PrincipalTag/team}" } });
    let own =
        json!([{ "Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": condition }]);
    let scenario = reading(own, json!([]), json!({ "aws:RequestTag/team": "red" }));
    let message = "Identity policies: statement 1 of Own (alice) came nearest, but aws:RequestTag/team is red, and \
                   StringEquals wants ${aws:PrincipalTag/team} (where aws:PrincipalTag/team is blue).";
    assert_eq!(messages(&scenario), [message]);
}

#[test]
fn every_deny_is_told_with_what_made_it_apply() {
    let own = json!([{ "Effect": "Allow", "Action": "*", "Resource": "*" },
        { "Sid": "Plain", "Effect": "Deny", "Action": "s3:Get*", "Resource": "*" }]);
    let bucket = json!([{ "Sid": "Office", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
        "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } } }]);
    let scenario = reading(own, bucket, json!({ "aws:SourceIp": "198.51.100.7" }));
    assert_eq!(
        messages(&scenario),
        [
            "Resource-based policy: Office of the policy of reports denies it: aws:SourceIp is 198.51.100.7, which \
             satisfies NotIpAddress 203.0.113.0/24.",
            "Identity policies: Plain of Own (alice) denies it.",
        ]
    );
}

#[test]
fn what_cannot_be_read_is_told_instead_of_silence() {
    let own = json!([{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
        "Condition": { "StringEqualz": { "aws:SourceIp": "x" } } }]);
    let found = messages(&reading(own, json!([]), json!({})));
    assert!(
        found[0].ends_with("statement 1 of Own (alice) has an error and does not count."),
        "{found:?}"
    );
}

#[test]
fn what_granted_is_told_too() {
    let own = json!([{ "Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" }]);
    let found = messages(&reading(own, json!([]), json!({})));
    assert_eq!(found, ["Identity policies: Read of Own (alice) allows it."]);
}

#[test]
fn the_permission_that_is_missing_is_the_one_that_is_named() {
    let role = "arn:aws:iam::111122223333:role/R";
    let scenario = json!({
        "users": [{ "arn": ALICE }],
        "roles": [{ "arn": role, "trustPolicy": { "Version": "2012-10-17", "Statement": {
            "Effect": "Allow", "Principal": { "AWS": ALICE }, "Action": "sts:AssumeRole" } } }],
        "requests": [{ "principal": ALICE, "assume": [{ "role": role, "sourceIdentity": "alice" }], "action": "s3:GetObject",
            "resource": "arn:aws:s3:::b/x" }],
    });
    let found = messages(&scenario);
    assert!(
        found.iter().any(|m| m.contains("its Action is sts:AssumeRole, not sts:SetSourceIdentity")),
        "{found:?}"
    );
}
