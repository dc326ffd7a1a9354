//! What is said about a document, and what is still read of it.

use super::*;
use crate::policy::{Effect, PrincipalName};

fn codes(text: &str, kind: PolicyKind) -> Vec<&'static str> {
    parse(text, kind).diagnostics.iter().map(|d| d.problem.code()).collect()
}

/// An identity policy of one statement with these members beside a complete one's.
fn identity(members: &str) -> String {
    format!(r#"{{"Version": "2012-10-17", "Statement": [{{{members}}}]}}"#)
}

#[test]
fn a_complete_policy_has_nothing_to_complain_about() {
    let text = identity(r#""Effect": "Allow", "Action": "s3:GetObject", "Resource": "*""#);
    let policy = parse(&text, PolicyKind::Identity);
    assert_eq!(policy.diagnostics, []);
    let statement = &policy.statements[0];
    assert_eq!(statement.effect, Effect::Allow);
    let entry = &statement.action.entries[0];
    assert_eq!(&text[entry.span.start..entry.span.end], "\"s3:GetObject\"");
}

#[test]
fn a_statement_with_an_error_leaves_the_others_standing() {
    let text = r#"{"Statement": [
        {"Effect": "allow", "Action": "s3:*", "Resource": "*"},
        {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}
    ]}"#; // L-020, L-080
    let policy = parse(text, PolicyKind::Identity);
    assert_eq!(policy.statements.len(), 1);
    assert_eq!(policy.broken.len(), 1);
    assert_eq!(policy.diagnostics[0].pointer, "/Statement/0/Effect");
    assert_eq!(policy.diagnostics[0].problem.code(), "invalid-effect");
}

#[test]
fn what_is_not_json_has_no_statements() {
    for text in ["", "{", "{} // x", r#"{"Statement": [],}"#] {
        let policy = parse(text, PolicyKind::Identity); // L-021
        assert!(!policy.readable, "{text}");
        assert_eq!(codes(text, PolicyKind::Identity), ["json-syntax-error"], "{text}");
    }
}

#[test]
fn of_a_repeated_member_lists_are_merged_and_the_last_effect_counts() {
    let text = identity(
        r#""Effect": "Deny", "Effect": "Allow", "Action": "s3:GetObject", "Action": "s3:PutObject", "Resource": "*""#,
    ); // L-013
    let policy = parse(&text, PolicyKind::Identity);
    assert_eq!(policy.statements[0].effect, Effect::Allow);
    assert_eq!(policy.statements[0].action.entries.len(), 2);
    let codes = codes(&text, PolicyKind::Identity);
    assert_eq!(codes, ["duplicate-json-member", "duplicate-json-member"]);
}

#[test]
fn a_misspelt_element_is_named_with_the_right_one() {
    let text = identity(
        r#""effect": "Allow", "Effect": "Allow", "Acton": "s3:*", "Action": "s3:*", "Resource": "*""#,
    );
    let policy = parse(&text, PolicyKind::Identity); // L-012
    let nearest: Vec<_> = policy
        .diagnostics
        .iter()
        .map(|d| match &d.problem {
            Problem::UnknownElement { nearest, .. } => *nearest,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(nearest, [Some("Effect"), Some("Action")]);
}

#[test]
fn each_kind_refuses_what_it_may_not_hold() {
    use PolicyKind as K;
    let principal = r#""Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*""#;
    for (kind, code) in [
        (K::Identity, "unsupported-principal"),
        (K::Boundary, "unsupported-principal"),
        (K::Session, "unsupported-principal"),
        (K::Scp, "scp-syntax-error-principal"),
    ] {
        assert_eq!(codes(&identity(principal), kind), [code], "{kind:?}"); // E-034
    }
    let trust = r#""Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole", "Resource": "*""#;
    assert_eq!(codes(&identity(trust), K::Trust), ["role-trust-policy-syntax-error-resource"]);
    let not =
        r#""Effect": "Deny", "NotPrincipal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole""#;
    assert_eq!(codes(&identity(not), K::Trust), ["role-trust-policy-syntax-error-notprincipal"]);
    let allow = r#""Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*""#;
    assert_eq!(codes(&identity(allow), K::Rcp), ["rcp-syntax-error-allow"]);
}

#[test]
fn both_of_a_pair_keep_the_statement_from_applying() {
    let text =
        identity(r#""Effect": "Allow", "Action": "s3:*", "NotAction": "s3:*", "Resource": "*""#);
    let policy = parse(&text, PolicyKind::Identity); // L-011
    assert!(policy.statements.is_empty());
    assert_eq!(codes(&text, PolicyKind::Identity), ["unsupported-element-combination"]);
}

#[test]
fn a_principal_is_read_as_whom_it_names() {
    let text = r#"{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Principal": {"AWS": [
        "*", "111122223333", "arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:user/alice",
        "AROAEXAMPLE123", "arn:aws:iam::111122223333:user/*", "arn:aws:iam::111122223333:group/g", "alice"
    ], "Service": "sns.amazonaws.com"}}}"#;
    let policy = parse(text, PolicyKind::Resource);
    let entries = &policy.statements[0].principal.as_ref().unwrap().entries;
    let nobody = entries.iter().filter(|e| e.name == PrincipalName::Nobody).count();
    assert_eq!((entries.len(), nobody), (9, 3));
    let codes = codes(text, PolicyKind::Resource);
    assert_eq!(
        codes,
        [
            "unsupported-wildcard-in-principal",
            "unsupported-group-principal",
            "invalid-principal-format"
        ]
    );
}

#[test]
fn an_unquoted_account_id_is_an_error() {
    let text = r#"{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Principal": {"AWS": 111122223333}}}"#;
    let policy = parse(text, PolicyKind::Resource); // L-109
    assert!(policy.statements.is_empty());
    assert_eq!(policy.diagnostics[0].pointer, "/Statement/Principal/AWS");
}

#[test]
fn a_service_control_policy_must_say_its_version() {
    let text = r#"{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}"#;
    assert_eq!(codes(text, PolicyKind::Scp), ["scp-version-required"]); // L-030
    assert_eq!(codes(text, PolicyKind::Identity), [""; 0]);
}

#[test]
fn a_guardrail_has_the_newer_version_and_nothing_else() {
    let document = |version: &str, principal: &str| {
        format!(
            r#"{{"Version": "{version}", "Statement": [{{"Effect": "Deny", {principal}"Action": "s3:*", "Resource": "*"}}]}}"#
        )
    };
    let older = document("2008-10-17", "");
    assert_eq!(codes(&older, PolicyKind::Scp), ["scp-version-required"]); // L-030
    assert!(codes(&older, PolicyKind::Identity).is_empty());
    let star = r#""Principal": "*", "#;
    let older = document("2008-10-17", star);
    assert_eq!(codes(&older, PolicyKind::Rcp), ["rcp-version-required"]);
    assert!(codes(&document("2012-10-17", star), PolicyKind::Rcp).is_empty());
    // L-034: in this form alone.
    let in_words = document("2012-10-17", r#""Principal": {"AWS": "*"}, "#);
    assert_eq!(codes(&in_words, PolicyKind::Rcp), ["rcp-syntax-error-principal"]);
}

#[test]
fn an_id_is_a_text() {
    let text = r#"{"Version": "2012-10-17", "Id": null, "Statement": []}"#;
    assert_eq!(codes(text, PolicyKind::Resource), ["data-type-mismatch"]); // L-019
}
