//! `--format json`, and reading standard input.

use std::ffi::OsStr;

use serde_json::Value;

use crate::process::{hatcheck, hatcheck_reading};
use crate::scenarios::{Folder, GOOD, unmet};

fn json_of<'f>(files: impl IntoIterator<Item = &'f OsStr>) -> (i32, Option<Value>) {
    let run = hatcheck(["eval", "--format", "json"].map(OsStr::new).into_iter().chain(files));
    let json = (!run.out.is_empty()).then(|| serde_json::from_str(&run.out).unwrap());
    (run.status, json)
}

#[test]
fn one_file_gives_one_report() {
    let folder = Folder::new();
    let (status, report) = json_of([folder.file("good.json", GOOD).as_os_str()]);
    let report = report.unwrap();
    assert_eq!(status, 0);
    assert_eq!(report["version"], 1);
    assert_eq!(report["summary"], serde_json::json!({ "requests": 1, "passed": 1, "failed": 0 }));
    assert_eq!(report["requests"][0]["name"], "Alice reads");
    let (status, report) = json_of([folder.file("unmet.json", unmet()).as_os_str()]);
    assert_eq!((status, &report.unwrap()["requests"][0]["pass"]), (1, &Value::Bool(false)));
}

#[test]
fn several_files_give_a_list_of_reports_in_their_order() {
    let folder = Folder::new();
    let (good, unmet) = (folder.file("good.json", GOOD), folder.file("unmet.json", unmet()));
    let (status, reports) = json_of([unmet.as_os_str(), good.as_os_str()]);
    let reports = reports.unwrap();
    let names: Vec<&Value> =
        reports.as_array().unwrap().iter().map(|report| &report["requests"][0]["name"]).collect();
    assert_eq!((status, names), (1, vec![&"Alice is refused".into(), &"Alice reads".into()]));
}

#[test]
fn of_several_files_the_readable_ones_are_in_the_list() {
    let folder = Folder::new();
    let (good, bad) = (folder.file("good.json", GOOD), folder.file("bad.json", "{"));
    let count = |files: &[&OsStr]| {
        let (status, reports) = json_of(files.iter().copied());
        assert_eq!(status, 2);
        reports.unwrap().as_array().unwrap().len()
    };
    assert_eq!(count(&[bad.as_os_str(), good.as_os_str()]), 1);
    assert_eq!(count(&[bad.as_os_str(), bad.as_os_str()]), 0);
}

#[test]
fn one_file_that_cannot_be_read_gives_nothing() {
    let folder = Folder::new();
    assert_eq!(json_of([folder.file("bad.json", "{").as_os_str()]), (2, None));
}

#[test]
fn the_report_is_the_same_bytes_each_time() {
    let folder = Folder::new();
    let file =
        folder.file("pinned.json", GOOD.replacen('{', "{ \"now\": \"2026-01-15T09:00:00Z\",", 1));
    let run = || {
        hatcheck(["eval", "--format=json"].map(OsStr::new).into_iter().chain([file.as_os_str()]))
            .out
    };
    assert_eq!(run(), run());
}

#[test]
fn a_dash_reads_standard_input() {
    let run = hatcheck_reading(GOOD, ["eval", "-"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.contains("Allowed Alice reads"), "{}", run.out);
    let run = hatcheck_reading("{ \"usres\": 1 }", ["eval", "-"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("--> <stdin>:1:3  /usres"), "{}", run.err);
}
