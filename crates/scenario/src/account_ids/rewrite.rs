//! Writing other account ids into the text of a scenario, which otherwise stays as it is.

use hatcheck_policy::Span;
use hatcheck_policy::json::{self, Node, Value};

/// An account id is twelve digits long.
const DIGITS: usize = 12;

/// The text with each id replaced by its partner.
pub(super) fn rewritten(text: &str, root: &Node<'_>, partners: &[(String, String)]) -> String {
    let mut rewriter = Rewriter { text, partners, out: String::with_capacity(text.len()), done: 0 };
    rewriter.visit(root);
    rewriter.out.push_str(&text[rewriter.done..]);
    rewriter.out
}

struct Rewriter<'r> {
    text: &'r str,
    partners: &'r [(String, String)],
    out: String,
    /// Up to here the text is written.
    done: usize,
}

impl Rewriter<'_> {
    fn visit(&mut self, node: &Node<'_>) {
        match &node.value {
            Value::String(text) => self.string(text, node.span),
            Value::Number(text) => {
                if let Some(other) = self.replaced(text) {
                    self.put(node.span, &other);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.visit(item)),
            Value::Object(members) => {
                for member in members {
                    self.string(&member.name.value, member.name.span);
                    self.visit(&member.value);
                }
            }
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn string(&mut self, text: &str, span: Span) {
        if let Some(other) = self.replaced(text) {
            self.put(span, &json::quote(&other));
        }
    }

    fn put(&mut self, span: Span, other: &str) {
        self.out.push_str(&self.text[self.done..span.start]);
        self.out.push_str(other);
        self.done = span.end;
    }

    /// The text with other ids, where it has any that stand apart from further letters and digits.
    fn replaced(&self, text: &str) -> Option<String> {
        let mut out = String::new();
        let mut done = 0;
        let mut rest = text;
        while let Some(start) = rest.find(|c: char| c.is_ascii_alphanumeric()) {
            let word = &rest[start..];
            let end = word.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(word.len());
            let (word, behind) = word.split_at(end);
            let partner = self.partners.iter().find(|(id, _)| word.len() == DIGITS && id == word);
            if let Some((_, other)) = partner {
                let at = text.len() - behind.len() - word.len();
                out.push_str(&text[done..at]);
                out.push_str(other);
                done = at + word.len();
            }
            rest = behind;
        }
        (done > 0).then(|| out + &text[done..])
    }
}
