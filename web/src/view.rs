//! View models: what a component shows, worked out from decisions. Free of Yew and of the browser, so that
//! it is tested natively.

pub mod markdown;
pub mod path_cards;
pub mod problems;
pub mod requests;
pub mod tabs;
pub mod trace_rows;
pub mod verdict;
pub mod why;
