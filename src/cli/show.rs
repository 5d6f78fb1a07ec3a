//! What people read: findings, sums and trees.

use std::collections::HashMap;

use anstyle::{AnsiColor, Style};

use super::out::{Out, say};
use super::read::Failure;
use super::{listed, privileges};
use crate::boot::draw;
use crate::report::{Applicability, Finding, InputKind, Patch, Report, Severity, SubjectKind, Verdict};
use crate::unsaid::{not_seen, unsaid};
use crate::{Lang, lang::Text};

const WHY: Text = Text { en: "why", ja: "理由" };
const ADVICE: Text = Text { en: "do", ja: "対処" };
const SOURCE: Text = Text { en: "see", ja: "出典" };
const PATCH: Text = Text { en: "fix", ja: "修正" };
const SAFE: Text = Text { en: "safe", ja: "自動適用可" };
const REVIEW: Text = Text { en: "look at it first: --review", ja: "要確認: --review" };
const UNREAD: Text = Text { en: "not read", ja: "読めない箇所" };
const ERROR: Text = Text { en: "error", ja: "エラー" };
const WARNING: Text = Text { en: "warning", ja: "警告" };
const INFO: Text = Text { en: "info", ja: "情報" };
const UNRECOGNISED: Text = Text {
    en: "neither a Dockerfile nor a docker run line nor a start script nor a compose file nor a systemd unit nor a process listing, as far as can be told; --input says what it is",
    ja: "Dockerfile、docker run のコマンド、起動スクリプト、Compose ファイル、systemd ユニット、ps の出力のいずれとも判断できません。--input で種類を指定できます",
};
const INTENDED: Text =
    Text { en: "the init system looks intended", ja: "init は意図して使われているようです" };
const INTENDED_OTHERWISE: Text = Text { en: "as it looks, this is intended", ja: "意図した構成のようです" };
const CLEAN: Text = Text { en: "nothing to object to", ja: "問題は見つかりませんでした" };
const SUMMARY: Text = Text {
    en: "{files} read: {errors}, {warnings}, {infos}",
    ja: "{files} 件のファイル: エラー {errors}、警告 {warnings}、情報 {infos}",
};
const SAFE_ONES: Text =
    Text { en: "; corrections by `foreground fix`: {count}", ja: "。`foreground fix` による修正: {count} 件" };
const REVIEW_ONES: Text = Text { en: ", with --review: {count} more", ja: "、--review でさらに {count} 件" };
const NOT_REVIEWED: Text = Text {
    en: "{count} not applied that a person should look at; --review applies them",
    ja: "確認が必要な修正 {count} 件は適用していません。--review で適用できます",
};
const NOTHING: Text = Text { en: "nothing to correct", ja: "修正する箇所はありません" };
const NO_DOCKERFILE: Text = Text {
    en: "no service in this listing that a Dockerfile is known for",
    ja: "Dockerfile を用意できるサービスがこの一覧にありません",
};
const NEW_FILES: Text = Text {
    en: "{count} new, that a person should look at first; --review prints them",
    ja: "新しいファイルが {count} 件あります。内容の確認が必要なので、--review で出力してください",
};
const NO_CORRECTION: Text = Text {
    en: "what is to run here is not known well enough for a correction; `foreground check` says what to look up",
    ja: "何を動かすのかが分からないため修正できません。`foreground check` が確認すべきことを示します",
};
const HAS_COMPOSE: Text = Text {
    en: "a compose.yaml starts its services: --compose prints it",
    ja: "サービスをまとめて起動する compose.yaml は --compose で出力できます",
};
const NO_COMPOSE: Text = Text {
    en: "no compose.yaml: this is not several services that get a container each",
    ja: "compose.yaml はありません。複数のサービスをコンテナに分ける修正がないためです",
};
const NO_TREE: Text = Text {
    en: "what is started cannot be known from this text",
    ja: "この内容からは何が起動するか分かりません",
};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const RED: Style = AnsiColor::Red.on_default().bold();
const YELLOW: Style = AnsiColor::Yellow.on_default().bold();
const BLUE: Style = AnsiColor::Blue.on_default().bold();

