//! What happens at start: PID 1, the process tree, and whether it stays up.

pub mod listing;
