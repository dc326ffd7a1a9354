//! What AWS would say to a role's trust policy when it is stored, beyond what the text alone shows: whether
//! those it names exist, and whether what it asks for can ever be there (section 3.11 of
//! roles-and-sessions.md).
//!
//! Nothing here changes a decision: a policy that AWS would not store is decided as it stands.

mod calls;
mod issuers;
mod keys;
mod mismatch;
mod principals;
mod tenant;

use std::collections::HashSet;
use std::sync::Arc;

use hatcheck_policy::kind::Element;
use hatcheck_policy::policy::{Effect, Policy, Statement};
use hatcheck_policy::{Problem, Severity, Span};

use crate::world::World;
use principals::Known;

/// One finding about one trust policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveFinding {
    /// Where the document stands, as [`crate::world::NamedPolicy`] says it.
    pub path: Arc<str>,
    /// The offending text within the document.
    pub span: Span,
    /// What was found.
    pub fault: SaveFault,
}

/// What keeps AWS from storing a trust policy, or makes it store one that cannot do what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields repeat the words of the variant")]
pub enum SaveFault {
    /// A list of statements with nothing in it.
    NoStatements,
    /// Two statements of one name.
    DuplicateSid { sid: Arc<str> },
    /// A user or role that the world does not have, though it describes the account (R-135, E-394).
    UnknownPrincipal { text: Arc<str>, nearest: Option<String> },
    /// A unique id that nobody in the world has (R-136, R-137, L-098).
    OrphanId { id: Arc<str> },
    /// A session of a role that the world does not have, though it describes the account.
    UnknownSessionRole { text: Arc<str>, nearest: Option<String> },
    /// An identity provider that is not among those the world lists.
    UnknownProvider { text: Arc<str>, nearest: Option<String> },
    /// Cognito is trusted without any condition.
    CognitoWithoutCondition,
    /// A provider is trusted that many organizations share, and none of the keys is tested that tell them
    /// apart.
    UntestedTenant { principal: Arc<str>, keys: Vec<String> },
    /// Such a key is tested, with a value that leaves the organization open. AWS stores that.
    AnyTenant { key: String, value: String },
    /// A condition that needs a key which the call never has.
    KeyNeverPresent { key: String, call: &'static str },
    /// An action by which the principal never enters a role, and the call by which it can.
    MismatchedAction { action: Arc<str>, principal: Arc<str>, meant: &'static str },
}

impl SaveFault {
    /// The stable name of the finding, the same as in the catalogue of checks where that has it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoStatements => "missing-statement",
            Self::DuplicateSid { .. } => "unique-sids-recommended",
            Self::UnknownPrincipal { .. } => "unknown-principal",
            Self::OrphanId { .. } => "orphan-principal-id",
            Self::UnknownSessionRole { .. } => "session-of-unknown-role",
            Self::UnknownProvider { .. } => "unknown-identity-provider",
            Self::CognitoWithoutCondition => "cognito-without-condition",
            Self::UntestedTenant { .. } => "shared-oidc-provider-missing-tenancy-claim",
            Self::AnyTenant { .. } => "specific-github-repo-and-branch-recommended",
            Self::KeyNeverPresent { .. } => "unsupported-action-for-condition-key",
            Self::MismatchedAction { .. } => "mismatched-action-for-principal",
        }
    }

    /// How much it matters. An error only where AWS refuses the document whatever else there is: the world
    /// may be incomplete, and what cannot work is stored all the same.
    pub fn severity(&self) -> Severity {
        match self {
            Self::NoStatements | Self::CognitoWithoutCondition | Self::UntestedTenant { .. } => {
                Severity::Error
            }
            Self::AnyTenant { .. } => Severity::SecurityWarning,
            Self::DuplicateSid { .. }
            | Self::UnknownPrincipal { .. }
            | Self::OrphanId { .. }
            | Self::UnknownSessionRole { .. }
            | Self::UnknownProvider { .. }
            | Self::KeyNeverPresent { .. }
            | Self::MismatchedAction { .. } => Severity::Warning,
        }
    }
}

/// Faults with the text they are about.
type Found = Vec<(Span, SaveFault)>;

/// Looks at the trust policy of each role, in the order of the world and of the texts.
pub fn check(world: &World) -> Vec<SaveFinding> {
    let known = Known::of(world);
    let trusts = world.facts().roles.iter().filter_map(|role| role.trust.as_ref());
    let mut findings = Vec::new();
    for trust in trusts.filter(|trust| trust.policy.readable) {
        let mut found = document(&trust.policy);
        for statement in &trust.policy.statements {
            found.extend(self::statement(statement, &known));
        }
        found.sort_by_key(|(span, _)| span.start);
        let finding = |(span, fault)| SaveFinding { path: Arc::clone(&trust.path), span, fault };
        findings.extend(found.into_iter().map(finding));
    }
    findings
}

/// What concerns the statements together.
fn document(policy: &Policy) -> Found {
    let mut found = Found::new();
    if has_empty_list(policy) {
        found.push((Span::default(), SaveFault::NoStatements));
    }
    let mut seen: HashSet<&str> = HashSet::new();
    for sid in policy.statements.iter().filter_map(|statement| statement.sid.as_ref()) {
        let name: &str = &sid.value;
        if !name.is_empty() && !seen.insert(name) {
            found.push((sid.span, SaveFault::DuplicateSid { sid: Arc::clone(&sid.value) }));
        }
    }
    found
}

/// Whether there is a list of statements, with nothing in it. What else can stand there the reader reports.
fn has_empty_list(policy: &Policy) -> bool {
    let reported = policy.diagnostics.iter().any(|found| match &found.problem {
        Problem::MissingElement { element, .. } => *element == Element::Statement,
        Problem::WrongType { .. } => found.pointer == "/Statement",
        _ => false,
    });
    policy.statements.is_empty() && policy.broken.is_empty() && !reported
}

fn statement(statement: &Statement, known: &Known<'_>) -> Found {
    let mut found = principals::check(statement, known);
    // What never applies matters where somebody is to be let in.
    if statement.effect == Effect::Allow {
        found.extend(tenant::check(statement));
        found.extend(mismatch::check(statement));
        found.extend(keys::check(statement));
    }
    found
}
