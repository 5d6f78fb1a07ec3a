//! A RUN that has systemctl start a daemon for what follows in it: `systemctl start mariadb && mysql -e …`. Nobody answers systemctl
//! in a build, so that the RUN never worked. Where the catalogue knows the daemon's command and how to ask whether it answers, the RUN
//! starts it itself, waits, and stops it at its end.

use super::apply::replace;
use super::stage::StageParts;
use crate::boot::manager::{By, Verb};
use crate::boot::tree;
use crate::input::dockerfile::Flat;
use crate::input::shell::{self, AndOr, CommandKind, Item};
use crate::knowledge::services::Recipe;
use crate::knowledge::together;
use crate::plan::evidence::{RunCommand, RunScript, service_of_unit};
use crate::report::Edit;
use crate::text::Span;

/// The start that is written anew, and the edits that do so.
pub struct ByItself {
    /// The command, in the RUN's joined text.
    pub at: Span,
    /// Its replacement, and what ends the RUN.
    pub edits: Vec<Edit>,
}

/// How often it is asked whether the daemon answers, once a second.
const TRIES: u8 = 60;

/// The start of a daemon that the rest of a RUN needs; none where the RUN is no plain chain, or too little is known of the daemon.
#[must_use]
pub fn by_itself(parts: &StageParts<'_>, run: &RunScript, flat: &Flat) -> Option<ByItself> {
    let [item] = run.script.list.items.as_slice() else { return None };
    let command = only_start(parts, run)?;
    let at = command.at.filter(|&at| is_link(item, at))?;
    let [unit] = command.request.as_ref()?.units.as_slice() else { return None };
    let service = service_of_unit(unit)?;
    let installed: Vec<&str> = parts.evidence.installed.iter().map(|hint| hint.name.as_str()).collect();
    let recipe = tree::recipe(service, parts.subject, &installed).filter(|recipe| is_plain(recipe))?;
    let asks = together::health(service, parts.subject.family, recipe.command.first()?)?;
    // An alternative stays one link of the chain.
    let link = |command: &&str| match command.contains("||") {
        true => format!("{{ {command}; }} && "),
        false => format!("{command} && "),
    };
    let prepare: String = recipe.prepare.iter().map(link).collect();
    let start = format!(
        "{prepare}{{ {} & }} && server=$! && for try in $(seq {TRIES}); do {} > /dev/null 2>&1 && break; sleep 1; done",
        shell::quoted_words(recipe.command),
        shell::quoted_words(asks.test),
    );
    let end = flat.text.trim_end().len();
    let stop = " && kill \"$server\" && wait \"$server\"".to_owned();
    Some(ByItself { at, edits: vec![replace(flat.span(at), start), replace(flat.span(Span::new(end, end)), stop)] })
}

/// Whether a recipe is one command, which root may start.
fn is_plain(recipe: &Recipe) -> bool {
    recipe.user.is_none() && recipe.env.is_empty() && !recipe.command.iter().any(|word| word.contains('*'))
}

/// The only start through systemctl of a RUN, where something behind it needs the service.
fn only_start<'p>(parts: &'p StageParts<'_>, run: &RunScript) -> Option<&'p RunCommand> {
    let mut starts = parts.evidence.of_run(run.instruction).iter().filter(|command| {
        command.request.as_ref().is_some_and(|request| {
            request.by == By::Systemctl && matches!(request.verb, Verb::Start | Verb::EnableNow | Verb::Stop)
        })
    });
    let only = starts.next().filter(|command| command.request.as_ref().is_some_and(|r| r.verb != Verb::Stop))?;
    (starts.next().is_none() && parts.evidence.systemctl_replaced.is_none() && parts.evidence.is_used(only))
        .then_some(only)
}

/// Whether a command is a link of a chain of `&&`, by itself, with another one behind it.
fn is_link(item: &Item, at: Span) -> bool {
    let plain = item.rest.iter().all(|(operator, _)| *operator == AndOr::And) && !item.background;
    let mut pipelines = item.pipelines();
    let found = pipelines.by_ref().any(|pipeline| match pipeline.commands.as_slice() {
        [only] => {
            only.span == at
                && matches!(only.kind, CommandKind::Simple { .. })
                && only.redirects.is_empty()
                && !pipeline.negated
        }
        _ => false,
    });
    plain && found && pipelines.next().is_some()
}