/// The findings of a Report, then what is said of the whole where there is nothing above `info`.
pub(super) fn report(out: &mut Out, report: &Report, name: &str, lang: Lang) -> Result<(), Failure> {
    if report.input == InputKind::Unknown {
        // The one problem that such a Report has says so too, without the option's name; or it says what the text is instead.
        let told = report.problems.first().filter(|problem| !crate::says_nothing_more(&problem.message));
        let says = told.map_or(UNRECOGNISED.get(lang), |problem| &problem.message);
        return out.line(&format!("{name}: {says}"));
    }
    for problem in &report.problems {
        let label = paint(YELLOW, UNREAD.get(lang));
        out.line(&format!("{name}:{}:{} {label}  {}", problem.span.line, problem.span.column, problem.message))?;
    }
    let patches: HashMap<&str, &Patch> = report.patches.iter().map(|patch| (patch.id.as_str(), patch)).collect();
    for found in &report.findings {
        let patch = found.patch.as_deref().and_then(|id| patches.get(id)).copied();
        finding(out, found, patch, name, lang)?;
    }
    privileges::report(out, report, name, lang)?;
    listed::read(out, report, name, lang)?;
    if let Some(why) = unsaid(report, lang) {
        return out.line(&format!("{name}: {why}"));
    }
    let whole = match report.verdict {
        Verdict::Intended if report.boots_init() => INTENDED,
        Verdict::Intended => INTENDED_OTHERWISE,
        Verdict::Clean => CLEAN,
        Verdict::Misuse | Verdict::Unknown => return Ok(()),
    };
    out.line(&format!("{name}: {}", whole.get(lang)))?;
    match not_seen(report, lang) {
        Some(text) => out.line(&format!("{name}: {text}")),
        None => Ok(()),
    }
}

fn finding(out: &mut Out, found: &Finding, patch: Option<&Patch>, name: &str, lang: Lang) -> Result<(), Failure> {
    let (style, severity) = match found.severity {
        Severity::Error => (RED, ERROR),
        Severity::Warning => (YELLOW, WARNING),
        Severity::Info => (BLUE, INFO),
    };
    let place = paint(BOLD, &format!("{name}:{}:{}", found.span.line, found.span.column));
    let severity = paint(style, severity.get(lang));
    out.line(&format!("{place} {severity} {}  {}", found.rule, found.message))?;
    let patch = patch.map(|patch| {
        let applicability = match patch.applicability {
            Applicability::Safe => SAFE,
            Applicability::Review => REVIEW,
        };
        format!("{} ({})", patch.title, applicability.get(lang))
    });
    let parts =
        [(WHY, &found.why), (ADVICE, &found.advice), (SOURCE, &found.source), (PATCH, &patch.unwrap_or_default())];
    for (label, text) in parts {
        // What is said may run over several lines; all of them belong under their label.
        for (number, line) in text.lines().enumerate() {
            let label = if number == 0 { paint(DIM, &format!("{}:", label.get(lang))) } else { " ".repeat(4) };
            out.line(&format!("    {label} {line}"))?;
        }
    }
    Ok(())
}

fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// What the files of one run come to.
#[derive(Debug, Default)]
pub(super) struct Sum {
    /// Files that were read.
    pub(super) files: usize,
    severities: [usize; 3],
    safe: usize,
    review: usize,
}

impl Sum {
    /// That of one file.
    pub(super) fn of(report: &Report) -> Self {
        let mut severities = [0; 3];
        for finding in &report.findings {
            severities[finding.severity as usize] += 1;
        }
        let safe = report.patches.iter().filter(|patch| patch.applicability == Applicability::Safe).count();
        Self { files: 1, severities, safe, review: report.patches.len() - safe }
    }

    /// Adds another.
    pub(super) fn add(&mut self, other: &Self) {
        self.files += other.files;
        for (sum, more) in self.severities.iter_mut().zip(other.severities) {
            *sum += more;
        }
        self.safe += other.safe;
        self.review += other.review;
    }

    /// How many findings are at least this bad.
    pub(super) fn from(&self, level: Severity) -> usize {
        self.severities.iter().skip(level as usize).sum()
    }
}

