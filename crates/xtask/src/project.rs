//! Where things are in the repository.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::problem::Problem;

/// The repository's folder, and the places in it that the commands use.
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// The repository that this program was started from.
    ///
    /// Cargo says at run time where the package is; the place known at compile time would be wrong after a move.
    ///
    /// # Errors
    /// The folder does not hold the page's manifest, so it is not the repository.
    pub(crate) fn locate() -> Result<Self, Problem> {
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package.ancestors().nth(2).unwrap_or(&package).to_path_buf();
        if root.join("web/Cargo.toml").is_file() {
            Ok(Self { root })
        } else {
            Err(Problem::new(format!(
                "{} is not Hatcheck's repository; run `cargo xtask` inside of it.",
                root.display()
            )))
        }
    }

    /// The top folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The page: Rust, style sheets, scripts and their tools.
    pub(crate) fn web(&self) -> PathBuf {
        self.root.join("web")
    }

    /// A file of the repository as text.
    ///
    /// # Errors
    /// It cannot be read.
    pub(crate) fn read(&self, file: impl AsRef<Path>) -> Result<String, Problem> {
        let file = file.as_ref();
        fs::read_to_string(self.root.join(file))
            .map_err(|error| Problem::new(format!("{} cannot be read: {error}.", file.display())))
    }
}
