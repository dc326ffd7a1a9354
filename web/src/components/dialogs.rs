//! The dialogs: examples, getting something in, getting something out, and help. One component is all of them: it opens
//! the modal, keeps what their fields hold while one is open, and does what is asked for in it. What they show is in
//! the files of this folder, one each.

pub(crate) mod examples;
pub(crate) mod help;
pub(crate) mod lessons;
pub(crate) mod open;
pub(crate) mod share;

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{ListenerKind, VComp};

use self::lessons::{Lesson, Lessons};
use self::open::Open;
use self::share::{Made, Share};
use super::button::{Act, does};
use super::el::el;
use super::icon::icon;
use crate::labels;
use crate::platform::dialog::{self, Opened};
use crate::platform::{input, tasks};
use crate::state::action::Action;
use crate::state::arrivals;
use crate::state::incoming::wire::Seen;
use crate::state::selection::Dialog;
use crate::state::workspace::Workspace;
use crate::state::write::{self, Documents};

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub dialog: Dialog,
    pub workspace: Rc<Workspace>,
    pub act: Act,
}

/// A dialog. Each begins anew, and takes over nothing from another one that was open.
pub(crate) fn dialogs(dialog: Dialog, workspace: &Rc<Workspace>, act: &Act) -> Html {
    let props = Props { dialog, workspace: Rc::clone(workspace), act: act.clone() };
    VComp::new::<Dialogs>(Rc::new(props), Some(title(dialog).into())).into()
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
    tell: Tell,
    /// Counts questions: what answers an older one comes too late.
    asked: u32,
    open: Open,
    share: Share,
    lessons: Lessons,
}

impl Component for Dialogs {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let mut made = Self {
            element: NodeRef::default(),
            opened: None,
            tell: ctx.link().callback(|message| message),
            asked: 0,
            open: Open::default(),
            share: Share::default(),
            lessons: Lessons::default(),
        };
        match ctx.props().dialog {
            Dialog::Open => {
                made.open.text = arrivals::kept();
                made.look(ctx.props());
            }
            Dialog::Share => made.make(ctx.props()),
            Dialog::Lessons => {
                let tell = made.tell.clone();
                tasks::spawn(async move { tell.emit(Message::Listed(lessons::list().await)) });
            }
            Dialog::Examples | Dialog::Help => {}
        }
        made
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Did(deed, value) => self.carry_out(deed, value, ctx.props()),
            Message::Seen(at, seen) if at == self.asked => self.open.seen = seen,
            Message::Made(at, made) if at == self.asked => self.share.made = Some(made),
            Message::Said(said) => self.share.said = said,
            Message::Listed(list) => self.lessons.list = Some(list),
            Message::Imported(said) => {
                self.lessons.said = said;
                // What is shown goes on where what was taken in has stopped.
                if let Some(task) = &ctx.props().workspace.task {
                    lessons::open(task.id.clone(), &ctx.props().act);
                }
            }
            Message::Seen(..) | Message::Made(..) => return false,
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let props = ctx.props();
        if props.dialog == Dialog::Share && !props.workspace.same_texts(&old.workspace) {
            self.make(props);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props { dialog, workspace, act } = ctx.props();
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
            Dialog::Help => help::help(),
            Dialog::Lessons => lessons::lessons(&self.lessons, &self.tell),
        };
        el("dialog", "dialog")
            .node_ref(&self.element)
            .attr("aria-label", title)
            .on(|| ListenerKind::onclose, close)
            .with(bar)
            .with(el("div", "dialog-body").with(content))
            .into()
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if first {
            self.opened = Some(dialog::show_modal(&self.element));
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        if let Some(opened) = self.opened.take() {
            opened.close();
        }
    }
}

impl Dialogs {
    fn carry_out(&mut self, deed: Deed, value: String, props: &Props) {
        let Props { workspace, act, .. } = props;
        match deed {
            Deed::Example(at) => examples::load(at, act),
            Deed::Type => {
                self.open.text = value;
                self.open.chosen = None;
                self.look(props);
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
                self.make(props);
            }
            Deed::Copy(at) => {
                if self.share.copy(at, workspace, &self.tell) {
                    props.act.emit(Action::Linked);
                }
            }
            Deed::Download => self.share.download(workspace),
            Deed::Lesson(at) => self.lessons.open(at, act),
            Deed::ExportProgress => lessons::export(),
            Deed::ImportProgress => lessons::import(&self.tell),
        }
    }

    /// Asks what the text is that came in.
    fn look(&mut self, props: &Props) {
        self.asked += 1;
        if self.open.text.trim().is_empty() {
            self.open.seen = None;
            return;
        }
        let (at, tell) = (self.asked, self.tell.clone());
        let (text, workspace) = (self.open.text.clone(), Rc::clone(&props.workspace));
        tasks::spawn(async move {
            tell.emit(Message::Seen(at, arrivals::look(&text, &workspace).await));
        });
    }

    /// Makes what goes out.
    fn make(&mut self, props: &Props) {
        self.asked += 1;
        let (at, tell) = (self.asked, self.tell.clone());
        let text = write::laid_out(&props.workspace, Documents::AsTyped);
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
