//! What the page starts with, the first that exists: the link in the address, the example it asks for, this tab's
//! draft, the newest draft of any tab, the first example. A draft that is not shown is offered, and never lost.

use std::cell::Cell;
use std::future::{Future, ready};
use std::pin::Pin;
use std::rc::Rc;

use hatcheck_scenario::link::{self, Kind, LinkError, Payload};
use hatcheck_scenario::words;
use yew::prelude::*;

use super::action::{Action, with_source};
use super::drafts::{Draft, Keeper};
use super::examples::{self, EXAMPLES};
use super::handover;
use super::links;
use super::selection::Dialog;
use super::solving;
use super::workspace::Workspace;
use super::write::{self, Documents};
use crate::EXERCISES;
use crate::labels::{self, drafts as own};
use crate::platform::{local_time, location, skeleton, tasks};

/// What the address asks for.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    /// What a link holds, or what is wrong with it.
    Link(Result<Payload, LinkError>),
    /// An example, by its name.
    Example(&'static str),
    /// An example that there is none of.
    Unknown,
    /// An exercise, by its name.
    Exercise(String),
    /// The list of exercises: no name.
    Exercises,
    /// Nothing.
    Nothing,
}

/// What an address and its parameter `example` ask for. What is wrong with a link is said with its place in the address.
fn asked(address: &str, example: Option<&str>) -> Asked {
    match link::read_fragment(address) {
        Err(LinkError::NotALink) => {}
        link => return Asked::Link(link),
    }
    let Some(name) = example else { return Asked::Nothing };
    let known = EXAMPLES.iter().find(|known| known.0 == name);
    known.map_or(Asked::Unknown, |known| Asked::Example(known.0))
}

fn asked_here() -> Asked {
    match asked(&location::whole(), location::query("example").as_deref()) {
        Asked::Nothing => match location::query("exercise") {
            Some(id) if id.is_empty() => Asked::Exercises,
            asked => asked.map_or(Asked::Nothing, Asked::Exercise),
        },
        asked => asked,
    }
}

/// What stands there at once: a draft, else the first example, which stands there anyway until something else is
/// fetched or unpacked, and which somebody may have typed into already.
pub fn initial(keeper: &Keeper) -> Workspace {
    let asked = asked_here();
    let is_free = matches!(asked, Asked::Nothing | Asked::Exercises) && !was_typed_into();
    // Whoever goes to the list of exercises finds there what they had, a draft or not.
    let shown = handover::shown().filter(|_| asked == Asked::Exercises);
    let shown = shown.filter(|text| Workspace::read(text, None).is_ok());
    let is_it = |draft: &Draft| shown.as_ref().is_none_or(|shown| *shown == draft.scenario);
    let draft = keeper.draft().filter(|draft| is_free && is_it(draft));
    let opened = draft.as_ref().and_then(opened);
    let read = || Workspace::read(shown.as_ref()?, None).ok();
    // The program's own tests read its own example; an empty page is what would be left without it.
    let workspace = opened.clone().or_else(read).or_else(|| examples::first().ok());
    let workspace = workspace.unwrap_or_else(Workspace::empty);
    keeper.note_loaded(&Rc::new(workspace.clone()));
    if let Some(draft) = draft.filter(|_| opened.is_some()) {
        keeper.go_on(&draft);
    }
    workspace
}

fn was_typed_into() -> bool {
    skeleton::used().iter().any(|used| used.text.is_some())
}

fn opened(draft: &Draft) -> Option<Workspace> {
    let mut workspace = Workspace::read(&draft.scenario, None).ok()?;
    let last = workspace.requests.len().saturating_sub(1);
    workspace.selection.request = draft.request.min(last);
    Some(match &draft.source {
        Some(source) => with_source(&workspace, source),
        None => workspace,
    })
}

/// A draft that was not opened, in words, to be offered.
pub fn offered(draft: &Draft) -> String {
    let when = match draft.saved {
        0 => String::new(),
        saved => local_time::when(saved, local_time::now()),
    };
    own::kept(&when)
}

/// Opens a draft that was offered.
pub fn restore(draft: &Draft, keeper: &Keeper, act: &Callback<Action>) {
    if let Some(workspace) = opened(draft) {
        let chosen = workspace.selection.request;
        act.emit(Action::Load(Rc::new(workspace), own::RESTORED.into()));
        act.emit(Action::SelectRequest(chosen));
        keeper.go_on(draft);
    }
}

