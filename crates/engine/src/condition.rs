//! Whether a condition holds in a context (sections 9 and 10 of elements.md).

mod address;
mod binary;
pub(crate) mod date;
mod letters;
mod number;

use std::sync::Arc;

use hatcheck_policy::Arn;
use hatcheck_policy::operator::{Comparison, Operator, Qualifier, Test};
use hatcheck_policy::policy::{Condition, ConditionValue};

use crate::context::Context;
use crate::request::Value;

/// Whether the condition is satisfied. An unknown operator never is (L-249).
///
/// `value` is what the context has under the condition's key.
pub(crate) fn holds(condition: &Condition, value: Option<&Value>, context: &Context) -> bool {
    let Some(operator) = condition.operator else { return false };
    if operator.test == Test::Null {
        return null(operator, &condition.values, value.is_none());
    }
    let Some(value) = value else { return holds_without_key(operator) };
    let one = |member: &Arc<str>| one(operator.test, member, &condition.values, context);
    match (operator.qualifier, value) {
        (Some(Qualifier::ForAllValues), value) => value.texts().iter().all(one), // L-281
        (Some(Qualifier::ForAnyValue), value) => value.texts().iter().any(one),  // L-282
        (None, Value::One(text)) => one(text),
        (None, Value::Many(_)) => false, // L-284
    }
}

fn holds_without_key(operator: Operator) -> bool {
    match operator.qualifier {
        Some(Qualifier::ForAllValues) => true,               // L-281
        Some(Qualifier::ForAnyValue) => operator.if_exists,  // L-282, L-283
        None => operator.if_exists || operator.is_negated(), // L-270
    }
}

/// `Null` asks whether the key is absent (L-286); with a qualifier it is a constant (L-287).
fn null(operator: Operator, values: &[ConditionValue], absent: bool) -> bool {
    match operator.qualifier {
        Some(Qualifier::ForAllValues) => true,
        Some(Qualifier::ForAnyValue) => false,
        None => values.iter().any(|value| boolean(&value.text) == Some(absent)), // L-292
    }
}

/// What one comparison says. `None`: one side is not what the operator compares (L-272).
type Match = Option<bool>;

/// One member of the context value against all values of the policy: some must match, or under a
/// negated operator none may (L-242). A comparison that cannot be made satisfies neither (L-272).
fn one(test: Test, member: &str, values: &[ConditionValue], context: &Context) -> bool {
    let mut matches = values.iter().map(|value| matches(test, member, value, context));
    if test.is_negated() {
        matches.all(|matched| matched == Some(false))
    } else {
        matches.any(|matched| matched == Some(true))
    }
}

/// Whether one value of the policy is what the request has. The twin with `Not` asks the same.
fn matches(test: Test, member: &str, value: &ConditionValue, context: &Context) -> Match {
    match test {
        Test::StringEquals { .. } | Test::StringLike { .. } => {
            Some(value.pattern.matches(member, &|key| context.text(key)))
        }
        Test::StringEqualsIgnoreCase { .. } => {
            Some(resolved(value, context).is_some_and(|pattern| {
                pattern.literal().is_some_and(|own| letters::alike(own, member))
            }))
        }
        Test::Numeric(comparison) => {
            compare(number::parse(member)?.cmp(&number::parse(&value.text)?), comparison)
        }
        Test::Date(comparison) => {
            compare(date::parse(member)?.cmp(&date::parse(&value.text)?), comparison)
        }
        Test::Bool => Some(boolean(member)? == boolean(&value.text)?), // L-275
        Test::BinaryEquals => binary::equals(member, &value.text),
        Test::IpAddress { .. } => address::lies_in(member, &value.text),
        Test::Arn { .. } => arn(member, value, context),
        Test::Null => None,
    }
}

/// The value with its variables filled in; `None` where one has no value, so that nothing equals it
/// (L-211, L-212).
fn resolved<'v>(
    value: &'v ConditionValue,
    context: &Context,
) -> Option<std::borrow::Cow<'v, hatcheck_policy::glob::Glob>> {
    value.pattern.resolve(&|key| context.text(key))
}

fn arn(member: &str, value: &ConditionValue, context: &Context) -> Match {
    Arn::parse(member)?; // L-299
    if value.text == "*" {
        return Some(true); // L-298
    }
    // The shape counts once variables are filled in: `${aws:PrincipalArn}` is an ARN (L-204).
    // Without a value nothing equals it (L-211, L-212).
    let Some(pattern) = resolved(value, context) else { return Some(false) };
    // L-272: what begins with another word than `arn` is none.
    let first = value.text.split(':').next().unwrap_or_default();
    let is_arn = first == "arn" || first.contains(['*', '?', '$']);
    (is_arn && pattern.colons() >= 5).then(|| pattern.matches(member)) // L-296
}

fn boolean(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}

/// The context value stands on the left. `NotEquals` answers whether the two are equal, as every
/// negated test does.
fn compare(ordering: std::cmp::Ordering, comparison: Comparison) -> Match {
    Some(match comparison {
        Comparison::Equals | Comparison::NotEquals => ordering.is_eq(),
        Comparison::LessThan => ordering.is_lt(),
        Comparison::LessThanEquals => ordering.is_le(),
        Comparison::GreaterThan => ordering.is_gt(),
        Comparison::GreaterThanEquals => ordering.is_ge(),
    })
}
