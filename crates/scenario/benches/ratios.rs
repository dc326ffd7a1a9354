//! What Hatcheck costs, as ratios within one run, so that a busy machine changes both sides alike.
//!
//! `cargo bench -p hatcheck-scenario --bench ratios`. The scenario is a realistic one: twelve identity
//! statements, two levels of service control policies, a boundary, a bucket policy of ten statements and
//! twenty context keys.

#![allow(clippy::expect_used, reason = "a benchmark of something broken should stop")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use hatcheck_engine::decide;
use hatcheck_policy::glob::{Dialect, Glob};
use hatcheck_scenario::compile::compile;
use hatcheck_scenario::{ParseCache, evaluate, read};
use serde_json::{Value, json};

fn main() {
    let text = realistic(1);
    let loaded = read(&text).expect("a scenario");
    let compiled = compile(&loaded.scenario, None, &mut ParseCache::default());
    let request = &compiled.requests[0];
    let [plain, whole, once_more] = medians([
        &mut || run(|| serde_json::from_str::<Value>(&text).expect("JSON")),
        &mut || run(|| from_text(&text)),
        &mut || run(|| decide(&compiled.world, request)),
    ]);
    println!("realistic scenario, {} bytes", text.len());
    line("serde_json::Value", plain, None);
    line("read, prepare and decide", whole, Some((plain, "of serde_json (goal: at most 5)")));
    line("one more decision", once_more, Some((whole, "of the whole (goal: at most 0.05)")));
    line("", once_more, Some((plain, "of serde_json")));

    let larger = realistic(10);
    let [small, large] =
        medians([&mut || run(|| from_text(&text)), &mut || run(|| from_text(&larger))]);
    println!("ten times the statements, {} bytes", larger.len());
    line("read, prepare and decide", large, Some((small, "of the smaller (goal: at most 11)")));

    println!("hostile patterns of 2,000 steps against 2,000 characters");
    for (name, pattern, dialect) in hostile() {
        let glob = Glob::new(&pattern, dialect);
        let subject = format!("arn:aws:s3:::{}", "a".repeat(2_000));
        let [time, walk] =
            medians([&mut || run(|| assert!(!glob.matches(black_box(&subject)))), &mut || {
                run(|| steps(black_box(&subject), pattern.len()))
            }]);
        line(name, time, Some((walk, "of pattern × text additions")));
    }
}

/// Does it, and keeps the compiler from leaving it out.
fn run<T>(work: impl FnOnce() -> T) {
    black_box(work());
}

fn from_text(text: &str) -> usize {
    let loaded = read(text).expect("a scenario");
    evaluate(&loaded.scenario, None, &mut ParseCache::default()).decisions.len()
}

/// As many steps as a pattern has, for each character of a text.
fn steps(text: &str, pattern: usize) -> u64 {
    let mut sum = 0_u64;
    for byte in text.bytes() {
        for step in 0..pattern {
            sum = black_box(sum.wrapping_add(u64::from(byte) ^ step as u64));
        }
    }
    sum
}

