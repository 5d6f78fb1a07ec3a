//! What the evidence is asked.

use super::{Evidence, RunCommand, Uses};
use crate::boot::manager::{By, Verb};
use crate::input::shell::{self, Reach};
use crate::knowledge::{packages, programs, services};
use crate::text::base_name;
use std::ops::Range;

impl Evidence {
    /// Whether the text itself brings the unit or init script of that name: then it need not be what the catalogue knows by it.
    #[must_use]
    pub fn brings_unit(&self, unit: &str) -> bool {
        let of_script = |target: &str| {
            ["/etc/init.d/", "/etc/rc.d/init.d/"].iter().any(|place| target.strip_prefix(place) == Some(unit))
        };
        self.written.unit(unit).is_some()
            || self.units_copied.iter().any(|hint| hint.name == unit)
            || self.copied.iter().any(|copied| of_script(&copied.target))
    }

    /// Whether a file of the author's own is put in the place of this program: a script by the name of an init, say.
    #[must_use]
    pub fn replaces_program(&self, program: &str) -> bool {
        self.copied.iter().any(|copied| {
            copied.target == program && programs::role(&copied.source).is_none() && !copied.source.contains("systemd")
        })
    }

    /// Whether something that is installed or called here talks over the system's message bus.
    #[must_use]
    pub fn needs_bus(&self) -> bool {
        let name = |word: &str| packages::needs_bus(base_name(word));
        self.installed.iter().any(|hint| name(&hint.name))
            || self.commands.iter().any(|command| command.words.first().is_some_and(|program| name(program)))
    }

    /// The commands of one RUN.
    #[must_use]
    pub fn of_run(&self, instruction: usize) -> &[RunCommand] {
        // A stage is built on earlier ones: the instructions ascend.
        let place = self.by_run.binary_search_by_key(&instruction, |(of, _)| *of).ok();
        let range = place.and_then(|place| self.by_run.get(place)).map(|(_, range)| range.clone());
        range.and_then(|range| self.commands.get(range)).unwrap_or_default()
    }

    /// Whether a preparation is done by the text already: its directory is made there.
    #[must_use]
    pub fn has_done(&self, preparation: &str) -> bool {
        // There are few, asked of every start.
        if let Some(&done) = self.done.borrow().get(preparation) {
            return done;
        }
        let done = self.does(preparation);
        self.done.borrow_mut().insert(preparation.to_owned(), done);
        done
    }

    fn does(&self, preparation: &str) -> bool {
        let is_path = |word: &&str| word.starts_with('/') && !word.contains('*');
        match preparation.split_whitespace().rfind(is_path) {
            Some(path) if preparation.starts_with("mkdir") || preparation.starts_with("install") => self.makes(path),
            _ => self.run_text.contains(preparation) || self.runs_alternative(preparation),
        }
    }

    /// Whether a preparation that runs a command only where its result is not there yet (`[ -s FILE ] || command`) has nothing
    /// left to do: the text runs the command by itself, with whatever more options.
    fn runs_alternative(&self, preparation: &str) -> bool {
        let guarded = preparation.trim_matches(|c: char| c.is_whitespace() || matches!(c, '{' | '}' | ';'));
        let Some((_, alternative)) = guarded.split_once(" || ") else { return false };
        let script = shell::parse(alternative);
        let Some(command) = script.commands().into_iter().next() else { return false };
        let inner = shell::nested_script(command.words).map(shell::parse_word_as_script);
        let words =
            inner.as_ref().and_then(|inner| inner.commands().into_iter().next()).map_or(command.words, |it| it.words);
        let words = words.get(shell::unwrap(words).index..).unwrap_or_default();
        let Some((program, args)) = words.split_first() else { return false };
        self.commands.iter().any(|own| {
            let Some((name, given)) = own.words.split_first() else { return false };
            own.reach == Reach::Always
                && !own.onbuild
                && base_name(name) == base_name(&program.value)
                && args.iter().all(|arg| given.iter().any(|one| services::matches(&arg.value, one)))
        })
    }

    /// The commands of several RUNs that follow each other.
    #[must_use]
    pub fn of_runs(&self, instructions: Range<usize>) -> &[RunCommand] {
        let from = self.commands.partition_point(|command| command.instruction < instructions.start);
        let to = self.commands.partition_point(|command| command.instruction < instructions.end);
        self.commands.get(from..to).unwrap_or_default()
    }

    /// Whether something later in the same RUN needs the service that a command starts.
    #[must_use]
    pub fn is_used(&self, command: &RunCommand) -> bool {
        let uses = self.uses(command.instruction);
        uses.last_user.is_some_and(|start| start > command.span.end)
    }

    /// Whether a RUN starts services by their init scripts, and nothing later in it needs one of them.
    #[must_use]
    pub fn starts_nothing_used(&self, instruction: usize) -> bool {
        let uses = self.uses(instruction);
        uses.first_start.is_some_and(|end| uses.last_user.is_none_or(|start| start <= end))
    }

    /// Found once for each RUN: asked of each of its commands it would be found over and over.
    fn uses(&self, instruction: usize) -> Uses {
        if let Some(&known) = self.uses.borrow().get(&instruction) {
            return known;
        }
        let mut uses = Uses::default();
        for command in self.of_run(instruction) {
            match (&command.request, command.words.split_first()) {
                (Some(request), _) if request.by == By::InitScript && request.verb == Verb::Start => {
                    uses.first_start = Some(uses.first_start.map_or(command.span.end, |end| end.min(command.span.end)));
                }
                (None, Some((program, args))) => {
                    let later = uses.last_user.is_none_or(|start| start < command.span.start);
                    let args: Vec<&str> = args.iter().map(String::as_str).collect();
                    if later && !programs::needs_no_service(program, &args) {
                        uses.last_user = Some(command.span.start);
                    }
                }
                _ => {}
            }
        }
        self.uses.borrow_mut().insert(instruction, uses);
        uses
    }

    /// Whether any RUN makes this directory or file.
    #[must_use]
    pub fn makes(&self, path: &str) -> bool {
        let with_var = format!("/var{path}");
        self.commands.iter().any(|command| {
            matches!(command.words.first().map(String::as_str), Some("mkdir" | "install"))
                && command.words.iter().any(|word| {
                    let word = word.trim_end_matches('/');
                    word == path || word == with_var
                })
        })
    }
}
