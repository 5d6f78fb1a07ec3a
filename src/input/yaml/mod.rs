//! YAML as people paste it: a tree of nodes with the bytes of the user's text that each takes.
//!
//! `saphyr-parser` reads; it gives a place for the end of a node too, which `yaml-rust2` does not, and weighs half of what the whole of
//! `saphyr` does. Around it: [`clean`] undoes what a paste adds in front of the lines, and where the parser stops, [`read`] takes the
//! line out, says so, and reads on. It cannot fail: what is no YAML is in [`Yaml::problems`].

mod clean;
mod read;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use crate::lang::Text;
use crate::text::Span;

pub use read::parse;

/// A text read as YAML.
#[derive(Debug, Default)]
pub struct Yaml {
    nodes: Vec<Node>,
    /// The root of each document.
    pub documents: Vec<Id>,
    /// What could not be read, in order.
    pub problems: Vec<(Span, Text)>,
}

/// A node of a [`Yaml`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(usize);

/// A value, and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// From its first to its last character; of a block without its anchor and tag; of an empty value an empty place behind its key.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Whether another node names it by its anchor.
    pub taken: bool,
    /// What it stands in.
    pub parent: Option<Id>,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A scalar with its value, quotes and folding undone.
    Scalar(String, Style),
    /// A list.
    Sequence(Vec<Id>, Layout),
    /// Keys with their values, in order.
    Mapping(Vec<(Id, Id)>, Layout),
    /// Another node, named by its anchor.
    Alias(Id),
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In quotes.
    Quoted,
    /// Behind `|`: each line as it stands.
    Literal,
    /// Behind `>`.
    Folded,
}

/// How a list or a map is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// By indentation.
    Block,
    /// In brackets.
    Flow,
}

/// A key with its value, and the map in which the two stand.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'y> {
    /// The key's text.
    pub name: &'y str,
    /// The key.
    pub key: Id,
    /// The value, its alias not followed.
    pub value: Id,
    /// The map that holds it: by a merge key it is another one than was asked.
    pub holder: Id,
}

/// How far merge keys and aliases are followed.
const FOLLOWED: usize = 16;
/// How many entries a map has with all that it merges: beyond, no more are taken.
const MOST_ENTRIES: usize = 4096;

impl Yaml {
    /// A node as it stands.
    #[must_use]
    pub fn written(&self, id: Id) -> &Node {
        &self.nodes[id.0]
    }

    /// A node, or the one that an alias names.
    #[must_use]
    pub fn node(&self, id: Id) -> &Node {
        self.written(self.followed(id))
    }

    /// The node that an alias names; any other is itself.
    #[must_use]
    pub fn followed(&self, mut id: Id) -> Id {
        for _ in 0..FOLLOWED {
            match self.nodes[id.0].kind {
                Kind::Alias(other) => id = other,
                _ => break,
            }
        }
        id
    }

    /// The text of a scalar.
    #[must_use]
    pub fn scalar(&self, id: Id) -> Option<&str> {
        match &self.node(id).kind {
            Kind::Scalar(value, _) => Some(value),
            _ => None,
        }
    }

    /// The items of a list; none where it is none.
    #[must_use]
    pub fn items(&self, id: Id) -> &[Id] {
        match &self.node(id).kind {
            Kind::Sequence(items, _) => items,
            _ => &[],
        }
    }

    /// Whether a node, or one in it, is taken by another place of the text.
    #[must_use]
    pub fn is_taken(&self, id: Id) -> bool {
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            let node = self.written(id);
            if node.taken {
                return true;
            }
            match &node.kind {
                Kind::Sequence(items, _) => open.extend(items),
                Kind::Mapping(entries, _) => open.extend(entries.iter().flat_map(|&(key, value)| [key, value])),
                Kind::Scalar(..) | Kind::Alias(_) => {}
            }
        }
        false
    }

    /// Whether it is a list.
    #[must_use]
    pub fn is_sequence(&self, id: Id) -> bool {
        matches!(self.node(id).kind, Kind::Sequence(..))
    }

    /// Whether it is a map.
    #[must_use]
    pub fn is_mapping(&self, id: Id) -> bool {
        matches!(self.node(id).kind, Kind::Mapping(..))
    }

    /// The entries that stand in a map itself, the merge keys among them.
    #[must_use]
    pub fn own_entries(&self, id: Id) -> Vec<Entry<'_>> {
        let holder = self.followed(id);
        let Kind::Mapping(entries, _) = &self.nodes[holder.0].kind else { return Vec::new() };
        let entry = |&(key, value)| Entry { name: self.scalar(key).unwrap_or_default(), key, value, holder };
        entries.iter().map(entry).collect()
    }

    /// The entries of a map with those that its merge keys bring in: its own count before these, an earlier one of these before a later
    /// one, and of two with the same key in one map the last.
    #[must_use]
    pub fn entries(&self, id: Id) -> Vec<Entry<'_>> {
        let mut found: Vec<Entry<'_>> = Vec::new();
        self.merged(id, FOLLOWED, &mut HashSet::new(), &mut found);
        found
    }

    fn merged<'y>(&'y self, id: Id, depth: usize, asked: &mut HashSet<Id>, found: &mut Vec<Entry<'y>>) {
        // What was merged once brings nothing new.
        if !asked.insert(self.followed(id)) {
            return;
        }
        let own = self.own_entries(id);
        // Of two equal keys in one map the last counts.
        let mut seen: HashSet<&str> = found.iter().map(|entry| entry.name).collect();
        let mut kept: Vec<Entry<'y>> = own.iter().rev().filter(|entry| entry.name != "<<").copied().collect();
        kept.retain(|entry| seen.insert(entry.name));
        kept.reverse();
        kept.truncate(MOST_ENTRIES.saturating_sub(found.len()));
        found.append(&mut kept);
        if depth == 0 {
            return;
        }
        for entry in own.iter().filter(|entry| entry.name == "<<") {
            if self.is_sequence(entry.value) {
                for &item in self.items(entry.value).iter().take(FOLLOWED) {
                    self.merged(item, depth - 1, asked, found);
                }
            } else {
                self.merged(entry.value, depth - 1, asked, found);
            }
        }
    }

    /// The value of a key, merge keys followed.
    #[must_use]
    pub fn get(&self, id: Id, name: &str) -> Option<Id> {
        let Kind::Mapping(entries, _) = &self.node(id).kind else { return None };
        let mut merges = false;
        // Of two equal keys in one map the last counts, and its own before what it merges.
        for &(key, value) in entries.iter().rev() {
            match self.scalar(key).unwrap_or_default() {
                "<<" => merges = true,
                own if own == name => return Some(value),
                _ => {}
            }
        }
        if !merges {
            return None;
        }
        self.entries(id).into_iter().find(|entry| entry.name == name).map(|entry| entry.value)
    }

    /// Whether a key stands in a map or in what it merges.
    #[must_use]
    pub fn has(&self, id: Id, name: &str) -> bool {
        self.get(id, name).is_some()
    }
}
