//! The whole way of a Dockerfile: from its text to the Report.

mod proof;

use crate::boot::listing::{SHIM, SPLIT, SPLIT_NOTE};
use crate::boot::{self, Boot, tree};
use crate::input::context::BuildContext;
use crate::input::dockerfile::{self, Dockerfile, breaks};
use crate::lang::Text;
use crate::order;
use crate::plan::Plan;
use crate::plan::evidence::Evidence;
use crate::plan::handed;
use crate::report::{
    self, Applicability, File, FileRole, Finding, InputKind, Node, Outcome, Patch, Problem, Report, Service, Severity,
    Subject, SubjectKind, Trees, VERSION, Verdict,
};
use crate::rewrite::commands;
use crate::rewrite::draft::{Draft, StagePatches};
use crate::rewrite::mend;
use crate::rewrite::start::split::Split;
use crate::rewrite::together;
use crate::rules::silence::Silences;
use crate::rules::{self, Findings, Raised, StageContext, look_up};
use crate::subject::StageSubject;
use crate::text::{LineIndex, Span};
use crate::{Lang, Options};
use std::collections::HashSet;
use std::rc::Rc;

use proof::{After, Again, Corrected, clean_tree, context_after, proven, withhold_unsettled};

/// What stands at the shim of one of several containers.
const CONTAINER: Text = Text { en: "holds the container {name}", ja: "コンテナ {name} を保持しています" };

/// One stage with all that was found out about it.
struct Judged<'f> {
    subject: StageSubject<'f>,
    evidence: Evidence,
    boot: Boot,
    plan: Plan,
    patches: StagePatches,
}

/// Reads a Dockerfile and answers.
#[must_use]
pub fn analyse(text: &str, options: &Options) -> Report {
    analyse_in(text, &Rc::default(), options)
}

/// A broken continuation may stand behind another one and show only when that is mended: so many are looked for behind each other.
const MOST_BEHIND: usize = 3;

/// Reads a Dockerfile beside which these files stand, and answers.
#[must_use]
pub fn analyse_in(text: &str, context: &Rc<BuildContext>, options: &Options) -> Report {
    analyse_cut(text, None, context, options)
}

/// The same of a text whose instructions may have been told apart before.
#[must_use]
pub fn analyse_cut(text: &str, cut: Option<dockerfile::Cut>, context: &Rc<BuildContext>, options: &Options) -> Report {
    let cut = cut.unwrap_or_else(|| dockerfile::cut(text));
    let as_written = dockerfile::parse_cut(text, cut, context);
    let mut breaks = mend::breaks(text, &as_written);
    if breaks.is_empty() {
        return answer(text, text, &as_written, &[], options);
    }
    // What Docker reads starts; what was meant is what can be put right. In both, every byte has the same place.
    let mut meant = breaks::mended(text, &breaks);
    let before: Vec<Boot> = handed::subjects(&as_written)
        .iter()
        .map(|subject| boot::of_stage(subject, &Evidence::gather(&as_written, subject), options.lang))
        .collect();
    let mut file = dockerfile::parse_in(&meant, context);
    for _ in 0..MOST_BEHIND {
        let mut behind = mend::breaks(&meant, &file);
        behind.retain(|broken| broken.mended);
        if behind.is_empty() {
            break;
        }
        meant = breaks::mended(&meant, &behind);
        file = dockerfile::parse_in(&meant, context);
        breaks.append(&mut behind);
    }
    order::by(&mut breaks, |broken| (broken.cut.start, broken.cut.end));
    file.breaks = breaks;
    answer(text, &meant, &file, &before, options)
}

