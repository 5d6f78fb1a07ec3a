//! The icons. Each severity has a shape of its own, so that colour is never the only sign.

use yew::{Html, html};

use crate::report::{Severity, Verdict};

/// An octagon, a triangle, a circle.
pub fn severity(severity: Severity) -> Html {
    match severity {
        Severity::Error => svg(html! {<>
            <path class="solid" d="M6 1.5h6l4.5 4.5v6L12 16.5H6L1.5 12V6z"/>
            <path class="sign" d="M6.3 6.3l5.4 5.4M11.7 6.3l-5.4 5.4"/>
        </>}),
        Severity::Warning => svg(html! {<>
            <path class="solid" d="M9 1.8l8 14.4H1z"/>
            <path class="sign" d="M9 7v4.2M9 13.6v.2"/>
        </>}),
        Severity::Info => svg(html! {<>
            <circle class="solid" cx="9" cy="9" r="7.6"/>
            <path class="sign" d="M9 8.4v4.4M9 5.4v.2"/>
        </>}),
    }
}

/// A cross, a pin, a tick, a question mark.
pub fn verdict(verdict: Verdict) -> Html {
    match verdict {
        Verdict::Misuse => severity(Severity::Error),
        Verdict::Intended => severity(Severity::Info),
        Verdict::Clean => svg(html! {<>
            <circle class="solid" cx="9" cy="9" r="7.6"/>
            <path class="sign" d="M5.4 9.3l2.5 2.5 4.8-5.2"/>
        </>}),
        Verdict::Unknown => svg(html! {<>
            <circle class="solid" cx="9" cy="9" r="7.6"/>
            <path class="sign" d="M6.7 7a2.3 2.3 0 114 1.6C9.6 9.3 9 9.7 9 10.8M9 13.2v.2"/>
        </>}),
    }
}

/// Two sheets.
pub fn copy() -> Html {
    svg(html! {<path class="line" d="M6.5 6.5h8v8h-8zM3.5 11.5v-8h8"/>})
}

/// An arrow onto a line.
pub fn download() -> Html {
    svg(html! {<path class="line" d="M9 2.5v8.5M5.5 7.8L9 11.3l3.5-3.5M3 15h12"/>})
}

/// Three places, and the ways between them.
pub fn share() -> Html {
    svg(html! {<>
        <path class="line" d="M6.4 8l5.2-2.9M6.4 10l5.2 2.9"/>
        <circle class="line" cx="4.5" cy="9" r="2"/>
        <circle class="line" cx="13.5" cy="4" r="2"/>
        <circle class="line" cx="13.5" cy="14" r="2"/>
    </>})
}

/// A tick.
pub fn done() -> Html {
    svg(html! {<path class="line" d="M3.5 9.5l3.6 3.6 7.4-8"/>})
}

fn svg(shape: Html) -> Html {
    html! { <svg class="icon" viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">{ shape }</svg> }
}
