//! Continuations that go wrong: ones that swallow the next instruction, glue two words together, or lead nowhere.
//!
//! What Docker reads is what [`super::parse`] says. What was meant is the same text with the broken places taken out
//! ([`mended`]): every byte that stays keeps its place, so whatever is found in it has its span in the user's text too.

use super::{Content, Dockerfile, Instruction, Keyword};
use crate::text::Span;

/// A continuation that goes wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// How.
    pub kind: BreakKind,
    /// What a finding points at.
    pub span: Span,
    /// What has no place in the text as it was meant; where words are glued, the line's end between them.
    pub cut: Span,
    /// The operator that leads nowhere; empty otherwise.
    pub operator: &'static str,
    /// Whether the text is read as it was meant here. Not where its author asks to be left alone.
    pub mended: bool,
}

/// How a continuation goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakKind {
    /// The next instruction becomes words of this one.
    Swallows(Keyword),
    /// The last word of a line and the first of the next become one.
    Glues,
    /// An operator of the shell with nothing behind it.
    LeadsNowhere,
}

/// Words of package managers and shells that are never the beginning of a longer one.
const WHOLE_WORDS: &[&str] =
    &["install", "add", "update", "upgrade", "remove", "-y", "--yes", "-qq", "-S", "-Syu", "in"];

/// Operators that want something behind them.
const OPERATORS: &[&str] = &["&&", "||", "|"];

/// The broken continuations of a text, in order.
#[must_use]
pub fn find(text: &str, file: &Dockerfile) -> Vec<Break> {
    let lower = written_in_lower_case(text, file);
    let mut found = Vec::new();
    for instruction in &file.instructions {
        let mut swallowed = false;
        let mut lines = Lines::of(text, instruction).peekable();
        let mut quotes = Quotes::default();
        // `HEALTHCHECK … \ CMD …` and `ONBUILD \ RUN …` hold an instruction's name where it belongs.
        let mut host = instruction.keyword;
        while let Some(line) = lines.next() {
            quotes.read(line.of(text));
            let Some(&next) = lines.peek() else { break };
            let open = quotes.open.is_some();
            let continued = Span::new(line.end, next.start);
            let word = first_word(next.of(text));
            let keyword = Keyword::of(word);
            let belongs = matches!((host, keyword), (Keyword::Healthcheck, Keyword::Cmd) | (Keyword::Onbuild, _))
                || (keyword == Keyword::Cmd && last_word(line.of(text).trim_end()) == "R");
            if !open && keyword != Keyword::Unknown && !belongs && is_instruction(text, next, keyword, line, lower) {
                let at = next.start + (next.of(text).len() - next.of(text).trim_start().len());
                found.push(Break {
                    kind: BreakKind::Swallows(keyword),
                    span: Span::new(at, next.end),
                    cut: cut(text, host, line, continued),
                    operator: "",
                    mended: true,
                });
                swallowed = true;
                host = keyword;
                quotes = Quotes::default();
            } else if !open && glues(text, line, next) {
                let from = line.end - last_word(line.of(text)).len();
                let to = next.start + word.len();
                found.push(Break {
                    kind: BreakKind::Glues,
                    span: Span::new(from, to),
                    cut: continued,
                    operator: "",
                    mended: true,
                });
            }
        }
        if !swallowed && let Some(dangling) = leads_nowhere(text, instruction) {
            found.push(dangling);
        }
    }
    found
}

/// The text as it was meant: as long as it is, with blanks where it was broken.
#[must_use]
pub fn mended(text: &str, breaks: &[Break]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for broken in breaks.iter().filter(|broken| broken.mended) {
        if broken.cut.start < at {
            continue;
        }
        out.push_str(Span::new(at, broken.cut.start).of(text));
        // The end of a line stays, unless it is what glues two words.
        let keep = broken.kind != BreakKind::Glues;
        out.extend(broken.cut.of(text).bytes().map(|byte| match byte {
            b'\n' | b'\r' if keep => char::from(byte),
            _ => ' ',
        }));
        at = broken.cut.end;
    }
    out.push_str(Span::new(at, text.len()).of(text));
    out
}

/// The lines of an instruction's arguments that say something, each without its continuation; heredocs are not among them.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    end: usize,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str, instruction: &Instruction) -> Self {
        let end = instruction.args.whole().end.max(instruction.keyword_span.end);
        Self { text, at: instruction.span.start, end }
    }
}

