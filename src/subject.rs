//! What in a Dockerfile is started: each stage, with the configuration that its image would have.
//!
//! A stage inherits from the stage or image it is built on. Docker's own rule (BuildKit, `dispatchEntrypoint`): an ENTRYPOINT
//! drops a CMD that is not of the same stage.

use crate::input::dockerfile::{Argument, Base, Content, Dockerfile, Flat, Instruction, Keyword, Stage, StartForm};
use crate::knowledge::images::{self, Configuration, Image, Start};
use crate::knowledge::platform::{Family, Platform, Shell};
use crate::knowledge::programs::{self, Role};
use crate::text::{Span, base_name};

/// How many stages a stage is followed back through, itself included: so that a chain of thousands costs no more than its length.
const MAX_LINEAGE: usize = 16;

/// How many variables and ports a stage takes over from the one it is built on; the latest count.
const MAX_INHERITED: usize = 64;

/// A stage and the configuration of its image.
#[derive(Debug)]
pub struct StageSubject<'f> {
    /// Its place in the Dockerfile.
    pub index: usize,
    /// The stage.
    pub stage: &'f Stage,
    /// Whether it is what a plain `docker build` makes.
    pub is_last: bool,
    /// The stages it is built on, the first one first, itself last.
    pub lineage: Vec<usize>,
    /// The image at the root, if it is known.
    pub image: Option<&'static Image>,
    /// What the image at the root sets that a stage inherits, if that is known.
    pub configuration: Option<&'static Configuration>,
    /// What the image at the root is, as the text names it.
    pub base_name: String,
    /// The distribution inside, if it is known.
    pub platform: Option<Platform>,
    /// The family: of the platform, or of the package manager that the stage uses.
    pub family: Option<Family>,
    /// ENTRYPOINT.
    pub entrypoint: Option<Starter<'f>>,
    /// CMD.
    pub cmd: Option<Starter<'f>>,
    /// SHELL.
    pub shell: Option<&'f [String]>,
    /// USER: the value, and the instruction.
    pub user: Option<(&'f str, usize)>,
    /// STOPSIGNAL: the value, and the instruction.
    pub stop_signal: Option<(&'f Argument, usize)>,
    /// ENV, later ones last.
    pub env: Vec<(&'f str, &'f str)>,
    /// EXPOSE.
    pub exposed: Vec<&'f Argument>,
    /// Whether ENTRYPOINT is a script that nobody here can read, and CMD is what it is given to run (`plan::handed`).
    pub hands_on: bool,
}

/// A start command, or the part of it that ENTRYPOINT or CMD gives.
#[derive(Clone, Debug)]
pub enum Starter<'f> {
    /// From the text.
    Written {
        /// The instruction.
        instruction: usize,
        /// What it says.
        form: &'f StartForm,
    },
    /// From the base image.
    Inherited(&'static [&'static str]),
}

/// What the engine starts.
#[derive(Clone, Debug)]
pub enum Launch<'f> {
    /// A program and its arguments.
    Exec(Vec<Argument>),
    /// A shell with a script.
    Shell {
        /// The shell and its flags: `/bin/sh -c`.
        shell: Vec<String>,
        /// The script.
        script: &'f Flat,
    },
}

impl<'f> StageSubject<'f> {
    /// Every stage of a Dockerfile.
    #[must_use]
    pub fn all(file: &'f Dockerfile) -> Vec<Self> {
        let mut subjects: Vec<Self> = Vec::with_capacity(file.stages.len());
        for (index, stage) in file.stages.iter().enumerate() {
            let mut subject = match stage.base {
                Base::Stage(parent) => subjects.get(parent).map(|parent| parent.child(index, stage)),
                Base::Scratch => {
                    squashed(file, index).and_then(|from| subjects.get(from)).map(|from| from.files(index, stage))
                }
                _ => None,
            }
            .unwrap_or_else(|| Self::root(index, stage));
            subject.is_last = index + 1 == file.stages.len();
            subject.apply(file);
            subjects.push(subject);
        }
        subjects
    }

