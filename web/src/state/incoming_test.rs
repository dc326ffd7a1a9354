//! What becomes of a scenario when something is pasted, and that nothing gets lost by it.

use std::rc::Rc;

use yew::Reducible;

use super::super::action::Action;
use super::super::examples;
use super::super::selection::Dialog;
use super::super::wire;
use super::super::write::{self, Documents};
use super::*;

const ERROR: &str = "An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:iam::111122223333:user/dana is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::reports/q3.csv\" because no identity-based policy allows the s3:GetObject action";
const IDENTITY: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}]}"#;
const TRUST: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole"}]}"#;
const BUCKET: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}]}"#;

/// The workspace after a text was taken in.
fn after(workspace: &Workspace, text: &str) -> Workspace {
    after_file(workspace, "", text, None)
}

fn after_file(workspace: &Workspace, name: &str, text: &str, chosen: Option<usize>) -> Workspace {
    let before = Rc::new(workspace.clone());
    let done = |action| Rc::clone(&before).reduce(action);
    let after = match fate(name, text, chosen, workspace) {
        Fate::Load(read, said) => done(Action::Load(Rc::new(read), said.into())),
        Fate::Replace(read, said) => done(Action::Replace(Rc::new(read), said.into())),
        Fate::Kept(why) => done(Action::Notice(Some(why.into()))),
        Fate::Unclear => done(Action::Dialog(Some(Dialog::Open))),
        Fate::Link(_) | Fate::Exercise(_) => Rc::clone(&before),
    };
    // One step, which can be undone.
    if !after.same_texts(&before) {
        let undone = Rc::clone(&after).reduce(Action::Undo);
        assert!(undone.same_texts(&before), "undone: {text}");
        // What comes in makes a scenario that can be written and read.
        let written = write::laid_out(&after, Documents::AsTyped);
        assert!(Workspace::read(&written, None).is_ok(), "{written}");
    }
    (*after).clone()
}

fn said(workspace: &Workspace) -> String {
    workspace.history.said().map(ToString::to_string).unwrap_or_default()
}

fn notice(workspace: &Workspace) -> String {
    workspace.selection.notice.as_ref().map(ToString::to_string).unwrap_or_default()
}

fn request(workspace: &Workspace) -> &str {
    &workspace.requests[workspace.selection.request].text
}

fn decision(workspace: &Workspace) -> &'static str {
    let text = write::write(workspace, Documents::AsTyped).text;
    let loaded = hatcheck_scenario::read(&text).unwrap();
    let evaluation = hatcheck_scenario::evaluate(&loaded.scenario, None, &mut Default::default());
    words::request_decision(&evaluation.decisions[workspace.selection.request])
}

fn read(text: &str) -> Workspace {
    Workspace::read(text, None).unwrap()
}

#[test]
fn a_refusal_and_a_policy_and_the_verdict_is_there() {
    // Journey 1.
    for start in [
        examples::first().unwrap(),
        Workspace::empty(),
        read(include_str!("../../../examples/role-chain.json")),
    ] {
        let refused = after(&start, ERROR);
        assert!(
            request(&refused).contains("\"arn:aws:s3:::reports/q3.csv\""),
            "{}",
            request(&refused)
        );
        assert!(request(&refused).contains("\"name\": \"dana calls s3:GetObject\""));
        assert_eq!(decision(&refused), "implicitDeny");
        assert!(
            said(&refused).contains("Paste the policies of user dana next."),
            "{}",
            said(&refused)
        );
        let explained = after(&refused, IDENTITY);
        assert_eq!(decision(&explained), "allowed");
        let doc = &explained.docs[explained.selection.identity.unwrap()];
        assert_eq!(
            (doc.name.as_str(), doc.owner.as_str()),
            ("Pasted policy", "arn:aws:iam::111122223333:user/dana")
        );
        assert!(said(&explained).contains("it hangs on user dana now"), "{}", said(&explained));
    }
}

