//! Patches: what would put a stage right, and the text with it applied.

pub mod apply;
pub mod boilerplate;
mod cleanups;
pub mod commands;
pub mod compose_file;
pub mod diff;
pub mod doomed;
pub mod draft;
pub mod generate;
pub mod insecure;
mod listed;
mod losses;
pub mod mend;
mod offline;
pub mod overridden;
pub mod packages;
pub mod prepare;
pub mod stage;
pub mod start;
pub mod stop_signal;
pub mod together;
pub mod tricks;
mod used;
pub mod yaml;
pub mod yaml_edits;
