//! Messages of AWS, in whatever surrounds them.

use super::*;

const OBJECT: &str = "arn:aws:s3:::reports/2026/q3.csv";

#[test]
fn the_documented_shape() {
    // E-024, R-250, R-251
    let text = format!(
        "User: {ALICE} is not authorized to perform: s3:GetObject on resource: \"{OBJECT}\" \
         because no identity-based policy allows the s3:GetObject action"
    );
    assert_eq!(call(&text), triple(ALICE, "s3:GetObject", OBJECT));
    assert_eq!(parts(&text).entities[0].list, "users");
}

#[test]
fn what_the_command_line_puts_before_it() {
    let text = format!(
        "\nAn error occurred (AccessDenied) when calling the AssumeRole operation: User: {ALICE} is not authorized \
         to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/Auditor\n"
    );
    let role = "arn:aws:iam::444455556666:role/Auditor";
    assert_eq!(call(&text), triple(ALICE, "sts:AssumeRole", role));
}

#[test]
fn without_a_resource_it_is_everything() {
    for text in [
        format!("User: {ALICE} is not authorized to perform: ec2:DescribeInstances"),
        format!("User: {ALICE} is not authorized to perform: ec2:DescribeInstances."),
        format!(
            "User: {ALICE} is not authorized to perform: ec2:DescribeInstances because no identity-based policy allows the ec2:DescribeInstances action"
        ),
        format!(
            "User: {ALICE} is not authorized to perform: ec2:DescribeInstances with an explicit deny in a service control policy"
        ),
        format!(
            "User: {ALICE} is not authorized to perform: ec2:DescribeInstances on resource: * because no identity-based policy allows the ec2:DescribeInstances action"
        ),
    ] {
        assert_eq!(call(&text), triple(ALICE, "ec2:DescribeInstances", "*"), "{text}");
    }
}

#[test]
fn every_reason_may_stand_behind_it() {
    // R-251 to R-258
    for reason in [
        " because no permissions boundary allows the s3:GetObject action",
        " because no session policy allows the s3:GetObject action",
        " because no resource-based policy allows the s3:GetObject action",
        " because no service control policy allows the s3:GetObject action",
        " because no VPC endpoint policy allows the s3:GetObject action",
        " with an explicit deny in an identity-based policy",
        " with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/Guard",
        " with an explicit deny in a resource control policy",
        " (Service: S3, Status Code: 403, Request ID: ABC)",
        "",
        ".",
    ] {
        let text = format!(
            "User: {ALICE} is not authorized to perform: s3:GetObject on resource: {OBJECT}{reason}"
        );
        assert_eq!(call(&text), triple(ALICE, "s3:GetObject", OBJECT), "{text}");
    }
}

#[test]
fn the_session_of_a_role_becomes_its_role() {
    let session = "arn:aws:sts::444455556666:assumed-role/Auditor/alice";
    let text = format!(
        "AccessDeniedException: User: {session} is not authorized to perform: lambda:InvokeFunction on resource: \
         arn:aws:lambda:eu-west-1:444455556666:function:report because no identity-based policy allows the lambda:InvokeFunction action\n    at throwDefaultError (/app/node_modules/x.js:849:20)\n"
    );
    let function = "arn:aws:lambda:eu-west-1:444455556666:function:report";
    assert_eq!(call(&text), triple(session, "lambda:InvokeFunction", function));
    let role = &parts(&text).entities[0];
    assert_eq!((role.list, role.arn.as_str()), ("roles", "arn:aws:iam::444455556666:role/Auditor"));
}

#[test]
fn callers_of_every_kind() {
    for caller in [
        "arn:aws:iam::111122223333:root",
        "arn:aws:sts::111122223333:federated-user/kim",
        "arn:aws-us-gov:iam::111122223333:user/dev/alice",
        "anonymous",
    ] {
        let text =
            format!("User: {caller} is not authorized to perform: es:ESHttpGet on resource: *");
        assert_eq!(call(&text).0, caller);
    }
}

#[test]
fn broken_into_lines_between_words_and_within_them() {
    let text = format!(
        "User: {ALICE} is not authorized to perform: s3:GetObject on resource: {OBJECT} \
         because no identity-based policy allows the s3:GetObject action"
    );
    for width in 20..text.len() {
        let characters: Vec<char> = text.chars().collect();
        let lines: Vec<String> =
            characters.chunks(width).map(|line| line.iter().collect()).collect();
        // A blank at the end of a line is what most programs cut off.
        for end in ["\n", "\r\n", "\n    ", "\n│ "] {
            let broken = lines.join(end);
            assert_eq!(call(&broken), triple(ALICE, "s3:GetObject", OBJECT), "{broken}");
        }
    }
    let wrapped = text.replace(' ', "\n");
    assert_eq!(call(&wrapped), triple(ALICE, "s3:GetObject", OBJECT));
}

