//! The lines of a text with their indentation, which says in reStructuredText what belongs to what.

/// A tab reaches to the next multiple of this column.
const TAB: usize = 8;

/// One line.
pub(super) struct Line {
    /// Where its indentation begins.
    from: usize,
    /// Where its content begins.
    pub(super) start: usize,
    /// Behind its line break.
    pub(super) end: usize,
    /// Columns of white space before the content.
    pub(super) indent: usize,
    blank: bool,
    /// The next line that is not blank and indented no more, from 0.
    body_end: usize,
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut from = 0;
    for written in text.split_inclusive('\n') {
        let content = written.trim_start_matches([' ', '\t']);
        let white = written.len() - content.len();
        let indent = written[..white].chars().fold(0, column_behind);
        let (start, end) = (from + white, from + written.len());
        let blank = content.trim().is_empty();
        lines.push(Line { from, start, end, indent, blank, body_end: 0 });
        from = end;
    }
    // From behind, so that no line is looked at for each of those it belongs to.
    let count = lines.len();
    let mut below: Vec<usize> = Vec::new();
    for at in (0..count).rev() {
        if lines[at].blank {
            lines[at].body_end = at + 1;
            continue;
        }
        while below.last().is_some_and(|next| lines[*next].indent > lines[at].indent) {
            below.pop();
        }
        lines[at].body_end = below.last().copied().unwrap_or(count);
        below.push(at);
    }
    lines
}

impl Line {
    /// Its content, without white space on either side.
    pub(super) fn content<'t>(&self, text: &'t str) -> &'t str {
        text[self.start..self.end].trim()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.blank
    }

    /// The line behind all that are indented under this one, which stands at `at`.
    pub(super) fn end_of_body(&self, lines: &[Line], at: usize) -> usize {
        self.body_end.clamp(at + 1, lines.len())
    }

    /// Where the line begins when so many columns of its indentation are left out.
    pub(super) fn start_at(&self, text: &str, columns: usize) -> usize {
        let mut column = 0;
        for (at, c) in text[self.from..self.start].char_indices() {
            column = column_behind(column, c);
            if column > columns {
                return self.from + at;
            }
        }
        self.start
    }
}

fn column_behind(column: usize, c: char) -> usize {
    if c == '\t' { column / TAB * TAB + TAB } else { column + 1 }
}
