//! A service that nobody here knows, started by its own init script: the script that the author's own text names goes on starting
//! it, and the first process watches it by that script's `status`, hands a stop signal to its `stop`, and ends when it is gone.
//!
//! Nothing of it is invented: LSB and Debian's policy (9.3.2) have every init script take `start` and `stop`, and LSB `status`
//! with 0 for what runs. A script without a `status` that says so stops the container with a message, rather than leave one running
//! that nothing watches.

use super::super::boilerplate::is_systemd_signal;
use super::super::draft::Draft;
use super::super::stage::StageParts;
use super::recipe::other_user;
use super::script::{self, New, Part, Step};
use super::written::Written;
use super::{is_bus_start, is_misuse};
use crate::boot::manager::{self, By, Verb};
use crate::boot::{Event, EventKind};
use crate::input::shell;
use crate::knowledge::packages;
use crate::knowledge::platform::Family;
use crate::knowledge::programs;
use crate::knowledge::roles;
use crate::lang::Text;
use crate::plan::evidence::service_of_unit;
use crate::report::Applicability;
use crate::text::Span;

const WATCH: Text = Text {
    en: "Keep the init script of {service}, and let the first process watch it",
    ja: "{service} の init スクリプトを残し、最初のプロセスに監視させる",
};

const BETTER: Text = Text {
    en: "The program itself in CMD is better: the engine then sees at once when it ends, and signals and logs reach it directly. The init \
         script, in /etc/init.d of the image, shows the program and the user that it runs as; the program's manual names the option that keeps \
         it in the foreground. The correction offered here keeps the init script, and can only be as good as its `status`: this must succeed \
         while the daemon runs and fail once it has ended.",
    ja: "CMD にプログラム本体を書くほうが確実です。終了がすぐエンジンに伝わり、シグナルとログも直接届きます。起動されるプログラムと実行ユーザーは\
         イメージ内の /etc/init.d にある init スクリプトで、フォアグラウンドで動かすオプションはプログラムのマニュアルで確認できます。ここで提案する修正は init \
         スクリプトを残すもので、監視の確かさはその `status` しだいです。稼働中は成功し、終了後は失敗しなければなりません。",
};

/// How often it is looked at, in seconds.
const PAUSE: &str = "sleep 5 & wait $!";

/// More services than these nobody reads in one line.
const MOST: usize = 8;

/// An init script that the text starts.
struct Asked {
    /// What runs it: `service xrdp`, `/etc/init.d/xrdp`.
    script: String,
    /// Its name.
    unit: String,
}

/// The start command, taken apart.
struct Taken {
    /// What starts the services, and what prepares them: where it stands in the script.
    body: Span,
    /// Whether it has an `||` of its own.
    or: bool,
    /// The logs that it showed at the end: the author's own commands.
    logs: Vec<String>,
    asked: Vec<Asked>,
}

/// The patch, where all that is started is started by init scripts, and nothing else is to run.
#[must_use]
pub fn draft(parts: &StageParts<'_>) -> Option<Draft> {
    let boot = parts.meant();
    let is_script = |kind: &EventKind| matches!(kind, EventKind::InitScript { .. });
    if !boot.events.iter().any(|event| is_script(&event.kind))
        || boot.events.iter().any(|event| is_misuse(&event.kind) && !is_script(&event.kind))
        || boot.running.iter().any(|running| running.foreground)
        || other_user(parts).is_some()
        || parts.subject.effective_stop_signal().is_some_and(|signal| !is_handled(signal))
    {
        return None;
    }
    let written = Written::of(parts)?;
    let text = commands(parts, &written)?;
    let taken = taken(parts, &text)?;
    let watched = watched(&taken.asked);
    let names: Vec<String> = watched.iter().map(|asked| asked.unit.clone()).collect();
    let newline = parts.file.newline();
    let many_lines = written.may_go_on() && !has_escape(parts.text);
    let apart = if many_lines { format!("; \\{newline}    ") } else { "; ".to_owned() };
    let (before, after) = around(&watched, &taken, &apart);
    let new = if written.script().is_some() {
        let rest = Span::new(taken.body.end, text.trim_end().len());
        New::Edited(vec![(Span::new(taken.body.start, taken.body.start), before), (rest, after)])
    } else {
        New::Shell(format!("{before}{}{after}", taken.body.of(&text)))
    };
    Some(Draft {
        title: WATCH,
        values: vec![("service", names.join(", "))],
        applicability: Applicability::Review,
        edits: written.edits(parts, &new),
        covers: covers(parts, &written),
        note: Some(BETTER),
    })
}

