//! Unit files, from the text to the Report: what each unit starts, what becomes an instruction of a Dockerfile, an option of the run
//! line or a line of a compose file, and what a container has nothing for. A unit by itself is no misuse: it is translated.

pub mod compose;
pub mod engine;
pub mod environment;
pub mod exec;
pub mod generate;
pub mod image;
pub mod leftover;
pub mod listening;
pub mod options;
pub mod rows;
pub mod script;
pub mod start;
pub mod steps;
pub mod values;

use std::collections::HashSet;

use crate::boot::tree;
use crate::input::unit::{self, Entry, Unit, UnitKind};
use crate::knowledge::directives;
use crate::knowledge::platform::Family;
use crate::knowledge::specifiers::Manager;
use crate::knowledge::{processes, services, together};
use crate::lang::Text;
use crate::order;
use crate::report::{
    Applicability, Commands, File, FileRole, Finding, InputKind, Node, Outcome, Pid1, Pid1Kind, Problem, Report,
    Service, Severity, Subject, SubjectKind, Trees, VERSION, Verdict,
};
use crate::rules::{Findings, UnitContext, unit as unit_rules};
use crate::text::{LineIndex, Span};
use crate::{Lang, Options};
use environment::Environment;
use exec::Exec;
use generate::{Generated, Parts};
use image::Image;
use rows::Rows;
use start::{Open, Start, Type};
use steps::Steps;

/// At most so many units of a text are answered.
const MAX_UNITS: usize = 200;

const TOO_MANY: Text = Text {
    en: "More than {most} units stand here. From this one on nothing is answered.",
    ja: "ユニットが {most} 個を超えています。ここから先は読み取っていません。",
};
const NO_UNIT: Text = Text {
    en: "No unit can be read here: no section such as [Service], no ExecStart=.",
    ja: "[Service] などのセクションも ExecStart= もないため、ユニットとして読み取れませんでした。",
};
const NO_SETTING: Text = Text {
    en: "Inside a unit this line is neither a section, a comment nor Key=value.",
    ja: "ユニットの中にありますが、セクション、コメント、「キー=値」のいずれでもない行です。",
};

/// What is known of a unit.
pub struct Known<'u> {
    /// The unit.
    pub unit: &'u Unit,
    /// Its name, without the ending.
    pub name: String,
    /// What it starts, or why that cannot be said.
    pub start: Begins,
    /// What became of its settings.
    pub rows: Rows,
    /// The Dockerfile.
    pub generated: Option<Generated>,
    /// The files of variables.
    pub files: Vec<String>,
}

/// What a unit begins.
#[derive(Clone, Debug)]
pub enum Begins {
    /// Programs: one, or for a job several, one after the other.
    Programs(Vec<Start>),
    /// A container.
    Container(engine::Call),
    /// A container of podman, by a Quadlet file; with the keys that the line does not have.
    Quadlet(String, Vec<String>),
    /// What cannot be said.
    Open(Open),
    /// It names no program.
    Nothing,
    /// Several programs at once, which systemd refuses.
    Several,
    /// It is no service.
    Other(UnitKind),
}

/// Reads unit files, and answers.
#[must_use]
pub fn analyse(text: &str, options: &Options) -> Report {
    answer(text, options, Beside::Units(&[], true))
}

/// Reads a file of units beside which others stand: what they need of each other is known. `composes`: whether the compose.yaml of all
/// of them is to be among the files.
#[must_use]
pub fn analyse_beside(text: &str, options: &Options, others: &[(&str, &str)], composes: bool) -> Report {
    answer(text, options, Beside::Units(others, composes))
}

/// Reads unit files beside the Dockerfile whose image they are for: what becomes of their settings, and no Dockerfile beside the
/// user's own, whose correction says what starts.
#[must_use]
pub fn analyse_beside_dockerfile(text: &str, options: &Options) -> Report {
    answer(text, options, Beside::Dockerfile)
}

