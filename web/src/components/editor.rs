//! A text that is being edited: the editor element around a plain text field, which is the editor until the element
//! is there, and for those who prefer it. The only component that touches the element.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use hatcheck_policy::{LineIndex, PolicyKind};
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::el::el;
use super::part::{Part, PartProps, part};
use super::scene::Scene;
use crate::platform::editor::{self, Told};
use crate::platform::listen::Listener;
use crate::platform::{events, input};
use crate::state::action::Action;
use crate::state::workspace::Target;
use crate::view::annotations::{Annotations, annotations};

#[derive(Clone, PartialEq)]
pub(crate) struct Props {
    pub target: Target,
    pub text: Text,
    pub label: AttrValue,
    pub scene: Scene,
}

/// A text compared by its pointer.
#[derive(Clone)]
pub(crate) struct Text(pub Arc<str>);

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// An editor.
pub(crate) fn editor(key: &str, props: Props) -> Html {
    part(key, Rc::new(props))
}

pub(crate) struct Editor {
    element: NodeRef,
    area: NodeRef,
    now: Rc<RefCell<Now>>,
    oninput: Callback<Event>,
    /// What the element tells is heard as long as they live.
    listeners: Vec<Listener>,
}

/// What the listeners need to know of the last drawing, and what the element needs to know of it.
struct Now {
    props: Props,
    doc: String,
    annotations: Annotations,
    /// The statement in which the caret stands.
    statement: Option<u32>,
    /// The last texts that the element told, each with its version.
    told: Vec<(u32, Arc<str>)>,
    /// The version of the element's text of which the text takes account.
    version: u32,
    /// What the element has not been shown yet. What it has been shown already it must not be shown again: somebody may
    /// have typed or moved on since.
    due: Due,
}

/// Parts of what an element is shown.
#[derive(Default)]
struct Due {
    text: bool,
    annotations: bool,
    reveal: bool,
}

/// How many texts can be on their way at once: one a key, and far fewer keys than that come between two drawings.
const MAX_TOLD: usize = 16;

/// The version of the element's text that a text is, or takes account of.
fn version_of(told: &[(u32, Arc<str>)], text: &str) -> u32 {
    for (version, own) in told.iter().rev() {
        if **own == *text {
            return *version;
        }
    }
    // A text that it never told is the program's own, made of the newest.
    told.last().map_or(0, |(version, _)| *version)
}

impl PartProps for Props {
    fn begin(&self, _: Callback<()>) -> Box<dyn Part> {
        Box::new(Editor::new(self))
    }

    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }
}

impl Editor {
    fn new(props: &Props) -> Self {
        let now = Rc::new(RefCell::new(Now::new(props)));
        let typed = Rc::clone(&now);
        let oninput = Callback::from(move |event: Event| {
            let (act, target) = {
                let props = &typed.borrow().props;
                (props.scene.act.clone(), props.target)
            };
            act.emit(Action::TextChanged(target, input::value(&event).into()));
        });
        let (element, area) = (NodeRef::default(), NodeRef::default());
        Self { element, area, now, oninput, listeners: Vec::new() }
    }
}

impl Part for Editor {
    fn renew(&mut self, of: &dyn Any) -> bool {
        of.downcast_ref().is_some_and(|props| self.now.borrow_mut().renew(props))
    }

    fn view(&self) -> Html {
        let now = self.now.borrow();
        let area = el("textarea", "code-input")
            .node_ref(&self.area)
            .value(&now.props.text.0)
            .on(|| ListenerKind::oninput, self.oninput.clone())
            .attr_of("aria-label", &now.props.label)
            .attr_if(now.is_wrong(), "aria-invalid", "true")
            .attr_if(now.props.is_read_only(), "readonly", "")
            .attr("spellcheck", "false")
            .attr("autocapitalize", "off")
            .attr("autocomplete", "off")
            .attr("autocorrect", "off")
            .attr("rows", "12");
        el("hatcheck-editor", "")
            .node_ref(&self.element)
            .attr_if(now.props.scene.workspace.selection.plain, "plain", "")
            .with(area)
            .into()
    }

    fn rendered(&mut self, first: bool) {
        let Some(element) = self.element.cast::<Element>() else { return };
        if first {
            self.listeners = listeners(&element, &self.now);
        }
        // Nothing is borrowed any more when the element moves, because it tells at once.
        let place = self.now.borrow_mut().show(&element);
        if let (Some((start, end, line)), Some(area)) =
            (place, self.area.cast::<HtmlTextAreaElement>())
        {
            editor::reveal(&element, &area, start, end, line);
        }
    }
}

/// Listens to what the element tells.
fn listeners(element: &Element, now: &Rc<RefCell<Now>>) -> Vec<Listener> {
    let (known, now) = (Rc::clone(now), Rc::clone(now));
    let doc = move || known.borrow().doc.clone();
    editor::on_told(element, doc, move |told| {
        let action = now.borrow_mut().heard(told);
        if let Some(action) = action {
            let act = now.borrow().props.scene.act.clone();
            act.emit(action);
        }
    })
}

impl Now {
    fn new(props: &Props) -> Self {
        let mut now = Self {
            props: props.clone(),
            doc: identity(props),
            annotations: Annotations::default(),
            statement: None,
            told: Vec::new(),
            version: 0,
            due: Due { text: true, annotations: true, reveal: true },
        };
        now.annotate();
        now
    }

