//! What `rules` prints: a table by page, then every rule that is not cited in both code and tests.

use super::book::{Book, PAGES};
use super::citations::{Citations, Place};

/// The groups below the table, in the order in which they are shown.
const GROUPS: [(&str, Place); 3] = [
    ("In tests, not in code", Place { in_code: false, in_tests: true }),
    ("In code, not in tests", Place { in_code: true, in_tests: false }),
    ("In neither", Place { in_code: false, in_tests: false }),
];

/// The whole text.
pub(super) fn show(book: &Book, citations: &Citations) -> String {
    let mut text = format!(
        "{:<12}{:>6}{:>10}{:>10}{:>10}{:>12}\n",
        "page", "rules", "in code", "in tests", "in both", "in neither"
    );
    for (letter, name) in PAGES {
        let of_page = book.rules().filter(|(id, _)| id.page() == letter);
        let places: Vec<Place> = of_page.map(|(id, _)| citations.place(id)).collect();
        text.push_str(&row(name, &places));
    }
    for (title, place) in GROUPS {
        let group: Vec<String> = book
            .rules()
            .filter(|(id, _)| citations.place(*id) == place)
            .map(|(id, sentence)| format!("  {id}  {sentence}\n"))
            .collect();
        text.push_str(&format!("\n{title}: {}\n{}", group.len(), group.concat()));
    }
    text
}

fn row(name: &str, places: &[Place]) -> String {
    let code = places.iter().filter(|place| place.in_code).count();
    let tests = places.iter().filter(|place| place.in_tests).count();
    let both = places.iter().filter(|place| place.in_code && place.in_tests).count();
    let neither = places.iter().filter(|place| !place.in_code && !place.in_tests).count();
    let rules = places.len();
    format!("{name:<12}{rules:>6}{code:>10}{tests:>10}{both:>10}{neither:>12}\n")
}

#[cfg(test)]
mod tests {
    use super::super::sources::Sources;
    use super::*;

    #[test]
    fn rules_are_counted_by_page_and_listed_with_their_sentences() {
        let mut book = Book::default();
        book.add("E-001\tOne.\nE-002\tTwo.\nL-001\tThree.\nR-001\tFour.\n").unwrap();
        let sources =
            Sources { code: vec!["E-001 L-001".to_owned()], tests: vec!["E-001 E-002".to_owned()] };
        let expected = "\
page         rules   in code  in tests   in both  in neither
evaluation       2         1         2         1           0
elements         1         1         0         0           0
sessions         1         0         0         0           1

In tests, not in code: 1
  E-002  Two.

In code, not in tests: 1
  L-001  Three.

In neither: 1
  R-001  Four.
";
        assert_eq!(show(&book, &Citations::of(&sources, &book)), expected);
    }
}
