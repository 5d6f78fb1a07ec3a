//! The Dockerfile that a script is started by: its own, or one of which nothing is known.

use super::purpose::Purpose;
use crate::boot::{self, Boot};
use crate::input::context::{BuildContext, ContextFile};
use crate::input::dockerfile::{self, Dockerfile};
use crate::input::shell::{self, Script};
use crate::knowledge::platform::Family;
use crate::knowledge::programs::{self, Role};
use crate::plan::Plan;
use crate::plan::evidence::Evidence;
use crate::plan::handed;
use crate::rewrite::start::ending::takes_arguments;
use crate::subject::StageSubject;
use crate::text::{Span, base_name};
use crate::{Lang, Options};
use std::rc::Rc;

/// What a script is called that has no name.
pub const NAME: &str = "entrypoint.sh";

/// Stands for the arguments that CMD or the run line gives, which are not known.
pub const ARGUMENTS: &str = "$ARGUMENTS";

/// An image of which nothing is known.
const IMAGE: &str = "foreground.invalid/unknown";

/// The Dockerfile beside a script, and the files beside both.
#[derive(Debug)]
pub struct Beside<'b> {
    /// The Dockerfile's text.
    pub dockerfile: &'b str,
    /// Its path.
    pub dockerfile_path: &'b str,
    /// The script's path.
    pub path: &'b str,
    /// The other files.
    pub others: &'b [ContextFile],
}

/// Who starts the script.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// The user's own Dockerfile.
    Own,
    /// A RUN of it.
    Build,
    /// Nobody that is known.
    Nobody,
}

/// A Dockerfile that starts the script.
pub struct Assumed {
    pub file: Dockerfile,
    /// The Dockerfile's text and the script's, one behind the other.
    pub whole: String,
    /// Where the script's first byte stands, behind the Dockerfile's text.
    pub at: usize,
    len: usize,
    by: By,
}

/// What is known of the script as a container's program.
pub struct Read<'a> {
    pub subject: StageSubject<'a>,
    pub evidence: Evidence,
    pub boot: Boot,
    pub plan: Plan,
    pub purpose: Purpose,
    /// Whether the Dockerfile that starts it is known.
    pub is_known: bool,
    pub at: usize,
    len: usize,
}

impl Read<'_> {
    /// The place in the script; none for what stands elsewhere.
    pub fn own(&self, span: Span) -> Option<Span> {
        own(span, self.at, self.len)
    }
}

/// A place behind the Dockerfile's text, in the script.
pub fn own(span: Span, at: usize, len: usize) -> Option<Span> {
    let inside = at <= span.start && span.end <= at + len;
    inside.then(|| Span::new(span.start - at, span.end - at))
}

