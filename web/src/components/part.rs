//! Parts of the page that keep something from one drawing to the next. To Yew they are all one component, because each
//! kind of component is some kilobytes of program.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{Key, VComp};

use super::dialogs::{self, Dialogs};
use super::editor::{self, Editor};
use super::request_form::{self, RequestForm};

/// Which part it is, and what it is made of.
#[derive(Clone, PartialEq)]
pub(crate) enum Kind {
    Editor(editor::Props),
    RequestForm(request_form::Props),
    Dialogs(dialogs::Props),
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    kind: Kind,
}

/// A part. Another key makes another one, with nothing of what this one kept.
#[inline(never)]
pub(crate) fn part(key: &str, kind: Kind) -> Html {
    VComp::new::<Part>(Rc::new(Props { kind }), Some(Key::from(key))).into()
}

pub(crate) enum Part {
    Editor(Editor),
    RequestForm(RequestForm),
    Dialogs(Dialogs),
}

impl Component for Part {
    /// Draws it again.
    type Message = ();
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        Self::new(ctx)
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &Props) -> bool {
        match (&mut *self, &ctx.props().kind) {
            (Self::Editor(own), Kind::Editor(props)) => own.renew(props),
            (Self::RequestForm(own), Kind::RequestForm(props)) => own.renew(props),
            (Self::Dialogs(own), Kind::Dialogs(props)) => own.renew(props),
            // No two kinds share a key.
            _ => {
                *self = Self::new(ctx);
                true
            }
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        match self {
            Self::Editor(own) => own.view(),
            Self::RequestForm(own) => own.view(),
            Self::Dialogs(own) => own.view(),
        }
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        match self {
            Self::Editor(own) => own.rendered(first),
            Self::RequestForm(own) => own.rendered(),
            Self::Dialogs(own) => own.rendered(first),
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        if let Self::Dialogs(own) = self {
            own.close();
        }
    }
}

impl Part {
    fn new(ctx: &Context<Self>) -> Self {
        let redraw = ctx.link().callback(|()| ());
        match &ctx.props().kind {
            Kind::Editor(props) => Self::Editor(Editor::new(props)),
            Kind::RequestForm(props) => Self::RequestForm(RequestForm::new(props, redraw)),
            Kind::Dialogs(props) => Self::Dialogs(Dialogs::new(props, redraw)),
        }
    }
}
