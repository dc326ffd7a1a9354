//! Which files are looked at.

use std::ffi::OsStr;
use std::fs;

use crate::process::{Run, command, run};
use crate::scenarios::{Folder, GOOD};

/// A folder with documentation in many places, some of which is nobody's business.
fn site() -> Folder {
    let folder = Folder::new();
    let page = format!("```hatcheck\n{GOOD}\n```\n");
    for name in [
        "README.md",
        "docs/a.md",
        "docs/deep/er/b.mdx",
        "docs/c.HTML",
        "docs/d.rst",
        "docs/notes.txt",
        "docs/.hidden/x.md",
        "docs/.x.md",
        "docs/node_modules/x.md",
        "target/x.md",
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &page).unwrap();
    }
    folder
}

fn check_in(folder: &Folder, arguments: &[&str]) -> Run {
    let mut command =
        command([OsStr::new("check-docs")].into_iter().chain(arguments.iter().map(OsStr::new)));
    command.current_dir(folder.path());
    run(command, "")
}

#[test]
fn folders_and_patterns_name_the_documentation_below_them_each_file_once() {
    let folder = site();
    for (arguments, examples, files) in [
        (&["."][..], 3, 5),
        (&["docs"], 2, 4),
        (&["docs/"], 2, 4),
        (&["docs", "./docs/a.md", "docs/**"], 2, 4),
        (&["**/*.md"], 2, 2),
        (&["docs/*.md"], 1, 1),
        (&["docs/**/*.{md,mdx}"], 2, 2),
        (&["d?cs/[a-b].md"], 1, 1),
        (&["docs/.x.md"], 1, 1),
        (&["target/*.md"], 1, 1),
        (&["README.md", "docs/deep"], 2, 2),
    ] {
        let run = check_in(&folder, arguments);
        assert_eq!(run.status, 0, "{arguments:?} {}", run.err);
        let example = if examples == 1 { "example" } else { "examples" };
        let file = if files == 1 { "file" } else { "files" };
        let summary = format!("{examples} {example} in {files} {file}: ");
        assert!(run.out.starts_with(&summary), "{arguments:?}\n{}", run.out);
    }
}

#[test]
fn what_names_no_documentation_is_said_and_the_rest_is_checked() {
    let folder = site();
    for (argument, message) in [
        ("dcos", "There is no file or folder dcos."),
        ("docs/**/*.adoc", "No documentation matches docs/**/*.adoc."),
        ("none/**/*.md", "No documentation matches none/**/*.md."),
        ("docs/notes.txt", "docs/notes.txt is no documentation that can be read"),
        ("docs/[a.md", "docs/[a.md is no pattern: "),
    ] {
        let run = check_in(&folder, &[argument, "README.md"]);
        assert_eq!(
            (run.status, run.out.as_str()),
            (2, "1 example in 1 file: 1 holds\n"),
            "{argument}"
        );
        assert!(run.err.contains(message), "{message}\n{}", run.err);
    }
    fs::create_dir(folder.path().join("empty")).unwrap();
    let run = check_in(&folder, &["empty"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("There is no documentation below empty"), "{}", run.err);
}

#[test]
fn documentation_without_examples_is_no_fault() {
    let folder = Folder::new();
    folder.file("a.md", "# Nothing to see\n");
    let run = check_in(&folder, &["."]);
    assert_eq!((run.status, run.out.as_str()), (0, "0 examples in 1 file\n"));
}

#[test]
fn a_file_that_is_no_text_stops_none_of_the_others() {
    let folder = site();
    folder.file("latin1.md", b"na\xefve\n");
    let run = check_in(&folder, &["latin1.md", "README.md"]);
    assert_eq!((run.status, run.out.as_str()), (2, "1 example in 1 file: 1 holds\n"));
    assert!(
        run.err.contains("latin1.md is not UTF-8 text, from line 1, column 3 on"),
        "{}",
        run.err
    );
}
