//! The shape of an entry: what is known of a daemon, its programs, its recipes and their processes.
//!
//! An entry fills in what is particular; the usual comes from the constants `BLANK`, `FOREGROUND`, `DEBIAN_12` … here.

use super::conditions::{Lack, Refusal};
use super::{DEBIAN_12, RHEL_SINCE_7, RUN_ON_DEBIAN_12, UNPROVEN, matches};
use crate::knowledge::Source;
use crate::knowledge::capabilities::Need;
use crate::knowledge::platform::Family;
use crate::lang::Text;

/// All that is known of one daemon.
#[derive(Debug)]
pub struct Service {
    /// Its identifier: `httpd`, `php-fpm`.
    pub id: &'static str,
    /// The name that people use: `Apache httpd`.
    pub name: &'static str,
    /// Unit and init-script names and their aliases, without `.service`. `*` stands for any text: `php*-fpm`, `redis@*`.
    pub units: &'static [&'static str],
    /// Packages that install it, in any family. `*` stands for any text.
    pub packages: &'static [&'static str],
    /// Its programs, and what each does when started.
    pub programs: &'static [Program],
    /// Ports it listens on: `80/tcp`. The first is the one to try.
    pub ports: &'static [&'static str],
    /// Directories that hold its data.
    pub data: &'static [&'static str],
    /// The official image, if there is one.
    pub image: Option<OfficialImage>,
    /// How to run it in the foreground. The first recipe that fits a platform is taken.
    pub recipes: &'static [Recipe],
    /// Why it belongs to the host and not into a container, with what to do instead; none for what a container can run.
    pub host: Option<Text>,
    /// What it needs beyond what every container has, by situation; empty for what runs with Docker's own capabilities.
    pub needs: &'static [Need],
}

/// A program of a service, known by the last part of its path.
#[derive(Debug)]
pub struct Program {
    /// Names: `httpd`, `php-fpm*`. `*` stands for any text.
    pub names: &'static [&'static str],
    /// Where the name is one that others give to programs of their own (`startup.sh`): what its path must have in it, in letters of
    /// any case. An empty part stands for a name without a path.
    pub only_in: &'static [&'static str],
    /// What arguments change, asked in order; the first that fits decides.
    pub invocations: &'static [Invocation],
    /// What it does where no invocation fits.
    pub otherwise: Mode,
    /// Whether it is a script that stays as the parent of the daemon and swallows its signals (Debian's `apache2ctl`),
    /// unless the environment has this variable with a value that begins with this text.
    pub stays_in_front: Option<Wrapper>,
    /// The configuration that decides where no argument does.
    pub config: Option<Config>,
    /// Whether it ignores SIGTERM when it is PID 1, so that stopping takes the engine's whole timeout.
    pub ignores_term: bool,
    /// What it does not start with, or not without.
    pub refusals: &'static [Refusal],
    /// The program in the same directory that stays in the foreground, with its arguments, where this one cannot.
    pub beside: Option<&'static [&'static str]>,
    /// The command that it gives its place to, in front of its own arguments, where it is a script that ends so.
    pub becomes: Option<&'static str>,
    /// Whether it works in the background for its service's own program, in the same container: started before that, it is no
    /// service beside it.
    pub part: bool,
    /// The title that it gives itself where it is started without arguments, if that is another than with the recipe's.
    pub bare_title: Option<&'static str>,
    /// Where the above comes from.
    pub source: Source,
}

/// A configuration that can keep a daemon in the foreground.
#[derive(Debug)]
pub struct Config {
    /// Where it lives: a file copied there may say anything.
    pub paths: &'static [&'static str],
    /// Texts which, written into it, keep the daemon in the foreground: `daemon off`.
    pub foreground: &'static [&'static str],
    /// Texts which, in the configuration that its command names, send it to the background: `fork: true`.
    pub background: &'static [&'static str],
    /// Arguments that override them; `*` stands for any text.
    pub unless: &'static [&'static str],
    /// The foreground command where one of these texts is written, if the usual one would contradict it (nginx refuses the
    /// directive twice); empty where it would not.
    pub then: &'static [&'static str],
    /// Whether its init script does not override it, and so never returns either.
    pub binds_init_script: bool,
    /// Whether the distributions' units wait for the daemon to fork, so that systemd gives up a daemon that it keeps in the
    /// foreground: where a unit starts it, a configuration that nobody here can read does not say so.
    pub breaks_unit: bool,
}

