//! What a paste puts around YAML, undone: a byte order mark, Markdown's fences and quoting, tabs and odd blanks in front of a line,
//! a first line that lost its indentation. The result is another text, line by line; [`Clean::back`] leads to the user's own bytes.

use crate::lang::Text;
use crate::text::Span;

/// The text for the parser.
#[derive(Debug)]
pub struct Clean {
    /// The text.
    pub text: String,
    lines: Vec<Line>,
    /// What had to be undone that YAML itself does not allow.
    pub problems: Vec<(Span, Text)>,
}

/// A line of the clean text, and the user's line that it comes from.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Where it begins in the clean text.
    start: usize,
    /// Where its content begins there.
    content: usize,
    /// Where the user's line begins.
    users: usize,
    /// Where the user's content begins.
    users_content: usize,
    /// Where the user's content ends, without its line end.
    users_end: usize,
}

const TAB: Text = Text {
    en: "A tab indents this line. YAML takes blanks alone; it is read here as two of them.",
    ja: "行頭の字下げにタブが使われています。YAML では空白しか使えません。ここでは空白 2 つとして読み取りました。",
};
const ODD_BLANK: Text = Text {
    en: "A blank that YAML does not know indents this line: no-break or full-width. It is read here as an ordinary one.",
    ja: "行頭の字下げに、全角スペースやノーブレークスペースが使われています。ここでは通常の空白として読み取りました。",
};

const TEMPLATE: Text = Text {
    en: "A template (Helm, Go): what its `{{ … }}` lines become is decided by values that are not here. The rest is judged without them; \
         `helm template` prints the whole.",
    ja: "テンプレート(Helm など)です。`{{ … }}` だけの行が何になるかは、ここにない値で決まります。その行を除いて判定しました。全体は `helm template` で出力できます。",
};

/// How a text is to be laid out for the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// As it stands.
    AsWritten,
    /// The first line is to stand below the second one's indentation, which it lost.
    Indented,
}

impl Clean {
    /// Cleans a text.
    pub fn of(text: &str, head: Head) -> Self {
        let fenced = Fences::of(text);
        let quoted = is_quoted(text);
        let mut clean = Self { text: String::with_capacity(text.len() + 16), lines: Vec::new(), problems: Vec::new() };
        let lost = if head == Head::Indented { lost_indentation(text) } else { 0 };
        let mut first = true;
        let mut at = 0;
        for (number, whole) in text.split_inclusive('\n').enumerate() {
            let start = at;
            at += whole.len();
            let line = whole.strip_suffix('\n').unwrap_or(whole);
            let line = line.strip_suffix('\r').unwrap_or(line);
            let mut skipped = 0;
            if number == 0 && line.starts_with('\u{feff}') {
                skipped = '\u{feff}'.len_utf8();
            }
            if quoted {
                let rest = line[skipped..].trim_start();
                let rest = rest.strip_prefix('>').unwrap_or(rest);
                let rest = rest.strip_prefix(' ').unwrap_or(rest);
                skipped = line.len() - rest.len();
            }
            match fenced.as_ref().map(|fences| fences.what(number)) {
                Some(What::Outside) => clean.push("", "", start, start + line.len(), start + line.len()),
                Some(What::Opens) => clean.push("", "---", start, start + line.len(), start + line.len()),
                Some(What::Inside) | None => {
                    let indent = line[skipped..].len() - line[skipped..].trim_start().len();
                    let content = skipped + indent;
                    let place = Span::new(start + content, start + line.trim_end().len());
                    // One that a list or a page has indented begins a document all the same.
                    if indent > 0 && line[content..].trim_end() == "---" {
                        clean.push("", "---", start, start + content, start + line.len());
                        continue;
                    }
                    if is_left_out(&line[content..]) && goes_on_indented(&text[at..]) {
                        clean.push("", "", start, start + line.len(), start + line.len());
                        continue;
                    }
                    if is_template(&line[content..]) {
                        clean.say(place, TEMPLATE);
                        clean.push("", "", start, start + line.len(), start + line.len());
                        continue;
                    }
                    let mut spaces = clean.indentation(&line[skipped..content], Span::new(start, start + content));
                    if first && content < line.len() && !line[content..].starts_with('#') {
                        first = false;
                        spaces.push_str(&" ".repeat(lost));
                    }
                    clean.push(&spaces, &line[content..], start, start + content, start + line.len());
                }
            }
        }
        clean
    }

