//! The patches of one stage: what goes from its RUNs, what takes the start command's place.

use super::apply::{Taken, replace, tidy};
use super::boilerplate;
use super::draft::{Boilerplate, Draft, StagePatches};
use super::insecure;
use super::overridden;
use super::packages::{self, Listed};
use super::start::{self, Started};
use super::stop_signal;
use super::tricks;
use super::used;
use crate::boot::manager::{By, Request, Verb};
use crate::boot::{Boot, tree};
use crate::input::dockerfile::{Content, Dockerfile};
use crate::input::shell::{self, Command, CommandKind, Found, List, Reach, Removal, Word};
use crate::knowledge::init_programs;
use crate::knowledge::packages::Serves;
use crate::knowledge::programs;
use crate::knowledge::services::{self, Mode};
use crate::lang::{Lang, Text};
use crate::plan::Plan;
use crate::plan::evidence::{Evidence, RunCommand, RunScript, service_of_unit};
use crate::report::{Applicability, Edit, Outcome};
use crate::subject::StageSubject;
use crate::text::Span;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

/// What the patches of a stage are made from.
pub struct StageParts<'a> {
    /// The user's text.
    pub text: &'a str,
    /// Its syntax.
    pub file: &'a Dockerfile,
    /// The stage.
    pub subject: &'a StageSubject<'a>,
    /// What it does to its image.
    pub evidence: &'a Evidence,
    /// What happens at start.
    pub boot: &'a Boot,
    /// What it is meant to be.
    pub plan: &'a Plan,
    /// How sure the patch is that puts the start command right, where that stands in an earlier stage and has one.
    pub mended: Option<Applicability>,
    /// The language of what is put into the text.
    pub lang: Lang,
}

impl<'a> StageParts<'a> {
    /// What happens at start if the start command is read as it is meant.
    #[must_use]
    pub fn meant(&self) -> &'a Boot {
        self.boot.as_meant()
    }

    /// The commands of RUNs that stand at these places; of places in one RUN only that one is looked through.
    fn covered(&self, covers: &[Span]) -> impl Iterator<Item = &'a RunCommand> {
        let places: HashSet<Span> = covers.iter().copied().collect();
        let from = covers.iter().map(|span| span.start).min().unwrap_or_default();
        let to = covers.iter().map(|span| span.end).max().unwrap_or_default();
        let first = self.file.instructions.partition_point(|instruction| instruction.lines.end <= from);
        let last = self.file.instructions.partition_point(|instruction| instruction.lines.start < to);
        let runs = self.evidence.of_runs(first..last);
        runs.iter().filter(move |command| places.contains(&command.span))
    }
}

const REMOVE_USELESS: Text = Text {
    en: "Remove what has no effect in a container",
    ja: "コンテナでは効果のない記述を削除する",
};

const REMOVE_PACKAGES: Text = Text {
    en: "Do not install packages that only serve an init system",
    ja: "init のためだけのパッケージをインストールしない",
};

