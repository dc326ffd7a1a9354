//! Patterns with `*` and `?`, matched in time proportional to pattern × text at worst.
//!
//! Five dialects read the same characters differently: see [`Dialect`]. Where a wildcard is bound to its
//! part, matching walks the text once and keeps the set of places in the pattern that are still possible;
//! elsewhere going back to the last run is enough. No pattern, however hostile, takes longer.

/// How a pattern's characters are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// No character is special (L-280).
    Plain,
    /// `*` any run, `?` any one character (L-262, L-279).
    Text,
    /// An action: as text, but neither wildcard crosses the colon (L-124).
    Action,
    /// A resource ARN: in the first five parts wildcards stay inside their part, except a `*` that
    /// ends its part (L-155).
    Resource,
    /// An ARN condition: in the first five parts wildcards never leave their part (L-295, L-296).
    Arn,
}

/// One step of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Token {
    /// This character.
    Char(char),
    /// Any one character.
    One,
    /// Any one character but a colon.
    OneInPart,
    /// Any run of characters.
    Run,
    /// Any run of characters without a colon.
    RunInPart,
}

/// A compiled pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glob {
    tokens: Vec<Token>,
    /// The text itself where nothing in the pattern is special.
    literal: Option<String>,
    /// Whether no wildcard is bound to its part.
    unbound: bool,
}

impl Glob {
    /// Compiles a text in one dialect.
    pub fn new(text: &str, dialect: Dialect) -> Self {
        Self::from_tokens(tokens(text, dialect))
    }

    /// Puts a pattern together from its steps.
    pub fn from_tokens(tokens: Vec<Token>) -> Self {
        let literal = tokens
            .iter()
            .map(|token| match token {
                Token::Char(c) => Some(*c),
                _ => None,
            })
            .collect();
        let bound = |token: &Token| matches!(token, Token::OneInPart | Token::RunInPart);
        let unbound = !tokens.iter().any(bound);
        Self { tokens, literal, unbound }
    }

    /// The text, where the pattern has no wildcard.
    pub fn literal(&self) -> Option<&str> {
        self.literal.as_deref()
    }

    /// The steps of the pattern.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Whether the pattern covers the whole text.
    pub fn matches(&self, text: &str) -> bool {
        if let Some(literal) = &self.literal {
            return literal == text;
        }
        // Where no wildcard is bound to its part, the last run is the only place worth going back to.
        if self.unbound {
            return self.matches_greedily(text);
        }
        let mut states = States::new(self.tokens.len());
        let mut next = States::new(self.tokens.len());
        states.reach(0, &self.tokens);
        for c in text.chars() {
            next.clear();
            for &at in &states.active {
                match self.tokens.get(at) {
                    Some(Token::Char(own)) if *own == c => next.reach(at + 1, &self.tokens),
                    Some(Token::One) => next.reach(at + 1, &self.tokens),
                    Some(Token::OneInPart) if c != ':' => next.reach(at + 1, &self.tokens),
                    Some(Token::Run) => next.reach(at, &self.tokens),
                    Some(Token::RunInPart) if c != ':' => next.reach(at, &self.tokens),
                    _ => {}
                }
            }
            if next.active.is_empty() {
                return false;
            }
            std::mem::swap(&mut states, &mut next);
        }
        states.seen[self.tokens.len()]
    }
}

impl Glob {
    /// Walks text and pattern together; where they part, lets the last run take one character more.
    fn matches_greedily(&self, text: &str) -> bool {
        let mut rest = text.chars();
        let mut at = 0;
        let mut last_run: Option<(usize, std::str::Chars<'_>)> = None;
        loop {
            if self.tokens.get(at) == Some(&Token::Run) {
                at += 1;
                if at == self.tokens.len() {
                    return true;
                }
                last_run = Some((at, rest.clone()));
                continue;
            }
            let fits = match (self.tokens.get(at), rest.next()) {
                (None, None) => return true,
                (Some(Token::Char(own)), Some(c)) => *own == c,
                (Some(_), Some(_)) => true,
                (_, None) => return false,
                (None, Some(_)) => false,
            };
            if fits {
                at += 1;
                continue;
            }
            let Some((behind, taken)) = &mut last_run else { return false };
            if taken.next().is_none() {
                return false;
            }
            at = *behind;
            rest = taken.clone();
        }
    }
}

/// The places in a pattern that are possible after some text.
struct States {
    active: Vec<usize>,
    seen: Vec<bool>,
}

impl States {
    fn new(tokens: usize) -> Self {
        Self { active: Vec::new(), seen: vec![false; tokens + 1] }
    }

