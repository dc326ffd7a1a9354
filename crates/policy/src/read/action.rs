//! `Action` and `NotAction` (section 6 of elements.md).

use super::{Report, texts};
use crate::glob::{Dialect, Glob};
use crate::json::Node;
use crate::json::Place;
use crate::kind::PolicyKind;
use crate::policy::{ActionEntry, Element};
use crate::problem::Problem;
use crate::span::Span;

pub(super) fn read(
    nodes: &[&Node<'_>],
    negated: bool,
    place: &Place<'_>,
    report: &mut Report,
) -> Option<Element<ActionEntry>> {
    let span = nodes.last()?.span;
    let mut entries = Vec::new();
    for node in nodes {
        for (text, span) in texts(node, place, report)? {
            entries.push(entry(text, span, place, report));
        }
    }
    Some(Element { negated, entries, span })
}

fn entry(text: &str, span: Span, place: &Place<'_>, report: &mut Report) -> ActionEntry {
    let glob = glob(text);
    if glob.is_none() {
        report.add(Problem::InvalidAction { text: text.to_owned() }, span, place);
    } else if report.kind == PolicyKind::Trust && !text.to_ascii_lowercase().starts_with("sts:") {
        report.add(Problem::TrustAction { text: text.to_owned() }, span, place);
    } else if text == "*" {
        if report.kind == PolicyKind::Rcp {
            report.add(Problem::RcpBareAction, span, place);
        }
    } else if text.split(':').next().is_some_and(|prefix| prefix.contains(['*', '?'])) {
        let problem = Problem::WildcardInServicePrefix { text: text.to_owned() };
        report.add(problem, span, place); // L-124
    }
    ActionEntry { text: text.into(), glob, span }
}

/// `None` if the text names no action (L-125, L-126).
fn glob(text: &str) -> Option<Glob> {
    if text == "*" {
        return Some(Glob::new("*", Dialect::Text));
    }
    let (service, name) = text.split_once(':')?;
    let sound = !service.is_empty() && !name.is_empty() && !text.contains([' ', ',', '\t', '\n']);
    sound.then(|| Glob::new(&text.to_ascii_lowercase(), Dialect::Action)) // L-121
}
