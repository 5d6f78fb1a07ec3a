//! What the page and its tests are built with: the Wasm target, Trunk, wasm-bindgen, npm's packages, Chromium.
//!
//! Everything goes into the project's own folders (`target/tools`, `node_modules`), but for the Wasm target, which rustup
//! keeps, and Chromium, which is the system's.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::root;
use crate::run::{Result, answer, run};

/// Trunk 0.22 needs a newer Rust than the pinned one.
const TRUNK: &str = "0.21.14";
/// The oldest Node that the tests run on.
const NODE: u32 = 20;
const WASM: &str = "wasm32-unknown-unknown";

/// Installs what the page is built with; the answer is the `PATH` that finds it.
pub fn for_page() -> Result<OsString> {
    wasm_target()?;
    npm_packages()?;
    // Without TLS and update checks: Trunk is never to fetch anything itself.
    cargo_tool("trunk", TRUNK, &["--locked", "--no-default-features"])?;
    // Trunk asks for exactly the version in Cargo.lock. Its own lock file may name crates that were withdrawn.
    cargo_tool("wasm-bindgen-cli", &wasm_bindgen_version()?, &[])?;
    let own = [tools().join("bin"), root().join("node_modules/.bin")];
    let rest = std::env::var_os("PATH").unwrap_or_default();
    Ok(std::env::join_paths(own.into_iter().chain(std::env::split_paths(&rest)))?)
}

/// The Wasm target of the toolchain that compiles us.
pub fn wasm_target() -> Result {
    let folder = answer(Command::new("rustc").current_dir(root()).args(["--print", "target-libdir", "--target", WASM]));
    if folder.is_some_and(|folder| PathBuf::from(folder).is_dir()) {
        return Ok(());
    }
    run(Command::new("rustup").current_dir(root()).args(["target", "add", WASM]))
        .map_err(|error| format!("the target {WASM} is missing and rustup cannot add it ({error})").into())
}

/// The packages of package-lock.json, where they are not there as it says.
pub fn npm_packages() -> Result {
    let version = answer(Command::new("node").arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE) {
        return Err(format!("Node {NODE} or later is needed, with npm (https://nodejs.org)").into());
    }
    let (lock, installed) = (root().join("package-lock.json"), root().join("node_modules/.installed-lock.json"));
    let lock = fs::read(lock)?;
    if fs::read(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    eprintln!("xtask: npm's packages");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(Command::new(npm).current_dir(root()).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    Ok(fs::write(installed, lock)?)
}

/// A browser that tests drive.
#[derive(Clone, Copy, Debug)]
pub struct Browser {
    /// What people call it.
    pub name: &'static str,
    /// The variable that names it.
    pub variable: &'static str,
    /// Its names on the `PATH`.
    programs: &'static [&'static str],
    /// Where it is in a Mac's folder of applications.
    applications: &'static [&'static str],
    /// Debian's package.
    package: &'static str,
}

/// Chromium or Chrome.
pub const CHROMIUM: Browser = Browser {
    name: "Chromium or Chrome",
    variable: "CHROMIUM",
    programs: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    applications: &["Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium"],
    package: "chromium",
};

/// Firefox.
pub const FIREFOX: Browser = Browser {
    name: "Firefox",
    variable: "FIREFOX",
    programs: &["firefox-esr", "firefox"],
    applications: &["Firefox.app/Contents/MacOS/firefox"],
    package: "firefox-esr",
};

/// Where a browser is: as its variable says, in the usual places, then (as root on Debian) from its package.
pub fn browser(browser: &Browser) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os(browser.variable) {
        return Ok(path.into());
    }
    let places = || {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
        let mac = browser.applications.iter().map(|place| PathBuf::from("/Applications").join(place));
        browser
            .programs
            .iter()
            .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
            .chain(mac)
            .find(|path: &PathBuf| path.is_file())
    };
    if let Some(path) = places() {
        return Ok(path);
    }
    let root = answer(Command::new("id").arg("-u")).is_some_and(|user| user == "0");
    if root && answer(Command::new("apt-get").arg("--version")).is_some() {
        eprintln!("xtask: Debian's {}", browser.package);
        run(Command::new("apt-get").args(["update", "-qq"]))?;
        let install = ["install", "-y", "-qq", "--no-install-recommends", browser.package];
        run(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(install))?;
    }
    places().ok_or_else(|| format!("no browser: install {}, or name it in {}", browser.name, browser.variable).into())
}

fn tools() -> PathBuf {
    root().join("target/tools")
}

/// Compiles a tool of crates.io into target/tools, unless that version is there or on the `PATH`.
fn cargo_tool(package: &str, version: &str, options: &[&str]) -> Result {
    let name = package.trim_end_matches("-cli");
    let wanted = format!("{name} {version}");
    let is_there = |program: PathBuf| answer(Command::new(program).arg("--version")).is_some_and(|is| is == wanted);
    if is_there(tools().join("bin").join(name)) || is_there(name.into()) {
        return Ok(());
    }
    eprintln!("xtask: compiling {package} {version} into target/tools (a minute or two, once)");
    let build = tools().join("build");
    let mut install = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    install
        // Away from this project's cargo settings, which are none of the tool's.
        .current_dir(std::env::temp_dir())
        .args(["install", package, "--version", version, "--force", "--root"])
        .arg(tools())
        .args(options)
        .env("CARGO_TARGET_DIR", &build)
        // Quick to compile: the tool spends its time waiting for the compiler anyway.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
    for inherited in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_RUSTFLAGS", "CARGO_BUILD_TARGET"] {
        install.env_remove(inherited);
    }
    run(&mut install)?;
    if build.is_dir() {
        fs::remove_dir_all(build)?;
    }
    Ok(())
}

fn wasm_bindgen_version() -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    let entry = lock.split("[[package]]").find(|entry| entry.contains("\nname = \"wasm-bindgen\"\n"));
    let version = entry.and_then(|entry| entry.split("\nversion = \"").nth(1)?.split('"').next());
    version.map(str::to_owned).ok_or_else(|| "Cargo.lock names no wasm-bindgen".into())
}
