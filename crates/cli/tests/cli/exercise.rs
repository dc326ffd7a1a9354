//! `hatcheck exercise` and `hatcheck grade`: what authors and teachers see.

use std::fs;

use crate::process::{hatcheck, hatcheck_reading};

const LESSON: &str = include_str!("../../../../exercises/05-two-documents-of-a-role.json");
const ID: &str = "two-documents-of-a-role";

/// A result file with these answers.
fn result(answers: &str) -> String {
    format!(
        "{{\"result\": 1, \"exercise\": \"{ID}\", \"learner\": \"=1+1, \\\"Al\\\"\", \"answers\": {answers}}}"
    )
}

/// What the lesson's author gives as the answer.
fn solution() -> String {
    let root = hatcheck_policy::json::parse(LESSON).unwrap();
    hatcheck_policy::json::minify(root.get("solution").unwrap())
}

#[test]
fn every_lesson_is_what_it_declares() {
    let run = hatcheck(["exercise", "check", "exercises"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.contains("18 exercises"), "{}", run.out);
}

#[test]
fn what_is_wrong_with_an_exercise_is_said_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.json");
    let broken = LESSON
        .replacen("\"edit\": [", "\"edit\": [\"/roles/7/trustPolicy\", ", 1)
        .replacen("\"solution\": {", "\"solution\": { \"/users/0/arn\": \"x\",", 1);
    fs::write(&file, broken).unwrap();
    let run = hatcheck(["exercise", "check", file.to_str().unwrap()]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("The scenario has nothing at /roles/7/trustPolicy."), "{}", run.err);
    assert!(
        run.err.contains("/users/0/arn is not among what this exercise lets be changed."),
        "{}",
        run.err
    );
    assert!(run.err.contains("own.json:") && run.err.contains('^'), "{}", run.err);
}

#[test]
fn what_is_no_exercise_is_said_with_the_nearest_name_and_stops_no_other() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.json"), LESSON.replacen("\"brief\"", "\"breif\"", 1)).unwrap();
    fs::write(folder.path().join("b.json"), LESSON).unwrap();
    fs::write(
        folder.path().join("c.json"),
        LESSON.replacen("\"kind\": \"grid\"", "\"kind\": \"gird\"", 1),
    )
    .unwrap();
    let run = hatcheck(["exercise", "check", folder.path().to_str().unwrap()]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("Did you mean \"brief\"?"), "{}", run.err);
    assert!(run.err.contains("Did you mean \"grid\"?"), "{}", run.err);
    assert!(run.out.contains("1 exercise: nothing is wrong"), "{}", run.out);
}

#[test]
fn an_answer_is_graded_by_what_is_decided_whatever_the_file_says() {
    let good = hatcheck_reading(&result(&solution()), ["grade", "-"]);
    assert_eq!((good.status, good.err.as_str()), (0, ""));
    let claims = result("{}").replacen(
        "\"answers\"",
        "\"checks\": [{\"id\": \"door\", \"passes\": true}], \"answers\"",
        1,
    );
    let bad = hatcheck_reading(&claims, ["grade", "-"]);
    assert_eq!(bad.status, 1);
    assert!(bad.out.contains("fail") && bad.out.contains("Denied:"), "{}", bad.out);
}

#[test]
fn a_scenario_in_which_the_work_was_done_is_an_answer_too() {
    let folder = tempfile::tempdir().unwrap();
    let exercise = folder.path().join("lesson.json");
    fs::write(&exercise, LESSON).unwrap();
    let root = hatcheck_policy::json::parse(LESSON).unwrap();
    let mut scenario = hatcheck_policy::json::lay_out(root.get("scenario").unwrap());
    let arguments = ["grade", "-", "--exercise", exercise.to_str().unwrap()];
    assert_eq!(hatcheck_reading(&scenario, arguments).status, 1);
    let solved = hatcheck_policy::json::parse(LESSON).unwrap();
    let hatcheck_policy::json::Value::Object(members) = &solved.get("solution").unwrap().value
    else {
        panic!()
    };
    for member in members {
        let value = hatcheck_policy::json::minify(&member.value);
        scenario = hatcheck_policy::json::edit::set(&scenario, &member.name.value, &value).unwrap();
    }
    let run = hatcheck_reading(&scenario, arguments);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    // Somebody who gives Alice a policy of her own has not done what was asked.
    let cheat = hatcheck_policy::json::edit::set(&scenario, "/users/0/policies", "[]").unwrap();
    assert_eq!(hatcheck_reading(&cheat, arguments).status, 0, "an empty list is none");
    let cheat =
        hatcheck_policy::json::edit::set(&scenario, "/users/0/tags", "{\"a\": \"b\"}").unwrap();
    let run = hatcheck_reading(&cheat, arguments);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("/users is not as it was at the start"), "{}", run.err);
}

