//! Looking at an exercise as its author should: the start fails, the solution passes, every wrong answer fails as
//! declared, every hint can be reached, and nothing is longer than people read.

use hatcheck_engine::instant::Instant;
use hatcheck_policy::json;

use crate::answer::Changes;
use crate::check::{Check, Kind};
use crate::exercise::{Exercise, Reveal};
use crate::grade::{Grade, grade};
use crate::hint::holds;
use crate::words;

/// Something that is wrong with an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// JSON pointer in the exercise file.
    pub path: String,
    /// What is wrong, in a sentence or two.
    pub message: String,
}

/// Words of a brief, a closing text and a hint.
const MAX_BRIEF: usize = 120;
const MAX_CLOSING: usize = 150;
const MAX_HINT: usize = 60;
/// Requests of one table: it is decided at every key.
const MAX_CELLS: usize = 500;

/// Everything that is wrong with an exercise; nothing where it can be handed out.
pub fn review(exercise: &Exercise, clock: Option<Instant>) -> Vec<Complaint> {
    let mut review = Review { exercise, clock, complaints: Vec::new() };
    review.texts();
    review.pointers();
    review.checks();
    review.start();
    review.solution();
    review.wrong();
    review.hints();
    review.complaints
}

struct Review<'e> {
    exercise: &'e Exercise,
    clock: Option<Instant>,
    complaints: Vec<Complaint>,
}

