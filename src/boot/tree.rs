//! Trees of processes from the catalogue's shapes.

use crate::knowledge::services::{Recipe, Service, Shape};
use crate::lang::{Lang, Text};
use crate::report::{Count, Node};
use crate::subject::StageSubject;
use crate::text::base_name;

/// The shim that the engine starts for each container, as `ps axf` shows it on the host.
pub const SHIM: &str = "/usr/bin/containerd-shim-runc-v2";

/// The recipe that fits a stage: its platform's, or its family's.
#[must_use]
pub fn recipe(service: &'static Service, subject: &StageSubject<'_>, installed: &[&str]) -> Option<&'static Recipe> {
    match &subject.platform {
        Some(platform) => service.recipe_on(platform, installed),
        None => service.recipe(subject.family?, installed),
    }
}

/// The processes of a service started by `command`.
#[must_use]
pub fn of_service(
    service: &'static Service,
    command: &[String],
    subject: &StageSubject<'_>,
    installed: &[&str],
    lang: Lang,
) -> Node {
    let shown = command.join(" ");
    let Some(recipe) = recipe(service, subject, installed) else { return Node::new(shown) };
    // A script such as httpd-foreground ends in the daemon itself: what is shown then is the daemon's command.
    let same_program = command.first().and_then(|first| service.program(base_name(first))).is_some_and(|started| {
        recipe
            .command
            .first()
            .and_then(|first| service.program(base_name(first)))
            .is_some_and(|own| std::ptr::eq(own, started))
    });
    let becomes = command.split_first().and_then(|(first, rest)| {
        let program = service.program(base_name(first))?;
        if let (Some(title), []) = (program.bare_title, rest) {
            return Some(title.to_owned());
        }
        let daemon = program.becomes?;
        Some(std::iter::once(daemon).chain(rest.iter().map(String::as_str)).collect::<Vec<_>>().join(" "))
    });
    let title = if same_program { shown.clone() } else { recipe.command.join(" ") };
    let tree = from_shape(&recipe.tree, &title, lang);
    if let Some(daemon) = becomes {
        return retitled(tree, &daemon);
    }
    // The recipe goes through another program, which gives the daemon its arguments: started directly, it has those of its own.
    let daemon = |line: &str| line.split(' ').next().map(base_name).unwrap_or_default().to_owned();
    if !same_program && daemon(&tree.command) == daemon(&shown) { retitled(tree, &shown) } else { tree }
}

/// A shape with the start command put in.
#[must_use]
pub fn from_shape(shape: &Shape, command: &str, lang: Lang) -> Node {
    Node {
        user: shape.user.map(str::to_owned),
        count: Count { min: shape.count.0, max: shape.count.1 },
        note: shape.note.map(|note: Text| note.get(lang).to_owned()),
        children: shape.children.iter().map(|child| from_shape(child, command, lang)).collect(),
        ..Node::new(shown(shape, command))
    }
}

/// How a process shows itself: one that tells where it listens, and whose command opens it to every address, tells that.
fn shown(shape: &Shape, command: &str) -> String {
    let shown = shape.shown_as.replace("{command}", command);
    if command.contains("0.0.0.0") { shown.replace("127.0.0.1:", "0.0.0.0:") } else { shown }
}

/// The same tree with another title for its first process, and for those children that share the first one's.
#[must_use]
pub fn retitled(mut tree: Node, title: &str) -> Node {
    let before = std::mem::replace(&mut tree.command, title.to_owned());
    for child in tree.children.iter_mut().filter(|child| child.command == before) {
        title.clone_into(&mut child.command);
    }
    tree
}

/// What `docker run --init` starts first, as `ps` shows it since Docker 20.10 (moby, `daemon/oci_linux.go`; seen with Docker 20.10 on Debian 12).
const ENGINE_INIT: &str = "/sbin/docker-init --";

const BY_ENGINE: Text = Text {
    en: "docker run --init adds it: it passes the stop signal on and reaps orphans. It is not in the image.",
    ja: "docker run --init によって追加されます。停止シグナルを伝え、孤児プロセスを回収します。イメージには含まれません。",
};

/// The tree where the engine puts its own small init in front.
#[must_use]
pub fn below_engine_init(tree: Node, lang: Lang) -> Node {
    let command = format!("{ENGINE_INIT} {}", tree.command);
    Node { note: Some(BY_ENGINE.get(lang).to_owned()), children: vec![tree], ..Node::new(command) }
}

/// Puts a remark in front of what is said of a process already.
pub fn remark(node: &mut Node, text: &str) {
    node.note = Some(match node.note.take() {
        Some(note) => format!("{text}; {note}"),
        None => text.to_owned(),
    });
}

/// The tree as the host draws it: below the engine's shim.
#[must_use]
pub fn below_shim(tree: Node) -> Node {
    Node { children: vec![tree], ..Node::new(SHIM) }
}
