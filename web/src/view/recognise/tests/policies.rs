//! Policies, and what the command line prints around them.

use hatcheck_policy::PolicyKind;

use super::*;

const IDENTITY: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}"#;
const TRUST: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole"}]}"#;
const BUCKET: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}]}"#;

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }
        })
        .collect()
}

/// Kind, name and owner of the only document.
fn document(text: &str) -> (PolicyKind, Option<String>, Option<(&'static str, String)>) {
    let parts = parts(text);
    let [one] = parts.documents.as_slice() else { panic!("{parts:?}") };
    assert!(one.text.contains('\n'), "laid out: {}", one.text);
    (one.kind, one.name.clone(), one.owner.clone())
}

#[test]
fn a_document_as_such() {
    assert_eq!(document(IDENTITY), (PolicyKind::Identity, None, None));
    assert_eq!(document(TRUST), (PolicyKind::Trust, None, None));
    assert_eq!(document(BUCKET), (PolicyKind::Resource, None, None));
    assert_eq!(document(&format!("\u{feff}  {TRUST}\r\n")).0, PolicyKind::Trust);
    assert_eq!(
        document(&format!("Here it is:\n```json\n{IDENTITY}\n```\n")).0,
        PolicyKind::Identity
    );
    assert_eq!(document(&json::quote(TRUST)).0, PolicyKind::Trust);
    assert_eq!(document(&encoded(IDENTITY)).0, PolicyKind::Identity);
}

#[test]
fn a_document_with_a_mistake_is_taken_as_it_stands() {
    let text = "{\n  \"Statement\": [{ \"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"sts:AssumeRole\", }]\n}";
    let parts = parts(text);
    assert_eq!(
        (parts.documents[0].kind, parts.documents[0].text.as_str()),
        (PolicyKind::Trust, text)
    );
}

#[test]
fn what_the_command_line_prints_of_one_policy() {
    // Of a role; the document as an object, and as the API has it.
    for document_of in [IDENTITY.to_owned(), json::quote(&encoded(IDENTITY))] {
        let text = format!(
            r#"{{"RoleName": "Auditor", "PolicyName": "Read", "PolicyDocument": {document_of}}}"#
        );
        let owner = Some(("roles", "Auditor".to_owned()));
        assert_eq!(document(&text), (PolicyKind::Identity, Some("Read".to_owned()), owner));
    }
    let text =
        format!(r#"{{"UserName": "alice", "PolicyName": "Read", "PolicyDocument": {IDENTITY}}}"#);
    assert_eq!(document(&text).2, Some(("users", "alice".to_owned())));
    let text = format!(
        r#"{{"PolicyVersion": {{"Document": {IDENTITY}, "VersionId": "v3", "IsDefaultVersion": true}}}}"#
    );
    assert_eq!(document(&text), (PolicyKind::Identity, None, None));
    let text = format!(r#"{{"Policy": {}}}"#, json::quote(BUCKET));
    assert_eq!(document(&text), (PolicyKind::Resource, None, None));
    let queue = "arn:aws:sqs:eu-west-1:444455556666:jobs";
    let text = format!(
        r#"{{"Attributes": {{"QueueArn": "{queue}", "Policy": {}}}}}"#,
        json::quote(BUCKET)
    );
    assert_eq!(document(&text).2, Some(("resources", queue.to_owned())));
    let secret = "arn:aws:secretsmanager:eu-west-1:444455556666:secret:db-AbCdEf";
    let text = format!(
        r#"{{"ARN": "{secret}", "Name": "db", "ResourcePolicy": {}}}"#,
        json::quote(BUCKET)
    );
    assert_eq!(document(&text).2, Some(("resources", secret.to_owned())));
}

#[test]
fn organizations_say_which_kind_theirs_is() {
    let text = format!(
        r#"{{"Policy": {{"PolicySummary": {{"Id": "p-1", "Name": "Europe", "Type": "SERVICE_CONTROL_POLICY"}}, "Content": {}}}}}"#,
        json::quote(IDENTITY)
    );
    assert_eq!(document(&text), (PolicyKind::Scp, Some("Europe".to_owned()), None));
}

#[test]
fn a_role_comes_with_its_trust_policy_and_facts() {
    for trust in [TRUST.to_owned(), json::quote(&encoded(TRUST))] {
        let text = format!(
            r#"{{"Role": {{"Path": "/ops/", "RoleName": "Auditor", "RoleId": "AROAEXAMPLEAUDIT0001", "Arn": "arn:aws:iam::444455556666:role/ops/Auditor",
            "CreateDate": "2026-01-01T00:00:00Z", "AssumeRolePolicyDocument": {trust}, "MaxSessionDuration": 7200, "Tags": [{{"Key": "team", "Value": "blue"}}], "RoleLastUsed": {{}}}}}}"#
        );
        let parts = parts(&text);
        assert_eq!(parts.what, "Role Auditor");
        let [role] = parts.entities.as_slice() else { panic!("{parts:?}") };
        assert_eq!(
            (role.list, role.arn.as_str()),
            ("roles", "arn:aws:iam::444455556666:role/ops/Auditor")
        );
        let fact = |name: &str| {
            role.facts.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str())
        };
        assert_eq!(fact("id"), Some("\"AROAEXAMPLEAUDIT0001\""));
        assert_eq!(fact("maxSessionDuration"), Some("7200"));
        assert_eq!(fact("tags"), Some(r#"{"team": "blue"}"#));
        assert!(fact("trustPolicy").unwrap().contains("sts:AssumeRole"));
    }
}

