//! The process trees of a listing's subject: as listed, and as it will be with one container a service.
//!
//! The tree after begins, as `ps axf` on the host draws it, with the shim that holds the container; the service is its
//! child, and what was the service's stays below it. With several services there are several containers: their shims hang
//! below one node that stands for the host and has no command of its own, only [`SPLIT`] as its label.
//!
//! **Invariant:** no tree is deeper than [`DEEPEST`], a label at its top aside, so that it can be written as JSON and dropped without recursing far.

use std::collections::HashSet;

use crate::input::ps::{Asked, Parents};
use crate::knowledge::{init, processes};
use crate::lang::{Lang, Text};
use crate::listing::program::Written;
use crate::listing::services::Running;
use crate::listing::start::{Start, titles_itself};
use crate::listing::subjects::{Entry, Found, Intent, Place};
use crate::listing::{Program, Role, going, is_lister, zombies};
use crate::report::{Node, Pid1Kind};
use crate::text::LineIndex;

/// How deep a tree may be; what lies deeper is counted in a note.
pub const DEEPEST: usize = 200;

/// The program that holds a container on the host, as `ps` shows it.
pub const SHIM: &str = "/usr/bin/containerd-shim-runc-v2";

/// The label of the node that holds the shims where one container becomes several.
pub const SPLIT: Text = Text { en: "(host)", ja: "(ホスト)" };

/// What is said of it.
pub const SPLIT_NOTE: Text =
    Text { en: "one container for each service", ja: "サービスごとにコンテナ 1 つ" };
const DEEPER: Text = Text {
    en: "{count} processes further down are not drawn",
    ja: "これより下の {count} 個のプロセスは省略しました",
};
const NO_PARENTS: Text = Text {
    en: "the listing does not say whose children these are; all are drawn below PID 1",
    ja: "親子関係が一覧から分からないため、すべて PID 1 の下に描いています",
};
const NO_PARENTS_AT_ALL: Text = Text {
    en: "the listing does not say whose children these are",
    ja: "親子関係は一覧から分かりません",
};
/// The label of the node that stands for whoever started what is listed without it.
pub const NOT_LISTED: Text = Text { en: "(PID 1 is not listed)", ja: "(PID 1 は一覧にありません)" };
const ENTERED: Text = Text {
    en: "came in from outside (`docker exec`), not started by PID 1",
    ja: "外から入ったもの(`docker exec` など)で、PID 1 が起動したものではありません",
};
const LISTER: Text = Text { en: "takes this very listing", ja: "この一覧を出力したコマンド自身です" };
const HOLDS: Text =
    Text { en: "holds the container on the host", ja: "ホスト側でコンテナを保持しています" };
const INIT_GOES: Text = Text {
    en: "an init that was booted to start services; the engine starts the service itself",
    ja: "サービスを起動するために立ち上げた init です。サービスの起動はコンテナエンジンだけでできます",
};
const REAPS: Text = Text {
    en: "the engine's own small init (`--init`): collects what has ended, and passes signals on",
    ja: "エンジン付属の小さな init(`--init`)。終了したプロセスを回収し、シグナルを中継します",
};
const ENDED: Text = Text {
    en: "has ended; its parent has not collected it",
    ja: "終了済みですが、親プロセスに回収されていません",
};

/// The tree as it is listed.
#[must_use]
pub fn before(found: &Found<'_>, lang: Lang, lines: &LineIndex<'_>) -> Option<Node> {
    let count = found.members.len();
    let known = found.members.iter().position(|member| member.entry == Entry::Runtime).or(found.pid1);
    let root = known.or_else(|| (0..count).find(|&at| found.members[at].parent.is_none()))?;
    let mut children = vec![Vec::new(); count];
    for (at, member) in found.members.iter().enumerate() {
        // What is below nothing is drawn below the root; its note says what it is.
        match member.parent {
            Some(parent) if parent != at => children[parent].push(at),
            _ if at != root => children[root].push(at),
            _ => {}
        }
    }
    let unknown = found.block.parents == Parents::Unknown && count > 1;
    let mut tree = assemble(found, &children, root, lang, lines);
    if known.is_some() {
        if unknown {
            add_note(&mut tree, NO_PARENTS.get(lang));
        }
        return Some(tree);
    }
    // The first row is nobody's parent because it stands first.
    let below = std::mem::take(&mut tree.children).into_iter().zip(&children[root]);
    let (own, beside): (Vec<_>, Vec<_>) = below.partition(|&(_, &at)| found.members[at].parent == Some(root));
    tree.children = own.into_iter().map(|(node, _)| node).collect();
    if beside.is_empty() {
        return Some(tree);
    }
    let mut top = Node::new(NOT_LISTED.get(lang));
    if unknown {
        add_note(&mut top, NO_PARENTS_AT_ALL.get(lang));
    }
    top.children = std::iter::once(tree).chain(beside.into_iter().map(|(node, _)| node)).collect();
    Some(top)
}

