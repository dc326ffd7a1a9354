//! The sentences of rules, as the page asks for them.

use hatcheck_extras::answer;
use hatcheck_scenario::words;
use serde_json::{Value, json};

#[test]
fn each_rule_has_its_sentence_and_what_is_no_rule_has_none() {
    let question = json!({ "ids": ["E-174", "E-260", "E-999", 7] });
    let said: Option<Value> =
        serde_json::from_str(&answer("rules", &question.to_string(), 0.0)).ok();
    assert_eq!(said, Some(json!({ "E-174": words::rule("E-174"), "E-260": words::rule("E-260") })));
}
