//! What a person learns who does not know the commands yet.

use crate::process::hatcheck;

#[test]
fn help_shows_examples_and_exit_statuses() {
    for arguments in [&["--help"][..], &["help"], &["eval", "--help"], &["help", "eval"]] {
        let run = hatcheck(arguments);
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{arguments:?}");
        for part in ["Examples:\n  hatcheck eval examples/*.json", "Exit status of eval:"] {
            assert!(run.out.contains(part), "{arguments:?}\n{}", run.out);
        }
    }
}

#[test]
fn help_says_what_an_example_in_documentation_is() {
    let run = hatcheck(["check-docs", "--help"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    for part in [".. code-block:: hatcheck", "<hatcheck-example>", "Exit status:\n  0  every"] {
        assert!(run.out.contains(part), "{part}\n{}", run.out);
    }
}

#[test]
fn arguments_that_say_nothing_are_answered_with_what_could_be_said() {
    for arguments in [
        &[][..],
        &["eval"],
        &["evla"],
        &["eval", "--format", "yaml", "x.json"],
        &["explain"],
        &["link"],
        &["check-docs"],
        &["check-docs", "--format", "yaml", "docs"],
    ] {
        let run = hatcheck(arguments);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(run.err.contains("Usage: ") || run.err.contains("--help"), "{}", run.err);
    }
}
