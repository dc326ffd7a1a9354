//! Patterns against the worked rows of elements.md and against a naive reference.

use proptest::prelude::*;

use super::*;

fn text(pattern: &str, text: &str) -> bool {
    Glob::new(pattern, Dialect::Text).matches(text)
}

fn resource(pattern: &str, arn: &str) -> bool {
    Glob::new(pattern, Dialect::Resource).matches(arn)
}

#[test]
fn a_star_may_match_nothing_and_a_question_mark_exactly_one_character() {
    assert!(text("a*b", "ab"));
    assert!(text("a?b", "aéb"));
    assert!(!text("a?b", "ab"));
    assert!(text("*", ""));
}

#[test]
fn in_a_resource_a_star_that_ends_its_part_runs_on() {
    assert!(resource("arn:aws:s3:*", "arn:aws:s3:::bkt/x"));
    assert!(!resource("arn:aws:s3", "arn:aws:s3:::bkt"));
    assert!(resource("arn:aws:sqs:us-*-1:111122223333:q", "arn:aws:sqs:us-east-1:111122223333:q"));
    assert!(!resource("arn:aws:sqs:us-*-1:1:q", "arn:aws:sqs:us-a:b-1:1:q"));
}

#[test]
fn in_an_arn_condition_a_star_never_leaves_its_part() {
    let pattern = Glob::new("arn:aws:iam::1111*", Dialect::Arn);
    assert!(!pattern.matches("arn:aws:iam::111122223333:root"));
}

#[test]
fn in_an_action_a_star_never_crosses_the_colon() {
    let pattern = Glob::new("s*:get*", Dialect::Action);
    assert!(pattern.matches("s3:getobject"));
    assert!(!pattern.matches("s3:a:getobject"));
}

#[test]
fn a_hostile_pattern_costs_pattern_times_text() {
    let pattern = format!("{}b", "a*".repeat(2_000));
    let hostile = "a".repeat(5_000);
    assert!(!text(&pattern, &hostile));
}

/// What a pattern means, said as plainly as possible; exponential, so for short texts only. `colons` are
/// those of the pattern that lie behind.
fn naive(pattern: &[char], dialect: Dialect, colons: usize, text: &[char]) -> bool {
    let Some((step, rest)) = pattern.split_first() else { return text.is_empty() };
    let in_part = match dialect {
        Dialect::Plain | Dialect::Text => false,
        Dialect::Action => true,
        Dialect::Resource | Dialect::Arn => colons < 5,
    };
    let ends_part = matches!(rest.first(), None | Some(':'));
    let crosses = !in_part || (dialect == Dialect::Resource && ends_part && *step == '*');
    let takes_one = text.first().is_some_and(|c| crosses || *c != ':');
    match step {
        '*' if dialect != Dialect::Plain => {
            naive(rest, dialect, colons, text)
                || (takes_one && naive(pattern, dialect, colons, &text[1..]))
        }
        '?' if dialect != Dialect::Plain => takes_one && naive(rest, dialect, colons, &text[1..]),
        c => {
            let colons = colons + usize::from(*c == ':');
            text.first() == Some(c) && naive(rest, dialect, colons, &text[1..])
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn matching_agrees_with_the_naive_reference(pattern in "[ab:*?é]{0,10}", text in "[ab:é]{0,10}") {
        let (steps, chars): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
        for dialect in [Dialect::Plain, Dialect::Text, Dialect::Action, Dialect::Resource, Dialect::Arn] {
            let glob = Glob::new(&pattern, dialect);
            prop_assert_eq!(glob.matches(&text), naive(&steps, dialect, 0, &chars), "{:?}", dialect);
            // However a pattern is put together, it is the same.
            let mut builder = Builder::new(dialect);
            builder.push_glob(&glob);
            prop_assert_eq!(builder.finish(), glob);
        }
    }
}