/// What it puts right: all but a bus, which it goes on starting.
fn covers(parts: &StageParts<'_>, written: &Written<'_>) -> Vec<Span> {
    let own: Vec<Span> =
        written.instructions().filter_map(|index| parts.file.instructions.get(index)).map(|it| it.span).collect();
    let (bus, others): (Vec<&Event>, Vec<&Event>) =
        parts.boot.events.iter().partition(|event| is_bus_start(&event.kind));
    let covers = others.iter().map(|event| event.span);
    if bus.iter().any(|event| own.iter().any(|span| span.overlaps(event.span))) {
        return covers.collect();
    }
    covers.chain(own).collect()
}

/// The commands that are started.
fn commands(parts: &StageParts<'_>, written: &Written<'_>) -> Option<String> {
    if let Some(script) = written.script() {
        return Some(script.to_owned());
    }
    let words: Vec<&str> = written.words().iter().map(String::as_str).collect();
    if manager::request(&words).is_some() {
        return Some(shell::quoted_words(&words));
    }
    // A script that the text writes and that does nothing else.
    let [run] = parts.meant().scripts.as_slice() else { return None };
    let file = parts.evidence.written.get(&run.path).filter(|file| file.is_whole())?;
    let text = &file.text.text;
    let parsed = shell::parse(text);
    let steps = script::steps(&parsed, parts.subject.family);
    let plain = parsed.problems.is_empty()
        && steps.iter().all(|step| step.part.is_scaffolding() && !step.background && !step.or);
    let lines: Vec<&str> = steps.iter().filter_map(|step| text.get(step.span.start..step.span.end)).collect();
    let one_line = lines.iter().all(|line| !line.contains(['\n', '#']));
    (plain && one_line).then(|| lines.join("; "))
}

/// Takes a script apart; none where something in it is more than the start of services by their init scripts, and what it takes.
fn taken(parts: &StageParts<'_>, text: &str) -> Option<Taken> {
    let script = shell::parse(text);
    if !script.problems.is_empty() {
        return None;
    }
    let steps = script::steps(&script, parts.subject.family);
    let last = steps.iter().rposition(|step| matches!(step.part, Part::Starts | Part::Quiet) || step.speaks)?;
    let (kept, waits) = steps.split_at(last + 1);
    let mut asked: Vec<Asked> = Vec::new();
    for step in kept {
        match step.part {
            _ if step.background => return None,
            // What stands behind it would be left behind it.
            Part::Filler if waits_for_ever(step) => return None,
            Part::Filler | Part::Quiet => {}
            Part::Starts if !step.or => match started(parts, step)? {
                Some(one) if asked.iter().all(|other| other.unit != one.unit) => asked.push(one),
                _ => {}
            },
            Part::Starts | Part::Daemon | Part::Work => return None,
        }
    }
    let logs = waits.iter().filter_map(|step| log(text, step)).collect();
    let of_filler = |step: &Step<'_>| step.part == Part::Filler && !step.background;
    let body = Span::new(kept.first()?.span.start, kept.last()?.span.end);
    (waits.iter().all(of_filler) && !asked.is_empty() && asked.len() <= MOST).then(|| Taken {
        body,
        or: kept.iter().any(|step| step.or),
        logs,
        asked,
    })
}

