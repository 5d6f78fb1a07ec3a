//! What the text writes into the configuration of daemons: whether it keeps them in the foreground, what a supervisor starts.
//!
//! Files that the text writes are read as the daemon reads them, comments left out; of what edits a file in place (`sed -i`) only
//! the command is known, and it counts for the file that it names.

use crate::boot::prepared::has_argument;
use crate::input::supervisor::{self, Program};
use crate::knowledge::services::Config;
use crate::order;
use crate::plan::evidence::{Evidence, RunCommand};
use crate::plan::written::{self, Known, WrittenFile};
use crate::text::base_name;

/// Whether the text makes a configuration say what keeps its daemon in the foreground.
#[must_use]
pub fn keeps_in_front(evidence: &Evidence, config: &Config) -> bool {
    config.foreground.iter().any(|wanted| {
        let in_file = config.paths.iter().map(|path| name_of(path)).any(|name| {
            evidence.written.named(name).any(|(_, file)| file.says(wanted))
                || evidence.commands.iter().any(|command| edits_in(command, name, wanted))
        });
        in_file
            || evidence.written.elsewhere().iter().any(|text| text.text.lines().any(|line| written::says(line, wanted)))
    })
}

/// Whether the last that the text does to a configuration is to write what keeps its daemon in the foreground: what was copied
/// there before cannot send it away any more.
#[must_use]
pub fn ends_in_front(evidence: &Evidence, config: &Config) -> bool {
    config.foreground.iter().any(|wanted| {
        let mut files = config.paths.iter().flat_map(|path| evidence.written.named(name_of(path)));
        files.any(|(_, file)| file.known != Known::Before && file.says(wanted))
    })
}

/// Whether the configuration that a command names, as the text writes or edits it, sends its daemon to the background.
#[must_use]
pub fn forks_away(evidence: &Evidence, config: &Config, args: &[&str]) -> bool {
    if config.background.is_empty() || has_argument(args, config.unless) {
        return false;
    }
    let named = args.iter().map(|arg| arg.rsplit('=').next().unwrap_or(arg)).filter(|arg| arg.contains(['/', '.']));
    named.into_iter().any(|path| {
        config.background.iter().any(|wanted| {
            evidence.written.resolve(path).is_some_and(|(_, file)| file.says(wanted))
                || evidence.commands.iter().any(|command| edits_in(command, name_of(path), wanted))
        })
    })
}

/// Whether the text writes or edits a configuration of that name so that it says something.
#[must_use]
pub fn says(evidence: &Evidence, name: &str, wanted: &str) -> bool {
    !wanted.is_empty()
        && (evidence.written.named(name).any(|(_, file)| file.says(wanted))
            || evidence.commands.iter().any(|command| edits_in(command, name, wanted)))
}

/// The number that the text gives a directive in a configuration of that name; the last one counts.
#[must_use]
pub fn number(evidence: &Evidence, name: &str, directive: &str) -> Option<u32> {
    let in_files = evidence.written.named(name).flat_map(|(_, file)| file.text.text.lines());
    let edits = evidence.commands.iter().filter(|command| command.words.iter().any(|word| name_of(word) == name));
    let in_edits = edits.flat_map(|command| command.words.iter().flat_map(|word| replacement(word).lines()));
    in_files.chain(in_edits).filter_map(|line| number_in(line, directive)).last()
}

fn number_in(line: &str, directive: &str) -> Option<u32> {
    let at = line.find(directive).filter(|_| written::says(line, directive))?;
    let value = line.get(at + directive.len()..)?.trim_start_matches([' ', '\t', '=']);
    let end = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
    value.get(..end)?.parse().ok()
}

/// Whether a command edits the file of that name so that it says something.
fn edits_in(command: &RunCommand, name: &str, wanted: &str) -> bool {
    let names_file = command.words.iter().any(|word| name_of(word) == name);
    names_file && command.words.iter().any(|word| replacement(word).lines().any(|line| written::says(line, wanted)))
}

/// What a sed expression `s/a/b/` puts in; of anything else, all of it.
fn replacement(word: &str) -> &str {
    let Some(rest) = word.strip_prefix('s') else { return word };
    let Some(delimiter) = rest.chars().next().filter(char::is_ascii_punctuation) else { return word };
    rest.split(delimiter).nth(2).unwrap_or(word)
}

fn name_of(path: &str) -> &str {
    base_name(path)
}

/// What the text tells a supervisor.
#[derive(Debug, Default)]
pub struct Supervision {
    /// Whether it is told to stay in the foreground.
    pub in_front: bool,
    /// What it starts; spans are of the user's text.
    pub programs: Vec<Program>,
}

/// The configuration that the text gives a supervisor started with these arguments.
#[must_use]
pub fn of_supervisor(evidence: &Evidence, args: &[&str]) -> Supervision {
    let mut found = Supervision::default();
    let named = args.iter().enumerate().find_map(|(at, arg)| match *arg {
        "-c" | "--configuration" => args.get(at + 1).copied(),
        arg => arg.strip_prefix("--configuration=").or_else(|| arg.strip_prefix("-c")),
    });
    let main = named.and_then(|path| evidence.written.resolve(path));
    let others = evidence.written.all().filter(|(path, _)| {
        path.contains("supervisor")
            && [".conf", ".ini"].iter().any(|end| path.ends_with(end))
            && main.is_none_or(|(main, _)| main != *path)
    });
    let mut read = |file: &WrittenFile| {
        let config = supervisor::parse(&file.text.text);
        found.in_front |= config.in_front == Some(true);
        let placed = |program: Program| Program { span: file.text.span(program.span), ..program };
        found.programs.extend(config.programs.into_iter().map(placed));
    };
    if let Some((_, file)) = main {
        read(file);
    }
    others.for_each(|(_, file)| read(file));
    found.in_front |= evidence.commands.iter().any(|command| {
        command.words.iter().any(|word| word.contains("supervisor"))
            && command.words.iter().any(|word| {
                let put: String = replacement(word).split_whitespace().collect();
                put.contains("nodaemon=true") && !put.starts_with([';', '#'])
            })
    });
    order::by(&mut found.programs, |program| (program.span.start, program.span.end));
    found
}
