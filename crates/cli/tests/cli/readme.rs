//! What the README shows is what happens.

use std::ffi::OsStr;

use crate::process::{hatcheck, hatcheck_reading};
use crate::scenarios::examples;

/// The text of the first fenced block of this language.
fn block(language: &str) -> String {
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md");
    let readme = std::fs::read_to_string(readme).unwrap().replace("\r\n", "\n");
    let (_, rest) = readme.split_once(&format!("\n```{language}\n")).unwrap();
    rest.split_once("\n```\n").unwrap().0.to_owned()
}

#[test]
fn the_output_it_shows_is_the_output_there_is() {
    let files: Vec<String> = examples()
        .iter()
        .map(|file| format!("examples/{}", file.file_name().unwrap().to_string_lossy()))
        .collect();
    let run = hatcheck([OsStr::new("eval")].into_iter().chain(files.iter().map(OsStr::new)));
    for part in block("text").split('…').map(str::trim).filter(|part| !part.is_empty()) {
        assert!(run.out.contains(part), "not printed any more; the README shows\n{part}");
    }
}

#[test]
fn the_scenario_it_shows_is_complete_and_holds() {
    let run = hatcheck_reading(&block("json"), ["eval", "-"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.contains("1 of 1 as expected"), "{}", run.out);
}
