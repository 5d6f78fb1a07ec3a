//! `regex-lite` under the name `regex`.
//!
//! `dockerfile-parser` 0.9 matches two small patterns with `regex`. The real crate adds about 190 KB (brotli) to the page;
//! `regex-lite` has the same interface for what is used and adds 23 KB. `[patch.crates-io]` in the workspace's
//! `Cargo.toml` puts this crate in its place.

pub use regex_lite::{Captures, Error, Match, Regex};
