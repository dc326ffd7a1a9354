//! What grading says to people.

use hatcheck_scenario::words;

use crate::answer::AnswerFault;
use crate::check::{Cell, Check, Failure};

/// Why a check does not pass, in a sentence or two.
pub fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Decided { decision } => {
            let said = words::verdict(decision);
            format!("{}: {}", said.word, said.sentence)
        }
        Failure::Cells(cells, count) => {
            let mut said: Vec<String> = cells.iter().map(cell).collect();
            match count - cells.len() {
                0 => {}
                1 => said.push("And one more is otherwise than it should be.".to_owned()),
                more => said.push(format!("And {more} more are otherwise than they should be.")),
            }
            said.join(" ")
        }
        Failure::Changed { pointer } => format!("What stands at {pointer} was to stay as it was."),
        Failure::Statements { pointer, count, most } => {
            format!("{pointer} has {count} statements; {most} are the most here.")
        }
        Failure::Characters { pointer, count, most } => {
            format!("{pointer} has {count} characters; {most} are the most here.")
        }
        Failure::BareStar { pointer, element } => {
            format!("{element} in {pointer} is a bare \"*\": say which ones are meant.")
        }
        Failure::Refused { pointer, why } => {
            format!("AWS would not store {pointer}: {why}")
        }
        Failure::NoRequest { name } => {
            format!("The scenario has no request \"{name}\", which this check is about.")
        }
    }
}

fn cell(cell: &Cell) -> String {
    let Cell { caller, action, resource, context, allowed } = cell;
    let word = if *allowed { "may, but should not," } else { "should, but may not," };
    let context = context.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
    format!("{caller} {word} call {action} on {resource}{context}.")
}

/// Why an answer cannot be graded.
pub fn answer_fault(fault: &AnswerFault) -> String {
    match fault {
        AnswerFault::NotEditable { pointer, nearest } => {
            let nearest = nearest.as_ref().map(|nearest| format!(" Did you mean {nearest}?"));
            let nearest = nearest.unwrap_or_default();
            format!("{pointer} is not among what this exercise lets be changed.{nearest}")
        }
        AnswerFault::Elsewhere { pointer } => {
            format!("{pointer} is not as it was at the start, where nothing is to be changed.")
        }
    }
}

/// What a check is called where its title may be seen by those who are asked.
pub fn title(check: &Check, at: usize) -> String {
    match check.visibility {
        crate::check::Visibility::Hidden => format!("Further check {}", at + 1),
        _ => check.title.clone(),
    }
}
