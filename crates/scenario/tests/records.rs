//! CloudTrail records by kind of caller and by call (R-230 to R-248).

#![allow(clippy::unwrap_used, reason = "a test's helpers fail the test")]

use hatcheck_scenario::{ParseCache, evaluate, read, report};
use serde_json::{Value, json};

const ALICE: &str = "arn:aws:iam::111122223333:user/alice";
const ROLE: &str = "arn:aws:iam::111122223333:role/ops/Reader";
const SAML: &str = "arn:aws:iam::111122223333:saml-provider/Corp";
const GITHUB: &str = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";

/// The steps of the first request of a scenario, as its report has them.
fn steps(scenario: &str) -> Vec<Value> {
    let loaded = read(scenario).unwrap();
    let evaluation = evaluate(&loaded.scenario, None, &mut ParseCache::default());
    let report = serde_json::to_value(report(&loaded, &evaluation)).unwrap();
    report["requests"][0]["steps"].as_array().unwrap().clone()
}

fn steps_of_file(file: &str) -> Vec<Value> {
    steps(&std::fs::read_to_string(format!("{}/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap())
}

/// The records of the first request of a file, one a step.
fn records(file: &str) -> Vec<Value> {
    steps_of_file(file).iter().map(|step| step["event"].clone()).collect()
}

/// The records of a request in a world where `ROLE` trusts the principal with all that assuming it may need.
fn records_with_role(trusted: &Value, request: &Value) -> Vec<Value> {
    let actions = [
        "sts:AssumeRole",
        "sts:AssumeRoleWithSAML",
        "sts:AssumeRoleWithWebIdentity",
        "sts:TagSession",
        "sts:SetSourceIdentity",
    ];
    let trust = json!({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": trusted, "Action": actions}]});
    let scenario = json!({
        "now": "2026-10-02T22:12:29Z",
        "users": [{"arn": ALICE}],
        "roles": [{"arn": ROLE, "trustPolicy": trust}],
        "requests": [request],
    });
    steps(&scenario.to_string()).iter().map(|step| step["event"].clone()).collect()
}

/// Alice assumes `ROLE` with these parameters; the records of that and of a call as the role.
fn alice_assumes(mut parameters: Value) -> Vec<Value> {
    parameters["role"] = json!(ROLE);
    let request = json!({"principal": ALICE, "assume": [parameters],
        "action": "sts:GetCallerIdentity", "resource": "*"});
    records_with_role(&json!({"AWS": ALICE}), &request)
}

/// An outside identity assumes `ROLE`; the records of that and of a call as the role.
fn outsider_assumes(provider: &str, claims: &Value, mut parameters: Value) -> Vec<Value> {
    parameters["role"] = json!(ROLE);
    let request = json!({"principal": {"federated": provider, "claims": claims},
        "assume": [parameters], "action": "sts:GetCallerIdentity", "resource": "*"});
    records_with_role(&json!({"Federated": provider}), &request)
}

/// Kim assumes `ROLE` with an assertion.
fn kim_assumes(parameters: Value) -> Vec<Value> {
    let claims = json!({
        "saml:aud": "https://signin.aws.amazon.com/saml",
        "saml:iss": "https://idp.example.org",
        "saml:sub": "kim@example.org",
        "saml:sub_type": "persistent",
        "saml:namequalifier": "bmFtZXF1YWxpZmllcg=",
    });
    outsider_assumes(SAML, &claims, parameters)
}

/// The record of a request that nothing but its own action says much about.
fn record_of(principal: &str, action: &str, resource: &str, context: &Value) -> Value {
    let request = json!({"principal": principal, "action": action, "resource": resource,
        "context": context});
    records_with_role(&json!({"AWS": ALICE}), &request).remove(0)
}

fn web_federation(record: &Value) -> &Value {
    &record["userIdentity"]["sessionContext"]["webIdFederationData"]
}

#[test]
fn after_an_assumption_the_record_names_the_session_and_its_role_but_not_the_person() {
    let records = records("../../examples/role-chain.json"); // R-232
    let (first, last) = (&records[0], records.last().unwrap());
    assert_eq!(first["userIdentity"]["type"], "IAMUser");
    assert_eq!(first["readOnly"], true);
    assert_eq!(last["userIdentity"]["type"], "AssumedRole");
    let issuer = &last["userIdentity"]["sessionContext"]["sessionIssuer"];
    assert_eq!(issuer["type"], "Role");
    let person = "arn:aws:iam::111122223333:user/alice";
    assert!(!last["userIdentity"].to_string().contains(person));
}

#[test]
fn what_a_granted_assumption_returns_is_linked_to_the_next_call_by_its_key() {
    let records = records("../../examples/role-chain.json");
    let issued = &records[0]["responseElements"]["credentials"]["accessKeyId"];
    assert_eq!(*issued, records[1]["userIdentity"]["accessKeyId"]); // R-232
    assert!(!records[0].to_string().to_lowercase().contains("secret"));
}

#[test]
fn credentials_expire_after_their_duration_in_the_words_of_the_service() {
    let expiration = |parameters: Value| {
        alice_assumes(parameters)[0]["responseElements"]["credentials"]["expiration"].clone()
    };
    assert_eq!(expiration(json!({})), "Oct 2, 2026, 11:12:29 PM"); // R-180
    assert_eq!(expiration(json!({"durationSeconds": 900})), "Oct 2, 2026, 10:27:29 PM");
    let chain = records("../../examples/role-chain.json");
    let credentials = &chain[1]["responseElements"]["credentials"];
    assert_eq!(credentials["expiration"], "Jan 15, 2026, 10:00:00 AM");
}

#[test]
fn without_a_clock_a_record_has_no_dates() {
    let trust = json!({"Statement": [
        {"Effect": "Allow", "Principal": {"AWS": ALICE}, "Action": "sts:AssumeRole"}]});
    let scenario = json!({
        "roles": [{"arn": ROLE, "trustPolicy": trust}],
        "requests": [{"principal": ALICE, "assume": [{"role": ROLE}],
            "action": "sts:GetCallerIdentity", "resource": "*"}],
    });
    let steps = steps(&scenario.to_string());
    let credentials = &steps[0]["event"]["responseElements"]["credentials"];
    assert!(credentials["accessKeyId"].is_string());
    assert!(credentials.get("expiration").is_none());
    let session = &steps[1]["event"]["userIdentity"]["sessionContext"];
    assert_eq!(session["attributes"], json!({"mfaAuthenticated": "false"}));
}

#[test]
fn a_session_of_unknown_age_counts_as_issued_when_it_is_used() {
    let records = records("../../examples/cross-account-role-without-external-id.json");
    let created = &records[0]["userIdentity"]["sessionContext"]["attributes"]["creationDate"];
    assert_eq!(*created, "2026-01-15T09:00:00Z"); // R-230
    assert_eq!(*created, records[0]["eventTime"]);
}

#[test]
fn the_packed_size_is_told_only_where_session_policies_or_tags_were_passed() {
    let size = |parameters: Value| {
        let records = alice_assumes(parameters);
        records[0]["responseElements"].get("packedPolicySize").cloned()
    };
    let long = "x".repeat(256);
    let tags: serde_json::Map<String, Value> =
        (0..9).map(|at| (format!("tag{at}"), json!(long))).collect();
    assert_eq!(size(json!({"sourceIdentity": "alice"})), None); // R-183
    assert_eq!(size(json!({"tags": {"a": "b"}})), Some(json!(1)));
    assert_eq!(size(json!({"tags": tags})), Some(json!(100)));
    let narrowed = records("tests/cases/sessions/S33.json");
    // 96 of 2,048 characters.
    assert_eq!(narrowed[0]["responseElements"]["packedPolicySize"], 5);
}

#[test]
fn a_session_policy_stands_in_the_parameters_without_the_layout_of_the_file() {
    let records = records("tests/cases/sessions/S33.json");
    let policy = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}"#;
    assert_eq!(records[0]["requestParameters"]["policy"], policy);
}

#[test]
fn a_session_policy_given_as_a_text_stays_as_it_is_written() {
    let policy =
        "{ \"Statement\": [{ \"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\" }] }";
    let records = alice_assumes(json!({"sessionPolicy": policy}));
    assert_eq!(records[0]["requestParameters"]["policy"], policy);
    let records = alice_assumes(json!({}));
    assert!(records[0]["requestParameters"].get("policy").is_none());
}

#[test]
fn white_space_within_the_strings_of_a_session_policy_is_kept() {
    let statement = json!({"Sid": "A \" b \\", "Effect": "Allow", "Action": "*", "Resource": "*"});
    let policy = json!({"Statement": [statement]});
    let records = alice_assumes(json!({"sessionPolicy": policy}));
    assert_eq!(records[0]["requestParameters"]["policy"], policy.to_string());
}

#[test]
fn an_assertion_is_answered_with_what_it_says_of_its_subject() {
    let answer = kim_assumes(json!({}))[0]["responseElements"].clone(); // R-185
    assert_eq!(answer["subject"], "kim@example.org");
    assert_eq!(answer["subjectType"], "persistent");
    assert_eq!(answer["issuer"], "https://idp.example.org");
    assert_eq!(answer["audience"], "https://signin.aws.amazon.com/saml");
    assert_eq!(answer["nameQualifier"], "bmFtZXF1YWxpZmllcg=");
    assert!(answer["credentials"]["expiration"].is_string());
}

#[test]
fn a_token_is_answered_with_subject_provider_and_audience() {
    let claims = json!({"aud": "sts.amazonaws.com", "sub": "repo:octo-org/website:pull_request"});
    let records = outsider_assumes(GITHUB, &claims, json!({}));
    let answer = &records[0]["responseElements"]; // R-186
    assert_eq!(answer["subjectFromWebIdentityToken"], "repo:octo-org/website:pull_request");
    assert_eq!(answer["provider"], "token.actions.githubusercontent.com");
    assert_eq!(answer["audience"], "sts.amazonaws.com");
    assert!(answer.get("subject").is_none());
}

#[test]
fn tags_of_an_assertion_are_principal_tags_and_an_external_id_does_not_exist_for_it() {
    let parameters = json!({"sessionName": "kim", "tags": {"team": "blue"}, "externalId": "c-42"});
    let records = kim_assumes(parameters);
    let shown = &records[0]["requestParameters"]; // section 5.2
    assert_eq!(shown["principalTags"], json!({"team": "blue"}));
    assert!(shown.get("tags").is_none());
    assert!(shown.get("externalId").is_none()); // R-058
    assert_eq!(shown["principalArn"], SAML);
    assert!(shown["sAMLAssertionID"].as_str().unwrap().starts_with("_EXAMPLE"));
    assert_eq!(records[0]["responseElements"]["packedPolicySize"], 1);
}

#[test]
fn tags_of_a_user_are_a_list_and_an_external_id_is_shown() {
    let records = alice_assumes(json!({"tags": {"team": "blue"}, "externalId": "c-42"}));
    let shown = &records[0]["requestParameters"];
    assert_eq!(shown["tags"], json!([{"key": "team", "value": "blue"}]));
    assert_eq!(shown["externalId"], "c-42");
    assert!(shown.get("principalTags").is_none());
    assert!(shown.get("principalArn").is_none());
}

#[test]
fn an_assertion_adds_its_provider_to_the_resources() {
    let role = json!({"accountId": "111122223333", "type": "AWS::IAM::Role", "ARN": ROLE});
    let provider =
        json!({"accountId": "111122223333", "type": "AWS::IAM::SAMLProvider", "ARN": SAML});
    assert_eq!(kim_assumes(json!({}))[0]["resources"], json!([role, provider]));
    assert_eq!(alice_assumes(json!({}))[0]["resources"], json!([role]));
}

#[test]
fn only_a_session_born_of_a_token_names_its_provider_later() {
    let claims = json!({"aud": "sts.amazonaws.com", "sub": "repo:octo-org/website:pull_request"});
    let github = outsider_assumes(GITHUB, &claims, json!({})); // R-231
    let expected = json!({"federatedProvider": GITHUB, "attributes": {}});
    assert_eq!(*web_federation(&github[1]), expected);
    assert_eq!(*web_federation(&kim_assumes(json!({}))[1]), json!({}));
    assert_eq!(*web_federation(&alice_assumes(json!({}))[1]), json!({}));
}

#[test]
fn a_built_in_provider_s_names_of_application_and_user_last() {
    let claims = json!({"app_id": "amzn1.application.shop", "user_id": "amzn1.account.KIM"});
    let records = outsider_assumes("www.amazon.com", &claims, json!({}));
    let expected = json!({
        "federatedProvider": "www.amazon.com",
        "attributes": {
            "www.amazon.com:app_id": "amzn1.application.shop",
            "www.amazon.com:user_id": "amzn1.account.KIM",
        },
    });
    assert_eq!(*web_federation(&records[1]), expected); // R-231, L-428
    let identity = &records[0]["userIdentity"];
    assert_eq!(identity["principalId"], "www.amazon.com:amzn1.application.shop:amzn1.account.KIM");
    assert_eq!(identity["userName"], "amzn1.account.KIM");
    assert_eq!(records[0]["responseElements"]["audience"], "amzn1.application.shop");
}

#[test]
fn a_request_that_is_itself_an_assumption_shows_role_and_parameters() {
    let context = json!({"sts:RoleSessionName": "alice", "sts:ExternalId": "c-42",
        "aws:RequestTag/team": "blue", "sts:TransitiveTagKeys": ["team"]});
    let record = record_of(ALICE, "sts:AssumeRole", ROLE, &context);
    let expected = json!({"roleArn": ROLE, "roleSessionName": "alice", "externalId": "c-42",
        "tags": [{"key": "team", "value": "blue"}], "transitiveTagKeys": ["team"]});
    assert_eq!(record["requestParameters"], expected); // section 5.2
    let role = json!({"accountId": "111122223333", "type": "AWS::IAM::Role", "ARN": ROLE});
    assert_eq!(record["resources"], json!([role]));
    assert_eq!(record["readOnly"], true);
}

#[test]
fn an_assumption_is_one_in_whatever_case_its_action_is_written() {
    let record = record_of(ALICE, "STS:assumerole", ROLE, &json!({}));
    assert_eq!(record["eventName"], "AssumeRole");
    assert_eq!(record["eventSource"], "sts.amazonaws.com");
    assert_eq!(record["requestParameters"], json!({"roleArn": ROLE}));
    assert_eq!(record["readOnly"], true);
}

#[test]
fn a_request_with_an_assertion_shows_its_provider() {
    let request = json!({"principal": {"federated": SAML, "claims": {"saml:sub": "kim"}},
        "action": "sts:AssumeRoleWithSAML", "resource": ROLE});
    let record = records_with_role(&json!({"Federated": SAML}), &request).remove(0);
    assert_eq!(record["requestParameters"]["roleArn"], ROLE);
    assert_eq!(record["requestParameters"]["principalArn"], SAML);
    assert_eq!(record["resources"][1]["type"], "AWS::IAM::SAMLProvider");
}

#[test]
fn assuming_root_names_the_member_account_and_the_task() {
    let task = "arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy";
    let admin = "arn:aws:sts::111122223333:assumed-role/Admin/dana";
    let member = "arn:aws:iam::444455556666:root";
    let record = record_of(admin, "sts:AssumeRoot", member, &json!({"sts:TaskPolicyArn": task}));
    let expected = json!({"targetPrincipal": "444455556666", "taskPolicyArn": {"arn": task}});
    assert_eq!(record["requestParameters"], expected); // R-170
    assert_eq!(record["userIdentity"]["sessionContext"]["assumedRoot"], "true"); // R-234
    assert_eq!(record["readOnly"], false);
    assert!(record.get("resources").is_none());
}

#[test]
fn a_refusal_is_recorded_with_its_code_and_without_a_response() {
    let records = records("../../examples/cross-account-role-without-external-id.json"); // R-245
    assert_eq!(records[0]["errorCode"], "AccessDenied");
    assert_eq!(records[0]["responseElements"], Value::Null);
    let message = records[0]["errorMessage"].as_str().unwrap();
    assert!(message.contains("is not authorized to perform: sts:AssumeRole"), "{message}");
}

#[test]
fn the_code_of_a_refusal_is_that_of_the_service_s_protocol() {
    let code = |action: &str| record_of(ALICE, action, "*", &json!({}))["errorCode"].clone();
    for action in ["iam:ListUsers", "s3:ListAllMyBuckets", "sns:Publish", "sqs:SendMessage"] {
        assert_eq!(code(action), "AccessDenied", "{action}"); // R-267
    }
    for action in ["lambda:InvokeFunction", "dynamodb:GetItem", "kms:Decrypt", "newservice:Do"] {
        assert_eq!(code(action), "AccessDeniedException", "{action}");
    }
    assert_eq!(code("ec2:DescribeInstances"), "Client.UnauthorizedOperation");
}

#[test]
fn the_owner_of_a_role_elsewhere_gets_a_copy_that_names_nobody() {
    let steps = steps_of_file("tests/cases/sessions/S18.json"); // R-241
    let (own, copy) = (&steps[0]["event"], &steps[0]["ownerEvent"]);
    let caller = json!({"type": "AWSAccount", "principalId": own["userIdentity"]["principalId"],
        "accountId": "333333333333"});
    assert_eq!(own["userIdentity"]["type"], "IAMUser");
    assert_eq!(copy["userIdentity"], caller);
    assert!(caller["principalId"].as_str().unwrap().starts_with("AIDA"));
    assert!(!copy.to_string().contains("user/collector"));
    assert_eq!(own["recipientAccountId"], "333333333333");
    assert_eq!(copy["recipientAccountId"], "111111111111");
    assert_eq!(copy["responseElements"], own["responseElements"]);
    assert_eq!(copy["sharedEventID"], own["sharedEventID"]);
    let id = own["sharedEventID"].as_str().unwrap();
    let lengths: Vec<usize> = id.split('-').map(str::len).collect();
    assert_eq!(lengths, [8, 4, 4, 4, 12], "{id}");
}

#[test]
fn in_a_chain_the_owner_of_the_next_role_sees_the_session_s_id() {
    let steps = steps_of_file("../../examples/role-chain.json"); // R-242
    let caller = &steps[1]["ownerEvent"]["userIdentity"];
    assert_eq!(caller["type"], "AWSAccount");
    let id = caller["principalId"].as_str().unwrap();
    assert!(id.starts_with("AROA") && id.ends_with(":alice"), "{id}");
    // The first role is of the caller's own account (R-240), and the last call no assumption.
    for step in [&steps[0], &steps[2]] {
        assert!(step.get("ownerEvent").is_none());
        assert!(step["event"].get("sharedEventID").is_none());
    }
}

#[test]
fn a_refused_caller_leaves_nothing_in_the_account_of_the_role() {
    let steps = steps_of_file("../../examples/cross-account-role-without-external-id.json");
    assert!(steps[0].get("ownerEvent").is_none()); // R-245
    assert!(steps[0]["event"].get("sharedEventID").is_none());
}

#[test]
fn a_web_identity_is_recorded_by_issuer_audience_and_subject() {
    let records = records("../../examples/github-actions-oidc.json"); // R-243
    let identity = &records[0]["userIdentity"];
    assert_eq!(identity["type"], "WebIdentityUser");
    let id = identity["principalId"].as_str().unwrap();
    assert!(id.starts_with("token.actions.githubusercontent.com:sts.amazonaws.com:repo:"), "{id}");
    assert!(identity.get("accessKeyId").is_none());
}

#[test]
fn a_saml_user_is_recorded_by_name_qualifier_and_subject_in_the_role_s_account() {
    let record = kim_assumes(json!({}))[0].clone(); // R-243
    let expected = json!({"type": "SAMLUser", "principalId": "bmFtZXF1YWxpZmllcg=:kim@example.org",
        "userName": "kim@example.org", "identityProvider": "bmFtZXF1YWxpZmllcg="});
    assert_eq!(record["userIdentity"], expected);
    assert_eq!(record["recipientAccountId"], "111122223333");
    assert!(record.get("sharedEventID").is_none());
}

#[test]
fn a_service_is_recorded_as_what_invoked_the_call() {
    let records = records("../../examples/ec2-service-role.json"); // R-244
    assert_eq!(records[0]["userIdentity"]["type"], "AWSService");
    assert_eq!(records[0]["userIdentity"]["invokedBy"], "ec2.amazonaws.com");
}
