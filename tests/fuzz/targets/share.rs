//! Links.

#![no_main]

#[path = "../../properties/links.rs"]
mod links;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| links::everything(data));
