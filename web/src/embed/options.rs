//! What an author may choose about an example.

use crate::state::evaluate::Evaluated;

/// How much of it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum View {
    /// Policies, request, verdict, and what explains it.
    #[default]
    Full,
    /// One policy and one sentence.
    Verdict,
    /// One policy with a mark beside each statement.
    Statement,
    /// The verdict and why.
    Trace,
    /// The verdict and the hops that lead to it.
    Chain,
    /// One policy as the author wrote it and as the reader changed it, and what that changed.
    Compare,
}

/// What a reader may change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edit {
    /// Nothing.
    None,
    /// Requests.
    #[default]
    Request,
    /// Requests and policies.
    All,
}

/// The choices. A word that is none of those known counts as if it were not there.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Options {
    /// How much is shown.
    pub(super) view: View,
    /// What may be changed.
    pub(super) edit: Edit,
    /// The request that is chosen at first: its name, or its number from 0.
    pub(super) request: Option<String>,
    /// The pointer of the document that is shown at first.
    pub(super) document: Option<String>,
    /// The lines of a document that are shown before somebody asks for the others, the first one being 1.
    pub(super) lines: Option<(usize, usize)>,
    /// Whether the request is left out.
    pub(super) without_request: bool,
}

impl Options {
    /// Those that `of` knows by their names.
    pub(super) fn read(of: impl Fn(&str) -> Option<String>) -> Self {
        let view = match of("view").as_deref() {
            Some("verdict") => View::Verdict,
            Some("statement") => View::Statement,
            Some("trace") => View::Trace,
            Some("chain") => View::Chain,
            Some("compare") => View::Compare,
            _ => View::Full,
        };
        let edit = match of("edit").as_deref() {
            Some("none") => Edit::None,
            Some("all") => Edit::All,
            _ => Edit::Request,
        };
        Self {
            view,
            edit,
            request: of("request"),
            document: of("document"),
            lines: of("lines").as_deref().and_then(range),
            without_request: of("hide").is_some_and(|parts| parts.contains("request")),
        }
    }

    /// The request that is meant; the first one where there is no such request.
    pub(super) fn chosen(&self, evaluated: &Evaluated) -> usize {
        let Some(wanted) = &self.request else { return 0 };
        let named = |at: &usize| crate::view::requests::name(evaluated, *at) == *wanted;
        let count = evaluated.requests.len();
        let by_name = (0..count).find(named);
        by_name.or_else(|| wanted.parse().ok()).filter(|at| *at < count).unwrap_or_default()
    }
}

/// `3-9`, or `3` for one line alone.
fn range(text: &str) -> Option<(usize, usize)> {
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    let (from, to) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
    (1 <= from && from <= to).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(given: &[(&str, &str)]) -> Options {
        Options::read(|name| {
            let found = given.iter().find(|(own, _)| *own == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn what_is_not_said_is_as_the_design_has_it() {
        assert_eq!(options(&[]), Options::default());
        assert_eq!(options(&[("view", "sideways"), ("edit", "")]), Options::default());
    }

    #[test]
    fn each_word_is_known() {
        let chosen = options(&[("view", "chain"), ("edit", "all"), ("hide", "foot, request")]);
        assert_eq!((chosen.view, chosen.edit), (View::Chain, Edit::All));
        assert!(chosen.without_request);
    }

    #[test]
    fn lines_are_a_range_from_1() {
        let lines = |text| options(&[("lines", text)]).lines;
        assert_eq!(lines("3-9"), Some((3, 9)));
        assert_eq!(lines("4"), Some((4, 4)));
        for wrong in ["0-3", "9-3", "-", "x", "3-"] {
            assert_eq!(lines(wrong), None, "{wrong}");
        }
    }
}