#[test]
fn a_policy_and_then_the_refusal_come_to_the_same() {
    let policy = after(&Workspace::empty(), IDENTITY);
    assert_eq!(policy.docs.len(), 1);
    let refused = after(&policy, ERROR);
    assert_eq!(refused.docs[0].owner, "arn:aws:iam::111122223333:user/dana");
    assert_eq!(refused.shell.scenario.users.len(), 1);
    assert_eq!(decision(&refused), "allowed");
}

#[test]
fn the_first_example_makes_room_and_other_scenarios_grow() {
    let anew = after(&examples::first().unwrap(), ERROR);
    assert_eq!((anew.requests.len(), anew.shell.scenario.roles.len()), (1, 0));
    assert_eq!(anew.shell.scenario.title, None);
    // It is the same example when it has come from the page to the extras.
    let sent = wire::scenario(&examples::first().unwrap());
    let sent = wire::workspace(&json::parse(&sent).unwrap(), None).unwrap();
    assert_eq!(after(&sent, ERROR).requests.len(), 1);
    let chain = read(include_str!("../../../examples/role-chain.json"));
    let grown = after(&chain, ERROR);
    assert_eq!(grown.requests.len(), chain.requests.len() + 1);
    assert_eq!(grown.selection.request, chain.requests.len());
    // Once more: it has a name of its own.
    let again = after(&grown, ERROR);
    assert!(request(&again).contains("\"dana calls s3:GetObject 2\""));
    assert_eq!(again.shell.scenario.users.len(), grown.shell.scenario.users.len());
}

#[test]
fn a_new_request_that_nobody_touched_is_filled() {
    let chain = read(include_str!("../../../examples/role-chain.json"));
    let fresh = crate::view::requests::fresh(&chain);
    let with_fresh = (*Rc::new(chain.clone()).reduce(Action::AddRequest(fresh.into()))).clone();
    let filled = after(&with_fresh, ERROR);
    assert_eq!(filled.requests.len(), chain.requests.len() + 1);
    assert!(request(&filled).contains("reports/q3.csv"));
}

#[test]
fn a_session_gets_its_role_and_the_role_its_policy() {
    let error =
        ERROR.replace("iam::111122223333:user/dana", "sts::111122223333:assumed-role/Reader/dana");
    let refused = after(&Workspace::empty(), &error);
    assert_eq!(refused.shell.scenario.roles[0].arn, "arn:aws:iam::111122223333:role/Reader");
    let explained = after(&refused, IDENTITY);
    assert_eq!(explained.docs[0].owner, "arn:aws:iam::111122223333:role/Reader");
    assert_eq!(decision(&explained), "allowed");
    // The trust policy goes to the only role there is.
    let trusted = after(&explained, TRUST);
    assert!(trusted.shell.scenario.roles[0].trust_policy.is_some());
    assert!(said(&trusted).contains("role Reader"), "{}", said(&trusted));
}

#[test]
fn a_role_with_a_path_is_the_one_of_the_session() {
    let workspace = read(
        r#"{"roles": [{"arn": "arn:aws:iam::111122223333:role/ops/Reader"}], "requests": []}"#,
    );
    let error =
        ERROR.replace("iam::111122223333:user/dana", "sts::111122223333:assumed-role/Reader/dana");
    let refused = after(&workspace, &error);
    assert_eq!(refused.shell.scenario.roles.len(), 1);
    assert_eq!(
        after(&refused, IDENTITY).docs[0].owner,
        "arn:aws:iam::111122223333:role/ops/Reader"
    );
}

