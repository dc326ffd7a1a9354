//! The number of a rule: the letter of its page, three digits, and rarely a letter behind them.

use std::fmt;

/// `E-174` or `R-209a`; in the order of the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RuleId {
    page: char,
    number: u32,
    suffix: Option<char>,
}

impl RuleId {
    /// The number that `text` is, without anything around it.
    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::at_start(text).filter(|(_, rest)| rest.is_empty()).map(|(id, _)| id)
    }

    /// The number that `text` begins with, and what follows it. A number that goes on, like that of `E-1740`, is none.
    pub(super) fn at_start(text: &str) -> Option<(Self, &str)> {
        let mut letters = text.chars();
        let page = letters.next().filter(|letter| matches!(letter, 'E' | 'L' | 'R'))?;
        letters.next().filter(|letter| *letter == '-')?;
        let mut number = 0;
        for _ in 0..3 {
            number = number * 10 + letters.next()?.to_digit(10)?;
        }
        let suffix = letters.clone().next().filter(char::is_ascii_lowercase);
        if suffix.is_some() {
            letters.next();
        }
        let rest = letters.as_str();
        let goes_on = rest.starts_with(|next: char| next.is_alphanumeric() || next == '_');
        (!goes_on).then_some((Self { page, number, suffix }, rest))
    }

    /// The letter of its page.
    pub(super) fn page(self) -> char {
        self.page
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{:03}", self.page, self.number)?;
        match self.suffix {
            Some(suffix) => write!(out, "{suffix}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_as_it_was_read() {
        for number in ["E-001", "L-155", "R-209a"] {
            assert_eq!(RuleId::parse(number).map(|id| id.to_string()).as_deref(), Some(number));
        }
    }

    #[test]
    fn numbers_of_examples_and_parts_of_numbers_are_none() {
        for text in
            ["X-055", "S12", "E-64", "E-1740", "E-17", "E174", "e-174", "E-174_b", "L-310ff"]
        {
            assert_eq!(RuleId::parse(text), None, "{text}");
        }
    }
}
