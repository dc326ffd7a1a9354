//! An edit changes what it is about, and no other byte and no other value.

use proptest::prelude::*;
use serde_json::Value as Json;

use super::*;
use crate::json::pointer_step;

const REQUEST: &str = r#"{
  "principal": "alice",
  "assume": [
    { "role": "Auditor", "sessionName": "alice" },
    { "role": "Reader" }
  ],
  "context": {
    "aws:SourceIp": "203.0.113.7",
    "aws:TagKeys": ["a", "b"]
  },
  "tags": {}
}"#;

fn edited(edit: impl Fn(&str) -> Option<String>, from: &str, to: &str) {
    assert_eq!(edit(REQUEST).unwrap(), REQUEST.replacen(from, to, 1));
}

#[test]
fn a_value_is_replaced_in_its_place() {
    edited(|text| set(text, "/principal", "\"bob\""), "\"alice\"", "\"bob\"");
    edited(|text| set(text, "/assume/1/role", "\"Writer\""), "\"Reader\"", "\"Writer\"");
    edited(|text| set(text, "/context/aws:TagKeys/1", "5"), "\"b\"", "5");
}

#[test]
fn a_member_comes_last_and_stands_like_its_neighbours() {
    edited(|text| set(text, "/action", "\"s3:*\""), "{}\n", "{},\n  \"action\": \"s3:*\"\n");
    edited(
        |text| set(text, "/assume/1/tags", "{ \"a\": \"b\" }"),
        "\"Reader\"",
        "\"Reader\", \"tags\": { \"a\": \"b\" }",
    );
    edited(
        |text| set(text, "/context/aws:Referer", "null"),
        "[\"a\", \"b\"]",
        "[\"a\", \"b\"],\n    \"aws:Referer\": null",
    );
}

#[test]
fn what_is_missing_on_the_way_is_made_and_laid_out() {
    edited(
        |text| set(text, "/session/tags/team", "\"red\""),
        "{}\n",
        "{},\n  \"session\": {\n    \"tags\": {\n      \"team\": \"red\"\n    }\n  }\n",
    );
    edited(|text| set(text, "/tags/team", "\"red\""), "{}", "{\n    \"team\": \"red\"\n  }");
    edited(
        |text| set(text, "/assume/0/context/x", "true"),
        "\"sessionName\": \"alice\"",
        "\"sessionName\": \"alice\", \"context\": { \"x\": true }",
    );
    assert_eq!(
        set("{}", "/list/-/name", "1").unwrap(),
        "{\n  \"list\": [\n    {\n      \"name\": 1\n    }\n  ]\n}"
    );
    assert_eq!(set("{ \"a\": [] }", "/a/-", "1").unwrap(), "{ \"a\": [1] }");
    assert_eq!(
        set("{\n\t\"a\": [\n\t\t1\n\t]\n}", "/a/-", "[2]").unwrap(),
        "{\n\t\"a\": [\n\t\t1,\n\t\t[\n\t\t\t2\n\t\t]\n\t]\n}"
    );
}

#[test]
fn a_value_that_is_there_already_changes_nothing_however_it_is_written() {
    let text = r#"{"a":"\u00e9" , "b" : [1 ,2]}"#;
    assert_eq!(set(text, "/a", "\"é\"").unwrap(), text);
    assert_eq!(set(text, "/b", "[1, 2]").unwrap(), text);
}

#[test]
fn what_goes_takes_its_comma_and_its_line_along() {
    edited(|text| remove(text, "/principal"), "\"principal\": \"alice\",\n  ", "");
    edited(|text| remove(text, "/tags"), ",\n  \"tags\": {}", "");
    edited(|text| remove(text, "/assume/0/sessionName"), ", \"sessionName\": \"alice\"", "");
    edited(|text| remove(text, "/assume/1"), ",\n    { \"role\": \"Reader\" }", "");
    edited(|text| remove(text, "/assume/1/role"), "{ \"role\": \"Reader\" }", "{}");
    assert_eq!(remove("[1]", "/0").unwrap(), "[]");
    assert_eq!(remove("[1]", ""), None);
    assert_eq!(remove("[1]", "/1"), None);
}

