//! The containers of Kubernetes manifests (<https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/>).

use super::service::MAX_SERVICES;
use super::words::is_true;
use super::{Given, Place, Service};
use crate::input::dockerfile::Argument;
use crate::input::session::{Call, Engine, Given as Option_, Verb};
use crate::input::yaml::{Id, Yaml};
use crate::knowledge::privileges::Notation;
use crate::text::Span;

/// Where the description of the containers stands in each kind of object.
const POD_SPECS: &[(&str, &[&str])] = &[
    ("Pod", &["spec"]),
    ("PodTemplate", &["template", "spec"]),
    ("Deployment", &["spec", "template", "spec"]),
    ("StatefulSet", &["spec", "template", "spec"]),
    ("DaemonSet", &["spec", "template", "spec"]),
    ("ReplicaSet", &["spec", "template", "spec"]),
    ("ReplicationController", &["spec", "template", "spec"]),
    ("Job", &["spec", "template", "spec"]),
    ("CronJob", &["spec", "jobTemplate", "spec", "template", "spec"]),
];

/// How many lists of objects may stand in each other.
const DEEPEST_LIST: usize = 4;

/// Whether a document is a Kubernetes object.
pub fn is_manifest(yaml: &Yaml, root: Id) -> bool {
    yaml.has(root, "apiVersion") && yaml.has(root, "kind")
}

/// Where the description of the containers stands in a part of an object, whose head was not copied.
const PARTS: &[&[&str]] = &[&[], &["spec"], &["template", "spec"], &["spec", "template", "spec"]];

/// Adds the containers of a part of an object; says whether it is one.
pub fn part(yaml: &Yaml, root: Id, found: &mut Vec<Service>) -> bool {
    let is_container = |&item: &Id| {
        yaml.has(item, "name")
            && yaml.has(item, "image")
            && ["securityContext", "volumeMounts", "imagePullPolicy", "resources", "env", "args", "command"]
                .iter()
                .any(|key| yaml.has(item, key))
    };
    let spec = PARTS.iter().find_map(|path| {
        let spec = path.iter().try_fold(root, |id, key| yaml.get(id, key))?;
        let items = yaml.items(yaml.get(spec, "containers")?);
        (!items.is_empty() && items.iter().all(is_container)).then_some(spec)
    });
    let Some(spec) = spec else { return false };
    of_spec(yaml, spec, "Pod", found);
    true
}

/// Adds the containers of an object; none where its kind has none.
pub fn containers(yaml: &Yaml, root: Id, found: &mut Vec<Service>) {
    of_object(yaml, root, DEEPEST_LIST, found);
}

fn of_object(yaml: &Yaml, root: Id, depth: usize, found: &mut Vec<Service>) {
    let kind = yaml.get(root, "kind").and_then(|id| yaml.scalar(id)).unwrap_or_default();
    if kind.ends_with("List") && depth > 0 {
        let items = yaml.get(root, "items").map(|items| yaml.items(items)).unwrap_or_default();
        items.iter().for_each(|&item| of_object(yaml, item, depth - 1, found));
        return;
    }
    let Some((kind, path)) = POD_SPECS.iter().find(|(known, _)| *known == kind) else { return };
    let Some(spec) = path.iter().try_fold(root, |id, key| yaml.get(id, key)) else { return };
    of_spec(yaml, spec, kind, found);
}

fn of_spec(yaml: &Yaml, spec: Id, kind: &str, found: &mut Vec<Service>) {
    for list in ["initContainers", "containers", "ephemeralContainers"] {
        let Some(list_id) = yaml.get(spec, list) else { continue };
        for &container in yaml.items(list_id).iter().filter(|&&item| yaml.is_mapping(item)) {
            if found.len() < MAX_SERVICES {
                let object = if list == "containers" { kind.to_owned() } else { format!("{kind}/{list}") };
                found.push(Reader { yaml, options: Vec::new(), places: Vec::new() }.container(container, spec, object));
            }
        }
    }
}

struct Reader<'y> {
    yaml: &'y Yaml,
    options: Vec<Option_>,
    places: Vec<Place>,
}

