//! No example in this repository's own documentation is wrong.

use std::fs;

use crate::process::{command, hatcheck, run};
use crate::scenarios::Folder;

#[test]
fn every_example_in_our_own_documentation_holds() {
    let run = hatcheck(["check-docs", "--strict", "README.md", "CONTRIBUTING.md", "docs"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    assert!(!run.out.starts_with("0 examples"), "{}", run.out);
}

/// As each generator wants it written: the pages that `cargo xtask hosts` makes and tries in the browser.
#[test]
fn every_example_in_the_hosts_of_the_browser_tests_is_found_and_holds() {
    for (host, examples) in
        [("docusaurus", 3), ("hugo", 3), ("mdbook", 3), ("mkdocs", 3), ("plain", 2), ("sphinx", 3)]
    {
        let run = hatcheck(["check-docs", "--strict", &format!("web/tests/hosts/{host}")]);
        assert_eq!(run.status, 0, "{host}: {}{}", run.out, run.err);
        let found = format!("{examples} examples in ");
        assert!(run.out.starts_with(&found), "{host}: {}", run.out);
        assert!(run.out.ends_with(&format!(": {examples} hold\n")), "{host}: {}", run.out);
    }
}

#[test]
fn what_the_guide_says_that_the_check_says_is_what_it_says() {
    let guide = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/checking-docs.md");
    let guide = fs::read_to_string(guide).unwrap().replace("\r\n", "\n");
    let shown = guide.split_once("\n```text\n").unwrap().1.split_once("\n```\n").unwrap().0;
    let folder = Folder::new();
    fs::create_dir(folder.path().join("docs")).unwrap();
    let wrong = guide.replacen("\"Action\": \"s3:GetObject\"", "\"Action\": \"s3:*\"", 1);
    folder.file("docs/checking-docs.md", wrong);
    let mut command = command(["check-docs", "docs"]);
    command.current_dir(folder.path());
    let run = run(command, "");
    assert_eq!(format!("{}{}", run.err, run.out), format!("{shown}\n"));
}