/// Fetches or unpacks what the address asks for, now and whenever its fragment becomes another one.
#[derive(Clone)]
pub struct Start {
    keeper: Rc<Keeper>,
    act: Callback<Action>,
    /// Told of a draft that is not shown.
    kept: Callback<Option<Draft>>,
    /// The static page gives way: what was typed there is taken over, unless that was done before.
    enter: Callback<()>,
    /// Somebody has typed into the static page, which must not be lost.
    typed: Rc<Cell<bool>>,
}

impl Start {
    /// Made before the static page goes. `kept` is told of a draft that is not shown, `enter` that the static page is to
    /// give way: at once, or when there is what the address asks for, so that nothing stands there for a moment only.
    pub fn new(
        keeper: &Rc<Keeper>,
        act: &Callback<Action>,
        kept: Callback<Option<Draft>>,
        enter: Callback<()>,
    ) -> Self {
        let (keeper, act) = (Rc::clone(keeper), act.clone());
        Self { keeper, act, kept, enter, typed: Rc::default() }
    }

    /// At the beginning.
    pub fn begin(&self) {
        let own = self.clone();
        match asked_here() {
            Asked::Nothing => {
                own.enter();
                own.offer(None);
            }
            Asked::Exercises => {
                own.enter();
                own.offer_of(own.keeper.draft(), own.keeper.shown().as_deref());
                // Asked for once: what follows in the address is what is shown.
                location::replace_exercise(None, false);
                own.act.emit(Action::Dialog(Some(Dialog::Lessons)));
            }
            Asked::Exercise(id) if EXERCISES => tasks::spawn(async move {
                match solving::asked(&id).await {
                    Ok(workspace) => own.show(Rc::new(workspace), false),
                    Err(why) => own.fail(&why),
                }
            }),
            // The address called for another program.
            Asked::Exercise(_) => own.fail(labels::task::NONE),
            Asked::Unknown => own.fail(labels::NO_EXAMPLE),
            Asked::Link(Err(error)) => own.fail(&own::not_opened(&words::link_error(&error))),
            Asked::Link(Ok(payload)) => tasks::spawn(async move {
                match unpacked(&payload).await {
                    Ok(workspace) => own.show(Rc::new(workspace), true),
                    Err(why) => own.fail(&own::not_opened(&why)),
                }
            }),
            Asked::Example(name) => tasks::spawn(async move {
                match examples::fetched(name).await {
                    Some(workspace) => own.show(Rc::new(workspace), false),
                    None => own.fail(labels::EXAMPLE_FAILED),
                }
            }),
        }
    }

    /// The static page gives way.
    fn enter(&self) {
        self.typed.set(was_typed_into());
        self.enter.emit(());
    }

    /// Another fragment stands in the address. What was typed within the last moment is kept as well.
    pub fn follow(&self, workspace: &Workspace) {
        self.keeper.keep(workspace, local_time::now());
        let own = self.clone();
        let address = location::whole();
        let payload = match link::read_fragment(&address) {
            Err(LinkError::NotALink) => {
                // Back to where the page was before a link that nothing was changed in since.
                if !address.contains('#') && self.keeper.is_as_linked(workspace) {
                    location::reload();
                }
                return;
            }
            Err(error) => return own.say(&own::not_opened(&words::link_error(&error))),
            Ok(payload) if payload.kind == Kind::Exercise && !EXERCISES => {
                return match handover::is_possible() {
                    true => location::reload(),
                    false => own.say(labels::task::NOT_HERE),
                };
            }
            Ok(payload) => payload,
        };
        tasks::spawn(async move {
            match unpacked(&payload).await {
                // Somebody has gone on meanwhile, or back.
                _ if location::whole() != address => {}
                Ok(workspace) => {
                    let workspace = Rc::new(workspace);
                    own.act.emit(Action::Follow(Rc::clone(&workspace), own::LINK_OPENED.into()));
                    own.keeper.note_link(&workspace);
                    handover::keep_task(&workspace);
                }
                Err(why) => own.say(&own::not_opened(&why)),
            }
        });
    }

    /// Shows what was asked for.
    fn show(&self, workspace: Rc<Workspace>, is_link: bool) {
        self.enter();
        let draft = self.keeper.draft();
        self.act.emit(match self.typed.get() {
            false => Action::Start(Rc::clone(&workspace)),
            true => Action::Follow(Rc::clone(&workspace), own::LINK_OPENED.into()),
        });
        if is_link {
            self.keeper.note_link(&workspace);
            handover::keep_task(&workspace);
        }
        self.offer_of(draft, Some(&workspace));
    }

