//! What a stage does to its image, as far as it tells what the image is for: packages, units, copies, ports.

use crate::boot::manager::{self, By, Request, Verb};
use crate::input::dockerfile::{Content, Dockerfile, Keyword, Pair};
use crate::input::shell::{self, Reach, Script};
use crate::knowledge::{packages, programs, services};
use crate::plan::brought;
use crate::plan::written::Files;
use crate::subject::StageSubject;
use crate::text::{Span, base_name};
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// The shell text of one RUN, read once.
#[derive(Debug)]
pub struct RunScript {
    /// Its instruction.
    pub instruction: usize,
    /// Its commands; spans are of the instruction's joined text.
    pub script: Rc<Script>,
    /// Whether it is ONBUILD's: run when a child image is built.
    pub onbuild: bool,
}

/// One simple command of a RUN.
#[derive(Clone, Debug)]
pub struct RunCommand {
    /// Its RUN.
    pub instruction: usize,
    /// Its name and arguments, wrappers such as `sudo` taken off.
    pub words: Vec<String>,
    /// Where it stands in the user's text.
    pub span: Span,
    /// Its place in the joined text of the RUN, by which it is removed; none inside `sh -c "…"`.
    pub at: Option<Span>,
    /// How it is reached.
    pub reach: Reach,
    /// Whether it is ONBUILD's.
    pub onbuild: bool,
    /// Whether the build goes on when it fails: a `;`, `|` or `||` follows.
    pub tolerated: bool,
    /// What it asks of a service manager.
    pub request: Option<Request>,
}

impl RunCommand {
    /// Whether it starts the system's message bus: by its daemon, or by an init script.
    #[must_use]
    pub fn starts_bus(&self) -> bool {
        match (&self.request, self.words.split_first()) {
            (Some(request), _) => {
                request.by == By::InitScript
                    && request.verb == Verb::Start
                    && request.units.iter().any(|unit| packages::is_bus_unit(unit))
            }
            (None, Some((program, args))) => {
                packages::starts_system_bus(program, &args.iter().map(String::as_str).collect::<Vec<_>>())
            }
            (None, None) => false,
        }
    }
}

/// What speaks for a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    /// The unit, package or port as it is written.
    pub name: String,
    /// Where.
    pub span: Span,
}

/// Something that is copied into the image.
#[derive(Clone, Debug, PartialEq)]
pub struct Copied {
    /// The last part of its name, where it comes from.
    pub source: String,
    /// Where to, from the root.
    pub target: String,
    /// What, as it is written.
    pub span: Span,
}

/// Everything gathered from a stage and those it is built on.
#[derive(Debug, Default)]
pub struct Evidence {
    /// The RUN scripts.
    pub scripts: Vec<RunScript>,
    /// Every command of them, in order.
    pub commands: Vec<RunCommand>,
    /// Which of them stand in which RUN, in the order of these.
    by_run: Vec<(usize, Range<usize>)>,
    /// What was found out of RUNs so far.
    uses: RefCell<HashMap<usize, Uses>>,
    /// Which preparations were asked for so far, and whether they are done.
    done: RefCell<HashMap<String, bool>>,
    /// Units enabled for boot, by whatever means.
    pub enabled: Vec<Hint>,
    /// Packages installed.
    pub installed: Vec<Hint>,
    /// Ports exposed.
    pub exposed: Vec<Hint>,
    /// Unit files copied in: `ambari-server` for `ambari-server.service`.
    pub units_copied: Vec<Hint>,
    /// What is copied in, units apart.
    pub copied: Vec<Copied>,
    /// `systemctl` replaced by a script (systemctl.py), and where.
    pub systemctl_replaced: Option<Span>,
    /// Environment variables with their places, of this stage's own instructions.
    pub env: Vec<(usize, Pair)>,
    /// All the RUN text, for what configuration it writes.
    pub run_text: String,
    /// Paths that COPY and ADD write to.
    pub copy_targets: Vec<String>,
    /// ARGs with their defaults.
    pub arguments: Vec<(String, String)>,
    /// Directories that WORKDIR and VOLUME make.
    pub directories: Vec<String>,
    /// The files that the text itself writes.
    pub written: Files,
    /// Where relative paths begin, as of the last instruction read.
    workdir: Workdir,
}

