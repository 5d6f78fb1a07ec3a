//! The picture of privilege: what a container is given beyond what every container has, against what it needs.

use super::container::Container;
use super::grants;
use super::meant::By;
use super::need::Need;
use crate::input::session::Given;
use crate::knowledge::capabilities::{self, Capability, Grants, Named, PRIVILEGED, Risk};
use crate::knowledge::isolation::{self, Effect, Kind};
use crate::knowledge::privileges::Notation;
use crate::knowledge::roles;
use crate::knowledge::services::{Service, matches};
use crate::lang::{Lang, Text};
use crate::report::{Privilege, PrivilegeChange, PrivilegeKind, PrivilegeNeed, PrivilegeRisk};
use crate::text::{LineIndex, Span};

const ALWAYS: Text = Text { en: "{service} does not work without it", ja: "{service} の動作に必要です" };
const WHEN: Text = Text { en: "{service} needs it {when}", ja: "{service} は{when}必要とします" };

const BY_MAKERS: Text = Text {
    en: "the image's makers ask for it as a part of the whole; which parts are used is not known here",
    ja: "イメージの開発元が一式として求めています。どれが実際に使われるかは、ここでは分かりません",
};
const FOR_INIT: Text = Text {
    en: "given so that the init boots; how much of it that takes differs by engine",
    ja: "init を起動するための指定です。どこまで必要かはエンジンによって異なります",
};

/// What a container is given and what it lacks, the widest first in the order of its options.
pub fn of(container: &Container<'_>, notation: Notation, lines: &LineIndex<'_>, lang: Lang) -> Vec<Privilege> {
    let mut found: Vec<Privilege> = Vec::new();
    let needs = Needs::of(container, lang);
    for given in &container.call.options {
        let place = |span: Span| lines.place(span);
        match given.name {
            "privileged" if given.value == "true" => {
                let all = shown("privileged", "true", notation);
                for lifted in PRIVILEGED {
                    let need = needs.of_privileged();
                    push(
                        &mut found,
                        Privilege {
                            name: lifted.name.get(lang).to_owned(),
                            kind: PrivilegeKind::Protection,
                            change: PrivilegeChange::Granted,
                            need: need.0,
                            reason: need.1,
                            allows: lifted.allows.get(lang).to_owned(),
                            attack: lifted.attack.get(lang).to_owned(),
                            risk: risk(lifted.risk),
                            by: all.clone(),
                            span: place(given.span),
                            source: lifted.source.to_owned(),
                        },
                    );
                }
                for capability in capabilities::ADDABLE {
                    push(&mut found, needs.capability(capability, &all, place(given.span), lang));
                }
            }
            "cap-add" => match capabilities::named(&given.value) {
                Some(Named::All) => {
                    let by = shown("cap-add", "ALL", notation);
                    for capability in capabilities::ADDABLE {
                        push(&mut found, needs.capability(capability, &by, place(given.span), lang));
                    }
                }
                Some(Named::One(capability)) => {
                    let by = shown("cap-add", capability.name, notation);
                    push(&mut found, needs.capability(capability, &by, place(given.span), lang));
                }
                None => {}
            },
            "cap-drop" => dropped(&mut found, given, &needs, notation, place(given.span), lang),
            _ => found.extend(option(given, &needs, notation, place(given.span), lang)),
        }
    }
    let granted: Vec<String> = found
        .iter()
        .filter(|privilege| privilege.change == PrivilegeChange::Granted)
        .map(|privilege| privilege.name.clone())
        .collect();
    // `--cap-drop ALL --cap-add X`: X is there.
    found.retain(|privilege| privilege.change != PrivilegeChange::Dropped || !granted.contains(&privilege.name));
    found.sort_by_key(|privilege| {
        (privilege.change, std::cmp::Reverse(privilege.risk), privilege.kind, privilege.name.clone())
    });
    found
}

/// Adds what is not there yet: `--privileged` and a capability beside it give the same once.
fn push(found: &mut Vec<Privilege>, privilege: Privilege) {
    if !found.iter().any(|other| other.name == privilege.name && other.change == privilege.change) {
        found.push(privilege);
    }
}

