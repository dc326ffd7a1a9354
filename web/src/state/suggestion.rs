//! Carrying out a suggestion: its edits in the texts that they belong to.

use hatcheck_policy::json;
use hatcheck_policy::json::splice::{Splice, splice};
use hatcheck_policy::{LineIndex, Span};

use super::session_policies::within_request;
use super::workspace::{Target, Workspace};
use super::write::Written;
use crate::view::report::Edit;

/// Where an edit goes: in a text that has an editor, with the bytes there, or somewhere in the rest.
fn place(
    workspace: &Workspace,
    written: &Written,
    request: usize,
    edit: &Edit,
) -> Option<(Target, Span)> {
    // The report was about this request alone, so it was the first one. What stands in it has its place there, a session
    // policy too.
    if !edit.path.starts_with("/requests/0") {
        let at = workspace.docs.iter().position(|doc| doc.pointer == edit.path)?;
        let text = &workspace.docs.get(at)?.text;
        return Some((Target::Doc(at), bytes(text, edit)));
    }
    if let Some(doc) = typed_policy(workspace, request, edit) {
        let text = &workspace.docs.get(doc)?.text;
        return Some((Target::Doc(doc), bytes(text, edit)));
    }
    let begins = written.requests.first().copied().flatten()?;
    let span = bytes(&written.text, edit);
    let within = |at: usize| at.checked_sub(begins);
    Some((Target::Request(request), Span::new(within(span.start)?, within(span.end)?)))
}

/// The session policy that an edit is about, where it stands in the request as a string: positions are those of its own
/// text then.
fn typed_policy(workspace: &Workspace, request: usize, edit: &Edit) -> Option<usize> {
    let (_, inner) = within_request(&edit.path)?;
    let root = json::parse(&workspace.requests.get(request)?.text).ok()?;
    root.at(inner)?.as_str()?;
    let pointer = format!("/requests/{request}{inner}");
    workspace.docs.iter().position(|doc| doc.pointer == pointer)
}

fn bytes(text: &str, edit: &Edit) -> Span {
    let index = LineIndex::new(text);
    Span::new(index.byte_offset(text, edit.start), index.byte_offset(text, edit.end))
}

/// The place of a suggestion's first edit that has an editor, to be shown before anything is written.
pub fn first_place(
    workspace: &Workspace,
    written: &Written,
    request: usize,
    edits: &[Edit],
) -> Option<(Target, Span)> {
    edits.iter().find_map(|edit| place(workspace, written, request, edit))
}

/// The workspace with all edits made; `None` where one of them has no place any more.
pub fn applied(
    workspace: &Workspace,
    written: &Written,
    request: usize,
    edits: &[Edit],
) -> Option<Workspace> {
    let mut placed: Vec<(Target, Span, &str)> = Vec::new();
    let mut rest: Vec<(Span, &str)> = Vec::new();
    for edit in edits {
        match place(workspace, written, request, edit) {
            Some((target, span)) => placed.push((target, span, &edit.text)),
            None => rest.push((bytes(&written.text, edit), &edit.text)),
        }
    }
    let mut next = workspace.clone();
    if !rest.is_empty() {
        // The text that was reported about holds one request only; the others are put back.
        let changed = Workspace::read(&spliced(&written.text, rest)?, Some(workspace)).ok()?;
        let mut whole = changed.with_requests(workspace.requests.to_vec(), request);
        whole.selection = workspace.selection.clone();
        next = whole;
    }
    let mut targets: Vec<Target> = placed.iter().map(|(target, ..)| *target).collect();
    targets.dedup();
    for target in targets {
        let changes = placed.iter().filter(|(own, ..)| *own == target);
        let changes = changes.map(|(_, span, text)| (*span, *text)).collect();
        let text = spliced(workspace.text(target)?, changes)?;
        next = match target {
            Target::Request(_) | Target::Source => next.with_text(target, &text),
            // Documents may stand elsewhere in the list by now.
            Target::Doc(at) => {
                let pointer = &workspace.docs.get(at)?.pointer;
                let now = next.docs.iter().position(|doc| doc.pointer == *pointer)?;
                next.with_text(Target::Doc(now), &text)
            }
        };
    }
    Some(next)
}

fn spliced(text: &str, changes: Vec<(Span, &str)>) -> Option<String> {
    let splices = changes.into_iter().map(|(span, new)| Splice { span, text: new.to_owned() });
    splice(text, splices.collect())
}
