//! `Resource` and `NotResource` (section 7 of elements.md).

use super::{Report, texts};
use crate::glob::Dialect;
use crate::json::Node;
use crate::json::Place;
use crate::pattern::Pattern;
use crate::policy::{Element, ResourceEntry, ResourcePattern, Version};
use crate::problem::Problem;
use crate::span::Span;

pub(super) fn read(
    nodes: &[&Node<'_>],
    negated: bool,
    version: Version,
    place: &Place<'_>,
    report: &mut Report,
) -> Option<Element<ResourceEntry>> {
    let span = nodes.last()?.span;
    let mut entries = Vec::new();
    for node in nodes {
        for (text, span) in texts(node, place, report)? {
            let pattern = pattern(text, span, version, place, report);
            entries.push(ResourceEntry { text: text.into(), pattern, span });
        }
    }
    Some(Element { negated, entries, span })
}

fn pattern(
    text: &str,
    span: Span,
    version: Version,
    place: &Place<'_>,
    report: &mut Report,
) -> ResourcePattern {
    if text == "*" {
        return ResourcePattern::Any; // L-150
    }
    if !text.starts_with("arn:") {
        let problem = Problem::InvalidResource { text: text.to_owned() };
        report.add(problem, span, place); // L-161
        return ResourcePattern::Invalid;
    }
    if text.split(':').count() < 6 {
        let problem = Problem::MissingArnField { text: text.to_owned() };
        report.add(problem, span, place); // L-160
    }
    let read = Pattern::read(text, Dialect::Resource, version == Version::V2012);
    for text in read.malformed {
        report.add(Problem::MalformedVariable { text }, span, place); // L-216
    }
    ResourcePattern::Arn(read.pattern)
}
