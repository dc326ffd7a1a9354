//! Numbers, compared exactly: `Numeric…` (L-263, L-264, L-271).

use std::cmp::Ordering;

/// A decimal number, in a form in which equal numbers are equal texts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Number<'t> {
    negative: bool,
    /// Without leading zeros.
    integer: &'t str,
    /// Without trailing zeros.
    fraction: &'t str,
}

/// Reads an optional sign, digits, and optional decimals; anything else is no number.
pub(super) fn parse(text: &str) -> Option<Number<'_>> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (integer, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(integer) || !all_digits(fraction) {
        return None;
    }
    let (integer, fraction) = (integer.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let zero = integer.is_empty() && fraction.is_empty();
    Some(Number { negative: negative && !zero, integer, fraction })
}

impl Number<'_> {
    /// Which of two numbers is the larger.
    pub(super) fn cmp(&self, other: &Self) -> Ordering {
        let magnitude = (self.integer.len(), self.integer, self.fraction).cmp(&(
            other.integer.len(),
            other.integer,
            other.fraction,
        ));
        match (self.negative, other.negative) {
            (false, false) => magnitude,
            (true, true) => magnitude.reverse(),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn equal_numbers_may_be_written_differently() {
        for (a, b) in [("2", "2.0"), ("+1", "01"), ("-0", "0.00")] {
            assert!(parse(a).unwrap().cmp(&parse(b).unwrap()).is_eq(), "{a} {b}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "-", "abc", "1.", ".5", "1e3", "0x1", "1 ", "１"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn order_is_that_of_numbers(a in -9_999_i64..9_999, b in -9_999_i64..9_999) {
            let text = |n: i64| format!("{}{}.{:02}", if n < 0 { "-" } else { "" }, n.abs() / 100, n.abs() % 100);
            let (left, right) = (text(a), text(b));
            prop_assert_eq!(parse(&left).unwrap().cmp(&parse(&right).unwrap()), a.cmp(&b));
        }
    }
}
