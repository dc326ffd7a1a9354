//! Under which code a refusal is recorded, which hangs on the protocol that the service speaks.

/// Services of the query and REST-XML protocols, by the prefix of their actions.
const QUERY_AND_XML: [&str; 19] = [
    "autoscaling",
    "cloudformation",
    "cloudfront",
    "cloudsearch",
    "cloudwatch",
    "elasticache",
    "elasticbeanstalk",
    "elasticloadbalancing",
    "iam",
    "rds",
    "redshift",
    "route53",
    "s3",
    "s3-object-lambda",
    "sdb",
    "ses",
    "sns",
    "sqs",
    "sts",
];

/// The code of a refused call of a service: `AccessDenied` for query and REST-XML services,
/// `AccessDeniedException` for JSON services, and EC2's own.
///
/// Services that are not listed are taken as JSON services. The older protocols belong to a small number of
/// early services that no longer grows, and nearly everything since speaks JSON.
pub(super) fn of_refusal(service: &str) -> &'static str {
    match service.to_ascii_lowercase().as_str() {
        "ec2" => "Client.UnauthorizedOperation",
        service if QUERY_AND_XML.contains(&service) => "AccessDenied",
        _ => "AccessDeniedException",
    }
}
