//! Addresses and ranges: `IpAddress` (L-268, L-276 to L-278).
//!
//! The addresses are the standard library's. Ranges are read here, because a library of networks costs the page more
//! than this file; the tests hold it to one.

use std::net::{IpAddr, Ipv4Addr};

/// Whether an address lies in a range, or is the single address. `None` if either is neither.
///
/// An address of one family never lies in a range of the other, and mapped addresses are not unfolded.
pub(super) fn lies_in(address: &str, range: &str) -> Option<bool> {
    let address: IpAddr = address.parse().ok()?;
    let Some((first, bits)) = range.split_once('/') else {
        return Some(address == range.parse::<IpAddr>().ok()?);
    };
    // Bits behind the mask are ignored (L-277).
    Some(match (address, network(first)?) {
        (IpAddr::V4(address), IpAddr::V4(first)) => {
            alike(&address.octets(), &first.octets(), length(bits, 32)?)
        }
        (IpAddr::V6(address), IpAddr::V6(first)) => {
            alike(&address.octets(), &first.octets(), length(bits, 128)?)
        }
        (_, IpAddr::V4(_)) => length(bits, 32).map(|_| false)?,
        (_, IpAddr::V6(_)) => length(bits, 128).map(|_| false)?,
    })
}

/// The address that a range begins with; its parts may be filled up with zeros, as some lists do.
fn network(text: &str) -> Option<IpAddr> {
    let mut octets = [0; 4];
    let mut parts = text.split('.');
    for octet in &mut octets {
        match parts.next() {
            Some(part) if is_number(part, 3) => *octet = part.parse().ok()?,
            _ => return text.parse().ok(),
        }
    }
    parts.next().is_none().then(|| Ipv4Addr::from(octets).into())
}

/// How many bits of a range are fixed.
fn length(text: &str, most: usize) -> Option<usize> {
    let digits = if most > 99 { 3 } else { 2 };
    text.parse().ok().filter(|length| is_number(text, digits) && *length <= most)
}

fn is_number(text: &str, digits: usize) -> bool {
    (1..=digits).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether so many bits are the same.
fn alike(one: &[u8], other: &[u8], bits: usize) -> bool {
    one.iter().zip(other).enumerate().all(|(at, (one, other))| {
        let bits = bits.saturating_sub(8 * at).min(8);
        (one ^ other).leading_zeros() as usize >= bits
    })
}

#[cfg(test)]
mod tests {
    use ipnet::IpNet;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ranges_of_both_families() {
        assert_eq!(lies_in("203.0.113.7", "203.0.113.0/24"), Some(true));
        assert_eq!(lies_in("203.0.113.7", "203.0.113.99/24"), Some(true));
        assert_eq!(lies_in("203.0.113.77", "203.0.113.9/24"), Some(true));
        assert_eq!(lies_in("203.0.114.1", "203.0.113.0/24"), Some(false));
        assert_eq!(lies_in("203.0.113.7", "203.0.113.7"), Some(true));
        assert_eq!(lies_in("2001:db8:1234:5678:0::9", "2001:DB8:1234:5678::/64"), Some(true));
        assert_eq!(lies_in("2001:db8::1", "2001:0db8:0::1"), Some(true));
        assert_eq!(lies_in("2001:db8::1", "203.0.113.0/24"), Some(false));
        assert_eq!(lies_in("::ffff:203.0.113.1", "203.0.113.0/24"), Some(false));
        assert_eq!(lies_in("203.0.113.1", "::ffff:203.0.113.1/120"), Some(false));
    }

    #[test]
    fn what_is_no_address_is_none() {
        assert_eq!(lies_in("203.0.113", "203.0.113.0/24"), None);
        assert_eq!(lies_in("203.0.113.1", "203.0.113.0/33"), None);
        assert_eq!(lies_in("203.0.113.1", "2001:db8::/129"), None);
        assert_eq!(lies_in("203.0.113.1", "203.0.113.*"), None);
    }

    #[test]
    fn a_range_may_be_written_with_zeros_and_an_address_may_not() {
        assert_eq!(lies_in("203.0.113.1", "203.000.113.000/024"), None);
        assert_eq!(lies_in("203.0.113.1", "203.000.113.000/24"), Some(true));
        assert_eq!(lies_in("203.0.113.1", "203.000.113.001"), None);
    }

    fn by_library(address: &str, range: &str) -> Option<bool> {
        let address: IpAddr = address.parse().ok()?;
        let range = match range.parse::<IpNet>() {
            Ok(range) => range,
            Err(_) => IpNet::from(range.parse::<IpAddr>().ok()?),
        };
        Some(range.contains(&address))
    }

    proptest! {
        #[test]
        fn it_decides_as_a_library_does(
            address in "(1|10|203)\\.0\\.(113|0)\\.[0-9]{1,2}",
            range in "(001|1|10|203|256)(\\.0){1,2}\\.(113|0|)\\.[0-9]{1,2}(/[0-9]{1,3}|/|)",
        ) {
            prop_assert_eq!(lies_in(&address, &range), by_library(&address, &range));
        }

        #[test]
        fn of_the_longer_addresses_too(
            one: u128, other: u128, same in 0_u32..=128, bits in 0_u32..=130,
        ) {
            let keep = u128::MAX.checked_shr(same).unwrap_or(0);
            let other = (one & !keep) | (other & keep);
            let (address, range) = (IpAddr::V6(one.into()), IpAddr::V6(other.into()));
            let (address, range) = (address.to_string(), format!("{range}/{bits}"));
            prop_assert_eq!(lies_in(&address, &range), by_library(&address, &range));
        }
    }
}
