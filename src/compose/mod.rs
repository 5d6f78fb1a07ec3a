//! Compose files and Kubernetes manifests, from the text to the Report: each service or container is a subject, judged by what judges
//! run lines and Dockerfiles, and corrected where it stands.

pub mod commands;
mod inherit;
mod inline;
mod patch;
mod start;

use crate::boot::tree;
use crate::input::compose::{self, Build, File, Service};
use crate::knowledge::privileges::Notation;
use crate::lang::Text;
use crate::order;
use crate::report::{
    Applicability, Finding, InputKind, Outcome, Patch, Pid1Kind, Problem, Report, Severity, Subject, SubjectKind,
    Trees, VERSION, Verdict,
};
use crate::rewrite::apply::apply;
use crate::rules::{Raised, RunContext};
use crate::run::{self, Container, Need, Started};
use crate::text::{LineIndex, Span};
use crate::{Lang, Options};
pub use inherit::Base;
use start::Start;

/// The text of the Dockerfile that a service is built from, where it is at hand.
pub type DockerfileOf<'b> = &'b dyn Fn(&Build) -> Option<String>;

/// What stands beside a compose file.
#[derive(Clone, Copy)]
pub struct Beside<'b> {
    /// The Dockerfiles that its services are built from.
    pub dockerfile_of: DockerfileOf<'b>,
    /// Other files, by the path as this one writes it.
    pub file_of: &'b dyn Fn(&str) -> Option<String>,
    /// The file that this one stands over.
    pub base: Option<&'b Base>,
}

/// What a rule is told of a service beyond its container.
#[derive(Clone, Debug, Default)]
pub struct ServiceFacts {
    /// Its name; empty for a fragment without one.
    pub name: String,
    /// Whether its image is built from a Dockerfile that is not at hand.
    pub is_built: bool,
    /// Whether the Dockerfile that it is built from says itself what is wrong with the init.
    pub said_in_dockerfile: bool,
    /// Its command, where it is written as one string.
    pub string_command: Option<StringCommand>,
    /// Where the kind of a manifest stands, at the first container of a text.
    pub manifest: Option<Span>,
    /// The other services that take what its grants are written in, where these do not want it gone.
    pub shared_with: Vec<String>,
}

/// A command written as one string.
#[derive(Clone, Debug)]
pub struct StringCommand {
    /// Its words.
    pub words: Vec<String>,
    /// Where it stands.
    pub span: Span,
}

/// A service with all that was found out about it.
struct Judged<'f> {
    service: &'f Service,
    container: Container<'f>,
    start: Start,
    /// Whether all that starts it stands in another file.
    starts_elsewhere: bool,
}

const NAMELESS: Text = Text { en: "the service", ja: "このサービス" };

const NO_CONTAINERS: Text = Text {
    en: "Read as a Kubernetes manifest: no object here has containers.",
    ja: "Kubernetes のマニフェストとして読み取りましたが、コンテナを持つオブジェクトがありません。",
};
const KUSTOMIZATION: Text = Text {
    en: "A kustomization: its patches are not applied here. Paste what `kubectl kustomize` prints.",
    ja: "kustomization です。パッチはここでは適用されません。`kubectl kustomize` の出力を貼り付けてください。",
};
const NO_SERVICES: Text = Text {
    en: "No service stands here: a service has an image or is built.",
    ja: "サービスがありません。サービスには image または build が必要です。",
};
const NOT_HERE: Text = Text {
    en: "{path} is not here: what it adds is not known. Read as a project, it is judged with this file.",
    ja: "{path} がないため、そこで加えられる設定は分かりません。プロジェクトとして一緒に読み込むと、合わせて判定します。",
};
const MISPLACED: Text = Text {
    en: "`{key}` stands where no service takes it: its indentation is off. The services are judged without it.",
    ja: "`{key}` がどのサービスにも属さない位置にあります。字下げがずれています。これを除いて判定しています。",
};
const TOO_MANY: Text = Text {
    en: "Only the first {most} services are judged.",
    ja: "判定したのは最初の {most} 個のサービスだけです。",
};

