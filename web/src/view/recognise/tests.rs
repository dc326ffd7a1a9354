//! What people really paste, and what is made of it.

use super::*;

const ALICE: &str = "arn:aws:iam::111122223333:user/alice";

fn parts(text: &str) -> Parts {
    match recognise(text) {
        Some(Found::Parts(parts)) => parts,
        other => panic!("{other:?} in {text}"),
    }
}

/// Caller, action and resource of the only call.
fn call(text: &str) -> (String, String, String) {
    let parts = parts(text);
    let [call] = parts.calls.as_slice() else { panic!("{:?} in {text}", parts.calls) };
    (call.caller(), call.action.clone(), call.resource.clone())
}

fn triple(caller: &str, action: &str, resource: &str) -> (String, String, String) {
    (caller.to_owned(), action.to_owned(), resource.to_owned())
}

/// A member of the only call, as JSON.
fn more(text: &str, name: &str) -> String {
    let parts = parts(text);
    let found = parts.calls[0].more.iter().find(|(own, _)| *own == name);
    found.map(|(_, value)| value.clone()).unwrap_or_default()
}

mod policies;
mod records;
mod refusals;

#[test]
fn a_decoded_authorization_message_has_the_whole_context() {
    // R-268
    let message = format!(
        r#"{{"allowed": false, "explicitDeny": false, "matchedStatements": {{"items": []}}, "failures": {{"items": []}}, "context": {{"principal": {{"id": "AIDA1", "name": "alice", "arn": "{ALICE}"}},
        "action": "ec2:RunInstances", "resource": "arn:aws:ec2:eu-west-1:111122223333:instance/*", "conditions": {{"items": [
            {{"key": "111122223333:InstanceType", "values": {{"items": [{{"value": "t3.micro"}}]}}}}, {{"key": "Region", "values": {{"items": [{{"value": "eu"}}]}}}},
            {{"key": "aws:TagKeys", "values": {{"items": [{{"value": "a"}}, {{"value": "b"}}]}}}}]}}}}}}"#
    );
    for text in [message.clone(), format!(r#"{{"DecodedMessage": {}}}"#, json::quote(&message))] {
        assert_eq!(
            call(&text),
            triple(ALICE, "ec2:RunInstances", "arn:aws:ec2:eu-west-1:111122223333:instance/*")
        );
        assert_eq!(
            more(&text, "context"),
            r#"{"111122223333:InstanceType": "t3.micro", "aws:TagKeys": ["a","b"]}"#
        );
    }
}

#[test]
fn a_scenario_is_one_wherever_it_stands() {
    let scenario = include_str!("../../../../examples/role-chain.json");
    let is = |text: &str| assert!(matches!(recognise(text), Some(Found::Scenario(_))), "{text}");
    is(scenario);
    is("{\"requests\": []}");
    is(r#"{"version": 1, "roles": [{"arn": "arn:aws:iam::444455556666:role/Auditor"}]}"#);
    is(&format!("```hatcheck,view=chain\n{scenario}\n```"));
    is(&format!("<p>An example:</p>\n```hatcheck\n{scenario}```"));
    is(&json::quote(scenario));
    // As drafts hold it, and as the first links to exercises did.
    is(&format!("{{\"version\":1,\"saved\":1,\"scenario\":{}}}", json::quote(scenario)));
    let exercise = r#"{"exercise": 1, "checks": [], "scenario": {"requests": []}}"#;
    assert!(matches!(recognise(exercise), Some(Found::Exercise(text)) if text == exercise));
    match recognise("{\"exercise\": 1, \"scenario\": {\"requests\": []}}") {
        Some(Found::Scenario(text)) => assert_eq!(text, "{\"requests\": []}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_request_of_a_scenario_is_a_call() {
    let text = format!(
        r#"{{"name": "Alice reads", "principal": "{ALICE}", "action": "s3:GetObject", "context": {{"aws:SourceIp": null}}, "expect": "allowed"}}"#
    );
    assert_eq!(call(&text), triple(ALICE, "s3:GetObject", "*"));
    assert_eq!(more(&text, "context"), r#"{"aws:SourceIp":null}"#);
    assert_eq!(more(&text, "name"), "\"Alice reads\"");
}

#[test]
fn links_are_found_in_whatever_surrounds_them() {
    for line in
        include_str!("../../../tests/links.golden").lines().filter(|line| line.starts_with('{'))
    {
        let node = json::parse(line).unwrap();
        let (name, link) = (string(&node, "name").unwrap(), string(&node, "link").unwrap());
        let is_link = matches!(recognise(link), Some(Found::Link(_)));
        assert_eq!(is_link, name != "an address of something else", "{name}");
    }
    assert!(matches!(
        recognise(r#"{"url": "https://hatcheck.example/#s1.AAAA"}"#),
        Some(Found::Link(_))
    ));
}

#[test]
fn what_is_nothing_of_this_is_nothing() {
    for text in [
        "",
        " \n",
        "hello",
        "{}",
        "[]",
        "null",
        "42",
        "\"\"",
        "{\"Statement\": 1}",
        "%7B",
        "%7Bnot json",
        "```",
        "```\n```",
        "{\"summary\": {}, \"requests\": [{\"decision\": \"allowed\"}]}",
        "arn:aws:iam::111122223333:user/alice",
    ] {
        assert_eq!(recognise(text), None, "{text}");
    }
}

#[test]
fn hostile_texts_end_soon() {
    let wrapped =
        (0..40).fold("{}".to_owned(), |text, _| json::quote(&text).chars().take(100_000).collect());
    recognise(&wrapped);
    recognise(&"[".repeat(100_000));
    recognise(&"{\"a\":".repeat(60));
    recognise(&"User: is not authorized to perform".repeat(20_000));
    recognise(&"is not authorized\nto perform: ".repeat(20_000));
    recognise(&format!("User: {ALICE} is not authorized to perform: {}", "x".repeat(1_000_000)));
    recognise(&format!(
        "User: {ALICE} is not authorized to perform: s3:Get on resource: {}",
        " becaus".repeat(200_000)
    ));
    recognise(&"\u{ad}é│".repeat(100_000));
    assert_eq!(recognise(&" ".repeat(6 * 1024 * 1024)), None);
}

#[test]
fn cut_off_or_damaged_anywhere_a_text_is_still_only_a_text() {
    let message = format!(
        "User: {ALICE} is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::é\" because no"
    );
    let record = r#"{"userIdentity": {"type": "AssumedRole", "arn": "arn:aws:sts::222222222222:assumed-role/Audit/é"}, "eventName": "Invoke", "eventSource": "lambda.amazonaws.com", "requestParameters": {"functionName": "f"}}"#;
    let policy = r#"{"RoleName": "Auditor", "PolicyName": "é", "PolicyDocument": "%7B%22Statement%22%3A%5B%5D%7D"}"#;
    for text in [
        &*message,
        record,
        policy,
        "```json\n{\"Statement\": []}\n```",
        "#s1.q1YqSi0sTS0uKVayio2tBQA",
    ] {
        for (at, c) in text.char_indices() {
            recognise(&text[..at]);
            recognise(&text[at..]);
            for other in ["", "\n", "\"", "%", "\u{0}", "é", "{"] {
                recognise(&format!("{}{other}{}", &text[..at], &text[at + c.len_utf8()..]));
            }
        }
    }
}
