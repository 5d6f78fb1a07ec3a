//! The Report, version 1: what [`crate::analyse`] answers, and all that a face needs to show it.
//!
//! The JSON of `foreground check --format json` is this value. Its shape is part of the product: documented in
//! `tests/report.schema.json`, held to it by a test, changed only on purpose.

use serde::{Deserialize, Serialize};

use crate::text::Place;

/// The version of the Report's shape.
pub const VERSION: u32 = 1;

/// The whole answer about one text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// [`VERSION`].
    pub version: u32,
    /// The file's name as it was given; absent for standard input and for the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// What the text was read as.
    pub input: InputKind,
    /// The worst of the subjects.
    pub verdict: Verdict,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// What in the text is started, in the order in which it stands there.
    pub subjects: Vec<Subject>,
    /// What is wrong or worth knowing, in the order in which it stands in the text.
    pub findings: Vec<Finding>,
    /// What would put it right. Patches of one subject never overlap.
    pub patches: Vec<Patch>,
    /// The corrected text, and files made for a listing's services.
    pub files: Vec<File>,
    /// How to build and run the result without `--privileged`.
    pub commands: Commands,
}

impl Report {
    /// Whether an init system is the first process of a subject.
    #[must_use]
    pub fn boots_init(&self) -> bool {
        use Pid1Kind::{Openrc, Systemd, Sysvinit, Upstart};
        let kinds = self.subjects.iter().filter_map(|subject| subject.pid1.as_ref()).map(|pid1| pid1.kind);
        kinds.into_iter().any(|kind| matches!(kind, Systemd | Upstart | Sysvinit | Openrc))
    }

    /// The patch of a Dockerfile that the generated compose.yaml goes with: it gives each of several services a stage of its own.
    /// None where no file is generated.
    #[must_use]
    pub fn split_patch(&self) -> Option<&Patch> {
        let last = self.subjects.iter().rfind(|subject| subject.kind == SubjectKind::Stage)?;
        let id = start_patch(&last.id);
        let generates = self.files.iter().any(|file| file.role == FileRole::Generated);
        self.patches.iter().find(|patch| generates && patch.id == id)
    }
}

/// The id of the patch that owns what starts a stage.
#[must_use]
pub fn start_patch(subject: &str) -> String {
    format!("{subject}-start")
}

/// What a text can be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum InputKind {
    /// A Dockerfile.
    Dockerfile,
    /// A process listing.
    Ps,
    /// One or more `docker run` lines.
    Run,
    /// A terminal session.
    Transcript,
    /// A compose file.
    Compose,
    /// A systemd unit.
    Unit,
    /// A shell script.
    Script,
    /// None of these.
    Unknown,
}

/// What is said of a subject or of the whole text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// At least one error or warning.
    Misuse,
    /// An init system is there on purpose: a test image, a system container, a host.
    Intended,
    /// Nothing above `info`.
    Clean,
    /// Not enough is known to say.
    Unknown,
}

/// A part of the text that could not be read. The rest is answered all the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// What is wrong with it.
    pub message: String,
    /// Where it stands.
    pub span: Place,
}

/// Something that is started: a build stage, a container, a host.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subject {
    /// Unique within the Report: `stage-0`, `container-1`, `host`.
    pub id: String,
    /// What it is.
    pub kind: SubjectKind,
    /// The name that the text gives it, or one made from its base image or first process.
    pub name: String,
    /// Where it stands.
    pub span: Place,
    /// What is said of it.
    pub verdict: Verdict,
    /// Its first process; absent where nothing says what it is.
    pub pid1: Option<Pid1>,
    /// Whether the container stays up.
    pub outcome: Outcome,
    /// What it is meant to run.
    pub services: Vec<Service>,
    /// How many processes were read from a listing; absent otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub processes: Option<usize>,
    /// What goes once the corrections are applied: the init and what serves it alone. Absent where nothing does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goes: Option<Going>,
    /// The process trees before and after.
    pub tree: Trees,
    /// What a run line gives the container beyond what every container has, and what it takes away, each against what is needed:
    /// grants first, the widest of them first. Absent where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub privileges: Vec<Privilege>,
}

/// A piece of power over the host that an option gives or takes away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Privilege {
    /// Its name: `NET_ADMIN`, `--pid host`, "all devices of the host".
    pub name: String,
    /// What it is.
    pub kind: PrivilegeKind,
    /// Whether it is given or taken away.
    pub change: PrivilegeChange,
    /// Whether what runs in the container needs it.
    pub need: PrivilegeNeed,
    /// Why it is needed, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What it allows, as one sentence.
    pub allows: String,
    /// What somebody can do with it who has broken in, as one sentence.
    pub attack: String,
    /// How far that reaches.
    pub risk: PrivilegeRisk,
    /// The option that gives or takes it: `--privileged`.
    pub by: String,
    /// Where the option stands.
    pub span: Place,
    /// Where that is documented.
    pub source: String,
}

/// What a [`Privilege`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PrivilegeKind {
    /// A lock beside the namespaces: seccomp, AppArmor, SELinux, masked paths.
    Protection,
    /// A capability.
    Capability,
    /// A socket of the host.
    Socket,
    /// Files of the host.
    Mount,
    /// A device of the host.
    Device,
    /// A namespace that is shared with the host.
    Namespace,
    /// What starts and how it stops: no part of the walls.
    Start,
}

/// Whether a [`Privilege`] is given or taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PrivilegeChange {
    /// Given.
    Granted,
    /// Taken away: the container is held more tightly.
    Dropped,
    /// Neither: an option that says what starts, and how that stops.
    Neither,
}