#[test]
fn entries_are_put_in_and_moved() {
    edited(
        |text| insert(text, "/assume", 0, "{\"role\": \"First\"}"),
        "    { \"role\": \"Auditor\"",
        "    {\n      \"role\": \"First\"\n    },\n    { \"role\": \"Auditor\"",
    );
    assert_eq!(insert("[1, 2]", "", 1, "5").unwrap(), "[1, 5, 2]");
    assert_eq!(insert("[1, 2]", "", 2, "5").unwrap(), "[1, 2, 5]");
    assert_eq!(insert("[1, 2]", "", 3, "5"), None);
    assert_eq!(insert("{ \"a\": 1 }", "/b", 0, "5").unwrap(), "{ \"a\": 1, \"b\": [5] }");
    assert_eq!(insert("{ \"a\": 1 }", "/a", 0, "5"), None);
    assert_eq!(move_item("[1,  [2],3 ]", "", 0, 2).unwrap(), "[[2],  3,1 ]");
    assert_eq!(move_item("[1, 2]", "", 0, 2), None);
}

#[test]
fn a_name_changes_unless_it_is_taken() {
    edited(|text| rename(text, "/context/aws:SourceIp", "a\"b"), "aws:SourceIp", "a\\\"b");
    assert_eq!(rename(REQUEST, "/context/aws:SourceIp", "aws:TagKeys"), None);
    assert_eq!(rename(REQUEST, "/context/aws:SourceIp", "aws:SourceIp").unwrap(), REQUEST);
    assert_eq!(rename(REQUEST, "/assume/0", "x"), None);
}

#[test]
fn of_members_of_one_name_the_last_is_meant() {
    assert_eq!(set(r#"{"a":1,"a":2}"#, "/a", "3").unwrap(), r#"{"a":1,"a":3}"#);
    assert_eq!(remove(r#"{"a":1,"a":2}"#, "/a").unwrap(), r#"{"a":1}"#);
}

#[test]
fn what_leads_nowhere_changes_nothing() {
    assert_eq!(set("{", "/a", "1"), None);
    assert_eq!(set("{}", "a", "1"), None);
    assert_eq!(set("{}", "/a", "{"), None);
    assert_eq!(set("{\"a\": 1}", "/a/b", "1"), None);
    assert_eq!(set("[1]", "/1", "2"), None);
    let deep = format!("{}{}", "[".repeat(64), "]".repeat(64));
    assert_eq!(set("{}", "/a", &deep), None);
}

/// A value of a few parts, with names that need escapes.
fn value() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i32>().prop_map(Json::from),
        "[a-z\"\\\\/~é\u{1f600}\n]{0,4}".prop_map(Json::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::vec((name(), inner), 0..4)
                .prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    })
}

fn name() -> impl Strategy<Value = String> {
    "[ab/~\"\\\\é0-]{0,2}"
}

/// A text of a value: in one line, on lines of its own, or with white space anybody may write.
fn text() -> impl Strategy<Value = (Json, String)> {
    (value(), 0..3).prop_map(|(value, style)| {
        let text = match style {
            0 => value.to_string(),
            1 => serde_json::to_string_pretty(&value).unwrap(),
            _ => serde_json::to_string_pretty(&value).unwrap().replace('\n', " \n\t"),
        };
        (value, text)
    })
}

/// The pointers to everything in a value.
fn pointers(value: &Json, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Json::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(i, item)| pointers(item, &format!("{at}/{i}"), all));
        }
        Json::Object(members) => members.iter().for_each(|(name, member)| {
            pointers(member, &format!("{at}/{}", pointer_step(name)), all);
        }),
        _ => {}
    }
}

fn read(text: &str) -> Json {
    serde_json::from_str(text).unwrap()
}

