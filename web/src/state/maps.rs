//! The map of what was decided, drawn by the page's extras while somebody looks at it.

use std::rc::Rc;

use yew::prelude::*;

use super::evaluate::Evaluated;
use super::wire;
use crate::platform::extras;
use crate::view::map::MapView;

/// What there is to see.
#[derive(Default)]
pub enum Shown {
    /// The map is still being drawn for the first time.
    #[default]
    Coming,
    /// The scenario has nothing to draw.
    Empty,
    /// The map.
    View(Box<MapView>),
}

/// Asks for maps, and keeps the last one.
#[derive(Default)]
pub struct Maps {
    asked: Option<Rc<Evaluated>>,
    /// The last map.
    pub shown: Shown,
}

impl Maps {
    /// Sees to it that there will be a map of what was decided; `drawn` is told of it.
    pub fn want(&mut self, result: &Rc<Evaluated>, drawn: Callback<String>) {
        if self.asked.as_ref().is_some_and(|asked| Rc::ptr_eq(asked, result)) {
            return;
        }
        self.asked = Some(Rc::clone(result));
        let question = wire::object(&[("into", wire::scenario(&result.workspace))]);
        // Nothing: something newer was asked, which will answer too.
        let then = move |answer: Option<String>| answer.into_iter().for_each(|own| drawn.emit(own));
        extras::hear("map", question, Box::new(then));
    }

    /// A map was drawn.
    pub fn take(&mut self, answer: &str) {
        self.shown = match MapView::from_json(answer) {
            Some(view) => Shown::View(Box::new(view)),
            None => Shown::Empty,
        };
    }
}
