//! Several files in one paste: where one ends, where the next begins, and what each is called.
//!
//! A text is only taken apart where it says so itself: `==> name <==` (head, tail), `# file: name`, `$ cat name`, fences of
//! Markdown under a name, a line that is only a file's name and is followed by how such a file begins, a first line `#!/bin/sh` or `[Unit]` behind a Dockerfile. Without such evidence it is one text.

use super::dockerfile::{self, Keyword};
use super::{compose, script, session};
use crate::report::InputKind;
use crate::text::{Span, base_name};

/// A file of a paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is called: as the paste calls it, or after what it is.
    pub name: String,
    /// Its text, in whole lines of the paste.
    pub span: Span,
    /// What it is, where its name or place says so.
    pub kind: Option<InputKind>,
}

/// The most files that one paste is taken apart into.
const MOST: usize = 64;

/// The files of a paste, in its order; fewer than two where nothing says that there are several.
#[must_use]
pub fn split(text: &str) -> Vec<Part> {
    for way in [by_headers, by_fences, by_captions, by_first_lines] {
        let mut parts = way(text);
        parts.retain(|part| !part.span.of(text).trim().is_empty());
        parts.truncate(MOST);
        // Others may stand beside it, but one of them must be what is read here.
        let is_read = |part: &Part| matches!(part.kind, Some(InputKind::Dockerfile | InputKind::Script));
        // Compose files stand over each other.
        let composed = parts.iter().filter(|part| part.kind == Some(InputKind::Compose)).count() > 1;
        if parts.len() > 1 && (composed || parts.iter().any(is_read) || runs_beside_compose(text, &parts)) {
            number(&mut parts);
            return parts;
        }
    }
    Vec::new()
}

/// Whether one fence runs a container by a line and another by compose, as a page that shows both ways does.
fn runs_beside_compose(text: &str, parts: &[Part]) -> bool {
    let mut ran = parts.iter().filter(|part| part.kind == Some(InputKind::Run));
    parts.iter().any(|part| part.kind == Some(InputKind::Compose))
        && ran.next().is_some_and(|part| session::likeness(part.span.of(text)).runs > 0)
        && ran.next().is_none()
}

/// What the part of a paste is called that starts containers.
const SESSION: &str = "docker run";

/// What a fence with a compose file is called that nothing names.
const COMPOSE: &str = "compose.yaml";

/// What a file is, by its name; none where that says nothing.
#[must_use]
pub fn kind_of(name: &str) -> Option<InputKind> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name).to_ascii_lowercase();
    let ends = |ending: &str| file.len() > ending.len() && file.ends_with(ending);
    if file.starts_with("dockerfile") || file.starts_with("containerfile") || ends(".dockerfile") {
        Some(InputKind::Dockerfile)
    } else if ends(".service") || ends(".socket") || ends(".timer") {
        Some(InputKind::Unit)
    } else if (ends(".yml") || ends(".yaml")) && file.contains("compose") {
        Some(InputKind::Compose)
    } else if ends(".sh") || ends(".bash") {
        Some(InputKind::Script)
    } else {
        None
    }
}

/// The files that a Dockerfile copies by their names, as it writes them.
#[must_use]
pub fn copied_by(text: &str) -> Vec<String> {
    copied(&dockerfile::parse(text), text.len())
}

/// The files that a compose file extends or includes, as it writes them.
#[must_use]
pub fn composed_of(text: &str) -> Vec<String> {
    let file = compose::parse(text);
    let extended = file.services.into_iter().filter_map(|service| service.extends_file).map(|extends| extends.path);
    let all = extended.chain(file.includes.into_iter().map(|(path, _)| path));
    all.map(|path| path.trim_start_matches("./").to_owned()).collect()
}

/// What a part is: by its name, or by its text where that is one of a Dockerfile or a script.
fn kind(name: &str, text: &str) -> Option<InputKind> {
    kind_of(name).or_else(|| {
        if dockerfile::likeness(text) >= 4 && begins_with_from(text) {
            Some(InputKind::Dockerfile)
        } else if script::names_shell(text) {
            Some(InputKind::Script)
        } else if begins_unit(text.trim_start()) {
            Some(InputKind::Unit)
        } else if session::likeness(text).calls > 0 {
            Some(InputKind::Run)
        } else {
            None
        }
    })
}

fn begins_with_from(text: &str) -> bool {
    matches!(dockerfile::first_keyword(text), Some(Keyword::From | Keyword::Arg))
}