#[test]
fn a_refused_assumption_is_about_the_role_s_trust_policy() {
    let error = "User: arn:aws:iam::111122223333:user/dana is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/Auditor";
    let refused = after(&Workspace::empty(), error);
    let trusted = after(&refused, TRUST);
    assert_eq!(trusted.shell.scenario.roles[0].arn, "arn:aws:iam::444455556666:role/Auditor");
    assert_eq!(decision(&trusted), "implicitDeny");
    let home =
        IDENTITY.replace("s3:GetObject", "sts:AssumeRole").replace("arn:aws:s3:::reports/*", "*");
    assert_eq!(decision(&after(&trusted, &home)), "allowed");
}

#[test]
fn a_trust_policy_replaces_that_of_the_role_that_is_asked_for() {
    let first = examples::first().unwrap();
    let replaced = after(&first, TRUST);
    assert_eq!(replaced.docs.len(), first.docs.len());
    let shown = &replaced.docs[replaced.selection.trust.unwrap()];
    assert!(shown.text.contains("111122223333:root") && shown.owner.ends_with("role/Auditor"));
}

#[test]
fn where_two_roles_could_have_it_somebody_chooses_and_the_text_is_kept() {
    let workspace = read(
        r#"{"roles": [{"arn": "arn:aws:iam::111122223333:role/One"}, {"arn": "arn:aws:iam::111122223333:role/Two"}], "requests": []}"#,
    );
    let offered = after(&workspace, TRUST);
    assert!(offered.same_texts(&workspace));
    assert_eq!(offered.selection.dialog, Some(Dialog::Open));
    let look = look(TRUST, &workspace).unwrap();
    assert!(!look.meant);
    let labels: Vec<&str> = look.places.iter().map(|place| place.label.as_str()).collect();
    assert_eq!(labels, ["role One", "role Two"]);
    let chosen = after_file(&workspace, "", TRUST, Some(1));
    assert!(chosen.shell.scenario.roles[1].trust_policy.is_some());
    assert!(chosen.shell.scenario.roles[0].trust_policy.is_none());
}

#[test]
fn a_resource_policy_goes_to_the_resource_that_it_names() {
    let made = after(&Workspace::empty(), BUCKET);
    assert_eq!(made.shell.scenario.resources[0].arn, "arn:aws:s3:::reports");
    let replaced =
        after(&made, &BUCKET.replace("\"*\",\"Action\"", "{\"AWS\":\"111122223333\"},\"Action\""));
    assert_eq!(replaced.shell.scenario.resources.len(), 1);
    assert!(replaced.docs[0].text.contains("\"AWS\": \"111122223333\""));
    // A key policy names no resource: it is that of the request.
    let error = "User: arn:aws:iam::111122223333:user/dana is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-1:111122223333:key/1";
    let key =
        after(&after(&Workspace::empty(), error), &BUCKET.replace("arn:aws:s3:::reports/*", "*"));
    assert_eq!(key.shell.scenario.resources[0].arn, "arn:aws:kms:eu-west-1:111122223333:key/1");
}

#[test]
fn the_places_of_a_policy_begin_with_the_likeliest_and_name_other_kinds() {
    let workspace = read(include_str!("../../../examples/scp-denies-region.json"));
    let look = look(IDENTITY, &workspace).unwrap();
    assert!(look.meant && look.places.len() > 2);
    assert!(look.places.iter().any(|place| place.label.ends_with("as service control policy")));
    for at in 0..look.places.len() {
        let taken = after_file(&workspace, "", IDENTITY, Some(at));
        assert!(
            taken.docs.iter().any(|doc| doc.pointer == look.places[at].pointer),
            "{:?}",
            look.places[at]
        );
        let shown = [taken.selection.identity, taken.selection.trust].into_iter().flatten();
        assert!(
            shown.map(|at| &taken.docs[at].pointer).any(|own| *own == look.places[at].pointer),
            "{:?}",
            look.places[at]
        );
    }
}