/// Reads a compose file or manifests, and answers.
#[must_use]
pub fn analyse(text: &str, options: &Options) -> Report {
    analyse_in_project(text, options, &Beside { dockerfile_of: &|_| None, file_of: &|_| None, base: None })
}

/// The same, where the Dockerfiles that services are built from, and the files that they extend or override, are at hand: each is judged
/// with its service's own settings over it.
#[must_use]
pub fn analyse_in_project(text: &str, options: &Options, beside: &Beside<'_>) -> Report {
    let lang = options.lang;
    let file = compose::parse(text);
    let lines = LineIndex::new(text);
    let judged: Vec<Judged<'_>> =
        file.services.iter().map(|service| judge(text, &file, service, beside, lang)).collect();
    let plan = settled(text, &file, &judged, beside, lang);
    let mut report = Report {
        version: VERSION,
        file: options.file.clone(),
        input: InputKind::Compose,
        verdict: Verdict::Unknown,
        problems: problems(text, &file, beside, &lines, lang),
        subjects: Vec::with_capacity(judged.len()),
        findings: Vec::new(),
        patches: plan.patches.clone(),
        files: Vec::new(),
        commands: commands::of_file(&file, options.file.as_deref(), beside.base),
    };
    for (at, judged) in judged.iter().enumerate() {
        let id = id(at);
        let facts = ServiceFacts {
            name: judged.service.name.clone(),
            is_built: judged.service.build.is_some() && !judged.start.has_dockerfile,
            said_in_dockerfile: judged.start.has_dockerfile && judged.start.init_of_dockerfile
                || judged.starts_elsewhere,
            string_command: judged.service.command.as_ref().filter(|given| given.is_string).map(|given| {
                StringCommand { words: given.words.iter().map(|word| word.value.clone()).collect(), span: given.span }
            }),
            manifest: (at == 0).then(|| file.manifest_kind()).flatten(),
            shared_with: plan.shared.get(at).cloned().unwrap_or_default(),
        };
        let context = RunContext {
            text,
            container: &judged.container,
            notation: judged.service.notation,
            service: Some(&facts),
            has_dockerfile: false,
            lang,
        };
        let own_patches = plan.of_service.get(at).map_or(&[][..], Vec::as_slice);
        let mut findings: Vec<Finding> = run::raised(&context)
            .iter()
            .map(|raised| finding(raised, text, &id, &plan.patches, own_patches, &lines, lang))
            .collect();
        for found in &judged.start.findings {
            let mut found = found.clone();
            found.subject.clone_from(&id);
            found.span = lines.place(found.span.span());
            found.patch = plan.start_patch(at).filter(|_| found.patch.is_some()).map(str::to_owned);
            findings.push(found);
        }
        report.subjects.push(subject(id, judged, &findings, &plan, at, &lines, lang));
        report.findings.extend(findings);
    }
    run::correct(text, options, "compose.yaml", &mut report);
    order::by(&mut report.findings, |finding| (finding.span.start, order::descending(finding.severity as usize)));
    report.verdict = if report.subjects.is_empty() { Verdict::Unknown } else { run::worst(&report) };
    report
}

/// The id of a service's subject.
fn id(at: usize) -> String {
    format!("service-{}", at + 1)
}