/// The patches of a stage.
#[must_use]
pub fn patches(parts: &StageParts<'_>) -> StagePatches {
    let pieces = boilerplate::outside_run(parts.file, parts.subject);
    let checks = boilerplate::without_health_checks(parts.file, parts.subject);
    let mut patches = StagePatches::default();
    patches.boilerplate.extend(pieces.iter().flat_map(|piece| piece.found.clone()));
    let cleanups = cleanups(parts);
    patches.boilerplate.extend(cleanups.iter().map(|(_, found)| found.clone()));
    if parts.plan.intent.is_intended() {
        if parts.boot.is_malformed() {
            patches.start = start::as_json(parts).map(Draft::settled);
        }
        patches.tricks = tricks::tricks(parts, &Taken::default()).0;
        add_apart(parts, &mut patches, &Taken::default());
        return patches;
    }
    patches.packages = packages::listed(parts);
    let plain = !patches.packages.is_empty() && packages::build_is_plain(parts);
    if let Some(Started { mut draft, split }) = start::draft(parts) {
        patches.split = split;
        // What only fed the init goes with it, unless a script may call for it: then a person must look.
        let replaces = start::replaces(parts);
        let together = replaces && (plain || draft.applicability == Applicability::Review);
        let runs =
            doomed_runs(parts, if together { &patches.packages } else { &[] }, &|command| goes(parts, command), true);
        for (edits, covers) in runs {
            // Such a RUN failed at its start; whether the rest of it works without one is not known.
            if starts_for_the_rest(parts, &edits, &covers) || loses_timer(parts, &covers) {
                draft.applicability = Applicability::Review;
            }
            draft.edits.extend(edits);
            draft.covers.extend(covers);
        }
        for piece in pieces.iter().chain(&checks) {
            // The start patch may already write the stop signal anew in its place.
            let here = Span::new(piece.edit.start, piece.edit.end);
            let taken = draft.edits.iter().any(|edit| Span::new(edit.start, edit.end).overlaps(here));
            if !taken {
                draft.edits.push(piece.edit.clone());
            }
            draft.covers.extend(piece.found.iter().map(|found| found.span));
        }
        draft.edits = tidy(draft.edits);
        let taken = Taken::by(draft.edits.iter());
        if !together && (replaces || packages::start_is_known(parts)) {
            let level = if plain { Applicability::Safe } else { Applicability::Review };
            patches.own.extend(package_drafts(parts, &patches.packages, &taken, level));
        }
        add_tricks(parts, &mut patches, &taken);
        add_apart(parts, &mut patches, &taken);
        patches.start = Some(draft.settled());
        return patches;
    }
    // An init that stays, or a start command that nobody here knows, may still need what prepares a boot.
    let boots = parts.boot.init().is_some()
        || parts.boot.pid1.is_none()
        || parts.evidence.systemctl_replaced.is_some()
        || (parts.boot.outcome == Some(Outcome::Unknown) && could_boot(parts) && !starts_runtime(parts))
        || parts.boot.is_malformed();
    // What an earlier stage starts, and its patch puts right, needs none of it any more.
    if boots && parts.mended.is_none() {
        patches.tricks = tricks::tricks(parts, &Taken::default()).0;
        patches.own.extend(vain_starts(parts));
        let taken = Taken::by(patches.own.iter().flat_map(|draft| &draft.edits));
        add_apart(parts, &mut patches, &taken);
        return patches;
    }
    let runs = doomed_runs(parts, &[], &|command| goes(parts, command), true);
    let taken = Taken::by(runs.iter().flat_map(|(edits, _)| edits));
    if packages::start_is_known(parts) {
        let level = if plain { Applicability::Safe } else { Applicability::Review };
        patches.own.extend(package_drafts(parts, &patches.packages, &taken, level));
    }
    for (edits, covers) in runs {
        let edits = with_preparation(parts, edits, &covers);
        let sure = !leaves_something(parts, &edits, &covers) && !feeds_unread_script(parts, &covers);
        let level = if sure { Applicability::Safe } else { Applicability::Review };
        patches.own.push(Draft { applicability: level, ..own_draft(edits, covers) }.settled());
    }
    let taken = Taken::by(patches.own.iter().flat_map(|draft| &draft.edits));
    add_tricks(parts, &mut patches, &taken);
    for piece in pieces {
        patches.own.push(own_draft(vec![piece.edit], piece.found.iter().map(|found| found.span).collect()));
    }
    for piece in checks {
        let covers = piece.found.iter().map(|found| found.span).collect();
        let applicability = Applicability::Review;
        patches.own.push(Draft { applicability, ..own_draft(vec![piece.edit], covers) });
    }
    add_apart(parts, &mut patches, &taken);
    if let Some(level) = parts.mended {
        for draft in &mut patches.own {
            draft.applicability = draft.applicability.max(level);
        }
    }
    patches
}

