//! Percent-encoding (RFC 3986), undone: chat programs encode links, and IAM's API encodes policy documents.

/// The text that is meant. A `%` without two hexadecimal digits behind it stands for itself.
///
/// `None` where nothing is encoded, and where what is meant is no UTF-8 text.
pub fn decode(text: &str) -> Option<String> {
    let mut rest = text.as_bytes();
    let mut out = Vec::with_capacity(rest.len());
    while let [byte, behind @ ..] = rest {
        match rest {
            [b'%', high, low, behind @ ..]
                if let (Some(high), Some(low)) = (hex(*high), hex(*low)) =>
            {
                out.push(high << 4 | low);
                rest = behind;
            }
            _ => {
                out.push(*byte);
                rest = behind;
            }
        }
    }
    if out.len() == text.len() { None } else { String::from_utf8(out).ok() }
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_iam_encodes_reads_as_json_again() {
        assert_eq!(decode("%7B%22a%22%3A%20%22%C3%A9%22%7d").as_deref(), Some("{\"a\": \"é\"}"));
    }

    #[test]
    fn only_one_round_is_undone() {
        assert_eq!(decode("%252B").as_deref(), Some("%2B"));
    }

    #[test]
    fn what_is_not_encoded_is_said_to_be_so() {
        assert_eq!(decode("100 % sure, 5%zz, %"), None);
        assert_eq!(decode("50% off%21").as_deref(), Some("50% off!"));
        assert_eq!(decode("%FF%FE"), None);
    }
}
