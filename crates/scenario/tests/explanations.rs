//! What people and programs are told: the sentences, whole reports, and positions as editors count.
//!
//! The snapshots are under `tests/snapshots`; `cargo insta review` shows what changed in them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::fmt::Write;
use std::path::{Path, PathBuf};

use hatcheck_scenario::{Loaded, ParseCache, evaluate, read, words};
use serde_json::{Value, json};

fn folder(name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no scenarios in {name}");
    files
}

fn load(file: &Path) -> Loaded {
    read(&std::fs::read_to_string(file).unwrap()).unwrap_or_else(|error| panic!("{error:?}"))
}

fn report_of(loaded: &Loaded, cache: &mut ParseCache) -> String {
    let evaluation = evaluate(&loaded.scenario, None, cache);
    serde_json::to_string_pretty(&hatcheck_scenario::report(loaded, &evaluation)).unwrap()
}

fn example_report(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name);
    report_of(&load(&file), &mut ParseCache::default())
}

#[test]
fn the_report_on_a_role_entered_without_its_external_id() {
    insta::assert_snapshot!(example_report("cross-account-role-without-external-id.json"));
}

#[test]
fn the_report_on_a_deny_beside_a_group_that_allows() {
    insta::assert_snapshot!(example_report("group-and-inline-deny.json"));
}

