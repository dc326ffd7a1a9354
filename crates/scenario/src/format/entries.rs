//! Objects whose keys are the author's own: kept in the order written, a key that stands twice kept twice.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// Writes them.
pub(super) fn write<S: Serializer, V: Serialize>(
    entries: &[(String, V)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(entries.len()))?;
    for (key, value) in entries {
        map.serialize_entry(key, value)?;
    }
    map.end()
}
