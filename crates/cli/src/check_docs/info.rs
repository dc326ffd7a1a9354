//! What stands behind the opening of a fence: `hatcheck,view=chain`, `{.hatcheck view="chain"}`.

use std::ops::Range;

use super::example::Choice;
use super::options;

/// The info string of a fence whose example is to be checked.
pub(crate) struct Info {
    /// The choices in it.
    pub(crate) choices: Vec<Choice>,
}

/// Reads an info string that begins at `start` of the file; `None` where it names another language, or switches
/// the example off.
///
/// A fence is an example when one of its words is `hatcheck`, whatever the others are: `json hatcheck` keeps the
/// colours of JSON where a host has none for `hatcheck`.
pub(crate) fn read(info: &str, start: usize) -> Option<Info> {
    let mut marked = false;
    let mut choices = Vec::new();
    for (range, name, value) in words(info) {
        let at = start + range.start..start + range.end;
        match value {
            None => {
                marked |= matches!(
                    name.strip_prefix('.').unwrap_or(name),
                    "hatcheck" | "language-hatcheck"
                )
            }
            Some("off") if name == "data-hatcheck" => return None,
            Some(value) => {
                let name = name.strip_prefix("data-").unwrap_or(name);
                if !options::belongs_to_host(name) {
                    choices.push(Choice { name: name.to_owned(), value: value.to_owned(), at });
                }
            }
        }
    }
    marked.then_some(Info { choices })
}

/// The words of an info string, each with its place and, behind `=`, its value without quotes. Hosts split at spaces,
/// tabs, commas and the braces of attribute lists.
fn words(info: &str) -> Vec<(Range<usize>, &str, Option<&str>)> {
    let separates = |c: char| c.is_whitespace() || matches!(c, ',' | '{' | '}');
    let mut words = Vec::new();
    let mut at = 0;
    while at < info.len() {
        let rest = &info[at..];
        let Some(first) = rest.find(|c| !separates(c)) else { break };
        let start = at + first;
        let word = &info[start..];
        let end = word.find(|c| separates(c) || c == '=').unwrap_or(word.len());
        let name = &word[..end];
        let Some(behind) = word[end..].strip_prefix('=') else {
            words.push((start..start + end, name, None));
            at = start + end;
            continue;
        };
        let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, length) = match quote.and_then(|quote| Some((quote, behind[1..].find(quote)?)))
        {
            Some((_, closing)) => (&behind[1..=closing], closing + 2),
            None => {
                let length = behind.find(separates).unwrap_or(behind.len());
                (&behind[..length], length)
            }
        };
        at = start + end + 1 + length;
        words.push((start..at, name, Some(value)));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices(info: &str) -> Option<Vec<String>> {
        let choices = read(info, 100)?.choices;
        let shown = choices.iter().map(|choice| {
            assert!(info[choice.at.start - 100..choice.at.end - 100].contains(&choice.value));
            format!("{}={}", choice.name, choice.value)
        });
        Some(shown.collect())
    }

    #[test]
    fn the_ways_in_which_hosts_write_options() {
        let chain = Some(vec!["view=chain".to_owned(), "edit=none".to_owned()]);
        for info in [
            "hatcheck,view=chain,edit=none",
            "hatcheck view=chain\tedit=none",
            "{.hatcheck view=\"chain\" edit='none'}",
            "{ .language-hatcheck data-view=chain data-edit=none }",
            "json hatcheck {view=chain, edit=none}",
            "hatcheck title=\"two words, view=none\" {1,3-4} view=chain edit=none showLineNumbers",
        ] {
            assert_eq!(choices(info), chain, "{info}");
        }
        assert_eq!(
            choices("hatcheck request=\"Alice reads\""),
            Some(vec!["request=Alice reads".into()])
        );
        assert_eq!(choices("hatcheck"), Some(Vec::new()));
    }

    #[test]
    fn other_languages_and_what_is_switched_off() {
        for info in [
            "",
            "json",
            "hatcheckers",
            "json title=\"hatcheck\"",
            "hatcheck data-hatcheck=off",
            "Hatcheck",
        ] {
            assert_eq!(choices(info), None, "{info}");
        }
    }

    #[test]
    fn text_that_is_no_info_string_ends() {
        for info in [
            "hatcheck =",
            "hatcheck a=",
            "hatcheck a=\"",
            "hatcheck =\"é",
            "{{{}}",
            "hatcheck view=\"漢 b=c",
        ] {
            read(info, 0);
        }
    }
}
