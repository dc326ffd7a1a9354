//! Changing a JSON text where a pointer (RFC 6901) leads, and leaving every other byte as it is.
//!
//! What comes is laid out like what it comes to: on lines of its own between lines, in one line within one.
//! Each function gives the whole new text, or `None` where the text is not JSON, where the pointer leads nowhere,
//! or where the outcome would not be JSON that can be read again.

use super::splice::{Splice, append, gap_before, set_member, splice};
use super::{Node, Value, lay_out, parse, quote};
use crate::span::Span;

/// Puts a value where the pointer leads: in place of what stands there, or as the last member of its object.
/// What is missing on the way is made, lists where a step is `-`, which stands for the entry after the last one.
///
/// A value that is there already changes nothing, however it is written.
pub fn set(text: &str, pointer: &str, value: &str) -> Option<String> {
    let root = parse(text).ok()?;
    let mut rest = steps(pointer)?.into_iter();
    let (mut node, mut layout) = (&root, Layout::OUTERMOST);
    while let Some(step) = rest.next() {
        if let Some(at) = position(node, &step) {
            layout = Layout::of(text, node, children(node).get(at)?.start);
            node = child(node, at)?;
            continue;
        }
        let value = rest.rev().try_fold(value.to_owned(), |value, step| wrapped(&value, &step))?;
        return add(text, node, layout, &step, &value);
    }
    let new = parse(value).ok()?;
    if lay_out(&new) == lay_out(node) {
        return Some(text.to_owned());
    }
    // What has stood in one line goes on doing so.
    let in_line =
        !children(node).is_empty() && !text.get(node.span.start..node.span.end)?.contains('\n');
    let layout = if in_line { Layout::IN_LINE } else { layout };
    made(text, Splice { span: node.span, text: layout.write(&new, value) })
}

/// Takes the member or entry away that the pointer leads to, with its comma and its line.
pub fn remove(text: &str, pointer: &str) -> Option<String> {
    let root = parse(text).ok()?;
    let (container, at) = place(&root, pointer)?;
    let children = children(container);
    let span = match at {
        _ if children.len() == 1 => Span::new(container.span.start + 1, container.span.end - 1),
        0 => Span::new(children[0].start, children[1].start),
        at => Span::new(children[at - 1].end, children[at].end),
    };
    made(text, Splice { span, text: String::new() })
}

/// Puts an entry into the list that the pointer leads to, before the one at `index`. A list that is missing is made.
pub fn insert(text: &str, list: &str, index: usize, value: &str) -> Option<String> {
    let root = parse(text).ok()?;
    let node = root.at(list).filter(|_| steps(list).is_some());
    let Some(Value::Array(items)) = node.map(|node| &node.value) else {
        return if node.is_none() && index == 0 {
            set(text, &format!("{list}/-"), value)
        } else {
            None
        };
    };
    match items.get(index) {
        None if index == items.len() => set(text, &format!("{list}/-"), value),
        None => None,
        Some(next) => {
            let layout = Layout::of(text, node?, next.span.start);
            let entry = layout.write(&parse(value).ok()?, value);
            made(text, Splice::insert(next.span.start, format!("{entry},{}", layout.gap)))
        }
    }
}

/// Gives the member that the pointer leads to another name. `None` where its object has one of that name.
pub fn rename(text: &str, pointer: &str, name: &str) -> Option<String> {
    let root = parse(text).ok()?;
    let (object, at) = place(&root, pointer)?;
    let Value::Object(members) = &object.value else { return None };
    let old = &members.get(at)?.name;
    if old.value == name {
        return Some(text.to_owned());
    }
    if object.get(name).is_some() {
        return None;
    }
    made(text, Splice { span: old.span, text: quote(name) })
}

/// Moves an entry of the list that the pointer leads to; the others close up.
pub fn move_item(text: &str, list: &str, from: usize, to: usize) -> Option<String> {
    let root = parse(text).ok()?;
    let Value::Array(items) = &root.at(list).filter(|_| steps(list).is_some())?.value else {
        return None;
    };
    if from.max(to) >= items.len() {
        return None;
    }
    let mut order: Vec<&Node<'_>> = items.iter().collect();
    let moved = order.remove(from);
    order.insert(to, moved);
    let splices = items.iter().zip(order).map(|(place, item)| {
        let item = text.get(item.span.start..item.span.end)?;
        Some(Splice { span: place.span, text: item.to_owned() })
    });
    splice(text, splices.collect::<Option<Vec<_>>>()?)
}

/// The text with one change; only if it can be read again.
fn made(text: &str, change: Splice) -> Option<String> {
    splice(text, vec![change]).filter(|text| parse(text).is_ok())
}