#[test]
fn quoted_and_within_a_sentence() {
    let message = format!(
        "User: {ALICE} is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:eu-west-1:111122223333:jobs"
    );
    let queue = "arn:aws:sqs:eu-west-1:111122223333:jobs";
    for text in [
        format!("\"{message}\""),
        format!("'{message}'"),
        format!("He sees “{message}” since Monday."),
        format!("> {message}\n> and nothing else"),
        format!("```\n{message}\n```"),
        format!("Since Monday:\n\n```text\n{message}\n```\n\nWhy?"),
        format!("<Message>{message}</Message>"),
    ] {
        assert_eq!(call(&text), triple(ALICE, "sqs:SendMessage", queue), "{text}");
    }
}

#[test]
fn an_object_may_have_blanks_in_its_name() {
    let text = format!(
        "User: {ALICE} is not authorized to perform: s3:GetObject on resource: &quot;arn:aws:s3:::reports/my file (1).csv&quot; because no identity-based policy allows the s3:GetObject action"
    );
    assert_eq!(call(&text).2, "arn:aws:s3:::reports/my file (1).csv");
}

#[test]
fn in_json_of_a_service_and_of_a_log() {
    let message = format!(
        "User: {ALICE} is not authorized to perform: dynamodb:Query on resource: arn:aws:dynamodb:eu-west-1:111122223333:table/Orders because no identity-based policy allows the dynamodb:Query action"
    );
    let table = "arn:aws:dynamodb:eu-west-1:111122223333:table/Orders";
    let quoted = json::quote(&message);
    for text in [
        quoted.clone(),
        format!(
            r#"{{"__type": "com.amazon.coral.service#AccessDeniedException", "Message": {quoted}}}"#
        ),
        format!(
            r#"{{"Error": {{"Code": "AccessDenied", "Message": {quoted}}}, "ResponseMetadata": {{"HTTPStatusCode": 403}}}}"#
        ),
        format!(r#"[{{"level": "error", "msg": {quoted}}}]"#),
        format!(
            r#"{{"errorMessage": {quoted}, "errorType": "ClientError", "stackTrace": ["  File \"/var/task/app.py\""]}}"#
        ),
    ] {
        assert_eq!(call(&text), triple(ALICE, "dynamodb:Query", table), "{text}");
    }
}

#[test]
fn in_the_frame_that_a_tool_draws() {
    let text = "╷\n│ Error: reading IAM Role (Auditor): operation error IAM: GetRole, https response error StatusCode: 403, RequestID: 1, api error AccessDenied: User:\n│ arn:aws:iam::111122223333:user/alice is not authorized to perform: iam:GetRole on resource: role\n│ Auditor because no identity-based policy allows the iam:GetRole action\n│\n│   with aws_iam_role.auditor,\n╵";
    assert_eq!(call(text), triple(ALICE, "iam:GetRole", "arn:aws:iam::111122223333:role/Auditor"));
}

#[test]
fn iam_names_roles_and_users_of_its_own_by_name() {
    // R-250
    let text = format!(
        "User: {ALICE} is not authorized to perform: iam:CreateAccessKey on resource: user bob because no identity-based policy allows the iam:CreateAccessKey action"
    );
    assert_eq!(call(&text).2, "arn:aws:iam::111122223333:user/bob");
}

#[test]
fn an_encoded_part_behind_it_is_no_part_of_it() {
    let text = format!(
        "You are not authorized to perform this operation. User: {ALICE} is not authorized to perform: ec2:RunInstances on resource: arn:aws:ec2:eu-west-1:111122223333:instance/* because no identity-based policy allows the ec2:RunInstances action. Encoded authorization failure message: abcDEF-_123"
    );
    assert_eq!(
        call(&text),
        triple(ALICE, "ec2:RunInstances", "arn:aws:ec2:eu-west-1:111122223333:instance/*")
    );
}

#[test]
fn account_ids_that_a_build_log_hides_are_made_up() {
    let text = "User: arn:aws:sts::***:assumed-role/deploy/GitHubActions is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:***:repository/app";
    assert_eq!(
        call(text),
        triple(
            "arn:aws:sts::111122223333:assumed-role/deploy/GitHubActions",
            "ecr:PutImage",
            "arn:aws:ecr:eu-west-1:111122223333:repository/app"
        )
    );
}

#[test]
fn what_only_sounds_like_it_is_not_taken_for_it() {
    for text in [
        "Access Denied",
        "User: bob is not authorized to perform: s3:GetObject",
        "User: is not authorized to perform: ",
        "is not authorized to perform",
        "Not authorized to perform sts:AssumeRoleWithWebIdentity",
        &format!("User: {ALICE} is not authorized to perform: everything on resource: x"),
        &format!("User: {ALICE} is not authorized to perform this"),
    ] {
        assert_eq!(recognise(text), None, "{text}");
    }
}