fn judge<'f>(text: &str, file: &File, service: &'f Service, beside: &Beside<'_>, lang: Lang) -> Judged<'f> {
    let inherited = inherit::of(service, beside.base, beside.file_of);
    let merged = inherited.as_ref().map(|inherited| inherited.below(service));
    let call = merged.as_ref().unwrap_or(&service.call);
    let build = service.build.as_ref().or(inherited.as_ref().and_then(inherit::Inherited::build));
    let mut start = start::of(text, file, service, &start::Seen { call, build }, beside.dockerfile_of, lang);
    let name = call.target.as_ref().map(|target| target.value.clone());
    let name = name.unwrap_or_else(|| if build.is_some() { service.name.clone() } else { String::new() });
    let mut started = Started::on(&start.base, &name, call, lang);
    // Which init an image has under that name is not known where the image is not.
    if started.image.is_none()
        && let Some(pid1) = &mut started.pid1
        && started.init.is_some()
        && !pid1.command.contains("systemd")
    {
        pid1.kind = Pid1Kind::Unknown;
        started.tree = None;
    }
    start.needs_nothing_then = start.corrected.as_ref().is_some_and(|corrected| {
        let mut call = call.clone();
        call.command.clear();
        call.options.retain(|given| !matches!(given.name, "entrypoint" | "stop-signal"));
        let then = Started::on(corrected, &started.name, &call, lang);
        matches!(Container::alone(&call, then).need, Need::Nothing)
    });
    // What starts it stands in the other file: there it is said.
    let own_start = service.entrypoint.is_some()
        || service.command.is_some()
        || service.call.target.is_some()
        || service.build.is_some();
    let starts_elsewhere = inherited.is_some() && !own_start;
    let whole = Container::alone(call, started);
    let container = Container {
        call: &service.call,
        name: service.call.last("name").map(|given| given.value.as_str()),
        inside: Vec::new(),
        started: whole.started,
        grants: run::grants::of(&service.call),
        meant: whole.meant,
        need: whole.need,
        for_tests: service.object == compose::MOLECULE,
        output: Vec::new(),
    };
    Judged { service, container, start, starts_elsewhere }
}