/// Who starts services in a RUN, and who needs them.
#[derive(Clone, Copy, Debug, Default)]
struct Uses {
    /// Where the last command begins that may need a service.
    last_user: Option<usize>,
    /// Where the first start by an init script ends.
    first_start: Option<usize>,
}

/// WORKDIR, as the instructions so far have set it.
#[derive(Debug, Default)]
struct Workdir(String);

impl Workdir {
    /// A path from the root.
    fn resolve(&self, path: &str) -> String {
        let path = path.trim_start_matches("./");
        match path {
            "" | "." => format!("{}/", self.0),
            absolute if absolute.starts_with('/') => absolute.to_owned(),
            relative => format!("{}/{relative}", self.0),
        }
    }

    /// What a further WORKDIR makes of it. Bounded: each WORKDIR may be relative to the one before.
    fn enter(&mut self, path: &str) {
        const LONGEST: usize = 4096;
        let entered = self.resolve(path);
        if entered.len() <= LONGEST {
            self.0 = entered.trim_end_matches('/').to_owned();
        }
    }
}

impl Evidence {
    /// Reads what a stage does.
    #[must_use]
    pub fn gather(file: &Dockerfile, subject: &StageSubject<'_>) -> Self {
        let mut evidence = Self::default();
        for (index, instruction) in subject.instructions(file) {
            if let (Keyword::Workdir, Content::Words(words)) = (instruction.keyword, &instruction.content)
                && let Some(path) = words.first()
            {
                evidence.workdir.enter(&path.value);
            }
            let first = evidence.commands.len();
            evidence.read(file, index, &instruction.content, false);
            evidence.by_run.push((index, first..evidence.commands.len()));
            if let (Keyword::Workdir | Keyword::Volume, Content::Words(words)) =
                (instruction.keyword, &instruction.content)
            {
                evidence.directories.extend(words.iter().map(|word| word.value.clone()));
            }
            if instruction.keyword == Keyword::Env
                && let Content::Env(pairs) = &instruction.content
            {
                evidence.env.extend(pairs.iter().map(|pair| (index, pair.clone())));
            }
        }
        let hint =
            |argument: &&crate::input::dockerfile::Argument| Hint { name: argument.value.clone(), span: argument.span };
        evidence.written = Files::of_stage(file, subject, &evidence.scripts);
        evidence.exposed = subject.exposed.iter().map(hint).collect();
        brought::add(&mut evidence, subject);
        evidence
    }

    fn read(&mut self, file: &Dockerfile, index: usize, content: &Content, onbuild: bool) {
        match content {
            Content::RunShell { script: flat, foreign: false } => {
                self.run_text.push_str(&flat.text);
                self.run_text.push('\n');
                let script = file.script(index, flat);
                // Guarded by the usual test for a running systemd: it does nothing in a build, on purpose.
                let guarded = flat.text.contains("/run/systemd/system");
                let first = self.commands.len();
                for found in script.commands() {
                    self.command(
                        index,
                        found.words,
                        found.reach,
                        Some(found.command.span),
                        &|span| flat.span(span),
                        onbuild,
                    );
                }
                for command in &mut self.commands[first..] {
                    command.tolerated = command.at.is_some_and(|at| is_tolerated(&flat.text[at.end..]));
                    if guarded {
                        command.request = None;
                    }
                }
                self.scripts.push(RunScript { instruction: index, script, onbuild });
                for place in first..self.commands.len() {
                    self.weigh(place);
                }
            }
            Content::RunExec(words) => {
                let first = self.commands.len();
                let span =
                    words.iter().fold(words.first().map_or(Span::default(), |w| w.span), |all, w| all.join(w.span));
                let words: Vec<String> = words.iter().map(|word| word.value.clone()).collect();
                self.run_text.push_str(&words.join(" "));
                self.run_text.push('\n');
                self.push(index, words, Reach::Always, span, None, onbuild);
                for place in first..self.commands.len() {
                    self.weigh(place);
                }
            }
            Content::Copy { sources, target, .. } => {
                self.copy_targets.push(target.value.clone());
                for source in sources {
                    self.copied(&source.value, &target.value, source.span);
                }
            }
            Content::Arg(pairs) => {
                self.arguments.extend(pairs.iter().filter_map(|(name, value)| Some((name.clone(), value.clone()?))));
            }
            Content::Onbuild(inner) => self.read(file, index, &inner.content, true),
            _ => {}
        }
    }

