//! `encodeLink` and `decodeLink`: the links that the page and `hatcheck link` make and read.

use hatcheck_policy::json;
use hatcheck_scenario::link::{Kind, LinkError, deflate, read_fragment, read_inflated, read_text};
use hatcheck_scenario::read;
use serde::Serialize;

use crate::fault::Answer;

/// What a link holds.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct LinkContent {
    /// Whether it is a scenario or an exercise around one.
    pub kind: ContentKind,
    /// Its JSON, laid out for people.
    pub text: String,
}

/// What a link may hold.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum ContentKind {
    /// A scenario.
    Scenario,
    /// An exercise.
    Exercise,
}

/// The fragment, `#` and all, that opens the scenario in the page.
///
/// # Errors
/// The text holds no scenario, or more than a link can carry.
pub fn encode(scenario: &str) -> Answer<String> {
    let text = read(scenario)?.source.text;
    // It was read just now, and so is JSON.
    let node = json::parse(&text).map_err(|_| LinkError::Damaged { at: None })?;
    Ok(deflate::fragment(Kind::Scenario, json::minify(&node))?)
}

/// What is in a link: the whole address, the fragment alone, or a text that somebody copied with a link in it.
///
/// # Errors
/// There is no link, or it cannot be read whole, or what is in it is no scenario.
pub fn decode(link: &str) -> Answer<LinkContent> {
    let payload = read_fragment(link)?;
    let inflated = deflate::inflate(&payload)?;
    let kind = match payload.kind {
        Kind::Scenario => ContentKind::Scenario,
        Kind::Exercise => ContentKind::Exercise,
    };
    if payload.kind == Kind::Scenario {
        read_inflated(&inflated)?;
    }
    let node = json::parse(read_text(&inflated)?).map_err(|_| LinkError::Damaged { at: None })?;
    Ok(LinkContent { kind, text: json::lay_out(&node) })
}
