//! `check-docs`: examples in documentation, in every way in which they are written.

mod arguments;
mod faults;
mod hostile;
mod listing;
mod own;

use std::ffi::OsStr;
use std::path::Path;

use crate::process::{Run, hatcheck};

/// Where the documentation stands that is checked here, from the root of the repository.
const DOCS: &str = "crates/cli/tests/docs";

/// Runs the command on one file or folder.
fn check(path: impl AsRef<Path>) -> Run {
    hatcheck([OsStr::new("check-docs"), path.as_ref().as_os_str()])
}

#[test]
fn every_way_to_write_an_example_is_known_and_nothing_else_is_taken_for_one() {
    for (file, summary) in [
        ("markdown.md", "14 examples in 1 file: 12 hold, 1 expects nothing, 1 was skipped\n"),
        ("page.mdx", "6 examples in 1 file: 4 hold, 2 were skipped\n"),
        ("sphinx.rst", "5 examples in 1 file: 5 hold\n"),
        ("plain.html", "5 examples in 1 file: 5 hold\n"),
    ] {
        let run = check(format!("{DOCS}/right/{file}"));
        assert_eq!((run.status, run.out.as_str()), (0, summary), "{file}: {}", run.err);
    }
}

#[test]
fn what_stands_on_a_server_or_is_put_together_later_is_skipped_and_said() {
    let run = check(format!("{DOCS}/right/page.mdx"));
    for part in [
        "skipped[not-here] This example is put together when the page is built or runs.",
        "skipped[not-here] https://example.com/world.json is not a file beside the documentation.",
    ] {
        assert!(run.err.contains(part), "{part}\n{}", run.err);
    }
}

#[test]
fn an_expectation_that_fails_is_shown_in_its_line_of_the_documentation() {
    for (file, place) in [
        ("unmet.md", "9:86"),
        ("unmet.mdx", "9:84"),
        ("unmet.rst", "10:87"),
        ("unmet.html", "7:134"),
    ] {
        let path = format!("{DOCS}/wrong/{file}");
        let run = check(&path);
        assert_eq!(run.status, 1, "{file}");
        for part in [
            "\"Alice is refused\" expected \"explicitDeny\", was allowed by identity at step 0. Read allows s3:GetObject.",
            &format!("--> {path}:{place}  /requests/0/expect\n"),
            "^^^^^^^^^^^^^^\n",
        ] {
            assert!(run.err.contains(part), "{part}\n{}", run.err);
        }
    }
}
