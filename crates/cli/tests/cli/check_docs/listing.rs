//! The listing for programs.

use serde_json::{Value, json};

use super::DOCS;
use crate::process::hatcheck;

fn listed(path: &str) -> (i32, Vec<Value>) {
    let run = hatcheck(["check-docs", "--format", "json", &format!("{DOCS}/{path}")]);
    let Value::Array(entries) = serde_json::from_str(&run.out).unwrap() else {
        panic!("{}", run.out)
    };
    assert_eq!(run.err, "");
    (run.status, entries)
}

#[test]
fn each_request_and_each_fault_is_an_entry() {
    let (status, entries) = listed("wrong/unmet.md");
    let file = format!("{DOCS}/wrong/unmet.md");
    assert_eq!(status, 1);
    assert_eq!(
        entries,
        [
            json!({
                "file": file, "line": 9, "column": 86, "end": { "line": 9, "column": 100 }, "status": "fails",
                "example": { "file": file, "line": 3 }, "name": "Alice is refused", "code": "not-as-expected",
                "message": "\"Alice is refused\" expected \"explicitDeny\", was allowed by identity at step 0. \
                    Read allows s3:GetObject.",
                "path": "/requests/0/expect", "decision": "allowed",
            }),
            json!({
                "file": file, "line": 19, "column": 84, "end": { "line": 19, "column": 93 }, "status": "holds",
                "example": { "file": file, "line": 13 }, "name": "Alice reads",
                "path": "/requests/0/expect", "decision": "allowed",
            }),
        ]
    );
}

#[test]
fn the_words_of_a_status() {
    let (status, entries) = listed("");
    assert_eq!(status, 2);
    for word in ["holds", "expectsNothing", "skipped", "fails", "unreadable"] {
        assert!(entries.iter().any(|entry| entry["status"] == word), "{word}");
    }
    // A failure in one file keeps no other from being listed.
    for file in [
        "right/markdown.md",
        "right/page.mdx",
        "right/plain.html",
        "right/sphinx.rst",
        "wrong/unreadable.md",
    ] {
        let file = format!("{DOCS}/{file}");
        assert!(entries.iter().any(|entry| entry["example"]["file"] == *file), "{file}");
    }
}