impl Review<'_> {
    fn complain(&mut self, path: impl Into<String>, message: impl Into<String>) {
        self.complaints.push(Complaint { path: path.into(), message: message.into() });
    }

    fn texts(&mut self) {
        let exercise = self.exercise;
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if exercise.id.is_empty() || !exercise.id.chars().all(is_plain) {
            self.complain("/id", "An id is of lower-case letters, digits and hyphens.");
        }
        if !(1..=3).contains(&exercise.level) {
            self.complain("/level", "A level is 1, 2 or 3.");
        }
        let hints = exercise.hints.iter().enumerate();
        let hints = hints.map(|(at, hint)| (format!("/hints/{at}/text"), &hint.text, MAX_HINT));
        let texts = [
            ("/brief".to_owned(), &exercise.brief, MAX_BRIEF),
            ("/closing".to_owned(), &exercise.closing, MAX_CLOSING),
        ];
        for (path, text, most) in texts.into_iter().chain(hints) {
            let count = text.split_whitespace().count();
            if count > most {
                self.complain(path, format!("{count} words; {most} are the most."));
            }
        }
    }

    fn pointers(&mut self) {
        let exercise = self.exercise;
        let Ok(start) = json::parse(&exercise.scenario.text) else { return };
        let lists = [("edit", &exercise.edit), ("locked", &exercise.locked)];
        for (name, list) in lists {
            for (at, pointer) in list.iter().enumerate() {
                if start.at(pointer).is_none() {
                    self.complain(
                        format!("/{name}/{at}"),
                        format!("The scenario has nothing at {pointer}."),
                    );
                }
            }
        }
        if exercise.edit.is_empty() {
            self.complain("/edit", "Nothing may be changed.");
        }
        for (at, pointer) in exercise.locked.iter().enumerate() {
            let within = |own: &String| pointer.starts_with(&format!("{own}/"));
            if !exercise.edit.iter().any(within) {
                self.complain(
                    format!("/locked/{at}"),
                    "This cannot be changed anyway: it lies in nothing that \"edit\" names.",
                );
            }
        }
    }

    fn checks(&mut self) {
        let checks = &self.exercise.checks;
        for (at, check) in checks.iter().enumerate() {
            if checks[..at].iter().any(|other| other.id == check.id) {
                self.complain(
                    format!("/checks/{at}/id"),
                    format!("Two checks are called \"{}\".", check.id),
                );
            }
            self.check(at, check);
        }
        if !checks.iter().any(|check| check.kind.guards()) {
            self.complain(
                "/checks",
                "Nothing must be denied, so that an answer may be as broad as it likes.",
            );
        }
    }

    fn check(&mut self, at: usize, check: &Check) {
        let place = format!("/checks/{at}");
        match &check.kind {
            Kind::Grid(grid) => {
                for idle in grid.idle() {
                    self.complain(
                        format!("{place}/allowed/{idle}"),
                        "This is no cell of the table.",
                    );
                }
                let size = grid.size();
                if size == 0 || size > MAX_CELLS {
                    self.complain(
                        place,
                        format!("The table has {size} cells: expected 1 to {MAX_CELLS}."),
                    );
                }
            }
            Kind::Unchanged(own) if !self.is_there(&own.pointer) => {
                self.complain(
                    format!("{place}/pointer"),
                    format!("The scenario has nothing at {}.", own.pointer),
                );
            }
            Kind::Stored(own) => self.documents(&place, &own.documents),
            Kind::Chain(chain) if chain.reaches == chain.stops_at.is_some() => {
                self.complain(place, "A chain either reaches its end or stops: give one of \"reaches\" and \"stopsAt\".");
            }
            Kind::Limit(limit) => {
                self.documents(&place, &limit.documents);
                let is_empty = limit.max_statements.is_none()
                    && limit.max_characters.is_none()
                    && limit.no_bare_star.is_empty();
                if is_empty {
                    self.complain(place, "A limit needs one of \"maxStatements\", \"maxCharacters\" and \"noBareStar\".");
                }
            }
            _ => {}
        }
    }

    fn is_there(&self, pointer: &str) -> bool {
        json::parse(&self.exercise.scenario.text).is_ok_and(|start| start.at(pointer).is_some())
    }

    fn documents(&mut self, place: &str, pointers: &[String]) {
        for (at, pointer) in pointers.iter().enumerate() {
            if !self.is_there(pointer) {
                let message = format!("The scenario has nothing at {pointer}.");
                self.complain(format!("{place}/documents/{at}"), message);
            }
        }
    }

    fn graded(&self, changes: &Changes) -> Grade {
        grade(self.exercise, changes, self.clock)
    }

    fn start(&mut self) {
        if self.graded(&Changes::default()).passes() {
            self.complain("/scenario", "The start state passes every check already.");
        }
    }

    fn solution(&mut self) {
        let Some(solution) = &self.exercise.solution else {
            if self.exercise.reveal != Reveal::Never {
                self.complain(
                    "/reveal",
                    "There is no solution to be looked at: expected \"never\".",
                );
            }
            return;
        };
        self.changes("/solution", solution);
        let graded = self.graded(solution);
        for (message, id) in failures(self.exercise, &graded) {
            self.complain("/solution", format!("The solution fails the check \"{id}\". {message}"));
        }
    }

    fn changes(&mut self, path: &str, changes: &Changes) {
        if let Some(fault) = changes.fault(self.exercise) {
            self.complain(path, words::answer_fault(&fault));
        }
    }

    fn wrong(&mut self) {
        let exercise = self.exercise;
        for (at, wrong) in exercise.wrong.iter().enumerate() {
            let path = format!("/wrong/{at}");
            self.changes(&format!("{path}/changes"), &wrong.changes);
            let graded = self.graded(&wrong.changes);
            let failed = failures(exercise, &graded);
            for (place, id) in wrong.fails.iter().enumerate() {
                if exercise.check(id).is_none() {
                    self.complain(
                        format!("{path}/fails/{place}"),
                        format!("There is no check \"{id}\"."),
                    );
                } else if !failed.iter().any(|(_, own)| own == id) {
                    self.complain(
                        format!("{path}/fails/{place}"),
                        format!("This answer passes the check \"{id}\"."),
                    );
                }
            }
            for (message, id) in failed.iter().filter(|(_, id)| !wrong.fails.contains(id)) {
                self.complain(
                    format!("{path}/fails"),
                    format!("This answer fails the check \"{id}\" too. {message}"),
                );
            }
            if wrong.fails.is_empty() {
                self.complain(format!("{path}/fails"), "A wrong answer fails something.");
            }
        }
    }

    /// A hint can be reached if the start or a wrong answer is in its state. A student's copy has no wrong answers to
    /// tell by.
    fn hints(&mut self) {
        let exercise = self.exercise;
        if exercise.solution.is_none() {
            return;
        }
        let answers = exercise.wrong.iter().map(|wrong| &wrong.changes);
        let start = Changes::default();
        let grades: Vec<Grade> =
            answers.chain([&start]).map(|changes| self.graded(changes)).collect();
        for (at, hint) in exercise.hints.iter().enumerate() {
            let Some(when) = &hint.when else { continue };
            let path = format!("/hints/{at}/when");
            if exercise.check(&when.check).is_none() {
                self.complain(path, format!("There is no check \"{}\".", when.check));
            } else if !grades.iter().any(|grade| holds(exercise, grade, when)) {
                self.complain(path, "Neither the start nor a wrong answer is in this state, so nobody may ever see it when it helps.");
            }
        }
    }
}

/// The checks that fail: why, and their ids.
fn failures(exercise: &Exercise, graded: &Grade) -> Vec<(String, String)> {
    let checks = exercise.checks.iter().zip(&graded.checks).filter(|(_, own)| !own.passes);
    checks
        .map(|(check, own)| {
            let why = own.failure.as_ref().map(words::failure);
            let whole =
                || graded.fault.as_ref().map(|error| hatcheck_scenario::words::fault(&error.fault));
            let locks = || "What is locked has changed.".to_owned();
            (why.or_else(whole).unwrap_or_else(locks), check.id.clone())
        })
        .collect()
}