    /// What was asked for cannot be had: a draft takes its place, else nothing, so that no answer stands there that could
    /// be taken for that of the link.
    fn fail(&self, why: &str) {
        self.enter();
        let draft = self.keeper.draft().filter(|_| !self.typed.get());
        match draft.as_ref().and_then(opened) {
            Some(workspace) => {
                let chosen = workspace.selection.request;
                self.act.emit(Action::Start(Rc::new(workspace)));
                self.act.emit(Action::SelectRequest(chosen));
                draft.iter().for_each(|draft| self.keeper.go_on(draft));
            }
            None => {
                if !self.typed.get() {
                    self.act.emit(Action::Start(Rc::new(Workspace::empty())));
                }
                self.offer(None);
            }
        }
        self.say(why);
    }

    /// Offers the draft where something else is shown.
    fn offer(&self, shown: Option<&Workspace>) {
        if self.typed.get() {
            self.offer_of(self.keeper.draft(), shown);
        }
    }

    fn offer_of(&self, draft: Option<Draft>, shown: Option<&Workspace>) {
        let shown = shown.map(|shown| write::laid_out(shown, Documents::AsTyped));
        let is_more =
            |draft: &Draft| Some(&draft.scenario) != shown.as_ref() || draft.source.is_some();
        self.kept.emit(draft.filter(is_more));
    }

    fn say(&self, what: &str) {
        self.act.emit(Action::Notice(Some(what.into())));
    }
}

/// The scenario in a link; in words, why there is none.
pub async fn in_link(link: &str) -> Result<Workspace, String> {
    unpacked(&links::payload_in(link)?).await
}

/// The scenario in what a link carries; in words, why there is none.
async fn unpacked(payload: &Payload) -> Result<Workspace, String> {
    let text = links::text_of(payload).await?;
    // A future of its own: what `unpacked` may wait for would be in any program.
    let read: Pin<Box<dyn Future<Output = _>>> = match payload.kind {
        Kind::Exercise if EXERCISES => Box::pin(in_exercise(text)),
        // The page is loaded anew, by the program that can open it.
        Kind::Exercise if handover::go_on_with(&text, false) => {
            Box::pin(ready(Err(labels::task::OPENS.to_owned())))
        }
        Kind::Scenario | Kind::Exercise => Box::pin(ready(links::workspace_in(&text))),
    };
    read.await
}

async fn in_exercise(text: String) -> Result<Workspace, String> {
    match solving::workspace_of(&text).await {
        // The first links of this kind held no more than a scenario with a name.
        Err(why) => links::workspace_in(&text).map_err(|_| why),
        opened => opened,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_comes_before_an_example_and_both_before_anything_else() {
        let link = "#s1.q1YqSi0sTS0uKVayiq5WKijKzEvOLEjMUbJSSszLz6vMzS8tVtJRSkwuyczPU7JSKja2ck8t8U_KSk0uUdJRKkotzi8tSk4FKS_Ks0osL7YqNraysipKLcgvKinWLzTWSy4uU6qNrQUA";
        assert!(matches!(asked(link, Some("role-chain")), Asked::Link(Ok(_))));
        assert_eq!(asked("#verdict", Some("role-chain")), Asked::Example("role-chain"));
        assert_eq!(asked("", Some("../secrets")), Asked::Unknown);
        assert_eq!(asked("", None), Asked::Nothing);
    }

    #[test]
    fn a_damaged_link_is_asked_for_all_the_same() {
        assert_eq!(asked("#s1.", None), Asked::Link(Err(LinkError::CutOff)));
        assert_eq!(asked("#s1.AB!CD", None), Asked::Link(Err(LinkError::Damaged { at: Some(7) })));
        let newer = format!("#s9.{}", "A".repeat(40));
        assert_eq!(asked(&newer, Some("role-chain")), Asked::Link(Err(LinkError::Newer)));
    }

    #[test]
    fn a_draft_opens_with_the_request_that_was_chosen() {
        let first = examples::first().unwrap();
        let scenario = write::laid_out(&first, Documents::AsTyped);
        let mut draft = Draft { saved: 1, scenario, request: 1, ..Draft::default() };
        assert_eq!(opened(&draft).unwrap().selection.request, 1);
        draft.request = 99;
        assert_eq!(opened(&draft).unwrap().selection.request, first.requests.len() - 1);
        draft.scenario = "{".into();
        assert!(opened(&draft).is_none());
    }
}
