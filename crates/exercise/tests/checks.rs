//! What each kind of check says of an answer that is right, too broad, or something else.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use hatcheck_exercise::check::Failure;
use hatcheck_exercise::review::review;
use hatcheck_exercise::{Changes, Exercise, Grade, grade, hint, read, words};

const ALICE: &str = "arn:aws:iam::111122223333:user/alice";
const POLICY: &str = "/users/0/policies/0/document";

/// An exercise about what Alice may do, and about one role that she may become, with these checks.
fn exercise(checks: &str) -> Exercise {
    exercise_with(checks, "")
}

fn exercise_with(checks: &str, more: &str) -> Exercise {
    let text = format!(
        r#"{{
        "exercise": 1, "id": "a", "title": "A", "brief": "B", {more}
        "scenario": {{
            "now": "2026-01-15T09:00:00Z",
            "users": [
                {{"arn": "{ALICE}", "policies": [{{"name": "P", "document": {{"Version": "2012-10-17", "Statement": [
                    {{"Sid": "Keep", "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*"}}]}}}}]}}
            ],
            "roles": [{{"arn": "arn:aws:iam::111122223333:role/R", "trustPolicy": {{"Version": "2012-10-17", "Statement": [
                {{"Effect": "Allow", "Principal": {{"AWS": "{ALICE}"}}, "Action": "sts:AssumeRole"}}]}}}}],
            "requests": [
                {{"name": "Alice reads", "principal": "{ALICE}", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k"}},
                {{"name": "As R", "principal": "{ALICE}", "assume": [{{"role": "arn:aws:iam::111122223333:role/R"}}],
                  "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k"}}
            ]
        }},
        "edit": ["{POLICY}", "/roles/0/maxSessionDuration"], "checks": [{checks}]
    }}"#
    );
    read(&text).unwrap_or_else(|error| panic!("{error:?}"))
}

/// A policy with these statements.
fn policy(statements: &str) -> Changes {
    let document = format!("{{\"Version\": \"2012-10-17\", \"Statement\": [{statements}]}}");
    Changes(vec![(POLICY.to_owned(), document.into())])
}

fn allow(action: &str, resource: &str) -> String {
    format!("{{\"Effect\": \"Allow\", \"Action\": \"{action}\", \"Resource\": \"{resource}\"}}")
}

fn graded(exercise: &Exercise, changes: &Changes) -> Grade {
    grade(exercise, changes, None)
}

/// Why the only check fails; nothing where it passes.
fn why(checks: &str, changes: &Changes) -> Option<Failure> {
    let exercise = exercise(checks);
    graded(&exercise, changes).checks.remove(0).failure
}

const READS: &str = r#"{"id": "r", "title": "R", "kind": "decision", "request": "Alice reads", "expect": "allowed"}"#;

#[test]
fn a_decision_is_what_counts_and_not_the_text() {
    for document in
        [allow("s3:GetObject", "arn:aws:s3:::b/k"), allow("s3:Get*", "arn:aws:s3:::b/*")]
    {
        assert!(why(READS, &policy(&document)).is_none());
    }
    let failure = why(READS, &policy(&allow("s3:PutObject", "*"))).unwrap();
    assert!(words::failure(&failure).starts_with("Denied:"), "{}", words::failure(&failure));
}

#[test]
fn a_request_that_is_not_there_is_said_by_name() {
    let missing = READS.replace("Alice reads", "Alice writes");
    let failure = why(&missing, &Changes::default()).unwrap();
    assert!(matches!(failure, Failure::NoRequest { name } if name == "Alice writes"));
}

#[test]
fn a_chain_reaches_its_end_or_stops_where_it_should() {
    let stops = r#"{"id": "c", "title": "C", "kind": "chain", "request": "As R", "stopsAt": {"step": 1, "deniedBy": ["identity"]}}"#;
    assert!(why(stops, &Changes::default()).is_none());
    let earlier = stops.replace("\"step\": 1", "\"step\": 0");
    assert!(why(&earlier, &Changes::default()).is_some());
    let reaches =
        r#"{"id": "c", "title": "C", "kind": "chain", "request": "As R", "reaches": true}"#;
    assert!(why(reaches, &Changes::default()).is_some());
}

