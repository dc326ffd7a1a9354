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

/// What a pattern means, said as plainly as possible; exponential, so for short texts only.
fn naive(tokens: &[Token], text: &[char]) -> bool {
    let Some((token, rest)) = tokens.split_first() else { return text.is_empty() };
    let head = text.first().copied();
    match token {
        Token::Char(c) => head == Some(*c) && naive(rest, &text[1..]),
        Token::One => head.is_some() && naive(rest, &text[1..]),
        Token::OneInPart => head.is_some_and(|c| c != ':') && naive(rest, &text[1..]),
        Token::Run => naive(rest, text) || (head.is_some() && naive(tokens, &text[1..])),
        Token::RunInPart => {
            naive(rest, text) || (head.is_some_and(|c| c != ':') && naive(tokens, &text[1..]))
        }
    }
}

proptest! {
    #[test]
    fn matching_agrees_with_the_naive_reference(pattern in "[ab:*?]{0,9}", text in "[ab:]{0,9}") {
        let chars: Vec<char> = text.chars().collect();
        for dialect in [Dialect::Plain, Dialect::Text, Dialect::Action, Dialect::Resource, Dialect::Arn] {
            let tokens = tokens(&pattern, dialect);
            prop_assert_eq!(Glob::from_tokens(tokens.clone()).matches(&text), naive(&tokens, &chars));
        }
    }
}
