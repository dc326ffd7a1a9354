//! The message with which AWS refuses a call (E-024, R-250 ff.), in whatever surrounds it: the words of a command line
//! or a library, the frame that a tool draws, lines that were broken on the way.

use hatcheck_policy::{Arn, json};
use hatcheck_scenario::format::PrincipalField;

use super::{Call, Entity, Parts};
use crate::labels::incoming as labels;

const REFUSED: &str = "is not authorized to perform";
/// How far before these words the caller is looked for, in bytes. Names are shorter.
const REACH: usize = 600;
/// What ends the action, and the resource.
const ENDS: [&str; 4] = [" because ", " with an explicit deny", " (Service", " status code"];

/// What the message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    /// An ARN, a service, or `anonymous`.
    pub principal: String,
    pub action: String,
    pub resource: Option<String>,
}

/// The call that was refused.
pub(super) fn parts(text: &str) -> Option<Parts> {
    let refusal = read(text)?;
    let owner = Entity::of_caller(&refusal.principal);
    let resource = refusal.resource.as_deref().unwrap_or("*");
    let call = Call::new(json::quote(&refusal.principal), &refusal.action, resource);
    let mut parts = Parts { what: labels::REFUSAL.into(), ..Parts::default() };
    parts.add(call, owner);
    Some(parts)
}

/// The first such message of a text.
pub(super) fn read(text: &str) -> Option<Refusal> {
    let text = flat(text);
    let (start, end) = find(&text, REFUSED)?;
    let mut reach = start.saturating_sub(REACH);
    while !text.is_char_boundary(reach) {
        reach += 1;
    }
    let before = text.get(reach..start)?;
    let caller = match before.rfind("User:") {
        Some(at) => without_space(&before[at + "User:".len()..]),
        None => before.split_whitespace().next_back()?.to_owned(),
    };
    let caller = unmasked(caller.trim_matches(is_quote));
    PrincipalField::of_text(&caller)?;

    let behind = text.get(end..)?.trim_start_matches([':', ' ', '\n']);
    let on = find(behind, " on resource:").filter(|on| on.0 < REACH);
    let action_end = on.map(|on| on.0).or_else(|| first_end(behind).filter(|end| *end < REACH));
    let action = match action_end {
        Some(end) => without_space(&behind[..end]),
        None => behind.split_whitespace().next()?.to_owned(),
    };
    let action = action.trim_matches(|c| is_quote(c) || ".,;".contains(c));
    if !is_action(action) {
        return None;
    }
    let resource = on.and_then(|on| resource(&behind[on.1..], &caller));
    Some(Refusal { principal: caller, action: action.to_owned(), resource })
}

/// What stands behind "on resource:".
fn resource(text: &str, caller: &str) -> Option<String> {
    let text = text.trim_start_matches([' ', '\n']);
    let first = text.chars().next()?;
    if is_quote(first) {
        let inside = &text[first.len_utf8()..];
        return inside.find(first).map(|end| unmasked(&inside[..end].replace('\n', "")));
    }
    // In XML, a tag stands right behind it.
    let word = text.split([' ', '\n', '<']).next().unwrap_or_default().to_owned();
    let named = || Arn::parse(caller).zip(text[word.len()..].split_whitespace().next());
    // IAM says `role Auditor` of its own.
    if let ("role" | "user" | "group" | "policy", Some((caller, name))) = (&*word, named()) {
        let (partition, account) = (caller.partition(), caller.account());
        let name = name.trim_matches(is_around);
        return Some(format!("arn:{partition}:iam::{account}:{word}/{name}"));
    }
    // Broken into lines, but not by blanks: those stand in quotes.
    let whole =
        first_end(text).map(|end| &text[..end]).filter(|whole| !whole.trim().contains([' ', '<']));
    let found = whole.map_or(word, without_space);
    let found = unmasked(found.trim_matches(is_around));
    (!found.is_empty()).then_some(found)
}

/// Where the first of the words stands that end a resource.
fn first_end(text: &str) -> Option<usize> {
    ENDS.iter().filter_map(|words| find(text, words)).map(|(start, _)| start).min()
}

/// A text whose white space is one blank each, or one line feed where it breaks a line; without the frames that tools
/// draw at the beginning of lines.
fn flat(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.replace("&quot;", "\"").lines() {
        let line = line.trim_start_matches(|c: char| c.is_whitespace() || "│|>╷╵".contains(c));
        if !out.is_empty() {
            out.push('\n');
        }
        for (at, word) in line.split_whitespace().enumerate() {
            if at > 0 {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out
}

/// Finds words in a flat text, wherever its lines are broken. Gives where they begin and end.
fn find(text: &str, words: &str) -> Option<(usize, usize)> {
    let (text, words) = (text.as_bytes(), words.as_bytes());
    let is = |byte: u8, word: u8| byte == word || (word == b' ' && byte == b'\n');
    (0..text.len()).filter(|start| is(text[*start], words[0])).find_map(|start| {
        let mut at = start;
        for word in words {
            match text.get(at) {
                Some(byte) if is(*byte, *word) => at += 1,
                Some(b'\n') if text.get(at + 1) == Some(word) => at += 2,
                _ => return None,
            }
        }
        Some((start, at))
    })
}

fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '“' | '”' | '‘' | '’')
}

/// What stands around an ARN in a sentence and is no part of it.
fn is_around(c: char) -> bool {
    is_quote(c) || ".,;)]}<>".contains(c)
}

/// Build logs hide account ids behind asterisks, which stand for one of the documentation's.
fn unmasked(text: &str) -> String {
    text.replace(":***:", ":111122223333:")
}

fn is_action(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_*".contains(&b))
    };
    text.split_once(':').is_some_and(|(service, name)| is_part(service) && is_part(name))
}
