//! The two faces: natively the command line, in the browser the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    foreground::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    foreground::cli::main()
}
