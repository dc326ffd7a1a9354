//! Where citations are looked for: the product's code, and its tests.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::problem::Problem;
use crate::project::Project;

/// The texts of the repository.
#[derive(Default)]
pub(super) struct Sources {
    /// What runs in the product.
    pub(super) code: Vec<String>,
    /// What tests it; the names of test files too, because a case is named by its rule.
    pub(super) tests: Vec<String>,
}

/// Reads all packages but this one, whose numbers are examples.
///
/// # Errors
/// A folder or file cannot be read.
pub(super) fn read(project: &Project) -> Result<Sources, Problem> {
    let mut found = Sources::default();
    add_code(project, &project.web().join("src"), &mut found)?;
    for package in entries(&project.root().join("crates"))? {
        if !package.ends_with("xtask") {
            add_code(project, &package.join("src"), &mut found)?;
            add_tests(project, &package.join("tests"), &mut found)?;
        }
    }
    Ok(found)
}

/// Adds the Rust files under `folder`, the test modules in and beside them as tests.
fn add_code(project: &Project, folder: &Path, found: &mut Sources) -> Result<(), Problem> {
    for file in files(folder)?.iter().filter(|file| has_extension(file, "rs")) {
        let text = project.read(file)?;
        if stem(file).ends_with("_test") {
            found.tests.push(text);
        } else {
            let (code, tests) = split(&text);
            found.code.push(code.to_owned());
            found.tests.push(tests.to_owned());
        }
    }
    Ok(())
}

/// Adds the tests under `folder`, written in Rust or as scenarios.
fn add_tests(project: &Project, folder: &Path, found: &mut Sources) -> Result<(), Problem> {
    for file in files(folder)? {
        if has_extension(&file, "rs") || has_extension(&file, "json") {
            found.tests.push(stem(&file).to_owned());
            found.tests.push(project.read(&file)?);
        }
    }
    Ok(())
}

/// The code of a file, and the test module that ends it.
fn split(text: &str) -> (&str, &str) {
    let mut position = 0;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let next_is_module = lines.peek().is_some_and(|next| next.trim() == "mod tests {");
        if line.trim() == "#[cfg(test)]" && next_is_module {
            return text.split_at(position);
        }
        position += line.len();
    }
    (text, "")
}

fn has_extension(file: &Path, extension: &str) -> bool {
    file.extension().is_some_and(|own| own == extension)
}

/// The file's name without its extension.
fn stem(file: &Path) -> &str {
    file.file_stem().and_then(OsStr::to_str).unwrap_or_default()
}

/// The files under `folder`, however deep; none if there is no such folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop().filter(|folder| folder.is_dir()) {
        for path in entries(&folder)? {
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    Ok(found)
}

/// What is in `folder`, itself.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    list(folder)
        .map_err(|error| Problem::new(format!("{} cannot be read: {error}.", folder.display())))
}

fn list(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_cut_where_its_test_module_begins() {
        let code = "//! é\n#[cfg(test)]\nuse std::fs;\n";
        let module = "#[cfg(test)]\nmod tests {\n}\n";
        assert_eq!(split(&format!("{code}{module}")), (code, module));
        assert_eq!(split(code), (code, ""));
    }

    #[test]
    fn a_test_module_in_a_file_of_its_own_cuts_nothing() {
        let code = "#[cfg(test)]\n#[path = \"read_test.rs\"]\nmod tests;\n";
        assert_eq!(split(code), (code, ""));
    }
}
