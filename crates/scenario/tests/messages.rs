//! What AWS would have shown the caller (section 5.4 of roles-and-sessions.md), and how sessions are named.

#![allow(clippy::unwrap_used, reason = "a test's helpers fail the test")]

use hatcheck_scenario::report::{Options, report_with};
use hatcheck_scenario::words::{self, Messages};
use hatcheck_scenario::{ParseCache, evaluate, read, report};
use serde_json::{Value, json};

const ACCOUNT: &str = "arn:aws:iam::111111111111:root";
const ALICE: &str = "arn:aws:iam::111111111111:user/alice";
const ROLE: &str = "arn:aws:iam::111111111111:role/ops/Reader";
const SESSION: &str = "arn:aws:sts::111111111111:assumed-role/Reader/s1";
const SECOND: &str = "arn:aws:iam::111111111111:role/ops/deep/Second";
const KEY: &str = "arn:aws:kms:eu-central-1:111111111111:key/1234abcd";
const SAML: &str = "arn:aws:iam::111111111111:saml-provider/Corp";
const OIDC: &str = "arn:aws:iam::111111111111:oidc-provider/idp.example.org";

const OTHER_ACCOUNT: &str = "arn:aws:iam::222222222222:root";
const BOB: &str = "arn:aws:iam::222222222222:user/bob";

/// The sentence without a reason for the call in `guarded`.
const DECRYPT: &str = "User: arn:aws:sts::111111111111:assumed-role/Reader/s1 is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-central-1:111111111111:key/1234abcd";
/// That for the call in `assuming`.
const ASSUME: &str = "User: arn:aws:iam::111111111111:user/alice is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111111111111:role/ops/Reader";
/// That for the call in `bob_reads`.
const READ: &str = "User: arn:aws:iam::222222222222:user/bob is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::bkt/x\"";

/// Kinds of policies that may lack an Allow, in the order in which they are named, with the reason.
const IMPLICIT: [(&str, &str); 6] = [
    ("scp", "because no service control policy allows the kms:Decrypt action"),
    ("vpcEndpoint", "because no VPC endpoint policy allows the kms:Decrypt action"),
    ("resource", "because no resource-based policy allows the kms:Decrypt action"),
    ("boundary", "because no permissions boundary allows the kms:Decrypt action"),
    ("session", "because no session policy allows the kms:Decrypt action"),
    ("identity", "because no identity-based policy allows the kms:Decrypt action"),
];
/// Kinds that may deny, likewise.
const EXPLICIT: [(&str, &str); 7] = [
    ("scp", "with an explicit deny in a service control policy"),
    ("rcp", "with an explicit deny in a resource control policy"),
    ("vpcEndpoint", "with an explicit deny in a VPC endpoint policy"),
    ("resource", "with an explicit deny in a resource-based policy"),
    ("boundary", "with an explicit deny in a permissions boundary"),
    ("session", "with an explicit deny in a session policy"),
    ("identity", "with an explicit deny in an identity-based policy"),
];

/// What a policy says of the call.
#[derive(Clone, Copy)]
enum Says {
    Allow,
    Nothing,
    Deny,
}

fn policy(statements: &[Value]) -> Value {
    json!({"Version": "2012-10-17", "Statement": statements})
}

/// A statement on every resource; for a principal unless that is null.
fn statement(effect: &str, action: &str, principal: &Value) -> Value {
    let mut statement = json!({"Effect": effect, "Action": action, "Resource": "*"});
    if !principal.is_null() {
        statement["Principal"] = principal.clone();
    }
    statement
}

/// A statement of an identity's policy.
fn own(effect: &str, action: &str) -> Value {
    statement(effect, action, &Value::Null)
}

/// A statement of a trust policy.
fn trust(effect: &str, principal: &str) -> Value {
    json!({"Effect": effect, "Principal": {"AWS": principal}, "Action": "sts:AssumeRole"})
}

/// A statement of the bucket's policy.
fn bucket(effect: &str, principal: &str) -> Value {
    json!({"Effect": effect, "Principal": {"AWS": principal}, "Action": "s3:GetObject",
        "Resource": "arn:aws:s3:::bkt/*"})
}

