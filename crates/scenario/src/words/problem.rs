//! What is wrong with a policy document.

use hatcheck_policy::kind::{Element, PolicyKind};
use hatcheck_policy::problem::{Expected, JsonType, Problem};

/// One or two sentences for a finding.
pub fn problem(problem: &Problem) -> String {
    match problem {
        Problem::JsonSyntax { fault } => {
            format!("Not valid JSON: {} Until it is, the document counts as one without statements.", super::syntax_fault(*fault))
        }
        Problem::DuplicateMember { name } => format!(
            "\"{name}\" stands twice in this object. AWS refuses to store that. In older policies lists are merged, and of anything else the last counts."
        ),
        Problem::CaseVariantKey { key } => {
            format!("\"{key}\" stands here twice, in different case. Both must match; AWS refuses to store that.")
        }
        Problem::WrongType { expected, found } => {
            format!("Expected {}, found {}.", expected_words(*expected), found_words(*found))
        }
        Problem::UnknownElement { name, nearest: Some(nearest) } => {
            format!("A policy has no element \"{name}\"; did you mean \"{nearest}\"? It is ignored.")
        }
        Problem::UnknownElement { name, nearest: None } => {
            format!("A policy has no element \"{name}\" here. It is ignored.")
        }
        Problem::ForbiddenElement { element, kind } => forbidden(*element, *kind),
        Problem::MissingElement { element, kind } => missing(*element, *kind),
        Problem::BothOfPair { element, other } => format!(
            "A statement has {} or {}, not both. It does not apply.",
            element.name(),
            other.name()
        ),
        Problem::InvalidVersion { found } => {
            format!("\"{found}\" is no version of the policy language: it is \"2012-10-17\", or the older \"2008-10-17\".")
        }
        Problem::InvalidEffect { found } => {
            format!("\"{found}\" is no effect: it is \"Allow\" or \"Deny\", exactly so. The statement does not apply.")
        }
        Problem::AllowWithNotPrincipal => {
            "NotPrincipal with Allow would let in everybody else, anonymous callers too. AWS no longer stores it.".to_owned()
        }
        Problem::RcpAllow => "A resource control policy that you write can only deny.".to_owned(),
        Problem::RcpPrincipal => "The principal of a resource control policy must be \"*\".".to_owned(),
        Problem::RcpBareAction => {
            "A resource control policy must name a service in its actions, s3:* for instance.".to_owned()
        }
        Problem::TrustBareStar => {
            "IAM is reported to refuse the bare \"*\" in a trust policy; write {\"AWS\": \"*\"}. Both mean everyone.".to_owned()
        }
        Problem::InvalidPrincipalKey { key, nearest: Some(nearest) } => {
            format!("\"{key}\" is no kind of principal; did you mean \"{nearest}\"? It is ignored.")
        }
        Problem::InvalidPrincipalKey { key, nearest: None } => {
            format!("\"{key}\" is no kind of principal: AWS, Service, Federated and CanonicalUser are. It is ignored.")
        }
        Problem::InvalidPrincipal { text, .. } => format!(
            "\"{text}\" names no principal that can stand here, so it matches nobody."
        ),
        Problem::WildcardInPrincipal { text, word: "AWS" } => format!(
            "\"{text}\" matches nobody: a principal takes no wildcard but the lone *. Name the account and test aws:PrincipalArn instead."
        ),
        Problem::WildcardInPrincipal { text, word } => {
            format!("\"{text}\" matches nobody: {word} takes no wildcard.")
        }
        Problem::GroupPrincipal { text } => {
            format!("{text} matches nobody: a user group is not a principal.")
        }
        Problem::FederatedOutsideTrust => {
            "An identity provider can be a principal only in a trust policy.".to_owned()
        }
        Problem::TrustAction { text } => format!(
            "A trust policy is about sts:AssumeRole and its kin; IAM refuses \"{text}\" here."
        ),
        Problem::EmptyList { element } => {
            format!("{} lists nothing, so the statement has no effect.", element.name())
        }
        Problem::InvalidSid { sid } => {
            format!("IAM takes letters and digits in a Sid, and \"{sid}\" has others.")
        }
        Problem::InvalidAction { text } => {
            format!("\"{text}\" names no action, so it matches nothing: expected service:Name, or *.")
        }
        Problem::WildcardInServicePrefix { .. } => {
            "A wildcard in the service prefix is read as part of the pattern; AWS documents it for the name only.".to_owned()
        }
        Problem::InvalidResource { text } => {
            format!("\"{text}\" matches nothing: a resource is an ARN, or the lone *.")
        }
        Problem::MissingArnField { text } => format!(
            "\"{text}\" has fewer than the six parts of an ARN: arn:partition:service:region:account:resource."
        ),
        Problem::InvalidOperator { text, nearest: Some(nearest) } => format!(
            "\"{text}\" is no condition operator; did you mean \"{nearest}\"? The statement never applies."
        ),
        Problem::InvalidOperator { text, nearest: None } => {
            format!("\"{text}\" is no condition operator. The statement never applies.")
        }
        Problem::OperatorCase { text, meant } => {
            format!("\"{text}\" is written \"{meant}\"; it is read as that.")
        }
        Problem::NullIfExists => {
            "Null asks whether a key exists, so NullIfExists does not exist. The statement never applies.".to_owned()
        }
        Problem::MalformedVariable { text } => {
            format!("\"{text}\" is no policy variable, so it is plain text: expected ${{key}} or ${{key, 'default'}}.")
        }
        Problem::UnsupportedCharacter { character } => format!(
            "IAM does not store the character {character:?} (U+{:04X}).",
            u32::from(*character)
        ),
    }
}

