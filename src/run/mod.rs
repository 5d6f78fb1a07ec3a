//! Run lines and sessions, from the text to the Report: the containers they make, what these are given and need, what was typed
//! in them, and the Dockerfile and run line that do the same without an init and without the host.

mod container;
mod generate;
pub mod grants;
mod images;
mod line;
mod meant;
mod need;
pub mod picture;
mod started;

pub use container::{Container, request_of, split_reference};
pub use images::Built;
pub use meant::{By, Meant};
pub use need::Need;
pub use started::Started;

use crate::boot::tree;
use crate::input::session::{self, What};
use crate::knowledge::privileges::{Notation, capability as capability_name};
use crate::order;
use crate::report::{
    Applicability, Commands, File, FileRole, Finding, InputKind, Node, Outcome, Patch, PrivilegeNeed, Problem, Report,
    Service, Severity, Subject, SubjectKind, Trees, VERSION, Verdict,
};
use crate::rewrite::apply::apply;
use crate::rules::{self, Findings, Raised, RunContext};
use crate::text::{LineIndex, Span};
use crate::{Lang, Options};
use generate::Generated;
pub use started::without_places;

/// Reads run lines or a session, and answers.
#[must_use]
pub fn analyse(text: &str, options: &Options) -> Report {
    analyse_beside(text, &[], options)
}

/// Reads run lines or a session beside which these Dockerfiles stand, and answers: what it builds from them is known.
#[must_use]
pub fn analyse_beside(text: &str, dockerfiles: &[Built], options: &Options) -> Report {
    let lang = options.lang;
    let session = session::parse(text);
    let lines = LineIndex::new(text);
    let containers = container::all(&session, dockerfiles, lang);
    let mut report = Report {
        version: VERSION,
        file: options.file.clone(),
        input: kind(&session),
        verdict: Verdict::Unknown,
        problems: Vec::new(),
        subjects: Vec::with_capacity(containers.len()),
        findings: Vec::new(),
        patches: Vec::new(),
        files: Vec::new(),
        commands: Commands::default(),
    };
    let generated: Vec<Option<Generated>> =
        containers.iter().map(|container| generate::of(container, &session.text, lang)).collect();
    let several = generated.iter().flatten().count() > 1;
    for (number, (container, generated)) in containers.iter().zip(&generated).enumerate() {
        let id = format!("run-{}", number + 1);
        // What is built anew is not run by the old line.
        let patches = if generated.is_some() { Vec::new() } else { line::patches(container, &id, text, lang) };
        let context = RunContext {
            text: &session.text,
            container,
            notation: Notation::RunLine,
            has_dockerfile: generated.is_some(),
            service: None,
            lang,
        };
        let raised = raised(&context);
        let findings: Vec<Finding> =
            raised.iter().map(|raised| finding(raised, text, &id, &patches, &lines, lang)).collect();
        report.subjects.push(subject(id.clone(), container, generated.as_ref(), &findings, &lines, lang));
        report.findings.extend(findings);
        report.patches.extend(patches);
        if let Some(generated) = generated {
            let path = if several { format!("Dockerfile.{}", number + 1) } else { "Dockerfile".to_owned() };
            let (build, run) = line::commands(container, generated, &path, &session.text);
            report.commands.build.push(build);
            report.commands.run.push(run);
            report.files.push(File {
                path,
                role: FileRole::Generated,
                applied: Applicability::Review,
                text: generated.text.clone(),
            });
        }
    }
    if !containers.is_empty() {
        // What the host itself printed before: no option of a container makes it right or wrong.
        let mut findings = Findings::of(rules::error_message());
        rules::say_message(&container::before(&session), text, true, &mut findings);
        let said = findings.into_raised();
        let said = said.iter().map(|raised| finding(raised, text, "run-1", &[], &lines, lang));
        report.findings.extend(said.map(|finding| Finding { severity: Severity::Info, ..finding }));
    }
    if containers.is_empty() {
        alone(text, &session.rest, &lines, options, &mut report);
    } else if report.findings.is_empty() && containers.iter().all(Container::is_unseen) {
        report.problems.push(no_container(text, &lines, lang));
    }
    if let Some(call) = session.calls().filter(|call| call.makes_container()).nth(container::MAX_CONTAINERS) {
        let message = TOO_MANY.fill(lang, &[("most", &container::MAX_CONTAINERS.to_string())]);
        report.problems.push(Problem { message, span: lines.place(session::whole(text, call.span)) });
    }
    correct(text, options, "run.sh", &mut report);
    order::by(&mut report.findings, |finding| (finding.span.start, order::descending(finding.severity as usize)));
    report.verdict = worst(&report);
    report
}

