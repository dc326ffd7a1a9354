//! Instants: what `now`, session times and `Date…` conditions are compared by.
//!
//! The calendar is the `time` crate's. Reading and writing the few forms that IAM knows is done here,
//! because a general date parser would be a tenth of what the page has to load.

use time::{Date, Duration, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

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
pub struct Instant(OffsetDateTime);

impl Instant {
    /// So many seconds after the beginning of 1970, UTC; `None` beyond the calendar.
    pub fn from_unix_seconds(seconds: i64) -> Option<Self> {
        OffsetDateTime::from_unix_timestamp(seconds).ok().map(Self)
    }

    /// Seconds since the beginning of 1970, UTC, rounded down.
    pub fn unix_seconds(self) -> i64 {
        self.0.unix_timestamp()
    }

    /// So many seconds later; `None` beyond the calendar.
    pub fn plus_seconds(self, seconds: u32) -> Option<Self> {
        self.0.checked_add(Duration::seconds(i64::from(seconds))).map(Self)
    }

    /// Year, month, day and time of day.
    pub fn parts(self) -> Parts {
        let (year, month, day) = self.0.to_calendar_date();
        let (hour, minute, second) = self.0.to_hms();
        Parts { year, month: u8::from(month), day, hour, minute, second }
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
        let nanosecond = fraction.map_or(Some(0), nanoseconds)?;
        let small = |number: u32| u8::try_from(number).ok();
        let second = small(second.unwrap_or(0))?;
        let time = Time::from_hms_nano(small(hour)?, small(minute)?, second, nanosecond).ok()?;
        let local = PrimitiveDateTime::new(calendar_day(date)?, time);
        // An offset can lead out of the years that four digits write.
        let instant = local.assume_offset(offset(zone)?).checked_to_offset(UtcOffset::UTC)?;
        (0..=9_999).contains(&instant.year()).then_some(Self(instant))
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as its first moment in UTC (L-274).
    pub fn parse_day(text: &str) -> Option<Self> {
        Some(Self(calendar_day(text)?.midnight().assume_utc()))
    }

    /// Reads seconds since 1970, perhaps negative or with a fraction (L-273).
    pub fn parse_epoch(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (seconds, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let all_digits = !seconds.is_empty() && seconds.bytes().all(|b| b.is_ascii_digit());
        let seconds: i64 = seconds.parse().ok().filter(|_| all_digits)?;
        let fraction = Duration::nanoseconds(i64::from(nanoseconds(fraction)?));
        let (seconds, fraction) =
            if unsigned.len() == text.len() { (seconds, fraction) } else { (-seconds, -fraction) };
        OffsetDateTime::from_unix_timestamp(seconds).ok()?.checked_add(fraction).map(Self)
    }
}

/// As AWS writes it: `2026-01-15T09:00:00Z`.
impl std::fmt::Display for Instant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Parts { year, month, day, hour, minute, second } = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

fn calendar_day(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts.next().map_or(Some(1), |part| digits(part, 2))?;
    let day = parts.next().map_or(Some(1), |part| digits(part, 2))?;
    if parts.next().is_some() {
        return None;
    }
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    Date::from_calendar_date(i32::try_from(year).ok()?, month, u8::try_from(day).ok()?).ok()
}

fn offset(zone: &str) -> Option<UtcOffset> {
    if zone == "Z" {
        return Some(UtcOffset::UTC);
    }
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let part = |number: u32| i8::try_from(number).ok().map(|number| number * sign);
    UtcOffset::from_hms(part(hours)?, part(minutes)?, 0).ok()
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
    fn a_negative_epoch_lies_before_1970() {
        assert!(Instant::parse_epoch("-0.5").unwrap() < Instant::parse_epoch("0").unwrap());
        assert_eq!(Instant::parse_epoch("-1").unwrap().unix_seconds(), -1);
    }
}
