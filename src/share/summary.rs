//! An answer to pass on: as Markdown for an issue or an article, as plain text for a mail.

use std::fmt::Write as _;

use crate::lang::{Lang, Text};
use crate::report::{Applicability, File, FileRole, Finding, InputKind, Report, Severity};
use crate::rewrite::diff;

const CORRECTED: Text = Text { en: "Corrected: {name}", ja: "修正：{name}" };
const TO_REVIEW: Text = Text { en: "look at it before you use it", ja: "使う前に確認が必要" };
const BUILD_AND_RUN: Text = Text { en: "Build and run", ja: "ビルドと起動" };
const PLACE: Text = Text { en: "line {line}", ja: "{line} 行" };
const WHY: Text = Text { en: "Why", ja: "理由" };
const ADVICE: Text = Text { en: "Do", ja: "対処" };
const SOURCE: Text = Text { en: "Source", ja: "出典" };
const UNREAD: Text =
    Text { en: "Not read, line {line}: {message}", ja: "読めない箇所（{line} 行）：{message}" };
const LINK: Text = Text { en: "Open it in Foreground", ja: "Foreground で開く" };

/// For what it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Markdown as CommonMark has it.
    Markdown,
    /// Plain text.
    Plain,
}

/// What there is to pass on.
#[derive(Clone, Copy, Debug)]
pub struct Summary<'a> {
    /// The answer.
    pub report: &'a Report,
    /// The text that it is about.
    pub text: &'a str,
    /// The answer in one sentence.
    pub headline: &'a str,
    /// Which corrections are wanted.
    pub level: Applicability,
    /// Where it can be opened.
    pub link: Option<&'a str>,
}

impl Summary<'_> {
    /// The whole, ready to be pasted.
    #[must_use]
    pub fn write(&self, style: Style, lang: Lang) -> String {
        let mut out = Out { style, text: String::new() };
        out.headline(self.headline);
        out.code(fence(self.report.input), self.text);
        for problem in &self.report.problems {
            let line = problem.span.line.to_string();
            out.paragraph(&UNREAD.fill(lang, &[("line", &line), ("message", &problem.message)]));
        }
        for finding in &self.report.findings {
            out.finding(finding, lang);
        }
        if let Some(file) = self.corrected() {
            out.heading(&CORRECTED.fill(lang, &[("name", &file.path)]), file.applied, lang);
            out.code("diff", &diff::unified(self.text, &file.text, &file.path));
        }
        for file in self.report.files.iter().filter(|file| file.role == FileRole::Generated) {
            out.heading(&file.path, file.applied, lang);
            out.code(if file.path.ends_with(".yaml") { "yaml" } else { "dockerfile" }, &file.text);
        }
        let commands = &self.report.commands;
        let lines: Vec<_> = commands.build.iter().chain(&commands.run).map(String::as_str).collect();
        if !lines.is_empty() {
            out.heading(BUILD_AND_RUN.get(lang), Applicability::Safe, lang);
            out.code("sh", &lines.join("\n"));
        }
        if let Some(link) = self.link {
            out.link(LINK.get(lang), link);
        }
        out.text.truncate(out.text.trim_end().len());
        out.text.push('\n');
        out.text
    }

    fn corrected(&self) -> Option<&File> {
        let files = || self.report.files.iter().filter(|file| file.role == FileRole::Corrected);
        files().find(|file| file.applied == self.level).or_else(|| files().next())
    }
}

struct Out {
    style: Style,
    text: String,
}

impl Out {
    fn headline(&mut self, text: &str) {
        match self.style {
            Style::Markdown => self.block(&format!("### Foreground: {}", escaped(text))),
            Style::Plain => self.block(&format!("Foreground: {}", plain(text))),
        }
    }

    fn heading(&mut self, text: &str, applied: Applicability, lang: Lang) {
        let review = match (applied, lang) {
            (Applicability::Safe, _) => String::new(),
            (Applicability::Review, Lang::En) => format!(" ({})", TO_REVIEW.en),
            (Applicability::Review, Lang::Ja) => format!("（{}）", TO_REVIEW.ja),
        };
        match self.style {
            Style::Markdown => self.block(&format!("#### {}{review}", escaped(text))),
            Style::Plain => self.block(&format!("{}{review}:", plain(text))),
        }
    }

    fn paragraph(&mut self, text: &str) {
        let text = if self.style == Style::Markdown { escaped(text) } else { plain(text) };
        self.block(&text);
    }

    fn finding(&mut self, finding: &Finding, lang: Lang) {
        let severity = severity(finding.severity).get(lang);
        let line = finding.span.line.to_string();
        let place = PLACE.fill(lang, &[("line", &line)]);
        let (rule, message) = (&finding.rule, &finding.message);
        let parts = [(WHY, &finding.why), (ADVICE, &finding.advice), (SOURCE, &finding.source)];
        match self.style {
            Style::Markdown => {
                let _ = write!(
                    self.text,
                    "- **{severity}** `{rule}` ({place}): {}",
                    escaped(message).replace('\n', "\n  ")
                );
            }
            Style::Plain => {
                let _ = write!(self.text, "{severity} {rule} ({place}): {}", plain(message));
            }
        }
        for (label, text) in parts.iter().filter(|(_, text)| !text.is_empty()) {
            let label = label.get(lang);
            match self.style {
                Style::Markdown => {
                    let text = if is_address(text) { format!("<{text}>") } else { escaped(text) };
                    let _ = write!(self.text, "\n  - {label}: {}", text.replace('\n', "\n    "));
                }
                Style::Plain => {
                    let _ = write!(self.text, "\n    {label}: {}", plain(text).replace('\n', "\n      "));
                }
            }
        }
        self.text.push_str("\n\n");
    }

