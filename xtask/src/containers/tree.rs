//! The processes of a container, against the tree that was predicted.

use std::collections::HashMap;

use foreground::report::Node;

/// A process as `ps` shows it.
#[derive(Debug)]
struct Process {
    pid: u32,
    parent: u32,
    user: String,
    name: String,
    line: String,
}

/// What `ps` is asked for.
pub const PS: &str = "ps -e -ww -o pid=,ppid=,user:32=,comm=,args=";

/// The processes of a listing in the order of `PS`, without the exec'd `ps` (its parent is outside).
fn read(listing: &str) -> Vec<Process> {
    let parse = |line: &str| {
        let mut words = line.split_whitespace();
        let pid: u32 = words.next()?.parse().ok()?;
        let parent: u32 = words.next()?.parse().ok()?;
        let (user, name) = (words.next()?.to_owned(), words.next()?.to_owned());
        Some(Process { pid, parent, user, name, line: words.collect::<Vec<_>>().join(" ") })
    };
    listing.lines().filter_map(parse).filter(|process| process.pid == 1 || process.parent != 0).collect()
}

/// The tree below PID 1 in one line: `nginx:root(nginx:www-data*2)`.
pub fn drawn(listing: &str) -> String {
    let processes = read(listing);
    processes
        .iter()
        .find(|process| process.pid == 1)
        .map(|first| draw(first, &children(&processes)))
        .unwrap_or_default()
}

fn children(processes: &[Process]) -> HashMap<u32, Vec<&Process>> {
    let mut by_parent: HashMap<u32, Vec<&Process>> = HashMap::new();
    for process in processes.iter().filter(|process| process.pid != 1) {
        by_parent.entry(process.parent).or_default().push(process);
    }
    by_parent
}

fn draw(process: &Process, by_parent: &HashMap<u32, Vec<&Process>>) -> String {
    let mut below: Vec<(String, usize)> = Vec::new();
    for child in by_parent.get(&process.pid).into_iter().flatten() {
        let text = draw(child, by_parent);
        match below.iter_mut().find(|(known, _)| *known == text) {
            Some((_, count)) => *count += 1,
            None => below.push((text, 1)),
        }
    }
    let below: Vec<String> =
        below.into_iter().map(|(text, count)| if count > 1 { format!("{text}*{count}") } else { text }).collect();
    let below = if below.is_empty() { String::new() } else { format!("({})", below.join(" ")) };
    format!("{}:{}{below}", process.name, process.user)
}

/// Whether the listing is the predicted tree; otherwise what is not.
pub fn compare(predicted: &Node, listing: &str) -> Result<(), String> {
    let processes = read(listing);
    let first = processes.iter().find(|process| process.pid == 1).ok_or("there is no PID 1")?;
    matches(predicted, first, &children(&processes))
}

fn matches(node: &Node, process: &Process, by_parent: &HashMap<u32, Vec<&Process>>) -> Result<(), String> {
    if !is_shown_as(node, process) {
        return Err(format!("{} was predicted, {} ({}) runs", node.command, process.name, process.line));
    }
    if let Some(user) = node.user.as_deref().filter(|user| *user != process.user) {
        return Err(format!("{} was predicted as {user}, it runs as {}", node.command, process.user));
    }
    let mut counts = vec![0_u32; node.children.len()];
    for child in by_parent.get(&process.pid).into_iter().flatten() {
        // Of several that it could be, the one whose own tree fits.
        let fits = |(_, expected): &(usize, &Node)| matches(expected, child, by_parent).is_ok();
        let (index, _) = node
            .children
            .iter()
            .enumerate()
            .find(|pair| fits(pair) && pair.1.count.max.is_none_or(|max| counts[pair.0] < max))
            .ok_or_else(|| format!("below {}: {} ({}) was not predicted", node.command, child.name, child.line))?;
        counts[index] += 1;
    }
    for (expected, count) in node.children.iter().zip(counts) {
        if count < expected.count.min {
            return Err(format!("below {}: {count} of {}", node.command, expected.command));
        }
    }
    Ok(())
}

/// By its whole command line, where `…` stands for any text; else by its program's name.
fn is_shown_as(node: &Node, process: &Process) -> bool {
    let name = |line: &str| {
        let word = line.split_whitespace().next().unwrap_or_default().trim_end_matches(':');
        word.rsplit('/').next().unwrap_or_default().chars().take(15).collect::<String>()
    };
    fits(&node.command, &process.line)
        || name(&node.command) == process.name
        || name(&node.command) == name(&process.line)
}

/// Whether a line is that text from its beginning to its end, where `…` stands for any text.
fn fits(text: &str, line: &str) -> bool {
    let mut parts = text.split('…').map(str::trim);
    let Some(mut rest) = parts.next().and_then(|first| line.strip_prefix(first)) else { return false };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
        if part.is_empty() {
            rest = "";
        }
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use foreground::report::Count;

    const LISTING: &str = "  1 0 root nginx nginx: master process nginx -g daemon off;\n  7 1 www-data nginx nginx: worker process\n  8 1 www-data nginx nginx: worker process\n 30 0 root ps ps -e\n";

    fn predicted(user: &str, count: Count) -> Node {
        let worker = Node { user: Some(user.to_owned()), count, ..Node::new("nginx: worker process") };
        Node { children: vec![worker], ..Node::new("nginx: master process nginx -g daemon off;") }
    }

    #[test]
    fn a_tree_is_compared_by_command_user_and_count() {
        let any = Count { min: 1, max: None };
        assert_eq!(compare(&predicted("www-data", any), LISTING), Ok(()));
        assert!(compare(&predicted("nginx", any), LISTING).is_err());
        assert!(compare(&predicted("www-data", Count::ONE), LISTING).is_err());
        assert!(compare(&predicted("www-data", Count { min: 3, max: None }), LISTING).is_err());
        assert!(compare(&Node::new("apache2"), LISTING).is_err());
    }

    #[test]
    fn a_line_fits_as_a_whole() {
        assert!(fits("nginx: worker process", "nginx: worker process") && fits("java … start", "java -Xmx1g start"));
        assert!(fits("/usr/lib/erts-…/bin/beam.smp …", "/usr/lib/erts-15/bin/beam.smp -W w"));
        assert!(!fits("cron", "/usr/sbin/cron -f") && !fits("java … start", "java start again"));
    }

    #[test]
    fn a_tree_is_drawn_in_one_line() {
        assert_eq!(drawn(LISTING), "nginx:root(nginx:www-data*2)");
    }
}
