//! Whatever is suggested turns the denial, and does no more: tried on every example and every case.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};

use hatcheck_engine::remedy::{Entry, Remedy};
use hatcheck_engine::{Outcome, StepOutcome};
use hatcheck_scenario::format::Form;
use hatcheck_scenario::suggest::{Budget, Edit, MAX_SUGGESTIONS, Suggestion, Target, suggest};
use hatcheck_scenario::{Loaded, ParseCache, evaluate, read, words};
use serde_json::Value;

fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [
        "../../examples",
        "tests/cases/evaluation",
        "tests/cases/elements",
        "tests/cases/sessions",
    ];
    let mut files: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(root.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    files
}

fn load(text: &str) -> Loaded {
    read(text).unwrap_or_else(|error| panic!("{error:?}"))
}

fn is_allowed(loaded: &Loaded, index: usize) -> bool {
    let evaluation = evaluate(&loaded.scenario, None, &mut ParseCache::default());
    let decision = &evaluation.decisions[index];
    decision.conditional.is_none() && decision.outcome() == StepOutcome::Decided(Outcome::Allowed)
}

fn suggestions(loaded: &Loaded, index: usize) -> Vec<Suggestion> {
    let evaluation = evaluate(&loaded.scenario, None, &mut ParseCache::default());
    let decision = &evaluation.decisions[index];
    suggest(loaded, &evaluation.compiled, index, decision, &mut Budget::default())
}

/// Makes the edits by hand, as an editor would that knows only the report: from the end to the beginning.
fn edited(text: &str, edits: &[Edit]) -> String {
    let mut file = text.to_owned();
    let mut in_file: Vec<&Edit> =
        edits.iter().filter(|edit| matches!(edit.target, Target::File(_))).collect();
    in_file.sort_by_key(|edit| std::cmp::Reverse((edit.span.start, edit.span.end)));
    // Of two insertions at one place the first one given comes first.
    let mut at = 0;
    while at < in_file.len() {
        let here = in_file[at].span;
        let together: Vec<&&Edit> = in_file.iter().filter(|edit| edit.span == here).collect();
        let text: String = together.iter().map(|edit| edit.text.as_str()).collect();
        file.replace_range(here.start..here.end, &text);
        at += together.len();
    }
    let mut value: Value = serde_json::from_str(&file).unwrap();
    let mut documents: Vec<&Edit> =
        edits.iter().filter(|edit| matches!(edit.target, Target::Document(_))).collect();
    documents.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
    for edit in documents {
        let document = value.pointer_mut(edit.target.pointer()).unwrap();
        let mut text = document.as_str().unwrap().to_owned();
        text.replace_range(edit.span.start..edit.span.end, &edit.text);
        *document = Value::String(text);
    }
    // Kept as it is where no document had to be written anew, so that duplicate keys stay.
    if edits.iter().any(|edit| matches!(edit.target, Target::Document(_))) {
        return value.to_string();
    }
    file
}

#[test]
fn every_suggestion_turns_the_denial_that_it_is_for() {
    let (mut denied, mut helped, mut offered) = (0, 0, 0);
    for file in files() {
        let text = std::fs::read_to_string(&file).unwrap();
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let loaded = load(text);
        for index in 0..loaded.scenario.requests.len() {
            let found = suggestions(&loaded, index);
            let place = format!("{} request {index}", file.display());
            if is_allowed(&loaded, index) {
                assert!(found.is_empty(), "{place}: already allowed");
                continue;
            }
            denied += 1;
            helped += usize::from(!found.is_empty());
            offered += found.len();
            assert!(found.len() <= MAX_SUGGESTIONS, "{place}");
            for suggestion in &found {
                let after = edited(text, &suggestion.edits);
                let title = words::suggestion(suggestion);
                assert!(is_allowed(&load(&after), index), "{place}: {title}\n{after}");
                does_no_more(&loaded, suggestion, index, &place);
            }
        }
    }
    // A suggestion engine that offers nothing would pass all of the above. Many cases are refusals that nobody
    // should be helped around.
    assert!(helped * 3 > denied, "only {helped} of {denied} denials have a suggestion");
    assert!(offered > helped, "{offered} suggestions for {helped} denials");
}

