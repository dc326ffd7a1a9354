//! Version numbers as programs print them.

/// The first word of `text` that begins like a version, without a leading `v`: `1.2.3` of `trunk 1.2.3`.
pub(crate) fn version_in(text: &str) -> Option<&str> {
    text.split_whitespace()
        .map(|word| word.strip_prefix('v').unwrap_or(word))
        .find(|word| word.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// The part before the first dot, as a number: `20` of `v20.1.0`, `132` of `wasm-opt version 132 (version_132)`.
pub(crate) fn major_in(text: &str) -> Option<u32> {
    version_in(text)?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_the_tools_print_them() {
        assert_eq!(version_in("trunk 0.21.14"), Some("0.21.14"));
        assert_eq!(version_in("wasm-bindgen 0.2.129"), Some("0.2.129"));
        assert_eq!(major_in("v20.20.2"), Some(20));
        assert_eq!(major_in("wasm-opt version 132 (version_132)"), Some(132));
        assert_eq!(version_in("no version here"), None);
    }
}
