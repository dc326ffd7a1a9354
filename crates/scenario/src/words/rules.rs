//! One sentence a rule.

/// The pages of the specification, one line a rule: its number, a tab, its sentence.
const PAGES: [&str; 3] = [
    include_str!("rules/evaluation.txt"),
    include_str!("rules/elements.txt"),
    include_str!("rules/sessions.txt"),
];

/// What a rule says, in one sentence; `None` if there is no such rule.
pub fn rule(id: &str) -> Option<&'static str> {
    PAGES
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
    fn every_rule_that_a_decision_can_cite_has_its_sentence() {
        for cited in Rule::ALL {
            assert!(rule(cited.id()).is_some(), "{}", cited.id());
        }
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
    }
}
