//! Principals and actions of a statement that never come together: AWS stores them, and they let nobody in
//!

use std::sync::Arc;

use hatcheck_policy::policy::{ActionEntry, PrincipalEntry, Statement};

use super::calls::{self, EnterCall};
use super::{Found, SaveFault};

/// Actions by which none of the statement's principals enters a role; where there are none of these, principals
/// who can make none of its calls.
pub(super) fn check(statement: &Statement) -> Found {
    let principals: Vec<(&PrincipalEntry, EnterCall<'_>)> = calls::named(statement)
        .iter()
        .filter_map(|entry| Some((entry, calls::entering(&entry.name)?)))
        .collect();
    // What a list of exceptions leaves is more than its author thought of.
    let (Some((first, meant)), false) = (principals.first(), statement.action.negated) else {
        return Found::new();
    };
    let entries = &statement.action.entries;
    let useless = |entry: &&ActionEntry| {
        let usable =
            |(_, call): &(&PrincipalEntry, EnterCall<'_>)| calls::covers(entry, call.action());
        is_about_entering(entry) && !principals.iter().any(usable)
    };
    let actions: Found = entries
        .iter()
        .filter(useless)
        .map(|entry| (entry.span, fault(entry, first, *meant)))
        .collect();
    // One cause is said once; and a statement may be about none of the three calls.
    let Some(action) = entries.iter().find(|entry| is_about_entering(entry)) else {
        return actions;
    };
    if !actions.is_empty() || calls::is_about_more(statement) {
        return actions;
    }
    principals
        .iter()
        .filter(|(_, call)| !calls::is_about(statement, call.action()))
        .map(|(principal, call)| (principal.span, fault(action, principal, *call)))
        .collect()
}

/// Whether an entry covers one of the three calls.
fn is_about_entering(entry: &ActionEntry) -> bool {
    calls::ACTIONS.iter().any(|action| calls::covers(entry, action))
}

fn fault(action: &ActionEntry, principal: &PrincipalEntry, meant: EnterCall<'_>) -> SaveFault {
    SaveFault::MismatchedAction {
        action: Arc::clone(&action.text),
        principal: Arc::clone(&principal.text),
        meant: meant.action(),
    }
}
