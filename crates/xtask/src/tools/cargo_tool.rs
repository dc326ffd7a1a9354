//! Trunk, wasm-bindgen, mdBook and geckodriver: programs from crates.io in exactly one version.
//!
//! Exactly, because Trunk would download a wasm-bindgen that differs from the library in Cargo.lock, and because another
//! Trunk reads Trunk.toml differently.

use std::env;
use std::path::PathBuf;

use super::{Bench, version};
use crate::problem::Problem;
use crate::process;
use crate::project::Project;

/// Also stated in Trunk.toml, where Trunk itself holds to it; a test below keeps the two alike.
const TRUNK: &str = "0.21.14";

const MDBOOK: &str = "0.5.4";

const GECKODRIVER: &str = "0.37.1";

/// One program and the package it comes from.
pub(super) struct CargoTool {
    program: &'static str,
    package: &'static str,
    version: String,
    /// How long the install takes on two cores: nobody should think it hangs.
    minutes: u32,
}

/// The page's bundler.
pub(super) fn trunk() -> CargoTool {
    CargoTool { program: "trunk", package: "trunk", version: TRUNK.to_owned(), minutes: 9 }
}

/// The writer of the page's JavaScript glue, in the version of the library it must match.
pub(super) fn wasm_bindgen(project: &Project) -> Result<CargoTool, Problem> {
    let lockfile = project.read("Cargo.lock")?;
    let Some(version) = locked_version(&lockfile, "wasm-bindgen") else {
        return Err(Problem::new(
            "Cargo.lock names no wasm-bindgen: run `cargo update --workspace` to write it anew.",
        ));
    };
    Ok(CargoTool {
        program: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: version.to_owned(),
        minutes: 4,
    })
}

/// The generator of books that `cargo xtask hosts` tests with.
pub(super) fn mdbook() -> CargoTool {
    CargoTool { program: "mdbook", package: "mdbook", version: MDBOOK.to_owned(), minutes: 5 }
}

/// What drives Firefox for `cargo xtask browsers`.
pub(super) fn geckodriver() -> CargoTool {
    CargoTool {
        program: "geckodriver",
        package: "geckodriver",
        version: GECKODRIVER.to_owned(),
        minutes: 2,
    }
}

impl CargoTool {
    /// Looks for the exact version everywhere in PATH and in cargo's own folder, and installs it into the latter where
    /// it is nowhere. The folder it is in goes to the front of the search, if another version would be met first.
    pub(super) fn ensure(&self, bench: &mut Bench) -> Result<String, Problem> {
        let cargo_home = cargo_home();
        if let Some(home) = &cargo_home {
            bench.path.put_last(&home.join("bin"));
        }
        if let Some(found) = self.find(bench) {
            return Ok(found);
        }

        let Self { program, package, version, minutes } = self;
        println!("  installing {package} {version} with cargo, about {minutes} minutes");
        let mut install = process::command("cargo", &bench.path, bench.project.root());
        install.args(["install", "--locked", package, "--version", version]);
        // Its own folder: two cargo processes must not wait for each other's locks, nor must this one fill `target`.
        install.env_remove("CARGO_TARGET_DIR");
        if let Some(home) = &cargo_home {
            install.arg("--root").arg(home);
        }
        let by_hand = format!(
            "run `cargo install --locked {package} --version {version}` with crates.io within reach"
        );
        process::run(&mut install).map_err(|_| {
            Problem::new(format!(
                "{program} {version} is missing and cargo could not install it, for the reason above: {by_hand}."
            ))
        })?;
        self.find(bench).ok_or_else(|| Problem::new(format!(
                "{program} {version} was installed but is not found: put cargo's bin folder in PATH."
            )))
    }

    fn find(&self, bench: &mut Bench) -> Option<String> {
        let right = bench.path.find_all(self.program).enumerate().find(|(_, file)| {
            process::answer(
                process::command(file, &bench.path, bench.project.root()).arg("--version"),
            )
            .is_some_and(|answer| version::version_in(&answer) == Some(&self.version))
        });
        let (position, file) = right?;
        if position > 0
            && let Some(folder) = file.parent()
        {
            bench.path.put_first(folder);
        }
        Some(self.version.clone())
    }
}

/// Cargo's own folder, as cargo itself finds it.
fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

/// The version of `package` in a lockfile; of several, the first.
fn locked_version<'a>(lockfile: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lockfile.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_package_with_exactly_this_name() {
        let lockfile = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.79\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(locked_version(lockfile, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(locked_version(lockfile, "yew"), None);
    }

    #[test]
    fn trunk_toml_asks_for_the_version_that_is_installed_here() {
        let configuration = include_str!("../../../../Trunk.toml");
        assert!(configuration.contains(&format!("trunk-version = \"={TRUNK}\"")));
    }
}