impl Config {
    /// Decides nothing.
    pub(super) const BLANK: Self = Self {
        paths: &[],
        foreground: &[],
        background: &[],
        unless: &[],
        then: &[],
        binds_init_script: false,
        breaks_unit: false,
    };
}

/// A program that runs the daemon as its child.
#[derive(Debug)]
pub struct Wrapper {
    /// What `ps` shows for it: `/bin/sh /usr/sbin/apache2ctl -D FOREGROUND`.
    pub shown_as: &'static str,
    /// The family whose package has it so; none where all have.
    pub family: Option<Family>,
    /// An environment variable and the start of a value that makes the wrapper replace itself by the daemon.
    pub unless_env: Option<(&'static str, &'static str)>,
    /// Options of its own, which the daemon does not know; `*` stands for any text.
    pub own: &'static [&'static str],
}

/// What a program does with certain arguments.
#[derive(Debug)]
pub struct Invocation {
    /// Arguments that stand one after the other somewhere in the command; `*` stands for any text within one of them.
    /// None at all fits every command.
    pub args: &'static [&'static str],
    /// Only where the base is of this family.
    pub family: Option<Family>,
    /// What it does then.
    pub mode: Mode,
}

/// What becomes of a started program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// It stays in the foreground.
    Foreground,
    /// It forks away and returns.
    Background,
    /// It does something else and returns: a version, a check of the configuration, a message to a running daemon.
    Returns,
}

/// An official image.
#[derive(Debug)]
pub struct OfficialImage {
    /// Its name: `httpd`.
    pub name: &'static str,
    /// Where it is described.
    pub source: Source,
}

/// How to run a service in the foreground on one family of distributions.
#[derive(Debug)]
pub struct Recipe {
    /// The family.
    pub family: Family,
    /// For which releases the recipe was run or is documented.
    pub releases: Releases,
    /// Packages that install it there.
    pub packages: &'static [&'static str],
    /// The command in exec form; where it holds a `*`, a shell completes it in the container (a version that only the package knows).
    pub command: &'static [&'static str],
    /// `ENV` lines that the command needs.
    pub env: &'static [(&'static str, &'static str)],
    /// Commands of a `RUN` that must stand before, as root.
    pub prepare: &'static [&'static str],
    /// What is known to happen without one of them.
    pub lacking: &'static [Lack],
    /// `USER`, where the daemon must not be started as root and does not change the user itself.
    pub user: Option<&'static str>,
    /// `STOPSIGNAL`, where it is not SIGTERM.
    pub stop_signal: Option<&'static str>,
    /// Whether it ignores its stop signal as PID 1 and so needs `docker run --init`.
    pub needs_init: bool,
    /// The processes it has, as `ps axf` shows them.
    pub tree: Shape,
    /// What else must be said: first initialisation, a listening address. Shown beside the correction.
    pub note: Option<Text>,
    /// Where the recipe comes from.
    pub source: Source,
}

/// The releases that a recipe holds for.
#[derive(Debug, PartialEq)]
pub enum Releases {
    /// Any release: the daemon's own documentation says so, and the paths are the same in all.
    Any,
    /// These `(distribution, release)`; an empty release stands for all of the distribution. Others get it for review.
    Only(&'static [(&'static str, &'static str)]),
    /// These alone: the command names a version that other releases do not have. Elsewhere it is taken, for review,
    /// only if a package of the recipe is installed.
    Exactly(&'static [(&'static str, &'static str)]),
}

/// A process and its children, as `ps axf` shows them.
#[derive(Debug)]
pub struct Shape {
    /// The command line; `{command}` stands for the start command, joined by blanks.
    pub shown_as: &'static str,
    /// The user; none where it is the container's.
    pub user: Option<&'static str>,
    /// At least and at most (none: no limit) how many there are.
    pub count: (u32, Option<u32>),
    /// What decides the count, or what it is there for.
    pub note: Option<Text>,
    /// Its children.
    pub children: &'static [Shape],
}

impl Service {
    /// A service of which nothing but its names is known.
    pub(super) const BLANK: Self = Self {
        id: "",
        name: "",
        units: &[],
        packages: &[],
        programs: &[],
        ports: &[],
        data: &[],
        image: None,
        recipes: &[],
        host: None,
        needs: &[],
    };

    /// Its program of that name; `name` is the last part of a path.
    #[must_use]
    pub fn program(&self, name: &str) -> Option<&'static Program> {
        let programs: &'static [Program] = self.programs;
        programs.iter().find(|program| program.names.iter().any(|pattern| matches(pattern, name)))
    }
}

impl Program {
    /// Stays in the foreground, whatever its arguments.
    pub(super) const FOREGROUND: Self = Self {
        names: &[],
        only_in: &[],
        invocations: &[],
        otherwise: Mode::Foreground,
        stays_in_front: None,
        config: None,
        ignores_term: false,
        refusals: &[],
        beside: None,
        becomes: None,
        part: false,
        bare_title: None,
        source: RUN_ON_DEBIAN_12,
    };