    /// What follows from other properties. Says whether anything that is shown does.
    fn renew(&mut self, props: &Props) -> bool {
        let before = std::mem::replace(&mut self.props, props.clone());
        let doc = identity(props);
        let is_other = doc != self.doc;
        if is_other {
            (self.doc, self.statement) = (doc, None);
            self.told.clear();
        }
        let version = version_of(&self.told, &props.text.0);
        self.due.text |= is_other
            || version != self.version
            || before.text != props.text
            || before.label != props.label
            || before.can_go_back() != props.can_go_back()
            || before.is_read_only() != props.is_read_only();
        self.version = version;
        let (old, new) = (&before.scene, &props.scene);
        if !Rc::ptr_eq(&old.evaluated, &new.evaluated)
            || old.stale != new.stale
            || before.target != props.target
        {
            // Of another document the element may still have what was drawn into it when it was left.
            self.due.annotations |= self.annotate() || is_other;
        }
        let (old, new) = (&old.workspace.selection, &new.workspace.selection);
        if old.reveal != new.reveal || before.target != props.target {
            self.due.reveal = true;
        }
        self.due.text || self.due.annotations || self.due.reveal || old.plain != new.plain
    }

    /// Makes what is drawn into the text, and says whether it is something else than before.
    fn annotate(&mut self) -> bool {
        let Props { target, scene, .. } = &self.props;
        let annotations = annotations(&scene.evaluated, *target, scene.stale);
        let is_other = annotations != self.annotations;
        self.annotations = annotations;
        is_other
    }

    fn is_wrong(&self) -> bool {
        self.annotations.diagnostics.iter().any(|(_, _, severity, _)| *severity == "error")
    }

    /// Shows the element what it has not been shown yet; the place to which it is to move then: start, end and line.
    fn show(&mut self, element: &Element) -> Option<(u32, u32, usize)> {
        let Props { target, text: Text(text), label, scene } = &self.props;
        let due = std::mem::take(&mut self.due);
        if due.text {
            editor::show(element, &self.doc, (text, self.version), kind(&self.props), label);
            editor::allow(element, self.props.can_go_back(), self.props.is_read_only());
        }
        if due.annotations {
            editor::annotate(element, &self.annotations);
        }
        let reveal = scene.workspace.selection.reveal.as_ref();
        let reveal = reveal.filter(|reveal| due.reveal && reveal.target == *target)?;
        let index = LineIndex::new(text);
        let (start, end) = (index.position(text, reveal.start), index.position(text, reveal.end));
        // A text is far smaller than 4 GiB.
        let unit = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Some((unit(start.offset), unit(end.offset), start.line))
    }

    /// What follows from what the element tells.
    fn heard(&mut self, told: Told) -> Option<Action> {
        let Props { target, text: Text(text), .. } = &self.props;
        match told {
            Told::Changed(version, value) => {
                let value: Arc<str> = value.into();
                self.told.push((version, Arc::clone(&value)));
                if self.told.len() > MAX_TOLD {
                    self.told.remove(0);
                }
                Some(Action::TextChanged(*target, Rc::from(&*value)))
            }
            Told::Cursor(at) => {
                // Only another statement is worth drawing anything again.
                let mut statement = None;
                for (from, to, _) in &self.annotations.spans {
                    if *from <= at && at <= *to {
                        statement = Some(*from);
                    }
                }
                if statement == self.statement {
                    return None;
                }
                self.statement = statement;
                let byte = LineIndex::new(text).byte_offset(text, at as usize);
                Some(Action::Caret(*target, byte))
            }
            Told::Command(name) => {
                if name == "format" {
                    let node = hatcheck_policy::json::parse(text).ok()?;
                    let laid_out = hatcheck_policy::json::lay_out(&node);
                    return Some(Action::TextChanged(*target, laid_out.into()));
                }
                events::announce_command(&name, &target.name());
                None
            }
        }
    }
}

impl Props {
    /// Whether there is a jump to return from.
    fn can_go_back(&self) -> bool {
        !self.scene.workspace.selection.back.is_empty()
    }

    /// Whether the text cannot be changed at the moment.
    fn is_read_only(&self) -> bool {
        let workspace = &self.scene.workspace;
        (self.target != Target::Source && workspace.is_overruled())
            || workspace.is_locked(self.target)
            || workspace.is_given(self.target)
    }
}

/// Which document this is: the same place after a load is another one.
fn identity(props: &Props) -> String {
    let workspace = &props.scene.workspace;
    let (place, generation) = match props.target {
        Target::Doc(at) => match workspace.docs.get(at) {
            Some(doc) => (doc.pointer.clone(), doc.generation),
            None => return String::new(),
        },
        Target::Request(at) => match workspace.requests.get(at) {
            Some(request) => (props.target.name(), request.generation),
            None => return String::new(),
        },
        Target::Source => return props.target.name(),
    };
    [&place, ":", &generation.to_string()].concat()
}

fn kind(props: &Props) -> &'static str {
    let at = match props.target {
        Target::Doc(at) => at,
        Target::Request(_) => return "request",
        Target::Source => return "scenario",
    };
    match props.scene.workspace.docs.get(at).map(|doc| doc.kind) {
        Some(PolicyKind::Trust) => "trust",
        Some(PolicyKind::Resource) => "resource",
        Some(PolicyKind::Scp) => "scp",
        Some(PolicyKind::Rcp) => "rcp",
        Some(PolicyKind::Boundary) => "boundary",
        Some(PolicyKind::Session) => "session",
        Some(PolicyKind::VpcEndpoint) => "endpoint",
        Some(PolicyKind::Identity) | None => "identity",
    }
}
