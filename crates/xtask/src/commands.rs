//! The table of commands: name, what it does, what runs.

use crate::problem::Problem;
use crate::project::Project;
use crate::{hosts, over_dist, rules, serve, suite, tools};

/// One thing a developer can ask for.
pub(crate) struct Command {
    /// What is typed after `cargo xtask`.
    pub(crate) name: &'static str,
    /// One line for the list.
    pub(crate) purpose: &'static str,
    /// Carries it out.
    pub(crate) run: fn(&Project) -> Result<(), Problem>,
}

/// In the order in which a newcomer wants them.
const COMMANDS: [Command; 11] = [
    Command {
        name: "serve",
        purpose: "build the playground, serve it on this machine and rebuild it on every change",
        run: serve::run,
    },
    Command {
        name: "test",
        purpose: "the whole suite: format, lints, tests, release build, browser tests",
        run: suite::test,
    },
    Command {
        name: "build",
        purpose: "the release build of the page, into dist/",
        run: suite::build,
    },
    Command {
        name: "package",
        purpose: "the JavaScript package, packed for npm, into dist-package/",
        run: suite::package,
    },
    Command {
        name: "measure",
        purpose: "how fast the page in dist/ is: keystrokes, loading, layout, against its goals",
        run: over_dist::measure,
    },
    Command {
        name: "lighthouse",
        purpose: "Lighthouse's scores of the page in dist/, on its mobile profile",
        run: over_dist::lighthouse,
    },
    Command {
        name: "screenshots",
        purpose: "pictures of the main views of the page in dist/, into docs/screenshots/",
        run: over_dist::screenshots,
    },
    Command {
        name: "browsers",
        purpose: "the page in dist/ in Firefox and WebKit, where they can be had",
        run: over_dist::browsers,
    },
    Command {
        name: "hosts",
        purpose: "documentation made with the real generators, tested with the examples in it alive",
        run: hosts::run,
    },
    Command {
        name: "doctor",
        purpose: "check the tools, install what is missing, say what cannot be had",
        run: tools::doctor,
    },
    Command {
        name: "rules",
        purpose: "which rules of the specification the code and the tests cite, and which not",
        run: rules::run,
    },
];

/// The command that was asked for; `None` when nothing, or help, was.
///
/// # Errors
/// An unknown name, or words after a command: none takes any.
pub(crate) fn parse(arguments: &[String]) -> Result<Option<&'static Command>, Problem> {
    let Some((name, rest)) = arguments.split_first() else { return Ok(None) };
    if matches!(name.as_str(), "help" | "-h" | "--help") {
        return Ok(None);
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        return Err(Problem::new(format!("there is no command `{name}`.")));
    };
    if let Some(word) = rest.first() {
        return Err(Problem::new(format!("`{name}` takes no arguments, but was given `{word}`.")));
    }
    Ok(Some(command))
}

/// The list that `cargo xtask` alone prints.
pub(crate) fn help() -> String {
    let mut text = String::from("Hatcheck's own commands, each as `cargo xtask NAME`:\n\n");
    for Command { name, purpose, .. } in &COMMANDS {
        text.push_str(&format!("  {name:<13}{purpose}\n"));
    }
    text.push_str(
        "\nEach but `rules` first checks the tools it needs and installs what is missing.\n",
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name_of(arguments: &[&str]) -> Result<Option<&'static str>, String> {
        let arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
        parse(&arguments)
            .map(|command| command.map(|command| command.name))
            .map_err(|problem| problem.to_string())
    }

    #[test]
    fn nothing_and_help_ask_for_the_list() {
        assert_eq!(name_of(&[]), Ok(None));
        assert_eq!(name_of(&["--help"]), Ok(None));
    }

    #[test]
    fn every_listed_command_is_found_by_its_name() {
        for command in &COMMANDS {
            assert_eq!(name_of(&[command.name]), Ok(Some(command.name)));
            assert!(help().contains(command.purpose));
        }
    }

    #[test]
    fn a_slip_is_named() {
        assert_eq!(name_of(&["tset"]), Err("there is no command `tset`.".into()));
        assert_eq!(
            name_of(&["test", "--fast"]),
            Err("`test` takes no arguments, but was given `--fast`.".into())
        );
    }
}