/// A member or entry that is not there yet.
fn add(text: &str, node: &Node<'_>, layout: Layout<'_>, step: &str, value: &str) -> Option<String> {
    if !is_container(node) || (matches!(node.value, Value::Array(_)) && step != "-") {
        return None;
    }
    let Some(last) = children(node).pop() else {
        let whole = match node.value {
            Value::Array(_) => format!("[{value}]"),
            _ => format!("{{ {}: {value} }}", quote(step)),
        };
        let text_of_whole = layout.write(&parse(&whole).ok()?, &whole);
        return made(text, Splice { span: node.span, text: text_of_whole });
    };
    let value = Layout::of(text, node, last.start).write(&parse(value).ok()?, value);
    let change = match &node.value {
        Value::Array(items) => append(text, node, items, &value),
        _ => set_member(text, node, step, &value)?,
    };
    made(text, change)
}

/// A value as the only thing in an object, or in a list where the step says so.
fn wrapped(value: &str, step: &str) -> Option<String> {
    Some(if step == "-" { format!("[{value}]") } else { format!("{{ {}: {value} }}", quote(step)) })
}

/// The steps of a pointer, escapes resolved; `None` where it is none.
fn steps(pointer: &str) -> Option<Vec<String>> {
    let mut steps = pointer.split('/');
    steps.next().filter(|first| first.is_empty())?;
    Some(steps.map(|step| step.replace("~1", "/").replace("~0", "~")).collect())
}

/// The container of what the pointer leads to, and where in it that stands.
fn place<'n, 't>(root: &'n Node<'t>, pointer: &str) -> Option<(&'n Node<'t>, usize)> {
    let mut steps = steps(pointer)?;
    let last = steps.pop()?;
    let container = steps.iter().try_fold(root, |node, step| child(node, position(node, step)?))?;
    Some((container, position(container, &last)?))
}

/// Where a step leads within a container; of members of one name to the last.
fn position(node: &Node<'_>, step: &str) -> Option<usize> {
    match &node.value {
        Value::Array(items) => step.parse().ok().filter(|at| *at < items.len()),
        Value::Object(members) => members.iter().rposition(|member| member.name.value == step),
        _ => None,
    }
}

fn child<'n, 't>(node: &'n Node<'t>, at: usize) -> Option<&'n Node<'t>> {
    match &node.value {
        Value::Array(items) => items.get(at),
        Value::Object(members) => members.get(at).map(|member| &member.value),
        _ => None,
    }
}

/// Where the members or entries of a container stand.
fn children(node: &Node<'_>) -> Vec<Span> {
    match &node.value {
        Value::Array(items) => items.iter().map(|item| item.span).collect(),
        Value::Object(members) => {
            members.iter().map(|m| Span::new(m.name.span.start, m.value.span.end)).collect()
        }
        _ => Vec::new(),
    }
}

fn is_container(node: &Node<'_>) -> bool {
    matches!(node.value, Value::Array(_) | Value::Object(_))
}

/// How the members or entries of a container stand.
#[derive(Clone, Copy)]
struct Layout<'t> {
    /// What stands before each.
    gap: &'t str,
    /// What a line further in begins with, more than these.
    unit: &'t str,
}

impl<'t> Layout<'t> {
    const OUTERMOST: Layout<'static> = Layout { gap: "\n", unit: "  " };
    const IN_LINE: Layout<'static> = Layout { gap: " ", unit: "" };

    /// The layout of the container whose child begins at `start`.
    fn of(text: &'t str, container: &Node<'_>, start: usize) -> Self {
        let gap = gap_before(text, start, container.span.start);
        let closing = gap_before(text, container.span.end - 1, container.span.start);
        let unit = match (gap.rfind('\n'), closing.rfind('\n')) {
            (Some(own), Some(closes)) => gap[own..].strip_prefix(&closing[closes..]),
            _ => None,
        };
        Self { gap, unit: unit.filter(|unit| !unit.is_empty()).unwrap_or("  ") }
    }

    /// A value in this container, which was `written` somehow. What has no parts stays as it was written.
    fn write(self, value: &Node<'_>, written: &str) -> String {
        let Some(line) = self.gap.rfind('\n').filter(|_| !children(value).is_empty()) else {
            return written.trim().to_owned();
        };
        let mut out = String::new();
        for (at, laid_out) in lay_out(value).split('\n').enumerate() {
            let inner = laid_out.trim_start_matches(' ');
            if at > 0 {
                out.push_str(&self.gap[line..]);
                (0..(laid_out.len() - inner.len()) / 2).for_each(|_| out.push_str(self.unit));
            }
            out.push_str(inner);
        }
        out
    }
}

#[cfg(test)]
#[path = "edit_test.rs"]
mod tests;
