//! Marks: each is decoration beside a word that says the same.

use super::el::{El, el};

/// The mark of a decision (`allowed`, `explicitDeny`, `implicitDeny`, `invalid`, `stale`, `none`), of a lock, of a
/// statement, or of what a button does.
pub(crate) fn icon(class: &'static str, name: &str) -> El {
    let path = match name {
        "allowed" | "allow" | "fits" => "m5 12.5 4.5 4.5L19 7.5",
        "explicitDeny" | "implicitDeny" | "deny" | "differs" => "M6.5 6.5l11 11m0-11-11 11",
        "invalid" | "unknown" => "M12 6.5v7m0 3.5v.5",
        "conditional" => "M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4m0 3v.5",
        "open" => "M6 11h12v8H6zM9 11V7.5a3.2 3.2 0 0 1 6-1.5",
        "closed" => "M6 11h12v8H6zM9 11V8a3 3 0 0 1 6 0v3",
        "add" => "M12 5.5v13M5.5 12h13",
        "close" => "M7 7l10 10M17 7 7 17",
        "up" => "M12 18.5V6M6.5 11 12 5.5l5.5 5.5",
        "down" => "M12 5.5V18M6.5 13l5.5 5.5 5.5-5.5",
        "copy" => "M9 9h10v10H9zM15 9V5H5v10h4",
        "more" => "M5.5 12h.5m6-.5v.5m6 0h.5",
        "menu" => "M5 7h14M5 12h14M5 17h14",
        _ => "M7 12h10",
    };
    el("svg", class)
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .attr("fill", "none")
        .attr("stroke", "currentColor")
        .attr("stroke-width", "2.25")
        .attr("stroke-linecap", "round")
        .attr("stroke-linejoin", "round")
        .with(el("path", "").attr("d", path))
}

/// The hat.
pub(crate) fn brand_mark() -> El {
    let path = |d| el("path", "").attr("d", d);
    el("svg", "brand-mark")
        .attr("viewBox", "0 0 32 32")
        .attr("aria-hidden", "true")
        .attr("fill", "currentColor")
        .with(path("M9.4 17.6 10.4 7.3C10.5 5.9 11.6 4.9 13 4.9c1.1 0 1.7.6 3 .6s1.9-.6 3-.6c1.4 0 2.5 1 2.6 2.4l1 10.3c-1.9.8-4.1 1.2-6.6 1.2s-4.7-.4-6.6-1.2Z"))
        .with(path("M2 19.4c0-1.3 1.1-2.3 2.6-2.3.7 0 1.3.3 1.8.8 2 1.8 5.5 3 9.6 3s7.6-1.2 9.6-3c.5-.5 1.1-.8 1.8-.8 1.5 0 2.6 1 2.6 2.3 0 3.8-6.3 6.8-14 6.8S2 23.2 2 19.4Z"))
}