const GRID: &str = r#"{"id": "g", "title": "G", "kind": "grid",
    "callers": ["arn:aws:iam::111122223333:user/alice", {"name": "Alice with MFA", "principal": "arn:aws:iam::111122223333:user/alice",
                "context": {"aws:MultiFactorAuthPresent": true}}],
    "actions": ["s3:GetObject", "s3:PutObject"], "resources": ["arn:aws:s3:::b/k", "arn:aws:s3:::c/k"],
    "allowed": [{"action": "s3:GetObject", "resource": "arn:aws:s3:::b/k"}]}"#;

#[test]
fn a_table_catches_what_is_too_broad_and_what_is_too_narrow() {
    assert!(why(GRID, &policy(&allow("s3:GetObject", "arn:aws:s3:::b/*"))).is_none());
    let Some(Failure::Cells(cells, count)) = why(GRID, &policy(&allow("s3:*", "*"))) else {
        panic!()
    };
    assert_eq!((cells.len(), count), (2, 6), "some are said, all are counted");
    assert!(cells.iter().all(|cell| cell.allowed));
    let Some(Failure::Cells(cells, 2)) = why(GRID, &policy("")) else { panic!() };
    assert!(cells.iter().all(|cell| !cell.allowed && cell.action == "s3:GetObject"));
    let with_mfa = r#"{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*",
        "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}"#;
    let Some(Failure::Cells(cells, 1)) = why(GRID, &policy(with_mfa)) else { panic!() };
    assert_eq!(cells[0].caller, ALICE);
}

#[test]
fn a_value_that_is_to_stay_is_compared_by_what_it_means() {
    let same = format!(
        r#"{{"id": "u", "title": "U", "kind": "unchanged", "pointer": "{POLICY}/Statement/0"}}"#
    );
    let kept = r#"{"Effect":"Deny","Sid":"Keep","Action":"s3:DeleteObject","Resource":"*"}"#;
    assert!(why(&same, &policy(kept)).is_none(), "the order of members says nothing");
    assert!(matches!(why(&same, &policy("")), Some(Failure::Changed { .. })));
}

#[test]
fn limits_count_statements_characters_and_bare_stars() {
    let limit = |more: &str| format!(r#"{{"id": "l", "title": "L", "kind": "limit", {more}}}"#);
    let one = allow("s3:GetObject", "arn:aws:s3:::b/*");
    let two = format!("{one}, {one}");
    let most = limit("\"maxStatements\": 1");
    assert!(why(&most, &policy(&one)).is_none());
    assert!(matches!(
        why(&most, &policy(&two)),
        Some(Failure::Statements { count: 2, most: 1, .. })
    ));
    let stars = limit("\"noBareStar\": [\"Action\", \"Resource\"]");
    assert!(why(&stars, &policy(&one)).is_none(), "a star within a pattern is none by itself");
    assert!(
        matches!(why(&stars, &policy(&allow("s3:Get*", "*"))), Some(Failure::BareStar { element, .. }) if element == "Resource")
    );
    let short = limit("\"maxCharacters\": 60");
    assert!(matches!(why(&short, &policy(&two)), Some(Failure::Characters { .. })));
}

#[test]
fn what_aws_would_not_store_does_not_pass() {
    let stored = r#"{"id": "s", "title": "S", "kind": "stored"}"#;
    assert!(why(stored, &policy(&allow("s3:GetObject", "*"))).is_none());
    let odd = r#"{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}"#;
    for document in [odd, r#"{"Effect": "Alow", "Action": "*", "Resource": "*"}"#] {
        assert!(
            matches!(why(stored, &policy(document)), Some(Failure::Refused { .. })),
            "{document}"
        );
    }
    let typing = Changes(vec![(POLICY.to_owned(), "\"{ half\"".into())]);
    assert!(matches!(why(stored, &typing), Some(Failure::Refused { .. })));
}

#[test]
fn an_answer_that_makes_no_scenario_fails_everything_and_says_why() {
    let exercise = exercise(READS);
    let changes = Changes(vec![("/roles/0/maxSessionDuration".to_owned(), "7".into())]);
    let grade = graded(&exercise, &changes);
    assert!(grade.fault.is_some() && !grade.passes() && grade.points(&exercise) == 0);
}

#[test]
fn what_is_locked_stays_or_nothing_counts() {
    let locked = format!("\"locked\": [\"{POLICY}/Statement/0\"],");
    let exercise = exercise_with(READS, &locked);
    let keep = r#"{"Sid": "Keep", "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*"}"#;
    let good = policy(&format!("{keep}, {}", allow("s3:GetObject", "*")));
    assert!(graded(&exercise, &good).passes());
    let grade = graded(&exercise, &policy(&allow("s3:GetObject", "*")));
    assert!(!grade.passes());
    assert_eq!(grade.broken_locks.len(), 1);
}

#[test]
fn a_hint_that_fits_comes_before_its_turn_and_none_twice() {
    let hints = r#""hints": [{"text": "first"}, {"text": "fits", "when": {"check": "r", "deniedBy": "identity"}},
        {"text": "never", "when": {"check": "r", "deniedBy": "scp"}}],"#;
    let exercise = exercise_with(READS, hints);
    let grade = graded(&exercise, &Changes::default());
    assert_eq!(hint::next(&exercise, &grade, &[]), Some(1));
    assert_eq!(hint::next(&exercise, &grade, &[1]), Some(0));
    assert_eq!(hint::next(&exercise, &grade, &[1, 0, 2]), None);
}

