//! What holds for every world and request: more permission never takes away, a Deny never gives, order never
//! matters, and an answer for unknown context agrees with every completion.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test's helpers fail the test")]

use std::sync::Arc;

use hatcheck_engine::request::{Call, Credentials, Principal, Request, SessionFacts, Value};
use hatcheck_engine::unknown::decide_unknown;
use hatcheck_engine::world::{Facts, NamedPolicy, Resource, Role, User};
use hatcheck_engine::{Outcome, StepOutcome, World, decide};
use hatcheck_policy::{Arn, PolicyKind};
use proptest::prelude::*;

const ALICE: &str = "arn:aws:iam::111122223333:user/alice";
const ROLE: &str = "arn:aws:iam::111122223333:role/R";
const SESSION: &str = "arn:aws:sts::111122223333:assumed-role/R/s";
const BOB: &str = "arn:aws:iam::444455556666:user/bob";
const BUCKET: &str = "arn:aws:s3:::bkt";

/// The statements of one policy, as texts.
type Statements = Vec<String>;

/// A small world: what hangs on the caller and on the bucket, and who calls.
#[derive(Clone, Debug)]
struct Small {
    identity: Statements,
    boundary: Option<Statements>,
    session: Option<Statements>,
    resource: Option<Statements>,
    caller: &'static str,
    address: Option<&'static str>,
}

