//! The services of a compose file.

use std::collections::HashMap;

use super::keys::{FOREIGN_KEYS, KEYS, STRONG_KEYS};
use super::words::{interpolate, is_true, split};
use super::{Build, Extends, Given, Place, Service};
use crate::input::dockerfile::Argument;
use crate::input::session::{Call, Engine, Given as Option_, Verb};
use crate::input::yaml::{Entry, Id, Kind, Layout, Yaml};
use crate::knowledge::privileges::Notation;
use crate::text::Span;

/// What holds a platform of Molecule's.
pub const MOLECULE: &str = "molecule";

/// How many services of a text are judged: more than anybody writes.
pub const MAX_SERVICES: usize = 1000;

/// Adds the services of a document.
pub fn all(yaml: &Yaml, root: Id, found: &mut Vec<Service>) {
    let top = yaml.own_entries(root);
    if let Some(services) = top.iter().find(|entry| entry.name == "services" && yaml.is_mapping(entry.value)) {
        let entries = yaml.entries(services.value);
        let named: HashMap<&str, Id> = entries.iter().map(|entry| (entry.name, entry.value)).collect();
        for entry in entries.iter().filter(|entry| !entry.name.starts_with("x-") && yaml.is_mapping(entry.value)) {
            push(yaml, entry, &named, found);
        }
        return;
    }
    // Molecule: each platform is a container in which a role is tried (<https://ansible.readthedocs.io/projects/molecule/configuration/>).
    let has = |name: &str| top.iter().any(|entry| entry.name == name);
    if let Some(platforms) = top.iter().find(|entry| entry.name == "platforms" && yaml.is_sequence(entry.value))
        && (["driver", "provisioner", "verifier", "scenario"].into_iter().any(has)
            || are_named_images(yaml, platforms.value))
    {
        for &item in yaml.items(platforms.value).iter().filter(|&&item| yaml.is_mapping(item)).take(MAX_SERVICES) {
            let name = yaml.get(item, "name").and_then(|id| yaml.scalar(id)).unwrap_or_default().to_owned();
            let call = call(yaml, item, &HashMap::new(), None);
            let mut service = call.service(name, yaml.written(item).span);
            MOLECULE.clone_into(&mut service.object);
            found.push(service);
        }
        return;
    }
    // A service without a head: its own keys stand at the top.
    let own = top.iter().filter(|entry| KEYS.contains(&entry.name)).count();
    let foreign = top.iter().any(|entry| FOREIGN_KEYS.contains(&entry.name));
    let lists = top.iter().any(|entry| entry.name == "services");
    if own > 0 && own * 2 >= top.len() && !foreign && !lists {
        let call = call(yaml, root, &HashMap::new(), None);
        found.push(call.service(String::new(), yaml.written(root).span));
        return;
    }
    // The first form: each key at the top is a service.
    if foreign || lists {
        return;
    }
    let named: HashMap<&str, Id> = top.iter().map(|entry| (entry.name, entry.value)).collect();
    for entry in &top {
        let keys = yaml.entries(entry.value);
        let is_service = keys.iter().filter(|key| KEYS.contains(&key.name)).count() * 2 > keys.len();
        let is_foreign = keys.iter().any(|key| FOREIGN_KEYS.contains(&key.name));
        let reserved = matches!(entry.name, "networks" | "volumes" | "configs" | "secrets" | "default");
        if is_service && !is_foreign && !reserved && !entry.name.starts_with('.') && !entry.name.starts_with("x-") {
            push(yaml, entry, &named, found);
        }
    }
}

/// Whether a list is one of images that have names: that is how Molecule's platforms are told where nothing else is copied.
fn are_named_images(yaml: &Yaml, list: Id) -> bool {
    let items = yaml.items(list);
    !items.is_empty() && items.iter().all(|&item| yaml.has(item, "name") && yaml.has(item, "image"))
}

/// Keys of a service that stand beside the services, at the top of the file or among a service's variables. YAML has no objection, and
/// no service takes them.
pub fn misplaced(yaml: &Yaml, root: Id) -> Vec<Span> {
    let top = yaml.own_entries(root);
    let Some(services) = top.iter().find(|entry| entry.name == "services" && yaml.is_mapping(entry.value)) else {
        return Vec::new();
    };
    let mut found: Vec<Span> = Vec::new();
    let mut take = |entry: &Entry<'_>| found.push(yaml.written(entry.key).span);
    top.iter().filter(|entry| STRONG_KEYS.contains(&entry.name)).for_each(&mut take);
    for service in yaml.own_entries(services.value) {
        if !yaml.is_mapping(service.value) {
            // A service without anything below it is none yet; compose says so itself.
            let is_key = KEYS.contains(&service.name);
            if is_key {
                take(&service);
            }
            continue;
        }
        let environment = yaml.own_entries(service.value).into_iter().find(|entry| entry.name == "environment");
        let variables = environment.map(|entry| yaml.own_entries(entry.value)).unwrap_or_default();
        variables.iter().filter(|entry| STRONG_KEYS.contains(&entry.name)).for_each(&mut take);
    }
    found
}

