//! Context keys that follow from the caller, the session, the world and the request line
//! (section 12 of elements.md). What the world does not hold stays absent (L-303).

mod principal;
mod request;
mod resource;
mod session;

use crate::caller::Caller;
use crate::context::{Context, Source};
use crate::request::{Call, Key, Value};
use crate::world::{Organization, World};

/// The whole context of a call: what was given, `sealed` by the call's own parameters, and then what
/// follows from the world.
pub(crate) fn context(
    world: &World,
    caller: &Caller<'_>,
    call: &Call,
    parameters: &[(Key, Value, Source)],
    owner: Option<&str>,
) -> Context {
    let mut context = Context::with_room(call.context.len() + parameters.len());
    context.give(&call.context);
    for (key, value, source) in parameters {
        context.add(key.clone(), value.clone(), *source);
    }
    principal::derive(world, caller, &mut context);
    session::derive(caller, &mut context);
    resource::derive(world, call, owner, &mut context);
    request::derive(world, call, &mut context);
    context
}

/// The two organization keys of one party.
fn organization(
    [id, paths]: [&'static str; 2],
    organization: &Organization,
    context: &mut Context,
) {
    context.derive(id, organization.id.as_str());
    if let Some(path) = &organization.path {
        context.add(paths, Value::many([path.as_str()]), Source::Derived);
    }
}
