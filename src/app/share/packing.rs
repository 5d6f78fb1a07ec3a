//! Packing and unpacking, by the browser (`packing.js`).

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::share::{LinkError, MAX_JSON};

#[wasm_bindgen(module = "/src/app/share/packing.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = pack)]
    async fn pack_text(text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = unpack)]
    async fn unpack_bytes(bytes: Uint8Array, limit: u32) -> Result<JsValue, JsValue>;
}

/// A text as a raw deflate stream.
pub async fn pack(text: &str) -> Result<Vec<u8>, LinkError> {
    let packed = pack_text(text).await.map_err(|_| LinkError::Unable)?;
    Ok(Uint8Array::new(&packed).to_vec())
}

/// The bytes of a raw deflate stream, up to the limit.
pub async fn unpack(bytes: &[u8]) -> Result<Vec<u8>, LinkError> {
    let limit = u32::try_from(MAX_JSON).unwrap_or(u32::MAX);
    let unpacked =
        unpack_bytes(Uint8Array::from(bytes), limit).await.map_err(|why| match why.as_string().as_deref() {
            Some("large") => LinkError::TooLarge,
            Some("incomplete") => LinkError::Incomplete,
            Some("unable") => LinkError::Unable,
            _ => LinkError::Damaged,
        })?;
    Ok(Uint8Array::new(&unpacked).to_vec())
}
