//! Texts on both sides of every comparison that a key takes part in.
//!
//! For numbers, dates and addresses the bounds of all comparisons together cut the values into pieces, and
//! one text stands for each piece. For patterns the texts are made from the patterns themselves, each alone
//! and each with another in the place of its wildcards; that finds nearly every combination, not all.

use std::collections::BTreeSet;
use std::net::IpAddr;

use hatcheck_policy::glob::Glob;
use hatcheck_policy::operator::Test;
use ipnet::IpNet;

use crate::condition::date;
use crate::instant::Instant;

/// A text that no policy means.
pub(super) const OTHER: &str = "(another value)";

/// Patterns whose pairs are looked at; beyond, each counts alone.
const MAX_PAIRED: usize = 8;

/// Texts for all comparisons of one key together: the test, and the value in the policy.
pub(super) fn of(comparisons: &[(Test, Glob)]) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    let mut numbers = Vec::new();
    let mut instants = Vec::new();
    let mut ranges = Vec::new();
    let mut patterns = Vec::new();
    for (test, glob) in comparisons {
        let test = *test;
        // Nothing is special in the values of other operators.
        let value = glob.letters();
        match test {
            Test::Numeric(_) => {
                texts.insert(value.to_owned());
                numbers.extend(scaled(value));
            }
            Test::Date(_) => {
                texts.insert(value.to_owned());
                instants.extend(date::parse(value).map(|instant| instant.unix_seconds()));
            }
            Test::IpAddress { .. } => ranges.extend(range(value)),
            Test::StringLike { .. } | Test::Arn { .. } => patterns.push(glob),
            Test::StringEqualsIgnoreCase { .. } => {
                texts.extend([value.to_owned(), value.to_lowercase(), value.to_uppercase()]);
                texts.extend(in_other_case(value));
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

/// A text with one letter in the other case: as the policy writes it nobody may mean it.
fn in_other_case(text: &str) -> Option<String> {
    let (at, letter) = text.char_indices().find(|(_, c)| c.is_ascii_alphabetic())?;
    let other = match letter.is_ascii_lowercase() {
        true => letter.to_ascii_uppercase(),
        false => letter.to_ascii_lowercase(),
    };
    let mut text = text.to_lowercase();
    text.replace_range(at..=at, other.encode_utf8(&mut [0; 4]));
    Some(text)
}

/// Whether the texts of these patterns stand for all combinations of them: of two with runs alone they do, nearly always.
pub(super) fn are_complete(comparisons: &[(Test, Glob)]) -> bool {
    let wild = comparisons.iter().filter(|(_, glob)| glob.literal().is_none());
    let wild: Vec<&Glob> = wild.map(|(_, glob)| glob).collect();
    let distinct = wild.iter().enumerate().filter(|(at, one)| !wild[..*at].contains(one)).count();
    distinct < 2 || (distinct == 2 && wild.iter().all(|glob| !glob.has_single()))
}

/// Decimal places that bounds are told apart by.
const PLACES: usize = 9;

/// A number in units of the last of these places; `None` for what is no number, or a larger one than anybody
/// compares with.
fn scaled(text: &str) -> Option<i128> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    if fraction.len() > PLACES || !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    {
        return None;
    }
    let digits = format!("{whole}{fraction:0<PLACES$}");
    Some(sign * digits.parse::<i128>().ok()?)
}

fn unscaled(number: i128) -> String {
    let digits = format!("{:0>width$}", number.unsigned_abs(), width = PLACES + 1);
    let (whole, fraction) = digits.split_at(digits.len() - PLACES);
    let sign = if number < 0 { "-" } else { "" };
    match fraction.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    }
}

/// The bounds themselves, what lies between them, and beyond.
fn around_numbers(mut bounds: Vec<i128>) -> Vec<String> {
    const ONE: i128 = 1_000_000_000;
    bounds.sort_unstable();
    let (Some(first), Some(last)) = (bounds.first(), bounds.last()) else { return Vec::new() };
    let outside = [first.saturating_sub(ONE), last.saturating_add(ONE)];
    let between = bounds.windows(2).map(|pair| pair[0] + (pair[1] - pair[0]) / 2);
    let mut texts: Vec<String> =
        bounds.iter().copied().chain(between).chain(outside).map(unscaled).collect();
    // Another text of the same number, for what compares it as text.
    texts.extend(bounds.iter().filter(|bound| *bound % ONE == 0).map(|b| unscaled(*b) + ".0"));
    texts
}

fn around_instants(mut bounds: Vec<i64>) -> Vec<String> {
    bounds.sort_unstable();
    let mut seconds: BTreeSet<i64> = BTreeSet::new();
    for bound in &bounds {
        seconds.extend([bound.saturating_sub(1), *bound, bound.saturating_add(1)]);
    }
    seconds.extend(bounds.windows(2).map(|pair| i64::midpoint(pair[0], pair[1])));
    let instants = seconds.into_iter().filter_map(Instant::from_unix_seconds);
    let whole: Vec<String> = instants.map(|instant| instant.to_string()).collect();
    // Between one second and the next there is room too.
    let half = whole.iter().filter_map(|text| Some([text.strip_suffix('Z')?, ".5Z"].concat()));
    let half: Vec<String> = half.collect();
    whole.into_iter().chain(half).collect()
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
fn within_patterns(patterns: &[&Glob]) -> Vec<String> {
    // A letter that stands in none of them is one that none of them means.
    let is_free = |c: &char| patterns.iter().all(|pattern| !pattern.letters().contains(*c));
    let free = "qzjxkvw7".chars().find(is_free).unwrap_or('~').to_string();
    let with = |pattern: &Glob, run: &str| pattern.example(&free, |_| run);
    let mut texts: Vec<String> = Vec::new();
    for pattern in patterns {
        texts.extend([with(pattern, ""), with(pattern, &free)]);
    }
    for one in patterns.iter().take(MAX_PAIRED).filter(|pattern| pattern.has_runs()) {
        for other in patterns.iter().take(MAX_PAIRED).filter(|other| *other != one) {
            let other = with(other, "");
            texts.push(with(one, &other));
            texts.push(one.example(&free, |at| if at == 0 { &other } else { "" }));
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
