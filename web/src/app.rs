//! The root component: what the page knows, and what happens when something changes. What is drawn is
//! `components::page`.

mod entering;
mod exercise;

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use hatcheck_engine::instant::Instant;
use hatcheck_scenario::ParseCache;
use yew::prelude::*;

use crate::EXERCISES;
use crate::components::header::header;
use crate::components::kept::kept;
use crate::components::notices::notices;
use crate::components::page::{Around, page};
use crate::components::results::Explained;
use crate::components::scene::Scene;
use crate::components::settings::Settings;
use crate::platform::listen::{self, Listener};
use crate::platform::location;
use crate::platform::{clock, events, regions};
use crate::state::action::Action;
use crate::state::commands::{self, Commanded, Known};
use crate::state::drafts::{self, Draft, Keeper, Latest, Saver};
use crate::state::evaluate::{Evaluated, evaluate_workspace};
use crate::state::handover;
use crate::state::history::Snapshot;
use crate::state::maps::Maps;
use crate::state::reports::{Reported, Reports};
use crate::state::selection::{Area, Dialog, ResultPanel, Reveal, Selection};
use crate::state::settle::{AT_ONCE, MAX_WHILE_TYPING, SETTLE};
use crate::state::shown::Shown;
use crate::state::solving::Solving;
use crate::state::start::{self, Start};
use crate::state::unknown::{Answer, Unknown};
use crate::state::workspace::{Column, Target, Workspace};
use crate::state::{arrivals, rules};
use crate::view::verdict::VerdictView;

/// What can happen to the page.
pub(crate) enum Message {
    /// Something happens to the workspace.
    Act(Action),
    /// Typing has paused.
    Settle,
    /// Somebody wants a decision now, at this moment.
    Evaluate,
    /// Changes have paused for long enough to be stored.
    Save,
    /// A report was made, or could not be.
    Reported(Option<Rc<Reported>>),
    /// What the decisions hang on, where context is unknown.
    Heard(Answer),
    /// What rules say.
    Read(Vec<(String, String)>),
    /// A map was drawn.
    Drawn(String),
    /// An answer about the exercise.
    Exercise(exercise::Answer),
    /// A draft is there that is not shown.
    Kept(Option<Draft>),
    /// The draft that is offered is to be opened, or not.
    Answer(bool),
    /// Another fragment stands in the address.
    Follow,
    /// The start script says how it stands with offline use.
    Offline(AttrValue),
}

/// The page.
pub(crate) struct App {
    /// The texts as they are.
    current: Rc<Workspace>,
    /// The same for listeners, which cannot wait for a message.
    latest: Latest,
    /// The texts as they were when typing last paused, with what was decided about them.
    evaluated: Rc<Evaluated>,
    /// What was decided about the texts that were pinned.
    before: Option<(Rc<Snapshot>, Evaluated)>,
    /// The last result that was current.
    last: Shown,
    /// Stands in where the scenario does not say what time it is.
    clock: Option<Instant>,
    cache: ParseCache,
    act: Callback<Action>,
    keeper: Rc<Keeper>,
    saver: Saver,
    start: Start,
    reports: Reports,
    maps: Maps,
    solving: Solving,
    unknown: Unknown,
    /// Sentences of rules.
    rules: Vec<(String, String)>,
    /// A draft that is not shown.
    kept: Option<Draft>,
    offline: AttrValue,
    known: Known,
    settling: Option<Timeout>,
    /// Milliseconds that the last decision took.
    took: f64,
    /// The region that is to have the focus once it is drawn.
    focus: Option<&'static str>,
    _listeners: [Option<Listener>; 5],
}

