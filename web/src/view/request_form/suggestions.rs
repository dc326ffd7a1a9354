//! What the fields of a request offer: whom and what the scenario holds, and what its policies name. Any other text
//! can be typed all the same.

use hatcheck_policy::Arn;
use hatcheck_scenario::Scenario;

use super::choices::{Choice, Choices, List, MAX};
use super::edit::Edit;
use super::keys::KEYS;
use super::named::Named;
use super::table::{Table, Values};
use super::{Caller, Input};
use crate::labels::form::notes;
use crate::state::evaluate::Evaluated;

/// The identity providers that every account has.
pub(super) const BUILT_IN: [&str; 4] = [
    "accounts.google.com",
    "cognito-identity.amazonaws.com",
    "graph.facebook.com",
    "www.amazon.com",
];
/// Services that call in their own name.
const SERVICES: &str = "\
ec2.amazonaws.com
lambda.amazonaws.com
ecs-tasks.amazonaws.com
codebuild.amazonaws.com
cloudformation.amazonaws.com
events.amazonaws.com
sns.amazonaws.com
s3.amazonaws.com
cloudtrail.amazonaws.com";
/// Actions that are asked about often.
const ACTIONS: &str = "\
s3:GetObject
s3:PutObject
s3:DeleteObject
s3:ListBucket
s3:ListAllMyBuckets
sts:AssumeRole
sts:AssumeRoleWithWebIdentity
sts:AssumeRoleWithSAML
sts:TagSession
sts:SetSourceIdentity
sts:GetCallerIdentity
iam:PassRole
iam:CreateUser
iam:CreateRole
iam:AttachUserPolicy
iam:ListUsers
ec2:RunInstances
ec2:StopInstances
ec2:DescribeInstances
lambda:InvokeFunction
dynamodb:GetItem
dynamodb:PutItem
dynamodb:Query
kms:Decrypt
kms:GenerateDataKey
sqs:SendMessage
sqs:ReceiveMessage
sns:Publish
secretsmanager:GetSecretValue
logs:PutLogEvents";
/// What a token says nearly always.
const CLAIMS: &str = "aud\nsub\namr";
/// What a SAML assertion is meant for.
const SAML_AUDIENCE: &str = "https://signin.aws.amazon.com/saml";

/// What all fields of a request offer.
#[derive(Clone, Debug, Default)]
pub struct Suggestions {
    principals: Choices,
    providers: Choices,
    users: Choices,
    roles: Choices,
    actions: Choices,
    resources: Choices,
    keys: Choices,
    tags: Choices,
    claims: Choices,
    /// What policies compare keys with, by key in lower case.
    values: Vec<(String, Choices)>,
    /// Providers with what their tokens are meant for.
    audiences: Vec<(String, String)>,
    /// The VPC endpoints.
    pub endpoints: Vec<String>,
}

impl Suggestions {
    /// What a field offers.
    pub fn of(&self, input: Input) -> Choices {
        let choices = match input {
            Input::Principal => &self.principals,
            Input::Provider => &self.providers,
            Input::User => &self.users,
            Input::Role => &self.roles,
            Input::Action => &self.actions,
            Input::Resource => &self.resources,
            Input::Key(values) | Input::NewKey(values) => self.keys_of(values),
            _ => return Choices::default(),
        };
        choices.clone()
    }

    /// Keys that a table does not have yet.
    pub fn new_keys(&self, table: &Table) -> Choices {
        let mut list = List::default();
        for key in &*self.keys_of(table.values).0 {
            if !table.has(&key.text) {
                list.0.push(key.clone());
            }
        }
        list.done()
    }

    fn keys_of(&self, values: Values) -> &Choices {
        match values {
            Values::Context => &self.keys,
            Values::Tags => &self.tags,
            Values::Claims => &self.claims,
        }
    }

    /// What policies compare a key with. A tag and a claim stand in policies as the last part of a key.
    pub fn values_of(&self, key: &str) -> Choices {
        for (own, choices) in &self.values {
            if own.eq_ignore_ascii_case(key) || own.rsplit([':', '/']).next() == Some(key) {
                return choices.clone();
            }
        }
        Choices::default()
    }

