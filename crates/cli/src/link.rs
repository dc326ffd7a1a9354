//! `hatcheck link`: a scenario or an exercise becomes a share link, and a share link what it was made of.

use std::path::Path;

use hatcheck_policy::json;
use hatcheck_scenario::link::deflate::{self, Unlinkable};
use hatcheck_scenario::link::{Kind, LinkError, Payload, read_fragment, read_inflated, read_text};
use hatcheck_scenario::{read, words};

use crate::paint::Paint;
use crate::snippet::Snippet;
use crate::{Status, input, output};

/// Takes a file, a link, or `-` for either on standard input. A file may hold a link too.
pub(crate) fn run(given: &Path, page: Option<&str>) -> Status {
    // A file may have a `#` in its name; what is no file must be a link.
    let link = given.to_str().filter(|_| !given.exists()).map(read_fragment);
    if let Some(link) = link.filter(|link| !matches!(link, Err(LinkError::NotALink))) {
        return open("link", link);
    }
    let (name, text) = input::text(given);
    match text {
        Err(fault) => complain(&name, &fault),
        Ok(text) if text.trim_start().starts_with('{') => make(&name, &text, page),
        Ok(text) => match read_fragment(&text) {
            Err(LinkError::NotALink) => make(&name, &text, page),
            link => open(&name, link),
        },
    }
}

fn complain(name: &str, fault: &str) -> Status {
    let sentence = format!("{} {} {fault}", Paint::Denied.on("error"), Paint::Strong.on(name));
    output::complain(&sentence);
    Status::Trouble
}

/// Prints what a link holds, laid out.
fn open(name: &str, link: Result<Payload, LinkError>) -> Status {
    match link.and_then(|payload| laid_out(&payload)) {
        Ok(text) => output::print_exactly(&(text + "\n")),
        Err(error) => complain(name, &words::link_error(&error)),
    }
}

fn laid_out(payload: &Payload) -> Result<String, LinkError> {
    let inflated = deflate::inflate(payload)?;
    if payload.kind == Kind::Scenario {
        read_inflated(&inflated)?;
    }
    let node = json::parse(read_text(&inflated)?).map_err(|_| LinkError::Damaged { at: None })?;
    Ok(json::lay_out(&node))
}

/// Prints the link of a scenario, or of an exercise.
fn make(name: &str, text: &str, page: Option<&str>) -> Status {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let is_exercise = json::parse(text).is_ok_and(|root| root.get("exercise").is_some());
    let (kind, fault) = match is_exercise {
        true => (Kind::Exercise, hatcheck_exercise::read(text).err()),
        false => (Kind::Scenario, read(text).err()),
    };
    if let Some(error) = fault {
        output::complain(&Snippet::of_file(name, text, &error));
        return Status::Trouble;
    }
    let Ok(node) = json::parse(text) else { return Status::Trouble };
    let fragment = match deflate::fragment(kind, json::minify(&node)) {
        Ok(fragment) => fragment,
        Err(Unlinkable::TooLarge) => {
            let most = "is too large for a link: 1048576 bytes (1 MiB) is the most";
            return complain(name, most);
        }
        Err(Unlinkable::TooLong { characters }) => {
            return complain(name, &words::link_length(characters).unwrap_or_default());
        }
    };
    if let Some(sentence) = words::link_length(fragment.len()) {
        output::complain(&format!("{} {sentence}", Paint::Warning.on("warning")));
    }
    let page = page.map_or("", |page| page.split('#').next().unwrap_or_default());
    output::print_exactly(&format!("{page}{fragment}\n"))
}
