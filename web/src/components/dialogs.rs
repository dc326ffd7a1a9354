//! The dialogs: examples, getting something in, getting something out, and help. One component is all of them: it opens
//! the modal, keeps what their fields hold while one is open, and does what is asked for in it. What they show is in
//! the files of this folder, one each.

pub(crate) mod examples;
pub(crate) mod help;
pub(crate) mod lessons;
pub(crate) mod open;
pub(crate) mod share;

use std::any::Any;
use std::cell::RefCell;
use std::rc::{Rc, Weak};

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use self::lessons::{Lesson, Lessons};
use self::open::Open;
use self::share::{Made, Share};
use super::button::{Act, does};
use super::el::el;
use super::icon::icon;
use super::part::{Part, PartProps, part};
use crate::EXERCISES;
use crate::labels;
use crate::platform::dialog::{self, Opened};
use crate::platform::{input, tasks};
use crate::state::action::Action;
use crate::state::arrivals;
use crate::state::incoming::wire::Seen;
use crate::state::selection::Dialog;
use crate::state::workspace::Workspace;
use crate::state::write::{self, Documents};

#[derive(Clone, PartialEq)]
pub(crate) struct Props {
    pub dialog: Dialog,
    pub workspace: Rc<Workspace>,
    pub act: Act,
}

/// A dialog. Each begins anew, and takes over nothing from another one that was open.
pub(crate) fn dialogs(dialog: Dialog, workspace: &Rc<Workspace>, act: &Act) -> Html {
    let props = Props { dialog, workspace: Rc::clone(workspace), act: act.clone() };
    part(title(dialog), Rc::new(props))
}

/// What the views report to.
pub(crate) type Tell = Callback<Message>;

/// What can happen in a dialog.
pub(crate) enum Message {
    /// Somebody did something, with what stands in the field in which it happened.
    Did(Deed, String),
    /// What the text that came in is; with the number of the question.
    Seen(u32, Option<Seen>),
    /// The forms of the scenario; with the number of the question.
    Made(u32, Made),
    /// What came of copying.
    Said(String),
    /// The list of lessons has come.
    Listed(Vec<Lesson>),
    /// What came of taking progress in.
    Imported(String),
}

/// What somebody can do in a dialog.
#[derive(Clone, Copy)]
pub(crate) enum Deed {
    /// Choose an example.
    Example(usize),
    /// Type a text that is to come in.
    Type,
    /// Choose where it goes.
    Choose,
    /// Take it in.
    Use,
    /// Choose a file.
    PickFile,
    /// Ask for other account ids, or for the true ones again.
    OtherIds,
    /// Copy a form.
    Copy(usize),
    /// Save the file.
    Download,
    /// Choose a lesson.
    Lesson(usize),
    /// Save all progress.
    ExportProgress,
    /// Take it in again.
    ImportProgress,
}

/// What an event in a dialog does.
pub(crate) fn on(tell: &Tell, deed: Deed) -> Callback<Event> {
    let tell = tell.clone();
    Callback::from(move |event: Event| tell.emit(Message::Did(deed, input::value(&event))))
}

/// The one that is open.
pub(crate) struct Dialogs {
    element: NodeRef,
    opened: Option<Opened>,
    state: Rc<RefCell<State>>,
}

/// What it knows.
struct State {
    props: Props,
    tell: Tell,
    /// Counts questions: what answers an older one comes too late.
    asked: u32,
    open: Open,
    share: Share,
    lessons: Lessons,
}

impl PartProps for Props {
    fn begin(&self, redraw: Callback<()>) -> Box<dyn Part> {
        Box::new(Dialogs::new(self, redraw))
    }

    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }
}

impl Dialogs {
    fn new(props: &Props, redraw: Callback<()>) -> Self {
        let state = Rc::new_cyclic(|state: &Weak<RefCell<State>>| {
            let state = Weak::clone(state);
            // What comes once it is closed finds nobody.
            let tell = Callback::from(move |message| {
                let state = state.upgrade();
                if state.is_some_and(|state| state.borrow_mut().hear(message)) {
                    redraw.emit(());
                }
            });
            RefCell::new(State {
                props: props.clone(),
                tell,
                asked: 0,
                open: Open::default(),
                share: Share::default(),
                lessons: Lessons::default(),
            })
        });
        state.borrow_mut().begin();
        Self { element: NodeRef::default(), opened: None, state }
    }
}

impl Part for Dialogs {
    fn renew(&mut self, of: &dyn Any) -> bool {
        if let Some(props) = of.downcast_ref() {
            self.state.borrow_mut().renew(props);
        }
        true
    }

    fn view(&self) -> Html {
        self.state.borrow().view(&self.element)
    }

    fn rendered(&mut self, first: bool) {
        if first {
            self.opened = Some(dialog::show_modal(&self.element));
        }
    }

    fn close(&mut self) {
        if let Some(opened) = self.opened.take() {
            opened.close();
        }
    }
}

