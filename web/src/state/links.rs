//! Share links: the scenario behind the `#` of the address. The codec is `hatcheck_scenario::link`; the browser deflates.

use hatcheck_policy::json;
use hatcheck_scenario::link::{self, Kind, LinkError, MAX_INFLATED, MAX_WRITTEN};
use hatcheck_scenario::{FormatFault, words};

use super::workspace::Workspace;
use crate::labels::share::NO_LINK;
use crate::platform::{location, services};

/// How often a space is appended until a fragment ends well: each has 62 chances in 64.
const TRIES: usize = 16;

/// The address of this page with a scenario or an exercise in it; in words, why there is none. The same text makes the same address.
pub async fn address_for(kind: Kind, text: &str) -> Result<String, String> {
    let no_link = || NO_LINK.to_owned();
    let mut text = json::minify(&json::parse(text).map_err(|_| no_link())?);
    if text.len() > MAX_INFLATED {
        return Err(words::link_error(&LinkError::TooLarge));
    }
    for _ in 0..TRIES {
        let compressed = services::deflate(&text).await.map_err(|_| no_link())?;
        if let Some(fragment) = link::write_fragment(kind, &compressed) {
            if fragment.len() > MAX_WRITTEN {
                return Err(words::link_length(fragment.len()).unwrap_or_else(no_link));
            }
            return Ok([location::address(), fragment].concat());
        }
        // It says nothing in JSON, and makes another last character.
        text.push(' ');
    }
    Err(no_link())
}

/// What a link carries; in words, what is wrong with it.
pub fn payload_in(link: &str) -> Result<link::Payload, String> {
    in_words(link::read_fragment(link))
}

/// The text of the scenario in what a link carries; in words, what is wrong with all of what it may be.
pub async fn text_of(payload: &link::Payload) -> Result<String, String> {
    let mut fault = None;
    for attempt in payload.attempts() {
        match services::inflate(attempt, MAX_INFLATED).await {
            Ok(bytes) => return in_words(link::read_text(&bytes).map(str::to_owned)),
            Err(code) if fault.is_none() => {
                fault = Some(match code.as_str() {
                    "too-large" => LinkError::TooLarge,
                    "cut-off" => LinkError::CutOff,
                    _ => LinkError::Damaged { at: None },
                });
            }
            Err(_) => {}
        }
    }
    in_words(Err(fault.unwrap_or(LinkError::CutOff)))
}

fn in_words<T>(read: Result<T, LinkError>) -> Result<T, String> {
    read.map_err(|error| words::link_error(&error))
}

/// The workspace in the text of a link: a scenario, or one with something around it. In words, why there is none.
pub fn workspace_in(text: &str) -> Result<Workspace, String> {
    let within = json::parse(text).ok().and_then(|root| Some(json::lay_out(root.get("scenario")?)));
    in_words(Workspace::read(within.as_deref().unwrap_or(text), None).map_err(|error| {
        match *error.fault {
            // No link is written from what is not JSON.
            FormatFault::Syntax(_) => LinkError::Damaged { at: None },
            _ => LinkError::NotAScenario(Box::new(error)),
        }
    }))
}
