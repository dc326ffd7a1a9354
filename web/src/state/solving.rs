//! Solving an exercise: marks for what is typed, hints, the solution, and what is handed in.

mod marks;
mod review;
mod solution;

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use hatcheck_policy::json::{self, quote};
use hatcheck_scenario::link::Kind;
use yew::prelude::*;

pub use self::marks::Marks;
pub use self::review::Review;
use self::solution::parts;
pub use self::solution::{Part, Solution};
use super::handover;
use super::links;
use super::progress::Progress;
use super::task::{self, Answers, Reveal, Task};
use super::wire;
use super::workspace::Workspace;
use crate::labels::task as labels;
use crate::platform::{extras, fetch, local_time, location, services, tasks};

/// Milliseconds without a change after which an answer is graded.
const PAUSE: u32 = 100;
/// Milliseconds between two answers that count as two tries: what is typed on the way is none.
const TRY: u64 = 3_000;

/// What somebody can do with an exercise.
#[derive(Clone, Debug)]
pub enum Deed {
    /// Read the next hint.
    Hint,
    /// Look at the solution, or say so a second time.
    Solution,
    /// Look at it no longer.
    HideSolution,
    /// Save the result file, under this name.
    HandIn(Rc<str>),
    /// Go to another exercise, by its id.
    Open(Rc<str>),
    /// Show why the request at this place of the list came out so.
    Why(usize),
    /// Open the exercise in this text.
    File(Rc<str>),
    /// Go on with this text as the exercise, from its start.
    Use(Rc<str>),
    /// Save the exercise as a file.
    Save,
    /// Make an exercise of the scenario.
    Make,
    /// Copy a link to the exercise.
    Link,
}

/// The exercise that is being solved.
#[derive(Default)]
pub struct Solving {
    /// How far somebody has come.
    pub progress: Progress,
    /// What became of the answer.
    pub marks: Option<Marks>,
    /// How far the solution is shown.
    pub solution: Solution,
    /// What its author wants to know, where the address asks for it.
    pub review: Option<Review>,
    /// Whether somebody has made an exercise here, and goes on writing it; or the address says so.
    pub is_author: bool,
    task: Option<Rc<Task>>,
    /// What the start state answers.
    start: Answers,
    /// The last answer that was graded.
    graded: Answers,
    asked: Option<(Rc<Workspace>, usize)>,
    timeout: Option<Timeout>,
    /// When the last try was counted.
    tried: u64,
    /// A hint was asked for before the first marks said which.
    is_hint_due: bool,
}

impl Solving {
    /// Sees to it that there will be marks for what is answered now; `marked` is told of them, with what was answered.
    pub fn want(
        &mut self,
        workspace: &Rc<Workspace>,
        marked: Callback<String>,
        reviewed: Callback<String>,
    ) {
        let Some(task) = workspace.task() else {
            self.task = None;
            return;
        };
        if self.task.as_ref().is_none_or(|own| !Rc::ptr_eq(own, task)) {
            let progress = Progress::of(&task.id).unwrap_or_default();
            let is_author = self.is_author || location::query("author").is_some();
            let own = Some(Rc::clone(task));
            let start = task.with(&Vec::new()).map(|start| task::answers(&start, task));
            let start = start.unwrap_or_default();
            let graded = progress.answers.clone();
            *self = Self { progress, task: own, start, graded, is_author, ..Self::default() };
            if is_author {
                self.review = Some(Review::default());
                let question = wire::object(&[("exercise", quote(&task.file))]);
                extras::hear("review", question, emit(reviewed));
            }
        }
        self.progress.answers = task::answers(workspace, task);
        if task.is_being_typed(workspace) {
            // What is being typed is no answer yet: the marks stay those of the last one.
            self.timeout = None;
            return;
        }
        let hints = self.progress.hints.len();
        let is_asked = self
            .asked
            .as_ref()
            .is_some_and(|(own, seen)| *seen == hints && own.same_texts(workspace));
        if is_asked {
            return;
        }
        self.asked = Some((Rc::clone(workspace), hints));
        let question = self.question(workspace, task);
        self.timeout = Some(Timeout::new(PAUSE, move || {
            extras::hear("grade", question, emit(marked));
        }));
    }

