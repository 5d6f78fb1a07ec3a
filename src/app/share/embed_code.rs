//! The HTML that puts the page into another one.

use std::fmt::Write as _;

use crate::lang::Lang;
use crate::share::{Shared, View};

/// What of the page is to stand in the other one, and how.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wish {
    pub view: View,
    pub readonly: bool,
    pub lang: Lang,
}

/// The element of embed.js, with the files as they are read without it. `folder` is where embed.js lies.
pub fn element(folder: &str, shared: &Shared, wish: Wish) -> String {
    let mut html = format!("<script src=\"{}embed.js\" async></script>\n<foreground-embed", escaped(folder));
    let Wish { view, readonly, lang } = wish;
    let _ = write!(html, " view=\"{}\" lang=\"{}\"", view.name(), lang.tag());
    if readonly {
        html.push_str(" readonly");
    }
    html.push('>');
    for file in &shared.files {
        html.push_str("\n<pre");
        if !file.name.is_empty() && shared.files.len() > 1 {
            let _ = write!(html, " data-name=\"{}\"", escaped(&file.name));
        }
        let _ = write!(html, ">\n{}\n</pre>", text(file.text.trim_end_matches('\n')));
    }
    html.push_str("\n</foreground-embed>\n");
    html
}

/// A frame that needs no script.
pub fn frame(folder: &str, fragment: &str, wish: Wish) -> String {
    let Wish { view, readonly, lang } = wish;
    let readonly = if readonly { "&readonly" } else { "" };
    let address = format!("{folder}standalone.html{fragment}&embed={}&lang={}{readonly}", view.name(), lang.tag());
    format!(
        "<iframe src=\"{}\" sandbox=\"allow-scripts\" allow=\"clipboard-write\" referrerpolicy=\"no-referrer\" loading=\"lazy\" title=\"Foreground\" style=\"width:100%;height:32rem;border:0\"></iframe>\n",
        escaped(&address)
    )
}

/// The folder of the page with this address.
pub fn folder(address: &str) -> &str {
    address.rfind('/').map_or(address, |at| &address[..=at])
}

/// As it stands in an element.
fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// As it stands in the quotes of an attribute.
fn escaped(value: &str) -> String {
    text(value).replace('"', "&quot;")
}
