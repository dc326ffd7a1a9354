//! Work that goes on while the page does.

use std::pin::Pin;

/// Does it, bit by bit, beginning when what is being done now is done.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    begin(Box::pin(work));
}

// Once in the program: what sets a task going is longer than most tasks' first step.
#[inline(never)]
fn begin(work: Pin<Box<dyn Future<Output = ()>>>) {
    wasm_bindgen_futures::spawn_local(work);
}