/// What stands beside a unit.
#[derive(Clone, Copy)]
enum Beside<'b> {
    /// Other units, and whether the compose.yaml of all is made.
    Units(&'b [(&'b str, &'b str)], bool),
    Dockerfile,
}

fn answer(text: &str, options: &Options, beside: Beside<'_>) -> Report {
    let (others, composes) = match beside {
        Beside::Units(others, composes) => (others, composes),
        Beside::Dockerfile => (&[][..], false),
    };
    let lang = options.lang;
    let lines = LineIndex::new(text);
    let paste = unit::paste(text);
    let mut report = Report {
        version: VERSION,
        file: options.file.clone(),
        input: InputKind::Unit,
        verdict: Verdict::Unknown,
        problems: Vec::new(),
        subjects: Vec::new(),
        findings: Vec::new(),
        patches: Vec::new(),
        files: Vec::new(),
        commands: Commands::default(),
    };
    let mut problem =
        |span: Span, text: String| report.problems.push(Problem { message: text, span: lines.place(span) });
    let own_file = options.file.as_deref();
    for span in paste.unread.iter().take(MAX_UNITS) {
        problem(*span, NO_SETTING.get(lang).to_owned());
    }
    if paste.units.is_empty() && !text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        problem(Span::new(0, text.find('\n').unwrap_or(text.len())), NO_UNIT.get(lang).to_owned());
    }
    if let Some(unit) = paste.units.get(MAX_UNITS) {
        problem(unit.span, TOO_MANY.fill(lang, &[("most", &MAX_UNITS.to_string())]));
    }
    let mut units = paste.units;
    units.truncate(MAX_UNITS);
    // The file's own name counts where the text names none.
    if let [only] = units.as_mut_slice()
        && only.file.is_none()
    {
        only.file = own_file.and_then(unit::file);
    }
    let own = units.len();
    for (name, text) in others {
        let mut beside = unit::paste(text).units;
        if let [only] = beside.as_mut_slice()
            && only.file.is_none()
        {
            only.file = unit::file(name);
        }
        units.extend(beside);
    }
    units.truncate(MAX_UNITS);
    let mut known: Vec<Known<'_>> = units.iter().map(|unit| known(unit, false, lang)).collect();
    // Whom others wait for is asked whether it answers, whatever its own type.
    for at in compose::waited(&known) {
        known[at] = self::known(known[at].unit, true, lang);
    }
    if matches!(beside, Beside::Dockerfile) {
        known.iter_mut().for_each(|known| known.generated = None);
    }
    let several = known.iter().filter(|known| known.generated.is_some()).count() > 1;
    let mut names: Vec<String> = Vec::new();
    let mut paths: Vec<Option<String>> = Vec::new();
    for (number, known) in known.iter().enumerate() {
        let is_own = number < own;
        if is_own {
            let id = format!("unit-{}", number + 1);
            let findings = findings(known, &id, lang, &lines);
            report.subjects.push(subject(id, known, &findings, lang, &lines));
            report.findings.extend(findings);
        }
        if let Some(generated) = &known.generated {
            let mut path = if several {
                format!("Dockerfile.{}", generated.build.tag.trim_start_matches("my-"))
            } else {
                "Dockerfile".to_owned()
            };
            if names.contains(&path) {
                path = format!("{path}-{}", number + 1);
            }
            names.push(path.clone());
            paths.push(Some(path.clone()));
            if !is_own {
                continue;
            }
            report.commands.build.push(generated.build.line(&path, lang));
            report.commands.run.push(generated.run.clone());
            let text = generated.text.clone();
            report.files.push(File { path, role: FileRole::Generated, applied: Applicability::Review, text });
        } else {
            paths.push(None);
        }
        match &known.start {
            _ if !is_own => {}
            Begins::Container(call) => report.commands.run.extend(call.lines.iter().cloned()),
            Begins::Quadlet(line, _) => report.commands.run.push(line.clone()),
            _ => {}
        }
    }
    if composes && let Some(compose) = compose::of(&known, &paths, lang) {
        report.files.push(File {
            path: "compose.yaml".to_owned(),
            role: FileRole::Generated,
            applied: Applicability::Review,
            text: compose.text(),
        });
    }
    order::by(&mut report.findings, |finding| (finding.span.start, order::descending(finding.severity as usize)));
    const ORDER: [Verdict; 4] = [Verdict::Misuse, Verdict::Unknown, Verdict::Intended, Verdict::Clean];
    let has = |verdict: &Verdict| report.subjects.iter().any(|subject| subject.verdict == *verdict);
    report.verdict = ORDER.into_iter().find(has).unwrap_or(Verdict::Unknown);
    report
}

