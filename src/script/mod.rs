//! Start scripts, from the text to the Report.
//!
//! A script is read as the program of a container: it is put into a Dockerfile that starts it, and `boot` and `plan` say what
//! happens then. With its own Dockerfile beside it, that is the one; pasted alone, the Dockerfile is one of which nothing is
//! known: neither its base nor the arguments that CMD gives. So all that is known of daemons counts here as it does there.

mod assumed;
mod edits;
mod original;
mod purpose;

pub use assumed::Beside;
pub use edits::{for_each, prepares};
pub use purpose::Purpose;

use crate::boot::{EventKind, tree};
use crate::input::shell;
use crate::lang::Text;
use crate::report::{
    Applicability, Commands, File, FileRole, Finding, InputKind, Node, Outcome, Patch, Pid1, Problem, Report, Service,
    Severity, Subject, SubjectKind, Trees, VERSION, Verdict,
};
use crate::rewrite::apply::apply;
use crate::rewrite::draft::StagePatches;
use crate::rules::{self, CARRIAGE_RETURNS, Findings, Raised, ScriptContext, StageContext, WindowsEnds};
use crate::text::Span;
use crate::{Lang, Options};
use assumed::{ARGUMENTS, Assumed};
use original::Original;

const NOT_CLOSED: Text = Text {
    en: "Something here is never closed: a quote, a bracket, an if or a loop. The rest was read as well as it could be.",
    ja: "引用符、括弧、if、ループのいずれかが閉じられていません。残りは可能な範囲で読み取りました。",
};
const LINE_ENDS: Text = Text { en: "End its lines as Linux does: LF", ja: "改行を LF にする" };
const NOT_EXPECTED: Text = Text {
    en: "This cannot stand here in a shell script. The rest was read as well as it could be.",
    ja: "シェルスクリプトのこの位置には書けません。残りは可能な範囲で読み取りました。",
};

/// Reads a script that is pasted alone, and answers.
#[must_use]
pub fn analyse(text: &str, options: &Options) -> Report {
    analyse_beside(text, &[], options)
}

/// Reads a script beside the Dockerfile that copies it, and answers.
#[must_use]
pub fn analyse_beside(text: &str, beside: &[Beside<'_>], options: &Options) -> Report {
    let mut report = answer(text, beside, options, Depth::Corrects);
    report.findings.sort_by_key(|finding| (finding.span.start, std::cmp::Reverse(finding.severity)));
    report
}

/// Whether corrections are looked for: those of a corrected text are not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Corrects,
    Judges,
}

