//! The little of Markdown that a description needs: paragraphs, lists, code, strong and emphasised text. No HTML, no
//! images; whatever else is written stands as it is.

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Plain text.
    Text(String),
    /// Between backticks.
    Code(String),
    /// Between two stars on each side.
    Strong(String),
    /// Between single stars or underscores.
    Emphasis(String),
}

/// A part of a text, which empty lines set apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Paragraph(Vec<Piece>),
    /// Its entries, which begin with a hyphen or star.
    List(Vec<Vec<Piece>>),
}

/// The parts of a text.
pub fn blocks(text: &str) -> Vec<Block> {
    let text = text.replace("\r\n", "\n");
    let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(block).collect()
}

fn block(part: &str) -> Block {
    let entry = |line: &str| {
        let line = line.trim_start();
        line.strip_prefix("- ").or(line.strip_prefix("* ")).map(str::to_owned)
    };
    let mut entries: Vec<String> = Vec::new();
    for line in part.lines() {
        match (entry(line), entries.last_mut()) {
            (Some(entry), _) => entries.push(entry),
            // A line goes on with the entry above it.
            (None, Some(last)) => *last = [last, " ", line.trim()].concat(),
            (None, None) => return Block::Paragraph(pieces(part)),
        }
    }
    Block::List(entries.iter().map(|entry| pieces(entry)).collect())
}

/// What makes a piece of the text between two marks.
type MakePiece = fn(String) -> Piece;

const MARKS: [(&str, MakePiece); 4] =
    [("`", Piece::Code), ("**", Piece::Strong), ("*", Piece::Emphasis), ("_", Piece::Emphasis)];

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let marked = MARKS.iter().find_map(|(mark, piece)| {
            // An underscore inside a word is part of it.
            let inside_word = *mark == "_"
                && plain.ends_with(|c: char| c.is_ascii_alphanumeric() || !c.is_ascii());
            let (inner, after) = rest.strip_prefix(mark)?.split_once(mark)?;
            let sound = !inside_word && !inner.is_empty() && !inner.starts_with(' ');
            sound.then(|| (piece(inner.to_owned()), after))
        });
        match marked {
            Some((piece, after)) => {
                if !plain.is_empty() {
                    pieces.push(Piece::Text(std::mem::take(&mut plain)));
                }
                pieces.push(piece);
                rest = after;
            }
            None => {
                plain.push(next);
                rest = &rest[next.len_utf8()..];
            }
        }
    }
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Piece {
        Piece::Text(text.to_owned())
    }

    #[test]
    fn code_strong_and_emphasis_are_told_apart() {
        let expected = vec![
            text("a "),
            Piece::Code("s3:*".into()),
            text(" "),
            Piece::Strong("b".into()),
            text(" "),
            Piece::Emphasis("c".into()),
        ];
        assert_eq!(blocks("a `s3:*` **b** *c*"), [Block::Paragraph(expected)]);
    }

    #[test]
    fn what_is_no_markup_stands_as_it_is() {
        assert_eq!(
            blocks("2 * 3 * 4, snake_case_name, <b>`"),
            [Block::Paragraph(vec![text("2 * 3 * 4, snake_case_name, <b>`")])]
        );
        assert_eq!(blocks("\n\n"), Vec::new());
    }

    #[test]
    fn lines_with_a_hyphen_are_a_list() {
        let list = Block::List(vec![vec![text("a and more")], vec![Piece::Code("b".into())]]);
        assert_eq!(blocks("x\n\n- a\n  and more\n- `b`\n\ny")[1], list);
        assert!(matches!(blocks("a\n- b")[0], Block::Paragraph(_)));
    }
}
