//! Grades for people.

use super::{Graded, summary};
use crate::paint::Paint;

/// Each answer with its checks, and for several the class.
pub(super) fn of(graded: &[Graded<'_>]) -> String {
    let mut out = String::new();
    for one in graded {
        let who = one.learner.as_deref().map(|name| format!("  {name}")).unwrap_or_default();
        let points = format!("{} of {} points", one.points(), one.most());
        out += &format!(
            "{}  {}{}  {}\n",
            Paint::Strong.on(&one.name),
            one.exercise.id,
            Paint::Quiet.on(who),
            if one.passes() { Paint::Allowed.on(points) } else { Paint::Denied.on(points) }
        );
        if one.is_other {
            out += &format!(
                "  {} the exercise has changed since it was answered\n",
                Paint::Warning.on("note")
            );
        }
        for (_, check, own) in one.checks() {
            let word =
                if own.passes { Paint::Allowed.on("pass") } else { Paint::Denied.on("fail") };
            out += &format!("  {word}  {}\n", crate::paint::plain(&check.title));
            let why = one.why(own);
            if !why.is_empty() {
                out += &format!("        {}\n", Paint::Quiet.on(why));
            }
        }
    }
    if graded.len() > 1 {
        out += &format!("\n{}", summary::of(graded));
    }
    out
}
