//! Unit files, from the text to the Report: what each unit starts, what becomes an instruction of a Dockerfile, an option of the run
//! line or a line of a compose file, and what a container has nothing for. A unit by itself is no misuse: it is translated.

pub mod compose;
pub mod engine;
pub mod environment;
pub mod exec;
pub mod generate;
pub mod image;
mod known;
pub mod leftover;
pub mod listening;
pub mod options;
pub mod rows;
pub mod script;
pub mod start;
pub mod steps;
mod subject;
mod turned;
mod unwrapped;
pub mod values;

use crate::Options;
use crate::input::unit::{self, Unit, UnitKind};
use crate::lang::Text;
use crate::order;
use crate::report::{Applicability, Commands, File, FileRole, InputKind, Problem, Report, VERSION, Verdict};
use crate::text::{LineIndex, Span};
use generate::Generated;
use known::known;
use rows::Rows;
use start::{Open, Start};
use subject::{findings, subject};

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
        known[at] = known::known(known[at].unit, true, lang);
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