/// The tree once every service has a container of its own; none for a host, and where no service is known.
#[must_use]
pub fn after(found: &Found<'_>, services: &[Running], lang: Lang, lines: &LineIndex<'_>) -> Option<Node> {
    if found.place != Place::Container || found.intent.is_some() {
        return None;
    }
    if !found.has_init() && !is_split(found, services) {
        return before_without_visitors(found, lang, lines);
    }
    let mut children = children_of(found, |at| !matches!(found.members[at].role, Role::Ended | Role::Helper(_)));
    // The other processes of a service that stand beside its first are its workers, where the parents are not known.
    if found.block.parents == Parents::Unknown {
        for service in services {
            children[service.first].extend(service.tops.iter().copied().filter(|&top| top != service.first));
        }
    }
    let mut shims: Vec<Node> = services.iter().map(|service| shim(found, service, &children, lang, lines)).collect();
    match shims.len() {
        0 => None,
        1 => shims.pop(),
        _ => Some(Node { note: Some(SPLIT_NOTE.get(lang).to_owned()), children: shims, ..Node::new(SPLIT.get(lang)) }),
    }
}

/// Whether what is in front of the services goes too: a process manager that holds several, which each would be a
/// container; a shell, which the exec form leaves out; what only waits.
fn is_split(found: &Found<'_>, services: &[Running]) -> bool {
    match found.kind {
        Pid1Kind::Supervisor => services.len() > 1,
        // A small init in front of a process manager.
        Pid1Kind::MiniInit => services.len() > 1 && found.manager().is_some(),
        Pid1Kind::Shell | Pid1Kind::Unknown => found.pid1.is_some() && !services.is_empty(),
        _ => false,
    }
}

/// A container that is right stays as it is; whoever came in from outside is not part of it.
fn before_without_visitors(found: &Found<'_>, lang: Lang, lines: &LineIndex<'_>) -> Option<Node> {
    let root = found.members.iter().position(|member| member.entry == Entry::Runtime).or(found.pid1)?;
    let unreaped = zombies::left_by_pid1(found).is_some();
    let children = children_of(found, |at| {
        let ended = unreaped && matches!(found.members[at].role, Role::Ended);
        found.members[at].entry != Entry::Entered && !is_lister(&found.process(at).command) && !ended
    });
    let tree = assemble(found, &children, root, lang, lines);
    if !unreaped || found.members[root].entry == Entry::Runtime {
        return Some(tree);
    }
    // What `--init` puts in front of it.
    let mut program = tree;
    forget_ids(&mut program);
    let command = format!("{} -- {}", init::ENGINE_INIT, program.command);
    Some(Node { note: Some(REAPS.get(lang).to_owned()), children: vec![program], ..Node::new(command) })
}

fn children_of(found: &Found<'_>, stays: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
    let mut children = vec![Vec::new(); found.members.len()];
    for (at, member) in found.members.iter().enumerate().filter(|&(at, _)| stays(at)) {
        if let Some(parent) = member.parent.filter(|&parent| parent != at) {
            children[parent].push(at);
        }
    }
    children
}

/// The shim of a service's own container.
fn shim(found: &Found<'_>, service: &Running, children: &[Vec<usize>], lang: Lang, lines: &LineIndex<'_>) -> Node {
    let mut root = assemble(found, children, service.first, lang, lines);
    // A service that had sent itself to the background will not.
    let start = Start::of(service, found);
    let listed = Program::of(&root.command);
    let same = |command: &str| Program::of(command).name == listed.name;
    let titled = listed.written == Written::Title;
    // A bare name, as pstree has it, is left as it is.
    let plain = (titled || root.command.starts_with('/')) && !found.process(service.first).cut;
    // A process manager has kept it in front already.
    let plain = plain && found.manager().is_none();
    let command = start.command.join(" ");
    let own_title = service.identity.known.is_some_and(|known| titles_itself(known, listed.name));
    let shown = match start.recipe {
        _ if own_title => None,
        // A title that the program gives itself holds the command, or nothing of it.
        Some(recipe) if titled => {
            let title = Program::of(recipe.tree.shown_as);
            let holds = title.written == Written::Title
                && title.name == listed.name
                && recipe.tree.shown_as.contains("{command}");
            holds.then(|| recipe.tree.shown_as.replace("{command}", &command))
        }
        _ if titled => None,
        _ if start.command.first().is_some_and(|first| same(first)) => Some(command),
        // A wrapper gives its place to the program.
        Some(recipe) if same(recipe.tree.shown_as) => Some(recipe.tree.shown_as.replace("{command}", &command)),
        _ => None,
    };
    if let Some(shown) = shown.filter(|_| plain) {
        let listed = std::mem::replace(&mut root.command, shown);
        for child in root.children.iter_mut().filter(|child| child.command == listed) {
            child.command.clone_from(&root.command);
        }
    }
    forget_ids(&mut root);
    Node { note: Some(HOLDS.get(lang).to_owned()), children: vec![root], ..Node::new(SHIM) }
}

