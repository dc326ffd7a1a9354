//! Colours, used only where the output is a terminal that shows them; the words say the same without.

use anstream::ColorChoice;
use owo_colors::{OwoColorize, Style};

/// The few ways in which text is set apart.
#[derive(Clone, Copy)]
pub(crate) enum Paint {
    Allowed,
    Denied,
    Warning,
    Quiet,
    Strong,
}

impl Paint {
    /// The text in its style. Streams strip the codes where they are not wanted.
    pub(crate) fn on(self, text: impl std::fmt::Display) -> String {
        let text = plain(&text.to_string());
        let style = match self {
            Self::Allowed => Style::new().blue().bold(),
            Self::Denied => Style::new().red().bold(),
            Self::Warning => Style::new().yellow().bold(),
            Self::Quiet => Style::new().dimmed(),
            Self::Strong => Style::new().bold(),
        };
        text.style(style).to_string()
    }
}

/// The text without what a terminal would obey: a scenario may come from anybody.
pub(crate) fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Standard output that drops colours where nobody sees them.
pub(crate) fn stdout() -> anstream::AutoStream<std::io::Stdout> {
    anstream::AutoStream::new(std::io::stdout(), choice(&std::io::stdout()))
}

/// Standard error, likewise.
pub(crate) fn stderr() -> anstream::AutoStream<std::io::Stderr> {
    anstream::AutoStream::new(std::io::stderr(), choice(&std::io::stderr()))
}

fn choice(stream: &impl anstream::stream::RawStream) -> ColorChoice {
    anstream::AutoStream::choice(stream)
}
