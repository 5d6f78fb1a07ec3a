//! A process manager is what the container starts: honest, and rarely needed.

use super::listing::names;
use super::{Example, Findings, ListingContext, Pillars, Rule, StageContext};
use crate::boot::EventKind;
use crate::knowledge::{init, programs};
use crate::lang::Text;
use crate::listing::Place;
use crate::report::{Outcome, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "process-manager",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "PID 1 is a process manager (`{command}`) that runs {services}.",
            ja: "PID 1 はプロセスマネージャー(`{command}`)で、{services} を動かしています。",
        },
        why: Text {
            en: "It needs no privileges and passes signals on. But the engine sees only the manager: a service that keeps crashing looks \
                 healthy from outside, and all of them are updated and restarted as one.",
            ja: "特権は不要で、シグナルも伝わります。ただしエンジンから見えるのはマネージャーだけなので、サービスがクラッシュを繰り返しても\
                 外からは正常に見え、更新も再起動もまとめて行うことになります。",
        },
        advice: Text {
            en: "Where the services do not depend on sharing a container, give each its own; then no manager is needed.",
            ja: "同じコンテナに置く理由がなければ、サービスごとにコンテナを分けてください。マネージャーは不要になります。",
        },
    },
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y supervisor\nCOPY app.conf /etc/supervisor/conf.d/\nCMD [\"supervisord\", \"-n\"]\n",
            good: None,
        },
        Example {
            bad: "FROM node:22\nRUN npm install -g pm2\nCOPY . /srv\nCMD [\"pm2\", \"start\", \"/srv/app.js\", \"--no-daemon\"]\n",
            good: None,
        },
        Example {
            bad: "UID        PID  PPID  C STIME TTY          TIME CMD\n\
              root         1     0  0 09:00 ?        00:00:00 /usr/bin/python3 /usr/bin/supervisord -n\n\
              root         9     1  0 09:00 ?        00:00:00 /usr/sbin/httpd -DFOREGROUND\n\
              root        10     1  0 09:00 ?        00:00:00 /usr/sbin/sshd -D\n",
            good: None,
        },
    ],
    stage: Some(check_stage),
    listing: Some(check_listing),
    run: None,
};

/// What a start command is told.
const STARTED: Pillars = Pillars {
    what: Text {
        en: "The start command is a process manager, {program}.",
        ja: "起動コマンドはプロセスマネージャーの {program} です。",
    },
    why: Text {
        en: "As a container process it is honest: it needs no privileges and passes the stop signal on. But the engine sees only the \
             manager. A program that keeps crashing is restarted inside while the container looks fine, and its exit code reaches nobody.",
        ja: "特権は不要で停止シグナルも伝わるので、コンテナのプロセスとして間違いではありません。ただしエンジンから見えるのはマネージャーだけです。\
             プログラムがクラッシュを繰り返しても中で再起動されてコンテナは正常に見え、終了コードは誰にも届きません。",
    },
    advice: Text {
        en: "One service in each container is simpler, and the engine restarts it: then no manager is needed. Where the programs must \
             share a container, keep it.",
        ja: "1 コンテナ 1 サービスのほうが簡単で、再起動もエンジンに任せられるため、マネージャーは不要になります。同じコンテナに置く理由があるなら、\
             このままで構いません。",
    },
};

/// The same where it is known what it runs.
const STARTED_FOR: Text = Text {
    en: "The start command is a process manager, {program}, that runs {services}.",
    ja: "起動コマンドはプロセスマネージャーの {program} で、{services} を動かします。",
};

/// The same where only a configuration that is not here keeps it in the foreground.
const IN_FRONT: Text = Text {
    en: "Start it with `{option}` in any case: unless its configuration says otherwise it goes to the background, and the container \
         exits. One service in each container is simpler, and needs no manager.",
    ja: "いずれにせよ `{option}` を付けて起動してください。設定で指定しない限りバックグラウンドに移り、コンテナは終了します。1 コンテナ 1 サービスなら、\
         マネージャーは不要です。",
};

fn check_stage(context: &StageContext<'_>, findings: &mut Findings) {
    let boot = context.boot;
    // A manager that only forks away has a finding of its own.
    if !context.starts_here() || context.plan.intent.is_intended() || boot.outcome == Some(Outcome::Exits) {
        return;
    }
    let started = boot.events.iter().find_map(|event| match &event.kind {
        EventKind::Supervisor { program } => Some((event.span, program)),
        _ => None,
    });
    // What the base image brings along is its makers' choice.
    let Some((span, program)) = started.filter(|(span, _)| !span.overlaps(context.subject.stage.base_span)) else {
        return;
    };
    if init::wraps_one_program(program) {
        return;
    }
    let services: Vec<&str> = context
        .plan
        .services
        .iter()
        .filter(|meant| !meant.service.is_some_and(|service| programs::is_manager_service(service.id)))
        .map(|meant| meant.service.map_or(meant.name.as_str(), |service| service.name))
        .collect();
    let known = !services.is_empty();
    let option = programs::option_in_front(program).filter(|_| boot.outcome == Some(Outcome::Unknown));
    let text = Pillars {
        what: if known { STARTED_FOR } else { STARTED.what },
        advice: if option.is_some() { IN_FRONT } else { STARTED.advice },
        ..STARTED
    };
    let raised = findings.raise(span).saying(text).with("program", program.clone());
    if known {
        raised.with("services", context.names(&services));
    }
    if let Some(option) = option {
        raised.with("option", option);
    }
}

/// Of a manager that a small init has started.
const BEHIND: Text = Text {
    en: "A process manager (`{command}`) runs {services} in this container.",
    ja: "このコンテナでは、プロセスマネージャー(`{command}`)が {services} を動かしています。",
};

fn check_listing(context: &ListingContext<'_>, findings: &mut Findings) {
    let found = context.found;
    let Some(manager) = found.manager() else { return };
    if found.place != Place::Container || context.services.is_empty() {
        return;
    }
    let process = found.process(manager);
    let raised = findings.raise(process.span);
    if found.pid1 != Some(manager) {
        raised.saying(Pillars { what: BEHIND, ..RULE.text });
    }
    raised.with("command", process.command.clone()).with("services", names(context.services));
}
