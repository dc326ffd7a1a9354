//! An exercise made of a scenario: what its requests expect becomes what must hold, and every document may be changed.

use hatcheck_engine::instant::Instant;
use hatcheck_engine::{Outcome, StepOutcome};
use hatcheck_policy::json::{self, Node, edit, quote};
use hatcheck_scenario::ParseCache;
use hatcheck_web::state::evaluate::evaluate_workspace;
use hatcheck_web::state::wire;
use hatcheck_web::state::write::{self, Documents};

use std::rc::Rc;

use crate::failure::Failure;
use crate::question;

/// The text of an exercise to begin with, from the scenario in `into`. A request that expects nothing is to come out as
/// it does now.
pub(crate) fn exercise(question: &Node<'_>, clock: Option<Instant>) -> Result<String, Failure> {
    let workspace = Rc::new(question::workspace(question)?);
    let evaluated = evaluate_workspace(&workspace, clock, &mut ParseCache::default());
    let mut checks = Vec::new();
    for (at, result) in evaluated.requests.iter().enumerate() {
        let (Ok(result), Some(request)) = (result, workspace.requests.get(at)) else { continue };
        let Ok(root) = json::parse(&request.text) else { continue };
        let expected = root.get("expect").map(json::minify);
        let now = match result.decision.outcome() {
            StepOutcome::Decided(Outcome::Allowed) => "\"allowed\"",
            StepOutcome::Decided(_) => "\"denied\"",
            StepOutcome::Invalid(_) => "\"invalid\"",
        };
        // One without a name is found by none, so that the check brings it along.
        let own = match root.get("name").and_then(Node::as_str) {
            Some(name) => quote(name),
            None => {
                edit::remove(&request.text, "/expect").unwrap_or_else(|| request.text.to_string())
            }
        };
        checks.push(wire::object(&[
            ("id", quote(&format!("check-{}", at + 1))),
            ("title", quote(&result.name)),
            ("kind", quote("decision")),
            ("request", own),
            ("expect", expected.unwrap_or_else(|| now.to_owned())),
        ]));
    }
    let scenario = write::write(&workspace, Documents::Tidy).text;
    let mut scenario = json::parse(&scenario).map(|node| json::lay_out(&node)).unwrap_or(scenario);
    for at in 0..workspace.requests.len() {
        let place = format!("/requests/{at}/expect");
        scenario = edit::remove(&scenario, &place).unwrap_or(scenario);
    }
    let title = workspace.shell.scenario.title.as_deref().unwrap_or("My exercise");
    let edit: Vec<&str> = workspace.docs.iter().map(|doc| &*doc.pointer).collect();
    let text = wire::object(&[
        ("exercise", "1".to_owned()),
        ("id", quote("my-exercise")),
        ("title", quote(title)),
        ("brief", quote("Say here what is wanted, and what must not happen.")),
        ("scenario", scenario),
        ("edit", wire::list(&edit, |own| quote(own))),
        ("checks", format!("[{}]", checks.join(","))),
        ("hints", format!("[{}]", wire::object(&[("text", quote("A question that leads on."))]))),
        ("reveal", quote("never")),
        ("closing", quote("")),
    ]);
    Ok(wire::object(&[("exercise", quote(&text))]))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

    use hatcheck_web::state::workspace::Workspace;

    use super::*;

    #[test]
    fn every_example_makes_an_exercise_that_can_be_read() {
        for file in std::fs::read_dir("../../examples").unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            let workspace = Workspace::read(&text, None).unwrap();
            let question = wire::object(&[("into", wire::scenario(&workspace))]);
            let answer = exercise(&json::parse(&question).unwrap(), None).unwrap();
            let made = wire::text(&json::parse(&answer).unwrap(), "exercise");
            let made = hatcheck_exercise::read(&made).unwrap();
            assert_eq!(made.checks.len(), workspace.requests.len());
            assert!(!made.scenario.text.contains("\"expect\""));
            let grade = hatcheck_exercise::grade(&made, &Default::default(), None);
            assert!(grade.passes(), "each example is as it expects itself to be");
        }
    }
}
