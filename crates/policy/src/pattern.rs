//! Patterns that may hold policy variables (L-200 to L-220).

use std::borrow::Cow;

use crate::glob::{Builder, Dialect, Glob};

/// A pattern of a policy: ready to match, or waiting for the values of its variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Nothing to fill in.
    Fixed(Glob),
    /// Holds at least one variable.
    Template(Vec<Part>),
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is the same for every request.
    Fixed(Glob),
    /// `${key}` or `${key, 'default'}`.
    Variable {
        /// The condition key it reads.
        key: String,
        /// What stands in where the key has no value (L-202); may be empty (L-219).
        default: Option<String>,
    },
}

/// A pattern and the malformed variables in it, as written (L-216).
pub struct ReadPattern {
    /// The pattern.
    pub pattern: Pattern,
    /// Each `${…` that is read as plain text.
    pub malformed: Vec<String>,
}

impl Pattern {
    /// Reads a text in one dialect. With `variables` off, `${…}` is plain text (L-200).
    pub fn read(text: &str, dialect: Dialect, variables: bool) -> ReadPattern {
        if !variables || !text.contains("${") {
            return ReadPattern {
                pattern: Self::Fixed(Glob::new(text, dialect)),
                malformed: Vec::new(),
            };
        }
        Reader { piece: Builder::new(dialect), dialect, parts: Vec::new(), malformed: Vec::new() }
            .read(text)
    }

    /// Fills in the variables. `value` gives the text of a single-valued key, or `None` where it
    /// has none; `None` comes back where a variable has neither value nor default (L-211 to L-214).
    pub fn resolve<'v>(&self, value: &dyn Fn(&str) -> Option<&'v str>) -> Option<Cow<'_, Glob>> {
        let parts = match self {
            Self::Fixed(glob) => return Some(Cow::Borrowed(glob)),
            Self::Template(parts) => parts,
        };
        // The wildcards of the parts were bound, or not, when they were read.
        let mut whole = Builder::new(Dialect::Plain);
        for part in parts {
            match part {
                Part::Fixed(fixed) => whole.push_glob(fixed),
                // Inserted text is literal, and not scanned again (L-209, L-210).
                Part::Variable { key, default } => {
                    whole.push_literal(value(key).or(default.as_deref())?);
                }
            }
        }
        Some(Cow::Owned(whole.finish()))
    }

    /// Whether it covers the whole text. A variable with neither value nor default makes it cover nothing
    /// (L-211, L-213).
    pub fn matches<'v>(&self, text: &str, value: &dyn Fn(&str) -> Option<&'v str>) -> bool {
        let parts = match self {
            Self::Fixed(glob) => return glob.matches(text),
            Self::Template(parts) => parts,
        };
        let is_literal =
            |part: &Part| !matches!(part, Part::Fixed(glob) if glob.literal().is_none());
        if !parts.iter().all(is_literal) {
            return self.resolve(value).is_some_and(|glob| glob.matches(text));
        }
        // Without wildcards nothing needs to be put together.
        let rest = parts.iter().try_fold(text, |rest, part| match part {
            Part::Fixed(fixed) => rest.strip_prefix(fixed.literal()?),
            Part::Variable { key, default } => {
                rest.strip_prefix(value(key).or(default.as_deref())?)
            }
        });
        rest == Some("")
    }

    /// The keys its variables read.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        let parts = match self {
            Self::Fixed(_) => &[][..],
            Self::Template(parts) => parts,
        };
        parts.iter().filter_map(|part| match part {
            Part::Variable { key, .. } => Some(key.as_str()),
            Part::Fixed(_) => None,
        })
    }
}

struct Reader {
    piece: Builder,
    dialect: Dialect,
    parts: Vec<Part>,
    malformed: Vec<String>,
}

impl Reader {
    fn read(mut self, text: &str) -> ReadPattern {
        let mut rest = text;
        while let Some(at) = rest.find("${") {
            self.piece.push_pattern_before(&rest[..at], false);
            rest = self.variable(&rest[at..]);
        }
        self.piece.push_pattern(rest);
        let last = self.piece.finish();
        let pattern = if self.parts.is_empty() {
            Pattern::Fixed(last)
        } else {
            self.parts.push(Part::Fixed(last));
            Pattern::Template(self.parts)
        };
        ReadPattern { pattern, malformed: self.malformed }
    }

