//! From the page's program to the one with exercise mode, which the address calls for. What stands in no file and in no
//! address is kept for this tab until it is there, and for when it is loaded again.

use hatcheck_policy::json;

use super::wire;
use super::workspace::Workspace;
use super::write::{self, Documents};
use crate::platform::{location, storage};

const KEY: &str = "hatcheck.exercise-in-work.";
/// What is shown while the other program is loaded.
const SHOWN: &str = "hatcheck.shown";

fn key(id: &str) -> String {
    [KEY, id].concat()
}

/// Goes to the list of exercises, below which what is shown now is to be shown again. Whether the browser keeps it for that
/// long.
pub fn go_to_list(workspace: &Workspace) -> bool {
    let text = write::laid_out(workspace, Documents::AsTyped);
    let is_kept = storage::session().set(SHOWN, &text);
    if is_kept {
        location::go_to_exercise("", false);
    }
    is_kept
}

/// The text of what was shown when somebody went to the list, once.
pub fn shown() -> Option<String> {
    let session = storage::session();
    let text = session.get(SHOWN)?;
    session.remove(SHOWN);
    Some(text)
}

/// Goes on with an exercise that is in no file, as its author or not. Whether the browser keeps it for that long.
pub fn go_on_with(file: &str, is_author: bool) -> bool {
    let Some(id) = keep(file) else { return false };
    location::go_to_exercise(&id, is_author);
    true
}

/// Keeps an exercise that is in no file. Its name; `None` where it will not be there.
pub fn keep(file: &str) -> Option<String> {
    let id = wire::text(&json::parse(file).ok()?, "id");
    let is_kept = is_name(&id) && storage::session().set(&key(&id), file);
    is_kept.then_some(id)
}

/// Keeps the exercise that is in a workspace by a link or a file.
pub fn keep_task(workspace: &Workspace) {
    if let Some(task) = workspace.task() {
        keep(&task.file);
    }
}

/// Whether an exercise can have this name in an address.
pub fn is_name(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// Whether the browser keeps what would be lost when the page is loaded anew.
pub fn is_possible() -> bool {
    storage::session().set(SHOWN, "")
}

/// The exercise of this name that is in no file, or another one than there.
pub fn kept(id: &str) -> Option<String> {
    storage::session().get(&key(id))
}

/// The exercise of this name is to be that in the file again.
pub fn forget(id: &str) {
    storage::session().remove(&key(id));
}
