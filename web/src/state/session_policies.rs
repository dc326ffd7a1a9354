//! Session policies as documents with tabs of their own. Each is a part of a request's text, and that text is what
//! counts: a document follows its request, and typing in a document changes the request.

use hatcheck_policy::PolicyKind;
use hatcheck_policy::json::{self, Node, Value, edit};

use super::workspace::{Doc, unix_lines};
use super::write;

/// The session policies in the text of the request at this place of the list, in the order in which they are
/// compiled. `None` where the text is not JSON at the moment.
pub(super) fn of_request(at: usize, text: &str, generation: u32) -> Option<Vec<Doc>> {
    let root = json::parse(text).ok()?;
    let mut list = List { docs: Vec::new(), generation };
    let steps = root.get("assume").and_then(Node::as_array).unwrap_or_default();
    for (step, node) in steps.iter().enumerate() {
        let owner = node.get("role").and_then(Node::as_str).unwrap_or_default();
        list.read(node, &format!("/requests/{at}/assume/{step}"), owner);
    }
    let principal = root.get("principal");
    let owner = principal.map(|node| node.get("federated").unwrap_or(node)).and_then(Node::as_str);
    list.read(&root, &format!("/requests/{at}"), owner.unwrap_or_default());
    Some(list.docs)
}

struct List {
    docs: Vec<Doc>,
    generation: u32,
}

impl List {
    fn read(&mut self, holder: &Node<'_>, place: &str, owner: &str) {
        let Some(policy) = holder.get("sessionPolicy") else { return };
        let place = format!("{place}/sessionPolicy");
        match &policy.value {
            Value::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    let name = match items.len() {
                        1 => NAME.to_owned(),
                        _ => format!("{NAME} {}", at + 1),
                    };
                    self.add(item, format!("{place}/{at}"), name, owner);
                }
            }
            _ => self.add(policy, place, NAME.to_owned(), owner),
        }
    }

    fn add(&mut self, node: &Node<'_>, pointer: String, name: String, owner: &str) {
        let text = match &node.value {
            Value::Object(_) => json::lay_out(node),
            Value::String(text) => unix_lines(text),
            // Whoever reads the request says that it is no document.
            _ => return,
        };
        self.docs.push(Doc {
            pointer,
            kind: PolicyKind::Session,
            name,
            owner: owner.to_owned(),
            text: text.into(),
            generation: self.generation,
        });
    }
}

const NAME: &str = "session policy";

/// The place of a pointer within a request: the request's place in the list, and the pointer in its text.
pub fn within_request(pointer: &str) -> Option<(usize, &str)> {
    let (at, _) = pointer.strip_prefix("/requests/")?.split_once('/')?;
    // Behind the prefix and the number.
    let inner = pointer.get("/requests/".len() + at.len()..)?;
    Some((at.parse().ok()?, inner))
}