#[test]
fn a_class_is_a_table_in_which_no_name_is_a_formula() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("one.json"), folder.path().join("two.json"));
    fs::write(&one, result(&solution())).unwrap();
    fs::write(&two, result("{}")).unwrap();
    let files = [one.to_str().unwrap(), two.to_str().unwrap()];
    let run = hatcheck(["grade", "--format", "csv", files[0], files[1]]);
    assert_eq!(run.status, 1);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[1].contains("\"'=1+1, \"\"Al\"\"\""), "{}", lines[1]);
    assert!(lines[1].contains(",true,") && lines[2].contains(",false,"));
    let text = hatcheck(["grade", files[0], files[1]]);
    assert!(text.out.contains("1 of 2 answers pass"), "{}", text.out);
}

#[test]
fn an_autograder_gets_the_shape_it_takes() {
    let run = hatcheck_reading(&result("{}"), ["grade", "-", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(value["version"], 1);
    assert_eq!(value["status"], "fail");
    let tests = value["tests"].as_array().unwrap();
    let sum: u64 = tests.iter().map(|test| test["max_score"].as_u64().unwrap()).sum();
    assert_eq!(value["max_score"].as_u64().unwrap(), sum);
    assert!(tests.iter().all(|test| test["name"].is_string() && test["score"].is_u64()));
    let one = tests.iter().find(|test| test["status"] == "fail").unwrap();
    assert!(!one["message"].as_str().unwrap().is_empty());
}

#[test]
fn what_cannot_be_graded_is_said() {
    let other =
        hatcheck_reading(&result("{}").replace(ID, "two-document-of-a-role"), ["grade", "-"]);
    assert_eq!(other.status, 2);
    assert!(other.err.contains(&format!("Did you mean {ID}?")), "{}", other.err);
    let elsewhere = hatcheck_reading(&result("{\"/users/1/policies\": []}"), ["grade", "-"]);
    assert_eq!(elsewhere.status, 2);
    assert!(
        elsewhere.err.contains("is not among what this exercise lets be changed"),
        "{}",
        elsewhere.err
    );
    let check = hatcheck_reading(&result("{}"), ["grade", "-", "--check", "dor"]);
    assert_eq!(check.status, 2);
    assert!(check.err.contains("has no check \"dor\""), "{}", check.err);
    // Values that make no scenario fail every check, and say why.
    let broken = hatcheck_reading(
        "{\"result\": 1, \"exercise\": \"how-long\", \"answers\": {\"/roles/0/maxSessionDuration\": 7}}",
        ["grade", "-"],
    );
    assert!(
        broken.status == 1 || broken.err.contains("is not among"),
        "{}{}",
        broken.out,
        broken.err
    );
}

#[test]
fn a_packed_folder_reads_again_and_a_students_copy_says_no_solution() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("class");
    let run =
        hatcheck(["exercise", "pack", "exercises", "--student", "--out", to.to_str().unwrap()]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert_eq!(fs::read_dir(&to).unwrap().count(), 19);
    let own = fs::read_to_string(to.join(format!("{ID}.json"))).unwrap();
    assert!(!own.contains("\"solution\""));
    assert_eq!(hatcheck(["exercise", "check", to.to_str().unwrap()]).status, 0);
}