    fn push(&mut self, spaces: &str, content: &str, users: usize, users_content: usize, users_end: usize) {
        let start = self.text.len();
        self.text.push_str(spaces);
        let line = Line { start, content: self.text.len(), users, users_content, users_end };
        self.lines.push(line);
        // A carriage return alone would end a line for the parser, and for nobody else.
        self.text.extend(content.chars().map(|c| if c == '\r' { ' ' } else { c }));
        self.text.push('\n');
    }

    /// Adds a problem, once.
    fn say(&mut self, place: Span, text: Text) {
        if !self.problems.iter().any(|(_, known)| *known == text) {
            self.problems.push((place, text));
        }
    }

    fn indentation(&mut self, blanks: &str, place: Span) -> String {
        let mut spaces = String::with_capacity(blanks.len());
        for blank in blanks.chars() {
            match blank {
                '\t' => {
                    self.say(place, TAB);
                    spaces.push_str("  ");
                }
                ' ' => spaces.push(' '),
                _ => {
                    self.say(place, ODD_BLANK);
                    spaces.push(' ');
                }
            }
        }
        spaces
    }

    /// The user's byte of a byte of the clean text.
    pub fn back(&self, offset: usize) -> usize {
        let at = self.lines.partition_point(|line| line.start <= offset).saturating_sub(1);
        let Some(line) = self.lines.get(at) else { return 0 };
        if offset < line.content {
            // Somewhere in the indentation: at the line's beginning, or in front of its content where that is meant.
            return if offset == line.start { line.users } else { line.users_content };
        }
        (line.users_content + (offset - line.content)).min(line.users_end)
    }

    /// The user's place of a place in the clean text.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let at = self.lines.partition_point(|line| line.start <= start).saturating_sub(1);
        let from = match self.lines.get(at) {
            Some(line) if start <= line.content => line.users_content,
            _ => self.back(start),
        };
        Span::new(from, self.back(end).max(from))
    }

    /// Takes a line, by its number from 0, out of the clean text; the user's place of it, or none where it is empty already.
    pub fn take_out(&mut self, number: usize) -> Option<Span> {
        let line = self.lines.get(number)?;
        let end = self.lines.get(number + 1).map_or(self.text.len(), |next| next.start).saturating_sub(1);
        let content = line.content.min(end);
        let is_empty = self.text.get(content..end)?.trim().is_empty();
        if is_empty {
            return None;
        }
        let users = Span::new(line.users_content, line.users_end);
        // Blanks, as many as there are bytes: every other place stays.
        self.text.replace_range(content..end, &" ".repeat(end - content));
        Some(users)
    }

    /// The line above, without empty ones, where it is no YAML by itself: no key, no item, no end of a list.
    pub fn sentence_above(&self, number: usize) -> Option<usize> {
        const LOOKED_AT: usize = 8;
        let content = |number: usize| {
            let line = self.lines.get(number)?;
            let end = self.lines.get(number + 1).map_or(self.text.len(), |next| next.start);
            Some((line.content - line.start, self.text.get(line.content..end)?.trim()))
        };
        let (indent, _) = content(number)?;
        let above = (number.saturating_sub(LOOKED_AT)..number).rev();
        let (above, (its_indent, line)) =
            above.filter_map(|above| Some((above, content(above)?))).find(|(_, (_, line))| !line.is_empty())?;
        let yaml =
            line.contains(':') || line.starts_with(['-', '#', '}', ']', '{', '[', '"', '\'', '&', '*', '%', '.']);
        (!yaml && its_indent <= indent && line.contains(' ')).then_some(above)
    }

    /// The lines in front of this one that stand further right than it does: what they belong to was not copied.
    pub fn headless(&self, number: usize) -> std::ops::Range<usize> {
        let content = |number: usize| {
            let line = self.lines.get(number)?;
            let end = self.lines.get(number + 1).map_or(self.text.len(), |next| next.start);
            let content = self.text.get(line.content..end)?.trim();
            (!content.is_empty() && !content.starts_with('#')).then_some(line.content - line.start)
        };
        let Some(own) = content(number) else { return 0..0 };
        let deeper = (0..number).filter_map(content).all(|indent| indent > own);
        // What is the larger part is what was copied; the smaller one stands at its edge.
        let (head, rest) =
            ((0..number).filter_map(content).count(), (number..self.lines.len()).filter_map(content).count());
        if deeper && head <= rest { 0..number } else { 0..0 }
    }

    /// How many lines there are.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }
}

