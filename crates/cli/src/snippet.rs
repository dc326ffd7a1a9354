//! A finding with its place: file, line and column, and the text underlined.

use hatcheck_policy::line_index::Position;
use hatcheck_scenario::{FormatError, words};
use unicode_width::UnicodeWidthChar;

use crate::paint::{self, Paint};

/// The longest part of a line that is shown, in characters.
const WIDTH: usize = 100;

/// A finding at a place in a text.
pub(crate) struct Snippet<'s> {
    pub file: &'s str,
    pub text: &'s str,
    /// In UTF-16 units, as editors count.
    pub start: Position,
    pub end: Position,
    pub severity: &'s str,
    pub code: &'s str,
    pub message: &'s str,
    /// JSON pointer, if it says more than the line.
    pub path: &'s str,
    /// What AWS answers when it refuses to store the document for this.
    pub aws_says: Option<&'s str>,
}

/// As much of a line as can be shown around a place in it.
#[derive(Clone, Debug)]
pub(crate) struct Excerpt {
    text: String,
    /// UTF-16 units of the line before it.
    skipped: usize,
}

impl Excerpt {
    /// Looks at a bounded part of the text, since a line may be as long as a file, and hold many findings.
    ///
    /// `column` is that of the byte `at`.
    pub(crate) fn around(text: &str, at: usize, column: usize) -> Self {
        let at = floor(text, at);
        let before = &text[floor(text, at.saturating_sub(4 * WIDTH))..at];
        let before = before.rsplit('\n').next().unwrap_or_default();
        let behind = &text[at..floor(text, at + 8 * WIDTH)];
        let behind = behind.lines().next().unwrap_or_default();
        let skipped = (column - 1).saturating_sub(before.encode_utf16().count());
        Self { text: format!("{before}{behind}"), skipped }
    }
}

/// The nearest boundary of a letter at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

impl Snippet<'_> {
    /// What keeps a file from being a scenario, ready to be printed.
    pub(crate) fn of_file(file: &str, text: &str, error: &FormatError) -> String {
        let message = words::fault(&error.fault);
        Snippet {
            file,
            text: text.strip_prefix('\u{feff}').unwrap_or(text),
            start: error.start,
            end: error.end,
            severity: "error",
            code: error.fault.code(),
            message: &message,
            path: &error.path,
            aws_says: None,
        }
        .render()
    }

    /// The finding as several lines, ready to be printed.
    pub(crate) fn render(&self) -> String {
        let line = self.text.lines().nth(self.start.line - 1);
        self.render_in(line.map(|line| (line, 0)))
    }

    /// The same where the text at hand is an excerpt of one line.
    pub(crate) fn render_with(&self, excerpt: &Excerpt) -> String {
        self.render_in(Some((&excerpt.text, excerpt.skipped)))
    }

    fn render_in(&self, line: Option<(&str, usize)>) -> String {
        let paint = if self.severity == "error" { Paint::Denied } else { Paint::Warning };
        let mut out = format!(
            "{}{} {}\n",
            paint.on(self.severity),
            Paint::Quiet.on(format!("[{}]", self.code)),
            Paint::Strong.on(self.message)
        );
        let arrow = Paint::Quiet.on("-->");
        out += &format!("  {arrow} {}:{}:{}", self.file, self.start.line, self.start.column);
        if !self.path.is_empty() {
            out += &Paint::Quiet.on(format!("  {}", self.path));
        }
        out.push('\n');
        if let Some((line, skipped)) = line {
            let (shown, before, under) = self.window(line, skipped);
            let number = self.start.line.to_string();
            let bar = Paint::Quiet.on("|");
            let margin = " ".repeat(number.len());
            out += &format!("  {margin} {bar}\n  {} {bar} {shown}\n", Paint::Quiet.on(&number));
            out += &format!(
                "  {margin} {bar} {}{}\n",
                " ".repeat(before),
                paint.on("^".repeat(under))
            );
        }
        if let Some(answer) = self.aws_says {
            let sign = Paint::Quiet.on("=");
            out += &format!("  {sign} AWS refuses to store it: {}\n", paint::plain(answer));
        }
        out
    }

    /// What is shown of the line, the columns before the mark, and the columns of the mark. `skipped` units of the line
    /// are not at hand.
    fn window(&self, line: &str, skipped: usize) -> (String, usize, usize) {
        let column = |utf16: usize| {
            let utf16 = utf16.saturating_sub(skipped);
            let mut units = 0;
            line.chars()
                .take_while(|c| {
                    units += c.len_utf16();
                    units <= utf16
                })
                .count()
        };
        let start = column(self.start.column - 1);
        let length = line.chars().count();
        let end =
            if self.end.line == self.start.line { column(self.end.column - 1) } else { length };
        let from = if start > WIDTH / 2 && length > WIDTH { start - WIDTH / 2 } else { 0 };
        let shown: String = paint::plain(line).chars().skip(from).take(WIDTH).collect();
        let before = width(shown.chars().take(start - from));
        let under = width(shown.chars().take(end.max(start) - from)) - before;
        (shown, before, under.max(1))
    }
}

/// The columns that characters take in a terminal, in which some are two wide.
fn width(characters: impl Iterator<Item = char>) -> usize {
    characters.map(|c| c.width().unwrap_or(0)).sum()
}