    /// Forks away unless told otherwise.
    pub(super) const BACKGROUND: Self = Self { otherwise: Mode::Background, ..Self::FOREGROUND };

    /// Does something and returns: a client, or a script that talks to the daemon.
    pub(super) const RETURNS: Self = Self { otherwise: Mode::Returns, ..Self::FOREGROUND };

    /// Whether a path can be this program's, and not one of the same name that others have.
    #[must_use]
    pub fn is_at(&self, path: &str) -> bool {
        let path = path.to_ascii_lowercase();
        let holds = |part: &&str| if part.is_empty() { !path.contains('/') } else { path.contains(part) };
        self.only_in.is_empty() || self.only_in.iter().any(holds)
    }

    /// What the program does with these arguments (without its own name) on this family.
    #[must_use]
    pub fn mode(&self, args: &[&str], family: Option<Family>) -> Mode {
        self.invocations
            .iter()
            .find(|invocation| {
                invocation.family.is_none_or(|wanted| family == Some(wanted))
                    && (invocation.args.is_empty()
                        || args.windows(invocation.args.len()).any(|window| {
                            window.iter().zip(invocation.args).all(|(arg, pattern)| matches(pattern, arg))
                        }))
            })
            .map_or(self.otherwise, |invocation| invocation.mode)
    }
}

impl Invocation {
    /// With these arguments it stays in the foreground.
    pub(super) const fn foreground(args: &'static [&'static str]) -> Self {
        Self { args, family: None, mode: Mode::Foreground }
    }

    /// With these arguments it forks away.
    pub(super) const fn background(args: &'static [&'static str]) -> Self {
        Self { args, family: None, mode: Mode::Background }
    }

    /// With these arguments it does something else and returns.
    pub(super) const fn returns(args: &'static [&'static str]) -> Self {
        Self { args, family: None, mode: Mode::Returns }
    }

    /// The same, on one family only.
    pub(super) const fn on(self, family: Family) -> Self {
        Self { args: self.args, family: Some(family), mode: self.mode }
    }
}

impl Recipe {
    /// Whether a shell must complete its command (see [`Self::command`]).
    #[must_use]
    pub fn is_completed(&self) -> bool {
        self.command.iter().any(|word| word.contains('*'))
    }

    /// Whether it writes the same into a Dockerfile.
    pub(super) fn writes_as(&self, other: &Self) -> bool {
        self.family == other.family
            && self.command == other.command
            && self.env == other.env
            && self.prepare == other.prepare
            && self.stop_signal == other.stop_signal
            && self.user == other.user
    }

    /// A recipe that was run on Debian 12: one process, stopped by SIGTERM.
    pub(super) const DEBIAN_12: Self = Self {
        family: Family::Debian,
        releases: DEBIAN_12,
        packages: &[],
        command: &[],
        env: &[],
        prepare: &[],
        lacking: &[],
        user: None,
        stop_signal: None,
        needs_init: false,
        tree: Shape::ONE,
        note: None,
        source: RUN_ON_DEBIAN_12,
    };

    /// A command that a package's unit or its maker's documentation gives, and that was not run here; the entry names the
    /// source. Always for review.
    pub(super) const PACKAGED: Self = Self { releases: UNPROVEN, source: "", ..Self::DEBIAN_12 };

    /// The same on Alpine.
    pub(super) const ALPINE: Self = Self { family: Family::Alpine, ..Self::PACKAGED };

    /// The same on SUSE.
    pub(super) const SUSE: Self = Self { family: Family::Suse, ..Self::PACKAGED };

    /// The same on Arch.
    pub(super) const ARCH: Self = Self { family: Family::Arch, ..Self::PACKAGED };

    /// A recipe that public documents give for the RHEL family since 7; the entry names them.
    pub(super) const RHEL: Self = Self { family: Family::Rhel, releases: RHEL_SINCE_7, source: "", ..Self::DEBIAN_12 };
}

impl Shape {
    /// One process with the start command's own name and the container's user.
    pub(super) const ONE: Self =
        Self { shown_as: "{command}", user: None, count: (1, Some(1)), note: None, children: &[] };
}
