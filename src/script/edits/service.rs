//! The service itself, in the foreground, in the place of what started it in the background.

use super::super::{Draft, waits};
use crate::Options;
use crate::boot::EventKind;
use crate::input::shell;
use crate::knowledge::roles;
use crate::lang::Text;
use crate::plan::{Meant, Plan};
use crate::report::{Applicability, FileRole, Outcome};
use crate::rewrite::start::ending::{HANDS_OVER, ending_in, takes_arguments};
use crate::rules::{ScriptContext, command_on, own_command};

const TITLE: Text = Text {
    en: "Start {service} in the foreground, in the script's place",
    ja: "{service} をフォアグラウンドで起動し、スクリプトと置き換える",
};

const FOR_EACH: Text = Text {
    en: "Prepare, then give the script's place to the command that each container is given: {services}",
    ja: "準備だけを行い、コンテナごとに渡されるコマンドと置き換える: {services}",
};

/// Of several services a script can end with none of them: it prepares, and ends with the command that it is given, so that each
/// container of the image starts its own. None where nothing is prepared, or something that stays may talk to what goes.
pub fn for_each(context: &ScriptContext<'_>) -> Option<Draft> {
    let stage = context.stage;
    let services = own_services(stage.plan);
    let known = services.len() > 1 && services.iter().all(|meant| meant.service.is_some());
    let wrong = stage.boot.events(EventKind::is_wrong_start).next().is_some();
    let lives = stage.boot.running.iter().any(|running| running.foreground) || stage.boot.init().is_some();
    if !known || !wrong || lives || takes_arguments(context.text) || !prepares(context) || !fits_dockerfile(context) {
        return None;
    }
    let names: Vec<&str> = services.iter().filter_map(|meant| meant.service).map(|service| service.name).collect();
    Some(Draft {
        title: FOR_EACH,
        values: vec![("services", names.join(", "))],
        applicability: Applicability::Review,
        edits: ending_in(context.text, context.script, stage.subject.family, &[HANDS_OVER.to_owned()])?,
    })
}

/// Whether the Dockerfile that starts the script, if that is known, gives each service a stage with a command of its own.
fn fits_dockerfile(context: &ScriptContext<'_>) -> bool {
    let stage = context.stage;
    let options = Options { lang: stage.lang, ..Options::default() };
    let text = || stage.text.get(..context.at).unwrap_or_default();
    let splits = || {
        let report = crate::dockerfile::analyse_in(text(), &stage.file.context, &options);
        report.files.iter().any(|file| file.role == FileRole::Generated)
    };
    !context.is_known || splits()
}

/// Whether the script does more than start services, wait and set up its shell.
pub fn prepares(context: &ScriptContext<'_>) -> bool {
    !crate::rewrite::start::script::only_sets_shell(context.text, context.stage.subject.family)
}

/// What is meant, without what the engine or the host does the work of: a remote shell, a log daemon.
fn own_services(plan: &Plan) -> Vec<&Meant> {
    let left = |meant: &&Meant| {
        meant.service.is_some_and(|service| roles::is_left_to_others(service.id)) || roles::is_household(&meant.name)
    };
    let own: Vec<&Meant> = plan.services.iter().filter(|meant| !left(meant)).collect();
    if own.is_empty() { plan.services.iter().collect() } else { own }
}

pub(super) fn draft(context: &ScriptContext<'_>) -> Option<Draft> {
    let stage = context.stage;
    let wrong = stage.boot.events(EventKind::is_wrong_start).next().is_some();
    let services = own_services(stage.plan);
    let [meant] = services.as_slice() else { return for_each(context) };
    // An init that may be meant stays.
    let boots = stage.boot.init().is_some();
    let for_service = boots && context.is_known && !stage.plan.intent.is_intended() && !stage.boots_as_documented();
    let service = meant.service.filter(|_| (wrong && !boots) || for_service)?;
    // A container that lives by something else must not lose it.
    let is_last = stage
        .boot
        .events
        .iter()
        .any(|event| matches!(event.kind, EventKind::Daemonised { .. }) && context.is_last(event.span));
    let ends = is_last || stage.boot.outcome == Some(Outcome::Exits);
    let lives = stage.boot.running.iter().any(|running| running.foreground)
        || !(ends || boots || stage.boot.events.iter().any(|event| waits(&event.kind)));
    if lives {
        return None;
    }
    let by_script = stage.boot.events(|kind| !matches!(kind, EventKind::Daemonised { .. }) && kind.is_wrong_start());
    let lines = if by_script.count() == 0 && !boots {
        // It was started here before: nothing more is to be prepared.
        vec![format!("exec {}", shell::quoted_words(&own_command(stage, service)?))]
    } else {
        let recipe = command_on(stage, service).filter(|recipe| !recipe.is_completed() && recipe.user.is_none())?;
        let mut lines: Vec<String> = recipe.prepare.iter().map(|line| (*line).to_owned()).collect();
        lines.extend(recipe.env.iter().map(|(name, value)| format!("export {name}={}", shell::quoted_word(value))));
        lines.push(format!("exec {}", shell::quoted_words(recipe.command)));
        lines
    };
    let edits = ending_in(context.text, context.script, stage.subject.family, &lines)?;
    Some(Draft {
        title: TITLE,
        values: vec![("service", service.name.to_owned())],
        applicability: Applicability::Review,
        edits,
    })
}
