//! Dates as instants: `Date…` (L-265, L-273, L-274).

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Reads one of the W3C forms of ISO 8601, or seconds since 1970.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    if !text.is_ascii() {
        return None;
    }
    match text.split_once('T') {
        Some((date, time)) => instant(date, time),
        None => day(text).or_else(|| epoch(text)),
    }
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: the first moment of it, in UTC (L-274).
fn day(text: &str) -> Option<Timestamp> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts.next().map_or(Some(1), |part| digits(part, 2))?;
    let day = parts.next().map_or(Some(1), |part| digits(part, 2))?;
    if parts.next().is_some() {
        return None;
    }
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(date.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

/// A day with `hh:mm`, `hh:mm:ss` or `hh:mm:ss.s…`, and `Z` or `±hh:mm`.
fn instant(date: &str, time: &str) -> Option<Timestamp> {
    let at = time.find(['Z', '+', '-'])?;
    let (clock, zone) = time.split_at(at);
    let (clock, fraction) = match clock.split_once('.') {
        Some((clock, fraction)) => (clock, Some(fraction)),
        None => (clock, None),
    };
    let mut parts = clock.split(':');
    digits(parts.next()?, 2)?;
    digits(parts.next()?, 2)?;
    let seconds = parts.next();
    if let Some(seconds) = seconds {
        digits(seconds, 2)?;
    }
    let sound_fraction = fraction.is_none_or(|fraction| {
        seconds.is_some() && !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit())
    });
    if parts.next().is_some() || !sound_fraction || !is_zone(zone) || date.len() != 10 {
        return None;
    }
    day(date)?;
    let seconds = if seconds.is_some() { "" } else { ":00" };
    // Finer than a nanosecond is beyond any instant AWS compares.
    let fraction = fraction.map(|f| format!(".{}", &f[..f.len().min(9)])).unwrap_or_default();
    format!("{date}T{clock}{seconds}{fraction}{zone}").parse().ok()
}

fn is_zone(zone: &str) -> bool {
    zone == "Z"
        || zone.get(1..).is_some_and(|offset| {
            offset.split_once(':').is_some_and(|(hours, minutes)| {
                digits(hours, 2).is_some() && digits(minutes, 2).is_some()
            })
        })
}

fn epoch(text: &str) -> Option<Timestamp> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (seconds, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(seconds) || !all_digits(fraction) {
        return None;
    }
    let seconds: i64 = seconds.parse().ok()?;
    let nanoseconds: i32 = format!("{:0<9}", &fraction[..fraction.len().min(9)]).parse().ok()?;
    let sign = if unsigned.len() == text.len() { 1 } else { -1 };
    Timestamp::new(seconds * i64::from(sign), nanoseconds * sign).ok()
}

fn digits(text: &str, count: usize) -> Option<i16> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_an_instant() {
        let seconds = |text: &str| parse(text).map(Timestamp::as_second);
        let new_year = Some(1_704_067_200);
        for text in [
            "2024",
            "2024-01",
            "2024-01-01",
            "2024-01-01T00:00Z",
            "2024-01-01T00:00:00Z",
            "2024-01-01T00:00:00.0Z",
            "2024-01-01T01:00:00+01:00",
            "2023-12-31T19:00-05:00",
            "1704067200",
            "1704067200.0",
        ] {
            assert_eq!(seconds(text), new_year, "{text}");
        }
        assert_eq!(seconds("-1"), Some(-1));
        assert_eq!(seconds("-0.5").map(|_| ()), Some(()));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "abc",
            "2024-13",
            "2024-02-30",
            "2024-1-1",
            "2024-01-01 00:00Z",
            "2024-01-01T00:00",
            "2024-01-01T00Z",
            "2024-01-01T25:00Z",
            "2024-01-01T00:00:00.Z",
            "2024-01-01T00:00Z[UTC]",
            "20240101T000000Z",
            "2024*",
            "１",
            "99999999999999999999",
            "9223372036854775807",
            "2024-01-01T00:00:00+99:00",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