/// The answer about the user's text, read as it is meant; `before` holds what starts as it is written, where that differs.
fn answer(users: &str, text: &str, file: &Dockerfile, before: &[Boot], options: &Options) -> Report {
    let mut again = Again::default();
    let mut stages = proven(text, file, Vec::new(), &mut again, options.lang);
    withhold_unsettled(text, file, &mut stages, &mut again, options.lang);
    for judged in &mut stages {
        judged.patches.mend = mend::draft(users, file, &judged.subject, &judged.patches);
    }
    let (raised, unheard) = raise(text, file, &mut stages, options.lang);
    let mut report = report(users, file, &stages, &raised, &mut again, options);
    if before.len() == stages.len() {
        let of_stages = report.subjects.iter_mut().filter(|subject| subject.kind == SubjectKind::Stage);
        for (subject, boot) in of_stages.zip(before) {
            subject.pid1.clone_from(&boot.pid1);
            subject.outcome = boot.outcome.unwrap_or(Outcome::Unknown);
            subject.tree.before = boot.tree.clone().map(tree::below_shim);
        }
    }
    if !unheard.is_empty() {
        let index = LineIndex::new(users);
        report.problems.extend(unheard.into_iter().map(|(span, message)| Problem { message, span: index.place(span) }));
    }
    order::by(&mut report.problems, |problem| (problem.span.start, 0));
    report
}

