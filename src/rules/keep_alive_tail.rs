//! Something that waits for ever keeps the container up, whatever becomes of the program before it.

use super::{Example, Findings, Pillars, Raised, Rule, StageContext};
use crate::boot::EventKind;
use crate::input::dockerfile::{Content, StartForm};
use crate::input::shell::{self, Reach};
use crate::knowledge::programs::{self, Role};
use crate::lang::Text;
use crate::report::{Outcome, Severity};
use crate::text::Span;

/// The rule.
pub const RULE: Rule = Rule {
    name: "keep-alive-tail",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "{tail} keeps the container up, whatever becomes of what was started before it.",
            ja: "{tail} がコンテナを存続させるため、先に起動したものがどうなってもコンテナは動き続けます。",
        },
        why: Text {
            en: "When the program dies nobody notices: the engine sees a container that runs, restarts nothing and reports no exit code. docker stop \
                 waits its full ten seconds as well, since the signal never reaches the program.",
            ja: "プログラムが落ちても気づけません。エンジンからは動いているコンテナに見えるため、再起動されず、終了コードも残りません。シグナルがプログラムに\
                 届かないので、docker stop にも 10 秒かかります。",
        },
        advice: Text {
            en: "Let the program run in the foreground as the last command, with `exec` in front of it, and take the tail away.",
            ja: "プログラムをフォアグラウンドで最後のコマンドとして `exec` で起動し、後ろの待機コマンドを削除してください。",
        },
    },
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[
        Example { bad: "FROM debian:12\nCOPY app /opt/app\nCMD /opt/app/start.sh && tail -f /dev/null\n", good: None },
        Example {
            bad: "FROM debian:12\nCOPY app /opt/app\nCMD /opt/app/server & tail -f /var/log/app.log\n",
            good: None,
        },
    ],
    stage: Some(check),
    listing: None,
    run: None,
};

const LOG: Pillars = Pillars {
    what: RULE.text.what,
    why: RULE.text.why,
    advice: Text {
        en: "Let the program run in the foreground and log to standard output. Where it only writes files, link them there, as the nginx image \
             does: `ln -sf /dev/stdout /var/log/nginx/access.log`.",
        ja: "プログラムをフォアグラウンドで動かし、ログは標準出力に出してください。ファイルにしか書けない場合は、nginx の公式イメージのように\
             `ln -sf /dev/stdout /var/log/nginx/access.log` とリンクします。",
    },
};

/// Whether a start command starts a program before it waits.
fn starts_before(form: &StartForm, tail: &str) -> bool {
    let script = match form {
        StartForm::Shell(flat) => flat.text.as_str(),
        StartForm::Exec(words) => match words.as_slice() {
            [shell, flag, script, ..]
                if programs::role(&shell.value) == Some(Role::Shell)
                    && flag.value.starts_with('-')
                    && flag.value.ends_with('c') =>
            {
                script.value.as_str()
            }
            _ => return false,
        },
    };
    let parsed = shell::parse(script);
    let commands = parsed.commands();
    let values = |found: &shell::Found<'_>| -> Vec<String> {
        let own = &found.words[shell::unwrap(found.words).index.min(found.words.len())..];
        own.iter().map(|word| word.value.clone()).collect()
    };
    // What a loop repeats is not before it.
    let before = commands
        .iter()
        .filter(|found| found.reach != Reach::Loop)
        .map(values)
        .take_while(|words| words.join(" ") != tail);
    before.filter(|words| !words.is_empty()).any(|words| {
        let args: Vec<&str> = words[1..].iter().map(String::as_str).collect();
        !fills(&words[0], &args)
    })
}

/// Whether a command starts nothing that a tail could outlive.
#[must_use]
pub fn fills(program: &str, args: &[&str]) -> bool {
    matches!(programs::role(program), Some(Role::Quick | Role::KeepAlive))
        || programs::role(program) == Some(Role::Shell) && args.iter().all(|arg| arg.starts_with('-'))
        || programs::waits_for_ever(program, args)
}

/// Says what keeps the container up.
pub fn say<'r>(raised: &'r mut Raised, tail: &str) -> &'r mut Raised {
    raised.with("tail", tail);
    if tail.starts_with("tail") && !tail.ends_with("/dev/null") {
        raised.saying(LOG);
    }
    raised
}

/// What keeps the container up instead of a program that is started before it, and where it stands.
#[must_use]
pub fn behind_program<'c>(context: &'c StageContext<'_>) -> Option<(Span, &'c str)> {
    let boot = context.boot;
    // Each of these says the same in its own words.
    let said = boot.events.iter().any(|event| {
        event.kind.is_wrong_start() || matches!(event.kind, EventKind::Init { .. } | EventKind::Supervisor { .. })
    });
    let (span, tail) = boot.events.iter().find_map(|event| match &event.kind {
        EventKind::KeepAlive { command } if !said => Some((event.span, command.as_str())),
        _ => None,
    })?;
    let index = context.subject.start_instruction()?;
    let before = match &context.file.instructions[index].content {
        Content::Cmd(form) | Content::Entrypoint(form) => starts_before(form, tail),
        _ => false,
    };
    // Alone it is a place to work in with `docker exec`, and hides nothing.
    before.then_some((span, tail))
}

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    if !context.starts_here() || context.plan.intent.is_intended() {
        return;
    }
    let Some((span, tail)) = behind_program(context) else { return };
    let raised = say(findings.raise(span), tail);
    if context.boot.outcome == Some(Outcome::Exits) {
        raised.severity(Severity::Info);
    }
}
