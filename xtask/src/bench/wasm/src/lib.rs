//! The whole answer about a text, for `xtask/src/bench/measure.mjs`: no bindings, so that their cost is not measured.

#[path = "../../work.rs"]
mod work;

/// Room for a text of so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    Box::leak(vec![0_u8; bytes].into_boxed_slice()).as_mut_ptr()
}

/// Answers the text in that room, and says how much came out.
///
/// # Safety
///
/// The room is one of that size, and holds UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn answer(room: *const u8, bytes: usize) -> usize {
    // What JavaScript put there is what TextEncoder made.
    let text = unsafe { std::slice::from_raw_parts(room, bytes) };
    std::str::from_utf8(text).map_or(0, work::answered)
}