    fn question(&self, workspace: &Workspace, task: &Task) -> String {
        wire::object(&self.members(workspace, task))
    }

    /// What each question about the exercise holds.
    fn members(&self, workspace: &Workspace, task: &Task) -> Vec<(&'static str, String)> {
        vec![
            ("exercise", quote(&task.file)),
            ("answers", task::object(&task::answers(workspace, task))),
            ("seen", wire::list(&self.progress.hints, usize::to_string)),
            ("hints", self.progress.hints.len().to_string()),
            ("solutionSeen", self.progress.solution_seen.to_string()),
        ]
    }

    /// Marks have come. In words, why what was done will not be there on the next visit.
    pub fn take(&mut self, answer: &str) -> Option<&'static str> {
        let marks = Marks::read(answer)?;
        let (task, (workspace, _)) = (self.task.clone()?, self.asked.clone()?);
        let answers = task::answers(&workspace, &task);
        let is_start = self.start == answers;
        let is_other = self.graded != answers;
        let now = local_time::now();
        if !marks.passes() && !is_start && is_other && now.saturating_sub(self.tried) > TRY {
            self.progress.tries += 1;
            self.tried = now;
        }
        self.progress.passed |= marks.passes() && !is_start;
        self.progress.hash.clone_from(&task.hash);
        self.graded = answers;
        self.marks = Some(marks);
        if std::mem::take(&mut self.is_hint_due) {
            self.hint();
        }
        // One that was only looked at was not begun.
        let is_begun = !is_start || !self.progress.hints.is_empty() || self.progress.passed;
        let is_kept = !is_begun || self.progress.keep(&task.id);
        (!is_kept).then_some(labels::NOT_KEPT)
    }

    /// Whether the solution may be looked at.
    pub fn may_reveal(&self) -> bool {
        let Some(task) = &self.task else { return false };
        match task.reveal {
            Reveal::Never => false,
            Reveal::AfterPass => self.progress.passed,
            Reveal::AfterTries(tries) => self.progress.passed || self.progress.tries >= tries,
            Reveal::Always => true,
        }
    }

    /// How many more answers it takes until the solution may be looked at; none where that is not what it waits for.
    pub fn tries_left(&self) -> Option<usize> {
        let Reveal::AfterTries(tries) = self.task.as_ref()?.reveal else { return None };
        (!self.may_reveal()).then(|| tries.saturating_sub(self.progress.tries))
    }

    /// The hints that were read.
    pub fn hints(&self) -> impl Iterator<Item = &str> {
        let task = self.task.as_deref();
        self.progress.hints.iter().filter_map(move |at| Some(&**task?.hints.get(*at)?))
    }

    /// Reads the next hint.
    pub fn hint(&mut self) {
        self.is_hint_due = self.marks.is_none();
        // Taken: which one comes then, only the next marks say.
        let next = self.marks.as_mut().and_then(|marks| marks.hint.take());
        if let (Some(task), Some(at)) = (&self.task, next) {
            self.progress.hints.push(at);
            self.progress.hash.clone_from(&task.hash);
            self.progress.keep(&task.id);
        }
    }

    /// Looks at the solution: is asked first, then told through `solved`.
    pub fn reveal(&mut self, workspace: &Workspace, solved: Callback<String>) {
        let Some(task) = self.task.clone() else { return };
        if self.solution == Solution::Hidden && !self.progress.passed {
            self.solution = Solution::Considered;
            return;
        }
        let question = self.question(workspace, &task);
        extras::hear("solution", question, emit(solved));
    }

    /// The solution has come.
    pub fn show(&mut self, answer: &str) {
        let Some(parts) = parts(answer) else { return };
        self.solution = Solution::Shown(parts);
        self.progress.solution_seen = true;
        if let Some(task) = &self.task {
            self.progress.keep(&task.id);
        }
    }

    /// What the author wants to know has come.
    pub fn reviewed(&mut self, answer: &str) {
        self.review = Review::read(answer);
    }

    /// Makes an exercise of a scenario: `made` is told of its text.
    pub fn make(&mut self, workspace: &Workspace, made: Callback<String>) {
        self.is_author = true;
        let question = wire::object(&[("into", wire::scenario(workspace))]);
        let then = move |answer: Option<String>| {
            let text =
                answer.and_then(|own| Some(wire::text(&json::parse(&own).ok()?, "exercise")));
            made.emit(text.unwrap_or_default());
        };
        extras::hear("make", question, Box::new(then));
    }

    /// Copies a link to the exercise; `said` is told what came of it.
    pub fn link(&self, said: Callback<String>) {
        let Some(task) = self.task.clone() else { return };
        tasks::spawn(async move {
            let link = links::address_for(Kind::Exercise, &task.file).await;
            said.emit(match link {
                Ok(link) if services::copied(&link).await => labels::LINKED.to_owned(),
                Ok(link) => link,
                Err(why) => why,
            });
        });
    }

    /// Saves the exercise as a file.
    pub fn save(&self) {
        if let Some(task) = &self.task {
            services::download(&format!("{}.json", task.id), "application/json", &task.file);
        }
    }

    /// Saves the result file.
    pub fn hand_in(&self, workspace: &Workspace, learner: &str) {
        let Some(task) = &self.task else { return };
        let mut members = self.members(workspace, task);
        members.push(("learner", quote(learner)));
        members.push(("time", quote(&local_time::iso())));
        let question = wire::object(&members);
        let name = format!("{}-result.json", task.id);
        let then = move |answer: Option<String>| {
            let file = answer.and_then(|own| Some(wire::text(&json::parse(&own).ok()?, "file")));
            if let Some(file) = file {
                services::download(&name, "application/json", &file);
            }
        };
        extras::hear("hand-in", question, Box::new(then));
    }
}

