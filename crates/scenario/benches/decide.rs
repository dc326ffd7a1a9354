//! How long a scenario takes, stage by stage: plain JSON for comparison, our reading, compiling with
//! documents parsed before (as after a keystroke elsewhere), deciding, and the report.
//!
//! `cargo bench -p hatcheck-scenario --bench decide`; the letters keep the stages in order.

#![allow(clippy::expect_used, reason = "a benchmark of something broken should stop")]

use std::fmt;
use std::path::Path;

use divan::Bencher;
use hatcheck_scenario::compile::compile;
use hatcheck_scenario::{Evaluation, Loaded, ParseCache, evaluate, read, report};

fn main() {
    divan::main();
}

/// What is measured.
#[derive(Clone, Copy)]
enum Input {
    /// A typical example: two accounts, four requests through a role.
    Example,
    /// A generated world with ten documents of so many statements each, and one request.
    World { statements: usize },
}

const INPUTS: [Input; 3] =
    [Input::Example, Input::World { statements: 5 }, Input::World { statements: 50 }];

#[divan::bench(args = INPUTS)]
fn a_plain_json(bencher: Bencher<'_, '_>, input: Input) {
    let text = input.text();
    bencher.bench(|| serde_json::from_str::<serde_json::Value>(&text).expect("JSON"));
}

#[divan::bench(args = INPUTS)]
fn b_read(bencher: Bencher<'_, '_>, input: Input) {
    let text = input.text();
    bencher.bench(|| read(&text).expect("a scenario"));
}

#[divan::bench(args = INPUTS)]
fn c_compile_and_decide_cold(bencher: Bencher<'_, '_>, input: Input) {
    let loaded = input.loaded();
    bencher.bench(|| evaluate(&loaded.scenario, None, &mut ParseCache::default()));
}

#[divan::bench(args = INPUTS)]
fn d_compile_and_decide_warm(bencher: Bencher<'_, '_>, input: Input) {
    let loaded = input.loaded();
    let mut cache = ParseCache::default();
    evaluate(&loaded.scenario, None, &mut cache);
    bencher.bench_local(|| evaluate(&loaded.scenario, None, &mut cache));
}

#[divan::bench(args = INPUTS)]
fn e_decide(bencher: Bencher<'_, '_>, input: Input) {
    let compiled = compile(&input.loaded().scenario, None, &mut ParseCache::default());
    bencher.bench(|| {
        let decide = |request| hatcheck_engine::decide(&compiled.world, request);
        compiled.requests.iter().map(decide).collect::<Vec<_>>()
    });
}

#[divan::bench(args = INPUTS)]
fn f_report(bencher: Bencher<'_, '_>, input: Input) {
    let (loaded, evaluation) = input.evaluated();
    bencher.bench(|| report(&loaded, &evaluation));
}

#[divan::bench(args = INPUTS)]
fn g_report_as_json(bencher: Bencher<'_, '_>, input: Input) {
    let (loaded, evaluation) = input.evaluated();
    let report = report(&loaded, &evaluation);
    bencher.bench(|| serde_json::to_string(&report).expect("a report"));
}

impl Input {
    fn text(self) -> String {
        match self {
            Self::Example => {
                let file = "../../examples/cross-account-role-external-id.json";
                let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
                std::fs::read_to_string(file).expect("the example")
            }
            Self::World { statements } => world(statements),
        }
    }

    fn loaded(self) -> Loaded {
        read(&self.text()).expect("a scenario")
    }

    fn evaluated(self) -> (Loaded, Evaluation) {
        let loaded = self.loaded();
        let evaluation = evaluate(&loaded.scenario, None, &mut ParseCache::default());
        (loaded, evaluation)
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Example => f.write_str("example"),
            Self::World { statements } => write!(f, "10 documents, {} statements", 10 * statements),
        }
    }
}

/// A user with nine policies about other things, and a bucket whose policy allows and denies the request.
fn world(statements: usize) -> String {
    let statement = |document: usize, at: usize| {
        serde_json::json!({
            "Sid": format!("Statement{at}"),
            "Effect": if at % 5 == 4 { "Deny" } else { "Allow" },
            "Action": ["s3:GetObject*", "dynamodb:GetItem", format!("sqs:Send{at}*")],
            "Resource": [format!("arn:aws:s3:::team-{document}-{at}/*"), "arn:aws:sqs:*:*:orders-*"],
            "Condition": {
                "StringEquals": { "aws:PrincipalTag/team": ["blue", "green"] },
                "IpAddress": { "aws:SourceIp": "203.0.113.0/24" },
                "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/${aws:PrincipalTag/team}/*" },
            },
        })
    };
    let document = |document: usize| {
        let statements: Vec<_> = (0..statements).map(|at| statement(document, at)).collect();
        serde_json::json!({ "Version": "2012-10-17", "Statement": statements })
    };
    let user = "arn:aws:iam::111122223333:user/blue/alice";
    let policies: Vec<_> = (0..9)
        .map(|at| serde_json::json!({ "name": format!("Policy{at}"), "document": document(at) }))
        .collect();
    let mut bucket_policy = document(9);
    for statement in bucket_policy["Statement"].as_array_mut().into_iter().flatten() {
        statement["Principal"] = serde_json::json!({ "AWS": user });
        statement["Resource"] = "arn:aws:s3:::reports/*".into();
    }
    let scenario = serde_json::json!({
        "now": "2026-01-15T09:00:00Z",
        "users": [{ "arn": user, "policies": policies, "tags": { "team": "blue" } }],
        "resources": [{ "arn": "arn:aws:s3:::reports", "account": "111122223333", "policy": bucket_policy }],
        "requests": [{
            "principal": user,
            "action": "s3:GetObject",
            "resource": "arn:aws:s3:::reports/2026/q3.csv",
            "context": { "aws:SourceIp": "203.0.113.7" },
        }],
    });
    serde_json::to_string_pretty(&scenario).expect("JSON")
}
