//! What a text is, and what it says. Reading cannot fail: every text gives syntax with spans, and a list of problems.

pub mod compose;
pub mod context;
mod detect;
pub mod dockerfile;
pub mod pieces;
pub mod ps;
pub mod script;
pub mod session;
pub mod shell;
pub mod supervisor;
pub mod unit;
pub mod yaml;

pub use detect::{Kept, detect, detect_and_keep};
