//! A field for text, with suggestions below it where there are any: the combobox of the ARIA authoring practices, with
//! a list popup. While it is being typed in, it shows what was typed, whatever the request makes of it.
//!
//! Only one field at a time is being typed in, so the fields of a form have one [`Typing`] in common.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::el::{El, el};
use crate::platform::{fields, input};
use crate::view::request_form::choices::{Choice, Choices};
use crate::view::request_form::edit::Edit;
use crate::view::request_form::{Field, Input};

/// What happens to the request, and the id of what has the focus then.
pub(crate) type OnEdit = Rc<dyn Fn(&Edit, Option<&str>)>;

/// A field.
pub(crate) struct Combobox {
    /// Unique in the page.
    pub id: String,
    pub field: Field,
    pub choices: Choices,
    /// What it is called.
    pub name: String,
    /// Whether what stands there is a mistake, which the element `ID-error` names.
    pub wrong: bool,
    /// What has the focus after something was chosen.
    pub then: Option<String>,
}

/// What is being typed in a form, and what comes of it.
pub(crate) struct Typing {
    state: RefCell<State>,
    /// Whether something else is shown than what was brought into view last.
    moved: Cell<bool>,
    pub on_edit: OnEdit,
    /// Draws the form again.
    redraw: Callback<()>,
}

/// About the field that has the focus.
#[derive(Clone, Default, PartialEq)]
struct State {
    /// Its id.
    id: String,
    /// What was typed since it has the focus.
    draft: Option<String>,
    /// Whether suggestions are shown, and which of them is the active one.
    open: bool,
    active: Option<usize>,
}

impl Typing {
    pub(crate) fn new(on_edit: OnEdit, redraw: Callback<()>) -> Self {
        Self { state: RefCell::default(), moved: Cell::new(false), on_edit, redraw }
    }

    /// Brings what has just been shown into view.
    pub(crate) fn bring_near(&self) {
        let state = self.state.borrow();
        if self.moved.take() && state.open {
            fields::bring_near(&match state.active {
                Some(at) => option_id(&state.id, at),
                None => list_id(&state.id),
            });
        }
    }
}

fn list_id(field: &str) -> String {
    [field, "-list"].concat()
}

fn option_id(field: &str, at: usize) -> String {
    [field, "-", &at.to_string()].concat()
}

/// A field in its form.
struct Spot {
    own: Combobox,
    typing: Rc<Typing>,
}

/// The field.
#[inline(never)]
pub(crate) fn combobox(own: Combobox, typing: &Rc<Typing>) -> El {
    let spot = Rc::new(Spot { own, typing: Rc::clone(typing) });
    let (own, state) = (&spot.own, spot.state());
    if own.field.input.is_long() {
        return spot.control("textarea", &state).attr("rows", "2");
    }
    let found = spot.found(&state);
    let open = !found.is_empty();
    // Keys, so that the field stays the same one while the list comes and goes.
    let mut control = spot
        .control("input", &state)
        .key("field")
        .attr("type", "text")
        .on(|| ListenerKind::onkeydown, spot.on(Spot::key));
    if own.field.input == Input::Number {
        control = control.attr("inputmode", "numeric");
    }
    if !own.choices.is_empty() {
        control = control
            .attr("role", "combobox")
            .attr("aria-autocomplete", "list")
            .flag("aria-expanded", open)
            .onclick(spot.on(|spot, _| spot.set(spot.state().draft, true, None)));
    }
    if !open {
        return el("div", "combobox").with(control);
    }
    if let Some(at) = state.active.filter(|at| *at < found.len()) {
        control = control.attr_of("aria-activedescendant", &option_id(&own.id, at));
    }
    let list_id = list_id(&own.id);
    let mut list = el("ul", "combobox-list")
        .key("list")
        .attr("role", "listbox")
        .attr_of("id", &list_id)
        .attr_of("aria-label", &own.name)
        // The field keeps the focus, so that nothing closes before the click.
        .on(|| ListenerKind::onmousedown, Callback::from(|event: Event| event.prevent_default()));
    for (at, choice) in found.into_iter().enumerate() {
        let chosen = Rc::clone(&spot);
        let option = el("li", "combobox-option")
            .attr("role", "option")
            .attr_of("id", &option_id(&own.id, at))
            .flag("aria-selected", state.active == Some(at))
            .onclick(Callback::from(move |_| chosen.choose(at)))
            .with(el("span", "combobox-text").text(&choice.text))
            .with(el("span", "combobox-note").say(choice.note));
        list = list.with(option);
    }
    el("div", "combobox").with(control.attr_of("aria-controls", &list_id)).with(list)
}

