//! The kinds of policy by the names that reports have for them.

use hatcheck_policy::{PolicyKind, nearest};

use crate::fault::{Answer, Fault};

const KINDS: [(&str, PolicyKind); 8] = [
    ("identity", PolicyKind::Identity),
    ("boundary", PolicyKind::Boundary),
    ("session", PolicyKind::Session),
    ("resource", PolicyKind::Resource),
    ("trust", PolicyKind::Trust),
    ("scp", PolicyKind::Scp),
    ("rcp", PolicyKind::Rcp),
    ("vpcEndpoint", PolicyKind::VpcEndpoint),
];

/// The kind of this name.
///
/// # Errors
/// There is none.
pub fn named(name: &str) -> Answer<PolicyKind> {
    if let Some((_, kind)) = KINDS.iter().find(|(own, _)| *own == name) {
        return Ok(*kind);
    }
    let names: Vec<&str> = KINDS.iter().map(|(name, _)| *name).collect();
    // Nobody needs to read a whole document that stands where its kind should.
    let start: String = name.chars().take(40).collect();
    let message =
        format!("\"{start}\" is no kind of policy: expected one of {}.", names.join(", "));
    let mut fault = Fault::new("unknown-word", message);
    fault.nearest = nearest(name, names).map(str::to_owned);
    Err(fault)
}

/// A kind of policy by its name, for the JSON Schema.
#[cfg(feature = "schema")]
pub struct KindName;

#[cfg(feature = "schema")]
impl schemars::JsonSchema for KindName {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PolicyKind".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names = KINDS.map(|(name, _)| name);
        schemars::json_schema!({
            "description": "A kind of policy, which settles what may stand in it.",
            "type": "string",
            "enum": names
        })
    }
}