#[test]
fn what_the_command_line_says_of_a_role_comes_in_and_is_brought_up_to_date() {
    let role = |seconds: u32| {
        format!(
            r#"{{"Role": {{"RoleName": "Auditor", "RoleId": "AROAEXAMPLEAUDIT0001", "Arn": "arn:aws:iam::444455556666:role/ops/Auditor", "AssumeRolePolicyDocument": {TRUST}, "MaxSessionDuration": {seconds}}}}}"#
        )
    };
    let made = after(&Workspace::empty(), &role(3600));
    let again = after(&made, &role(7200));
    assert_eq!(again.shell.scenario.roles.len(), 1);
    assert_eq!(again.shell.scenario.roles[0].max_session_duration, Some(7200));
    let policy =
        format!(r#"{{"RoleName": "Auditor", "PolicyName": "Read", "PolicyDocument": {IDENTITY}}}"#);
    let with_policy = after(&again, &policy);
    assert_eq!(with_policy.docs.iter().filter(|doc| doc.name == "Read").count(), 1);
    // The same again takes its place.
    assert_eq!(
        after(&with_policy, &policy.replace("Get", "Put")).docs.len(),
        with_policy.docs.len()
    );
}

#[test]
fn a_simulation_comes_in_whole() {
    let text = format!(
        r#"{{"PolicyInputList": [{}], "ActionNames": ["s3:GetObject", "s3:PutObject"], "ResourceArns": ["arn:aws:s3:::reports/q3.csv"]}}"#,
        json::quote(IDENTITY)
    );
    let taken = after(&Workspace::empty(), &text);
    assert_eq!((taken.requests.len(), taken.docs.len()), (2, 1));
    assert_eq!(decision(&taken), "allowed");
}

#[test]
fn federated_callers_and_services_are_asked_for_as_they_are() {
    let record = |identity: &str, event: &str| {
        format!(
            r#"{{"userIdentity": {identity}, "eventSource": "sts.amazonaws.com", "eventName": "{event}", "recipientAccountId": "444455556666",
            "requestParameters": {{"roleArn": "arn:aws:iam::444455556666:role/Deploy", "roleSessionName": "x"}}}}"#
        )
    };
    let token = r#"{"type": "WebIdentityUser", "principalId": "token.actions.githubusercontent.com:sts.amazonaws.com:repo:acme/app:ref:refs/heads/main", "userName": "repo:acme/app:ref:refs/heads/main", "identityProvider": "token.actions.githubusercontent.com"}"#;
    let taken = after(&Workspace::empty(), &record(token, "AssumeRoleWithWebIdentity"));
    let trust = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com"},
        "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"token.actions.githubusercontent.com:sub": "repo:acme/app:ref:refs/heads/main", "token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}}}]}"#;
    assert_eq!(decision(&after(&taken, trust)), "allowed");
    let service = after(
        &Workspace::empty(),
        &record(r#"{"type": "AWSService", "invokedBy": "ec2.amazonaws.com"}"#, "AssumeRole"),
    );
    assert_eq!(decision(&service), "implicitDeny");
}

#[test]
fn a_scenario_takes_the_place_of_this_one() {
    let chain = include_str!("../../../examples/role-chain.json");
    let opened = after(&examples::first().unwrap(), chain);
    assert_eq!(opened.shell.scenario.title.as_deref(), Some("One role leads to the next"));
    let named = after_file(&Workspace::empty(), "chain.json", chain, None);
    assert_eq!(said(&named), "chain.json: A scenario was opened.");
}

