//! The verdict: one sentence, the counts, and, where there is one subject, the facts about it.

use yew::{Html, component, html};

use super::analysis::Analysis;
use super::embed::Part;
use super::prose::prose;
use super::results::AnswerProps;
use super::state::{AppState, use_app, use_lang};
use super::subjects::Facts;
use super::{correction, icon, text};
use crate::decimal::tenths;
use crate::lang::Lang;
use crate::report::{InputKind, Outcome, Pid1Kind, Report, Severity, Subject, SubjectKind, Verdict};
use crate::unsaid::{not_seen, unsaid};
use crate::{MAX_INPUT, says_nothing_more};

/// The card's id: the focus goes there when what had it is gone.
pub const ID: &str = "verdict";

/// The card at the top of the results.
#[component]
pub fn VerdictCard(props: &AnswerProps) -> Html {
    let app = use_app();
    let lang = app.lang;
    let report = &props.answer.report;
    let kind = text::kind(report.input);
    html! {
        <section class="verdict" id={ID} tabindex="-1" data-testid="verdict" data-verdict={name(report.verdict)}>
            <div class="verdict-head">
                { icon::verdict(report.verdict) }
                <div>
                    <p class="verdict-word">{ text::verdict_word(report.verdict).get(lang) }</p>
                    <h2>{ prose(&headline(report, lang)) }</h2>
                </div>
            </div>
            if let Some((_, instead)) = named(report) {
                <p class="unsaid" data-testid="instead">{ prose(instead) }</p>
            }
            if let Some(why) = unsaid(report, lang).filter(|_| report.input == InputKind::Ps) {
                <p class="unsaid" data-testid="unsaid">{ prose(why) }</p>
            }
            if let Some(script) = script_not_seen(report, lang) {
                <p class="unsaid" data-testid="not-seen">{ prose(&script) }</p>
            }
            <p class="verdict-meta">
                <span>{ text::READ_AS.fill(lang, &[("kind", kind.get(lang))]) }</span>
                for (severity, count) in counts(report) {
                    <span class="count" data-severity={severity_name(severity)}>
                        { icon::severity(severity) }
                        { counted(severity, count, lang) }
                    </span>
                }
            </p>
            { to_correction(&app, report) }
            if report.subjects.len() == 1 {
                <Facts answer={props.answer.clone()} index={0} />
            }
        </section>
    }
}

/// What a verdict without an objection leaves open, as a sentence.
fn script_not_seen(report: &Report, lang: Lang) -> Option<String> {
    not_seen(report, lang).map(|said| match lang {
        Lang::En => format!("{said}."),
        Lang::Ja => format!("{said}。"),
    })
}

/// The way to what puts it right, which stands below all findings.
fn to_correction(app: &AppState, report: &Report) -> Html {
    if !app.shows(Part::Correction, report) {
        return Html::default();
    }
    let lang = app.lang;
    let (place, title) = if correction::corrected(report, app.level).is_some() {
        ("#correction", correction::title(report, lang))
    } else if report.files.is_empty() {
        return Html::default();
    } else {
        ("#new-files", text::GENERATED.get(lang).to_owned())
    };
    html! { <p><a class="to-correction" href={place} data-testid="to-correction">{ title }</a></p> }
}

/// The card for a text that is not analysed.
#[component]
pub fn TooLarge() -> Html {
    let app = use_app();
    html! {
        <section class="verdict" data-testid="verdict" data-verdict="unknown" role="alert">
            <div class="verdict-head">
                { icon::verdict(Verdict::Unknown) }
                <h2>{ too_large(app.text.len(), app.lang) }</h2>
            </div>
        </section>
    }
}

/// The card while a large text is read.
#[component]
pub fn ReadingCard() -> Html {
    let lang = use_lang();
    html! { <p class="verdict reading" data-testid="reading">{ text::READING.get(lang) }</p> }
}

/// The card for a text at which the analysis stopped.
#[component]
pub fn StoppedCard() -> Html {
    let lang = use_lang();
    html! {
        <section class="verdict" data-testid="verdict" data-verdict="unknown" role="alert">
            <div class="verdict-head">
                { icon::verdict(Verdict::Unknown) }
                <div>
                    <h2>{ text::STOPPED.get(lang) }</h2>
                    <p>{ text::STOPPED_MORE.get(lang) }</p>
                </div>
            </div>
        </section>
    }
}

/// What a screen reader is told when the results have settled.
pub fn spoken(analysis: &Analysis, lang: Lang) -> String {
    match analysis {
        Analysis::Done(answer) => {
            let counts: Vec<_> =
                counts(&answer.report).map(|(severity, count)| counted(severity, count, lang)).collect();
            let counts: Vec<_> = counts.iter().map(String::as_str).collect();
            let unseen = script_not_seen(&answer.report, lang).unwrap_or_default();
            format!("{} {unseen} {}", headline(&answer.report, lang), text::listed(lang, &counts))
        }
        Analysis::Reading => text::READING.get(lang).to_owned(),
        Analysis::Stopped => text::STOPPED.get(lang).to_owned(),
        Analysis::Empty | Analysis::TooLarge => String::new(),
    }
}

