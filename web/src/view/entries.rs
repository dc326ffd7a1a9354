//! What is put into a scenario, whether it is added or was pasted: entries as JSON, and names that nothing has yet.

use hatcheck_policy::json::quote;

/// A boundary or guardrail that lets everything pass.
pub const EVERYTHING: &str = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}"#;

/// A policy under its name, as scenarios have it. The document is JSON: an object, or a string that holds one.
pub fn named_policy(name: &str, document: &str) -> String {
    format!("{{\"name\": {}, \"document\": {document}}}", quote(name))
}

/// A level of an organization with one guardrail. A level of service control policies lets nothing pass without a
/// policy that allows everything (E-112), and gets it first.
pub fn level(is_scp: bool, target: &str, policy: &str) -> String {
    let mut policies = policy.to_owned();
    if is_scp {
        policies = format!("{}, {policy}", named_policy("FullAWSAccess", EVERYTHING));
    }
    format!("{{\"target\": {}, \"policies\": [{policies}]}}", quote(target))
}

/// This name, or where that is taken the first free one with a number behind it, from 2 on.
pub fn unused(name: &str, between: &str, taken: &dyn Fn(&str) -> bool) -> String {
    let mut own = name.to_owned();
    let mut number = 2;
    while taken(&own) {
        own = format!("{name}{between}{number}");
        number += 1;
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_gets_the_first_free_number() {
        let taken = |name: &str| ["Read", "Read 2"].contains(&name);
        assert_eq!(unused("Write", " ", &taken), "Write");
        assert_eq!(unused("Read", " ", &taken), "Read 3");
    }

    #[test]
    fn only_a_level_of_scps_needs_a_policy_that_allows_everything() {
        let policy = named_policy("P", "{}");
        assert_eq!(
            level(false, "1", &policy),
            r#"{"target": "1", "policies": [{"name": "P", "document": {}}]}"#
        );
        assert!(level(true, "1", &policy).contains(r#"[{"name": "FullAWSAccess", "#));
    }
}