    fn root(index: usize, stage: &'f Stage) -> Self {
        let mut configuration = None;
        let (image, base_name) = match &stage.base {
            Base::Image(reference) => {
                let name = match &reference.tag {
                    Some(tag) => format!("{}:{tag}", reference.name),
                    None => reference.name.clone(),
                };
                configuration = images::configuration(&reference.name, reference.tag.as_deref());
                // A digest without a tag says nothing of the release; the repository still names the distribution.
                (images::find(&reference.name, reference.tag.as_deref()), name)
            }
            Base::Unresolved(text) => (None, text.clone()),
            Base::Scratch | Base::Stage(_) => (None, "scratch".to_owned()),
        };
        let platform = image.and_then(|image| image.platform);
        let (entrypoint, cmd) = match image.map(|image| image.starts) {
            Some(Start::Command { entrypoint, command, .. }) => {
                let some = |words: &'static [&'static str]| (!words.is_empty()).then_some(Starter::Inherited(words));
                (some(entrypoint), some(command))
            }
            _ => (None, None),
        };
        Self {
            index,
            stage,
            is_last: false,
            lineage: vec![index],
            image,
            configuration,
            base_name,
            platform,
            family: platform.map(|platform| platform.family),
            entrypoint,
            cmd,
            shell: None,
            user: None,
            stop_signal: None,
            env: Vec::new(),
            exposed: Vec::new(),
            hands_on: false,
        }
    }

    fn child(&self, index: usize, stage: &'f Stage) -> Self {
        let mut lineage = self.lineage[self.lineage.len().saturating_sub(MAX_LINEAGE - 1)..].to_vec();
        lineage.push(index);
        Self {
            index,
            stage,
            is_last: false,
            lineage,
            image: self.image,
            configuration: self.configuration,
            base_name: self.base_name.clone(),
            platform: self.platform,
            family: self.family,
            entrypoint: self.entrypoint.clone(),
            cmd: self.cmd.clone(),
            shell: self.shell,
            user: self.user,
            stop_signal: self.stop_signal,
            env: self.env[self.env.len().saturating_sub(MAX_INHERITED)..].to_vec(),
            exposed: self.exposed[self.exposed.len().saturating_sub(MAX_INHERITED)..].to_vec(),
            hands_on: false,
        }
    }

    /// An empty stage that takes over all the files of this one, and nothing of its configuration.
    fn files(&self, index: usize, stage: &'f Stage) -> Self {
        Self {
            image: None,
            configuration: None,
            entrypoint: None,
            cmd: None,
            shell: None,
            user: None,
            stop_signal: None,
            env: Vec::new(),
            exposed: Vec::new(),
            ..self.child(index, stage)
        }
    }

    fn apply(&mut self, file: &'f Dockerfile) {
        let mut cmd_is_ours = false;
        for index in self.stage.instructions.clone() {
            let instruction = &file.instructions[index];
            match &instruction.content {
                Content::Cmd(form) => {
                    self.cmd = Some(Starter::Written { instruction: index, form });
                    cmd_is_ours = true;
                }
                Content::Entrypoint(form) => {
                    // `ENTRYPOINT []` takes the inherited one away.
                    let empty = matches!(form, StartForm::Exec(words) if words.is_empty());
                    self.entrypoint = (!empty).then_some(Starter::Written { instruction: index, form });
                    if !cmd_is_ours {
                        self.cmd = None;
                    }
                }
                Content::Shell(words) => self.shell = Some(words),
                Content::Env(pairs) => {
                    self.env.extend(pairs.iter().map(|pair| (pair.key.as_str(), pair.value.as_str())));
                }
                Content::Words(words) => match (instruction.keyword, words.first()) {
                    (Keyword::User, Some(word)) => self.user = Some((&word.value, index)),
                    (Keyword::Stopsignal, Some(word)) => self.stop_signal = Some((word, index)),
                    (Keyword::Expose, Some(_)) => self.exposed.extend(words),
                    _ => {}
                },
                Content::RunShell { script, .. } if self.family.is_none() => self.family = family_of(&script.text),
                _ => {}
            }
        }
    }

    /// The user that is started as: USER, or the base image's.
    #[must_use]
    pub fn effective_user(&self) -> Option<&str> {
        self.user.map(|(user, _)| user).or(self.configuration.and_then(|found| found.user))
    }

    /// The stop signal as it is written: STOPSIGNAL, or the base image's. None is SIGTERM.
    #[must_use]
    pub fn effective_stop_signal(&self) -> Option<&str> {
        self.stop_signal
            .map(|(signal, _)| signal.value.as_str())
            .or(self.configuration.and_then(|found| found.stop_signal))
    }

    /// Its instructions with those of the stages it is built on, the first ones first.
    pub fn instructions<'d>(&'d self, file: &'f Dockerfile) -> impl Iterator<Item = (usize, &'f Instruction)> + 'd {
        self.lineage
            .iter()
            .filter_map(|&stage| file.stages.get(stage))
            .flat_map(|stage| stage.instructions.clone())
            .map(|index| (index, &file.instructions[index]))
    }

    /// Whether the instruction is one of this very stage.
    #[must_use]
    pub fn owns(&self, instruction: usize) -> bool {
        self.stage.instructions.contains(&instruction)
    }

    /// The instruction that decides what is started: ENTRYPOINT, or CMD where there is none. The entrypoint of a known image
    /// ends by running CMD.
    #[must_use]
    pub fn start_instruction(&self) -> Option<usize> {
        let written = |starter: &Starter<'_>| match starter {
            Starter::Written { instruction, .. } => Some(*instruction),
            Starter::Inherited(_) => None,
        };
        let cmd = self.cmd.as_ref().and_then(written);
        // `ENTRYPOINT ["tini", "--"]` only carries what CMD says.
        let carries = |starter: &&Starter<'_>| match starter {
            Starter::Written { form: StartForm::Exec(words), .. } => words.first().is_some_and(|word| {
                programs::role(&word.value) == Some(Role::MiniInit)
                    && words[1..].iter().all(|word| word.value.starts_with('-'))
            }),
            _ => false,
        };
        if (self.hands_on || self.entrypoint.as_ref().filter(carries).is_some()) && cmd.is_some() {
            return cmd;
        }
        self.entrypoint.as_ref().and_then(written).or(cmd)
    }

    /// What is started, by the engine or by the script that hands it on; none where nothing says it.
    #[must_use]
    pub fn launch(&self) -> Option<Launch<'f>> {
        let span = self.stage.base_span;
        let Some(entrypoint) = self.entrypoint.as_ref().filter(|_| !self.hands_on) else {
            return match self.cmd.as_ref()? {
                Starter::Written { form: StartForm::Shell(script), .. } => Some(self.by_shell(script)),
                Starter::Written { form: StartForm::Exec(words), .. } => {
                    (!words.is_empty()).then(|| Launch::Exec(words.clone()))
                }
                Starter::Inherited(words) => Some(Launch::Exec(placed(words, span))),
            };
        };
        let mut argv = match entrypoint {
            Starter::Written { form: StartForm::Shell(script), .. } => return Some(self.by_shell(script)),
            Starter::Written { form: StartForm::Exec(words), .. } => words.clone(),
            Starter::Inherited(words) => placed(words, span),
        };
        match &self.cmd {
            Some(Starter::Written { form: StartForm::Exec(words), .. }) => argv.extend(words.iter().cloned()),
            Some(Starter::Inherited(words)) => argv.extend(placed(words, span)),
            Some(Starter::Written { form: StartForm::Shell(script), .. }) => {
                let at = script.whole();
                argv.extend(self.shell_words().into_iter().map(|value| Argument { value, span: at }));
                argv.push(Argument { value: script.text.clone(), span: at });
            }
            None => {}
        }
        Some(Launch::Exec(argv))
    }

    fn by_shell(&self, script: &'f Flat) -> Launch<'f> {
        Launch::Shell { shell: self.shell_words(), script }
    }

    fn shell_words(&self) -> Vec<String> {
        self.shell.map_or_else(|| vec!["/bin/sh".to_owned(), "-c".to_owned()], <[String]>::to_vec)
    }

    /// How the shell of the shell form behaves: SHELL, or what is behind the base's `/bin/sh`.
    #[must_use]
    pub fn shell_kind(&self) -> Shell {
        let of_base = self.platform.map_or(Shell::Unknown, |platform| platform.shell);
        let Some(program) = self.shell.and_then(<[String]>::first) else { return of_base };
        match base_name(program) {
            "sh" => of_base,
            "dash" => Shell::Dash,
            "ash" => Shell::Ash,
            // The release decides which bash it is; every bash takes the place for a single command.
            "bash" => match of_base {
                Shell::Bash { execs_last } => Shell::Bash { execs_last },
                _ => Shell::Bash { execs_last: false },
            },
            _ => Shell::Unknown,
        }
    }

    /// Where the stage's subject stands: its own start command, or its FROM.
    #[must_use]
    pub fn anchor(&self, file: &Dockerfile) -> Span {
        self.start_instruction()
            .filter(|&index| self.owns(index))
            .map_or(self.stage.base_span, |index| file.instructions[index].span)
    }
}

