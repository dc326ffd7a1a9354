//! The little of Markdown that a description needs: paragraphs, code, strong and emphasised text. No HTML, no
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

/// The paragraphs of a text, which empty lines part.
pub fn paragraphs(text: &str) -> Vec<Vec<Piece>> {
    let text = text.replace("\r\n", "\n");
    text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).map(pieces).collect()
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
        assert_eq!(paragraphs("a `s3:*` **b** *c*"), [expected]);
    }

    #[test]
    fn what_is_no_markup_stands_as_it_is() {
        assert_eq!(
            paragraphs("2 * 3 * 4, snake_case_name, <b>`"),
            [[text("2 * 3 * 4, snake_case_name, <b>`")]]
        );
        assert_eq!(paragraphs("\n\n"), Vec::<Vec<Piece>>::new());
    }
}
