//! Keys that temporary credentials carry (section 12.4 of elements.md).

use crate::caller::{Caller, CallerKind};
use crate::context::{Context, Source};

pub(super) fn derive(caller: &Caller<'_>, context: &mut Context) {
    // Long-term keys carry nothing of a session, not even that MFA was not used (L-356, R-209).
    let Some(session) = &caller.session else { return };
    if let Some(issued_at) = session.issued_at {
        context.derive("aws:TokenIssueTime", issued_at.to_string()); // L-355
    }
    context.derive("aws:MultiFactorAuthPresent", "false"); // L-356; said otherwise by what is given
    if let Some(identity) = &session.source_identity {
        context.derive("aws:SourceIdentity", identity.as_str()); // L-358
    }
    if let Some(provider) = &session.federated_provider {
        context.derive("aws:FederatedProvider", provider.as_str()); // L-359
    }
    for (key, value) in &session.claims {
        context.add(key.clone(), value.clone(), Source::Claim); // L-428, L-431
    }
    if matches!(caller.kind, CallerKind::AssumedRoot(_)) {
        context.derive("aws:AssumedRoot", "true"); // L-360
    }
}