    fn command(
        &mut self,
        instruction: usize,
        words: &[shell::Word],
        reach: Reach,
        at: Option<Span>,
        place: &dyn Fn(Span) -> Span,
        onbuild: bool,
    ) {
        let Some(span) = words.first().map(|first| words.iter().fold(first.span, |all, word| all.join(word.span)))
        else {
            return;
        };
        if let Some(word) = shell::nested_script(words) {
            for found in shell::parse_word_as_script(word).commands() {
                self.command(instruction, found.words, found.reach, None, place, onbuild);
            }
            return;
        }
        let start = shell::unwrap(words).index;
        let values = words[start.min(words.len())..].iter().map(|word| word.value.clone()).collect();
        self.push(instruction, values, reach, place(span), at, onbuild);
    }

    fn push(
        &mut self,
        instruction: usize,
        words: Vec<String>,
        reach: Reach,
        span: Span,
        at: Option<Span>,
        onbuild: bool,
    ) {
        let request = manager::request(&words.iter().map(String::as_str).collect::<Vec<_>>());
        self.commands.push(RunCommand { instruction, words, span, at, reach, onbuild, tolerated: false, request });
    }

    /// Reads one command for what it says about the image's purpose.
    fn weigh(&mut self, place: usize) {
        let command = &self.commands[place];
        let span = command.span;
        if let Some(request) = &command.request {
            // `systemctl start` in a build is a wish, if a vain one; a supervised `service x start` alone is not: it may
            // only initialise data.
            let wished = matches!(
                (request.by, request.verb),
                (_, Verb::Enable | Verb::EnableNow) | (By::Systemctl, Verb::Start)
            );
            if wished {
                let hints: Vec<Hint> = request.units.iter().map(|unit| Hint { name: unit.clone(), span }).collect();
                self.enabled.extend(hints);
            }
            return;
        }
        let words: Vec<&str> = command.words.iter().map(String::as_str).collect();
        let packages = installed_packages(&words);
        let replaces = matches!(words.first(), Some(&("cp" | "ln" | "mv" | "curl" | "wget" | "install")))
            && words.iter().any(|word| is_systemctl_path(word))
            && words.iter().any(|word| word.contains("systemctl") && word.contains(".py"));
        let hints: Vec<Hint> = packages.into_iter().map(|name| Hint { name, span }).collect();
        self.installed.extend(hints);
        if replaces {
            self.systemctl_replaced = self.systemctl_replaced.or(Some(span));
        }
    }

    fn copied(&mut self, source: &str, target: &str, span: Span) {
        let name = base_name(source);
        if is_systemctl_path(target) || (name.starts_with("systemctl") && name.contains(".py")) {
            self.systemctl_replaced = self.systemctl_replaced.or(Some(span));
            return;
        }
        let unit = target
            .rsplit('/')
            .next()
            .and_then(|file| file.strip_suffix(".service"))
            .or_else(|| name.strip_suffix(".service"));
        if let Some(unit) = unit {
            self.units_copied.push(Hint { name: unit.to_owned(), span });
        } else {
            self.copied.push(Copied { source: name.to_owned(), target: self.workdir.resolve(target), span });
        }
    }

