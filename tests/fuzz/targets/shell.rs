//! Shell text.

#![no_main]

#[path = "../../properties/scripts.rs"]
mod scripts;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        scripts::everything(text);
    }
});
