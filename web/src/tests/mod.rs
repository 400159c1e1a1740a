//! Tests of the page: its logic and its HTML natively, its behaviour in a browser.

#[cfg(not(target_arch = "wasm32"))]
mod captions;
#[cfg(not(target_arch = "wasm32"))]
mod html;
#[cfg(not(target_arch = "wasm32"))]
mod sharing;
#[cfg(not(target_arch = "wasm32"))]
mod time;

#[cfg(target_arch = "wasm32")]
mod browser;
