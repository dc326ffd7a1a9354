//! Condition operators: the table of section 10 of elements.md, and how a name is taken apart.

use crate::glob::Dialect;

/// A condition operator as a policy names it, `ForAnyValue:StringLikeIfExists` for instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Operator {
    /// The set qualifier, if there is one.
    pub qualifier: Option<Qualifier>,
    /// What is compared, and how.
    pub test: Test,
    /// Whether a missing key satisfies it (L-288).
    pub if_exists: bool,
}

/// How the values of a multivalued key are taken together (L-281, L-282).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// `ForAllValues:`
    ForAllValues,
    /// `ForAnyValue:`
    ForAnyValue,
}

/// The operator without qualifier and suffix. `negated` is the twin with `Not` in its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "`negated` is explained once, above")]
pub enum Test {
    /// `StringEquals` (L-260)
    StringEquals { negated: bool },
    /// `StringEqualsIgnoreCase` (L-261)
    StringEqualsIgnoreCase { negated: bool },
    /// `StringLike` (L-262)
    StringLike { negated: bool },
    /// `Numeric…` (L-263, L-264)
    Numeric(Comparison),
    /// `Date…` (L-265)
    Date(Comparison),
    /// `Bool` (L-266)
    Bool,
    /// `BinaryEquals` (L-267)
    BinaryEquals,
    /// `IpAddress` (L-268)
    IpAddress { negated: bool },
    /// `ArnEquals` and `ArnLike`, which are the same (L-269, L-297)
    Arn { negated: bool },
    /// `Null` (L-286)
    Null,
}

/// How two numbers or instants are compared; the context value stands on the left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Comparison {
    Equals,
    NotEquals,
    LessThan,
    LessThanEquals,
    GreaterThan,
    GreaterThanEquals,
}

/// Every operator name, in the order of the specification.
const TABLE: [(&str, Test); 27] = [
    ("StringEquals", Test::StringEquals { negated: false }),
    ("StringNotEquals", Test::StringEquals { negated: true }),
    ("StringEqualsIgnoreCase", Test::StringEqualsIgnoreCase { negated: false }),
    ("StringNotEqualsIgnoreCase", Test::StringEqualsIgnoreCase { negated: true }),
    ("StringLike", Test::StringLike { negated: false }),
    ("StringNotLike", Test::StringLike { negated: true }),
    ("NumericEquals", Test::Numeric(Comparison::Equals)),
    ("NumericNotEquals", Test::Numeric(Comparison::NotEquals)),
    ("NumericLessThan", Test::Numeric(Comparison::LessThan)),
    ("NumericLessThanEquals", Test::Numeric(Comparison::LessThanEquals)),
    ("NumericGreaterThan", Test::Numeric(Comparison::GreaterThan)),
    ("NumericGreaterThanEquals", Test::Numeric(Comparison::GreaterThanEquals)),
    ("DateEquals", Test::Date(Comparison::Equals)),
    ("DateNotEquals", Test::Date(Comparison::NotEquals)),
    ("DateLessThan", Test::Date(Comparison::LessThan)),
    ("DateLessThanEquals", Test::Date(Comparison::LessThanEquals)),
    ("DateGreaterThan", Test::Date(Comparison::GreaterThan)),
    ("DateGreaterThanEquals", Test::Date(Comparison::GreaterThanEquals)),
    ("Bool", Test::Bool),
    ("BinaryEquals", Test::BinaryEquals),
    ("IpAddress", Test::IpAddress { negated: false }),
    ("NotIpAddress", Test::IpAddress { negated: true }),
    ("ArnEquals", Test::Arn { negated: false }),
    ("ArnNotEquals", Test::Arn { negated: true }),
    ("ArnLike", Test::Arn { negated: false }),
    ("ArnNotLike", Test::Arn { negated: true }),
    ("Null", Test::Null),
];

const QUALIFIERS: [(&str, Qualifier); 2] =
    [("ForAllValues:", Qualifier::ForAllValues), ("ForAnyValue:", Qualifier::ForAnyValue)];

/// What became of an operator's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOperator {
    /// Written as AWS writes it.
    Exact(Operator),
    /// Written in another case, and read as meant (L-248); the right spelling.
    OtherCase(Operator, String),
    /// `NullIfExists`, which does not exist (L-287).
    NullIfExists,
    /// Unknown (L-249); the nearest name, if one is near.
    Unknown(Option<String>),
}

impl Operator {
    /// Takes an operator's name apart.
    pub fn read(text: &str) -> ReadOperator {
        if let Some(operator) = parts(text, |a, b| a == b) {
            return exact_or_null(operator, ReadOperator::Exact);
        }
        if let Some(operator) = parts(text, |a, b| a.eq_ignore_ascii_case(b)) {
            // Some operators have two names.
            let meant = names().into_iter().find(|name| name.eq_ignore_ascii_case(text));
            let meant = meant.unwrap_or_default();
            return exact_or_null(operator, |operator| ReadOperator::OtherCase(operator, meant));
        }
        let names = names();
        let nearest = crate::nearest(text, names.iter().map(String::as_str));
        ReadOperator::Unknown(nearest.map(str::to_owned))
    }

