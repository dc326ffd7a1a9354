//! Light, dark, or as the system has it; remembered where the browser lets us.

use super::prefs;

const KEY: &str = "hatcheck.theme";

/// The theme chosen before: `light`, `dark`, or empty for the system's.
pub fn stored() -> String {
    prefs::read(KEY).filter(|theme| theme == "light" || theme == "dark").unwrap_or_default()
}

/// Shows a theme, and remembers it.
pub fn set(theme: &str) {
    let root = super::document().and_then(|document| document.document_element());
    if let Some(root) = root {
        // Neither can fail for a name without special characters.
        let _ = if theme.is_empty() {
            root.remove_attribute("data-theme")
        } else {
            root.set_attribute("data-theme", theme)
        };
    }
    prefs::write(KEY, Some(theme));
}
