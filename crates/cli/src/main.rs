//! `hatcheck`: files in, decisions out. Knows files, terminals and exit statuses; decides nothing itself.

mod eval;
mod explain;
mod input;
mod link;
mod output;
mod paint;
mod snippet;
mod suggestion;
mod trace;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use hatcheck_scenario::report::Options;
use hatcheck_scenario::words::Messages;

/// Decides AWS IAM requests from scenario files, offline, and says why.
#[derive(Parser)]
#[command(name = "hatcheck", version, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  hatcheck eval examples/*.json             decide every request and say why
  hatcheck eval --format json world.json    the same as a report for programs
  hatcheck eval - < world.json              read standard input
  hatcheck explain E-174                    one rule in a sentence
  hatcheck link world.json                  the part of a share link behind the address of the page
  hatcheck link 'https://…#s1.…'            the scenario in a share link

Exit status of eval:
  0  every expectation holds, or there is none
  1  some request came out otherwise than expected, or, with --strict, a document has an error
  2  a file could not be read as a scenario; the others were decided all the same";

#[derive(Subcommand)]
enum Command {
    /// Decide every request of scenario files.
    #[command(after_help = EXAMPLES)]
    Eval {
        /// Scenario files; `-` reads standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// How to print what was decided.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// Count errors inside policy documents as failures too.
        #[arg(long)]
        strict: bool,
        /// Which of AWS's texts, where documentation and measurement differ.
        #[arg(long, value_enum, default_value_t = Texts::Measured)]
        messages: Texts,
        /// Do not look for changes that would turn denials.
        #[arg(long)]
        no_suggestions: bool,
    },
    /// Say what a rule means.
    Explain {
        /// Its number, such as E-174, L-270 or R-072.
        #[arg(value_name = "RULE")]
        rule: String,
    },
    /// Make a share link of a scenario, or print the scenario in a share link.
    Link {
        /// A scenario file, or a link; `-` reads either from standard input.
        #[arg(value_name = "FILE|LINK")]
        given: PathBuf,
        /// The address of the page, to put in front of a link that is made.
        #[arg(long, value_name = "URL")]
        page: Option<String>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A readable trace.
    Text,
    /// The decision report; a list of them for several files.
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Texts {
    /// Refusals to assume a role carry no reason, as has been measured.
    Measured,
    /// They name the policy type, as is documented.
    Documented,
}

/// What the process says at its end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    /// Every expectation holds.
    Fine = 0,
    /// Some do not.
    Unmet = 1,
    /// Something could not be read, or not be written.
    Trouble = 2,
}

fn main() -> ExitCode {
    let status = match Arguments::parse().command {
        Command::Eval { files, format, strict, messages, no_suggestions } => {
            let messages = match messages {
                Texts::Measured => Messages::Measured,
                Texts::Documented => Messages::Documented,
            };
            let options = Options { messages, suggestions: !no_suggestions };
            eval::run(&files, format, strict, options)
        }
        Command::Explain { rule } => explain::run(&rule),
        Command::Link { given, page } => link::run(&given, page.as_deref()),
    };
    ExitCode::from(status as u8)
}