/// The policies of an identity: one with these statements, if there are any.
fn attached(statements: &[Value]) -> Value {
    if statements.is_empty() {
        return json!([]);
    }
    json!([{"name": "Own", "document": policy(statements)}])
}

/// A session decrypts with a key of its account. A policy of every kind is attached and allows it, unless it is listed.
fn guarded(others: &[(&str, Says)]) -> Value {
    let says = |kind: &str| {
        others.iter().find(|other| other.0 == kind).map_or(Says::Allow, |other| other.1)
    };
    let document = |kind: &str, principal: &Value| {
        let allows = statement("Allow", "*", principal);
        match says(kind) {
            Says::Allow => policy(&[allows]),
            Says::Nothing => policy(&[statement("Allow", "ec2:*", principal)]),
            Says::Deny => policy(&[allows, statement("Deny", "*", principal)]),
        }
    };
    let named = |kind: &str| json!({"name": kind, "document": document(kind, &Value::Null)});
    // The one that allows everything is attached everywhere and need not be listed (E-083).
    let denies = |action: &str| {
        let document = policy(&[statement("Deny", action, &json!("*"))]);
        json!([{"name": "rcp", "document": document}])
    };
    let rcps = match says("rcp") {
        Says::Allow => json!([]),
        Says::Nothing => denies("sqs:*"),
        Says::Deny => denies("kms:*"),
    };
    json!({
        "accounts": [{
            "id": "111111111111",
            "organization": {"id": "o-a"},
            "serviceControlPolicies": [{"target": "r-root", "policies": [named("scp")]}],
            "resourceControlPolicies": [{"target": "r-root", "policies": rcps}],
        }],
        "roles": [{
            "arn": ROLE,
            "policies": [named("identity")],
            "permissionsBoundary": named("boundary"),
        }],
        "resources": [{"arn": KEY, "policy": document("resource", &json!({"AWS": ACCOUNT}))}],
        "vpcEndpoints": [{"id": "vpce-1", "policy": document("vpcEndpoint", &json!("*"))}],
        "requests": [{
            "principal": SESSION,
            "sessionPolicy": document("session", &Value::Null),
            "through": "vpce-1",
            "action": "kms:Decrypt",
            "resource": KEY,
        }],
    })
}

/// Alice, whose own policy has these statements, assumes `ROLE`, whose trust policy has those.
fn assuming(own: &[Value], trust: &[Value], mut parameters: Value) -> Value {
    parameters["role"] = json!(ROLE);
    parameters["sessionName"] = json!("s1");
    json!({
        "users": [{"arn": ALICE, "policies": attached(own)}],
        "roles": [{"arn": ROLE, "id": "AROAEXAMPLEREADER001", "trustPolicy": policy(trust)}],
        "requests": [
            {"principal": ALICE, "assume": [parameters], "action": "sts:GetCallerIdentity"}],
    })
}

/// Alice may assume `ROLE`, and its sessions `SECOND`; of both roles every session may say who its person is.
fn chain(first: Value, mut second: Value, maximum: u32) -> Value {
    second["role"] = json!(SECOND);
    second["sessionName"] = json!("s2");
    let trusts = |principal: &str| {
        json!({"Effect": "Allow", "Principal": {"AWS": principal},
            "Action": ["sts:AssumeRole", "sts:SetSourceIdentity"]})
    };
    let mut scenario = assuming(&[], &[trusts(ALICE)], first);
    let next = json!({"arn": SECOND, "id": "AROAEXAMPLESECOND001", "maxSessionDuration": maximum,
        "trustPolicy": policy(&[trusts(ROLE)])});
    scenario["roles"].as_array_mut().unwrap().push(next);
    scenario["requests"][0]["assume"].as_array_mut().unwrap().push(second);
    scenario
}

