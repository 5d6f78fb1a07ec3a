//! All files of an answer in one download: the corrected one with its patch, and those that were made for it.

use yew::{Html, html};

use super::analysis::Answer;
use super::state::App;
use super::{browser, correction, icon};
use crate::lang::Text;
use crate::report::FileRole;
use crate::rewrite::diff;
use crate::share::archive::zip;

const ALL: Text = Text { en: "All as .zip", ja: "すべてを .zip で" };

/// What the archive is called.
const NAME: &str = "foreground.zip";

/// The button; nothing where there is one file only, which has a button of its own.
pub fn button(app: &App, answer: &Answer) -> Html {
    let made = answer.report.files.iter().filter(|file| file.role == FileRole::Generated).count();
    if made == 0 || (made == 1 && correction::corrected(&answer.report, app.level).is_none()) {
        return Html::default();
    }
    let lang = app.lang;
    let onclick = {
        let (app, answer) = (app.clone(), answer.clone());
        move |_| {
            let files = files(&app, &answer);
            let files: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
            if let Some(archive) = zip(&files) {
                browser::download(NAME, &archive);
            }
        }
    };
    html! {
        <button type="button" class="button" {onclick} data-testid="download-zip">
            { icon::download() }
            <span>{ ALL.get(lang) }</span>
        </button>
    }
}

/// Path and text of each, the lines of the reader's own file ending as they did.
fn files(app: &App, answer: &Answer) -> Vec<(String, String)> {
    let report = &answer.report;
    let mut files = Vec::new();
    if let Some(file) = correction::corrected(report, app.level) {
        let restored = |text: &str| app.ending.restore(text).into_owned();
        files.push((file.path.clone(), restored(&file.text)));
        let patch = diff::unified(&answer.text, &file.text, &file.path);
        files.push((format!("{}.patch", file.path), restored(&patch)));
    }
    let made = report.files.iter().filter(|file| file.role == FileRole::Generated);
    files.extend(made.map(|file| (file.path.clone(), file.text.clone())));
    files
}
