//! `evaluate`: a scenario's text becomes its decision report.

use hatcheck_engine::instant::Instant;
use hatcheck_scenario::report::{Options, Report, report_with};
use hatcheck_scenario::words::Messages;
use hatcheck_scenario::{Loaded, ParseCache, evaluate as decide, read};
use serde::Deserialize;

use crate::fault::Fault;

/// The most statements that a report may have to say something about, of all requests together. Each takes some hundred
/// bytes of the module's memory, which ends at 4 GiB, and again of JavaScript's.
const MAX_STATEMENTS: usize = 1_000_000;

/// What a report is to hold.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct EvaluateOptions {
    /// Whether changes that would turn a denial are looked for, which takes most of the time.
    pub suggestions: bool,
    /// Which of AWS's texts the `message` of a step is, where the documented and the measured one differ.
    #[serde(deserialize_with = "MessageTexts::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "MessageTexts"))]
    pub messages: Messages,
}

impl Default for EvaluateOptions {
    fn default() -> Self {
        let Options { suggestions, messages } = Options::default();
        Self { suggestions, messages }
    }
}

/// [`Messages`], as options name them.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", remote = "Messages")]
enum MessageTexts {
    /// What AWS was measured to say.
    Measured,
    /// What its documentation says that it says.
    Documented,
}

/// The report about the scenario in a text.
///
/// Takes the options as JSON, and the time in milliseconds since 1970 for scenarios that do not pin `now`.
///
/// # Errors
/// The text holds no scenario, the options are none, or there is more to report than fits into memory.
pub fn evaluate(scenario: &str, options: &str, now: f64) -> Result<Report, Fault> {
    let EvaluateOptions { suggestions, messages } = serde_json::from_str(options)
        .map_err(|error| Fault::new("invalid-options", format!("The options: {error}.")))?;
    let loaded = read(scenario)?;
    weigh(&loaded)?;
    // Too large a number becomes the largest one, which is no instant.
    let clock = Instant::from_unix_seconds((now / 1000.0) as i64);
    let evaluation = decide(&loaded.scenario, clock, &mut ParseCache::default());
    Ok(report_with(&loaded, &evaluation, Options { messages, suggestions }))
}

/// Whether the report fits. Every request may be met by every statement, and a statement has an `Effect`, so that many
/// statements need many words of that name.
fn weigh(loaded: &Loaded) -> Result<(), Fault> {
    let statements = loaded.source.text.matches("Effect").count();
    let scenario = &loaded.scenario;
    let steps: usize = scenario.requests.iter().map(|request| request.assume.len() + 1).sum();
    if statements.saturating_mul(steps) <= MAX_STATEMENTS {
        return Ok(());
    }
    Err(Fault::new(
        "too-much-to-decide",
        format!(
            "Too much to decide at once: {steps} calls with up to {statements} statements each. Ask about fewer requests at a time."
        ),
    ))
}