impl Component for App {
    type Message = Message;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let keeper = drafts::keeper();
        let current = Rc::new(entering::first(&keeper));
        let latest: Latest = Rc::new(RefCell::new(Rc::clone(&current)));
        let clock = clock::now();
        let mut cache = ParseCache::default();
        let evaluated = Rc::new(evaluate_workspace(&current, clock, &mut cache));
        let act = ctx.link().callback(Message::Act);
        let known = Known::default();
        let [keys, editors] = commands::watch(&known);
        let follow = ctx.link().callback(|_: Event| Message::Follow);
        let offline = ctx.link().callback(|event: Event| {
            Message::Offline(listen::detail(&event).as_string().unwrap_or_default().into())
        });
        let enter = {
            let (latest, act) = (Rc::clone(&latest), act.clone());
            Callback::from(move |()| {
                entering::take_over(&latest.borrow(), &act);
                events::announce_mounted();
            })
        };
        let listeners = [
            keys,
            editors,
            arrivals::watch(&latest, &act),
            listen::listen_window("hashchange", move |event| follow.emit(event)),
            listen::listen_window("hatcheck-offline-state", move |event| offline.emit(event)),
        ];
        Self {
            saver: Saver::new(&keeper, &latest),
            start: Start::new(&keeper, &act, ctx.link().callback(Message::Kept), enter),
            current,
            latest,
            evaluated,
            before: None,
            last: Shown::default(),
            clock,
            cache,
            act,
            keeper,
            reports: Reports::default(),
            maps: Maps::default(),
            solving: Solving::default(),
            unknown: Unknown::default(),
            rules: Vec::new(),
            kept: None,
            offline: AttrValue::default(),
            known,
            settling: None,
            took: 0.0,
            focus: None,
            _listeners: listeners,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Act(action) => return self.reduce(ctx, action),
            Message::Settle => self.evaluate(),
            Message::Evaluate => {
                self.clock = clock::now();
                self.before = None;
                self.evaluate();
                events::ask("hatcheck-say-verdict");
            }
            Message::Save => {
                let Some(trouble) = self.saver.save() else { return false };
                return self.reduce(ctx, Action::Notice(Some(trouble.into())));
            }
            Message::Reported(made) => return self.reports.take(made),
            Message::Heard(answer) => {
                if !self.unknown.take(answer) {
                    return false;
                }
                self.before = None;
                self.evaluate();
            }
            Message::Read(sentences) => self.rules = sentences,
            Message::Drawn(answer) => self.maps.take(&answer),
            Message::Exercise(answer) => self.hear(ctx, answer),
            Message::Kept(draft) => self.kept = draft,
            Message::Answer(open) => {
                let draft = self.kept.take();
                if let Some(draft) = draft.filter(|_| open) {
                    start::restore(&draft, &self.keeper, &self.act);
                }
            }
            Message::Follow => {
                self.start.follow(&self.current);
                return false;
            }
            Message::Offline(state) => self.offline = state,
        }
        self.compare();
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (bar, result) = self.shown();
        let stale = bar.state == "stale";
        let scene = Scene {
            workspace: Rc::clone(&self.current),
            evaluated: Rc::clone(&self.evaluated),
            result,
            stale,
            act: self.act.clone(),
        };
        let evaluate = ctx.link().callback(|_: Event| Message::Evaluate);
        let asked = ctx.link().callback(ask_for_offline);
        let settings = Settings {
            plain: self.current.selection.plain,
            offline: &self.offline,
            asked,
            act: &self.act,
        };
        let is_edited = self.keeper.is_edited_since_link(&self.current);
        let answer = ctx.link().callback(Message::Answer);
        let reported = self.reports.about(&self.evaluated.workspace).filter(|_| !stale);
        let around = Around {
            bar: &bar,
            explained: Explained {
                before: self.before.as_ref().map(|(_, before)| before),
                reported: reported.as_deref(),
                map: &self.maps.shown,
                rules: &self.rules,
            },
            header: header(&scene, self.clock, evaluate, is_edited, &settings),
            solving: &self.solving,
            notices: notices(&self.current, kept(self.kept.as_ref(), &answer), &self.act),
        };
        page(&scene, around)
    }

    fn rendered(&mut self, ctx: &Context<Self>, is_first: bool) {
        if is_first {
            // The view stands in the document.
            self.start.begin();
        }
        if let Some(area) = self.focus.take() {
            regions::enter_area(area);
        }
        let (bar, result) = self.shown();
        if self.current.selection.result == ResultPanel::Map {
            self.maps.want(&result, ctx.link().callback(Message::Drawn));
        }
        self.want_marks(ctx);
        let all = [Some(&*self.evaluated), self.before.as_ref().map(|(_, before)| before)];
        let all: Vec<&Evaluated> = all.into_iter().flatten().collect();
        self.unknown.want(&all, ctx.link().callback(Message::Heard));
        let wanted =
            matches!(bar.state, "implicitDeny" | "explicitDeny" | "invalid" | "conditional")
                || self.current.selection.result == ResultPanel::Record;
        if wanted && bar.state != "stale" {
            let made = ctx.link().callback(Message::Reported);
            self.reports.want(&self.evaluated.workspace, made);
        }
        let evaluate = ctx.link().callback(|()| Message::Evaluate);
        self.known.replace(Some(Commanded {
            workspace: Rc::clone(&self.current),
            evaluated: Rc::clone(&self.evaluated),
            act: self.act.clone(),
            evaluate,
        }));
    }
}

