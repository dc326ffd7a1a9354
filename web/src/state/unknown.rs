//! What the decisions of a scenario hang on that says that context is unknown. Few do, so that the page's extras find it
//! out; here it is put into what the page decided without it.
//!
//! Until it is there, such a scenario has no result, which its [`Standing`] says to whoever shows one: as if the keys
//! were absent is a guess.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use hatcheck_engine::instant::Instant;
use hatcheck_engine::request::Value;
use hatcheck_engine::unknown::{Conditional, HangingKey};
use hatcheck_policy::json::{self, Node, quote};
use hatcheck_scenario::evaluate::meets;
use yew::Callback;

use super::evaluate::Evaluated;
use super::settle::SETTLE_TO_ASK;
use super::wire;
use super::workspace::Workspace;
use super::write::{self, Documents};
use crate::platform::extras;

/// Whether what was decided is the last word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    Final,
    /// What it hangs on is still to be found out.
    Awaited,
    /// That could not be found out.
    Failed,
}

/// What is asked about: texts, and the time that counts where they do not say what time it is.
#[derive(Clone, Debug)]
struct About {
    workspace: Rc<Workspace>,
    clock: Option<Instant>,
}

impl About {
    fn of(evaluated: &Evaluated) -> Self {
        Self { workspace: Rc::clone(&evaluated.workspace), clock: evaluated.clock }
    }

    fn is(&self, other: &Self) -> bool {
        self.clock == other.clock && self.workspace.same_texts(&other.workspace)
    }

    fn question(&self) -> String {
        let clock = self.clock.map(|clock| clock.to_string()).unwrap_or_default();
        let scenario = write::write(&self.workspace, Documents::Exact).text;
        wire::object(&[("scenario", quote(&scenario)), ("clock", quote(&clock))])
    }
}

/// What the extras answered, if they could.
#[derive(Clone, Debug)]
pub struct Answer {
    about: About,
    /// Which question it answers, counted from 1.
    number: u32,
    text: Option<String>,
}

/// Asks the extras, and keeps what they answered: about the present texts, and about those that are compared with.
#[derive(Default)]
pub struct Unknown {
    timeout: Option<Timeout>,
    /// What was asked last, until it is answered.
    asked: Option<About>,
    /// How many questions there were.
    count: u32,
    /// The latest ones, which the page can show.
    answers: Vec<Answer>,
}

/// How many answers are kept.
const MAX_ANSWERS: usize = 2;

impl Unknown {
    /// Puts in what the decisions hang on, if it was answered.
    pub fn fill(&self, evaluated: &mut Evaluated) {
        let about = About::of(evaluated);
        let Some(answer) = self.answers.iter().find(|answer| answer.about.is(&about)) else {
            return;
        };
        if evaluated.standing == Standing::Awaited {
            let text = answer.text.as_deref().unwrap_or_default();
            let filled = fill(evaluated, text).is_some();
            evaluated.standing = if filled { Standing::Final } else { Standing::Failed };
        }
    }

    /// Sees to it that there will be an answer about the first of these that waits for one; `heard` is told of it.
    pub fn want(&mut self, all: &[&Evaluated], heard: Callback<Answer>) {
        let Some(waits) = all.iter().find(|own| own.standing == Standing::Awaited) else { return };
        let about = About::of(waits);
        if self.asked.as_ref().is_some_and(|asked| asked.is(&about)) {
            return;
        }
        self.asked = Some(about.clone());
        self.count += 1;
        let number = self.count;
        self.timeout = Some(Timeout::new(SETTLE_TO_ASK, move || {
            let question = about.question();
            let then = move |text| heard.emit(Answer { about, number, text });
            extras::hear("unknown", question, Box::new(then));
        }));
    }

    /// Takes an answer, or that there is none. Whether it changes anything: then [`Self::fill`] has something to say.
    pub fn take(&mut self, answer: Answer) -> bool {
        if answer.number == self.count {
            self.asked = None;
        } else if answer.text.is_none() {
            // Nothing was answered because something newer was asked since then.
            return false;
        }
        self.answers.retain(|own| !own.about.is(&answer.about));
        if self.answers.len() == MAX_ANSWERS {
            self.answers.remove(0);
        }
        self.answers.push(answer);
        true
    }
}

/// What the decisions about all requests hang on, as JSON: one entry a request.
pub fn answer(evaluated: &Evaluated) -> String {
    let entry = |conditional: Option<&Conditional>| match conditional {
        None => "null".to_owned(),
        Some(conditional) => wire::list(&conditional.keys, key),
    };
    wire::list(&evaluated.requests, |request| {
        entry(request.as_ref().ok().and_then(|request| request.decision.conditional.as_ref()))
    })
}

fn key(key: &HangingKey) -> String {
    wire::object(&[
        ("step", key.step.to_string()),
        ("key", quote(&key.key)),
        ("allowed", wire::list(&key.allowed, value)),
        ("denied", wire::list(&key.denied, value)),
    ])
}

fn value(value: &Option<Value>) -> String {
    match value {
        None => "null".to_owned(),
        Some(Value::One(text)) => quote(text),
        Some(Value::Many(texts)) => wire::list(texts, |text| quote(text)),
    }
}

/// Puts in what [`answer`] wrote; `None` if this is something else.
fn fill(evaluated: &mut Evaluated, text: &str) -> Option<()> {
    let root = json::parse(text).ok()?;
    let entries = root.as_array()?;
    // Nobody else has them yet: an evaluation is filled as soon as it is made.
    let requests = Rc::get_mut(&mut evaluated.requests)?;
    if entries.len() != requests.len() {
        return None;
    }
    for (request, entry) in requests.iter_mut().zip(entries) {
        let Ok(request) = request else { continue };
        request.decision.conditional = conditional(entry)?;
        if let Some((expect, holds)) = &mut request.expectation {
            *holds = meets(expect, &request.decision);
        }
    }
    Some(())
}

/// What one decision hangs on: nothing, or some keys.
fn conditional(node: &Node<'_>) -> Option<Option<Conditional>> {
    if node.value == json::Value::Null {
        return Some(None);
    }
    let mut keys = Vec::new();
    for node in node.as_array()? {
        keys.push(HangingKey {
            step: wire::number(node, "step")?,
            key: wire::text(node, "key"),
            allowed: values(node.get("allowed")?)?,
            denied: values(node.get("denied")?)?,
        });
    }
    Some(Some(Conditional { keys }))
}

fn values(node: &Node<'_>) -> Option<Vec<Option<Value>>> {
    let mut values = Vec::new();
    for node in node.as_array()? {
        values.push(match &node.value {
            json::Value::Null => None,
            json::Value::Array(texts) => Some(Value::many(texts.iter().filter_map(Node::as_str))),
            _ => Some(Value::one(node.as_str()?)),
        });
    }
    Some(values)
}

#[cfg(test)]
#[path = "unknown_test.rs"]
mod tests;
