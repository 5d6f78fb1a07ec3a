//! Several services behind one start command: a stage for each, built on what was one image.
//!
//! The stage that they were in gets a name and loses its start command; the new stages stand at the end of the file, so that
//! `COPY --from=0` still counts the same stages, and the main service's is the last one: a plain `docker build .` gives it.
//! A stage that has a name hands it on to the main service's, so that `docker build --target` still starts what it did.
//!
//! Main is what is not started for the others' sake: no database, no cache, no scheduler; among those, what has an exposed port.

use super::super::apply::{apply, replace};
use super::super::boilerplate::is_systemd_signal;
use super::super::draft::Draft;
use super::super::stage::StageParts;
use super::ending;
use super::links::Links;
use super::recipe::{self, Setup};
use super::script::{self, New};
use super::written::{Written, json};
use super::{Started, append};
use crate::boot::{Event, EventKind, tree};
use crate::input::dockerfile::{Content, Keyword, StartForm};
use crate::input::shell;
use crate::knowledge::brought::joined;
use crate::knowledge::images::Start;
use crate::knowledge::platform::Family;
use crate::knowledge::roles;
use crate::knowledge::services::Service;
use crate::knowledge::together::{self, Health};
use crate::lang::Text;
use crate::plan::Meant;
use crate::report::{Applicability, Edit};
use crate::subject::Starter;
use crate::text::Span;

const SPLIT: Text = Text {
    en: "Give each service a stage of its own: {services}",
    ja: "サービスごとにステージを分ける: {services}",
};

/// The name of the author's own program's stage, and of the image built from it.
pub const PROGRAM: &str = "app";

const SPLIT_PARTLY: Text = Text {
    en: "Give a stage to each service whose command is known: {services}",
    ja: "コマンドが分かっているサービスにステージを用意する: {services}",
};

/// The stages that a patch adds, in their order.
#[derive(Clone, Debug)]
pub struct Split {
    /// The stages; the main service's is the last.
    pub targets: Vec<Target>,
    /// What held the services together.
    pub links: Links,
    /// The services whose command nobody here knows: they have no stage, and a comment says so.
    pub unplaced: Vec<String>,
    /// The script beside the Dockerfile that only prepares then, and stands in front of each command.
    pub script: Option<Prepares>,
}

/// A script of the build context, and what becomes of it.
#[derive(Clone, Debug)]
pub struct Prepares {
    /// Its path in the build context.
    pub path: String,
    /// Its text then.
    pub text: String,
}

/// A stage of one service.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its name: what `docker build --target` is given.
    pub name: String,
    /// Under which name the others find it: the service's, as the text means it.
    pub called: &'static str,
    /// Its service; none for the author's own program.
    pub service: Option<&'static Service>,
    /// What it starts; empty for the author's own program.
    pub command: Vec<String>,
}

impl Target {
    /// The directories that hold its data in the packages of a family.
    pub fn data(&self, family: Option<Family>) -> impl Iterator<Item = &'static str> + use<> {
        let all = self.service.map_or(&[][..], |service| service.data);
        all.iter().copied().filter(move |path| together::has_place(family, path))
    }

    /// How compose asks whether it answers.
    #[must_use]
    pub fn health(&self, family: Option<Family>) -> Option<&'static Health> {
        together::health(self.service?, family, self.command.first()?)
    }

    /// The name under which the others find it on their network.
    #[must_use]
    pub fn host(&self) -> &str {
        self.called
    }
}

/// A stage as it is to be written.
struct Stage {
    target: Target,
    title: String,
    lines: Vec<String>,
}

/// The patch for several services. Where some have no known command, the others get their stages if the main one is among them
/// and stands for itself: not a database, a cache or a scheduler, which may be there for an unknown one's sake.
#[must_use]
pub fn draft(parts: &StageParts<'_>, services: &[&Meant]) -> Option<Started> {
    if services.len() < 2 || !can_grow(parts, services) {
        return None;
    }
    let (known, unknown): (Vec<&Meant>, Vec<&Meant>) = services.iter().partition(|meant| is_known(parts, meant));
    let main = main_of(parts, &known)?;
    let unplaced: Vec<String> = unknown.iter().map(|meant| meant.name.clone()).collect();
    let by_name = |name: &String| !name.contains(['$', '*', '/', '\n']);
    if !unplaced.is_empty()
        && (roles::is_backend(main.id) || roles::is_companion(main.id) || !unplaced.iter().all(by_name))
    {
        return None;
    }
    let written = Written::of(parts);
    let mut stages: Vec<Stage> = Vec::new();
    for service in known.iter().filter_map(|meant| meant.service).filter(|service| service.id != main.id) {
        stages.push(of_service(parts, service, None)?);
    }
    stages.push(of_service(parts, main, written.as_ref())?);
    finish(parts, written.as_ref(), stages, unplaced, None)
}

