//! Texts on both sides of every comparison that a key takes part in.
//!
//! For numbers, dates and addresses the bounds of all comparisons together cut the values into pieces, and
//! one text stands for each piece. For patterns the texts are made from the patterns themselves, each alone
//! and each with another in the place of its wildcards; that finds nearly every combination, not all.

use std::collections::BTreeSet;
use std::net::IpAddr;

use hatcheck_policy::operator::Test;
use ipnet::IpNet;

use crate::condition::date;
use crate::instant::Instant;

/// A text that no policy means.
pub(super) const OTHER: &str = "(another value)";

/// Patterns whose pairs are looked at; beyond, each counts alone.
const MAX_PAIRED: usize = 8;

/// Texts for all comparisons of one key together: the test, and the value in the policy.
pub(super) fn of(comparisons: &[(Test, &str)]) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    let mut numbers = Vec::new();
    let mut instants = Vec::new();
    let mut ranges = Vec::new();
    let mut patterns = Vec::new();
    for &(test, value) in comparisons {
        match test {
            Test::Numeric(_) => {
                texts.insert(value.to_owned());
                numbers.extend(value.parse::<f64>().ok());
            }
            Test::Date(_) => {
                texts.insert(value.to_owned());
                instants.extend(date::parse(value).map(|instant| instant.unix_seconds()));
            }
            Test::IpAddress { .. } => ranges.extend(range(value)),
            Test::StringLike { .. } | Test::Arn { .. } => patterns.push(value),
            Test::StringEqualsIgnoreCase { .. } => {
                texts.extend([value.to_owned(), value.to_lowercase(), value.to_uppercase()]);
            }
            Test::Bool => texts.extend(["true", "false", "True"].map(str::to_owned)),
            Test::StringEquals { .. } | Test::BinaryEquals => {
                texts.insert(value.to_owned());
            }
            Test::Null => {}
        }
        if matches!(test, Test::Arn { .. }) {
            texts.insert("arn:aws:iam::000000000000:role/another".to_owned());
        }
    }
    texts.extend(around_numbers(numbers));
    texts.extend(around_instants(instants));
    texts.extend(around_ranges(&ranges));
    texts.extend(within_patterns(&patterns));
    texts
}

/// The bounds themselves, what lies between them, and beyond.
fn around_numbers(mut bounds: Vec<f64>) -> Vec<String> {
    bounds.retain(|bound| bound.is_finite());
    bounds.sort_by(f64::total_cmp);
    let (Some(first), Some(last)) = (bounds.first(), bounds.last()) else { return Vec::new() };
    // Beyond a large number the next one is more than 1 away.
    let step = |bound: f64| 1.0_f64.max(bound.abs() / 2.0);
    let outside = [first - step(*first), last + step(*last)];
    let between = bounds.windows(2).map(|pair| f64::midpoint(pair[0], pair[1]));
    let all = bounds.iter().copied().chain(between).chain(outside);
    all.filter(|number| number.is_finite()).map(|number| number.to_string()).collect()
}

fn around_instants(mut bounds: Vec<i64>) -> Vec<String> {
    bounds.sort_unstable();
    let mut seconds: BTreeSet<i64> = BTreeSet::new();
    for bound in &bounds {
        seconds.extend([bound.saturating_sub(1), *bound, bound.saturating_add(1)]);
    }
    seconds.extend(bounds.windows(2).map(|pair| i64::midpoint(pair[0], pair[1])));
    let instants = seconds.into_iter().filter_map(Instant::from_unix_seconds);
    instants.map(|instant| instant.to_string()).collect()
}

fn range(value: &str) -> Option<IpNet> {
    value.parse::<IpNet>().ok().or_else(|| value.parse::<IpAddr>().ok().map(IpNet::from))
}

/// The first address of each range and the first one behind it: together they stand for every piece. And
/// one of the other family.
fn around_ranges(ranges: &[IpNet]) -> Vec<String> {
    if ranges.is_empty() {
        return Vec::new();
    }
    let mut addresses = BTreeSet::from([
        IpAddr::from([0, 0, 0, 0]),
        IpAddr::from([198, 51, 100, 254]),
        IpAddr::from([0_u16; 8]),
        IpAddr::from([0x2001, 0xdb8, 0xffff, 0, 0, 0, 0, 1]),
    ]);
    for range in ranges {
        addresses.insert(range.network());
        addresses.insert(match range.broadcast() {
            IpAddr::V4(last) => IpAddr::V4(u32::from(last).wrapping_add(1).into()),
            IpAddr::V6(last) => IpAddr::V6(u128::from(last).wrapping_add(1).into()),
        });
    }
    addresses.into_iter().map(|address| address.to_string()).collect()
}

/// Texts that patterns cover, alone and two by two.
fn within_patterns(patterns: &[&str]) -> Vec<String> {
    // A letter that stands in none of them is one that none of them means.
    let free = "qzjxkvw7".chars().find(|c| patterns.iter().all(|p| !p.contains(*c))).unwrap_or('~');
    let with = |pattern: &str, run: &str| pattern.replace('*', run).replace('?', &free.to_string());
    let filler = free.to_string();
    let mut texts: Vec<String> = Vec::new();
    for pattern in patterns {
        texts.extend([with(pattern, ""), with(pattern, &filler)]);
    }
    for one in patterns.iter().take(MAX_PAIRED).filter(|pattern| pattern.contains('*')) {
        for other in patterns.iter().take(MAX_PAIRED).filter(|other| *other != one) {
            let other = with(other, "");
            texts.push(with(one, &other));
            texts.push(with(&one.replacen('*', &other, 1), ""));
            // `a*` and `*b`, `a*c` and `*b*`: the common beginning or end need not be there twice.
            texts.extend(overlapped(&with(one, ""), &other));
        }
    }
    texts
}

/// Two texts, the end of the one being the beginning of the other.
fn overlapped(one: &str, other: &str) -> Option<String> {
    let shared = (1..=one.len().min(other.len()))
        .rev()
        .filter(|length| {
            one.is_char_boundary(one.len() - length) && other.is_char_boundary(*length)
        })
        .find(|length| one[one.len() - length..] == other[..*length])?;
    Some(format!("{one}{}", &other[shared..]))
}
