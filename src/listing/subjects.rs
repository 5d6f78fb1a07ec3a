//! Which containers and which host a listing shows, and what kind of process the first one of each is.
//!
//! A listing of a host holds its containers: each child of a runtime (containerd-shim, conmon, lxc) is a container's
//! PID 1, and all below it is the container's. What is left is the host's, or, where the listing was taken inside a
//! container, the container's.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::program::{Program, Role, Written};
use super::{family, pid1};
use crate::input::ps::{Asked, Block, Parents, Process, Style};
use crate::knowledge::platform::Family;
use crate::knowledge::processes::{self, Machines};
use crate::order;
use crate::report::{Pid1Kind, SubjectKind};

/// A container or a host that a listing shows.
#[derive(Debug)]
pub struct Found<'l> {
    /// The listing.
    pub block: &'l Block,
    /// What it is, as far as the listing tells.
    pub place: Place,
    /// The name that the text gives it.
    pub name: Option<String>,
    /// Its processes, in the order of the rows. The runtime's comes first where no host subject owns it.
    pub members: Vec<Member>,
    /// The member that is PID 1.
    pub pid1: Option<usize>,
    /// What PID 1 is.
    pub kind: Pid1Kind,
    /// Why an init is there on purpose, if it is.
    pub intent: Option<Intent>,
    /// The family of distributions that its programs and users give away.
    pub family: Option<Family>,
}

/// Where the processes run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// In a container.
    Container,
    /// On a machine.
    Host,
    /// A part of a listing that does not tell.
    Unknown,
}

/// Why an init is right where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Intent {
    /// It is a machine.
    Host,
    /// A system container: LXC, LXD, nspawn.
    SystemContainer,
    /// A node or sandbox that holds containers itself.
    Node,
    /// Nothing but the init's own household runs: an image made for others to use.
    Empty,
}

/// A process of a subject.
#[derive(Debug)]
pub struct Member {
    /// Its place in the block.
    pub process: usize,
    /// Its parent among the members.
    pub parent: Option<usize>,
    /// The part that it plays.
    pub role: Role,
    /// How it came in.
    pub entry: Entry,
}

/// How a process came to be in its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entry {
    /// It descends from PID 1, as far as is known.
    Started,
    /// It came in from outside (`docker exec`), or is the listing's own `ps`.
    Entered,
    /// It is the runtime that holds the container.
    Runtime,
}

impl<'l> Found<'l> {
    /// The Report's word for it.
    #[must_use]
    pub fn subject_kind(&self) -> SubjectKind {
        match self.place {
            Place::Container => SubjectKind::Container,
            Place::Host | Place::Unknown => SubjectKind::Host,
        }
    }

    /// A member's process.
    #[must_use]
    pub fn process(&self, member: usize) -> &'l Process {
        &self.block.processes[self.members[member].process]
    }

    /// How many processes its members stand for.
    #[must_use]
    pub fn count(&self) -> usize {
        let count = |member: usize| self.process(member).count.max(1) as usize;
        (0..self.members.len()).map(count).fold(0, usize::saturating_add)
    }

    /// Whether PID 1 is an init, be it one that cannot boot anything because it is not root's.
    #[must_use]
    pub fn has_init(&self) -> bool {
        let by_name =
            |pid1: usize| matches!(self.members[pid1].role, Role::Init(Pid1Kind::Unknown | Pid1Kind::Systemd));
        self.is_booted() || (self.kind == Pid1Kind::Unknown && self.pid1.is_some_and(by_name))
    }

    /// The process manager that starts the services: PID 1, or the child of a small init that is.
    #[must_use]
    pub fn manager(&self) -> Option<usize> {
        let is_manager = |member: &Member| matches!(member.role, Role::Init(Pid1Kind::Supervisor));
        match self.kind {
            Pid1Kind::Supervisor => self.pid1,
            Pid1Kind::MiniInit => {
                self.members.iter().position(|member| is_manager(member) && member.parent == self.pid1)
            }
            _ => None,
        }
    }

    /// Whether PID 1 is an init that boots a system.
    #[must_use]
    pub fn is_booted(&self) -> bool {
        matches!(self.kind, Pid1Kind::Systemd | Pid1Kind::Upstart | Pid1Kind::Sysvinit | Pid1Kind::Openrc)
    }
}

