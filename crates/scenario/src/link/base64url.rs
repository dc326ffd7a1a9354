//! Base64 in the alphabet of addresses (RFC 4648, section 5), without padding.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The six bits of a character. `+` and `/` are taken too: some encoders know no other alphabet.
pub(super) fn sextet(c: char) -> Option<u8> {
    let byte = u8::try_from(c).ok()?;
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'-' | b'+' => 62,
        b'_' | b'/' => 63,
        _ => return None,
    })
}

/// The bytes of a run of sextets. Bits that fill no byte are dropped, so that a longer run has the bytes of
/// each shorter one at its beginning.
pub(super) fn bytes(sextets: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(whole_bytes(sextets.len()));
    let (mut bits, mut count) = (0_u32, 0);
    for sextet in sextets {
        bits = bits << 6 | u32::from(*sextet);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xff) as u8);
        }
    }
    out
}

/// How many bytes so many sextets hold.
pub(super) fn whole_bytes(sextets: usize) -> usize {
    sextets * 6 / 8
}

/// Writes bytes behind a text.
pub(super) fn write(bytes: &[u8], out: &mut String) {
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..=group.len() {
            let sextet = bits >> (18 - 6 * at) & 0x3f;
            out.push(char::from(ALPHABET[sextet as usize]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(bytes: &[u8]) -> String {
        let mut out = String::new();
        write(bytes, &mut out);
        out
    }

    #[test]
    fn the_vectors_of_the_standard_without_their_padding() {
        for (text, expected) in [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg"),
            ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(written(text.as_bytes()), expected);
        }
        assert_eq!(written(&[0xfb, 0xff]), "-_8");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(bytes: Vec<u8>) {
            let sextets: Vec<u8> = written(&bytes).chars().filter_map(sextet).collect();
            prop_assert_eq!(super::bytes(&sextets), bytes);
        }
    }
}
