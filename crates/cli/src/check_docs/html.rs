//! Examples in HTML: `<hatcheck-example>`, and code blocks of the class `language-hatcheck`.

mod attributes;
mod entities;

use std::ops::Range;

use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use html5gum::{Tokenizer, naive_next_state};

use super::example::{Choice, Content, Example};
use super::mapped::Mapped;
use attributes::Attributes;

/// What the embed defines.
const ELEMENT: &[u8] = b"hatcheck-example";

/// How tags are meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// The text of a few elements, such as `script`, is no HTML, and ends with their closing tag alone.
    Html,
    /// Any tag may close itself, as in `<iframe />`, so that none is known to have such a text.
    Jsx,
}

/// An example, and whether it is an element, with the range of what it holds.
pub(crate) struct Found {
    pub(crate) example: Example,
    pub(crate) element: Option<Range<usize>>,
}

/// Reads the examples of an HTML file.
pub(crate) fn examples(source: &Mapped) -> Vec<Example> {
    let found = read(source, source.text(), Syntax::Html).into_iter();
    found.map(|found| found.example).collect()
}

/// The same for a text in which not all is HTML: `tags` is the text with everything else blanked out, and as long.
/// The ranges of elements are in bytes of that text.
pub(crate) fn read(source: &Mapped, tags: &str, syntax: Syntax) -> Vec<Found> {
    if !tags.contains("hatcheck") {
        return Vec::new();
    }
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(syntax == Syntax::Html);
    let mut reader = Reader {
        source,
        syntax,
        raw: None,
        pre: None,
        code: None,
        element: None,
        found: Vec::new(),
    };
    for token in Tokenizer::new_with_emitter(tags, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.open(&tag),
            Token::EndTag(tag) => reader.close(&tag.name, tag.span.start..tag.span.end),
            Token::String(text) => reader.text(text.span.start..text.span.end),
            _ => {}
        }
    }
    reader.end(tags.len())
}

/// What is open at a place of the file. Nested elements of one name are taken for one.
struct Reader<'s> {
    source: &'s Mapped,
    syntax: Syntax,
    /// The name of an element whose text is no HTML, such as `script`.
    raw: Option<Vec<u8>>,
    pre: Option<Attributes>,
    code: Option<Code>,
    element: Option<Element>,
    found: Vec<Found>,
}

struct Code {
    attributes: Attributes,
    text: Mapped,
}

struct Element {
    attributes: Attributes,
    tag: Range<usize>,
    /// All the text in it.
    text: Mapped,
    /// That of the first code block in it, and what is chosen there.
    code: Option<(Mapped, Vec<Choice>)>,
}

impl Reader<'_> {
    fn open(&mut self, tag: &StartTag<usize>) {
        if self.raw.is_some() {
            return;
        }
        let name = tag.name.as_slice();
        let range = tag.span.start..tag.span.end;
        match name {
            ELEMENT if self.element.is_none() => {
                let attributes = Attributes::of(tag, self.source);
                self.element = Some(Element {
                    attributes,
                    tag: range.clone(),
                    text: Mapped::default(),
                    code: None,
                });
                if tag.self_closing {
                    self.close_element(range.end..range.end, false);
                }
            }
            b"pre" => self.pre = Some(Attributes::of(tag, self.source)),
            b"code" if self.code.is_none() => {
                let attributes = Attributes::of(tag, self.source);
                self.code = Some(Code { attributes, text: Mapped::default() });
            }
            _ if self.syntax == Syntax::Html && naive_next_state(name).is_some() => {
                self.raw = Some(name.to_vec())
            }
            _ => {}
        }
    }

    fn text(&mut self, range: Range<usize>) {
        if self.raw.is_some() {
            return;
        }
        if let Some(code) = &mut self.code {
            entities::decode(self.source, range.clone(), &mut code.text);
        }
        if let Some(element) = &mut self.element {
            entities::decode(self.source, range, &mut element.text);
        }
    }

    fn close(&mut self, name: &[u8], tag: Range<usize>) {
        if let Some(raw) = &self.raw {
            if raw == name {
                self.raw = None;
            }
            return;
        }
        match name {
            ELEMENT => self.close_element(tag, false),
            b"pre" => {
                self.close_code(false);
                self.pre = None;
            }
            b"code" => self.close_code(false),
            _ => {}
        }
    }

    fn close_code(&mut self, unclosed: bool) {
        let Some(code) = self.code.take() else { return };
        let mut choices = Vec::new();
        for attributes in self.pre.iter().chain([&code.attributes]) {
            choices.extend(attributes.choices_of_code());
        }
        if let Some(element) = &mut self.element {
            if self.pre.is_some() && element.code.is_none() {
                element.code = Some((code.text, choices));
            }
            return;
        }
        let Some(pre) = &self.pre else { return };
        let on = [pre, &code.attributes];
        if on.iter().any(|attributes| attributes.is_marked())
            && !on.iter().any(|attributes| attributes.is_off())
        {
            let example = Example { unclosed, ..Example::new(code.text, choices, pre.tag.clone()) };
            self.found.push(Found { example, element: None });
        }
    }

    fn close_element(&mut self, end: Range<usize>, unclosed: bool) {
        self.close_code(unclosed);
        let Some(element) = self.element.take() else { return };
        if element.attributes.is_off() {
            return;
        }
        let mut choices = element.attributes.choices_of_element();
        let text = match element.code {
            Some((text, of_code)) => {
                choices.extend(of_code);
                text
            }
            None => element.text,
        };
        let mut example = Example::new(text, choices, element.attributes.tag);
        example.unclosed = unclosed && matches!(example.content, Content::Inline(_));
        self.found.push(Found { example, element: Some(element.tag.end..end.start) });
    }

    /// What is still open reaches to the end of the file.
    fn end(mut self, at: usize) -> Vec<Found> {
        self.close_element(at..at, true);
        self.close_code(true);
        self.found
    }
}
