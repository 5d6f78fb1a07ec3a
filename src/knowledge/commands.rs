//! Commands that people type at a prompt, by what becomes of them when a Dockerfile does the same.

use super::programs::{self, Role};
use super::services;
use crate::text::base_name;

/// What becomes of a command when a Dockerfile does what a terminal session did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It changes files, and a RUN can do the same.
    Changes,
    /// It needs a person in front of it: an editor, a password.
    Interactive,
    /// It only looks, or talks to something that runs.
    Looks,
    /// It ends the shell.
    Leaves,
}

/// Names that are no words of prose, so that a line that begins with one is a command.
const CHANGES: &[&str] = &[
    "add-apt-repository",
    "apk",
    "apt",
    "apt-get",
    "apt-key",
    "aptitude",
    "cabal",
    "cargo",
    "chgrp",
    "chmod",
    "chown",
    "chpasswd",
    "composer",
    "cp",
    "curl",
    "debconf-set-selections",
    "dnf",
    "dpkg",
    "dpkg-reconfigure",
    "echo",
    "export",
    "gem",
    "git",
    "groupadd",
    "gunzip",
    "ldconfig",
    "ln",
    "locale-gen",
    "localedef",
    "make",
    "microdnf",
    "mkdir",
    "mv",
    "mysql_install_db",
    "mysqld_install_db",
    "npm",
    "pacman",
    "pear",
    "pecl",
    "pip",
    "pip2",
    "pip3",
    "printf",
    "rm",
    "rpm",
    "sed",
    "ssh-keygen",
    "tar",
    "tee",
    "touch",
    "unzip",
    "update-alternatives",
    "useradd",
    "usermod",
    "wget",
    "yum",
    "yum-config-manager",
    "zypper",
    "a2enmod",
    "a2ensite",
    "a2dissite",
    "adduser",
    "addgroup",
    "setenforce",
    "sysctl",
];

const INTERACTIVE: &[&str] = &[
    "emacs",
    "joe",
    "mc",
    "mysql_secure_installation",
    "nano",
    "nvim",
    "passwd",
    "smbpasswd",
    "vi",
    "view",
    "vim",
    "visudo",
    "htpasswd",
    "ntsysv",
    "setup",
];

const LOOKS: &[&str] = &[
    "cat",
    "clear",
    "cd",
    "df",
    "dig",
    "dmesg",
    "env",
    "file",
    "free",
    "getenforce",
    "grep",
    "head",
    "hostname",
    "hostnamectl",
    "htop",
    "id",
    "ifconfig",
    "ip",
    "iptables",
    "journalctl",
    "jps",
    "less",
    "locale",
    "ls",
    "lsblk",
    "lsof",
    "mongo",
    "mongosh",
    "mount",
    "mysql",
    "mysqladmin",
    "netstat",
    "nslookup",
    "ping",
    "pkill",
    "ps",
    "psql",
    "pstree",
    "pwd",
    "redis-cli",
    "ss",
    "ssh",
    "stat",
    "su",
    "tail",
    "telnet",
    "timedatectl",
    "top",
    "tree",
    "uname",
    "uptime",
    "vmstat",
    "whereis",
    "which",
    "whoami",
    "kill",
    "killall",
    "loginctl",
    "mysqldump",
    "nc",
    "firewall-cmd",
    "ufw",
    "localectl",
    "history",
    "alias",
    "exec",
    "source",
    "bash",
    "sh",
];

const LEAVES: &[&str] = &["exit", "logout"];

/// What a command is, by its name; none for a word that no list has.
#[must_use]
pub fn kind(program: &str) -> Option<Kind> {
    let name = base_name(program);
    let has = |list: &[&str]| list.contains(&name);
    if has(LEAVES) {
        Some(Kind::Leaves)
    } else if has(INTERACTIVE) {
        Some(Kind::Interactive)
    } else if has(LOOKS) {
        Some(Kind::Looks)
    } else if has(CHANGES) || programs::package_manager(name).is_some() {
        Some(Kind::Changes)
    } else {
        None
    }
}

