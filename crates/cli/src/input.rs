//! Reading a file or standard input, with a clear sentence where that fails.

use std::io::Read;
use std::path::Path;

use hatcheck_scenario::read::MAX_BYTES;

/// The text of a scenario file, and the name to call it by; or what is wrong, ready to be printed.
pub(crate) fn text(path: &Path) -> (String, Result<String, String>) {
    text_of_at_most(path, MAX_BYTES, "a scenario holds at most 5242880 bytes (5 MiB)")
}

/// The same for a file that may be as large as `most`, as a sentence says.
pub(crate) fn text_of_at_most(
    path: &Path,
    most: usize,
    sentence: &str,
) -> (String, Result<String, String>) {
    let standard_input = path.as_os_str() == "-";
    let name = if standard_input { "<stdin>".to_owned() } else { path.display().to_string() };
    // One byte more than it may hold is enough to know that it is too large.
    let limit = most as u64 + 1;
    let mut bytes = Vec::new();
    let read = if standard_input {
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    let text = match read {
        Err(error) => Err(format!("cannot be read: {error}")),
        Ok(_) if bytes.len() > most => Err(format!("is too large: {sentence}")),
        Ok(_) => String::from_utf8(bytes).map_err(|error| {
            // Up to here it is text.
            let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
            let last = valid.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
            let column = String::from_utf8_lossy(last).encode_utf16().count() + 1;
            format!("is not UTF-8 text, from line {line}, column {column} on")
        }),
    };
    (name, text)
}
