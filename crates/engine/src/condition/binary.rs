//! Bytes under Base64: `BinaryEquals` (L-267).

/// Whether two texts stand for the same bytes; `None` if either is not Base64.
///
/// Of some bytes there is one text only (RFC 4648, section 4, with padding and without stray bits), so that there is
/// nothing to decode.
pub(super) fn equals(member: &str, value: &str) -> Option<bool> {
    (is_base64(member) && is_base64(value)).then_some(member == value)
}

fn is_base64(text: &str) -> bool {
    let digits = text.strip_suffix("==").or_else(|| text.strip_suffix('=')).unwrap_or(text);
    // What stands in the last digit beyond the last byte must be 0.
    let stray = match text.len() - digits.len() {
        0 => 0,
        1 => 0b11,
        _ => 0b1111,
    };
    let last = digits.bytes().next_back().and_then(sextet);
    text.len().is_multiple_of(4)
        && digits.bytes().all(|digit| sextet(digit).is_some())
        && last.is_none_or(|last| last & stray == 0)
}

fn sextet(digit: u8) -> Option<u8> {
    Some(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_takes_what_a_library_takes(text in "[A-Za-z0-9+/]{0,7}={0,3}|[ -~]{0,8}") {
            prop_assert_eq!(is_base64(&text), STANDARD.decode(&text).is_ok());
        }

        #[test]
        fn it_tells_apart_what_a_library_does(one: Vec<u8>, other: Vec<u8>) {
            let text = |bytes: &[u8]| STANDARD.encode(bytes);
            prop_assert_eq!(equals(&text(&one), &text(&other)), Some(one == other));
            prop_assert_eq!(equals(&text(&one), &text(&one)), Some(true));
        }
    }
}