/// The patches of RUNs that start a service now: whatever the container starts, nothing of that lives on, and systemd answers
/// nobody while an image is built.
fn vain_starts(parts: &StageParts<'_>) -> Vec<Draft> {
    let starts = |command: &RunCommand| {
        let request = command.request.as_ref();
        let now = request.is_some_and(|request| match request.by {
            By::Systemctl => {
                matches!(request.verb, Verb::Start | Verb::Stop | Verb::Status) || request.reads_units_anew()
            }
            By::InitScript => true,
            By::Registration => false,
        });
        now && goes(parts, command)
    };
    let runs = doomed_runs(parts, &[], &starts, false).into_iter();
    // What follows in the same RUN may be there to talk to the service.
    runs.filter(|(edits, covers)| !starts_for_the_rest(parts, edits, covers))
        .map(|(edits, covers)| {
            let edits = with_preparation(parts, edits, &covers);
            let sure = parts.subject.platform.is_some() && !leaves_something(parts, &edits, &covers);
            let applicability = if sure { Applicability::Safe } else { Applicability::Review };
            Draft { applicability, ..own_draft(edits, covers) }.settled()
        })
        .collect()
}

/// Whether what is removed prepared a boot, and the container starts a script that nobody here can read and that may boot the
/// init of the base image.
fn feeds_unread_script(parts: &StageParts<'_>, covers: &[Span]) -> bool {
    let starts_script = parts.boot.outcome == Some(Outcome::Unknown)
        && parts
            .boot
            .pid1
            .as_ref()
            .is_some_and(|pid1| pid1.command.split_whitespace().take(2).any(programs::is_start_script));
    let prepares = |command: &RunCommand| {
        command.request.as_ref().is_some_and(|request| {
            matches!(request.verb, Verb::Enable | Verb::EnableNow) && request.by != By::InitScript
        })
    };
    starts_script
        && init_programs::may_be_in_base(parts.subject.platform.as_ref())
        && parts.covered(covers).any(prepares)
}

/// Adds the patches that depend on no start command: each stands by itself, where no other edit is in its way.
fn add_apart(parts: &StageParts<'_>, patches: &mut StagePatches, taken: &Taken) {
    let drafts = overridden::drafts(parts.file, parts.subject)
        .into_iter()
        .chain(insecure::drafts(parts))
        .chain(stop_signal::drafts(parts))
        .chain(onbuild_drafts(parts));
    patches.own.extend(drafts.filter(|draft| taken.leaves(&draft.edits)));
}

/// The patches that remove an ONBUILD whose RUN does nothing but ask a service manager. Child images are not here to be
/// looked at, so a person must say.
fn onbuild_drafts(parts: &StageParts<'_>) -> Vec<Draft> {
    if parts.plan.intent.is_intended() {
        return Vec::new();
    }
    let runs = parts.evidence.scripts.iter().filter(|run| run.onbuild && parts.subject.owns(run.instruction));
    runs.filter_map(|run| {
        let commands = parts.evidence.of_run(run.instruction);
        let all = !commands.is_empty() && commands.iter().all(|command| goes(parts, command));
        let instruction = &parts.file.instructions[run.instruction];
        let covers = commands.iter().map(|command| command.span).collect();
        all.then(|| Draft {
            applicability: Applicability::Review,
            ..own_draft(vec![replace(instruction.lines, "")], covers).settled()
        })
    })
    .collect()
}

/// Adds the tricks found in RUNs, and their removal where no other edit stands in its way.
fn add_tricks(parts: &StageParts<'_>, patches: &mut StagePatches, taken: &Taken) {
    let (found, drafts) = tricks::tricks(parts, taken);
    patches.tricks = found;
    patches.own.extend(drafts);
}

/// Whether what is started is an interpreter with a program of its own.
fn starts_runtime(parts: &StageParts<'_>) -> bool {
    let command = parts.boot.pid1.as_ref().and_then(|pid1| pid1.command.split_whitespace().next());
    command.is_some_and(programs::is_runtime)
}

