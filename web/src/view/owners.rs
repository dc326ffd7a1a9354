//! What policies hang on: users, roles, accounts and so on, with the facts about each that are no policies.

use hatcheck_policy::json::{self, Node, Value};
use hatcheck_scenario::words;

use super::tabs::full_name;
use crate::labels;
use crate::state::structure::Change;
use crate::state::workspace::{Column, Workspace};

/// Something that policies hang on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// Its JSON pointer.
    pub pointer: String,
    /// What it is called, with its kind.
    pub name: String,
}

/// How a fact is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text; absent where empty.
    Text,
    /// A whole number; absent where empty.
    Number,
    /// Several lines of prose; absent where empty.
    Prose,
    /// Yes, or absent.
    Flag,
    /// One text a line.
    List,
    /// One `key=value` a line.
    Tags,
    /// Anything else, as JSON.
    Json,
}

/// A fact about an owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is called.
    pub label: &'static str,
    /// Its JSON pointer.
    pub pointer: String,
    /// How it is written.
    pub kind: Kind,
    /// As it is written in a field; `true` for a flag.
    pub value: String,
    /// Whether it stays where its field is emptied, as what an exercise asks for does.
    pub is_required: bool,
}

/// Kinds of owners: the list in the scenario, the word for one, its column, and its facts.
type Shape = (&'static str, &'static str, Column, &'static [Member]);

const SHAPES: &[Shape] = &[
    (
        "users",
        "user",
        Column::Identity,
        &[
            ("ARN", "arn", Kind::Text),
            ("Unique ID", "id", Kind::Text),
            ("Groups, one ARN a line", "groups", Kind::List),
            ("Tags, key=value a line", "tags", Kind::Tags),
        ],
    ),
    ("groups", "group", Column::Identity, &[("ARN", "arn", Kind::Text)]),
    (
        "accounts",
        "account",
        Column::Identity,
        &[
            ("Account ID", "id", Kind::Text),
            ("Name", "name", Kind::Text),
            ("Organization ID", "organization/id", Kind::Text),
            ("Organization path", "organization/path", Kind::Text),
            ("Management account", "organization/managementAccount", Kind::Flag),
        ],
    ),
    (
        "roles",
        "role",
        Column::Trust,
        &[
            ("ARN", "arn", Kind::Text),
            ("Unique ID", "id", Kind::Text),
            ("Maximum session, seconds", "maxSessionDuration", Kind::Number),
            ("Tags, key=value a line", "tags", Kind::Tags),
        ],
    ),
    (
        "resources",
        "resource",
        Column::Trust,
        &[
            ("ARN", "arn", Kind::Text),
            ("Owning account", "account", Kind::Text),
            ("Also governs, one ARN a line", "covers", Kind::List),
            ("Tags, key=value a line", "tags", Kind::Tags),
            ("S3: Block Public Access", "blockPublicAccess", Kind::Flag),
            ("S3: tags take part (ABAC)", "bucketAbac", Kind::Flag),
            ("Grants nothing unless its own policy does", "explicitTrust", Kind::Flag),
        ],
    ),
    (
        "identityProviders",
        "identity provider",
        Column::Trust,
        &[("ARN", "arn", Kind::Text), ("Audiences, one a line", "audiences", Kind::List)],
    ),
    (
        "vpcEndpoints",
        "VPC endpoint",
        Column::Trust,
        &[("ID", "id", Kind::Text), ("Kind: interface or gateway", "kind", Kind::Text)],
    ),
];

/// Everything of a column that policies may hang on.
pub fn owners(workspace: &Workspace, column: Column) -> Vec<Owner> {
    let Ok(root) = json::parse(&workspace.shell.text) else { return Vec::new() };
    let mut owners = Vec::new();
    for (list, word, _, _) in SHAPES.iter().filter(|shape| shape.2 == column) {
        let Some(items) = root.get(list).and_then(Node::as_array) else { continue };
        for (at, item) in items.iter().enumerate() {
            let id = item.get("arn").or(item.get("id")).and_then(Node::as_str).unwrap_or_default();
            let own = item.get("name").and_then(Node::as_str);
            let name = own.map_or_else(|| words::short_name(id), str::to_owned);
            owners.push(Owner { pointer: format!("/{list}/{at}"), name: format!("{word} {name}") });
        }
    }
    owners
}

/// The pointer that stands for the scenario itself.
pub const SCENARIO: &str = "";

type Member = (&'static str, &'static str, Kind);

const OF_SCENARIO: &[Member] = &[
    ("Title", "title", Kind::Text),
    ("Description, in Markdown", "description", Kind::Prose),
    ("Instant of the requests", "now", Kind::Text),
];
const OF_POLICY: &[Member] =
    &[("Name", "name", Kind::Text), ("Kind: inline or managed", "kind", Kind::Text)];

fn members_of(pointer: &str) -> &'static [Member] {
    if pointer == SCENARIO {
        return OF_SCENARIO;
    }
    if pointer.contains("/policies/") {
        return OF_POLICY;
    }
    let list = list_of(pointer);
    SHAPES.iter().find(|shape| shape.0 == list).map(|shape| shape.3).unwrap_or_default()
}

