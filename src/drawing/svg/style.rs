//! The drawing's own style. It stands alone: system fonts, nothing loaded, light and dark as the reader's device has it.
//!
//! Colours are written out, not as custom properties: those who turn an SVG into an image often know none.

use std::fmt::Write as _;

/// The colours of the page's style sheet.
struct Colours {
    card: &'static str,
    edge: &'static str,
    ink: &'static str,
    soft: &'static str,
    line: &'static str,
    accent: &'static str,
    wash: &'static str,
    on_accent: &'static str,
}

const LIGHT: Colours = Colours {
    card: "#fdfcf9",
    edge: "#dcd7ca",
    ink: "#1c2328",
    soft: "#525c63",
    line: "#8b8d87",
    accent: "#17567a",
    wash: "#e2edf3",
    on_accent: "#ffffff",
};

const DARK: Colours = Colours {
    card: "#171e25",
    edge: "#2b353e",
    ink: "#e3e8ec",
    soft: "#a4b0b9",
    line: "#66727c",
    accent: "#86c5ea",
    wash: "#1a2f3d",
    on_accent: "#0d161d",
};

const SANS: &str =
    "system-ui,-apple-system,'Segoe UI','Hiragino Sans','Noto Sans JP','Noto Sans CJK JP',Meiryo,sans-serif";
const MONO: &str =
    "ui-monospace,'SF Mono','Cascadia Mono',Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK JP',monospace";

/// The style sheet. Every selector begins with the drawing's class, so that it touches nothing else where the SVG is put
/// into a page as it is.
pub fn sheet() -> String {
    let shapes = [
        ("text", format!("font-family:{SANS}")),
        (".c", format!("font-family:{MONO};font-size:12.5px;white-space:pre")),
        (".p", format!("font-family:{MONO};font-size:11px")),
        (".h", "font-size:16px;font-weight:700".to_owned()),
        (".t", "font-size:12.5px;font-weight:700".to_owned()),
        (".n", "font-size:11.5px".to_owned()),
        (".x", "font-size:12.5px;font-weight:700".to_owned()),
        (".b,.g,.l,.m", "stroke-width:1.5".to_owned()),
        (".g,.l,.m,.off", "fill:none".to_owned()),
        (".g", "stroke-dasharray:4 3".to_owned()),
        (".m", "stroke-linecap:round".to_owned()),
    ];
    let mut sheet = String::new();
    for (selectors, declarations) in shapes {
        rule(&mut sheet, selectors, &declarations);
    }
    paint(&mut sheet, &LIGHT);
    sheet.push_str("@media (prefers-color-scheme:dark){");
    paint(&mut sheet, &DARK);
    sheet.push('}');
    sheet
}

fn paint(sheet: &mut String, colours: &Colours) {
    let Colours { card, edge, ink, soft, line, accent, wash, on_accent } = colours;
    rule(sheet, "text", &format!("fill:{ink}"));
    rule(sheet, ".t,.n,.soft", &format!("fill:{soft}"));
    rule(sheet, ".p", &format!("fill:{on_accent}"));
    rule(sheet, ".p.soft", &format!("fill:{soft}"));
    rule(sheet, ".card", &format!("fill:{card};stroke:{edge}"));
    rule(sheet, ".b", &format!("fill:{wash};stroke:{accent}"));
    rule(sheet, ".g,.l,.off", &format!("stroke:{line}"));
    rule(sheet, ".m", &format!("stroke:{soft}"));
    rule(sheet, ".pill", &format!("fill:{accent}"));
}

fn rule(sheet: &mut String, selectors: &str, declarations: &str) {
    let selectors: Vec<_> = selectors.split(',').map(|selector| format!(".foreground-tree {selector}")).collect();
    let _ = write!(sheet, "{}{{{declarations}}}", selectors.join(","));
}
