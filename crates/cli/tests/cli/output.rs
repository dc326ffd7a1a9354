//! What standard output may be: a file, a pipe that closes early, a terminal with colours.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use crate::process::{command, hatcheck, run};
use crate::scenarios::{Folder, GOOD, examples, unmet};

#[test]
fn nothing_is_coloured_where_nobody_sees_it() {
    let folder = Folder::new();
    let files = [
        folder.file("good.json", GOOD),
        folder.file("unmet.json", unmet()),
        folder.file("bad.json", "{"),
    ];
    let run = hatcheck([OsStr::new("eval")].into_iter().chain(files.iter().map(OsStr::new)));
    assert!(!run.out.is_empty() && !run.err.is_empty());
    assert!(!run.out.contains('\x1b') && !run.err.contains('\x1b'));
}

#[test]
fn colours_that_are_asked_for_never_carry_what_a_scenario_smuggles_in() {
    let folder = Folder::new();
    // Sets the title of a terminal, and its C1 form.
    let name = r"Alice \u001b]0;title\u0007\u009b2J reads";
    let text = GOOD.replace("Alice reads", name).replace("\"Read\"", &format!("\"{name}\""));
    let file = folder.file("good.json", text);
    let mut coloured = command([OsStr::new("eval"), file.as_os_str()]);
    coloured.env("CLICOLOR_FORCE", "1");
    let run = run(coloured, "");
    assert_eq!(run.status, 0);
    assert!(run.out.contains("\x1b["), "no colours: {}", run.out);
    assert!(!run.out.contains("\x1b]") && !run.out.contains(['\x07', '\u{9b}']), "{:?}", run.out);
    assert!(run.out.contains("Alice  ]0;title"), "{:?}", run.out);
}

#[test]
fn a_reader_that_goes_away_early_is_no_fault() {
    // More than a pipe holds, so that there is still something to write when it closes.
    let examples = examples();
    let files = (0..40).flat_map(|_| &examples).map(OsStr::new);
    for format in ["--format=text", "--format=json"] {
        let arguments = ["eval", format].map(OsStr::new).into_iter().chain(files.clone());
        let mut child =
            command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        assert!(!first.is_empty());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""), "{format}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_said() {
    let folder = Folder::new();
    let file = folder.file("good.json", GOOD);
    for format in ["--format=text", "--format=json"] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let arguments = ["eval", format].map(OsStr::new).into_iter().chain([file.as_os_str()]);
        let ended = command(arguments).stdout(full).output().unwrap();
        let err = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(2), "{err}");
        assert!(err.starts_with("the output cannot be written: "), "{err}");
    }
}
