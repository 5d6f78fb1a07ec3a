//! Which program a process of a listing is, and what part it plays.

use crate::input::ps::Process;
use crate::knowledge::init::{self, Helper};
use crate::knowledge::processes::{self, Runtime};
use crate::knowledge::services::{self, Mode, Service, matches};
use crate::report::Pid1Kind;
use crate::text::base_name;

/// A command line, taken apart as far as a listing allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Program<'c> {
    /// The path or name of the program.
    pub path: &'c str,
    /// The last part of the path, without what listings put around it: `@dbus-daemon`, `-bash`, `[httpd]`, `nginx:`.
    pub name: &'c str,
    /// The rest of the command.
    pub arguments: &'c str,
    /// What is known beside the command: the kernel's own name for the process, `{systemd} /sbin/init`.
    pub kernel_name: Option<&'c str>,
    /// How the name was written.
    pub written: Written,
}

/// How a listing writes a program's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Written {
    /// As the command line that was started.
    Plain,
    /// As a title that the process gives itself: `nginx: worker process`.
    Title,
    /// In brackets: there is no command line. A kernel thread, or a process that has ended.
    Bracketed,
}

impl<'c> Program<'c> {
    /// Takes a command line apart.
    #[must_use]
    pub fn of(command: &'c str) -> Self {
        let mut rest = command.trim();
        let mut kernel_name = None;
        if let Some((name, after)) = rest.strip_prefix('{').and_then(|rest| rest.split_once("} ")) {
            kernel_name = Some(name);
            rest = after.trim_start();
        }
        if let Some((name, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            return Self { path: name, name, arguments: after.trim(), kernel_name, written: Written::Bracketed };
        }
        let rest = rest.trim_start_matches('"');
        let (word, arguments) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let word = word.trim_matches(['"', '\'']);
        let (word, written) = match word.strip_suffix(':') {
            Some(title) if !title.is_empty() => (title, Written::Title),
            _ => (word, Written::Plain),
        };
        // One binary for all of coreutils: the program is the one that it plays.
        if let Some((_, played)) =
            arguments.strip_prefix("--coreutils-prog-shebang=").and_then(|rest| rest.split_once(' '))
        {
            return Self::of(played);
        }
        let word = word.strip_prefix(['@', '-']).filter(|bare| !bare.is_empty()).unwrap_or(word);
        let name = word.trim_end_matches('/').rsplit('/').next().unwrap_or(word);
        Self { path: word, name, arguments: arguments.trim(), kernel_name, written }
    }

    /// The script that an interpreter or a shell runs: the first argument that is no option.
    #[must_use]
    pub fn script(&self) -> Option<&'c str> {
        let mut words = self.arguments.split_whitespace();
        let word = words.find(|word| !word.starts_with('-') || *word == "-c" || *word == "-m")?;
        (!matches!(word, "-c" | "-m") && !word.contains('=')).then_some(word)
    }

    /// Whether it is a shell.
    #[must_use]
    pub fn is_shell(&self) -> bool {
        processes::SHELLS.contains(&self.name) && self.written == Written::Plain
    }

    fn is_interpreter(&self) -> bool {
        processes::INTERPRETERS.iter().any(|pattern| matches(pattern, self.name))
    }
}

/// The part that a process plays.
#[derive(Clone, Debug)]
pub enum Role {
    /// A program made to be PID 1, by its name. A bare `init` is [`Role::Init`] with [`Pid1Kind::Unknown`].
    Init(Pid1Kind),
    /// One of an init's household.
    Helper(&'static Helper),
    /// A container runtime; its child is a container's PID 1.
    Runtime(&'static Runtime),
    /// Holds a pod's namespaces.
    Pause,
    /// A thread of the kernel.
    KernelThread,
    /// A shell, or a script that is not known to be a service's.
    Shell,
    /// Started by hand, or only waiting.
    Tool,
    /// Has ended, and was not yet reaped.
    Ended,
    /// A service.
    Service(Identity),
}

/// Which service a process belongs to.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The catalogue's identifier, or the program's own name.
    pub id: String,
    /// The name that people use.
    pub name: String,
    /// The catalogue's entry.
    pub known: Option<&'static Service>,
}

/// How many letters of a cut name are enough to tell it from others.
const SURE: usize = 4;

impl Role {
    /// The part that this process plays.
    #[must_use]
    pub fn of(process: &Process) -> Self {
        let program = Program::of(&process.command);
        if process.command.ends_with("<defunct>") || process.stat.as_deref().is_some_and(|stat| stat.starts_with('Z')) {
            return Self::Ended;
        }
        if let Some(runtime) = processes::runtime(program.name) {
            return Self::Runtime(runtime);
        }
        if program.written == Written::Bracketed {
            return match processes::is_kernel_thread(program.name) {
                true => Self::KernelThread,
                false => Self::named(&program, program.name),
            };
        }
        // A kernel thread in pstree or comm style has no brackets.
        if program.name == "kthreadd" {
            return Self::KernelThread;
        }
        if process.cut
            && program.arguments.is_empty()
            && let Some(role) = Self::cut(&program)
        {
            return role;
        }
        if let Some(name) = program.kernel_name
            && matches!(init::by_name(name), Some(Pid1Kind::Systemd))
        {
            return Self::Init(Pid1Kind::Systemd);
        }
        Self::named(&program, program.name)
    }