fn push(yaml: &Yaml, entry: &Entry<'_>, named: &HashMap<&str, Id>, found: &mut Vec<Service>) {
    if found.len() >= MAX_SERVICES {
        return;
    }
    let span = yaml.written(entry.key).span.join(yaml.written(entry.value).span);
    let call = call(yaml, entry.value, named, Some(entry));
    found.push(call.service(entry.name.to_owned(), span));
}

impl Service {
    /// Whether it is a service beyond doubt: it has an image or is built, or has a key that nothing else has.
    #[must_use]
    pub fn is_evident(&self, yaml: &Yaml) -> bool {
        let strong = self.places.iter().any(|place| {
            let (Place::Entry { key, .. } | Place::Item { key, .. } | Place::Nested { key, .. }) = place;
            yaml.scalar(*key).is_some_and(|key| STRONG_KEYS.contains(&key))
        });
        strong
            || (self.call.target.is_some() || self.build.is_some()) && (!self.name.is_empty() || self.places.len() > 1)
    }
}

/// Reads the keys of a service into a call.
struct Reader<'y> {
    yaml: &'y Yaml,
    options: Vec<Option_>,
    places: Vec<Place>,
    target: Option<Argument>,
    entrypoint: Option<Given>,
    command: Option<Given>,
    stop_signal: Option<Given>,
    health: Option<Given>,
    build: Option<Build>,
    extends_file: Option<Extends>,
}

fn call<'y>(yaml: &'y Yaml, body: Id, named: &HashMap<&str, Id>, entry: Option<&Entry<'y>>) -> Reader<'y> {
    let mut reader = Reader {
        yaml,
        options: Vec::new(),
        places: Vec::new(),
        target: None,
        entrypoint: None,
        command: None,
        stop_signal: None,
        health: None,
        build: None,
        extends_file: None,
    };
    let mut entries = yaml.entries(body);
    reader.extends_file = extended(yaml, named, &mut entries);
    for found in &entries {
        reader.key(found);
    }
    if let Some(entry) = entry.filter(|_| !reader.options.iter().any(|given| given.name == "name")) {
        let place = Place::Entry { holder: entry.holder, key: entry.key };
        reader.push("name", entry.name.to_owned(), entry.key, place);
    }
    reader
}

/// Adds what `extends:` takes from another service of the same file: lists go together, for any other key the service's own counts.
/// A service of another file is returned.
fn extended<'y>(yaml: &'y Yaml, named: &HashMap<&str, Id>, entries: &mut Vec<Entry<'y>>) -> Option<Extends> {
    const FARTHEST: usize = 8;
    for _ in 0..FARTHEST {
        let at = entries.iter().position(|entry| entry.name == "extends")?;
        let extends = entries.remove(at).value;
        let other = yaml.scalar(extends).or_else(|| yaml.get(extends, "service").and_then(|id| yaml.scalar(id)))?;
        if let Some(file) = yaml.get(extends, "file") {
            let path = interpolate(yaml.scalar(file)?);
            return Some(Extends { path, service: interpolate(other), span: yaml.written(file).span });
        }
        let other = *named.get(other)?;
        for entry in yaml.entries(other) {
            let adds = matches!(
                entry.name,
                "cap_add" | "cap_drop" | "devices" | "volumes" | "security_opt" | "tmpfs" | "ports"
            );
            if entry.name == "extends" || adds || !entries.iter().any(|own| own.name == entry.name) {
                entries.push(entry);
            }
        }
    }
    None
}

/// The files that `include` names.
pub fn includes(yaml: &Yaml, root: Id) -> Vec<(String, Span)> {
    let Some(include) = yaml.get(root, "include").filter(|&id| yaml.is_sequence(id)) else { return Vec::new() };
    let paths = yaml.items(include).iter().flat_map(|&item| match yaml.get(item, "path") {
        Some(path) if yaml.is_sequence(path) => yaml.items(path).to_vec(),
        Some(path) => vec![path],
        None => vec![item],
    });
    paths.filter_map(|id| Some((interpolate(yaml.scalar(id)?), yaml.written(id).span))).collect()
}

