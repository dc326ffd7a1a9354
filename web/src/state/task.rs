//! The exercise that is being solved, as the page knows it: what is asked, what may be changed, and the answer. Reading
//! and grading are the extras' affair.

use std::rc::Rc;

use hatcheck_policy::json::{self, Node, Value, edit, quote};

use super::session_policies::within_request;
use super::wire;
use super::workspace::{Column, Workspace};
use super::write;
use crate::platform::extras;
use crate::view::requests;

/// An exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its file.
    pub file: Rc<str>,
    /// Its name in addresses and results.
    pub id: String,
    /// What tells this content from another one of that name.
    pub hash: String,
    /// What it is called.
    pub title: String,
    /// The id of the one that follows.
    pub next: Option<String>,
    /// Story and task, in Markdown.
    pub brief: String,
    /// What AWS really does, in Markdown.
    pub closing: String,
    /// Whether the records of the answer's requests are worth a look at the end.
    pub records: bool,
    /// JSON pointers of what may be changed.
    pub edit: Vec<String>,
    /// JSON pointers within these of what stays.
    pub locked: Vec<String>,
    /// What must hold.
    pub checks: Vec<TaskCheck>,
    /// Pieces of help, in Markdown.
    pub hints: Vec<String>,
    /// When the solution may be looked at.
    pub reveal: Reveal,
    /// The start state: a scenario.
    pub scenario: Rc<str>,
}

/// Something that must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskCheck {
    /// As a sentence.
    pub title: String,
    /// The name of the request that it is about.
    pub request: Option<String>,
}

/// When the solution may be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reveal {
    /// Not at all.
    Never,
    /// Once every check passes.
    AfterPass,
    /// After so many answers that did not pass.
    AfterTries(usize),
    /// At any time.
    Always,
}

/// Values by the pointers where they are put, each as JSON.
pub type Answers = Vec<(String, String)>;

impl Task {
    /// Reads the file of an exercise. In words, why it is none, or why that cannot be told.
    pub async fn open(file: &str) -> Result<Self, Option<String>> {
        let question = wire::object(&[("exercise", quote(file))]);
        let answer = extras::ask("task", &question).await.ok_or(None)?;
        Self::read(file, &answer)
    }

    fn read(file: &str, answer: &str) -> Result<Self, Option<String>> {
        let root = json::parse(answer).map_err(|_| None)?;
        if let Some(error) = root.get("error") {
            return Err(Some(wire::text(error, "message")));
        }
        let text = |name| wire::text(&root, name);
        let list = |name| root.get(name).and_then(Node::as_array).unwrap_or_default();
        let texts = |name| -> Vec<String> {
            list(name).iter().filter_map(|node| Some(node.as_str()?.to_owned())).collect()
        };
        let flag = |name| root.get(name).is_some_and(|own| matches!(own.value, Value::Bool(true)));
        let maybe = |node: &Node<'_>, name| Some(node.get(name)?.as_str()?.to_owned());
        let checks = list("checks").iter().map(|node| TaskCheck {
            title: wire::text(node, "title"),
            request: maybe(node, "request"),
        });
        let tries = wire::number(&root, "attempts").unwrap_or_default();
        let reveal = match &*text("reveal") {
            _ if !flag("hasSolution") => Reveal::Never,
            "afterPass" => Reveal::AfterPass,
            "afterAttempts" => Reveal::AfterTries(tries),
            "always" => Reveal::Always,
            _ => Reveal::Never,
        };
        Ok(Self {
            file: file.into(),
            id: text("id"),
            hash: text("hash"),
            title: text("title"),
            next: maybe(&root, "next"),
            brief: text("brief"),
            closing: text("closing"),
            records: flag("records"),
            edit: texts("edit"),
            locked: texts("locked"),
            checks: checks.collect(),
            hints: texts("hints"),
            reveal,
            scenario: text("scenario").into(),
        })
    }

    /// The exercise with an answer in it; what has no place any more is left out. `None` if that is no scenario.
    pub fn with(self: &Rc<Self>, answers: &Answers) -> Option<Workspace> {
        let mut text = self.scenario.to_string();
        for (pointer, value) in answers.iter().filter(|(pointer, _)| self.edit.contains(pointer)) {
            text = edit::set(&text, pointer, value).unwrap_or(text);
        }
        let read = Workspace::read(&text, None).or_else(|_| Workspace::read(&self.scenario, None));
        let mut workspace = read.ok()?;
        // What is to be changed is what is seen first.
        let first = |column| {
            let mut docs = workspace.docs.iter();
            docs.position(|doc| doc.column() == column && self.edit.contains(&doc.pointer))
        };
        let (identity, trust) = (first(Column::Identity), first(Column::Trust));
        let chosen = &mut workspace.selection;
        chosen.identity = identity.or(chosen.identity);
        chosen.trust = trust.or(chosen.trust);
        // The goal comes first among the checks.
        let goal = self.checks.first().and_then(|check| check.request.as_ref());
        let requests = 0..workspace.requests.len();
        let goal = goal.and_then(|name| {
            requests.clone().find(|at| requests::name_of(&workspace, *at) == *name)
        });
        workspace.selection.request = goal.unwrap_or_default();
        Some(Workspace { task: Some(Rc::clone(self)), ..workspace })
    }

