//! `hatcheck`: files in, decisions out. Knows files, terminals and exit statuses; decides nothing itself.

mod check_docs;
mod clock;
mod eval;
mod exercise;
mod explain;
mod grade;
mod input;
mod lessons;
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
  hatcheck check-docs docs 'book/**/*.md'   check the examples in documentation
  hatcheck link world.json                  the part of a share link behind the address of the page
  hatcheck link 'https://…#s1.…'            the scenario in a share link

Exit status of eval:
  0  every expectation holds, or there is none
  1  some request came out otherwise than expected, or, with --strict, a document has an error
  2  a file could not be read as a scenario; the others were decided all the same";

const CHECK_DOCS: &str = "\
An example is, in a file that ends in
  .md        a fence of the language hatcheck (```hatcheck, ```hatcheck,view=chain, ```json hatcheck),
             or HTML as below
  .mdx       the same; the text of an element may be a template literal in braces
  .rst       .. code-block:: hatcheck, or any code block of :class: hatcheck; literalinclude likewise;
             and HTML in .. raw:: html
  .html      <hatcheck-example>, and <pre><code class=\"language-hatcheck\">

Its requests say what they expect. src=\"world.json\" stands for a file beside the documentation; other
addresses are not fetched, and skipped. data-hatcheck=\"off\" leaves a code block alone. Hidden files and
folders, node_modules and target are left out.

Examples:
  hatcheck check-docs docs README.md        everything below docs, and one file
  hatcheck check-docs 'docs/**/*.{md,mdx}'  a pattern, in quotes to keep the shell from reading it
  hatcheck check-docs --format json docs    a list of every request and fault, for programs

Exit status:
  0  every expectation holds, or there is none
  1  some request came out otherwise than expected, an option of an example does not exist or leads
     nowhere, or, with --strict, a policy document has an error
  2  an example is no scenario, a file could not be read, or an argument names no documentation; everything
     else was checked all the same";

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
    /// Check the examples in documentation: Markdown, MDX, reStructuredText and HTML.
    #[command(after_help = CHECK_DOCS)]
    CheckDocs {
        /// Files, folders, or patterns such as 'docs/**/*.md'.
        #[arg(required = true, value_name = "GLOB")]
        globs: Vec<String>,
        /// How to print what was found.
        #[arg(long, value_enum, default_value_t = Listed::Text)]
        format: Listed,
        /// Count errors inside policy documents as failures too.
        #[arg(long)]
        strict: bool,
    },
    /// Check exercises as their author should, or pack a folder of them for the page.
    #[command(subcommand)]
    Exercise(ExerciseCommand),
    /// Grade answers to exercises: result files of the page, or scenarios.
    #[command(after_help = GRADE)]
    Grade {
        /// Result files, or scenarios in which the work was done; `-` reads standard input.
        #[arg(required = true, value_name = "ANSWER")]
        answers: Vec<PathBuf>,
        /// The exercises, as files or folders; the lessons of this program where none are named.
        #[arg(long, value_name = "FILE|DIR")]
        exercise: Vec<PathBuf>,
        /// Only the check of this id, for partial credit.
        #[arg(long, value_name = "ID")]
        check: Option<String>,
        /// How to print the grades.
        #[arg(long, value_enum, default_value_t = grade::Grades::Text)]
        format: grade::Grades,
    },
    /// Say what a rule means.
    Explain {
        /// Its number, such as E-174, L-270 or R-072.
        #[arg(value_name = "RULE")]
        rule: String,
    },
    /// Make a share link of a scenario or an exercise, or print what is in a share link.
    Link {
        /// A scenario file, or a link; `-` reads either from standard input.
        #[arg(value_name = "FILE|LINK")]
        given: PathBuf,
        /// The address of the page, to put in front of a link that is made.
        #[arg(long, value_name = "URL")]
        page: Option<String>,
    },
}

#[derive(Subcommand)]
enum ExerciseCommand {
    /// See that each start fails, each solution passes, and every wrong answer fails as declared.
    Check {
        /// Exercise files, or folders of them.
        #[arg(required = true, value_name = "FILE|DIR")]
        paths: Vec<PathBuf>,
    },
    /// Write a folder of exercises as the page fetches it.
    Pack {
        /// The folder with the exercises.
        #[arg(value_name = "DIR")]
        from: PathBuf,
        /// The folder to write, which is made where it is missing.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Leave out solutions and wrong answers, which whoever opens a file could read.
        #[arg(long)]
        student: bool,
    },
}

const GRADE: &str = "\
Examples:
  hatcheck grade alice.json                                      against the lessons of this program
  hatcheck grade --format csv --exercise exercises answers/*.json  a class, as a table
  hatcheck grade --exercise mfa.json world.json                   a scenario in which the work was done

Exit status:
  0  every check passes
  1  some check does not
  2  something could not be read; the others were graded all the same";

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A readable trace.
    Text,
    /// The decision report; a list of them for several files.
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Listed {
    /// Every failure with its place, and a summary.
    Text,
    /// A list with one entry for each request and each fault.
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
        Command::CheckDocs { globs, format, strict } => check_docs::run(&globs, format, strict),
        Command::Exercise(ExerciseCommand::Check { paths }) => exercise::check(&paths),
        Command::Exercise(ExerciseCommand::Pack { from, out, student }) => {
            exercise::pack(&from, &out, student)
        }
        Command::Grade { answers, exercise, check, format } => {
            grade::run(&answers, &exercise, check.as_deref(), format)
        }
        Command::Explain { rule } => explain::run(&rule),
        Command::Link { given, page } => link::run(&given, page.as_deref()),
    };
    ExitCode::from(status as u8)
}
