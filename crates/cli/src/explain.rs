//! `hatcheck explain`: one rule in a sentence.

use std::io::Write;

use hatcheck_scenario::words;

use crate::Status;
use crate::paint::{self, Paint};

pub(crate) fn run(rule: &str) -> Status {
    match words::rule(rule) {
        Some(sentence) => {
            let id = rule.to_ascii_uppercase();
            let _ = writeln!(paint::stdout(), "{}  {sentence}", Paint::Strong.on(id));
            Status::Fine
        }
        None => {
            let _ = writeln!(
                paint::stderr(),
                "There is no rule \"{rule}\". Rules are numbered like E-174, L-270 or R-072."
            );
            Status::Unreadable
        }
    }
}
