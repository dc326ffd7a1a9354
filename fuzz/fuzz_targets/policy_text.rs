//! Any text as a policy document of every kind: it is read without a panic, every place that is named lies in the
//! text, and laying out its JSON changes nothing but white space.
#![no_main]

use hatcheck_policy::json::{self, Node, Value};
use hatcheck_policy::{Policy, PolicyKind, Span};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    for kind in PolicyKind::ALL {
        for span in spans(&hatcheck_policy::parse(text, kind)) {
            // `get` gives nothing beyond the end, inside a character, or where the end lies before the start.
            assert!(text.get(span.start..span.end).is_some(), "{span:?} does not lie in {text:?}");
        }
    }
    match json::parse(text) {
        Ok(node) => lays_out(&node),
        Err(error) => {
            let span = error.span;
            assert!(text.get(span.start..span.end).is_some(), "{span:?} does not lie in {text:?}");
        }
    }
});

/// Every place that a policy names: those of the diagnostics, and those a report shows for what was read.
fn spans(policy: &Policy) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    spans.extend(policy.diagnostics.iter().map(|diagnostic| diagnostic.span));
    spans.extend(policy.broken.iter().map(|statement| statement.span));
    for statement in &policy.statements {
        spans.push(statement.span);
        spans.extend(statement.sid.iter().map(|sid| sid.span));
        if let Some(principal) = &statement.principal {
            spans.push(principal.span);
            spans.extend(principal.entries.iter().map(|entry| entry.span));
        }
        spans.push(statement.action.span);
        spans.extend(statement.action.entries.iter().map(|entry| entry.span));
        if let Some(resource) = &statement.resource {
            spans.push(resource.span);
            spans.extend(resource.entries.iter().map(|entry| entry.span));
        }
        for condition in &statement.conditions {
            spans.extend([condition.span, condition.key.span]);
            spans.extend(condition.values.iter().map(|value| value.span));
        }
    }
    spans
}

/// What is laid out is JSON again, says the same, and is laid out the same way.
fn lays_out(node: &Node<'_>) {
    let laid_out = json::lay_out(node);
    let again = match json::parse(&laid_out) {
        Ok(again) => again,
        Err(error) => panic!("laid out, it is no JSON any more: {error:?} in {laid_out:?}"),
    };
    assert!(says_the_same(node, &again), "laid out, it says something else: {laid_out:?}");
    assert_eq!(json::lay_out(&again), laid_out);
}

/// Whether two trees differ in their places only.
fn says_the_same(one: &Node<'_>, other: &Node<'_>) -> bool {
    match (&one.value, &other.value) {
        (Value::Array(ones), Value::Array(others)) => {
            ones.len() == others.len()
                && ones.iter().zip(others).all(|(one, other)| says_the_same(one, other))
        }
        (Value::Object(ones), Value::Object(others)) => {
            ones.len() == others.len()
                && ones.iter().zip(others).all(|(one, other)| {
                    one.name.value == other.name.value && says_the_same(&one.value, &other.value)
                })
        }
        (one, other) => one == other,
    }
}
