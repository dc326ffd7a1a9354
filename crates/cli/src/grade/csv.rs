//! Grades as a table.

use super::Graded;

const HEAD: [&str; 10] = [
    "answer",
    "learner",
    "exercise",
    "passes",
    "points",
    "max_points",
    "failed",
    "hints",
    "solution_seen",
    "exercise_changed",
];

/// A line an answer, below the names of the columns.
pub(super) fn of(graded: &[Graded<'_>]) -> String {
    let mut out = line(&HEAD.map(str::to_owned));
    for one in graded {
        let failed = one.checks().filter(|(_, _, own)| !own.passes);
        let failed: Vec<&str> = failed.map(|(_, check, _)| &*check.id).collect();
        out += &line(&[
            harmless(&one.name),
            harmless(one.learner.as_deref().unwrap_or_default()),
            one.exercise.id.clone(),
            one.passes().to_string(),
            one.points().to_string(),
            one.most().to_string(),
            failed.join(" "),
            one.hints.to_string(),
            one.solution_seen.to_string(),
            one.is_other.to_string(),
        ]);
    }
    out
}

/// A text that a spreadsheet does not take for a formula: names come from anybody.
fn harmless(text: &str) -> String {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{text}"),
        _ => text.to_owned(),
    }
}

/// RFC 4180.
fn line(cells: &[String]) -> String {
    let quoted = cells.iter().map(|cell| {
        if cell.contains(['"', ',', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    });
    quoted.collect::<Vec<_>>().join(",") + "\r\n"
}
