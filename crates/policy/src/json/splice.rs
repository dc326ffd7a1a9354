//! Small changes of a JSON text: one more member, one more entry, in the place and layout of their neighbours.
//!
//! What comes is taken as it is written; [`super::edit`] lays it out, and finds its place by a pointer.

use super::{Member, Node, Value, is_json_space, quote};
use crate::order::order;
use crate::span::Span;

/// A replacement in one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// What goes; empty where something is only inserted.
    pub span: Span,
    /// What comes.
    pub text: String,
}

impl Splice {
    /// Something new, and nothing goes.
    pub fn insert(at: usize, text: String) -> Self {
        Self { span: Span::new(at, at), text }
    }
}

/// The text with all changes made. `None` where two of them are in each other's way.
pub fn splice(text: &str, splices: Vec<Splice>) -> Option<String> {
    let place = |at: usize| (splices[at].span.start, splices[at].span.end);
    let order = order(splices.len(), &|one, other| place(one).cmp(&place(other)));
    let mut out = String::with_capacity(text.len() + 256);
    let mut at = 0;
    for splice in order.into_iter().map(|at| &splices[at]) {
        out.push_str(text.get(at..splice.span.start)?);
        out.push_str(&splice.text);
        at = splice.span.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

/// One entry more at the end of a list.
pub fn append(text: &str, list: &Node<'_>, items: &[Node<'_>], entry: &str) -> Splice {
    match items.last() {
        Some(last) => {
            let gap = gap_before(text, last.span.start, list.span.start);
            Splice::insert(last.span.end, format!(",{gap}{entry}"))
        }
        None => Splice::insert(list.span.start + 1, entry.to_owned()),
    }
}

/// One member more at the end of an object; the member's value instead where it is there. `None` where this is
/// no object.
pub fn set_member(text: &str, object: &Node<'_>, name: &str, value: &str) -> Option<Splice> {
    let Value::Object(members) = &object.value else { return None };
    if let Some(member) = find(members, name) {
        return Some(Splice { span: member.value.span, text: value.to_owned() });
    }
    let member = format!("{}: {value}", quote(name));
    Some(match members.last() {
        Some(last) => {
            let gap = gap_before(text, last.name.span.start, object.span.start);
            Splice::insert(last.value.span.end, format!(",{gap}{member}"))
        }
        None => Splice::insert(object.span.start + 1, format!(" {member} ")),
    })
}

/// The member of an object, the last one where it stands twice.
fn find<'n, 't>(members: &'n [Member<'t>], name: &str) -> Option<&'n Member<'t>> {
    members.iter().rev().find(|member| member.name.value == name)
}

/// The white space before an entry, so that the next one stands like it; a blank where there is none.
pub(super) fn gap_before(text: &str, start: usize, outer: usize) -> &str {
    let before = text.get(outer..start).unwrap_or_default();
    let gap = &before[before.trim_end_matches(is_json_space).len()..];
    if gap.is_empty() { " " } else { gap }
}
