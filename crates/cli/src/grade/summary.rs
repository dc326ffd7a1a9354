//! The class: how many answers pass each exercise, and which checks they fail.

use super::Graded;
use crate::paint::Paint;

/// One line an exercise, and one a check that somebody failed.
pub(super) fn of(graded: &[Graded<'_>]) -> String {
    let mut seen: Vec<&str> = Vec::new();
    let mut out = String::new();
    for one in graded {
        let id = &*one.exercise.id;
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        let own: Vec<&Graded<'_>> = graded.iter().filter(|other| other.exercise.id == id).collect();
        let passing = own.iter().filter(|other| other.passes()).count();
        out += &format!("{}  {passing} of {} answers pass\n", Paint::Strong.on(id), own.len());
        for (at, check, _) in one.checks() {
            let failed = own.iter().filter(|other| {
                other.checks().any(|(place, _, checked)| place == at && !checked.passes)
            });
            let failed = failed.count();
            if failed > 0 {
                out += &format!("  {failed} fail  {}\n", crate::paint::plain(&check.title));
            }
        }
    }
    out
}
