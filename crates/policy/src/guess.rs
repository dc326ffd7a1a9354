//! What kind of policy a document most likely is, where nobody said. People know better, so every guess comes
//! with what else it may be.

use crate::json::{Node, Value};
use crate::kind::PolicyKind;

/// The likely kind of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The likeliest.
    pub kind: PolicyKind,
    /// What has the same elements.
    pub also: &'static [PolicyKind],
}

impl Guess {
    /// What can be said of a document without a principal.
    pub const WITHOUT_PRINCIPAL: Self = Self {
        kind: PolicyKind::Identity,
        also: &[PolicyKind::Boundary, PolicyKind::Scp, PolicyKind::Session],
    };
    /// A document that says who may assume something.
    pub const TRUST: Self = Self { kind: PolicyKind::Trust, also: &[PolicyKind::Resource] };
    /// A document with a principal and a resource.
    pub const RESOURCE: Self =
        Self { kind: PolicyKind::Resource, also: &[PolicyKind::VpcEndpoint, PolicyKind::Trust] };
    /// The same, of the shape that a resource control policy must have.
    const RESOURCE_OR_RCP: Self =
        Self { kind: PolicyKind::Resource, also: &[PolicyKind::Rcp, PolicyKind::VpcEndpoint] };
}

/// Guesses the kind of a document. `None` where it is no policy: an object with statements.
pub fn guess(document: &Node<'_>) -> Option<Guess> {
    let statement = document.get("Statement")?;
    let statements = match &statement.value {
        Value::Array(items) => items.as_slice(),
        Value::Object(_) => std::slice::from_ref(statement),
        _ => return None,
    };
    let some = |name: &str| statements.iter().any(|statement| statement.get(name).is_some());
    Some(if !some("Principal") && !some("NotPrincipal") {
        Guess::WITHOUT_PRINCIPAL
    } else if !some("Resource") && !some("NotResource") && statements.iter().all(is_about_sts) {
        Guess::TRUST
    } else if document.get("Version").is_some() && statements.iter().all(may_be_rcp) {
        Guess::RESOURCE_OR_RCP
    } else {
        Guess::RESOURCE
    })
}

fn is_about_sts(statement: &Node<'_>) -> bool {
    let is_sts = |action: &Node<'_>| {
        let service = action.as_str().and_then(|action| action.split(':').next());
        service.is_some_and(|service| service.eq_ignore_ascii_case("sts"))
    };
    match statement.get("Action") {
        Some(Node { value: Value::Array(actions), .. }) => actions.iter().all(is_sts),
        Some(action) => is_sts(action),
        None => false,
    }
}

/// Denials for everybody only (L-034, L-037).
fn may_be_rcp(statement: &Node<'_>) -> bool {
    let is = |name: &str, text: &str| statement.get(name).and_then(Node::as_str) == Some(text);
    is("Effect", "Deny") && is("Principal", "*") && statement.get("NotAction").is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    fn kind(text: &str) -> Option<PolicyKind> {
        guess(&parse(text).unwrap()).map(|guess| guess.kind)
    }

    #[test]
    fn a_document_without_a_principal_hangs_on_an_identity() {
        let text = r#"{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}"#;
        assert_eq!(kind(text), Some(PolicyKind::Identity));
        assert_eq!(kind(r#"{"Statement": []}"#), Some(PolicyKind::Identity));
    }

    #[test]
    fn who_may_assume_without_a_resource_is_a_trust_policy() {
        let text = r#"{"Statement": [{"Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"},
            {"Principal": "*", "Action": ["sts:TagSession", "STS:SetSourceIdentity"]}]}"#;
        assert_eq!(kind(text), Some(PolicyKind::Trust));
    }

    #[test]
    fn a_principal_and_a_resource_make_a_resource_policy() {
        let text =
            r#"{"Statement": [{"Principal": "*", "Action": "sts:AssumeRole", "Resource": "*"}]}"#;
        assert_eq!(kind(text), Some(PolicyKind::Resource));
        let text = r#"{"Statement": [{"Principal": "*", "Action": "sqs:SendMessage"}]}"#;
        assert_eq!(kind(text), Some(PolicyKind::Resource));
    }

    #[test]
    fn denials_for_everybody_may_be_a_resource_control_policy() {
        let text = r#"{"Version": "2012-10-17", "Statement": [
            {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}]}"#;
        let guess = guess(&parse(text).unwrap()).unwrap();
        assert_eq!((guess.kind, guess.also[0]), (PolicyKind::Resource, PolicyKind::Rcp));
    }

    #[test]
    fn what_has_no_statements_is_no_policy() {
        for text in ["{}", "[]", r#"{"Statement": "x"}"#, r#"{"statement": []}"#] {
            assert_eq!(kind(text), None, "{text}");
        }
    }
}