    /// Whom a request starts with that is to start with a caller of another kind.
    pub fn become_a(&self, caller: Caller) -> Edit {
        let (mut who, audience) = match caller {
            Caller::Named => ("anonymous", ""),
            Caller::Web => (BUILT_IN[0], ""),
            Caller::Saml => ("arn:aws:iam::111122223333:saml-provider/Corp", SAML_AUDIENCE),
        };
        let known = if caller == Caller::Named { &self.principals } else { &self.providers };
        for choice in &*known.0 {
            let is_saml = choice.text.contains(":saml-provider/");
            if caller == Caller::Named || is_saml == (caller == Caller::Saml) {
                who = &choice.text;
                break;
            }
        }
        let own = self.audiences.iter().find(|(own, _)| own == who);
        let audience = own.map_or(audience, |(_, audience)| audience);
        Edit::Become(caller, who.to_owned(), audience.to_owned())
    }

    /// A role to be assumed next.
    pub fn next_role(&self) -> Edit {
        Edit::AddStep(self.roles.0.first().map(|role| role.text.clone()).unwrap_or_default())
    }
}

/// What the fields of the request at `index` offer.
pub fn suggestions(evaluated: &Evaluated, index: usize) -> Suggestions {
    let scenario = &evaluated.workspace.shell.scenario;
    let mut named = Named::default();
    named.read(evaluated, index);
    let (mut providers, mut audiences) = (List::default(), Vec::new());
    for provider in scenario.identity_providers.as_deref().unwrap_or_default() {
        providers.add(&provider.arn, notes::PROVIDER);
        if let Some(own) = provider.audiences.first() {
            audiences.push((provider.arn.clone(), own.clone()));
        }
    }
    let (mut users, mut roles) = (List::default(), List::default());
    for user in &scenario.users {
        users.add(&user.arn, notes::USER);
    }
    for role in &scenario.roles {
        roles.add(&role.arn, notes::ROLE);
    }
    let mut principals = List::default();
    principals.add_all(&users);
    principals.add_all(&roles);
    add_sessions(&mut principals, scenario);
    principals.add_all(&providers);
    principals.add_all(&named.services);
    add_known(&mut principals, SERVICES, notes::SERVICE);
    principals.add("anonymous", notes::ANONYMOUS);
    for text in BUILT_IN {
        providers.add(text, notes::PROVIDER);
    }
    let mut resources = List::default();
    for request in &evaluated.compiled.requests {
        resources.add(&request.call.resource, notes::REQUESTED);
    }
    for resource in &scenario.resources {
        resources.add(&resource.arn, notes::RESOURCE);
        for arn in &resource.covers {
            resources.add(arn, notes::COVERED);
        }
    }
    resources.add("*", "");
    resources.add_all(&roles);
    resources.add_all(&named.resources);
    add_known(&mut named.actions, ACTIONS, "");
    for (key, _) in KEYS {
        named.keys.add(key, "");
    }
    add_known(&mut named.claims, CLAIMS, "");
    let mut values = Vec::new();
    for (key, list) in named.values {
        values.push((key, list.done()));
    }
    let mut endpoints = Vec::new();
    for endpoint in scenario.vpc_endpoints.iter().take(MAX) {
        endpoints.push(endpoint.id.clone());
    }
    Suggestions {
        principals: principals.done(),
        providers: providers.done(),
        users: users.done(),
        roles: roles.done(),
        actions: named.actions.done(),
        resources: resources.done(),
        keys: named.keys.done(),
        tags: named.tags.done(),
        claims: named.claims.done(),
        values,
        audiences,
        endpoints,
    }
}

#[inline(never)]
fn add_known(list: &mut List, known: &str, note: &'static str) {
    for text in known.lines() {
        list.add(text, note);
    }
}

/// Whom else there can be, where these users and roles are.
fn add_sessions(list: &mut List, scenario: &Scenario) {
    let known = list.0.clone();
    for account in &scenario.accounts {
        list.add(&["arn:aws:iam::", &account.id, ":root"].concat(), notes::ROOT);
    }
    for Choice { text, note } in known {
        let Some(arn) = Arn::parse(&text) else { continue };
        let at = |service: &str, what: &str, name: &str, session: &str| {
            ["arn:", arn.partition(), service, arn.account(), what, name, session].concat()
        };
        if note == notes::ROLE {
            list.add(&at(":sts::", ":assumed-role/", arn.name(), "/session"), notes::SESSION);
        } else {
            list.add(&at(":sts::", ":federated-user/", arn.name(), ""), notes::FEDERATED);
        }
        list.add(&at(":iam::", ":root", "", ""), notes::ROOT);
    }
}

#[cfg(test)]
#[path = "suggestions_test.rs"]
mod tests;
