//! The attributes of a tag, as far as they concern an example.

use std::ops::Range;

use html5gum::emitters::default::StartTag;

use crate::check_docs::example::Choice;
use crate::check_docs::mapped::Mapped;
use crate::check_docs::options;

/// Attributes that any element may have, in HTML and in MDX.
const GLOBAL: [&str; 16] = [
    "class",
    "classname",
    "data-hatcheck",
    "dir",
    "hidden",
    "id",
    "is",
    "key",
    "markdown",
    "part",
    "ref",
    "role",
    "slot",
    "style",
    "tabindex",
    "title",
];

/// What the builders of pages write to a code block, which is no option though an option has that name or one much
/// like it.
const OF_HOSTS: [&str; 4] = ["data-lang", "data-language", "data-line", "data-theme"];

/// The attributes of one tag, in the order of the file.
pub(super) struct Attributes {
    /// The whole tag, in bytes of the file.
    pub(super) tag: Range<usize>,
    list: Vec<Choice>,
}

impl Attributes {
    pub(super) fn of(tag: &StartTag<usize>, source: &Mapped) -> Self {
        let place = |range: Range<usize>| source.place(range).unwrap_or_default();
        let mut list: Vec<Choice> = tag
            .attributes
            .iter()
            .map(|(name, value)| {
                // Behind a value without quotes the tokenizer counts one byte too many.
                let end = value.span.end.min(tag.span.end);
                let written = source.text().get(value.span.start..end).unwrap_or_default();
                let written = written.trim_end_matches(|c: char| c.is_whitespace() || c == '>');
                Choice {
                    name: String::from_utf8_lossy(name).into_owned(),
                    value: unbraced(&String::from_utf8_lossy(value)).to_owned(),
                    at: place(value.span.start..value.span.start + written.len()),
                }
            })
            .collect();
        list.sort_by_key(|attribute| attribute.at.start);
        Self { tag: place(tag.span.start..tag.span.end), list }
    }

    /// Whether the code block holds an example.
    pub(super) fn is_marked(&self) -> bool {
        self.classes().any(|(class, _)| matches!(class, "language-hatcheck" | "hatcheck"))
    }

    /// Whether its author wants the example left alone.
    pub(super) fn is_off(&self) -> bool {
        self.list
            .iter()
            .any(|attribute| attribute.name == "data-hatcheck" && attribute.value == "off")
    }

    /// The options of `<hatcheck-example>`. An attribute that no element has is a misspelt option.
    pub(super) fn choices_of_element(&self) -> Vec<Choice> {
        let list = self.list.iter().filter(|attribute| {
            let name = attribute.name.as_str();
            let foreign = ["data-", "aria-", "on", "client:", "xml:", "v-", ":", "@"];
            options::exists(name)
                || !(GLOBAL.contains(&name)
                    || foreign.iter().any(|prefix| name.starts_with(prefix)))
        });
        list.cloned().collect()
    }

    /// The options of a code block: `data-view="chain"`, or `view=chain` among its classes.
    pub(super) fn choices_of_code(&self) -> Vec<Choice> {
        let mut choices = Vec::new();
        for attribute in &self.list {
            let Some(name) = attribute.name.strip_prefix("data-") else { continue };
            // What is nothing like an option belongs to somebody else.
            let ours = options::exists(name) || options::meant(name).is_some();
            if ours && name != "hatcheck" && !OF_HOSTS.contains(&attribute.name.as_str()) {
                choices.push(Choice { name: name.to_owned(), ..attribute.clone() });
            }
        }
        for (class, at) in self.classes() {
            if let Some((name, value)) = class.split_once('=')
                && !options::belongs_to_host(name)
            {
                choices.push(Choice { name: name.to_owned(), value: value.to_owned(), at });
            }
        }
        choices
    }

    fn classes(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        let class = self
            .list
            .iter()
            .filter(|attribute| matches!(attribute.name.as_str(), "class" | "classname"));
        class.flat_map(|class| class.value.split_whitespace().map(|word| (word, class.at.clone())))
    }
}

/// In MDX a value may stand in braces: `view={"chain"}`.
fn unbraced(value: &str) -> &str {
    let inner = value.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    let Some(inner) = inner else { return value };
    let quoted = |quote: char| inner.strip_prefix(quote)?.strip_suffix(quote);
    quoted('"').or_else(|| quoted('\'')).or_else(|| quoted('`')).unwrap_or(inner)
}