impl<'y> Reader<'y> {
    fn service(self, name: String, span: Span) -> Service {
        let words = |given: &Option<Given>| given.as_ref().map(|given| given.words.clone()).unwrap_or_default();
        // The rest of an entrypoint is in front of the command: the container gets the same words.
        let command = words(&self.entrypoint).into_iter().skip(1).chain(words(&self.command)).collect();
        Service {
            name,
            notation: Notation::Compose,
            object: String::new(),
            span,
            call: Call {
                engine: Engine::Docker,
                verb: Verb::Run,
                span,
                options: self.options,
                target: self.target,
                command,
                damage: Vec::new(),
                of_compose: false,
            },
            places: self.places,
            entrypoint: self.entrypoint,
            command: self.command,
            stop_signal: self.stop_signal,
            health: self.health,
            build: self.build,
            extends_file: self.extends_file,
        }
    }

    fn push(&mut self, name: &'static str, value: String, at: Id, place: Place) {
        let span = self.yaml.written(at).span;
        self.options.push(Option_ { name, value, span, clustered: false });
        self.places.push(place);
    }

    fn key(&mut self, entry: &Entry<'y>) {
        let place = Place::Entry { holder: entry.holder, key: entry.key };
        let text = self.yaml.scalar(entry.value).map(interpolate);
        let whole = self.yaml.written(entry.key).span.join(self.yaml.written(entry.value).span);
        match entry.name {
            "image" => {
                if let Some(value) = text.filter(|value| !value.is_empty()) {
                    self.target = Some(Argument { value, span: self.yaml.written(entry.value).span });
                }
            }
            "build" => self.build = Some(build(self.yaml, entry.value, whole)),
            "privileged" => self.flag("privileged", entry, place),
            "init" => self.flag("init", entry, place),
            "tty" => self.flag("tty", entry, place),
            "stdin_open" => self.flag("interactive", entry, place),
            "read_only" => self.flag("read-only", entry, place),
            "container_name" => self.text("name", entry, place),
            "hostname" => self.text("hostname", entry, place),
            "cgroup" | "cgroupns_mode" => self.text("cgroupns", entry, place),
            "cgroup_parent" => self.text("cgroup-parent", entry, place),
            "pid" => self.text("pid", entry, place),
            "ipc" => self.text("ipc", entry, place),
            "userns_mode" => self.text("userns", entry, place),
            "network_mode" | "net" => self.text("network", entry, place),
            "user" => self.text("user", entry, place),
            "restart" if text.as_deref() != Some("no") => self.text("restart", entry, place),
            "runtime" => self.text("runtime", entry, place),
            "stop_grace_period" => self.text("stop-timeout", entry, place),
            "stop_signal" => {
                self.text("stop-signal", entry, place);
                self.stop_signal = self.given(entry, place);
            }
            "entrypoint" => {
                self.entrypoint = self.given(entry, place);
                let first = self
                    .entrypoint
                    .as_ref()
                    .map(|given| given.words.first().cloned().map_or(String::new(), |word| word.value));
                if let Some(first) = first {
                    self.push("entrypoint", first, entry.value, place);
                }
            }
            "command" => self.command = self.given(entry, place),
            "healthcheck" => self.health = self.health(entry, place),
            "cap_add" | "capabilities" => self.list("cap-add", entry),
            "cap_drop" => self.list("cap-drop", entry),
            "security_opt" | "security_opts" => self.list("security-opt", entry),
            "device_cgroup_rules" => self.list("device-cgroup-rule", entry),
            "tmpfs" => self.list("tmpfs", entry),
            "devices" => self.list("device", entry),
            "volumes" => self.list("volume", entry),
            "ports" => self.list("publish", entry),
            "gpus" => self.push("gpus", "all".to_owned(), entry.key, place),
            "environment" => self.environment(entry),
            "deploy" => {
                let reserved = ["resources", "reservations", "devices"];
                let devices = reserved.iter().try_fold(entry.value, |id, key| self.yaml.get(id, key));
                if devices.is_some_and(|devices| !self.yaml.items(devices).is_empty()) {
                    self.push("gpus", "all".to_owned(), entry.key, place);
                }
            }
            _ => {}
        }
    }

    fn flag(&mut self, name: &'static str, entry: &Entry<'_>, place: Place) {
        if let Some(value) = self.yaml.scalar(entry.value).map(interpolate) {
            let on = if is_true(&value) { "true" } else { "false" };
            // The whole of `privileged: true` is what grants.
            self.push(name, on.to_owned(), entry.key, place);
            if let Some(last) = self.options.last_mut() {
                last.span = last.span.join(self.yaml.written(entry.value).span);
            }
        }
    }

    fn text(&mut self, name: &'static str, entry: &Entry<'_>, place: Place) {
        if let Some(value) = self.yaml.scalar(entry.value).map(interpolate) {
            self.push(name, value, entry.key, place);
            if let Some(last) = self.options.last_mut() {
                last.span = last.span.join(self.yaml.written(entry.value).span);
            }
        }
    }

