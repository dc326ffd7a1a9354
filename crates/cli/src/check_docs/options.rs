//! The options of an example: which there are, and whether what was chosen leads somewhere.

use hatcheck_policy::{json, nearest};
use hatcheck_scenario::{Evaluation, Loaded, words};

use super::example::Choice;

/// The options with the words they take; none where anything may stand.
const OPTIONS: [(&str, &[&str]); 10] = [
    ("view", &["full", "verdict", "statement", "trace", "chain", "compare"]),
    ("edit", &["request", "none", "all"]),
    ("request", &[]),
    ("document", &[]),
    ("lines", &[]),
    ("hide", &["request"]),
    ("theme", &["auto", "light", "dark"]),
    ("lang", &["en"]),
    ("loading", &["lazy", "eager"]),
    ("open-link", &["on", "off"]),
];

/// What the builders of pages read from the same place.
const OF_HOSTS: [&str; 31] = [
    "anchorlinenos",
    "caption",
    "class",
    "copy",
    "file",
    "filename",
    "group",
    "hidelines",
    "highlight",
    "highlightlines",
    "hl_lines",
    "icon",
    "id",
    "key",
    "label",
    "language",
    "line",
    "lineanchors",
    "linenos",
    "linenostart",
    "linenums",
    "linestart",
    "live",
    "metastring",
    "name",
    "showlinenumbers",
    "startline",
    "style",
    "tab",
    "title",
    "wrap",
];

/// Whether a name is none of ours, but one that a host of documentation is known to read.
pub(crate) fn belongs_to_host(name: &str) -> bool {
    OF_HOSTS.contains(&name.to_ascii_lowercase().as_str())
}

/// Whether there is an option of that name.
pub(crate) fn exists(name: &str) -> bool {
    name == "src" || OPTIONS.iter().any(|(option, _)| *option == name)
}

/// The option that was most likely meant.
pub(crate) fn meant(name: &str) -> Option<&'static str> {
    nearest(name, OPTIONS.iter().map(|(name, _)| *name).chain(["src"]))
}

/// What is wrong with a name and its word, before the scenario is known.
pub(crate) fn fault(choice: &Choice) -> Option<String> {
    let Choice { name, value, .. } = choice;
    if name == "src" {
        return None;
    }
    let Some((_, allowed)) = OPTIONS.iter().find(|(option, _)| option == name) else {
        let meant = did_you_mean(meant(name));
        return Some(format!("There is no option \"{name}\".{meant}"));
    };
    if allowed.is_empty() || allowed.contains(&value.as_str()) {
        return None;
    }
    let meant = match nearest(value, allowed.iter().copied()) {
        Some(word) => did_you_mean(Some(word)),
        None => format!(" It takes {}.", allowed.join(", ")),
    };
    Some(format!("\"{value}\" is nothing that the option \"{name}\" takes.{meant}"))
}

/// What is wrong with a choice that is about the scenario.
pub(crate) fn fault_in(
    choice: &Choice,
    all: &[Choice],
    loaded: &Loaded,
    evaluation: &Evaluation,
) -> Option<String> {
    match choice.name.as_str() {
        "request" => request_fault(&choice.value, loaded),
        "document" => document_fault(&choice.value, loaded, evaluation),
        "lines" => {
            let document = all.iter().find(|choice| choice.name == "document");
            lines_fault(&choice.value, document.map(|choice| choice.value.as_str()), evaluation)
        }
        _ => None,
    }
}

/// A request is named by its name or by its place in the list, from 0 as in JSON pointers.
fn request_fault(value: &str, loaded: &Loaded) -> Option<String> {
    let requests = &loaded.scenario.requests;
    let names: Vec<String> = requests.iter().map(words::request_name).collect();
    let place = value.parse::<usize>().ok();
    if names.iter().any(|name| name == value) || place.is_some_and(|at| at < names.len()) {
        return None;
    }
    let meant = match (nearest(value, names.iter().map(String::as_str)), names.len()) {
        (Some(name), _) => did_you_mean(Some(name)),
        (None, 0) => " The scenario has no requests.".to_owned(),
        (None, 1) => format!(" The only one is \"{}\", or 0.", names[0]),
        (None, count) => format!(" They are counted from 0 to {}.", count - 1),
    };
    Some(format!("No request is named \"{value}\".{meant}"))
}

fn document_fault(value: &str, loaded: &Loaded, evaluation: &Evaluation) -> Option<String> {
    let documents = &evaluation.compiled.documents;
    let pointers = || documents.iter().map(|document| document.pointer.as_str());
    if pointers().any(|pointer| pointer == value) {
        return None;
    }
    let leads = json::parse(&loaded.source.text).is_ok_and(|root| root.at(value).is_some());
    let what = if !value.starts_with('/') {
        "is no JSON pointer: it begins with \"/\"."
    } else if leads {
        "leads to no policy document."
    } else {
        "leads nowhere in the scenario."
    };
    // A pointer that goes too far or not far enough means the document on its way.
    let on_the_way =
        || pointers().find(|pointer| pointer.starts_with(value) || value.starts_with(pointer));
    let meant = nearest(value, pointers()).or_else(on_the_way);
    Some(format!("\"{value}\" {what}{}", did_you_mean(meant)))
}

fn lines_fault(value: &str, document: Option<&str>, evaluation: &Evaluation) -> Option<String> {
    let range = match value.split_once('-') {
        Some((first, last)) => first.parse().ok().zip(last.parse().ok()),
        None => value.parse().ok().map(|line| (line, line)),
    };
    let Some((first, last)) =
        range.filter(|(first, last): &(usize, usize)| 1 <= *first && first <= last)
    else {
        return Some(format!("\"{value}\" is no range of lines such as \"3-9\", counted from 1."));
    };
    // Which document is shown is the page's choice where the author makes none: then any that is long enough will do.
    let documents = evaluation.compiled.documents.iter();
    let shown = documents.filter(|shown| document.is_none_or(|pointer| shown.pointer == pointer));
    let lines = shown.map(|shown| shown.text.lines().count()).max()?;
    (last > lines).then(|| {
        let nearest = if first > lines {
            String::new()
        } else {
            did_you_mean(Some(&format!("{first}-{lines}")))
        };
        format!("The document has {lines} lines, and \"{value}\" asks for more.{nearest}")
    })
}

fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map(|nearest| format!(" Did you mean \"{nearest}\"?")).unwrap_or_default()
}
