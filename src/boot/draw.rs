//! A process tree as text, in the shape in which `ps axf` draws it.
//!
//! ```text
//! /sbin/init
//!  \_ /usr/lib/systemd/systemd-journald
//!  \_ /usr/sbin/httpd -DFOREGROUND
//!  |   \_ /usr/sbin/httpd -DFOREGROUND  × 2–8
//!  \_ /usr/bin/dbus-daemon --system  # serves systemctl alone
//! ```

use std::fmt::Write as _;

use crate::report::{Count, Node};

/// The tree, one process a line, each line ended by LF: the root first, without indentation.
///
/// More than one process is told by `× n`, `× n–m` or `× n+` behind the command, a note by `  # …`. Control characters
/// become `?`, as they do in `ps`. Walks with a stack of its own, so a deep tree is no danger.
#[must_use]
pub fn text(root: &Node) -> String {
    let mut out = String::new();
    // For each level above the current one: whether a sibling of that ancestor still follows.
    let mut bars: Vec<bool> = Vec::new();
    let mut todo = vec![(root, 0, false)];
    while let Some((node, depth, more)) = todo.pop() {
        bars.truncate(depth.max(1) - 1);
        for &bar in &bars {
            out.push_str(if bar { " |  " } else { "    " });
        }
        if depth > 0 {
            out.push_str(" \\_ ");
            bars.push(more);
        }
        line(node, &mut out);
        let last = node.children.len().saturating_sub(1);
        todo.extend(node.children.iter().enumerate().rev().map(|(at, child)| (child, depth + 1, at < last)));
    }
    out
}

/// How a count is written behind a command: `× 4`, `× 2–8`, `× 1+`; nothing for exactly one.
#[must_use]
pub fn times(count: Count) -> Option<String> {
    match count {
        Count::ONE => None,
        Count { min, max: Some(max) } if min == max => Some(format!("× {min}")),
        Count { min, max: Some(max) } => Some(format!("× {min}–{max}")),
        Count { min, max: None } => Some(format!("× {min}+")),
    }
}

fn line(node: &Node, out: &mut String) {
    out.extend(node.command.chars().map(visible));
    if let Some(times) = times(node.count) {
        let _ = write!(out, "  {times}");
    }
    if let Some(note) = &node.note {
        out.push_str("  # ");
        out.extend(note.chars().map(visible));
    }
    out.push('\n');
}

fn visible(character: char) -> char {
    if character.is_control() { '?' } else { character }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(command: &str, children: Vec<Node>) -> Node {
        Node { children, ..Node::new(command) }
    }

    #[test]
    fn bars_join_siblings_as_in_ps() {
        let tree = node(
            "containerd-shim",
            vec![node(
                "/sbin/init",
                vec![
                    node("systemd-journald", vec![]),
                    node("httpd", vec![node("httpd", vec![]), node("httpd", vec![node("cgi", vec![])])]),
                    node("dbus-daemon", vec![node("x", vec![])]),
                ],
            )],
        );
        let expected = [
            r"containerd-shim",
            r" \_ /sbin/init",
            r"     \_ systemd-journald",
            r"     \_ httpd",
            r"     |   \_ httpd",
            r"     |   \_ httpd",
            r"     |       \_ cgi",
            r"     \_ dbus-daemon",
            r"         \_ x",
            "",
        ]
        .join("\n");
        assert_eq!(text(&tree), expected);
    }

    #[test]
    fn counts_and_notes_stand_behind_the_command() {
        let mut worker = Node::new("nginx: worker\tprocess");
        worker.count = Count { min: 1, max: None };
        worker.note = Some("worker_processes auto".into());
        assert_eq!(text(&worker), "nginx: worker?process  × 1+  # worker_processes auto\n");
        assert_eq!(times(Count { min: 2, max: Some(8) }).as_deref(), Some("× 2–8"));
        assert_eq!(times(Count { min: 4, max: Some(4) }).as_deref(), Some("× 4"));
        assert_eq!(times(Count::ONE), None);
    }

    #[test]
    fn a_deep_tree_is_drawn() {
        let deep = (0..2_000).fold(Node::new("leaf"), |child, _| node("x", vec![child]));
        assert_eq!(text(&deep).lines().count(), 2_001);
    }
}
