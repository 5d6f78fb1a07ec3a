//! The stages of a Dockerfile, and what each is built on.

use std::collections::HashMap;
use std::ops::Range;

use super::{Content, Instruction, expand};
use crate::text::Span;

/// A build stage.
#[derive(Clone, Debug)]
pub struct Stage {
    /// Its name (`AS name`).
    pub name: Option<String>,
    /// What it is built on.
    pub base: Base,
    /// Where the base is named.
    pub base_span: Span,
    /// Its instructions, FROM included.
    pub instructions: Range<usize>,
    /// From FROM to the end of its last instruction.
    pub span: Span,
    /// Whether a later stage is built on it.
    pub is_built_on: bool,
}

/// What a stage is built on.
#[derive(Clone, Debug, PartialEq)]
pub enum Base {
    /// An image.
    Image(ImageRef),
    /// An earlier stage.
    Stage(usize),
    /// Nothing.
    Scratch,
    /// A variable without value, or an image that cannot be read; as it is written.
    Unresolved(String),
}

/// A reference to an image.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageRef {
    /// The repository with its registry: `quay.io/centos/centos`.
    pub name: String,
    /// The tag; none stands for `latest` (or for the digest).
    pub tag: Option<String>,
    /// Whether a digest pins it.
    pub pinned: bool,
}

impl ImageRef {
    /// Reads `registry:5000/name:tag@sha256:…`.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let (text, pinned) = text.split_once('@').map_or((text, false), |(name, _)| (name, true));
        match text.rsplit_once(':') {
            Some((name, tag)) if !tag.contains('/') => {
                Self { name: name.to_owned(), tag: Some(tag.to_owned()), pinned }
            }
            _ => Self { name: text.to_owned(), tag: None, pinned },
        }
    }
}

pub fn find(instructions: &[Instruction]) -> Vec<Stage> {
    let mut stages: Vec<Stage> = Vec::new();
    let mut globals: HashMap<&str, Option<String>> = HashMap::new();
    let mut names: HashMap<String, usize> = HashMap::new();
    for (index, instruction) in instructions.iter().enumerate() {
        match &instruction.content {
            Content::Arg(pairs) if stages.is_empty() => {
                for (name, value) in pairs {
                    let value =
                        value.as_deref().and_then(|v| expand(v, &|name| globals.get(name).and_then(|v| v.as_deref())));
                    globals.insert(name, value);
                }
            }
            Content::From { image, image_span, alias } => {
                let expanded = expand(image, &|name| globals.get(name).and_then(|value| value.as_deref()));
                let base = match expanded {
                    None => Base::Unresolved(image.clone()),
                    Some(name) if name.eq_ignore_ascii_case("scratch") => Base::Scratch,
                    Some(name) => match names.get(&name.to_ascii_lowercase()) {
                        Some(&stage) => Base::Stage(stage),
                        None => Base::Image(ImageRef::read(&name)),
                    },
                };
                if let Some(last) = stages.last_mut() {
                    last.instructions.end = index;
                }
                if let Some(alias) = alias {
                    names.insert(alias.to_ascii_lowercase(), stages.len());
                }
                if let Base::Stage(at) = base
                    && let Some(below) = stages.get_mut(at)
                {
                    below.is_built_on = true;
                }
                stages.push(Stage {
                    name: alias.clone(),
                    base,
                    base_span: *image_span,
                    instructions: index..instructions.len(),
                    span: instruction.span,
                    is_built_on: false,
                });
            }
            _ => {}
        }
    }
    for stage in &mut stages {
        if let Some(last) = instructions.get(stage.instructions.end.saturating_sub(1)) {
            stage.span = stage.span.join(last.span);
        }
    }
    stages
}
