//! The browser's clock.

use jiff::Timestamp;

/// The time now, to the millisecond; `None` if the browser's clock is out of all bounds.
pub fn now() -> Option<Timestamp> {
    // A count of milliseconds fits an i64 far beyond any date.
    Timestamp::from_millisecond(js_sys::Date::now() as i64).ok()
}
