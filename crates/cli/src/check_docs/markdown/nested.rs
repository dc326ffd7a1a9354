//! Fences that CommonMark takes for text, and a host for fences: indented below an admonition or a tab of MkDocs, or
//! anywhere in MDX, which knows no code by indentation.

use std::ops::Range;

use super::{Dialect, Fence, length};
use crate::check_docs::mapped::Mapped;

/// What begins the line above such a fence in MkDocs.
const MARKERS: [&str; 4] = ["!!!", "???", "===", "/// "];

/// From this indentation on, CommonMark knows no fence.
const CODE: usize = 4;

/// Reads the fences of a text; `rest` is the text without those that have been found.
pub(super) fn fences(text: &str, rest: &str, dialect: Dialect) -> Vec<Fence> {
    let mut found = Vec::new();
    let mut open: Option<Open> = None;
    // The lines that a line is indented under, and whether each lets fences be indented.
    let mut above: Vec<(usize, bool)> = Vec::new();
    let mut start = 0;
    for line in rest.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        let content = line.trim_start_matches([' ', '\t']);
        let indent = columns(&line[..line.len() - content.len()]);
        let content = content.trim_end();
        if let Some(fence) = &mut open {
            if fence.take(text, range.clone(), indent, content) {
                continue;
            }
            found.extend(open.take().map(|open| open.fence));
        }
        if content.is_empty() {
            continue;
        }
        while above.last().is_some_and(|(other, _)| *other >= indent) {
            above.pop();
        }
        let within =
            dialect == Dialect::Mdx || (indent >= CODE && above.iter().any(|(_, marker)| *marker));
        let length = length(content);
        if within && length >= 3 && !content[length..].contains('`') {
            let mark = range.start + (line.len() - line.trim_start_matches([' ', '\t']).len());
            open = Some(Open::new(mark, length, indent, content));
            continue;
        }
        above.push((indent, MARKERS.iter().any(|marker| content.starts_with(marker))));
    }
    found.extend(open.map(|open| open.fence));
    found
}

/// A fence whose end has not been seen.
struct Open {
    fence: Fence,
    indent: usize,
    mark: String,
}

impl Open {
    fn new(at: usize, length: usize, indent: usize, content: &str) -> Self {
        let info = content[length..].trim_start();
        let info_at = at + content.len() - info.len();
        let fence = Fence {
            block: at..at + content.len(),
            info: info.to_owned(),
            info_at: info_at..at + content.len(),
            text: Mapped::default(),
            unclosed: true,
        };
        Self { fence, indent, mark: content[..length].to_owned() }
    }

    /// Takes a line, unless the fence has ended before it.
    fn take(&mut self, text: &str, line: Range<usize>, indent: usize, content: &str) -> bool {
        if !self.fence.unclosed || (!content.is_empty() && indent < self.indent) {
            return false;
        }
        self.fence.block.end = line.end;
        if content.starts_with(&self.mark) && length(content) == content.len() {
            self.fence.unclosed = false;
            return true;
        }
        let written = &text[line.clone()];
        let skipped = prefix(written, self.indent);
        self.fence.text.push(&written[skipped..], line.start + skipped..line.end);
        true
    }
}

/// The bytes of the indentation of a line, up to so many columns.
fn prefix(line: &str, most: usize) -> usize {
    let mut column = 0;
    for (at, c) in line.char_indices() {
        column = match c {
            ' ' => column + 1,
            '\t' => column / 4 * 4 + 4,
            _ => return at,
        };
        if column > most {
            return at;
        }
    }
    line.trim_end_matches(['\r', '\n']).len()
}

fn columns(white: &str) -> usize {
    white.chars().fold(0, |column, c| if c == '\t' { column / 4 * 4 + 4 } else { column + 1 })
}