/// The patch for several services that a script starts which also prepares something: it goes on doing that in front of each
/// service's own command, which it is given. So the script changes too, and both are right only together.
#[must_use]
pub fn behind_script(parts: &StageParts<'_>, services: &[&Meant]) -> Option<Started> {
    let known = services.iter().all(|meant| is_known(parts, meant));
    if services.len() < 2 || !known || !can_grow(parts, &[]) {
        return None;
    }
    let [run] = parts.meant().scripts.as_slice() else { return None };
    let written = parts.evidence.written.get(&run.path).filter(|_| run.executed && !run.nested)?;
    let mut of_context =
        parts.file.context.files().iter().filter(|file| !file.text.is_empty() && *file.text == *written.text.text);
    let file = of_context.next().filter(|_| of_context.next().is_none())?;
    let start = parts.subject.start_instruction().filter(|&index| parts.subject.owns(index))?;
    let (Content::Cmd(StartForm::Exec(words)) | Content::Entrypoint(StartForm::Exec(words))) =
        &parts.file.instructions.get(start)?.content
    else {
        return None;
    };
    let [word] = words.as_slice() else { return None };
    let given = parts.subject.entrypoint.is_some() && parts.subject.cmd.is_some();
    let text: &str = &file.text;
    if given || ending::takes_arguments(text) || text.contains('\r') {
        return None;
    }
    let script = shell::parse(text);
    let edits = ending::ending_in(text, &script, parts.subject.family, &[ending::HANDS_OVER.to_owned()])
        .filter(|_| script.problems.is_empty())?;
    let edits: Vec<Edit> = edits.into_iter().map(|(span, new)| replace(span, new)).collect();
    let prepares = Prepares { path: file.path.clone(), text: apply(text, &edits) };
    let main = main_of(parts, services)?;
    let mut stages: Vec<Stage> = Vec::new();
    let others = services.iter().filter_map(|meant| meant.service).filter(|service| service.id != main.id);
    for service in others.chain([main]) {
        // What prepares runs as root, and the image's own entrypoint is not in front of it.
        let fits = recipe::command_of_image(parts, service).is_none() && Setup::of(parts, service)?.user.is_none();
        stages.push(of_service(parts, service, None).filter(|_| fits)?);
    }
    let entrypoint = Entrypoint { index: start, text: format!("ENTRYPOINT {}", json(&[&word.value])), prepares };
    finish(parts, Written::of(parts).as_ref(), stages, Vec::new(), Some(entrypoint))
}

/// The script that stays in front of each stage's command.
struct Entrypoint {
    /// The instruction that starts it now.
    index: usize,
    /// What it is to be.
    text: String,
    prepares: Prepares,
}

/// Whether the catalogue has a command for it here.
fn is_known(parts: &StageParts<'_>, meant: &Meant) -> bool {
    meant.service.is_some_and(|service| {
        recipe::command_of_image(parts, service).is_some_and(|command| !command.is_empty())
            || Setup::of(parts, service).is_some()
    })
}