/// The stage whose whole file system this one, which is built on nothing, takes over: `COPY --from=0 / /`.
fn squashed(file: &Dockerfile, index: usize) -> Option<usize> {
    let stage = file.stages.get(index)?;
    file.instructions.get(stage.instructions.clone())?.iter().find_map(|instruction| match &instruction.content {
        Content::Copy { sources, target, from: Some(from), .. } => {
            let whole = matches!(sources.as_slice(), [source] if source.value == "/") && target.value == "/";
            let number = from.parse::<usize>().ok();
            let of = |stage: &Stage| stage.name.as_deref().is_some_and(|name| name.eq_ignore_ascii_case(from));
            let nearest = index.saturating_sub(MAX_LINEAGE);
            let named = || (nearest..index).rev().find(|&at| file.stages.get(at).is_some_and(of));
            whole.then(|| number.or_else(named))?.filter(|&from| from < index)
        }
        _ => None,
    })
}

fn placed(words: &[&str], span: Span) -> Vec<Argument> {
    words.iter().map(|word| Argument { value: (*word).to_owned(), span }).collect()
}

/// The family whose package manager a script calls.
fn family_of(script: &str) -> Option<Family> {
    script.split(|c: char| c.is_whitespace() || ";&|()".contains(c)).find_map(programs::package_manager)
}
