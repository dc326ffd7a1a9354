//! View models: what a component shows, worked out from decisions. Free of Yew and of the browser, so that
//! it is tested natively.

pub mod additions;
pub mod annotations;
pub mod arn_parts;
pub mod code;
pub mod compare;
pub mod entries;
pub mod map;
pub mod markdown;
pub mod owners;
pub mod path_cards;
pub mod problems;
pub mod recognise;
pub mod report;
pub mod request_form;
pub mod requests;
pub mod tabs;
pub mod trace_rows;
pub mod values;
pub mod verdict;
pub mod why;
