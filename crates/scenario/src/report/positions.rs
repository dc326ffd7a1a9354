//! From bytes within a document to what leaves as JSON: UTF-16 units, within the document's own text or
//! within the file it stands in.

use std::collections::HashMap;

use hatcheck_policy::{LineIndex, Span};

use super::{Place, Range};
use crate::compile::{Compiled, CompiledDocument};
use crate::format::Form;
use crate::read::Source;

/// The line indexes of a scenario's documents, made once each.
pub struct Positions<'p> {
    source: &'p Source,
    documents: HashMap<&'p str, (&'p CompiledDocument, Option<LineIndex>)>,
}

impl<'p> Positions<'p> {
    /// Looks at every document once.
    pub fn new(compiled: &'p Compiled, source: &'p Source) -> Self {
        let documents = compiled.documents.iter().map(|document| {
            let index = matches!(document.form, Form::Text).then(|| LineIndex::new(&document.text));
            (document.pointer.as_str(), (document, index))
        });
        Self { source, documents: documents.collect() }
    }

    /// The place of a byte offset within the document at `pointer`.
    pub fn place(&self, pointer: &str, offset: usize) -> Place {
        let position = match self.documents.get(pointer) {
            Some((document, Some(index))) => index.position(&document.text, offset),
            Some((CompiledDocument { form: Form::Object { offset: start }, .. }, _)) => {
                self.source.index.position(&self.source.text, start + offset)
            }
            _ => self.source.index.position(&self.source.text, offset),
        };
        position.into()
    }

    /// The place of a byte offset within the file.
    pub fn file_place(&self, offset: usize) -> Place {
        self.source.index.position(&self.source.text, offset).into()
    }

    /// A span within the document at `pointer`.
    pub fn range(&self, pointer: &str, span: Span) -> Range {
        Range {
            start: self.place(pointer, span.start).offset,
            end: self.place(pointer, span.end).offset,
        }
    }
}
