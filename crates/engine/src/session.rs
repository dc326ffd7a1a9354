//! A session: what temporary credentials carry from the call that made them into later calls.

use crate::instant::Instant;
use crate::request::{Key, SessionFacts, Value};
use crate::world::{NamedPolicy, Tags};

/// What is sealed into a session when it is issued.
#[derive(Clone, Debug, Default)]
pub struct Session {
    /// Session policies passed.
    pub policies: Vec<NamedPolicy>,
    /// Session tags, passed and inherited.
    pub tags: Tags,
    /// Keys of the tags that go on to the next role.
    pub transitive_tag_keys: Vec<String>,
    /// The source identity.
    pub source_identity: Option<String>,
    /// When it was issued.
    pub issued_at: Option<Instant>,
    /// Lifetime in seconds, where this engine issued it.
    pub expires_in: Option<u32>,
    /// The provider it began with (L-359).
    pub federated_provider: Option<String>,
    /// Claims that stay visible in later requests (L-428, L-431).
    pub claims: Vec<(Key, Value)>,
}

impl From<SessionFacts> for Session {
    fn from(facts: SessionFacts) -> Self {
        Self {
            policies: facts.policies,
            tags: facts.tags,
            transitive_tag_keys: facts.transitive_tag_keys,
            source_identity: facts.source_identity,
            issued_at: facts.issued_at,
            ..Self::default()
        }
    }
}

impl Session {
    /// The tags that the next role's session inherits.
    pub fn inherited_tags(&self) -> Tags {
        let transitive =
            |key: &str| self.transitive_tag_keys.iter().any(|own| own.eq_ignore_ascii_case(key));
        self.tags.iter().filter(|(key, _)| transitive(key)).cloned().collect()
    }
}

/// Lays tags over others; of two keys that differ at most in case the upper one counts.
pub fn overlay(under: &Tags, upper: &Tags) -> Tags {
    let covered = |key: &str| upper.iter().any(|(own, _)| own.eq_ignore_ascii_case(key));
    under.iter().filter(|(key, _)| !covered(key)).chain(upper).cloned().collect()
}