#[test]
fn the_sentence_for_each_request_of_the_examples() {
    let mut table = String::new();
    for file in folder("../../examples") {
        let loaded = load(&file);
        let evaluation = evaluate(&loaded.scenario, None, &mut ParseCache::default());
        writeln!(table, "{}", file.file_stem().unwrap().to_string_lossy()).unwrap();
        for (request, decision) in loaded.scenario.requests.iter().zip(&evaluation.decisions) {
            let verdict = words::verdict(decision);
            let name = words::request_name(request);
            writeln!(table, "  {name}\n    {}  {}", verdict.word, verdict.sentence).unwrap();
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn no_sentence_is_longer_than_140_characters() {
    for name in
        ["../../examples", "tests/cases/evaluation", "tests/cases/elements", "tests/cases/sessions"]
    {
        for file in folder(name) {
            let loaded = load(&file);
            let evaluation = evaluate(&loaded.scenario, None, &mut ParseCache::default());
            for decision in &evaluation.decisions {
                let sentence = words::verdict(decision).sentence;
                assert!(sentence.chars().count() <= 140, "{}: {sentence}", file.display());
            }
        }
    }
}

#[test]
fn the_same_scenario_gives_the_same_bytes_whatever_was_parsed_before() {
    // One cache for all, so that documents of other scenarios are in it.
    let mut warm = ParseCache::default();
    for name in
        ["../../examples", "tests/cases/evaluation", "tests/cases/elements", "tests/cases/sessions"]
    {
        for file in folder(name) {
            let loaded = load(&file);
            let first = report_of(&loaded, &mut ParseCache::default());
            assert_eq!(first, report_of(&loaded, &mut warm), "{}", file.display());
            assert_eq!(first, report_of(&load(&file), &mut warm), "{}", file.display());
        }
    }
}

/// A policy with characters of one, two and three bytes and of two UTF-16 units before everything that
/// has a span, and Windows line ends.
const POLICY: &str = "{\r\n  \"Version\": \"2012-10-17\",\r\n  \"Statement\": [\r\n    { \"Sid\": \"é😀漢\", \
    \"Effect\": \"Allow\", \"Action\": \"s3:GetObject\",\r\n      \"Resource\": \"arn:aws:s3:::😀/*\",\r\n      \
    \"Condition\": { \"StringEquals\": { \"aws:PrincipalTag/😀\": \"naïve 😀\" } } }\r\n  ]\r\n}";

const ALICE: &str = "arn:aws:iam::111122223333:user/alice";

/// The UTF-16 units of a text that a `{ "start": …, "end": … }` of the report covers.
fn covered(text: &str, span: &Value) -> String {
    let unit = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[unit("start")..unit("end")]).unwrap()
}

/// Every span of the only statement, by what it covers in the text that positions refer to.
fn assert_spans(scenario: &str, referred: &str) {
    let loaded = read(scenario).unwrap();
    let report: Value =
        serde_json::from_str(&report_of(&loaded, &mut ParseCache::default())).unwrap();
    let found = report["diagnostics"].as_array().unwrap();
    let found = found.iter().find(|found| found["code"] == "unsupported-character").unwrap();
    let found = json!({ "start": found["start"]["offset"], "end": found["end"]["offset"] });
    assert_eq!(covered(referred, &found), "😀");
    let layers = report["requests"][0]["steps"][0]["layers"].as_array().unwrap();
    let identity = layers.iter().find(|layer| layer["layer"] == "identity").unwrap();
    let statement = &identity["policies"][0]["statements"][0];
    assert_eq!(statement["applies"], true);
    let whole = covered(referred, &statement["span"]);
    assert!(whole.starts_with("{ \"Sid\"") && whole.ends_with("} } }"), "{whole}");
    assert_eq!(covered(referred, &statement["action"]["span"]), "\"s3:GetObject\"");
    assert_eq!(covered(referred, &statement["resource"]["span"]), "\"arn:aws:s3:::😀/*\"");
    assert_eq!(
        covered(referred, &statement["conditions"][0]["span"]),
        "\"aws:PrincipalTag/😀\": \"naïve 😀\""
    );
}

fn around(document: &str) -> String {
    format!(
        "{{\r\n  \"title\": \"😀 naïve\",\r\n  \"users\": [{{ \"arn\": \"{ALICE}\",\r\n    \
         \"tags\": {{ \"😀\": \"naïve 😀\" }},\r\n    \
         \"policies\": [{{ \"name\": \"Read 😀\", \"document\": {document} }}] }}],\r\n  \
         \"requests\": [{{ \"principal\": \"{ALICE}\", \"action\": \"s3:GetObject\",\r\n    \
         \"resource\": \"arn:aws:s3:::😀/q3.csv\" }}]\r\n}}\r\n"
    )
}

#[test]
fn spans_in_a_document_given_as_text_count_utf16_units_of_that_text() {
    assert_spans(&around(&serde_json::to_string(POLICY).unwrap()), POLICY);
}

#[test]
fn spans_in_a_document_given_as_an_object_count_utf16_units_of_the_file() {
    let scenario = around(POLICY);
    assert_spans(&scenario, &scenario);
}

#[test]
fn a_mistake_after_emoji_and_windows_line_ends_is_placed_as_editors_count() {
    let place = |scenario: &str| {
        let report = report_of(&read(scenario).unwrap(), &mut ParseCache::default());
        let report: Value = serde_json::from_str(&report).unwrap();
        let found = report["diagnostics"].as_array().unwrap();
        let found = found.iter().find(|found| found["code"] == "invalid-effect").unwrap();
        assert_eq!(found["path"], "/users/0/policies/0/document/Statement/0/Effect");
        let at = |key: &str, part: &str| found[key][part].as_u64().unwrap();
        assert_eq!(at("end", "offset") - at("start", "offset"), 7);
        (at("start", "line"), at("start", "column"), at("start", "offset"))
    };
    let wrong = POLICY.replace("Allow", "allow");
    let units = |text: &str| u64::try_from(text.encode_utf16().count()).unwrap();
    // `    { "Sid": "é😀漢", "Effect": ` is 31 units long.
    let before = &wrong[..wrong.find("\"allow\"").unwrap()];
    assert_eq!(place(&around(&serde_json::to_string(&wrong).unwrap())), (4, 32, units(before)));
    let scenario = around(&wrong);
    let before = &scenario[..scenario.find("\"allow\"").unwrap()];
    assert_eq!(place(&scenario), (8, 32, units(before)));
}