/// What each stage's rules find, without what the text asks to be silent about; and what is wrong with these requests. A patch
/// that a silenced finding wants is not wanted: it goes as a whole, and other findings lose it too.
fn raise(
    text: &str,
    file: &Dockerfile,
    stages: &mut [Judged<'_>],
    lang: Lang,
) -> (Vec<Vec<Raised>>, Vec<(Span, String)>) {
    let mut silences = Silences::read(text, file);
    let mut all = Vec::with_capacity(stages.len());
    for judged in stages {
        let mut heard = raised(text, file, judged, lang);
        let mut unwanted = HashSet::new();
        heard.retain(|raised| {
            let silenced = silences.cover(file, raised.rule, raised.span);
            if silenced {
                unwanted.extend(raised.patch);
            }
            !silenced
        });
        if !unwanted.is_empty() {
            judged.patches.withdraw(&unwanted);
            heard = raised(text, file, judged, lang);
            heard.retain(|raised| !silences.cover(file, raised.rule, raised.span));
        }
        all.push(heard);
    }
    (all, silences.into_problems(lang))
}

fn report(
    text: &str,
    file: &Dockerfile,
    stages: &[Judged<'_>],
    raised: &[Vec<Raised>],
    again: &mut Again,
    options: &Options,
) -> Report {
    let lang = options.lang;
    let index = LineIndex::new(text);
    let mut findings: Vec<Finding> = Vec::with_capacity(raised.iter().map(Vec::len).sum());
    let mut patches: Vec<Patch> = Vec::new();
    let mut subjects: Vec<Subject> = Vec::with_capacity(stages.len());
    let after_safe = Corrected::new(text, stages, Applicability::Safe);
    let after_review = Corrected::new(text, stages, Applicability::Review);
    let shown = after_review.text.as_ref().or(after_safe.text.as_ref());
    let after = shown.map(|text| again.started(text, &context_after(file, stages), lang)).unwrap_or_default();
    let with_init = with_init(stages, shown.map(|_| after.as_slice()));
    for (judged, raised) in stages.iter().zip(raised) {
        let id = format!("stage-{}", judged.subject.index);
        let severity = raised.iter().map(|raised| raised.severity).max();
        let unsolved = raised.iter().any(|raised| raised.severity == Severity::Error && raised.patch.is_none());
        // What a recipe must say is about the start: what RUNs do goes without it where the start itself is an error.
        let in_run = |raised: &Raised| {
            let at = file.instructions.partition_point(|instruction| instruction.lines.end <= raised.span.start);
            file.instructions.get(at).is_some_and(|instruction| instruction.keyword == dockerfile::Keyword::Run)
        };
        let start_is_told = raised.iter().any(|raised| is_start_error(raised) && !in_run(raised));
        findings.extend(raised.iter().map(|raised| {
            let noted = is_start_error(raised) && !(start_is_told && in_run(raised));
            finding(raised, &id, judged, &index, noted, lang)
        }));
        patches.extend(
            judged
                .patches
                .keys()
                .filter_map(|key| judged.patches.get(key).map(|draft| patch(draft, &patch_id(&id, key), lang))),
        );
        let unchanged = shown.is_none();
        let started = judged
            .subject
            .start_instruction()
            .and_then(|at| file.instructions.get(at))
            .map(|start| index.place(start.span));
        let placed = |tree: Node| Node { span: started, ..tree };
        let before = judged.boot.tree.clone().map(placed);
        let below_init = judged.subject.is_last && with_init.last().copied().unwrap_or_default();
        let intended = judged.plan.intent.is_intended();
        let tree_after = if intended || unsolved || judged.boot.pid1.is_none() {
            None
        } else if unchanged {
            clean_tree(&judged.boot).map(placed).map(|tree| drawn(tree, below_init, lang))
        } else if let Some(split) = &judged.patches.split {
            tree_of_split(split, &after, &with_init, lang)
        } else {
            let tree = after.get(judged.subject.index).and_then(|after| after.tree.clone());
            tree.map(|tree| drawn(tree, below_init, lang))
        };
        subjects.push(Subject {
            id,
            kind: SubjectKind::Stage,
            name: judged.subject.stage.name.clone().unwrap_or_else(|| judged.subject.base_name.clone()),
            span: index.place(judged.subject.stage.span),
            verdict: inherited(judged, &subjects).unwrap_or_else(|| verdict(severity, intended)),
            pid1: judged.boot.pid1.clone(),
            outcome: judged.boot.outcome.unwrap_or(Outcome::Unknown),
            services: services(judged, &index),
            processes: None,
            goes: None,
            tree: Trees { before: before.map(tree::below_shim), after: tree_after },
            privileges: Vec::new(),
        });
    }
    order::by(&mut findings, |finding| (finding.span.start, order::descending(finding.severity as usize)));
    let mut files = Vec::new();
    let path = || options.file.as_deref().map_or_else(|| "Dockerfile".to_owned(), str::to_owned);
    if let Some(text) = &after_safe.text {
        files.push(File { path: path(), role: FileRole::Corrected, applied: Applicability::Safe, text: text.clone() });
    }
    if let Some(text) = after_review.text.as_ref().filter(|text| after_safe.text.as_ref() != Some(text)) {
        files.push(File {
            path: path(),
            role: FileRole::Corrected,
            applied: Applicability::Review,
            text: text.clone(),
        });
    }
    files.extend(compose(file, stages, &with_init, options));
    Report {
        version: VERSION,
        file: options.file.clone(),
        input: InputKind::Dockerfile,
        verdict: worst(&subjects),
        problems: file
            .problems
            .iter()
            .map(|(span, message)| Problem { message: message.get(lang).to_owned(), span: index.place(*span) })
            .collect(),
        subjects,
        findings,
        patches,
        files,
        commands: stages
            .last()
            .map(|last| {
                let Judged { subject, evidence, boot, plan, patches, .. } = last;
                commands::of_stage(subject, evidence, plan, boot, patches.split.as_ref(), &with_init)
            })
            .unwrap_or_default(),
    }
}

/// The compose.yaml beside the Dockerfile, where several services get a stage each.
fn compose(file: &Dockerfile, stages: &[Judged<'_>], with_init: &[bool], options: &Options) -> Option<File> {
    let Judged { subject, evidence, patches, .. } = stages.last()?;
    let split = patches.split.as_ref().filter(|split| patches.start.is_some() && split.targets.len() > 1)?;
    let (directory, name) = match options.file.as_deref() {
        Some(path) => {
            path.rsplit_once(['/', '\\']).map_or(("", path), |(_, name)| path.split_at(path.len() - name.len()))
        }
        None => ("", "Dockerfile"),
    };
    let name = Some(name);
    let parts = together::Parts { file, subject, evidence, split, with_init, name, lang: options.lang };
    Some(File {
        path: format!("{directory}compose.yaml"),
        role: FileRole::Generated,
        applied: Applicability::Review,
        text: parts.compose().text(),
    })
}

fn raised(text: &str, file: &Dockerfile, judged: &Judged<'_>, lang: Lang) -> Vec<Raised> {
    let context = StageContext {
        text,
        file,
        subject: &judged.subject,
        evidence: &judged.evidence,
        boot: &judged.boot,
        plan: &judged.plan,
        patches: &judged.patches,
        lang,
    };
    let mut all = Vec::new();
    for rule in rules::ALL {
        if let Some(check) = rule.stage {
            let mut findings = Findings::of(rule);
            check(&context, &mut findings);
            all.extend(findings.into_raised());
        }
    }
    for raised in &mut all {
        // A note about FROM itself (its age, an official image) is nothing that a patch resolves.
        let about_base = raised.span.overlaps(judged.subject.stage.base_span) && raised.severity == Severity::Info;
        if raised.patch.is_none() && !about_base {
            raised.patch = judged.patches.covering(raised.span);
        }
    }
    all
}

/// Whether it is an error that the patch of the start command resolves.
fn is_start_error(raised: &Raised) -> bool {
    raised.patch == Some(rules::PatchKey::Start) && raised.severity == Severity::Error
}

fn finding(
    raised: &Raised,
    subject: &str,
    judged: &Judged<'_>,
    index: &LineIndex<'_>,
    noted: bool,
    lang: Lang,
) -> Finding {
    let values: Vec<(&str, &str)> = raised.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Finding {
        rule: raised.rule.to_owned(),
        severity: raised.severity,
        subject: subject.to_owned(),
        span: index.place(raised.span),
        message: raised.text.what.fill(lang, &values),
        why: raised.text.why.fill(lang, &values).trim_end().to_owned(),
        advice: with_note(raised.text.advice.fill(lang, &values), raised, judged, noted, lang),
        source: raised.source.to_owned(),
        patch: raised.patch.map(|key| patch_id(subject, key)),
    }
}

/// What the start patch's recipe must say beside it stands with the errors that it resolves; what is to be looked up, with those
/// that nothing resolves.
fn with_note(advice: String, raised: &Raised, judged: &Judged<'_>, noted: bool, lang: Lang) -> String {
    let of_recipe = judged.patches.start.as_ref().and_then(|draft| draft.note).filter(|_| noted);
    let note = of_recipe.map(|note| note.get(lang).to_owned());
    let unplaced = judged.patches.split.as_ref().map(|split| split.unplaced.as_slice()).unwrap_or_default();
    let Judged { subject, plan, boot, evidence, .. } = judged;
    match note.or_else(|| look_up::note(raised, subject, plan, unplaced, boot, evidence, lang)) {
        Some(note) if lang == Lang::En => format!("{advice} {note}"),
        Some(note) => format!("{advice}{note}"),
        None => advice,
    }
}

fn patch_id(subject: &str, key: rules::PatchKey) -> String {
    match key {
        rules::PatchKey::Start => report::start_patch(subject),
        rules::PatchKey::Mend => format!("{subject}-mend"),
        rules::PatchKey::Own(number) => format!("{subject}-{}", number + 1),
    }
}

fn patch(draft: &Draft, id: &str, lang: Lang) -> Patch {
    let values: Vec<(&str, &str)> = draft.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Patch {
        id: id.to_owned(),
        title: draft.title.fill(lang, &values),
        applicability: draft.applicability,
        edits: draft.edits.clone(),
    }
}

/// Whether each stage of the text that is run, as it stands or as corrected, is started with the engine's own init. The last
/// stage, which is what a plain build makes, is the last one.
fn with_init(stages: &[Judged<'_>], after: Option<&[After]>) -> Vec<bool> {
    let mut all: Vec<bool> = match after {
        Some(after) => after.iter().map(|after| after.with_init).collect(),
        None => stages.iter().map(|of| commands::needs_init(&of.subject, &of.evidence, &of.boot)).collect(),
    };
    // The shell that stood above the author's own program is gone. Whether that heeds SIGTERM as the first process is not known
    // (Python's and Node's do not by themselves); below the engine's init it need not.
    let split = stages.last().and_then(|last| last.patches.split.as_ref());
    let own = split.and_then(|split| split.targets.last()).is_some_and(|target| target.service.is_none());
    if let Some(last) = all.last_mut().filter(|_| own) {
        *last = true;
    }
    all
}

/// The containers of the services that get a stage each, below the host that they share, as a listing's are drawn. None where
/// nobody knows what the main one starts.
fn tree_of_split(split: &Split, after: &[After], with_init: &[bool], lang: Lang) -> Option<Node> {
    let first = after.len().checked_sub(split.targets.len())?;
    after.last()?.tree.as_ref()?;
    let stages = after[first..].iter().zip(with_init.get(first..)?);
    let mut shims: Vec<Node> = split
        .targets
        .iter()
        .zip(stages)
        .map(|(target, (after, &with_init))| {
            let shim = after.tree.clone().map_or_else(|| Node::new(SHIM), |tree| drawn(tree, with_init, lang));
            Node { note: Some(CONTAINER.fill(lang, &[("name", target.host())])), ..shim }
        })
        .collect();
    if shims.len() == 1 {
        return shims.pop().map(|shim| Node { note: None, ..shim });
    }
    Some(Node { note: Some(SPLIT_NOTE.get(lang).to_owned()), children: shims, ..Node::new(SPLIT.get(lang)) })
}

/// The tree as the host draws it, with the engine's own init where the run line asks for it.
fn drawn(tree: Node, with_init: bool, lang: Lang) -> Node {
    tree::below_shim(if with_init { tree::below_engine_init(tree, lang) } else { tree })
}

fn services(judged: &Judged<'_>, index: &LineIndex<'_>) -> Vec<Service> {
    let installed: Vec<&str> = judged.evidence.installed.iter().map(|hint| hint.name.as_str()).collect();
    judged
        .plan
        .services
        .iter()
        .map(|meant| {
            let recipe = meant.service.and_then(|service| tree::recipe(service, &judged.subject, &installed));
            let command = if meant.command.is_empty() {
                recipe.map(|recipe| recipe.command.iter().map(|word| (*word).to_owned()).collect()).unwrap_or_default()
            } else {
                meant.command.clone()
            };
            Service {
                id: meant.service.map_or_else(|| meant.name.clone(), |service| service.id.to_owned()),
                name: meant.service.map_or_else(|| meant.name.clone(), |service| service.name.to_owned()),
                command,
                evidence: meant.evidence.iter().map(|&span| index.place(span)).collect(),
            }
        })
        .collect()
}

/// A stage that only inherits its start command is no better than the stage that decides it.
fn inherited(judged: &Judged<'_>, before: &[Subject]) -> Option<Verdict> {
    let subject = &judged.subject;
    let decided_elsewhere = subject.start_instruction().is_some_and(|index| !subject.owns(index));
    let parent = subject.lineage.iter().rev().nth(1)?;
    before.get(*parent).map(|parent| parent.verdict).filter(|verdict| decided_elsewhere && *verdict == Verdict::Misuse)
}

fn verdict(severity: Option<Severity>, intended: bool) -> Verdict {
    match severity {
        Some(Severity::Error | Severity::Warning) => Verdict::Misuse,
        _ if intended => Verdict::Intended,
        _ => Verdict::Clean,
    }
}

/// Misuse before intended before clean: what most needs the reader's attention.
fn worst(subjects: &[Subject]) -> Verdict {
    let has = |wanted| subjects.iter().any(|subject| subject.verdict == wanted);
    if subjects.is_empty() {
        Verdict::Unknown
    } else if has(Verdict::Misuse) {
        Verdict::Misuse
    } else if has(Verdict::Intended) {
        Verdict::Intended
    } else {
        Verdict::Clean
    }
}