/// All that can be said of a unit. `waited`: whether another unit of the text waits for it.
fn known(unit: &Unit, waited: bool, lang: Lang) -> Known<'_> {
    let mut rows = Rows::new(lang);
    let kind = unit.kind();
    let environment = Environment::of(unit);
    let files: Vec<String> = environment.files.iter().map(|file| file.path.to_owned()).collect();
    let mut start = begins(unit, kind, &environment, lang);
    if let Begins::Programs(starts) = &mut start
        && let Some(last) = starts.last_mut()
    {
        last.without_wrapper(told(unit).unwrap_or(Family::Debian));
    }
    let program = match &start {
        Begins::Programs(starts) => starts.last().map(|start| start::meant(&start.exec)),
        _ => None,
    };
    let service = match &start {
        Begins::Programs(starts) => starts.last().and_then(|start| start.service),
        _ => None,
    };
    let name = unit
        .stem()
        .map(str::to_owned)
        .or_else(|| service.map(|service| service.id.to_owned()))
        .or_else(|| program.clone())
        .unwrap_or_else(|| "unit".to_owned());
    let mut generated = None;
    let translates = kind == UnitKind::Service && !matches!(start, Begins::Container(_));
    if translates {
        let has_user = unit.setting("User").is_some_and(|user| user != "root" && user != "0");
        let steps = Steps::of(unit, &environment, program.as_deref(), has_user, &mut rows);
        let stop = steps.stop.clone().or_else(|| stop_signal(unit, &start));
        let mut image = Image::of(unit, &environment, stop.as_deref(), &mut rows);
        image.env.extend(in_front(&start));
        image.packaged = packaged(unit, &start);
        let asks = waited || Type::of(unit.setting("Type")) == Type::Notify || unit.setting("WatchdogSec").is_some();
        image.health = if asks { health(unit, &start) } else { None };
        let mut options = options::Options::of(unit, &mut rows);
        if let Some(service) = service {
            options.stop_time(unit, service, &mut rows);
        }
        let starts: &[Start] = match &start {
            Begins::Programs(starts) => starts,
            _ => &[],
        };
        let words = || {
            starts
                .iter()
                .flat_map(|start| &start.exec.words)
                .filter(|word| word.option_variable().is_none())
                .flat_map(exec::Word::variables)
        };
        let at_run = words()
            .chain(steps.variables.iter().map(String::as_str))
            .any(|name| name != exec::INSTANCE && name != "HOME" && name != "HOSTNAME");
        let all_left_out = starts.iter().any(|start| !start.exec.left_out.is_empty());
        options.environment_files(unit, &environment, all_left_out, at_run, &mut rows);
        let ends = (Type::of(unit.setting("Type")) == Type::Oneshot).then_some(());
        let known: HashSet<&str> = image.env.iter().map(|(name, _)| name.as_str()).collect();
        let secrets: Vec<&String> =
            environment.set.iter().map(|(name, ..)| name).filter(|name| !known.contains(name.as_str())).collect();
        for name in secrets {
            options.0.push(format!("-e {name}"));
        }
        if !starts.is_empty() {
            let parts = Parts {
                unit,
                name: &name,
                image: &image,
                options: &options,
                steps: &steps,
                starts,
                ends,
                files: &files,
                lang,
            };
            generated = Some(parts.generate());
        }
    }
    let health = generated.as_ref().and_then(|generated| generated.health.as_deref());
    leftover::rows(unit, kind, translates, health, &mut rows);
    Known { unit, name, start, rows, generated, files }
}

