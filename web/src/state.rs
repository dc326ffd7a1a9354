//! What the page knows: one reducer, and what follows from it.
//!
//! Nothing derived is stored. Components read and dispatch; they never parse.

pub mod action;
pub mod arrivals;
pub mod commands;
pub mod drafts;
pub mod evaluate;
pub mod examples;
pub mod handover;
pub mod history;
pub mod incoming;
pub mod links;
pub mod maps;
pub mod other_ids;
pub mod prefs;
pub mod progress;
pub mod reports;
pub mod rules;
pub mod selection;
pub mod session_policies;
pub mod settle;
pub mod shown;
pub mod solving;
pub mod start;
pub mod structure;
pub mod suggestion;
pub mod task;
pub mod unknown;
pub mod wire;
pub mod workspace;
pub mod write;
