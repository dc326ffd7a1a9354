//! Docusaurus, from npm.

use std::process::Command;

use super::Place;
use crate::problem::Problem;
use crate::{process, tools};

pub(super) fn docusaurus(place: &Place) -> Result<Command, Problem> {
    tools::npm_packages_of(place.project, place.tools, "web/tests/hosts/docusaurus")?;
    let mut call = process::command("node", &place.tools.path, &place.source);
    call.args(["node_modules/@docusaurus/core/bin/docusaurus.mjs", "build", "--out-dir"]);
    // It would ask its registry whether there is a newer one.
    call.arg(&place.out).env("NO_UPDATE_NOTIFIER", "1");
    Ok(call)
}
