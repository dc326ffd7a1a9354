//! The root component of an example: what it knows, and what happens when something changes. What is drawn is
//! [`super::views`].

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use hatcheck_engine::instant::Instant;
use hatcheck_scenario::ParseCache;
use yew::prelude::*;

use super::options::{Options, View};
use super::told;
use super::views::{Shows, view};
use crate::components::scene::Scene;
use crate::platform::clock;
use crate::platform::example::Place;
use crate::platform::listen::{self, Listener};
use crate::state::action::Action;
use crate::state::evaluate::{Evaluated, evaluate_workspace};
use crate::state::rules;
use crate::state::settle::{AT_ONCE, MAX_WHILE_TYPING, SETTLE};
use crate::state::shown::Shown;
use crate::state::unknown::{Answer, Unknown};
use crate::state::workspace::{Column, Workspace};

/// What an example begins with.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) place: Place,
    pub(super) workspace: Rc<Workspace>,
}

/// What can happen to an example.
pub(super) enum Message {
    /// Something happens to the workspace.
    Act(Action),
    /// Typing has paused.
    Settle,
    /// What the decisions hang on, where context is unknown.
    Heard(Answer),
    /// What rules say.
    Read(Vec<(String, String)>),
    /// What the author wrote is shown beside the changes, or no longer.
    Before(bool),
    /// The lines that the author left out are shown.
    AllLines,
    /// The page around it wants another scenario.
    Load(String),
    /// The page around it wants the beginning back.
    Reset,
    /// The author's choices are others.
    Options,
}

/// An example.
pub(super) struct Example {
    options: Options,
    /// The texts as the author wrote them.
    first: Rc<Workspace>,
    /// The texts as they are.
    current: Rc<Workspace>,
    /// The same for a listener, which cannot wait for a message.
    latest: Rc<RefCell<Rc<Workspace>>>,
    evaluated: Rc<Evaluated>,
    /// What the present is compared with.
    before: Evaluated,
    last: Shown,
    clock: Option<Instant>,
    cache: ParseCache,
    act: Callback<Action>,
    unknown: Unknown,
    rules: Vec<(String, String)>,
    /// Whether the text before the changes is shown.
    shows_before: bool,
    all_lines: bool,
    settling: Option<Timeout>,
    /// Milliseconds that the last decision took.
    took: f64,
    /// The result that was told last.
    told: String,
    /// Somebody asked to see a place.
    is_to_show: bool,
    _listeners: [Listener; 2],
}

impl Component for Example {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let Props { place, workspace } = ctx.props();
        let latest = Rc::new(RefCell::new(Rc::clone(workspace)));
        let clock = clock::now();
        let mut cache = ParseCache::default();
        let evaluated = evaluate_workspace(workspace, clock, &mut cache);
        let load = ctx.link().callback(|event: Event| {
            Message::Load(listen::detail(&event).as_string().unwrap_or_default())
        });
        let link = ctx.link().clone();
        let (known, told_at) = (Rc::clone(&latest), place.clone());
        let word = move |event: Event| match listen::detail(&event).as_string().as_deref() {
            Some("value") => told_at.tell(&told::value(&known.borrow())),
            Some("reset") => link.send_message(Message::Reset),
            _ => link.send_message(Message::Options),
        };
        let listeners = [
            place.on("hatcheck-load", move |event| load.emit(event)),
            place.on("hatcheck-do", word),
        ];
        let mut own = Self {
            options: Options::read(|name| place.option(name)),
            first: Rc::clone(workspace),
            current: Rc::clone(workspace),
            latest,
            before: evaluated.clone(),
            evaluated: Rc::new(evaluated),
            last: Shown::default(),
            clock,
            cache,
            act: ctx.link().callback(Message::Act),
            unknown: Unknown::default(),
            rules: Vec::new(),
            shows_before: false,
            all_lines: false,
            settling: None,
            took: 0.0,
            told: String::new(),
            is_to_show: false,
            _listeners: listeners,
        };
        own.begin();
        own
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Act(action) => return self.reduce(ctx, action),
            Message::Settle => self.evaluate(),
            Message::Heard(answer) => {
                if !self.unknown.take(answer) {
                    return false;
                }
                self.evaluate();
            }
            Message::Read(sentences) => self.rules = sentences,
            Message::Before(before) => self.shows_before = before,
            Message::AllLines => self.all_lines = true,
            Message::Load(text) => match super::read(&text) {
                Ok(loaded) => {
                    self.first = Rc::new(loaded);
                    self.begin_anew(ctx);
                }
                Err(why) => {
                    ctx.props().place.tell(&told::error(&why));
                    return false;
                }
            },
            Message::Reset => self.begin_anew(ctx),
            Message::Options => {
                let before = std::mem::take(&mut self.options);
                self.options = Options::read(|name| ctx.props().place.option(name));
                let is_other = self.options.request != before.request
                    || self.options.document != before.document;
                if is_other {
                    self.choose();
                }
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (bar, result) = self.last.of(&self.evaluated, self.is_large());
        let scene = Scene {
            workspace: Rc::clone(&self.current),
            evaluated: Rc::clone(&self.evaluated),
            stale: bar.state == "stale",
            result,
            act: self.act.clone(),
        };
        view(&Shows {
            options: &self.options,
            scene: &scene,
            bar: &bar,
            before: &self.before,
            shows_before: self.shows_before,
            all_lines: self.all_lines,
            rules: &self.rules,
            on_before: ctx.link().callback(Message::Before),
            on_all_lines: ctx.link().callback(|_: Event| Message::AllLines),
        })
    }

