//! Other account ids, the same decisions.

use super::*;

const SCENARIO: &str = r#"{
  "now": "2026-01-15T09:00:00Z",
  "description": "Account 845210394857 trusts 730192837465. Build 202601150900 stays.",
  "accounts": [{ "id": "845210394857", "name": "prod" }],
  "users": [{ "arn": "arn:aws:iam::730192837465:user/alice", "policies": [{ "name": "P",
    "document": "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": { \"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": [ \"arn:aws:iam::845210394857:role/R\" ] }\n}" }] }],
  "roles": [{ "arn": "arn:aws:iam::845210394857:role/R",
    "trustPolicy": { "Version": "2012-10-17", "Statement": { "Effect": "Allow",
      "Principal": { "AWS": "730192837465" }, "Action": "sts:AssumeRole",
      "Condition": { "StringEquals": { "aws:PrincipalAccount": 730192837465 } } } },
    "policies": [{ "name": "Logs", "document": { "Version": "2012-10-17", "Statement": { "Effect": "Allow",
      "Action": "s3:GetObject", "Resource": "arn:aws:s3:::logs-845210394857-eu/*" } } }] }],
  "requests": [{ "principal": "arn:aws:iam::730192837465:user/alice",
    "assume": [{ "role": "arn:aws:iam::845210394857:role/R" }], "action": "s3:GetObject",
    "resource": "arn:aws:s3:::logs-845210394857-eu/2026", "context": { "aws:x": "a845210394857", "aws:y": "8452103948570" },
    "expect": "allowed" }]
}"#;

fn replaced(text: &str) -> String {
    replace_account_ids(text, None).unwrap()
}

#[test]
fn every_id_becomes_another_one_wherever_it_stands_and_nothing_else_changes() {
    // Digits with a letter or another digit at their side are no account id.
    let expected = SCENARIO
        .replace("845210394857", "111122223333")
        .replace("730192837465", "444455556666")
        .replace("a111122223333", "a845210394857")
        .replace("1111222233330", "8452103948570");
    assert_eq!(replaced(SCENARIO), expected);
}

#[test]
fn ids_that_stand_in_the_documentation_stay() {
    let text = SCENARIO.replace("845210394857", "444455556666");
    assert_eq!(replaced(&text), text.replace("730192837465", "111122223333"));
    assert_eq!(replaced(&replaced(&text)), replaced(&text));
}

#[test]
fn there_are_enough_ids_for_an_organization() {
    let accounts: Vec<String> =
        (0..60).map(|at| format!("{{ \"id\": \"8452103948{:02}\" }}", at + 10)).collect();
    let text = format!("{{ \"accounts\": [{}], \"requests\": [] }}", accounts.join(", "));
    let replaced = replaced(&text);
    assert!(!replaced.contains("8452103948"), "{replaced}");
    assert_eq!(read(&replaced).unwrap().scenario.accounts.len(), 60);
}

#[test]
fn a_policy_that_looks_into_an_id_keeps_the_ids() {
    let text = SCENARIO
        .replace("\"arn:aws:iam::845210394857:role/R\\\"", "\"arn:aws:iam::8452*:role/R\\\"");
    assert_ne!(text, SCENARIO);
    let request = "alice: s3:GetObject on arn:aws:s3:::logs-845210394857-eu/2026".to_owned();
    let error = Unreplaced::Decides { request };
    assert_eq!(replace_account_ids(&text, None), Err(error));
}

#[test]
fn every_example_has_the_same_decisions_with_other_accounts() {
    for file in std::fs::read_dir("../../examples").unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        assert_eq!(replaced(&text), text, "the documentation's own ids");
        let private = text
            .replace("111122223333", "845210394857")
            .replace("444455556666", "730192837465")
            .replace("123456789012", "918273645546");
        let replaced = replaced(&private);
        for id in ["845210394857", "730192837465", "918273645546"] {
            assert!(!replaced.contains(id), "{replaced}");
        }
    }
}

#[test]
fn what_is_no_scenario_is_said_to_be_none() {
    assert!(matches!(replace_account_ids("[]", None), Err(Unreplaced::NotAScenario(_))));
}
