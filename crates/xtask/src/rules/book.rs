//! The specification as the product carries it: three pages, one sentence a rule.

use std::collections::BTreeMap;

use super::id::RuleId;
use crate::problem::Problem;
use crate::project::Project;

/// Where the pages are.
const FOLDER: &str = "crates/scenario/src/words/rules";

/// The pages: the letter of their rules, and their name, which is also that of the file.
pub(super) const PAGES: [(char, &str); 3] =
    [('E', "evaluation"), ('L', "elements"), ('R', "sessions")];

/// Every rule with its sentence, in the order of the specification.
#[derive(Default)]
pub(super) struct Book(BTreeMap<RuleId, String>);

impl Book {
    /// The pages of the repository.
    ///
    /// # Errors
    /// A page cannot be read, or has a line that is no rule.
    pub(super) fn read(project: &Project) -> Result<Self, Problem> {
        let mut book = Self::default();
        for (_, name) in PAGES {
            book.add(&project.read(format!("{FOLDER}/{name}.txt"))?)?;
        }
        Ok(book)
    }

    /// Adds a page: number, tab, sentence.
    ///
    /// # Errors
    /// A line is no rule.
    pub(super) fn add(&mut self, page: &str) -> Result<(), Problem> {
        for line in page.lines() {
            let (number, sentence) = line.split_once('\t').unwrap_or((line, ""));
            let Some(id) = RuleId::parse(number) else {
                return Err(Problem::new(format!("{FOLDER} has a line that is no rule: {line}")));
            };
            self.0.insert(id, sentence.to_owned());
        }
        Ok(())
    }

    /// Whether there is such a rule.
    pub(super) fn has(&self, id: RuleId) -> bool {
        self.0.contains_key(&id)
    }

    /// All rules with their sentences.
    pub(super) fn rules(&self) -> impl Iterator<Item = (RuleId, &str)> {
        self.0.iter().map(|(id, sentence)| (*id, sentence.as_str()))
    }

    /// The rules from one number to another, both included.
    pub(super) fn between(&self, first: RuleId, last: RuleId) -> impl Iterator<Item = RuleId> {
        self.0.keys().copied().filter(move |id| (first..=last).contains(id))
    }
}