#[test]
fn a_whole_account_with_its_managed_policies() {
    let text = format!(
        r#"{{"UserDetailList": [{{"Path": "/", "UserName": "alice", "UserId": "AIDA1", "Arn": "{ALICE}", "GroupList": ["developers"],
            "UserPolicyList": [{{"PolicyName": "Own", "PolicyDocument": {}}}], "AttachedManagedPolicies": []}}],
        "GroupDetailList": [{{"Path": "/", "GroupName": "developers", "GroupId": "AGPA1", "Arn": "arn:aws:iam::111122223333:group/developers", "GroupPolicyList": [],
            "AttachedManagedPolicies": [{{"PolicyName": "Read", "PolicyArn": "arn:aws:iam::111122223333:policy/Read"}}]}}],
        "RoleDetailList": [{{"Path": "/", "RoleName": "Auditor", "RoleId": "AROA1", "Arn": "arn:aws:iam::111122223333:role/Auditor", "AssumeRolePolicyDocument": {TRUST},
            "RolePolicyList": [], "AttachedManagedPolicies": [], "PermissionsBoundary": {{"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": "arn:aws:iam::111122223333:policy/Read"}}}}],
        "Policies": [{{"PolicyName": "Read", "Arn": "arn:aws:iam::111122223333:policy/Read", "DefaultVersionId": "v2",
            "PolicyVersionList": [{{"Document": {{}}, "VersionId": "v1", "IsDefaultVersion": false}}, {{"Document": {IDENTITY}, "VersionId": "v2", "IsDefaultVersion": true}}]}}]}}"#,
        json::quote(&encoded(IDENTITY))
    );
    let parts = parts(&text);
    assert_eq!(parts.what, "3 users, roles and groups");
    let [user, group, role] = parts.entities.as_slice() else { panic!("{parts:?}") };
    assert_eq!(user.policies[0].0, "Own");
    assert!(user.policies[0].1.contains("\"Action\": \"s3:GetObject\""));
    assert!(
        user.facts
            .contains(&("groups", r#"["arn:aws:iam::111122223333:group/developers"]"#.to_owned()))
    );
    assert_eq!(group.policies, [("Read".to_owned(), user.policies[0].1.clone())]);
    assert!(role.facts.iter().any(
        |(name, value)| *name == "permissionsBoundary" && value.contains("\"name\": \"Read\"")
    ));
}

#[test]
fn the_input_of_a_simulation() {
    let text = format!(
        r#"{{"PolicyInputList": [{0}, {0}], "ActionNames": ["s3:GetObject", "s3:PutObject"], "ResourceArns": ["arn:aws:s3:::reports/a", "arn:aws:s3:::reports/b"],
        "CallerArn": "{ALICE}", "ResourceOwner": "arn:aws:iam::444455556666:root", "ResourcePolicy": {1}, "PermissionsBoundaryPolicyInputList": [{0}],
        "ContextEntries": [{{"ContextKeyName": "aws:SourceIp", "ContextKeyValues": ["203.0.113.7"], "ContextKeyType": "ip"}},
            {{"ContextKeyName": "aws:TagKeys", "ContextKeyValues": ["a"], "ContextKeyType": "stringList"}}]}}"#,
        json::quote(IDENTITY),
        json::quote(BUCKET)
    );
    let parts = parts(&text);
    assert_eq!(parts.calls.len(), 4);
    assert_eq!(more(&text, "context"), r#"{"aws:SourceIp": "203.0.113.7", "aws:TagKeys": ["a"]}"#);
    assert_eq!(more(&text, "resourceAccount"), "\"444455556666\"");
    let [bucket, alice] = parts.entities.as_slice() else { panic!("{:?}", parts.entities) };
    assert_eq!((bucket.list, bucket.arn.as_str()), ("resources", "arn:aws:s3:::reports"));
    assert_eq!((alice.arn.as_str(), alice.policies.len(), alice.facts.len()), (ALICE, 2, 1));
    let bare = parts_of_custom();
    assert_eq!(bare.calls[0].resource, "*");
}

#[test]
fn the_results_of_a_simulation() {
    let text = r#"{"EvaluationResults": [
        {"EvalActionName": "s3:GetObject", "EvalResourceName": "arn:aws:s3:::reports/a", "EvalDecision": "allowed", "MatchedStatements": []},
        {"EvalActionName": "ec2:DescribeVpcs", "EvalDecision": "implicitDeny"},
        {"EvalActionName": "ec2:StopInstances", "EvalDecision": "of another kind"},
        {"EvalDecision": "allowed"}], "IsTruncated": false}"#;
    let parts = parts(text);
    let calls = parts.calls.iter().map(|own| (&*own.action, &*own.resource, own.more.len()));
    let expected = [
        ("s3:GetObject", "arn:aws:s3:::reports/a", 1),
        ("ec2:DescribeVpcs", "*", 1),
        ("ec2:StopInstances", "*", 0),
    ];
    assert_eq!(calls.collect::<Vec<_>>(), expected);
    assert_eq!(more(text, "expect"), "\"allowed\"");
    assert!(recognise(r#"{"EvaluationResults": []}"#).is_none());
}

fn parts_of_custom() -> Parts {
    parts(&format!(
        r#"{{"PolicyInputList": [{}], "ActionNames": ["ec2:DescribeVpcs"]}}"#,
        json::quote(IDENTITY)
    ))
}
