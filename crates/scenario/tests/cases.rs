//! Every scenario file under `tests/cases` and `examples` is a test of its own: what its requests expect
//! must hold. The files are named by the numbers of the specification.

use std::path::{Path, PathBuf};

use hatcheck_scenario::words;
use hatcheck_scenario::{ParseCache, evaluate, read};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in
        ["tests/cases/evaluation", "tests/cases/elements", "tests/cases/sessions", "../../examples"]
    {
        let before = files.len();
        collect(&root.join(folder), &mut files);
        // A folder that lost its files must not pass for one whose cases hold.
        assert!(files.len() > before, "no cases in {folder}");
    }
    let trials = files.into_iter().map(|file| Trial::test(name(&file), move || holds(&file)));
    libtest_mimic::run(&arguments, trials.collect()).exit();
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    found.sort();
    files.extend(found);
}

fn name(file: &Path) -> String {
    let part =
        |path: Option<&std::ffi::OsStr>| path.unwrap_or_default().to_string_lossy().into_owned();
    let folder = part(file.parent().and_then(Path::file_name));
    format!("{folder}::{}", part(file.file_stem()))
}

fn holds(file: &Path) -> Result<(), Failed> {
    let text = std::fs::read_to_string(file)?;
    let loaded = read(&text).map_err(|error| {
        format!("{}:{}: {}", error.path, error.start.line, words::fault(&error.fault))
    })?;
    let evaluation = evaluate(&loaded.scenario, None, &mut ParseCache::default());
    let report = hatcheck_scenario::report(&loaded, &evaluation);
    if report.requests.iter().all(|request| request.expect.is_none()) {
        return Err("no request expects anything".into());
    }
    let failures: Vec<String> = report
        .requests
        .iter()
        .zip(&evaluation.decisions)
        .filter(|(request, _)| !request.pass)
        .map(|(request, decision)| {
            format!(
                "{}\n  {}\n  expected {:?}\n  was {} by {:?} at step {}: {}",
                loaded.scenario.title.as_deref().unwrap_or_default(),
                request.name,
                request.expect,
                request.decision,
                decision.decided_by(),
                decision.steps.len() - 1,
                words::verdict(decision).sentence,
            )
        })
        .collect();
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n").into()) }
}
