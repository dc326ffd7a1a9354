//! Why some rules have no test: a file with one line a rule, its number, a tab, the reason.

use std::collections::BTreeSet;

use super::book::Book;
use super::citations::Citations;
use super::id::RuleId;

/// Where the reasons are.
pub(super) const FILE: &str = "crates/xtask/rules-not-tested.txt";

/// What is wrong with the reasons in `text`, one sentence each: they are to be given for exactly the rules that no test
/// cites.
pub(super) fn faults(text: &str, book: &Book, citations: &Citations) -> Vec<String> {
    let mut faults = Vec::new();
    let mut given = BTreeSet::new();
    for line in text.lines() {
        let (number, reason) = line.split_once('\t').unwrap_or((line, ""));
        let Some(id) = RuleId::parse(number).filter(|id| book.has(*id)) else {
            faults.push(format!("`{number}` has a line there, but is no rule."));
            continue;
        };
        if reason.trim().is_empty() {
            faults.push(format!("{id} has a line there without a reason."));
        }
        if citations.place(id).in_tests {
            faults.push(format!("{id} has a reason there, but a test cites it: delete its line."));
        }
        if !given.insert(id) {
            faults.push(format!("{id} has two lines there."));
        }
    }
    for (id, sentence) in book.rules() {
        if !given.contains(&id) && !citations.place(id).in_tests {
            faults.push(format!("{id} has neither a test that cites it nor a reason: {sentence}"));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::super::sources::Sources;
    use super::*;

    /// The faults of a file of reasons, where two of three rules have no test.
    fn faults_of(text: &str) -> Vec<String> {
        let mut book = Book::default();
        book.add("E-001\tOne.\nE-002\tTwo.\nE-003\tThree.\n").unwrap();
        let sources = Sources { code: Vec::new(), tests: vec!["E-001".to_owned()] };
        faults(text, &book, &Citations::of(&sources, &book))
    }

    #[test]
    fn reasons_for_what_has_no_test_are_all_that_is_asked_for() {
        assert_eq!(faults_of("E-002\tA quota.\nE-003\tAdvice.\n"), [""; 0]);
    }

    #[test]
    fn each_fault_is_named_with_its_rule() {
        let text = "E-001\tA quota.\nE-002\tA quota.\nE-002\tA quota.\nE-009\tA quota.\n";
        assert_eq!(
            faults_of(text),
            [
                "E-001 has a reason there, but a test cites it: delete its line.",
                "E-002 has two lines there.",
                "`E-009` has a line there, but is no rule.",
                "E-003 has neither a test that cites it nor a reason: Three.",
            ]
        );
        assert_eq!(
            faults_of("E-002\nE-003\tAdvice.\n"),
            ["E-002 has a line there without a reason."]
        );
    }
}
