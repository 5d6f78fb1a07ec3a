//! Process listings: `ps` in its many shapes, `top`, `docker top`, `pstree`, `systemd-cgls`, `systemctl status`.
//!
//! Reading never fails and takes time proportional to the text. A listing is read in blocks: a header (or the shape of
//! the rows, where there is none) says what the columns are, and every row below it must fit them, with a little
//! tolerance for what pasting does: collapsed blanks, glued or missing columns, quoting, lines that were cut or wrapped.
//!
//! **Invariant:** no function here or above it recurses along a chain of processes; a listing can be 20,000 deep.

mod asked;
mod block;
mod columns;
mod drawn;
mod forest;
mod infer;
mod lines;
mod noise;
mod repeats;
mod rows;
mod shapes;
mod templates;

use crate::lang::Text;
use crate::text::Span;

pub use asked::Asked;

/// What was read from a text that holds process listings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The listings in it, in the order in which they stand there.
    pub blocks: Vec<Block>,
    /// What stands between the rows of a listing and does not read as one.
    pub problems: Vec<Unread>,
}

/// A part of the text that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where it stands.
    pub span: Span,
    /// What is wrong with it.
    pub text: Text,
}

/// One listing: the rows below one header, or one drawn tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// How it is written.
    pub style: Style,
    /// How the parents are known.
    pub parents: Parents,
    /// The command that was typed for it, where the text shows that.
    pub asked: Asked,
    /// Whether the listing was narrowed (`| grep`, `| head`, `ps -p 1`): what it does not show may be there all the same.
    pub searched: bool,
    /// The name of the machine in the prompt before it.
    pub host: Option<String>,
    /// The header line.
    pub header: Option<Span>,
    /// From the header or the first row to the last row.
    pub span: Span,
    /// Whether a PID 0 is among them: other systems than Linux list one.
    pub has_zero: bool,
    /// The processes, in the order of the rows.
    pub processes: Vec<Process>,
}

/// How a listing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Columns, as `ps` and `top` print them.
    Table,
    /// The columns of busybox: the machine is Alpine, or made like it.
    Busybox,
    /// Only commands, in a drawn forest.
    Forest,
    /// The tree of `pstree`: names, and no kernel threads.
    Pstree,
    /// Control groups, as `systemd-cgls` and `systemctl status` draw them: processes of one group stand side by side.
    Cgroup,
}

/// How it is known whose child a process is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Parents {
    /// A column names them.
    Column,
    /// The forest is drawn. Children of PID 1 are drawn without a branch by `ps`.
    Drawn,
    /// Nothing says so.
    Unknown,
}

/// One process, or several equal ones that `pstree` has folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Process {
    /// Its id; absent where the listing has none, or only a placeholder.
    pub pid: Option<u32>,
    /// The id of its parent, where a column says so.
    pub ppid: Option<u32>,
    /// The user, as the listing names it: a name, a cut name (`message+`) or a number.
    pub user: Option<String>,
    /// The terminal; absent where it has none.
    pub tty: Option<String>,
    /// The state letters: `Ss`.
    pub stat: Option<String>,
    /// Resident memory in KiB.
    pub rss_kib: Option<u64>,
    /// The command line, without the forest's branches, entities decoded.
    pub command: String,
    /// Whether the row reaches the listing's right margin, so that the command may be cut.
    pub cut: bool,
    /// The control group: `system.slice/httpd.service`.
    pub group: Option<String>,
    /// How many equal processes the row stands for.
    pub count: u32,
    /// The row.
    pub span: Span,
    /// The parent's place in the block's processes.
    pub parent: Option<usize>,
    /// How many ancestors it has in the block.
    pub depth: usize,
}

impl Block {
    /// How many processes the rows stand for.
    #[must_use]
    pub fn count(&self) -> usize {
        self.processes.iter().map(|process| process.count as usize).fold(0, usize::saturating_add)
    }
}

/// Reads a text as process listings. Never fails; a text without one gives no block.
#[must_use]
pub fn parse(text: &str) -> Listing {
    block::read(text)
}

/// How much of the text reads as process listings: the count of header lines and rows. 0 for a Dockerfile or prose. Keeps the
/// listing where all of the text was read.
#[must_use]
pub fn likeness(text: &str, keep: &mut Option<Listing>) -> u32 {
    match beginning(text).map(|beginning| lines_of(&parse(beginning))) {
        Some(lines) if lines > 0 => lines,
        _ => lines_of(keep.insert(parse(text))),
    }
}

/// How much of a text is asked first whether it is a listing, in bytes: a hundred thousand processes need not be read twice.
const BEGINNING: usize = 256 * 1024;

/// The whole lines at the beginning of a long text; none of a short one.
fn beginning(text: &str) -> Option<&str> {
    let end = text.as_bytes().get(..BEGINNING)?.iter().rposition(|&byte| byte == b'\n')?;
    text.get(..=end)
}

fn lines_of(listing: &Listing) -> u32 {
    let lines: usize =
        listing.blocks.iter().map(|block| block.processes.len() + usize::from(block.header.is_some())).sum();
    u32::try_from(lines).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
