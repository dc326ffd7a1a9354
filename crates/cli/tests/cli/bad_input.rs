//! Files that are no scenarios: exit status 2, one message that says where and what, at once.

use std::ffi::OsStr;
use std::path::Path;

use crate::process::{Run, hatcheck, hatcheck_reading};
use crate::scenarios::{Folder, GOOD};

/// Runs `eval` on one file that is no scenario and gives the message.
fn refused(file: &Path) -> String {
    let Run { status, out, err } = hatcheck([OsStr::new("eval"), file.as_os_str()]);
    assert_eq!((status, out.as_str()), (2, ""), "{err}");
    assert_eq!(err.lines().filter(|line| line.starts_with("error")).count(), 1, "{err}");
    assert!(err.contains(&file.display().to_string()), "{err}");
    err
}

/// Writes the text to a file, which must be refused at this place with this message.
fn refused_at(text: &str, place: &str, message: &str) -> String {
    let folder = Folder::new();
    let file = folder.file("bad.json", text);
    let err = refused(&file);
    let place = format!("--> {}:{place}\n", file.display());
    assert!(err.contains(&place), "{place}{err}");
    assert!(err.contains(message), "{message}\n{err}");
    err
}

#[test]
fn an_empty_file() {
    refused_at("", "1:1", "there is nothing here");
    refused_at(" \n\t\n", "1:1", "there is nothing here");
}

#[test]
fn truncated_json() {
    refused_at(&GOOD[..100], "2:93", "a double quote is missing");
    refused_at("{\n  \"users\": [", "2:12", "a closing bracket is missing");
    refused_at("{\n  \"users\": [],\n", "1:1", "a closing brace is missing");
}