/// Files that only one family's packages have, as units name them.
const FAMILIES: &[(&str, Family)] =
    &[("/etc/default/", Family::Debian), ("www-data", Family::Debian), ("/etc/sysconfig/", Family::Rhel)];

/// The family that a unit's own text tells.
fn told(unit: &Unit) -> Option<Family> {
    let says = |text: &str| unit.entries.iter().any(|entry| entry.value.contains(text));
    FAMILIES.iter().find(|(text, _)| says(text)).map(|(_, family)| *family)
}

/// What the catalogue knows that the program needs on a family of distributions, and the unit does not make: its package leaves
/// that to systemd-tmpfiles. With the family, and whether the unit tells it.
fn packaged(unit: &Unit, start: &Begins) -> Option<image::Packaged> {
    let Begins::Programs(starts) = start else { return None };
    let start = starts.last()?;
    let service = start.service?;
    let program = service.program(&start.runs())?;
    let told = told(unit);
    let family = told.unwrap_or(Family::Debian);
    let recipe = service.recipes.iter().find(|recipe| {
        let first = recipe.command.first().map(|first| first.rsplit('/').next().unwrap_or(first));
        recipe.family == family
            && first.and_then(|first| service.program(first)).is_some_and(|own| std::ptr::eq(own, program))
    })?;
    // What the unit makes itself is not made twice.
    let last = |line: &str| line.split_whitespace().last().unwrap_or_default().trim_start_matches("/var").to_owned();
    let lines: Vec<&'static str> = recipe
        .prepare
        .iter()
        .copied()
        .filter(|line| start.replaced.is_some() || line.starts_with("install -d") || line.starts_with("mkdir"))
        .filter(|line| {
            let path = last(line);
            let name = path.trim_start_matches("/run/").to_owned();
            !unit.entries.iter().any(|entry| {
                entry.value.contains(&path) && entry.key == "ExecStartPre"
                    || entry.key == "RuntimeDirectory" && entry.value.split_whitespace().any(|own| own == name)
            })
        })
        .collect();
    (!lines.is_empty()).then_some(image::Packaged { family, told: told.map(drop), lines })
}

/// The instruction that asks whether the program answers, where it is known how.
fn health(unit: &Unit, start: &Begins) -> Option<String> {
    let Begins::Programs(starts) = start else { return None };
    let start = starts.last().filter(|_| Type::of(unit.setting("Type")) != Type::Oneshot)?;
    let command = start::script(&start.exec).unwrap_or_else(|| start.exec.shown());
    let health = together::health_of_command(start.service?, &command)?;
    let watchdog = unit.setting("WatchdogSec").and_then(values::seconds);
    let mut times = String::new();
    for (name, usual) in together::HEALTH_TIMES {
        let value = match watchdog {
            Some(values::Span::Seconds(seconds @ 1..)) if *name == "interval" => format!("{seconds}s"),
            _ => (*usual).to_owned(),
        };
        times.push_str(&format!("--{}={value} ", name.replace('_', "-")));
    }
    let test: Vec<String> = health.test.iter().map(|word| (*word).to_owned()).collect();
    Some(format!("HEALTHCHECK {times}CMD {}", generate::exec_form(&test)))
}

/// The variable with which a script that would stay in front of the daemon, and swallow its signals, gives way to it.
fn in_front(start: &Begins) -> Option<(String, exec::Word)> {
    let Begins::Programs(starts) = start else { return None };
    let start = starts.last()?;
    let service = start.service?;
    let program = service.program(&start.exec.program())?;
    let (variable, value) = program.stays_in_front.as_ref()?.unless_env?;
    let mut set = service.recipes.iter().flat_map(|recipe| recipe.env);
    let (_, value) = set.find(|(name, written)| *name == variable && written.starts_with(value))?;
    Some((variable.to_owned(), exec::Word::text(*value)))
}

