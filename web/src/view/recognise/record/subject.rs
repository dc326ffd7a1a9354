//! What was called, and on what: the action of an event, and the resource that its parameters name.

use hatcheck_policy::Arn;
use hatcheck_policy::json::Node;

use super::super::{items, string, text_at};

/// Services whose actions begin with another name than their host.
const PREFIXES: [(&str, &str); 4] =
    [("monitoring", "cloudwatch"), ("email", "ses"), ("tagging", "tag"), ("signin", "sts")];

/// Events whose action has another name, by AWS's list of actions.
const EVENTS: [(&str, &str); 25] = [
    ("s3:ListObjects", "s3:ListBucket"),
    ("s3:ListObjectsV2", "s3:ListBucket"),
    ("s3:HeadBucket", "s3:ListBucket"),
    ("s3:HeadObject", "s3:GetObject"),
    ("s3:CopyObject", "s3:PutObject"),
    ("s3:UploadPart", "s3:PutObject"),
    ("s3:UploadPartCopy", "s3:PutObject"),
    ("s3:CreateMultipartUpload", "s3:PutObject"),
    ("s3:CompleteMultipartUpload", "s3:PutObject"),
    ("s3:DeleteObjects", "s3:DeleteObject"),
    ("s3:ListBuckets", "s3:ListAllMyBuckets"),
    ("s3:ListObjectVersions", "s3:ListBucketVersions"),
    ("s3:ListParts", "s3:ListMultipartUploadParts"),
    ("s3:ListMultipartUploads", "s3:ListBucketMultipartUploads"),
    ("s3:GetBucketEncryption", "s3:GetEncryptionConfiguration"),
    ("s3:PutBucketEncryption", "s3:PutEncryptionConfiguration"),
    ("s3:GetBucketLifecycle", "s3:GetLifecycleConfiguration"),
    ("s3:PutBucketLifecycle", "s3:PutLifecycleConfiguration"),
    ("s3:GetBucketReplication", "s3:GetReplicationConfiguration"),
    ("s3:PutBucketReplication", "s3:PutReplicationConfiguration"),
    ("s3:DeleteBucketCors", "s3:PutBucketCORS"),
    ("s3:GetBucketCors", "s3:GetBucketCORS"),
    ("s3:PutBucketCors", "s3:PutBucketCORS"),
    ("lambda:Invoke", "lambda:InvokeFunction"),
    ("sts:SwitchRole", "sts:AssumeRole"),
];

/// The action of an event.
pub(super) fn action_of(source: &str, event: &str) -> Option<String> {
    let host = source.strip_suffix(".amazonaws.com").unwrap_or(source);
    let prefix = PREFIXES.iter().find(|(own, _)| *own == host).map_or(host, |(_, prefix)| prefix);
    if prefix.is_empty() {
        return None;
    }
    // Lambda's events carry the date of their interface: `CreateFunction20150331`, `…20150331v2`.
    let undated = event.trim_end_matches("v2");
    let undated = undated.trim_end_matches(|c: char| c.is_ascii_digit());
    let event = if event.len() - undated.len() >= 8 { undated } else { event };
    let action = format!("{prefix}:{event}");
    let known = EVENTS.iter().find(|(own, _)| *own == action);
    Some(known.map_or(action, |(_, action)| (*action).to_owned()))
}

/// Parameters that name a resource: the service, the parameter, and the ARN with `{p}` for the partition, `{r}` for the
/// Region, `{a}` for the account and `{}` for what the parameter says.
const PARAMETERS: [(&str, &str, &str); 24] = [
    ("sts", "roleArn", ""),
    ("sts", "role", ""),
    ("iam", "roleName", "arn:{p}:iam::{a}:role/{}"),
    ("iam", "userName", "arn:{p}:iam::{a}:user/{}"),
    ("iam", "groupName", "arn:{p}:iam::{a}:group/{}"),
    ("iam", "policyArn", ""),
    ("iam", "instanceProfileName", "arn:{p}:iam::{a}:instance-profile/{}"),
    ("lambda", "functionName", "arn:{p}:lambda:{r}:{a}:function:{}"),
    ("dynamodb", "tableName", "arn:{p}:dynamodb:{r}:{a}:table/{}"),
    ("kms", "keyId", "arn:{p}:kms:{r}:{a}:key/{}"),
    ("sns", "topicArn", ""),
    ("sqs", "queueName", "arn:{p}:sqs:{r}:{a}:{}"),
    ("secretsmanager", "secretId", "arn:{p}:secretsmanager:{r}:{a}:secret:{}"),
    ("ssm", "name", "arn:{p}:ssm:{r}:{a}:parameter/{}"),
    ("ec2", "instancesSet/items/0/instanceId", "arn:{p}:ec2:{r}:{a}:instance/{}"),
    ("ec2", "volumeId", "arn:{p}:ec2:{r}:{a}:volume/{}"),
    ("ec2", "groupId", "arn:{p}:ec2:{r}:{a}:security-group/{}"),
    ("logs", "logGroupName", "arn:{p}:logs:{r}:{a}:log-group:{}"),
    ("ecr", "repositoryName", "arn:{p}:ecr:{r}:{a}:repository/{}"),
    ("kinesis", "streamName", "arn:{p}:kinesis:{r}:{a}:stream/{}"),
    ("states", "stateMachineArn", ""),
    ("cloudformation", "stackName", "arn:{p}:cloudformation:{r}:{a}:stack/{}/*"),
    ("rds", "dBInstanceIdentifier", "arn:{p}:rds:{r}:{a}:db:{}"),
    ("glue", "databaseName", "arn:{p}:glue:{r}:{a}:database/{}"),
];

/// What the call was about: by its parameters, else by the list of resources.
pub(super) fn resource_of(record: &Node<'_>) -> Option<String> {
    let source = string(record, "eventSource").unwrap_or_default();
    let service = source.strip_suffix(".amazonaws.com").unwrap_or(source);
    let parameter = |name: &str| text_at(record, &format!("/requestParameters/{name}"));
    let caller = text_at(record, "/userIdentity/arn").and_then(Arn::parse);
    let partition = caller.as_ref().map_or("aws", Arn::partition);
    if let ("s3", Some(bucket)) = (service, parameter("bucketName")) {
        let slash = if parameter("key").is_some() { "/" } else { "" };
        return Some(format!(
            "arn:{partition}:s3:::{bucket}{slash}{}",
            parameter("key").unwrap_or_default()
        ));
    }
    let account =
        string(record, "recipientAccountId").or_else(|| text_at(record, "/userIdentity/accountId"));
    for (own, name, template) in PARAMETERS
        .iter()
        .filter(|(own, ..)| *own == service || (*own == "sts" && service == "signin"))
    {
        let Some(value) = parameter(name) else { continue };
        if value.starts_with("arn:") {
            return Some(value.to_owned());
        }
        if template.is_empty() {
            continue;
        }
        let value = if *own == "ssm" { value.trim_start_matches('/') } else { value };
        let arn = template
            .replace("{p}", partition)
            .replace("{r}", string(record, "awsRegion").unwrap_or_default());
        return Some(arn.replace("{a}", account.unwrap_or_default()).replace("{}", value));
    }
    let listed = items(record.get("resources")).iter();
    listed
        .filter_map(|own| string(own, "ARN").or_else(|| string(own, "arn")))
        .next()
        .map(str::to_owned)
}
