//! Trees that are drawn without columns: `pstree`, `systemd-cgls`, the control group in `systemctl status`.

use super::lines::Line;
use super::{Parents, Process, Style, noise};

/// A drawn tree.
pub(super) struct Drawn {
    /// Whether it is a process tree or control groups.
    pub style: Style,
    /// How the parents are known.
    pub parents: Parents,
    /// The processes; threads are left out.
    pub processes: Vec<Process>,
    /// How many lines it takes.
    pub lines: usize,
}

/// Reads the tree that begins at the first of these lines, if one does. `above` is the line before it.
pub(super) fn read(lines: &[Line<'_>], above: Option<&str>) -> Option<Drawn> {
    let first = lines.first()?.text.as_ref();
    let second = lines.get(1).map_or("", |line| line.text.as_ref());
    let rooted = connector(first).is_none();
    let begins = match connector(first) {
        Some((_, rest)) => numbered(rest).is_some() || is_chain(rest) || group_then_process(&lines[1..]),
        None if above.is_some_and(|above| above.contains("pstree")) && first.contains("---") => true,
        None => is_chain(first) || is_lone_root(first) && connector(second).is_some_and(|(_, rest)| is_node(rest)),
    };
    if !begins {
        return None;
    }
    let from = usize::from(rooted);
    let many = from + lines[from..].iter().take_while(|line| connector(&line.text).is_some()).count();
    let lines = &lines[..many];
    let groups = lines.iter().any(|line| connector(&line.text).is_some_and(|(_, rest)| numbered(rest).is_some()));
    let (style, parents, processes) = match groups {
        true => (Style::Cgroup, Parents::Unknown, control_groups(lines, above)),
        false => (Style::Pstree, Parents::Drawn, process_tree(lines)),
    };
    Some(Drawn { style, parents, processes, lines: many })
}

/// The column of a line's branch, and what hangs there.
fn connector(line: &str) -> Option<(usize, &str)> {
    for (column, (at, char)) in line.char_indices().enumerate() {
        let rest = &line[at..];
        for branch in ["├─", "└─", "├ ", "└ ", "|-", "`-"] {
            if let Some(rest) = rest.strip_prefix(branch) {
                // `├── name` is the tree of a directory.
                return (!rest.starts_with("─ ") && !rest.starts_with("- ")).then_some((column, rest));
            }
        }
        if char == '─' {
            let rest = &rest[char.len_utf8()..];
            return rest.starts_with(|char: char| char.is_ascii_digit()).then_some((column, rest));
        }
        // A terminal's line drawing that was copied as the letters it is made of: ├─ is `tq`, └─ is `mq`.
        for branch in ["tq", "mq"] {
            let rest = rest.strip_prefix(branch).filter(|rest| rest.starts_with(|char: char| char.is_ascii_digit()));
            if let Some(rest) = rest {
                return Some((column, rest));
            }
        }
        if !(char.is_whitespace() || matches!(char, '│' | '|')) {
            return None;
        }
    }
    None
}

/// A process of a control group: its id, and its command.
fn numbered(rest: &str) -> Option<(u32, &str)> {
    let (pid, command) = rest.trim_start().split_once(char::is_whitespace)?;
    Some((pid.parse().ok()?, command.trim())).filter(|(_, command)| !command.is_empty())
}

/// `systemd-cgls` begins with a slice; processes stand further down.
fn group_then_process(lines: &[Line<'_>]) -> bool {
    let drawn = lines.iter().map_while(|line| connector(&line.text));
    drawn.take(8).any(|(_, rest)| numbered(rest).is_some() || is_chain(rest))
}

/// Whether two names are joined by a line.
fn is_chain(text: &str) -> bool {
    let joined = |mark: &str| {
        text.match_indices(mark).any(|(at, mark)| {
            let ends = |char: char| char.is_alphanumeric() || matches!(char, ')' | ']' | '}' | '+');
            let begins = |char: char| char.is_alphanumeric() || matches!(char, '{' | '(' | '[');
            text[..at].ends_with(ends) && text[at + mark.len()..].starts_with(begins)
        })
    };
    // Three dashes alone could be anything.
    let bare = text.contains("*[") || (!text.contains(' ') && text.matches("---").count() > 1);
    joined("─┬─")
        || joined("───")
        || joined("-+-")
        || ((text.contains('(') || bare) && (joined("---") || folded("---", text)))
}

/// Whether a name is joined to several equal ones: `nginx---3*[nginx]`.
fn folded(mark: &str, text: &str) -> bool {
    text.split_once(mark).is_some_and(|(name, rest)| {
        let digits = rest.trim_start_matches(|char: char| char.is_ascii_digit());
        !name.is_empty() && digits.len() < rest.len() && digits.starts_with("*[")
    })
}

/// The root of `pstree -a`, or of a tree whose first line holds only the root.
fn is_lone_root(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    !line.starts_with(' ')
        && word.len() <= 64
        && !word.is_empty()
        && word.chars().all(|char| char.is_alphanumeric() || "-_./(),@+:".contains(char))
        && !word.ends_with([':', '.', '/'])
        && !noise::expected(line)
}

fn is_node(rest: &str) -> bool {
    rest.starts_with(|char: char| char.is_alphanumeric() || matches!(char, '{' | '(' | '/' | '-' | '@'))
}

fn control_groups(lines: &[Line<'_>], above: Option<&str>) -> Vec<Process> {
    let path = above.and_then(|line| line.split_once("roup")).map(|(_, path)| path.trim_matches([':', ' ', '/']));
    let mut open: Vec<(usize, String)> = path.map(|path| (0, path.to_owned())).into_iter().collect();
    let fixed = open.len();
    let mut processes = Vec::new();
    for line in lines {
        let Some((column, rest)) = connector(&line.text) else { continue };
        while open.len() > fixed && open.last().is_some_and(|&(above, _)| above >= column) {
            open.pop();
        }
        let inside = open.last().map(|(_, path)| path.as_str());
        match numbered(rest) {
            Some((pid, command)) => processes.push(Process {
                pid: Some(pid),
                command: command.to_owned(),
                group: inside.map(str::to_owned),
                count: 1,
                span: line.span,
                ..Process::default()
            }),
            None => {
                let name = rest.split_whitespace().next().unwrap_or_default();
                // Paths grow with the depth of the drawing; nobody nests groups that deep.
                let inside = inside.filter(|path| path.len() < 400);
                open.push((column, inside.map_or(name.to_owned(), |path| format!("{path}/{name}"))));
            }
        }
    }
    processes
}

fn process_tree(lines: &[Line<'_>]) -> Vec<Process> {
    let mut processes: Vec<Process> = Vec::new();
    // The column at which each open process's name begins, and its place; none for a thread.
    let mut open: Vec<(usize, Option<usize>)> = Vec::new();
    for line in lines {
        let text = line.text.as_ref();
        let (branch, mut rest) = connector(text).unwrap_or((0, text));
        let mut column = text[..text.len() - rest.len()].chars().count();
        while open.last().is_some_and(|&(name, _)| name >= branch.max(1)) {
            open.pop();
        }
        if branch == 0 && column == 0 {
            open.clear();
        }
        loop {
            let (name, after) = next_name(rest);
            let parent = open.iter().rev().find_map(|&(_, place)| place);
            let factor = parent.map_or(1, |parent| processes[parent].count);
            let place = node(name).map(|(mut process, folded)| {
                process.parent = parent;
                process.depth = parent.map_or(0, |parent| processes[parent].depth + 1);
                process.count = folded.saturating_mul(factor);
                process.span = line.span;
                processes.push(process);
                processes.len() - 1
            });
            open.push((column, place));
            let Some(after) = after else { break };
            column += rest[..rest.len() - after.len()].chars().count();
            rest = after;
        }
    }
    processes
}

/// The first name of a chain, and what follows the line that joins it.
fn next_name(text: &str) -> (&str, Option<&str>) {
    // From the left, so that a chain of 20,000 names is read once.
    let found = text.char_indices().filter(|&(_, char)| matches!(char, '─' | '-')).find_map(|(at, _)| {
        ["─┬─", "───", "-+-", "---"].into_iter().find(|mark| text[at..].starts_with(mark)).map(|mark| (at, mark))
    });
    match found {
        // With arguments (`-a`) there is one process on a line, and a dash is just a dash.
        Some((at, mark)) if at > 0 && !text[..at].contains(' ') => (&text[..at], Some(&text[at + mark.len()..])),
        _ => (text, None),
    }
}

/// One node: `nginx`, `nginx(12)`, `nginx(12,www-data)`, `3*[nginx]`, `nginx,12 -g daemon off;`. Threads are none.
fn node(text: &str) -> Option<(Process, u32)> {
    let mut name = text.trim().trim_end_matches('+');
    let mut folded = 1u32;
    while let Some((count, rest)) = name.split_once("*[") {
        let Ok(count) = count.parse::<u32>() else { break };
        folded = folded.saturating_mul(count);
        name = rest;
    }
    if text.contains("*[") || name.matches(']').count() > name.matches('[').count() {
        name = name.trim_end_matches(']');
    }
    let name = name.trim();
    if name.is_empty() || name.starts_with('{') {
        return None;
    }
    let mut process = Process { count: 1, command: name.to_owned(), ..Process::default() };
    if let Some((bare, inner)) = name.strip_suffix(')').and_then(|name| name.rsplit_once('('))
        && !bare.is_empty()
    {
        process.command = bare.to_owned();
        take_details(&mut process, inner);
    } else if let Some((bare, details)) = name.split_once(',') {
        let (details, arguments) = details.split_once(' ').unwrap_or((details, ""));
        if take_details(&mut process, details) {
            process.command = format!("{bare} {arguments}").trim_end().to_owned();
        }
    }
    Some((process, folded))
}

/// Takes `12`, `12,root` or `root`; says whether there was an id.
fn take_details(process: &mut Process, details: &str) -> bool {
    for detail in details.split(',') {
        match detail.parse() {
            Ok(number) if process.pid.is_none() => process.pid = Some(number),
            Ok(_) => {}
            Err(_) => process.user = Some(detail.trim_matches('`').to_owned()).filter(|user| !user.is_empty()),
        }
    }
    process.pid.is_some()
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    fn tree(text: &str) -> Vec<(String, Option<u32>, u32, usize)> {
        let drawn = read(&split(text), None).expect("a tree");
        drawn.processes.into_iter().map(|p| (p.command, p.pid, p.count, p.depth)).collect()
    }

    #[test]
    fn chains_branches_and_folds() {
        let text = "systemd(1)─┬─agetty(5)\n           ├─shim(9)─┬─nginx(10)───nginx(11)\n           │         └─{shim}(12)\n           └─cron(13)\n";
        let found = tree(text);
        let depths: Vec<_> = found.iter().map(|(name, _, _, depth)| (name.as_str(), *depth)).collect();
        assert_eq!(depths, [("systemd", 0), ("agetty", 1), ("shim", 1), ("nginx", 2), ("nginx", 3), ("cron", 1)]);
        let found =
            tree("init-+-2*[conmon-+-pause---3*[{pause}]]\n     |            `-{conmon}]\n     `-kube-proxy---sh\n");
        let counts: Vec<_> = found.iter().map(|(name, _, count, depth)| (name.as_str(), *count, *depth)).collect();
        assert_eq!(counts, [("init", 1, 0), ("conmon", 2, 1), ("pause", 2, 2), ("kube-proxy", 1, 1), ("sh", 1, 2)]);
    }

    #[test]
    fn arguments_and_control_groups() {
        let found = tree("systemd\n  ├─sshd,12 -D\n  │   └─bash,13\n  └─(sd-pam),14\n");
        assert_eq!(found[1], ("sshd -D".to_owned(), Some(12), 1, 1));
        assert_eq!(found[2].3, 2);
        let drawn =
            read(&split("├─user.slice\n│ └─session-1.scope\n│   └─  12 -bash\n└─init.scope\n  └─1 /sbin/init\n"), None);
        let drawn = drawn.expect("groups");
        assert_eq!(drawn.style, Style::Cgroup);
        let groups: Vec<_> = drawn.processes.iter().map(|p| p.group.as_deref()).collect();
        assert_eq!(groups, [Some("user.slice/session-1.scope"), Some("init.scope")]);
    }

    #[test]
    fn directories_and_tables_are_no_trees() {
        for text in ["src\n├── lib.rs\n└── main.rs\n", "a | b\n--+--\n1 | 2\n", "- a\n|- b\n"] {
            assert!(read(&split(text), None).is_none(), "{text}");
        }
    }
}