/// Whether what is started in ways that nobody here can read may be an init after all.
fn could_boot(parts: &StageParts<'_>) -> bool {
    let installs = parts.evidence.installed.iter().any(|hint| programs::brings_init(&hint.name));
    let stops = parts.subject.stop_signal.is_some_and(|(signal, _)| boilerplate::is_systemd_signal(&signal.value));
    installs || stops
}

/// What the init scripts of removed starts prepared is done by a line of its own: in the place of a RUN that goes as a whole, or
/// behind the one that they stood in.
fn with_preparation(parts: &StageParts<'_>, edits: Vec<Edit>, covers: &[Span]) -> Vec<Edit> {
    let Some(first) = edits.first() else { return edits };
    let at = Span::new(first.start, first.end);
    let Some(run) = parts.file.instruction_around(at) else { return edits };
    let units = parts
        .covered(covers)
        .filter_map(|command| command.request.as_ref())
        .filter(|r| r.by == By::InitScript)
        .flat_map(|r| &r.units);
    let prepared: Vec<&str> = units
        .filter_map(|unit| service_of_unit(unit).and_then(|service| tree::recipe(service, parts.subject, &[])))
        .flat_map(|recipe| recipe.prepare)
        .copied()
        .filter(|preparation| !parts.evidence.has_done(preparation))
        .collect();
    if prepared.is_empty() {
        return edits;
    }
    let prepared = prepared.join(" && ");
    if edits.len() == 1 && run.lines == at && first.text.is_empty() {
        return vec![replace(run.args.whole(), prepared)];
    }
    let newline = parts.file.newline();
    let ended = run.lines.of(parts.text).ends_with('\n');
    let line = if ended { format!("RUN {prepared}{newline}") } else { format!("{newline}RUN {prepared}") };
    let mut edits = edits;
    edits.push(replace(Span::new(run.lines.end, run.lines.end), line));
    edits
}

/// Whether a removed start leaves something behind that is needed: the directory that an init script makes, a database that the
/// next RUN talks to. Then a person must look.
fn leaves_something(parts: &StageParts<'_>, edits: &[Edit], covers: &[Span]) -> bool {
    // A distribution's own image has no systemctl that could start anything in a build: the command failed.
    let fails = parts.subject.platform.is_some() && parts.evidence.systemctl_replaced.is_none();
    let stopped = OnceCell::new();
    let stopped = || *stopped.get_or_init(|| starts_for_the_rest(parts, edits, covers));
    parts.covered(covers).filter_map(|command| Some((command, command.request.as_ref()?))).any(|(command, request)| {
        match (request.by, request.verb) {
            (By::Systemctl, Verb::Start | Verb::EnableNow) => !fails || (!command.tolerated && stopped()),
            (By::InitScript, Verb::Start) => request.units.iter().any(|unit| {
                let recipe = service_of_unit(unit).and_then(|service| tree::recipe(service, parts.subject, &[]));
                recipe
                    .is_none_or(|recipe| recipe.prepare.iter().any(|preparation| !parts.evidence.has_done(preparation)))
            }),
            _ => false,
        }
    })
}

/// Whether a timer that the init would have kept is no longer enabled.
fn loses_timer(parts: &StageParts<'_>, covers: &[Span]) -> bool {
    parts.boot.init().is_some()
        && parts.covered(covers).filter_map(|command| command.request.as_ref()).any(|request| {
            matches!(request.verb, Verb::Enable | Verb::EnableNow)
                && request.units.iter().any(|unit| unit.ends_with(".timer"))
        })
}

