//! A text that was taken out of a file piece by piece, and that knows where each piece stands there.
//!
//! A fence in a block quote loses its `>` at every line, HTML its entities, a template literal its
//! backslashes. What is found in the text that is left must be shown in the file all the same.

use std::ops::Range;

/// A text with its places in the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mapped {
    text: String,
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug)]
struct Piece {
    /// Where it begins in the text.
    start: usize,
    /// Where it stands in the file. As long as the piece where it was copied letter by letter.
    from: Range<usize>,
}

impl Mapped {
    /// A whole file.
    pub(crate) fn whole(text: &str) -> Self {
        let mut mapped = Self::default();
        mapped.push(text, 0..text.len());
        mapped
    }

    /// The text itself.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Appends what stands in the file at `from`, there perhaps written in another way.
    pub(crate) fn push(&mut self, text: &str, from: Range<usize>) {
        if text.is_empty() {
            return;
        }
        self.pieces.push(Piece { start: self.text.len(), from });
        self.text += text;
    }

    /// Appends a part of another text of the same file.
    pub(crate) fn push_part(&mut self, other: &Self, part: Range<usize>) {
        let first = other.pieces.partition_point(|piece| piece.start <= part.start);
        for at in first.saturating_sub(1)..other.pieces.len() {
            let piece = &other.pieces[at];
            let end = other.end_of(at);
            let (start, end) = (piece.start.max(part.start), end.min(part.end));
            if start >= end {
                break;
            }
            let from = if other.is_exact(at) {
                piece.from.start + start - piece.start..piece.from.start + end - piece.start
            } else {
                piece.from.clone()
            };
            self.push(&other.text[start..end], from);
        }
    }

    /// Where a range of the text stands in the file; `None` in an empty text.
    pub(crate) fn place(&self, range: Range<usize>) -> Option<Range<usize>> {
        let start = self.offset(range.start)?;
        // The end is that of the last letter: what follows in the file may be no part of the text.
        let end = if range.end > range.start {
            let at = self.piece_at(range.end - 1)?;
            let from = &self.pieces[at].from;
            if self.is_exact(at) {
                from.start + (range.end - self.pieces[at].start).min(from.len())
            } else {
                from.end
            }
        } else {
            start
        };
        Some(start..end.max(start))
    }

    fn offset(&self, at: usize) -> Option<usize> {
        let piece = self.piece_at(at)?;
        let Piece { start, from } = &self.pieces[piece];
        let within = if self.is_exact(piece) { (at - start).min(from.len()) } else { 0 };
        Some(from.start + within)
    }

    fn piece_at(&self, at: usize) -> Option<usize> {
        self.pieces.partition_point(|piece| piece.start <= at).checked_sub(1)
    }

    fn end_of(&self, piece: usize) -> usize {
        self.pieces.get(piece + 1).map_or(self.text.len(), |next| next.start)
    }

    fn is_exact(&self, piece: usize) -> bool {
        let Piece { start, from } = &self.pieces[piece];
        self.end_of(piece) - start == from.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_text_is_a_place_in_the_file() {
        // In the file: `> ab` and `> c&amp;d`.
        let mut mapped = Mapped::default();
        mapped.push("ab\n", 2..5);
        mapped.push("c", 7..8);
        mapped.push("&", 8..13);
        mapped.push("d", 13..14);
        assert_eq!(mapped.text(), "ab\nc&d");
        assert_eq!(mapped.place(1..2), Some(3..4));
        assert_eq!(mapped.place(0..2), Some(2..4));
        assert_eq!(mapped.place(3..5), Some(7..13));
        assert_eq!(mapped.place(5..6), Some(13..14));
        assert_eq!(mapped.place(6..6), Some(14..14));
        let part = |range| {
            let mut part = Mapped::default();
            part.push_part(&mapped, range);
            part
        };
        assert_eq!(part(1..4).place(1..3), Some(4..8));
        assert_eq!(part(4..5).place(0..1), Some(8..13));
        assert_eq!(Mapped::default().place(0..0), None);
    }
}
