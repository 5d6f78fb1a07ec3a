//! Building and serving the page.
//!
//! Trunk does both. `serve` uses Trunk's server rather than one of our own because it builds anew when a file changes.
//! Its reload script is off: Trunk writes it into the page as it serves it, where the Content-Security-Policy cannot
//! know it. What is served is thus byte for byte what is published; a change shows after a reload by hand.
//!
//! What Trunk cannot do (minified JavaScript, the Content-Security-Policy, standalone.html) its hook after the build does:
//! `xtask/page.mjs`, named in Trunk.toml.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use crate::run::{Result, run};
use crate::{pages, root, tools};

/// How the Wasm is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// As it is published.
    Release,
    /// Quickly.
    Debug,
}

/// Builds the page into dist/.
pub fn build() -> Result {
    let mut trunk = trunk()?;
    let start = Instant::now();
    run(trunk.args(["build", "--release"]))?;
    println!("dist/ built in {:.0} s", start.elapsed().as_secs_f32());
    Ok(())
}

/// Builds the page into another folder, by a Trunk whose environment is settled by the caller.
pub fn build_into(folder: &Path, settle: impl FnOnce(&mut Command) -> &mut Command) -> Result {
    let mut trunk = trunk()?;
    // Trunk's hashes are those of what wasm-bindgen reads, and in that stands where this project lies. The folder that
    // xtask/page.mjs moves the files into is called after what they hold: caches need no more.
    trunk.args(["build", "--release", "--filehash=false", "--dist"]).arg(folder);
    run(settle(&mut trunk))
}

/// Builds the page and serves it until it is stopped.
pub fn serve(port: u16, profile: Profile) -> Result {
    let mut trunk = trunk()?;
    trunk.args(["serve", "--address", "127.0.0.1", "--port", &port.to_string()]);
    trunk.args(["--no-autoreload=true", "--no-error-reporting=true", "--no-spa=true", "--disable-address-lookup=true"]);
    if profile == Profile::Release {
        trunk.arg("--release");
    }
    println!("the page is built, then served at http://127.0.0.1:{port}/ (Ctrl-C ends it)");
    run(&mut trunk)
}

fn trunk() -> Result<Command> {
    let path = tools::for_page()?;
    pages::write()?;
    let mut trunk = Command::new("trunk");
    trunk
        .current_dir(root())
        .env("PATH", &path)
        .env("TRUNK_OFFLINE", "true")
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk 0.21 reads NO_COLOR as true or false and takes the usual `1` for an error.
        .env_remove("NO_COLOR")
        .env("TRUNK_COLOR", if std::env::var_os("NO_COLOR").is_some() { "never" } else { "auto" });
    Ok(trunk)
}
