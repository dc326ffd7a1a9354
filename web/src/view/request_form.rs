//! The request as a form: what each field shows. The request's text is the truth, and [`edit`] changes it; what a
//! field offers comes from [`suggestions`]. What the form cannot show it leaves alone, and says so.

pub mod choices;
pub mod derived;
pub mod edit;
pub mod field;
pub mod keys;
mod named;
pub mod suggestions;
pub mod table;

use hatcheck_policy::json::{self, Node, Value};

use table::{Table, Values};

pub use field::{Field, Input, Shown, is_provider};

/// More steps than anybody assumes, and the text shows them.
const MAX_STEPS: usize = 50;
/// Names of stray members that are listed.
const MAX_STRAYS: usize = 12;

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// What the caller is; `None` where that is none of the forms there are.
    pub caller: Option<Caller>,
    /// Who calls, and with what.
    pub who: Part,
    /// What a token or assertion says.
    pub claims: Option<Table>,
    /// The roles to assume; `None` where only the text shows them.
    pub steps: Option<Vec<Part>>,
    /// What is called.
    pub call: Part,
    /// The context of the call.
    pub context: Table,
    /// What the request is called, and what is expected of it.
    pub about: Vec<Field>,
}

/// The forms of a caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// One with a name in AWS, or without any.
    Named,
    /// A web identity.
    Web,
    /// A SAML identity.
    Saml,
}

/// Fields that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// What is needed nearly always.
    pub fields: Vec<Field>,
    /// What is needed seldom.
    pub more: Vec<Field>,
    /// The same, where it is a table.
    pub tables: Vec<Table>,
    /// Members that only the text shows.
    pub in_json: Vec<String>,
}

impl Part {
    /// Whether the request has something of what is needed seldom.
    pub fn has_more(&self) -> bool {
        self.more.iter().any(Field::is_given)
            || self.tables.iter().any(Table::is_given)
            || !self.in_json.is_empty()
    }

    fn has(&self, pointer: &str) -> bool {
        has(&self.fields, pointer) || has(&self.more, pointer)
    }
}

fn has(fields: &[Field], pointer: &str) -> bool {
    fields.iter().any(|field| field.pointer == pointer)
}

impl Form {
    /// The form of an empty request, where there is none that could be read.
    pub fn empty() -> Self {
        form(&Node { value: Value::Object(Vec::new()), span: hatcheck_policy::Span::new(0, 0) })
    }

    /// Whether some field is at that pointer.
    pub fn has(&self, pointer: &str) -> bool {
        for step in self.steps.as_deref().unwrap_or_default() {
            if step.has(pointer) {
                return true;
            }
        }
        self.who.has(pointer) || self.call.has(pointer) || has(&self.about, pointer)
    }
}

/// Reads a request as a form. Where the text is no JSON object, the line that keeps it from being one.
pub fn read(text: &str) -> Result<Form, usize> {
    let at = match json::parse(text) {
        Ok(root) if matches!(root.value, Value::Object(_)) => return Ok(form(&root)),
        Ok(root) => root.span.start,
        Err(error) => error.span.start,
    };
    Err(1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count())
}

/// The fields of members that all hang on one.
#[inline(never)]
fn fields(root: &Node<'_>, holder: &str, members: &[(&str, Input)]) -> Vec<Field> {
    let mut fields = Vec::new();
    for (name, input) in members {
        fields.push(field::read(root, [holder, "/", name].concat(), *input));
    }
    fields
}

fn form(root: &Node<'_>) -> Form {
    let principal = root.get("principal");
    let caller = match principal.map(|node| &node.value) {
        None | Some(Value::Null | Value::String(_)) => Some(Caller::Named),
        Some(Value::Object(_)) => Some(caller(principal)),
        Some(_) => None,
    };
    let outside = matches!(caller, Some(Caller::Web | Caller::Saml));
    let context = |pointer: &str, values| table::read(root, pointer.to_owned(), values);
    Form {
        caller,
        who: who(root, outside),
        claims: outside.then(|| context("/principal/claims", Values::Claims)),
        steps: steps(root),
        call: Part {
            fields: fields(root, "", &[("action", Input::Action), ("resource", Input::Resource)]),
            more: fields(
                root,
                "",
                &[("through", Input::Endpoint), ("resourceAccount", Input::Text)],
            ),
            tables: Vec::new(),
            in_json: strays(Some(root), &ROOT),
        },
        context: context("/context", Values::Context),
        about: fields(root, "", &[("name", Input::Text), ("expect", Input::Expect)]),
    }
}