proptest! {
    #[test]
    fn set_puts_the_value_there_and_nothing_else_anywhere((mut before, text) in text(), which: prop::sample::Index, new in value()) {
        let mut all = Vec::new();
        pointers(&before, "", &mut all);
        let pointer = which.get(&all);
        let after = read(&set(&text, pointer, &new.to_string()).unwrap());
        *before.pointer_mut(pointer).unwrap() = new;
        prop_assert_eq!(after, before);
    }

    #[test]
    fn a_new_member_is_the_only_change((mut before, text) in text(), which: prop::sample::Index, names in prop::collection::vec(name(), 1..3), new in value()) {
        let mut all = Vec::new();
        pointers(&before, "", &mut all);
        all.retain(|at| before.pointer(at).is_some_and(|node| node.get(&names[0]).is_none() && node.is_object()));
        prop_assume!(!all.is_empty());
        let object = which.get(&all);
        let steps: Vec<String> = names.iter().map(|name| pointer_step(name)).collect();
        let pointer = format!("{object}/{}", steps.join("/"));
        prop_assume!(names[1..].iter().all(|name| name != "-"));
        let after = read(&set(&text, &pointer, &new.to_string()).unwrap());
        let wrapped = names[1..].iter().rev().fold(new, |new, name| serde_json::json!({ name: new }));
        before.pointer_mut(object).unwrap().as_object_mut().unwrap().insert(names[0].clone(), wrapped);
        prop_assert_eq!(after, before);
    }

    #[test]
    fn what_is_laid_out_stays_laid_out(before in value(), which: prop::sample::Index, new in value()) {
        let text = lay_out(&parse(&before.to_string()).unwrap());
        let mut all = Vec::new();
        pointers(&before, "", &mut all);
        let pointer: &String = which.get(&all);
        let after = set(&text, pointer, &new.to_string()).unwrap();
        prop_assert_eq!(&after, &lay_out(&parse(&after).unwrap()));
    }

    #[test]
    fn remove_takes_one_away((mut before, text) in text(), which: prop::sample::Index) {
        let mut all = Vec::new();
        pointers(&before, "", &mut all);
        prop_assume!(all.len() > 1);
        let pointer = which.get(&all[1..]);
        let after = read(&remove(&text, pointer).unwrap());
        let (parent, step) = pointer.rsplit_once('/').unwrap();
        match before.pointer_mut(parent).unwrap() {
            Json::Array(items) => { items.remove(step.parse().unwrap()); }
            Json::Object(members) => { members.shift_remove(&step.replace("~1", "/").replace("~0", "~")); }
            _ => unreachable!(),
        }
        prop_assert_eq!(after, before);
    }

    #[test]
    fn an_entry_that_is_put_in_can_be_moved_and_taken_away(items in prop::collection::vec(value(), 1..5), spread: bool, new in value(), at: prop::sample::Index, to: prop::sample::Index) {
        let list = Json::from(items.clone());
        let text = if spread { serde_json::to_string_pretty(&list).unwrap() } else { list.to_string() };
        let (at, to) = (at.index(items.len() + 1), to.index(items.len() + 1));
        let more = insert(&text, "", at, &new.to_string()).unwrap();
        let moved = move_item(&more, "", at, to).unwrap();
        let mut expected = items;
        expected.insert(to, new);
        prop_assert_eq!(read(&moved), Json::from(expected));
        prop_assert_eq!(read(&remove(&moved, &format!("/{to}")).unwrap()), list);
    }

    #[test]
    fn no_text_and_no_pointer_makes_it_stumble(text in ".{0,20}|[\\[\\]{}\",:a1 \n]{0,12}", pointer in "(/[ab01~+-]{0,2}){0,3}|.{0,4}", value in "[\\[\\]{}\",:a1 \n]{0,8}", index in 0_usize..4) {
        for outcome in [
            set(&text, &pointer, &value),
            remove(&text, &pointer),
            insert(&text, &pointer, index, &value),
            rename(&text, &pointer, &value),
            move_item(&text, &pointer, index, 1),
        ].into_iter().flatten() {
            prop_assert!(parse(&outcome).is_ok());
        }
    }
}
