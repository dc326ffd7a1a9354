//! `Principal` and `NotPrincipal` (section 5 of elements.md).

use super::{Report, texts};
use crate::arn::{Arn, is_account_id};
use crate::json::Place;
use crate::json::{Member, Node, Value};
use crate::kind::PolicyKind;
use crate::policy::{Element, PrincipalEntry, PrincipalName};
use crate::problem::{Expected, Problem};
use crate::span::Span;

/// The words that may stand inside `Principal`; case matters (L-012).
const WORDS: [&str; 4] = ["AWS", "Service", "Federated", "CanonicalUser"];

pub(super) fn read(
    nodes: &[&Node<'_>],
    negated: bool,
    place: &Place<'_>,
    report: &mut Report,
) -> Option<Element<PrincipalEntry>> {
    let span = nodes.last()?.span;
    let mut entries = Vec::new();
    for node in nodes {
        match &node.value {
            Value::String(text) => entries.push(bare(text, node.span, place, report)),
            Value::Object(members) => {
                super::duplicates(members, place, report);
                for member in members {
                    under_word(member, &mut entries, place, report)?;
                    // L-018; where nothing else is listed, that is said of the whole.
                    let is_empty =
                        matches!(&member.value.value, Value::Array(own) if own.is_empty());
                    if is_empty && !negated && members.len() > 1 {
                        let problem =
                            Problem::EmptyList { element: crate::kind::Element::Principal };
                        report.add(problem, member.value.span, place);
                        return None;
                    }
                }
            }
            _ => {
                report.wrong_type(Expected::Principal, node, place);
                return None;
            }
        }
    }
    if report.kind == PolicyKind::Rcp
        && !negated
        && nodes.iter().any(|node| node.as_str() != Some("*"))
    {
        report.add(Problem::RcpPrincipal, span, place); // L-034
    }
    Some(Element { negated, entries, span })
}

/// A string instead of an object: only `"*"` names anybody (L-090).
fn bare(text: &str, span: Span, place: &Place<'_>, report: &mut Report) -> PrincipalEntry {
    let name = if text == "*" {
        if report.kind == PolicyKind::Trust {
            report.add(Problem::TrustBareStar, span, place);
        }
        PrincipalName::Everyone
    } else {
        let problem = Problem::InvalidPrincipal { text: text.to_owned(), word: None };
        report.add(problem, span, place);
        PrincipalName::Nobody
    };
    PrincipalEntry { text: text.into(), name, span }
}

fn under_word(
    member: &Member<'_>,
    entries: &mut Vec<PrincipalEntry>,
    place: &Place<'_>,
    report: &mut Report,
) -> Option<()> {
    let given = &*member.name.value;
    let place = &place.member(given);
    let Some(word) = WORDS.into_iter().find(|word| *word == given) else {
        let nearest = crate::nearest(given, WORDS);
        let problem = Problem::InvalidPrincipalKey { key: given.to_owned(), nearest };
        report.add(problem, member.name.span, place);
        return Some(());
    };
    for (text, span) in texts(&member.value, place, report)? {
        let name = match name(word, text, report.kind) {
            Ok(name) => name,
            Err(problem) => {
                report.add(problem, span, place);
                PrincipalName::Nobody
            }
        };
        if word == "Federated" && report.kind != PolicyKind::Trust {
            report.add(Problem::FederatedOutsideTrust, span, place);
        }
        entries.push(PrincipalEntry { text: text.into(), name, span });
    }
    Some(())
}

/// Whom a text names under one of the words.
fn name(word: &'static str, text: &str, kind: PolicyKind) -> Result<PrincipalName, Problem> {
    let invalid = || Problem::InvalidPrincipal { text: text.to_owned(), word: Some(word) };
    if word == "AWS" {
        return aws(text, kind);
    }
    if text.contains(['*', '?']) {
        return Err(Problem::WildcardInPrincipal { text: text.to_owned(), word }); // L-106
    }
    match word {
        "Service" if text.contains('.') => Ok(PrincipalName::Service(text.to_owned())),
        "Federated" if !text.is_empty() => Ok(PrincipalName::Federated(text.to_owned())),
        "CanonicalUser" if kind == PolicyKind::Resource => {
            Ok(PrincipalName::CanonicalUser(text.to_owned()))
        }
        _ => Err(invalid()),
    }
}

fn aws(text: &str, kind: PolicyKind) -> Result<PrincipalName, Problem> {
    if text == "*" {
        return Ok(PrincipalName::Everyone); // L-091
    }
    if is_account_id(text) {
        return Ok(PrincipalName::Account { id: text.to_owned(), partition: None });
    }
    if is_unique_id(text) {
        return Ok(PrincipalName::UniqueId(text.to_owned())); // L-098
    }
    let word = "AWS";
    let invalid = || Problem::InvalidPrincipal { text: text.to_owned(), word: Some(word) };
    let arn = Arn::parse(text).ok_or_else(invalid)?;
    if text.contains(['*', '?']) {
        return Err(Problem::WildcardInPrincipal { text: text.to_owned(), word }); // E-054
    }
    if !is_account_id(arn.account()) {
        return Err(invalid());
    }
    let entity = arn.typed().map(|(entity, _)| entity);
    match (arn.service(), entity) {
        ("iam", None) if arn.rest() == "root" => Ok(PrincipalName::Account {
            id: arn.account().to_owned(),
            partition: Some(arn.partition().to_owned()),
        }),
        ("iam", Some("user")) => Ok(PrincipalName::User(arn)),
        ("iam", Some("role")) => Ok(PrincipalName::Role(arn)),
        ("iam", Some("group")) => Err(Problem::GroupPrincipal { text: text.to_owned() }), // E-035
        ("sts", Some("assumed-role")) if arn.rest().split('/').count() == 3 => {
            Ok(PrincipalName::AssumedRole(arn))
        }
        // Not in trust policies: such a session cannot assume roles (L-097).
        ("sts", Some("federated-user")) if kind != PolicyKind::Trust => {
            Ok(PrincipalName::FederatedUser(arn))
        }
        _ => Err(invalid()),
    }
}

fn is_unique_id(text: &str) -> bool {
    (text.starts_with("AIDA") || text.starts_with("AROA"))
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}
