//! Distributions, their families and releases, and the shell behind `/bin/sh`.

/// Distributions that name packages, programs and paths alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// Debian, Ubuntu and what is made from them.
    Debian,
    /// RHEL, CentOS, Fedora, Rocky, AlmaLinux, Oracle and Amazon Linux.
    Rhel,
    /// Alpine.
    Alpine,
    /// openSUSE and SLE.
    Suse,
    /// Arch.
    Arch,
}

/// A distribution at a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Platform {
    /// Its family.
    pub family: Family,
    /// `debian`, `ubuntu`, `centos`, `rhel`, `fedora`, `rockylinux`, `almalinux`, `amazonlinux`, `oraclelinux`, `alpine`,
    /// `opensuse`, `archlinux`.
    pub distribution: &'static str,
    /// The release as numbers: `12`, `22.04`, `7`, `3.20`; empty where the tag does not say it (a moving tag).
    pub release: &'static str,
    /// The shell that runs `RUN` and the shell form.
    pub shell: Shell,
}

/// The program behind `/bin/sh`. It decides whether the shell form leaves a shell as PID 1.
///
/// bash: "attempts to optimize the number of times it forks when executing commands in subshells and from `bash -c`", new in 5.1
/// (its NEWS file, <https://git.savannah.gnu.org/cgit/bash.git/tree/NEWS>); RHEL 9 and later, Fedora 34 and later, Amazon Linux 2023
/// and openSUSE Leap 16 ship it. bash 5.2, dash 0.5.12 and busybox were measured. What was neither run nor documented is
/// unknown, or taken for what leaves a shell in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shell {
    /// Debian and Ubuntu: never replaces itself by a command of `sh -c`.
    Dash,
    /// RHEL family, SUSE, Arch. `execs_last`: also replaces itself by the last command of a list (bash 5.1 and later);
    /// every bash does so for a single simple command.
    Bash {
        /// Whether the last command of `a && b` or `a; b` takes the shell's place too.
        execs_last: bool,
    },
    /// Alpine's busybox ash: replaces itself, also by the last command of a list.
    Ash,
    /// Not known.
    Unknown,
}

impl Family {
    /// The names by which people know it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Debian => "Debian/Ubuntu",
            Self::Rhel => "RHEL/Fedora",
            Self::Alpine => "Alpine",
            Self::Suse => "openSUSE/SLE",
            Self::Arch => "Arch Linux",
        }
    }
}

impl Platform {
    /// Whether the release's own bash package is 5.1 or later: Debian since 11, Ubuntu since 22.04
    /// (<https://tracker.debian.org/pkg/bash>, <https://packages.ubuntu.com/bash>). False where that is not known.
    #[must_use]
    pub fn has_bash_5_1(&self) -> bool {
        let major = self.release.split('.').next().and_then(|major| major.parse::<u32>().ok());
        match (self.distribution, major) {
            ("debian", Some(major)) => major >= 11,
            ("ubuntu", Some(major)) => major >= 22,
            _ => false,
        }
    }
}