/// Bob, whose own policy has these statements, reads an object of another account of his organization, from a bucket
/// whose policy has those.
fn bob_reads(own: &[Value], bucket: &[Value]) -> Value {
    let policy = if bucket.is_empty() { Value::Null } else { policy(bucket) };
    json!({
        "accounts": [
            {"id": "111111111111", "organization": {"id": "o-a"}},
            {"id": "222222222222", "organization": {"id": "o-a"}},
        ],
        "users": [{"arn": BOB, "policies": attached(own)}],
        "resources": [{"arn": "arn:aws:s3:::bkt", "account": "111111111111", "policy": policy}],
        "requests": [
            {"principal": BOB, "action": "s3:GetObject", "resource": "arn:aws:s3:::bkt/x"}],
    })
}

/// The steps of the only request.
fn steps_as(scenario: &Value, messages: Messages) -> Vec<Value> {
    let loaded = read(&scenario.to_string()).unwrap();
    let evaluation = evaluate(&loaded.scenario, None, &mut ParseCache::default());
    let options = Options { messages, suggestions: false };
    let report = serde_json::to_value(report_with(&loaded, &evaluation, options)).unwrap();
    report["requests"][0]["steps"].as_array().unwrap().clone()
}

fn steps(scenario: &Value) -> Vec<Value> {
    steps_as(scenario, Messages::Measured)
}

/// The step that decided.
fn last_as(scenario: &Value, messages: Messages) -> Value {
    steps_as(scenario, messages).pop().unwrap()
}

fn last(scenario: &Value) -> Value {
    last_as(scenario, Messages::Measured)
}

/// What a refused caller reads.
fn told_as(scenario: &Value, messages: Messages) -> String {
    last_as(scenario, messages)["message"].as_str().unwrap().to_owned()
}

fn told(scenario: &Value) -> String {
    told_as(scenario, Messages::Measured)
}

#[test]
fn the_sentence_names_caller_action_and_resource() {
    let queue = "arn:aws:sqs:eu-central-1:111111111111:orders";
    let kim = "arn:aws:sts::111111111111:federated-user/Kim";
    let reason = "because no identity-based policy allows the sqs:SendMessage action";
    for (caller, parts) in [
        (ALICE, json!({})),
        (SESSION, json!({})),
        (kim, json!({"federatedBy": ALICE, "sessionPolicy": policy(&[own("Allow", "*")])})),
    ] {
        let mut request = parts;
        request["principal"] = json!(caller);
        request["action"] = json!("sqs:SendMessage");
        request["resource"] = json!(queue);
        let scenario =
            json!({"users": [{"arn": ALICE}], "roles": [{"arn": ROLE}], "requests": [request]});
        let sentence =
            format!("User: {caller} is not authorized to perform: sqs:SendMessage on resource:");
        assert_eq!(told(&scenario), format!("{sentence} {queue} {reason}"));
    }
}

#[test]
fn s3_puts_the_resource_in_quotes() {
    let scenario = json!({"users": [{"arn": ALICE}], "requests": [
        {"principal": ALICE, "action": "s3:GetObject", "resource": "arn:aws:s3:::bkt/x"}]});
    let expected = "User: arn:aws:iam::111111111111:user/alice is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::bkt/x\" because no identity-based policy allows the s3:GetObject action";
    // Nobody is in an organization here: one account is enough for a reason.
    assert_eq!(told(&scenario), expected);
}

#[test]
fn where_everything_allows_there_is_no_text() {
    let step = last(&guarded(&[]));
    assert_eq!(step["decision"], "allowed");
    assert_eq!(step["message"], Value::Null);
}

#[test]
fn each_kind_of_policy_has_words_for_a_missing_allow() {
    for (kind, reason) in IMPLICIT {
        let step = last(&guarded(&[(kind, Says::Nothing)]));
        assert_eq!(step["decision"], "implicitDeny", "{kind}");
        assert_eq!(step["decidedBy"], json!([kind]));
        assert_eq!(step["message"], format!("{DECRYPT} {reason}"));
    }
}

#[test]
fn each_kind_of_policy_has_words_for_a_deny() {
    for (kind, reason) in EXPLICIT {
        let step = last(&guarded(&[(kind, Says::Deny)]));
        assert_eq!(step["decision"], "explicitDeny", "{kind}");
        assert_eq!(step["decidedBy"], json!([kind]));
        assert_eq!(step["message"], format!("{DECRYPT} {reason}"));
    }
}

