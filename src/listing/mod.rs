//! A process listing, from the text to the Report: subjects, what they run, what is wrong, and the trees before and after.

pub mod family;
pub mod going;
pub mod pid1;
pub mod program;
pub mod services;
pub mod start;
pub mod subjects;
pub mod zombies;

use crate::boot;
use crate::input::ps;
use crate::lang::Text;
use crate::order;
use crate::report::{
    Finding, InputKind, Outcome, Pid1, Problem, Report, Service, Severity, Subject, SubjectKind, Trees, VERSION,
    Verdict,
};
use crate::rewrite::generate;
use crate::rules::{self, Findings, ListingContext};
use crate::text::LineIndex;
use crate::{Lang, Options};

pub use program::{Program, Role};
pub use services::Running;
pub use subjects::{Entry, Found, Intent, Place, is_lister};

/// Takes the listings of a text and says what is misused in them, what would put it right, and what would then run.
///
/// Never fails. The Report's verdict is the first of misuse, unknown, intended, clean that one of its subjects has: a
/// container that nothing is known of outweighs a host that is as it should be.
#[must_use]
pub fn analyse(text: &str, listing: &ps::Listing, options: &Options) -> Report {
    let lines = LineIndex::new(text);
    let lang = options.lang;
    let found: Vec<(Found<'_>, Vec<Running>)> = listing
        .blocks
        .iter()
        .flat_map(subjects::find)
        .map(|found| {
            let services = services::find(&found);
            (found, services)
        })
        .collect();
    let mut subjects = Vec::with_capacity(found.len());
    let mut findings = Vec::new();
    let mut ids = Ids::default();
    for (found, services) in &found {
        let id = ids.next(found.subject_kind());
        let own = check(text, &id, found, services, lang, &lines);
        subjects.push(subject(id, found, services, &own, lang, &lines));
        findings.extend(own);
    }
    order::by(&mut findings, |finding| (finding.span.start, order::descending(finding.severity as usize)));
    let generated = generate::dockerfiles(&found, lang);
    Report {
        version: VERSION,
        file: options.file.clone(),
        input: InputKind::Ps,
        verdict: worst(subjects.iter().map(|subject| subject.verdict)),
        problems: problems(listing, lang, &lines),
        subjects,
        findings,
        patches: Vec::new(),
        files: generated.files,
        commands: generated.commands,
    }
}

const HOST: Text = Text { en: "host", ja: "ホスト" };

const SERVICES: Text = Text { en: "services", ja: "サービス" };

/// Numbers the subjects of each kind: `container-1`; a second host is `host-2`.
#[derive(Default)]
struct Ids {
    containers: usize,
    hosts: usize,
}

impl Ids {
    fn next(&mut self, kind: SubjectKind) -> String {
        if kind == SubjectKind::Container {
            self.containers += 1;
            return format!("container-{}", self.containers);
        }
        self.hosts += 1;
        if self.hosts == 1 { "host".to_owned() } else { format!("host-{}", self.hosts) }
    }
}

fn worst(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    const ORDER: [Verdict; 4] = [Verdict::Misuse, Verdict::Unknown, Verdict::Intended, Verdict::Clean];
    let place = |verdict: Verdict| ORDER.iter().position(|&other| other == verdict).unwrap_or(0);
    verdicts.min_by_key(|&verdict| place(verdict)).unwrap_or(Verdict::Unknown)
}

fn problems(listing: &ps::Listing, lang: Lang, lines: &LineIndex<'_>) -> Vec<Problem> {
    let problem =
        |unread: &ps::Unread| Problem { message: unread.text.get(lang).to_owned(), span: lines.place(unread.span) };
    listing.problems.iter().map(problem).collect()
}

/// A value as a sentence of the language takes it: lists have its comma, and no service at all its word for some.
fn spoken(name: &str, value: &str, lang: Lang) -> String {
    match (name, lang) {
        ("services", _) if value.is_empty() => SERVICES.get(lang).to_owned(),
        ("services" | "names", Lang::Ja) => value.replace(", ", "、"),
        _ => value.to_owned(),
    }
}

/// Asks every rule about a subject.
fn check(
    text: &str,
    id: &str,
    found: &Found<'_>,
    services: &[Running],
    lang: Lang,
    lines: &LineIndex<'_>,
) -> Vec<Finding> {
    let context = ListingContext { text, found, services };
    let mut all = Vec::new();
    for &rule in rules::ALL {
        let Some(check) = rule.listing else { continue };
        let mut findings = Findings::of(rule);
        check(&context, &mut findings);
        for raised in findings.into_raised() {
            let values: Vec<(&str, String)> =
                raised.values.iter().map(|(name, value)| (*name, spoken(name, value, lang))).collect();
            let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
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

fn subject(
    id: String,
    found: &Found<'_>,
    services: &[Running],
    findings: &[Finding],
    lang: Lang,
    lines: &LineIndex<'_>,
) -> Subject {
    let span = (0..found.members.len()).map(|member| found.process(member).span).reduce(crate::text::Span::join);
    let unnamed = || match found.place {
        Place::Host if found.pid1.is_none() => HOST.get(lang).to_owned(),
        Place::Container if services.len() == 1 => services[0].identity.id.clone(),
        _ => Program::of(&found.process(found.pid1.unwrap_or(0)).command).name.to_owned(),
    };
    let name = found.name.clone().unwrap_or_else(unnamed);
    Subject {
        id,
        kind: found.subject_kind(),
        name,
        span: lines.place(span.unwrap_or_default()),
        verdict: verdict(found, findings),
        pid1: match found.pid1 {
            Some(pid1) => Some(Pid1 { command: found.process(pid1).command.clone(), kind: found.kind }),
            // Not listed, but its units are.
            None => found.is_booted().then(|| Pid1 { command: "systemd".to_owned(), kind: found.kind }),
        },
        // It was listed, so it runs.
        outcome: if found.place == Place::Unknown { Outcome::Unknown } else { Outcome::Runs },
        services: services.iter().map(|running| service(found, running, lines)).collect(),
        processes: Some(found.count()),
        goes: going::of(found),
        tree: Trees {
            before: boot::listing::before(found, lang, lines),
            after: boot::listing::after(found, services, lang, lines),
        },
        privileges: Vec::new(),
    }
}

fn service(found: &Found<'_>, running: &Running, lines: &LineIndex<'_>) -> Service {
    Service {
        id: running.identity.id.clone(),
        name: running.identity.name.clone(),
        command: start::Start::of(running, found).command,
        evidence: running.tops.iter().map(|&member| lines.place(found.process(member).span)).collect(),
    }
}

fn verdict(found: &Found<'_>, findings: &[Finding]) -> Verdict {
    if findings.iter().any(|finding| finding.severity > Severity::Info) {
        return Verdict::Misuse;
    }
    match found.place {
        _ if found.intent.is_some() => Verdict::Intended,
        Place::Unknown => Verdict::Unknown,
        // An init, and nothing that says what for: the listing was narrowed.
        Place::Container if found.is_booted() => Verdict::Unknown,
        // A control group shows all that is in it; an init would be there.
        Place::Container if found.pid1.is_none() && found.block.style != ps::Style::Cgroup => Verdict::Unknown,
        Place::Container | Place::Host => Verdict::Clean,
    }
}

#[cfg(test)]
mod tests;
