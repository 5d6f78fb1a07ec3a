//! `cargo xtask dist`: what is published, in target/dist: the hosted folder and the command line as archives, standalone.html,
//! embed.js, the licences of what is in them, and checksums.
//!
//! The same sources and the same tools make the same bytes, wherever they lie and whenever that is: the compiler is told to
//! write other names for this machine's directories, and `xtask/dist.mjs`, which packs, ends where one is left.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::json;

use crate::run::{Result, answer, cargo, run};
use crate::{page, root, tools};

/// The time of what is packed where nothing says another: a zip can hold none before it.
const EPOCH_1980: u64 = 315_532_800;

/// Builds and packs everything.
pub fn make() -> Result {
    let path = tools::for_page()?;
    let build = root().join("target/dist-build");
    let machine = Machine::ask()?;
    let page = build.join("page");
    page::build_into(&page, |trunk| machine.settle(trunk, &build))?;
    let mut native = cargo();
    native.args(["build", "--release", "--locked", "--package", "foreground", "--bin", "foreground"]);
    machine.settle(&mut native, &build);
    run(native.env("CARGO_PROFILE_RELEASE_DEBUG", "false").env("CARGO_PROFILE_RELEASE_STRIP", "symbols"))?;
    let binary = build.join("release").join(format!("foreground{}", env::consts::EXE_SUFFIX));
    let told = json!({
        "out": root().join("target/dist"),
        "page": page,
        "binary": binary,
        "target": machine.target,
        "version": env!("CARGO_PKG_VERSION"),
        "time": time(),
        "forbidden": machine.directories,
    });
    run(Command::new("node").env("PATH", path).current_dir(root()).arg("xtask/dist.mjs").arg(told.to_string()))
}

/// Makes everything in two places from nothing, and fails if a byte of it differs.
pub fn check_reproducible() -> Result {
    let places = [root().join("target/dist-check/a"), root().join("target/dist-check/another/place")];
    let mut sums: Vec<String> = Vec::new();
    for place in &places {
        copy_sources(place)?;
        // This very program, told that it lies there.
        let mut dist = Command::new(env::current_exe()?);
        dist.current_dir(place).arg("dist").env("CARGO_MANIFEST_DIR", place.join("xtask"));
        run(dist.env("SOURCE_DATE_EPOCH", time().to_string()))?;
        sums.push(fs::read_to_string(place.join("target/dist/SHA256SUMS"))?);
    }
    let [first, second] = &sums[..] else { return Err("two builds were to be made".into()) };
    let differ: Vec<&str> = first.lines().filter(|line| !second.lines().any(|other| other == *line)).collect();
    if !differ.is_empty() {
        return Err(format!(
            "these differ between {} and {}:\n{}",
            places[0].display(),
            places[1].display(),
            differ.join("\n")
        )
        .into());
    }
    print!("{first}");
    println!("two builds in two places: the same bytes");
    Ok(())
}

/// The files that git knows, as they are now; what is only tools and packages is taken from here.
fn copy_sources(place: &Path) -> Result {
    if place.exists() {
        fs::remove_dir_all(place)?;
    }
    let files = answer(Command::new("git").current_dir(root()).args([
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
    ]));
    for name in files.ok_or("git does not know these files")?.lines() {
        let (from, to) = (root().join(name), place.join(name));
        if from.is_file() {
            fs::create_dir_all(to.parent().unwrap_or(place))?;
            fs::copy(from, to)?;
        }
    }
    let installed = root().join("target/tools/bin");
    fs::create_dir_all(place.join("target/tools/bin"))?;
    for tool in fs::read_dir(installed)? {
        let tool = tool?;
        fs::copy(tool.path(), place.join("target/tools/bin").join(tool.file_name()))?;
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(root().join("node_modules"), place.join("node_modules"))?;
    Ok(())
}

/// When what is packed was made: SOURCE_DATE_EPOCH, else the commit's time.
fn time() -> u64 {
    let commit = || answer(Command::new("git").current_dir(root()).args(["log", "-1", "--format=%ct"]));
    let said = env::var("SOURCE_DATE_EPOCH").ok().or_else(commit);
    said.and_then(|seconds| seconds.parse().ok()).unwrap_or(EPOCH_1980)
}

/// What is of this machine alone.
struct Machine {
    target: String,
    /// The directories whose names no file may hold.
    directories: Vec<PathBuf>,
    /// The flags that give them other names.
    flags: Vec<String>,
}

impl Machine {
    fn ask() -> Result<Self> {
        let rustc =
            |args: &[&str]| answer(Command::new("rustc").current_dir(root()).args(args)).ok_or("rustc does not answer");
        let about = rustc(&["--version", "--verbose"])?;
        let field = |name: &str| about.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
        let target = field("host: ").ok_or("rustc does not say what it compiles for")?;
        let commit = field("commit-hash: ").unwrap_or_default();
        let sysroot = PathBuf::from(rustc(&["--print", "sysroot"])?);
        let home =
            || env::var_os("HOME").or_else(|| env::var_os("USERPROFILE")).map(|home| Path::new(&home).join(".cargo"));
        let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home);
        let cargo_home = cargo_home.ok_or("neither HOME nor CARGO_HOME is set")?;
        // Where the library's sources are installed, the compiler names them instead of what it was built from.
        let renamed = [
            (root(), "/foreground".to_owned()),
            (cargo_home.clone(), "/cargo".to_owned()),
            (sysroot.join("lib/rustlib/src/rust"), format!("/rustc/{commit}")),
        ];
        let flags =
            renamed.iter().map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display())).collect();
        // A short one, such as `/src`, may also be a part of another path.
        let mut directories = vec![root(), cargo_home, sysroot];
        directories.retain(|directory| directory.components().count() > 2);
        Ok(Self { target, directories, flags })
    }

    /// Settles how cargo compiles, be it started by us or by Trunk.
    fn settle<'c>(&self, command: &'c mut Command, build: &Path) -> &'c mut Command {
        for (name, _) in env::vars_os().filter(|(name, _)| is_cargo_setting(name)) {
            command.env_remove(name);
        }
        command
            .env("CARGO_TARGET_DIR", build)
            .env("CARGO_ENCODED_RUSTFLAGS", self.flags.join("\u{1f}"))
            .env("CARGO_INCREMENTAL", "0")
    }
}

/// Whether a variable would change what is compiled.
fn is_cargo_setting(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    ["CARGO_PROFILE_", "CARGO_BUILD_", "RUSTFLAGS", "CARGO_ENCODED_"].iter().any(|prefix| name.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_change_the_program_is_a_setting() {
        assert!(is_cargo_setting(OsStr::new("CARGO_PROFILE_RELEASE_LTO")));
        assert!(is_cargo_setting(OsStr::new("RUSTFLAGS")));
        assert!(!is_cargo_setting(OsStr::new("CARGO_HOME")));
    }
}
