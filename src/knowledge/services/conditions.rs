//! What a daemon cannot start without, and what keeps it from doing its work once it has started.

use super::Releases;
use crate::knowledge::Source;
use crate::knowledge::platform::Family;

/// Something in a start command, its user or its environment with which a program does not start.
#[derive(Debug, PartialEq)]
pub struct Refusal {
    /// When.
    pub when: When,
    /// Only where the base is of this family.
    pub family: Option<Family>,
    /// For which releases that was run or is documented. Elsewhere in the family it is only likely, and nothing is claimed.
    pub releases: Releases,
    /// Configurations that decide it: one that the text copies or writes may say otherwise.
    pub configured_in: &'static [&'static str],
    /// What the program says then.
    pub says: &'static str,
    /// What lets it start.
    pub remedy: Remedy,
    /// Where that comes from.
    pub source: Source,
}

/// When a program refuses to start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// As root, unless an argument fits one of these.
    AsRoot(&'static [&'static str]),
    /// As another user than root, where nothing gives that user rights; unless an argument fits one of these.
    AsOther(&'static [&'static str]),
    /// No argument fits one of these.
    WithoutArgument(&'static [&'static str]),
    /// Where its package is installed and the environment lacks this variable.
    WithoutVariable(&'static str),
    /// Where its package is installed, and the directory that this variable names, this one, is not made.
    WithoutDirectory {
        /// The variable.
        variable: &'static str,
        /// The directory.
        path: &'static str,
    },
    /// An option is followed by a value that fits.
    Value {
        /// The option: `-g`.
        option: &'static str,
        /// The value; `*` stands for any text.
        fits: &'static str,
    },
    /// An option is followed by this very value, and its configuration says the same already.
    SaidTwice {
        /// The option: `-g`.
        option: &'static str,
        /// The value.
        value: &'static str,
    },
    /// An argument fits.
    Argument(&'static str),
}

/// What lets a program start that refuses to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// The recipe, command and all.
    Recipe,
    /// The recipe's variables and user; the command stays.
    Environment,
    /// The recipe's user; the command stays.
    User,
    /// Root. Whether to go back to it, or to give the user what it needs, is the author's to decide: no patch does it.
    Root,
    /// This argument behind the others.
    Argument(&'static str),
    /// This text behind the value.
    Append(&'static str),
    /// The option and its value go.
    Drop,
}

/// A preparation of a recipe that matters, and what happens without it.
#[derive(Debug, PartialEq)]
pub struct Lack {
    /// Which of the recipe's preparations: word for word as it stands there.
    pub preparation: &'static str,
    /// What happens without it.
    pub effect: Effect,
    /// What the program says then; empty where it says nothing.
    pub says: &'static str,
    /// Whether a tmpfiles.d entry of the package does it while the package is installed, if systemd-tmpfiles is there already.
    pub tmpfiles: bool,
    /// Arguments with which it is not needed; `*` stands for any text.
    pub unless: &'static [&'static str],
    /// The packaged configurations that ask for it; empty where the program itself does. A command that names another
    /// configuration, or a text that copies or writes one, may do without.
    pub configured_in: &'static [&'static str],
    /// Texts which, anywhere in a RUN, a COPY or the start command, may do the same in other words.
    pub done_by: &'static [&'static str],
    /// Where that comes from.
    pub source: Source,
}

/// What happens without a preparation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It exits at once.
    Exits,
    /// It stays up and serves nobody.
    ServesNobody,
    /// It stays up and serves, but takes longer to stop than the engine waits.
    StopsLate,
}

impl Refusal {
    /// On every base, in every release, whatever the configuration.
    pub(super) const EVERYWHERE: Self = Self {
        when: When::AsRoot(&[]),
        family: None,
        releases: Releases::Any,
        configured_in: &[],
        says: "",
        remedy: Remedy::Recipe,
        source: "",
    };
}

impl Lack {
    /// A directory, key or file without which it exits.
    pub(super) const EXITS: Self = Self {
        preparation: "",
        effect: Effect::Exits,
        says: "",
        tmpfiles: false,
        unless: &[],
        configured_in: &[],
        done_by: &[],
        source: super::RUN_ON_DEBIAN_12,
    };
}
