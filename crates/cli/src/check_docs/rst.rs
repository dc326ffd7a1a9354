//! Examples in reStructuredText: code blocks, files that are included as such, and HTML between them.
//!
//! Only what finds them is read: directives by their indentation, and what hides directives from the builder, which
//! are literal blocks and comments.

mod lines;

use std::ops::Range;

use super::example::{Choice, Content, Example};
use super::mapped::Mapped;
use super::{html, info};
use lines::{Line, lines};

/// Reads the examples of a file.
pub(crate) fn examples(text: &str) -> Vec<Example> {
    let lines = lines(text);
    let mut examples = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let content = line.content(text);
        let Some(directive) = Directive::of(content) else {
            // What follows `::` or stands in a comment is shown or hidden as it is.
            at = if content.ends_with("::") || is_comment(content) {
                line.end_of_body(&lines, at)
            } else {
                at + 1
            };
            continue;
        };
        let end = line.end_of_body(&lines, at);
        let block = Block { text, head: at, lines: &lines[..end] };
        match directive.name {
            "code-block" | "code" | "sourcecode" => examples.extend(block.code(&directive)),
            "literalinclude" => examples.extend(block.included(&directive)),
            "raw" if directive.argument.eq_ignore_ascii_case("html") => {
                examples.extend(html::examples(&block.body()));
            }
            "raw" | "parsed-literal" | "highlight" => {}
            // Notes, tabs and the like hold more of the same.
            _ => {
                at += 1;
                continue;
            }
        }
        at = end;
    }
    examples
}

/// `.. name:: argument`.
struct Directive<'l> {
    name: &'l str,
    argument: &'l str,
}

impl<'l> Directive<'l> {
    fn of(line: &'l str) -> Option<Self> {
        let rest = line.strip_prefix("..")?;
        let name = rest.trim_start();
        if name.len() == rest.len() {
            return None;
        }
        let (name, argument) = name.split_once("::")?;
        let letters = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '+');
        let separate = argument.is_empty() || argument.starts_with([' ', '\t']);
        let is_name = !name.is_empty() && name.chars().all(letters);
        (separate && is_name).then(|| Self { name, argument: argument.trim() })
    }
}

/// Explicit markup that is neither directive nor target, footnote or substitution.
fn is_comment(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("..") else { return false };
    let text = rest.trim_start();
    (text.len() < rest.len() && !text.starts_with(['_', '[', '|'])) || rest.is_empty()
}

/// A directive with the lines that are indented under it.
struct Block<'b> {
    text: &'b str,
    /// The line of the directive itself.
    head: usize,
    /// All lines up to the end of the block.
    lines: &'b [Line],
}

impl Block<'_> {
    /// The code of a block that is marked by its language or its class.
    fn code(&self, directive: &Directive<'_>) -> Option<Example> {
        let choices = self.marked(directive.argument)?;
        Some(Example::new(self.body(), choices, self.head()))
    }

    /// The file that stands instead of code.
    fn included(&self, directive: &Directive<'_>) -> Option<Example> {
        let choices = self.marked("")?;
        let head = self.head();
        let at = head.end - directive.argument.len()..head.end;
        let mut example = Example::new(Mapped::default(), choices, head);
        example.content = Content::Elsewhere { address: directive.argument.to_owned(), at };
        Some(example)
    }

    /// The choices of a block that is an example: `hatcheck` is its language, or one of its classes.
    fn marked(&self, argument: &str) -> Option<Vec<Choice>> {
        let head = self.head();
        let argument = (argument, head.end - argument.len());
        let words = self.options().filter(|(name, _, _)| matches!(*name, "class" | "language"));
        let words = words.map(|(_, value, at)| (value, at)).chain([argument]);
        let mut marked = false;
        let mut choices = Vec::new();
        for (value, at) in words {
            if let Some(info) = info::read(value, at) {
                marked = true;
                choices.extend(info.choices);
            }
        }
        marked.then_some(choices)
    }

    fn head(&self) -> Range<usize> {
        let line = &self.lines[self.head];
        line.start..line.start + line.content(self.text).len()
    }

    /// The lines `:name: value` directly under the directive, each with the place of its value.
    fn options(&self) -> impl Iterator<Item = (&str, &str, usize)> {
        self.lines[self.head + 1..].iter().map_while(|line| {
            let content = line.content(self.text);
            let (name, value) = content.strip_prefix(':')?.split_once(':')?;
            let value = value.trim_start();
            Some((name, value, line.start + content.len() - value.len()))
        })
    }

    /// What stands under the directive and its options, without the indentation of its first line.
    fn body(&self) -> Mapped {
        let behind = self.head + 1 + self.options().count();
        let mut body = Mapped::default();
        let Some(first) = self.lines[behind..].iter().find(|line| !line.is_blank()) else {
            return body;
        };
        for line in &self.lines[behind..] {
            let start = line.start_at(self.text, first.indent);
            body.push(&self.text[start..line.end], start..line.end);
        }
        body
    }
}