/// The patch for services beside the author's own program, which is the main one.
#[must_use]
pub fn beside_program(parts: &StageParts<'_>, services: &[&Meant]) -> Option<Started> {
    if services.is_empty() || !can_grow(parts, services) {
        return None;
    }
    let written = Written::of(parts)?;
    let goes: Vec<&Service> = services.iter().filter_map(|meant| meant.service).collect();
    let new = script::with_own_program(written.script()?, parts.subject.family, &goes)?;
    let mut stages: Vec<Stage> = Vec::new();
    for service in services.iter().filter_map(|meant| meant.service) {
        stages.push(of_service(parts, service, None)?);
    }
    let title = match &new {
        New::Alone(words) => words.join(" "),
        New::Edited(_) | New::Shell(_) => PROGRAM.to_owned(),
    };
    let target = Target { name: PROGRAM.to_owned(), called: PROGRAM, service: None, command: Vec::new() };
    // The base image's stop signal is its own service's.
    let of_image = parts.subject.stop_signal.is_none() && inherits_signal(parts);
    let mut lines: Vec<String> = of_image.then(|| "STOPSIGNAL SIGTERM".to_owned()).into_iter().collect();
    // Where the author went past the image's entrypoint, the program does so too.
    let past = matches!(parts.subject.entrypoint, Some(Starter::Written { .. })) && entrypoint_of_image(parts);
    lines.push(format!("{} {}", if past { "ENTRYPOINT" } else { "CMD" }, written.text(parts.text, &new)));
    stages.push(Stage { target, title, lines });
    finish(parts, Some(&written), stages, Vec::new(), None)
}

/// Whether stages can be added at the end of the file and stand for this one: it is the last, and starts what it says itself.
/// Another user than root must be the one that each of these services runs as by itself.
fn can_grow(parts: &StageParts<'_>, services: &[&Meant]) -> bool {
    let subject = parts.subject;
    let installed: Vec<&str> = parts.evidence.installed.iter().map(|hint| hint.name.as_str()).collect();
    let runs_as = |user: &str| {
        let recipe = |meant: &&Meant| tree::recipe(meant.service?, subject, &installed);
        !services.is_empty() && services.iter().all(|meant| recipe(meant).is_some_and(|it| it.user == Some(user)))
    };
    let own = |starter: &Option<Starter<'_>>| match starter {
        Some(Starter::Written { instruction, .. }) => subject.owns(*instruction),
        _ => true,
    };
    let onbuild = subject.stage.instructions.clone().filter_map(|index| parts.file.instructions.get(index));
    subject.is_last
        && own(&subject.entrypoint)
        && own(&subject.cmd)
        && recipe::other_user(parts).is_none_or(runs_as)
        && onbuild.into_iter().all(|instruction| instruction.keyword != Keyword::Onbuild)
}

/// Whether the text exposes a port of the service.
#[must_use]
pub fn is_exposed(parts: &StageParts<'_>, service: &Service) -> bool {
    ports_exposed(parts, Some(service)) > 0
}

/// Whether all ports that the text exposes are those of company that others have, such as a remote shell: a jump host.
#[must_use]
pub fn is_for_company(parts: &StageParts<'_>) -> bool {
    let company = |meant: &&Meant| meant.service.is_some_and(|service| roles::is_left_to_others(service.id));
    let theirs = parts.plan.services.iter().filter(company).map(|meant| ports_exposed(parts, meant.service));
    let all = parts.evidence.exposed.len();
    all > 0 && theirs.sum::<usize>() == all
}

/// How many of the ports that the text exposes are the service's.
fn ports_exposed(parts: &StageParts<'_>, service: Option<&Service>) -> usize {
    let known = |port: &str| {
        service.is_some_and(|service| service.ports.iter().any(|known| known.split('/').next() == Some(port)))
    };
    parts.evidence.exposed.iter().filter(|hint| known(hint.name.split('/').next().unwrap_or_default())).count()
}