    /// Reads one `${…` at the start of `text`; gives what follows it.
    fn variable<'t>(&mut self, text: &'t str) -> &'t str {
        // A default is literal text, whatever stands in it (L-219).
        let brace = text.find('}');
        let is_quoted = text.find('\'').is_some_and(|quote| brace.is_some_and(|at| quote < at));
        let quoted = text.find("'}").filter(|_| is_quoted).map(|at| at + 1);
        let Some(end) = quoted.or(brace) else {
            self.malformed.push(text.to_owned());
            self.piece.push_literal("${");
            return &text[2..];
        };
        let (whole, rest) = text.split_at(end + 1);
        match &text[2..end] {
            fixed @ ("*" | "?" | "$") => self.piece.push_literal(fixed), // L-203
            // Not substituted in the first five parts of a resource (L-204, L-217).
            _ if self.dialect == Dialect::Resource && !self.piece.in_last_part() => {
                self.piece.push_literal(whole);
            }
            inner => match key_and_default(inner) {
                Some((key, default)) => self.push_variable(key, default),
                None => {
                    self.malformed.push(whole.to_owned());
                    self.piece.push_literal("${");
                    return &text[2..];
                }
            },
        }
        rest
    }

    fn push_variable(&mut self, key: &str, default: Option<&str>) {
        let fresh = self.piece.fresh();
        let before = std::mem::replace(&mut self.piece, fresh).finish();
        self.parts.push(Part::Fixed(before));
        let (key, default) = (key.to_owned(), default.map(str::to_owned));
        self.parts.push(Part::Variable { key, default });
    }
}

/// Splits `key` or `key, 'default'` (L-201, L-202); `None` if it is neither.
fn key_and_default(inner: &str) -> Option<(&str, Option<&str>)> {
    let (key, default) = match inner.split_once(',') {
        None => (inner, None),
        Some((key, default)) => {
            let quoted = default.strip_prefix(" '")?.strip_suffix('\'')?;
            (key, Some(quoted))
        }
    };
    let (prefix, name) = key.split_once(':')?;
    let fits = !prefix.is_empty() && !name.is_empty() && !key.contains([' ', '$', '{']);
    fits.then_some((key, default))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alice(key: &str) -> Option<&'static str> {
        key.eq_ignore_ascii_case("aws:username").then_some("a*")
    }

    fn matches(pattern: &str, dialect: Dialect, text: &str) -> Option<bool> {
        let read = Pattern::read(pattern, dialect, true);
        let whole = read.pattern.resolve(&alice).map(|glob| glob.matches(text));
        assert_eq!(read.pattern.matches(text, &alice), whole == Some(true));
        whole
    }

    #[test]
    fn a_star_before_a_variable_does_not_end_its_part() {
        let pattern = "arn:a*${*}:c"; // L-155, L-203
        assert_eq!(matches(pattern, Dialect::Resource, "arn:ax*:c"), Some(true));
        assert_eq!(matches(pattern, Dialect::Resource, "arn:a:x*:c"), Some(false));
    }

    #[test]
    fn an_inserted_star_is_no_wildcard() {
        let pattern = "home/${aws:username}/*"; // V-07, L-209
        assert_eq!(matches(pattern, Dialect::Text, "home/abc/x"), Some(false));
        assert_eq!(matches(pattern, Dialect::Text, "home/a*/x"), Some(true));
    }

    #[test]
    fn a_default_stands_in_for_a_missing_value() {
        let pattern = "${aws:PrincipalTag/team, 'none'}"; // L-202
        assert_eq!(matches(pattern, Dialect::Text, "none"), Some(true));
        assert_eq!(matches("${aws:PrincipalTag/team}", Dialect::Text, "none"), None);
        assert_eq!(matches("x${aws:PrincipalTag/team, ''}", Dialect::Text, "x"), Some(true)); // L-219
    }

    #[test]
    fn fixed_variables_stand_for_the_characters_themselves() {
        assert_eq!(matches("${*}${?}${$}", Dialect::Text, "*?$"), Some(true)); // L-203
        assert_eq!(matches("${*}", Dialect::Text, "abc"), Some(false));
    }

    #[test]
    fn with_the_old_version_a_variable_is_plain_text() {
        let read = Pattern::read("${aws:username}", Dialect::Text, false); // L-200, V-08
        assert!(read.pattern.resolve(&alice).unwrap().matches("${aws:username}"));
    }

    #[test]
    fn in_the_first_five_parts_of_a_resource_nothing_is_filled_in() {
        let pattern = "arn:aws:s3:${aws:username}::b"; // L-217
        assert_eq!(matches(pattern, Dialect::Resource, "arn:aws:s3:a*::b"), Some(false));
    }

    #[test]
    fn a_malformed_variable_is_plain_text_and_named() {
        for text in ["${aws:username", "${}", "${aws: username}", "${aws:a, x}"] {
            let read = Pattern::read(text, Dialect::Text, true); // L-216
            assert_eq!(read.malformed.len(), 1, "{text}");
            assert!(read.pattern.resolve(&alice).unwrap().matches(text), "{text}");
        }
    }
}
