//! The copy of a record in the account of a role that was assumed from another account.

use hatcheck_engine::Step;
use hatcheck_engine::instant::Instant;
use hatcheck_engine::record::Identity;
use serde_json::{Map, Value, json};

use super::assume_call::AssumeCall;
use super::{identity, is_granted};

/// The account that gets a copy: that of the role, where a caller of another account was let in (R-241,
/// A refused call leaves nothing there. Services and outside identities have no account,
/// and their record is the role account's own.
pub(super) fn of_foreign_role(step: &Step, call: Option<AssumeCall>) -> Option<&str> {
    let caller = step.identity.account.as_deref()?;
    let owner = step.owner.as_deref()?;
    let assumed = is_granted(step) && call == Some(AssumeCall::Role);
    (assumed && owner != caller).then_some(owner)
}

/// The record as the owner gets it.
pub(super) fn copy(event: &Map<String, Value>, caller: &Identity, owner: &str) -> Value {
    let mut copy = event.clone();
    let seen = identity::user_identity(&caller.as_account(), None, None);
    copy.insert("userIdentity".to_owned(), seen);
    copy.insert("recipientAccountId".to_owned(), json!(owner));
    Value::Object(copy)
}

/// The id that ties the two records. It is made up, as its zeros say, and follows from who assumed what
/// and when, so that the report stays the same for the same scenario.
pub(super) fn shared_id(step: &Step, now: Option<Instant>) -> String {
    let session = step.session.as_ref().map_or("", |session| session.arn.as_str());
    let time = now.map(|now| now.to_string()).unwrap_or_default();
    let text = format!("{} {} {session} {time}", step.principal, step.resource);
    // FNV-1a, as for other made-up ids.
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("00000000-0000-4000-8000-{:012x}", hash & 0xffff_ffff_ffff)
}
