//! Scenario files to run the binary on.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// One user who may read, and one request that expects just that.
pub(crate) const GOOD: &str = r#"{
  "users": [{ "arn": "arn:aws:iam::111122223333:user/alice", "policies": [{ "name": "Read", "document": {
    "Version": "2012-10-17",
    "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }] } }] }],
  "requests": [{ "name": "Alice reads", "principal": "arn:aws:iam::111122223333:user/alice",
    "action": "s3:GetObject", "resource": "arn:aws:s3:::reports/q3.csv", "expect": "allowed" }]
}"#;

/// The same request, expected to be denied.
pub(crate) fn unmet() -> String {
    GOOD.replace("\"allowed\"", "\"explicitDeny\"").replace("Alice reads", "Alice is refused")
}

/// A folder that is gone when the test is over.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// Writes a file and gives its path.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// The folder itself.
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}

/// The text of an example.
pub(crate) fn example(name: &str) -> String {
    std::fs::read_to_string(examples_folder().join(name)).unwrap()
}

/// Every example.
pub(crate) fn examples() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(examples_folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn examples_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}
