//! The commands of the developer.
fn main() {}
