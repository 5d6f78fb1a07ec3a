//! All that can be said of one unit, before any rule speaks.

use std::collections::HashSet;

use super::environment::Environment;
use super::exec::Exec;
use super::generate::Parts;
use super::image::Image;
use super::rows::Rows;
use super::start::{Open, Start, Type};
use super::steps::Steps;
use super::{Begins, Known};
use super::{engine, exec, generate, image, leftover, options, start, values};
use crate::Lang;
use crate::input::unit::{Unit, UnitKind};
use crate::knowledge::directives;
use crate::knowledge::platform::Family;
use crate::knowledge::together;
use crate::text::base_name;

/// All that can be said of a unit. `waited`: whether another unit of the text waits for it.
pub(super) fn known(unit: &Unit, waited: bool, lang: Lang) -> Known<'_> {
    let mut rows = Rows::new(lang);
    let kind = unit.kind();
    let environment = Environment::of(unit);
    let files: Vec<String> = environment.files.iter().map(|file| file.path.to_owned()).collect();
    let mut start = begins(unit, kind, &environment, lang);
    if let Begins::Programs(starts) = &mut start
        && let Some(last) = starts.last_mut()
    {
        last.without_wrapper(told(unit).unwrap_or(Family::Debian));
    }
    let program = match &start {
        Begins::Programs(starts) => starts.last().map(|start| start::meant(&start.exec)),
        _ => None,
    };
    let service = match &start {
        Begins::Programs(starts) => starts.last().and_then(|start| start.service),
        _ => None,
    };
    let name = unit
        .stem()
        .map(str::to_owned)
        .or_else(|| service.map(|service| service.id.to_owned()))
        .or_else(|| program.clone())
        .unwrap_or_else(|| "unit".to_owned());
    let mut generated = None;
    let translates = kind == UnitKind::Service && !matches!(start, Begins::Container(_));
    if translates {
        let has_user = unit.setting("User").is_some_and(|user| user != "root" && user != "0");
        let steps = Steps::of(unit, &environment, program.as_deref(), has_user, &mut rows);
        let stop = steps.stop.clone().or_else(|| stop_signal(unit, &start));
        let mut image = Image::of(unit, &environment, stop.as_deref(), &mut rows);
        image.env.extend(in_front(&start));
        image.packaged = packaged(unit, &start);
        let asks = waited || Type::of(unit.setting("Type")) == Type::Notify || unit.setting("WatchdogSec").is_some();
        image.health = if asks { health(unit, &start) } else { None };
        let mut options = options::Options::of(unit, &mut rows);
        if let Some(service) = service {
            options.stop_time(unit, service, &mut rows);
        }
        let starts: &[Start] = match &start {
            Begins::Programs(starts) => starts,
            _ => &[],
        };
        let words = || {
            starts
                .iter()
                .flat_map(|start| &start.exec.words)
                .filter(|word| word.option_variable().is_none())
                .flat_map(exec::Word::variables)
        };
        let at_run = words()
            .chain(steps.variables.iter().map(String::as_str))
            .any(|name| name != exec::INSTANCE && name != "HOME" && name != "HOSTNAME");
        let all_left_out = starts.iter().any(|start| !start.exec.left_out.is_empty());
        options.environment_files(unit, &environment, all_left_out, at_run, &mut rows);
        let ends = (Type::of(unit.setting("Type")) == Type::Oneshot).then_some(());
        let known: HashSet<&str> = image.env.iter().map(|(name, _)| name.as_str()).collect();
        let secrets: Vec<&String> =
            environment.set.iter().map(|(name, ..)| name).filter(|name| !known.contains(name.as_str())).collect();
        for name in secrets {
            options.0.push(format!("-e {name}"));
        }
        if !starts.is_empty() {
            let parts = Parts {
                unit,
                name: &name,
                image: &image,
                options: &options,
                steps: &steps,
                starts,
                ends,
                files: &files,
                lang,
            };
            generated = Some(parts.generate());
        }
    }
    let health = generated.as_ref().and_then(|generated| generated.health.as_deref());
    leftover::rows(unit, kind, translates, health, &mut rows);
    Known { unit, name, start, rows, generated, files }
}

/// Files that only one family's packages have, as units name them.
const FAMILIES: &[(&str, Family)] =
    &[("/etc/default/", Family::Debian), ("www-data", Family::Debian), ("/etc/sysconfig/", Family::Rhel)];

/// The family that a unit's own text tells.
fn told(unit: &Unit) -> Option<Family> {
    let says = |text: &str| unit.entries.iter().any(|entry| entry.value.contains(text));
    FAMILIES.iter().find(|(text, _)| says(text)).map(|(_, family)| *family)
}

