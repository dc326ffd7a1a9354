//! Where in a JSON text reading stands.

use super::pointer_step;

/// A chain of steps from the root of the text. It is written out as a JSON pointer only where there is
/// something to report, which in a sound text is nowhere.
#[derive(Clone, Copy)]
pub struct Place<'p> {
    above: Option<&'p Place<'p>>,
    step: Step<'p>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Name(&'p str),
    Index(usize),
}

impl<'p> Place<'p> {
    /// The text as a whole.
    pub const ROOT: Place<'static> = Place { above: None, step: Step::Index(0) };

    /// A member of the object that stands here.
    pub fn member(&'p self, name: &'p str) -> Place<'p> {
        Place { above: Some(self), step: Step::Name(name) }
    }

    /// An entry of the list that stands here.
    pub fn entry(&'p self, index: usize) -> Place<'p> {
        Place { above: Some(self), step: Step::Index(index) }
    }

    /// The JSON pointer (RFC 6901).
    pub fn pointer(&self) -> String {
        let Some(above) = self.above else { return String::new() };
        let mut pointer = above.pointer();
        pointer.push('/');
        match self.step {
            Step::Name(name) => pointer.push_str(&pointer_step(name)),
            Step::Index(index) => pointer.push_str(&index.to_string()),
        }
        pointer
    }
}
