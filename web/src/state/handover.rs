//! From the page's program to the one with exercise mode, which the address calls for: an exercise that is in no file is
//! kept for this tab until it is there, and for when it is loaded again.

use hatcheck_policy::json;

use super::wire;
use crate::platform::{location, storage};

const KEY: &str = "hatcheck.exercise-in-work.";

fn key(id: &str) -> String {
    [KEY, id].concat()
}

/// Goes to an exercise, by its name.
pub fn go_to(id: &str) {
    location::go_to_exercise(id, false);
}

/// Goes to the list of exercises.
pub fn go_to_list() {
    go_to("");
}

/// Goes on with an exercise that somebody has made, as its author. Whether the browser keeps it for that long.
pub fn go_on_with(file: &str) -> bool {
    let Some(id) = keep(file) else { return false };
    location::go_to_exercise(&id, true);
    true
}

/// Keeps an exercise that its author works on. Its name; `None` where it will not be there.
pub fn keep(file: &str) -> Option<String> {
    let id = wire::text(&json::parse(file).ok()?, "id");
    storage::session().set(&key(&id), file).then_some(id)
}

/// The exercise of this name that the author in this tab works on.
pub fn kept(id: &str) -> Option<String> {
    storage::session().get(&key(id))
}
