//! A few seconds of each fuzz target, where cargo-fuzz is installed. It is never installed from here: whoever wants to
//! search for minutes brings it, and for everybody else the suite is complete without.

use std::fs;

use crate::problem::Problem;
use crate::process;
use crate::project::Project;
use crate::tools::Tools;

/// What to say where cargo-fuzz is missing.
pub(crate) const MISSING: &str =
    "Not run, because cargo-fuzz is not installed: `cargo install --locked cargo-fuzz`.";

/// Each target with the longest input it is given, as in fuzz/README.md.
const TARGETS: [(&str, u32); 4] =
    [("policy_text", 4096), ("scenario_text", 8192), ("patterns", 256), ("dates", 128)];

/// Whether `cargo fuzz` is there.
pub(crate) fn is_installed(project: &Project, tools: &Tools) -> bool {
    let mut cargo = process::command("cargo", &tools.path, project.root());
    process::answer(cargo.args(["fuzz", "--version"])).is_some()
}

/// Each target from the seeds, the same way every time. What it finds on the way is kept out of the corpus, so that the
/// next run begins where this one did.
///
/// # Errors
/// A target cannot be built, or finds an input for which something does not hold.
pub(crate) fn smoke(project: &Project, tools: &Tools) -> Result<(), Problem> {
    let folder = project.root().join("fuzz");
    process::run(process::command("node", &tools.path, &folder).arg("seed.mjs"))?;
    for (target, longest) in TARGETS {
        let found = folder.join("target").join("smoke").join(target);
        // Not there on the first run; what cannot be emptied cannot be made either, and is reported then.
        let _ = fs::remove_dir_all(&found);
        fs::create_dir_all(&found).map_err(|error| {
            Problem::new(format!("{} cannot be made: {error}.", found.display()))
        })?;
        let mut cargo = process::command("cargo", &tools.path, &folder);
        cargo.args(["fuzz", "run", target]).arg(&found).arg(folder.join("corpus").join(target));
        cargo.args(["--", "-seed=1", "-runs=20000", "-max_total_time=10", "-timeout=30"]);
        cargo.arg(format!("-max_len={longest}")).args(["-dict=iam.dict", "-verbosity=0"]);
        if !is_nightly(project, tools) {
            // The instrumentation is not stable; this lets the stable compiler do it all the same.
            cargo.env("RUSTC_BOOTSTRAP", "1");
        }
        process::run(&mut cargo)?;
    }
    Ok(())
}

fn is_nightly(project: &Project, tools: &Tools) -> bool {
    let mut rustc = process::command("rustc", &tools.path, project.root());
    process::answer(rustc.arg("--version")).is_some_and(|version| version.contains("-nightly"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_of_the_fuzz_package_is_run_and_told_of() {
        let manifest = include_str!("../../../fuzz/Cargo.toml");
        let readme = include_str!("../../../fuzz/README.md");
        assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
        for (target, longest) in TARGETS {
            assert!(manifest.contains(&format!("name = \"{target}\"")), "{target}");
            assert!(readme.contains(&format!("| `{target}` | {longest} |")), "{target}");
        }
    }
}