    /// Whether something that may be changed is not whole JSON at the moment, so that there is nothing to grade.
    pub fn is_being_typed(&self, workspace: &Workspace) -> bool {
        let mut docs = workspace.docs.iter().filter(|doc| self.edit.contains(&doc.pointer));
        docs.any(|doc| json::parse(&doc.text).is_err())
    }

    /// The pointers of what may be changed that is no policy document.
    pub fn values<'t>(&'t self, workspace: &'t Workspace) -> impl Iterator<Item = &'t str> {
        let is_document = |own: &&String| workspace.docs.iter().any(|doc| doc.pointer == **own);
        self.edit.iter().filter(move |own| !is_document(own)).map(|own| &**own)
    }
}

/// What the workspace answers.
pub fn answers(workspace: &Workspace, task: &Task) -> Answers {
    let value = |pointer: &String| Some((pointer.clone(), value_at(workspace, pointer)?));
    task.edit.iter().filter_map(value).collect()
}

/// The value at a pointer of the scenario, as JSON.
pub fn value_at(workspace: &Workspace, pointer: &str) -> Option<String> {
    if let Some(doc) = workspace.docs.iter().find(|doc| doc.pointer == pointer) {
        return Some(write::as_typed(doc));
    }
    let (text, pointer) = match within_request(pointer) {
        Some((at, inner)) => (&workspace.requests.get(at)?.text, inner),
        None => (&workspace.shell.text, pointer),
    };
    let root = json::parse(text).ok()?;
    let span = root.at(pointer)?.span;
    Some(text.get(span.start..span.end)?.to_owned())
}

/// Answers as a JSON object.
pub fn object(answers: &Answers) -> String {
    let members: Vec<(&str, String)> =
        answers.iter().map(|(pointer, value)| (&**pointer, value.clone())).collect();
    wire::object(&members)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::structure::{Change, restructured};

    const TASK: &str = r#"{"id": "a", "hash": "b", "title": "T", "next": null, "brief": "B", "closing": "", "records": false,
        "edit": ["/users/0/policies/0/document", "/users/0/groups"], "locked": [], "checks": [{"title": "C", "request": "R"}],
        "hints": ["h"], "reveal": "afterAttempts", "attempts": 3, "hasSolution": true,
        "scenario": "{\"users\": [{\"arn\": \"arn:aws:iam::111122223333:user/a\", \"groups\": [], \"policies\": [{\"name\": \"P\", \"document\": {\"Statement\": []}}]}], \"requests\": []}"}"#;

    fn task() -> Rc<Task> {
        Rc::new(Task::read("{}", TASK).unwrap())
    }

    #[test]
    fn an_answer_goes_into_the_start_and_comes_out_again() {
        let task = task();
        let answer = vec![
            ("/users/0/policies/0/document".to_owned(), "\"{ typing\"".to_owned()),
            ("/users/0/groups".to_owned(), "[\"arn:aws:iam::111122223333:group/g\"]".to_owned()),
            ("/users/0/arn".to_owned(), "\"not to be changed\"".to_owned()),
        ];
        let workspace = task.with(&answer).unwrap();
        assert_eq!(&*workspace.docs[0].text, "{ typing");
        assert_eq!(answers(&workspace, &task), answer[..2]);
        assert_eq!(task.values(&workspace).collect::<Vec<_>>(), ["/users/0/groups"]);
    }

    #[test]
    fn it_stays_with_the_workspace_through_changes() {
        let workspace = task().with(&Vec::new()).unwrap();
        let change =
            Change::Set("/users/0/groups".into(), "[\"arn:aws:iam::111122223333:group/g\"]".into());
        let after = restructured(&workspace, &[change]).unwrap();
        assert!(after.task.is_some());
        assert!(answers(&after, &task())[1].1.contains("group/g"));
    }

    #[test]
    fn what_is_no_task_says_why() {
        assert_eq!(Task::read("", "nonsense"), Err(None));
        let error = r#"{"error": {"message": "No."}}"#;
        assert_eq!(Task::read("", error), Err(Some("No.".to_owned())));
    }

    #[test]
    fn the_solution_waits_for_as_many_tries_as_its_author_wants() {
        assert_eq!(task().reveal, Reveal::AfterTries(3));
        let without = TASK.replace("\"hasSolution\": true", "\"hasSolution\": false");
        assert_eq!(Task::read("", &without).unwrap().reveal, Reveal::Never);
    }
}
