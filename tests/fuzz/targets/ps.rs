//! Process listings.

#![no_main]

mod answer;

use foreground::report::InputKind;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| answer::holds_as(data, Some(InputKind::Ps)));
