//! Exercises as a page fetches them: a file each, and the list of them.

use hatcheck_policy::json::{self, quote};

use crate::exercise::Exercise;

/// Whom a copy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copy {
    /// Everything.
    Whole,
    /// Without solution and wrong answers, which whoever opens the file could read.
    Student,
}

/// An exercise with the text that it was read from.
pub struct Source<'s> {
    /// What was read.
    pub exercise: &'s Exercise,
    /// From what.
    pub text: &'s str,
}

/// The files of a folder of exercises, each name with its text: the exercises in this order, and the list of them.
pub fn pack(sources: &[Source<'_>], copy: Copy) -> Vec<(String, String)> {
    let files = sources.iter().map(|own| (format!("{}.json", own.exercise.id), copied(own, copy)));
    files.chain([("index.json".to_owned(), index(sources))]).collect()
}

/// The exercise in as few bytes as it needs.
fn copied(source: &Source<'_>, copy: Copy) -> String {
    let mut text = source.text.to_owned();
    if copy == Copy::Student {
        for name in ["/solution", "/wrong"] {
            // What is not there cannot be taken away.
            text = json::edit::remove(&text, name).unwrap_or(text);
        }
        text = json::edit::set(&text, "/reveal", "\"never\"").unwrap_or(text);
    }
    json::parse(&text).map(|node| json::minify(&node)).unwrap_or(text)
}

/// What the list says of each.
fn index(sources: &[Source<'_>]) -> String {
    let entries = sources.iter().map(|own| {
        let Exercise { id, title, level, minutes, tags, teaches, .. } = own.exercise;
        let tags: Vec<String> = tags.iter().map(|tag| quote(tag)).collect();
        let minutes = minutes.map_or_else(|| "null".to_owned(), |minutes| minutes.to_string());
        format!(
            "{{\"id\":{},\"title\":{},\"level\":{level},\"minutes\":{minutes},\"tags\":[{}],\"teaches\":{}}}",
            quote(id),
            quote(title),
            tags.join(","),
            quote(teaches)
        )
    });
    format!("{{\"exercises\":[{}]}}", entries.collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

    use super::*;

    #[test]
    fn a_students_copy_reads_and_says_no_solution() {
        let text = include_str!("../../../exercises/01-a-user-with-no-policy.json");
        let exercise = crate::read(text).unwrap();
        let files = pack(&[Source { exercise: &exercise, text }], Copy::Student);
        let [(name, own), (_, index)] = files.as_slice() else { unreachable!() };
        let copied = crate::read(own).unwrap();
        assert_eq!(name, "a-user-with-no-policy.json");
        assert!(copied.solution.is_none() && copied.wrong.is_empty());
        assert_eq!(copied.reveal, crate::exercise::Reveal::Never);
        assert_eq!(crate::result::hash(own), crate::result::hash(text));
        assert!(index.contains("\"a-user-with-no-policy\""));
    }
}