/// Hands on an answer. Nothing: something newer was asked, which will answer too.
fn emit(to: Callback<String>) -> Box<dyn FnOnce(Option<String>)> {
    Box::new(move |answer| answer.into_iter().for_each(|own| to.emit(own)))
}

/// The exercise that the address asks for: the one that was last opened in this tab by that name, in a file or not. In
/// words, why there is none.
pub async fn asked(id: &str) -> Result<Workspace, String> {
    if let Some(file) = handover::kept(id)
        && let Ok(workspace) = workspace_of(&file).await
    {
        return Ok(workspace);
    }
    opened(id).await
}

/// The exercise of this name, as far as somebody has come with it. In words, why there is none.
pub async fn opened(id: &str) -> Result<Workspace, String> {
    if !handover::is_name(id) {
        return Err(labels::NONE.to_owned());
    }
    let address = ["exercises/", id, ".json"].concat();
    let file = fetch::text(&address).await.ok_or_else(|| labels::NONE.to_owned())?;
    let workspace = workspace_of(&file).await?;
    handover::forget(id);
    Ok(workspace)
}

/// The exercise in a text, as far as somebody has come with it. In words, why there is none.
pub async fn workspace_of(file: &str) -> Result<Workspace, String> {
    let task =
        Task::open(file).await.map_err(|why| why.unwrap_or_else(|| labels::NOT_READ.to_owned()))?;
    let progress = Progress::of(&task.id).unwrap_or_default();
    let task = Rc::new(task);
    let mut workspace = task.with(&progress.answers).ok_or_else(|| labels::NONE.to_owned())?;
    if !progress.answers.is_empty() && progress.is_of_another(&task) {
        workspace.selection.notice = Some(labels::CHANGED.into());
    }
    Ok(workspace)
}