    /// A path that the right margin has cut: what its beginning can only belong to.
    fn cut(program: &Program<'_>) -> Option<Self> {
        let name = program.name;
        // A name that is known as it stands was not cut.
        if !matches!(Self::named(program, name), Self::Service(Identity { known: None, .. })) {
            return None;
        }
        if let Some(helper) = init::cut_helper(program.path) {
            return Some(Self::Helper(helper));
        }
        if name.len() < SURE || !program.path.starts_with('/') {
            return None;
        }
        let begins = |names: &[&str]| names.iter().any(|whole| whole.starts_with(name));
        let mut known = services::ALL
            .iter()
            .copied()
            .filter(|service| service.programs.iter().any(|one| one.otherwise != Mode::Returns && begins(one.names)));
        if let (Some(service), None) = (known.next(), known.next()) {
            return Some(Self::Service(Identity::known(service)));
        }
        init::HOUSEHOLD.iter().find(|helper| helper.arguments.is_empty() && begins(helper.names)).map(Self::Helper)
    }

    fn named(program: &Program<'_>, name: &str) -> Self {
        let arguments = program.arguments;
        if processes::TOOLS.contains(&name) {
            return if name == processes::PAUSE { Self::Pause } else { Self::Tool };
        }
        if let Some(helper) = init::helper(name, arguments) {
            return Self::Helper(helper);
        }
        if init::ENGINE_INITS.contains(&program.path) {
            return Self::Init(Pid1Kind::MiniInit);
        }
        // `/init` of an image is a script of its own; the machine's is in a directory of programs.
        if name == "init" && program.path != "/init" {
            return Self::Init(Pid1Kind::Unknown);
        }
        if let Some(kind) = init::by_name(name) {
            return Self::Init(kind);
        }
        if processes::SUPERVISION.iter().any(|pattern| matches(pattern, name)) {
            return Self::Tool;
        }
        if let Some((service, _)) = services::by_program(name) {
            return Self::Service(Identity::known(service));
        }
        if program.is_shell() || program.is_interpreter() {
            return Self::scripted(program, name);
        }
        // A program that is only called `master` is told by its directory.
        let telling = telling_name(program.path, name);
        match services::by_id(telling).filter(|_| telling != name) {
            Some(service) => Self::Service(Identity::known(service)),
            None => Self::Service(Identity::unknown(telling)),
        }
    }

    /// A shell's or an interpreter's script decides.
    fn scripted(program: &Program<'_>, name: &str) -> Self {
        let script = program.script().map(base_name).filter(|name| !name.is_empty());
        if let Some(script) = script {
            if let Some(kind) = init::by_name(script) {
                return Self::Init(kind);
            }
            if let Some(helper) = init::helper(script, "") {
                return Self::Helper(helper);
            }
            if let Some((service, _)) = services::by_program(script) {
                return Self::Service(Identity::known(service));
            }
        }
        match script {
            _ if program.is_shell() => Self::Shell,
            Some(script) => Self::Service(Identity::unknown(script)),
            None => Self::Service(Identity::unknown(name)),
        }
    }

    /// The service that the process belongs to.
    #[must_use]
    pub fn service(&self) -> Option<&Identity> {
        match self {
            Self::Service(identity) => Some(identity),
            _ => None,
        }
    }
}

impl Identity {
    fn known(service: &'static Service) -> Self {
        Self { id: service.id.to_owned(), name: service.name.to_owned(), known: Some(service) }
    }

    fn unknown(name: &str) -> Self {
        Self { id: name.to_owned(), name: name.to_owned(), known: None }
    }
}

/// A name that tells something: where the program's own does not, that of the directory it is in.
fn telling_name<'c>(path: &'c str, name: &'c str) -> &'c str {
    if !processes::BLAND_NAMES.contains(&name) {
        return name;
    }
    let mut parts = path.rsplit('/').skip(1);
    parts.find(|part| !processes::PROGRAM_DIRECTORIES.contains(part)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(command: &str) -> String {
        match Role::of(&Process { command: command.to_owned(), ..Process::default() }) {
            Role::Service(identity) => identity.id,
            Role::Helper(helper) => format!("helper {}", helper.id),
            Role::Init(kind) => format!("init {kind:?}"),
            other => format!("{other:?}").chars().take_while(|char| char.is_alphabetic()).collect(),
        }
    }

    #[test]
    fn what_commands_are() {
        for (command, wanted) in [
            ("/sbin/init", "init Unknown"),
            ("{systemd} /sbin/init", "init Systemd"),
            ("/usr/lib/systemd/systemd --switched-root --system --deserialize 21", "init Systemd"),
            ("/lib/systemd/systemd --user", "helper systemd-user"),
            ("(sd-pam)", "helper sd-pam"),
            ("@dbus-daemon --system --address=systemd: --nofork", "helper dbus"),
            ("/usr/bin/python3 /usr/bin/networkd-dispatcher --run-startup-triggers", "helper network"),
            ("/usr/bin/python /usr/bin/supervisord -n", "init Supervisor"),
            ("/sbin/docker-init -- /app", "init MiniInit"),
            ("tini -- ps aux", "init MiniInit"),
            ("[kworker/0:1H]", "KernelThread"),
            ("[lxc monitor] /var/lib/lxc c", "Runtime"),
            ("[myapp] <defunct>", "Ended"),
            ("-bash", "Shell"),
            ("/bin/sh -c top -b", "Shell"),
            ("{run.sh} /bin/sh /run.sh", "Shell"),
            ("lfd - sleeping", "lfd"),
            ("myd: worker process", "myd"),
            ("\"myd: worker process\" \"\" \"\"", "myd"),
            ("/usr/bin/python3 /opt/app/main.py --port 80", "main.py"),
            ("grep --color=auto x", "Tool"),
            ("/pause", "Pause"),
            ("s6-supervise nginx", "Tool"),
            ("/usr/libexec/mymta/master -w", "mymta"),
            ("/opt/server", "server"),
        ] {
            assert_eq!(role(command), wanted, "{command}");
        }
    }
}
