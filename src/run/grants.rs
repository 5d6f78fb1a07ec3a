//! What the options of a run line give a container beyond what every container has.

use crate::input::session::{Call, Given};
use crate::knowledge::capabilities::{self, Capability, Named};
use crate::knowledge::isolation::{self, Isolation};
use crate::knowledge::privileges::{self, Grant};
use crate::text::Span;

/// A grant, and the option that makes it.
#[derive(Clone, Copy, Debug)]
pub struct Granted {
    /// What is granted.
    pub grant: &'static Grant,
    /// The option.
    pub span: Span,
}

/// What a call grants, in the order of its options.
pub fn of(call: &Call) -> Vec<Granted> {
    call.options
        .iter()
        .filter_map(|given| Some(Granted { grant: privileges::by_name(name(given)?)?, span: given.span }))
        .collect()
}

/// The name under which `knowledge` has what an option grants.
fn name(given: &Given) -> Option<&'static str> {
    let value = given.value.as_str();
    Some(match given.name {
        "privileged" if value == "true" => "--privileged",
        "cap-add" => match value.to_ascii_uppercase().trim_start_matches("CAP_") {
            "ALL" => "--cap-add ALL",
            "SYS_ADMIN" => "--cap-add SYS_ADMIN",
            _ => return None,
        },
        "security-opt" => match value.split_once(['=', ':'])? {
            ("seccomp", "unconfined") => "seccomp=unconfined",
            ("apparmor", "unconfined") => "apparmor=unconfined",
            _ => return None,
        },
        "cgroupns" if value == "host" => "--cgroupns=host",
        "pid" if value == "host" => "--pid=host",
        "volume" | "mount" => {
            let source = mounted(given)?;
            if below(source, "/sys/fs/cgroup") {
                "-v /sys/fs/cgroup"
            } else if ["/run/dbus", "/var/run/dbus", "/run/systemd"].iter().any(|path| below(source, path)) {
                "-v /run/dbus"
            } else {
                return None;
            }
        }
        _ => return None,
    })
}

/// The capabilities that are given one by one and give away the host, with their options. SYS_ADMIN and ALL are grants of their own,
/// and beside `--privileged` none adds anything.
pub fn of_host(call: &Call) -> Vec<(&'static Capability, Span)> {
    let all = call.values("cap-add").any(|given| given.value.eq_ignore_ascii_case("ALL"));
    if call.is_on("privileged") || all {
        return Vec::new();
    }
    let shares = |namespace: &str| call.last(namespace).is_some_and(|given| given.value == "host");
    let one = |given: &Given| match capabilities::named(&given.value) {
        Some(Named::One(capability)) if capabilities::gives_host(capability, shares) => Some((capability, given.span)),
        _ => None,
    };
    call.values("cap-add").filter(|given| name(given).is_none()).filter_map(one).collect()
}

/// A part of the host that gives it away, mounted into a container.
#[derive(Clone, Copy, Debug)]
pub struct HostMount<'c> {
    /// The option.
    pub given: &'c Given,
    /// Its path on the host.
    pub path: &'c str,
    /// Whether the container writes to it.
    pub writable: bool,
    /// What that opens.
    pub opens: &'static Isolation,
}

/// The mounts of a call that give away the host; those that are grants of their own, and the engine's socket, are not among them.
pub fn host_mounts(call: &Call) -> Vec<HostMount<'_>> {
    let mount = |given| {
        let path = plain(mounted(given)?);
        let opens = isolation::of("mount", path).filter(|_| privileges::HOST_MOUNTS.contains(&path))?;
        Some(HostMount { given, path, writable: !is_read_only(given), opens })
    };
    call.options.iter().filter(|given| matches!(given.name, "volume" | "mount")).filter_map(mount).collect()
}

/// A path without the slash behind it.
pub fn plain(path: &str) -> &str {
    let plain = path.trim_end_matches('/');
    if plain.is_empty() { "/" } else { plain }
}

/// Whether a mount cannot be written to.
pub fn is_read_only(given: &Given) -> bool {
    match given.name {
        "mount" => given
            .value
            .split(',')
            .any(|part| matches!(part, "readonly" | "ro" | "readonly=true" | "ro=true" | "readonly=1" | "ro=1")),
        _ => given.value.split(':').nth(2).is_some_and(|options| options.split(',').any(|option| option == "ro")),
    }
}

