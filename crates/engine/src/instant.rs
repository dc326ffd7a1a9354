//! Instants: what `now`, session times and `Date…` conditions are compared by.
//!
//! Reading and writing the few forms that IAM knows is done here, and so is the calendar: a library's would be a hundredth
//! of what the page has to load, for two functions. A test holds them to one, day by day.

use std::fmt;

/// The calendar's parts of an instant in UTC, for forms other than ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
}

/// A point in time, to the nanosecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant {
    /// Since the beginning of 1970, UTC, rounded down.
    seconds: i64,
    /// Behind that, less than a second.
    nanoseconds: u32,
}

const DAY: i64 = 86_400;
/// Seconds since 1970 of the beginning of the year -9999, and of the end of the year 9999.
const CALENDAR: std::ops::Range<i64> = -377_705_116_800..253_402_300_800;

impl Instant {
    fn new(seconds: i64, nanoseconds: u32) -> Option<Self> {
        CALENDAR.contains(&seconds).then_some(Self { seconds, nanoseconds })
    }

    /// So many seconds after the beginning of 1970, UTC; `None` beyond the calendar.
    pub fn from_unix_seconds(seconds: i64) -> Option<Self> {
        Self::new(seconds, 0)
    }

    /// Seconds since the beginning of 1970, UTC, rounded down.
    pub fn unix_seconds(self) -> i64 {
        self.seconds
    }

    /// So many seconds later; `None` beyond the calendar.
    pub fn plus_seconds(self, seconds: u32) -> Option<Self> {
        Self::new(self.seconds + i64::from(seconds), self.nanoseconds)
    }

    /// Year, month, day and time of day.
    pub fn parts(self) -> Parts {
        let (year, month, day) = date_of(self.seconds.div_euclid(DAY));
        // Less than a day, so that each part fits.
        let time = self.seconds.rem_euclid(DAY);
        let part = |value: i64| value as u8;
        let (hour, minute, second) = (part(time / 3_600), part(time / 60 % 60), part(time % 60));
        Parts { year, month, day, hour, minute, second }
    }

