//! CloudTrail records, in whatever surrounds them.

use super::*;

const RECORD: &str = r#"{"eventVersion": "1.11", "userIdentity": {"type": "IAMUser", "principalId": "AIDAEXAMPLEALICE0001",
    "arn": "arn:aws:iam::111122223333:user/alice", "accountId": "111122223333", "accessKeyId": "AKIAEXAMPLE", "userName": "alice"},
    "eventTime": "2026-01-05T09:00:00Z", "eventSource": "s3.amazonaws.com", "eventName": "HeadObject", "awsRegion": "eu-west-1",
    "sourceIPAddress": "203.0.113.7", "userAgent": "[aws-cli/2.15]", "errorCode": "AccessDenied", "errorMessage": "Access Denied",
    "requestParameters": {"bucketName": "reports", "key": "2026/q3.csv", "Host": "reports.s3.amazonaws.com"},
    "resources": [{"type": "AWS::S3::Object", "ARN": "arn:aws:s3:::reports/2026/q3.csv"},
        {"accountId": "444455556666", "type": "AWS::S3::Bucket", "ARN": "arn:aws:s3:::reports"}],
    "vpcEndpointId": "vpce-0a1b2c3d4e5f60718", "recipientAccountId": "111122223333"}"#;

/// A record with this identity, for this event.
fn record(identity: &str, source: &str, event: &str, rest: &str) -> String {
    format!(
        r#"{{"userIdentity": {identity}, "eventSource": "{source}.amazonaws.com", "eventName": "{event}", "awsRegion": "eu-west-1", "recipientAccountId": "444455556666"{rest}}}"#
    )
}

const USER: &str = r#"{"type": "IAMUser", "principalId": "AIDAEXAMPLEALICE0001", "arn": "arn:aws:iam::111122223333:user/alice", "accountId": "111122223333", "userName": "alice"}"#;

#[test]
fn a_record_tells_who_what_and_from_where() {
    let expected = triple(ALICE, "s3:GetObject", "arn:aws:s3:::reports/2026/q3.csv");
    assert_eq!(call(RECORD), expected);
    assert_eq!(
        more(RECORD, "context"),
        r#"{"aws:SourceIp": "203.0.113.7", "aws:UserAgent": "[aws-cli/2.15]", "aws:RequestedRegion": "eu-west-1"}"#
    );
    assert_eq!(more(RECORD, "through"), "\"vpce-0a1b2c3d4e5f60718\"");
    assert_eq!(more(RECORD, "resourceAccount"), "\"444455556666\"");
    assert_eq!(parts(RECORD).what, "A CloudTrail record");
    assert_eq!(parts(RECORD).entities[0].facts, [("id", "\"AIDAEXAMPLEALICE0001\"".to_owned())]);
}