    /// A list, or one value alone.
    fn list(&mut self, name: &'static str, entry: &Entry<'_>) {
        let list = self.yaml.followed(entry.value);
        if !self.yaml.is_sequence(list) {
            self.text(name, entry, Place::Entry { holder: entry.holder, key: entry.key });
            return;
        }
        for &item in self.yaml.items(list) {
            let place = Place::Item { holder: entry.holder, key: entry.key, list, item };
            match self.yaml.scalar(item).map(interpolate) {
                Some(value) => self.push(name, value, item, place),
                None => self.long(name, item, place),
            }
        }
    }

    /// The long form of a volume or a port.
    fn long(&mut self, name: &'static str, item: Id, place: Place) {
        let value = |key: &str| self.yaml.get(item, key).and_then(|id| self.yaml.scalar(id)).map(interpolate);
        let target = value("target").or_else(|| value("destination")).unwrap_or_default();
        match name {
            "volume" if value("type").as_deref() == Some("tmpfs") => self.push("tmpfs", target, item, place),
            "volume" => {
                let source = value("source").or_else(|| value("src")).unwrap_or_default();
                let options = if value("read_only").is_some_and(|value| is_true(&value)) { ":ro" } else { "" };
                self.push("volume", format!("{source}:{target}{options}"), item, place);
            }
            "publish" => {
                let published = value("published").unwrap_or_default();
                self.push("publish", format!("{published}:{target}"), item, place);
            }
            "device" => {
                let source = value("source").unwrap_or_default();
                self.push("device", source, item, place);
            }
            _ => {}
        }
    }

    fn environment(&mut self, entry: &Entry<'_>) {
        let inner = self.yaml.followed(entry.value);
        if self.yaml.is_sequence(inner) {
            self.list("env", entry);
            return;
        }
        for variable in self.yaml.own_entries(inner) {
            let value = self.yaml.scalar(variable.value).map(interpolate).unwrap_or_default();
            let place = Place::Nested { holder: entry.holder, key: entry.key, inner, inner_key: variable.key };
            self.push("env", format!("{}={value}", variable.name), variable.key, place);
            if let Some(last) = self.options.last_mut() {
                last.span = last.span.join(self.yaml.written(variable.value).span);
            }
        }
    }

    /// A command in any of its forms. An empty one takes the image's own away; `null` leaves it.
    fn given(&self, entry: &Entry<'_>, place: Place) -> Option<Given> {
        let node = self.yaml.node(entry.value);
        let span = self.yaml.written(entry.value).span;
        let words: Vec<Argument> = match &node.kind {
            Kind::Scalar(value, style) => {
                if matches!(value.as_str(), "" | "null" | "~") && *style == crate::input::yaml::Style::Plain {
                    return None;
                }
                split(&interpolate(value)).into_iter().map(|value| Argument { value, span }).collect()
            }
            Kind::Sequence(items, _) => {
                let word = |&item: &Id| {
                    let value = self.yaml.scalar(item).map(interpolate)?;
                    Some(Argument { value, span: self.yaml.written(item).span })
                };
                items.iter().filter_map(word).collect()
            }
            _ => return None,
        };
        // `entrypoint: [""]`, `command: ${COMMAND:-""}`: an empty word names no program.
        let words: Vec<Argument> =
            if matches!(words.as_slice(), [only] if only.value.is_empty()) { Vec::new() } else { words };
        let span = if span.is_empty() { self.yaml.written(entry.key).span } else { span };
        let is_string = matches!(node.kind, Kind::Scalar(..));
        Some(Given { words, place, span, is_string })
    }

    /// The words of `test`, in the form of HEALTHCHECK: `CMD …`.
    fn health(&self, entry: &Entry<'_>, place: Place) -> Option<Given> {
        let test = self.yaml.get(entry.value, "test")?;
        let span = self.yaml.written(test).span;
        let words = match &self.yaml.node(test).kind {
            Kind::Scalar(value, _) => vec!["CMD-SHELL".to_owned(), interpolate(value)],
            Kind::Sequence(items, Layout::Block | Layout::Flow) => {
                items.iter().filter_map(|&item| self.yaml.scalar(item).map(interpolate)).collect()
            }
            _ => return None,
        };
        let words = words.into_iter().map(|value| Argument { value, span }).collect();
        let span = if span.is_empty() { self.yaml.written(entry.key).span } else { span };
        Some(Given { words, place, span, is_string: false })
    }
}

fn build(yaml: &Yaml, id: Id, span: Span) -> Build {
    let text = |key: &str| yaml.get(id, key).and_then(|value| yaml.scalar(value)).map(interpolate);
    let context = yaml.scalar(id).map(interpolate).or_else(|| text("context")).unwrap_or_else(|| ".".to_owned());
    Build {
        context,
        dockerfile: text("dockerfile").unwrap_or_else(|| "Dockerfile".to_owned()),
        target: text("target"),
        inline: yaml.get(id, "dockerfile_inline").filter(|&inline| yaml.scalar(inline).is_some()),
        span,
    }
}
