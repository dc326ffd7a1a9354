//! What the form writes can be taken back, and nothing else changes.

use hatcheck_policy::json::{lay_out, parse};
use hatcheck_scenario::read::read_request;

use super::super::field::{Field, Shown};
use super::super::read;
use super::super::tests::{after, fields, is_editable, requests, tables};
use super::*;

/// The JSON whatever the order of members and the layout.
fn sorted(text: &str) -> String {
    fn sort(node: &mut Node<'_>) {
        match &mut node.value {
            Value::Array(items) => items.iter_mut().for_each(sort),
            Value::Object(members) => {
                members.sort_by(|a, b| a.name.value.cmp(&b.name.value));
                members.iter_mut().for_each(|member| sort(&mut member.value));
            }
            _ => {}
        }
    }
    let mut root = parse(text).unwrap();
    sort(&mut root);
    lay_out(&root)
}

#[test]
fn typing_what_stands_there_changes_no_byte() {
    for text in requests() {
        let form = read(&text).unwrap();
        for field in fields(&form).iter().filter(|field| is_editable(field)) {
            // Long-term credentials may be said or not.
            let said = field.input == Input::Credentials && text.contains("longTerm");
            assert!(said || after(&text, &field.edit(field.text())) == text, "{field:?} of {text}");
        }
        for row in tables(&form).iter().flat_map(|table| table.rows.as_ref().unwrap()) {
            if !row.key.text().is_empty() {
                assert_eq!(after(&text, &row.key.edit(row.key.text())), text);
            }
            if row.kind != Some(Kind::Absent) {
                assert_eq!(after(&text, &row.value.edit(row.value.text())), text, "{row:?}");
            }
        }
    }
}

#[test]
fn what_is_typed_can_be_typed_back() {
    for text in requests() {
        let form = read(&text).unwrap();
        for field in fields(&form).iter().filter(|field| is_editable(field)) {
            let other = match field.input {
                Input::Number => "901",
                Input::Credentials => "sessionToken",
                Input::Expect => "conditional",
                Input::Principal => "other \"one\"",
                _ => " other \\ ",
            };
            let changed = after(&text, &field.edit(other));
            let now = read(&changed).unwrap();
            let shown = fields(&now).into_iter().find(|now| now.pointer == field.pointer);
            let shown = shown.map(|now| now.text().to_owned());
            assert!(
                field.input == Input::Lines || shown.as_deref() == Some(other),
                "{field:?} of {text}"
            );
            let back = after(&changed, &field.edit(field.text()));
            let said = field.input == Input::Credentials && text.contains("longTerm");
            assert!(said || sorted(&back) == sorted(&text), "{field:?}: {back}\nof {text}");
            if !field.is_given() && !said {
                assert_eq!(back, text, "{field:?}");
            }
        }
    }
}

#[test]
fn rows_are_renamed_changed_and_removed_alone() {
    for text in requests() {
        for table in tables(&read(&text).unwrap()) {
            let added = after(&text, &table.new_row().edit("aws:VpcSourceIp"));
            let row = format!("{}/aws:VpcSourceIp", table.pointer);
            assert_eq!(after(&added, &Edit::Remove(row.clone())), text);
            for kind in Kind::choices("aws:VpcSourceIp") {
                assert!(parse(&after(&added, &Edit::Retype(row.clone(), kind))).is_ok());
            }
            for row in table.rows.iter().flatten().filter(|row| !row.key.text().is_empty()) {
                let renamed = after(&text, &row.key.edit("zz:~/\"z"));
                let now = format!("{}/{}", table.pointer, json::pointer_step("zz:~/\"z"));
                let back = Field { pointer: now, ..row.key.clone() }.edit(row.key.text());
                assert_eq!(after(&renamed, &back), text);
                let root = parse(&text).unwrap();
                let json = lay_out(root.at(&row.key.pointer).unwrap());
                let removed = after(&text, &Edit::Remove(row.key.pointer.clone()));
                let add = Edit::Add(table.pointer.clone(), row.key.text().to_owned(), json);
                assert_eq!(sorted(&after(&removed, &add)), sorted(&text));
                assert_eq!(edited(&text, &add), None);
            }
        }
    }
}