/// No Deny goes, nothing is taken away, and `*` comes only where the call itself is on `*`.
fn does_no_more(loaded: &Loaded, suggestion: &Suggestion, index: usize, place: &str) {
    let request = &loaded.scenario.requests[index];
    for edit in &suggestion.edits {
        let in_request = edit.target.pointer().starts_with("/requests/");
        assert!(in_request || edit.span.start == edit.span.end, "{place}: {edit:?} takes away");
        assert!(!edit.text.contains("\"Deny\""), "{place}: {edit:?}");
        let on_all = edit.text.contains("\"Resource\": \"*\"");
        let rest = edit.text.replace("\"Resource\": \"*\"", "");
        assert!(!on_all || request.resource == "*" || hints_at_all(&request.action), "{place}");
        assert!(in_request || !rest.contains("\"*\""), "{place}: {edit:?} widens");
    }
    for remedy in &suggestion.remedies {
        if let Remedy::Extend { entry: Entry::Action(text) | Entry::Resource(text), .. } = remedy {
            assert!(!text.contains('*') || request.resource.contains('*'), "{place}: {text}");
        }
    }
}

/// Actions without resource types are decided on `*` whatever was written (E-355).
fn hints_at_all(action: &str) -> bool {
    ["List", "Describe", "Get", "Create"].iter().any(|verb| action.contains(verb))
}

const ALICE: &str = "arn:aws:iam::111122223333:user/alice";

fn titles(scenario: &str) -> Vec<String> {
    suggestions(&load(scenario), 0).iter().map(words::suggestion).collect()
}

#[test]
fn a_document_given_as_text_is_edited_in_its_own_text() {
    let document = serde_json::json!(
        "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Sid\": \"Write\",\n    \"Effect\": \"Allow\",\n    \"Action\": [\n      \"s3:GetObject\"\n    ],\n    \"Resource\": \"arn:aws:s3:::b/*\"\n  }\n}"
    );
    let scenario = serde_json::json!({
        "users": [{ "arn": ALICE, "policies": [{ "name": "Objects", "document": document }] }],
        "requests": [{ "principal": ALICE, "action": "s3:PutObject", "resource": "arn:aws:s3:::b/x" }],
    })
    .to_string();
    let found = suggestions(&load(&scenario), 0);
    assert_eq!(
        words::suggestion(&found[0]),
        "Add s3:PutObject to statement Write of Objects (alice)."
    );
    let [edit] = found[0].edits.as_slice() else { panic!("{:?}", found[0].edits) };
    assert_eq!(edit.target, Target::Document("/users/0/policies/0/document".into()));
    // Laid out like the entry before it.
    assert_eq!(edit.text, ",\n      \"s3:PutObject\"");
}

#[test]
fn what_is_added_twice_at_one_place_is_one_edit_of_the_document_that_holds_it() {
    let role = "arn:aws:iam::111122223333:role/Auditor";
    let allow = |action: &str, resource: &str| {
        serde_json::json!({ "Version": "2012-10-17",
            "Statement": [{ "Effect": "Allow", "Action": action, "Resource": resource }] })
    };
    // Neither of the two calls is among what the organization lets through.
    let guardrail = allow("ec2:*", "*").to_string();
    let scenario = serde_json::json!({
        "accounts": [{ "id": "111122223333", "serviceControlPolicies": [
            { "target": "root", "policies": [{ "name": "Few", "document": guardrail }] }] }],
        "users": [{ "arn": ALICE, "policies": [{ "name": "P", "document": allow("sts:*", role) }] }],
        "roles": [{ "arn": role, "policies": [{ "name": "P", "document": allow("s3:*", "*") }],
            "trustPolicy": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
                "Principal": { "AWS": ALICE }, "Action": "sts:AssumeRole" }] } }],
        "requests": [{ "principal": ALICE, "assume": [{ "role": role }],
            "action": "s3:GetObject", "resource": "arn:aws:s3:::b/x" }],
    })
    .to_string();
    let found = suggestions(&load(&scenario), 0);
    assert_eq!(found[0].remedies.len(), 2, "{found:?}");
    let [edit] = found[0].edits.as_slice() else { panic!("{:?}", found[0].edits) };
    let document = "/accounts/0/serviceControlPolicies/0/policies/0/document";
    assert_eq!(edit.target, Target::Document(document.into()));
    assert_eq!(edit.span.start, guardrail.find(']').unwrap());
    assert!(is_allowed(&load(&edited(&scenario, &found[0].edits)), 0));
}

/// The same scenario, each policy document as a string with the text that it has in the file.
fn with_documents_as_text(loaded: &Loaded) -> String {
    let mut scenario = loaded.scenario.clone();
    scenario.visit_documents(&mut |_, document| document.form = Form::Text);
    serde_json::to_string(&scenario).unwrap()
}

