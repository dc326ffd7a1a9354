//! What the rules say that settled a decision. Few read them, so that the page's program knows their ids alone and asks
//! its extras for the sentences.

use hatcheck_policy::json::{self, Value, quote};

use super::wire;
use yew::Callback;

use crate::platform::extras;

/// Asks for the sentence of each rule, by its id: none where they cannot be had at the moment.
pub fn sentences(ids: &[&str], heard: Callback<Vec<(String, String)>>) {
    let then = move |answer: Option<String>| {
        heard.emit(answer.and_then(|answer| read(&answer)).unwrap_or_default());
    };
    extras::hear("rules", question(ids), Box::new(then));
}

fn question(ids: &[&str]) -> String {
    wire::object(&[("ids", wire::list(ids, |id| quote(id)))])
}

fn read(answer: &str) -> Option<Vec<(String, String)>> {
    let root = json::parse(answer).ok()?;
    let Value::Object(members) = &root.value else { return None };
    let mut sentences = Vec::new();
    for member in members {
        // What is no text is no sentence: the extras say why they do not answer.
        sentences.push((member.name.value.to_string(), member.value.as_str()?.to_owned()));
    }
    Some(sentences)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_lists_ids() {
        assert_eq!(question(&["E-174", "E-260"]), r#"{"ids":["E-174","E-260"]}"#);
    }

    #[test]
    fn an_answer_has_a_sentence_for_each() {
        let answer = r#"{"E-174": "So it is.", "E-260": "And so."}"#;
        let expected = [("E-174", "So it is."), ("E-260", "And so.")];
        assert_eq!(
            read(answer).unwrap(),
            expected.map(|(id, said)| (id.to_owned(), said.to_owned()))
        );
    }

    #[test]
    fn what_is_no_answer_is_none() {
        for answer in ["", "null", "[]", r#"{"error": {"code": "bad-question"}}"#] {
            assert_eq!(read(answer), None);
        }
    }
}