#[test]
fn no_resource_control_policy_ever_lacks_an_allow() {
    let step = last(&guarded(&[("rcp", Says::Nothing)]));
    assert_eq!(step["decision"], "allowed");
}

#[test]
fn a_gap_in_service_control_policies_is_implicit_and_told_as_such() {
    let step = last(&guarded(&[("scp", Says::Nothing)]));
    // Older services say "explicit" even then, which changes nothing in what it is (E-026, R-256).
    assert_eq!(step["decision"], "implicitDeny");
    assert_eq!(step["decidedBy"], json!(["scp"]));
    assert!(!step["message"].as_str().unwrap().contains("explicit"));
}

#[test]
fn of_several_kinds_of_policies_one_is_named_in_a_fixed_order() {
    for (kinds, says) in [(&EXPLICIT[..], Says::Deny), (&IMPLICIT[..], Says::Nothing)] {
        for (at, (_, reason)) in kinds.iter().enumerate() {
            let refusing: Vec<_> = kinds[at..].iter().map(|(kind, _)| (*kind, says)).collect();
            assert_eq!(told(&guarded(&refusing)), format!("{DECRYPT} {reason}"));
        }
    }
}

#[test]
fn a_deny_is_named_before_a_missing_allow() {
    let scenario = guarded(&[("scp", Says::Nothing), ("identity", Says::Deny)]);
    let expected = format!("{DECRYPT} with an explicit deny in an identity-based policy");
    assert_eq!(told(&scenario), expected);
}

#[test]
fn trust_policies_are_named_where_those_of_resources_are() {
    let account = [trust("Allow", ACCOUNT)];
    let denied = [trust("Allow", ACCOUNT), trust("Deny", "*")];
    let deny = json!({"name": "Edge", "document": policy(&[own("Deny", "*")])});
    let with_boundary = |trust: &[Value]| {
        let mut scenario = assuming(&[own("Deny", "sts:*")], trust, json!({}));
        scenario["users"][0]["permissionsBoundary"] = deny.clone();
        told_as(&scenario, Messages::Documented)
    };
    //
    let expected = format!("{ASSUME} with an explicit deny in the role trust policy");
    assert_eq!(with_boundary(&denied), expected);
    let expected = format!("{ASSUME} with an explicit deny in a permissions boundary");
    assert_eq!(with_boundary(&account), expected);
}

#[test]
fn a_refusal_to_assume_a_role_has_a_reason_only_as_documented() {
    let may = [own("Allow", "sts:AssumeRole")];
    let may_not = [own("Allow", "sts:AssumeRole"), own("Deny", "sts:AssumeRole")];
    let trusted = [trust("Allow", ACCOUNT)];
    let only_others = [trust("Allow", OTHER_ACCOUNT)];
    let denied = [trust("Allow", ACCOUNT), trust("Deny", "*")];
    let mut with_id = trusted.clone();
    with_id[0]["Condition"] = json!({"StringEquals": {"sts:ExternalId": "c-42"}});
    let mut no_such_role = assuming(&may, &trusted, json!({}));
    no_such_role["roles"] = json!([]);
    let mut guarded = assuming(&may, &trusted, json!({}));
    let scp = json!({"name": "scp", "document": policy(&[own("Allow", "ec2:*")])});
    guarded["accounts"] = json!([{"id": "111111111111", "organization": {"id": "o-a"},
        "serviceControlPolicies": [{"target": "r-root", "policies": [scp]}]}]);

    let no_permission = "because no identity-based policy allows the sts:AssumeRole action";
    let no_trust = "because no role trust policy allows the sts:AssumeRole action";
    let no_scp = "because no service control policy allows the sts:AssumeRole action";
    for (scenario, reason) in [
        (assuming(&[], &trusted, json!({})), no_permission),
        (
            assuming(&may_not, &trusted, json!({})),
            "with an explicit deny in an identity-based policy",
        ),
        (assuming(&may, &only_others, json!({})), no_trust),
        (assuming(&may, &denied, json!({})), "with an explicit deny in the role trust policy"),
        (assuming(&may, &with_id, json!({"externalId": "c-41"})), no_trust),
        (no_such_role, no_trust),
        (guarded, no_scp),
    ] {
        assert_eq!(told(&scenario), ASSUME, "{reason}");
        assert_eq!(told_as(&scenario, Messages::Documented), format!("{ASSUME} {reason}"));
    }
}

