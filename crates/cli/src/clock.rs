//! The host's clock, for scenarios that do not say what time it is.

use std::time::SystemTime;

use hatcheck_engine::instant::Instant;

/// The time now, to the second; `None` if the clock is out of all bounds.
pub(crate) fn now() -> Option<Instant> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Instant::from_unix_seconds(i64::try_from(since.as_secs()).ok()?)
}
