//! The processes that an init system brings along, as nodes of a tree. Why each is there, `knowledge` says.

use crate::knowledge::init;
use crate::lang::Lang;
use crate::report::{Node, Pid1Kind};
use crate::text::base_name;

/// What a booted systemd runs in a container besides services, as `ps` shows it. udevd runs only where the engine opens the
/// devices, which is what --privileged does.
const SYSTEMD: &[&str] = &[
    "/usr/lib/systemd/systemd-journald",
    "/usr/lib/systemd/systemd-udevd",
    "/usr/bin/dbus-daemon --system --address=systemd: --nofork --nopidfile --systemd-activation",
];

/// What the others run besides services differs from image to image: only the terminals are certain.
const OTHERS: &[&str] = &["/sbin/getty"];

/// The helpers of an init system, marked as going with it.
#[must_use]
pub fn of(kind: Pid1Kind, lang: Lang) -> Vec<Node> {
    let helpers = if kind == Pid1Kind::Systemd { SYSTEMD } else { OTHERS };
    helpers
        .iter()
        .map(|command| {
            let (program, arguments) = command.split_once(' ').unwrap_or((command, ""));
            let name = base_name(program);
            let note = init::helper(name, arguments).map(|helper| helper.text.get(lang).to_owned());
            Node { goes: true, note, ..Node::new(*command) }
        })
        .collect()
}
