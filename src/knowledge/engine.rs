//! The command lines of the engines that run containers: which options take a value, and which do not.
//!
//! Sources: `docker run --help` (docker 20.10 to 28), podman-run(1), nerdctl's command reference.

use super::Source;

/// The reference of `docker run`'s options.
pub const OPTIONS: Source = "https://docs.docker.com/reference/cli/docker/container/run/";

/// Options of `run` and `create` without a value.
const FLAGS: &[&str] = &[
    "detach",
    "disable-content-trust",
    "env-host",
    "help",
    "http-proxy",
    "init",
    "interactive",
    "no-healthcheck",
    "no-hostname",
    "no-hosts",
    "oom-kill-disable",
    "passwd",
    "privileged",
    "publish-all",
    "quiet",
    "read-only",
    "read-only-tmpfs",
    "replace",
    "rm",
    "rmi",
    "rootfs",
    "sig-proxy",
    "tls-verify",
    "tty",
    "unsetenv-all",
    "use-api-socket",
];

/// Options of `run` and `create` with a value.
const WITH_VALUE: &[&str] = &[
    "add-host",
    "annotation",
    "arch",
    "attach",
    "authfile",
    "blkio-weight",
    "blkio-weight-device",
    "cap-add",
    "cap-drop",
    "cgroup-conf",
    "cgroup-parent",
    "cgroupns",
    "cgroups",
    "chrootdirs",
    "cidfile",
    "conmon-pidfile",
    "cpu-count",
    "cpu-percent",
    "cpu-period",
    "cpu-quota",
    "cpu-rt-period",
    "cpu-rt-runtime",
    "cpu-shares",
    "cpus",
    "cpuset-cpus",
    "cpuset-mems",
    "decryption-key",
    "detach-keys",
    "device",
    "device-cgroup-rule",
    "device-read-bps",
    "device-read-iops",
    "device-write-bps",
    "device-write-iops",
    "dns",
    "dns-option",
    "dns-search",
    "domainname",
    "entrypoint",
    "env",
    "env-file",
    "expose",
    "gidmap",
    "gpus",
    "group-add",
    "group-entry",
    "health-cmd",
    "health-interval",
    "health-on-failure",
    "health-retries",
    "health-start-interval",
    "health-start-period",
    "health-timeout",
    "hostname",
    "hosts-file",
    "hostuser",
    "image-volume",
    "init-path",
    "io-maxbandwidth",
    "io-maxiops",
    "ip",
    "ip6",
    "ipc",
    "isolation",
    "kernel-memory",
    "label",
    "label-file",
    "link",
    "link-local-ip",
    "log-driver",
    "log-opt",
    "lxc-conf",
    "mac-address",
    "memory",
    "memory-reservation",
    "memory-swap",
    "memory-swappiness",
    "mount",
    "name",
    "net",
    "net-alias",
    "network",
    "network-alias",
    "oom-score-adj",
    "os",
    "passwd-entry",
    "personality",
    "pid",
    "pidfile",
    "pids-limit",
    "platform",
    "pod",
    "pod-id-file",
    "preserve-fd",
    "preserve-fds",
    "publish",
    "pull",
    "requires",
    "restart",
    "retry",
    "retry-delay",
    "runtime",
    "sdnotify",
    "seccomp-policy",
    "secret",
    "security-opt",
    "shm-size",
    "shm-size-systemd",
    "stop-signal",
    "stop-timeout",
    "storage-opt",
    "subgidname",
    "subuidname",
    "sysctl",
    "systemd",
    "timeout",
    "tmpfs",
    "tz",
    "uidmap",
    "ulimit",
    "umask",
    "unsetenv",
    "user",
    "userns",
    "uts",
    "variant",
    "volume",
    "volume-driver",
    "volumes-from",
    "workdir",
];

/// The letters of options: `-d` is `--detach`.
const LETTERS: &[(char, &str)] = &[
    ('P', "publish-all"),
    ('a', "attach"),
    ('c', "cpu-shares"),
    ('d', "detach"),
    ('e', "env"),
    ('h', "hostname"),
    ('i', "interactive"),
    ('l', "label"),
    ('m', "memory"),
    ('p', "publish"),
    ('q', "quiet"),
    ('t', "tty"),
    ('u', "user"),
    ('v', "volume"),
    ('w', "workdir"),
];

/// Options that are written in several ways.
const ALIASES: &[(&str, &str)] = &[("net", "network"), ("net-alias", "network-alias"), ("dns-opt", "dns-option")];

