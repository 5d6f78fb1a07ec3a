//! Sentences with code in them: `--flags` stay on one line, and what stands in backquotes is set as code.

use yew::{Html, html};

/// A sentence as text and `<code>` elements.
pub fn prose(text: &str) -> Html {
    text.split('`')
        .enumerate()
        .map(|(at, part)| {
            if at % 2 == 1 {
                html! { <code>{ part }</code> }
            } else {
                flags(part)
            }
        })
        .collect()
}

/// Browsers break lines behind hyphens, also within a flag.
fn flags(text: &str) -> Html {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("--") {
        let flag = &rest[start..];
        let end =
            flag.find(|character: char| !character.is_ascii_alphanumeric() && character != '-').unwrap_or(flag.len());
        parts.push(html! { &rest[..start] });
        parts.push(html! { <span class="flag">{ &flag[..end] }</span> });
        rest = &flag[end..];
    }
    parts.push(html! { rest });
    parts.into_iter().collect()
}
