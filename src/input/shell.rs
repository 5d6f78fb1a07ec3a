//! Shell text: every command with its span, and how it is reached.
//!
//! Reading cannot fail. Spans are bytes of the text that was given.

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
    /// Redirections behind it.
    pub redirects: Vec<Redirect>,
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
    },
    /// `case`: the bodies of its arms.
    Case(Vec<List>),
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

/// A word.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// Its value with quotes and backslashes taken away. What the shell would only know at run time (`$x`, `$(…)`,
    /// globs) stands in it as it is written.
    pub value: String,
    /// Whether `value` is what the shell passes on: no expansion, no substitution, no glob.
    pub literal: bool,
    /// Whether any part of it was quoted.
    pub quoted: bool,
    /// The scripts of `$(…)` and backticks in it.
    pub substitutions: Vec<List>,
    /// Where it stands.
    pub span: Span,
}

/// A redirection.
#[derive(Clone, Debug, PartialEq)]
pub struct Redirect {
    /// `>`, `>>`, `<`, `<<`, `<<<`, `>&`, `&>` …
    pub operator: String,
    /// The file, or the delimiter of a heredoc.
    pub target: Word,
    /// The body of a heredoc.
    pub heredoc: Option<Span>,
    /// Operator and target.
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
pub const MAX_DEPTH: usize = 100;