impl Spot {
    #[inline(never)]
    fn on(self: &Rc<Self>, act: fn(&Self, Event)) -> Callback<Event> {
        let spot = Rc::clone(self);
        Callback::from(move |event| act(&spot, event))
    }

    /// What fields of one line and of several have in common.
    fn control(self: &Rc<Self>, tag: &'static str, state: &State) -> El {
        let Combobox { id, field, name, wrong, .. } = &self.own;
        let made = el(tag, "field-input")
            .attr_of("id", id)
            .attr_of("aria-label", name)
            .attr("placeholder", field.input.example())
            .attr("spellcheck", "false")
            .attr("autocapitalize", "off")
            .attr("autocomplete", "off")
            .attr("autocorrect", "off")
            .value(state.draft.as_deref().unwrap_or(field.text()))
            .on(|| ListenerKind::oninput, self.on(Self::typed))
            .on(|| ListenerKind::onchange, self.on(|spot, _| spot.left()))
            .on(|| ListenerKind::onblur, self.on(|spot, _| spot.rest()));
        match wrong {
            true => made
                .attr("aria-invalid", "true")
                .attr_of("aria-describedby", &[id, "-error"].concat()),
            false => made,
        }
    }

    /// What is being typed here; nothing where another field has the focus.
    fn state(&self) -> State {
        let state = self.typing.state.borrow();
        if state.id == self.own.id { state.clone() } else { State::default() }
    }

    fn set(&self, draft: Option<String>, open: bool, active: Option<usize>) {
        self.turn(State { id: self.own.id.clone(), draft, open, active });
    }

    /// Nothing is typed any more.
    fn rest(&self) {
        self.turn(State::default());
    }

    fn turn(&self, state: State) {
        if self.typing.state.replace(state.clone()) != state {
            self.typing.moved.set(true);
            self.typing.redraw.emit(());
        }
    }

    fn found(&self, state: &State) -> Vec<&Choice> {
        match state.open {
            true => self.own.choices.matching(state.draft.as_deref()),
            false => Vec::new(),
        }
    }

    fn write(&self, text: &str, then: Option<&str>) {
        (self.typing.on_edit)(&self.own.field.edit(text), then);
    }

    fn typed(&self, event: Event) {
        let text = input::value(&event);
        if self.own.field.input.takes_half(&text) {
            self.write(&text, None);
        }
        self.set(Some(text), true, None);
    }

    /// What could not be written while it was half typed is written now.
    fn left(&self) {
        if let Some(draft) = self.state().draft {
            if !self.own.field.input.takes_half(&draft) {
                self.write(&draft, None);
            }
            self.rest();
        }
    }

    /// Writes something as a whole.
    fn finish(&self, text: &str) {
        self.write(text, self.own.then.as_deref());
        self.rest();
    }

    fn choose(&self, at: usize) {
        if let Some(choice) = self.found(&self.state()).get(at) {
            self.finish(&choice.text);
        }
    }

    fn key(&self, event: Event) {
        let key: &KeyboardEvent = event.unchecked_ref();
        let state = self.state();
        let count = self.found(&state).len();
        match key.key().as_str() {
            // The key belongs to the method by which something is put in.
            _ if key.is_composing() => return,
            "ArrowDown" if !self.own.choices.is_empty() => {
                let next = state.active.map_or(0, |at| at + 1);
                self.set(state.draft, true, Some(if next < count { next } else { 0 }));
            }
            "ArrowUp" if !self.own.choices.is_empty() => {
                let before = state.active.and_then(|at| at.checked_sub(1));
                self.set(state.draft, true, Some(before.unwrap_or(count.saturating_sub(1))));
            }
            "Enter" => match (state.active, state.draft) {
                (Some(at), _) if at < count => self.choose(at),
                (_, Some(draft)) if matches!(self.own.field.input, Input::NewKey(_)) => {
                    self.finish(&draft);
                }
                // The browser says that the field has changed.
                (_, draft) => return self.set(draft, false, None),
            },
            "Escape" if count > 0 => {
                self.set(state.draft, false, None);
                event.stop_propagation();
            }
            _ => return,
        }
        event.prevent_default();
    }
}