/// Whether a RUN loses the start of a service by systemctl and keeps other commands, which may be there to talk to it.
fn starts_for_the_rest(parts: &StageParts<'_>, edits: &[Edit], covers: &[Span]) -> bool {
    let goes_whole = |instruction: usize| {
        parts.file.instructions.get(instruction).is_some_and(|run| {
            let from = edits.partition_point(|edit| edit.start < run.lines.start);
            edits
                .get(from)
                .is_some_and(|edit| edit.end == run.lines.end && edit.start == run.lines.start && edit.text.is_empty())
        })
    };
    let covered: HashSet<Span> = covers.iter().copied().collect();
    // How far from the end of each RUN something stays that asks no service manager.
    let mut rest: HashMap<usize, Option<usize>> = HashMap::new();
    let mut rest_of = |run: usize| {
        *rest.entry(run).or_insert_with(|| {
            let stays = |other: &&RunCommand| other.request.is_none() && !covered.contains(&other.span);
            parts.evidence.of_run(run).iter().filter(stays).map(|other| other.span.start).max()
        })
    };
    parts
        .covered(covers)
        .filter(|command| {
            let request = command.request.as_ref();
            request.is_some_and(|request| {
                request.by == By::Systemctl && matches!(request.verb, Verb::Start | Verb::EnableNow)
            })
        })
        .any(|command| {
            !goes_whole(command.instruction) && rest_of(command.instruction).is_some_and(|last| last > command.span.end)
        })
}

fn own_draft(edits: Vec<Edit>, covers: Vec<Span>) -> Draft {
    Draft {
        title: REMOVE_USELESS,
        values: Vec::new(),
        applicability: Applicability::Safe,
        edits: tidy(edits),
        covers,
        note: None,
    }
}

/// For each RUN that installs packages for an init: the patch that takes them out, where no other edit stands in its way.
fn package_drafts(parts: &StageParts<'_>, listed: &[Listed], taken: &Taken, level: Applicability) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for run in own_scripts(parts) {
        let instruction = &parts.file.instructions[run.instruction];
        let Content::RunShell { script: flat, .. } = &instruction.content else { continue };
        let own = packages::of_run(listed, run.instruction);
        let mut doomed: Vec<Span> = packages::emptied(listed, run.instruction).collect();
        doomed.sort_unstable();
        let mut edits = packages::edits(parts, listed, run.instruction);
        if !doomed.is_empty() {
            match shell::removal(&run.script, &flat.text, &|command| simple_in(command, &doomed)) {
                Removal::Everything => edits.push(replace(instruction.lines, "")),
                Removal::Edits(more) => {
                    edits.extend(more.into_iter().map(|(span, text)| replace(flat.span(span), text)));
                }
            }
        }
        if !edits.is_empty() && taken.leaves(&edits) {
            let covers = own.iter().map(|one| one.span).collect();
            // A message bus alone may have a user that nobody here knows.
            let sure = own.iter().any(|one| one.serves == Serves::Init);
            let applicability = if sure { level } else { Applicability::Review };
            let draft = Draft { title: REMOVE_PACKAGES, applicability, ..own_draft(edits, covers) };
            drafts.push(draft.settled());
        }
    }
    drafts
}

/// Whether a simple command is one of those at these places, which are in order.
fn simple_in(command: &Command, places: &[Span]) -> bool {
    matches!(command.kind, CommandKind::Simple { .. }) && holds_one(places, command.span)
}

