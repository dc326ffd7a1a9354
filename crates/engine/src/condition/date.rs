//! Dates as instants: `Date…` (L-265, L-273, L-274).

use crate::instant::Instant;

/// Reads one of the W3C forms of ISO 8601, or seconds since 1970. Four digits are a year.
pub(crate) fn parse(text: &str) -> Option<Instant> {
    Instant::parse(text).or_else(|| Instant::parse_day(text)).or_else(|| Instant::parse_epoch(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_an_instant() {
        let seconds = |text: &str| parse(text).map(Instant::unix_seconds);
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
