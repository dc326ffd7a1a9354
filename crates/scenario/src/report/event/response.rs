//! `responseElements`: what a granted assumption returns, without the secret (sections 4.1 and 5.2 of
//! roles-and-sessions.md).

use hatcheck_engine::Step;
use hatcheck_engine::caller::unique_id;
use hatcheck_engine::instant::Instant;
use serde_json::{Map, Value, json};

use super::federation;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The characters of plain text that session policies and tags may have.
const ROOM: usize = 2_048;

/// What the call returns; null for calls other than the steps of the chain, of which no session is known.
pub(super) fn response_elements(step: &Step, now: Option<Instant>, policies: &[String]) -> Value {
    let (Some(session), Some(assume)) = (&step.session, &step.assume) else { return Value::Null };
    let mut credentials = Map::new();
    credentials.insert("accessKeyId".to_owned(), json!(unique_id("ASIA", &session.arn)));
    credentials.insert("sessionToken".to_owned(), json!("(omitted)"));
    if let Some(expires) = now.and_then(|now| now.plus_seconds(session.expires_in)) {
        credentials.insert("expiration".to_owned(), json!(expiration(expires)));
    }
    let role_id = assume.role_id.as_deref().unwrap_or_default();
    let user = json!({
        "assumedRoleId": format!("{role_id}:{}", assume.session_name),
        "arn": session.arn,
    });
    let mut found = Map::new();
    let mut set = |key: &str, value: Value| found.insert(key.to_owned(), value);
    set("credentials", Value::Object(credentials));
    set("assumedRoleUser", user);
    if let Some(size) = packed_size(policies, &assume.step.tags) {
        set("packedPolicySize", json!(size));
    }
    if let Some(identity) = &session.source_identity {
        set("sourceIdentity", json!(identity));
    }
    for (name, value) in federation::extras(step) {
        set(name, json!(value));
    }
    Value::Object(found)
}

/// `Oct 2, 2026, 11:12:29 PM`: the one instant of a record that is not in ISO 8601.
fn expiration(instant: Instant) -> String {
    let parts = instant.parts();
    let month = MONTHS.get(usize::from(parts.month.saturating_sub(1))).copied().unwrap_or_default();
    let hour = (parts.hour + 11) % 12 + 1;
    let half = if parts.hour < 12 { "AM" } else { "PM" };
    let (day, year, minute, second) = (parts.day, parts.year, parts.minute, parts.second);
    format!("{month} {day}, {year}, {hour}:{minute:02}:{second:02} {half}")
}

/// How much of their room session policies and tags take, in percent; `None` where neither was passed
/// . How AWS packs them is not public, so this is an estimate by the length of their plain text.
fn packed_size(policies: &[String], tags: &[(String, String)]) -> Option<usize> {
    if policies.is_empty() && tags.is_empty() {
        return None;
    }
    let texts = tags.iter().flat_map(|(key, value)| [key, value]).chain(policies);
    let length: usize = texts.map(|text| text.chars().count()).sum();
    Some((length * 100).div_ceil(ROOM).clamp(1, 100))
}