/// For each RUN of the stage with something to remove: the edits, and the places they put right. With the packages go the
/// commands that install nothing else.
fn doomed_runs(
    parts: &StageParts<'_>,
    listed: &[Listed],
    goes: &dyn Fn(&RunCommand) -> bool,
    cleans: bool,
) -> Vec<(Vec<Edit>, Vec<Span>)> {
    let mut out = Vec::new();
    for run in own_scripts(parts) {
        let instruction = &parts.file.instructions[run.instruction];
        let Content::RunShell { script: flat, .. } = &instruction.content else { continue };
        let mut doomed: Vec<Span> = parts
            .evidence
            .of_run(run.instruction)
            .iter()
            .filter(|command| goes(command))
            .filter_map(|command| command.at)
            .collect();
        let used = used::by_itself(parts, run, flat).filter(|used| doomed.contains(&used.at));
        let mut covers: Vec<Span> = doomed.iter().map(|&span| flat.span(span)).collect();
        covers.extend(packages::of_run(listed, run.instruction).iter().map(|one| one.span));
        doomed.extend(packages::emptied(listed, run.instruction));
        if let Some(used) = &used {
            doomed.retain(|at| *at != used.at);
        }
        doomed.sort_unstable();
        let whole = cleans && only_cleans_units(&run.script.list);
        let is_doomed = |command: &Command| match cleans {
            true => whole || doomed_command(command, &doomed),
            false => simple_in(command, &doomed),
        };
        let removal = shell::removal(&run.script, &flat.text, &is_doomed);
        if cleans {
            covers.extend(cleanups_of(run).into_iter().map(|span| flat.span(span)));
        }
        if covers.is_empty() {
            continue;
        }
        let edits: Vec<Edit> = match removal {
            Removal::Everything => vec![replace(instruction.lines, "")],
            Removal::Edits(edits) => {
                let removed = edits.into_iter().map(|(span, text)| replace(flat.span(span), text));
                let packages = packages::edits(parts, listed, run.instruction);
                removed.chain(packages).chain(used.into_iter().flat_map(|used| used.edits)).collect()
            }
        };
        if !edits.is_empty() {
            out.push((edits, covers));
        }
    }
    out.extend(doomed_exec_runs(parts, goes));
    out
}

/// The RUNs in exec form whose one command goes.
fn doomed_exec_runs(parts: &StageParts<'_>, goes: &dyn Fn(&RunCommand) -> bool) -> Vec<(Vec<Edit>, Vec<Span>)> {
    let own = parts.evidence.of_runs(parts.subject.stage.instructions.clone());
    own.iter()
        .filter(|command| parts.subject.owns(command.instruction) && !command.onbuild && goes(command))
        .filter_map(|command| Some((parts.file.instructions.get(command.instruction)?, command)))
        .filter(|(instruction, _)| matches!(instruction.content, Content::RunExec(_)))
        .map(|(instruction, command)| (vec![replace(instruction.lines, "")], vec![command.span]))
        .collect()
}

fn own_scripts<'p>(parts: &'p StageParts<'_>) -> impl Iterator<Item = &'p RunScript> {
    parts.evidence.scripts.iter().filter(|run| parts.subject.owns(run.instruction) && !run.onbuild)
}

/// Whether a command of a RUN goes once no init boots.
#[must_use]
pub fn goes(parts: &StageParts<'_>, command: &RunCommand) -> bool {
    if let Some(request) = &command.request {
        return match (request.by, request.verb) {
            // A script in the place of systemctl does start and stop services while the image is built.
            (By::Systemctl, Verb::Start | Verb::Stop) if parts.evidence.systemctl_replaced.is_some() => false,
            (By::Systemctl, Verb::Status) => stops_build(parts, command),
            (By::Systemctl | By::Registration, verb) => verb != Verb::Status,
            (By::InitScript, Verb::Start) => !parts.evidence.is_used(command),
            // Asking for or stopping what is no longer started would fail the build.
            (By::InitScript, Verb::Stop | Verb::Status) => starts_go(parts, command.instruction),
            (By::InitScript, _) => false,
        };
    }
    (starts_daemon(parts.subject, command) || command.starts_bus()) && !parts.evidence.is_used(command)
}

/// Whether a question about units ends a RUN with its failure: nothing depends on the answer, and the build stops there.
fn stops_build(parts: &StageParts<'_>, command: &RunCommand) -> bool {
    command.request.as_ref().is_some_and(Request::asks_for_state)
        && command.reach == Reach::Always
        && !command.tolerated
        && parts.evidence.systemctl_replaced.is_none()
        && parts.evidence.of_run(command.instruction).last().is_some_and(|last| last.span == command.span)
}

/// Whether a RUN starts services, and all of these starts go.
fn starts_go(parts: &StageParts<'_>, instruction: usize) -> bool {
    parts.evidence.starts_nothing_used(instruction)
}

