//! Mistakes in the policy documents of an example.

use std::ops::Range;

use hatcheck_policy::line_index::LineIndex;
use hatcheck_scenario::format::Form;
use hatcheck_scenario::report::{Diagnostic, Options, report_with};
use hatcheck_scenario::words::Messages;

use super::{Checked, Finding, Outcome, strings};

impl Checked<'_> {
    /// Those that keep a document from meaning what it says, each in its place.
    pub(super) fn errors(&self) -> Vec<Finding> {
        let options = Options { messages: Messages::Measured, suggestions: false };
        let report = report_with(self.loaded, self.evaluation, options);
        let errors = report.diagnostics.into_iter().filter(|found| found.severity == "error");
        errors.map(|found| self.error(found)).collect()
    }

    fn error(&self, found: Diagnostic) -> Finding {
        let spot = self.source.spot(self.range_of(&found));
        let fault = Finding::fault(Outcome::Fails, spot, found.code, found.message);
        Finding { path: found.path, aws_says: found.aws_says, ..fault }
    }

    /// Positions in a document that is a string are those of its own text.
    fn range_of(&self, found: &Diagnostic) -> Range<usize> {
        let [start, end] = [found.start.offset, found.end.offset];
        let document = self.evaluation.compiled.documents.iter().find(|document| {
            let within = found.path.strip_prefix(&document.pointer);
            within.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                && matches!(document.form, Form::Text)
        });
        let string =
            document.and_then(|document| Some((document, self.root.at(&document.pointer)?.span)));
        let text = &self.loaded.source.text;
        let Some((document, string)) = string else {
            let index = &self.loaded.source.index;
            return index.byte_offset(text, start)..index.byte_offset(text, end);
        };
        let index = LineIndex::new(&document.text);
        let written = &text[string.start..string.end];
        let place =
            |at| string.start + strings::written_at(written, index.byte_offset(&document.text, at));
        place(start)..place(end)
    }
}
