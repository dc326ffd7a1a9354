//! Parts of the page that keep something from one drawing to the next. To Yew they are all one component, because each
//! kind of component is some kilobytes of program.

use std::any::Any;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{Key, VComp};

/// What a part is made of.
pub(crate) trait PartProps: Any {
    /// The part. `redraw` is to be called when something has changed in it that nobody outside knows of.
    fn begin(&self, redraw: Callback<()>) -> Box<dyn Part>;

    /// Whether what is drawn of the other one is what would be drawn of this one.
    fn is(&self, other: &dyn Any) -> bool;
}

/// A part, as long as it stands in the page.
pub(crate) trait Part {
    /// It is made of something else now, of the same type. Whether anything that is shown follows from that.
    fn renew(&mut self, of: &dyn Any) -> bool;

    /// What is shown.
    fn view(&self) -> Html;

    /// That stands in the page; for the first time or again.
    fn rendered(&mut self, first: bool);

    /// It is about to go.
    fn close(&mut self) {}
}

/// A part of the page. Another key makes another one, with nothing of what this one kept; what is made of another type has
/// another key.
pub(crate) fn part(key: &str, of: Rc<dyn PartProps>) -> Html {
    VComp::new::<Component>(Rc::new(Props { of }), Some(Key::from(key))).into()
}

#[derive(Clone, Properties)]
struct Props {
    of: Rc<dyn PartProps>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.of.is(&*other.of)
    }
}

struct Component(Box<dyn Part>);

impl yew::Component for Component {
    /// Draws it again.
    type Message = ();
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        Self(ctx.props().of.begin(ctx.link().callback(|()| ())))
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &Props) -> bool {
        self.0.renew(&*ctx.props().of)
    }

    fn view(&self, _: &Context<Self>) -> Html {
        self.0.view()
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        self.0.rendered(first);
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.0.close();
    }
}