/// What is wrong with an exercise of these checks and members.
fn complaints(checks: &str, more: &str) -> Vec<String> {
    let found = review(&exercise_with(checks, more), None).into_iter();
    found.map(|complaint| format!("{} {}", complaint.path, complaint.message)).collect()
}

#[test]
fn an_author_is_told_what_is_wrong() {
    let said = |checks: &str, more: &str, what: &str| {
        let all = complaints(checks, more);
        assert!(all.iter().any(|own| own.contains(what)), "{what}: {all:?}");
    };
    said(READS, "", "/checks Nothing must be denied");
    said(
        READS,
        "\"hints\": [{\"text\": \"x\", \"when\": {\"check\": \"y\"}}], \"solution\": {},",
        "There is no check \"y\".",
    );
    said(&format!("{READS}, {READS}"), "", "Two checks are called \"r\".");
    said(READS, "\"solution\": {},", "The solution fails the check \"r\".");
    said(
        READS,
        "\"solution\": {\"/users/0/arn\": 1},",
        "is not among what this exercise lets be changed",
    );
    said(READS, "\"reveal\": \"always\",", "There is no solution to be looked at");
    said(
        READS,
        "\"wrong\": [{\"fails\": [\"z\"], \"why\": \"W\", \"changes\": {}}],",
        "There is no check \"z\".",
    );
    said(
        READS,
        "\"wrong\": [{\"fails\": [], \"why\": \"W\", \"changes\": {}}],",
        "This answer fails the check \"r\" too.",
    );
    said(READS, "\"locked\": [\"/users/0/arn\"],", "This cannot be changed anyway");
    let idle = GRID.replace("\"allowed\": [", "\"allowed\": [{\"caller\": \"nobody\"}, ");
    said(&idle, "", "/checks/0/allowed/0 This is no cell of the table.");
    let long = "word ".repeat(61);
    said(READS, &format!("\"hints\": [{{\"text\": \"{long}\"}}],"), "61 words; 60 are the most.");
}

#[test]
fn a_misspelt_word_is_named_with_its_place_and_the_nearest_one() {
    let text = r#"{"exercise": 1, "id": "a", "title": "A", "brief": "", "scenario": {}, "edit": [],
        "checks": [{"id": "a", "title": "T", "kind": "gird"}]}"#;
    let error = read(text).unwrap_err();
    assert_eq!(error.path, "/checks/0/kind");
    assert_eq!(error.fault.nearest(), Some("grid"));
    let newer = read(
        "{\"exercise\": 2, \"id\": \"a\", \"title\": \"A\", \"brief\": \"\", \"scenario\": {}, \"edit\": [], \"checks\": []}",
    );
    assert_eq!(newer.unwrap_err().path, "/exercise");
}
