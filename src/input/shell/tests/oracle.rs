//! `brush-parser` reads the same scripts, and must see the same commands.

use brush_parser::ast;

use super::*;

/// What brush sees: the words of each simple command outside substitutions, which it leaves unread.
pub(super) fn brush_commands(text: &str) -> Option<Vec<Vec<String>>> {
    let program = brush_parser::Parser::builder().build(text.as_bytes()).parse_program().ok()?;
    let mut found = Vec::new();
    program.complete_commands.iter().for_each(|list| brush_list(list, &mut found));
    Some(found)
}

fn brush_list(list: &ast::CompoundList, found: &mut Vec<Vec<String>>) {
    for ast::CompoundListItem(chain, _) in &list.0 {
        let rest = chain.additional.iter().map(|next| match next {
            ast::AndOr::And(pipeline) | ast::AndOr::Or(pipeline) => pipeline,
        });
        for pipeline in std::iter::once(&chain.first).chain(rest) {
            for (at, command) in pipeline.seq.iter().enumerate() {
                brush_command(command, at == 0 && pipeline.timed.is_some(), found);
            }
        }
    }
}

fn brush_command(command: &ast::Command, timed: bool, found: &mut Vec<Vec<String>>) {
    match command {
        ast::Command::Simple(simple) => {
            // Here `time` is a word: dash has no such keyword.
            let mut words: Vec<String> = timed.then(|| "time".to_owned()).into_iter().collect();
            words.extend(simple.word_or_name.iter().map(|word| word.value.clone()));
            for item in simple.suffix.iter().flat_map(|suffix| &suffix.0) {
                match item {
                    ast::CommandPrefixOrSuffixItem::Word(word) => words.push(word.value.clone()),
                    ast::CommandPrefixOrSuffixItem::AssignmentWord(_, word) => words.push(word.value.clone()),
                    ast::CommandPrefixOrSuffixItem::ProcessSubstitution(..) => words.push("<()".to_owned()),
                    ast::CommandPrefixOrSuffixItem::IoRedirect(_) => {}
                }
            }
            found.push(words);
        }
        ast::Command::Compound(compound, _) => brush_compound(compound, found),
        ast::Command::Function(function) => brush_compound(&function.body.0, found),
        ast::Command::ExtendedTest(..) => {}
    }
}

fn brush_compound(compound: &ast::CompoundCommand, found: &mut Vec<Vec<String>>) {
    use ast::CompoundCommand as Kind;
    match compound {
        Kind::BraceGroup(group) => brush_list(&group.list, found),
        Kind::Subshell(subshell) => brush_list(&subshell.list, found),
        Kind::ForClause(clause) => brush_list(&clause.body.list, found),
        Kind::ArithmeticForClause(clause) => brush_list(&clause.body.list, found),
        Kind::CaseClause(clause) => {
            clause.cases.iter().filter_map(|arm| arm.cmd.as_ref()).for_each(|list| brush_list(list, found));
        }
        Kind::IfClause(clause) => {
            brush_list(&clause.condition, found);
            brush_list(&clause.then, found);
            for other in clause.elses.iter().flatten() {
                other.condition.iter().for_each(|list| brush_list(list, found));
                brush_list(&other.body, found);
            }
        }
        Kind::WhileClause(clause) | Kind::UntilClause(clause) => {
            brush_list(&clause.0, found);
            brush_list(&clause.1.list, found);
        }
        Kind::Arithmetic(_) | Kind::Coprocess(_) => {}
    }
}

#[test]
fn brush_sees_the_same_commands() {
    let mut read = 0;
    for text in SCRIPTS {
        let Some(theirs) = brush_commands(text) else { continue };
        read += 1;
        let script = parse(text);
        let ours: Vec<Vec<String>> = script
            .commands()
            .into_iter()
            .filter(|found| !is_substituted(&script, found.command))
            .map(|found| {
                let written = |word: &Word| {
                    let raw = word.span.of(text);
                    if raw.starts_with("<(") { "<()".to_owned() } else { raw.to_owned() }
                };
                found.words.iter().map(written).collect()
            })
            .collect();
        assert_eq!(ours, theirs, "{text}");
    }
    assert!(read + 5 > SCRIPTS.len(), "the oracle reads nearly all: {read} of {}", SCRIPTS.len());
}

/// Whether a command stands inside a word, a redirection, or the head of a compound command.
fn is_substituted(script: &Script, command: &Command) -> bool {
    fn inside(list: &List, span: Span) -> bool {
        list.items.iter().flat_map(Item::pipelines).flat_map(|pipeline| &pipeline.commands).any(|outer| {
            outer.substitutions().any(|list| list_holds(list, span))
                || outer.lists().iter().any(|(_, list)| inside(list, span))
        })
    }
    inside(&script.list, command.span)
}