#[test]
fn alone_in_a_file_in_an_answer_and_in_an_event() {
    let quoted = json::quote(RECORD);
    for text in [
        format!(r#"{{"Records": [{RECORD}]}}"#),
        format!(
            r#"{{"Events": [{{"EventId": "1", "EventName": "HeadObject", "CloudTrailEvent": {quoted}}}]}}"#
        ),
        format!(r#"{{"EventId": "1", "CloudTrailEvent": {quoted}}}"#),
        format!(
            r#"{{"version": "0", "detail-type": "AWS API Call via CloudTrail", "detail": {RECORD}}}"#
        ),
        format!(r#"{{"events": [{{"logStreamName": "x", "message": {quoted}}}]}}"#),
        format!("```json\n{RECORD}\n```"),
        quoted.clone(),
    ] {
        assert_eq!(call(&text).1, "s3:GetObject", "{text}");
    }
}

#[test]
fn of_many_records_the_refused_ones_count_each_once() {
    let allowed = record(USER, "s3", "ListBuckets", "");
    let refused = record(USER, "sqs", "SendMessage", r#", "errorCode": "AccessDenied""#);
    let both = parts(&format!(r#"{{"Records": [{allowed}, {refused}, {refused}]}}"#));
    assert_eq!(both.calls.len(), 1);
    assert_eq!(both.calls[0].action, "sqs:SendMessage");
    let lines =
        format!("{allowed}\n{}\n", record(USER, "ec2", "DescribeVpcs", "").replace('\n', " "));
    assert_eq!(parts(&lines).calls.len(), 2);
    assert_eq!(parts(&lines).what, "CloudTrail records of 2 calls");
    assert_eq!(parts(&lines).entities.len(), 1);
}

#[test]
fn the_message_of_a_refusal_knows_better_than_the_name_of_the_event() {
    let rest = r#", "errorCode": "AccessDenied", "errorMessage": "User: arn:aws:iam::111111111111:user/bob is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::222222222222:role/ops/Audit", "responseElements": null"#;
    let text = record(r#"{"type": "IAMUser", "userName": "bob"}"#, "sts", "AssumeRole", rest);
    let expected = triple(
        "arn:aws:iam::111111111111:user/bob",
        "sts:AssumeRole",
        "arn:aws:iam::222222222222:role/ops/Audit",
    );
    assert_eq!(call(&text), expected);
}

#[test]
fn a_role_session_brings_its_role_with_path_and_id() {
    let identity = r#"{"type": "AssumedRole", "principalId": "AROAEXAMPLEAUDIT0001:alice", "arn": "arn:aws:sts::222222222222:assumed-role/Audit/alice",
        "accountId": "222222222222", "sessionContext": {"sessionIssuer": {"type": "Role", "principalId": "AROAEXAMPLEAUDIT0001",
        "arn": "arn:aws:iam::222222222222:role/ops/Audit", "accountId": "222222222222", "userName": "Audit"}, "webIdFederationData": {},
        "attributes": {"creationDate": "2026-01-05T09:00:00Z", "mfaAuthenticated": "true"}, "sourceIdentity": "alice"}}"#;
    let text = record(identity, "cloudtrail", "LookupEvents", "");
    assert_eq!(
        call(&text),
        triple(
            "arn:aws:sts::222222222222:assumed-role/Audit/alice",
            "cloudtrail:LookupEvents",
            "*"
        )
    );
    let role = &parts(&text).entities[0];
    assert_eq!(
        (role.list, role.arn.as_str()),
        ("roles", "arn:aws:iam::222222222222:role/ops/Audit")
    );
    assert_eq!(role.facts, [("id", "\"AROAEXAMPLEAUDIT0001\"".to_owned())]);
    assert_eq!(
        more(&text, "session"),
        r#"{"issuedAt": "2026-01-05T09:00:00Z", "sourceIdentity": "alice"}"#
    );
    assert!(more(&text, "context").contains("\"aws:MultiFactorAuthPresent\": true"));
}

#[test]
fn every_type_of_identity() {
    // The table of section 5.1.
    let principal = |identity: &str| {
        parts(&record(identity, "sts", "AssumeRole", "")).calls[0].principal.clone()
    };
    for (identity, expected) in [
        (
            r#"{"type": "Root", "principalId": "222222222222", "arn": "arn:aws:iam::222222222222:root", "accountId": "222222222222"}"#,
            r#""arn:aws:iam::222222222222:root""#,
        ),
        (r#"{"type": "Root", "accountId": "222222222222"}"#, r#""arn:aws:iam::222222222222:root""#),
        (
            r#"{"type": "IAMUser", "accountId": "111122223333", "userName": "alice"}"#,
            r#""arn:aws:iam::111122223333:user/alice""#,
        ),
        (r#"{"type": "AWSService", "invokedBy": "ec2.amazonaws.com"}"#, r#""ec2.amazonaws.com""#),
        (
            r#"{"type": "AWSAccount", "principalId": "AIDAEXAMPLEALICE0001", "accountId": "111111111111"}"#,
            r#""arn:aws:iam::111111111111:user/unknown""#,
        ),
        (
            r#"{"type": "AWSAccount", "principalId": "AROAEXAMPLEAUDIT0001:alice", "accountId": "111111111111"}"#,
            r#""arn:aws:sts::111111111111:assumed-role/unknown/alice""#,
        ),
        (
            r#"{"type": "AWSAccount", "principalId": "", "accountId": "ANONYMOUS_PRINCIPAL"}"#,
            "\"anonymous\"",
        ),
        (
            r#"{"type": "WebIdentityUser", "principalId": "token.actions.githubusercontent.com:sts.amazonaws.com:repo:acme/app:ref:refs/heads/main", "userName": "repo:acme/app:ref:refs/heads/main", "identityProvider": "token.actions.githubusercontent.com"}"#,
            r#"{"federated": "arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com", "claims": {"aud": "sts.amazonaws.com", "sub": "repo:acme/app:ref:refs/heads/main"}}"#,
        ),
        (
            r#"{"type": "WebIdentityUser", "principalId": "accounts.google.com:123.apps.googleusercontent.com:456", "userName": "456", "identityProvider": "accounts.google.com"}"#,
            r#"{"federated": "accounts.google.com", "claims": {"aud": "123.apps.googleusercontent.com", "sub": "456"}}"#,
        ),
        (
            r#"{"type": "WebIdentityUser", "principalId": "arn:aws:iam::444455556666:oidc-provider/oidc.example:app:kim", "userName": "kim", "identityProvider": "arn:aws:iam::444455556666:oidc-provider/oidc.example"}"#,
            r#"{"federated": "arn:aws:iam::444455556666:oidc-provider/oidc.example", "claims": {"aud": "app", "sub": "kim"}}"#,
        ),
    ] {
        assert_eq!(principal(identity), expected, "{identity}");
    }
    let saml = record(
        r#"{"type": "SAMLUser", "principalId": "bmFtZXF1YWxpZmllcg=:kim@example.org", "userName": "kim@example.org", "identityProvider": "bmFtZXF1YWxpZmllcg="}"#,
        "sts",
        "AssumeRoleWithSAML",
        r#", "requestParameters": {"roleArn": "arn:aws:iam::444455556666:role/Web", "principalArn": "arn:aws:iam::444455556666:saml-provider/Corp"}"#,
    );
    assert_eq!(
        parts(&saml).calls[0].principal,
        r#"{"federated": "arn:aws:iam::444455556666:saml-provider/Corp", "claims": {"saml:sub": "kim@example.org"}}"#
    );
    assert_eq!(call(&saml).2, "arn:aws:iam::444455556666:role/Web");
    let federated = r#"{"type": "FederatedUser", "principalId": "111111111111:Kim", "arn": "arn:aws:sts::111111111111:federated-user/Kim", "accountId": "111111111111",
        "sessionContext": {"sessionIssuer": {"type": "IAMUser", "principalId": "AIDAEXAMPLEALICE0001", "arn": "arn:aws:iam::111111111111:user/alice"}, "attributes": {"mfaAuthenticated": "false"}}}"#;
    let text = record(federated, "s3", "GetObject", "");
    assert_eq!(more(&text, "federatedBy"), "\"arn:aws:iam::111111111111:user/alice\"");
    assert_eq!(parts(&text).entities[0].arn, "arn:aws:iam::111111111111:user/alice");
}

#[test]
fn a_portal_user_is_no_caller_of_a_policy() {
    let identity = r#"{"type": "IdentityCenterUser", "accountId": "111111111111", "onBehalfOf": {"userId": "0"}, "credentialId": "X"}"#;
    assert_eq!(recognise(&record(identity, "sso", "GetRoleCredentials", "")), None);
}

#[test]
fn events_have_the_names_of_their_actions() {
    for (source, event, action) in [
        ("s3", "ListObjectsV2", "s3:ListBucket"),
        ("s3", "PutObject", "s3:PutObject"),
        ("lambda", "CreateFunction20150331", "lambda:CreateFunction"),
        ("lambda", "UpdateFunctionCode20150331v2", "lambda:UpdateFunctionCode"),
        ("lambda", "Invoke", "lambda:InvokeFunction"),
        ("monitoring", "PutMetricData", "cloudwatch:PutMetricData"),
        ("signin", "SwitchRole", "sts:AssumeRole"),
        (
            "elasticloadbalancing",
            "DescribeTargetGroups",
            "elasticloadbalancing:DescribeTargetGroups",
        ),
        (
            "ec2",
            "DescribeVpcEndpointServiceConfigurations",
            "ec2:DescribeVpcEndpointServiceConfigurations",
        ),
    ] {
        assert_eq!(call(&record(USER, source, event, "")).1, action);
    }
}

#[test]
fn resources_follow_from_the_parameters_or_the_list() {
    for (source, event, parameters, resource) in [
        ("s3", "ListObjects", r#"{"bucketName": "reports"}"#, "arn:aws:s3:::reports"),
        (
            "sts",
            "AssumeRole",
            r#"{"roleArn": "arn:aws:iam::222222222222:role/ops/Audit", "roleSessionName": "alice"}"#,
            "arn:aws:iam::222222222222:role/ops/Audit",
        ),
        ("iam", "CreateAccessKey", r#"{"userName": "bob"}"#, "arn:aws:iam::444455556666:user/bob"),
        (
            "lambda",
            "Invoke",
            r#"{"functionName": "report"}"#,
            "arn:aws:lambda:eu-west-1:444455556666:function:report",
        ),
        (
            "lambda",
            "Invoke",
            r#"{"functionName": "arn:aws:lambda:eu-west-1:444455556666:function:report"}"#,
            "arn:aws:lambda:eu-west-1:444455556666:function:report",
        ),
        (
            "dynamodb",
            "GetItem",
            r#"{"tableName": "Orders"}"#,
            "arn:aws:dynamodb:eu-west-1:444455556666:table/Orders",
        ),
        (
            "kms",
            "Decrypt",
            r#"{"keyId": "1234-5678"}"#,
            "arn:aws:kms:eu-west-1:444455556666:key/1234-5678",
        ),
        (
            "ssm",
            "GetParameter",
            r#"{"name": "/app/key"}"#,
            "arn:aws:ssm:eu-west-1:444455556666:parameter/app/key",
        ),
        (
            "ec2",
            "StopInstances",
            r#"{"instancesSet": {"items": [{"instanceId": "i-0a"}]}}"#,
            "arn:aws:ec2:eu-west-1:444455556666:instance/i-0a",
        ),
        ("sns", "Publish", "null", "*"),
    ] {
        let text = record(USER, source, event, &format!(", \"requestParameters\": {parameters}"));
        assert_eq!(call(&text).2, resource, "{event}");
    }
    let listed = r#", "resources": [{"accountId": "444455556666", "type": "AWS::KMS::Key", "ARN": "arn:aws:kms:eu-west-1:444455556666:key/1"}]"#;
    assert_eq!(
        call(&record(USER, "kms", "GenerateDataKey", listed)).2,
        "arn:aws:kms:eu-west-1:444455556666:key/1"
    );
}

#[test]
fn a_service_that_calls_for_somebody_is_no_address() {
    let rest = r#", "sourceIPAddress": "cloudformation.amazonaws.com", "userAgent": "cloudformation.amazonaws.com""#;
    assert!(!more(&record(USER, "sqs", "CreateQueue", rest), "context").contains("SourceIp"));
    let rest = r#", "sourceIPAddress": "2001:db8::1""#;
    assert!(more(&record(USER, "sqs", "CreateQueue", rest), "context").contains("2001:db8::1"));
}
