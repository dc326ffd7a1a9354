//! The lessons that the program brings along.

use std::path::PathBuf;

use crate::exercise::files::Read;

macro_rules! lessons {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../../exercises/", $name, ".json")))),*]
    };
}

const LESSONS: [(&str, &str); 18] = lessons![
    "01-a-user-with-no-policy",
    "02-groups-hand-out-policies",
    "03-many-policies-one-answer",
    "04-not-as-root",
    "05-two-documents-of-a-role",
    "06-the-empty-hat",
    "07-who-must-say-yes",
    "08-into-another-account",
    "09-hats-are-exchanged",
    "10-how-long",
    "11-the-app-on-the-instance",
    "12-third-party-with-external-id",
    "13-mfa-at-the-door",
    "14-who-did-it",
    "15-less-than-the-role",
    "16-the-recreated-role",
    "17-stolen-credentials",
    "18-identities-from-outside",
];

/// All of them.
pub(crate) fn read() -> Vec<Read> {
    let lessons = LESSONS.iter().filter_map(|(name, text)| {
        // They are read in tests, each of them.
        let exercise = hatcheck_exercise::read(text).ok()?;
        Some(Read { path: PathBuf::from(name), text: (*text).to_owned(), exercise })
    });
    lessons.collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_lesson_is_brought_along() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../exercises");
        let files = std::fs::read_dir(folder).unwrap().count();
        assert_eq!(super::read().len(), files);
    }
}
