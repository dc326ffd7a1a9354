//! Exercises: a scenario that somebody is to change, and what must hold when they have.
//!
//! An answer is graded by what is decided, never by its text. Nothing here knows a page, a terminal or a clock: the same
//! functions grade as somebody types, from a result file on the command line, and in the tests of the lessons.

pub mod answer;
pub mod check;
pub mod exercise;
pub mod grade;
pub mod hint;
pub mod pack;
pub mod read;
pub mod result;
pub mod review;
#[cfg(feature = "schema")]
pub mod schema;
pub mod words;

pub use answer::Changes;
pub use exercise::Exercise;
pub use grade::{Grade, grade};
pub use read::read;
