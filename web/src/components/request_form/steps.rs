//! The roles that are assumed before the request is made, in order.

use super::field::{Scene, fields, more};
use super::rows::sign;
use crate::components::button::button;
use crate::components::el::{El, el};
use crate::labels::form as labels;
use crate::view::request_form::Part;
use crate::view::request_form::edit::Edit;

/// The chain. `first` are the steps as they were at first.
pub(super) fn steps(steps: Option<&[Part]>, first: &[Part], scene: &Scene<'_>) -> El {
    let id = heading(scene);
    let title = el("h3", "form-title").attr_of("id", &id).attr("tabindex", "-1").say(labels::CHAIN);
    let section =
        el("div", "form-section").attr("role", "group").attr_of("aria-labelledby", &id).with(title);
    let Some(steps) = steps else { return section.with(el("p", "form-note").say(labels::IN_JSON)) };
    let mut list = el("ol", "form-steps");
    for (at, step) in steps.iter().enumerate() {
        let open = first.get(at).is_some_and(Part::has_more);
        list = list.with(one(at, steps.len(), step, open, scene));
    }
    let next = scene.id_of(&["/assume/", &steps.len().to_string(), "/role"].concat());
    let add = scene.does(scene.offers.next_role(), next);
    section.with(list).with(button("button form-add", labels::ADD_ROLE, add))
}

/// The id of the heading.
fn heading(scene: &Scene<'_>) -> String {
    scene.id_of("-chain")
}

fn one(at: usize, count: usize, step: &Part, open: bool, scene: &Scene<'_>) -> El {
    let number = at.to_string();
    let moved = |to: Option<usize>, sign| {
        let to = to.filter(|to| *to < count)?;
        Some((Edit::MoveStep(at, to), place(scene, to, sign)))
    };
    let then = if at + 1 < count { place(scene, at, "✕") } else { heading(scene) };
    let remove = Some((Edit::Remove(["/assume/", &number].concat()), then));
    let bar = el("div", "form-step-bar")
        .key("bar")
        .with(el("span", "form-step-name").text(&labels::step(at)))
        .with(act(at, "↑", &labels::raise(at), moved(at.checked_sub(1), "↑"), scene))
        .with(act(at, "↓", &labels::lower(at), moved(Some(at + 1), "↓"), scene))
        .with(act(at, "✕", &labels::remove_step(at), remove, scene));
    el("li", "form-step")
        .key(&number)
        .with(bar)
        .with(fields(&step.fields, scene).key("fields"))
        .with_some(more("more", step, open, Some(at), scene))
}

/// A button about a step, what it does, and what has the focus then: the focus goes with what was moved.
fn act(
    at: usize,
    face: &'static str,
    label: &str,
    edit: Option<(Edit, String)>,
    scene: &Scene<'_>,
) -> El {
    let button = sign(&place(scene, at, face), face, label);
    match edit {
        Some((edit, then)) => button.onclick(scene.does(edit, then)),
        // One that could not have the focus would lose it.
        None => button.attr("aria-disabled", "true"),
    }
}

fn place(scene: &Scene<'_>, at: usize, sign: &str) -> String {
    scene.id_of(&["-step", &at.to_string(), sign].concat())
}