    /// Reads one of the W3C forms of ISO 8601 with a time: `YYYY-MM-DDThh:mm`, with seconds, with a
    /// fraction, and `Z` or `±hh:mm` (L-273).
    pub fn parse(text: &str) -> Option<Self> {
        if !text.is_ascii() {
            return None;
        }
        let (date, rest) = text.split_once('T')?;
        let (clock, zone) = rest.split_at(rest.find(['Z', '+', '-'])?);
        let (clock, fraction) = match clock.split_once('.') {
            Some((clock, fraction)) => (clock, Some(fraction)),
            None => (clock, None),
        };
        let mut parts = clock.split(':');
        let hour = digits(parts.next()?, 2)?;
        let minute = digits(parts.next()?, 2)?;
        let second = match parts.next() {
            Some(second) => Some(digits(second, 2)?),
            None => None,
        };
        if parts.next().is_some() || (fraction.is_some() && second.is_none()) || date.len() != 10 {
            return None;
        }
        let nanoseconds = fraction.map_or(Some(0), nanoseconds)?;
        let second = second.unwrap_or(0);
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let time = i64::from(hour * 3_600 + minute * 60 + second);
        let seconds = calendar_day(date)? * DAY + time - offset(zone)?;
        // An offset can lead out of the years that four digits write.
        let instant = Self::new(seconds, nanoseconds)?;
        (0..=9_999).contains(&instant.parts().year).then_some(instant)
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as its first moment in UTC (L-274).
    pub fn parse_day(text: &str) -> Option<Self> {
        Self::new(calendar_day(text)? * DAY, 0)
    }

    /// Reads seconds since 1970, perhaps negative or with a fraction (L-273).
    pub fn parse_epoch(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (seconds, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let all_digits = !seconds.is_empty() && seconds.bytes().all(|b| b.is_ascii_digit());
        let seconds: i64 = seconds.parse().ok().filter(|_| all_digits)?;
        let fraction = nanoseconds(fraction)?;
        if unsigned.len() == text.len() {
            return Self::new(seconds, fraction);
        }
        // Below zero a fraction lies before the second, and the seconds are rounded down.
        match fraction {
            0 => Self::new(-seconds, 0),
            _ => Self::new(seconds.checked_neg()?.checked_sub(1)?, 1_000_000_000 - fraction),
        }
    }
}

/// As AWS writes it: `2026-01-15T09:00:00Z`.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts { year, month, day, hour, minute, second } = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

/// Days since the beginning of 1970 of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, the first one of a year or month.
fn calendar_day(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts.next().map_or(Some(1), |part| digits(part, 2))?;
    let day = parts.next().map_or(Some(1), |part| digits(part, 2))?;
    let is_sound = parts.next().is_none()
        && (1..=12).contains(&month)
        && (1..=length(year, month)).contains(&day);
    is_sound.then(|| day_of(i64::from(year), i64::from(month), i64::from(day)))
}

/// How many days a month has.
fn length(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from the beginning of a year that begins in March to that of its months: thirty and a bit more than a half each.
fn before_month(from_march: i64) -> i64 {
    (153 * from_march + 2) / 5
}

/// Days in four hundred years, after which the calendar repeats.
const ERA: i64 = 146_097;
/// Days from the first of March of the year 0 to the beginning of 1970.
const EPOCH: i64 = 719_468;

/// Days since the beginning of 1970. Years begin in March here, so that a leap day is the last of one.
fn day_of(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = before_month((month + 9) % 12) + day - 1;
    era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH
}

/// Year, month and day of a day since the beginning of 1970.
fn date_of(day: i64) -> (i32, u8, u8) {
    let day = day + EPOCH;
    let (era, of_era) = (day.div_euclid(ERA), day.rem_euclid(ERA));
    // Four years have a day more than four times 365, a hundred years one less than that, four hundred one more again.
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / (ERA - 1)) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let month = (from_march + 2) % 12 + 1;
    let year = era * 400 + year + i64::from(month <= 2);
    // Instants lie within the calendar, so that each part fits.
    (year as i32, month as u8, (of_year - before_month(from_march) + 1) as u8)
}

/// Seconds by which a clock there is ahead.
fn offset(zone: &str) -> Option<i64> {
    if zone == "Z" {
        return Some(0);
    }
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let seconds = i64::from(hours * 3_600 + minutes * 60);
    Some(if zone.starts_with('-') { -seconds } else { seconds })
}

fn digits(text: &str, count: usize) -> Option<u32> {
    let sound = text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    sound.then(|| text.parse().ok()).flatten()
}

/// Decimals of a second; what is finer than a nanosecond is dropped.
fn nanoseconds(fraction: &str) -> Option<u32> {
    if fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    format!("{:0<9}", &fraction[..fraction.len().min(9)]).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_as_aws_writes_it() {
        let text = "2026-01-15T09:00:00Z";
        assert_eq!(Instant::parse(text).unwrap().to_string(), text);
        assert_eq!(Instant::parse("2026-01-15T10:00+01:00").unwrap().to_string(), text);
        assert_eq!(Instant::from_unix_seconds(0).unwrap().to_string(), "1970-01-01T00:00:00Z");
    }

    #[test]
    fn an_offset_that_leads_out_of_the_calendar_makes_no_instant() {
        assert_eq!(Instant::parse("9999-12-31T23:59:00-01:00"), None);
        assert_eq!(Instant::parse("0000-01-01T00:00:00+01:00"), None);
    }

    #[test]
    fn seconds_carry_into_the_next_year() {
        let last = Instant::parse("2026-12-31T23:59:59Z").unwrap();
        assert_eq!(last.plus_seconds(1).unwrap().to_string(), "2027-01-01T00:00:00Z");
    }

    #[test]
    fn every_day_is_that_of_a_calendar_library() {
        let first = time::Date::from_calendar_date(-9_999, time::Month::January, 1).unwrap();
        let last = time::Date::from_calendar_date(9_999, time::Month::December, 31).unwrap();
        let epoch = time::OffsetDateTime::UNIX_EPOCH.date().to_julian_day();
        for julian in first.to_julian_day()..=last.to_julian_day() {
            let (year, month, day) =
                time::Date::from_julian_day(julian).unwrap().to_calendar_date();
            let number = i64::from(julian - epoch);
            assert_eq!(date_of(number), (year, u8::from(month), day));
            let again = day_of(i64::from(year), i64::from(u8::from(month)), i64::from(day));
            assert_eq!(again, number);
            if let Ok(year) = u32::try_from(year) {
                let month = u32::from(u8::from(month));
                assert_eq!(
                    length(year, month),
                    u32::from(time::util::days_in_month(
                        time::Month::try_from(month as u8).unwrap(),
                        year as i32
                    ))
                );
            }
        }
        let beyond = |seconds: i64| time::OffsetDateTime::from_unix_timestamp(seconds).is_ok();
        for seconds in [CALENDAR.start - 1, CALENDAR.start, CALENDAR.end - 1, CALENDAR.end] {
            assert_eq!(Instant::from_unix_seconds(seconds).is_some(), beyond(seconds), "{seconds}");
        }
    }

    #[test]
    fn a_negative_epoch_lies_before_1970() {
        assert!(Instant::parse_epoch("-0.5").unwrap() < Instant::parse_epoch("0").unwrap());
        assert_eq!(Instant::parse_epoch("-1").unwrap().unix_seconds(), -1);
    }
}