#[test]
fn the_measured_text_is_shown_unless_the_documented_one_is_asked_for() {
    let scenario = assuming(&[], &[trust("Allow", ACCOUNT)], json!({}));
    let loaded = read(&scenario.to_string()).unwrap();
    let evaluation = evaluate(&loaded.scenario, None, &mut ParseCache::default());
    let step = &evaluation.decisions[0].steps[0];
    assert_eq!(words::message(step).as_deref(), Some(ASSUME));
    assert_eq!(words::message_as(step, Messages::default()).as_deref(), Some(ASSUME));
    let report = report(&loaded, &evaluation);
    assert_eq!(report.requests[0].steps[0].message.as_deref(), Some(ASSUME));
}

#[test]
fn the_record_repeats_the_text_whichever_it_is() {
    let scenario = assuming(&[], &[trust("Allow", ACCOUNT)], json!({}));
    for messages in [Messages::Measured, Messages::Documented] {
        let step = last_as(&scenario, messages);
        assert_eq!(step["event"]["errorCode"], "AccessDenied");
        assert_eq!(step["event"]["errorMessage"], step["message"]);
    }
}

#[test]
fn reasons_stay_within_the_account_or_organization_of_the_resource() {
    let reads = [own("Allow", "s3:*")];
    let denied = [bucket("Allow", BOB), bucket("Deny", BOB)];
    let organization = |id: Option<&str>| id.map_or(Value::Null, |id| json!({"id": id}));
    for scenario in [
        bob_reads(&[], &[bucket("Allow", BOB)]),
        bob_reads(&reads, &[]),
        bob_reads(&reads, &denied),
        bob_reads(&[own("Deny", "s3:*")], &[bucket("Allow", BOB)]),
    ] {
        assert!(told(&scenario).starts_with(&format!("{READ} ")));
        for (owner, caller) in
            [(Some("o-a"), Some("o-b")), (Some("o-a"), None), (None, Some("o-a")), (None, None)]
        {
            let mut apart = scenario.clone();
            apart["accounts"][0]["organization"] = organization(owner);
            apart["accounts"][1]["organization"] = organization(caller);
            assert_eq!(told(&apart), READ, "{owner:?} {caller:?}");
            assert_eq!(told_as(&apart, Messages::Documented), READ, "{owner:?} {caller:?}");
        }
    }
}

#[test]
fn as_documented_a_role_of_another_organization_gives_no_reason_either() {
    let bob = json!([{"arn": BOB, "policies": attached(&[own("Allow", "sts:AssumeRole")])}]);
    let mut scenario = assuming(&[], &[trust("Allow", ACCOUNT)], json!({}));
    scenario["users"] = bob;
    scenario["requests"][0]["principal"] = json!(BOB);
    let sentence = ASSUME.replace(ALICE, BOB);
    assert_eq!(told_as(&scenario, Messages::Documented), sentence);
    scenario["accounts"] = json!([
        {"id": "111111111111", "organization": {"id": "o-a"}},
        {"id": "222222222222", "organization": {"id": "o-a"}},
    ]);
    let reason = "because no role trust policy allows the sts:AssumeRole action";
    assert_eq!(told_as(&scenario, Messages::Documented), format!("{sentence} {reason}"));
}

#[test]
fn across_accounts_the_side_is_named_that_was_observed() {
    let allowed = [own("Allow", "s3:*")];
    let denied = [own("Allow", "s3:*"), own("Deny", "s3:*")];
    let to_account = [bucket("Allow", OTHER_ACCOUNT)];
    let to_bob = [bucket("Allow", BOB)];
    let denies_bob = [bucket("Allow", BOB), bucket("Deny", BOB)];
    let identity = "because no identity-based policy allows the s3:GetObject action";
    let resource = "because no resource-based policy allows the s3:GetObject action";
    let identity_deny = "with an explicit deny in an identity-based policy";
    let resource_deny = "with an explicit deny in a resource-based policy";
    // E-027, row by row.
    let observed: [(&[Value], &[Value], &str); 7] = [
        (&[], &to_account, resource),
        (&[], &to_bob, identity),
        (&allowed, &[], resource),
        (&[], &[], resource),
        (&denied, &to_bob, identity_deny),
        (&denied, &denies_bob, identity_deny),
        (&allowed, &denies_bob, resource_deny),
    ];
    for (own, bucket, reason) in observed {
        assert_eq!(told(&bob_reads(own, bucket)), format!("{READ} {reason}"));
    }
}

