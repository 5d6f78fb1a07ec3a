//! Dockerfiles: a resilient reader over `dockerfile-parser`.
//!
//! Three steps, each a plain function, none of which can fail:
//!
//! 1. [`split`] cuts the text into logical instructions as Docker does: directives, continuations with comments and blank
//!    lines inside, heredocs, BOM, CRLF. Every byte keeps its place in the user's text ([`Flat`]).
//! 2. [`content`] gives each instruction, alone, to `dockerfile-parser`, and decides where that crate is known to be wrong
//!    or silent. What nobody can read is kept raw, with a problem.
//! 3. [`stages`] finds the stages and what each is built on.
//!
//! One bad line is one problem; the rest is answered.

pub mod breaks;
mod content;
mod flat;
mod json;
mod split;
mod stages;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
mod variables;

pub use content::{Argument, Content, Pair, StartForm};
pub use flat::Flat;
pub use split::Heredoc;
pub use stages::{Base, ImageRef, Stage};
pub use variables::expand;

use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::input::context::BuildContext;
use crate::input::shell::{self, Script};
use crate::lang::Text;
use crate::order;
use crate::text::Span;

/// A Dockerfile as it was read.
#[derive(Clone, Debug, Default)]
pub struct Dockerfile {
    /// Its instructions, in order.
    pub instructions: Vec<Instruction>,
    /// Its comments (outside heredocs), without line endings, in order. Parser directives are not among them.
    pub comments: Vec<Span>,
    /// Its stages. Empty where nothing says FROM.
    pub stages: Vec<Stage>,
    /// What could not be read.
    pub problems: Vec<(Span, Text)>,
    /// Where continuations of the text that this was read from went wrong ([`breaks`]).
    pub breaks: Vec<breaks::Break>,
    /// What is known of the files beside it.
    pub context: Rc<BuildContext>,
    /// Whether a line of it ends as on Windows.
    pub crlf: bool,
    /// The shell text of each RUN that was asked for, read once: each stage that is built on it asks again.
    scripts: RefCell<HashMap<usize, Rc<Script>>>,
    /// The names in it, once they were asked for.
    names: OnceCell<(HashSet<String>, HashSet<String>)>,
}

impl Dockerfile {
    /// What ends the lines that are put into it.
    #[must_use]
    pub fn newline(&self) -> &'static str {
        if self.crlf { "\r\n" } else { "\n" }
    }

    /// The shell text of the RUN at a place, or of the one that ONBUILD defers there.
    #[must_use]
    pub fn script(&self, index: usize, text: &Flat) -> Rc<Script> {
        Rc::clone(self.scripts.borrow_mut().entry(index).or_insert_with(|| Rc::new(shell::parse(&text.text))))
    }

    /// The names of the stages, in lower case, and those of the images that they are built on.
    pub fn names(&self) -> &(HashSet<String>, HashSet<String>) {
        self.names.get_or_init(|| {
            let stages = self.stages.iter().filter_map(|stage| stage.name.as_deref()).map(str::to_lowercase);
            let images = self.stages.iter().filter_map(|stage| match &stage.base {
                Base::Image(image) => Some(image.name.clone()),
                _ => None,
            });
            (stages.collect(), images.collect())
        })
    }

    /// The instruction whose whole lines hold a place.
    #[must_use]
    pub fn instruction_around(&self, place: Span) -> Option<&Instruction> {
        let after = self.instructions.partition_point(|instruction| instruction.lines.start <= place.start);
        // Where something is put in between two, it belongs to the upper one.
        let near = self.instructions.get(after.saturating_sub(2)..after)?;
        near.iter().find(|instruction| instruction.lines.contains(place))
    }
}

/// One logical instruction.
#[derive(Clone, Debug)]
pub struct Instruction {
    /// What it is.
    pub keyword: Keyword,
    /// Where its keyword stands.
    pub keyword_span: Span,
    /// From the keyword to the last byte of its last line or heredoc, without the line ending.
    pub span: Span,
    /// Its whole lines: with the blanks in front and the last line ending. What is deleted to delete it.
    pub lines: Span,
    /// What follows the keyword, as Docker reads it: one line.
    pub args: Flat,
    /// The heredocs behind it.
    pub heredocs: Vec<Heredoc>,
    /// What it says.
    pub content: Content,
}

/// The instructions of a Dockerfile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the names are Docker's own
pub enum Keyword {
    Add,
    Arg,
    Cmd,
    Copy,
    Entrypoint,
    Env,
    Expose,
    From,
    Healthcheck,
    Label,
    Maintainer,
    Onbuild,
    Run,
    Shell,
    Stopsignal,
    User,
    Volume,
    Workdir,
    /// Not an instruction that Docker knows.
    Unknown,
}

impl Keyword {
    const NAMES: [(&'static str, Self); 18] = [
        ("ADD", Self::Add),
        ("ARG", Self::Arg),
        ("CMD", Self::Cmd),
        ("COPY", Self::Copy),
        ("ENTRYPOINT", Self::Entrypoint),
        ("ENV", Self::Env),
        ("EXPOSE", Self::Expose),
        ("FROM", Self::From),
        ("HEALTHCHECK", Self::Healthcheck),
        ("LABEL", Self::Label),
        ("MAINTAINER", Self::Maintainer),
        ("ONBUILD", Self::Onbuild),
        ("RUN", Self::Run),
        ("SHELL", Self::Shell),
        ("STOPSIGNAL", Self::Stopsignal),
        ("USER", Self::User),
        ("VOLUME", Self::Volume),
        ("WORKDIR", Self::Workdir),
    ];

    /// Its name, in capitals; empty for what is no instruction.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|&&(_, keyword)| keyword == self).map_or("", |(name, _)| name)
    }