/// A severity as the stylesheet knows it.
pub const fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

/// A verdict as the stylesheet knows it.
pub const fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Misuse => "misuse",
        Verdict::Intended => "intended",
        Verdict::Clean => "clean",
        Verdict::Unknown => "unknown",
    }
}

/// How many findings there are of each severity that there is.
fn counts(report: &Report) -> impl Iterator<Item = (Severity, usize)> {
    [Severity::Error, Severity::Warning, Severity::Info].into_iter().filter_map(|severity| {
        let count = report.findings.iter().filter(|finding| finding.severity == severity).count();
        (count > 0).then_some((severity, count))
    })
}

fn counted(severity: Severity, count: usize, lang: Lang) -> String {
    let (one, many) = text::severity_counts(severity);
    text::counted(lang, count, &one, &many)
}

fn too_large(bytes: usize, lang: Lang) -> String {
    let size = tenths((bytes as i64 * 10 + (1 << 19)) >> 20);
    let limit = (MAX_INPUT / 1024 / 1024).to_string();
    text::HEAD_TOO_LARGE.fill(lang, &[("size", &size), ("limit", &limit)])
}

/// A text of a kind that is not read: the sentence that names the kind, and those that say what to paste instead.
fn named(report: &Report) -> Option<(&str, &str)> {
    let message = &report.problems.first().filter(|_| report.input == InputKind::Unknown)?.message;
    let end = [". ", "。"].iter().filter_map(|stop| Some(message.find(stop)? + stop.trim_end().len())).min()?;
    (!says_nothing_more(message)).then(|| (&message[..end], message[end..].trim_start()))
}

/// The verdict in one sentence, about the subject that decides it.
pub fn headline(report: &Report, lang: Lang) -> String {
    let decisive = report.subjects.iter().find(|subject| subject.verdict == report.verdict);
    let services = decisive.map(|subject| services(subject, lang)).unwrap_or_default();
    let sentence = match report.verdict {
        Verdict::Misuse => decisive.map_or(text::HEAD_MISUSE, misuse),
        Verdict::Intended if report.boots_init() => text::HEAD_INTENDED,
        Verdict::Intended => text::HEAD_INTENDED_OTHERWISE,
        Verdict::Clean if services.is_empty() => text::HEAD_CLEAN,
        Verdict::Clean => text::HEAD_CLEAN_SERVICE,
        Verdict::Unknown if report.subjects.is_empty() && report.problems.is_empty() => text::HEAD_BESIDE,
        Verdict::Unknown if report.input == InputKind::Unknown => match named(report) {
            Some((what, _)) => return what.to_owned(),
            None => text::HEAD_UNREAD,
        },
        Verdict::Unknown => text::HEAD_UNKNOWN,
    };
    let init = decisive.and_then(|subject| subject.pid1.as_ref()).map(|pid1| text::pid1_kind(pid1.kind).get(lang));
    let sentence = sentence.fill(lang, &[("services", &services), ("init", init.unwrap_or_default())]);
    match decisive.filter(|_| report.subjects.len() > 1 && report.verdict == Verdict::Misuse) {
        Some(subject) => text::HEAD_OF.fill(lang, &[("name", &subject.name), ("sentence", &sentence)]),
        None => sentence,
    }
}

fn misuse(subject: &Subject) -> crate::lang::Text {
    let pid1 = subject.pid1.as_ref().map(|pid1| pid1.kind);
    let nameless = subject.services.is_empty();
    match (pid1, subject.outcome) {
        _ if subject.kind == SubjectKind::Host => text::HEAD_MISUSE,
        (Some(Pid1Kind::Systemd | Pid1Kind::Upstart | Pid1Kind::Sysvinit | Pid1Kind::Openrc), _) => {
            if nameless {
                text::HEAD_INIT_ALONE
            } else {
                text::HEAD_INIT
            }
        }
        (_, Outcome::Exits) if nameless => text::HEAD_EXITS,
        (_, Outcome::Exits) => text::HEAD_EXITS_SERVICE,
        (Some(Pid1Kind::Shell), _) if subject.services.len() == 1 => text::HEAD_SHELL,
        (Some(Pid1Kind::Shell), _) if !nameless => text::HEAD_SEVERAL,
        _ => text::HEAD_MISUSE,
    }
}

fn services(subject: &Subject, lang: Lang) -> String {
    let names: Vec<_> = subject.services.iter().map(|service| service.name.as_str()).collect();
    text::listed(lang, &names)
}
