//! A pattern and a text in one of the five dialects: matching agrees with the plain reference beside this file, with
//! variables and without, and however it is asked.
//!
//! The input is a digit for the dialect and then up to three lines: the pattern, the text, and what the variables
//! stand for.
#![no_main]

#[path = "patterns/reference.rs"]
mod reference;

use hatcheck_policy::glob::{Dialect, Glob};
use hatcheck_policy::pattern::Pattern;
use libfuzzer_sys::fuzz_target;

const DIALECTS: [Dialect; 5] =
    [Dialect::Plain, Dialect::Text, Dialect::Action, Dialect::Resource, Dialect::Arn];

/// The reference takes pattern × text steps each time; beyond this it would only slow the search down.
const LONGEST: usize = 512;

fuzz_target!(|data: &[u8]| {
    let Ok(input) = std::str::from_utf8(data) else { return };
    let Some(digit @ '0'..='4') = input.chars().next() else { return };
    if input.len() > LONGEST {
        return;
    }
    let dialect = DIALECTS[usize::from(digit as u8 - b'0')];
    let mut lines = input[1..].splitn(3, '\n');
    let pattern = lines.next().unwrap_or_default();
    let text = lines.next().unwrap_or_default();
    let inserted = lines.next().unwrap_or_default();
    without_variables(pattern, dialect, text);
    with_variables(pattern, dialect, text, inserted);
});

fn without_variables(pattern: &str, dialect: Dialect, text: &str) {
    let glob = Glob::new(pattern, dialect);
    let pieces = reference::plain(pattern, dialect);
    assert_eq!(
        glob.matches(text),
        reference::covers(&pieces, text),
        "{dialect:?} {pattern:?} on {text:?}"
    );
    assert_eq!(Pattern::read(pattern, dialect, false).pattern, Pattern::Fixed(glob));
}

fn with_variables(pattern: &str, dialect: Dialect, text: &str, inserted: &str) {
    // Keys with this letter in front have a value, all others have none.
    let value = |key: &str| key.starts_with('a').then_some(inserted);
    let read = Pattern::read(pattern, dialect, true).pattern;
    let resolved = read.resolve(&value).map(|glob| glob.matches(text));
    let expected = reference::with_variables(pattern, dialect, &value)
        .map(|pieces| reference::covers(&pieces, text));
    assert_eq!(resolved, expected, "{dialect:?} {pattern:?} on {text:?} with {inserted:?}");
    // The way without putting the parts together says the same; no value is no match (L-211, L-213).
    assert_eq!(
        read.matches(text, &value),
        resolved == Some(true),
        "{dialect:?} {pattern:?} on {text:?} with {inserted:?}"
    );
}