#[test]
fn values_of_the_wrong_type() {
    refused_at("[]", "1:1", "A scenario is one JSON object, in braces.");
    refused_at("\"users\"", "1:1", "A scenario is one JSON object, in braces.");
    let found = "Expected a list, found an object.";
    refused_at(r#"{ "users": {} }"#, "1:12  /users", found);
    let found = "Expected an object, in braces, found null.";
    refused_at("{ \"users\": [\n  null] }", "2:3  /users/0", found);
    let found = "Expected text in double quotes, found a list.";
    let action = r#"{ "requests": [{ "principal": "anonymous", "action": ["s3:GetObject"] }] }"#;
    refused_at(action, "1:54  /requests/0/action", found);
    let found = "found the number 3.";
    let principal = r#"{ "requests": [{ "principal": 3, "action": "s3:GetObject" }] }"#;
    refused_at(principal, "1:31  /requests/0/principal", found);
    let found = "Expected a policy document: an object, or a string that holds one, found a list.";
    let list = GOOD.replacen("\"document\": {", "\"document\": [], \"x\": {", 1);
    refused_at(&list, "2:105  /users/0/policies/0/document", found);
}

#[test]
fn brackets_nested_ten_thousand_deep() {
    let lists = "[".repeat(10_000) + &"]".repeat(10_000);
    refused_at(&lists, "1:65", "nested more than 64 levels deep");
    refused_at(&lists[..10_000], "1:65", "nested more than 64 levels deep");
    let objects = "{\"a\":".repeat(10_000) + "1" + &"}".repeat(10_000);
    refused_at(&objects, "1:321", "nested more than 64 levels deep");
    // Within a document too, where the depth is that of the file.
    let document = GOOD.replacen("\"s3:GetObject\"", &lists, 1);
    let err = refused_at(&document, "4:106", "nested more than 64 levels deep");
    assert!(err.len() < 1_000, "{err}");
}

#[test]
fn a_file_of_six_mebibytes() {
    let text = format!("{{ \"description\": \"{}\" }}", "x".repeat(6 << 20));
    let folder = Folder::new();
    let err = refused(&folder.file("large.json", &text));
    assert!(err.contains("is too large: a scenario holds at most 5242880 bytes (5 MiB)"), "{err}");
    let run = hatcheck_reading(&text, ["eval", "-"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("<stdin> is too large"), "{}", run.err);
}

#[test]
fn a_file_that_is_not_utf8() {
    let folder = Folder::new();
    let err = refused(&folder.file("latin1.json", b"{\n  \"title\": \"na\xefve\"\n}"));
    assert!(err.contains("is not UTF-8 text, from line 2, column 15 on"), "{err}");
}

#[test]
fn a_key_that_the_format_does_not_have() {
    let meant = "There is no key \"polices\" here. Did you mean \"policies\"?";
    let text = GOOD.replace("\"policies\"", "\"polices\"");
    refused_at(&text, "2:62  /users/0/polices", meant);
}

#[test]
fn two_entries_with_one_arn() {
    let user = r#"{ "arn": "arn:aws:iam::111122223333:user/alice" }"#;
    refused_at(
        &format!("{{ \"users\": [\n  {user},\n  {user}\n] }}"),
        "3:12  /users/1/arn",
        "arn:aws:iam::111122223333:user/alice stands twice in this scenario; the first entry is at /users/0/arn.",
    );
}

#[test]
fn a_file_that_is_not_there_and_a_folder() {
    let folder = Folder::new();
    let err = refused(&folder.path().join("none.json"));
    assert!(err.contains("none.json cannot be read: "), "{err}");
    let err = refused(folder.path());
    assert!(err.contains(" cannot be read: "), "{err}");
}

#[test]
fn a_bad_file_beside_good_ones_stops_none_of_them() {
    let folder = Folder::new();
    let first = folder.file("first.json", GOOD);
    let bad = folder.file("bad.json", GOOD.replace("\"action\"", "\"actoin\""));
    let none = folder.path().join("none.json");
    let last = folder.file("last.json", GOOD.replace("Alice reads", "Alice reads again"));
    let files = [&first, &bad, &none, &last];
    let run = hatcheck([OsStr::new("eval")].into_iter().chain(files.map(OsStr::new)));
    assert_eq!(run.status, 2);
    assert!(run.out.contains("Allowed Alice reads  "), "{}", run.out);
    assert!(run.out.contains("Allowed Alice reads again  "), "{}", run.out);
    assert_eq!(run.err.lines().filter(|line| line.starts_with("error")).count(), 2, "{}", run.err);
}

#[test]
fn the_offending_text_is_underlined() {
    let err = refused_at("{\n  \"title\": \"x\", \"usres\": []\n}", "2:17  /usres", "\"users\"?");
    let lines: Vec<&str> = err.lines().collect();
    assert_eq!(
        lines[2..5],
        ["    |", "  2 |   \"title\": \"x\", \"usres\": []", "    |                 ^^^^^^^"]
    );
}

#[test]
fn the_mark_stands_under_its_text_behind_characters_that_are_two_columns_wide() {
    // Columns are counted as editors do, in UTF-16 units; the mark as terminals do, in columns.
    let err = refused_at("{ \"title\": \"漢😀é\", \"usres\": [] }\r\n", "1:20  /usres", "");
    let lines: Vec<&str> = err.lines().collect();
    assert_eq!(lines[3], "  1 | { \"title\": \"漢😀é\", \"usres\": [] }");
    assert_eq!(lines[4], format!("    | {}^^^^^^^", " ".repeat(20)));
}

#[test]
fn a_long_line_is_shown_around_its_mistake() {
    let text = format!(
        "{{ \"title\": \"{}\", \"usres\": [], \"now\": \"{}\" }}",
        "x".repeat(5_000),
        "y".repeat(5_000)
    );
    let err = refused_at(&text, "1:5016  /usres", "");
    let lines: Vec<&str> = err.lines().collect();
    let at = lines[4].find('^').unwrap();
    assert_eq!(&lines[3][at..at + 7], "\"usres\"");
    assert!(lines[3].len() < 120, "{}", lines[3]);
}