#[test]
fn a_file_gives_its_policy_a_name() {
    let user =
        read(r#"{"users": [{"arn": "arn:aws:iam::111122223333:user/dana"}], "requests": []}"#);
    let taken = after_file(&user, "read-reports.json", IDENTITY, None);
    assert_eq!(taken.docs[0].name, "read-reports");
}

#[test]
fn what_is_not_recognised_changes_nothing_and_is_kept() {
    let first = examples::first().unwrap();
    let same = after(&first, "no idea what this is");
    assert!(same.same_texts(&first));
    assert!(notice(&same).contains("kept under Open"));
    let broken = after(&first, r#"{"requests": [], "usres": []}"#);
    assert!(notice(&broken).contains("usres"), "{}", notice(&broken));
}

#[test]
fn while_the_scenario_s_own_text_cannot_be_read_nothing_comes_over_it() {
    use super::super::workspace::Target;
    let shown = Rc::new(examples::first().unwrap()).reduce(Action::ShowSource(true));
    let broken = shown.reduce(Action::TextChanged(Target::Source, "{ nope".into()));
    // `state::arrivals` asks this before anything else.
    assert!(broken.is_overruled());
    assert!(own::SOURCE_FIRST.contains("Mend it first"));
}

#[test]
fn what_it_was_taken_for_is_said_with_where_it_goes() {
    for (text, expected) in [
        (ERROR, "An AccessDenied message: fills the request"),
        (IDENTITY, "An identity policy: goes to the caller"),
        (TRUST, "A trust policy: goes to a role"),
        (BUCKET, "A resource-based policy: goes to its resource"),
        ("{\"requests\": []}", "A scenario: takes the place of this one"),
        ("#s1.AAAA", "A Hatcheck link: opens what it holds"),
    ] {
        assert_eq!(describe(text).as_deref(), Some(expected));
    }
    assert_eq!(describe("hello"), None);
}

#[test]
fn a_trust_policy_among_identity_policies_can_be_moved() {
    assert_eq!(misplaced(PolicyKind::Identity, TRUST), Some(PolicyKind::Trust));
    assert_eq!(misplaced(PolicyKind::Trust, IDENTITY), Some(PolicyKind::Identity));
    assert_eq!(misplaced(PolicyKind::Identity, BUCKET), Some(PolicyKind::Resource));
    for (kind, text) in [
        (PolicyKind::Identity, IDENTITY),
        (PolicyKind::Scp, IDENTITY),
        (PolicyKind::Session, IDENTITY),
        (PolicyKind::Trust, TRUST),
        (PolicyKind::Resource, BUCKET),
        (PolicyKind::VpcEndpoint, BUCKET),
        // Somebody is still writing.
        (PolicyKind::Trust, r#"{"Statement": []}"#),
        (PolicyKind::Trust, r#"{"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole"}]}"#),
        (PolicyKind::Trust, "{"),
    ] {
        assert_eq!(misplaced(kind, text), None, "{kind:?} {text}");
    }
    let workspace = read(&format!(
        r#"{{"users": [{{"arn": "arn:aws:iam::111122223333:user/dana", "policies": [{{"name": "A", "document": {IDENTITY}}}, {{"name": "B", "document": {TRUST}}}]}}],
        "roles": [{{"arn": "arn:aws:iam::111122223333:role/Reader"}}], "requests": []}}"#
    ));
    let Some(Fate::Replace(after, said)) = moved(&workspace, 1) else { panic!() };
    let kinds: Vec<PolicyKind> = after.docs.iter().map(|doc| doc.kind).collect();
    assert_eq!(kinds, [PolicyKind::Identity, PolicyKind::Trust]);
    assert_eq!(said, "A trust policy was moved to role Reader.");
}

#[test]
fn every_example_survives_whatever_is_pasted_into_it() {
    let texts = [
        ERROR,
        IDENTITY,
        TRUST,
        BUCKET,
        "{ \"Statement\": [ \"Effect\": ",
        "{\"Statement\": [{\"Effect\": 1}]}",
    ];
    for file in std::fs::read_dir("../examples").unwrap() {
        let workspace = read(&std::fs::read_to_string(file.unwrap().path()).unwrap());
        for text in texts {
            after(&workspace, text);
            let places = look(text, &workspace).map_or(0, |look| look.places.len());
            for at in 0..places {
                let taken = after_file(&workspace, "", text, Some(at));
                assert!(!taken.same_texts(&workspace), "{text}");
            }
        }
    }
}
