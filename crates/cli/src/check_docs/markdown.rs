//! Examples in Markdown and MDX: fences, and the HTML between them.

mod include;
mod nested;
mod template;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::blank::blanked;
use super::example::{Content, Example};
use super::html::{self, Syntax};
use super::info;
use super::mapped::Mapped;

/// What a file of Markdown is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// Markdown, with the tabs and admonitions of MkDocs.
    Markdown,
    /// Markdown with JSX, in which indentation makes no code.
    Mdx,
}

/// A fenced code block of any language.
struct Fence {
    /// All of it, in bytes of the file.
    block: Range<usize>,
    /// What stands behind the opening.
    info: String,
    /// Where that stands.
    info_at: Range<usize>,
    text: Mapped,
    unclosed: bool,
}

/// Reads the examples of a file, in their order.
pub(crate) fn examples(text: &str, dialect: Dialect) -> Vec<Example> {
    let Code { mut fences, other } = code(text);
    let rest = blanked(text, fences.iter().map(|fence| fence.block.clone()));
    fences.extend(nested::fences(text, &rest, dialect));
    fences.sort_by_key(|fence| fence.block.start);

    let blocks = fences.iter().map(|fence| fence.block.clone());
    let tags = blanked(text, blocks.chain(other));
    let syntax = if dialect == Dialect::Mdx { Syntax::Jsx } else { Syntax::Html };
    let mut examples = Vec::new();
    let mut fences = fences.into_iter().peekable();
    // Elements and fences are both in the order of the file.
    for html::Found { mut example, element } in html::read(&Mapped::whole(text), &tags, syntax) {
        if let Some(holds) = element {
            while let Some(fence) = fences.next_if(|fence| fence.block.start < holds.start) {
                examples.extend(fence.example());
            }
            if let Some(fence) = fences.next_if(|fence| fence.block.end <= holds.end) {
                take(fence, &mut example);
            }
        }
        if dialect == Dialect::Mdx {
            template::open(&mut example);
        }
        examples.push(example);
    }
    examples.extend(fences.filter_map(Fence::example));
    examples.sort_by_key(|example| example.at.start);
    examples
}

/// A fence within the element is its text, whatever its language, and may choose what the element leaves open.
fn take(fence: Fence, example: &mut Example) {
    if let Some(info) = info::read(&fence.info, fence.info_at.start) {
        example.choices.extend(info.choices);
    }
    if matches!(example.content, Content::Inline(_)) {
        example.content = include::content(fence.text);
        example.unclosed |= fence.unclosed;
    }
}

impl Fence {
    fn example(self) -> Option<Example> {
        let info = info::read(&self.info, self.info_at.start)?;
        let mut example = Example::new(self.text, info.choices, self.info_at);
        if let Content::Inline(text) = example.content {
            example.content = include::content(text);
        }
        Some(Example { unclosed: self.unclosed, ..example })
    }
}

/// The code of a file.
struct Code {
    fences: Vec<Fence>,
    /// Code within a line, and by indentation: whatever stands there is no HTML.
    other: Vec<Range<usize>>,
}

fn code(text: &str) -> Code {
    let options = Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TABLES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut code = Code { fences: Vec::new(), other: Vec::new() };
    let mut open: Option<Fence> = None;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                open = Some(opened(text, range))
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) | Event::Code(_) => {
                code.other.push(range)
            }
            Event::Text(part) => {
                if let Some(fence) = &mut open {
                    fence.text.push(&part, range);
                }
            }
            Event::End(TagEnd::CodeBlock) => code.fences.extend(open.take()),
            _ => {}
        }
    }
    code
}

/// A fence with its opening and its end.
fn opened(text: &str, block: Range<usize>) -> Fence {
    let whole = &text[block.clone()];
    let first = whole.lines().next().unwrap_or_default();
    let (_, opening) = first.split_at(first.find(['`', '~']).unwrap_or_default());
    let (mark, behind) = opening.split_at(length(opening));
    let last = whole.trim_end().lines().skip(1).last().unwrap_or_default();
    let last = last.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
    let closed = last.starts_with(mark) && length(last) == last.len() && !last.is_empty();
    let info = behind.trim();
    let start = block.start + first.len() - behind.trim_start().len();
    Fence {
        block,
        info: info.to_owned(),
        info_at: start..start + info.len(),
        text: Mapped::default(),
        unclosed: !closed,
    }
}

/// How many letters of the mark of a fence a line begins with.
fn length(line: &str) -> usize {
    let Some(mark) = line.chars().next().filter(|c| matches!(c, '`' | '~')) else { return 0 };
    line.len() - line.trim_start_matches(mark).len()
}
