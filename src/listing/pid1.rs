//! Where a listing was taken, what PID 1 is, and whether an init is there on purpose.

use super::program::{Program, Role};
use super::subjects::{Entry, Found, Intent, Member, Place, container_group};
use crate::input::ps::{Asked, Block, Process, Style};
use crate::knowledge::init;
use crate::knowledge::processes::{
    MACHINE_DAEMONS, MACHINE_INITS, NETWORK_SETTERS, NODE_DAEMONS, NOT_IN_CONTAINERS, SYSTEM_CONTAINER_SIGNS,
};
use crate::knowledge::services::matches;
use crate::report::Pid1Kind;

/// A process id that on a machine only the kernel's threads have: they are started before anything else.
const KERNEL_IDS: std::ops::RangeInclusive<u32> = 2..=40;

/// Where the processes run that belong to no container of the listing. `alone`: there are no such containers.
pub(super) fn place(block: &Block, roles: &[Role], first: Option<usize>, alone: bool) -> Place {
    let is_init = first.is_some_and(|first| matches!(roles[first], Role::Init(Pid1Kind::Unknown | Pid1Kind::Systemd)));
    let boot = first.is_some_and(|first| was_booted(&block.processes[first]));
    // The Linux of Windows has an `/init` of its own beside PID 1.
    // Other systems than Linux list PID 0, or have an init of their own.
    let foreign = block.processes.iter().any(|process| {
        process.pid == Some(0)
            || (process.pid == Some(1) && MACHINE_INITS.contains(&Program::of(&process.command).name))
    });
    let windows = windows(block);
    if roles.iter().any(|role| matches!(role, Role::KernelThread)) || boot || windows || foreign {
        return Place::Host;
    }
    if is_init && !alone {
        return Place::Host;
    }
    if matches!(block.asked, Asked::Top { .. }) || is_named_container(block) {
        return Place::Container;
    }
    if is_init && sets_up_network(block).is_some() && !has_system_container_sign(block) {
        return Place::Unknown;
    }
    if has_own_ids(block, roles) {
        return Place::Container;
    }
    if block.style == Style::Cgroup
        || (is_init && block.processes.iter().any(|process| is_one_of(process, NOT_IN_CONTAINERS)))
    {
        return Place::Host;
    }
    let machine = || block.processes.iter().any(|process| is_one_of(process, MACHINE_DAEMONS));
    match first {
        // The kernel's threads may have been filtered out: they had the low ids, or there are no ids to tell by.
        Some(_) if is_init && (block.style == Style::Pstree || started_late(block, roles)) => {
            if machine() {
                Place::Host
            } else {
                Place::Unknown
            }
        }
        // A search shows a machine's init as well as a container's.
        Some(_) if is_init && block.searched && !has_household(roles) => Place::Unknown,
        // A part of the machine's tree, drawn from its engine on.
        Some(first) if !alone && block.processes[first].pid.is_none() => Place::Host,
        Some(_) => Place::Container,
        // What holds containers is the machine of their engine, even where its own PID 1 is not listed.
        None if !alone && roles.iter().any(|role| matches!(role, Role::Runtime(_))) => Place::Host,
        None if alone && has_foreign_root(block, roles) => Place::Container,
        None => Place::Unknown,
    }
}

/// The Linux of Windows has an `/init` that starts others of the same name, beside systemd or as PID 1
/// (<https://learn.microsoft.com/windows/wsl/>).
fn windows(block: &Block) -> bool {
    let mut own =
        block.processes.iter().filter(|process| process.command == "/init" || process.command.starts_with("/init "));
    let first = own.next();
    first.is_some_and(|process| process.pid == Some(2))
        || first.is_some_and(|process| process.pid == Some(1)) && own.next().is_some()
}

/// The process that sets up the network of what is listed. An engine has done that for a container before it starts: a machine
/// does it, and a system container.
#[must_use]
pub fn sets_up_network(block: &Block) -> Option<&Process> {
    block.processes.iter().find(|process| is_one_of(process, NETWORK_SETTERS))
}

fn has_system_container_sign(block: &Block) -> bool {
    block.processes.iter().any(|process| is_one_of(process, SYSTEM_CONTAINER_SIGNS))
}