/// `--cap-drop`: what is taken away of Docker's own, unless it is added again.
fn dropped(
    found: &mut Vec<Privilege>,
    given: &Given,
    needs: &Needs<'_>,
    notation: Notation,
    place: crate::text::Place,
    lang: Lang,
) {
    let dropped: Vec<&Capability> = match capabilities::named(&given.value) {
        Some(Named::All) => capabilities::DEFAULT.iter().collect(),
        Some(Named::One(capability)) => vec![capability],
        None => Vec::new(),
    };
    for capability in dropped {
        let row = needs.capability(capability, &shown("cap-drop", &given.value, notation), place, lang);
        push(found, Privilege { change: PrivilegeChange::Dropped, need: PrivilegeNeed::Unknown, reason: None, ..row });
    }
}

/// Any other option that does something to the walls.
fn option(
    given: &Given,
    needs: &Needs<'_>,
    notation: Notation,
    place: crate::text::Place,
    lang: Lang,
) -> Option<Privilege> {
    let (option, value) = match given.name {
        "volume" | "mount" => ("mount", grants::plain(grants::mounted(given)?)),
        "device" => ("device", grants::mounted(given)?),
        "net" => ("network", given.value.as_str()),
        name => (name, given.value.as_str()),
    };
    let known = isolation::of(option, value)?;
    let public = || isolation::PUBLIC_FILES.iter().any(|pattern| matches(pattern, value));
    if option == "mount" && grants::is_read_only(given) && public() {
        return None;
    }
    let change = match known.effect {
        Effect::Opens => PrivilegeChange::Granted,
        Effect::Holds => PrivilegeChange::Dropped,
        Effect::Leaves => PrivilegeChange::Neither,
    };
    let (need, reason) = match (change == PrivilegeChange::Granted, option) {
        (false, _) => (PrivilegeNeed::Unknown, None),
        (true, "device") => needs.of_device(value),
        (true, "network") => needs.of_network(),
        (true, "mount") if known.kind == Kind::Socket => needs.of_socket(),
        (true, _) => needs.of_privileged(),
    };
    let shown = shown(given.name, value, notation);
    Some(Privilege {
        name: shown.clone(),
        kind: match known.kind {
            Kind::Namespace => PrivilegeKind::Namespace,
            Kind::Lock => PrivilegeKind::Protection,
            Kind::Socket => PrivilegeKind::Socket,
            Kind::Mount => PrivilegeKind::Mount,
            Kind::Device => PrivilegeKind::Device,
            Kind::Start => PrivilegeKind::Start,
        },
        change,
        need,
        reason,
        allows: known.allows.get(lang).to_owned(),
        attack: known.attack.get(lang).to_owned(),
        risk: risk(known.risk),
        by: shown,
        span: place,
        source: known.source.to_owned(),
    })
}

/// An option as it is written there.
fn shown(name: &str, value: &str, notation: Notation) -> String {
    match (notation, name) {
        (Notation::RunLine, "privileged") => "--privileged".to_owned(),
        (Notation::RunLine, "read-only" | "init") => format!("--{name}"),
        (Notation::RunLine, "volume") => format!("-v {value}"),
        (Notation::RunLine, name) => format!("--{name} {value}"),
        (Notation::Compose, name) => {
            let key = match name {
                "network" | "net" => "network_mode",
                "userns" => "userns_mode",
                "cgroupns" => "cgroup",
                "device" => "devices",
                "volume" | "mount" => "volumes",
                "read-only" => "read_only",
                "cap-add" => "cap_add",
                "cap-drop" => "cap_drop",
                "security-opt" => "security_opt",
                "stop-signal" => "stop_signal",
                name => name,
            };
            format!("{key}: {value}")
        }
        (Notation::Manifest, name) => match (name, value) {
            ("pid", _) => "hostPID: true".to_owned(),
            ("network" | "net", _) => "hostNetwork: true".to_owned(),
            ("ipc", _) => "hostIPC: true".to_owned(),
            ("volume" | "mount", path) => format!("hostPath: {path}"),
            ("read-only", value) => format!("readOnlyRootFilesystem: {value}"),
            ("entrypoint", program) => format!("command: {program}"),
            ("cap-add", name) => format!("capabilities.add: {name}"),
            ("cap-drop", name) => format!("capabilities.drop: {name}"),
            (_, "seccomp=unconfined") => "seccompProfile: Unconfined".to_owned(),
            (_, "apparmor=unconfined") => "appArmorProfile: Unconfined".to_owned(),
            (name, value) => format!("{name}: {value}"),
        },
    }
}

/// Whether what a container is meant to run needs a capability, as far as that is known, and what for.
pub fn needs_capability(container: &Container<'_>, capability: &Capability, lang: Lang) -> Answer {
    Needs::of(container, lang).of_capability(capability)
}