impl Reader<'_> {
    fn container(mut self, container: Id, spec: Id, object: String) -> Service {
        let yaml = self.yaml;
        let text = |key: &str| yaml.get(container, key).and_then(|id| yaml.scalar(id));
        let name = text("name").unwrap_or_default().to_owned();
        let span = yaml.written(container).span;
        let target = yaml.get(container, "image").and_then(|id| {
            let value = yaml.scalar(id)?.to_owned();
            Some(Argument { value, span: yaml.written(id).span })
        });
        for (key, option) in [("hostPID", "pid"), ("hostNetwork", "network"), ("hostIPC", "ipc")] {
            self.flag(spec, key, option, "host");
        }
        self.flag(container, "tty", "tty", "true");
        self.flag(container, "stdin", "interactive", "true");
        if let Some(context) = yaml.get(container, "securityContext") {
            self.flag(context, "privileged", "privileged", "true");
            self.flag(context, "readOnlyRootFilesystem", "read-only", "true");
            if let Some(capabilities) = yaml.get(context, "capabilities") {
                self.list(capabilities, "add", "cap-add");
                self.list(capabilities, "drop", "cap-drop");
            }
        }
        for context in [yaml.get(container, "securityContext"), yaml.get(spec, "securityContext")].into_iter().flatten()
        {
            for (key, value) in [("seccompProfile", "seccomp=unconfined"), ("appArmorProfile", "apparmor=unconfined")] {
                let kind = yaml.get(context, key).and_then(|profile| yaml.get(profile, "type"));
                if kind.and_then(|kind| yaml.scalar(kind)) == Some("Unconfined")
                    && let Some(entry) = yaml.entries(context).into_iter().find(|entry| entry.name == key)
                {
                    let place = Place::Entry { holder: entry.holder, key: entry.key };
                    let span = yaml.written(entry.key).span.join(yaml.written(entry.value).span);
                    self.push("security-opt", value, span, place);
                }
            }
        }
        self.mounts(container, spec);
        self.list_of(container, "ports", "containerPort", "publish");
        let entrypoint = self.given(container, "command");
        let command = self.given(container, "args");
        if let Some(given) = &entrypoint {
            let first = given.words.first().map_or("", |word| word.value.as_str()).to_owned();
            self.push("entrypoint", &first, given.span, given.place);
        }
        let words = |given: &Option<Given>| given.as_ref().map(|given| given.words.clone()).unwrap_or_default();
        let all = words(&entrypoint).into_iter().skip(1).chain(words(&command)).collect();
        Service {
            name,
            notation: Notation::Manifest,
            object,
            span,
            call: Call {
                engine: Engine::Docker,
                verb: Verb::Run,
                span,
                options: self.options,
                target,
                command: all,
                damage: Vec::new(),
                of_compose: false,
            },
            places: self.places,
            entrypoint,
            command,
            stop_signal: None,
            health: None,
            build: None,
            extends_file: None,
        }
    }

    fn push(&mut self, name: &'static str, value: &str, span: Span, place: Place) {
        self.options.push(Option_ { name, value: value.to_owned(), span, clustered: false });
        self.places.push(place);
    }

    /// A key that is on or off.
    fn flag(&mut self, holder: Id, key: &str, option: &'static str, value: &str) {
        let yaml = self.yaml;
        let Some(entry) = yaml.entries(holder).into_iter().find(|entry| entry.name == key) else { return };
        if yaml.scalar(entry.value).is_some_and(is_true) {
            let span = yaml.written(entry.key).span.join(yaml.written(entry.value).span);
            self.push(option, value, span, Place::Entry { holder: entry.holder, key: entry.key });
        }
    }

    fn list(&mut self, holder: Id, key: &str, option: &'static str) {
        let yaml = self.yaml;
        let Some(entry) = yaml.entries(holder).into_iter().find(|entry| entry.name == key) else { return };
        let list = yaml.followed(entry.value);
        for &item in yaml.items(list) {
            if let Some(value) = yaml.scalar(item) {
                let place = Place::Item { holder: entry.holder, key: entry.key, list, item };
                self.push(option, value, yaml.written(item).span, place);
            }
        }
    }

    fn list_of(&mut self, holder: Id, key: &str, inner: &str, option: &'static str) {
        let yaml = self.yaml;
        let Some(entry) = yaml.entries(holder).into_iter().find(|entry| entry.name == key) else { return };
        let list = yaml.followed(entry.value);
        for &item in yaml.items(list) {
            if let Some(value) = yaml.get(item, inner).and_then(|id| yaml.scalar(id)) {
                let place = Place::Item { holder: entry.holder, key: entry.key, list, item };
                self.push(option, value, yaml.written(item).span, place);
            }
        }
    }

    /// The paths of the host that the container mounts, and the memory that it mounts as a file system.
    fn mounts(&mut self, container: Id, spec: Id) {
        let yaml = self.yaml;
        let Some(mounts) = yaml.entries(container).into_iter().find(|entry| entry.name == "volumeMounts") else {
            return;
        };
        let volumes = yaml.get(spec, "volumes").map(|volumes| yaml.items(volumes)).unwrap_or_default();
        let text = |id: Id, key: &str| yaml.get(id, key).and_then(|value| yaml.scalar(value)).unwrap_or_default();
        let list = yaml.followed(mounts.value);
        for &mount in yaml.items(list) {
            let place = Place::Item { holder: mounts.holder, key: mounts.key, list, item: mount };
            let target = text(mount, "mountPath");
            let Some(&volume) = volumes.iter().find(|&&volume| text(volume, "name") == text(mount, "name")) else {
                continue;
            };
            let span = yaml.written(mount).span;
            if let Some(host) = yaml.get(volume, "hostPath") {
                let end = if is_true(text(mount, "readOnly")) { ":ro" } else { "" };
                self.push("volume", &format!("{}:{target}{end}", text(host, "path")), span, place);
            } else if yaml.get(volume, "emptyDir").is_some_and(|memory| text(memory, "medium") == "Memory") {
                self.push("tmpfs", target, span, place);
            }
        }
    }

    fn given(&self, container: Id, key: &str) -> Option<Given> {
        let yaml = self.yaml;
        let entry = yaml.entries(container).into_iter().find(|entry| entry.name == key)?;
        let word = |&item: &Id| {
            let value = yaml.scalar(item)?.to_owned();
            Some(Argument { value, span: yaml.written(item).span })
        };
        let words: Vec<Argument> = yaml.items(entry.value).iter().filter_map(word).collect();
        let span = yaml.written(entry.value).span;
        (!words.is_empty()).then_some(Given {
            words,
            place: Place::Entry { holder: entry.holder, key: entry.key },
            span,
            is_string: false,
        })
    }
}