/// The init script that a step starts; the inner None for the message bus, which others need and nobody waits for, the outer one
/// for what is started otherwise.
fn started(parts: &StageParts<'_>, step: &Step<'_>) -> Option<Option<Asked>> {
    let words = step.words()?;
    let unwrapped = shell::unwrap(words);
    let sudo = words.first().is_some_and(|word| word.value == "sudo");
    let own = words.get(unwrapped.index..)?;
    let values: Vec<&str> = own.iter().map(|word| word.value.as_str()).collect();
    let &program = values.first()?;
    if packages::starts_system_bus(program, &mut values.get(1..)?.iter().copied()) {
        return Some(None);
    }
    let as_root = sudo && unwrapped.user == Some("root");
    if !own.iter().all(|word| word.literal) || (unwrapped.index > 0 && !as_root) {
        return None;
    }
    let request = manager::request(&values).filter(|it| it.by == By::InitScript && it.verb == Verb::Start)?;
    let ([unit], "start" | "restart") = (request.units.as_slice(), request.written.as_str()) else { return None };
    let family = parts.subject.family;
    let script = match (values.as_slice(), family) {
        // Where no systemd runs, `service` runs /etc/init.d/NAME (Debian: init-system-helpers, `service`).
        (["service", name, _], Some(Family::Debian)) => format!("service {name}"),
        // OpenRC's scripts refuse where OpenRC did not boot.
        (_, Some(Family::Alpine)) => return None,
        ([path, _], _) if path.starts_with('/') => (*path).to_owned(),
        _ => return None,
    };
    let script = if as_root { format!("sudo {script}") } else { script };
    let plain = |word: &str| word.chars().all(|c| c.is_ascii_alphanumeric() || "/ _-.@+".contains(c));
    if packages::is_bus_unit(unit) {
        return Some(None);
    }
    // What belongs to the host is nothing to keep running here.
    let of_host = service_of_unit(unit).is_some_and(|service| service.host.is_some());
    (plain(&script) && !of_host).then(|| Some(Asked { script, unit: unit.clone() }))
}

/// Whether nothing behind a step is reached.
fn waits_for_ever(step: &Step<'_>) -> bool {
    let values: Vec<&str> = step.words().unwrap_or_default().iter().map(|word| word.value.as_str()).collect();
    values.split_first().is_some_and(|(program, args)| programs::waits_for_ever(program, args))
}

/// The log that a step shows for ever.
fn log(text: &str, step: &Step<'_>) -> Option<String> {
    let words = step.words()?;
    let shows = words.first().is_some_and(|word| word.value == "tail") && words.iter().all(|word| word.literal);
    let file = words.last().filter(|word| shows && word.value.starts_with('/') && word.value != "/dev/null");
    file.and_then(|_| text.get(step.span.start..step.span.end)).map(str::to_owned)
}

/// Those whose end is the container's: company is started, and nobody waits for it.
fn watched(asked: &[Asked]) -> Vec<&Asked> {
    let is_company = |asked: &&Asked| {
        roles::is_household(&asked.unit)
            || service_of_unit(&asked.unit).is_some_and(|service| roles::is_companion(service.id))
    };
    let main: Vec<&Asked> = asked.iter().filter(|asked| !is_company(asked)).collect();
    if main.is_empty() { asked.iter().collect() } else { main }
}

/// What stands in front of the commands that start the services, and behind them.
fn around(watched: &[&Asked], taken: &Taken, apart: &str) -> (String, String) {
    let stops: Vec<String> = taken.asked.iter().rev().map(|asked| format!("{} stop", asked.script)).collect();
    let asks: Vec<String> = watched.iter().map(|asked| format!("{} status > /dev/null", asked.script)).collect();
    let says: Vec<String> = watched.iter().map(|asked| format!("{} status", asked.script)).collect();
    let before = format!("trap '{}; exit 0' TERM INT{apart}", stops.join("; "));
    // What fails to start is seen at once, unless the author's own text says what is to happen then.
    let failed = if taken.or { "" } else { " || exit 1" };
    let beside = apart.trim_start_matches(';');
    let logs: String = taken.logs.iter().map(|log| format!("{log} &{beside}")).collect();
    let after = format!(
        "{failed}{apart}{logs}{PAUSE}{apart}while {}; do {PAUSE}; done{apart}\
         echo '{} fails: the daemon has ended, or the init script has no status that tells whether it runs' >&2; exit 1",
        asks.join(" && "),
        says.join(" or "),
    );
    (before, after)
}

/// Whether the trap hears a stop signal; an init's goes with it.
fn is_handled(signal: &str) -> bool {
    is_systemd_signal(signal) || matches!(signal.trim_start_matches("SIG"), "TERM" | "INT" | "15" | "2")
}

/// Whether a directive makes another character continue lines.
fn has_escape(text: &str) -> bool {
    let directives = text.lines().take_while(|line| line.trim_start().starts_with('#'));
    directives.map(str::to_ascii_lowercase).any(|line| line.contains("escape") && line.contains('`'))
}
