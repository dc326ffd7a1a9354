//! What the policies of a scenario name: services, actions, resources, and condition keys with what they are compared
//! with.

use hatcheck_engine::trace::LayerTrace;
use hatcheck_policy::operator::Test;
use hatcheck_policy::policy::{Condition, PrincipalName, Statement};

use super::choices::{List, MAX};
use crate::labels::form::notes;
use crate::state::evaluate::Evaluated;

/// What policies name.
#[derive(Default)]
pub(super) struct Named {
    pub(super) services: List,
    pub(super) actions: List,
    pub(super) resources: List,
    pub(super) keys: List,
    pub(super) tags: List,
    pub(super) claims: List,
    pub(super) values: Vec<(String, List)>,
}

impl Named {
    /// First what the policies in play read.
    pub(super) fn read(&mut self, evaluated: &Evaluated, index: usize) {
        if let Some(Ok(request)) = evaluated.requests.get(index) {
            for step in request.decision.steps.iter().rev() {
                self.layers(&step.layers);
                for also in &step.also_needs {
                    self.layers(&also.verdict.layers);
                }
            }
        }
        for document in &evaluated.compiled.documents {
            for statement in &document.policy.statements {
                self.statement(statement);
            }
        }
    }

    fn layers(&mut self, layers: &[LayerTrace]) {
        for layer in layers {
            for policy in &layer.policies {
                for statement in &policy.statements {
                    for trace in &statement.conditions {
                        self.condition(&trace.condition, notes::IN_PLAY);
                    }
                }
            }
        }
    }

    fn statement(&mut self, statement: &Statement) {
        for entry in &statement.action.entries {
            if entry.text.contains(':') && is_fixed(&entry.text) {
                self.actions.add(&entry.text, notes::IN_POLICY);
            }
        }
        if let Some(resource) = &statement.resource {
            for entry in &resource.entries {
                if is_fixed(&entry.text) {
                    self.resources.add(&entry.text, notes::IN_POLICY);
                }
            }
        }
        if let Some(principal) = &statement.principal {
            for entry in &principal.entries {
                if let PrincipalName::Service(service) = &entry.name {
                    self.services.add(service, notes::SERVICE);
                }
            }
        }
        for condition in &statement.conditions {
            self.condition(condition, notes::IN_POLICY);
        }
    }

    fn condition(&mut self, condition: &Condition, note: &'static str) {
        let key = &condition.key.value;
        self.keys.add(key, note);
        if let Some((prefix, tag)) = key.split_once('/')
            && (prefix.eq_ignore_ascii_case("aws:RequestTag")
                || prefix.eq_ignore_ascii_case("aws:PrincipalTag"))
        {
            self.tags.add(tag, note);
        }
        // The host of an issuer has a dot, and no service has one.
        match key.rsplit_once(':') {
            Some((issuer, claim)) if issuer.contains('.') => self.claims.add(claim, note),
            Some(("saml", _)) => self.claims.add(key, note),
            _ => {}
        }
        let test = condition.operator.map(|operator| operator.test);
        if matches!(test, Some(Test::Null)) {
            return;
        }
        let Some(list) = self.values_of(key) else { return };
        for value in &condition.values {
            let mut text = value.text.as_str();
            if !is_fixed(text) {
                continue;
            }
            // Of a range, the first address.
            if let (Some(Test::IpAddress { .. }), Some((first, _))) = (test, text.split_once('/')) {
                text = first;
            }
            list.add(text, note);
        }
    }

    /// What a key is compared with; nothing where there are too many keys.
    fn values_of(&mut self, key: &str) -> Option<&mut List> {
        let mut at = 0;
        while at < self.values.len() && !self.values[at].0.eq_ignore_ascii_case(key) {
            at += 1;
        }
        if at == self.values.len() && at < MAX {
            self.values.push((key.to_owned(), List::default()));
        }
        self.values.get_mut(at).map(|(_, list)| list)
    }
}

/// Whether a pattern means one text alone.
fn is_fixed(text: &str) -> bool {
    !text.contains(['*', '?', '$'])
}
