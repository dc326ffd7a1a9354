//! One sentence a rule.

/// The pages of the specification, one line a rule: its number, a tab, its sentence.
#[cfg(any(feature = "rulebook", test))]
const PAGES: &[&str] = &[
    include_str!("rules/evaluation.txt"),
    include_str!("rules/elements.txt"),
    include_str!("rules/sessions.txt"),
];

/// The rules that a decision can cite: all that most need, and a tenth of the whole.
#[cfg(any(all(feature = "rules", not(feature = "rulebook")), test))]
const CITED: &[&str] = &[include_str!("rules/cited.txt")];

/// What a rule says, in one sentence; `None` if there is no such rule. Without the feature `rulebook`
/// only rules that a decision can cite are known, and without `rules` none is.
pub fn rule(id: &str) -> Option<&'static str> {
    #[cfg(feature = "rulebook")]
    let pages = PAGES;
    #[cfg(all(feature = "rules", not(feature = "rulebook")))]
    let pages = CITED;
    #[cfg(not(feature = "rules"))]
    let pages = &[];
    find(pages, id)
}

/// The number of a rule that somebody most likely meant: the same letters and digits, or nearly.
#[cfg(feature = "rulebook")]
pub fn nearest_rule(text: &str) -> Option<&'static str> {
    let bare = |id: &str| id.replace(['-', ' '], "").to_ascii_uppercase();
    let ids =
        || PAGES.iter().flat_map(|page| page.lines()).filter_map(|l| Some(l.split_once('\t')?.0));
    ids().find(|id| bare(id) == bare(text)).or_else(|| hatcheck_policy::nearest(text, ids()))
}

fn find(pages: &[&'static str], id: &str) -> Option<&'static str> {
    pages
        .iter()
        .flat_map(|page| page.lines())
        .filter_map(|line| line.split_once('\t'))
        .find(|(own, _)| own.eq_ignore_ascii_case(id))
        .map(|(_, sentence)| sentence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hatcheck_engine::Rule;

    #[test]
    fn the_cited_rules_are_those_of_the_engine_with_their_sentences() {
        let expected: String = Rule::ALL
            .iter()
            .map(|rule| format!("{}\t{}\n", rule.id(), find(PAGES, rule.id()).unwrap()))
            .collect();
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/words/rules/cited.txt");
        if std::env::var_os("HATCHECK_UPDATE").is_some() {
            std::fs::write(path, &expected).unwrap();
        }
        let hint = "run the tests once with HATCHECK_UPDATE=1 to write it anew";
        assert_eq!(std::fs::read_to_string(path).unwrap(), expected, "{hint}");
    }

    #[test]
    fn sentences_are_short_and_end_like_sentences() {
        for line in PAGES.iter().flat_map(|page| page.lines()) {
            let (id, sentence) = line.split_once('\t').unwrap();
            assert!(sentence.ends_with('.') && sentence.chars().count() <= 200, "{id}");
            assert!(!sentence.contains('!'), "{id}");
        }
    }

    #[test]
    fn a_number_nobody_gave_has_no_sentence() {
        assert_eq!(rule("E-999"), None);
        assert_eq!(find(CITED, "e-174"), find(PAGES, "E-174"));
    }
}
