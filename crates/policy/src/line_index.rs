//! Turns byte offsets into what editors show: lines and columns from 1, offsets in UTF-16 units.

/// A place as people and editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in UTF-16 units, from 1.
    pub column: usize,
    /// Offset from the start of the text in UTF-16 units, from 0.
    pub offset: usize,
}

/// How many bytes at least lie between two marks.
const STRIDE: usize = 256;

/// The line starts of one text, and marks within long lines, so that each look-up costs two binary
/// searches and a few characters, however the text is laid out.
///
/// Offsets beyond the text, or inside a character, are moved back to the nearest boundary.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// For each line: its first byte, and the UTF-16 units before it.
    lines: Vec<(usize, usize)>,
    /// The same for places at most a few characters more than [`STRIDE`] apart; empty where bytes and
    /// UTF-16 units are the same.
    marks: Vec<(usize, usize)>,
}

impl LineIndex {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let mut lines = vec![(0, 0)];
        if text.is_ascii() {
            lines.extend(text.match_indices('\n').map(|(at, _)| (at + 1, at + 1)));
            return Self { lines, marks: Vec::new() };
        }
        let mut marks = vec![(0, 0)];
        let mut utf16 = 0;
        for (at, c) in text.char_indices() {
            if marks.last().is_some_and(|(mark, _)| at - mark >= STRIDE) {
                marks.push((at, utf16));
            }
            utf16 += c.len_utf16();
            if c == '\n' {
                lines.push((at + 1, utf16));
            }
        }
        Self { lines, marks }
    }

    /// The position of a byte offset. `text` must be the text the index was made from.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = floor_boundary(text, offset);
        let line = self.lines.partition_point(|&(start, _)| start <= offset) - 1;
        let (_, before) = self.lines[line];
        let units = match self.marks.partition_point(|&(at, _)| at <= offset) {
            0 => offset,
            mark => {
                let (at, units) = self.marks[mark - 1];
                units + text[at..offset].encode_utf16().count()
            }
        };
        Position { line: line + 1, column: units - before + 1, offset: units }
    }

    /// The byte offset of an offset counted in UTF-16 units; the way back of [`Self::position`].
    pub fn byte_offset(&self, text: &str, utf16: usize) -> usize {
        let mark = match self.marks.partition_point(|&(_, before)| before <= utf16) {
            0 => return utf16.min(text.len()),
            mark => mark - 1,
        };
        let (start, mut seen) = self.marks[mark];
        for (at, c) in text[start..].char_indices() {
            if seen >= utf16 {
                return start + at;
            }
            seen += c.len_utf16();
        }
        text.len()
    }
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_from_one_and_utf16_units() {
        let text = "a\r\n😀b\nc";
        let index = LineIndex::new(text);
        let at = |offset| index.position(text, offset);
        assert_eq!(at(0), Position { line: 1, column: 1, offset: 0 });
        assert_eq!(at(3), Position { line: 2, column: 1, offset: 3 });
        assert_eq!(at(7), Position { line: 2, column: 3, offset: 5 });
        assert_eq!(at(9), Position { line: 3, column: 1, offset: 7 });
        assert_eq!(at(99), Position { line: 3, column: 2, offset: 8 });
    }

    #[test]
    fn an_offset_inside_a_character_is_moved_back() {
        let index = LineIndex::new("😀");
        assert_eq!(index.position("😀", 2).offset, 0);
    }

    #[test]
    fn a_long_line_is_counted_like_a_short_one() {
        let text = format!("é😀\n{}", "aé😀漢".repeat(500));
        let index = LineIndex::new(&text);
        let (mut line, mut column, mut offset) = (1, 1, 0);
        for (at, c) in text.char_indices() {
            assert_eq!(index.position(&text, at), Position { line, column, offset });
            assert_eq!(index.byte_offset(&text, offset), at);
            offset += c.len_utf16();
            column += c.len_utf16();
            if c == '\n' {
                (line, column) = (line + 1, 1);
            }
        }
    }

    #[test]
    fn utf16_offsets_lead_back_to_bytes() {
        let text = "é😀\nx";
        let index = LineIndex::new(text);
        for (at, _) in text.char_indices() {
            let utf16 = index.position(text, at).offset;
            assert_eq!(index.byte_offset(text, utf16), at);
        }
    }
}
