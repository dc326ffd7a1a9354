//! The scenario: one file that holds a small world and the requests made in it.
//!
//! Text becomes a [`format::Scenario`], that a world and requests, those decisions, and decisions a
//! [`report`] and [`words`]. This is the floor on which the page, the command line and the JavaScript
//! package stand; it knows no browser, no terminal and no clock that it was not given.

pub mod account_ids;
pub mod compile;
pub mod error;
pub mod evaluate;
pub mod format;
pub mod link;
pub mod percent;
pub mod read;
#[cfg(feature = "reports")]
pub mod report;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(feature = "reports")]
pub mod suggest;
pub mod words;

pub use compile::{Compiled, ParseCache};
pub use error::{FormatError, FormatFault};
pub use evaluate::{Evaluation, evaluate};
pub use format::Scenario;
pub use read::{Loaded, read};
#[cfg(feature = "reports")]
pub use report::{Report, report};