/// The facts about one.
pub fn facts(workspace: &Workspace, pointer: &str) -> Vec<Fact> {
    let Ok(root) = json::parse(&workspace.shell.text) else { return Vec::new() };
    let fact = |(label, member, kind): &(&'static str, &str, Kind)| {
        let pointer = format!("{pointer}/{member}");
        let value = root.at(&pointer).map(|node| written(node, *kind)).unwrap_or_default();
        Fact { label, pointer, kind: *kind, value, is_required: false }
    };
    members_of(pointer).iter().map(fact).collect()
}

/// What the member is called that a pointer leads to.
pub fn label(pointer: &str) -> Option<&'static str> {
    let name = pointer.rsplit('/').next()?;
    let members = members_of(pointer).iter();
    members.into_iter().find(|(_, member, _)| *member == name).map(|(label, ..)| *label)
}

/// A value as a field shows it.
pub fn written(node: &Node<'_>, kind: Kind) -> String {
    if kind == Kind::Json {
        return json::lay_out(node);
    }
    let one = |node: &Node<'_>| match &node.value {
        Value::String(text) => text.to_string(),
        Value::Null => String::new(),
        _ => json::lay_out(node),
    };
    let lines: Vec<String> = match &node.value {
        Value::Array(items) => items.iter().map(one).collect(),
        Value::Object(members) => {
            members.iter().map(|tag| format!("{}={}", tag.name.value, one(&tag.value))).collect()
        }
        _ => return one(node),
    };
    lines.join("\n")
}

/// What a field's new text makes of the fact.
pub fn change(fact: &Fact, text: &str) -> Change {
    let pointer = fact.pointer.clone();
    let text = text.trim();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let json = match fact.kind {
        Kind::Json => text.to_owned(),
        // A list that an exercise asks for may be empty, and a text.
        Kind::List if text.is_empty() && fact.is_required => "[]".to_owned(),
        // What an exercise asks for is never taken away.
        Kind::Number if text.is_empty() && fact.is_required => String::new(),
        Kind::Flag if text == "false" && fact.is_required => "false".to_owned(),
        _ if (text.is_empty() && !fact.is_required)
            || (fact.kind == Kind::Flag && text == "false") =>
        {
            return Change::Remove(pointer);
        }
        Kind::Flag => "true".to_owned(),
        // What is no number is refused with a reason by whoever reads the scenario.
        Kind::Number if text.bytes().all(|byte| byte.is_ascii_digit()) => text.to_owned(),
        Kind::Text | Kind::Number | Kind::Prose => json::quote(text),
        Kind::List => {
            let items: Vec<String> = lines.map(json::quote).collect();
            format!("[{}]", items.join(", "))
        }
        Kind::Tags => {
            let tag = |line: &str| {
                let (key, value) = line.split_once('=').unwrap_or((line, ""));
                format!("{}: {}", json::quote(key.trim()), json::quote(value.trim()))
            };
            let items: Vec<String> = lines.map(tag).collect();
            format!("{{ {} }}", items.join(", "))
        }
    };
    Change::Set(pointer, json)
}

