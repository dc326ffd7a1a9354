//! Mistakes inside policy documents: findings of the report, with positions in the text they are about.

use std::ffi::OsStr;

use crate::process::hatcheck;
use crate::scenarios::{Folder, GOOD};

/// The good scenario with its document as a string, in which an Effect is misspelt.
fn string_document() -> String {
    let document = "{ \"Version\": \"2012-10-17\",\n  \"Statement\": [{ \"Effect\": \"allow\",\n    \
                    \"Action\": \"s3:GetObject\", \"Resource\": \"*\" }] }";
    let (before, after) = GOOD.split_once("\"document\": {").unwrap();
    let after = after.split_once("}] } }").unwrap().1;
    let text =
        format!("{before}\"document\": {} }}{after}", serde_json::to_string(document).unwrap());
    text.replace("\"expect\": \"allowed\"", "\"expect\": \"implicitDeny\"")
}

#[test]
fn a_mistake_in_a_string_document_is_placed_in_its_own_text() {
    let folder = Folder::new();
    let file = folder.file("string.json", string_document());
    let run = hatcheck([OsStr::new("eval"), file.as_os_str()]);
    assert_eq!(run.status, 0, "{}", run.err);
    let place = format!(
        "--> {}#/users/0/policies/0/document:2:29  /users/0/policies/0/document/Statement/0/Effect\n",
        file.display()
    );
    let shown = "  2 |   \"Statement\": [{ \"Effect\": \"allow\",\n    |                             ^^^^^^^\n";
    assert!(run.err.starts_with("error[invalid-effect] \"allow\" is no effect"), "{}", run.err);
    assert!(run.err.contains(&place), "{place}{}", run.err);
    assert!(run.err.contains(shown), "{shown}{}", run.err);

    let run = hatcheck([OsStr::new("eval"), "--format=json".as_ref(), file.as_os_str()]);
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let start = serde_json::json!({ "line": 2, "column": 29, "offset": 55 });
    assert_eq!((run.status, &report["diagnostics"][0]["start"]), (0, &start));
}

#[test]
fn a_mistake_in_an_object_document_is_placed_in_the_file() {
    let folder = Folder::new();
    let file = folder.file("object.json", GOOD.replace("\"Allow\"", "\"allow\""));
    let run = hatcheck([OsStr::new("eval"), file.as_os_str()]);
    assert_eq!(run.status, 1, "the request is no longer allowed");
    let place = format!("--> {}:4:31  ", file.display());
    assert!(run.err.contains(&place), "{place}\n{}", run.err);
    assert!(run.out.contains("? statement 1"), "{}", run.out);
}

#[test]
fn strict_makes_an_error_in_a_document_a_failure() {
    let folder = Folder::new();
    let file = folder.file("string.json", string_document());
    for format in ["text", "json"] {
        let arguments = ["eval", "--strict", "--format", format].map(OsStr::new);
        let run = hatcheck(arguments.into_iter().chain([file.as_os_str()]));
        assert_eq!(run.status, 1, "{format}");
    }
    let good = folder.file("good.json", GOOD);
    assert_eq!(hatcheck([OsStr::new("eval"), "--strict".as_ref(), good.as_os_str()]).status, 0);
}

#[test]
fn the_tenth_session_policy_is_not_taken_for_the_first() {
    let sound = r#"{ "Version": "2012-10-17", "Statement": [] }"#;
    let mut policies: Vec<String> =
        (0..10).map(|_| serde_json::to_string(sound).unwrap()).collect();
    policies.push(
        serde_json::to_string("{ \"Version\": \"2012-10-17\",\n  \"Statment\": [] }").unwrap(),
    );
    let scenario = format!(
        r#"{{ "requests": [{{ "principal": "arn:aws:sts::111122223333:assumed-role/r/s",
          "action": "s3:ListAllMyBuckets", "sessionPolicy": [{}] }}] }}"#,
        policies.join(", ")
    );
    let folder = Folder::new();
    let file = folder.file("session.json", scenario);
    let run = hatcheck([OsStr::new("eval"), file.as_os_str()]);
    assert!(run.err.contains("#/requests/0/sessionPolicy/10:2:3  "), "{}", run.err);
    assert!(run.err.contains("  2 |   \"Statment\": [] }\n    |   ^^^^^^^^^^"), "{}", run.err);
}

#[test]
fn what_aws_answers_to_a_trust_policy_that_it_refuses_is_shown() {
    let folder = Folder::new();
    let text = r#"{"roles": [{"arn": "arn:aws:iam::111122223333:role/R", "trustPolicy": {"Version": "2012-10-17",
      "Statement": {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "s3:GetObject"}}}]}"#;
    let file = folder.file("trust.json", text);
    let run = hatcheck([OsStr::new("eval"), file.as_os_str()]);
    let answer = "AssumeRole policy may only specify STS AssumeRole actions."; // R-146
    assert!(run.err.contains(&format!("\n  = AWS refuses to store it: {answer}\n")), "{}", run.err);

    let run = hatcheck([OsStr::new("eval"), "--format=json".as_ref(), file.as_os_str()]);
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(report["diagnostics"][0]["awsSays"], answer);
}

#[test]
fn what_a_conditional_decision_hangs_on_is_said() {
    let folder = Folder::new();
    let text = r#"{"unknownContext": "unknown", "users": [{"arn": "arn:aws:iam::111122223333:user/a", "policies": [
      {"name": "P", "document": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject",
       "Resource": "*", "Condition": {"StringEquals": {"aws:referer": "curl"}}}}}]}],
      "requests": [{"principal": "arn:aws:iam::111122223333:user/a", "action": "s3:GetObject"}]}"#;
    let run = hatcheck([OsStr::new("eval"), folder.file("unknown.json", text).as_os_str()]);
    assert_eq!(run.status, 0);
    assert!(
        run.out.contains("Depends on aws:referer, which the request does not give."),
        "{}",
        run.out
    );
    let line = "aws:referer: allowed with curl; denied without it, with (another value)";
    assert!(run.out.contains(line), "{}", run.out);
}
