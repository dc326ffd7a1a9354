//! The components of the page. They show view models and dispatch actions; they never parse.

pub(crate) mod about;
pub(crate) mod editor;
pub(crate) mod editor_column;
pub(crate) mod header;
pub(crate) mod icon;
pub(crate) mod path;
pub(crate) mod problems;
pub(crate) mod request_panel;
pub(crate) mod tab_list;
pub(crate) mod verdict_bar;
pub(crate) mod why;