#[test]
fn documents_given_as_text_get_the_same_suggestions_with_every_edit_in_the_text_that_it_names() {
    let mut edits = 0;
    for file in files() {
        let text = std::fs::read_to_string(&file).unwrap();
        let written = load(&text);
        let text = with_documents_as_text(&written);
        let loaded = load(&text);
        let compiled = evaluate(&loaded.scenario, None, &mut ParseCache::default()).compiled;
        for index in 0..loaded.scenario.requests.len() {
            let place = format!("{} request {index}", file.display());
            let title =
                |found: &[Suggestion]| -> Vec<_> { found.iter().map(words::suggestion).collect() };
            let found = suggestions(&loaded, index);
            assert_eq!(title(&found), title(&suggestions(&written, index)), "{place}");
            for suggestion in &found {
                let after = edited(&text, &suggestion.edits);
                assert!(is_allowed(&load(&after), index), "{place}: {suggestion:?}");
                for edit in &suggestion.edits {
                    let document = compiled.documents.iter().find(|document| {
                        document.pointer == edit.target.pointer() && document.form == Form::Text
                    });
                    let in_document = matches!(edit.target, Target::Document(_));
                    assert_eq!(in_document, document.is_some(), "{place}: {edit:?}");
                    edits += 1;
                }
            }
        }
    }
    assert!(edits > 100, "only {edits} edits were looked at");
}

#[test]
fn conditions_are_met_and_never_gone_around() {
    let trust = serde_json::json!({ "Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": { "AWS": ALICE }, "Action": "sts:AssumeRole",
        "Condition": { "StringEquals": { "sts:ExternalId": "c-42" } } }] });
    let role = "arn:aws:iam::111122223333:role/Auditor";
    let scenario = |assume: serde_json::Value| {
        serde_json::json!({
            "users": [{ "arn": ALICE }],
            "roles": [{ "arn": role, "trustPolicy": trust }],
            "requests": [{ "principal": ALICE, "assume": [assume], "action": "sts:GetCallerIdentity" }],
        })
        .to_string()
    };
    let sent = titles(&scenario(serde_json::json!({ "role": role })));
    assert_eq!(sent, ["Send the external id c-42."]);
    // Nor is another customer's id offered as one more that is accepted.
    let other = titles(&scenario(serde_json::json!({ "role": role, "externalId": "c-77" })));
    assert_eq!(other, ["Send the external id c-42."]);
}

#[test]
fn an_outside_identity_is_let_in_by_who_it_is_and_not_by_its_provider_alone() {
    let provider = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
    let role = "arn:aws:iam::111122223333:role/Deploy";
    let scenario = |claims: serde_json::Value| {
        serde_json::json!({
            "roles": [{ "arn": role }],
            "requests": [{ "principal": { "federated": provider, "claims": claims },
                "assume": [{ "role": role }], "action": "sts:GetCallerIdentity" }],
        })
        .to_string()
    };
    let who = serde_json::json!({ "aud": "sts.amazonaws.com", "sub": "repo:acme/app:ref:refs/heads/main" });
    let found = suggestions(&load(&scenario(who)), 0);
    assert!(found[0].edits[0].text.contains("repo:acme/app:ref:refs/heads/main"), "{found:?}");
    // Without a subject there is nothing to tell it by.
    assert!(titles(&scenario(serde_json::json!({ "aud": "sts.amazonaws.com" }))).is_empty());
}

#[test]
fn a_deny_is_not_taken_away() {
    let scenario = serde_json::json!({
        "users": [{ "arn": ALICE, "policies": [{ "name": "No", "document": { "Version": "2012-10-17",
            "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "*" }] } }] }],
        "requests": [{ "principal": ALICE, "action": "s3:GetObject", "resource": "arn:aws:s3:::b/x" }],
    });
    assert!(titles(&scenario.to_string()).is_empty());
}

#[test]
fn a_large_scenario_is_not_searched_for_ever() {
    let users: Vec<Value> = (0..400)
        .map(|at| serde_json::json!({ "arn": format!("arn:aws:iam::111122223333:user/u{at}") }))
        .collect();
    let requests: Vec<Value> = (0..400)
        .map(|at| {
            serde_json::json!({ "principal": format!("arn:aws:iam::111122223333:user/u{at}"),
                "action": "s3:GetObject", "resource": "arn:aws:s3:::b/x" })
        })
        .collect();
    let text = serde_json::json!({ "users": users, "requests": requests }).to_string();
    let loaded = load(&text);
    let evaluation = evaluate(&loaded.scenario, None, &mut ParseCache::default());
    let mut budget = Budget::default();
    let found: Vec<usize> = evaluation
        .decisions
        .iter()
        .enumerate()
        .map(|(at, decided)| suggest(&loaded, &evaluation.compiled, at, decided, &mut budget).len())
        .collect();
    assert!(found[0] > 0);
    assert_eq!(*found.last().unwrap(), 0, "the effort is spent before the last of 400");
}