impl App {
    /// What an action makes of the workspace.
    fn reduce(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        self.keeper.note(&action);
        match &action {
            Action::Linked => {
                self.keeper.note_link(&self.current);
                return true;
            }
            Action::Task(deed) => {
                self.carry_out(ctx, deed);
                return true;
            }
            Action::Dialog(Some(Dialog::Lessons)) if !EXERCISES => {
                // In a frame without storage, what was typed would be lost.
                if !handover::go_to_list(&self.current) {
                    let why = crate::labels::task::NOT_HERE;
                    return self.reduce(ctx, Action::Notice(Some(why.into())));
                }
                return false;
            }
            Action::WantRules(ids) => {
                rules::sentences(ids, ctx.link().callback(Message::Read));
                return false;
            }
            _ => {}
        }
        let is_back = matches!(action, Action::Back);
        let is_load = matches!(action, Action::Start(_) | Action::Load(..) | Action::Follow(..));
        let is_in_address = matches!(action, Action::Start(_) | Action::Follow(..));
        let is_insert = matches!(action, Action::Insert(..));
        let next = Rc::clone(&self.current).reduce(action);
        if Rc::ptr_eq(&next, &self.current) {
            return false;
        }
        let typed = !next.same_texts(&self.current);
        let request = self.current.selection.request;
        let is_other = !Rc::ptr_eq(&next.shell, &self.current.shell);
        let next_before = std::mem::replace(&mut self.current, next);
        self.latest.replace(Rc::clone(&self.current));
        if is_back {
            self.focus = without_editor(&self.current);
        }
        let task = |own: &Workspace| own.task().map(|task| task.id.clone());
        if !is_in_address && task(&next_before) != task(&self.current) {
            let id = task(&self.current).filter(|id| handover::is_name(id));
            // What others have made is not its author's page, wherever one comes from.
            let is_own = id.as_ref().is_some_and(|id| handover::kept(id).is_some());
            location::replace_exercise(id.as_deref(), self.solving.is_author && is_own);
            self.focus = self.current.task().is_some().then_some("task");
        }
        if is_insert {
            // The button that had the focus is gone.
            self.focus = Some("verdict");
        }
        if typed {
            let link = ctx.link().clone();
            self.saver.touch(move || link.send_message(Message::Save));
            let link = ctx.link().clone();
            if is_other && self.current.source.is_none() {
                // Another scenario, which nobody is typing.
                self.evaluate();
                if is_load && self.current.task().is_none() {
                    self.choose_documents(None, None);
                }
                self.compare();
                return true;
            }
            let is_small = self.current.size() <= MAX_WHILE_TYPING;
            if is_small && self.took < AT_ONCE {
                self.evaluate();
                self.compare();
                return true;
            }
            self.settling =
                is_small.then(|| Timeout::new(SETTLE, move || link.send_message(Message::Settle)));
        } else if self.evaluated.workspace.same_texts(&self.current) {
            // A choice needs neither a pause nor another decision.
            self.evaluated = Rc::new(self.evaluated.with(&self.current));
            if self.evaluated.workspace.selection.request != request {
                let Selection { identity, trust, .. } = self.current.selection;
                self.choose_documents(identity, trust);
            }
        }
        self.compare();
        true
    }

    /// Another request was chosen, or another scenario: each column shows a document that takes part, where it has one;
    /// what was shown until then, if that does.
    fn choose_documents(&mut self, identity: Option<usize>, trust: Option<usize>) {
        let mut selection = self.current.selection.clone();
        selection.identity = self.evaluated.shown_in(Column::Identity, identity);
        selection.trust = self.evaluated.shown_in(Column::Trust, trust);
        self.current = Rc::new(Workspace { selection, ..(*self.current).clone() });
        self.latest.replace(Rc::clone(&self.current));
        self.evaluated = Rc::new(self.evaluated.with(&self.current));
    }

    fn evaluate(&mut self) {
        self.settling = None;
        let (current, now, cache) = (&self.current, self.clock, &mut self.cache);
        let (mut decided, took) = clock::timed(|| evaluate_workspace(current, now, cache));
        self.took = took;
        self.unknown.fill(&mut decided);
        self.evaluated = Rc::new(decided);
    }

    /// Decides what was pinned, and remembers the last result that was current.
    fn compare(&mut self) {
        let pinned = self.current.history.pinned.clone();
        let known = self.before.as_ref().map(|(pinned, _)| Rc::as_ptr(pinned));
        if known != pinned.as_ref().map(Rc::as_ptr) {
            self.before = pinned.map(|pinned| {
                let restored = Rc::new(pinned.restored(&self.current));
                let mut decided =
                    evaluate_workspace(&restored, self.clock, &mut ParseCache::default());
                self.unknown.fill(&mut decided);
                (pinned, decided)
            });
        }
        self.last.keep(&self.evaluated, self.is_large());
    }

    /// Whether there is too much text to be decided as one types.
    fn is_large(&self) -> bool {
        self.settling.is_none() && !self.evaluated.workspace.same_texts(&self.current)
    }

    /// The verdict bar, and the result to show below it.
    fn shown(&self) -> (VerdictView, Rc<Evaluated>) {
        self.last.of(&self.evaluated, self.is_large())
    }
}

/// The region to be in after a way back, where no editor takes the focus by itself.
fn without_editor(workspace: &Workspace) -> Option<&'static str> {
    let selection = &workspace.selection;
    if selection.area == Area::Result {
        return Some("why");
    }
    let is_request = matches!(&selection.reveal, Some(Reveal { target: Target::Request(_), .. }));
    (is_request && !selection.request_as_text).then_some("request")
}

/// Asks the start script to keep the page, or to let it go.
fn ask_for_offline(event: Event) -> Message {
    let keep = crate::platform::input::checked(&event);
    events::ask(if keep { "hatcheck-keep-offline" } else { "hatcheck-forget-offline" });
    Message::Offline(AttrValue::Static("asked"))
}