/// What a text without a container is read as: only what its messages mean.
const NO_CONTAINER: crate::lang::Text = crate::lang::Text {
    en: "No line here makes a container. Paste the docker run line as well.",
    ja: "コンテナを作成する行がありません。docker run のコマンドも一緒に貼り付けてください。",
};

const TOO_MANY: crate::lang::Text = crate::lang::Text {
    en: "More than {most} containers are made here. From this line on nothing is judged.",
    ja: "コンテナが {most} 個を超えています。この行以降は判定していません。",
};

fn no_container(text: &str, lines: &LineIndex<'_>, lang: Lang) -> Problem {
    let span = lines.place(Span::new(0, text.find('\n').unwrap_or(text.len())));
    Problem { message: NO_CONTAINER.get(lang).to_owned(), span }
}

/// Messages without the line that led to them.
fn alone(text: &str, rest: &[Span], lines: &LineIndex<'_>, options: &Options, report: &mut Report) {
    let lang = options.lang;
    let mut findings = Findings::of(rules::error_message());
    rules::say_message(rest, text, true, &mut findings);
    let findings: Vec<Finding> =
        findings.into_raised().iter().map(|raised| finding(raised, text, "run-1", &[], lines, lang)).collect();
    let Some(first) = findings.first() else {
        report.problems.push(no_container(text, lines, lang));
        return;
    };
    let failed = findings.iter().any(|finding| finding.severity > Severity::Info);
    report.subjects.push(Subject {
        id: "run-1".to_owned(),
        kind: SubjectKind::Container,
        name: "?".to_owned(),
        span: first.span,
        verdict: if failed { Verdict::Misuse } else { Verdict::Clean },
        pid1: None,
        outcome: Outcome::Unknown,
        services: Vec::new(),
        processes: None,
        goes: None,
        tree: Trees::default(),
        privileges: Vec::new(),
    });
    report.findings = findings;
}

/// Run lines alone, or with what was typed and printed beside them.
fn kind(session: &session::Session) -> InputKind {
    let typed = session.steps.iter().any(|step| matches!(step.what, What::Line(_)));
    let makes = session.calls().any(session::Call::makes_container);
    if makes && !typed { InputKind::Run } else { InputKind::Transcript }
}

/// Adds the text with its patches applied.
pub fn correct(text: &str, options: &Options, name: &str, report: &mut Report) {
    let corrected = |level| {
        let of_level = report.patches.iter().filter(|patch| patch.applicability <= level);
        let edits: Vec<_> = of_level.flat_map(|patch| patch.edits.clone()).collect();
        let path = options.file.clone().unwrap_or_else(|| name.to_owned());
        let file = || File { path, role: FileRole::Corrected, applied: level, text: apply(text, &edits) };
        (!edits.is_empty()).then(file)
    };
    let safe = corrected(Applicability::Safe);
    let review =
        corrected(Applicability::Review).filter(|review| safe.as_ref().map(|safe| &safe.text) != Some(&review.text));
    report.files.splice(0..0, safe.into_iter().chain(review));
}

/// What the rules find in a container.
pub fn raised(context: &RunContext<'_>) -> Vec<Raised> {
    let mut all = Vec::new();
    for &rule in rules::ALL {
        let Some(check) = rule.run else { continue };
        let mut findings = Findings::of(rule);
        check(context, &mut findings);
        all.extend(findings.into_raised());
    }
    all
}

fn finding(
    raised: &Raised,
    text: &str,
    subject: &str,
    patches: &[Patch],
    lines: &LineIndex<'_>,
    lang: Lang,
) -> Finding {
    let values: Vec<(&str, &str)> = raised.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    // Of a line's patches, the one that changes the place of the finding.
    let place = session::whole(text, raised.span);
    let holds = |patch: &&Patch| patch.edits.iter().any(|edit| edit.start <= place.start && place.end <= edit.end);
    let touches = |patch: &&Patch| patch.edits.iter().any(|edit| edit.start <= place.end && place.start <= edit.end);
    let patch = patches.iter().find(holds).or_else(|| patches.iter().find(touches));
    Finding {
        rule: raised.rule.to_owned(),
        severity: raised.severity,
        subject: subject.to_owned(),
        span: lines.place(place),
        message: raised.text.what.fill(lang, &values),
        why: raised.text.why.fill(lang, &values),
        advice: raised.text.advice.fill(lang, &values),
        source: raised.source.to_owned(),
        patch: patch.map(|patch| patch.id.clone()),
    }
}

