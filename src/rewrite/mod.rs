//! What Foreground hands back: corrected texts, and new files.

pub mod generate;
