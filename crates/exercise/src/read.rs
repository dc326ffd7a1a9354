//! Reading an exercise file: text in, exercise or the first fault out.

use std::sync::Arc;

use hatcheck_policy::Span;
use hatcheck_policy::json::Value;
use hatcheck_scenario::error::Expected;
use hatcheck_scenario::format::Request;
use hatcheck_scenario::format::reading::{At, Blank, Field, FromJson, Reading, object, word};
use hatcheck_scenario::read::typed;
use hatcheck_scenario::{FormatError, FormatFault};

use crate::answer::Changes;
use crate::check::{Allowed, Asked, Check, Circumstance, Kind, Stop, Visibility};
use crate::exercise::{Exercise, Hint, Panel, Reveal, Start, When, Wrong};

/// An exercise is at most this many bytes of text.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;

/// Reads an exercise.
///
/// Fails with the first thing that keeps it from being one, with its place in the text. Whether it is a good one,
/// [`crate::review`] says.
pub fn read(text: &str) -> Result<Exercise, FormatError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() > MAX_BYTES {
        return Err(FormatFault::TooLarge { bytes: text.len() }.at("", Span::new(0, 0), ""));
    }
    let (exercise, root) = typed::<Exercise>(text)?;
    if exercise.exercise != 1 {
        let span = root.get("exercise").map_or(root.span, |node| node.span);
        let fault = FormatFault::UnknownVersion { version: exercise.exercise };
        return Err(fault.at("/exercise", span, text));
    }
    hatcheck_scenario::read(&exercise.scenario.text).map_err(|error| {
        let moved = |at: usize| at + exercise.scenario.offset;
        let span = Span::new(moved(error.span.start), moved(error.span.end));
        error.fault.at(format!("/scenario{}", error.path), span, text)
    })?;
    Ok(exercise)
}

impl FromJson for Exercise {
    fn from_json(at: At<'_>) -> Reading<Self> {
        let mut own = Self { level: 1, ..Self::default() };
        let field = |key, required, slot| Field { key, required, slot };
        object(
            at,
            &mut [
                field("$schema", false, &mut own.schema),
                field("exercise", true, &mut own.exercise),
                field("id", true, &mut own.id),
                field("title", true, &mut own.title),
                field("level", false, &mut own.level),
                field("minutes", false, &mut own.minutes),
                field("tags", false, &mut own.tags),
                field("next", false, &mut own.next),
                field("teaches", false, &mut own.teaches),
                field("brief", true, &mut own.brief),
                field("scenario", true, &mut own.scenario),
                field("edit", true, &mut own.edit),
                field("locked", false, &mut own.locked),
                field("show", false, &mut own.show),
                field("records", false, &mut own.records),
                field("checks", true, &mut own.checks),
                field("hints", false, &mut own.hints),
                field("reveal", false, &mut own.reveal),
                field("solution", false, &mut own.solution),
                field("wrong", false, &mut own.wrong),
                field("closing", false, &mut own.closing),
            ],
        )?;
        Ok(own)
    }
}

impl FromJson for Start {
    fn from_json(at: At<'_>) -> Reading<Self> {
        if !matches!(at.node.value, Value::Object(_)) {
            return at.expected(Expected::Object);
        }
        let span = at.node.span;
        let text = at.text.get(span.start..span.end).unwrap_or_default();
        Ok(Self { text: text.into(), offset: span.start })
    }
}

impl FromJson for Changes {
    fn from_json(at: At<'_>) -> Reading<Self> {
        let Value::Object(members) = &at.node.value else { return at.expected(Expected::Object) };
        let changes = members.iter().map(|member| {
            let span = member.value.span;
            let value = at.text.get(span.start..span.end).unwrap_or_default();
            (member.name.value.to_string(), Arc::from(value))
        });
        Ok(Self(changes.collect()))
    }
}

