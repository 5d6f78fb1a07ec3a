//! Every command of a script, and how it is reached.

use super::syntax::{AndOr, Command, CommandKind, Item, List, Script, Word};
use crate::order;

/// How a command is reached. Inside several constructs, the last of these that applies is the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// Runs when all goes well: alone, after `;` or `&&`, in a group, in the condition of `if` or `while`.
    Always,
    /// In `$(…)`, `<(…)` or backticks: its output becomes part of another command.
    Substitution,
    /// After `||`, in a branch of `if`, in an arm of `case`.
    Conditional,
    /// In the body of a loop.
    Loop,
    /// In the body of a function, which may never be called.
    Function,
}

/// A simple command and how it is reached.
#[derive(Clone, Copy, Debug)]
pub struct Found<'s> {
    /// The command itself, with its redirections; its kind is `Simple`.
    pub command: &'s Command,
    /// Assignments in front: name and value.
    pub assignments: &'s [(String, Word)],
    /// Name and arguments; empty where there are only assignments or redirections.
    pub words: &'s [Word],
    /// How it is reached.
    pub reach: Reach,
    /// Whether it, or something around it, ends with `&`.
    pub background: bool,
    /// Whether it, or a group around it, is part of `a | b`.
    pub piped: bool,
}

impl Script {
    /// Every simple command anywhere, in the order of the text: also in groups, branches, loops, functions,
    /// substitutions and the bodies of heredocs.
    #[must_use]
    pub fn commands(&self) -> Vec<Found<'_>> {
        self.list.commands()
    }
}

impl List {
    /// Every simple command anywhere in it, in the order of the text.
    #[must_use]
    pub fn commands(&self) -> Vec<Found<'_>> {
        let mut found = Vec::new();
        walk(self, Context { reach: Reach::Always, background: false, piped: false }, &mut found);
        order::by(&mut found, |found| (found.command.span.start, 0));
        found
    }
}

#[derive(Clone, Copy)]
struct Context {
    reach: Reach,
    background: bool,
    piped: bool,
}

fn walk<'s>(list: &'s List, context: Context, found: &mut Vec<Found<'s>>) {
    for item in &list.items {
        let background = context.background || item.background;
        for (operator, pipeline) in pipelines(item) {
            let reach = if operator == AndOr::Or { context.reach.max(Reach::Conditional) } else { context.reach };
            let piped = context.piped || pipeline.commands.len() > 1;
            for command in &pipeline.commands {
                if let CommandKind::Simple { assignments, words } = &command.kind {
                    found.push(Found { command, assignments, words, reach, background, piped });
                }
                for (inner, list) in command.lists() {
                    let piped = piped && inner != Reach::Substitution;
                    walk(list, Context { reach: reach.max(inner), background, piped }, found);
                }
            }
        }
    }
}

/// The pipelines of an item with the operators in front; the first counts as after `&&`.
fn pipelines(item: &Item) -> impl Iterator<Item = (AndOr, &super::Pipeline)> {
    std::iter::once((AndOr::And, &item.first)).chain(item.rest.iter().map(|(operator, pipeline)| (*operator, pipeline)))
}

impl Command {
    /// The lists inside it, and how each is reached when the command itself runs.
    pub(super) fn lists(&self) -> Vec<(Reach, &List)> {
        let mut lists: Vec<(Reach, &List)> = Vec::new();
        let words = match &self.kind {
            CommandKind::Simple { assignments, words } => {
                lists.extend(assignments.iter().flat_map(|(_, value)| each(Reach::Substitution, &value.substitutions)));
                words.as_slice()
            }
            CommandKind::Subshell(list) | CommandKind::Group(list) => {
                lists.push((Reach::Always, list));
                &[]
            }
            CommandKind::If { branches, otherwise } => {
                for (condition, branch) in branches {
                    // Only the first condition is asked for certain.
                    let reach = if lists.is_empty() { Reach::Always } else { Reach::Conditional };
                    lists.extend([(reach, condition), (Reach::Conditional, branch)]);
                }
                lists.extend(otherwise.iter().map(|list| (Reach::Conditional, list)));
                &[]
            }
            CommandKind::Loop { condition, body, .. } => {
                lists.extend([(Reach::Always, condition), (Reach::Loop, body)]);
                &[]
            }
            CommandKind::Case(arms, _) => {
                lists.extend(each(Reach::Conditional, arms));
                &[]
            }
            CommandKind::Function { body, .. } => {
                lists.push((Reach::Function, body));
                &[]
            }
            CommandKind::Test => &[],
        };
        lists.extend(words.iter().flat_map(|word| each(Reach::Substitution, &word.substitutions)));
        for redirect in &self.redirects {
            lists.extend(each(Reach::Substitution, &redirect.target.substitutions));
            lists.extend(each(Reach::Substitution, &redirect.substitutions));
        }
        lists.extend(each(Reach::Substitution, &self.substitutions));
        lists
    }

    /// The scripts whose output it takes: those of [`Command::lists`] that are reached as a substitution.
    pub(super) fn substitutions(&self) -> impl Iterator<Item = &List> {
        self.lists().into_iter().filter(|(reach, _)| *reach == Reach::Substitution).map(|(_, list)| list)
    }
}

fn each(reach: Reach, lists: &[List]) -> impl Iterator<Item = (Reach, &List)> {
    lists.iter().map(move |list| (reach, list))
}
