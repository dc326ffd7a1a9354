//! What a change of the form makes of the request's text. Everything that is not changed keeps every byte.

use hatcheck_policy::json::{self, Node, Value, edit};
use hatcheck_scenario::format::PrincipalField;

use super::keys::Kind;
use super::table::{Values, entry};
use super::{Caller, Input, is_provider};

/// A change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Something was typed in a field.
    Write {
        /// Where.
        pointer: String,
        /// Into which kind of field.
        input: Input,
        /// What.
        text: String,
    },
    /// The caller is of another kind: who, and what a token of it is meant for.
    Become(Caller, String, String),
    /// The value of a row is of another kind.
    Retype(String, Kind),
    /// A row or step goes.
    Remove(String),
    /// A table has a key more, with this JSON as its value.
    Add(String, String, String),
    /// One more role is assumed, behind the others.
    AddStep(String),
    /// A step takes another place.
    MoveStep(usize, usize),
}

/// The text with a change made; `None` where it cannot be made.
pub fn edited(text: &str, change: &Edit) -> Option<String> {
    match change {
        Edit::Write { pointer, input, text: new } => write(text, pointer, *input, new),
        Edit::Become(caller, who, audience) => {
            let (first, rest) = match caller {
                Caller::Named => return put(text, "/principal", &json::quote(who)),
                Caller::Web => ("aud", ", \"sub\": \"\""),
                Caller::Saml => ("saml:aud", ""),
            };
            let claims = [", \"claims\": { \"", first, "\": ", &json::quote(audience), rest, " }"];
            put(text, "/principal", &identity(who, &claims.concat()))
        }
        Edit::Retype(pointer, kind) => retype(text, pointer, *kind),
        Edit::Remove(pointer) => take(text, pointer),
        Edit::Add(table, key, value) => add(text, table, key, value),
        Edit::AddStep(role) => {
            let step = object("role", &json::quote(role));
            match there(text, "/assume")? {
                There::List | There::EmptyList => edit::set(text, "/assume/-", &step),
                _ => put(text, "/assume", &["[", &step, "]"].concat()),
            }
        }
        Edit::MoveStep(from, to) => edit::move_item(text, "/assume", *from, *to),
    }
}

fn write(text: &str, pointer: &str, input: Input, new: &str) -> Option<String> {
    let value = match input {
        Input::Principal if is_provider(new) && PrincipalField::of_text(new).is_none() => {
            // It vouches for somebody and calls in nobody's name.
            identity(new, "")
        }
        Input::Principal | Input::Provider | Input::Role | Input::Action => json::quote(new),
        Input::Value(kind) => return value(text, pointer, kind, new),
        Input::Key(_) | Input::NewKey(_) if new.is_empty() => return None,
        Input::Key(_) => return edit::rename(text, pointer, new),
        Input::NewKey(values) => {
            let kind = match values {
                Values::Tags | Values::Claims => Kind::Text,
                Values::Context => Kind::of_key(new),
            };
            return add(text, pointer, new, kind.first_value());
        }
        _ if new.is_empty() => return take(text, pointer),
        Input::Number => whole_number(new)?.to_owned(),
        Input::Lines => {
            let list = lines(text, json::parse(text).ok()?.at(pointer), new)?;
            if list == "[]" {
                return take(text, pointer);
            }
            list
        }
        _ => json::quote(new),
    };
    put(text, pointer, &value)
}

/// Somebody whom a provider vouches for.
fn identity(provider: &str, claims: &str) -> String {
    ["{ \"federated\": ", &json::quote(provider), claims, " }"].concat()
}

/// An object with one member.
fn object(name: &str, value: &str) -> String {
    ["{ ", &json::quote(name), ": ", value, " }"].concat()
}

/// The value of a row, written as the one before it was.
fn value(text: &str, pointer: &str, kind: Kind, new: &str) -> Option<String> {
    let root = json::parse(text).ok()?;
    let node = root.at(pointer)?;
    let as_text = matches!(node.value, Value::String(_));
    let json = match kind {
        Kind::Absent => return None,
        Kind::Number if !as_text => number(new)?.to_owned(),
        Kind::YesNo if !as_text => if new == "true" { "true" } else { "false" }.to_owned(),
        Kind::List => lines(text, Some(node), new)?,
        _ => json::quote(new),
    };
    edit::set(text, pointer, &json)
}