/// A kind of policy with its article.
fn kind_words(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::Identity => "an identity policy",
        PolicyKind::Boundary => "a permissions boundary",
        PolicyKind::Session => "a session policy",
        PolicyKind::Resource => "a resource-based policy",
        PolicyKind::Trust => "a trust policy",
        PolicyKind::Scp => "a service control policy",
        PolicyKind::Rcp => "a resource control policy",
        PolicyKind::VpcEndpoint => "a VPC endpoint policy",
    }
}

fn forbidden(element: Element, kind: PolicyKind) -> String {
    let (name, kind_words) = (element.name(), kind_words(kind));
    let why = match (element, kind) {
        (Element::Principal | Element::NotPrincipal, PolicyKind::Identity) => {
            " The principal is whoever it is attached to; a Principal belongs in a trust or resource policy."
        }
        (Element::Resource | Element::NotResource, PolicyKind::Trust) => {
            " The resource is the role it is attached to."
        }
        (Element::NotPrincipal, PolicyKind::Trust) => {
            " It is still read, so that nothing is let in by mistake."
        }
        _ => "",
    };
    format!("{}{} has no {name}.{why}", kind_words[..1].to_ascii_uppercase(), &kind_words[1..])
}

fn missing(element: Element, kind: PolicyKind) -> String {
    let kind = kind_words(kind);
    match element {
        Element::Version => format!("In {kind} Version must be \"2012-10-17\"."),
        Element::Statement => "A policy needs a Statement; without one it says nothing.".to_owned(),
        Element::Principal => {
            format!("In {kind} a statement without Principal never matches anybody.")
        }
        Element::Effect => "The statement has no Effect, so it does not apply.".to_owned(),
        _ => format!(
            "In {kind} a statement needs {} (or Not{}); without it the statement does not apply.",
            element.name(),
            element.name()
        ),
    }
}

fn expected_words(expected: Expected) -> &'static str {
    match expected {
        Expected::Document => "a policy document, an object in braces",
        Expected::Statements => "a statement or a list of statements",
        Expected::Statement => "a statement, an object in braces",
        Expected::Text => "text in double quotes",
        Expected::TextOrList => "text in double quotes, or a list of texts",
        Expected::Principal => "\"*\", or an object such as {\"AWS\": \"…\"}",
        Expected::Condition => "an object of condition operators",
        Expected::ConditionKeys => "an object of condition keys",
        Expected::ConditionValue => "text, a number, true or false, or a list of these",
    }
}

fn found_words(found: JsonType) -> &'static str {
    match found {
        JsonType::Null => "null",
        JsonType::Boolean => "true or false",
        JsonType::Number => "a number",
        JsonType::String => "text",
        JsonType::Array => "a list",
        JsonType::Object => "an object",
    }
}
