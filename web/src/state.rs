//! What the page knows: one reducer, and what follows from it.
//!
//! Nothing derived is stored. Components read and dispatch; they never parse.

pub mod evaluate;
pub mod examples;
pub mod settle;
pub mod workspace;
