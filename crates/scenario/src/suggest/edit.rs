//! From a remedy to edits of the scenario's text.

use hatcheck_engine::Layer;
use hatcheck_engine::remedy::{Entry, Grant, PolicyName, PrincipalText, Remedy, Sent};
use hatcheck_engine::request::Value as KeyValue;
use hatcheck_policy::Span;
use hatcheck_policy::json::splice::{Splice, set_member, splice};
use hatcheck_policy::json::{self, Node, Value, quote};

use super::place;

/// One replacement in the text that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Which text.
    pub target: Target,
    /// What goes, in bytes; empty where something is only inserted.
    pub span: Span,
    /// What comes.
    pub text: String,
}

/// The text that an edit belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The scenario file, and the pointer of what is changed in it.
    File(String),
    /// The text of the document that stands as a string at this pointer.
    Document(String),
}

impl Target {
    /// The JSON pointer in the scenario of what is changed.
    pub fn pointer(&self) -> &str {
        match self {
            Self::File(pointer) | Self::Document(pointer) => pointer,
        }
    }
}

/// The edits that carry out a remedy for the request at `index`; `None` where the text offers no place for it.
pub(super) fn of(text: &str, index: usize, remedy: &Remedy) -> Option<Vec<Edit>> {
    let root = json::parse(text).ok()?;
    let file = File { text, root: &root };
    match remedy {
        Remedy::Extend { policy, statement, entry, .. } => {
            file.in_document(policy, |text, document| extend(text, document, *statement, entry))
        }
        Remedy::AddStatement { policy, grant } => {
            file.in_document(policy, |text, document| add(text, document, grant))
        }
        Remedy::AttachPolicy { layer, to, grant } => file.attach(*layer, to, grant),
        Remedy::Tag { on, key, value } => {
            let entity = file.entity(&["users", "roles", "resources"], on)?;
            file.set_under(&entity, "tags", key, &quote(value))
        }
        Remedy::Send { step, what } => file.send(index, *step, what),
    }
}

/// Edits that were made before, and those for one remedy more. Where both write at the same place the remedy is
/// carried out on the text with the former made, and both together are one edit of that place; what was changed
/// elsewhere stays as it is.
pub(super) fn with(
    text: &str,
    before: Vec<Edit>,
    index: usize,
    remedy: &Remedy,
) -> Option<Vec<Edit>> {
    let more = of(text, index, remedy)?;
    let collide = |one: &Edit| {
        more.iter().any(|other| one.target == other.target && one.span.start == other.span.start)
    };
    if !before.iter().any(collide) {
        return Some([before, more].concat());
    }
    let target = more.first()?.target.clone();
    let (same, mut edits): (Vec<Edit>, Vec<Edit>) =
        before.into_iter().partition(|edit| edit.target == target);
    let halfway = apply(text, &same)?;
    let whole = apply(&halfway, &of(&halfway, index, remedy)?)?;
    edits.push(difference(text, &whole, target)?);
    Some(edits)
}

/// What makes one scenario of the other: all between what the text that the target names begins and ends with alike.
fn difference(before: &str, after: &str, target: Target) -> Option<Edit> {
    let (before, after) = match &target {
        Target::File(_) => (before.to_owned(), after.to_owned()),
        Target::Document(pointer) => {
            (document_text(before, pointer)?, document_text(after, pointer)?)
        }
    };
    let pairs = before.char_indices().zip(after.chars());
    let start = pairs
        .take_while(|((_, one), other)| one == other)
        .last()
        .map_or(0, |((at, one), _)| at + one.len_utf8());
    let tails = before[start..].chars().rev().zip(after[start..].chars().rev());
    let alike: usize =
        tails.take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum();
    let span = Span::new(start, before.len() - alike);
    Some(Edit { target, span, text: after[start..after.len() - alike].to_owned() })
}

/// The text of the document that stands as a string at this pointer of a scenario.
fn document_text(scenario: &str, pointer: &str) -> Option<String> {
    let root = json::parse(scenario).ok()?;
    root.at(pointer)?.as_str().map(str::to_owned)
}

