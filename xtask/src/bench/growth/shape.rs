//! A shape of a text, at any size.

use foreground::report::InputKind;

/// What a text is made of; [`Shape::text`] makes one of so many bytes.
pub struct Shape {
    /// As the table calls it.
    pub name: &'static str,
    /// What it is read as: told from the text where that is none.
    pub kind: Option<InputKind>,
    make: fn(usize) -> String,
}

impl Shape {
    /// A shape that is told from its text.
    pub const fn told(name: &'static str, make: fn(usize) -> String) -> Self {
        Self { name, kind: None, make }
    }

    /// A shape that is read as a kind, whatever it looks like.
    pub const fn of(kind: InputKind, name: &'static str, make: fn(usize) -> String) -> Self {
        Self { name, kind: Some(kind), make }
    }

    /// A text of at most so many bytes.
    pub fn text(&self, bytes: usize) -> String {
        (self.make)(bytes)
    }
}

/// A text of so many bytes: a head, as many numbered pieces as fit, and a tail.
pub fn fill(bytes: usize, head: &str, piece: impl Fn(usize) -> String, tail: &str) -> String {
    let mut text = head.to_owned();
    for number in 0.. {
        let next = piece(number);
        if next.is_empty() || text.len() + next.len() + tail.len() > bytes {
            break;
        }
        text.push_str(&next);
    }
    text.push_str(tail);
    text
}

/// The same piece again and again.
pub fn repeat(bytes: usize, head: &str, piece: &str, tail: &str) -> String {
    let room = bytes.saturating_sub(head.len() + tail.len());
    format!("{head}{}{tail}", piece.repeat(room / piece.len().max(1)))
}

/// A nest: so many openings, what is in the middle, and as many closings.
pub fn nest(bytes: usize, head: &str, open: &str, middle: &str, close: &str, tail: &str) -> String {
    let room = bytes.saturating_sub(head.len() + middle.len() + tail.len());
    let depth = room / (open.len() + close.len()).max(1);
    format!("{head}{}{middle}{}{tail}", open.repeat(depth), close.repeat(depth))
}