/// What goes when a document is removed: the entry that holds it, or the member that it is.
pub fn entry_of(pointer: &str) -> &str {
    pointer.strip_suffix("/document").unwrap_or(pointer)
}

/// The owner of a document, by its pointer.
pub fn owner_of(pointer: &str) -> String {
    let parts: Vec<&str> = pointer.splitn(4, '/').take(3).collect();
    parts.join("/")
}

/// The list of the scenario in which a pointer begins: `users` for `/users/0/policies`.
pub fn list_of(pointer: &str) -> &str {
    pointer.split('/').nth(1).unwrap_or_default()
}

/// What an owner is called.
pub fn name_of(workspace: &Workspace, pointer: &str) -> String {
    if pointer == SCENARIO {
        return labels::THIS_SCENARIO.to_owned();
    }
    if let Some(doc) = workspace.docs.iter().find(|doc| entry_of(&doc.pointer) == pointer) {
        return full_name(doc);
    }
    let both = [Column::Identity, Column::Trust];
    let found = both.into_iter().flat_map(|column| owners(workspace, column));
    let mut found = found.filter(|owner| owner.pointer == pointer);
    found.next().map_or_else(|| labels::requests::NOT_THERE.to_owned(), |owner| owner.name)
}

/// The column in which an owner is shown.
pub fn column_of(pointer: &str) -> Option<Column> {
    // A policy of a role, or an SCP, is on the identity side, whatever it hangs on.
    if pointer.contains("/policies/") {
        let on_resources = pointer.contains("/resourceControlPolicies/");
        return Some(if on_resources { Column::Trust } else { Column::Identity });
    }
    let list = list_of(pointer);
    SHAPES.iter().find(|shape| shape.0 == list).map(|shape| shape.2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::examples;
    use crate::state::structure::restructured;

    #[test]
    fn every_fact_can_be_written_and_taken_back() {
        let workspace = examples::first().unwrap();
        for column in [Column::Identity, Column::Trust] {
            for owner in owners(&workspace, column) {
                for fact in facts(&workspace, &owner.pointer) {
                    let again = restructured(&workspace, &[change(&fact, &fact.value)]);
                    let same = match again {
                        Ok(again) => facts(&again, &owner.pointer).contains(&fact),
                        // Nothing there to be removed.
                        Err(_) => fact.value.is_empty(),
                    };
                    assert!(same, "{fact:?}");
                }
            }
        }
    }

    #[test]
    fn tags_and_lists_have_a_line_each() {
        let fact = |kind| Fact {
            label: "",
            pointer: "/x".into(),
            kind,
            value: String::new(),
            is_required: false,
        };
        let set = |json: &str| Change::Set("/x".into(), json.into());
        assert_eq!(
            change(&fact(Kind::Tags), "team = blue\n\nenv=\n"),
            set(r#"{ "team": "blue", "env": "" }"#)
        );
        assert_eq!(change(&fact(Kind::List), " a \nb"), set(r#"["a", "b"]"#));
        assert_eq!(change(&fact(Kind::Number), "3600"), set("3600"));
        assert_eq!(change(&fact(Kind::Number), "an hour"), set("\"an hour\""));
        assert_eq!(change(&fact(Kind::Flag), "false"), Change::Remove("/x".into()));
    }

    #[test]
    fn a_document_belongs_to_its_owner() {
        assert_eq!(owner_of("/users/0/policies/1/document"), "/users/0");
        assert_eq!(entry_of("/users/0/policies/1/document"), "/users/0/policies/1");
        assert_eq!(entry_of("/roles/2/trustPolicy"), "/roles/2/trustPolicy");
    }
}
