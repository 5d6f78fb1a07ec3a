//! Files that Foreground made: a Dockerfile for a service of a listing, a compose file.

use yew::{AttrValue, Html, component, html};

use super::copy::{CopyButton, DownloadButton};
use super::ending::LineEnding;
use super::results::AnswerProps;
use super::state::use_app;
use super::{archive, text};
use crate::report::{Applicability, FileRole};

/// The new files; nothing where there are none.
#[component]
pub fn GeneratedFiles(props: &AnswerProps) -> Html {
    let app = use_app();
    let lang = app.lang;
    let files = || props.answer.report.files.iter().filter(|file| file.role == FileRole::Generated);
    if files().next().is_none() {
        return Html::default();
    }
    html! {
        <section class="block" id="new-files" data-testid="generated">
            <div class="block-head">
                <h2>{ text::GENERATED.get(lang) }</h2>
                <div class="buttons">{ archive::button(&app, &props.answer) }</div>
            </div>
            for file in files() {
                <div class="file" data-path={file.path.clone()}>
                    <div class="block-head">
                        <h3>
                            <code>{ &file.path }</code>
                            if file.applied == Applicability::Review {
                                <span class="tag">{ text::applicability(file.applied).get(lang) }</span>
                            }
                        </h3>
                        <div class="buttons">
                            <CopyButton text={AttrValue::from(file.text.clone())} what={AttrValue::from(file.path.clone())} testid="copy-file" />
                            <DownloadButton
                                name={AttrValue::from(file.path.clone())}
                                text={AttrValue::from(file.text.clone())}
                                ending={LineEnding::Lf}
                            />
                        </div>
                    </div>
                    <pre class="code-frame" tabindex="0">{ &file.text }</pre>
                </div>
            }
        </section>
    }
}