impl FromJson for Check {
    fn from_json(at: At<'_>) -> Reading<Self> {
        let Some(kind) = at.node.get("kind") else {
            return match at.node.value {
                Value::Object(_) => at.fault(FormatFault::MissingKey { key: "kind".to_owned() }),
                _ => at.expected(Expected::Object),
            };
        };
        let place = at.place.member("kind");
        let index = word(At { text: at.text, node: kind, place: &place }, &Kind::WORDS)?;
        let mut own = Self { points: 1, kind: Kind::of(index), ..Self::default() };
        let mut ignored = String::new();
        let mut fields = vec![
            Field { key: "id", required: true, slot: &mut own.id },
            Field { key: "title", required: true, slot: &mut own.title },
            Field { key: "points", required: false, slot: &mut own.points },
            Field { key: "visibility", required: false, slot: &mut own.visibility },
            Field { key: "kind", required: true, slot: &mut ignored },
        ];
        fields.extend(own.kind.fields());
        object(at, &mut fields)?;
        Ok(own)
    }
}

impl FromJson for Asked {
    fn from_json(at: At<'_>) -> Reading<Self> {
        match at.node.as_str() {
            Some(name) => Ok(Self::Named(name.to_owned())),
            None => Ok(Self::Whole(Box::new(Request::from_json(at)?))),
        }
    }
}

impl Blank for Asked {
    fn blank() -> Self {
        Self::default()
    }
}

impl FromJson for Stop {
    fn from_json(at: At<'_>) -> Reading<Self> {
        let mut own = Self::default();
        object(
            at,
            &mut [
                Field { key: "step", required: true, slot: &mut own.step },
                Field { key: "deniedBy", required: false, slot: &mut own.denied_by },
            ],
        )?;
        Ok(own)
    }
}

impl FromJson for Circumstance {
    fn from_json(at: At<'_>) -> Reading<Self> {
        let mut own = Self::default();
        object(
            at,
            &mut [
                Field { key: "name", required: true, slot: &mut own.name },
                Field { key: "context", required: true, slot: &mut own.context },
            ],
        )?;
        Ok(own)
    }
}

impl FromJson for Allowed {
    fn from_json(at: At<'_>) -> Reading<Self> {
        let mut own = Self::default();
        object(
            at,
            &mut [
                Field { key: "caller", required: false, slot: &mut own.caller },
                Field { key: "action", required: false, slot: &mut own.action },
                Field { key: "resource", required: false, slot: &mut own.resource },
                Field { key: "context", required: false, slot: &mut own.context },
            ],
        )?;
        Ok(own)
    }
}

impl FromJson for Hint {
    fn from_json(at: At<'_>) -> Reading<Self> {
        let mut own = Self::default();
        object(
            at,
            &mut [
                Field { key: "text", required: true, slot: &mut own.text },
                Field { key: "when", required: false, slot: &mut own.when },
            ],
        )?;
        Ok(own)
    }
}

impl FromJson for When {
    fn from_json(at: At<'_>) -> Reading<Self> {
        let mut own = Self::default();
        object(
            at,
            &mut [
                Field { key: "check", required: true, slot: &mut own.check },
                Field { key: "deniedBy", required: false, slot: &mut own.denied_by },
            ],
        )?;
        Ok(own)
    }
}

impl FromJson for Wrong {
    fn from_json(at: At<'_>) -> Reading<Self> {
        let mut own = Self::default();
        object(
            at,
            &mut [
                Field { key: "fails", required: true, slot: &mut own.fails },
                Field { key: "why", required: true, slot: &mut own.why },
                Field { key: "changes", required: true, slot: &mut own.changes },
            ],
        )?;
        Ok(own)
    }
}

impl FromJson for Visibility {
    fn from_json(at: At<'_>) -> Reading<Self> {
        let all = [Self::Visible, Self::Summary, Self::Hidden];
        Ok(all[word(at, &["visible", "summary", "hidden"])?])
    }
}

impl FromJson for Panel {
    fn from_json(at: At<'_>) -> Reading<Self> {
        let all = [Self::Identity, Self::Trust, Self::Request, Self::Why, Self::Path, Self::Map];
        Ok(all[word(at, &["identity", "trust", "request", "why", "path", "map"])?])
    }
}

impl FromJson for Reveal {
    fn from_json(at: At<'_>) -> Reading<Self> {
        let attempts = at.node.as_str().and_then(|text| text.strip_prefix("after-attempts:"));
        if let Some(attempts) = attempts.and_then(|count| count.parse().ok()) {
            return Ok(Self::AfterAttempts(attempts));
        }
        let all = [Self::Never, Self::AfterPass, Self::Always];
        Ok(all[word(at, &["never", "after-pass", "always"])?])
    }
}
