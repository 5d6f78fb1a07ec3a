//! Going through a folded tree by keyboard, as the tree pattern of the WAI-ARIA practices has it
//! (<https://www.w3.org/WAI/ARIA/apg/patterns/treeview/>).

use super::outline::{Fold, Line, Outline, What};

/// The line on which the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Cursor {
    /// The tree's first.
    #[default]
    Root,
    /// The process of this row.
    Process(usize),
    /// The siblings that are left out below this row, from this place on.
    Left {
        /// The row of their parent.
        parent: usize,
        /// The place of the first of them, from 0.
        first: usize,
    },
}

impl Cursor {
    /// The one that stands on a line.
    #[must_use]
    pub fn on(line: &Line) -> Self {
        match line.what {
            What::Process(0) => Self::Root,
            What::Process(row) => Self::Process(row),
            What::Left(left) => Self::Left { parent: line.parent, first: left.first },
        }
    }

    /// The row of the process; none where siblings are left out.
    #[must_use]
    pub const fn row(self) -> Option<usize> {
        match self {
            Self::Root => Some(0),
            Self::Process(row) => Some(row),
            Self::Left { .. } => None,
        }
    }
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'k> {
    /// The line above.
    Up,
    /// The line below.
    Down,
    /// Open; where it is open, the first child.
    In,
    /// Close; where it is closed, the parent.
    Out,
    /// The first line.
    First,
    /// The last line.
    Last,
    /// Open all siblings.
    OpenSiblings,
    /// The next line whose command or program begins with this; letters typed quickly after each other are one name.
    Name(&'k str),
}

/// Takes a step; the answer is where that leads. A cursor that is no longer shown counts as the first line.
pub fn step(outline: &Outline<'_>, fold: &mut Fold, at: Cursor, step: Step<'_>) -> Cursor {
    let lines = outline.lines(fold);
    let here = lines.iter().position(|line| Cursor::on(line) == at).unwrap_or(0);
    let Some(line) = lines.get(here) else { return Cursor::Root };
    let cursor = |at: usize| lines.get(at).map_or(Cursor::Root, Cursor::on);
    let parent = || if line.parent == 0 { Cursor::Root } else { Cursor::Process(line.parent) };
    match (step, line.what) {
        (Step::Up, _) => cursor(here.saturating_sub(1)),
        (Step::Down, _) => cursor((here + 1).min(lines.len() - 1)),
        (Step::First, _) => cursor(0),
        (Step::Last, _) => cursor(lines.len() - 1),
        (Step::In, What::Process(row)) => {
            let has_children = outline.row(row).is_some_and(|row| !row.node.children.is_empty());
            if has_children && fold.is_open(row) {
                return cursor(here + 1);
            }
            if has_children {
                fold.open(row);
            }
            cursor(here)
        }
        (Step::In, What::Left(left)) => {
            fold.show(line.parent, left.first);
            outline.children(line.parent).nth(left.first).map_or(Cursor::Root, Cursor::Process)
        }
        (Step::Out, What::Process(row)) if fold.is_open(row) => {
            fold.close(row);
            cursor(here)
        }
        (Step::Out, _) => parent(),
        (Step::OpenSiblings, _) => {
            let siblings = lines.iter().filter(|other| other.depth == line.depth && other.parent == line.parent);
            for sibling in siblings {
                if let What::Process(row) = sibling.what
                    && outline.row(row).is_some_and(|row| !row.node.children.is_empty())
                {
                    fold.open(row);
                }
            }
            cursor(here)
        }
        (Step::Name(name), _) => {
            // The first letter looks for another line; those after it may stay.
            let start = here + usize::from(name.chars().count() == 1);
            let order = (start..lines.len()).chain(0..start.min(lines.len()));
            let found = order.into_iter().find(|&at| match lines[at].what {
                What::Process(row) => outline.row(row).is_some_and(|row| is_named(&row.node.command, name)),
                What::Left(_) => false,
            });
            cursor(found.unwrap_or(here))
        }
    }
}

/// Whether a command line, or the name of its program, begins like this.
fn is_named(command: &str, name: &str) -> bool {
    let program = command.split_whitespace().next().unwrap_or_default();
    let last = program.rsplit('/').next().unwrap_or_default();
    let begins = |text: &str| {
        let mut letters = text.chars().flat_map(char::to_lowercase);
        name.chars().flat_map(char::to_lowercase).all(|letter| letters.next() == Some(letter))
    };
    begins(command) || begins(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::outline::BATCH;
    use crate::report::Node;

    fn node(command: &str, children: Vec<Node>) -> Node {
        Node { children, ..Node::new(command) }
    }

    /// Takes the steps, all folded but the root; the answers are the commands of the lines on which they end.
    fn commands(tree: &Node, steps: &[Step<'_>]) -> Vec<String> {
        let outline = Outline::of(tree);
        let mut fold = Fold::within(&outline, 0);
        let mut at = Cursor::Root;
        let told = |at: Cursor| {
            at.row().and_then(|row| outline.row(row)).map_or("…".to_owned(), |row| row.node.command.clone())
        };
        steps
            .iter()
            .map(|&next| {
                at = step(&outline, &mut fold, at, next);
                told(at)
            })
            .collect()
    }

    fn tree() -> Node {
        node(
            "/sbin/init",
            vec![
                node("/usr/sbin/httpd", vec![Node::new("worker 1"), Node::new("worker 2")]),
                node("sshd", vec![Node::new("bash")]),
            ],
        )
    }

    #[test]
    fn arrows_go_through_what_is_shown() {
        use Step::{Down, First, In, Last, Out, Up};
        let went = commands(&tree(), &[Up, Down, Down, Down, Out, In, In, In, In, Down, Out, Out, Last, First]);
        let expected = [
            "/sbin/init",
            "/usr/sbin/httpd",
            "sshd",
            "sshd",
            "/sbin/init",
            "/usr/sbin/httpd",
            "/usr/sbin/httpd",
            "worker 1",
            "worker 1",
            "worker 2",
            "/usr/sbin/httpd",
            "/usr/sbin/httpd",
            "sshd",
            "/sbin/init",
        ];
        assert_eq!(went, expected);
    }

    #[test]
    fn names_are_found_by_program_and_command() {
        use Step::{Name, OpenSiblings};
        let went = commands(&tree(), &[Name("h"), Name("s"), Name("/"), OpenSiblings]);
        assert_eq!(went, ["/usr/sbin/httpd", "sshd", "/sbin/init", "/sbin/init"]);
        let went = commands(
            &tree(),
            &[Name("h"), OpenSiblings, Name("w"), Name("w"), Name("worker 2"), Name("B"), Name("zz")],
        );
        assert_eq!(went, ["/usr/sbin/httpd", "/usr/sbin/httpd", "worker 1", "worker 2", "worker 2", "bash", "bash"]);
    }

    #[test]
    fn what_is_left_out_is_shown_by_going_in() {
        use Step::{In, Last, Out, Up};
        let many = node("init", (0..BATCH * 3).map(|at| Node::new(format!("p{at}"))).collect());
        assert_eq!(commands(&many, &[Last, Out, Last, In, Up, Last]), ["…", "init", "…", "p100", "p99", "…"]);
    }

    #[test]
    fn a_cursor_of_another_tree_is_the_first_line() {
        let tree = Node::new("alone");
        let outline = Outline::of(&tree);
        assert_eq!(step(&outline, &mut Fold::default(), Cursor::Process(99), Step::Down), Cursor::Root);
    }
}