/// A list of these lines. An entry that was there is written as it was, since it may be a number.
fn lines(text: &str, before: Option<&Node<'_>>, new: &str) -> Option<String> {
    let mut known = Vec::new();
    if let Some(Value::Array(items)) = before.map(|node| &node.value) {
        for item in items {
            known.push((entry(item)?, text.get(item.span.start..item.span.end)?));
        }
    }
    let mut list = String::from("[");
    for line in new.split(['\n', '\r']) {
        if line.is_empty() {
            continue;
        }
        let mut written = None;
        for (shown, own) in &known {
            if written.is_none() && shown == line {
                written = Some(*own);
            }
        }
        list.push_str(if list.len() == 1 { "" } else { ", " });
        match written {
            Some(written) => list.push_str(written),
            None => list.push_str(&json::quote(line)),
        }
    }
    list.push(']');
    Some(list)
}

/// Makes of a value one of another kind, as much alike as can be.
fn retype(text: &str, pointer: &str, kind: Kind) -> Option<String> {
    let root = json::parse(text).ok()?;
    let node = root.at(pointer)?;
    let first = match &node.value {
        Value::Array(items) => items.first().and_then(entry),
        _ => entry(node),
    };
    let first = first.unwrap_or_default();
    let json = match kind {
        Kind::Number => number(&first).unwrap_or(kind.first_value()).to_owned(),
        Kind::YesNo if first == "false" => first,
        Kind::List if !first.is_empty() => ["[", &json::quote(&first), "]"].concat(),
        Kind::Text | Kind::Date | Kind::Address => json::quote(&first),
        Kind::YesNo | Kind::List | Kind::Absent => kind.first_value().to_owned(),
    };
    edit::set(text, pointer, &json)
}

/// A key of its own in a table, which is made where it is missing.
fn add(text: &str, table: &str, key: &str, value: &str) -> Option<String> {
    if !matches!(there(text, table)?, There::Object | There::EmptyObject) {
        return put(text, table, &object(key, value));
    }
    let pointer = [table, "/", &json::pointer_step(key)].concat();
    match there(text, &pointer)? {
        There::Nothing => edit::set(text, &pointer, value),
        _ => None,
    }
}

/// Puts a value in its place. A `null` on the way is as good as nothing.
#[inline(never)]
fn put(text: &str, pointer: &str, value: &str) -> Option<String> {
    let (holder, name) = pointer.rsplit_once('/')?;
    match there(text, holder)? {
        There::Null => edit::set(text, holder, &object(name, value)),
        _ => edit::set(text, pointer, value),
    }
}

/// Takes something away, and what then holds nothing any more.
#[inline(never)]
fn take(text: &str, mut pointer: &str) -> Option<String> {
    let mut text = text.to_owned();
    if matches!(there(&text, pointer)?, There::Nothing) {
        return Some(text);
    }
    loop {
        text = edit::remove(&text, pointer)?;
        (pointer, _) = pointer.rsplit_once('/')?;
        let name = pointer.rsplit('/').next().unwrap_or_default();
        // A step of a chain and an identity are there even without anything in them.
        if matches!(name, "" | "principal")
            || name.bytes().all(|byte| byte.is_ascii_digit())
            || !matches!(there(&text, pointer)?, There::EmptyList | There::EmptyObject)
        {
            return Some(text);
        }
    }
}

/// What a pointer leads to.
enum There {
    Nothing,
    Null,
    EmptyList,
    List,
    EmptyObject,
    Object,
    Other,
}

/// Looks there; `None` where the text cannot be read.
#[inline(never)]
fn there(text: &str, pointer: &str) -> Option<There> {
    Some(match json::parse(text).ok()?.at(pointer).map(|node| &node.value) {
        None => There::Nothing,
        Some(Value::Null) => There::Null,
        Some(Value::Array(items)) if items.is_empty() => There::EmptyList,
        Some(Value::Array(_)) => There::List,
        Some(Value::Object(members)) if members.is_empty() => There::EmptyObject,
        Some(Value::Object(_)) => There::Object,
        Some(_) => There::Other,
    })
}

fn whole_number(text: &str) -> Option<&str> {
    number(text).filter(|text| text.len() < 10 && text.bytes().all(|byte| byte.is_ascii_digit()))
}

fn number(text: &str) -> Option<&str> {
    let text = text.trim();
    let parsed = json::parse(text).ok()?;
    matches!(parsed.value, Value::Number(_)).then_some(text)
}

#[cfg(test)]
#[path = "edit_test.rs"]
mod tests;