    /// Whether the text itself brings the unit or init script of that name: then it need not be what the catalogue knows by it.
    #[must_use]
    pub fn brings_unit(&self, unit: &str) -> bool {
        let of_script = |target: &str| {
            ["/etc/init.d/", "/etc/rc.d/init.d/"].iter().any(|place| target.strip_prefix(place) == Some(unit))
        };
        self.written.unit(unit).is_some()
            || self.units_copied.iter().any(|hint| hint.name == unit)
            || self.copied.iter().any(|copied| of_script(&copied.target))
    }

    /// Whether a file of the author's own is put in the place of this program: a script by the name of an init, say.
    #[must_use]
    pub fn replaces_program(&self, program: &str) -> bool {
        self.copied.iter().any(|copied| {
            copied.target == program && programs::role(&copied.source).is_none() && !copied.source.contains("systemd")
        })
    }

    /// Whether something that is installed or called here talks over the system's message bus.
    #[must_use]
    pub fn needs_bus(&self) -> bool {
        let name = |word: &str| packages::needs_bus(base_name(word));
        self.installed.iter().any(|hint| name(&hint.name))
            || self.commands.iter().any(|command| command.words.first().is_some_and(|program| name(program)))
    }

    /// The commands of one RUN.
    #[must_use]
    pub fn of_run(&self, instruction: usize) -> &[RunCommand] {
        // A stage is built on earlier ones: the instructions ascend.
        let place = self.by_run.binary_search_by_key(&instruction, |(of, _)| *of).ok();
        let range = place.and_then(|place| self.by_run.get(place)).map(|(_, range)| range.clone());
        range.and_then(|range| self.commands.get(range)).unwrap_or_default()
    }

    /// Whether a preparation is done by the text already: its directory is made there.
    #[must_use]
    pub fn has_done(&self, preparation: &str) -> bool {
        // There are few, asked of every start.
        if let Some(&done) = self.done.borrow().get(preparation) {
            return done;
        }
        let done = self.does(preparation);
        self.done.borrow_mut().insert(preparation.to_owned(), done);
        done
    }

    fn does(&self, preparation: &str) -> bool {
        let is_path = |word: &&str| word.starts_with('/') && !word.contains('*');
        match preparation.split_whitespace().rfind(is_path) {
            Some(path) if preparation.starts_with("mkdir") || preparation.starts_with("install") => self.makes(path),
            _ => self.run_text.contains(preparation),
        }
    }

    /// The commands of several RUNs that follow each other.
    #[must_use]
    pub fn of_runs(&self, instructions: Range<usize>) -> &[RunCommand] {
        let from = self.commands.partition_point(|command| command.instruction < instructions.start);
        let to = self.commands.partition_point(|command| command.instruction < instructions.end);
        self.commands.get(from..to).unwrap_or_default()
    }

    /// Whether something later in the same RUN needs the service that a command starts.
    #[must_use]
    pub fn is_used(&self, command: &RunCommand) -> bool {
        let uses = self.uses(command.instruction);
        uses.last_user.is_some_and(|start| start > command.span.end)
    }

    /// Whether a RUN starts services by their init scripts, and nothing later in it needs one of them.
    #[must_use]
    pub fn starts_nothing_used(&self, instruction: usize) -> bool {
        let uses = self.uses(instruction);
        uses.first_start.is_some_and(|end| uses.last_user.is_none_or(|start| start <= end))
    }

    /// Found once for each RUN: asked of each of its commands it would be found over and over.
    fn uses(&self, instruction: usize) -> Uses {
        if let Some(&known) = self.uses.borrow().get(&instruction) {
            return known;
        }
        let mut uses = Uses::default();
        for command in self.of_run(instruction) {
            match (&command.request, command.words.split_first()) {
                (Some(request), _) if request.by == By::InitScript && request.verb == Verb::Start => {
                    uses.first_start = Some(uses.first_start.map_or(command.span.end, |end| end.min(command.span.end)));
                }
                (None, Some((program, args))) => {
                    let later = uses.last_user.is_none_or(|start| start < command.span.start);
                    let args: Vec<&str> = args.iter().map(String::as_str).collect();
                    if later && !programs::needs_no_service(program, &args) {
                        uses.last_user = Some(command.span.start);
                    }
                }
                _ => {}
            }
        }
        self.uses.borrow_mut().insert(instruction, uses);
        uses
    }

