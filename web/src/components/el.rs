//! Elements by calls. What a macro writes out for each element is several hundred bytes of the program that readers
//! load; a call is a few, and the page has hundreds of elements.
//!
//! `el("p", "notice").text("…")` is an element; everything that takes [`Html`] takes it. Components, few as they are,
//! still come from `html!`.

use std::rc::Rc;

use yew::html::IntoPropValue;
use yew::prelude::*;
use yew::virtual_dom::{Key, Listener, ListenerKind, VNode, VTag, VText};

/// An element that is being put together.
#[must_use = "an element that is not put anywhere is not shown"]
pub(crate) struct El(Box<VTag>);

/// An element; without a class where that is empty.
#[inline(never)]
pub(crate) fn el(tag: &'static str, class: &'static str) -> El {
    let mut made = Box::new(VTag::new(tag));
    if !class.is_empty() {
        made.add_attribute("class", class);
    }
    El(made)
}

impl El {
    /// With an attribute.
    #[inline(never)]
    pub(crate) fn attr(mut self, name: &'static str, value: &'static str) -> Self {
        self.0.add_attribute(name, AttrValue::Static(value));
        self
    }

    /// With an attribute whose value is made for it.
    #[inline(never)]
    pub(crate) fn attr_of(mut self, name: &'static str, value: &str) -> Self {
        self.0.add_attribute(name, owned(value));
        self
    }

    /// With an attribute where the condition holds.
    #[inline(never)]
    pub(crate) fn attr_if(self, holds: bool, name: &'static str, value: &'static str) -> Self {
        if holds { self.attr(name, value) } else { self }
    }

    /// With an attribute that says whether something is so.
    #[inline(never)]
    pub(crate) fn flag(self, name: &'static str, holds: bool) -> Self {
        self.attr(name, if holds { "true" } else { "false" })
    }

    /// The present value of an input or text area.
    #[inline(never)]
    pub(crate) fn value(mut self, value: &str) -> Self {
        self.0.set_value(Some(owned(value)));
        self
    }

    /// What an input or text area holds until somebody types into it; their typing stays when it is drawn anew.
    pub(crate) fn starts_with(mut self, value: &str) -> Self {
        self.0.add_property("defaultValue", value);
        self
    }

    /// Whether a box is ticked.
    #[inline(never)]
    pub(crate) fn checked(mut self, checked: bool) -> Self {
        self.0.set_checked(checked);
        self
    }

    /// With words that never change.
    #[inline(never)]
    pub(crate) fn say(self, words: &'static str) -> Self {
        self.node(VNode::VText(VText::new(AttrValue::Static(words))))
    }

    /// With a text.
    #[inline(never)]
    pub(crate) fn text(self, text: &str) -> Self {
        self.node(VNode::VText(VText::new(owned(text))))
    }

    /// With something in it.
    pub(crate) fn with(self, child: impl Child) -> Self {
        child.put_into(self)
    }

    /// With something in it, if there is anything.
    pub(crate) fn with_some(self, child: Option<impl Child>) -> Self {
        match child {
            Some(child) => child.put_into(self),
            None => self,
        }
    }

    /// With several things in it.
    pub(crate) fn with_all(mut self, children: impl IntoIterator<Item = El>) -> Self {
        for child in children {
            self = child.put_into(self);
        }
        self
    }

    fn node(mut self, child: VNode) -> Self {
        self.0.add_child(child);
        self
    }

    /// Keeps its element while others come and go around it.
    #[inline(never)]
    pub(crate) fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    /// Where the element can be found once it is drawn.
    #[inline(never)]
    pub(crate) fn node_ref(mut self, node: &NodeRef) -> Self {
        self.0.node_ref = node.clone();
        self
    }

    /// What a click does.
    pub(crate) fn onclick(self, act: Callback<Event>) -> Self {
        self.on(|| ListenerKind::onclick, act)
    }

    /// What an event does.
    #[inline(never)]
    pub(crate) fn on(mut self, kind: fn() -> ListenerKind, act: Callback<Event>) -> Self {
        self.0.add_listener(Rc::new(On { kind, act }));
        self
    }
}

/// What can be in an element.
pub(crate) trait Child {
    /// The element with this in it, behind everything else.
    fn put_into(self, parent: El) -> El;
}

// Not inlined, so that a call is all that each use of them costs.
impl Child for El {
    #[inline(never)]
    fn put_into(self, parent: El) -> El {
        parent.node(self.into())
    }
}

impl Child for Html {
    #[inline(never)]
    fn put_into(self, parent: El) -> El {
        parent.node(self)
    }
}

#[inline(never)]
fn owned(text: &str) -> AttrValue {
    AttrValue::Rc(Rc::from(text))
}

impl From<El> for Html {
    #[inline(never)]
    fn from(made: El) -> Self {
        VNode::VTag(Rc::new(*made.0))
    }
}

impl IntoPropValue<VNode> for El {
    fn into_prop_value(self) -> VNode {
        self.into()
    }
}

/// Several elements without one around them.
pub(crate) fn all(elements: impl IntoIterator<Item = El>) -> Html {
    elements.into_iter().map(Html::from).collect()
}

/// One listener for every kind of event: each type of its own would be compiled anew.
struct On {
    /// Makes the kind: copying one tells a hundred of them apart.
    kind: fn() -> ListenerKind,
    act: Callback<Event>,
}

impl Listener for On {
    fn kind(&self) -> ListenerKind {
        (self.kind)()
    }

    fn handle(&self, event: Event) {
        self.act.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