impl State {
    fn begin(&mut self) {
        match self.props.dialog {
            Dialog::Open => {
                self.open.text = arrivals::kept();
                self.look();
            }
            Dialog::Share => self.make(),
            Dialog::Lessons if EXERCISES => {
                let tell = self.tell.clone();
                tasks::spawn(async move { tell.emit(Message::Listed(lessons::list().await)) });
            }
            Dialog::Examples | Dialog::Help | Dialog::Lessons => {}
        }
    }

    /// Something has happened. Whether anything that is shown is another.
    fn hear(&mut self, message: Message) -> bool {
        match message {
            Message::Did(deed, value) => self.carry_out(deed, value),
            Message::Seen(at, seen) if at == self.asked => self.open.seen = seen,
            Message::Made(at, made) if at == self.asked => self.share.made = Some(made),
            Message::Said(said) => self.share.said = said,
            Message::Listed(list) if EXERCISES => self.lessons.list = Some(list),
            Message::Imported(said) if EXERCISES => {
                self.lessons.said = said;
                // What is shown goes on where what was taken in has stopped.
                if let Some(task) = self.props.workspace.task() {
                    lessons::open_again(task.id.clone(), &self.props.act);
                }
            }
            // What answers an older question, or one that is not asked here.
            _ => return false,
        }
        true
    }

    fn renew(&mut self, props: &Props) {
        let before = std::mem::replace(&mut self.props, props.clone());
        if props.dialog == Dialog::Share && !props.workspace.same_texts(&before.workspace) {
            self.make();
        }
    }

    fn view(&self, element: &NodeRef) -> Html {
        let Props { dialog, workspace, act } = &self.props;
        // Escape closes the element by itself; the state follows.
        let close = does(act, Action::Dialog(None));
        let title = title(*dialog);
        let button = el("button", "button button-quiet button-sign")
            .attr("type", "button")
            .attr("aria-label", labels::CLOSE)
            .with(icon("sign-mark", "close"))
            .onclick(close.clone());
        let bar = el("div", "dialog-bar").with(el("h2", "dialog-title").say(title)).with(button);
        let content = match dialog {
            Dialog::Examples => examples::examples(&self.tell),
            Dialog::Open => open::open(&self.open, &self.tell),
            Dialog::Share => share::share(&self.share, workspace, act, &self.tell),
            Dialog::Lessons if EXERCISES => lessons::lessons(&self.lessons, &self.tell),
            Dialog::Help | Dialog::Lessons => help::help(),
        };
        el("dialog", "dialog")
            .node_ref(element)
            .attr("aria-label", title)
            .on(|| ListenerKind::onclose, close)
            .with(bar)
            .with(el("div", "dialog-body").with(content))
            .into()
    }

    fn carry_out(&mut self, deed: Deed, value: String) {
        let Props { workspace, act, .. } = self.props.clone();
        let (workspace, act) = (&workspace, &act);
        match deed {
            Deed::Example(at) => examples::load(at, act),
            Deed::Type => {
                self.open.text = value;
                self.open.chosen = None;
                self.look();
            }
            Deed::Choose => self.open.chosen = value.parse().ok(),
            Deed::Use => {
                act.emit(Action::Dialog(None));
                arrivals::take("", self.open.text.clone(), self.open.chosen, workspace, act);
            }
            Deed::PickFile => open::pick(workspace, act),
            Deed::OtherIds => {
                self.share.other_ids = !self.share.other_ids;
                // Nobody must copy the true ids while the box is ticked.
                if self.share.other_ids {
                    self.share.made = None;
                }
                self.make();
            }
            Deed::Copy(at) => {
                if self.share.copy(at, workspace, &self.tell) {
                    act.emit(Action::Linked);
                }
            }
            Deed::Download => self.share.download(workspace),
            // The list is not here.
            _ if !EXERCISES => {}
            Deed::Lesson(at) => self.lessons.open(at, act),
            Deed::ExportProgress => lessons::export(),
            Deed::ImportProgress => lessons::import(&self.tell),
        }
    }

    /// Asks what the text is that came in.
    fn look(&mut self) {
        self.asked += 1;
        if self.open.text.trim().is_empty() {
            self.open.seen = None;
            return;
        }
        let (at, tell) = (self.asked, self.tell.clone());
        let seen = move |seen| tell.emit(Message::Seen(at, seen));
        arrivals::look(&self.open.text, &self.props.workspace, seen);
    }

    /// Makes what goes out.
    fn make(&mut self) {
        self.asked += 1;
        let (at, tell) = (self.asked, self.tell.clone());
        let text = write::laid_out(&self.props.workspace, Documents::AsTyped);
        let other_ids = self.share.other_ids;
        tasks::spawn(async move {
            tell.emit(Message::Made(at, share::made(text, other_ids).await));
        });
    }
}

/// What the dialog is called.
fn title(dialog: Dialog) -> &'static str {
    match dialog {
        Dialog::Examples => labels::EXAMPLES,
        Dialog::Open => labels::OPEN_DIALOG,
        Dialog::Share => labels::SHARE,
        Dialog::Help => labels::HELP,
        Dialog::Lessons => labels::task::LESSONS,
    }
}
