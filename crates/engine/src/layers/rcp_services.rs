//! The services that resource control policies reach (E-087).

/// Their prefixes, as of 2026. AWS adds to the list.
const PREFIXES: &str = "\
aoss
appconfig
appstream
autoscaling
autoscaling-plans
budgets
cloudfront
clouddirectory
cloudsearch
cloudtrail-data
codeartifact
codebuild
codecommit
codepipeline
cognito-identity
cognito-idp
comprehend
comprehendmedical
compute-optimizer
cost-optimization-hub
dax
dsql
dynamodb
ecr
ecr-public
events
firehose
fis
fms
gamelift
health
inspector-scan
kendra
kinesisvideo
kms
logs
memorydb
networkmonitor
notifications
opensearch
pca-connector-ad
personalize
polly
pricing
resource-groups
rolesanywhere
s3
secretsmanager
servicediscovery
signin
sqs
sts
support
swf
textract
timestream-influxdb
transcribe
transfer
translate
wafv2
workspaces
xray";

/// Whether they reach a service, by its prefix.
pub(super) fn reach(service: &str) -> bool {
    PREFIXES.lines().any(|own| own == service)
}
