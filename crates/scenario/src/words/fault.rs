//! What is wrong with a file as a whole.

use hatcheck_policy::json::{MAX_DEPTH, SyntaxFault};

use crate::error::{Expected, FormatFault};
use crate::format::BUILT_IN_PROVIDERS;
use crate::read::MAX_BYTES;

/// One sentence for a fault of the scenario file.
pub fn fault(fault: &FormatFault) -> String {
    let meant = |nearest: &Option<String>| {
        nearest.as_ref().map(|nearest| format!(" Did you mean \"{nearest}\"?")).unwrap_or_default()
    };
    match fault {
        FormatFault::TooLarge { bytes } => format!(
            "The file is too large: {bytes} bytes, and a scenario holds at most {MAX_BYTES} (5 MiB)."
        ),
        FormatFault::Syntax(fault) => format!("Not valid JSON: {}", syntax_fault(*fault)),
        FormatFault::NotAnObject => "A scenario is one JSON object, in braces.".to_owned(),
        FormatFault::UnknownKey { key, nearest } => {
            format!("There is no key \"{key}\" here.{}", meant(nearest))
        }
        FormatFault::MissingKey { key } => format!("The key \"{key}\" is missing here."),
        FormatFault::DuplicateKey { key } => {
            format!("The key \"{key}\" stands twice in this object.")
        }
        FormatFault::UnknownWord { word, nearest } => {
            format!("\"{word}\" is none of the words that can stand here.{}", meant(nearest))
        }
        FormatFault::WrongValue { expected, found } => {
            format!("Expected {}, found {found}.", self::expected(*expected))
        }
        FormatFault::ListInList => "A list in a list has no meaning here.".to_owned(),
        FormatFault::NotAPrincipal { text } => format!(
            "{text:?} names no principal: expected the ARN of a user, role, role session, federated user or root user, a service such as \"ec2.amazonaws.com\", or \"anonymous\"."
        ),
        FormatFault::NotAProvider { text } => format!(
            "{text:?} names no identity provider: expected the ARN of an oidc-provider or saml-provider, or one of {}.",
            BUILT_IN_PROVIDERS.join(", ")
        ),
        FormatFault::UnknownVersion { version } => {
            format!("This program reads version 1 of the format, and this is version {version}.")
        }
        FormatFault::NotAnArn { text, entity } => format!(
            "\"{text}\" is not the ARN of a {entity}: expected arn:aws:iam::ACCOUNT:{entity}/NAME with a 12-digit account id."
        ),
        FormatFault::NotAnAccountId { text } => {
            format!("\"{text}\" is not an account id: expected 12 digits in quotes.")
        }
        FormatFault::NotAnInstant { text } => {
            format!("\"{text}\" is not an instant: expected the form 2026-01-15T09:00:00Z.")
        }
        FormatFault::DurationOutOfRange { seconds } => {
            format!("A role's maximum session duration is 3600 to 43200 seconds, not {seconds}.")
        }
        FormatFault::DuplicateEntry { id, first } => {
            format!("{id} stands twice in this scenario; the first entry is at {first}.")
        }
    }
}

/// What can stand somewhere, in the words of JSON.
fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "text in double quotes",
        Expected::Word => "text in double quotes: one of the words that can stand here",
        Expected::Boolean => "true or false",
        Expected::Count => "a whole number from 0 to 4294967295",
        Expected::WholeNumber => "a whole number",
        Expected::List => "a list",
        Expected::Object => "an object, in braces",
        Expected::Document => "a policy document: an object, or a string that holds one",
        Expected::Principal => {
            "a principal: an ARN, a service, \"anonymous\", or an object with \"federated\""
        }
        Expected::Decision => "a decision such as \"allowed\", or an object with \"decision\"",
        Expected::Context => "an object of context keys",
        Expected::ContextValue => "a text, a number, true or false, a list of these, or null",
        Expected::Tags => "an object of tag keys with text values",
    }
}

/// What keeps a text from being JSON.
pub fn syntax_fault(fault: SyntaxFault) -> String {
    let text = match fault {
        SyntaxFault::Empty => "there is nothing here.",
        SyntaxFault::Comment => "JSON has no comments.",
        SyntaxFault::TrailingComma => "a comma before a closing bracket.",
        SyntaxFault::MissingComma => "a comma is missing here.",
        SyntaxFault::MissingColon => "a name must be followed by a colon.",
        SyntaxFault::MissingValue => "a value is missing after the colon.",
        SyntaxFault::UnquotedName => "names must stand in double quotes.",
        SyntaxFault::SingleQuotes => "text must stand in double quotes, not single ones.",
        SyntaxFault::UnterminatedString => "this text does not end; a double quote is missing.",
        SyntaxFault::InvalidEscape => {
            "a backslash must be followed by one of \" \\ / b f n r t, or by u and four hex digits that make a character."
        }
        SyntaxFault::ControlCharacter => {
            "a control character inside a text must be written as an escape, such as \\n or \\t."
        }
        SyntaxFault::InvalidNumber => "this is not how JSON writes a number.",
        SyntaxFault::UnterminatedObject => "this object does not end; a closing brace is missing.",
        SyntaxFault::UnterminatedArray => "this list does not end; a closing bracket is missing.",
        SyntaxFault::TrailingText => "nothing may follow the end of the value.",
        SyntaxFault::TooDeep => return format!("nested more than {MAX_DEPTH} levels deep."),
        SyntaxFault::Unexpected => "this cannot stand here.",
    };
    text.to_owned()
}