/// The text with all edits made. `None` where two of them are in each other's way.
pub(super) fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let root = json::parse(text).ok()?;
    let mut changes: Vec<Splice> = Vec::new();
    let mut documents: Vec<(&str, Vec<Splice>)> = Vec::new();
    for edit in edits {
        let change = Splice { span: edit.span, text: edit.text.clone() };
        match &edit.target {
            Target::File(_) => changes.push(change),
            Target::Document(pointer) => match documents.iter_mut().find(|(own, _)| own == pointer)
            {
                Some((_, changes)) => changes.push(change),
                None => documents.push((pointer, vec![change])),
            },
        }
    }
    for (pointer, inner) in documents {
        let node = root.at(pointer)?;
        let text = quote(&splice(node.as_str()?, inner)?);
        changes.push(Splice { span: node.span, text });
    }
    splice(text, changes)
}

struct File<'f, 't> {
    text: &'f str,
    root: &'f Node<'t>,
}

impl<'t> File<'_, 't> {
    fn edits(&self, pointer: &str, changes: Vec<Splice>) -> Vec<Edit> {
        let target = || Target::File(pointer.to_owned());
        changes.into_iter().map(|c| Edit { target: target(), span: c.span, text: c.text }).collect()
    }

    /// A change within a policy document, wherever its text is.
    fn in_document(
        &self,
        policy: &PolicyName,
        change: impl FnOnce(&str, &Node<'_>) -> Option<Vec<Splice>>,
    ) -> Option<Vec<Edit>> {
        let node = self.root.at(&policy.path)?;
        let Some(own) = node.as_str() else {
            return Some(self.edits(&policy.path, change(self.text, node)?));
        };
        let changes = change(own, &json::parse(own).ok()?)?;
        let target = || Target::Document(policy.path.to_string());
        Some(
            changes
                .into_iter()
                .map(|c| Edit { target: target(), span: c.span, text: c.text })
                .collect(),
        )
    }

    /// The pointer of the entry with this ARN in one of the lists.
    fn entity(&self, lists: &[&str], arn: &str) -> Option<String> {
        lists.iter().find_map(|list| {
            let Value::Array(items) = &self.root.get(list)?.value else { return None };
            let at = items.iter().position(|item| {
                item.get("arn").and_then(Node::as_str).is_some_and(|own| own == arn)
            })?;
            Some(format!("/{list}/{at}"))
        })
    }

    /// Sets a member of the object at `pointer`.
    fn set(&self, pointer: &str, key: &str, value: &str) -> Option<Vec<Edit>> {
        let changes = vec![set_member(self.text, self.root.at(pointer)?, key, value)?];
        Some(self.edits(pointer, changes))
    }

    /// Sets a member of the object that is a member of the one at `pointer`, which may not be there yet.
    fn set_under(&self, pointer: &str, object: &str, key: &str, value: &str) -> Option<Vec<Edit>> {
        let inner = format!("{pointer}/{object}");
        match self.root.at(&inner) {
            Some(_) => self.set(&inner, key, value),
            None => self.set(pointer, object, &format!("{{ {}: {value} }}", quote(key))),
        }
    }

    fn attach(&self, layer: Layer, to: &str, grant: &Grant) -> Option<Vec<Edit>> {
        let document = document(grant);
        match layer {
            Layer::Trust => self.set(&self.entity(&["roles"], to)?, "trustPolicy", &document),
            Layer::Resource => self.set(&self.entity(&["resources"], to)?, "policy", &document),
            _ => {
                let name = quote(&policy_name(grant));
                let policy = format!("{{ \"name\": {name}, \"document\": {document} }}");
                let Some(entity) = self.entity(&["users", "roles"], to) else {
                    return self.add_entity(to, &policy);
                };
                match self.root.at(&entity)?.get("policies") {
                    Some(policies) => {
                        let changes = place::append(self.text, policies, &policy);
                        Some(self.edits(&format!("{entity}/policies"), changes))
                    }
                    None => self.set(&entity, "policies", &format!("[{policy}]")),
                }
            }
        }
    }

    /// A user or role that was in no list, with its policy.
    fn add_entity(&self, arn: &str, policy: &str) -> Option<Vec<Edit>> {
        let list = match hatcheck_policy::Arn::parse(arn)?.typed()?.0 {
            "user" => "users",
            "role" => "roles",
            _ => return None,
        };
        let entity = format!("{{ \"arn\": {}, \"policies\": [{policy}] }}", quote(arn));
        match self.root.get(list) {
            Some(node) => {
                let changes = place::append(self.text, node, &entity);
                Some(self.edits(&format!("/{list}"), changes))
            }
            None => self.set("", list, &format!("[{entity}]")),
        }
    }

    fn send(&self, index: usize, step: usize, what: &Sent) -> Option<Vec<Edit>> {
        let request = format!("/requests/{index}");
        let assume = format!("{request}/assume/{step}");
        let own = if self.root.at(&assume).is_some() { &assume } else { &request };
        match what {
            Sent::Role(arn) => self.set(&assume, "role", &quote(arn)),
            Sent::ExternalId(id) => self.set(&assume, "externalId", &quote(id)),
            Sent::SourceIdentity(identity) => self.set(&assume, "sourceIdentity", &quote(identity)),
            Sent::SessionName(name) => self.set(&assume, "sessionName", &quote(name)),
            Sent::SessionTag(key, value) => self.set_under(&assume, "tags", key, &quote(value)),
            Sent::Duration(seconds) => self.set(&assume, "durationSeconds", &seconds.to_string()),
            Sent::Context(key, value) => {
                let value = match value {
                    KeyValue::One(text) => quote(text),
                    KeyValue::Many(texts) => {
                        let texts: Vec<String> = texts.iter().map(|text| quote(text)).collect();
                        format!("[{}]", texts.join(", "))
                    }
                };
                // A key that is there in another spelling is the same key.
                let context = self.root.at(&format!("{own}/context"));
                let spelt = context.and_then(|context| spelling(context, key));
                self.set_under(own, "context", spelt.as_deref().unwrap_or(key), &value)
            }
        }
    }
}

