//! mdBook, from crates.io.

use std::process::Command;

use super::Place;
use crate::problem::Problem;
use crate::{process, tools};

pub(super) fn mdbook(place: &Place) -> Result<Command, Problem> {
    let path = tools::mdbook(place.project, place.tools)?;
    let mut call = process::command("mdbook", &path, &place.source);
    call.args(["build", "--dest-dir"]).arg(&place.out);
    Ok(call)
}
