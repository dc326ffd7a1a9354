//! A workspace as the text of a scenario: what is downloaded, shared, kept as a draft, and given to the report.

use std::rc::Rc;

use hatcheck_policy::Span;
use hatcheck_policy::json::splice::{Splice, splice};
use hatcheck_policy::json::{self, Node, Value};

use super::workspace::{Doc, RequestDoc, Workspace};

/// How documents stand in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Documents {
    /// As an object where the text in the editor is laid out as we do it, else as a string that keeps it.
    AsTyped,
    /// As an object wherever the text is JSON.
    Tidy,
    /// As strings, so that positions refer to the text in the editor.
    Strings,
    /// As strings, and requests too where they are laid out in a way of their own: every text comes back as it was, but
    /// only [`Workspace::read`] takes it.
    Exact,
}

/// A scenario's text, and where the requests stand in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub text: String,
    /// Byte at which each request begins, where it stands as it was typed.
    pub requests: Vec<Option<usize>>,
}

/// The whole scenario, requests as they were typed. One that is no JSON object stands as a string, which only
/// [`Workspace::read`] takes.
pub fn write(workspace: &Workspace, documents: Documents) -> Written {
    write_with(workspace, &workspace.requests, documents)
}

/// The scenario with this request alone, for the report about it: documents as strings.
pub fn write_one(workspace: &Workspace, request: usize) -> Written {
    let one = workspace.requests.get(request..=request).unwrap_or_default();
    write_with(workspace, one, Documents::Strings)
}

fn write_with(workspace: &Workspace, requests: &[Rc<RequestDoc>], documents: Documents) -> Written {
    let shell = &*workspace.shell.text;
    let Ok(root) = json::parse(shell) else {
        // It was read before, so it is JSON.
        return Written { text: shell.to_owned(), requests: Vec::new() };
    };
    let mut splices: Vec<Splice> = Vec::new();
    for doc in workspace.docs.iter() {
        if let Some(node) = root.at(&doc.pointer) {
            splices.push(Splice { span: node.span, text: document(doc, documents) });
        }
    }
    let (span, before, after) = match root.get("requests") {
        Some(node) => (node.span, "[", "]"),
        // The brace that opens the file is one byte.
        None => {
            let at = root.span.start + 1;
            (Span::new(at, at), "\"requests\": [", "],")
        }
    };
    // How much longer what stands before the requests has become.
    let earlier = splices.iter().filter(|own| own.span.start < span.start);
    let (longer, shorter) = earlier.fold((0, 0), |(longer, shorter), own| {
        (longer + own.text.len(), shorter + own.span.end - own.span.start)
    });
    let begins = span.start + longer - shorter;
    let mut offsets = Vec::new();
    let mut list = String::from(before);
    for (index, request) in requests.iter().enumerate() {
        list.push_str(if index == 0 { "\n" } else { ",\n" });
        let is_object = json::parse(&request.text).is_ok_and(|node| {
            let comes_back = documents != Documents::Exact || json::lay_out(&node) == *request.text;
            matches!(node.value, Value::Object(_)) && comes_back
        });
        offsets.push(is_object.then_some(begins + list.len()));
        match is_object {
            true => list.push_str(&request.text),
            false => list.push_str(&json::quote(&request.text)),
        }
    }
    list.push_str(after);
    splices.push(Splice { span, text: list });
    // No two of them overlap: each is a value of its own.
    let text = splice(shell, splices).unwrap_or_else(|| shell.to_owned());
    Written { text, requests: offsets }
}

/// The whole scenario, laid out to be read.
pub fn laid_out(workspace: &Workspace, documents: Documents) -> String {
    let text = write(workspace, documents).text;
    json::parse(&text).map(|node| json::lay_out(&node)).unwrap_or(text)
}

/// A document as it stands in a scenario: an object where that keeps the text in the editor, else a string.
pub(super) fn as_typed(doc: &Doc) -> String {
    document(doc, Documents::AsTyped)
}

fn document(doc: &Doc, documents: Documents) -> String {
    let as_object = match documents {
        Documents::Strings | Documents::Exact => None,
        Documents::Tidy | Documents::AsTyped => json::parse(&doc.text).ok().and_then(|node| {
            let fits = matches!(node.value, Value::Object(_)) && !repeats(&node);
            let laid_out = json::lay_out(&node);
            let kept = documents == Documents::Tidy || laid_out == *doc.text;
            (fits && kept).then_some(laid_out)
        }),
    };
    as_object.unwrap_or_else(|| json::quote(&doc.text))
}

/// Whether a member stands twice in an object: that means something (L-013), and objects are read anew.
fn repeats(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Array(items) => items.iter().any(repeats),
        Value::Object(members) => members.iter().enumerate().any(|(at, member)| {
            repeats(&member.value)
                || members[..at].iter().any(|other| other.name.value == member.name.value)
        }),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::workspace::Target;

    fn examples() -> Vec<Workspace> {
        let files = std::fs::read_dir("../examples").unwrap();
        let texts = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
        texts.map(|text| Workspace::read(&text, None).unwrap()).collect()
    }

    #[test]
    fn what_is_written_is_read_again_with_every_text_as_it_was() {
        for before in examples() {
            for documents in [Documents::AsTyped, Documents::Tidy, Documents::Strings] {
                let after = Workspace::read(&write(&before, documents).text, None).unwrap();
                let texts = |w: &Workspace| -> Vec<String> {
                    w.docs.iter().map(|doc| doc.text.to_string()).collect()
                };
                assert_eq!(texts(&after), texts(&before));
                assert_eq!(after.requests.len(), before.requests.len());
                hatcheck_scenario::read(&write(&before, documents).text).unwrap();
            }
        }
    }

    #[test]
    fn texts_in_the_middle_of_typing_are_kept() {
        let mut before =
            Workspace::read(include_str!("../../../examples/role-chain.json"), None).unwrap();
        before = before
            .with_text(Target::Doc(0), "{ \"Version\": ")
            .with_text(Target::Request(0), "{ nope");
        let after = Workspace::read(&laid_out(&before, Documents::AsTyped), None).unwrap();
        assert_eq!(after.docs[0].text, before.docs[0].text);
        assert_eq!(after.requests[0].text, before.requests[0].text);
    }

    #[test]
    fn requests_are_found_where_they_are_said_to_stand() {
        for workspace in examples() {
            let written = write(&workspace, Documents::Strings);
            for (request, offset) in workspace.requests.iter().zip(&written.requests) {
                assert!(written.text[offset.unwrap()..].starts_with(&*request.text));
            }
        }
    }

    #[test]
    fn a_repeated_member_stays_in_a_string() {
        let text = r#"{"users": [{"arn": "arn:aws:iam::111122223333:user/a", "policies": [{"name": "P",
            "document": {"Statement": {"Effect": "Deny", "Effect": "Allow"}}}]}]}"#;
        let workspace = Workspace::read(text, None).unwrap();
        let written = write(&workspace, Documents::Tidy).text;
        assert!(written.contains("\\\"Effect\\\": \\\"Deny\\\""));
        assert!(written.starts_with("{\"requests\": [],\"users\""));
    }
}