    fn clear(&mut self) {
        for at in self.active.drain(..) {
            self.seen[at] = false;
        }
    }

    /// Adds a place, and those behind it that a run may skip.
    fn reach(&mut self, mut at: usize, tokens: &[Token]) {
        while !self.seen[at] {
            self.seen[at] = true;
            self.active.push(at);
            if !matches!(tokens.get(at), Some(Token::Run | Token::RunInPart)) {
                return;
            }
            at += 1;
        }
    }
}

/// Reads a text as the steps of a pattern.
pub fn tokens(text: &str, dialect: Dialect) -> Vec<Token> {
    let mut tokenizer = Tokenizer::new(dialect);
    tokenizer.push_pattern(text);
    tokenizer.finish()
}

/// Builds the steps of a pattern from pieces, of which some are patterns and some literal text.
pub struct Tokenizer {
    dialect: Dialect,
    /// Colons copied so far; the sixth part begins behind the fifth.
    colons: usize,
    tokens: Vec<Token>,
}

impl Tokenizer {
    /// An empty pattern in one dialect.
    pub fn new(dialect: Dialect) -> Self {
        Self { dialect, colons: 0, tokens: Vec::new() }
    }

    /// An empty pattern that goes on where this one stands.
    pub fn fresh(&self) -> Self {
        Self { dialect: self.dialect, colons: self.colons, tokens: Vec::new() }
    }

    /// Whether what comes next lies in the part behind the fifth colon.
    pub fn in_last_part(&self) -> bool {
        self.colons >= 5
    }

    /// Appends text in which `*` and `?` mean what the dialect says.
    pub fn push_pattern(&mut self, text: &str) {
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let ends_part = matches!(chars.peek(), None | Some(':'));
            let token = match c {
                '*' => self.run(ends_part),
                '?' => self.one(),
                _ => Token::Char(c),
            };
            self.push(token);
        }
    }

    /// Appends text in which no character is special (L-203, L-209).
    pub fn push_literal(&mut self, text: &str) {
        for c in text.chars() {
            self.push(Token::Char(c));
        }
    }

    fn push(&mut self, token: Token) {
        if token == Token::Char(':') {
            self.colons += 1;
        }
        // Runs side by side cover what one covers.
        if token == Token::Run && self.tokens.last() == Some(&Token::Run) {
            return;
        }
        self.tokens.push(token);
    }

    fn run(&self, ends_part: bool) -> Token {
        match self.dialect {
            Dialect::Plain => Token::Char('*'),
            Dialect::Text => Token::Run,
            Dialect::Action => Token::RunInPart,
            Dialect::Resource if self.in_last_part() || ends_part => Token::Run, // L-155
            Dialect::Arn if self.in_last_part() => Token::Run,
            Dialect::Resource | Dialect::Arn => Token::RunInPart,
        }
    }

    fn one(&self) -> Token {
        match self.dialect {
            Dialect::Plain => Token::Char('?'),
            Dialect::Text => Token::One,
            Dialect::Action => Token::OneInPart,
            Dialect::Resource | Dialect::Arn if self.in_last_part() => Token::One,
            Dialect::Resource | Dialect::Arn => Token::OneInPart,
        }
    }

    /// The steps.
    pub fn finish(self) -> Vec<Token> {
        self.tokens
    }
}

#[cfg(test)]
#[path = "glob_test.rs"]
mod tests;
