//! `hatcheck explain`.

use crate::process::hatcheck;

#[test]
fn a_rule_is_explained_in_a_sentence() {
    for id in ["E-174", "e-174"] {
        let run = hatcheck(["explain", id]);
        assert_eq!((run.status, run.err.as_str()), (0, ""));
        assert!(run.out.starts_with("E-174  ") && run.out.ends_with(".\n"), "{}", run.out);
        assert_eq!(run.out.lines().count(), 1);
    }
}

#[test]
fn a_rule_that_does_not_exist_is_said_not_to() {
    for id in ["X-1", "E-", "", "E-174 "] {
        let run = hatcheck(["explain", id]);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{id}");
        assert!(run.err.starts_with(&format!("There is no rule \"{id}\".")), "{}", run.err);
        assert_eq!(run.err.lines().count(), 1);
    }
}
