//! `hatcheck explain`: one rule in a sentence.

use hatcheck_scenario::words;

use crate::paint::Paint;
use crate::{Status, output};

pub(crate) fn run(rule: &str) -> Status {
    match words::rule(rule) {
        Some(sentence) => {
            let id = rule.to_ascii_uppercase();
            output::print(&format!("{}  {sentence}\n", Paint::Strong.on(id)))
        }
        None => {
            let meant = words::nearest_rule(rule)
                .map(|id| format!(" Did you mean {id}?"))
                .unwrap_or_default();
            output::complain(&format!(
                "There is no rule \"{rule}\". Rules are numbered like E-174, L-270 or R-072.{meant}"
            ));
            Status::Trouble
        }
    }
}