/// The signal that the catalogue has for the program, where the unit sends it a command instead.
fn stop_signal(unit: &Unit, start: &Begins) -> Option<String> {
    let Begins::Programs(starts) = start else { return None };
    let start = starts.last()?;
    let service = start.service?;
    let own = unit.setting("KillSignal").map(image::signal_name);
    if own.is_some_and(|own| own != "SIGCONT") {
        return None;
    }
    let program = start.runs();
    let same = service.recipes.iter().filter(|recipe| {
        recipe.command.first().is_some_and(|first| {
            let first = service.program(first.rsplit('/').next().unwrap_or(first));
            let own = service.program(&program);
            first.zip(own).is_some_and(|(a, b)| std::ptr::eq(a, b))
        })
    });
    let mut signals = same.map(|recipe| recipe.stop_signal);
    let first = signals.next()?;
    signals.all(|signal| signal == first).then_some(first)?.map(str::to_owned)
}

/// What a unit begins.
fn begins(unit: &Unit, kind: UnitKind, environment: &Environment<'_>, lang: Lang) -> Begins {
    match kind {
        UnitKind::Container => {
            return engine::quadlet(unit)
                .map_or(Begins::Other(UnitKind::Podman), |(line, left)| Begins::Quadlet(line, left));
        }
        UnitKind::Service => {}
        other => return Begins::Other(other),
    }
    let entries = unit.entries("Service", "ExecStart");
    let execs: Vec<Exec> = entries.iter().flat_map(|entry| Exec::all(&entry.value, environment)).collect();
    let kind = Type::of(unit.setting("Type"));
    if kind == Type::Oneshot
        && let Some(exec) = execs.iter().find(|exec| start::changes_host(exec))
    {
        return Begins::Open(Open::Host(exec.program()));
    }
    let Some(last) = execs.last() else { return Begins::Nothing };
    if let Some(call) = execs.iter().find_map(|exec| engine::call(exec, unit, lang)) {
        return Begins::Container(call);
    }
    if execs.len() > 1 && kind != Type::Oneshot {
        return Begins::Several;
    }
    let stays = unit.setting("RemainAfterExit").is_some_and(directives::is_on);
    if kind == Type::Oneshot && stays && !unit.service("ExecStop").is_empty() {
        return Begins::Open(Open::SetUp(last.program()));
    }
    let starts: Result<Vec<Start>, Open> = execs.iter().map(|exec| start::of(exec, kind)).collect();
    match starts {
        Ok(starts) => Begins::Programs(starts),
        Err(open) => Begins::Open(open),
    }
}

fn findings(known: &Known<'_>, id: &str, lang: Lang, lines: &LineIndex<'_>) -> Vec<Finding> {
    let context = UnitContext { known, lang };
    let mut all = Vec::new();
    for (rule, check) in unit_rules::CHECKS {
        let mut findings = Findings::of(rule);
        check(&context, &mut findings);
        for raised in findings.into_raised() {
            let values: Vec<(&str, &str)> = raised.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            all.push(Finding {
                rule: raised.rule.to_owned(),
                severity: raised.severity,
                subject: id.to_owned(),
                span: lines.place(raised.span),
                message: raised.text.what.fill(lang, &values),
                why: raised.text.why.fill(lang, &values),
                advice: raised.text.advice.fill(lang, &values),
                source: raised.source.to_owned(),
                patch: None,
            });
        }
    }
    all
}

impl Known<'_> {
    /// The last entry of a key that counts.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.unit.entries("Service", key).last().copied()
    }

    /// Where its start command stands, else the unit.
    #[must_use]
    pub fn anchor(&self) -> Span {
        self.entry("ExecStart").map_or(self.unit.span, |entry| entry.span)
    }

    /// Whether a user's manager reads it.
    #[must_use]
    pub fn is_users(&self) -> bool {
        Environment::of(self.unit).manager == Manager::User
    }
}