fn hostile() -> [(&'static str, String, Dialect); 4] {
    [
        ("many runs, unbound", format!("arn:aws:s3:::{}b", "*a".repeat(1_000)), Dialect::Resource),
        ("many runs in one part", format!("arn:{}b:x", "*a".repeat(1_000)), Dialect::Resource),
        (
            "bound runs after an unbound one",
            format!("arn:*:{}b*b:::x", "*a".repeat(1_000)),
            Dialect::Resource,
        ),
        ("single characters", format!("arn:aws:s3:::*{}b", "?".repeat(2_000)), Dialect::Resource),
    ]
}

/// The median times of pieces of work, taken in turns.
fn medians<const N: usize>(mut works: [&mut dyn FnMut(); N]) -> [Duration; N] {
    const ROUNDS: usize = 301;
    let mut times = [const { Vec::new() }; N];
    for _ in 0..ROUNDS {
        for (work, times) in works.iter_mut().zip(&mut times) {
            let start = Instant::now();
            work();
            times.push(start.elapsed());
        }
    }
    times.map(|mut times| {
        times.sort_unstable();
        times[ROUNDS / 2]
    })
}

/// One line; with how much of something else it takes.
fn line(name: &str, time: Duration, of: Option<(Duration, &str)>) {
    let micros = time.as_secs_f64() * 1e6;
    let ratio = of.map_or_else(String::new, |(other, what)| {
        format!("{:8.3} {what}", time.as_secs_f64() / other.as_secs_f64())
    });
    println!("  {name:<32} {micros:10.1} µs {ratio}");
}

/// The scenario, with so many times the statements.
fn realistic(times: usize) -> String {
    let user = "arn:aws:iam::111122223333:user/platform/alice";
    let services = [
        "s3:GetObject",
        "s3:PutObject",
        "sqs:SendMessage",
        "sns:Publish",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "logs:PutLogEvents",
        "kms:Decrypt",
        "lambda:InvokeFunction",
        "ec2:Describe*",
        "ssm:GetParameter*",
        "secretsmanager:GetSecretValue",
    ];
    let identity: Vec<Value> = (0..12 * times - 1).map(|at| {
        let action = services[at % services.len()];
        let service = action.split(':').next().unwrap_or_default();
        json!({
            "Sid": format!("Statement{at}"), "Effect": "Allow", "Action": [action, format!("{service}:List*")],
            "Resource": if service == "s3" { format!("arn:aws:s3:::reports/{at}/*") }
                else { format!("arn:aws:{service}:eu-west-1:111122223333:team-{at}/*") },
            "Condition": { "StringEquals": { "aws:PrincipalTag/team": "${aws:ResourceTag/team}" } },
        })
    }).chain([json!({ "Sid": "Reports", "Effect": "Allow", "Action": "s3:GetObject*", "Resource": "arn:aws:s3:::reports/*" })])
      .collect();
    let bucket: Vec<Value> = (0..10 * times).map(|at| json!({
        "Sid": format!("Bucket{at}"), "Effect": if at % 2 == 0 { "Deny" } else { "Allow" },
        "Principal": { "AWS": [format!("arn:aws:iam::44445555666{}:root", at % 10), "arn:aws:iam::111122223333:role/ci"] },
        "Action": ["s3:GetObject", "s3:PutObject"],
        "Resource": ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"],
        "Condition": { "Bool": { "aws:SecureTransport": "false" }, "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } },
    })).collect();
    let document = |statements: &dyn Fn() -> Vec<Value>| json!({ "Version": "2012-10-17", "Statement": statements() });
    let full = json!({ "name": "FullAWSAccess", "document": { "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] } });
    let guard = document(&|| {
        (0..times).map(|at| json!({ "Sid": format!("Region{at}"), "Effect": "Deny",
        "NotAction": ["iam:*", "sts:*", "support:*"], "Resource": "*",
        "Condition": { "StringNotEquals": { "aws:RequestedRegion": ["eu-west-1", "eu-central-1"] } } })).collect()
    });
    let edge = document(&|| {
        (0..times)
            .map(|at| {
                json!({ "Sid": format!("Edge{at}"), "Effect": "Allow",
        "Action": ["s3:*", "sqs:*", "dynamodb:*"], "Resource": "*" })
            })
            .collect()
    });
    let mut context = serde_json::Map::new();
    for at in 0..17 {
        context.insert(format!("aws:RequestTag/key{at}"), json!(format!("value {at}")));
    }
    context.insert("aws:SourceIp".into(), json!("203.0.113.7"));
    context.insert("aws:RequestedRegion".into(), json!("eu-west-1"));
    context.insert("aws:UserAgent".into(), json!("aws-cli/2.17"));
    let scenario = json!({
        "version": 1, "now": "2026-01-15T09:00:00Z", "title": "A realistic world",
        "accounts": [{ "id": "111122223333", "name": "dev",
            "organization": { "id": "o-exampleorgid", "path": "o-exampleorgid/r-ab12/ou-ab12-11111111/" },
            "serviceControlPolicies": [
                { "target": "r-ab12", "policies": [full] },
                { "target": "ou-ab12-11111111", "policies": [full, { "name": "Regions", "document": guard }] },
            ] }],
        "users": [{ "arn": user, "policies": [{ "name": "Work", "document": document(&|| identity.clone()) }],
            "permissionsBoundary": { "name": "Edge", "document": edge }, "tags": { "team": "blue" } }],
        "resources": [{ "arn": "arn:aws:s3:::reports", "account": "111122223333", "policy": document(&|| bucket.clone()) }],
        "requests": [{ "name": "Alice reads a report", "principal": user, "action": "s3:GetObject",
            "resource": "arn:aws:s3:::reports/2026/q3.csv", "context": context, "expect": "allowed" }],
    });
    serde_json::to_string_pretty(&scenario).expect("JSON")
}
