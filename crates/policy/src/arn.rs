//! Amazon Resource Names: six parts, cut at the first five colons.

use std::sync::Arc;

/// The parts of an ARN. The last one keeps all its colons and slashes (L-151).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Arn {
    /// The whole text, shared with whoever names it.
    text: Arc<str>,
    /// Byte offsets of the first five colons.
    colons: [usize; 5],
}

impl Arn {
    /// Cuts a text into its parts; `None` if it does not begin with `arn:` or has fewer than six.
    pub fn parse(text: &str) -> Option<Self> {
        if !text.starts_with("arn:") {
            return None;
        }
        let mut found = text.match_indices(':').map(|(at, _)| at);
        let mut colons = [0; 5];
        for colon in &mut colons {
            *colon = found.next()?;
        }
        Some(Self { text: text.into(), colons })
    }

    /// The ARN as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The ARN as written, shared.
    pub fn shared(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    fn part(&self, index: usize) -> &str {
        &self.text[self.colons[index - 1] + 1..self.colons[index]]
    }

    /// `aws`, `aws-cn`, `aws-us-gov`, …
    pub fn partition(&self) -> &str {
        self.part(1)
    }

    /// The service, `iam` for instance.
    pub fn service(&self) -> &str {
        self.part(2)
    }

    /// The Region; empty for global services.
    pub fn region(&self) -> &str {
        self.part(3)
    }

    /// The account; empty for some services, such as S3.
    pub fn account(&self) -> &str {
        self.part(4)
    }

    /// Everything behind the fifth colon.
    pub fn rest(&self) -> &str {
        &self.text[self.colons[4] + 1..]
    }

    /// For `user/path/name` and the like: the type, and the path with the name.
    pub fn typed(&self) -> Option<(&str, &str)> {
        self.rest().split_once('/')
    }

    /// The last component of the path: the name of a user, role or group.
    pub fn name(&self) -> &str {
        self.rest().rsplit('/').next().unwrap_or_default()
    }

    /// Whether this is an IAM entity of that type, such as `user` or `role`.
    pub fn is_iam(&self, entity: &str) -> bool {
        self.service() == "iam" && self.typed().is_some_and(|(kind, _)| kind == entity)
    }
}

impl std::fmt::Display for Arn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

/// Whether a text is an account id: exactly twelve digits, leading zeros included (L-109).
pub fn is_account_id(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_part_keeps_its_colons_and_slashes() {
        let arn = Arn::parse("arn:aws:logs:eu-west-1:111122223333:log-group:a/b:*").unwrap();
        assert_eq!(arn.region(), "eu-west-1");
        assert_eq!(arn.rest(), "log-group:a/b:*");
    }

    #[test]
    fn a_user_has_a_type_a_path_and_a_name() {
        let arn = Arn::parse("arn:aws:iam::111122223333:user/dev/alice").unwrap();
        assert!(arn.is_iam("user"));
        assert_eq!(arn.typed(), Some(("user", "dev/alice")));
        assert_eq!(arn.name(), "alice");
    }

    #[test]
    fn fewer_than_six_parts_are_no_arn() {
        assert_eq!(Arn::parse("arn:aws:s3"), None);
        assert_eq!(Arn::parse("bucket"), None);
    }
}