impl Iterator for Lines<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        loop {
            if self.at >= self.end {
                return None;
            }
            let rest = Span::new(self.at, self.end).of(self.text);
            let length = rest.find('\n').unwrap_or(rest.len());
            let line = Span::new(self.at, self.at + length);
            let first = self.at == 0 || !self.text[..self.at].ends_with('\n');
            self.at += length + 1;
            let content = line.of(self.text);
            let said = content.trim_start();
            if !first && (said.is_empty() || said.starts_with('#')) {
                continue;
            }
            if line.end == self.end {
                return Some(line);
            }
            let content = content.trim_end();
            // Whatever the escape character is: the line goes on, so it ends with one.
            let escape = content.chars().next_back().map_or(0, char::len_utf8);
            return Some(Span::new(line.start, line.start + content.len() - escape));
        }
    }
}

/// Which quote is open.
#[derive(Default)]
struct Quotes {
    open: Option<char>,
}

impl Quotes {
    fn read(&mut self, line: &str) {
        let mut characters = line.chars();
        let mut before = ' ';
        while let Some(character) = characters.next() {
            match (self.open, character) {
                (None | Some('"'), '\\') => {
                    characters.next();
                }
                (None, '\'' | '"') => self.open = Some(character),
                (None, '#') if before.is_whitespace() => return,
                (Some(open), _) if open == character => self.open = None,
                _ => {}
            }
            before = character;
        }
    }
}

fn first_word(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or_default()
}

fn last_word(line: &str) -> &str {
    line.rsplit(char::is_whitespace).next().unwrap_or_default()
}

fn written_in_lower_case(text: &str, file: &Dockerfile) -> bool {
    let known = || file.instructions.iter().filter(|instruction| instruction.keyword != Keyword::Unknown);
    let lower = known().filter(|i| i.keyword_span.of(text).bytes().all(|byte| byte.is_ascii_lowercase())).count();
    lower * 2 > known().count()
}

/// Whether a line that follows a continuation reads as an instruction of its own.
fn is_instruction(text: &str, line: Span, keyword: Keyword, before: Span, lower: bool) -> bool {
    let content = line.of(text);
    let word = first_word(content);
    let indented = content.starts_with([' ', '\t']);
    let args = content.trim_start().get(word.len()..).unwrap_or_default().trim();
    if word.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return fits(keyword, args);
    }
    // In small letters these are words and commands, too.
    let after_operator = before.of(text).trim_end().ends_with(['&', '|', ';', '(', '{']);
    let no_command = matches!(
        keyword,
        Keyword::Cmd | Keyword::Entrypoint | Keyword::Expose | Keyword::Workdir | Keyword::From | Keyword::Maintainer
    );
    lower
        && word.bytes().all(|byte| byte.is_ascii_lowercase())
        && !indented
        && !after_operator
        && no_command
        && fits(keyword, args)
}

/// Whether what follows an instruction's name fits it.
fn fits(keyword: Keyword, args: &str) -> bool {
    let mut words = args.split_whitespace().filter(|word| *word != "\\");
    let first = words.next().unwrap_or_default();
    let second = words.next();
    let name = |word: &str| word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    match keyword {
        Keyword::Cmd | Keyword::Entrypoint | Keyword::Run | Keyword::Maintainer => {
            // An array with something behind it is neither JSON nor a command; `[` by itself is one.
            let array = first.starts_with('[') && first != "[";
            let ends = args.rfind(']').is_none_or(|at| args[at + 1..].trim_matches(['\\', ' ', '\t']).is_empty());
            !first.is_empty() && !first.starts_with('=') && (!array || ends)
        }
        Keyword::Expose => first.starts_with(|c: char| c.is_ascii_digit() || c == '$'),
        Keyword::Workdir => first.starts_with(['/', '$', '.']) || first.contains(":\\"),
        Keyword::Env => name(first) && (first.contains('=') || second.is_some()),
        Keyword::Label => first.contains('=') || second.is_some(),
        Keyword::Copy | Keyword::Add => second.is_some() && !first.starts_with('='),
        Keyword::From => !first.is_empty() && second.is_none_or(|word| word.eq_ignore_ascii_case("as")),
        Keyword::User | Keyword::Stopsignal | Keyword::Arg => !first.is_empty() && second.is_none(),
        Keyword::Volume => first.starts_with(['/', '[', '$']),
        Keyword::Shell => first.starts_with('['),
        Keyword::Healthcheck => first.starts_with("--") || matches!(first, "CMD" | "NONE"),
        Keyword::Onbuild => Keyword::of(first) != Keyword::Unknown,
        Keyword::Unknown => false,
    }
}