    /// Whether any RUN makes this directory or file.
    #[must_use]
    pub fn makes(&self, path: &str) -> bool {
        let with_var = format!("/var{path}");
        self.commands.iter().any(|command| {
            matches!(command.words.first().map(String::as_str), Some("mkdir" | "install"))
                && command.words.iter().any(|word| {
                    let word = word.trim_end_matches('/');
                    word == path || word == with_var
                })
        })
    }
}

/// Whether a shell goes on with what follows a command although the command failed: of a pipeline only the last one counts.
fn is_tolerated(rest: &str) -> bool {
    let rest = rest.trim_start();
    let behind = rest.strip_prefix(')').map_or(rest, str::trim_start);
    behind.starts_with(['|', ';'])
}

fn is_systemctl_path(path: &str) -> bool {
    matches!(path, "/usr/bin/systemctl" | "/bin/systemctl" | "/usr/local/bin/systemctl" | "/sbin/systemctl")
}

/// The packages that a command installs, without versions and architectures.
fn installed_packages(words: &[&str]) -> Vec<String> {
    package_words(words).into_iter().map(|at| package_name(words[at])).filter(|name| !name.is_empty()).collect()
}

/// Options of package managers whose value is the next word.
const WITH_VALUE: &[&str] =
    &["-t", "--target-release", "--default-release", "-o", "--option", "--virtual", "--repo", "-X"];

/// Which words of a command name the packages that it installs.
#[must_use]
pub fn package_words(words: &[&str]) -> Vec<usize> {
    let Some((&program, args)) = words.split_first() else { return Vec::new() };
    if programs::package_manager(program).is_none() {
        return Vec::new();
    }
    let verb = args.iter().position(|arg| {
        matches!(*arg, "install" | "add" | "in" | "localinstall" | "groupinstall" | "reinstall")
            || arg.starts_with("-S")
            || *arg == "-i"
    });
    let Some(verb) = verb else { return Vec::new() };
    let is_value = |at: usize| WITH_VALUE.contains(&words[at - 1]);
    (verb + 2..words.len()).filter(|&at| !words[at].starts_with('-') && !is_value(at)).collect()
}

/// The name of a package without its version, architecture and path.
#[must_use]
pub fn package_name(word: &str) -> String {
    let name = word.split(['=', ':', '<', '>', '~']).next().unwrap_or(word);
    name.rsplit_once('/').map_or(name, |(_, file)| file).to_owned()
}

/// The catalogue's service that a hint's unit names, or the same unit with its versions and instances.
#[must_use]
pub fn service_of_unit(unit: &str) -> Option<&'static services::Service> {
    services::by_unit(unit).or_else(|| unit.split_once('@').and_then(|(name, _)| services::by_unit(name)))
}

#[cfg(test)]
mod tests {
    use super::installed_packages;

    #[test]
    fn packages_of_each_manager() {
        for (line, wanted) in [
            ("apt-get install -y --no-install-recommends nginx=1.2 curl:amd64", vec!["nginx", "curl"]),
            ("apt-get -y install mysql-server", vec!["mysql-server"]),
            ("yum install -y httpd php", vec!["httpd", "php"]),
            ("apk add --no-cache openrc", vec!["openrc"]),
            ("zypper -n install redis", vec!["redis"]),
            ("pacman -Syu --noconfirm nginx", vec!["nginx"]),
            ("apt-get update", vec![]),
            ("pip install nginx", vec![]),
        ] {
            assert_eq!(installed_packages(&line.split(' ').collect::<Vec<_>>()), wanted, "{line}");
        }
    }
}
