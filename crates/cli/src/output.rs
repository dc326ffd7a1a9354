//! Writing to standard output and standard error.

use std::io::{ErrorKind, Write};

use crate::{Status, paint};

/// Prints text for people, in colours where somebody sees them.
pub(crate) fn print(text: &str) -> Status {
    write(paint::stdout(), text)
}

/// Prints text for programs, every byte as it is.
pub(crate) fn print_exactly(text: &str) -> Status {
    write(std::io::stdout(), text)
}

/// A reader that went away, such as `head`, has what it wanted. Anything else that keeps the text from
/// being written is said: otherwise half an answer would pass for a whole one.
fn write(mut out: impl Write, text: &str) -> Status {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            complain(&format!("the output cannot be written: {error}"));
            Status::Trouble
        }
        _ => Status::Fine,
    }
}

/// Says what went wrong on standard error.
pub(crate) fn complain(text: &str) {
    // Where nobody listens there is nobody left to tell.
    let _ = writeln!(paint::stderr(), "{text}");
}
