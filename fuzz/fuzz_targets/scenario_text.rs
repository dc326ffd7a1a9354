//! Any text as a scenario: it is read, decided and reported, or refused in words, without a panic, and the same text
//! gives the same bytes.
#![no_main]

use hatcheck_engine::instant::Instant;
use hatcheck_scenario::{ParseCache, evaluate, read, report, words};
use libfuzzer_sys::fuzz_target;

/// 2026-01-15T09:00:00Z, for scenarios that do not say what time it is.
const CLOCK: i64 = 1_768_467_600;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    // Hash maps have another order each time they are made, so one process is enough to see what depends on it.
    assert_eq!(answer(text), answer(text));
});

/// Everything a person could be told about a text.
fn answer(text: &str) -> String {
    let loaded = match read(text) {
        Ok(loaded) => loaded,
        Err(error) => {
            // Positions do not count a byte order mark.
            let length = text.strip_prefix('\u{feff}').unwrap_or(text).len();
            assert!(error.span.start <= error.span.end && error.span.end <= length, "{error:?}");
            return format!("{} {:?}", words::fault(&error.fault), error);
        }
    };
    let clock = Instant::from_unix_seconds(CLOCK);
    let evaluation = evaluate(&loaded.scenario, clock, &mut ParseCache::default());
    let mut answer = match serde_json::to_string(&report(&loaded, &evaluation)) {
        Ok(report) => report,
        Err(error) => panic!("the report is no JSON: {error}"),
    };
    for decision in &evaluation.decisions {
        answer.push_str(&words::verdict(decision).sentence);
    }
    answer
}