/// The subjects of a block: the host first, then its containers in the order of their rows.
#[must_use]
pub fn find(block: &Block) -> Vec<Found<'_>> {
    let mut roles = roles(block);
    kernel_threads(block, &mut roles);
    if roles.iter().all(|role| matches!(role, Role::Tool)) && pid1_of(block, &roles).is_none() && !is_engine_top(block)
    {
        // What is left of a search: nothing but the search itself, or things that only wait.
        let only_listers = block.processes.iter().all(|process| is_lister(&process.command));
        if only_listers || block.processes.is_empty() {
            return Vec::new();
        }
    }
    let groups = Groups::of(block, &roles);
    let mut roles: Vec<Option<Role>> = roles.into_iter().map(Some).collect();
    let mut places = vec![0; block.processes.len()];
    let mut found: Vec<Found<'_>> = groups
        .lists
        .iter()
        .filter(|group| !group.processes.is_empty())
        .map(|group| build(block, group, &mut roles, &mut places))
        .collect();
    for subject in &mut found {
        pid1::judge(subject);
        subject.family = family::guess(subject);
    }
    found
}

/// The part that each process plays. Of equal ones, as workers are, it is found once.
fn roles(block: &Block) -> Vec<Role> {
    let mut known: HashMap<(&str, bool, Option<u8>), Role> = HashMap::new();
    let mut roles = Vec::with_capacity(block.processes.len());
    for process in &block.processes {
        let state = process.stat.as_ref().and_then(|stat| stat.bytes().next());
        let alike = (process.command.as_str(), process.cut, state);
        roles.push(known.entry(alike).or_insert_with(|| Role::of(process)).clone());
    }
    roles
}

/// Beside threads of the kernel that are known by name, whatever else has no command line is one too.
fn kernel_threads(block: &Block, roles: &mut [Role]) {
    if !roles.iter().any(|role| matches!(role, Role::KernelThread)) {
        return;
    }
    for (process, role) in block.processes.iter().zip(roles) {
        let nameless = Program::of(&process.command).written == Written::Bracketed;
        if nameless && matches!(role, Role::Service(_) | Role::Tool | Role::Shell) {
            *role = Role::KernelThread;
        }
    }
}

fn is_engine_top(block: &Block) -> bool {
    matches!(block.asked, Asked::Top { .. })
}

/// Whether a command only lists or searches processes.
#[must_use]
pub fn is_lister(command: &str) -> bool {
    processes::LISTERS.contains(&Program::of(command).name)
}

/// The process with id 1; in a tree without ids its root.
fn pid1_of(block: &Block, roles: &[Role]) -> Option<usize> {
    let numbered = block.processes.iter().position(|process| process.pid == Some(1));
    numbered.or_else(|| {
        let root = block.processes.first()?;
        let rootlike = root.pid.is_none() && root.parent.is_none() && !matches!(roles.first(), Some(Role::Runtime(_)));
        let drawn = match block.style {
            Style::Pstree => true,
            Style::Forest => matches!(roles.first(), Some(Role::Init(_))),
            Style::Table | Style::Busybox | Style::Cgroup => false,
        };
        (rootlike && drawn && block.processes.len() > 1).then_some(0)
    })
}

/// One subject's share of a block.
struct Group {
    place: Place,
    processes: Vec<usize>,
    /// The runtime that holds it, while it is not clear that a host subject owns that.
    runtime: Option<usize>,
    machines: Machines,
    pid1: Option<usize>,
    name: Option<String>,
    /// Whether processes that were let in from outside can be told by having no parent.
    rootless: Rootless,
}

/// What a process without a listed parent is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rootless {
    /// Let in from outside.
    Entered,
    /// A child of PID 1: nothing says whose child it is, or `ps` draws no branch there.
    ChildOfFirst,
}

/// The processes of a block, by subject.
struct Groups {
    lists: Vec<Group>,
}

