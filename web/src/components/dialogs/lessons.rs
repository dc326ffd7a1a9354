//! The learning path: the lessons with what each teaches, and how far one has come.

use std::rc::Rc;

use hatcheck_policy::json::{self, Node};

use super::{Deed, Message, Tell, on};
use crate::EXERCISES;
use crate::components::button::Act;
use crate::components::el::{El, el};
use crate::labels::task as labels;
use crate::platform::{fetch, services, tasks};
use crate::state::action::Action;
use crate::state::handover;
use crate::state::progress::{self, Progress};
use crate::state::solving;
use crate::state::wire;
use crate::state::workspace::Workspace;

/// A lesson of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lesson {
    id: String,
    title: String,
    teaches: String,
    effort: String,
}

/// What the dialog knows.
#[derive(Default)]
pub(crate) struct Lessons {
    /// The list; `None` until it has come.
    pub(super) list: Option<Vec<Lesson>>,
    /// What is said below it.
    pub(super) said: String,
}

/// Fetches the list.
pub(super) async fn list() -> Vec<Lesson> {
    let text = fetch::text("exercises/index.json").await.unwrap_or_default();
    read(&text).unwrap_or_default()
}

fn read(text: &str) -> Option<Vec<Lesson>> {
    let root = json::parse(text).ok()?;
    let lessons = root.get("exercises")?.as_array()?.iter().map(|node: &Node<'_>| Lesson {
        id: wire::text(node, "id"),
        title: wire::text(node, "title"),
        teaches: wire::text(node, "teaches"),
        effort: labels::effort(
            wire::number(node, "level").unwrap_or_default(),
            wire::number(node, "minutes").unwrap_or_default(),
        ),
    });
    Some(lessons.collect())
}

/// The list.
pub(crate) fn lessons(own: &Lessons, tell: &Tell) -> El {
    let Some(list) = &own.list else {
        return el("p", "").attr("role", "status").say(labels::LISTING);
    };
    if list.is_empty() {
        return el("p", "").attr("role", "alert").say(labels::NO_LIST);
    }
    let mut gallery = el("ol", "gallery lessons");
    for (at, lesson) in list.iter().enumerate() {
        let state = Progress::of(&lesson.id)
            .map(|own| if own.passed { labels::SOLVED } else { labels::BEGUN });
        let number = [&(at + 1).to_string(), ". "].concat();
        let title = el("strong", "gallery-title").text(&number).text(&lesson.title);
        let state = state.map(|word| el("span", "lesson-state").say(word));
        let button = el("button", "gallery-item")
            .attr("type", "button")
            .with(title)
            .with(el("span", "gallery-line").text(&lesson.teaches))
            .with(el("span", "lesson-effort").text(&lesson.effort).with_some(state))
            .onclick(on(tell, Deed::Lesson(at)));
        gallery = gallery.with(el("li", "").with(button));
    }
    let button = |label, deed| {
        el("button", "button").attr("type", "button").say(label).onclick(on(tell, deed))
    };
    let actions = el("div", "task-actions")
        .with(button(labels::EXPORT, Deed::ExportProgress))
        .with(button(labels::IMPORT, Deed::ImportProgress))
        .with(el("span", "").attr("role", "status").text(&own.said));
    el("div", "").with(gallery).with(actions)
}

impl Lessons {
    /// Opens a lesson of the list.
    pub(super) fn open(&self, at: usize, act: &Act) {
        if let Some(lesson) = self.list.as_ref().and_then(|list| list.get(at)) {
            open(lesson.id.clone(), act);
        }
    }
}

/// Opens an exercise by its name; what is there stays where it cannot be had.
pub(crate) fn open(id: String, act: &Act) {
    show(async move { solving::opened(&id).await }, act);
}

/// Opens once more what was last opened in this tab by that name, as far as somebody has come with it by now.
pub(crate) fn open_again(id: String, act: &Act) {
    show(async move { solving::asked(&id).await }, act);
}

/// Opens the exercise in a text; what is there stays where it is none. Its author begins at its start: what was answered
/// before says nothing about what they have changed.
pub(crate) fn open_text(text: String, is_author: bool, act: &Act) {
    if !EXERCISES {
        if !handover::go_on_with(&text, is_author) {
            act.emit(Action::Notice(Some(labels::NOT_MADE.into())));
        }
        return;
    }
    let read = async move {
        let opened = solving::workspace_of(&text).await?;
        // It is there when the page is loaded again.
        handover::keep(&text);
        let task = opened.task().filter(|_| is_author);
        Ok(task.and_then(|task| task.with(&Vec::new())).unwrap_or(opened))
    };
    show(read, act);
}

fn show(read: impl Future<Output = Result<Workspace, String>> + 'static, act: &Act) {
    let act = act.clone();
    tasks::spawn(async move {
        act.emit(match read.await {
            Ok(workspace) => {
                let title = workspace.task().map(|task| task.title.clone()).unwrap_or_default();
                Action::Load(Rc::new(workspace), labels::opened(&title).into())
            }
            Err(why) => Action::Notice(Some(why.into())),
        });
        act.emit(Action::Dialog(None));
    });
}

/// Saves everything that is kept.
pub(super) fn export() {
    services::download(labels::PROGRESS_FILE, "application/json", &progress::exported());
}

/// Takes in what somebody has saved.
pub(super) fn import(tell: &Tell) {
    let tell = tell.clone();
    tasks::spawn(async move {
        let picked = services::pick_file(".json,application/json").await;
        let said = match picked {
            Ok(None) => return,
            Ok(Some(file)) => progress::imported(&file.text).map(labels::imported),
            Err(_) => None,
        };
        tell.emit(Message::Imported(said.unwrap_or_else(|| labels::NO_PROGRESS.to_owned())));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read() {
        let text = r#"{"exercises": [{"id": "a", "title": "A", "level": 2, "minutes": 8, "teaches": "T."}]}"#;
        let list = read(text).unwrap();
        assert_eq!((&*list[0].id, &*list[0].effort), ("a", "practice, 8 min"));
        assert_eq!(read("[]"), None);
    }
}
