//! Getting something out: a link, its forms for Markdown and other pages, and the file.

use hatcheck_policy::json;
use hatcheck_scenario::link::Kind;
use hatcheck_scenario::words;
use yew::virtual_dom::ListenerKind;

use super::{Deed, Message, Tell, on};
use crate::components::button::{Act, button, does};
use crate::components::el::{El, el};
use crate::labels::share as labels;
use crate::platform::{clock, location, services, tasks};
use crate::state::action::Action;
use crate::state::structure::Change;
use crate::state::workspace::Workspace;
use crate::state::{links, other_ids};

/// The forms in which a scenario leaves the page.
const FORMS: [&str; 7] = [
    labels::LINK,
    labels::MARKDOWN,
    labels::FRAME,
    labels::FENCE,
    labels::ELEMENT,
    labels::SCRIPT,
    labels::SCENARIO,
];
/// So many of them, the first ones, hold the link.
const LINKS: usize = 3;

/// What the dialog holds.
#[derive(Default)]
pub(crate) struct Share {
    /// Whether account ids are replaced.
    pub(super) other_ids: bool,
    /// What goes out, once it is made.
    pub(super) made: Option<Made>,
    /// What came of copying or saving.
    pub(super) said: String,
}

/// What goes out.
pub(crate) struct Made {
    /// The scenario; nothing where its account ids could not be replaced.
    text: Option<String>,
    /// The link, or in words why there is none.
    address: Result<String, String>,
}

/// Makes what goes out.
pub(super) async fn made(text: String, other_ids: bool) -> Made {
    let text = if other_ids { other_ids::replaced(&text).await } else { Ok(text) };
    match text {
        Ok(text) => {
            Made { address: links::address_for(Kind::Scenario, &text).await, text: Some(text) }
        }
        Err(why) => Made { address: Err(why), text: None },
    }
}

/// The choice of other account ids, and the forms.
pub(crate) fn share(state: &Share, workspace: &Workspace, act: &Act, tell: &Tell) -> El {
    let ids = el("input", "field-flag")
        .attr("type", "checkbox")
        .checked(state.other_ids)
        .on(|| ListenerKind::onchange, on(tell, Deed::OtherIds));
    // Each part is always there, so that nothing around it is drawn anew and loses the focus.
    let mut links = el("div", "share-part");
    let mut files = el("div", "share-part");
    match &state.made {
        None => links = links.with(el("p", "").attr("role", "status").say(labels::MAKING)),
        Some(made) => {
            match &made.address {
                Err(why) => {
                    links = links.with(el("p", "share-fault").attr("role", "alert").text(why));
                }
                Ok(link) => {
                    links = links.with(form(made, 0, workspace, tell)).with(length(link));
                    for at in 1..LINKS {
                        links = links.with(form(made, at, workspace, tell));
                    }
                }
            }
            if made.text.is_some() {
                for at in LINKS..FORMS.len() {
                    files = files.with(form(made, at, workspace, tell));
                }
                let download = button("button", labels::DOWNLOAD, on(tell, Deed::Download));
                files = files.with(el("div", "dialog-actions").with(download));
            }
        }
    }
    el("div", "share-dialog")
        .with(el("label", "check").with(ids).with(el("span", "").say(labels::OTHER_IDS)))
        .with(el("div", "share-part").with_some(pin(workspace, act)))
        .with(links)
        .with(files)
        .with(el("p", "share-said").attr("role", "status").text(&state.said))
        .with(el("p", "fine-print").say(labels::PRIVACY))
}

/// Offers to pin the moment, where the scenario does not.
fn pin(workspace: &Workspace, act: &Act) -> Option<El> {
    if workspace.shell.scenario.now.is_some() {
        return None;
    }
    let change = Change::Set("/now".to_owned(), json::quote(&clock::now()?.to_string()));
    let pin = Action::restructure(change, Some(labels::PINNED.into()));
    let why = el("span", "").say(labels::UNPINNED);
    Some(el("p", "share-pin").with(why).with(button("button", labels::PIN, does(act, pin))))
}

/// How long the link is, and whether that is too long for some.
fn length(link: &str) -> El {
    let length = fragment(link).len();
    match words::link_length(length) {
        Some(warning) => el("p", "share-length share-fault").text(&warning),
        None => el("p", "share-length").text(&labels::length(length)),
    }
}

/// One form with its button.
fn form(made: &Made, at: usize, workspace: &Workspace, tell: &Tell) -> El {
    let name = FORMS.get(at).copied().unwrap_or_default();
    let field = el("input", "field-input").attr("readonly", "").value(&made.form(at, workspace));
    let label = el("label", "share-label").with(el("span", "").say(name)).with(field);
    let copy = button("button", &labels::copy(name), on(tell, Deed::Copy(at)));
    el("div", "share-form").with(label).with(copy)
}

impl Share {
    /// Copies a form. A link goes into the address as well, so that both say the same: whether it was one.
    pub(super) fn copy(&mut self, at: usize, workspace: &Workspace, tell: &Tell) -> bool {
        let (Some(made), Some(name)) = (&self.made, FORMS.get(at)) else { return false };
        let link = made.address.as_ref().ok().filter(|_| at < LINKS);
        if let Some(link) = link {
            location::replace_fragment(fragment(link));
        }
        let is_link = link.is_some();
        // Said anew where it is the same as before.
        self.said.clear();
        let (text, tell) = (made.form(at, workspace), tell.clone());
        tasks::spawn(async move {
            let copied = services::copied(&text).await;
            let said = if copied { labels::copied(name) } else { labels::NOT_COPIED.to_owned() };
            tell.emit(Message::Said(said));
        });
        is_link
    }

    /// Saves the scenario as a file.
    pub(super) fn download(&mut self, workspace: &Workspace) {
        let text = self.made.as_ref().and_then(|made| made.text.as_deref());
        if let Some(text) = text {
            let file = labels::file_name(title(workspace));
            services::download(&file, "application/json", &[text, "\n"].concat());
            self.said = labels::downloaded(&file);
        }
    }
}

impl Made {
    /// What one of the forms holds.
    fn form(&self, at: usize, workspace: &Workspace) -> String {
        let text = self.text.as_deref().unwrap_or_default();
        let link = self.address.as_deref().unwrap_or_default();
        let title = match title(workspace) {
            "" => labels::UNTITLED,
            title => title,
        };
        match at {
            0 => link.to_owned(),
            1 => labels::markdown(link, title),
            2 => labels::frame(&folder(), fragment(link), title),
            3 => labels::fence(text),
            4 => labels::element(text),
            5 => labels::script(&folder()),
            _ => text.to_owned(),
        }
    }
}

fn title(workspace: &Workspace) -> &str {
    workspace.shell.scenario.title.as_deref().unwrap_or_default()
}

/// The folder of the page, where what other pages embed lies as well.
fn folder() -> String {
    let address = location::address();
    address.rfind('/').map_or("", |at| &address[..=at]).to_owned()
}

/// What stands behind the address of the page.
fn fragment(link: &str) -> &str {
    link.find('#').map_or(link, |at| &link[at..])
}