impl Groups {
    fn of(block: &Block, roles: &[Role]) -> Self {
        let count = block.processes.len();
        let mut owner: Vec<Option<usize>> = vec![None; count];
        let mut containers: Vec<Group> = Vec::new();
        let mut by_runtime: BTreeMap<usize, usize> = BTreeMap::new();
        let mut by_group: BTreeMap<&str, usize> = BTreeMap::new();
        let pods: HashSet<usize> = (0..count)
            .filter(|&place| matches!(roles[place], Role::Pause))
            .filter_map(|place| block.processes[place].parent)
            .collect();
        let first = pid1_of(block, roles);
        let mut order: Vec<usize> = (0..count).collect();
        order::by(&mut order, |&place| (block.processes[place].depth, 0));
        for place in order {
            let process = &block.processes[place];
            let parent = process.parent;
            owner[place] = match (parent, &roles[place]) {
                // A runtime below another, and what holds a pod, belong to where the runtime is.
                (Some(parent), Role::Runtime(_) | Role::Pause) => owner[parent],
                (Some(parent), role) => match &roles[parent] {
                    Role::Runtime(runtime) => {
                        let key = if pods.contains(&parent) { place } else { parent };
                        Some(*by_runtime.entry(key).or_insert_with(|| {
                            containers.push(Group::container(Some(parent), runtime.machines, None));
                            containers.len() - 1
                        }))
                    }
                    _ if first.is_none() && is_foreign_init(role) && owner[parent].is_none() => {
                        containers.push(Group::container(None, Machines::Yes, None));
                        Some(containers.len() - 1)
                    }
                    _ => owner[parent],
                },
                (None, _) => process.group.as_deref().and_then(container_group).map(|name| {
                    *by_group.entry(name).or_insert_with(|| {
                        containers.push(Group::container(None, Machines::No, Some(name.to_owned())));
                        containers.len() - 1
                    })
                }),
            };
        }
        for place in 0..count {
            if let Some(owner) = owner[place] {
                containers[owner].processes.push(place);
            }
        }
        for container in &mut containers {
            container.choose_first(block, roles);
        }
        let outer: Vec<usize> = (0..count).filter(|&place| owner[place].is_none()).collect();
        let holders = |place: &usize| matches!(roles[*place], Role::Runtime(_) | Role::Pause);
        let mut lists = Vec::new();
        let only_holders = !containers.is_empty() && outer.iter().all(holders);
        let holds_foreign = first.is_none()
            && containers.iter().any(|container| container.runtime.is_none() && container.name.is_none());
        if only_holders || (holds_foreign && outer.len() == 1) {
            // No host to see but the runtime itself: it is shown with its first container, and so is what holds a pod.
            for &place in &outer {
                let runtime = match roles[place] {
                    Role::Pause => block.processes[place].parent,
                    _ => Some(place),
                };
                let own = containers.iter().position(|container| container.runtime == runtime);
                let heir = own.or_else(|| containers.iter().position(|container| container.runtime.is_none()));
                if let Some(heir) = heir.and_then(|heir| containers.get_mut(heir)) {
                    heir.processes.push(place);
                    heir.runtime = heir.runtime.or(runtime);
                }
            }
            for container in &mut containers {
                order::by(&mut container.processes, |place| (*place, 0));
            }
        } else {
            for container in &mut containers {
                container.runtime = None;
            }
            lists.push(Group::outer(block, roles, outer, first, containers.is_empty()));
        }
        lists.extend(containers);
        Self { lists }
    }
}

/// An init that is not PID 1 of what is listed: that of a container, where the listing shows no PID 1 at all.
fn is_foreign_init(role: &Role) -> bool {
    matches!(role, Role::Init(Pid1Kind::Unknown | Pid1Kind::Systemd | Pid1Kind::Upstart))
}

/// The container's name in the path of a control group: of a scope that an engine made, or an id as long as Docker's.
pub(super) fn container_group(path: &str) -> Option<&str> {
    const ID: usize = 64;
    path.split('/').find_map(|part| {
        if part.len() == ID && part.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Some(part);
        }
        let head = processes::CONTAINER_GROUPS.iter().find(|head| part.starts_with(**head))?;
        let name = part[head.len()..].trim_end_matches(".scope");
        let scope = part.ends_with(".scope") && !name.starts_with("conmon");
        (scope || (name.len() >= ID / 4 && !part.contains(".service"))).then_some(name)
    })
}

impl Group {
    fn container(runtime: Option<usize>, machines: Machines, name: Option<String>) -> Self {
        let name = name.map(|name| name.chars().take(12).collect());
        Self {
            place: Place::Container,
            processes: Vec::new(),
            runtime,
            machines,
            pid1: None,
            name,
            rootless: Rootless::Entered,
        }
    }

    /// Which of the processes that the runtime started is PID 1: an init if there is one, else the first.
    fn choose_first(&mut self, block: &Block, roles: &[Role]) {
        let own: HashSet<usize> = self.processes.iter().copied().collect();
        let tops = self
            .processes
            .iter()
            .copied()
            .filter(|&place| block.processes[place].parent.is_none_or(|parent| !own.contains(&parent)));
        let tops: Vec<usize> = tops.collect();
        let init = tops.iter().copied().find(|&place| matches!(roles[place], Role::Init(_)));
        // Processes of one control group stand side by side: which was first is not said.
        let first = if self.name.is_some() && tops.len() > 1 { None } else { tops.first().copied() };
        self.pid1 = init.or(first);
        if self.name.is_some() {
            self.rootless = Rootless::ChildOfFirst;
        }
    }