/// Whether a program only runs what somebody else wrote.
fn runs_another(program: &str) -> bool {
    start::is_shell(program)
        || processes::INTERPRETERS.iter().any(|pattern| services::matches(pattern, program))
        || matches!(program, "java" | "dotnet" | "mono")
}

fn subject(id: String, known: &Known<'_>, findings: &[Finding], lang: Lang, lines: &LineIndex<'_>) -> Subject {
    let wrong = findings.iter().any(|finding| finding.severity > Severity::Info);
    let verdict = match known.start {
        _ if wrong => Verdict::Misuse,
        Begins::Open(_) | Begins::Nothing | Begins::Several => Verdict::Unknown,
        _ => Verdict::Clean,
    };
    let command = known.generated.as_ref().map(|generated| generated.command.clone()).unwrap_or_default();
    let ends = known.generated.as_ref().is_some_and(|generated| generated.ends.is_some());
    let service = match &known.start {
        Begins::Programs(starts) => starts.last().map(|start| {
            let meant = start::meant(&start.exec);
            let service = start.service.or_else(|| services::by_program(&meant).map(|(service, _)| service));
            // What an interpreter runs has the unit's name.
            if service.is_none() && known.unit.stem().is_some() && runs_another(&meant) {
                (services::by_unit(&known.name), known.name.clone())
            } else {
                (service, meant)
            }
        }),
        Begins::Open(Open::ByManager { service: Some(service), .. }) => Some((Some(*service), known.name.clone())),
        Begins::Open(_) => {
            let written = known.entry("ExecStart").map(|entry| Exec::all(&entry.value, &Environment::of(known.unit)));
            let program = written.and_then(|execs| execs.last().map(start::meant));
            program.map(|program| (services::by_program(&program).map(|(service, _)| service), program))
        }
        _ => None,
    };
    let services = service
        .map(|(service, program)| Service {
            id: service.map_or_else(|| program.clone(), |service| service.id.to_owned()),
            name: service.map_or_else(|| program.clone(), |service| service.name.to_owned()),
            command: command.clone(),
            evidence: vec![lines.place(known.anchor())],
        })
        .into_iter()
        .collect();
    let file = known.unit.file.as_ref().map(|file| file.unit.clone());
    let line = |words: &[String]| words.join(" ");
    let is_shell = command.first().is_some_and(|first| start::is_shell(first.rsplit('/').next().unwrap_or(first)));
    let catalogued =
        matches!(&known.start, Begins::Programs(starts) if starts.last().is_some_and(|start| start.service.is_some()));
    let pid1 = (!command.is_empty()).then(|| {
        let shown = match &known.start {
            Begins::Programs(starts) if is_shell => starts.last().map(|start| line(&start.exec.shown())),
            _ => None,
        };
        Pid1 {
            command: shown.unwrap_or_else(|| line(&command)),
            kind: if catalogued { Pid1Kind::Service } else { Pid1Kind::Unknown },
        }
    });
    let after = known.generated.as_ref().map(|generated| {
        let own = || pid1.as_ref().map(|pid1| tree::below_shim(Node::new(pid1.command.clone())));
        generated.tree.clone().filter(|_| !is_shell).or_else(own)
    });
    let _ = lang;
    Subject {
        id,
        kind: SubjectKind::Unit,
        name: file.unwrap_or_else(|| known.name.clone()),
        span: lines.place(known.unit.span),
        verdict,
        outcome: match &known.start {
            Begins::Programs(_) if ends => Outcome::Exits,
            Begins::Programs(_) => Outcome::Runs,
            _ => Outcome::Unknown,
        },
        pid1,
        services,
        processes: None,
        goes: None,
        tree: Trees { before: None, after: after.flatten() },
        privileges: Vec::new(),
    }
}
