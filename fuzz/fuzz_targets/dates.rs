//! Any two texts as the value of a `Date…` condition and the value in the request: what is a date compares as an
//! instant, what is none satisfies no operator, and an instant that is printed reads back.
//!
//! The input is two lines; with one line alone, both values are the same.
#![no_main]

use std::cmp::Ordering;

use hatcheck_engine::Layer;
use hatcheck_engine::instant::Instant;
use hatcheck_scenario::{ParseCache, evaluate, read};
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

/// An operator, with what it asks of the context value beside the policy's.
type Operator = (&'static str, fn(Ordering) -> bool);

/// All of them.
const OPERATORS: [Operator; 6] = [
    ("DateEquals", Ordering::is_eq),
    ("DateNotEquals", Ordering::is_ne),
    ("DateLessThan", Ordering::is_lt),
    ("DateLessThanEquals", Ordering::is_le),
    ("DateGreaterThan", Ordering::is_gt),
    ("DateGreaterThanEquals", Ordering::is_ge),
];

/// The key with the request's own value, and one that has the very value of the policy: two texts that happen to be
/// equal are rare, and what is said of them matters most.
const KEYS: [&str; 2] = ["aws:CurrentTime", "aws:EpochTime"];

fuzz_target!(|data: &[u8]| {
    let Ok(input) = std::str::from_utf8(data) else { return };
    let (policy, context) = input.split_once('\n').unwrap_or((input, input));
    reads_back(policy);
    reads_back(context);
    // Where both are dates an operator says what it says of the instants, else nothing (L-272, L-273, L-274).
    let expected: Vec<bool> = [context, policy]
        .into_iter()
        .flat_map(|given| {
            let ordering = date(given).zip(date(policy)).map(|(left, right)| left.cmp(&right));
            OPERATORS.map(|(_, holds)| ordering.is_some_and(holds))
        })
        .collect();
    assert_eq!(applies(policy, context), expected, "{context:?} for {policy:?} in the policy");
});

/// What is printed has whole seconds, and is the same instant but for a fraction.
fn reads_back(text: &str) {
    let Some(instant) = Instant::parse(text) else { return };
    let printed = instant.to_string();
    let whole = Instant::from_unix_seconds(instant.unix_seconds());
    assert_eq!(Instant::parse(&printed), whole, "{text:?} is printed as {printed:?}");
}

/// The engine's own reading of a date is private; these are the forms it is made of.
fn date(text: &str) -> Option<Instant> {
    Instant::parse(text).or_else(|| Instant::parse_day(text)).or_else(|| Instant::parse_epoch(text))
}

/// For each key, and each operator on it, whether a statement applies that has this as its only condition.
fn applies(policy: &str, context: &str) -> Vec<bool> {
    const USER: &str = "arn:aws:iam::111122223333:user/alice";
    let statements: Vec<Value> = KEYS
        .into_iter()
        .flat_map(|key| {
            OPERATORS.map(|(operator, _)| {
                json!({
                    "Effect": "Allow",
                    "Action": "*",
                    "Resource": "*",
                    "Condition": { operator: { key: policy } },
                })
            })
        })
        .collect();
    let document = json!({ "Version": "2012-10-17", "Statement": statements });
    let scenario = json!({
        "version": 1,
        "users": [{ "arn": USER, "policies": [{ "name": "Dates", "document": document }] }],
        "requests": [{
            "principal": USER,
            "action": "s3:GetObject",
            "resource": "arn:aws:s3:::bkt/x",
            "context": { KEYS[0]: context, KEYS[1]: policy },
        }],
    });
    let loaded = match read(&scenario.to_string()) {
        Ok(loaded) => loaded,
        Err(error) => panic!("the prepared scenario is none: {error:?}"),
    };
    let evaluation = evaluate(&loaded.scenario, None, &mut ParseCache::default());
    let layers = evaluation.decisions.iter().flat_map(|decision| &decision.steps[0].layers);
    layers
        .filter(|layer| layer.layer == Layer::Identity)
        .flat_map(|layer| &layer.policies)
        .flat_map(|policy| &policy.statements)
        .map(|statement| statement.applies)
        .collect()
}