/// Whether the command that was typed, or the machine's name, says that this is inside a container.
fn is_named_container(block: &Block) -> bool {
    matches!(block.asked, Asked::Inside { .. } | Asked::Machine { .. })
        || block.host.as_deref().is_some_and(is_container_id)
}

/// Whether the ids are those that the processes have inside a container.
pub(super) fn has_own_ids(block: &Block, roles: &[Role]) -> bool {
    is_named_container(block)
        || block.processes.iter().zip(roles).any(|(process, role)| has_low_id(process, role, block.style))
}

/// Whether systemd's own daemons, which it starts first, have ids that in a container would long be used up: on a machine
/// the kernel's threads come before them. Inits that run scripts use up ids everywhere.
fn started_late(block: &Block, roles: &[Role]) -> bool {
    const HIGH: u32 = 100;
    let own = block.processes.iter().zip(roles).filter_map(|(process, role)| match role {
        Role::Helper(helper) if helper.sign_of == Some(Pid1Kind::Systemd) => process.pid,
        _ => None,
    });
    own.min().is_some_and(|lowest| lowest >= HIGH)
}

/// Docker names a container's machine after its id.
fn is_container_id(host: &str) -> bool {
    host.len() == 12
        && host.bytes().all(|byte| byte.is_ascii_hexdigit() && !byte.is_ascii_uppercase())
        && host.bytes().any(|byte| byte.is_ascii_digit())
}

fn was_booted(process: &Process) -> bool {
    Program::of(&process.command).arguments.split_whitespace().any(|word| init::BOOT_WORDS.contains(&word))
}

fn has_low_id(process: &Process, role: &Role, style: Style) -> bool {
    style != Style::Cgroup
        && process.pid.is_some_and(|pid| KERNEL_IDS.contains(&pid))
        && !matches!(role, Role::KernelThread | Role::Ended)
        && !process.command.starts_with('[')
}

fn is_one_of(process: &Process, daemons: &[&str]) -> bool {
    let name = Program::of(&process.command).name;
    daemons.iter().any(|pattern| matches(pattern, name))
}

fn has_household(roles: &[Role]) -> bool {
    roles.iter().any(|role| matches!(role, Role::Helper(helper) if helper.sign_of.is_some()))
}

/// All descend from one process whose parent is not listed and is not init: a runtime's child, as `docker top` shows it.
/// A machine's daemons are children of PID 1, and its shells of a login.
fn has_foreign_root(block: &Block, roles: &[Role]) -> bool {
    let mut tops = (0..roles.len()).filter(|&place| {
        let process = &block.processes[place];
        process.parent.is_none() && !(block.searched && matches!(roles[place], Role::Tool | Role::Shell))
    });
    let Some(top) = tops.next() else { return false };
    tops.next().is_none()
        && block.processes[top].ppid.is_some_and(|parent| parent > 1)
        && matches!(roles[top], Role::Service(_) | Role::Init(_))
}

/// Fills in what PID 1 is, and why an init may be right there.
pub(super) fn judge(found: &mut Found<'_>) {
    let Some(pid1) = found.pid1 else {
        let units = match found.place {
            // journald and the like are nobody else's, whether or not PID 1 is listed beside them.
            Place::Container if has_sign_of(found, Pid1Kind::Systemd) => true,
            Place::Container => found.members.iter().any(|member| has_unit(found, member)),
            // What `systemctl status` and `systemd-cgls` say was answered by a systemd that is not listed itself.
            Place::Host => {
                found.block.style == Style::Cgroup && found.members.iter().any(|member| in_unit(found, member))
            }
            Place::Unknown => false,
        };
        if units {
            found.kind = Pid1Kind::Systemd;
        }
        found.intent = intent(found);
        return;
    };
    let process = found.process(pid1);
    let program = Program::of(&process.command);
    found.kind = match &found.members[pid1].role {
        Role::Init(Pid1Kind::Unknown) => init_kind(found, process, &program),
        Role::Init(kind) => *kind,
        Role::Shell if has_sign(found, init::SUPERVISION_SIGNS) => Pid1Kind::Supervisor,
        Role::Shell => Pid1Kind::Shell,
        Role::Service(identity) if identity.known.is_none() && has_sign(found, init::SUPERVISION_SIGNS) => {
            Pid1Kind::Supervisor
        }
        Role::Service(_) => Pid1Kind::Service,
        // Of a pod whose containers share their processes: it collects what has ended, and nothing else.
        Role::Pause => Pid1Kind::MiniInit,
        _ => Pid1Kind::Unknown,
    };
    if found.kind == Pid1Kind::Systemd && is_unprivileged(found, process) {
        found.kind = Pid1Kind::Unknown;
    }
    found.intent = intent(found);
}

