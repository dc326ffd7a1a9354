//! Patterns with `*` and `?`, matched in time proportional to pattern × text at worst.
//!
//! Five dialects read the same characters differently: see [`Dialect`]. Going back to the last run is enough
//! for nearly all patterns, and needs no memory. Only where a wildcard that is bound to its part follows a
//! run that is not, matching keeps the set of all places that are still possible. No pattern, however
//! hostile, takes longer.

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

/// A compiled pattern: literal text, and the steps between which it is cut.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glob {
    /// All characters that stand for themselves, one after the other.
    text: String,
    /// Empty where nothing in the pattern is special; else the literal pieces and the wildcards in order.
    steps: Vec<Step>,
}

/// One step of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// So many bytes of the literal text.
    Text(usize),
    /// Any one character.
    One,
    /// Any one character but a colon.
    OneInPart,
    /// Any run of characters.
    Run,
    /// Any run of characters without a colon.
    RunInPart,
}

impl Glob {
    /// Compiles a text in one dialect.
    pub fn new(text: &str, dialect: Dialect) -> Self {
        let mut builder = Builder::new(dialect);
        builder.push_pattern(text);
        builder.finish()
    }

    /// The text, where the pattern has no wildcard.
    pub fn literal(&self) -> Option<&str> {
        self.steps.is_empty().then_some(&*self.text)
    }

    /// All characters that stand for themselves, one after the other.
    pub fn letters(&self) -> &str {
        &self.text
    }

    /// Whether some run of characters is left open.
    pub fn has_runs(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::Run | Step::RunInPart))
    }

    /// Whether some single character is left open.
    pub fn has_single(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::One | Step::OneInPart))
    }

    /// The text with something in the place of each wildcard: `one` for a single character, and for a run what `run`
    /// says of its number, from 0. Covered, unless that holds a colon where none may be.
    pub fn example<'t>(&self, one: &'t str, run: impl Fn(usize) -> &'t str) -> String {
        if self.steps.is_empty() {
            return self.text.clone();
        }
        let (mut text, mut literal, mut runs) = (String::new(), 0, 0);
        for step in &self.steps {
            match step {
                Step::Text(length) => {
                    text.push_str(&self.text[literal..literal + length]);
                    literal += length;
                }
                Step::One | Step::OneInPart => text.push_str(one),
                Step::Run | Step::RunInPart => {
                    text.push_str(run(runs));
                    runs += 1;
                }
            }
        }
        text
    }

    /// How many colons stand in it.
    pub fn colons(&self) -> usize {
        self.text.bytes().filter(|byte| *byte == b':').count()
    }

    /// Whether the pattern covers the whole text.
    pub fn matches(&self, text: &str) -> bool {
        if let Some(literal) = self.literal() {
            return literal == text;
        }
        let unbound = self.steps.iter().position(|step| *step == Step::Run);
        let behind = unbound.map_or(&[][..], |at| &self.steps[at..]);
        if behind.iter().any(|step| matches!(step, Step::OneInPart | Step::RunInPart)) {
            self.matches_by_states(text)
        } else {
            self.matches_by_going_back(text)
        }
    }

    /// Walks text and pattern together; where they part, lets the last run take one character more.
    ///
    /// A run that is bound to its part can be forgotten once the next one is reached: a piece between them
    /// that holds a colon fits in one place only, and of a piece without one the first place is the best.
    fn matches_by_going_back(&self, text: &str) -> bool {
        let mut here = Walk::default();
        let mut last_run: Option<(Walk, Step)> = None;
        loop {
            let rest = &text[here.at..];
            let next = rest.chars().next();
            let step = self.steps.get(here.step);
            let fits = match step {
                Some(&Step::Text(length)) => {
                    let literal = &self.text.as_bytes()[here.literal..here.literal + length];
                    let rest = rest.as_bytes();
                    // Most pieces differ in their first byte.
                    let fits = rest.first() == literal.first() && rest.starts_with(literal);
                    if fits {
                        here.at += length;
                        here.literal += length;
                    }
                    fits
                }
                Some(Step::One | Step::OneInPart) => {
                    here.at += next.map_or(0, char::len_utf8);
                    next.is_some_and(|c| c != ':' || step == Some(&Step::One))
                }
                Some(&run @ (Step::Run | Step::RunInPart)) => {
                    here.step += 1;
                    if run == Step::Run && here.step == self.steps.len() {
                        return true;
                    }
                    last_run = Some((here, run));
                    continue;
                }
                None if rest.is_empty() => return true,
                None => false,
            };
            if fits {
                here.step += 1;
                continue;
            }
            let Some((behind, run)) = &mut last_run else { return false };
            match text[behind.at..].chars().next() {
                Some(':') if *run == Step::RunInPart => return false,
                Some(c) => behind.at += c.len_utf8(),
                None => return false,
            }
            here = *behind;
        }
    }

    /// Walks the text once with the set of places in the pattern that are possible so far.
    fn matches_by_states(&self, text: &str) -> bool {
        let places = self.places();
        let mut states = States::new(places.len());
        let mut next = States::new(places.len());
        states.reach(0, &places);
        for c in text.chars() {
            next.clear();
            for &at in &states.active {
                match places.get(at) {
                    Some(Place::Char(own)) if *own == c => next.reach(at + 1, &places),
                    Some(Place::Wild(Step::One)) => next.reach(at + 1, &places),
                    Some(Place::Wild(Step::OneInPart)) if c != ':' => next.reach(at + 1, &places),
                    Some(Place::Wild(Step::Run)) => next.reach(at, &places),
                    Some(Place::Wild(Step::RunInPart)) if c != ':' => next.reach(at, &places),
                    _ => {}
                }
            }
            if next.active.is_empty() {
                return false;
            }
            std::mem::swap(&mut states, &mut next);
        }
        states.seen[places.len()]
    }

    fn places(&self) -> Vec<Place> {
        let mut places = Vec::with_capacity(self.text.len() + self.steps.len());
        let mut literal = 0;
        for step in &self.steps {
            match step {
                Step::Text(length) => {
                    let text = &self.text[literal..literal + length];
                    places.extend(text.chars().map(Place::Char));
                    literal += length;
                }
                wild => places.push(Place::Wild(*wild)),
            }
        }
        places
    }
}

