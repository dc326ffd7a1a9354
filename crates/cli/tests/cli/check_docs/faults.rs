//! Examples that cannot be shown: options that lead nowhere, texts that are no scenarios.

use std::ffi::OsStr;

use super::{DOCS, check};
use crate::process::hatcheck;
use crate::scenarios::{Folder, GOOD, unmet};

/// Checks that a message stands at a place, with this text underlined.
fn shows(err: &str, message: &str, place: &str, underlined: &str) {
    let (_, rest) = err.split_once(message).unwrap_or_else(|| panic!("{message}\n{err}"));
    let lines: Vec<&str> = rest.lines().collect();
    let (path, _) = lines[1].split_once("  /").unwrap_or((lines[1], ""));
    assert!(path.ends_with(place), "{place}\n{rest}");
    let at = lines[4].chars().position(|c| c == '^').unwrap();
    let length = lines[4].chars().filter(|c| *c == '^').count();
    let text: String = lines[3].chars().skip(at).take(length).collect();
    assert_eq!(text, underlined);
}

#[test]
fn an_option_that_does_not_exist_or_leads_nowhere_is_a_failure_with_the_nearest_name() {
    let run = check(format!("{DOCS}/wrong/options.md"));
    assert_eq!((run.status, run.out.as_str()), (1, "8 examples in 1 file: 8 do not\n"));
    let pointer = "/users/0/policies/0/document";
    for (message, place, underlined) in [
        (
            "\"chian\" is nothing that the option \"view\" takes. Did you mean \"chain\"?",
            ":3:13",
            "view=chian",
        ),
        (
            "\"some\" is nothing that the option \"edit\" takes. It takes request, none, all.",
            ":3:24",
            "edit=some",
        ),
        ("There is no option \"veiw\". Did you mean \"view\"?", ":13:13", "veiw=chain"),
        (
            "No request is named \"Alice raeds\". Did you mean \"Alice reads\"?",
            ":23:13",
            "request=\"Alice raeds\"",
        ),
        (
            "No request is named \"1\". The only one is \"Alice reads\", or 0.",
            ":33:13",
            "request=1",
        ),
        (
            &format!("leads nowhere in the scenario. Did you mean \"{pointer}\"?"),
            ":43:13",
            "document=/users/0/policies/1/document",
        ),
        (
            &format!("leads to no policy document. Did you mean \"{pointer}\"?"),
            ":53:13",
            "document=/users/0",
        ),
        (
            "The document has 3 lines, and \"2-9\" asks for more. Did you mean \"2-3\"?",
            ":63:13",
            "lines=2-9",
        ),
        (
            "There is no option \"open-links\". Did you mean \"open-link\"?",
            ":73:32",
            "open-links=off",
        ),
    ] {
        shows(&run.err, message, place, underlined);
    }
}

#[test]
fn what_is_no_scenario_is_shown_where_it_stands_in_the_documentation() {
    let run = check(format!("{DOCS}/wrong/unreadable.md"));
    assert_eq!((run.status, run.out.as_str()), (2, "4 examples in 1 file: 4 cannot be read\n"));
    for (message, place, underlined) in [
        ("Not valid JSON: a comma before a closing bracket.", ":7:19", ","),
        ("There is no key \"usres\" here. Did you mean \"users\"?", ":12:71", "\"usres\""),
        ("crates/cli/tests/docs/wrong/none.json cannot be read: ", ":14:19", "src=\"none.json\""),
        ("This example is never closed", ":16:4", "hatcheck"),
    ] {
        shows(&run.err, message, place, underlined);
    }
}

#[test]
fn a_fault_in_a_file_that_an_example_names_is_shown_in_that_file() {
    let folder = Folder::new();
    folder.file("world.json", unmet());
    let page = folder.file("page.html", "<hatcheck-example src=\"world.json\"></hatcheck-example>");
    let run = check(&page);
    assert_eq!(run.status, 1);
    shows(&run.err, "\"Alice is refused\" expected", "world.json:6:84", "\"explicitDeny\"");
}

#[test]
fn an_error_in_a_policy_document_counts_when_it_is_asked_for() {
    // As a string, with an escape before the mistake.
    let document = "{ \\\"Version\\\": \\\"2012-10-17\\\", \\\"Statement\\\": [{ \\\"Effect\\\": \\\"Allow\\\", \
        \\\"Action\\\": \\\"s3:GetObject\\\", \\\"Resource\\\": \\\"*\\\", \\\"Resuorce\\\": 1 }] }";
    let string = format!(
        r#"{{ "users": [{{ "arn": "arn:aws:iam::111122223333:user/a", "policies": [{{ "name": "p", "document": "{document}" }}] }}] }}"#
    );
    let object = string.replace(&format!("\"{document}\""), &document.replace('\\', ""));
    for (scenario, underlined) in [(string, "\\\"Resuorce\\\""), (object, "\"Resuorce\"")] {
        let folder = Folder::new();
        let page = folder.file("page.md", format!("\n```hatcheck\n{scenario}\n```\n"));
        let column = scenario.find(underlined).unwrap() + 1;
        assert_eq!(check(&page).status, 0);
        let run = hatcheck([OsStr::new("check-docs"), "--strict".as_ref(), page.as_os_str()]);
        assert_eq!(run.status, 1, "{}", run.err);
        shows(&run.err, "Resuorce", &format!("page.md:3:{column}"), underlined);
    }
}

#[test]
fn places_are_those_of_editors_behind_a_byte_order_mark_and_with_windows_lines() {
    let folder = Folder::new();
    let text =
        format!("\u{feff}漢😀\n\n- \t```hatcheck\n{}\n\t```\n", unmet().replace('\n', "\n\t"));
    let text = text.replace("- \t```hatcheck\n", "- \t```hatcheck\n\t").replace('\n', "\r\n");
    let page = folder.file("page.md", text);
    let run = check(&page);
    assert_eq!(run.status, 1, "{}", run.err);
    shows(&run.err, "\"Alice is refused\" expected", "page.md:9:85", "\"explicitDeny\"");
    let good = format!("\u{feff}```hatcheck\n\u{feff}{GOOD}\n```\n").replace('\n', "\r\n");
    assert_eq!(check(folder.file("good.md", good)).status, 0);
}
