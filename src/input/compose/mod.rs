//! Compose files, from the first form without `services:` to the present spec, and Kubernetes manifests: what each service or container
//! is given and starts, as the same [`Call`] that a run line is, so that one judgement holds for all three. Spans are bytes of the
//! user's text. It cannot fail.

mod keys;
mod manifest;
mod service;
#[cfg(test)]
mod tests;
mod words;

pub use service::{MAX_SERVICES, MOLECULE};

use crate::input::dockerfile::Argument;
use crate::input::session::Call;
use crate::input::yaml::{self, Id, Yaml};
use crate::knowledge::privileges::Notation;
use crate::text::Span;

/// A text read as compose or as manifests.
#[derive(Debug)]
pub struct File {
    /// Its YAML.
    pub yaml: Yaml,
    /// The services and containers, in order.
    pub services: Vec<Service>,
    /// Files that are included, and where they are named.
    pub includes: Vec<(String, Span)>,
    /// Keys of a service that stand where no service takes them: their indentation is off.
    pub misplaced: Vec<Span>,
}

/// A service of a compose file, or a container of a manifest.
#[derive(Debug)]
pub struct Service {
    /// Its key, or the container's name; empty for a fragment that has none.
    pub name: String,
    /// Whose words it is written in.
    pub notation: Notation,
    /// What kind of object holds the container: `Deployment`; empty in a compose file.
    pub object: String,
    /// From its key to its end.
    pub span: Span,
    /// What it is given and starts.
    pub call: Call,
    /// Where each of the call's options stands, in their order.
    pub places: Vec<Place>,
    /// What takes the place of the image's own ENTRYPOINT.
    pub entrypoint: Option<Given>,
    /// What takes the place of the image's own CMD.
    pub command: Option<Given>,
    /// The signal that stops it.
    pub stop_signal: Option<Given>,
    /// The health check.
    pub health: Option<Given>,
    /// How its image is built, where it is.
    pub build: Option<Build>,
    /// The service of another file that it extends.
    pub extends_file: Option<Extends>,
}

/// A service of another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extends {
    /// The file, as it is written.
    pub path: String,
    /// The service.
    pub service: String,
    /// Where the file is named.
    pub span: Span,
}

/// What a service puts over a setting of its image.
#[derive(Debug)]
pub struct Given {
    /// Its words, as the container gets them.
    pub words: Vec<Argument>,
    /// Where it stands.
    pub place: Place,
    /// Its value's place.
    pub span: Span,
    /// Whether it is written as one string, which is split without a shell.
    pub is_string: bool,
}

/// Where something stands in the tree, so that it can be taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A key with its value.
    Entry {
        /// The map.
        holder: Id,
        /// The key.
        key: Id,
    },
    /// An item of a list, which is the value of a key.
    Item {
        /// The map.
        holder: Id,
        /// The key.
        key: Id,
        /// The list.
        list: Id,
        /// The item.
        item: Id,
    },
    /// A key of a map, which is the value of a key: `environment: {container: docker}`.
    Nested {
        /// The map.
        holder: Id,
        /// The key.
        key: Id,
        /// The inner map.
        inner: Id,
        /// The inner key.
        inner_key: Id,
    },
}

/// How an image is built.
#[derive(Clone, Debug, Default)]
pub struct Build {
    /// The folder, as it is written: `.` or `./web`.
    pub context: String,
    /// The Dockerfile in it; `Dockerfile` where none is named.
    pub dockerfile: String,
    /// The stage; none is the last.
    pub target: Option<String>,
    /// The Dockerfile that stands in the compose file itself: its text's node.
    pub inline: Option<Id>,
    /// Where it stands.
    pub span: Span,
}

/// Reads a text. Never fails.
#[must_use]
pub fn parse(text: &str) -> File {
    let yaml = yaml::parse(text);
    let mut services = Vec::new();
    for &root in &yaml.documents {
        if manifest::is_manifest(&yaml, root) {
            manifest::containers(&yaml, root, &mut services);
        } else if !manifest::part(&yaml, root, &mut services) {
            service::all(&yaml, root, &mut services);
        }
    }
    let misplaced = if services.iter().any(|service: &Service| service.notation == Notation::Compose) {
        yaml.documents.iter().flat_map(|&root| service::misplaced(&yaml, root)).collect()
    } else {
        Vec::new()
    };
    let includes = yaml.documents.iter().flat_map(|&root| service::includes(&yaml, root)).collect();
    File { yaml, services, includes, misplaced }
}

/// Whether a text reads like a compose file or a manifest. Cheap where no line begins like one.
#[must_use]
pub fn is_likely(text: &str) -> bool {
    let keys = text.lines().filter_map(key_of_line).take(4096);
    let (mut strong, mut any) = (false, 0);
    let mut seen: Vec<&str> = Vec::new();
    for key in keys {
        strong |= keys::STRONG_KEYS.contains(&key) || key == "apiVersion";
        if (keys::KEYS.contains(&key)
            || matches!(key, "services" | "apiVersion" | "kind" | "containers" | "securityContext"))
            && !seen.contains(&key)
        {
            seen.push(key);
            any += 1;
        }
    }
    if any < 2 && !strong && !seen.contains(&"services") {
        return false;
    }
    let file = parse(text);
    file.services.iter().any(|service| service.is_evident(&file.yaml)) || file.is_manifest()
}

impl File {
    /// Whether it holds Kubernetes objects.
    #[must_use]
    pub fn is_manifest(&self) -> bool {
        self.manifest_kind().is_some()
    }

    /// Whether the form of the file has `init:` (2.2, 3.7, and all that name no version below `services`): older engines refuse the key.
    #[must_use]
    pub fn knows_init(&self) -> bool {
        self.yaml.documents.iter().all(|&root| {
            let version = self.yaml.get(root, "version").and_then(|id| self.yaml.scalar(id));
            let Some(version) = version else { return self.yaml.has(root, "services") };
            let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or_default());
            let (major, minor) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            (major == 2 && minor >= 2) || (major == 3 && minor >= 7) || major > 3
        })
    }

    /// Where the kind of the first Kubernetes object stands.
    #[must_use]
    pub fn manifest_kind(&self) -> Option<Span> {
        let root = self.yaml.documents.iter().find(|&&root| manifest::is_manifest(&self.yaml, root))?;
        self.yaml.get(*root, "kind").map(|kind| self.yaml.written(kind).span)
    }
}

/// The key with which a line begins: `image` of `  - image: nginx`.
fn key_of_line(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '>' | '\u{feff}' | '{'));
    let (key, rest) = line.split_once(':')?;
    let key = key.trim_matches(['"', '\'']);
    let fits = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-<.".contains(&byte));
    (fits && (rest.is_empty() || rest.starts_with([' ', '\t', '\r']))).then_some(key)
}
