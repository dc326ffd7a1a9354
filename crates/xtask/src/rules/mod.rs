//! `rules`: which rules of the specification are cited in code, in tests, in both and in neither.
//!
//! The product carries its pages as one sentence a rule, so nothing beside the repository is needed. A rule that no test
//! cites has a reason in a file of reasons; a test keeps that file current.

mod book;
mod citations;
mod id;
mod reasons;
mod sources;
mod table;

use crate::problem::Problem;
use crate::project::Project;
use book::Book;
use citations::Citations;

/// Prints who cites what, and checks the reasons for what no test cites.
///
/// # Errors
/// A file cannot be read, or the reasons are not those of today.
pub(crate) fn run(project: &Project) -> Result<(), Problem> {
    let book = Book::read(project)?;
    let citations = Citations::of(&sources::read(project)?, &book);
    print!("{}", table::show(&book, &citations));
    check(project, &book, &citations)
}

/// Whether the reasons are given exactly for the rules that no test cites.
///
/// # Errors
/// They are not; the sentences say of which rules.
fn check(project: &Project, book: &Book, citations: &Citations) -> Result<(), Problem> {
    let faults = reasons::faults(&project.read(reasons::FILE)?, book, citations);
    if faults.is_empty() {
        return Ok(());
    }
    let file = reasons::FILE;
    Err(Problem::new(format!("tests and {file} do not fit together:\n  {}", faults.join("\n  "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_of_the_specification_has_a_test_or_a_reason_to_have_none() {
        let project = Project::locate().unwrap();
        let book = Book::read(&project).unwrap();
        let citations = Citations::of(&sources::read(&project).unwrap(), &book);
        if let Err(problem) = check(&project, &book, &citations) {
            panic!("{problem}");
        }
    }
}