const fn risk(risk: Risk) -> PrivilegeRisk {
    match risk {
        Risk::Container => PrivilegeRisk::Container,
        Risk::Shared => PrivilegeRisk::Shared,
        Risk::Host => PrivilegeRisk::Host,
    }
}

/// How much something is needed, and what for.
pub type Answer = (PrivilegeNeed, Option<String>);

/// What the services of a container need, as far as that is known.
struct Needs<'c> {
    container: &'c Container<'c>,
    services: Vec<&'static Service>,
    /// Whether all that is meant is in the catalogue, so that what is not needed there is not needed.
    complete: bool,
    /// Whether the grants are there for an init that is meant to boot.
    for_init: bool,
    lang: Lang,
}

impl<'c> Needs<'c> {
    fn of(container: &'c Container<'c>, lang: Lang) -> Self {
        let services: Vec<&'static Service> = container.meant.iter().filter_map(|meant| meant.service).collect();
        let known = container.meant.iter().all(|meant| meant.service.is_some() && meant.by != By::Hint);
        let settled = matches!(container.need, Need::Nothing | Need::Init | Need::Systemctl);
        let for_init = matches!(container.need, Need::Init) && container.is_intended();
        Self { complete: settled || (known && !services.is_empty()), container, services, for_init, lang }
    }

    /// Of these needs the strongest that fits: without a condition before one that has one.
    fn answer(&self, fits: impl Fn(&capabilities::Need) -> bool) -> Answer {
        let mut perhaps = None;
        for service in &self.services {
            for need in service.needs.iter().filter(|need| fits(need)) {
                match need.when {
                    None => return (PrivilegeNeed::Needed, Some(ALWAYS.fill(self.lang, &[("service", service.name)]))),
                    Some(when) => {
                        let values = [("service", service.name), ("when", when.get(self.lang))];
                        perhaps.get_or_insert_with(|| WHEN.fill(self.lang, &values));
                    }
                }
            }
        }
        if perhaps.is_some() {
            return (PrivilegeNeed::Perhaps, perhaps);
        }
        match self.container.need {
            // What an image's makers ask for is not known piece by piece; what the line itself brings in of the host is there
            // for something that nobody names.
            Need::Documented(_) => (PrivilegeNeed::Unknown, Some(BY_MAKERS.get(self.lang).to_owned())),
            Need::Hardware => (PrivilegeNeed::Unknown, None),
            // An init that is meant to boot takes what it is given; how little would do differs by engine.
            Need::Init if self.for_init => (PrivilegeNeed::Unknown, Some(FOR_INIT.get(self.lang).to_owned())),
            _ if self.complete => (PrivilegeNeed::NotNeeded, None),
            _ => (PrivilegeNeed::Unknown, None),
        }
    }

    fn of_privileged(&self) -> Answer {
        self.answer(|need| need.grants == Grants::Privileged)
    }

    fn of_device(&self, path: &str) -> Answer {
        self.answer(|need| need.grants == Grants::Privileged || need.devices.contains(&path))
    }

    /// What somebody talks to over a socket of the host is not in the catalogue; what only keeps data talks to nobody.
    fn of_socket(&self) -> Answer {
        let asks_nobody = self.complete
            && self.services.iter().all(|service| roles::is_backend(service.id))
            && !self.services.is_empty();
        (if asks_nobody { PrivilegeNeed::NotNeeded } else { PrivilegeNeed::Unknown }, None)
    }

    fn of_network(&self) -> Answer {
        self.answer(|need| need.network == capabilities::Network::Host)
    }

    fn of_capability(&self, capability: &Capability) -> Answer {
        self.answer(|need| match need.grants {
            Grants::Capabilities(wanted) => wanted.contains(&capability),
            Grants::Privileged => true,
        })
    }

    fn capability(&self, capability: &'static Capability, by: &str, span: crate::text::Place, lang: Lang) -> Privilege {
        let (need, reason) = self.of_capability(capability);
        Privilege {
            name: capability.name.to_owned(),
            kind: PrivilegeKind::Capability,
            change: PrivilegeChange::Granted,
            need,
            reason,
            allows: capability.allows.get(lang).to_owned(),
            attack: capability.attack.get(lang).to_owned(),
            risk: risk(capability.risk),
            by: by.to_owned(),
            span,
            source: capability.source.to_owned(),
        }
    }
}
