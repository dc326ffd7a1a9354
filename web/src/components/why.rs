//! Why: the trace of the chosen call, layer by layer; what decided is open, everything else one line.

use std::rc::Rc;

use yew::prelude::*;

use super::button::{button, does};
use super::el::{El, all, el};
use super::icon::icon;
use super::scene::Scene;
use super::table;
use crate::labels;
use crate::state::action::Action;
use crate::view::trace_rows::{LayerRow, PolicyRow, Row, StatementRow};
use crate::view::why::WhyView;
use crate::view::{arn_parts, trace_rows};

/// The trace. `sentences` are those of the rules that somebody wanted to read so far.
pub(crate) fn why(view: &WhyView, sentences: &[(String, String)], scene: &Scene) -> Html {
    // Keys throughout: what decided comes first, and while one types another layer does. One element without a key among
    // them, and all those behind a change would be made anew.
    let mut parts = vec![el("p", "why-heading").key("heading").text(&view.heading)];
    if !view.hanging.is_empty() {
        parts.push(el("h3", "trace-heading").key("hangs-on").say(labels::HANGS_ON));
        let lines = view.hanging.iter().map(|line| el("li", "").text(line));
        parts.push(el("ul", "hanging").key("hanging").with_all(lines));
    }
    parts.extend(view.layers.iter().map(|row| layer(row, "", scene)));
    if !view.not_in_play.is_empty() {
        let rows = view.not_in_play.iter().map(|row| layer(row, "", scene));
        let title = labels::not_in_play(view.not_in_play.len());
        let title = el("summary", "trace-heading").text(&title);
        parts.push(fold("idle-layers", "not-in-play", false, title, || rows.collect(), scene));
    }
    for also in &view.also_needs {
        let part = el("section", "trace-also")
            .attr_of("aria-label", &also.title)
            .key(&also.title)
            .with(el("h3", "trace-heading").key("title").text(&also.title))
            .with_all(also.layers.iter().map(|row| layer(row, &also.title, scene)));
        parts.push(part);
    }
    if !view.rules.is_empty() {
        parts.push(rules(&view.rules, sentences, scene));
    }
    all(parts)
}

