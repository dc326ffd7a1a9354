//! Condition keys as a form offers them, and what their values are. Facts of AWS's documentation; a key that is not
//! here is a text like any other.

/// What a value is, and so how it is typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    Text,
    /// An instant.
    Date,
    /// An IP address.
    Address,
    /// A number.
    Number,
    /// `true` or `false`.
    YesNo,
    /// Several texts.
    List,
    /// The key is absent for sure.
    Absent,
}

use Kind::{Address, Date, List, Number, Text, YesNo};

/// Well-known keys, those first that requests are made to differ in.
pub const KEYS: [(&str, Kind); 44] = [
    ("aws:MultiFactorAuthPresent", YesNo),
    ("aws:MultiFactorAuthAge", Number),
    ("aws:SourceIp", Address),
    ("aws:SourceVpce", Text),
    ("aws:SourceVpc", Text),
    ("aws:VpcSourceIp", Address),
    ("aws:SecureTransport", YesNo),
    ("aws:RequestedRegion", Text),
    ("aws:CurrentTime", Date),
    ("aws:EpochTime", Date),
    ("aws:TokenIssueTime", Date),
    ("aws:TagKeys", List),
    ("aws:SourceArn", Text),
    ("aws:SourceAccount", Text),
    ("aws:SourceOrgID", Text),
    ("aws:SourceOrgPaths", List),
    ("aws:CalledVia", List),
    ("aws:ViaAWSService", YesNo),
    ("aws:PrincipalArn", Text),
    ("aws:PrincipalAccount", Text),
    ("aws:PrincipalOrgID", Text),
    ("aws:PrincipalOrgPaths", List),
    ("aws:PrincipalIsAWSService", YesNo),
    ("aws:PrincipalServiceName", Text),
    ("aws:PrincipalServiceNamesList", List),
    ("aws:ResourceAccount", Text),
    ("aws:ResourceOrgID", Text),
    ("aws:ResourceOrgPaths", List),
    ("aws:UserAgent", Text),
    ("aws:Referer", Text),
    ("iam:PassedToService", Text),
    ("iam:PermissionsBoundary", Text),
    ("sts:TransitiveTagKeys", List),
    ("s3:prefix", Text),
    ("s3:delimiter", Text),
    ("s3:max-keys", Number),
    ("s3:TlsVersion", Number),
    ("s3:signatureAge", Number),
    ("s3:x-amz-server-side-encryption", Text),
    ("s3:RequestObjectTagKeys", List),
    ("kms:ViaService", Text),
    ("kms:EncryptionContextKeys", List),
    ("kms:GrantIsForAWSResource", YesNo),
    ("dynamodb:LeadingKeys", List),
];

impl Kind {
    /// What a key's value usually is.
    pub fn of_key(key: &str) -> Self {
        KEYS.iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(key))
            .map_or(Text, |(_, kind)| *kind)
    }

    /// What a key's value is where it is written as a text.
    pub fn of_text(key: &str, text: &str) -> Self {
        match Self::of_key(key) {
            YesNo if !matches!(text, "true" | "false") => Text,
            Number | List | Kind::Absent => Text,
            kind => kind,
        }
    }

    /// What a key's value can be made: each is written in another way.
    pub fn choices(key: &str) -> [Self; 5] {
        let text = match Self::of_key(key) {
            kind @ (Date | Address) => kind,
            _ => Text,
        };
        [text, Number, YesNo, List, Kind::Absent]
    }

    /// What a new key's value is at first, as JSON.
    pub fn first_value(self) -> &'static str {
        match self {
            Text | Date | Address => "\"\"",
            Number => "0",
            YesNo => "true",
            List => "[]",
            Kind::Absent => "null",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_value_is_follows_from_its_key_and_its_text() {
        assert_eq!(Kind::of_key("AWS:sourceip"), Address);
        assert_eq!(Kind::of_key("aws:PrincipalTag/team"), Text);
        assert_eq!(Kind::of_text("aws:SecureTransport", "true"), YesNo);
        assert_eq!(Kind::of_text("aws:SecureTransport", "perhaps"), Text);
        assert_eq!(Kind::of_text("aws:TagKeys", "a"), Text);
    }

    #[test]
    fn each_key_stands_once_and_can_be_what_it_is() {
        for (at, (key, kind)) in KEYS.iter().enumerate() {
            assert!(KEYS[..at].iter().all(|(other, _)| !other.eq_ignore_ascii_case(key)), "{key}");
            assert!(Kind::choices(key).contains(kind), "{key}");
        }
    }
}
