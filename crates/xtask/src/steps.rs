//! The steps of a longer command: a heading and a duration each, stop at the first failure, a summary at the end.

use std::fmt::Write as _;
use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

use crate::problem::Problem;

/// How a step ended.
enum Outcome {
    Passed,
    Failed,
    Skipped(String),
}

/// Steps done so far.
pub(crate) struct Steps {
    started: Instant,
    done: Vec<(&'static str, Outcome, Duration)>,
}

impl Steps {
    /// None done yet; the clock runs from here.
    pub(crate) fn start() -> Self {
        Self { started: Instant::now(), done: Vec::new() }
    }

    /// Carries out one step under its heading.
    ///
    /// # Errors
    /// The step's own, after the summary of all steps up to it: nothing may follow a failed step.
    pub(crate) fn step<T>(
        &mut self,
        title: &'static str,
        work: impl FnOnce() -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        heading(title);
        let begin = Instant::now();
        let result = work();
        let took = begin.elapsed();
        let outcome = if result.is_ok() { Outcome::Passed } else { Outcome::Failed };
        println!("{title}: {} in {}", if result.is_ok() { "done" } else { "FAILED" }, human(took));
        self.done.push((title, outcome, took));
        result.map_err(|problem| {
            print!("{}", self.summary());
            Problem::new(format!("{title} failed: {problem}"))
        })
    }

    /// Notes a step that cannot be done here, and why that is no failure.
    pub(crate) fn skip(&mut self, title: &'static str, why: &str) {
        heading(title);
        println!("{title}: SKIPPED. {why}");
        self.done.push((title, Outcome::Skipped(why.to_owned()), Duration::ZERO));
    }

    /// Prints the summary of a command whose steps all passed.
    pub(crate) fn finish(self) {
        let passed =
            self.done.iter().filter(|(_, outcome, _)| matches!(outcome, Outcome::Passed)).count();
        let skipped = self.done.len() - passed;
        print!("{}", self.summary());
        let skipped = if skipped == 0 { String::new() } else { format!(", {skipped} skipped") };
        println!(
            "\n{passed} steps passed{skipped}, 0 failed, in {}.",
            human(self.started.elapsed())
        );
    }

    fn summary(&self) -> String {
        let mut text = format!("\n{}\n", emphasised("Summary"));
        for (title, outcome, took) in &self.done {
            // Writing to a string cannot fail.
            let _ = match outcome {
                Outcome::Passed => writeln!(text, "  passed   {title:<32} {:>10}", human(*took)),
                Outcome::Failed => writeln!(text, "  FAILED   {title:<32} {:>10}", human(*took)),
                Outcome::Skipped(why) => writeln!(text, "  skipped  {title:<32} {why}"),
            };
        }
        text
    }
}

fn heading(title: &str) {
    println!("\n{}", emphasised(&format!("== {title}")));
}

/// Bold, where somebody looks at a terminal that may show it.
fn emphasised(text: &str) -> String {
    if std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        format!("\x1b[1m{text}\x1b[0m")
    } else {
        text.to_owned()
    }
}

/// `0.42 s`, `12.3 s`, `3 min 07 s`.
pub(crate) fn human(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        ..10.0 => format!("{seconds:.2} s"),
        ..60.0 => format!("{seconds:.1} s"),
        _ => format!("{} min {:02} s", time.as_secs() / 60, time.as_secs() % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_like_a_person_would_say_them() {
        assert_eq!(human(Duration::from_millis(420)), "0.42 s");
        assert_eq!(human(Duration::from_millis(12_340)), "12.3 s");
        assert_eq!(human(Duration::from_secs(187)), "3 min 07 s");
    }

    #[test]
    fn the_summary_shows_every_step_and_a_failure_keeps_its_reason() {
        let mut steps = Steps::start();
        assert!(steps.step("First", || Ok(())).is_ok());
        steps.skip("Second", "Not here.");
        let failure = steps
            .step("Third", || Err::<(), _>(Problem::new("It broke.")))
            .map_err(|problem| problem.to_string());
        assert_eq!(failure, Err("Third failed: It broke.".into()));
        let summary = steps.summary();
        for line in ["passed   First", "skipped  Second", "FAILED   Third"] {
            assert!(summary.contains(line), "{summary}");
        }
    }
}
