//! The page's program: arms the panic panel, then draws the page where `index.html` keeps a place for it.
//!
//! What the page shows and does is the library's; this file may do nothing that an embed would need too.

fn main() {
    yew::set_custom_panic_hook(Box::new(|panic| {
        // To the console first: the full message stays in the browser.
        console_error_panic_hook::hook(panic);
        hatcheck_web::platform::events::announce_panic(panic.location());
    }));
    hatcheck_web::mount_page();
}
