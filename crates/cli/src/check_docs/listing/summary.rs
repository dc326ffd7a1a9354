//! The last line: `12 examples in 3 files: 11 hold, 1 does not`.

use std::fmt;

use crate::check_docs::finding::Outcome;

/// How many examples came to what.
pub(super) struct Summary {
    files: usize,
    examples: usize,
    /// In the order of [`Outcome`].
    counts: [usize; 5],
}

impl Summary {
    pub(super) fn of(files: usize, outcomes: impl Iterator<Item = Outcome>) -> Self {
        let mut summary = Self { files, examples: 0, counts: [0; 5] };
        for outcome in outcomes {
            summary.examples += 1;
            summary.counts[outcome as usize] += 1;
        }
        summary
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |count, one: &str, several: &str| {
            format!("{count} {}", if count == 1 { one } else { several })
        };
        let examples = number(self.examples, "example", "examples");
        write!(out, "{examples} in {}", number(self.files, "file", "files"))?;
        let [holds, open, skipped, fails, unreadable] = self.counts;
        let parts = [
            (holds, "holds", "hold"),
            (fails, "does not", "do not"),
            (unreadable, "cannot be read", "cannot be read"),
            (open, "expects nothing", "expect nothing"),
            (skipped, "was skipped", "were skipped"),
        ];
        let said = parts.into_iter().filter(|(count, _, _)| *count > 0);
        let said: Vec<String> =
            said.map(|(count, one, several)| number(count, one, several)).collect();
        if said.is_empty() { Ok(()) } else { write!(out, ": {}", said.join(", ")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_and_several() {
        let said =
            |files, outcomes: &[Outcome]| Summary::of(files, outcomes.iter().copied()).to_string();
        assert_eq!(said(2, &[]), "0 examples in 2 files");
        let [holds, fails] = [Outcome::Holds, Outcome::Fails];
        assert_eq!(said(1, &[holds]), "1 example in 1 file: 1 holds");
        assert_eq!(said(3, &[holds, fails, holds]), "3 examples in 3 files: 2 hold, 1 does not");
        assert_eq!(
            said(1, &[fails, Outcome::Open, Outcome::Skipped, Outcome::Unreadable]),
            "4 examples in 1 file: 1 does not, 1 cannot be read, 1 expects nothing, 1 was skipped"
        );
    }
}
