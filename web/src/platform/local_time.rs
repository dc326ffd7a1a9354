//! Moments as people read them, in the time of their own clock.

use js_sys::Date;

/// The time of day; with its date where that is not today's. Moments are milliseconds since 1970.
pub fn when(moment: u64, now: u64) -> String {
    let date = |moment: u64| {
        // A count of milliseconds is exact as a number of JavaScript for as long as there are calendars.
        let date = Date::new(&(moment as f64).into());
        (date.get_full_year(), date.get_month() + 1, date.get_date(), date)
    };
    let (year, month, day, then) = date(moment);
    let today = date(now);
    let time = format!("{:02}:{:02}", then.get_hours(), then.get_minutes());
    if (year, month, day) == (today.0, today.1, today.2) {
        return time;
    }
    format!("{year}-{month:02}-{day:02} {time}")
}

/// The moment now, in ISO 8601 and UTC.
pub fn iso() -> String {
    String::from(Date::new_0().to_iso_string())
}

/// The moment now.
pub fn now() -> u64 {
    Date::now() as u64
}

/// A name that nothing else has: made of the moment, and of chance for what happens in the same one.
pub fn unique_name() -> String {
    let chance = (js_sys::Math::random() * 4_294_967_296.0) as u32;
    format!("{:x}-{chance:x}", now())
}
