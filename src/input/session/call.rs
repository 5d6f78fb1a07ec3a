//! Calls of an engine's client: its options as the client itself reads them, and as they were meant.

use super::damage::{Damage, DamageKind};
use crate::input::dockerfile::Argument;
use crate::input::shell::Word;
use crate::knowledge::engine::{self, Takes};
use crate::text::Span;

/// The client that is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// `docker`.
    Docker,
    /// `podman`.
    Podman,
    /// `nerdctl`.
    Nerdctl,
}

impl Engine {
    /// The engine by the name of its client's program, whatever its case.
    #[must_use]
    pub fn of_program(path: &str) -> Option<Self> {
        let file = path.rsplit(['/', '\\']).next().unwrap_or(path).to_ascii_lowercase();
        let program = file.strip_suffix(".exe").unwrap_or(&file);
        match program.strip_suffix("-compose").unwrap_or(program) {
            "docker" => Some(Self::Docker),
            "podman" => Some(Self::Podman),
            "nerdctl" => Some(Self::Nerdctl),
            _ => None,
        }
    }

    /// The name of its client.
    #[must_use]
    pub const fn program(self) -> &'static str {
        match self {
            Self::Docker => "docker",
            Self::Podman => "podman",
            Self::Nerdctl => "nerdctl",
        }
    }
}

/// What the client is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verb {
    /// A container is made and started.
    Run,
    /// A container is made.
    Create,
    /// A program is started in a container that runs.
    Exec,
    /// A container of a compose file's service is made: its image stands there.
    RunService,
    /// A container that was made is started (or started again).
    Start,
    /// The terminal is connected to a container's first process.
    Attach,
    /// A container becomes an image.
    Commit,
    /// An image is built.
    Build,
    /// Anything else.
    Other,
}

/// An option with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Its long name, as the reference has it; empty for an option that no reference has.
    pub name: &'static str,
    /// Its value: `true` or `false` for one that needs none.
    pub value: String,
    /// From its dashes to the end of its value; in a cluster of letters the letter alone.
    pub span: Span,
    /// Whether it is a letter in a cluster of several: `-t` of `-dit`.
    pub clustered: bool,
}

/// One call of an engine's client.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The client.
    pub engine: Engine,
    /// What it is asked.
    pub verb: Verb,
    /// From the client's name to the last word.
    pub span: Span,
    /// The options before the image or container.
    pub options: Vec<Given>,
    /// The image of `run` and `create`, the container of `exec`, `start`, `attach` and `commit`, a compose file's service.
    pub target: Option<Argument>,
    /// What stands behind it: the command.
    pub command: Vec<Argument>,
    /// What was damaged on its way here, and was read as it was meant.
    pub damage: Vec<Damage>,
    /// Whether `compose` is asked: its containers are services of a file that is not seen here.
    pub of_compose: bool,
}

impl Call {
    /// The values of an option, in order.
    pub fn values<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'c Given> {
        self.options.iter().filter(move |given| given.name == name)
    }

    /// The last value of an option: the one that counts where it can be given once.
    #[must_use]
    pub fn last(&self, name: &str) -> Option<&Given> {
        self.options.iter().rev().find(|given| given.name == name)
    }

    /// Whether an option without a value is on.
    #[must_use]
    pub fn is_on(&self, name: &str) -> bool {
        self.last(name).is_some_and(|given| given.value == "true")
    }

    /// How the client is called for what concerns the same containers: `docker`, `docker compose`.
    #[must_use]
    pub fn client(&self) -> String {
        let program = self.engine.program();
        if self.of_compose { format!("{program} compose") } else { program.to_owned() }
    }

    /// Whether it makes a container.
    #[must_use]
    pub fn makes_container(&self) -> bool {
        matches!(self.verb, Verb::Run | Verb::Create)
    }

    /// Whether a person sits in front of what it starts.
    #[must_use]
    pub fn is_interactive(&self) -> bool {
        let shown = !self.is_on("detach") || self.verb == Verb::Exec;
        shown && (self.is_on("interactive") || self.is_on("tty") || self.of_compose)
    }

    /// Reads the words of a call, the client's name first; none where they are no call that says anything.
    pub(super) fn read(engine: Engine, words: &[Word], text: &str) -> Option<Self> {
        let mut at = 1;
        let mut verb = None;
        let mut of_compose = words.first()?.value.trim_end_matches(".exe").ends_with("-compose");
        while let Some(word) = words.get(at) {
            at += 1;
            if word.value.starts_with('-') {
                let of_client = if of_compose { engine::COMPOSE_WITH_VALUE } else { engine::GLOBAL_WITH_VALUE };
                at += usize::from(of_client.contains(&word.value.as_str()));
                continue;
            }
            if word.value == "compose" {
                of_compose = true;
                continue;
            }
            if matches!(word.value.as_str(), "container" | "image" | "buildx") {
                continue;
            }
            verb = Some(match word.value.as_str() {
                "run" if of_compose => Verb::RunService,
                // `up`, `build` and the rest are about what the file says.
                "create" | "commit" | "build" | "start" | "restart" if of_compose => Verb::Other,
                "run" => Verb::Run,
                "create" => Verb::Create,
                "exec" => Verb::Exec,
                "start" | "restart" => Verb::Start,
                "attach" => Verb::Attach,
                "commit" => Verb::Commit,
                "build" => Verb::Build,
                _ => Verb::Other,
            });
            break;
        }
        let verb = verb?;
        let name = words.first()?;
        let valued: &[&str] = if verb == Verb::RunService { engine::RUN_SERVICE_WITH_VALUE } else { &[] };
        let mut reader = Reader { words, at, text, valued, options: Vec::new(), damage: Vec::new(), target: None };
        if name.value.bytes().any(|byte| byte.is_ascii_uppercase()) {
            let repaired = name.value.to_ascii_lowercase();
            reader.damage.push(Damage { span: name.span, kind: DamageKind::Capital, repaired });
        }
        match verb {
            Verb::Run | Verb::Create => {
                reader.options_of_run();
                reader.image()?;
            }
            Verb::Build | Verb::Other => {}
            _ => reader.options_of_exec(),
        }
        let mut command: Vec<Argument> = words[reader.at.min(words.len())..]
            .iter()
            .map(|word| Argument { value: word.value.clone(), span: word.span })
            .collect();
        // What goes on in another script is prose, and so is what an arrow points at.
        let prose = |word: &Argument| word.value.starts_with(|c: char| !c.is_ascii()) || word.value.starts_with("<-");
        if let Some(end) = command.iter().position(prose) {
            command.truncate(end);
        }
        let last = command.last().map(|word| word.span).or(reader.target.as_ref().map(|target| target.span));
        let last = last.or(words.last().map(|word| word.span)).unwrap_or(name.span);
        Some(Self {
            engine,
            verb,
            span: name.span.join(last),
            options: reader.options,
            target: reader.target,
            command,
            damage: reader.damage,
            of_compose,
        })
    }
}

