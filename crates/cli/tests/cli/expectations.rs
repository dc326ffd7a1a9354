//! What a request expects, and what happens when it does not come true.

use std::ffi::OsStr;

use crate::process::hatcheck;
use crate::scenarios::{Folder, GOOD, example, examples, unmet};

#[test]
fn every_example_holds() {
    let files = examples();
    let run = hatcheck([OsStr::new("eval")].into_iter().chain(files.iter().map(OsStr::new)));
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    assert_eq!(run.out.matches("as expected\n").count(), files.len());
}

#[test]
fn an_expectation_that_fails_is_named_with_the_reason() {
    let text = example("cross-account-role-without-external-id.json");
    let (before, after) = text.split_once(r#"{ "decision": "implicitDeny""#).unwrap();
    let after = after.split_once('}').unwrap().1;
    let folder = Folder::new();
    let file = folder.file("changed.json", format!("{before}\"allowed\"{after}"));
    let good = folder.file("good.json", GOOD);
    // The reason is given whether the file is the only one or one of several.
    for files in [vec![&file], vec![&good, &file]] {
        let run = hatcheck([OsStr::new("eval")].into_iter().chain(files.iter().map(OsStr::new)));
        assert_eq!(run.status, 1);
        for part in [
            "✘ Denied The vendor forgets the external ID",
            "request 1 expected \"allowed\", was implicitDeny by trust at step 0",
            "VendorOnOurBehalf Allow: does not apply: sts:ExternalId is missing",
            "1 of 3 not as expected",
        ] {
            assert!(run.out.contains(part), "{part}\n{}", run.out);
        }
    }
}

#[test]
fn a_request_without_expectation_fails_nothing() {
    let folder = Folder::new();
    let file = folder.file("open.json", GOOD.replace(", \"expect\": \"allowed\"", ""));
    assert_eq!(hatcheck([OsStr::new("eval"), file.as_os_str()]).status, 0);
}

#[test]
fn an_unreadable_file_weighs_more_than_an_expectation_that_fails() {
    let folder = Folder::new();
    let (unmet, bad) = (folder.file("unmet.json", unmet()), folder.file("bad.json", "{"));
    for files in [[&unmet, &bad], [&bad, &unmet]] {
        let run = hatcheck([OsStr::new("eval")].into_iter().chain(files.map(OsStr::new)));
        assert_eq!(run.status, 2);
        assert!(run.out.contains("✘ Allowed Alice is refused"), "{}", run.out);
    }
}
