//! A document that is only read: its lines, with a mark beside each statement. It needs no editor.

use super::el::{El, el};
use super::icon::icon;
use crate::view::code::Line;

/// What is shown of a text.
pub(crate) struct Code<'a> {
    /// What it is called.
    pub label: &'a str,
    /// Its lines.
    pub lines: &'a [Line<'a>],
    /// Whether statements have marks.
    pub marked: bool,
    /// The lines that are shown, from 1; all where there is no such range.
    pub range: Option<(usize, usize)>,
    /// The place that somebody asked to see, in bytes.
    pub place: Option<(usize, usize)>,
}

/// The text.
pub(crate) fn code(code: &Code<'_>) -> El {
    let mut body = el("code", "code-lines");
    for (at, own) in code.lines.iter().enumerate() {
        let number = at + 1;
        if code.range.is_none_or(|(from, to)| from <= number && number <= to) {
            body = body.with(line(number, own, code));
        }
    }
    // It can be scrolled, which a keyboard must be able to do as well.
    el("pre", "code")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr_of("aria-label", code.label)
        .flag("data-marked", code.marked)
        .with(body)
}

fn line(number: usize, own: &Line<'_>, code: &Code<'_>) -> El {
    let is_place =
        code.place.is_some_and(|(start, end)| start <= own.start + length(own) && own.start < end);
    let mark = own.mark.as_ref().filter(|_| code.marked).map(|(mark, words)| {
        el("span", "code-mark")
            .with(icon("code-sign", mark))
            .with(el("span", "visually-hidden").text(words).say(" "))
    });
    let mut text = el("span", "code-text");
    for (kind, token) in &own.tokens {
        text = match *kind {
            "" => text.text(token),
            kind => text.with(el("span", "code-token").attr("data-kind", kind).text(token)),
        };
    }
    el("span", "code-line")
        .attr_of("data-line", &number.to_string())
        .attr("data-role", if code.marked { own.role } else { "" })
        .attr_if(is_place, "data-place", "")
        .attr_if(is_place, "tabindex", "-1")
        .with_some(mark)
        .with(text.say("\n"))
}

fn length(line: &Line<'_>) -> usize {
    line.tokens.iter().map(|(_, token)| token.len()).sum()
}