    /// What no container owns.
    fn outer(block: &Block, roles: &[Role], processes: Vec<usize>, first: Option<usize>, alone: bool) -> Self {
        let place = pid1::place(block, roles, first, alone);
        let mut pid1 = first;
        // Where the ids are the container's own, PID 1 is that with id 1, and it is not listed.
        let numbered = block.processes.iter().any(|process| process.pid.is_some());
        let lost = numbered && !is_engine_top(block) && pid1::has_own_ids(block, roles);
        if pid1.is_none() && place == Place::Container && !lost {
            let tops: Vec<usize> =
                processes.iter().copied().filter(|&place| block.processes[place].parent.is_none()).collect();
            let init = tops.iter().copied().find(|&place| matches!(roles[place], Role::Init(_)));
            let root = tops
                .first()
                .copied()
                .filter(|_| tops.len() == 1 || block.parents == Parents::Column || tops.len() == processes.len());
            pid1 = init.or(root);
        }
        let name = match &block.asked {
            Asked::Inside { name } | Asked::Top { name } | Asked::Machine { name } => name.clone(),
            Asked::Unknown | Asked::Status => None,
        };
        let name = name.or_else(|| block.host.clone()).filter(|_| place != Place::Unknown);
        let rootless = match (block.parents, place) {
            (Parents::Column, Place::Container) => Rootless::Entered,
            _ => Rootless::ChildOfFirst,
        };
        let machines = match block.asked {
            Asked::Machine { .. } => Machines::Yes,
            _ => Machines::No,
        };
        Self { place, processes, runtime: None, machines, pid1, name, rootless }
    }
}

/// What was found out of a group. `places` has room for each process: at which place of its group it stands.
fn build<'l>(block: &'l Block, group: &Group, roles: &mut [Option<Role>], places: &mut [usize]) -> Found<'l> {
    let mut members: Vec<Member> = group
        .processes
        .iter()
        .map(|&process| Member {
            process,
            parent: None,
            role: roles[process].take().unwrap_or(Role::Tool),
            entry: if group.runtime == Some(process) { Entry::Runtime } else { Entry::Started },
        })
        .collect();
    for (member, &process) in group.processes.iter().enumerate() {
        places[process] = member;
    }
    // What is of another group, or of none, stands at no place of this one.
    let place_of = |process: usize| {
        let place = places.get(process).copied();
        place.filter(|&member| group.processes.get(member) == Some(&process))
    };
    let pid1 = group.pid1.and_then(place_of);
    let runtime = group.runtime.and_then(place_of);
    for (at, member) in members.iter_mut().enumerate() {
        let process = &block.processes[member.process];
        member.parent = process.parent.and_then(place_of);
        let is_top = member.parent.is_none() || member.parent == runtime;
        if Some(at) == pid1 || member.entry == Entry::Runtime || !is_top || pid1.is_none() {
            continue;
        }
        if matches!(member.role, Role::Pause) && member.parent == runtime {
            member.entry = Entry::Runtime;
        } else if is_entered(process, &member.role, group, block) {
            member.entry = Entry::Entered;
        } else if is_top {
            member.parent = pid1;
        }
    }
    spread_entry(&mut members, block);
    Found {
        block,
        place: group.place,
        name: group.name.clone(),
        members,
        pid1,
        kind: Pid1Kind::Unknown,
        intent: (group.machines == Machines::Yes).then_some(Intent::SystemContainer),
        family: None,
    }
}

/// Whether a process that nothing listed has started came in from outside.
fn is_entered(process: &Process, role: &Role, group: &Group, block: &Block) -> bool {
    let by_hand = matches!(role, Role::Shell | Role::Tool);
    match group.rootless {
        // The engine puts it below nothing (PPID 0), or below the runtime. A daemon whose parent has ended, and was not
        // listed, is PID 1's.
        Rootless::Entered if block.parents == Parents::Column => process.ppid != Some(1),
        // A drawing that has lost its blanks shows PID 1's children beside it.
        Rootless::Entered => by_hand,
        Rootless::ChildOfFirst => {
            group.place == Place::Container && by_hand && (process.tty.is_some() || is_lister(&process.command))
        }
    }
}

/// What an entered process has started has entered too.
fn spread_entry(members: &mut [Member], block: &Block) {
    let mut order: Vec<usize> = (0..members.len()).collect();
    order::by(&mut order, |&member| (block.processes[members[member].process].depth, 0));
    for member in order {
        if let Some(parent) = members[member].parent
            && members[parent].entry == Entry::Entered
        {
            members[member].entry = Entry::Entered;
        }
    }
}