/// Whether a line is an action of a template and nothing else. (A value in front of which a key stands is left to the parser.)
fn is_template(line: &str) -> bool {
    let line = line.trim_end();
    line.starts_with("{{") && line.ends_with("}}")
}

/// Whether a line says that some were left out. Three dots also end a document.
fn is_left_out(line: &str) -> bool {
    matches!(line.trim_end(), "..." | "…" | "[...]" | "[…]")
}

/// Whether what follows stands in something that began above.
fn goes_on_indented(rest: &str) -> bool {
    rest.lines().find(|line| !line.trim().is_empty()).is_some_and(|line| line.starts_with([' ', '\t']))
}

/// How far the first line with content is to be indented so that it stands with the next one: it was copied without its indentation.
fn lost_indentation(text: &str) -> usize {
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let mut lines = text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    match (lines.next(), lines.next()) {
        (Some(first), Some(second)) if indent(second) > indent(first) => indent(second) - indent(first),
        _ => 0,
    }
}

/// Whether every line is quoted as in a mail.
fn is_quoted(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_start).filter(|line| !line.is_empty()).peekable();
    lines.peek().is_some() && lines.all(|line| line.starts_with('>'))
}

/// What a line is among Markdown's fences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Outside,
    Opens,
    Inside,
}

/// The lines of a text with fences, where YAML stands between them.
struct Fences(Vec<What>);

impl Fences {
    fn of(text: &str) -> Option<Self> {
        if !text.contains("```") && !text.contains("~~~") {
            return None;
        }
        let mut lines: Vec<What> = Vec::new();
        let mut open: Option<(usize, bool)> = None;
        let mut any = false;
        // Whether the line before opened a fence of another language: people name the wrong one.
        let mut just_opened = false;
        for line in text.lines() {
            let trimmed = line.trim();
            let fence = trimmed.strip_prefix("```").or_else(|| trimmed.strip_prefix("~~~"));
            match (fence, open) {
                (Some(language), None) => {
                    let language = language.trim().to_ascii_lowercase();
                    let fits = ["", "yaml", "yml", "compose", "docker-compose", "dockercompose", "k8s"]
                        .contains(&language.split([' ', ':', ',', '{']).next().unwrap_or_default());
                    any |= fits;
                    just_opened = !fits;
                    open = Some((lines.len(), fits));
                    lines.push(if fits { What::Opens } else { What::Outside });
                }
                (Some(_), Some(_)) => {
                    open = None;
                    lines.push(What::Outside);
                }
                (None, Some((number, false))) if just_opened && !trimmed.is_empty() => {
                    just_opened = false;
                    let begins = ["version:", "services:", "apiVersion:"].iter().any(|key| trimmed.starts_with(key));
                    lines.push(if begins { What::Inside } else { What::Outside });
                    if begins {
                        any = true;
                        open = Some((number, true));
                        lines[number] = What::Opens;
                    }
                }
                (None, Some((_, true))) => lines.push(What::Inside),
                (None, _) => lines.push(What::Outside),
            }
        }
        any.then_some(Self(lines))
    }

    fn what(&self, number: usize) -> What {
        self.0.get(number).copied().unwrap_or(What::Outside)
    }
}
