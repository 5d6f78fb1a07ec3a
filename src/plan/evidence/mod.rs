//! What a stage does to its image, as far as it tells what the image is for: packages, units, copies, ports.

mod asked;
mod gather;
mod installs;

pub use installs::{package_name, package_words};

use crate::boot::manager::{By, Request, Verb};
use crate::input::dockerfile::Pair;
use crate::input::shell::{Reach, Script};
use crate::knowledge::{packages, services};
use crate::plan::written::Files;
use crate::text::Span;
use gather::Workdir;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// The shell text of one RUN, read once.
#[derive(Debug)]
pub struct RunScript {
    /// Its instruction.
    pub instruction: usize,
    /// Its commands; spans are of the instruction's joined text.
    pub script: Rc<Script>,
    /// Whether it is ONBUILD's: run when a child image is built.
    pub onbuild: bool,
}

/// One simple command of a RUN.
#[derive(Clone, Debug)]
pub struct RunCommand {
    /// Its RUN.
    pub instruction: usize,
    /// Its name and arguments, wrappers such as `sudo` taken off.
    pub words: Vec<String>,
    /// Where it stands in the user's text.
    pub span: Span,
    /// Its place in the joined text of the RUN, by which it is removed; none inside `sh -c "…"`.
    pub at: Option<Span>,
    /// How it is reached.
    pub reach: Reach,
    /// Whether it is ONBUILD's.
    pub onbuild: bool,
    /// Whether the build goes on when it fails: a `;`, `|` or `||` follows.
    pub tolerated: bool,
    /// What it asks of a service manager.
    pub request: Option<Request>,
}

impl RunCommand {
    /// Whether it starts the system's message bus: by its daemon, or by an init script.
    #[must_use]
    pub fn starts_bus(&self) -> bool {
        match (&self.request, self.words.split_first()) {
            (Some(request), _) => {
                request.by == By::InitScript
                    && request.verb == Verb::Start
                    && request.units.iter().any(|unit| packages::is_bus_unit(unit))
            }
            (None, Some((program, args))) => packages::starts_system_bus(program, &mut args.iter().map(String::as_str)),
            (None, None) => false,
        }
    }
}

/// What speaks for a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    /// The unit, package or port as it is written.
    pub name: String,
    /// Where.
    pub span: Span,
}

/// Something that is copied into the image.
#[derive(Clone, Debug, PartialEq)]
pub struct Copied {
    /// The last part of its name, where it comes from.
    pub source: String,
    /// Where to, from the root.
    pub target: String,
    /// What, as it is written.
    pub span: Span,
}

/// Everything gathered from a stage and those it is built on.
#[derive(Debug, Default)]
pub struct Evidence {
    /// The RUN scripts.
    pub scripts: Vec<RunScript>,
    /// Every command of them, in order.
    pub commands: Vec<RunCommand>,
    /// Which of them stand in which RUN, in the order of these.
    by_run: Vec<(usize, Range<usize>)>,
    /// What was found out of RUNs so far.
    uses: RefCell<HashMap<usize, Uses>>,
    /// Which preparations were asked for so far, and whether they are done.
    done: RefCell<HashMap<String, bool>>,
    /// Units enabled for boot, by whatever means.
    pub enabled: Vec<Hint>,
    /// Packages installed.
    pub installed: Vec<Hint>,
    /// Ports exposed.
    pub exposed: Vec<Hint>,
    /// Unit files copied in: `ambari-server` for `ambari-server.service`.
    pub units_copied: Vec<Hint>,
    /// What is copied in, units apart.
    pub copied: Vec<Copied>,
    /// `systemctl` replaced by a script (systemctl.py), and where.
    pub systemctl_replaced: Option<Span>,
    /// Environment variables with their places, of this stage's own instructions.
    pub env: Vec<(usize, Pair)>,
    /// All the RUN text, for what configuration it writes.
    pub run_text: String,
    /// Paths that COPY and ADD write to.
    pub copy_targets: Vec<String>,
    /// ARGs with their defaults.
    pub arguments: Vec<(String, String)>,
    /// Directories that WORKDIR and VOLUME make.
    pub directories: Vec<String>,
    /// The files that the text itself writes.
    pub written: Files,
    /// Where relative paths begin, as of the last instruction read.
    workdir: Workdir,
}

/// Who starts services in a RUN, and who needs them.
#[derive(Clone, Copy, Debug, Default)]
struct Uses {
    /// Where the last command begins that may need a service.
    last_user: Option<usize>,
    /// Where the first start by an init script ends.
    first_start: Option<usize>,
}

/// The catalogue's service that a hint's unit names, or the same unit with its versions and instances.
#[must_use]
pub fn service_of_unit(unit: &str) -> Option<&'static services::Service> {
    services::by_unit(unit).or_else(|| unit.split_once('@').and_then(|(name, _)| services::by_unit(name)))
}
