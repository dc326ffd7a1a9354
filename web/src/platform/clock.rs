//! The browser's clock.

use hatcheck_engine::instant::Instant;
use web_sys::Performance;

/// The time now, to the second; `None` if the browser's clock is out of all bounds.
pub fn now() -> Option<Instant> {
    // A count of seconds fits an i64 far beyond any date.
    Instant::from_unix_seconds((js_sys::Date::now() / 1000.0) as i64)
}

/// The name in the browser's timeline of how long the last decision took: that is where the measurements look.
const DECIDED: &str = "hatcheck-decide";

/// Runs something, and notes in the browser's timeline how long it took. Gives that as well, in milliseconds; much where
/// it cannot be told.
pub fn timed<T>(run: impl FnOnce() -> T) -> (T, f64) {
    let performance = web_sys::window().and_then(|window| window.performance());
    // What cannot be noted is not.
    if let Some(performance) = &performance {
        let _ = performance.mark(DECIDED);
    }
    let begun = performance.as_ref().map(Performance::now);
    let out = run();
    let mut taken = f64::INFINITY;
    if let Some(performance) = performance {
        taken = performance.now() - begun.unwrap_or(f64::NEG_INFINITY);
        // One entry is enough: they would be kept as long as the page.
        performance.clear_measures_with_measure_name(DECIDED);
        let _ = performance.measure_with_start_mark(DECIDED, DECIDED);
        performance.clear_marks_with_mark_name(DECIDED);
    }
    (out, taken)
}
