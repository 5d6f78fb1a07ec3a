//! systemctl in a start script.

use super::{ScriptContext, foreground};
use crate::boot::EventKind;
use crate::boot::manager::{self, Verb};
use crate::input::shell::{AndOr, Pipeline};
use crate::knowledge::services;
use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Findings, Pillars, systemctl_as_start_command};

const IN_SCRIPT: Pillars = Pillars {
    what: Text {
        en: "`{asked}` fails here: in this container no systemd runs that could answer.",
        ja: "`{asked}` は失敗します。コンテナ内に応答する systemd がいないためです。",
    },
    why: systemctl_as_start_command::RULE.text.why,
    advice: Text {
        en: "Take it out. Let the script end with the program that the unit starts, in the foreground and with `exec` in front of it.{command}",
        ja: "この行を削除し、スクリプトの最後で、ユニットが起動するプログラムをフォアグラウンドで `exec` してください。{command}",
    },
};

const FOR_BOOT: Pillars = Pillars {
    what: Text {
        en: "`{asked}` changes nothing here: no init boots in this container that would read it.",
        ja: "`{asked}` はここでは意味がありません。これを読む init がコンテナ内で起動しないためです。",
    },
    ..IN_SCRIPT
};

pub fn check(context: &ScriptContext<'_>, findings: &mut Findings) {
    let boot = context.stage.boot;
    // What an init boots afterwards is asked for in vain, but for nothing worse.
    if !context.starts() || boot.init().is_some() || context.stage.evidence.systemctl_replaced.is_some() {
        return;
    }
    let items = &context.script.list.items;
    let item_at = |at: usize| items.partition_point(|item| item.span.end <= at);
    for event in &boot.events {
        let EventKind::Systemctl { verb, unit } = &event.kind else { continue };
        let Some(place) = context.own(event.span) else { continue };
        // `systemctl start x || service x start` asks, and has an answer for "no".
        let has_fallback = items.get(item_at(place.start)).is_some_and(|item| {
            let behind =
                |(operator, pipeline): &(AndOr, Pipeline)| *operator == AndOr::Or && pipeline.span.start > place.start;
            item.span.contains(place) && item.rest.iter().any(behind)
        });
        if has_fallback {
            continue;
        }
        let asked = match unit {
            Some(unit) => format!("systemctl {verb} {unit}"),
            None => format!("systemctl {verb}"),
        };
        let request = manager::request(&asked.split_whitespace().collect::<Vec<_>>());
        let for_boot = request.is_some_and(|request| matches!(request.verb, Verb::Enable | Verb::Disable));
        let service = unit.as_deref().and_then(services::by_unit);
        findings
            .raise(event.span)
            .saying(if for_boot { FOR_BOOT } else { IN_SCRIPT })
            .severity(if for_boot { Severity::Warning } else { Severity::Error })
            .with("asked", asked.trim_end().to_owned())
            .with("command", foreground::sentence(context.stage, service));
    }
}
