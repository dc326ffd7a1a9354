//! `evaluate`: a scenario's text becomes its decision report.

use hatcheck_engine::instant::Instant;
use hatcheck_scenario::report::{Options, Report, report_with};
use hatcheck_scenario::words::Messages;
use hatcheck_scenario::{Loaded, ParseCache, evaluate as decide, read};
use serde::Deserialize;

use crate::fault::{Answer, Fault};

/// Bytes of policy documents times bytes of everything else in the scenario. To match a pattern takes as long as its
/// length times that of the text, at worst, and every pattern may meet every request; so this is some seconds.
const MAX_WORK: u64 = 10_000_000_000;

/// What a request takes besides its policies is what so many bytes of them would.
const BYTES_OF_A_REQUEST: usize = 2_000;

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

/// Which of AWS's texts is shown, where documentation and measurement differ.
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
/// The text holds no scenario, the options are none, or deciding would take longer than anybody waits.
pub fn evaluate(scenario: &str, options: &str, now: f64) -> Answer<Report> {
    let EvaluateOptions { suggestions, messages } = serde_json::from_str(options)
        .map_err(|error| Fault::new("invalid-options", format!("The options: {error}.")))?;
    let mut loaded = read(scenario)?;
    weigh(&mut loaded)?;
    // Too large a number becomes the largest one, which is no instant.
    let clock = Instant::from_unix_seconds((now / 1000.0) as i64);
    let evaluation = decide(&loaded.scenario, clock, &mut ParseCache::default());
    Ok(report_with(&loaded, &evaluation, Options { messages, suggestions }))
}

/// Whether a report can be had in some seconds. Nothing is changed: visiting documents could, and so asks for it.
fn weigh(loaded: &mut Loaded) -> Answer<()> {
    let mut documents = 0;
    loaded.scenario.visit_documents(&mut |_, document| documents += document.text.len());
    let rest = loaded.source.text.len().saturating_sub(documents);
    let work = rest as u64 * (documents + BYTES_OF_A_REQUEST) as u64;
    if work <= MAX_WORK {
        return Ok(());
    }
    let message = format!(
        "Too much to decide at once: {documents} bytes of policies for {rest} bytes of requests and what else is in the scenario. Ask about fewer requests at a time."
    );
    Err(Fault::new("too-much-to-decide", message))
}