/// Who calls. What the request has is shown even where it means nothing to this caller.
fn who(root: &Node<'_>, outside: bool) -> Part {
    let principal = root.get("principal");
    let name = principal.and_then(Node::as_str).unwrap_or_default();
    let is_session = is_session(root, name);
    let has_keys = name.contains(":user/") || name.ends_with(":root");
    let mut who = Part {
        fields: match outside {
            true => fields(root, "/principal", &[("federated", Input::Provider)]),
            false => fields(root, "", &[("principal", Input::Principal)]),
        },
        in_json: strays(root.get("session"), &SESSION),
        ..Part::default()
    };
    who.in_json.append(&mut strays(principal, &["federated", "claims"]));
    let by = field::read(root, "/federatedBy".to_owned(), Input::User);
    if by.is_given() || name.contains(":federated-user/") {
        who.fields.push(by);
    }
    let credentials = field::read(root, "/credentials".to_owned(), Input::Credentials);
    if credentials.is_given() || has_keys {
        who.more.push(credentials);
    }
    let session = [
        ("sourceIdentity", Input::Text),
        ("issuedAt", Input::Instant),
        ("transitiveTagKeys", Input::Lines),
    ];
    for field in fields(root, "/session", &session) {
        if field.is_given() || is_session {
            who.more.push(field);
        }
    }
    let tags = table::read(root, "/session/tags".to_owned(), Values::Tags);
    if tags.is_given() || is_session {
        who.tables.push(tags);
    }
    who
}

/// The members of a request that the form shows; a session policy has a tab of its own.
const ROOT: [&str; 13] = [
    "name",
    "principal",
    "federatedBy",
    "assume",
    "action",
    "resource",
    "resourceAccount",
    "context",
    "credentials",
    "through",
    "session",
    "sessionPolicy",
    "expect",
];
/// The same of a step.
const STEP: [&str; 9] = [
    "role",
    "sessionName",
    "externalId",
    "durationSeconds",
    "sourceIdentity",
    "tags",
    "transitiveTagKeys",
    "sessionPolicy",
    "context",
];

/// The members of a session that the form shows.
const SESSION: [&str; 4] = ["tags", "transitiveTagKeys", "sourceIdentity", "issuedAt"];

fn caller(principal: Option<&Node<'_>>) -> Caller {
    let provider = principal.and_then(|node| node.get("federated")).and_then(Node::as_str);
    match provider.is_some_and(|provider| provider.contains(":saml-provider/")) {
        true => Caller::Saml,
        false => Caller::Web,
    }
}

/// Whether the caller has a session before the request.
pub fn is_session(root: &Node<'_>, name: &str) -> bool {
    let other = |word: &str| word != "longTerm";
    [":assumed-role/", ":federated-user/", ":role/"].iter().any(|part| name.contains(part))
        || root.get("credentials").and_then(Node::as_str).is_some_and(other)
}

fn steps(root: &Node<'_>) -> Option<Vec<Part>> {
    let items = match root.get("assume").map(|node| &node.value) {
        None | Some(Value::Null) => return Some(Vec::new()),
        Some(Value::Array(items)) if items.len() <= MAX_STEPS => items,
        Some(_) => return None,
    };
    let mut steps = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let holder = ["/assume/", &at.to_string()].concat();
        let table = |name: &str, values| table::read(root, [&holder, name].concat(), values);
        steps.push(Part {
            fields: fields(root, &holder, &[("role", Input::Role), ("sessionName", Input::Text)]),
            more: fields(
                root,
                &holder,
                &[
                    ("externalId", Input::Text),
                    ("durationSeconds", Input::Number),
                    ("sourceIdentity", Input::Text),
                    ("transitiveTagKeys", Input::Lines),
                ],
            ),
            tables: vec![table("/tags", Values::Tags), table("/context", Values::Context)],
            in_json: strays(Some(item), &STEP),
        });
    }
    Some(steps)
}

/// Members that are there and have no field.
#[inline(never)]
fn strays(node: Option<&Node<'_>>, known: &[&str]) -> Vec<String> {
    let Some(Value::Object(members)) = node.map(|node| &node.value) else { return Vec::new() };
    let mut strays = Vec::new();
    for member in members {
        let name = &*member.name.value;
        let is_stray = !known.contains(&name) && !matches!(member.value.value, Value::Null);
        if is_stray && strays.len() < MAX_STRAYS {
            strays.push(name.to_owned());
        }
    }
    strays
}

#[cfg(test)]
#[path = "request_form_test.rs"]
mod tests;
