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
        if let Some(line) = self.text.lines().nth(self.start.line - 1) {
            let (shown, before, under) = self.window(line);
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

    /// What is shown of the line, the columns before the mark, and the columns of the mark.
    fn window(&self, line: &str) -> (String, usize, usize) {
        let column = |utf16: usize| {
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