fn condition() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(String::new()),
        1 => Just(r#", "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}"#.to_owned()),
        1 => Just(r#", "Condition": {"StringNotEquals": {"aws:UserAgent": "curl"}}"#.to_owned()),
        1 => Just(r#", "Condition": {"StringLikeIfExists": {"aws:referer": "https://x/*"}}"#.to_owned()),
        1 => Just(r#", "Condition": {"ForAnyValue:StringEquals": {"svc:list": ["a"]}}"#.to_owned()),
        1 => Just(r#", "Condition": {"Null": {"aws:referer": "true"}}"#.to_owned()),
        1 => Just(r#", "Condition": {"StringEquals": {"aws:username": "alice"}}"#.to_owned()),
    ]
}

fn statement(effects: &'static [&'static str], principal: bool) -> impl Strategy<Value = String> {
    let principals = prop_oneof![
        Just(r#""*""#.to_owned()),
        Just(r#"{"AWS": "111122223333"}"#.to_owned()),
        Just(format!(r#"{{"AWS": ["{ALICE}", "{BOB}"]}}"#)),
        Just(format!(r#"{{"AWS": "{ROLE}"}}"#)),
        Just(format!(r#"{{"AWS": "{SESSION}"}}"#)),
    ];
    (
        proptest::sample::select(effects),
        proptest::sample::select(&["s3:GetObject", "s3:*", "s3:PutObject", "*"][..]),
        proptest::sample::select(&["*", "arn:aws:s3:::bkt/*", "arn:aws:s3:::bkt/y"][..]),
        principals,
        condition(),
    )
        .prop_map(move |(effect, action, resource, named, condition)| {
            let named = if principal { format!(r#", "Principal": {named}"#) } else { String::new() };
            format!(
                r#"{{"Effect": "{effect}", "Action": "{action}", "Resource": "{resource}"{named}{condition}}}"#
            )
        })
}

fn statements(principal: bool) -> impl Strategy<Value = Statements> {
    proptest::collection::vec(statement(&["Allow", "Allow", "Deny"], principal), 0..4)
}

fn small() -> impl Strategy<Value = Small> {
    (
        statements(false),
        proptest::option::of(statements(false)),
        proptest::option::of(statements(false)),
        proptest::option::of(statements(true)),
        proptest::sample::select(&[ALICE, SESSION, BOB][..]),
        proptest::option::of(proptest::sample::select(&["203.0.113.7", "198.51.100.1"][..])),
    )
        .prop_map(|(identity, boundary, session, resource, caller, address)| Small {
            identity,
            boundary,
            // Only a session has any.
            session: session.filter(|_| caller == SESSION),
            resource,
            caller,
            address,
        })
}

fn policy(statements: &Statements, kind: PolicyKind) -> NamedPolicy {
    let text = format!(r#"{{"Version": "2012-10-17", "Statement": [{}]}}"#, statements.join(", "));
    let policy = hatcheck_policy::parse(&text, kind);
    assert!(policy.diagnostics.is_empty(), "{text}: {:?}", policy.diagnostics);
    NamedPolicy {
        name: "P".into(),
        attached_to: "x".into(),
        path: "/x".into(),
        policy: Arc::new(policy),
    }
}

impl Small {
    fn world(&self) -> World {
        let identity = policy(&self.identity, PolicyKind::Identity);
        let boundary = self.boundary.as_ref().map(|b| policy(b, PolicyKind::Boundary));
        let user = |arn: &str| User {
            arn: Arn::parse(arn).unwrap(),
            id: format!("AIDA{}", arn.len()),
            groups: Vec::new(),
            policies: vec![identity.clone()],
            boundary: boundary.clone(),
            tags: Vec::new(),
        };
        World::new(Facts {
            users: vec![user(ALICE), user(BOB)],
            roles: vec![Role {
                arn: Arn::parse(ROLE).unwrap(),
                id: "AROAR".into(),
                trust: None,
                policies: vec![identity.clone()],
                boundary: boundary.clone(),
                max_session_duration: 3_600,
                tags: Vec::new(),
            }],
            resources: vec![Resource {
                arn: BUCKET.into(),
                account: Some("111122223333".into()),
                policy: self.resource.as_ref().map(|r| policy(r, PolicyKind::Resource)),
                ..Resource::default()
            }],
            ..Facts::default()
        })
    }

    fn request(&self) -> Request {
        let arn = Arn::parse(self.caller).unwrap();
        let principal =
            if self.caller == SESSION { Principal::AssumedRole(arn) } else { Principal::User(arn) };
        let policies = self.session.iter().map(|s| policy(s, PolicyKind::Session)).collect();
        let context =
            self.address.map(|address| ("aws:SourceIp".into(), Some(Value::one(address))));
        Request {
            principal,
            credentials: Credentials::LongTerm,
            session: SessionFacts { policies, ..SessionFacts::default() },
            assume: Vec::new(),
            call: Call {
                action: "s3:GetObject".into(),
                resource: "arn:aws:s3:::bkt/x".into(),
                resource_account: None,
                context: context.into_iter().collect(),
                through: None,
            },
        }
    }

    fn outcome(&self) -> Outcome {
        outcome_of(&self.world(), &self.request())
    }

    /// Each set of statements that exists.
    fn sets(&mut self) -> Vec<&mut Statements> {
        let others = [&mut self.boundary, &mut self.session, &mut self.resource];
        std::iter::once(&mut self.identity).chain(others.into_iter().flatten()).collect()
    }
}

fn outcome_of(world: &World, request: &Request) -> Outcome {
    match decide(world, request).outcome() {
        StepOutcome::Decided(outcome) => outcome,
        StepOutcome::Invalid(invalid) => panic!("{invalid:?}"),
    }
}

/// Adds a statement of one effect to one of the sets that exist.
fn with(small: &Small, set: usize, effect: &'static str, body: &str, named: &str) -> Small {
    let mut more = small.clone();
    let is_resource = |count: usize| more.resource.is_some() && set % count == count - 1;
    let count = more.clone().sets().len();
    let principal = if is_resource(count) { named } else { "" };
    let text = body.replace("EFFECT", effect).replace("PRINCIPAL", principal);
    if let Some(set) = more.sets().into_iter().nth(set % count) {
        set.push(text);
    }
    more
}

const BODY: &str =
    r#"{"Effect": "EFFECT", "Action": "s3:Get*", "Resource": "arn:aws:s3:::bkt/*"PRINCIPAL}"#;

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    // E-063
    #[test]
    fn one_more_allow_never_turns_allowed_into_a_denial(small in small(), set in 0_usize..4, everyone: bool) {
        let named = if everyone { r#", "Principal": "*""# } else { r#", "Principal": {"AWS": "111122223333"}"# };
        if small.outcome() == Outcome::Allowed {
            prop_assert_eq!(with(&small, set, "Allow", BODY, named).outcome(), Outcome::Allowed);
        }
    }

    // E-063
    #[test]
    fn one_more_deny_never_turns_a_denial_into_allowed(small in small(), set in 0_usize..4) {
        let more = with(&small, set, "Deny", BODY, r#", "Principal": "*""#);
        if small.outcome() != Outcome::Allowed {
            prop_assert_ne!(more.outcome(), Outcome::Allowed);
        }
        // The one added applies to everybody.
        prop_assert_eq!(more.outcome(), Outcome::ExplicitDeny);
    }

    // E-031
    #[test]
    fn the_order_of_statements_never_matters(small in small()) {
        let mut reversed = small.clone();
        for set in reversed.sets() {
            set.reverse();
        }
        let (one, other) = (decide(&small.world(), &small.request()), decide(&reversed.world(), &reversed.request()));
        prop_assert_eq!(one.outcome(), other.outcome());
        prop_assert_eq!(one.decided_by(), other.decided_by());
    }

    // E-028
    #[test]
    fn an_answer_for_unknown_context_agrees_with_every_completion(
        small in small(),
        agent in proptest::option::of("curl|other"),
        referer in proptest::option::of("https://x/1|https://y/1"),
        list in proptest::option::of(proptest::collection::vec("a|b", 0..3)),
        address in proptest::option::of("203\\.0\\.113\\.9|198\\.51\\.100\\.9"),
    ) {
        let world = small.world();
        let request = small.request();
        let unknown = decide_unknown(&world, &request);
        let mut completed = request.clone();
        let one = |text: Option<String>| text.map(Value::one);
        completed.call.context.extend([
            ("aws:UserAgent".into(), one(agent)),
            ("aws:referer".into(), one(referer)),
            ("svc:list".into(), list.map(Value::many)),
        ]);
        if small.address.is_none() {
            completed.call.context.push(("aws:SourceIp".into(), one(address)));
        }
        let outcome = outcome_of(&world, &completed);
        match &unknown.conditional {
            None => prop_assert_eq!(
                unknown.outcome() == StepOutcome::Decided(Outcome::Allowed),
                outcome == Outcome::Allowed
            ),
            Some(conditional) => prop_assert!(!conditional.keys.is_empty()),
        }
    }

    // E-028: a value that is said to turn a decision does, with others as they may be: with the value settled
    // some completion comes out so, and none does where the other list alone names it.
    #[test]
    fn a_value_that_is_said_to_turn_a_decision_turns_it(small in small()) {
        let (world, request) = (small.world(), small.request());
        let Some(conditional) = decide_unknown(&world, &request).conditional else { return Ok(()) };
        for key in conditional.keys {
            prop_assert!(!key.allowed.is_empty() && !key.denied.is_empty(), "{}", key.key);
            for (values, allowed) in [(&key.allowed, true), (&key.denied, false)] {
                for value in values {
                    let mut settled = request.clone();
                    settled.call.context.push((key.key.clone().into(), value.clone()));
                    let answer = decide_unknown(&world, &settled);
                    let is_allowed = answer.outcome() == StepOutcome::Decided(Outcome::Allowed);
                    let still_open = answer.conditional.is_some();
                    prop_assert!(still_open || is_allowed == allowed, "{} = {:?}", key.key, value);
                }
            }
        }
    }
}