    /// Whether it is satisfied by what does *not* match.
    pub fn is_negated(&self) -> bool {
        self.test.is_negated()
    }
}

impl Test {
    /// Whether the name holds a `Not`.
    pub fn is_negated(self) -> bool {
        match self {
            Self::StringEquals { negated }
            | Self::StringEqualsIgnoreCase { negated }
            | Self::StringLike { negated }
            | Self::IpAddress { negated }
            | Self::Arn { negated } => negated,
            Self::Numeric(comparison) | Self::Date(comparison) => {
                comparison == Comparison::NotEquals
            }
            Self::Bool | Self::BinaryEquals | Self::Null => false,
        }
    }

    /// Whether its values may hold policy variables (L-204, L-205).
    pub fn takes_variables(self) -> bool {
        matches!(
            self,
            Self::StringEquals { .. }
                | Self::StringEqualsIgnoreCase { .. }
                | Self::StringLike { .. }
                | Self::Arn { .. }
        )
    }

    /// How its values are read as patterns.
    pub fn dialect(self) -> Dialect {
        match self {
            Self::StringLike { .. } => Dialect::Text,
            Self::Arn { .. } => Dialect::Arn,
            _ => Dialect::Plain,
        }
    }
}

impl std::fmt::Display for Operator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some((prefix, _)) = QUALIFIERS.iter().find(|(_, q)| Some(*q) == self.qualifier) {
            f.write_str(prefix)?;
        }
        if let Some((name, _)) = TABLE.iter().find(|(_, test)| *test == self.test) {
            f.write_str(name)?;
        }
        f.write_str(if self.if_exists { "IfExists" } else { "" })
    }
}

fn exact_or_null(operator: Operator, read: impl FnOnce(Operator) -> ReadOperator) -> ReadOperator {
    if operator.test == Test::Null && operator.if_exists {
        return ReadOperator::NullIfExists;
    }
    read(operator)
}

fn parts(text: &str, same: impl Fn(&str, &str) -> bool) -> Option<Operator> {
    let (qualifier, rest) = QUALIFIERS
        .iter()
        .find_map(|(prefix, qualifier)| {
            let (head, rest) = text.split_at_checked(prefix.len())?;
            same(head, prefix).then_some((Some(*qualifier), rest))
        })
        .unwrap_or((None, text));
    let find = |name: &str| TABLE.iter().find(|(own, _)| same(name, own)).map(|(_, test)| *test);
    let (test, if_exists) = match find(rest) {
        Some(test) => (test, false),
        None => {
            let at = rest.len().checked_sub("IfExists".len())?;
            let (name, suffix) = rest.split_at_checked(at)?;
            same(suffix, "IfExists").then(|| find(name))?.map(|test| (test, true))?
        }
    };
    Some(Operator { qualifier, test, if_exists })
}

/// All names there are.
fn names() -> Vec<String> {
    let mut names = Vec::new();
    for prefix in ["", QUALIFIERS[0].0, QUALIFIERS[1].0] {
        for (name, _) in TABLE {
            for suffix in ["", "IfExists"] {
                names.push([prefix, name, suffix].concat());
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_qualifier_test_and_suffix() {
        let name = "ForAllValues:StringNotLikeIfExists"; // L-288
        let ReadOperator::Exact(operator) = Operator::read(name) else { panic!() };
        assert_eq!(operator.qualifier, Some(Qualifier::ForAllValues));
        assert!(operator.is_negated() && operator.if_exists);
        assert_eq!(operator.to_string(), name);
    }

    #[test]
    fn what_is_meant_keeps_its_name_and_its_qualifier() {
        let meant = |text: &str| match Operator::read(text) {
            ReadOperator::OtherCase(_, meant) => Some(meant),
            ReadOperator::Unknown(nearest) => nearest,
            _ => None,
        };
        assert_eq!(meant("arnlikeifexists").unwrap(), "ArnLikeIfExists"); // L-248
        assert_eq!(meant("ForAllValue:StringEquals").unwrap(), "ForAllValues:StringEquals");
        assert_eq!(meant("StringEqualsIfExist").unwrap(), "StringEqualsIfExists");
        assert_eq!(meant("StringsEqual").unwrap(), "StringEquals");
    }

    #[test]
    fn every_name_in_the_table_is_read_back() {
        for (name, _) in TABLE {
            let ReadOperator::Exact(operator) = Operator::read(name) else { panic!("{name}") };
            // ArnEquals and ArnLike are one operator under two names (L-297).
            assert_eq!(
                operator.to_string().replace("Like", "Equals"),
                name.replace("Like", "Equals")
            );
        }
    }

    #[test]
    fn a_wrong_case_is_read_as_meant_and_a_wrong_name_is_not() {
        let read = Operator::read("stringequals"); // L-248
        assert!(matches!(read, ReadOperator::OtherCase(_, meant) if meant == "StringEquals"));
        let read = Operator::read("DateEquls"); // L-249
        assert_eq!(read, ReadOperator::Unknown(Some("DateEquals".to_owned())));
        assert_eq!(Operator::read("é"), ReadOperator::Unknown(None));
    }

    #[test]
    fn null_takes_no_suffix() {
        assert_eq!(Operator::read("NullIfExists"), ReadOperator::NullIfExists); // L-287
    }
}