fn subject(
    id: String,
    container: &Container<'_>,
    generated: Option<&Generated>,
    findings: &[Finding],
    lines: &LineIndex<'_>,
    lang: Lang,
) -> Subject {
    let started = &container.started;
    let verdict = verdict(container, findings);
    // The line says what is started; what that starts in turn stands nowhere.
    let first = |tree: Node| Node { span: Some(lines.place(container.call.span)), ..tree };
    let before = started.tree.clone().map(first).map(tree::below_shim);
    let stays = started.outcome != Some(Outcome::Exits) && started.init.is_none();
    let own = before.clone().filter(|_| stays && !findings.iter().any(|finding| finding.severity == Severity::Error));
    Subject {
        id,
        kind: SubjectKind::Run,
        name: container.name.map_or_else(|| started.name.clone(), str::to_owned),
        span: lines.place(container.call.span),
        verdict,
        pid1: started.pid1.clone(),
        outcome: if started.absent.is_some() { Outcome::Exits } else { started.outcome.unwrap_or(Outcome::Unknown) },
        services: services(container, lines),
        processes: None,
        goes: None,
        tree: Trees { before, after: generated.map_or(own, |generated| generated.tree.clone()) },
        privileges: picture::of(container, Notation::RunLine, lines, lang),
    }
}

/// What is said of a container.
pub fn verdict(container: &Container<'_>, findings: &[Finding]) -> Verdict {
    if findings.iter().any(|finding| finding.severity > Severity::Info) {
        Verdict::Misuse
    } else if container.is_intended() {
        Verdict::Intended
    } else if container.started.pid1.is_none() {
        Verdict::Unknown
    } else {
        Verdict::Clean
    }
}

/// What a container is meant to run, with the command where that is known.
pub fn services(container: &Container<'_>, lines: &LineIndex<'_>) -> Vec<Service> {
    let command = |meant: &Meant| {
        let mut running = container.started.services.iter();
        let own = running.find(|running| meant.service.is_some_and(|service| service.id == running.id));
        own.map(|running| running.command.clone()).unwrap_or_default()
    };
    let service = |meant: &Meant| Service {
        id: meant.service.map_or_else(|| meant.name.clone(), |service| service.id.to_owned()),
        name: meant.display().to_owned(),
        command: command(meant),
        evidence: meant.evidence.iter().map(|span| lines.place(*span)).collect(),
    };
    container.meant.iter().map(service).collect()
}

/// Misuse before what is not known before what is intended.
pub fn worst(report: &Report) -> Verdict {
    const ORDER: [Verdict; 4] = [Verdict::Misuse, Verdict::Unknown, Verdict::Intended, Verdict::Clean];
    let has = |wanted: &Verdict| report.subjects.iter().any(|subject| subject.verdict == *wanted);
    ORDER.into_iter().find(|verdict| has(verdict)).unwrap_or(Verdict::Unknown)
}

/// What a container that needs nothing is given all the same: the options, and how they are named.
pub fn needless(container: &Container<'_>, notation: Notation) -> (Vec<Span>, String) {
    let mut spans: Vec<Span> = container.grants.iter().map(|granted| granted.span).collect();
    let mut named = vec![names(container, notation)];
    named.retain(|names| !names.is_empty());
    for (capability, span) in grants::of_host(container.call) {
        let (need, _) = picture::needs_capability(container, capability, Lang::En);
        if need == PrivilegeNeed::NotNeeded {
            spans.push(span);
            named.push(capability_name(capability.name, notation));
        }
    }
    (spans, named.join(", "))
}

/// The names of a container's grants, each once.
pub fn names(container: &Container<'_>, notation: Notation) -> String {
    let mut names: Vec<&str> = container.grants.iter().map(|granted| granted.grant.named(notation)).collect();
    names.dedup();
    names.join(", ")
}