/// The rules, whose sentences come when somebody opens them.
fn rules(ids: &[&'static str], sentences: &[(String, String)], scene: &Scene) -> El {
    let mut list = el("dl", "rules");
    for id in ids {
        let known = sentences.iter().find(|(own, _)| own == id);
        let said = el("dd", "").text(known.map_or("…", |(_, sentence)| sentence));
        list = list.with(el("div", "rule").with(el("dt", "").say(id)).with(said));
    }
    let wanted = does(&scene.act, Action::WantRules(ids.into()));
    let summary = el("summary", "trace-heading").say(labels::RULES).onclick(wanted);
    el("details", "idle-layers").key("rules").with(summary).with(list)
}

fn layer(layer: &LayerRow, within: &str, scene: &Scene) -> El {
    let head = |tag| {
        el(tag, "layer-head")
            .key("head")
            .with(el("span", "layer-name").say(layer.name))
            .say(" ")
            .with(el("span", "layer-word").say(layer.word))
            .say(" ")
            .with_some(layer.decided.then(|| el("span", "layer-decided").say(labels::DECIDED)))
    };
    let reason = |tag| {
        layer.reason.as_deref().map(|reason| el(tag, "layer-reason").key("reason").text(reason))
    };
    if layer.policies.is_empty() {
        return el("div", "layer")
            .attr("data-outcome", layer.outcome)
            .key(layer.name)
            .with(head("p").with_some(reason("span")));
    }
    let content = || {
        let policies = layer.policies.iter().map(|row| policy(row, within, scene));
        reason("p").into_iter().chain(policies).collect()
    };
    let key = [within, layer.name].concat();
    fold("layer", &key, layer.decided, head("summary"), content, scene)
        .attr("data-outcome", layer.outcome)
}

/// Something that is one line unless it is open, which it is at first or not. What is in it is made only then: of a large
/// scenario hardly anything is ever looked at.
fn fold(
    class: &'static str,
    key: &str,
    at_first: bool,
    summary: El,
    content: impl FnOnce() -> Vec<El>,
    scene: &Scene,
) -> El {
    let mut folds = scene.workspace.selection.folds.iter();
    let open = folds.find(|(own, _)| **own == *key).map_or(at_first, |(_, open)| *open);
    let other = (open == at_first).then_some(!open);
    let (act, folded) = (scene.act.clone(), Rc::from(key));
    let turn = Callback::from(move |event: Event| {
        // The element opens with what is in it, and not before that is there.
        event.prevent_default();
        act.emit(Action::Fold(Rc::clone(&folded), other));
    });
    let made = el("details", class).key(key).with(summary.key("head").onclick(turn));
    match open {
        true => made.attr("open", "").with_all(content()),
        false => made,
    }
}

fn policy(policy: &PolicyRow, within: &str, scene: &Scene) -> El {
    let head = el("p", "policy-head")
        .key("head")
        .with(el("span", "policy-name").text(&policy.name))
        .say(" ")
        .with(el("span", "policy-owner").text(&policy.owner));
    let more = || el("p", "layer-reason").key("more").text(&labels::more_statements(policy.more));
    el("div", "policy")
        .key(&policy.path)
        .with(head)
        .with_all(
            policy
                .statements
                .iter()
                .enumerate()
                .map(|(at, row)| statement(at, row, policy, within, scene)),
        )
        .with_some((policy.more > 0).then(more))
}

fn statement(
    at: usize,
    statement: &StatementRow,
    policy: &PolicyRow,
    within: &str,
    scene: &Scene,
) -> El {
    let place = trace_rows::place(&scene.result, &policy.path, statement.span);
    let show = place.map(|(target, (start, end))| {
        let show = does(&scene.act, Action::Reveal(target, start, end));
        button("button show-in-policy", labels::SHOW_IN_POLICY, show)
    });
    let here = scene.workspace.selection.caret.is_some_and(|(target, at)| {
        place.is_some_and(|(own, (start, end))| own == target && start <= at && at <= end)
    });
    let head = el("summary", "statement-head")
        .with(icon("statement-mark", statement.mark))
        .with(el("em", "statement-name").text(&statement.name))
        .say(" ")
        .with(el("span", "statement-effect").say(statement.effect))
        .say(" ")
        .with(el("span", "statement-line").text(&statement.line));
    let content = || {
        let table = (!statement.rows.is_empty()).then(|| {
            let rows = el("tbody", "").with_all(statement.rows.iter().flat_map(element));
            table::table("elements", &labels::ELEMENT_COLUMNS, rows).key("elements")
        });
        [table, show.map(|show| show.key("show"))].into_iter().flatten().collect()
    };
    let key = [within, &*policy.path, " ", &at.to_string()].concat();
    fold("statement", &key, statement.open, head, content, scene)
        .attr("data-mark", statement.mark)
        .attr_if(here, "aria-current", "true")
}

/// An element against the request, and where it is an ARN that differs, part by part.
fn element(row: &Row) -> Vec<El> {
    let parts = match row.matched {
        true => Vec::new(),
        false => arn_parts::parts(&row.policy, &row.request),
    };
    let mut lines = vec![line("element", &row.element, &row.policy, &row.request, row.matched)];
    lines.extend(parts.iter().map(|part| {
        line("element element-part", part.name, &part.policy, &part.request, part.fits)
    }));
    lines
}

fn line(class: &'static str, name: &str, policy: &str, request: &str, fits: bool) -> El {
    let (mark, word) = match fits {
        true => ("fits", labels::FITS),
        false => ("differs", labels::DOES_NOT_FIT),
    };
    let code =
        |label, text: &str| el("td", "").attr("data-label", label).with(el("code", "").text(text));
    el("tr", class)
        .flag("data-matched", fits)
        .with(el("th", "").attr("scope", "row").text(name))
        .with(code(labels::POLICY_SAYS, policy))
        .with(code(labels::REQUEST_HAS, request))
        .with(el("td", "element-result").with(icon("element-mark", mark)).say(word))
}