/// What would put something right.
pub struct Draft {
    title: Text,
    values: Vec<(&'static str, String)>,
    applicability: Applicability,
    edits: Vec<(Span, String)>,
}

fn answer(text: &str, beside: &[Beside<'_>], options: &Options, depth: Depth) -> Report {
    let lang = options.lang;
    let (index, read) = Original::new(text);
    let text = read.as_str();
    let script = shell::parse(text);
    let assumed = Assumed::new(text, &script, beside, options);
    let mut report = Report {
        version: VERSION,
        file: options.file.clone(),
        input: InputKind::Script,
        verdict: Verdict::Unknown,
        problems: script.problems.iter().map(|(span, kind)| problem(*span, *kind, &index, lang)).collect(),
        subjects: Vec::new(),
        findings: Vec::new(),
        patches: Vec::new(),
        files: Vec::new(),
        commands: Commands::default(),
    };
    let Some(read) = assumed.judge(text, &script, lang) else { return report };
    let no_patches = StagePatches::default();
    let stage = StageContext {
        text: &assumed.whole,
        file: &assumed.file,
        subject: &read.subject,
        evidence: &read.evidence,
        boot: &read.boot,
        plan: &read.plan,
        patches: &no_patches,
        lang,
    };
    let (purpose, is_known) = (read.purpose, read.is_known);
    let windows_ends = index.windows_ends(text);
    let context =
        ScriptContext { text, script: &script, stage: &stage, purpose, is_known, at: assumed.at, windows_ends };
    let raised = raised(&context);
    let drafts = if depth == Depth::Corrects && script.problems.is_empty() {
        let all = edits::drafts(&context, &raised);
        all.into_iter().filter(|draft| settles(text, draft, beside, options, &raised)).collect()
    } else {
        Vec::new()
    };
    // What is wrong on every line goes with whatever else is put right: each alone would leave the script as dead as before.
    let whole = depth == Depth::Corrects && script.problems.is_empty();
    let ends = windows_ends.filter(|_| whole && raised.iter().any(|raised| raised.rule == CARRIAGE_RETURNS));
    report.patches = match ends {
        Some(ends) => vec![without_returns(&drafts, ends, &index, lang)],
        None => drafts.iter().enumerate().map(|(at, draft)| patch(draft, at, &index, lang)).collect(),
    };
    report.findings = raised.iter().map(|raised| finding(raised, &report.patches, &index, lang)).collect();
    let severity = report.findings.iter().map(|finding| finding.severity).max();
    if ends.is_some() && drafts.is_empty() {
        // Line ends alone put nothing else right.
        let others = report.findings.iter_mut().filter(|finding| finding.rule != CARRIAGE_RETURNS);
        others.for_each(|finding| finding.patch = None);
    }
    report.files = files(index.text(), &report.patches, options);
    let after = report.files.last().map(|file| answer(&file.text, beside, options, Depth::Judges));
    report.subjects.push(subject(&read, severity, after.as_ref(), &index, text, options));
    report.verdict = report.subjects[0].verdict;
    report
}

/// Whether what a draft puts right is right then, and nothing new is wrong.
fn settles(text: &str, draft: &Draft, beside: &[Beside<'_>], options: &Options, before: &[Raised]) -> bool {
    let edits: Vec<_> = draft.edits.iter().map(|(span, new)| crate::rewrite::apply::replace(*span, new)).collect();
    let corrected = apply(text, &edits);
    let report = answer(&corrected, beside, options, Depth::Judges);
    let left = weight(report.findings.iter().map(|finding| finding.severity));
    // The line ends are another matter, which is settled with it.
    let had = before.iter().filter(|raised| raised.rule != CARRIAGE_RETURNS).map(|raised| raised.severity);
    corrected != text && report.problems.is_empty() && left < weight(had)
}

/// How many findings there are of each severity, the worst first.
fn weight(severities: impl Iterator<Item = Severity>) -> [usize; 3] {
    severities.fold([0; 3], |mut counts, severity| {
        counts[match severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Info => 2,
        }] += 1;
        counts
    })
}

fn problem(span: Span, kind: shell::ProblemKind, index: &Original<'_>, lang: Lang) -> Problem {
    let message = match kind {
        shell::ProblemKind::Unclosed => NOT_CLOSED,
        shell::ProblemKind::Unexpected | shell::ProblemKind::TooDeep => NOT_EXPECTED,
    };
    Problem { message: message.get(lang).to_owned(), span: index.place(span) }
}

fn raised(context: &ScriptContext<'_>) -> Vec<Raised> {
    let mut all: Vec<Raised> = Vec::new();
    for check in rules::SCRIPT_CHECKS {
        let mut findings = Findings::of(check.rule);
        (check.check)(context, &mut findings);
        all.extend(findings.into_raised());
    }
    // Places are those of the script.
    for raised in &mut all {
        raised.span = context.own(raised.span).unwrap_or_else(|| context.first_line());
    }
    all
}

fn patch(draft: &Draft, at: usize, index: &Original<'_>, lang: Lang) -> Patch {
    let values: Vec<(&str, &str)> = draft.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut edits: Vec<_> = draft.edits.iter().map(|(span, text)| index.edit(*span, text)).collect();
    edits.sort_by_key(|edit| (edit.start, edit.end));
    Patch {
        id: format!("script-{}", at + 1),
        title: draft.title.fill(lang, &values),
        applicability: draft.applicability,
        edits,
    }
}

/// One patch for the line ends and for what else is put right.
fn without_returns(drafts: &[Draft], ends: WindowsEnds, index: &Original<'_>, lang: Lang) -> Patch {
    let edits: Vec<(Span, String)> = drafts.iter().flat_map(|draft| draft.edits.clone()).collect();
    let least = if ends.everywhere { Applicability::Safe } else { Applicability::Review };
    let titles: Vec<String> = drafts
        .iter()
        .map(|draft| {
            let values: Vec<(&str, &str)> = draft.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            draft.title.fill(lang, &values)
        })
        .collect();
    Patch {
        id: "script-1".to_owned(),
        title: std::iter::once(LINE_ENDS.get(lang).to_owned()).chain(titles).collect::<Vec<_>>().join("; "),
        applicability: drafts.iter().map(|draft| draft.applicability).fold(least, Ord::max),
        edits: index.edits_without_returns(&edits),
    }
}

fn finding(raised: &Raised, patches: &[Patch], index: &Original<'_>, lang: Lang) -> Finding {
    let values: Vec<(&str, &str)> = raised.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let place = index.span(raised.span);
    let touches = |patch: &&Patch| patch.edits.iter().any(|edit| edit.start <= place.end && place.start <= edit.end);
    Finding {
        rule: raised.rule.to_owned(),
        severity: raised.severity,
        subject: ID.to_owned(),
        span: index.place(raised.span),
        message: raised.text.what.fill(lang, &values),
        why: raised.text.why.fill(lang, &values),
        advice: raised.text.advice.fill(lang, &values).trim_end().to_owned(),
        source: raised.source.to_owned(),
        patch: patches.iter().find(touches).map(|patch| patch.id.clone()),
    }
}

const ID: &str = "script";

/// The corrected script, by safe patches alone and, where they differ, by all.
fn files(text: &str, patches: &[Patch], options: &Options) -> Vec<File> {
    let corrected = |level| {
        let edits: Vec<_> =
            patches.iter().filter(|patch| patch.applicability <= level).flat_map(|patch| patch.edits.clone()).collect();
        let path = options.file.clone().unwrap_or_else(|| assumed::NAME.to_owned());
        (!edits.is_empty()).then(|| File { path, role: FileRole::Corrected, applied: level, text: apply(text, &edits) })
    };
    let safe = corrected(Applicability::Safe);
    let same = |review: &File| safe.as_ref().map(|safe| &safe.text) == Some(&review.text);
    let review = corrected(Applicability::Review).filter(|review| !same(review));
    safe.into_iter().chain(review).collect()
}

fn subject(
    read: &assumed::Read<'_>,
    severity: Option<Severity>,
    after: Option<&Report>,
    index: &Original<'_>,
    text: &str,
    options: &Options,
) -> Subject {
    let starts = read.purpose == Purpose::Start;
    let boot = &read.boot;
    // What CMD gives is not known of a script that stands alone: neither is what it starts then.
    let gives_way =
        boot.pid1.as_ref().is_some_and(|pid1| ["$@", "$*", "${@"].iter().any(|all| pid1.command.contains(all)));
    let known = |pid1: &Pid1| Pid1 { command: shown(&pid1.command), kind: pid1.kind };
    let pid1 = boot.pid1.as_ref().filter(|_| starts && !gives_way).map(known);
    let before = boot.tree.clone().filter(|_| pid1.is_some()).map(|mut node| {
        own_places(&mut node);
        tree::below_shim(node)
    });
    let outcome = if starts { boot.outcome.unwrap_or(Outcome::Unknown) } else { Outcome::Unknown };
    let wrong = severity.is_some_and(|severity| severity > Severity::Info);
    let verdict = match severity {
        Some(Severity::Error | Severity::Warning) => Verdict::Misuse,
        Some(Severity::Info) if !starts => Verdict::Unknown,
        _ => Verdict::Clean,
    };
    let stays = outcome != Outcome::Exits && boot.init().is_none();
    // A script that ends with the command that it is given says nothing of the tree.
    let corrected = after.and_then(|after| after.subjects.first()).filter(|subject| subject.outcome != Outcome::Exits);
    let corrected = corrected.and_then(|subject| subject.tree.before.clone());
    let service = |meant: &crate::plan::Meant| Service {
        id: meant.service.map_or_else(|| meant.name.clone(), |service| service.id.to_owned()),
        name: meant.service.map_or_else(|| meant.name.clone(), |service| service.name.to_owned()),
        command: meant.command.clone(),
        evidence: meant.evidence.iter().filter_map(|span| read.own(*span)).map(|span| index.place(span)).collect(),
    };
    let name = options.file.as_deref().and_then(|file| file.rsplit(['/', '\\']).next());
    Subject {
        id: ID.to_owned(),
        kind: SubjectKind::Container,
        name: name.unwrap_or(assumed::NAME).to_owned(),
        span: index.place(Span::new(0, text.trim_end().len())),
        verdict,
        pid1,
        outcome,
        services: read.plan.services.iter().filter(|_| starts).map(service).collect(),
        processes: None,
        goes: None,
        tree: Trees { after: corrected.or_else(|| before.clone().filter(|_| stays && !wrong)), before },
        privileges: Vec::new(),
    }
}

/// A command without the arguments that nobody knows.
fn shown(command: &str) -> String {
    let command = command.strip_prefix("/bin/sh -c exec ").unwrap_or(command);
    command.replace(&format!(" {ARGUMENTS}"), "")
}

/// The tree's places are those of a text that the user never wrote.
fn own_places(node: &mut Node) {
    node.span = None;
    node.command = shown(&node.command);
    node.children.iter_mut().for_each(own_places);
}

/// Whether a boot of a script keeps itself up by nothing that it does.
fn waits(kind: &EventKind) -> bool {
    matches!(kind, EventKind::KeepAlive { .. } | EventKind::Interactive { .. })
}
