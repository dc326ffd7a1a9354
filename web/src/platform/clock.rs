//! The browser's clock.

use hatcheck_engine::instant::Instant;

/// The time now, to the second; `None` if the browser's clock is out of all bounds.
pub fn now() -> Option<Instant> {
    // A count of seconds fits an i64 far beyond any date.
    Instant::from_unix_seconds((js_sys::Date::now() / 1000.0) as i64)
}
