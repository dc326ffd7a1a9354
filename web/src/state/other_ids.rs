//! A copy of the scenario that tells nobody which accounts it was made with. The page's extras make it, because every
//! request is decided for that, twice.

use hatcheck_policy::json::{self, quote};

use super::wire;
use crate::labels::share::IDS_LATER;
use crate::platform::extras;

/// The text with other account ids; in words, why they stay as they are.
pub async fn replaced(text: &str) -> Result<String, String> {
    let answer = extras::ask("other-ids", &wire::object(&[("text", quote(text))])).await;
    answered(&answer.unwrap_or_default())
}

fn answered(answer: &str) -> Result<String, String> {
    let said = |name| Some(json::parse(answer).ok()?.get(name)?.as_str()?.to_owned());
    match said("text") {
        Some(text) => Ok(text),
        None => Err(said("why").unwrap_or_else(|| IDS_LATER.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_a_text_or_a_reason() {
        assert_eq!(answered(r#"{"text": "{\n}"}"#), Ok("{\n}".to_owned()));
        assert_eq!(answered(r#"{"why": "So."}"#), Err("So.".to_owned()));
    }

    #[test]
    fn without_an_answer_it_can_be_tried_again() {
        for answer in ["", "null", "[]", r#"{"text": 1}"#, r#"{"error": {"code": "bad-question"}}"#]
        {
            assert_eq!(answered(answer), Err(IDS_LATER.to_owned()));
        }
    }
}
