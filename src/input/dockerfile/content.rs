//! What one instruction says: typed by `dockerfile-parser`, put right where that crate is known to be wrong.
//!
//! It is given one instruction at a time, already joined to one line, so that what it rejects costs that instruction alone.
//! It takes `CMD ['x']` for the exec form, which Docker runs by the shell: the exec form is decided here, by JSON. It leaves
//! STOPSIGNAL, USER, VOLUME, SHELL, HEALTHCHECK, ONBUILD, EXPOSE, WORKDIR and ADD untyped: they are read here.

use dockerfile_parser::{Dockerfile as Parsed, Instruction as Typed};

use super::{Flat, Heredoc, Instruction, Keyword, json, split};
use crate::lang::Text;
use crate::text::{Span, base_name};

/// What an instruction says.
#[derive(Clone, Debug)]
pub enum Content {
    /// FROM
    From {
        /// The image as written, variables and all.
        image: String,
        /// Where it stands.
        image_span: Span,
        /// The stage's name.
        alias: Option<String>,
    },
    /// RUN in the shell form: what the shell is given.
    RunShell {
        /// The shell's text.
        script: Flat,
        /// Whether the text is really the input of another program (`RUN <<EOF python3`) and so no shell text.
        foreign: bool,
    },
    /// RUN in the exec form.
    RunExec(Vec<Argument>),
    /// CMD
    Cmd(StartForm),
    /// ENTRYPOINT
    Entrypoint(StartForm),
    /// SHELL
    Shell(Vec<String>),
    /// ENV
    Env(Vec<Pair>),
    /// ARG; a pair without `=` has no value.
    Arg(Vec<(String, Option<String>)>),
    /// EXPOSE, VOLUME, USER, WORKDIR, STOPSIGNAL: their words.
    Words(Vec<Argument>),
    /// COPY and ADD.
    Copy {
        /// What is copied, as written; empty for heredocs alone.
        sources: Vec<Argument>,
        /// Where to.
        target: Argument,
        /// `--from`: another stage or image.
        from: Option<String>,
        /// The bodies of its heredocs, as they stand in the text.
        bodies: Vec<Flat>,
    },
    /// ONBUILD: the instruction that a child image runs.
    Onbuild(Box<Instruction>),
    /// Kept as it stands.
    Raw,
}

/// CMD and ENTRYPOINT.
#[derive(Clone, Debug)]
pub enum StartForm {
    /// `["a", "b"]`: run as it is.
    Exec(Vec<Argument>),
    /// Anything else: run by the shell.
    Shell(Flat),
}

/// A word with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// Its value.
    pub value: String,
    /// Where it stands, quotes included.
    pub span: Span,
}

/// `KEY=value`.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The name.
    pub key: String,
    /// The value without quotes.
    pub value: String,
    /// Where both stand.
    pub span: Span,
}

/// `dockerfile-parser` reads strings by recursion, one level for each escape: longer instructions are read by this layer alone.
const LONGEST_FOR_PARSER: usize = 16 * 1024;

const FROM_WITHOUT_IMAGE: Text =
    Text { en: "FROM names no image.", ja: "FROM にイメージ名がありません。" };
const UNREADABLE: Text = Text {
    en: "This instruction could not be read. It is left as it is; the rest was read.",
    ja: "この命令を読み取れませんでした。そのまま残し、残りを読み取りました。",
};

type Result<T> = std::result::Result<T, (Span, Text)>;

pub fn read(keyword: Keyword, args: &Flat, heredocs: &[Heredoc], source: &str) -> Result<Content> {
    Ok(match keyword {
        Keyword::From => from(args)?,
        Keyword::Run => run(args, heredocs, source),
        Keyword::Cmd => Content::Cmd(start_form(args)),
        Keyword::Entrypoint => Content::Entrypoint(start_form(args)),
        Keyword::Shell => {
            let words = json::strings(&args.text).ok_or((args.whole(), UNREADABLE))?;
            Content::Shell(words.into_iter().map(|(value, _)| value).collect())
        }
        Keyword::Env => Content::Env(env(args)),
        Keyword::Arg => Content::Arg(arg(args)),
        Keyword::Expose | Keyword::User | Keyword::Workdir | Keyword::Stopsignal => Content::Words(words(args, 0)),
        Keyword::Volume => Content::Words(exec(args).unwrap_or_else(|| words(args, 0))),
        Keyword::Copy | Keyword::Add => copy(args, heredocs, source)?,
        Keyword::Onbuild => onbuild(args, source)?,
        Keyword::Healthcheck | Keyword::Label | Keyword::Maintainer | Keyword::Unknown => Content::Raw,
    })
}

