//! The page's entry: starts the application when the wasm module has been loaded.

fn main() {
    web::start();
}
