//! What a scenario file is told about its mistakes, and where.

use super::*;
use crate::format::Form;

fn fails(text: &str) -> FormatError {
    read(text).unwrap_err()
}

const ALICE: &str = "arn:aws:iam::111122223333:user/alice";

#[test]
fn the_smallest_scenario_is_one_user_and_one_request() {
    let text = format!(
        r#"{{"users": [{{"arn": "{ALICE}"}}], "requests": [{{"principal": "{ALICE}", "action": "s3:GetObject"}}]}}"#
    );
    let loaded = read(&text).unwrap();
    assert_eq!(loaded.scenario.requests[0].resource, "*");
}

#[test]
fn an_unknown_key_is_named_with_its_place_and_the_nearest_one() {
    let error = fails(
        "{\n  \"users\": [{\"arn\": \"arn:aws:iam::111122223333:user/a\", \"polices\": []}]\n}",
    );
    assert_eq!(error.path, "/users/0/polices");
    assert_eq!((error.start.line, error.start.column), (2, 57));
    let fault = FormatFault::UnknownKey { key: "polices".into(), nearest: Some("policies".into()) };
    assert_eq!(*error.fault, fault);
}

#[test]
fn a_wrong_type_is_placed_on_the_value() {
    let text = r#"{"users": [{"arn": 5}]}"#;
    let error = fails(text);
    assert_eq!(error.path, "/users/0/arn");
    assert_eq!(&text[error.span.start..error.span.end], "5");
    assert_eq!(error.fault.code(), "wrong-value");
}

#[test]
fn a_document_that_is_neither_object_nor_text_is_refused() {
    let role = |rest: &str| {
        format!(r#"{{"roles": [{{"arn": "arn:aws:iam::111122223333:role/R", {rest}}}]}}"#)
    };
    // Whatever follows it.
    for rest in
        [r#""trustPolicy": [1]"#, r#""trustPolicy": 1 "#, r#""trustPolicy": [1] , "tags": {}"#]
    {
        let error = fails(&role(rest));
        assert_eq!(error.path, "/roles/0/trustPolicy", "{rest}");
        assert_eq!(error.fault.code(), "wrong-value");
    }
    let error = fails(
        r#"{"requests": [{"principal": "anonymous", "action": "s3:GetObject", "sessionPolicy": [1] }]}"#,
    );
    assert_eq!(error.path, "/requests/0/sessionPolicy/0");
}

#[test]
fn a_list_is_no_object_even_with_the_right_values_in_it() {
    let error = fails(r#"{"users": [["arn:aws:iam::111122223333:user/a"]]}"#);
    assert_eq!((error.path.as_str(), error.fault.code()), ("/users/0", "wrong-value"));
    let account = r#"{"accounts": [{"id": "111122223333", "organization": ["o-1"]}]}"#;
    assert_eq!(fails(account).path, "/accounts/0/organization");
}

#[test]
fn of_two_mistakes_the_first_in_the_text_is_told() {
    let user = |members: &str| format!(r#"{{"users": [{{{members}}}]}}"#);
    assert_eq!(fails(&user(r#""arn": 1, "polices": []"#)).path, "/users/0/arn");
    assert_eq!(fails(&user(r#""polices": [], "arn": 1"#)).path, "/users/0/polices");
    // A required key that is misspelt is missing too; what is written says more.
    assert_eq!(fails(&user(r#""arm": "x""#)).path, "/users/0/arm");
}

#[test]
fn a_misspelt_word_is_named_with_the_right_one() {
    let text = format!(
        r#"{{"requests": [{{"principal": "{ALICE}", "action": "s3:GetObject", "expect": "alowed"}}]}}"#
    );
    let fault = FormatFault::UnknownWord { word: "alowed".into(), nearest: Some("allowed".into()) };
    let error = fails(&text);
    assert_eq!((*error.fault, error.path.as_str()), (fault, "/requests/0/expect"));
}

#[test]
fn a_principal_that_names_nobody_is_refused() {
    let error = fails(r#"{"requests": [{"principal": "alice", "action": "s3:GetObject"}]}"#);
    assert_eq!(error.path, "/requests/0/principal");
}

#[test]
fn two_entries_with_one_arn_are_refused() {
    let text =
        format!(r#"{{"users": [{{"arn": "{ALICE}"}}, {{"arn": "{ALICE}"}}], "requests": []}}"#);
    let error = fails(&text);
    assert_eq!(error.path, "/users/1/arn");
    let first = "/users/0/arn".to_owned();
    assert_eq!(*error.fault, FormatFault::DuplicateEntry { id: ALICE.into(), first });
}

#[test]
fn limits_are_errors_and_never_a_hang() {
    assert_eq!(fails("").fault.code(), "json-syntax-error");
    assert_eq!(fails(&"[".repeat(10_000)).fault.code(), "json-syntax-error");
    assert_eq!(fails(&" ".repeat(6 * 1024 * 1024)).fault.code(), "file-too-large");
}

#[test]
fn an_object_document_knows_where_in_the_file_it_stands() {
    let text = r#"{"roles": [{"arn": "arn:aws:iam::111122223333:role/R", "trustPolicy": {"Statement": []}}]}"#;
    let mut loaded = read(text).unwrap();
    loaded.scenario.visit_documents(&mut |pointer, document| {
        assert_eq!(pointer, "/roles/0/trustPolicy");
        let Form::Object { offset } = document.form else { panic!() };
        assert_eq!(&text[offset..offset + document.text.len()], &*document.text);
    });
}

#[test]
fn what_was_read_is_written_back_the_same() {
    let text = format!(
        r#"{{"version":1,"users":[{{"arn":"{ALICE}","policies":[{{"name":"P","document":"{{\n"}}],"tags":{{"b":"1","a":"2"}}}}],"requests":[{{"principal":"{ALICE}","action":"s3:GetObject","resource":"*","context":{{"aws:SourceIp":null,"aws:TagKeys":["a"]}},"expect":{{"decision":"denied"}}}}]}}"#
    );
    let loaded = read(&text).unwrap();
    assert_eq!(serde_json::to_string(&loaded.scenario).unwrap(), text);
}
