//! `resources`: the role of an assume call, and the provider of an assertion (section 5.2 of
//! roles-and-sessions.md).

use hatcheck_engine::Step;
use hatcheck_policy::Arn;
use serde_json::{Value, json};

use super::assume_call::AssumeCall;
use super::federation;

/// What the record lists; `None` where the call has no role.
pub(super) fn resources(step: &Step, call: AssumeCall) -> Option<Value> {
    let is_role = Arn::parse(&step.resource).is_some_and(|arn| arn.is_iam("role"));
    if call == AssumeCall::Root || !is_role {
        return None;
    }
    let mut found = vec![entry(step.owner.as_deref()?, "AWS::IAM::Role", &step.resource)];
    if let Some(provider) = federation::saml_provider(step) {
        let arn = Arn::parse(provider);
        let account = arn.as_ref().map_or("", Arn::account);
        found.push(entry(account, "AWS::IAM::SAMLProvider", provider));
    }
    Some(Value::Array(found))
}

fn entry(account: &str, kind: &str, arn: &str) -> Value {
    json!({"accountId": account, "type": kind, "ARN": arn})
}