fn begins_unit(line: &str) -> bool {
    ["[Unit]", "[Service]"].iter().any(|section| line.starts_with(section))
}

/// Gives parts of one name different ones.
fn number(parts: &mut [Part]) {
    for at in 1..parts.len() {
        let (before, rest) = parts.split_at_mut(at);
        let Some(part) = rest.first_mut() else { continue };
        let same = before.iter().filter(|other| plain(&other.name) == plain(&part.name)).count();
        if same > 0 {
            part.name = match part.name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()) {
                Some((stem, ending)) => format!("{stem}-{}.{ending}", same + 1),
                None => format!("{}.{}", part.name, same + 1),
            };
        }
    }
}

fn plain(name: &str) -> String {
    name.rsplit_once('-')
        .map_or(name, |(stem, end)| if end.starts_with(|c: char| c.is_ascii_digit()) { stem } else { name })
        .to_owned()
}

/// The lines of a text with their places, line endings included.
fn lines(text: &str) -> impl Iterator<Item = (Span, &str)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let span = Span::new(*at, *at + line.len());
        *at = span.end;
        Some((span, line.trim_end_matches(['\n', '\r'])))
    })
}

/// `==> Dockerfile <==`, `# file: start.sh`, `--- start.sh ---`, `$ cat start.sh`
fn by_headers(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut open: Option<(String, usize)> = None;
    // The prompt behind which a file was shown: what is typed next is none of the file.
    let mut prompt: Option<&str> = None;
    // All but what was typed is told by a line's first character; few texts need more looking at.
    let typed = text.contains("cat ");
    let may_be = |line: &&str| typed || line.trim_start().starts_with(['=', '#', '/', '-']);
    for (span, line) in lines(text) {
        if let Some(name) = Some(line).filter(may_be).and_then(header) {
            close(text, &mut open, span.start, &mut parts);
            open = Some((name.to_owned(), span.end));
            prompt =
                line.find("cat ").map(|at| line[..at].trim()).filter(|prompt| !prompt.is_empty() && *prompt != "#");
        } else if prompt.is_some_and(|prompt| {
            line.trim_start().strip_prefix(prompt).is_some_and(|rest| rest.starts_with(' ') && !rest.trim().is_empty())
        }) {
            close(text, &mut open, span.start, &mut parts);
            open = Some((SESSION.to_owned(), span.start));
            prompt = None;
        }
    }
    close(text, &mut open, text.len(), &mut parts);
    parts
}

fn close(text: &str, open: &mut Option<(String, usize)>, end: usize, parts: &mut Vec<Part>) {
    if let Some((name, start)) = open.take() {
        let span = unprompted(text, Span::new(start, end));
        parts.push(Part { kind: kind(&name, span.of(text)), name, span });
    }
}

/// Without a prompt that stands behind what was printed, and the blank lines before it.
fn unprompted(text: &str, span: Span) -> Span {
    let own = span.of(text);
    let kept = own
        .trim_end()
        .rsplit_once('\n')
        .filter(|(_, last)| matches!(last.trim(), "$" | "#" | "%"))
        .map_or(own, |(kept, _)| kept);
    let blank = kept.trim_end().len();
    let end = own.get(blank..).and_then(|rest| rest.find('\n')).map_or(own.len(), |at| blank + at + 1);
    Span::new(span.start, span.start + end)
}

/// The name in a line that stands over a file.
fn header(line: &str) -> Option<&str> {
    let line = line.trim();
    let around = |open: &str, close: &str| line.strip_prefix(open)?.strip_suffix(close).map(str::trim);
    let after = |mark: &str| {
        let rest = line.strip_prefix('#').or_else(|| line.strip_prefix("//"))?.trim_start_matches(['#', '-', '=', ' ']);
        let (word, name) = rest.split_once(':')?;
        word.trim().eq_ignore_ascii_case(mark).then(|| name.trim())
    };
    let rule = |sign: char| {
        let rest = line.strip_prefix('#').map_or(line, str::trim_start);
        let inner = rest.trim_start_matches(sign);
        let (before, kept) = (rest.len() - inner.len(), inner.trim_end_matches(sign));
        (before >= 2).then(|| kept.trim())
    };
    let typed = || {
        let at = line.find("cat ")?;
        let before = line.get(..at)?.trim_end();
        let prompt = before.is_empty() || before.ends_with(['$', '#', '%', '>']);
        line.get(at + 4..).map(str::trim).filter(|_| prompt)
    };
    let found = around("==>", "<==")
        .or_else(|| after("file"))
        .or_else(|| after("filename"))
        .or_else(typed)
        .or_else(|| rule('-'))
        .or_else(|| rule('='));
    found.filter(|name| is_file_name(name))
}

