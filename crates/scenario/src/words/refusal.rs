//! What AWS answers when it refuses to store a role's trust policy: the text of its MalformedPolicyDocument
//! (R-135 and section 3.11 of roles-and-sessions.md).

use hatcheck_engine::save::SaveFault;
use hatcheck_policy::PolicyKind;
use hatcheck_policy::kind::Element;
use hatcheck_policy::problem::Problem;

/// The answer to what was found in a document of this kind. `None` where AWS stores it all the same, where it
/// is no trust policy, and where no text is known.
pub fn refusal(problem: &Problem, kind: PolicyKind) -> Option<String> {
    if kind != PolicyKind::Trust {
        return None;
    }
    match problem {
        Problem::GroupPrincipal { text } => invalid_principal("AWS", text), // R-141
        Problem::WildcardInPrincipal { text, word } => invalid_principal(word, text),
        Problem::InvalidPrincipal { text, word: Some(word) } => invalid_principal(word, text),
        Problem::TrustBareStar => {
            Some(r#"AssumeRolepolicy contained an invalid principal: "STAR":"*"."#.to_owned()) // R-142
        }
        Problem::ForbiddenElement { element: Element::Resource, .. } => {
            Some("Has prohibited field Resource".to_owned()) // R-145
        }
        Problem::TrustAction { .. } => Some(not_sts()),
        Problem::InvalidAction { text } if !text.starts_with("sts:") => Some(not_sts()),
        Problem::MissingElement {
            element: element @ (Element::Principal | Element::Action | Element::Effect),
            ..
        } => Some(format!("Missing required field {}", element.name())), // R-147
        Problem::InvalidVersion { .. } => {
            Some("The policy must contain a valid version string".to_owned())
        }
        Problem::JsonSyntax { .. } => Some("This policy contains invalid Json".to_owned()),
        _ => None,
    }
}

/// The answer to what was found when looking beyond the text. `None` where AWS stores it all the same, and where
/// no text is known.
pub fn save_refusal(fault: &SaveFault) -> Option<String> {
    match fault {
        SaveFault::NoStatements => {
            Some("Could not parse the policy: Statement is empty!".to_owned()) // R-147
        }
        SaveFault::UnknownPrincipal { text, .. } => invalid_principal("AWS", text), // R-135
        SaveFault::OrphanId { id } => invalid_principal("AWS", id),                 // R-137
        SaveFault::CognitoWithoutCondition => {
            Some("A condition block must be present for the Cognito provider".to_owned()) // R-148
        }
        SaveFault::UntestedTenant { principal, keys } => Some(format!(
            "Trust policy with trusted principal {principal} must evaluate, using StringEquals, StringLike or StringEqualsIgnoreCase, {} which is not scoped to all.",
            keys.join(" or ")
        )),
        SaveFault::DuplicateSid { .. }
        | SaveFault::UnknownSessionRole { .. }
        | SaveFault::UnknownProvider { .. }
        | SaveFault::AnyTenant { .. }
        | SaveFault::KeyNeverPresent { .. }
        | SaveFault::MismatchedAction { .. } => None,
    }
}

/// R-135, R-141. What AWS answers to other words than these two is not known.
fn invalid_principal(word: &str, text: &str) -> Option<String> {
    let key = match word {
        "AWS" => "AWS",
        "Service" => "SERVICE",
        _ => return None,
    };
    Some(format!(r#"Invalid principal in policy: "{key}":"{text}""#))
}

/// R-146
fn not_sts() -> String {
    "AssumeRole policy may only specify STS AssumeRole actions.".to_owned()
}
