//! The request as a form. It shows what [`crate::view::request_form`] reads from the request's text, and hands on
//! what becomes of the text; where the text cannot be read, it shows the last form and can do nothing.

mod field;
mod rows;
mod steps;

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use hatcheck_scenario::words;
use yew::prelude::*;

use self::field::{Scene, fields, more, select};
use super::combobox::Typing;
use super::editor::Text;
use super::el::{El, el};
use super::part::{Part, PartProps, part};
use crate::labels::form as labels;
use crate::platform::fields as places;
use crate::state::evaluate::Evaluated;
use crate::view::request_form::edit::{Edit, edited};
use crate::view::request_form::suggestions::{Suggestions, suggestions};
use crate::view::request_form::{self, Caller, Form};

#[derive(Clone)]
pub(crate) struct Props {
    /// The request.
    pub text: Text,
    /// What was decided about all of them.
    pub evaluated: Rc<Evaluated>,
    /// Which one this is.
    pub index: usize,
    /// What context keys count as that nobody gives: unknown, rather than absent.
    pub unknown: bool,
    pub on_unknown: Callback<bool>,
    pub on_text: Callback<String>,
}

impl PartialEq for Props {
    /// The callbacks do the same as long as the index is the same.
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
            && Rc::ptr_eq(&self.evaluated, &other.evaluated)
            && self.index == other.index
            && self.unknown == other.unknown
    }
}

/// A form; another key makes another one, with nothing of what was typed before.
pub(crate) fn request_form(key: &str, props: Props) -> Html {
    part(key, Rc::new(props))
}

thread_local! {
    /// Forms made so far: each has ids of its own.
    static MADE: Cell<u32> = const { Cell::new(0) };
}

pub(crate) struct RequestForm {
    kept: Rc<RefCell<Kept>>,
    typing: Rc<Typing>,
}

/// What is kept from one drawing to the next.
struct Kept {
    id: String,
    props: Props,
    /// The form as it was last read, and as it was at first.
    form: Rc<Form>,
    first: Rc<Form>,
    /// The line that keeps the text from being read.
    line: Option<usize>,
    offers: Suggestions,
    /// What is to have the focus once it is drawn.
    focus: Option<String>,
}

impl PartProps for Props {
    fn begin(&self, redraw: Callback<()>) -> Box<dyn Part> {
        Box::new(RequestForm::new(self, redraw))
    }

    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }
}

impl RequestForm {
    fn new(props: &Props, redraw: Callback<()>) -> Self {
        let kept = Rc::new(RefCell::new(Kept::new(props)));
        let on_edit = {
            let kept = Rc::clone(&kept);
            Rc::new(move |edit: &Edit, then: Option<&str>| change(&kept, edit, then))
        };
        let typing = Typing::new(on_edit, redraw);
        Self { kept, typing: Rc::new(typing) }
    }
}

impl Part for RequestForm {
    fn renew(&mut self, of: &dyn Any) -> bool {
        if let Some(props) = of.downcast_ref() {
            self.kept.borrow_mut().renew(props);
        }
        true
    }

    fn view(&self) -> Html {
        drawn(&self.kept.borrow(), &self.typing).into()
    }

    fn rendered(&mut self, _: bool) {
        let focus = self.kept.borrow_mut().focus.take();
        if let Some(id) = focus {
            places::focus(&id);
        }
        self.typing.bring_near();
    }
}

impl Kept {
    fn new(props: &Props) -> Self {
        let number = MADE.get();
        MADE.set(number.wrapping_add(1));
        let (form, line) = match request_form::read(&props.text.0) {
            Ok(form) => (Rc::new(form), None),
            Err(line) => (Rc::new(Form::empty()), Some(line)),
        };
        Self {
            id: ["form", &number.to_string()].concat(),
            props: props.clone(),
            first: Rc::clone(&form),
            form,
            line,
            offers: suggestions(&props.evaluated, props.index),
            focus: None,
        }
    }