/// Asks `dockerfile-parser`; spans of what it answers are of `keyword + " " + args`.
fn typed(keyword: &str, args: &Flat) -> Option<Typed> {
    if args.text.len() > LONGEST_FOR_PARSER {
        return None;
    }
    Parsed::parse(&format!("{keyword} {}", args.text)).ok()?.instructions.into_iter().next()
}

/// A span of `keyword + " " + args` in the user's text.
fn placed(keyword: &str, args: &Flat, span: dockerfile_parser::Span) -> Span {
    let shift = keyword.len() + 1;
    args.span(Span::new(span.start.saturating_sub(shift), span.end.saturating_sub(shift)))
}

fn from(args: &Flat) -> Result<Content> {
    if let Some(plain) = plain_from(args) {
        return Ok(plain);
    }
    if let Some(Typed::From(from)) = typed("FROM", args) {
        return Ok(Content::From {
            image: from.image.content,
            image_span: placed("FROM", args, from.image.span),
            alias: from.alias.map(|alias| alias.content),
        });
    }
    // `${x:-default}` and remarks behind the image are among what the crate rejects.
    let words: Vec<Argument> = words(args, 0).into_iter().filter(|word| !word.value.starts_with("--")).collect();
    let Some(image) = words.first() else { return Err((args.whole(), FROM_WITHOUT_IMAGE)) };
    let alias = match words.as_slice() {
        [_, as_word, name, ..] if as_word.value.eq_ignore_ascii_case("as") => Some(name.value.clone()),
        _ => None,
    };
    Ok(Content::From { image: image.value.clone(), image_span: image.span, alias })
}

/// Whether every character means nothing but itself. There the crate, whose grammar costs more than all the rest of a small file, has
/// nothing to add to the words (its answers are the test's).
fn is_plain(args: &Flat) -> bool {
    args.text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"./_-:@ =".contains(&byte))
}

/// `FROM image` or `FROM image AS name`, in plain characters.
fn plain_from(args: &Flat) -> Option<Content> {
    if !is_plain(args) || args.text.contains('=') {
        return None;
    }
    let mut words = words(args, 0).into_iter();
    let image = words.next().filter(|image| !image.value.starts_with('-'))?;
    let alias = match (words.next(), words.next(), words.next()) {
        (None, ..) => None,
        (Some(as_word), Some(name), None) if as_word.value.eq_ignore_ascii_case("as") => Some(name.value),
        _ => return None,
    };
    Some(Content::From { image: image.value, image_span: image.span, alias })
}

fn run(args: &Flat, heredocs: &[Heredoc], source: &str) -> Content {
    let mut flags = 0;
    while args.text[flags..].starts_with("--") {
        let end = args.text[flags..].find(char::is_whitespace).map_or(args.text.len(), |at| flags + at);
        flags = end + (args.text[end..].len() - args.text[end..].trim_start().len());
    }
    let mut command = args.clone();
    command.cut_front(flags);
    if let Some(words) = exec(&command) {
        return Content::RunExec(words);
    }
    let Some(first) = heredocs.first() else { return Content::RunShell { script: command, foreign: false } };
    // `RUN <<EOF` alone: the heredoc is the script. `RUN <<EOF sh`: it is that program's input.
    let marker = command.text.trim();
    let outside = marker.split_whitespace().filter(|word| !word.contains("<<")).collect::<Vec<_>>();
    if marker.starts_with("<<") && heredocs.len() == 1 {
        let interpreter = outside.first().map(|word| base_name(word));
        let shebang = first.body.of(source).strip_prefix("#!").and_then(|rest| rest.lines().next()).unwrap_or("sh");
        let by_shell = |program: &str| matches!(program, "sh" | "bash" | "ash" | "dash" | "ksh" | "zsh");
        let foreign = match interpreter {
            Some(program) => !by_shell(program),
            None => !shebang.split(['/', ' ']).any(by_shell),
        };
        let mut script = Flat::default();
        script.push(source, first.body);
        return Content::RunShell { script, foreign };
    }
    let mut script = command;
    for heredoc in heredocs {
        let from = script.whole().end.min(heredoc.body.start);
        let newline = source[..heredoc.body.start].rfind('\n').filter(|&at| at >= from).unwrap_or(from);
        script.push(source, Span::new(newline, heredoc.close.end.max(heredoc.body.end)));
    }
    Content::RunShell { script, foreign: false }
}

