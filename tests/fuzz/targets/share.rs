//! Links: whatever stands behind the `#` is read or refused, and what is written is read again.

#![no_main]

use foreground::share::{Fragment, Shared, base64};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(shared) = Shared::from_json(data) {
        assert_eq!(Shared::from_json(shared.to_json().as_bytes()), Ok(shared));
    }
    if let Ok(text) = std::str::from_utf8(data) {
        let _ = Fragment::read(text);
        if let Ok(bytes) = base64::decode(text) {
            assert_eq!(base64::decode(&base64::encode(&bytes)).ok(), Some(bytes));
        }
    }
});
