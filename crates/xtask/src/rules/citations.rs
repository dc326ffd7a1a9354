//! The rules that texts cite, singly (`E-174`) or as a range (`E-180 to E-189`).

use std::collections::BTreeSet;

use super::book::Book;
use super::id::RuleId;
use super::sources::Sources;

/// What stands between the two ends of a range.
const BETWEEN: [&str; 4] = ["to", "–", "..=", ".."];

/// Rules by where they are cited.
pub(super) struct Citations {
    code: BTreeSet<RuleId>,
    tests: BTreeSet<RuleId>,
}

/// Where one rule is cited.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Somewhere in the code.
    pub(super) in_code: bool,
    /// Somewhere in the tests.
    pub(super) in_tests: bool,
}

impl Citations {
    /// What the texts of the repository cite.
    pub(super) fn of(sources: &Sources, book: &Book) -> Self {
        let cited = |texts: &[String]| -> BTreeSet<RuleId> {
            texts.iter().flat_map(|text| in_text(text, book)).collect()
        };
        Self { code: cited(&sources.code), tests: cited(&sources.tests) }
    }

    /// Where `id` is cited.
    pub(super) fn place(&self, id: RuleId) -> Place {
        Place { in_code: self.code.contains(&id), in_tests: self.tests.contains(&id) }
    }
}

/// The rules of the book that `text` cites; a range cites every rule from one end to the other.
fn in_text(text: &str, book: &Book) -> BTreeSet<RuleId> {
    let mut found = BTreeSet::new();
    let mut letters = text.chars();
    // A number begins a word: that of an id like `vpce-E-174` is none.
    let mut in_word = false;
    loop {
        if !in_word && let Some((first, after)) = RuleId::at_start(letters.as_str()) {
            let (last, after) = range_end(first, after).unwrap_or((first, after));
            found.extend(book.between(first, last));
            letters = after.chars();
        }
        let Some(letter) = letters.next() else { return found };
        in_word = letter.is_alphanumeric() || matches!(letter, '_' | '-');
    }
}

/// The other end, if a range goes on behind `first`, and what follows it.
fn range_end(first: RuleId, after: &str) -> Option<(RuleId, &str)> {
    let after = skip_blanks(after);
    let after = BETWEEN.iter().find_map(|word| after.strip_prefix(*word))?;
    RuleId::at_start(skip_blanks(after))
        .filter(|(last, _)| last.page() == first.page() && first <= *last)
}

/// What follows blanks; also those at a line break in a comment, with the slashes of its next line.
fn skip_blanks(text: &str) -> &str {
    text.trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, '/' | '!'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers cited, out of a small book.
    fn cited(text: &str) -> Vec<String> {
        let mut book = Book::default();
        book.add("E-040\tA.\nE-041\tB.\nE-048\tC.\nR-209\tD.\nR-209a\tE.\nR-210\tF.\n").unwrap();
        in_text(text, &book).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_citation_stands_alone_or_in_a_list() {
        assert_eq!(cited("// E-040"), ["E-040"]);
        assert_eq!(cited("Rules: E-041, R-209a (E-040)."), ["E-040", "E-041", "R-209a"]);
        assert_eq!(cited("E-041-what-it-shows"), ["E-041"]);
    }

    #[test]
    fn a_range_cites_the_rules_between_its_ends() {
        for range in ["E-040 to E-048", "E-040–E-048", "E-040..E-048", "E-040 to\n/// E-048"] {
            assert_eq!(cited(range), ["E-040", "E-041", "E-048"], "{range}");
        }
        assert_eq!(cited("R-209 to R-210"), ["R-209", "R-209a", "R-210"]);
    }

    #[test]
    fn two_numbers_with_something_else_between_them_are_no_range() {
        assert_eq!(cited("E-040 and E-048"), ["E-040", "E-048"]);
        assert_eq!(cited("E-040 to R-209"), ["E-040", "R-209"]);
    }

    #[test]
    fn what_only_looks_like_a_rule_is_not_cited() {
        assert_eq!(cited("X-040 E-40 E-0401 vpce-E-040 AE-040 E-999 E-040_"), [""; 0]);
    }
}
