//! The syntax tree.

use super::origin::Origin;
use crate::text::Span;

/// A list of commands: a whole script, the body of a group, of a branch, of a loop.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// Its items, in order.
    pub items: Vec<Item>,
}

/// One item of a list: `a && b || c`, and how it ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The first pipeline.
    pub first: Pipeline,
    /// The others, each with the operator in front of it.
    pub rest: Vec<(AndOr, Pipeline)>,
    /// Whether it ends with `&` and so goes on beside what follows.
    pub background: bool,
    /// From the first byte of the first pipeline to the last byte of the last one.
    pub span: Span,
    /// The `;`, `&` or newline that ends it, if there is one.
    pub end: Option<Span>,
}

impl Item {
    /// Its pipelines, in order.
    pub fn pipelines(&self) -> impl Iterator<Item = &Pipeline> {
        std::iter::once(&self.first).chain(self.rest.iter().map(|(_, pipeline)| pipeline))
    }

    /// Its pipelines, in order.
    pub(super) fn pipelines_mut(&mut self) -> impl Iterator<Item = &mut Pipeline> {
        std::iter::once(&mut self.first).chain(self.rest.iter_mut().map(|(_, pipeline)| pipeline))
    }
}

/// The operator between two pipelines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AndOr {
    /// `&&`
    And,
    /// `||`
    Or,
}

/// Commands joined by `|`.
#[derive(Clone, Debug, PartialEq)]
pub struct Pipeline {
    /// Whether it begins with `!`.
    pub negated: bool,
    /// Its commands; at least one.
    pub commands: Vec<Command>,
    /// From its first to its last byte.
    pub span: Span,
}

/// A command.
#[derive(Clone, Debug, PartialEq)]
pub struct Command {
    /// What it is.
    pub kind: CommandKind,
    /// Redirections of it.
    pub redirects: Vec<Redirect>,
    /// The scripts of `$(…)` and backticks that stand in none of its words or bodies: in the words of `for x in …`, in
    /// `case … in`, in `[[ … ]]` and `(( … ))`.
    pub substitutions: Vec<List>,
    /// From its first to its last byte, redirections included.
    pub span: Span,
}

/// What a command is.
#[derive(Clone, Debug, PartialEq)]
pub enum CommandKind {
    /// Assignments and words: `A=1 nginx -g 'daemon off;'`.
    Simple {
        /// Assignments in front: name and value.
        assignments: Vec<(String, Word)>,
        /// The command's name and its arguments; empty where there are only assignments.
        words: Vec<Word>,
    },
    /// `( … )`
    Subshell(List),
    /// `{ …; }`
    Group(List),
    /// `if`, with each condition and branch, and the `else` branch.
    If {
        /// Condition and branch of `if` and of each `elif`.
        branches: Vec<(List, List)>,
        /// The `else` branch.
        otherwise: Option<List>,
    },
    /// `for`, `while`, `until`, `select`.
    Loop {
        /// The condition of `while` and `until`; empty for `for`.
        condition: List,
        /// What is repeated.
        body: List,
        /// What `for` goes through; none for the others.
        each: Option<Box<Each>>,
    },
    /// `case`: the bodies of its arms, and what they are chosen by.
    Case(Vec<List>, Box<Choice>),
    /// `name() { … }`: defined, not run.
    Function {
        /// Its name.
        name: String,
        /// Its body.
        body: List,
    },
    /// `[[ … ]]`, `(( … ))`: a test, without commands of interest.
    Test,
}

/// `for name in words`
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Each {
    /// The variable.
    pub name: String,
    /// What it is set to, one after the other.
    pub words: Vec<Word>,
}

/// `case word in a|b) … esac`
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// What is compared.
    pub word: Option<Word>,
    /// The patterns of each arm, in the order of the arms.
    pub patterns: Vec<Vec<Word>>,
    /// Whether an arm goes on into the next one: `;&`, `;;&`.
    pub falls_through: bool,
}

/// A word.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Word {
    /// Its value with quotes and backslashes taken away. What the shell would only know at run time (`$x`, `$(…)`,
    /// globs) stands in it as it is written.
    pub value: String,
    /// Whether `value` is what the shell passes on: no expansion, no substitution, no glob.
    pub literal: bool,
    /// Whether any part of it was quoted: by quotes, or by a backslash.
    pub quoted: bool,
    /// The scripts of `$(…)`, `<(…)` and backticks in it.
    pub substitutions: Vec<List>,
    /// Where it stands.
    pub span: Span,
    /// Where each byte of `value` stands.
    pub origin: Origin,
}

/// A redirection.
#[derive(Clone, Debug, PartialEq)]
pub struct Redirect {
    /// The number in front of the operator: the 2 of `2>`.
    pub fd: Option<u32>,
    /// `>`, `>>`, `<`, `<<`, `<<<`, `>&`, `&>` …
    pub operator: &'static str,
    /// The file, or the delimiter of a heredoc.
    pub target: Word,
    /// The body of a heredoc: its lines, without the one that holds the delimiter.
    pub heredoc: Option<Span>,
    /// The scripts of `$(…)` and backticks in the body of a heredoc.
    pub substitutions: Vec<List>,
    /// Number, operator and target.
    pub span: Span,
}

/// A script as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Script {
    /// Its commands.
    pub list: List,
    /// What could not be read, and where. The rest is there all the same.
    pub problems: Vec<(Span, ProblemKind)>,
}

/// What can be wrong with shell text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A quote, `$(`, `(`, `{`, `if`, loop or `case` that nothing closes.
    Unclosed,
    /// A word or operator where none can stand.
    Unexpected,
    /// Nested more deeply than [`MAX_DEPTH`]; what is inside was not read.
    TooDeep,
}

/// How deeply subshells, substitutions and compound commands may nest.
pub const MAX_DEPTH: usize = 64;
