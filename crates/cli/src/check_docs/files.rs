//! Which files an argument names: a file, a folder with all documentation below it, or a pattern.

use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use walkdir::{DirEntry, WalkDir};

use super::markdown::Dialect;

/// How documentation is written.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Markdown(Dialect),
    Rst,
    Html,
}

impl Kind {
    /// By the end of the file's name.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Markdown(Dialect::Markdown)),
            "mdx" => Some(Self::Markdown(Dialect::Mdx)),
            "rst" => Some(Self::Rst),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }
}

/// The files of all arguments, each once, and what could not be found.
pub(crate) fn named(arguments: &[String]) -> (Vec<PathBuf>, Vec<String>) {
    let mut seen = HashSet::new();
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for argument in arguments {
        match one(argument, &mut faults) {
            Ok(found) => files.extend(found.into_iter().filter(|file| seen.insert(file.clone()))),
            Err(fault) => faults.push(fault),
        }
    }
    (files, faults)
}

fn one(argument: &str, faults: &mut Vec<String>) -> Result<Vec<PathBuf>, String> {
    let path = Path::new(argument);
    if path.is_dir() {
        let found = below(path, None, faults);
        return some(found, || {
            format!(
                "There is no documentation below {argument}: no file that ends in .md, .mdx, .rst or .html."
            )
        });
    }
    if path.exists() {
        return match Kind::of(path) {
            Some(_) => Ok(vec![plain(path)]),
            None => Err(format!(
                "{argument} is no documentation that can be read: its name ends in none of .md, .mdx, .rst and .html."
            )),
        };
    }
    if !argument.contains(['*', '?', '[', '{']) {
        return Err(format!("There is no file or folder {argument}."));
    }
    let pattern = plain(path);
    let written = pattern.to_str().unwrap_or(argument);
    let glob = GlobBuilder::new(written).literal_separator(true).build();
    let glob = glob.map_err(|error| format!("{argument} is no pattern: {}.", error.kind()))?;
    let matcher = glob.compile_matcher();
    let found = below(&fixed(&pattern), Some(&matcher), faults);
    some(found, || format!("No documentation matches {argument}."))
}

fn some(found: Vec<PathBuf>, fault: impl FnOnce() -> String) -> Result<Vec<PathBuf>, String> {
    if found.is_empty() { Err(fault()) } else { Ok(found) }
}

/// The folders of a pattern before the first one that is not spelt out.
fn fixed(pattern: &Path) -> PathBuf {
    let spelt =
        |part: &Component<'_>| !part.as_os_str().to_string_lossy().contains(['*', '?', '[', '{']);
    let mut parts: Vec<Component<'_>> = pattern.components().take_while(spelt).collect();
    if parts.len() == pattern.components().count() {
        parts.pop();
    }
    parts.into_iter().collect()
}

/// The documentation in a folder, in the order of its names.
fn below(folder: &Path, matcher: Option<&GlobMatcher>, faults: &mut Vec<String>) -> Vec<PathBuf> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if !folder.is_dir() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_skipped(entry)) {
        match entry {
            Ok(entry) => {
                let path = plain(entry.path());
                let named = Kind::of(&path).is_some() && entry.path().is_file();
                if named && matcher.is_none_or(|matcher| matcher.is_match(&path)) {
                    found.push(path);
                }
            }
            Err(error) => faults.push(format!("{error}.")),
        }
    }
    found
}

/// Hidden files and folders, and those that hold what others wrote or what was built.
fn is_skipped(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.')
        || (entry.file_type().is_dir() && matches!(&*name, "node_modules" | "target"))
}

/// The path without `./`, so that one file has one name.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|part| !matches!(part, Component::CurDir)).collect()
}