#[test]
fn outside_identities_read_one_short_text() {
    for (provider, action, text) in [
        (SAML, "sts:AssumeRoleWithSAML", "Not authorized to perform sts:AssumeRoleWithSAML"),
        (
            OIDC,
            "sts:AssumeRoleWithWebIdentity",
            "Not authorized to perform sts:AssumeRoleWithWebIdentity",
        ),
    ] {
        let trusts = json!({"Effect": "Allow", "Principal": {"Federated": provider},
            "Action": action});
        let denies = json!({"Effect": "Deny", "Principal": {"Federated": provider},
            "Action": action});
        let mut no_such_role = assuming(&[], &[trust("Allow", ACCOUNT)], json!({}));
        no_such_role["roles"] = json!([]);
        for (mut scenario, decision) in [
            (assuming(&[], &[trust("Allow", ACCOUNT)], json!({})), "implicitDeny"),
            (assuming(&[], &[trusts, denies], json!({})), "explicitDeny"),
            (no_such_role, "implicitDeny"),
        ] {
            scenario["requests"][0]["principal"] = json!({"federated": provider, "claims": {}});
            for messages in [Messages::Measured, Messages::Documented] {
                let step = last_as(&scenario, messages);
                assert_eq!(step["decision"], decision);
                assert_eq!(step["message"], text);
            }
        }
    }
}

#[test]
fn root_users_read_that_they_assume_no_roles() {
    let mut scenario = assuming(&[], &[trust("Allow", ACCOUNT)], json!({}));
    scenario["requests"][0]["principal"] = json!(ACCOUNT);
    for credentials in ["longTerm", "sessionToken"] {
        scenario["requests"][0]["credentials"] = json!(credentials);
        let step = last(&scenario);
        assert_eq!(step["decision"], "implicitDeny");
        assert_eq!(step["message"], "Roles may not be assumed by root accounts.");
        assert_eq!(step["event"]["errorCode"], "AccessDenied");
    }
}

#[test]
fn durations_beyond_a_maximum_are_answered_with_that_maximum() {
    let of_role = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.";
    let of_chain = "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.";
    let trusted = [trust("Allow", ALICE)];
    let long = || json!({"durationSeconds": 3601});
    for (scenario, text) in [
        (assuming(&[], &trusted, long()), of_role),
        (chain(json!({}), long(), 43200), of_chain),
        (chain(json!({}), long(), 3600), of_role), // the first of the two that is asked
    ] {
        let step = last(&scenario);
        assert_eq!(step["decision"], "invalid");
        assert_eq!(step["errorCode"], "ValidationError");
        assert_eq!(step["message"], text);
        assert_eq!(step["event"]["errorCode"], "ValidationError");
        assert_eq!(step["event"]["errorMessage"], text);
    }
}

#[test]
fn session_credentials_get_no_further_tokens() {
    let kim = "arn:aws:sts::111111111111:federated-user/Kim";
    let all = policy(&[own("Allow", "*")]);
    let callers = [
        json!({"principal": SESSION}),
        json!({"principal": ALICE, "credentials": "sessionToken"}),
        json!({"principal": ACCOUNT, "credentials": "sessionToken"}),
        json!({"principal": kim, "federatedBy": ALICE, "sessionPolicy": all}),
    ];
    for (action, text) in [
        ("sts:GetSessionToken", "Cannot call GetSessionToken with session credentials"),
        ("sts:GetFederationToken", "Cannot call GetFederationToken with session credentials"),
    ] {
        for caller in &callers {
            let mut request = caller.clone();
            request["action"] = json!(action);
            let policies = attached(&[own("Allow", "*")]);
            let step = last(&json!({
                "users": [{"arn": ALICE, "policies": policies}],
                "roles": [{"arn": ROLE, "policies": policies}],
                "requests": [request],
            }));
            assert_eq!(step["message"], text, "{caller}");
            assert_eq!(step["event"]["errorCode"], "AccessDenied");
        }
    }
}