/// Whether an option takes a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// It is there or not; `=false` takes it back.
    Nothing,
    /// What stands behind `=`, or the next word.
    Value,
}

/// An option of `run` and `create` by its long name, under the name that the references use.
#[must_use]
pub fn option(name: &str) -> Option<(&'static str, Takes)> {
    let name = ALIASES.iter().find(|(alias, _)| *alias == name).map_or(name, |(_, name)| name);
    let of = |list: &'static [&'static str], takes| list.binary_search(&name).ok().map(|at| (list[at], takes));
    of(FLAGS, Takes::Nothing).or_else(|| of(WITH_VALUE, Takes::Value))
}

/// An option of `run` and `create` by its letter.
#[must_use]
pub fn letter(letter: char) -> Option<(&'static str, Takes)> {
    LETTERS.iter().find(|(known, _)| *known == letter).and_then(|(_, name)| option(name))
}

/// Options of `exec` with a value.
const EXEC_WITH_VALUE: &[&str] = &["detach-keys", "env", "env-file", "preserve-fd", "preserve-fds", "user", "workdir"];

/// Whether an option of `exec` takes a value; anything else is a flag.
#[must_use]
pub fn exec_takes_value(name: &str) -> bool {
    EXEC_WITH_VALUE.contains(&name)
}

/// Options with a value that `compose run` has beside those of `exec`.
pub const RUN_SERVICE_WITH_VALUE: &[&str] = &["entrypoint", "label", "name", "publish", "volume"];

/// The options of `compose` itself that take a value: they stand before its subcommand.
pub const COMPOSE_WITH_VALUE: &[&str] = &[
    "--ansi",
    "--env-file",
    "--file",
    "--parallel",
    "--profile",
    "--progress",
    "--project-directory",
    "--project-name",
    "-f",
    "-p",
];

/// The global options of the engines' clients that take a value: they stand before the subcommand.
pub const GLOBAL_WITH_VALUE: &[&str] = &[
    "--address",
    "--config",
    "--connection",
    "--context",
    "--host",
    "--log-level",
    "--namespace",
    "--root",
    "--runroot",
    "--storage-driver",
    "--tlscacert",
    "--tlscert",
    "--tlskey",
    "--url",
    "-H",
    "-a",
    "-c",
    "-l",
    "-n",
];

/// Subcommands of the engines' clients, so that a sentence that begins with an engine's name is not taken for a call.
pub const VERBS: &[&str] = &[
    "attach",
    "build",
    "builder",
    "buildx",
    "commit",
    "compose",
    "container",
    "cp",
    "create",
    "diff",
    "events",
    "exec",
    "export",
    "history",
    "image",
    "images",
    "import",
    "info",
    "inspect",
    "kill",
    "load",
    "login",
    "logout",
    "logs",
    "machine",
    "network",
    "pause",
    "port",
    "ps",
    "pull",
    "push",
    "rename",
    "restart",
    "rm",
    "rmi",
    "run",
    "save",
    "search",
    "start",
    "stats",
    "stop",
    "system",
    "tag",
    "top",
    "unpause",
    "update",
    "version",
    "volume",
    "wait",
];

/// The option whose name is at most two keystrokes away from what was written, if there is exactly one nearest.
#[must_use]
pub fn nearest(written: &str) -> Option<&'static str> {
    const FARTHEST: usize = 2;
    if written.len() < 4 || written.len() > 40 {
        return None;
    }
    let mut best: Option<(usize, &'static str)> = None;
    for &name in FLAGS.iter().chain(WITH_VALUE) {
        if name.len().abs_diff(written.len()) > FARTHEST {
            continue;
        }
        let distance = distance(written.as_bytes(), name.as_bytes());
        if distance <= FARTHEST && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// Levenshtein's distance of two short words.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row.first().copied().unwrap_or(0);
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = (diagonal + usize::from(x != y)).min(above + 1).min(row[j] + 1);
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(FLAGS.is_sorted() && WITH_VALUE.is_sorted() && LETTERS.is_sorted() && VERBS.is_sorted());
    }

    #[test]
    fn options() {
        assert_eq!(option("privileged"), Some(("privileged", Takes::Nothing)));
        assert_eq!(option("net"), Some(("network", Takes::Value)));
        assert_eq!(option("privilege"), None);
        assert_eq!(letter('e'), Some(("env", Takes::Value)));
        assert_eq!(letter('x'), None);
        assert_eq!(nearest("privilege"), Some("privileged"));
        assert_eq!(nearest("priviledged"), Some("privileged"));
        assert_eq!(nearest("foobar"), None);
    }
}
