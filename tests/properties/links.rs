//! What must hold of what a link holds: it is read, or it is not, and what was read is written as it was. The fuzz target `share` and
//! the regressions ask it.

use foreground::share::{Fragment, Shared, base64};

/// All that must hold of it.
pub fn everything(data: &[u8]) {
    if let Ok(shared) = Shared::from_json(data) {
        assert_eq!(Shared::from_json(shared.to_json().as_bytes()), Ok(shared));
    }
    if let Ok(text) = std::str::from_utf8(data) {
        let _ = Fragment::read(text);
        if let Ok(bytes) = base64::decode(text) {
            assert_eq!(base64::decode(&base64::encode(&bytes)).ok(), Some(bytes));
        }
    }
}