struct Reader<'w> {
    words: &'w [Word],
    at: usize,
    text: &'w str,
    /// Options that take a value beside those of `exec`.
    valued: &'static [&'static str],
    options: Vec<Given>,
    damage: Vec<Damage>,
    target: Option<Argument>,
}

impl Reader<'_> {
    fn options_of_run(&mut self) {
        while let Some(word) = self.words.get(self.at) {
            let value = word.value.as_str();
            if value == "--" {
                self.at += 1;
                return;
            }
            if let Some(long) = value.strip_prefix("--") {
                self.at += 1;
                self.long(long, word.span);
            } else if value.len() > 1 && value.starts_with('-') {
                self.at += 1;
                self.letters(&value[1..], word);
            } else {
                return;
            }
        }
    }

    /// `--name`, `--name=value`, `--name value`.
    fn long(&mut self, written: &str, span: Span) {
        let (name, value) = match written.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (written, None),
        };
        let known = engine::option(name).or_else(|| {
            let meant = engine::nearest(name)?;
            let dashes = span.start + 2;
            let place = Span::new(dashes, (dashes + name.len()).min(span.end));
            // Quotes or a continued line in the middle of a name: what would be replaced is not the name.
            if self.text.get(place.start..place.end) != Some(name) {
                return None;
            }
            self.damage.push(Damage { span: place, kind: DamageKind::Misspelt, repaired: meant.to_owned() });
            engine::option(meant)
        });
        let Some((name, takes)) = known else {
            self.push("", value.unwrap_or_default().to_owned(), span);
            return;
        };
        match (takes, value) {
            (_, Some(value)) => {
                let value = if takes == Takes::Nothing { truth(value) } else { value.to_owned() };
                self.push(name, value, span);
            }
            (Takes::Nothing, None) => {
                let spaced = self
                    .words
                    .get(self.at)
                    .filter(|next| matches!(next.value.as_str(), "true" | "false") && self.words.len() > self.at + 1);
                match spaced {
                    Some(next) => {
                        let gap = Span::new(span.end, next.span.start);
                        self.at += 1;
                        self.damage.push(Damage { span: gap, kind: DamageKind::SpacedValue, repaired: "=".to_owned() });
                        self.push(name, truth(&next.value), span.join(next.span));
                    }
                    None => self.push(name, "true".to_owned(), span),
                }
            }
            (Takes::Value, None) => self.next_value(name, span),
        }
    }

    /// The next word is the value.
    fn next_value(&mut self, name: &'static str, span: Span) {
        let Some(next) = self.words.get(self.at) else {
            self.push(name, String::new(), span);
            return;
        };
        self.at += 1;
        self.push(name, next.value.clone(), span.join(next.span));
    }

    /// `-it`, `-p80:80`, `-p 80:80`, `-e=A=b`; and `-name`, which is none.
    fn letters(&mut self, cluster: &str, word: &Word) {
        let name = cluster.split('=').next().unwrap_or(cluster);
        if name.len() >= 3 && engine::option(name).is_some() {
            let dash = Span::new(word.span.start, word.span.start + 1);
            self.damage.push(Damage { span: dash, kind: DamageKind::OneHyphen, repaired: "--".to_owned() });
            self.long(cluster, word.span);
            return;
        }
        let place = |at: usize, length: usize| {
            let start = word.span.start + 1 + at;
            Span::new(start.min(word.span.end), (start + length).min(word.span.end))
        };
        for (at, letter) in cluster.char_indices() {
            match engine::letter(letter) {
                Some((name, Takes::Nothing)) => {
                    let clustered = cluster.len() > 1;
                    let span = if clustered { place(at, 1) } else { word.span };
                    self.options.push(Given { name, value: "true".to_owned(), span, clustered });
                }
                Some((name, Takes::Value)) => {
                    let rest = &cluster[at + letter.len_utf8()..];
                    let span = if at == 0 { word.span } else { place(at, cluster.len() - at) };
                    if rest.is_empty() {
                        self.next_value(name, span);
                    } else {
                        let value = rest.strip_prefix('=').unwrap_or(rest).to_owned();
                        self.push(name, value, span);
                    }
                    if at > 0
                        && let Some(last) = self.options.last_mut()
                    {
                        last.clustered = true;
                    }
                    return;
                }
                None => {
                    self.push("", cluster[at..].to_owned(), place(at, cluster.len() - at));
                    return;
                }
            }
        }
    }

    fn push(&mut self, name: &'static str, value: String, span: Span) {
        self.options.push(Given { name, value, span, clustered: false });
    }

    /// The image; none where the next word cannot name one.
    fn image(&mut self) -> Option<()> {
        let word = self.words.get(self.at)?;
        self.at += 1;
        let (mut value, mut span) = (word.value.clone(), word.span);
        let glued = value.find("--").filter(|&at| at > 0).filter(|&at| {
            let name = value[at + 2..].split('=').next().unwrap_or_default();
            engine::option(name).is_some() && span.of(self.text) == value && !value.contains(['$', '(', '`'])
        });
        if let Some(at) = glued {
            let here = span.start + at;
            let option = value.split_off(at);
            let whole = Span::new(here, span.end);
            span = Span::new(span.start, here);
            self.damage.push(Damage { span: Span::new(here, here), kind: DamageKind::Glued, repaired: " ".to_owned() });
            self.long(option.trim_start_matches('-'), whole);
        }
        let begins = value.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '$' | '<' | '{' | '%'));
        let fits = |c: char| c.is_ascii_alphanumeric() || "._/:@-+${}<>(),".contains(c);
        let dots = value.trim_matches('.').is_empty();
        if !begins || dots || !(value.chars().all(fits) || value.starts_with(['$', '<']) || is_of_cmd(&value)) {
            return None;
        }
        // A full stop ends a sentence, not a name.
        let stop = value.len() - value.trim_end_matches(['.', ',']).len();
        value.truncate(value.len() - stop);
        span.end = span.end.saturating_sub(stop).max(span.start);
        self.target = Some(Argument { value, span });
        Some(())
    }

    fn takes_value(&self, name: &str) -> bool {
        engine::exec_takes_value(name) || self.valued.contains(&name)
    }

    /// Options and container of `exec`, `start`, `attach`, `commit`.
    fn options_of_exec(&mut self) {
        while let Some(word) = self.words.get(self.at) {
            let value = word.value.as_str();
            if let Some(long) = value.strip_prefix("--") {
                self.at += 1;
                let (name, attached) = long.split_once('=').map_or((long, false), |(name, _)| (name, true));
                let known = engine::option(name).map_or("", |(name, _)| name);
                if self.takes_value(name) && !attached {
                    self.next_value(known, word.span);
                } else {
                    self.push(known, "true".to_owned(), word.span);
                }
            } else if value.len() > 1 && value.starts_with('-') {
                self.at += 1;
                for letter in value[1..].chars() {
                    let known = engine::letter(letter).map_or("", |(name, _)| name);
                    if self.takes_value(known) {
                        self.next_value(known, word.span);
                        break;
                    }
                    self.push(known, "true".to_owned(), word.span);
                }
            } else {
                self.at += 1;
                self.target = Some(Argument { value: value.to_owned(), span: word.span });
                return;
            }
        }
    }
}

/// Whether a value begins with a variable of cmd.exe: `%IMAGE%:latest`.
fn is_of_cmd(value: &str) -> bool {
    value.strip_prefix('%').and_then(|rest| rest.split_once('%')).is_some_and(|(name, behind)| {
        !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            && behind.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._/:@-%".contains(&byte))
    })
}

/// What a value makes of an option that is on or off, as the clients read it.
fn truth(value: &str) -> String {
    let off = matches!(value.to_ascii_lowercase().as_str(), "false" | "0" | "f");
    if off { "false" } else { "true" }.to_owned()
}