/// Whether a command of a RUN starts a catalogued daemon in the background: `apachectl start`, `nginx`.
#[must_use]
pub fn starts_daemon(subject: &StageSubject<'_>, command: &RunCommand) -> bool {
    let Some((program, args)) = command.words.split_first() else { return false };
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    services::by_program(program).is_some_and(|(_, program)| program.mode(&args, subject.family) == Mode::Background)
}

/// Whether a command, simple or compound, is one to remove: one of those places, or a clean-up of units as a whole.
fn doomed_command(command: &Command, doomed: &[Span]) -> bool {
    match &command.kind {
        CommandKind::Simple { words, .. } => holds_one(doomed, command.span) || cleans_units(words),
        CommandKind::Subshell(list) | CommandKind::Group(list) => only_cleans_units(list),
        _ => false,
    }
}

/// Whether one of the places, which are in order, lies inside a span.
fn holds_one(places: &[Span], span: Span) -> bool {
    let at = places.partition_point(|place| place.start < span.start);
    places.get(at).is_some_and(|place| span.contains(*place))
}

/// Whether a path is of units or of the links to them.
fn is_unit_path(path: &str) -> bool {
    path.contains("/systemd/system/") || path.contains(".target.wants")
}

/// Whether a simple command removes nothing but links to units: `rm -f /etc/systemd/system/*.wants/*`.
fn cleans_units(words: &[Word]) -> bool {
    let Some((first, args)) = words.split_first() else { return false };
    let mut paths = args.iter().map(|word| word.value.as_str()).filter(|word| !word.starts_with('-')).peekable();
    match first.value.as_str() {
        "rm" => paths.peek().is_some() && paths.all(is_unit_path),
        "find" => {
            let from: Vec<&str> =
                args.iter().map(|word| word.value.as_str()).take_while(|word| word.starts_with('/')).collect();
            let removes = args.iter().any(|word| matches!(word.value.as_str(), "-delete" | "rm"));
            !from.is_empty() && from.iter().all(|path| path.contains("/systemd/system")) && removes
        }
        _ => false,
    }
}

/// Whether a list goes into a directory of units, removes links there, and does nothing else.
fn only_cleans_units(list: &List) -> bool {
    let commands = list.commands();
    let value = |found: &Found<'_>, at: usize| found.words.get(at).map(|word| word.value.clone()).unwrap_or_default();
    let enters =
        commands.first().is_some_and(|found| value(found, 0) == "cd" && is_unit_path(&format!("{}/", value(found, 1))));
    let stays_there = commands.iter().skip(1).all(|found| {
        let plain = |word: &Word| !word.value.starts_with('/') || is_unit_path(&word.value);
        matches!(value(found, 0).as_str(), "[" | "test" | "rm" | "ls" | "grep" | "xargs" | "true" | ":")
            && found.words.iter().skip(1).all(plain)
    });
    enters && stays_there && commands.len() > 1
}

/// The clean-ups of units in a script, each as a whole; spans are of the joined text.
fn cleanups_of(run: &RunScript) -> Vec<Span> {
    let mut found = Vec::new();
    // A whole RUN that goes there: what follows depends on its `cd`, so all of it goes, or nothing.
    if only_cleans_units(&run.script.list)
        && let (Some(first), Some(last)) = (run.script.list.items.first(), run.script.list.items.last())
    {
        return vec![first.span.join(last.span)];
    }
    for item in &run.script.list.items {
        for pipeline in item.pipelines() {
            for command in &pipeline.commands {
                if doomed_command(command, &[]) {
                    found.push(command.span);
                }
            }
        }
    }
    found
}

fn cleanups(parts: &StageParts<'_>) -> Vec<(usize, Boilerplate)> {
    let mut found = Vec::new();
    for run in own_scripts(parts) {
        let Content::RunShell { script: flat, .. } = &parts.file.instructions[run.instruction].content else {
            continue;
        };
        if let Some(first) = cleanups_of(run).into_iter().reduce(Span::join) {
            let shown = "rm …/*.wants/*".to_owned();
            found.push((run.instruction, Boilerplate { shown, span: flat.span(first) }));
        }
    }
    found
}