#[test]
fn a_false_source_identity_is_named_and_a_missing_one_is_not() {
    let wanted = json!({"Effect": "Allow", "Principal": {"AWS": ALICE},
        "Action": ["sts:AssumeRole", "sts:SetSourceIdentity"],
        "Condition": {"StringEquals": {"sts:SourceIdentity": "alice"}}});
    let trusted = [wanted];
    let with = |parameters: Value| assuming(&[], &trusted, parameters);
    assert_eq!(told(&with(json!({}))), ASSUME);
    let text = "User: arn:aws:iam::111111111111:user/alice is not authorized to perform: sts:SetSourceIdentity on resource: arn:aws:iam::111111111111:role/ops/Reader";
    assert_eq!(told(&with(json!({"sourceIdentity": "bob"}))), text);
    assert_eq!(last(&with(json!({"sourceIdentity": "alice"})))["decision"], "allowed");
}

#[test]
fn decoding_a_text_needs_a_permission_of_its_own() {
    let decision = |action: &str| {
        let step = last(&json!({
            "users": [{"arn": ALICE, "policies": attached(&[own("Allow", action)])}],
            "requests": [{"principal": ALICE, "action": "sts:DecodeAuthorizationMessage"}],
        }));
        (step["decision"].clone(), step["decidedBy"].clone())
    };
    let granted = (json!("allowed"), json!(["identity"]));
    assert_eq!(decision("sts:DecodeAuthorizationMessage"), granted);
    for other in ["ec2:*", "sts:Get*"] {
        assert_eq!(decision(other), (json!("implicitDeny"), json!(["identity"])));
    }
}

#[test]
fn a_session_is_named_by_its_role_without_the_path() {
    let steps = steps(&chain(json!({}), json!({}), 3600));
    let second = "arn:aws:sts::111111111111:assumed-role/Second/s2";
    for (at, arn, id) in
        [(0, SESSION, "AROAEXAMPLEREADER001:s1"), (1, second, "AROAEXAMPLESECOND001:s2")]
    {
        let user = &steps[at]["event"]["responseElements"]["assumedRoleUser"];
        assert_eq!(user["arn"], arn);
        assert_eq!(user["assumedRoleId"], id);
        assert_eq!(steps[at]["session"]["arn"], arn);
        assert_eq!(steps[at + 1]["principal"], arn);
        assert_eq!(steps[at + 1]["context"]["aws:userid"]["value"], id);
    }
}

#[test]
fn a_source_identity_is_echoed_when_set_and_when_inherited() {
    let echoed = |first: Value| {
        let steps = steps(&chain(first, json!({}), 3600));
        let answers = steps[..2].iter().map(|step| &step["event"]["responseElements"]);
        answers.map(|answer| answer.get("sourceIdentity").cloned()).collect::<Vec<_>>()
    };
    let alice = Some(json!("alice"));
    assert_eq!(echoed(json!({"sourceIdentity": "alice"})), [alice.clone(), alice]);
    let nothing: [Option<Value>; 2] = [None, None];
    assert_eq!(echoed(json!({})), nothing);
}

#[test]
fn a_federated_user_is_identified_by_account_and_name() {
    let kim = "arn:aws:sts::111111111111:federated-user/Kim";
    let step = last(&json!({"users": [{"arn": ALICE}], "requests": [
        {"principal": kim, "federatedBy": ALICE, "action": "sts:GetCallerIdentity"}]}));
    assert_eq!(step["principal"], kim);
    let id = &step["context"]["aws:userid"];
    assert_eq!(*id, json!({"value": "111111111111:Kim", "source": "derived"})); // R-187, E-244
    assert_eq!(step["context"]["aws:PrincipalArn"]["value"], kim);
    assert_eq!(step["event"]["userIdentity"]["principalId"], "111111111111:Kim");
}
