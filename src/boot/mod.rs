//! What happens when a subject is started.

pub mod draw;
