//! The two faces: natively the command line, in the browser the page.

fn main() {}
