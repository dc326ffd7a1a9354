//! Running other programs: loudly, with their output passed on, or quietly, for their answer.

use std::env;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::problem::Problem;
use crate::search_path::SearchPath;

/// A call of `program`, found by `path`, in `folder`, without a keyboard: nothing here may wait for an answer.
///
/// Cargo tells this program about its own package through variables; a build started from here must not see them, or
/// build scripts that watch them would run again each time.
pub(crate) fn command(program: impl AsRef<OsStr>, path: &SearchPath, folder: &Path) -> Command {
    let program = program.as_ref();
    // Looked up here, because the search by the system would use the PATH of this process, not the one passed on.
    let located = program.to_str().and_then(|name| path.find(name));
    let mut command = Command::new(located.as_deref().map_or(program, Path::as_os_str));
    command.current_dir(folder).env("PATH", path.joined()).stdin(Stdio::null());
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
        }) {
            command.env_remove(name);
        }
    }
    command
}

/// Runs to the end, output passed on.
///
/// # Errors
/// The program cannot be started, or ends with anything but success; the sentence shows the call as typed.
pub(crate) fn run(command: &mut Command) -> Result<(), Problem> {
    let shown = show(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Problem::new(match status.code() {
            Some(code) => {
                format!("`{shown}` failed with exit code {code}; its output above says why.")
            }
            None => format!("`{shown}` was ended by a signal."),
        })),
        Err(error) => Err(Problem::new(format!("`{shown}` cannot be started: {error}."))),
    }
}

/// What the program prints, trimmed; `None` when it cannot be started or fails.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// The call as a person would type it: the program by name, not by place.
pub(crate) fn show(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    let mut words = vec![program.to_string_lossy()];
    words.extend(command.get_args().map(OsStr::to_string_lossy));
    words.join(" ")
}
