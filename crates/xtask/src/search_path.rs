//! The list of folders in which programs are looked for: a copy of `PATH` that the tool check puts in order.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Folders in the order of search.
#[derive(Clone)]
pub(crate) struct SearchPath(Vec<PathBuf>);

impl SearchPath {
    /// As this process was given it.
    pub(crate) fn from_env() -> Self {
        Self(env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default())
    }

    /// Moves `folder` to the front.
    pub(crate) fn put_first(&mut self, folder: &Path) {
        self.0.retain(|known| known != folder);
        self.0.insert(0, folder.to_path_buf());
    }

    /// Adds `folder` at the end, unless it is there already.
    pub(crate) fn put_last(&mut self, folder: &Path) {
        if !self.0.iter().any(|known| known == folder) {
            self.0.push(folder.to_path_buf());
        }
    }

    /// The program that would run.
    pub(crate) fn find(&self, program: &str) -> Option<PathBuf> {
        self.find_all(program).next()
    }

    /// Every program of that name, first the one that would run.
    pub(crate) fn find_all(&self, program: &str) -> impl Iterator<Item = PathBuf> {
        let names = file_names(program);
        self.0
            .iter()
            .flat_map(move |folder| names.iter().map(|name| folder.join(name)).collect::<Vec<_>>())
            .filter(|file| is_program(file))
    }

    /// The value for `PATH`.
    pub(crate) fn joined(&self) -> OsString {
        // Only a folder with a separator in its name cannot be joined; it came out of a split, so it has none.
        env::join_paths(&self.0).unwrap_or_default()
    }
}

/// npm's programs are scripts, which on Windows end in `.cmd`.
fn file_names(program: &str) -> Vec<String> {
    if cfg!(windows) {
        vec![format!("{program}.exe"), format!("{program}.cmd")]
    } else {
        vec![program.to_owned()]
    }
}

/// Is this a file that may be run?
pub(crate) fn is_program(file: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
    }
    #[cfg(not(unix))]
    {
        file.is_file()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_put_first_stands_there_once() {
        let mut path = SearchPath(vec!["/a".into(), "/b".into()]);
        path.put_first(Path::new("/b"));
        path.put_last(Path::new("/a"));
        path.put_last(Path::new("/c"));
        assert_eq!(path.0, [Path::new("/b"), Path::new("/a"), Path::new("/c")]);
    }

    #[test]
    fn a_name_that_no_folder_holds_is_not_found() {
        assert!(SearchPath(vec![env::temp_dir()]).find("hatcheck-no-such-program").is_none());
    }
}
