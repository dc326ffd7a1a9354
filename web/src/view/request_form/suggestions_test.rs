//! What fields offer comes from the scenario and its policies, and can be taken.

use std::rc::Rc;

use hatcheck_policy::json::quote;
use hatcheck_scenario::ParseCache;
use hatcheck_scenario::read::read_request;

use super::super::derived::derived;
use super::super::edit::edited;
use super::super::read;
use super::*;
use crate::state::evaluate::evaluate_workspace;
use crate::state::workspace::Workspace;

/// The text after a change that can be made.
fn after(text: &str, change: &Edit) -> String {
    edited(text, change).unwrap_or_else(|| panic!("{change:?} of {text}"))
}

fn example(name: &str) -> Evaluated {
    let text = std::fs::read_to_string(format!("../examples/{name}.json")).unwrap();
    let workspace = Rc::new(Workspace::read(&text, None).unwrap());
    evaluate_workspace(&workspace, None, &mut ParseCache::default())
}

fn texts(choices: &Choices) -> Vec<String> {
    choices.matching(None).into_iter().map(|choice| choice.text.clone()).collect()
}

#[test]
fn fields_offer_what_the_scenario_holds() {
    let evaluated = example("cross-account-role-external-id");
    let offers = suggestions(&evaluated, 0);
    let principals = texts(&offers.of(Input::Principal));
    assert_eq!(principals[0], "arn:aws:iam::111122223333:role/CostScanner");
    assert!(
        principals
            .contains(&"arn:aws:sts::111122223333:assumed-role/CostScanner/session".to_owned())
    );
    assert!(principals.contains(&"arn:aws:iam::444455556666:root".to_owned()));
    assert_eq!(principals.last().unwrap(), "anonymous");
    assert!(principals.iter().all(|own| {
        read_request(&format!(r#"{{"principal": {}, "action": "s3:GetObject"}}"#, quote(own)))
            .is_ok()
    }));
    assert_eq!(texts(&offers.of(Input::Role)).len(), 3);
    // What a policy in play reads comes first.
    assert_eq!(texts(&offers.of(Input::Key(Values::Context)))[0], "sts:ExternalId");
    assert_eq!(texts(&offers.values_of("STS:externalid")), ["customer-4711"]);
    assert_eq!(offers.of(Input::Action).matching(Some("getobj"))[0].text, "s3:GetObject");
    assert!(offers.of(Input::Resource).matching(Some("*")).len() < 2);
    assert!(offers.of(Input::Text).is_empty());
}

#[test]
fn keys_that_a_table_has_are_not_offered_again() {
    let offers = suggestions(&example("mfa-required"), 0);
    let table = read(r#"{"context": {"aws:sourceip": "203.0.113.7"}}"#).unwrap().context;
    assert!(texts(&offers.of(Input::Key(Values::Context))).contains(&"aws:SourceIp".to_owned()));
    assert!(!texts(&offers.new_keys(&table)).contains(&"aws:SourceIp".to_owned()));
}

#[test]
fn a_derived_key_can_be_said_otherwise() {
    let evaluated = example("cross-account-role-external-id");
    let text = &evaluated.workspace.requests[0].text;
    for step in [0, 1] {
        let keys = derived(&evaluated, 0, step);
        let own = keys.iter().find(|own| own.key == "aws:PrincipalArn").unwrap();
        let add = Edit::Add("/context".into(), own.key.clone(), own.json.clone());
        let request = read_request(&after(text, &add)).unwrap();
        assert_eq!(request.context.0.last().unwrap().0, own.key);
    }
    assert!(derived(&evaluated, 0, 9).is_empty() && derived(&evaluated, 9, 0).is_empty());
}

#[test]
fn every_example_can_start_with_any_kind_of_caller() {
    for entry in std::fs::read_dir("../examples").unwrap() {
        let name = entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned();
        let evaluated = example(&name);
        let offers = suggestions(&evaluated, 0);
        for request in evaluated.workspace.requests.iter() {
            for caller in [Caller::Named, Caller::Web, Caller::Saml] {
                let text = after(&request.text, &offers.become_a(caller));
                read_request(&text).unwrap();
                assert_eq!(read(&text).unwrap().caller, Some(caller));
            }
            read_request(&after(&request.text, &offers.next_role())).unwrap();
        }
    }
}
