//! What AWS would show the caller of each call, and what CloudTrail would record of it.

use yew::prelude::*;

use super::button::button;
use super::el::{El, all, el};
use crate::labels;
use crate::platform::services;
use crate::view::report::ReportView;

/// The records, or that they are on their way.
pub(crate) fn record(view: Option<&ReportView>) -> Html {
    let Some(view) = view else {
        return el("p", "panel-empty").attr("role", "status").say(labels::RECORD_COMES).into();
    };
    all(view.steps.iter().enumerate().map(|(at, step)| {
        let heading = labels::step_of(at, view.steps.len(), &step.heading);
        let none = el("p", "panel-empty").say(labels::NO_RECORD);
        el("section", "record-step")
            .with(el("h3", "why-heading").text(&heading))
            .with_some(part(&heading, labels::AWS_SAYS, step.message.as_deref()))
            .with_some(part(&heading, labels::RECORD_OF_CALLER, step.event.as_deref()))
            .with_some(part(&heading, labels::RECORD_OF_OWNER, step.owner_event.as_deref()))
            .with_some(step.event.is_none().then_some(none))
    }))
}

/// One text, of the step with this heading.
fn part(step: &str, title: &'static str, text: Option<&str>) -> Option<El> {
    let copied = text?.to_owned();
    let copy = Callback::from(move |_| services::copy(&copied));
    let head = el("div", "record-head").with(el("h4", "trace-heading").say(title)).with(button(
        "button button-quiet",
        labels::COPY,
        copy,
    ));
    let text = el("pre", "record-text")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr_of("aria-label", &[step, ": ", title].concat())
        .with(el("code", "").text(text?));
    Some(el("section", "record").with(head).with(text))
}
