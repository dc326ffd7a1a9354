//! `hatcheck check-docs`: does every example in the documentation come out as it says?
//!
//! A file becomes a list of examples, each with the places of its text; an example a list of findings; those are
//! listed all at once.

mod blank;
mod example;
mod files;
mod finding;
mod html;
mod info;
mod listing;
mod mapped;
mod markdown;
mod options;
mod page;
mod rst;
mod verdict;

use std::path::Path;

use crate::clock::now;
use crate::paint::Paint;
use crate::{Listed, Status, input};
use example::Example;
use files::Kind;
use listing::{Checked, Listing};
use mapped::Mapped;
use page::Page;
use verdict::Rules;

/// Far more than anybody writes or a browser shows; larger files would only cost time.
const MAX_BYTES: usize = 32 << 20;

/// Checks the files that the arguments name; one that cannot be read does not stop the others.
pub(crate) fn run(arguments: &[String], format: Listed, strict: bool) -> Status {
    let rules = Rules { clock: now(), strict };
    let (files, faults) = files::named(arguments);
    let mut listing = Listing::default();
    for fault in faults {
        listing.trouble(&Paint::Strong.on(fault));
    }
    for file in files {
        match read(&file) {
            Ok((page, kind)) => {
                listing.files += 1;
                for example in examples(&page, kind) {
                    let findings = verdict::check(&page, &example, rules);
                    let line = page.line(example.at.start);
                    listing.add(Checked { file: page.name.clone(), line, findings });
                }
            }
            Err(fault) => listing.trouble(&fault),
        }
    }
    let written = match format {
        Listed::Text => listing.print(),
        Listed::Json => listing.print_json(),
    };
    written.max(listing.status())
}

fn read(file: &Path) -> Result<(Page, Kind), String> {
    let sentence = "documentation holds at most 33554432 bytes (32 MiB) a file";
    let (name, text) = input::text_of_at_most(file, MAX_BYTES, sentence);
    let name = name.replace('\\', "/");
    let text = text.map_err(|fault| format!("{} {fault}", Paint::Strong.on(&name)))?;
    let kind =
        Kind::of(file).ok_or_else(|| format!("{} is no documentation", Paint::Strong.on(&name)))?;
    Ok((Page::new(name, text), kind))
}

fn examples(page: &Page, kind: Kind) -> Vec<Example> {
    // Most pages have none, and every way to write one says this word.
    if !page.text.contains("hatcheck") {
        return Vec::new();
    }
    match kind {
        Kind::Markdown(dialect) => markdown::examples(&page.text, dialect),
        Kind::Rst => rst::examples(&page.text),
        Kind::Html => html::examples(&Mapped::whole(&page.text)),
    }
}
