//! The words of exercises.

/// The panel.
pub const TASK: &str = "Task";
/// What must hold.
pub const CHECKS: &str = "What must hold";
/// Said of a check that passes.
pub const PASSES: &str = "Done";
/// Said of one that does not.
pub const FAILS: &str = "Not yet";
/// Said before the first marks.
pub const WAITS: &str = "Not looked at yet";
/// Opens the trace of a check's request.
pub const SHOW_WHY: &str = "Show why";
/// Everything as it was at first.
pub const RESET: &str = "Reset";
/// Said where that can be undone.
pub const WAS_RESET: &str = "The exercise begins anew.";
/// Looks at the solution.
pub const SOLUTION: &str = "Solution";
/// The same, said a second time.
pub const REALLY: &str = "Yes, show the solution";
/// Looks at it no longer.
pub const HIDE: &str = "Hide the solution";
/// Asked before it is shown.
pub const SURE: &str = "You learn more from a hint. Show the solution all the same?";
/// Columns of the solution.
pub const YOURS: &str = "Yours";
/// The same.
pub const THEIRS: &str = "Solution";
/// What may be changed that is no document.
pub const VALUES: &str = "Yours to change";
/// Said while a document is being typed.
pub const IS_WAITING: &str =
    "A document is not whole JSON at the moment. These are the marks of the answer before.";
/// What its author sees.
pub const AUTHOR: &str = "For the author";
/// The text of the exercise.
pub const EXERCISE: &str = "The exercise as JSON";
/// Goes on with that text.
pub const USE: &str = "Use this exercise";
/// Copies a link to it.
pub const LINK: &str = "Copy link";
/// Said when that was done.
pub const LINKED: &str = "The link to the exercise was copied.";
/// Makes an exercise of the scenario.
pub const MAKE: &str = "Make an exercise of this";
/// Saves it.
pub const SAVE: &str = "Save as a file";
/// Said where nothing is wrong with it.
pub const NOTHING_WRONG: &str =
    "The start fails, the solution passes, and every wrong answer fails as declared.";
/// Who hands in.
pub const NAME: &str = "Your name (optional)";
/// Saves the result file.
pub const HAND_IN: &str = "Save result file";
/// Shows the list of lessons.
pub const LESSONS: &str = "Lessons";
/// Goes to the next one.
pub const NEXT: &str = "Next lesson";
/// Said when all passes.
pub const ALL_PASS: &str = "Everything holds.";
/// Shows what the answer's request would leave in the log.
pub const RECORDS: &str = "Show the records this leaves";
/// Above a document that is not to be changed.
pub const GIVEN: &str = "Given: this document is not yours to change here.";
/// Said where an answer was for another version.
pub const CHANGED: &str =
    "The exercise has changed since you worked on it. Your answer was kept as far as it fits.";
/// Said where progress cannot be kept.
pub const NOT_KEPT: &str =
    "This browser does not keep your progress: save the result file before you leave.";
/// Said where there is no such exercise.
pub const NONE: &str =
    "There is no exercise of that name. The ones there are stand under \"Lessons\".";
/// Said where no exercise came of a scenario or a file.
pub const NOT_MADE: &str = "No exercise was opened: a part of the page cannot be had, or this browser keeps nothing for a tab.";
/// Said until an exercise is there.
pub const OPENS: &str = "The exercise is being opened.";
/// Said where going to the lessons would lose what is there.
pub const NOT_HERE: &str = "The lessons load the page anew, and this browser keeps nothing for that long: save your scenario, and open the page in a window of its own.";
/// Said where the page's extras cannot be had.
pub const NOT_READ: &str = "The exercise could not be read: a part of the page did not come, or the frame around it does not allow it. Load it again, or open it in a window of its own.";
/// Said while the list is fetched, and where it does not come.
pub const LISTING: &str = "The list of lessons is being fetched.";
/// Said where it does not come.
pub const NO_LIST: &str = "The list of lessons could not be fetched.";
/// Said of a lesson that was solved.
pub const SOLVED: &str = "solved";
/// Said of one that was begun.
pub const BEGUN: &str = "begun";
/// Saves all progress.
pub const EXPORT: &str = "Save progress";
/// Takes it in again.
pub const IMPORT: &str = "Load progress";
/// The name of the file.
pub const PROGRESS_FILE: &str = "hatcheck-progress.json";
/// Said where a file is something else.
pub const NO_PROGRESS: &str = "This file holds no progress.";

/// What stands on the tab of a document that may be changed.
pub fn yours(name: &str) -> String {
    format!("✎ {name}")
}

/// The button for the next hint.
pub fn hint(left: usize) -> String {
    format!("Hint ({left} left)")
}

/// How many checks pass.
pub fn score(passing: usize, all: usize) -> String {
    format!("{passing} of {all} hold")
}

/// How many more answers it takes until the solution may be looked at.
pub fn tries(left: usize) -> String {
    match left {
        1 => "Solution after one more try".to_owned(),
        _ => format!("Solution after {left} more tries"),
    }
}

/// Said when an exercise was opened.
pub fn opened(title: &str) -> String {
    format!("Opened the lesson \"{title}\".")
}

/// How long, and how hard.
pub fn effort(level: usize, minutes: usize) -> String {
    let level = match level {
        1 => "first steps",
        2 => "practice",
        _ => "advanced",
    };
    match minutes {
        0 => level.to_owned(),
        minutes => format!("{level}, {minutes} min"),
    }
}

/// Said when progress was taken in.
pub fn imported(count: usize) -> String {
    match count {
        1 => "Progress of one lesson was taken in.".to_owned(),
        _ => format!("Progress of {count} lessons was taken in."),
    }
}