/// What is taken out where an instruction is swallowed: the continuation, with an operator that would lead nowhere.
fn cut(text: &str, host: Keyword, line: Span, continued: Span) -> Span {
    let mut content = line.of(text).trim_end();
    if matches!(host, Keyword::Run | Keyword::Cmd | Keyword::Entrypoint) {
        while let Some(rest) = ["&&", "||", "|", ";"].iter().find_map(|operator| content.strip_suffix(operator)) {
            content = rest.trim_end();
        }
    }
    // The comments and blank lines between the two stay.
    let rest = continued.of(text);
    let end = rest.find(['\n', '\r']).map_or(continued.end, |at| continued.start + at);
    Span::new(line.start + content.len(), end)
}

fn glues(text: &str, line: Span, next: Span) -> bool {
    let left = last_word(line.of(text));
    let right = next.of(text);
    let begins = right.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '$' | '/'));
    WHOLE_WORDS.contains(&left) && begins
}

fn leads_nowhere(text: &str, instruction: &Instruction) -> Option<Break> {
    if !matches!(instruction.content, Content::RunShell { foreign: false, .. }) || !instruction.heredocs.is_empty() {
        return None;
    }
    let args = &instruction.args;
    let said = args.text.trim_end();
    let operator = OPERATORS.iter().find(|operator| said.ends_with(*operator))?;
    let mut quotes = Quotes::default();
    quotes.read(said);
    if quotes.open.is_some() {
        return None;
    }
    let span = args.span(Span::new(said.len() - operator.len(), said.len()));
    let mut content = said;
    while let Some(rest) = OPERATORS.iter().find_map(|operator| content.strip_suffix(operator)) {
        content = rest.trim_end();
    }
    if content.is_empty() {
        return None;
    }
    let from = args.source(content.len() - 1) + 1;
    // A continuation at the end of the text goes, too.
    let rest = text.get(span.end..instruction.lines.end).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default().trim_end_matches('\r');
    let cut = Span::new(from, span.end + line.len());
    Some(Break { kind: BreakKind::LeadsNowhere, span, cut, operator, mended: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<BreakKind> {
        find(text, &super::super::parse(text)).into_iter().map(|found| found.kind).collect()
    }

    #[test]
    fn swallowed_glued_and_dangling() {
        use BreakKind::{Glues, LeadsNowhere, Swallows};
        for (text, wanted) in [
            ("FROM x\nRUN a && \\\nCMD [\"b\"]\n", vec![Swallows(Keyword::Cmd)]),
            ("FROM x\r\nRUN a \\ \t\r\n# c\r\n\r\nEXPOSE 80\r\n", vec![Swallows(Keyword::Expose)]),
            ("# escape=`\nFROM x\nRUN a `\nWORKDIR C:\\x\n", vec![Swallows(Keyword::Workdir)]),
            ("FROM x\nENV A=1 \\\nRUN a \\\nUSER b\n", vec![Swallows(Keyword::Run), Swallows(Keyword::User)]),
            ("from x\nrun a \\\ncmd [\"b\"]\n", vec![Swallows(Keyword::Cmd)]),
            ("FROM x\nRUN apt-get install\\\nnginx\n", vec![Glues]),
            ("FROM x\nRUN a && \\\n  b && \\\n\n", vec![LeadsNowhere]),
            ("FROM x\nRUN a ||\n", vec![LeadsNowhere]),
        ] {
            assert_eq!(kinds(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn what_belongs_there() {
        for text in [
            "FROM x\nHEALTHCHECK --interval=5m \\\n  CMD curl x\n",
            "FROM x\nONBUILD \\\n RUN a\n",
            "FROM x\nRUN echo \"FROM y\\n\\\nRUN z\" > Dockerfile\n",
            "FROM x\nRUN psql -c 'SELECT a \\\n FROM b'\n",
            "FROM x\nRUN R \\\n CMD INSTALL x\n",
            "FROM x\nRUN a && \\\nenv A=b c\n",
            "from x\nrun apt-get install -y a \\\nuser b\n",
            "FROM x\nLABEL a=b \\\n RUN=\"docker run x\"\n",
            "FROM x\nRUN a \\\n  && b\\\n  c\n",
            "FROM x\nRUN <<EOF\na && \\\nCMD b\nEOF\n",
            "FROM x\nRUN echo 'a &&'\n",
            "FROM x\nRUN a \\\n",
        ] {
            assert_eq!(kinds(text), [], "{text:?}");
        }
    }

    #[test]
    fn every_byte_keeps_its_place() {
        for text in ["FROM x\nRUN a é && \\\n# c\nCMD [\"b\"]\n", "FROM x\nRUN yum install\\\r\nb\n"] {
            let breaks = find(text, &super::super::parse(text));
            let meant = mended(text, &breaks);
            assert_eq!(meant.len(), text.len());
            assert_eq!(find(&meant, &super::super::parse(&meant)), []);
        }
    }
}