/// Whether a word can be a file's name: one word with an ending, or that of a Dockerfile.
fn is_file_name(name: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || "._-/@".contains(c);
    let last = base_name(name);
    let ending = last.rsplit_once('.').is_some_and(|(stem, ending)| {
        !stem.is_empty() && (1..=10).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    name.len() <= 200 && !name.is_empty() && name.chars().all(allowed) && (ending || kind_of(last).is_some())
}

/// Fences of Markdown, named by their first line, by the line above them, or by what they hold.
fn by_fences(text: &str) -> Vec<Part> {
    if !text.contains("```") && !text.contains("~~~") {
        return Vec::new();
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut open: Option<(usize, String, Option<String>)> = None;
    let mut above: Option<&str> = None;
    // Fences with YAML that nothing names. Two of them are before and after, or two ways: no files that stand over each other.
    let mut nameless: Vec<usize> = Vec::new();
    for (span, line) in lines(text) {
        match &open {
            None => {
                if let Some(info) = line.strip_prefix("```").or_else(|| line.strip_prefix("~~~")) {
                    let named = named_in(info).or_else(|| above.take().and_then(named_in_prose));
                    open = Some((span.end, line.chars().take(3).collect(), named));
                    above = None;
                } else if !line.trim().is_empty() {
                    above = Some(line);
                }
            }
            Some((start, fence, name)) if line.trim_end() == fence.as_str() => {
                let span = Span::new(*start, span.start);
                let own = span.of(text);
                let kind = name.as_deref().map_or_else(|| kind("", own), |name| kind(name, own));
                let called = name.clone().or_else(|| kind.and_then(usual_name).map(str::to_owned));
                if let Some(name) = called {
                    parts.push(Part { name, span, kind });
                } else if compose::is_likely(own) {
                    nameless.push(parts.len());
                    parts.push(Part { name: COMPOSE.to_owned(), span, kind: Some(InputKind::Compose) });
                }
                open = None;
            }
            Some(_) => {}
        }
    }
    if nameless.len() > 1 {
        parts.retain(|part| part.name != COMPOSE);
    }
    parts
}

/// The name in the line that opens a fence: `dockerfile:Dockerfile`, `bash title="start.sh"`, `Dockerfile`.
fn named_in(info: &str) -> Option<String> {
    let words = info.split([' ', ':', '=', '"', '\'', '{', '}', ',']).filter(|word| !word.is_empty());
    words.filter(|word| is_file_name(word) && *word != "dockerfile").map(str::to_owned).next_back()
}

/// Lines that are nothing but a file's name, commented out or not, as one has them who copies from a page or from notes. Such a
/// name also stands in comments about a file: it counts where what follows begins as such a file does, and for all of them.
fn by_captions(text: &str) -> Vec<Part> {
    let mut found: Vec<(&str, Span)> = Vec::new();
    let mut caption: Option<(&str, Span)> = None;
    for (span, line) in lines(text) {
        if let Some(name) = named_by(line) {
            caption = Some((name, span));
        } else if !line.trim().is_empty()
            && let Some((name, over)) = caption.take()
            && begins(kind_of(name), line)
        {
            found.push((name, over));
        }
    }
    let Some(first) = found.first() else { return Vec::new() };
    // What stands above the first is a file too, or nothing.
    if found.len() < 2 && text.get(..first.1.start).is_none_or(|above| kind("", above) != Some(InputKind::Dockerfile)) {
        return Vec::new();
    }
    let mut parts = Vec::with_capacity(found.len() + 1);
    let above = Span::new(0, first.1.start);
    if let Some(kind) = kind("", above.of(text)) {
        parts.extend(usual_name(kind).map(|name| Part { name: name.to_owned(), span: above, kind: Some(kind) }));
    }
    let ends = found.iter().skip(1).map(|(_, over)| over.start).chain([text.len()]);
    parts.extend(found.iter().zip(ends).map(|((name, over), end)| Part {
        name: (*name).to_owned(),
        span: Span::new(over.end, end),
        kind: kind_of(name),
    }));
    parts
}

/// The file that a line names and of which nothing else is said: `# compose.yaml`, `Dockerfile:`.
fn named_by(line: &str) -> Option<&str> {
    let name = line.trim().trim_start_matches(['#', '/']).trim().trim_end_matches([':', '：']).trim_matches(['`', '*']);
    (is_file_name(name) && kind_of(name).is_some()).then_some(name)
}

/// Whether a line is one with which such a file begins.
fn begins(kind: Option<InputKind>, line: &str) -> bool {
    match kind {
        Some(InputKind::Dockerfile) => begins_with_from(line) || line.trim_start().starts_with("# syntax"),
        Some(InputKind::Script) => line.starts_with("#!"),
        Some(InputKind::Unit) => line.starts_with('[') && line.trim_end().ends_with(']'),
        Some(InputKind::Compose) => {
            ["services:", "version:", "name:", "x-", "networks:", "volumes:"].iter().any(|key| line.starts_with(key))
        }
        _ => false,
    }
}

/// The only file that a line of prose names: `**start.sh**`, "`Dockerfile`:", `### docker/start.sh`.
fn named_in_prose(line: &str) -> Option<String> {
    let trim = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/').to_owned();
    let mut named = line
        .split(|c: char| c.is_whitespace() || "`*（）「」、。：".contains(c))
        .map(trim)
        .filter(|word| is_file_name(word));
    match (named.next(), named.next()) {
        (Some(name), None) => Some(name),
        _ => None,
    }
}

fn usual_name(kind: InputKind) -> Option<&'static str> {
    match kind {
        InputKind::Dockerfile => Some("Dockerfile"),
        InputKind::Script => Some("entrypoint.sh"),
        InputKind::Unit => Some("app.service"),
        InputKind::Run => Some(SESSION),
        _ => None,
    }
}

/// A script or a unit behind a Dockerfile, which nothing stands over: its first line says it.
fn by_first_lines(text: &str) -> Vec<Part> {
    // Looked for before the text is read as a Dockerfile, which most are not: a long script begins with such a line too.
    if !lines(text).any(|(_, line)| line.starts_with("#!") || begins_unit(line)) || !begins_with_from(text) {
        return Vec::new();
    }
    let file = dockerfile::parse(text);
    let first = file.instructions.first().filter(|first| matches!(first.keyword, Keyword::From | Keyword::Arg));
    let Some(first) = first else { return Vec::new() };
    // What stands inside an instruction or its heredoc is no line of its own.
    let inside = |at: usize| {
        let after = file.instructions.partition_point(|instruction| instruction.span.start <= at);
        after
            .checked_sub(1)
            .and_then(|index| file.instructions.get(index))
            .is_some_and(|found| found.span.start < at && at < found.span.end && found.keyword != Keyword::Unknown)
    };
    let mut starts: Vec<usize> = Vec::new();
    for (span, line) in lines(text) {
        let begins = (line.starts_with("#!") && script::names_shell(line)) || begins_unit(line);
        let begun =
            starts.last().is_some_and(|&start| begins_unit(text.get(start..).unwrap_or_default()) && begins_unit(line));
        if begins && !begun && span.start > first.span.start && !inside(span.start) {
            starts.push(span.start);
        }
    }
    let Some(&end) = starts.first() else { return Vec::new() };
    let mut parts =
        vec![Part { name: "Dockerfile".to_owned(), span: Span::new(0, end), kind: Some(InputKind::Dockerfile) }];
    let names = copied(&file, end);
    for (index, &start) in starts.iter().enumerate() {
        let span = Span::new(start, starts.get(index + 1).copied().unwrap_or(text.len()));
        let own = span.of(text);
        // A comment `#!/bin/bash` between instructions begins no script.
        let rest = dockerfile::likeness(own) >= 4 || !reads_on(own);
        if rest {
            return Vec::new();
        }
        let kind = kind("", own);
        let wanted = |name: &&String| kind.is_some() && kind_of(name) == kind;
        let mut meant = names.iter().filter(wanted);
        let name = match (meant.next(), meant.next(), kind.and_then(usual_name)) {
            (Some(only), None, _) => only.clone(),
            (_, _, Some(usual)) => usual.to_owned(),
            _ => return Vec::new(),
        };
        parts.push(Part { name, span, kind });
    }
    parts
}

/// Whether something stands behind the first line.
fn reads_on(text: &str) -> bool {
    text.lines().skip(1).any(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
}

/// The files that the instructions before this place copy.
fn copied(file: &dockerfile::Dockerfile, before: usize) -> Vec<String> {
    let of = |instruction: &dockerfile::Instruction| match &instruction.content {
        dockerfile::Content::Copy { sources, from: None, .. } if instruction.span.end <= before => {
            sources.iter().map(|source| super::context::plain(&source.value)).collect()
        }
        _ => Vec::new(),
    };
    file.instructions.iter().flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(String, String)> {
        split(text).into_iter().map(|part| (part.name, part.span.of(text).to_owned())).collect()
    }

    fn both(docker: &str, script: &str) -> Vec<(String, String)> {
        vec![("Dockerfile".to_owned(), docker.to_owned()), ("start.sh".to_owned(), script.to_owned())]
    }

    const FILE: &str = "FROM debian:12\nCOPY start.sh /start.sh\nCMD [\"/start.sh\"]\n";
    const SCRIPT: &str = "#!/bin/sh\nexec nginx -g 'daemon off;'\n";

    #[test]
    fn what_stands_over_a_file_names_it() {
        for text in [
            format!("==> Dockerfile <==\n{FILE}\n==> start.sh <==\n{SCRIPT}"),
            format!("# file: Dockerfile\n{FILE}# file: start.sh\n{SCRIPT}"),
            format!("$ cat Dockerfile\n{FILE}$ cat start.sh\n{SCRIPT}$ \n"),
            format!("--- Dockerfile ---\n{FILE}--- start.sh ---\n{SCRIPT}"),
            format!("The `Dockerfile`:\n\n```dockerfile\n{FILE}```\n\nand **start.sh**:\n```sh\n{SCRIPT}```\nDone.\n"),
            format!("```dockerfile:Dockerfile\n{FILE}```\n```bash title=\"start.sh\"\n{SCRIPT}```\n"),
        ] {
            let found = parts(&text);
            let trimmed: Vec<_> =
                found.iter().map(|(name, text)| (name.clone(), format!("{}\n", text.trim_end()))).collect();
            assert_eq!(trimmed, both(FILE, SCRIPT), "{text}");
        }
    }

    #[test]
    fn a_line_that_is_a_name_names_what_begins_so() {
        let compose = "services:\n  web:\n    build: .\n";
        let wanted = [("Dockerfile".to_owned(), FILE.to_owned()), ("compose.yaml".to_owned(), compose.to_owned())];
        for text in [
            format!("# Dockerfile\n{FILE}# compose.yaml\n{compose}"),
            format!("Dockerfile\n{FILE}compose.yaml:\n{compose}"),
            format!("{FILE}# compose.yaml\n{compose}"),
        ] {
            assert_eq!(parts(&text), wanted, "{text}");
        }
        // Of a name in a comment the file itself does not follow.
        let comment = format!("# Dockerfile\n{FILE}# start.sh\nRUN chmod +x /start.sh\n# compose.yaml\n");
        assert_eq!(parts(&comment), Vec::new());
    }

    #[test]
    fn a_first_line_begins_a_script_behind_a_dockerfile() {
        assert_eq!(parts(&format!("{FILE}\n{SCRIPT}")), both(&format!("{FILE}\n"), SCRIPT));
        assert_eq!(parts(&format!("{FILE}\n[Unit]\nDescription=x\n[Service]\nExecStart=/x\n")).len(), 2);
    }

    #[test]
    fn without_evidence_it_is_one_text() {
        for text in [
            FILE.to_owned(),
            format!("FROM debian:12\nCOPY <<EOF /start.sh\n{SCRIPT}EOF\nCMD [\"/start.sh\"]\n"),
            "FROM debian:12\n#!/bin/bash\nRUN apt-get update\nRUN true\n".to_owned(),
            format!("#!/bin/sh\ncat > Dockerfile <<EOF\n{FILE}EOF\n"),
            "# Notes\nFROM debian:12\n# ----\nRUN true\n".to_owned(),
            String::new(),
        ] {
            assert_eq!(parts(&text), Vec::new(), "{text}");
        }
    }

    #[test]
    fn two_of_one_name_are_told_apart() {
        let text = format!("```\n{FILE}```\n```\n{FILE}```\n");
        let names: Vec<String> = parts(&text).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["Dockerfile", "Dockerfile.2"]);
    }
}
