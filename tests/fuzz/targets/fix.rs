//! Dockerfiles with the properties as oracles: corrections are final, both languages agree, other parsers still read the result.

#![no_main]

mod answer;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| answer::everything(data));