/// The last line of `check`.
pub(super) fn summary(out: &mut Out, sum: &Sum, lang: Lang) -> Result<(), Failure> {
    let count = |number: usize, noun: &str| match (lang, number) {
        (Lang::Ja, _) => number.to_string(),
        (Lang::En, 1) => format!("1 {noun}"),
        (Lang::En, _) => format!("{number} {noun}s"),
    };
    let [infos, warnings, errors] = sum.severities;
    let mut line = SUMMARY.fill(
        lang,
        &[
            ("files", &count(sum.files, "file")),
            ("errors", &count(errors, "error")),
            ("warnings", &count(warnings, "warning")),
            ("infos", &count(infos, "note")),
        ],
    );
    if sum.safe + sum.review > 0 {
        line += &SAFE_ONES.fill(lang, &[("count", &sum.safe.to_string())]);
    }
    if sum.review > 0 {
        line += &REVIEW_ONES.fill(lang, &[("count", &sum.review.to_string())]);
    }
    out.line(&line)
}

/// That a compose.yaml goes with the corrected text.
pub(super) const fn has_compose(lang: Lang) -> &'static str {
    HAS_COMPOSE.get(lang)
}

/// That there is none.
pub(super) const fn no_compose(lang: Lang) -> &'static str {
    NO_COMPOSE.get(lang)
}

/// What `fix` has to say beside the text it prints.
pub(super) fn left_over(report: &Report, wanted: Applicability, lang: Lang) -> Option<String> {
    let review = report.patches.iter().filter(|patch| patch.applicability == Applicability::Review).count();
    let generated = report.files.iter().any(|file| file.applied <= wanted);
    match report.input {
        InputKind::Unknown => Some(UNRECOGNISED.get(lang).to_owned()),
        _ if wanted == Applicability::Safe && review > 0 => {
            Some(NOT_REVIEWED.fill(lang, &[("count", &review.to_string())]))
        }
        InputKind::Ps if !generated && !report.files.is_empty() => {
            Some(NEW_FILES.fill(lang, &[("count", &report.files.len().to_string())]))
        }
        InputKind::Ps if !generated => Some(NO_DOCKERFILE.get(lang).to_owned()),
        InputKind::Unit if !generated && report.commands.run.is_empty() => Some(NO_CORRECTION.get(lang).to_owned()),
        InputKind::Ps | InputKind::Unit => None,
        InputKind::Run | InputKind::Transcript | InputKind::Compose => {
            let nothing = report.files.is_empty() && report.verdict != Verdict::Misuse;
            if nothing {
                Some(NOTHING.get(lang).to_owned())
            } else {
                report.files.is_empty().then(|| NO_CORRECTION.get(lang).to_owned())
            }
        }
        _ if report.patches.is_empty() => Some(NOTHING.get(lang).to_owned()),
        _ => None,
    }
}

/// The trees of every subject that has one; a heading for each where there are several subjects.
pub(super) fn trees(out: &mut Out, report: &Report, before: bool, lang: Lang) -> Result<(), Failure> {
    let mut drawn = 0;
    for subject in &report.subjects {
        let tree = if before { &subject.tree.before } else { &subject.tree.after };
        let Some(tree) = tree else { continue };
        if report.subjects.len() > 1 {
            let kind = match subject.kind {
                SubjectKind::Stage => "stage",
                SubjectKind::Container => "container",
                SubjectKind::Host => "host",
                SubjectKind::Run => "run",
                SubjectKind::Service => "service",
                SubjectKind::Unit => "unit",
            };
            let gap = if drawn > 0 { "\n" } else { "" };
            out.line(&format!("{gap}{}", paint(BOLD, &format!("{kind} {}", subject.name))))?;
        }
        let drawing = draw::text(tree);
        out.line(drawing.trim_end_matches('\n'))?;
        drawn += 1;
    }
    if drawn == 0 {
        no_tree(lang);
    }
    Ok(())
}

/// Says that there is nothing to draw.
pub(super) fn no_tree(lang: Lang) {
    say(NO_TREE.get(lang));
}