impl Assumed {
    pub fn new(text: &str, script: &Script, beside: &[Beside<'_>], options: &Options) -> Self {
        let own = || beside.iter().find_map(|beside| Self::own(text, beside, options.lang));
        own().unwrap_or_else(|| {
            let by = if beside.iter().any(is_built_with) { By::Build } else { By::Nobody };
            Self { by, ..Self::alone(text, script, options) }
        })
    }

    /// With the user's own Dockerfile, if that starts the script.
    fn own(text: &str, beside: &Beside<'_>, lang: Lang) -> Option<Self> {
        let at = beside.dockerfile.len();
        let path = crate::input::context::plain(beside.path);
        let script = ContextFile { path: path.clone(), text: text.into(), at: Some(at) };
        let others = beside.others.iter().filter(|file| file.path != path).cloned();
        let files: Vec<ContextFile> = std::iter::once(script).chain(others).collect();
        let context = Rc::new(BuildContext::of(beside.dockerfile_path, files));
        let file = dockerfile::parse_in(beside.dockerfile, &context);
        let whole = format!("{}{text}", beside.dockerfile);
        let assumed = Self { file, whole, at, len: text.len(), by: By::Own };
        assumed.started(lang).is_some().then_some(assumed)
    }

    /// With a Dockerfile of which nothing is known.
    fn alone(text: &str, script: &Script, options: &Options) -> Self {
        let plain =
            |name: &&str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
        let name = options.file.as_deref().and_then(|file| file.rsplit(['/', '\\']).next()).filter(plain);
        let name = name.unwrap_or(NAME);
        let arguments = if takes_arguments(text) { format!(" {ARGUMENTS}") } else { String::new() };
        // The package manager that it calls tells the family; where it calls several, or none, nothing does.
        let commands = script.commands();
        let mut managers: Vec<(Family, &str)> = commands
            .iter()
            .filter_map(|found| found.words.get(shell::unwrap(found.words).index))
            .filter_map(|word| Some((programs::package_manager(&word.value)?, word.value.as_str())))
            .collect();
        managers.dedup_by_key(|(family, _)| *family);
        let family = match managers.as_slice() {
            [(_, manager)] => format!("RUN {manager} --version\n"),
            _ => String::new(),
        };
        let is_plain = arguments.is_empty() && crate::input::script::names_shell(text);
        let start = if is_plain { format!("[\"/{name}\"]") } else { format!("exec /{name}{arguments}") };
        let dockerfile = format!("FROM {IMAGE}\n{family}COPY --chmod=755 {name} /{name}\nENTRYPOINT {start}\n");
        let at = dockerfile.len();
        let own = ContextFile { path: name.to_owned(), text: text.into(), at: Some(at) };
        let context = Rc::new(BuildContext::of("Dockerfile", vec![own]));
        let file = dockerfile::parse_in(&dockerfile, &context);
        Self { file, whole: dockerfile + text, at, len: text.len(), by: By::Nobody }
    }

    /// The last stage that starts the script, with what is known of it.
    fn started(&self, lang: Lang) -> Option<(StageSubject<'_>, Evidence, Boot)> {
        let whole = Span::new(self.at, self.at + self.len);
        handed::subjects(&self.file).into_iter().rev().find_map(|subject| {
            let evidence = Evidence::gather(&self.file, &subject);
            let boot = boot::of_stage(&subject, &evidence, lang);
            let is_it = |path: &str| evidence.written.get(path).is_some_and(|file| file.text.verbatim() == Some(whole));
            let runs = boot.scripts.iter().any(|run| is_it(&run.path));
            runs.then_some((subject, evidence, boot))
        })
    }

    /// What is known of the script; none where its Dockerfile has no stage.
    pub fn judge(&self, text: &str, script: &Script, lang: Lang) -> Option<Read<'_>> {
        let started = self.started(lang).or_else(|| {
            // A script that is empty, or too long to be followed, is started all the same.
            let subject = handed::subjects(&self.file).pop()?;
            let evidence = Evidence::gather(&self.file, &subject);
            Some((subject, evidence, Boot::default()))
        });
        let (subject, evidence, boot) = started?;
        let plan = Plan::of_stage(&self.file, &subject, &boot, &evidence);
        let purpose = match self.by {
            By::Own => Purpose::Start,
            By::Build => Purpose::Build,
            By::Nobody => Purpose::of(text, script, &boot),
        };
        let is_known = self.by == By::Own;
        Some(Read { subject, evidence, boot, plan, purpose, is_known, at: self.at, len: self.len })
    }
}

/// Whether a command of a RUN runs the script.
fn is_built_with(beside: &Beside<'_>) -> bool {
    let name = base_name(beside.path);
    let file = dockerfile::parse(beside.dockerfile);
    let runs = |subject: &StageSubject<'_>| {
        Evidence::gather(&file, subject).commands.iter().any(|command| {
            let of_program = |word: &String| word.rsplit('/').next() == Some(name);
            let by_shell = command.words.first().is_some_and(|word| programs::role(word) == Some(Role::Shell));
            command.words.iter().take(if by_shell { 3 } else { 1 }).any(of_program)
        })
    };
    handed::subjects(&file).iter().any(runs)
}