fn spelling(context: &Node<'_>, key: &str) -> Option<String> {
    let Value::Object(members) = &context.value else { return None };
    let found = members.iter().find(|member| member.name.value.eq_ignore_ascii_case(key));
    found.map(|member| member.name.value.to_string())
}

/// The statement at an index, which may be the only one and stand without a list.
fn statement<'n, 't>(document: &'n Node<'t>, index: usize) -> Option<&'n Node<'t>> {
    let statements = document.get("Statement")?;
    match &statements.value {
        Value::Array(items) => items.get(index),
        _ => Some(statements).filter(|_| index == 0),
    }
}

fn extend(text: &str, document: &Node<'_>, index: usize, entry: &Entry) -> Option<Vec<Splice>> {
    let statement = statement(document, index)?;
    match entry {
        Entry::Action(action) => {
            Some(place::append(text, statement.get("Action")?, &quote(action)))
        }
        Entry::Resource(resource) => {
            Some(place::append(text, statement.get("Resource")?, &quote(resource)))
        }
        Entry::Principal(principal) => {
            let element = statement.get("Principal")?;
            let name = quote(&principal.text);
            // A statement about other kinds of principals is better left to them.
            Some(place::append(text, element.get(principal.word)?, &name))
        }
    }
}

fn add(text: &str, document: &Node<'_>, grant: &Grant) -> Option<Vec<Splice>> {
    let statement = self::grant(grant);
    match document.get("Statement") {
        Some(statements) => Some(place::append(text, statements, &statement)),
        None => Some(vec![set_member(text, document, "Statement", &format!("[{statement}]"))?]),
    }
}

/// A document that allows just this.
fn document(grant: &Grant) -> String {
    format!("{{ \"Version\": \"2012-10-17\", \"Statement\": [{}] }}", self::grant(grant))
}

fn grant(grant: &Grant) -> String {
    let mut members = vec!["\"Effect\": \"Allow\"".to_owned()];
    if let Some(principal) = &grant.principal {
        members.push(format!("\"Principal\": {}", self::principal(principal)));
    }
    let actions: Vec<String> = grant.actions.iter().map(|action| quote(action)).collect();
    members.push(match actions.as_slice() {
        [action] => format!("\"Action\": {action}"),
        several => format!("\"Action\": [{}]", several.join(", ")),
    });
    members.extend(grant.resource.iter().map(|arn| format!("\"Resource\": {}", quote(arn))));
    if !grant.conditions.is_empty() {
        let conditions: Vec<String> = grant
            .conditions
            .iter()
            .map(|(key, value)| format!("{}: {}", quote(key), quote(value)))
            .collect();
        let conditions = conditions.join(", ");
        members.push(format!("\"Condition\": {{ \"StringEquals\": {{ {conditions} }} }}"));
    }
    format!("{{ {} }}", members.join(", "))
}

fn principal(principal: &PrincipalText) -> String {
    format!("{{ {}: {} }}", quote(principal.word), quote(&principal.text))
}

/// `AllowGetObject` for `s3:GetObject`.
fn policy_name(grant: &Grant) -> String {
    let action = grant.actions.first().map_or("", String::as_str);
    let name = action.rsplit(':').next().unwrap_or_default();
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("Allow{name}")
}