fn start_form(args: &Flat) -> StartForm {
    exec(args).map_or_else(|| StartForm::Shell(args.clone()), StartForm::Exec)
}

fn exec(args: &Flat) -> Option<Vec<Argument>> {
    let strings = json::strings(&args.text)?;
    Some(strings.into_iter().map(|(value, span)| Argument { value, span: args.span(span) }).collect())
}

/// `KEY=value …`, in plain characters.
fn plain_pairs(args: &Flat) -> Option<Vec<Pair>> {
    if !is_plain(args) {
        return None;
    }
    let pairs = words(args, 0).iter().map(pair).collect::<Option<Vec<Pair>>>()?;
    let usual = |pair: &Pair| {
        !pair.value.is_empty()
            && pair.key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && pair.key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    pairs.iter().all(usual).then_some(pairs)
}

fn env(args: &Flat) -> Vec<Pair> {
    if let Some(pairs) = plain_pairs(args) {
        return pairs;
    }
    if let Some(Typed::Env(env)) = typed("ENV", args) {
        return env
            .vars
            .into_iter()
            .map(|var| Pair { key: var.key.content, value: var.value.to_string(), span: placed("ENV", args, var.span) })
            .collect();
    }
    let words = words(args, 0);
    if words.first().is_some_and(|first| first.value.contains('=')) {
        return words.iter().filter_map(pair).collect();
    }
    let Some(first) = words.first() else { return Vec::new() };
    let value = args.text[first.value.len().min(args.text.len())..].trim().to_owned();
    vec![Pair { key: first.value.clone(), value, span: args.whole() }]
}

fn pair(word: &Argument) -> Option<Pair> {
    let (key, value) = word.value.split_once('=')?;
    Some(Pair { key: key.to_owned(), value: value.trim_matches(['"', '\'']).to_owned(), span: word.span })
}

fn arg(args: &Flat) -> Vec<(String, Option<String>)> {
    if let Some([pair]) = plain_pairs(args).as_deref() {
        return vec![(pair.key.clone(), Some(pair.value.clone()))];
    }
    if let Some(Typed::Arg(arg)) = typed("ARG", args) {
        return vec![(arg.name.content, arg.value.map(|value| value.content))];
    }
    let split = |word: Argument| match word.value.split_once('=') {
        Some((name, value)) => (name.to_owned(), Some(value.trim_matches(['"', '\'']).to_owned())),
        None => (word.value, None),
    };
    words(args, 0).into_iter().map(split).collect()
}

fn copy(args: &Flat, heredocs: &[Heredoc], source: &str) -> Result<Content> {
    let mut from = None;
    let mut start = 0;
    while args.text[start..].starts_with("--") {
        let end = args.text[start..].find(char::is_whitespace).map_or(args.text.len(), |at| start + at);
        from = from.or(args.text[start..end].strip_prefix("--from=").map(str::to_owned));
        start = end + (args.text[end..].len() - args.text[end..].trim_start().len());
    }
    let mut rest = args.clone();
    rest.cut_front(start);
    let mut paths = exec(&rest).unwrap_or_else(|| words(&rest, 0));
    paths.retain(|path| heredocs.is_empty() || !path.value.contains("<<"));
    let Some(target) = paths.pop() else { return Err((args.whole(), UNREADABLE)) };
    let body = |heredoc: &Heredoc| {
        let mut body = Flat::default();
        body.push(source, heredoc.body);
        body
    };
    Ok(Content::Copy { sources: paths, target, from, bodies: heredocs.iter().map(body).collect() })
}

fn onbuild(args: &Flat, source: &str) -> Result<Content> {
    // The instruction inside is read from the joined line, then its places are led back.
    let inner = split::split(&args.text).instructions.into_iter().next().ok_or((args.whole(), UNREADABLE))?;
    let mut rest = args.clone();
    rest.cut_front(args.text.len() - args.text.trim_start().len() + inner.keyword_span.end);
    rest.cut_front(rest.text.len() - rest.text.trim_start().len());
    if inner.keyword == Keyword::Onbuild {
        return Err((args.whole(), UNREADABLE));
    }
    let content = read(inner.keyword, &rest, &[], source)?;
    Ok(Content::Onbuild(Box::new(Instruction {
        keyword: inner.keyword,
        keyword_span: args.span(inner.keyword_span),
        span: args.whole(),
        lines: args.whole(),
        args: rest,
        heredocs: Vec::new(),
        content,
    })))
}

/// The words of an instruction from `start` on; quotes hold blanks together and are kept.
fn words(args: &Flat, start: usize) -> Vec<Argument> {
    let mut found = Vec::new();
    let mut begin = None;
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in args.text.char_indices().skip_while(|&(at, _)| at < start) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' | '\'' if quote.is_none() => quote = Some(c),
            c if quote == Some(c) => quote = None,
            _ => {}
        }
        if c.is_whitespace() && quote.is_none() {
            if let Some(from) = begin.take() {
                found.push(word(args, from, at));
            }
        } else if begin.is_none() {
            begin = Some(at);
        }
    }
    if let Some(from) = begin {
        found.push(word(args, from, args.text.len()));
    }
    found
}