/// Whether what a call brings in of the host is more than data: devices, the kernel's own files.
pub fn works_on_kernel(call: &Call) -> bool {
    call.options.iter().any(|given| match given.name {
        "device" | "gpus" | "device-cgroup-rule" => true,
        "volume" | "mount" => mounted(given).is_some_and(|source| {
            let data = privileges::DATA_MOUNTS.iter().any(|path| below(source, path));
            !data && privileges::HOST_WORK_MOUNTS.iter().any(|path| below(source, path))
        }),
        _ => false,
    })
}

/// The path of the host that a volume or a mount brings in.
pub fn mounted(given: &Given) -> Option<&str> {
    let value = given.value.as_str();
    match given.name {
        "volume" => value.split(':').next().filter(|path| path.starts_with('/')),
        "mount" => value.split(',').find_map(|part| part.strip_prefix("source=").or_else(|| part.strip_prefix("src="))),
        "device" => value.split(':').next(),
        _ => None,
    }
}

/// Whether a path is this one or stands below it.
pub fn below(path: &str, root: &str) -> bool {
    path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether an option is there so that an init can boot: without one it does nothing.
pub fn serves_init(given: &Given) -> bool {
    let value = given.value.as_str();
    match given.name {
        "cgroupns" => value == "host",
        "systemd" => true,
        "env" => privileges::INIT_VARIABLES.contains(&value),
        "tmpfs" => privileges::INIT_TMPFS.contains(&value.split(':').next().unwrap_or(value)),
        "stop-signal" => value.contains("RTMIN+3") || value == "37",
        "volume" => mounted(given).is_some_and(|source| {
            // Under another path a monitor looks at them.
            let target = given.value.split(':').nth(1).unwrap_or(source);
            privileges::INIT_MOUNTS.iter().any(|path| below(source, path) && below(target, path))
        }),
        "mount" => mounted(given).is_some_and(|source| privileges::INIT_MOUNTS.iter().any(|path| below(source, path))),
        _ => false,
    }
}

/// Whether the options alone show that an init is to boot in an image that is not known. (A tmpfs on /tmp shows nothing.)
pub fn expects_init(call: &Call) -> bool {
    // A root file system that cannot be written to wants its tmpfs for itself.
    let read_only = call.is_on("read-only");
    call.options.iter().any(|given| {
        let tmpfs = given.name == "tmpfs"
            && (read_only || !matches!(given.value.split(':').next(), Some("/run" | "/run/lock")));
        serves_init(given) && !tmpfs
    })
}

/// Whether the options bring in devices or parts of the host that a program works on.
pub fn works_on_host(call: &Call) -> bool {
    call.options.iter().any(|given| match given.name {
        "device" | "gpus" | "device-cgroup-rule" => true,
        "volume" | "mount" => mounted(given)
            .is_some_and(|source| source == "/" || privileges::HOST_WORK_MOUNTS.iter().any(|path| below(source, path))),
        _ => false,
    })
}

/// Whether a container shares the host's processes, users or memory.
pub fn shares_namespace(call: &Call) -> bool {
    call.options.iter().any(|given| matches!(given.name, "pid" | "userns" | "ipc") && given.value == "host")
}

/// Whether a container works in the host's own network: it filters, routes, finds or measures there.
pub fn joins_host_network(call: &Call) -> bool {
    call.last("network").is_some_and(|given| given.value == "host")
}

/// The option that brings in the engine's own socket.
pub fn engine_socket(call: &Call) -> Option<&Given> {
    call.options.iter().find(|given| mounted(given).is_some_and(|source| privileges::ENGINE_SOCKETS.contains(&source)))
}

/// Whether a directory of the host is mounted and not labelled for SELinux, whose refusal is what `--privileged` is often meant to
/// get around.
pub fn mounts_unlabelled(call: &Call) -> bool {
    call.values("volume").any(|given| {
        let mut parts = given.value.split(':');
        let of_host = parts.next().is_some_and(|path| path.starts_with(['/', '~', '$', '.']));
        let labelled = parts.nth(1).is_some_and(|options| options.split(',').any(|option| matches!(option, "z" | "Z")));
        of_host && !labelled
    })
}