/// What the catalogue knows that the program needs on a family of distributions, and the unit does not make: its package leaves
/// that to systemd-tmpfiles. With the family, and whether the unit tells it.
fn packaged(unit: &Unit, start: &Begins) -> Option<image::Packaged> {
    let Begins::Programs(starts) = start else { return None };
    let start = starts.last()?;
    let service = start.service?;
    let program = service.program(&start.runs())?;
    let told = told(unit);
    let family = told.unwrap_or(Family::Debian);
    let recipe = service.recipes.iter().find(|recipe| {
        let first = recipe.command.first().map(|first| base_name(first));
        recipe.family == family
            && first.and_then(|first| service.program(first)).is_some_and(|own| std::ptr::eq(own, program))
    })?;
    // What the unit makes itself is not made twice.
    let last = |line: &str| line.split_whitespace().last().unwrap_or_default().trim_start_matches("/var").to_owned();
    let lines: Vec<&'static str> = recipe
        .prepare
        .iter()
        .copied()
        .filter(|line| start.replaced.is_some() || line.starts_with("install -d") || line.starts_with("mkdir"))
        .filter(|line| {
            let path = last(line);
            let name = path.trim_start_matches("/run/").to_owned();
            !unit.entries.iter().any(|entry| {
                entry.value.contains(&path) && entry.key == "ExecStartPre"
                    || entry.key == "RuntimeDirectory" && entry.value.split_whitespace().any(|own| own == name)
            })
        })
        .collect();
    (!lines.is_empty()).then_some(image::Packaged { family, told: told.map(drop), lines })
}

/// The instruction that asks whether the program answers, where it is known how.
fn health(unit: &Unit, start: &Begins) -> Option<String> {
    let Begins::Programs(starts) = start else { return None };
    let start = starts.last().filter(|_| Type::of(unit.setting("Type")) != Type::Oneshot)?;
    let command = start::script(&start.exec).unwrap_or_else(|| start.exec.shown());
    let health = together::health_of_command(start.service?, &command)?;
    let watchdog = unit.setting("WatchdogSec").and_then(values::seconds);
    let mut times = String::new();
    for (name, usual) in together::HEALTH_TIMES {
        let value = match watchdog {
            Some(values::Span::Seconds(seconds @ 1..)) if *name == "interval" => format!("{seconds}s"),
            _ => (*usual).to_owned(),
        };
        times.push_str(&format!("--{}={value} ", name.replace('_', "-")));
    }
    let test: Vec<String> = health.test.iter().map(|word| (*word).to_owned()).collect();
    Some(format!("HEALTHCHECK {times}CMD {}", generate::exec_form(&test)))
}

/// The variable with which a script that would stay in front of the daemon, and swallow its signals, gives way to it.
fn in_front(start: &Begins) -> Option<(String, exec::Word)> {
    let Begins::Programs(starts) = start else { return None };
    let start = starts.last()?;
    let service = start.service?;
    let program = service.program(&start.exec.program())?;
    let (variable, value) = program.stays_in_front.as_ref()?.unless_env?;
    let mut set = service.recipes.iter().flat_map(|recipe| recipe.env);
    let (_, value) = set.find(|(name, written)| *name == variable && written.starts_with(value))?;
    Some((variable.to_owned(), exec::Word::text(*value)))
}

/// The signal that the catalogue has for the program, where the unit sends it a command instead.
fn stop_signal(unit: &Unit, start: &Begins) -> Option<String> {
    let Begins::Programs(starts) = start else { return None };
    let start = starts.last()?;
    let service = start.service?;
    let own = unit.setting("KillSignal").map(image::signal_name);
    if own.is_some_and(|own| own != "SIGCONT") {
        return None;
    }
    let program = start.runs();
    let same = service.recipes.iter().filter(|recipe| {
        recipe.command.first().is_some_and(|first| {
            let first = service.program(base_name(first));
            let own = service.program(&program);
            first.zip(own).is_some_and(|(a, b)| std::ptr::eq(a, b))
        })
    });
    let mut signals = same.map(|recipe| recipe.stop_signal);
    let first = signals.next()?;
    signals.all(|signal| signal == first).then_some(first)?.map(str::to_owned)
}

/// What a unit begins.
fn begins(unit: &Unit, kind: UnitKind, environment: &Environment<'_>, lang: Lang) -> Begins {
    match kind {
        UnitKind::Container => {
            return engine::quadlet(unit)
                .map_or(Begins::Other(UnitKind::Podman), |(line, left)| Begins::Quadlet(line, left));
        }
        UnitKind::Service => {}
        other => return Begins::Other(other),
    }
    let entries = unit.entries("Service", "ExecStart");
    let execs: Vec<Exec> = entries.iter().flat_map(|entry| Exec::all(&entry.value, environment)).collect();
    let kind = Type::of(unit.setting("Type"));
    if kind == Type::Oneshot
        && let Some(exec) = execs.iter().find(|exec| start::changes_host(exec))
    {
        return Begins::Open(Open::Host(exec.program()));
    }
    let Some(last) = execs.last() else { return Begins::Nothing };
    if let Some(call) = execs.iter().find_map(|exec| engine::call(exec, unit, lang)) {
        return Begins::Container(call);
    }
    if execs.len() > 1 && kind != Type::Oneshot {
        return Begins::Several;
    }
    let stays = unit.setting("RemainAfterExit").is_some_and(directives::is_on);
    if kind == Type::Oneshot && stays && !unit.service("ExecStop").is_empty() {
        return Begins::Open(Open::SetUp(last.program()));
    }
    let starts: Result<Vec<Start>, Open> = execs.iter().map(|exec| start::of(exec, kind)).collect();
    match starts {
        Ok(starts) => Begins::Programs(starts),
        Err(open) => Begins::Open(open),
    }
}
