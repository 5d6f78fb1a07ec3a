//! Several services behind one start command: a stage for each, built on what was one image.
//!
//! The stage that they were in gets a name and loses its start command; the new stages stand at the end of the file, so that
//! `COPY --from=0` still counts the same stages, and the main service's is the last one: a plain `docker build .` gives it.
//! A stage that has a name hands it on to the main service's, so that `docker build --target` still starts what it did.
//!
//! Main is what is not started for the others' sake: no database, no cache, no scheduler; among those, what has an exposed port.

use super::super::apply::replace;
use super::super::boilerplate::is_systemd_signal;
use super::super::draft::Draft;
use super::super::stage::StageParts;
use super::links::Links;
use super::recipe::{self, Setup};
use super::script::{self, New};
use super::written::{Written, json};
use super::{Started, append};
use crate::input::dockerfile::{Base, Content, Keyword};
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

/// The stages that a patch adds, in their order.
#[derive(Clone, Debug)]
pub struct Split {
    /// The stages; the main service's is the last.
    pub targets: Vec<Target>,
    /// What held the services together.
    pub links: Links,
}

/// A stage of one service.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its name: what `docker build --target` is given.
    pub name: String,
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
        self.service.map_or(PROGRAM, |service| service.id)
    }
}

/// A stage as it is to be written.
struct Stage {
    target: Target,
    title: String,
    lines: Vec<String>,
}

/// The patch for several services of the catalogue. None where one of them is not known, or would change what others build on.
#[must_use]
pub fn draft(parts: &StageParts<'_>, services: &[&Meant]) -> Option<Started> {
    if services.len() < 2 || !can_grow(parts) {
        return None;
    }
    let known: Vec<&'static Service> = services.iter().map(|meant| meant.service).collect::<Option<_>>()?;
    let main = main_of(parts, services)?;
    let written = Written::of(parts);
    let mut stages: Vec<Stage> = Vec::new();
    for service in known.iter().filter(|service| service.id != main.id) {
        stages.push(of_service(parts, service, None)?);
    }
    stages.push(of_service(parts, main, written.as_ref())?);
    finish(parts, written.as_ref(), stages)
}

/// The patch for services beside the author's own program, which is the main one.
#[must_use]
pub fn beside_program(parts: &StageParts<'_>, services: &[&Meant]) -> Option<Started> {
    if services.is_empty() || !can_grow(parts) {
        return None;
    }
    let written = Written::of(parts)?;
    let new = script::with_own_program(written.script()?, parts.subject.family)?;
    let mut stages: Vec<Stage> = Vec::new();
    for service in services.iter().filter_map(|meant| meant.service) {
        stages.push(of_service(parts, service, None)?);
    }
    let title = match &new {
        New::Alone(words) => words.join(" "),
        New::Edited(_) => PROGRAM.to_owned(),
    };
    let target = Target { name: PROGRAM.to_owned(), service: None, command: Vec::new() };
    stages.push(Stage { target, title, lines: vec![format!("CMD {}", written.text(&new))] });
    finish(parts, Some(&written), stages)
}

/// Whether stages can be added at the end of the file and stand for this one: it is the last, and starts what it says itself.
fn can_grow(parts: &StageParts<'_>) -> bool {
    let subject = parts.subject;
    let own = |starter: &Option<Starter<'_>>| match starter {
        Some(Starter::Written { instruction, .. }) => subject.owns(*instruction),
        _ => true,
    };
    let onbuild = subject.stage.instructions.clone().filter_map(|index| parts.file.instructions.get(index));
    subject.is_last
        && own(&subject.entrypoint)
        && own(&subject.cmd)
        && recipe::other_user(parts).is_none()
        && onbuild.into_iter().all(|instruction| instruction.keyword != Keyword::Onbuild)
}