/// How far a walk got: in the text, in its literal characters, in the pattern's steps.
#[derive(Clone, Copy, Default)]
struct Walk {
    at: usize,
    literal: usize,
    step: usize,
}

/// One character of a pattern.
enum Place {
    Char(char),
    Wild(Step),
}

/// The places in a pattern that are possible after some text.
struct States {
    active: Vec<usize>,
    seen: Vec<bool>,
}

impl States {
    fn new(places: usize) -> Self {
        Self { active: Vec::new(), seen: vec![false; places + 1] }
    }

    fn clear(&mut self) {
        for at in self.active.drain(..) {
            self.seen[at] = false;
        }
    }

    /// Adds a place, and those behind it that a run may skip.
    fn reach(&mut self, mut at: usize, places: &[Place]) {
        while !self.seen[at] {
            self.seen[at] = true;
            self.active.push(at);
            if !matches!(places.get(at), Some(Place::Wild(Step::Run | Step::RunInPart))) {
                return;
            }
            at += 1;
        }
    }
}

/// Builds a pattern from pieces, of which some are patterns and some literal text.
pub struct Builder {
    dialect: Dialect,
    /// Colons copied so far; the sixth part begins behind the fifth.
    colons: usize,
    glob: Glob,
}

impl Builder {
    /// An empty pattern in one dialect.
    pub fn new(dialect: Dialect) -> Self {
        Self { dialect, colons: 0, glob: Glob::default() }
    }

    /// An empty pattern that goes on where this one stands.
    pub fn fresh(&self) -> Self {
        Self { dialect: self.dialect, colons: self.colons, glob: Glob::default() }
    }

    /// Whether what comes next lies in the part behind the fifth colon.
    pub fn in_last_part(&self) -> bool {
        self.colons >= 5
    }

    /// Appends text in which `*` and `?` mean what the dialect says.
    pub fn push_pattern(&mut self, text: &str) {
        self.push_pattern_before(text, true);
    }

    /// The same, where more may follow in the same part of an ARN.
    pub fn push_pattern_before(&mut self, text: &str, at_end: bool) {
        if self.dialect == Dialect::Plain {
            return self.push_literal(text);
        }
        let mut rest = text;
        while let Some(at) = rest.find(['*', '?']) {
            self.push_literal(&rest[..at]);
            let ends_part = match rest.as_bytes().get(at + 1) {
                None => at_end,
                Some(next) => *next == b':',
            };
            let step = if rest.as_bytes()[at] == b'*' { self.run(ends_part) } else { self.one() };
            self.push_wild(step);
            rest = &rest[at + 1..];
        }
        self.push_literal(rest);
    }

    /// Appends text in which no character is special (L-203, L-209).
    pub fn push_literal(&mut self, text: &str) {
        if !text.is_empty() {
            self.colons += text.bytes().filter(|byte| *byte == b':').count();
            self.glob.push_text(text);
        }
    }

    /// Appends a pattern that was built before.
    pub fn push_glob(&mut self, glob: &Glob) {
        let mut literal = 0;
        if let Some(text) = glob.literal() {
            return self.push_literal(text);
        }
        for step in &glob.steps {
            let is_last = self.dialect != Dialect::Action && self.in_last_part();
            match step {
                Step::Text(length) => {
                    self.push_literal(&glob.text[literal..literal + length]);
                    literal += length;
                }
                // What was filled in before may be more than the five parts (L-295).
                Step::RunInPart if is_last => self.push_wild(Step::Run),
                Step::OneInPart if is_last => self.push_wild(Step::One),
                wild => self.push_wild(*wild),
            }
        }
    }

    fn push_wild(&mut self, step: Step) {
        let steps = &mut self.glob.steps;
        if steps.is_empty() && !self.glob.text.is_empty() {
            steps.push(Step::Text(self.glob.text.len()));
        }
        // Runs side by side cover what one covers.
        if step != Step::Run || steps.last() != Some(&Step::Run) {
            steps.push(step);
        }
    }

    fn run(&self, ends_part: bool) -> Step {
        match self.dialect {
            Dialect::Action => Step::RunInPart,
            Dialect::Resource if self.in_last_part() || ends_part => Step::Run, // L-155
            Dialect::Arn if self.in_last_part() => Step::Run,
            Dialect::Resource | Dialect::Arn => Step::RunInPart,
            Dialect::Text | Dialect::Plain => Step::Run,
        }
    }

    fn one(&self) -> Step {
        match self.dialect {
            Dialect::Action => Step::OneInPart,
            Dialect::Resource | Dialect::Arn if !self.in_last_part() => Step::OneInPart,
            _ => Step::One,
        }
    }

    /// The pattern.
    pub fn finish(self) -> Glob {
        self.glob
    }
}

impl Glob {
    fn push_text(&mut self, text: &str) {
        self.text.push_str(text);
        match self.steps.last_mut() {
            None => {} // still a text without wildcards
            Some(Step::Text(length)) => *length += text.len(),
            Some(_) => self.steps.push(Step::Text(text.len())),
        }
    }
}

#[cfg(test)]
#[path = "glob_test.rs"]
mod tests;