/// Whether a process of a container is in a unit of the container's own: systemd put it there, listed or not.
fn has_unit(found: &Found<'_>, member: &Member) -> bool {
    let group = found.block.processes[member.process].group.as_deref().unwrap_or_default();
    let inside = container_group(group).and_then(|name| group.split_once(name)).map_or("", |(_, inside)| inside);
    inside.split('/').any(|part| part.ends_with(".service") || part == "init.scope")
}

/// Whether a process is in a unit of systemd.
fn in_unit(found: &Found<'_>, member: &Member) -> bool {
    let group = found.block.processes[member.process].group.as_deref().unwrap_or_default();
    group.split('/').any(|part| part.ends_with(".service") || part.ends_with(".scope") || part.ends_with(".slice"))
}

/// Whether an init was started as a user that cannot boot anything. Seen from the host, a user namespace's root is a
/// number.
fn is_unprivileged(found: &Found<'_>, process: &Process) -> bool {
    let named = process.user.as_deref().is_some_and(|user| {
        user != "root" && user != "0" && !user.bytes().all(|byte| byte.is_ascii_digit()) && !user.contains('+')
    });
    let household =
        found.members.iter().any(|member| matches!(member.role, Role::Helper(helper) if helper.sign_of.is_some()));
    named && !household && found.place == Place::Container
}

fn has_sign_of(found: &Found<'_>, kind: Pid1Kind) -> bool {
    found.members.iter().any(|member| matches!(member.role, Role::Helper(helper) if helper.sign_of == Some(kind)))
}

fn has_sign(found: &Found<'_>, names: &[&str]) -> bool {
    (0..found.members.len()).any(|member| names.contains(&Program::of(&found.process(member).command).name))
}

/// Which init a bare `init` is: what it was told, and whom it has brought along.
fn init_kind(found: &Found<'_>, process: &Process, program: &Program<'_>) -> Pid1Kind {
    let level = program.arguments.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    if level.is_some_and(|level| level.trim().len() == 1) {
        return Pid1Kind::Sysvinit;
    }
    if process.command.contains(" -- ") && program.path == "/dev/init" {
        return Pid1Kind::MiniInit;
    }
    // Their init is none of these.
    if found.block.has_zero {
        return Pid1Kind::Unknown;
    }
    if has_sign_of(found, Pid1Kind::Upstart) {
        return Pid1Kind::Upstart;
    }
    if has_sign_of(found, Pid1Kind::Systemd) {
        return Pid1Kind::Systemd;
    }
    if has_sign(found, init::SUPERVISION_SIGNS) {
        return Pid1Kind::Supervisor;
    }
    if has_sign(found, init::OPENRC_SIGNS) {
        return Pid1Kind::Openrc;
    }
    if found.block.style == Style::Busybox {
        return Pid1Kind::Openrc;
    }
    // In the images that people boot today `/sbin/init` is systemd, whether or not the listing shows its household.
    Pid1Kind::Systemd
}

fn intent(found: &Found<'_>) -> Option<Intent> {
    if found.place == Place::Host {
        return Some(Intent::Host);
    }
    if !found.is_booted() {
        return None;
    }
    if found.intent.is_some() {
        return found.intent;
    }
    let started = || found.members.iter().enumerate().filter(|(_, member)| member.entry == Entry::Started);
    let is_machine = |at: usize| SYSTEM_CONTAINER_SIGNS.contains(&Program::of(&found.process(at).command).name);
    if started().any(|(at, _)| is_machine(at)) {
        return Some(Intent::SystemContainer);
    }
    let node = started().any(|(at, _)| NODE_DAEMONS.contains(&Program::of(&found.process(at).command).name));
    if node {
        return Some(Intent::Node);
    }
    // A search, or a row asked for by its id, shows nothing of what else runs.
    let empty = started().all(|(at, member)| {
        Some(at) == found.pid1 || matches!(member.role, Role::Helper(_) | Role::Tool | Role::Shell | Role::Ended)
    });
    (empty && !found.block.searched).then_some(Intent::Empty)
}
