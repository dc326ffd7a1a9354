//! The binary itself: what it prints where, and with which exit status it ends.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod bad_input;
mod check_docs;
mod documents;
mod exercise;
mod expectations;
mod explain;
mod formats;
mod help;
mod link;
mod output;
mod process;
mod readme;
mod scenarios;
