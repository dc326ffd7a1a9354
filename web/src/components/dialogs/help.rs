//! Help: what this is, the keys, and how far to trust an answer.

use crate::components::el::{El, el};
use crate::labels::help;

/// The text.
pub(crate) fn help() -> El {
    let title = |text| el("h3", "").say(text);
    el("div", "prose")
        .with(el("p", "").say(help::WHAT))
        .with(el("p", "").say(help::TRUST))
        .with(title(help::WORDS_TITLE))
        .with(pairs(help::WORDS, "dfn"))
        .with(title(help::KEYS_TITLE))
        .with(pairs(help::KEYS, "kbd"))
        .with(el("p", "fine-print").say(help::RULES))
        .with(
            el("p", "fine-print")
                .with(el("a", "").attr("href", "licenses.txt").say(help::LICENSES)),
        )
}

fn pairs(pairs: &[(&'static str, &'static str)], tag: &'static str) -> El {
    let mut list = el("dl", "help-words");
    for (term, meaning) in pairs {
        let term = el("dt", "").with(el(tag, "").say(term));
        list = list.with(el("div", "help-pair").with(term).with(el("dd", "").say(meaning)));
    }
    list
}