    fn rendered(&mut self, ctx: &Context<Self>, is_first: bool) {
        let place = &ctx.props().place;
        if is_first {
            place.tell(&told::ready());
        }
        if let Some(result) = told::result(&self.evaluated).filter(|result| *result != self.told) {
            place.tell(&result);
            self.told = result;
        }
        if std::mem::take(&mut self.is_to_show) {
            place.focus("[data-place]");
        }
        let all = [&*self.evaluated, &self.before];
        self.unknown.want(&all, ctx.link().callback(Message::Heard));
    }
}

impl Example {
    /// Begins with the texts as they are: the author's choices, and what is compared with.
    fn begin(&mut self) {
        self.choose();
        let mut first = (*self.current).clone();
        if self.options.view == View::Compare {
            first = (*Rc::new(first).reduce(Action::Pin(true))).clone();
        }
        self.set(Rc::new(first));
        self.evaluate();
        self.before = (*self.evaluated).clone();
    }

    fn begin_anew(&mut self, ctx: &Context<Self>) {
        self.set(Rc::clone(&self.current).reduce(Action::Start(Rc::clone(&self.first))));
        self.evaluate();
        self.begin();
        self.shows_before = false;
        ctx.props().place.tell(&told::changed());
    }

    /// Chooses what the author wants shown: a request, and a document, else the one that decided.
    fn choose(&mut self) {
        let request = self.options.chosen(&self.evaluated);
        self.set(Rc::clone(&self.current).reduce(Action::SelectRequest(request)));
        self.evaluate();
        let docs = &self.current.docs;
        let wanted = self.options.document.as_deref();
        let found = wanted.and_then(|own| docs.iter().position(|doc| doc.pointer == own));
        if let Some(at) = found.or_else(|| self.evaluated.decisive()) {
            self.show_document(at);
        }
    }

    fn show_document(&mut self, at: usize) {
        let Some(doc) = self.current.docs.get(at) else { return };
        let mut selection = self.current.selection.clone();
        selection.choose(crate::state::workspace::Target::Doc(at), Some(doc.column()));
        self.set(Rc::new(Workspace { selection, ..(*self.current).clone() }));
        self.evaluated = Rc::new(self.evaluated.with(&self.current));
    }

    fn set(&mut self, next: Rc<Workspace>) {
        self.latest.replace(Rc::clone(&next));
        self.current = next;
    }

    fn reduce(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        match &action {
            Action::WantRules(ids) => {
                rules::sentences(ids, ctx.link().callback(Message::Read));
                return false;
            }
            Action::Pin(true) => self.before = (*self.evaluated).clone(),
            Action::Reveal(..) => self.is_to_show = true,
            _ => {}
        }
        let next = Rc::clone(&self.current).reduce(action);
        if Rc::ptr_eq(&next, &self.current) {
            return false;
        }
        let is_typed = !next.same_texts(&self.current);
        let request = self.current.selection.request;
        self.set(next);
        if is_typed {
            ctx.props().place.tell(&told::changed());
            let is_small = self.current.size() <= MAX_WHILE_TYPING;
            if is_small && self.took < AT_ONCE {
                self.evaluate();
            } else {
                let link = ctx.link().clone();
                let settle = || Timeout::new(SETTLE, move || link.send_message(Message::Settle));
                self.settling = is_small.then(settle);
            }
        } else if self.evaluated.workspace.same_texts(&self.current) {
            self.evaluated = Rc::new(self.evaluated.with(&self.current));
            if self.current.selection.request != request {
                self.show_documents_in_play();
            }
        }
        self.last.keep(&self.evaluated, self.is_large());
        true
    }

    /// Another request was chosen: the document shown is one that takes part in it, where there is one.
    fn show_documents_in_play(&mut self) {
        let selection = &self.current.selection;
        let shown = super::views::document(&self.current);
        let chosen = [(Column::Identity, selection.identity), (Column::Trust, selection.trust)];
        let stays = chosen
            .iter()
            .any(|(column, own)| *own == shown && self.evaluated.shown_in(*column, *own) == shown);
        if let Some(at) = self.evaluated.decisive().filter(|_| !stays) {
            self.show_document(at);
        }
    }

    fn evaluate(&mut self) {
        self.settling = None;
        let (current, now, cache) = (&self.current, self.clock, &mut self.cache);
        let (mut decided, took) = clock::timed(|| evaluate_workspace(current, now, cache));
        self.took = took;
        self.unknown.fill(&mut decided);
        self.unknown.fill(&mut self.before);
        self.evaluated = Rc::new(decided);
        self.last.keep(&self.evaluated, self.is_large());
    }

    /// Whether there is too much text to be decided as one types.
    fn is_large(&self) -> bool {
        self.settling.is_none() && !self.evaluated.workspace.same_texts(&self.current)
    }
}