/// Whether a [`Privilege`] is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PrivilegeNeed {
    /// It does not work without.
    Needed,
    /// In some situations, which the reason names.
    Perhaps,
    /// What runs is known, and needs it for nothing.
    NotNeeded,
    /// Not known.
    Unknown,
}

/// How far a [`Privilege`] reaches. Ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PrivilegeRisk {
    /// Within the container.
    Container,
    /// What the host and its containers share.
    Shared,
    /// The host.
    Host,
}

/// The processes of a listing's container that serve only the init, itself included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Going {
    /// How many.
    pub processes: usize,
    /// Their resident memory in KiB, pages that several share counted for each; absent where the listing does not have it
    /// for all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub memory_kib: Option<u64>,
}

/// What a [`Subject`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SubjectKind {
    /// A stage of a Dockerfile.
    Stage,
    /// A container seen in a listing.
    Container,
    /// A machine seen in a listing.
    Host,
    /// A `docker run` command.
    Run,
    /// A service of a compose file.
    Service,
    /// A systemd unit.
    Unit,
}

/// The first process of a container.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pid1 {
    /// Its command line.
    pub command: String,
    /// What kind of program it is.
    pub kind: Pid1Kind,
}

/// What the first process is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pid1Kind {
    /// systemd.
    Systemd,
    /// upstart (CentOS 6, Ubuntu 14.04, Amazon Linux 1).
    Upstart,
    /// The init of System V.
    Sysvinit,
    /// OpenRC, busybox init (Alpine) or procd (OpenWrt).
    Openrc,
    /// supervisord, runit, s6 and other managers made to run in a container.
    Supervisor,
    /// tini, dumb-init, docker-init, catatonit: they pass signals on and reap, nothing else.
    MiniInit,
    /// A shell, left between the engine and the service.
    Shell,
    /// The service itself.
    Service,
    /// Some other program.
    Unknown,
}

/// What becomes of the container after it has started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It stays up.
    Runs,
    /// Its first process ends at once, and the container with it.
    Exits,
    /// Not known: a script that was not pasted, a program that is not in the catalogue.
    Unknown,
}

/// A service that a subject is meant to run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Service {
    /// The catalogue's identifier, or the unit's own name where the catalogue has none.
    pub id: String,
    /// The name that people use.
    pub name: String,
    /// Its command in the foreground; empty where it is not known.
    pub command: Vec<String>,
    /// What in the text says so.
    pub evidence: Vec<Place>,
}

/// The process trees of a subject.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Trees {
    /// As it is now.
    pub before: Option<Node>,
    /// As it is once the corrections are applied.
    pub after: Option<Node>,
}

/// A process, or several equal ones, and its children.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// The command line as `ps` shows it.
    pub command: String,
    /// The user it runs as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// Its process id, where a listing names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pid: Option<u32>,
    /// How many of them there are.
    pub count: Count,
    /// What decides the count, or what the process is there for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Whether it serves only the init system and goes with it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub goes: bool,
    /// The line of the text that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Place>,
    /// Its children.
    pub children: Vec<Node>,
}

impl Node {
    /// One process without children.
    #[must_use]
    pub fn new(command: impl Into<String>) -> Self {
        Self {
            command: command.into(),
            user: None,
            pid: None,
            count: Count::ONE,
            note: None,
            goes: false,
            span: None,
            children: Vec::new(),
        }
    }
}

/// How many equal processes there are; `max` is absent where there is no upper limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Count {
    /// At least.
    pub min: u32,
    /// At most.
    pub max: Option<u32>,
}

impl Count {
    /// Exactly one.
    pub const ONE: Self = Self { min: 1, max: Some(1) };
}

/// Something wrong or worth knowing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule's name: `systemd-as-pid-1`.
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// The subject's id.
    pub subject: String,
    /// Where it stands.
    pub span: Place,
    /// What is wrong.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub advice: String,
    /// Where that is documented: an address, or the name of a public document.
    pub source: String,
    /// The patch that resolves it.
    pub patch: Option<String>,
}

/// How bad a finding is. Ordered: `Info < Warning < Error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing, or intended.
    Info,
    /// Works, with dead, unsupervised or misleading parts.
    Warning,
    /// The container exits, loses its stop signal, cannot boot, or is given the host to make an init boot.
    Error,
}

/// One atomic group of edits that is right as a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Patch {
    /// Unique within the Report.
    pub id: String,
    /// What it does, in a few words.
    pub title: String,
    /// Whether it may be applied unseen.
    pub applicability: Applicability,
    /// The edits: disjoint, ascending.
    pub edits: Vec<Edit>,
}

/// Whether a patch may be applied unseen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// Run for this very release, or documented for it.
    Safe,
    /// Likely right; a person should look.
    Review,
}

/// The bytes `start..end` become `text`. An insertion has `start == end`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What stands there instead.
    pub text: String,
}

/// A file that Foreground hands back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct File {
    /// Its name.
    pub path: String,
    /// Whether it is the user's text corrected or a new one.
    pub role: FileRole,
    /// Which patches are in it: `safe` alone, or the `review` ones too.
    pub applied: Applicability,
    /// Its text.
    pub text: String,
}

/// What a [`File`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileRole {
    /// The user's text with patches applied.
    Corrected,
    /// A new file.
    Generated,
}

/// Command lines to build and run the result.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commands {
    /// To build the image.
    pub build: Vec<String>,
    /// To run the container.
    pub run: Vec<String>,
}