/// What a plain `docker build .` is to give: see the module's own words.
fn main_of(parts: &StageParts<'_>, services: &[&Meant]) -> Option<&'static Service> {
    let for_company = is_for_company(parts);
    services
        .iter()
        .enumerate()
        .filter_map(|(at, meant)| meant.service.map(|service| (at, service)))
        .min_by_key(|(at, service)| {
            let exposed = is_exposed(parts, service);
            (for_company && !exposed, roles::is_companion(service.id), roles::is_backend(service.id), !exposed, *at)
        })
        .map(|(_, service)| service)
}

/// The stage of a service; with what else the start command does, where one is given.
fn of_service(parts: &StageParts<'_>, service: &'static Service, written: Option<&Written<'_>>) -> Option<Stage> {
    if let Some(command) = recipe::command_of_image(parts, service) {
        return of_image(parts, service, command, written);
    }
    let setup = Setup::of(parts, service)?.opened(parts, service);
    let text = match written {
        Some(written) => written.text(parts.text, &written.with_command(parts, &setup.command, setup.user.is_some())?),
        None => json(&setup.command),
    };
    let called = called(parts, service);
    let target = Target { name: called.to_owned(), called, service: Some(service), command: setup.command };
    let mut lines = setup.lines;
    let signal = setup.stop_signal.or_else(|| inherits_signal(parts).then_some("SIGTERM"));
    lines.extend(signal.map(|signal| format!("STOPSIGNAL {signal}")));
    lines.extend(setup.user.map(|user| format!("USER {user}")));
    lines.push(format!("CMD {text}"));
    Some(Stage { target, title: service.name.to_owned(), lines })
}

/// The stage of the service that the base image starts by itself: the image's own command, behind its own entrypoint, which the
/// stage that it is built on no longer covers.
fn of_image(
    parts: &StageParts<'_>,
    service: &'static Service,
    command: &[&str],
    written: Option<&Written<'_>>,
) -> Option<Stage> {
    let command: Vec<String> = command.iter().map(|word| (*word).to_owned()).collect();
    if command.is_empty() {
        return None;
    }
    let text = match written {
        Some(written) => written.text(parts.text, &written.with_command(parts, &command, false)?),
        None => json(&command),
    };
    let mut lines = Vec::new();
    if parts.subject.stop_signal.is_some() {
        let own = parts.subject.configuration.and_then(|found| found.stop_signal).unwrap_or("SIGTERM");
        lines.push(format!("STOPSIGNAL {own}"));
    }
    lines.push(format!("CMD {text}"));
    let called = called(parts, service);
    let target = Target { name: called.to_owned(), called, service: Some(service), command };
    Some(Stage { target, title: service.name.to_owned(), lines })
}

/// What the reader calls a service: one of two products by its package, or by the unit that the text names.
fn called(parts: &StageParts<'_>, service: &'static Service) -> &'static str {
    let packages: Vec<&str> = parts.evidence.installed.iter().map(|hint| hint.name.as_str()).collect();
    let meant = parts.plan.services.iter().find(|meant| meant.service.is_some_and(|own| own.id == service.id));
    service.called(&packages, meant.map(|meant| meant.name.as_str()).unwrap_or_default())
}

/// Whether the base image has an entrypoint.
fn entrypoint_of_image(parts: &StageParts<'_>) -> bool {
    matches!(parts.subject.image.map(|image| image.starts), Some(Start::Command { entrypoint, .. }) if !entrypoint.is_empty())
}

/// Whether the stage, or its base image, sets a stop signal that is another service's.
fn inherits_signal(parts: &StageParts<'_>) -> bool {
    parts.subject.effective_stop_signal().is_some_and(|signal| !is_systemd_signal(signal))
}

/// Has the packages' own configuration of each service name the others' containers.
fn join(parts: &StageParts<'_>, stages: &mut [Stage]) {
    let Some(platform) = &parts.subject.platform else { return };
    let ids: Vec<&str> = stages.iter().filter_map(|stage| stage.target.service).map(|service| service.id).collect();
    for stage in stages {
        let Some(front) = stage.target.service else { continue };
        let installed = parts.evidence.installed.iter().map(|hint| hint.name.as_str());
        let joined =
            ids.iter().filter_map(|back| joined(front.id, back, platform, installed.clone(), &parts.evidence.run_text));
        stage.lines.splice(0..0, joined.map(|joined| format!("RUN {}", joined.prepare)));
    }
}

/// Where the command of a service stands that nobody here knows: a place needs no translation.
fn told_by(parts: &StageParts<'_>, name: &str) -> String {
    let name = name.trim_end_matches(".service");
    let script = |event: &Event| matches!(&event.kind, EventKind::InitScript { unit } if unit == name);
    if parts.meant().events.iter().any(script) {
        format!("/etc/init.d/{name}")
    } else {
        format!("ExecStart= of {name}.service")
    }
}