#[test]
fn steps_come_go_and_change_places() {
    for text in requests() {
        let Some(steps) = read(&text).unwrap().steps else { panic!("{text}") };
        let added = after(&text, &Edit::AddStep("arn:aws:iam::111122223333:role/Next".to_owned()));
        read_request(&added).unwrap();
        let last = format!("/assume/{}", steps.len());
        assert_eq!(after(&added, &Edit::Remove(last)), text);
        for at in 1..steps.len() {
            let moved = after(&text, &Edit::MoveStep(at, at - 1));
            assert_eq!(after(&moved, &Edit::MoveStep(at - 1, at)), text);
        }
    }
    assert_eq!(edited("{}", &Edit::MoveStep(0, 1)), None);
}

#[test]
fn a_null_on_the_way_is_as_good_as_nothing() {
    let text = r#"{"principal": "anonymous", "assume": null, "session": null, "through": null, "action": "s3:GetObject"}"#;
    let form = read(text).unwrap();
    assert_eq!(form.steps, Some(Vec::new()));
    let pointer = "/session/sourceIdentity".to_owned();
    let field = Field { pointer, input: Input::Text, shown: Shown::Text(String::new()) };
    let set = after(text, &field.edit("alice"));
    assert!(set.contains(r#""session": { "sourceIdentity": "alice" }, "through": null"#), "{set}");
    let step = after(text, &Edit::AddStep("r".into()));
    assert!(step.contains(r#""assume": [{ "role": "r" }], "session""#), "{step}");
}

#[test]
fn a_caller_becomes_another_one() {
    let text = r#"{"principal": "anonymous", "action": "s3:GetObject"}"#;
    let provider = "arn:aws:iam::111122223333:oidc-provider/example.com";
    let web = after(text, &Edit::Become(Caller::Web, provider.into(), "sts.amazonaws.com".into()));
    let form = read(&web).unwrap();
    assert_eq!(form.caller, Some(Caller::Web));
    assert_eq!(form.who.fields[0].text(), provider);
    assert_eq!(form.claims.unwrap().rows.unwrap().len(), 2);
    read_request(&web).unwrap();
    let saml = "arn:aws:iam::111122223333:saml-provider/Corp";
    let saml = after(&web, &Edit::Become(Caller::Saml, saml.into(), "a".into()));
    assert_eq!(read(&saml).unwrap().caller, Some(Caller::Saml));
    assert_eq!(after(&saml, &Edit::Become(Caller::Named, "anonymous".into(), String::new())), text);
    // A provider named among the principals vouches for somebody.
    let field = &read(text).unwrap().who.fields[0];
    assert_eq!(read(&after(text, &field.edit(provider))).unwrap().caller, Some(Caller::Web));
    assert_eq!(
        after(text, &field.edit("cognito-identity.amazonaws.com")).matches("federated").count(),
        0
    );
}

#[test]
fn values_keep_the_form_in_which_they_are_written() {
    let text = r#"{"context": {"a": 10, "b": "10", "c": true, "aws:SecureTransport": "true", "l": ["x", 1], "n": null}}"#;
    let rows = read(text).unwrap().context.rows.unwrap();
    let write = |at: usize, new: &str| edited(text, &rows[at].value.edit(new));
    let has = |changed: Option<String>, piece: &str| {
        assert!(changed.as_ref().unwrap().contains(piece), "{changed:?}")
    };
    has(write(0, " 20 "), "\"a\": 20,");
    assert_eq!(write(0, "many"), None);
    has(write(1, "20"), "\"b\": \"20\"");
    has(write(2, "false"), "\"c\": false");
    assert_eq!(rows[3].kind, Some(Kind::YesNo));
    has(write(3, "false"), "\"aws:SecureTransport\": \"false\"");
    has(write(4, "1\n\nx\n2\n"), "\"l\": [1, \"x\", \"2\"]");
    has(write(4, ""), "\"l\": []");
    assert_eq!(write(5, "x"), None);
    let retype = |at: usize, kind| after(text, &Edit::Retype(rows[at].key.pointer.clone(), kind));
    assert!(retype(0, Kind::Text).contains("\"a\": \"10\""));
    assert!(retype(1, Kind::Number).contains("\"b\": 10"));
    assert!(retype(4, Kind::Text).contains("\"l\": \"x\""));
    assert!(retype(4, Kind::Absent).contains("\"l\": null"));
    assert!(retype(5, Kind::List).contains("\"n\": []"));
    assert!(retype(2, Kind::List).contains("\"c\": [\"true\"]"));
}