fn word(args: &Flat, start: usize, end: usize) -> Argument {
    let raw = &args.text[start..end];
    let value = raw
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .or_else(|| raw.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')))
        .unwrap_or(raw);
    Argument { value: value.to_owned(), span: args.span(Span::new(start, end)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_from_says_what_dockerfile_parser_says() {
        let mut plain = 0;
        for text in [
            "debian",
            "debian:12",
            "docker.io/library/debian:12-slim",
            "localhost:5000/a_b/c:1.0@sha256:0123456789abcdef",
            "debian:12 AS web",
            "debian:12  as  web-1_2.x",
            "Debian As b",
            "scratch",
            "$base",
            "debian AS",
            "debian AS web more",
            "debian web",
            "--platform=linux/amd64 debian:12",
            "a:b:c",
            "a@b@c",
            ":12",
            "@x",
            "/",
            "a/",
        ] {
            let mut args = Flat::default();
            args.push(text, Span::new(0, text.len()));
            let Some(Content::From { image, image_span, alias }) = plain_from(&args) else { continue };
            plain += 1;
            match typed("FROM", &args) {
                Some(Typed::From(from)) => assert_eq!(
                    (image, image_span, alias),
                    (from.image.content, placed("FROM", &args, from.image.span), from.alias.map(|alias| alias.content)),
                    "{text}"
                ),
                // What it rejects, more blanks than one for example, is read by its words, here as there.
                _ => {
                    let mut words = words(&args, 0).into_iter().map(|word| word.value);
                    assert_eq!((Some(image), alias), (words.next(), words.nth(1)), "{text}");
                }
            }
        }
        assert!(plain > 8, "{plain}");
    }

    #[test]
    fn plain_pairs_say_what_dockerfile_parser_says() {
        let mut plain = 0;
        for text in [
            "A=b",
            "A=b C=d",
            "A=b  C=d",
            "PATH=/a:/b",
            "A_1=--x.y@z",
            "A=b=c",
            "A==b",
            "A=",
            "A= B=c",
            "A",
            "A b c",
            "A b=c",
            "a.b=c",
            "=b",
            "1=2",
            "A=$b",
            "A=b C",
        ] {
            let mut args = Flat::default();
            args.push(text, Span::new(0, text.len()));
            let Some(pairs) = plain_pairs(&args) else { continue };
            plain += 1;
            if let Some(Typed::Env(env)) = typed("ENV", &args) {
                let theirs: Vec<Pair> = (env.vars.into_iter())
                    .map(|var| Pair {
                        key: var.key.content,
                        value: var.value.to_string(),
                        span: placed("ENV", &args, var.span),
                    })
                    .collect();
                assert_eq!(pairs, theirs, "{text}");
            }
            if let ([pair], Some(Typed::Arg(arg))) = (pairs.as_slice(), typed("ARG", &args)) {
                let theirs = (arg.name.content, arg.value.map(|value| value.content));
                assert_eq!((pair.key.clone(), Some(pair.value.clone())), theirs, "{text}");
            }
        }
        assert!(plain > 5, "{plain}");
    }
}