    /// A text as it is, whatever stands in it.
    fn code(&mut self, language: &str, text: &str) {
        let text = text.trim_end_matches('\n');
        match self.style {
            Style::Markdown => {
                let fence = "`".repeat((longest_run(text) + 1).max(3));
                self.block(&format!("{fence}{language}\n{text}\n{fence}"));
            }
            Style::Plain => {
                let indented: Vec<_> = text.lines().map(|line| format!("    {line}")).collect();
                self.block(&indented.join("\n"));
            }
        }
    }

    fn link(&mut self, text: &str, link: &str) {
        match self.style {
            Style::Markdown => self.block(&format!("[{text}]({link})")),
            Style::Plain => self.block(&format!("{text}: {link}")),
        }
    }

    fn block(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push_str("\n\n");
    }
}

const fn severity(severity: Severity) -> Text {
    match severity {
        Severity::Error => Text { en: "Error", ja: "エラー" },
        Severity::Warning => Text { en: "Warning", ja: "警告" },
        Severity::Info => Text { en: "Note", ja: "参考" },
    }
}

const fn fence(kind: InputKind) -> &'static str {
    match kind {
        InputKind::Dockerfile => "dockerfile",
        InputKind::Compose => "yaml",
        InputKind::Unit => "ini",
        InputKind::Script => "sh",
        InputKind::Run | InputKind::Transcript => "console",
        InputKind::Ps | InputKind::Unknown => "text",
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") && !text.contains([' ', '<', '>', '\n'])
}

/// The longest run of backquotes: a fence must be longer.
fn longest_run(text: &str) -> usize {
    text.split(|character| character != '`').map(str::len).max().unwrap_or_default()
}

/// A sentence of ours as Markdown: code in backquotes stays, what the user's text brought along is not read as markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    // An unpaired backquote is a character like others.
    let pairs = text.matches('`').count() / 2 * 2;
    for (at, part) in text.splitn(pairs + 1, '`').enumerate() {
        if at > 0 {
            out.push('`');
        }
        if at % 2 == 1 {
            out.push_str(part);
            continue;
        }
        let mut before = ' ';
        let mut characters = part.chars().peekable();
        while let Some(character) = characters.next() {
            let inside = before.is_alphanumeric() && characters.peek().is_some_and(|next| next.is_alphanumeric());
            let markup = match character {
                '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '&' => true,
                // Within a word, as in most addresses, it stands for itself.
                '_' => !inside,
                _ => false,
            };
            if markup {
                out.push('\\');
            }
            out.push(character);
            before = character;
        }
    }
    out
}

/// A sentence of ours without its backquotes.
fn plain(text: &str) -> String {
    text.replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyse};

    const DOCKERFILE: &str =
        "FROM centos:7\nRUN yum install -y httpd && systemctl enable httpd\nCMD [\"/sbin/init\"]\n";

    fn summary(text: &str, style: Style, lang: Lang) -> String {
        let report = analyse(text, &Options { lang, ..Options::default() });
        let link = Some("https://foreground.example/#v1.abc");
        let headline = "`systemd` is *PID 1*";
        Summary { report: &report, text, headline, level: Applicability::Safe, link }.write(style, lang)
    }

    #[test]
    fn markdown_holds_text_findings_correction_and_link() {
        let text = summary(DOCKERFILE, Style::Markdown, Lang::En);
        assert!(
            text.starts_with("### Foreground: `systemd` is \\*PID 1\\*\n\n```dockerfile\nFROM centos:7\n"),
            "{text}"
        );
        assert!(text.contains("\n- **Error** `systemd-as-pid-1` (line 3): "), "{text}");
        assert!(text.contains("\n  - Why: "), "{text}");
        assert!(text.contains("\n  - Source: <https://docs.docker.com/reference/dockerfile/#cmd>\n"), "{text}");
        assert!(text.contains("```diff\n--- a/Dockerfile\n"), "{text}");
        assert!(text.contains("\n+CMD [\"/usr/sbin/httpd\", \"-DFOREGROUND\"]\n"), "{text}");
        assert!(text.ends_with("\n[Open it in Foreground](https://foreground.example/#v1.abc)\n"), "{text}");
    }

    #[test]
    fn plain_text_has_no_markup() {
        let text = summary(DOCKERFILE, Style::Plain, Lang::Ja);
        assert!(text.contains("エラー systemd-as-pid-1 (3 行): "), "{text}");
        assert!(!text.contains('`') && !text.contains("**"), "{text}");
        assert!(text.contains("\n    FROM centos:7\n"), "{text}");
    }

    #[test]
    fn the_text_does_not_leave_its_fence() {
        let text = summary("FROM a\nRUN echo ````` \\\n```\n# <script>\n", Style::Markdown, Lang::En);
        assert!(text.contains("``````dockerfile\nFROM a\n"), "{text}");
        assert!(text.contains("\n# <script>\n``````\n"), "{text}");
    }

    #[test]
    fn names_from_the_text_are_no_markup() {
        assert_eq!(escaped("a_b _c_ /d_/"), "a_b \\_c\\_ /d\\_/");
        assert_eq!(escaped("a `b*` <img> [x](y) `c"), "a `b*` \\<img\\> \\[x\\](y) \\`c");
    }
}