/// Whether a line that begins with this word is a command, and not prose or output.
#[must_use]
pub fn is_command(word: &str) -> bool {
    let path = ["/etc/init.d/", "/etc/rc.d/", "/usr/", "/sbin/", "/bin/", "/opt/", "./"];
    kind(word).is_some()
        || programs::role(word) == Some(Role::Manager)
        || path.iter().any(|start| word.len() > start.len() && word.starts_with(start))
        || (word.is_ascii() && services::by_program(word).is_some())
}

/// Whether words of a package manager take packages in.
#[must_use]
pub fn installs(words: &[&str]) -> bool {
    let Some((program, args)) = words.split_first() else { return false };
    programs::package_manager(program).is_some()
        && args.iter().any(|arg| {
            matches!(*arg, "install" | "add" | "in" | "localinstall" | "groupinstall" | "reinstall" | "swap" | "module")
                || (arg.starts_with("-S") && program.ends_with("pacman"))
        })
}

/// Whether words certainly bring no program but a distribution's packages: what fetches, unpacks or builds may bring any.
#[must_use]
pub fn brings_only_packages(words: &[&str]) -> bool {
    let Some((program, args)) = words.split_first() else { return true };
    let name = base_name(program);
    let of_file = |arg: &&str| arg.contains('/') || arg.ends_with(".rpm") || arg.ends_with(".deb");
    if programs::package_manager(name).is_some() {
        return !matches!(name, "dpkg" | "rpm") && !args.iter().any(of_file);
    }
    matches!(kind(name), Some(Kind::Looks | Kind::Leaves | Kind::Interactive))
        || programs::role(name) == Some(Role::Manager)
        || (programs::role(name) == Some(Role::Shell) && args.is_empty())
        || BRINGS_NOTHING.contains(&name)
}

/// What changes files that are there.
const BRINGS_NOTHING: &[&str] = &[
    "chgrp",
    "chmod",
    "chown",
    "chpasswd",
    "echo",
    "export",
    "groupadd",
    "ln",
    "locale-gen",
    "mkdir",
    "mv",
    "printf",
    "rm",
    "sed",
    "tee",
    "touch",
    "useradd",
    "usermod",
];

/// The answer that a package manager's question is given, where the command does not give it itself: a build has nobody to ask.
#[must_use]
pub fn assumed_yes(words: &[&str]) -> Option<&'static str> {
    let (program, args) = words.split_first()?;
    let given = |names: &[&str]| args.iter().any(|arg| names.contains(arg));
    let short =
        |letter: char| args.iter().any(|arg| arg.starts_with('-') && !arg.starts_with("--") && arg.contains(letter));
    match base_name(program) {
        "yum" | "dnf" | "microdnf" | "apt-get" | "apt" | "aptitude" => {
            (!short('y') && !given(&["--assumeyes", "--yes", "--assume-yes"])).then_some("-y")
        }
        "zypper" => {
            (!short('n') && !given(&["--non-interactive", "-y", "--no-confirm"])).then_some("--non-interactive")
        }
        "pacman" => (!given(&["--noconfirm"])).then_some("--noconfirm"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        assert_eq!(kind("/usr/bin/vi"), Some(Kind::Interactive));
        assert_eq!(kind("yum"), Some(Kind::Changes));
        assert_eq!(kind("service"), None);
        assert!(is_command("service") && is_command("/etc/init.d/ssh") && is_command("httpd"));
        assert!(!is_command("This") && !is_command("/") && !is_command("the"));
    }

    #[test]
    fn questions() {
        assert_eq!(assumed_yes(&["yum", "install", "httpd"]), Some("-y"));
        assert_eq!(assumed_yes(&["yum", "install", "httpd", "-y"]), None);
        assert_eq!(assumed_yes(&["apt-get", "-qqy", "install", "x"]), None);
        assert_eq!(assumed_yes(&["apk", "add", "x"]), None);
        assert!(installs(&["yum", "-y", "install", "httpd"]) && !installs(&["yum", "clean", "all"]));
    }
}