/// What a plain `docker build .` is to give: see the module's own words.
fn main_of(parts: &StageParts<'_>, services: &[&Meant]) -> Option<&'static Service> {
    let exposed = |service: &Service| {
        parts.evidence.exposed.iter().any(|hint| {
            let port = hint.name.split('/').next().unwrap_or_default();
            service.ports.iter().any(|known| known.split('/').next() == Some(port))
        })
    };
    services
        .iter()
        .enumerate()
        .filter_map(|(at, meant)| meant.service.map(|service| (at, service)))
        .min_by_key(|(at, service)| {
            (roles::is_companion(service.id), roles::is_backend(service.id), !exposed(service), *at)
        })
        .map(|(_, service)| service)
}

/// The stage of a service; with what else the start command does, where one is given.
fn of_service(parts: &StageParts<'_>, service: &'static Service, written: Option<&Written<'_>>) -> Option<Stage> {
    let setup = Setup::of(parts, service)?.opened(parts, service);
    let text = match written {
        Some(written) => written.text(&written.with_command(parts, &setup.command, setup.user.is_some())?),
        None => json(&setup.command),
    };
    let target = Target { name: service.id.to_owned(), service: Some(service), command: setup.command };
    let mut lines = setup.lines;
    let subject = parts.subject;
    let inherits_signal = subject.stop_signal.is_some_and(|(signal, _)| !is_systemd_signal(&signal.value));
    let signal = setup.stop_signal.or_else(|| inherits_signal.then_some("SIGTERM"));
    lines.extend(signal.map(|signal| format!("STOPSIGNAL {signal}")));
    lines.extend(setup.user.map(|user| format!("USER {user}")));
    lines.push(format!("CMD {text}"));
    Some(Stage { target, title: service.name.to_owned(), lines })
}

fn finish(parts: &StageParts<'_>, written: Option<&Written<'_>>, mut stages: Vec<Stage>) -> Option<Started> {
    let subject = parts.subject;
    let from = parts.file.instructions.get(subject.stage.instructions.start)?;
    let taken: Vec<String> =
        parts.file.stages.iter().filter_map(|stage| stage.name.as_deref()).map(str::to_lowercase).collect();
    let images: Vec<&str> = parts
        .file
        .stages
        .iter()
        .filter_map(|stage| match &stage.base {
            Base::Image(image) => Some(image.name.as_str()),
            _ => None,
        })
        .collect();
    let free = |name: &str| !taken.contains(&name.to_owned()) && !images.contains(&name);
    let mut edits: Vec<Edit> = Vec::new();
    // The stage's own name goes on to the main service's stage: who builds that target still gets what starts.
    let base = match &subject.stage.name {
        None => {
            let base = ["base", "services", "common"].into_iter().find(|name| free(name))?.to_owned();
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
    if !free(&base)
        || stages
            .iter()
            .any(|stage| !free(&stage.target.name) && subject.stage.name.as_ref() != Some(&stage.target.name))
    {
        return None;
    }
    let mut covers: Vec<Span> = parts.boot.events.iter().map(|event| event.span).collect();
    // An earlier CMD that the last one overrides must not come back to life.
    let own = subject.stage.instructions.clone().filter_map(|index| parts.file.instructions.get(index));
    for instruction in own.filter(|instruction| matches!(instruction.keyword, Keyword::Cmd | Keyword::Entrypoint)) {
        edits.push(replace(instruction.lines, ""));
        covers.push(instruction.span);
    }
    if written.is_none() {
        covers.push(subject.stage.base_span);
    }
    let checked =
        subject.stage.instructions.clone().filter_map(|index| parts.file.instructions.get(index)).any(|instruction| {
            instruction.keyword == Keyword::Healthcheck && matches!(instruction.content, Content::Raw)
        });
    let end = parts.file.instructions.get(subject.stage.instructions.end.checked_sub(1)?)?.lines.end;
    let count = stages.len();
    let mut lines: Vec<String> = Vec::new();
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
        title: SPLIT,
        values: vec![("services", services.join(", "))],
        applicability: Applicability::Review,
        edits,
        covers,
        note: None,
    };
    Some(Started { draft, split: Some(Split { targets, links }) })
}