/// A request's text with this session policy in it; `None` where it is not JSON, or has no place for it.
pub(super) fn written_into(request: &str, doc: &Doc) -> Option<String> {
    let (_, inner) = within_request(&doc.pointer)?;
    json::parse(request).ok()?.at(inner)?;
    edit::set(request, inner, &write::as_typed(doc))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use yew::Reducible;

    use super::super::action::Action;
    use super::super::structure::{Change, restructured};
    use super::super::workspace::{Target, Workspace};
    use super::*;

    const TWO: &str = r#"{"roles": [{"arn": "arn:aws:iam::111122223333:role/R"}], "requests": [
        {"principal": "arn:aws:iam::111122223333:user/a", "action": "s3:ListAllMyBuckets"},
        {"principal": "arn:aws:sts::111122223333:assumed-role/R/s", "sessionPolicy": "{\r\n nope",
         "assume": [{"role": "arn:aws:iam::111122223333:role/R", "sessionPolicy": [{"Statement": []}, {"Version": "2012-10-17", "Statement": []}]}],
         "action": "s3:ListAllMyBuckets"}]}"#;

    fn two() -> Rc<Workspace> {
        Rc::new(Workspace::read(TWO, None).unwrap())
    }

    fn pointers(workspace: &Workspace) -> Vec<&str> {
        workspace.docs.iter().map(|doc| &*doc.pointer).collect()
    }

    #[test]
    fn each_is_found_with_its_text() {
        let workspace = two();
        let expected = [
            "/requests/1/assume/0/sessionPolicy/0",
            "/requests/1/assume/0/sessionPolicy/1",
            "/requests/1/sessionPolicy",
        ];
        assert_eq!(pointers(&workspace), expected);
        assert_eq!(&*workspace.docs[0].text, "{\n  \"Statement\": []\n}");
        assert_eq!(&*workspace.docs[2].text, "{\n nope");
        assert_eq!(workspace.docs[1].name, "session policy 2");
    }

    #[test]
    fn typing_in_one_changes_its_request_and_comes_back_byte_for_byte() {
        for text in ["{", "{}", "{\n  \"Version\": \"2012-10-17\"\n}", "{ \"a\" :1, \"a\": 2}", ""]
        {
            let after = two().reduce(Action::TextChanged(Target::Doc(1), text.into()));
            assert_eq!(&*after.docs[1].text, text);
            let again =
                Workspace::read(&write::write(&after, write::Documents::Exact).text, Some(&after));
            assert_eq!(&*again.unwrap().docs[1].text, text);
            assert!(hatcheck_scenario::read::read_request(&after.requests[1].text).is_ok());
        }
    }

    #[test]
    fn typing_in_a_request_changes_its_documents_and_no_editor() {
        let before = two();
        let text = before.requests[1].text.replace("2012-10-17", "2008-10-17");
        let after = Rc::clone(&before)
            .reduce(Action::TextChanged(Target::Request(1), text.as_str().into()));
        assert!(after.docs[1].text.contains("2008"));
        assert_eq!(after.docs[1].generation, before.docs[1].generation);
        assert!(Rc::ptr_eq(&after.docs[0], &before.docs[0]));
        // In the middle of typing they stay, and wait.
        let broken = after.reduce(Action::TextChanged(Target::Request(1), "{".into()));
        assert_eq!(broken.docs.len(), 3);
        assert!(broken.is_locked(Target::Doc(1)) && !before.is_locked(Target::Doc(1)));
        let typed = Rc::clone(&broken).reduce(Action::TextChanged(Target::Doc(1), "{}".into()));
        assert!(Rc::ptr_eq(&typed, &broken));
    }

    #[test]
    fn they_go_where_their_request_goes() {
        let mut before = (*two()).clone();
        before.selection.identity = Some(2);
        let after = Rc::new(before).reduce(Action::RaiseRequest(1));
        assert!(pointers(&after).iter().all(|pointer| pointer.starts_with("/requests/0/")));
        assert_eq!(after.selection.identity, Some(0));
        let none = after.reduce(Action::RemoveRequest(0, "".into()));
        assert!(none.docs.is_empty() && none.selection.identity.is_none());
    }

    #[test]
    fn one_is_added_and_removed_in_a_request_of_any_layout() {
        let before = two();
        let text = before.requests[0].text.replace('\n', "");
        let before = before.reduce(Action::TextChanged(Target::Request(0), text.as_str().into()));
        let set = Change::Set("/requests/0/sessionPolicy".into(), "{\"Statement\": []}".into());
        let with = restructured(&before, &[set]).unwrap();
        assert_eq!(pointers(&with)[0], "/requests/0/sessionPolicy");
        assert_eq!(with.selection.identity, Some(0));
        let remove = Change::Remove("/requests/0/sessionPolicy".into());
        let without = restructured(&with, &[remove]).unwrap();
        assert_eq!(without.requests[0].text, before.requests[0].text);
    }
}
