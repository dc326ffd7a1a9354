//! Addresses and ranges: `IpAddress` (L-268, L-276 to L-278).

use std::net::IpAddr;

use ipnet::IpNet;

/// Whether an address lies in a range, or is the single address. `None` if either is neither.
///
/// An address of one family never lies in a range of the other, and mapped addresses are not unfolded.
pub(super) fn lies_in(address: &str, range: &str) -> Option<bool> {
    let address: IpAddr = address.parse().ok()?;
    // Bits behind the mask are ignored (L-277): `contains` looks at the network only.
    let range = match range.parse::<IpNet>() {
        Ok(range) => range,
        Err(_) => IpNet::from(range.parse::<IpAddr>().ok()?),
    };
    Some(range.contains(&address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_single_addresses_and_both_families() {
        assert_eq!(lies_in("203.0.113.77", "203.0.113.9/24"), Some(true));
        assert_eq!(lies_in("203.0.114.1", "203.0.113.0/24"), Some(false));
        assert_eq!(lies_in("2001:db8:1234:5678:0::9", "2001:DB8:1234:5678::/64"), Some(true));
        assert_eq!(lies_in("2001:db8::1", "2001:0db8:0::1"), Some(true));
        assert_eq!(lies_in("2001:db8::1", "203.0.113.0/24"), Some(false));
        assert_eq!(lies_in("::ffff:203.0.113.1", "203.0.113.0/24"), Some(false));
    }

    #[test]
    fn what_is_no_address_is_none() {
        assert_eq!(lies_in("203.0.113", "203.0.113.0/24"), None);
        assert_eq!(lies_in("203.0.113.1", "203.0.113.0/33"), None);
        assert_eq!(lies_in("203.0.113.1", "203.0.113.*"), None);
    }
}
