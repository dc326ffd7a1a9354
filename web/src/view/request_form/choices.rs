//! Suggestions for one field.

use std::rc::Rc;

/// Suggestions of one kind at most.
pub(super) const MAX: usize = 500;
/// Suggestions shown at a time.
const MAX_SHOWN: usize = 50;

/// Something that could stand in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is written then.
    pub text: String,
    /// Where it comes from.
    pub note: &'static str,
}

/// What could stand in a field.
#[derive(Clone, Debug, Default)]
pub struct Choices(pub(super) Rc<Vec<Choice>>);

impl Choices {
    /// Whether there is nothing to choose.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those that hold what was typed, or the first ones where nothing was; not what is there already.
    pub fn matching(&self, typed: Option<&str>) -> Vec<&Choice> {
        let wanted = typed.unwrap_or_default().trim().to_ascii_lowercase();
        let mut found = Vec::new();
        for choice in &*self.0 {
            let text = choice.text.to_ascii_lowercase();
            if found.len() < MAX_SHOWN
                && (wanted.is_empty() || (text.contains(&wanted) && text != wanted))
            {
                found.push(choice);
            }
        }
        found
    }
}

/// Suggestions of one kind, each once.
#[derive(Default)]
pub(super) struct List(pub(super) Vec<Choice>);

impl List {
    /// Adds one, unless it is there in whatever case.
    #[inline(never)]
    pub(super) fn add(&mut self, text: &str, note: &'static str) {
        if self.0.len() >= MAX {
            return;
        }
        for own in &self.0 {
            if own.text.eq_ignore_ascii_case(text) {
                return;
            }
        }
        self.0.push(Choice { text: text.to_owned(), note });
    }

    /// Adds what another one has.
    #[inline(never)]
    pub(super) fn add_all(&mut self, other: &Self) {
        for own in &other.0 {
            self.add(&own.text, own.note);
        }
    }

    /// All of them.
    #[inline(never)]
    pub(super) fn done(self) -> Choices {
        Choices(Rc::new(self.0))
    }
}