/// They will be other ones. Trees are not deep ([`DEEPEST`]).
fn forget_ids(node: &mut Node) {
    node.pid = None;
    node.children.iter_mut().for_each(forget_ids);
}

/// Puts nodes together from the leaves up, without recursing, in a time that grows with the tree and not with the listing.
fn assemble(found: &Found<'_>, children: &[Vec<usize>], root: usize, lang: Lang, lines: &LineIndex<'_>) -> Node {
    /// A member on its way into the tree.
    struct Open {
        member: usize,
        depth: usize,
        parent: usize,
        /// How many processes lie below it.
        below: usize,
        /// Its children's nodes, from the last to the first.
        built: Vec<Node>,
    }
    let open = |member, depth, parent| Open { member, depth, parent, below: 0, built: Vec::new() };
    let mut order = vec![open(root, 0, 0)];
    let mut seen = HashSet::from([root]);
    let mut at = 0;
    while at < order.len() {
        let (member, depth) = (order[at].member, order[at].depth);
        order.extend(
            children[member].iter().filter(|&&child| seen.insert(child)).map(|&child| open(child, depth + 1, at)),
        );
        at += 1;
    }
    while order.len() > 1 {
        let Some(done) = order.pop() else { break };
        let parent = &mut order[done.parent];
        parent.below += done.below + 1;
        if done.depth < DEEPEST {
            parent.built.push(finished(found, done.member, done.depth, done.below, done.built, lang, lines));
        }
    }
    match order.pop() {
        Some(top) => finished(found, root, 0, top.below, top.built, lang, lines),
        None => Node::new(""),
    }
}

/// A member's node with its children, which come from the last to the first.
fn finished(
    found: &Found<'_>,
    member: usize,
    depth: usize,
    below: usize,
    mut children: Vec<Node>,
    lang: Lang,
    lines: &LineIndex<'_>,
) -> Node {
    children.reverse();
    let mut own = Node { children, ..node(found, member, lang, lines) };
    if depth + 1 == DEEPEST && below > 0 {
        add_note(&mut own, &DEEPER.fill(lang, &[("count", &below.to_string())]));
    }
    own
}

fn add_note(node: &mut Node, note: &str) {
    node.note = Some(match node.note.take() {
        Some(before) => format!("{before}; {note}"),
        None => note.to_owned(),
    });
}

/// A machine, and a container that stands for one, needs what its init has brought along.
fn is_machine(found: &Found<'_>) -> bool {
    found.place != Place::Container
        || matches!(found.intent, Some(Intent::Host | Intent::SystemContainer | Intent::Node))
}

fn node(found: &Found<'_>, at: usize, lang: Lang, lines: &LineIndex<'_>) -> Node {
    let member = &found.members[at];
    let process = found.process(at);
    let mut node = Node::new(process.command.clone());
    node.user.clone_from(&process.user);
    node.pid = process.pid;
    node.count.min = process.count.max(1);
    node.count.max = Some(node.count.min);
    node.span = Some(lines.place(process.span));
    let is_init = Some(at) == found.pid1 && found.has_init();
    node.goes = going::goes(found, at);
    let note = match &member.role {
        _ if member.entry == Entry::Runtime => Some(HOLDS.get(lang)),
        _ if member.entry == Entry::Entered && is_lister(&process.command) => Some(LISTER.get(lang)),
        _ if member.entry == Entry::Entered => {
            // Said once, of the first of them.
            let below = member.parent.is_some_and(|parent| found.members[parent].entry == Entry::Entered);
            (!below).then(|| ENTERED.get(lang))
        }
        _ if is_init && node.goes => Some(INIT_GOES.get(lang)),
        Role::Helper(helper) if found.is_booted() && !is_machine(found) => Some(helper.text.get(lang)),
        Role::Ended => Some(ENDED.get(lang)),
        // `docker top` takes the listing from outside: a `top` in it is the container's own.
        _ if matches!(found.block.asked, Asked::Top { .. }) => None,
        Role::Tool if processes::LISTERS.iter().any(|lister| *lister == process.command) => Some(LISTER.get(lang)),
        _ => None,
    };
    node.note = note.map(str::to_owned);
    node
}
