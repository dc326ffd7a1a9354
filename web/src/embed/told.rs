//! What an example tells the page around it, as JSON: `about` says what it is about.

use hatcheck_engine::{Decision, Step};
use hatcheck_policy::json::quote;
use hatcheck_scenario::words;

use crate::state::evaluate::Evaluated;
use crate::state::unknown::Standing;
use crate::state::wire;
use crate::state::workspace::Workspace;
use crate::state::write::{self, Documents};
use crate::view::requests;

/// The first view stands.
pub(super) fn ready() -> String {
    wire::object(&[("about", quote("ready")), ("engine", quote(env!("CARGO_PKG_VERSION")))])
}

/// Somebody has changed the texts.
pub(super) fn changed() -> String {
    wire::object(&[("about", quote("change"))])
}

/// The scenario as it is.
pub(super) fn value(workspace: &Workspace) -> String {
    let text = write::laid_out(workspace, Documents::AsTyped);
    wire::object(&[("about", quote("value")), ("text", quote(&text))])
}

/// The text is no scenario.
pub(super) fn error(message: &str) -> String {
    wire::object(&[
        ("about", quote("error")),
        ("code", quote("scenario")),
        ("message", quote(message)),
    ])
}

/// What was decided about the chosen request; `None` while that is out of date or still to be found out.
pub(super) fn result(evaluated: &Evaluated) -> Option<String> {
    if evaluated.broken().is_some() || evaluated.standing != Standing::Final {
        return None;
    }
    let chosen = evaluated.chosen()?;
    let name = requests::name(evaluated, evaluated.workspace.selection.request);
    let pass = chosen.expectation.as_ref().map_or("null", |(_, holds)| match holds {
        true => "true",
        false => "false",
    });
    Some(wire::object(&[
        ("about", quote("result")),
        ("request", quote(&name)),
        ("decision", quote(words::request_decision(&chosen.decision))),
        ("deniedBy", wire::list(denied_by(&chosen.decision), |layer| quote(layer.label()))),
        ("pass", pass.to_owned()),
    ]))
}

/// The layers that alone would have denied it; none where it is allowed.
fn denied_by(decision: &Decision) -> &[hatcheck_engine::Layer] {
    let is_denied = words::request_decision(decision).ends_with("Deny");
    let last: Option<&Step> = decision.steps.last().filter(|_| is_denied);
    last.map(|step| &*step.decided_by).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use hatcheck_scenario::ParseCache;

    use super::*;
    use crate::state::evaluate::evaluate_workspace;

    fn evaluated(request: usize) -> Evaluated {
        let text = include_str!("../../../examples/cross-account-role-two-halves.json");
        let mut workspace = Workspace::read(text, None).unwrap();
        workspace.selection.request = request;
        evaluate_workspace(&Rc::new(workspace), None, &mut ParseCache::default())
    }

    #[test]
    fn a_result_names_request_decision_and_layers() {
        assert!(
            result(&evaluated(0))
                .unwrap()
                .ends_with(r#""decision":"allowed","deniedBy":[],"pass":true}"#)
        );
        let denied = result(&evaluated(1)).unwrap();
        assert!(denied.contains(r#""deniedBy":["trust"]"#), "{denied}");
    }

    #[test]
    fn a_text_that_does_not_parse_has_no_result() {
        let before = evaluated(0);
        let broken = (*before.workspace).clone();
        let broken = broken.with_text(crate::state::workspace::Target::Request(0), "{");
        let now = evaluate_workspace(&Rc::new(broken), None, &mut ParseCache::default());
        assert_eq!(result(&now), None);
    }
}
