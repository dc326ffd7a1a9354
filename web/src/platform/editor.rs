//! `<hatcheck-editor>` from the program's side: its properties, its events and its methods. The contract is
//! `web/js/hatcheck-editor.d.ts`.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlTextAreaElement};

use super::listen::{Listener, detail, listen};
use super::text_area;
use crate::labels;
use crate::view::annotations::Annotations;

/// Sets a property; on an element of a known kind that cannot fail.
fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

fn number(object: &JsValue, name: &str) -> Option<u32> {
    Reflect::get(object, &name.into()).ok()?.as_f64().map(|number| number as u32)
}

fn text(object: &JsValue, name: &str) -> Option<String> {
    Reflect::get(object, &name.into()).ok()?.as_string()
}

/// The texts of an editor: which document, its text with the version of the editor's own that it knows of, its kind and
/// its accessible name.
pub fn show(element: &Element, doc: &str, (value, ack): (&str, u32), kind: &str, label: &str) {
    set(element, "doc", &doc.into());
    set(element, "ack", &ack.into());
    set(element, "value", &value.into());
    set(element, "hint", &labels::TAB_LEAVES.into());
    set(element, "kind", &kind.into());
    set(element, "label", &label.into());
}

/// Whether there is a jump to return from, and whether the text can be changed.
pub fn allow(element: &Element, go_back: bool, read_only: bool) {
    set(element, "canGoBack", &go_back.into());
    set(element, "readOnly", &read_only.into());
}

/// What is drawn into the text.
pub fn annotate(element: &Element, annotations: &Annotations) {
    let object = |from: u32, words: &[(&str, &JsValue)]| {
        let object = Object::new();
        set(&object, "from", &from.into());
        for (name, value) in words {
            set(&object, name, value);
        }
        object
    };
    let spans = Array::new();
    for (from, to, role) in &annotations.spans {
        spans.push(&object(*from, &[("to", &(*to).into()), ("role", &(*role).into())]));
    }
    let marks = Array::new();
    for (from, kind, words) in &annotations.marks {
        let kind = match *kind {
            "allow" => "tick",
            "deny" => "stop",
            "idle" => "dash",
            _ => "question",
        };
        marks.push(&object(*from, &[("kind", &kind.into()), ("text", &words.into())]));
    }
    let diagnostics = Array::new();
    for (from, to, severity, message) in &annotations.diagnostics {
        let severity = severity.split(' ').next().unwrap_or_default();
        diagnostics.push(&object(
            *from,
            &[
                ("to", &(*to).into()),
                ("severity", &severity.into()),
                ("code", &"".into()),
                ("message", &message.into()),
            ],
        ));
    }
    if let Some(own) = &annotations.locked {
        let locked = Array::new();
        for (from, to) in own {
            locked.push(&Array::of2(&(*from).into(), &(*to).into()));
        }
        set(element, "locked", &locked);
    }
    set(element, "spans", &spans);
    set(element, "marks", &marks);
    set(element, "diagnostics", &diagnostics);
}

/// What an editor tells.
pub enum Told {
    /// Its text is this now, in this version.
    Changed(u32, String),
    /// The caret stands before this UTF-16 unit.
    Cursor(u32),
    /// A command was given by key.
    Command(String),
}

/// Listens to an editor; `doc` says which document it is about at the moment.
pub fn on_told(
    element: &Element,
    doc: impl Fn() -> String + 'static,
    told: impl Fn(Told) + 'static,
) -> Vec<Listener> {
    let (doc, told) = (std::rc::Rc::new(doc), std::rc::Rc::new(told));
    ["hatcheck-change", "hatcheck-cursor", "hatcheck-command"]
        .into_iter()
        .map(|name| {
            let (doc, told) = (doc.clone(), told.clone());
            listen(element, name, move |event| {
                let detail = detail(&event);
                // What comes late from a document that was left is not about this one.
                if text(&detail, "doc") != Some(doc()) {
                    return;
                }
                match name {
                    "hatcheck-change" => {
                        let version = number(&detail, "version").unwrap_or_default();
                        if let Some(value) = text(&detail, "value") {
                            told(Told::Changed(version, value));
                        }
                    }
                    "hatcheck-cursor" => {
                        if let Some(from) = number(&detail, "from") {
                            told(Told::Cursor(from));
                        }
                    }
                    _ => {
                        if let Some(command) = text(&detail, "name") {
                            told(Told::Command(command));
                        }
                    }
                }
            })
        })
        .collect()
}

/// Selects a range (in UTF-16 units), scrolls to it and moves the focus there; in the plain field where the editor
/// is not there.
pub fn reveal(element: &Element, area: &HtmlTextAreaElement, start: u32, end: u32, line: usize) {
    let method = Reflect::get(element, &"reveal".into()).ok();
    let Some(method) = method.and_then(|method| method.dyn_into::<Function>().ok()) else {
        text_area::reveal(area, start, end, line);
        return;
    };
    let options = Object::new();
    set(&options, "focus", &true.into());
    set(&options, "flash", &true.into());
    // The method clamps positions and does not throw.
    let _ = method.call3(element, &start.into(), &end.into(), &options);
}
