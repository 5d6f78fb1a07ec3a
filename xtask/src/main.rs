//! The developer's commands: `cargo xtask serve`, `build`, `dist`, `test`, `docs`, `corpus`, `new-service`, `new-rule`.
//!
//! On a fresh machine with Rust and Node each of them first installs what it needs, into the project's own folders, or
//! says what to install.

mod bench;
mod containers;
mod corpus;
mod dist;
mod docs;
mod page;
mod pages;
mod run;
mod scaffold;
mod test;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "The developer's commands")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the page, serve it at <http://127.0.0.1:8080>, and build it again whenever a file changes.
    Serve {
        /// The port.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Build without optimisation: quicker to build, far larger, no standalone.html.
        #[arg(long)]
        debug: bool,
    },
    /// Build the page into dist/: index.html with its files, and standalone.html with all of them inside.
    Build,
    /// Make what is published in target/dist/: the hosted folder and the command line as archives, standalone.html, embed.js,
    /// licences, checksums.
    Dist {
        /// Make it in two places from nothing instead, and compare each byte.
        #[arg(long)]
        check_reproducible: bool,
    },
    /// Run every test that can run here; what cannot is counted as skipped (with CI=true: as failed).
    Test {
        /// Skip the browser.
        #[arg(long)]
        no_browser: bool,
        /// Build and run corrections in real containers too.
        #[arg(long)]
        containers: bool,
        /// Install an engine for the containers where none answers (Debian, as root). It does not start by itself.
        #[arg(long, requires = "containers")]
        install: bool,
        /// Of the containers, only those whose name holds this (or one of these: `a,b`); nothing else is tested.
        #[arg(long, requires = "containers", value_name = "NAME")]
        only: Option<String>,
    },
    /// Write the README's tables anew from the rules and the catalogue.
    Docs,
    /// Begin a service of the catalogue: its file and its line in the registry.
    NewService {
        /// As its package or unit is called: icecast2.
        name: String,
    },
    /// Begin a rule: its file and its line in the registry.
    NewRule {
        /// As it is silenced: shell-as-pid-1.
        name: String,
    },
    /// Run the core over a folder of real inputs with labels, and hold the result against what is accepted.
    Corpus {
        /// The folder; its INDEX.tsv has the columns category, file, source, label.
        folder: PathBuf,
    },
    /// Measure how long an answer takes, natively and as Wasm.
    ///
    /// Beside hadolint, dockerfilelint, dockerfile-utils and jc, which are installed into target/bench.
    Bench {
        /// The texts; without it the project's own cases, and the table goes into docs/performance.md.
        folder: Option<PathBuf>,
        /// How time and memory grow with the text, ordinary and pathological ones.
        #[arg(long)]
        growth: bool,
        /// Of the growth, only the shapes whose name holds this.
        #[arg(long, requires = "growth", default_value = "")]
        only: String,
        /// One shape at this size: seconds and KiB.
        #[arg(long, requires = "growth", hide = true)]
        size: Option<usize>,
    },
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Serve { port, debug } => {
            page::serve(port, if debug { page::Profile::Debug } else { page::Profile::Release })
        }
        Command::Build => page::build(),
        Command::Dist { check_reproducible: false } => dist::make(),
        Command::Dist { check_reproducible: true } => dist::check_reproducible(),
        Command::Test { no_browser, containers, install, only } => {
            let install = if install { containers::Install::Yes } else { containers::Install::No };
            match only {
                Some(only) => test::containers_only(install, &only),
                None => test::run(
                    if no_browser { test::Browser::Skip } else { test::Browser::Run },
                    containers.then_some(install),
                ),
            }
        }
        Command::Docs => docs::write(),
        Command::NewService { name } => scaffold::service(&name),
        Command::NewRule { name } => scaffold::rule(&name),
        Command::Corpus { folder } => corpus::run(&folder),
        Command::Bench { folder, growth, only, size } => bench::measure(&match (growth, size) {
            (_, Some(size)) => bench::What::Once(&only, size),
            (true, None) => bench::What::Growth(&only),
            (false, None) => bench::What::Speed(folder.as_deref()),
        }),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The repository's root: above the folder of this package that cargo names, now or when this was compiled.
fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    PathBuf::from(package).parent().map_or_else(PathBuf::new, PathBuf::from)
}