    /// What follows from other properties.
    fn renew(&mut self, props: &Props) {
        let before = std::mem::replace(&mut self.props, props.clone());
        if before.text != props.text {
            match request_form::read(&props.text.0) {
                Ok(form) => (self.form, self.line) = (Rc::new(form), None),
                Err(line) => self.line = Some(line),
            }
        }
        if !Rc::ptr_eq(&before.evaluated, &props.evaluated) || before.index != props.index {
            self.offers = suggestions(&props.evaluated, props.index);
        }
    }
}

/// Makes a change in the text as it is by now, not as it was when something was drawn.
fn change(kept: &RefCell<Kept>, edit: &Edit, then: Option<&str>) {
    let mut own = kept.borrow_mut();
    let Some(text) = edited(&own.props.text.0, edit) else { return };
    if *text == *own.props.text.0 {
        return;
    }
    if let Some(id) = then {
        own.focus = Some(id.to_owned());
    }
    // Another change may come before this one is drawn.
    own.props.text = Text(Arc::from(text.as_str()));
    let on_text = own.props.on_text.clone();
    drop(own);
    on_text.emit(text);
}

fn drawn(kept: &Kept, typing: &Rc<Typing>) -> El {
    let Kept { id, props, form, first, line, offers, .. } = kept;
    let mut error = None;
    if let (None, Some(Err(fault))) = (line, props.evaluated.requests.get(props.index)) {
        error = Some((fault.path.as_str(), words::fault(&fault.fault)));
    }
    let note = match (line, &error) {
        (Some(line), _) => Some(labels::fix_line(*line)),
        (None, Some((path, error))) if !form.has(path) => Some(error.clone()),
        _ => None,
    };
    let scene =
        Scene { id, offers, evaluated: &props.evaluated, index: props.index, error, typing };
    let off = line.is_some() || props.evaluated.workspace.source.is_some();
    // Keys, so that fields stay the same ones while others come and go.
    let mut body = el("fieldset", "form-body")
        .attr_if(off, "disabled", "")
        .with(el("legend", "visually-hidden").key("name").say(labels::FORM));
    if let Some(note) = note {
        body = body.with(el("p", "form-note").key("note").attr("role", "status").text(&note));
    }
    body = body.with(fields(&form.who.fields, &scene).key("who"));
    if let Some(caller) = form.caller {
        body = body.with(kind(caller, &scene).key("kind"));
    }
    if let Some(claims) = &form.claims {
        body = body.with(rows::table(claims, &scene));
    }
    let at_first = first.steps.as_deref().unwrap_or_default();
    let count = form.steps.as_ref().map_or(0, Vec::len);
    body = body
        .with_some(more("who-more", &form.who, first.who.has_more(), None, &scene))
        .with(steps::steps(form.steps.as_deref(), at_first, &scene).key("steps"))
        .with(fields(&form.call.fields, &scene).key("call"))
        .with_some(more("call-more", &form.call, first.call.has_more(), None, &scene))
        .with(rows::table(&form.context, &scene))
        .with(others(props, &scene).key("others"))
        .with_some(rows::derived(&form.context, count, &scene))
        .with(fields(&form.about, &scene).key("about"));
    el("div", "panel-body form").with(body)
}

/// The kind of the caller.
fn kind(caller: Caller, scene: &Scene<'_>) -> El {
    let callers = [Caller::Named, Caller::Web, Caller::Saml];
    let edits = callers.map(|caller| scene.offers.become_a(caller));
    let choose = scene.one_of(edits.into());
    choice(scene, "-kind", labels::CALLER_KIND, &labels::CALLERS, caller as usize, choose)
}

/// What keys count as that are not listed.
fn others(props: &Props, scene: &Scene<'_>) -> El {
    let set = props.on_unknown.reform(|at: usize| at > 0);
    let at = usize::from(props.unknown);
    choice(scene, "-others", labels::OTHERS, &labels::OTHERS_ARE, at, set)
}

/// A choice beside its name.
fn choice(
    scene: &Scene<'_>,
    id: &str,
    name: &'static str,
    words: &[&'static str],
    at: usize,
    choose: Callback<usize>,
) -> El {
    let id = [scene.id, id].concat();
    let mut options = Vec::new();
    for word in words {
        options.push((*word, *word));
    }
    el("div", "form-choice")
        .with(el("label", "field-label").attr_of("for", &id).say(name))
        .with(select(&id, &options, at, name, choose))
}
