//! The author's own script in ENTRYPOINT that is given a CMD.
//!
//! Docker's documentation has such a script prepare and end in `exec "$@"`. Where nobody here can read it, a CMD that is itself a
//! request to an init system says that the script does: as mere arguments it would mean nothing. What such a CMD starts is judged as
//! what the container starts; that the script may do otherwise keeps every answer to it uncertain.

use crate::boot::manager::{self, By, Verb};
use crate::input::dockerfile::{Dockerfile, StartForm};
use crate::input::shell::{self, Word};
use crate::knowledge::programs::{self, Role};
use crate::plan::evidence::Evidence;
use crate::subject::{StageSubject, Starter};

/// Every stage of a Dockerfile, with what is known of its entrypoint script.
#[must_use]
pub fn subjects(file: &Dockerfile) -> Vec<StageSubject<'_>> {
    let mut subjects = StageSubject::all(file);
    for subject in &mut subjects {
        let Some(script) = script(subject).map(str::to_owned) else { continue };
        let evidence = Evidence::gather(file, subject);
        let written = &evidence.written;
        subject.hands_on = (evidence.systemctl_replaced.is_some() || !is_bare(subject))
            && written.program(&script).is_none()
            && written.resolve(&script).is_none();
    }
    subjects
}

/// The script of an ENTRYPOINT that starts nothing else, where its CMD asks an init system.
fn script<'s>(subject: &'s StageSubject<'_>) -> Option<&'s str> {
    let Some(Starter::Written { form: StartForm::Exec(words), .. }) = &subject.entrypoint else { return None };
    let Some(Starter::Written { form: cmd, .. }) = &subject.cmd else { return None };
    let mut words = words.as_slice();
    if words.first().is_some_and(|word| programs::role(&word.value) == Some(Role::MiniInit)) {
        let options = words.iter().skip(1).take_while(|word| word.value.starts_with('-')).count();
        words = words.get(options + 1..)?;
    }
    if words.first().is_some_and(|word| programs::role(&word.value) == Some(Role::Shell)) {
        words = words.get(1..)?;
    }
    let [script] = words else { return None };
    (programs::is_start_script(&script.value) && (asks(cmd) || is_bare(subject))).then_some(script.value.as_str())
}

/// Whether a CMD is nothing but `systemctl`, which only a script in its place makes a request of: to start what is enabled.
fn is_bare(subject: &StageSubject<'_>) -> bool {
    let Some(Starter::Written { form: StartForm::Exec(words), .. }) = &subject.cmd else { return false };
    matches!(words.as_slice(), [word] if programs::role(&word.value) == Some(Role::Manager))
}

/// Whether a CMD is a request to an init system.
fn asks(cmd: &StartForm) -> bool {
    match cmd {
        StartForm::Shell(flat) => of_script(&flat.text),
        StartForm::Exec(words) => {
            let values: Vec<&str> = words.iter().map(|word| word.value.as_str()).collect();
            match values.as_slice() {
                [shell, flag, script] if programs::role(shell) == Some(Role::Shell) && flag.ends_with('c') => {
                    of_script(script)
                }
                values => is_request(values),
            }
        }
    }
}

fn of_script(text: &str) -> bool {
    shell::parse(text).commands().iter().any(|found| {
        let own: &[Word] = found.words.get(shell::unwrap(found.words).index..).unwrap_or_default();
        is_request(&own.iter().map(|word| word.value.as_str()).collect::<Vec<_>>())
    })
}

/// Whether a command boots an init, or has a manager start something.
fn is_request(words: &[&str]) -> bool {
    let Some(program) = words.first() else { return false };
    programs::role(program) == Some(Role::Init)
        || manager::request(words).is_some_and(|request| match request.by {
            By::Systemctl | By::InitScript => matches!(request.verb, Verb::Start | Verb::EnableNow),
            By::Registration => false,
        })
}
