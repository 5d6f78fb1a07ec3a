//! A unit in the Report: its findings, and what it starts.

use super::environment::Environment;
use super::exec::Exec;
use super::start;
use super::start::Open;
use super::{Begins, Known};
use crate::Lang;
use crate::boot::tree;
use crate::input::unit::Entry;
use crate::knowledge::specifiers::Manager;
use crate::knowledge::{processes, services};
use crate::report::{Finding, Node, Outcome, Pid1, Pid1Kind, Service, Severity, Subject, SubjectKind, Trees, Verdict};
use crate::rules::{Findings, UnitContext, unit as unit_rules};
use crate::text::{LineIndex, Span, base_name};

pub(super) fn findings(known: &Known<'_>, id: &str, lang: Lang, lines: &LineIndex<'_>) -> Vec<Finding> {
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

pub(super) fn subject(
    id: String,
    known: &Known<'_>,
    findings: &[Finding],
    lang: Lang,
    lines: &LineIndex<'_>,
) -> Subject {
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
    let is_shell = command.first().is_some_and(|first| start::is_shell(base_name(first)));
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
