//! From patches to text: what a reader takes away.

pub mod diff;
