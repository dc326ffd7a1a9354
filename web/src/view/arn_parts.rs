//! Two ARNs side by side, part by part: what a policy says against what the request has.

use hatcheck_policy::glob::{Dialect, Glob};

use crate::labels;

/// A part of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What the part is called.
    pub name: &'static str,
    /// In the policy.
    pub policy: String,
    /// In the request.
    pub request: String,
    /// Whether they fit.
    pub fits: bool,
}

/// The six parts; none where one of the two is no ARN, or a wildcard reaches over several parts.
pub fn parts(policy: &str, request: &str) -> Vec<Part> {
    let split = |text: &str| -> Vec<String> { text.splitn(6, ':').map(str::to_owned).collect() };
    let (ours, theirs) = (split(policy), split(request));
    // A list of several in brackets is none.
    let is_list = policy.starts_with('[');
    if is_list || ours.len() != 6 || theirs.len() != 6 || theirs[0] != "arn" {
        return Vec::new();
    }
    let part = |at: usize| Part {
        name: labels::ARN_PARTS[at],
        fits: Glob::new(&ours[at], Dialect::Text).matches(&theirs[at]),
        policy: ours[at].clone(),
        request: theirs[at].clone(),
    };
    // The first is "arn" in both.
    (1..6).map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_several_is_not_one() {
        let caller = "arn:aws:iam::111122223333:user/bob";
        let listed = "[arn:aws:iam::111122223333:user/alice, arn:aws:iam::111122223333:user/carol]";
        assert!(parts(listed, caller).is_empty());
        assert_eq!(parts("arn:aws:iam::111122223333:user/alice", caller).len(), 5);
    }

    #[test]
    fn the_part_that_differs_is_found() {
        let parts = parts("arn:aws:s3:::reports/*", "arn:aws:s3:::ledger/q3.csv");
        let wrong: Vec<&str> =
            parts.iter().filter(|part| !part.fits).map(|part| part.name).collect();
        assert_eq!(wrong, ["resource"]);
        assert_eq!(parts.len(), 5);
    }

    #[test]
    fn what_is_no_arn_has_no_parts() {
        assert!(parts("*", "arn:aws:s3:::ledger").is_empty());
        assert!(parts("arn:aws:s3:::x", "*").is_empty());
    }
}