/// The patches that are final: the file corrected by them would not be corrected further. What a first correction takes away can be what
/// a second would go by; then only the grants are taken out, or nothing.
fn settled(text: &str, file: &File, judged: &[Judged<'_>], beside: &Beside<'_>, lang: Lang) -> patch::Plan {
    let mut plan = patch::plan(text, file, judged, lang);
    for keep in [patch::Keep::All, patch::Keep::Grants, patch::Keep::None] {
        plan.keep(keep);
        let is_final = [Applicability::Safe, Applicability::Review].into_iter().all(|level| {
            let of_level = plan.patches.iter().filter(|patch| patch.applicability <= level);
            let edits: Vec<_> = of_level.flat_map(|patch| patch.edits.clone()).collect();
            if edits.is_empty() {
                return true;
            }
            let corrected = apply(text, &edits);
            let again = compose::parse(&corrected);
            let judged: Vec<Judged<'_>> =
                again.services.iter().map(|service| judge(&corrected, &again, service, beside, lang)).collect();
            let left = patch::plan(&corrected, &again, &judged, lang).patches;
            left.iter().all(|patch| patch.applicability > level)
        });
        if is_final {
            break;
        }
    }
    plan
}

fn problems(text: &str, file: &File, beside: &Beside<'_>, lines: &LineIndex<'_>, lang: Lang) -> Vec<Problem> {
    let mut problems: Vec<Problem> = file
        .yaml
        .problems
        .iter()
        .map(|(span, message)| Problem { message: message.get(lang).to_owned(), span: lines.place(*span) })
        .collect();
    let extended = file.services.iter().filter_map(|service| service.extends_file.as_ref());
    let named = extended.map(|extends| (&extends.path, extends.span));
    let mut said: Vec<&String> = Vec::new();
    for (path, span) in named.chain(file.includes.iter().map(|(path, span)| (path, *span))) {
        if !said.contains(&path) && (beside.file_of)(path).is_none() {
            said.push(path);
            let message = NOT_HERE.fill(lang, &[("path", path)]);
            problems.push(Problem { message, span: lines.place(span) });
        }
    }
    for span in &file.misplaced {
        let message = MISPLACED.fill(lang, &[("key", span.of(text))]);
        problems.push(Problem { message, span: lines.place(*span) });
    }
    order::by(&mut problems, |problem| (problem.span.start, 0));
    let first_line = lines.place(Span::new(0, text.find('\n').unwrap_or(text.len())));
    let mut say = |message: String| problems.insert(0, Problem { message, span: first_line });
    if file.services.len() >= compose::MAX_SERVICES {
        say(TOO_MANY.fill(lang, &[("most", &compose::MAX_SERVICES.to_string())]));
    }
    match (file.is_manifest(), file.services.is_empty()) {
        (true, true) if file.manifest_kind().is_some_and(|kind| kind.of(text) == "Kustomization") => {
            say(KUSTOMIZATION.get(lang).to_owned());
        }
        (true, true) => say(NO_CONTAINERS.get(lang).to_owned()),
        (false, true) => say(NO_SERVICES.get(lang).to_owned()),
        (_, false) => {}
    }
    problems
}

fn finding(
    raised: &Raised,
    text: &str,
    subject: &str,
    patches: &[Patch],
    own: &[String],
    lines: &LineIndex<'_>,
    lang: Lang,
) -> Finding {
    let values: Vec<(&str, &str)> = raised.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let touches = |patch: &&Patch| {
        let edits = patch.edits.iter();
        own.contains(&patch.id)
            && edits.into_iter().any(|edit| edit.start <= raised.span.end && raised.span.start <= edit.end)
    };
    let span = if raised.span.is_empty() { Span::new(0, text.find('\n').unwrap_or(text.len())) } else { raised.span };
    Finding {
        rule: raised.rule.to_owned(),
        severity: raised.severity,
        subject: subject.to_owned(),
        span: lines.place(span),
        message: raised.text.what.fill(lang, &values),
        why: raised.text.why.fill(lang, &values),
        advice: raised.text.advice.fill(lang, &values),
        source: raised.source.to_owned(),
        patch: patches.iter().find(touches).map(|patch| patch.id.clone()),
    }
}

fn subject(
    id: String,
    judged: &Judged<'_>,
    findings: &[Finding],
    plan: &patch::Plan,
    at: usize,
    lines: &LineIndex<'_>,
    lang: Lang,
) -> Subject {
    let Judged { service, container, start, .. } = judged;
    let started = &container.started;
    let before = started.tree.clone().map(tree::below_shim);
    let stays = started.outcome != Some(Outcome::Exits) && started.init.is_none();
    let is_wrong = findings.iter().any(|finding| finding.severity == Severity::Error);
    let after = match plan.start_patch(at) {
        Some(_) => start.tree_after.clone(),
        None => before.clone().filter(|_| stays && !is_wrong),
    };
    let name = match service.name.as_str() {
        "" => started.name.clone(),
        name => name.to_owned(),
    };
    // A job and a container that prepares are meant to end.
    let ends = service.object.contains("Job") || service.object.contains("initContainers");
    let outcome = if started.absent.is_some() && !ends {
        Outcome::Exits
    } else {
        started.outcome.filter(|outcome| !(ends && *outcome == Outcome::Exits)).unwrap_or(Outcome::Unknown)
    };
    Subject {
        id,
        kind: SubjectKind::Service,
        name: if name.is_empty() { NAMELESS.get(lang).to_owned() } else { name },
        span: lines.place(service.span),
        verdict: verdict(container, findings),
        pid1: started.pid1.clone(),
        outcome,
        services: run::services(container, lines),
        processes: None,
        goes: None,
        privileges: run::picture::of(container, service.notation, lines, lang),
        tree: Trees { before, after },
    }
}

/// What is said of a service. What its image starts is often not known, and nothing that the file gives it is then wrong.
fn verdict(container: &Container<'_>, findings: &[Finding]) -> Verdict {
    match run::verdict(container, findings) {
        Verdict::Unknown => Verdict::Clean,
        Verdict::Intended if !container.boots() => Verdict::Clean,
        verdict => verdict,
    }
}

/// Whether what a service is written in is a manifest.
const fn is_manifest(service: &Service) -> bool {
    matches!(service.notation, Notation::Manifest)
}
