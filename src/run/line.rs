//! Run lines put right: the patches of the user's own line, and the line for an image that was made instead.

use super::container::Container;
use super::generate::Generated;
use super::grants;
use super::need::Need;
use crate::input::session::Call;
use crate::knowledge::capabilities::{Grants, Network};
use crate::knowledge::privileges::Notation;
use crate::lang::{Lang, Text};
use crate::report::{Applicability, Edit, Patch};
use crate::rewrite::apply::replace;
use crate::text::Span;

const WITHOUT: Text = Text { en: "Run it without {grants}", ja: "{grants} を外して実行する" };
const NARROW: Text = Text {
    en: "Give it what {service} needs, instead of {grant}",
    ja: "{grant} の代わりに、{service} に必要なものだけを与える",
};
const REPAIR: Text = Text { en: "Repair the command line", ja: "コマンドの書き損じを直す" };

/// The id of the patch that takes the grants away.
pub fn grants_id(subject: &str) -> String {
    format!("{subject}-grants")
}

/// The id of the patch that repairs the line.
pub fn repair_id(subject: &str) -> String {
    format!("{subject}-repair")
}

/// What puts a container's line right as it stands.
pub fn patches(container: &Container<'_>, subject: &str, text: &str, lang: Lang) -> Vec<Patch> {
    let mut patches = Vec::new();
    let mut gone: Vec<Span> = Vec::new();
    let (needless, names) = super::needless(container, Notation::RunLine);
    if matches!(container.need, Need::Nothing) && !needless.is_empty() {
        gone = needless.into_iter().map(|span| whole(text, span)).collect();
        patches.push(Patch {
            id: grants_id(subject),
            title: WITHOUT.fill(lang, &[("grants", &names)]),
            // On a host with SELinux it may be what lets the program read a directory of the host; and what is typed inside may
            // be more than is seen.
            applicability: if grants::mounts_unlabelled(container.call) || !container.inside.is_empty() {
                Applicability::Review
            } else {
                Applicability::Safe
            },
            edits: gone.iter().map(|&span| replace(span, "")).collect(),
        });
    }
    if let Some((patch, span)) = narrowed(container, subject, text, lang) {
        gone.push(span);
        patches.push(patch);
    }
    let stays = |span: Span| !gone.iter().any(|gone| gone.start <= span.start && span.start < gone.end);
    let repairs: Vec<Edit> = container
        .call
        .damage
        .iter()
        .filter(|damage| stays(damage.span))
        .map(|damage| replace(damage.span, damage.repaired.clone()))
        .collect();
    if !repairs.is_empty() {
        patches.push(Patch {
            id: repair_id(subject),
            title: REPAIR.get(lang).to_owned(),
            applicability: Applicability::Safe,
            edits: repairs,
        });
    }
    patches
}

/// `--privileged` replaced by what the service really needs, where the catalogue knows that; and the place of the option.
fn narrowed(container: &Container<'_>, subject: &str, text: &str, lang: Lang) -> Option<(Patch, Span)> {
    if !matches!(container.need, Need::Kernel) {
        return None;
    }
    let all = container
        .grants
        .iter()
        .find(|granted| matches!(granted.grant.name, "--privileged" | "--cap-add ALL") && !granted.span.is_empty())?;
    let [meant] = container.meant.as_slice() else { return None };
    let service = meant.service?;
    // What the line itself brings in speaks for more than the service alone needs.
    let worked = !container.inside.is_empty() || grants::works_on_host(container.call);
    let always = service.needs.iter().filter(|need| need.when.is_none());
    let mut wanted: Vec<String> = Vec::new();
    for need in always {
        let Grants::Capabilities(capabilities) = &need.grants else { return None };
        if need.network == Network::Host && container.call.last("network").is_none() {
            wanted.push("--network host".to_owned());
        }
        wanted.extend(capabilities.iter().map(|capability| format!("--cap-add {}", capability.name)));
        wanted.extend(need.devices.iter().map(|device| format!("--device {device}")));
    }
    let given: Vec<String> =
        container.call.options.iter().map(|given| format!("--{} {}", given.name, given.value)).collect();
    wanted.retain(|option| !given.contains(option));
    wanted.dedup();
    let clustered = container.call.options.iter().any(|given| given.span == all.span && given.clustered);
    if wanted.is_empty() || worked || clustered {
        return None;
    }
    let span = crate::input::session::whole(text, all.span);
    let patch = Patch {
        id: grants_id(subject),
        title: NARROW.fill(lang, &[("service", service.name), ("grant", all.grant.name)]),
        applicability: Applicability::Review,
        edits: vec![replace(span, wanted.join(" "))],
    };
    Some((patch, span))
}

/// An option with what parts it from the next one: its line, where it stands on one of its own.
fn whole(text: &str, option: Span) -> Span {
    let before = &text[..option.start];
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let after = &text[option.end..];
    let blank = |c: char| c == ' ' || c == '\t';
    let rest = after.trim_start_matches(blank);
    let continued = rest.strip_prefix(['\\', '^', '`']).map(|rest| rest.trim_start_matches([' ', '\t', '\r']));
    match continued {
        Some(next) if before[line..].trim().is_empty() && next.starts_with('\n') => {
            Span::new(line, option.end + (after.len() - next.len()) + 1)
        }
        _ => Span::new(option.start, option.end + (after.len() - rest.len())),
    }
}

/// The lines that build the image of a Dockerfile and run it, with what the user's own line has to say about it.
pub fn commands(container: &Container<'_>, generated: &Generated, path: &str, text: &str) -> (String, String) {
    let file = if path == "Dockerfile" { String::new() } else { format!("-f {path} ") };
    let program = container.call.engine.program();
    let build = format!("{program} build {file}-t {} .", generated.tag);
    let mut run = format!("{program} run -d");
    if generated.needs_init {
        run.push_str(" --init");
    }
    let kept = kept(container.call, text);
    let publishes = container.call.last("publish").is_some() || container.call.is_on("publish-all");
    if container.call.last("name").is_none() {
        run.push_str(&format!(" --name {}", generated.tag));
    }
    for option in &kept {
        run.push(' ');
        run.push_str(option);
    }
    for port in generated.ports.iter().filter(|_| !publishes) {
        run.push(' ');
        run.push_str(port);
    }
    run.push(' ');
    run.push_str(&generated.tag);
    (build, run)
}

/// The options that a service which is started itself still wants.
fn kept(call: &Call, text: &str) -> Vec<String> {
    let terminal = ["detach", "interactive", "tty", "init", "entrypoint", "privileged", "systemd", "sig-proxy", ""];
    let granted = grants::of(call);
    call.options
        .iter()
        .filter(|given| {
            !terminal.contains(&given.name)
                && !grants::serves_init(given)
                && !granted.iter().any(|granted| granted.span == given.span)
        })
        .map(|given| {
            let written = given.span.of(text);
            if given.clustered {
                return match given.value.as_str() {
                    "true" => format!("-{written}"),
                    _ => format!("-{}", written.trim_start_matches('-')),
                };
            }
            // On one line, whatever continued it.
            written.split_whitespace().filter(|word| *word != "\\").collect::<Vec<_>>().join(" ")
        })
        .collect()
}
