//! Live examples in other people's pages: one scenario each, drawn into the shadow root of a `<hatcheck-example>`.
//!
//! There is no second interface: an example shows the components of the page, over the page's own state. What surrounds it
//! (when it is loaded, what stands there until then, its links and buttons) is `web/js/embed`'s affair; the two talk by
//! attributes and events of the place that the example is drawn into, see [`crate::platform::example`].

mod example;
mod options;
mod told;
mod views;

use std::cell::RefCell;
use std::rc::Rc;

use hatcheck_scenario::words;
use web_sys::Element;

use crate::platform::example::Place;
use crate::platform::tasks;
use crate::state::start;
use crate::state::workspace::Workspace;

/// Draws an example into a place: a scenario, or a link to one (from its `#` on). What is wrong with it is told as an event
/// of the place, which then stays empty.
pub fn example(place: Element, text: String) {
    let place = Place(place);
    if !text.starts_with('#') {
        return show(place, read(&text));
    }
    tasks::spawn(async move { show(place, start::in_link(&text).await) });
}

fn show(place: Place, workspace: Result<Workspace, String>) {
    match workspace {
        Ok(workspace) => draw(place, workspace),
        Err(why) => place.tell(&told::error(&why)),
    }
}

/// The scenario in a text; in words, what is wrong with it.
fn read(text: &str) -> Result<Workspace, String> {
    Workspace::read(text, None).map_err(|error| {
        let place = ["Line ", &error.start.line.to_string(), ": "].concat();
        [place, words::fault(&error.fault)].concat()
    })
}

/// Draws it, until the place says that it is gone.
fn draw(place: Place, workspace: Workspace) {
    let props = example::Props { place: place.clone(), workspace: Rc::new(workspace) };
    let root = yew::Renderer::<example::Example>::with_root_and_props(place.0.clone(), props);
    let kept = Rc::new(RefCell::new(None));
    let own = Rc::clone(&kept);
    let handle = root.render();
    let gone = place.on("hatcheck-gone", move |_| {
        if let Some((handle, listener)) = own.borrow_mut().take() {
            let handle: yew::AppHandle<example::Example> = handle;
            handle.destroy();
            // It is what is running at the moment.
            tasks::spawn(async move { drop::<crate::platform::listen::Listener>(listener) });
        }
    });
    kept.replace(Some((handle, gone)));
}