    /// The instruction of that name, in any case.
    #[must_use]
    pub fn of(word: &str) -> Self {
        Self::NAMES
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(word))
            .map_or(Self::Unknown, |&(_, keyword)| keyword)
    }
}

const UNKNOWN_INSTRUCTION: Text = Text {
    en: "This is not a Dockerfile instruction. The line is left as it is; the rest was read.",
    ja: "Dockerfile の命令ではありません。この行はそのまま残し、残りを読み取りました。",
};

/// The same of several lines that follow each other.
const UNKNOWN_LINES: Text = Text {
    en: "These lines are not Dockerfile instructions. They are left as they are; the rest was read.",
    ja: "この範囲の行は Dockerfile の命令ではありません。そのまま残し、残りを読み取りました。",
};

const BEFORE_FROM: Text = Text {
    en: "Only ARG may stand before the first FROM. Docker stops here.",
    ja: "最初の FROM より前に置けるのは ARG だけです。Docker はここでビルドを中止します。",
};

const NO_FROM: Text = Text {
    en: "There is no FROM: Docker needs a base image.",
    ja: "FROM がありません。ベースイメージの指定が必要です。",
};

/// Reads a Dockerfile. Never fails; time and memory are proportional to the text.
#[must_use]
pub fn parse(text: &str) -> Dockerfile {
    read(text, split::split(text))
}

/// Gives the instructions of a text their content.
fn read(text: &str, raw: split::Raw) -> Dockerfile {
    let mut file = Dockerfile {
        comments: raw.comments,
        problems: raw.problems,
        crlf: text.contains("\r\n"),
        ..Dockerfile::default()
    };
    // In their place: they are most of what a text is read into.
    file.instructions = raw.instructions;
    // Whether the instruction before is none either: prose is told once.
    let mut in_prose = false;
    for instruction in &mut file.instructions {
        instruction.content = match content::read(instruction.keyword, &instruction.args, &instruction.heredocs, text) {
            Ok(content) => content,
            Err((span, problem)) => {
                file.problems.push((if span.is_empty() { instruction.span } else { span }, problem));
                Content::Raw
            }
        };
        let unknown = instruction.keyword == Keyword::Unknown;
        match file.problems.last_mut().filter(|_| in_prose && unknown) {
            Some(problem) => *problem = (problem.0.join(instruction.keyword_span), UNKNOWN_LINES),
            None if unknown => file.problems.push((instruction.keyword_span, UNKNOWN_INSTRUCTION)),
            None => {}
        }
        in_prose = unknown;
    }
    file.stages = stages::find(&file.instructions);
    let first_from = file.instructions.iter().position(|instruction| instruction.keyword == Keyword::From);
    match first_from {
        None if file.instructions.iter().any(|instruction| instruction.keyword != Keyword::Unknown) => {
            file.problems.push((Span::new(0, text.find('\n').unwrap_or(text.len())), NO_FROM));
        }
        None => {}
        Some(first) => file.problems.extend(
            file.instructions[..first]
                .iter()
                .filter(|instruction| !matches!(instruction.keyword, Keyword::Arg | Keyword::Unknown))
                .map(|instruction| (instruction.span, BEFORE_FROM)),
        ),
    }
    order::by(&mut file.problems, |(span, _)| (span.start, span.end));
    file
}

/// Reads a Dockerfile beside which these files stand.
#[must_use]
pub fn parse_in(text: &str, context: &Rc<BuildContext>) -> Dockerfile {
    Dockerfile { context: Rc::clone(context), ..parse(text) }
}

/// Reads a Dockerfile whose instructions were told apart before.
#[must_use]
pub fn parse_cut(text: &str, cut: Cut, context: &Rc<BuildContext>) -> Dockerfile {
    Dockerfile { context: Rc::clone(context), ..read(text, cut.0) }
}

/// The instructions of a text, not yet read.
pub struct Cut(split::Raw);

/// Tells the instructions of a text apart.
#[must_use]
pub fn cut(text: &str) -> Cut {
    Cut(split::split(text))
}

/// What the first instruction of a text is; no more of the text is read.
#[must_use]
pub fn first_keyword(text: &str) -> Option<Keyword> {
    split::first(text).map(|instruction| instruction.keyword)
}

/// How much in the text reads like a Dockerfile: its known instructions that say something, FROM counted more.
///
/// Prose that begins a line with `Run` or `From` scores little, since what follows it does not fit.
#[must_use]
pub fn likeness(text: &str) -> u32 {
    likeness_of(&cut(text), text)
}

/// The same of a text whose instructions were told apart.
#[must_use]
pub fn likeness_of(cut: &Cut, text: &str) -> u32 {
    cut.0
        .instructions
        .iter()
        .map(|instruction| {
            let args = instruction.args.text.trim();
            let word = instruction.keyword_span.of(text);
            // `From` and `Copy` begin sentences; people write keywords in one case.
            let one_case = word.bytes().all(|b| b.is_ascii_uppercase()) || word.bytes().all(|b| b.is_ascii_lowercase());
            match instruction.keyword {
                _ if args.is_empty() || !one_case => 0,
                Keyword::From => {
                    let words: Vec<&str> = args.split_whitespace().filter(|word| !word.starts_with("--")).collect();
                    match words.as_slice() {
                        [_] => 4,
                        [_, as_word, _] if as_word.eq_ignore_ascii_case("as") => 4,
                        _ => 0,
                    }
                }
                Keyword::Unknown => 0,
                Keyword::Run | Keyword::Cmd | Keyword::Entrypoint | Keyword::Copy | Keyword::Add | Keyword::Env => 2,
                _ => 1,
            }
        })
        .sum()
}