fn finish(
    parts: &StageParts<'_>,
    written: Option<&Written<'_>>,
    mut stages: Vec<Stage>,
    unplaced: Vec<String>,
    entrypoint: Option<Entrypoint>,
) -> Option<Started> {
    let subject = parts.subject;
    let from = parts.file.instructions.get(subject.stage.instructions.start)?;
    let (taken, images) = parts.file.names();
    // The new stages are the last ones: an image of a target's name that stands above stays the image.
    let free = |name: &str| !taken.contains(name);
    let free_base = |name: &str| free(name) && !images.contains(name);
    let mut edits: Vec<Edit> = Vec::new();
    // The stage's own name goes on to the main service's stage: who builds that target still gets what starts.
    let base = match &subject.stage.name {
        None => {
            let base = ["base", "services", "common"].into_iter().find(|name| free_base(name))?.to_owned();
            let at = subject.stage.base_span.end;
            edits.push(replace(Span::new(at, at), format!(" AS {base}")));
            base
        }
        Some(name) => {
            let base = format!("{name}-base");
            let place = parts.text.get(subject.stage.base_span.end..from.span.end)?.rfind(name.as_str())?;
            let start = subject.stage.base_span.end + place;
            edits.push(replace(Span::new(start, start + name.len()), base.clone()));
            stages.last_mut()?.target.name.clone_from(name);
            base
        }
    };
    if !free_base(&base)
        || stages
            .iter()
            .any(|stage| !free(&stage.target.name) && subject.stage.name.as_ref() != Some(&stage.target.name))
    {
        return None;
    }
    join(parts, &mut stages);
    let mut covers: Vec<Span> = parts.boot.events.iter().map(|event| event.span).collect();
    // An earlier CMD that the last one overrides must not come back to life.
    let own = subject.stage.instructions.clone().filter_map(|index| Some((index, parts.file.instructions.get(index)?)));
    // A script that nobody here can read and that runs what it is given stays in front of each stage's command.
    let starts = |keyword: Keyword| keyword == Keyword::Cmd || (keyword == Keyword::Entrypoint && !subject.hands_on);
    for (index, instruction) in own.filter(|(_, instruction)| starts(instruction.keyword)) {
        match entrypoint.as_ref().filter(|entrypoint| entrypoint.index == index) {
            Some(entrypoint) => edits.push(replace(instruction.span, entrypoint.text.clone())),
            None => edits.push(replace(instruction.lines, "")),
        }
        covers.push(instruction.span);
    }
    if written.is_none() {
        covers.push(subject.stage.base_span);
    }
    let checked =
        subject.stage.instructions.clone().filter_map(|index| parts.file.instructions.get(index)).any(|instruction| {
            instruction.keyword == Keyword::Healthcheck && matches!(instruction.content, Content::Raw)
        });
    let end = super::end_of_stage(parts)?;
    let count = stages.len();
    let mut lines: Vec<String> = Vec::new();
    if !unplaced.is_empty() {
        lines.push(String::new());
        lines.extend(unplaced.iter().map(|name| format!("# {name}: TODO CMD ({})", told_by(parts, name))));
    }
    for (index, stage) in stages.iter().enumerate() {
        let main = index + 1 == count;
        let named = !main || subject.stage.name.is_some();
        // A command line needs no translation.
        let option = if main { String::new() } else { format!(" --target {}", stage.target.name) };
        lines.push(String::new());
        lines.push(format!("# {}: docker build{option} .", stage.title));
        let alias = if named { format!(" AS {}", stage.target.name) } else { String::new() };
        lines.push(format!("FROM {base}{alias}"));
        // The check asks the main service.
        lines.extend((checked && !main).then(|| "HEALTHCHECK NONE".to_owned()));
        lines.extend(stage.lines.iter().cloned());
    }
    // Where the start command was the last line and ended without a line break, the one in front of it is there.
    let deleted = edits.iter().any(|edit| edit.end == end && edit.start < end && edit.text.is_empty());
    edits.push(append(parts, end, deleted, &lines));
    let services: Vec<&str> = stages.iter().map(|stage| stage.title.as_str()).collect();
    let targets: Vec<Target> = stages.iter().map(|stage| stage.target.clone()).collect();
    let mut links = Links::between(parts, &targets);
    edits.append(&mut links.edits);
    let draft = Draft {
        title: if unplaced.is_empty() { SPLIT } else { SPLIT_PARTLY },
        values: vec![("services", services.join(", "))],
        applicability: Applicability::Review,
        edits,
        covers,
        note: None,
    };
    Some(Started {
        draft,
        split: Some(Split { targets, links, unplaced, script: entrypoint.map(|entrypoint| entrypoint.prepares) }),
    })
}
