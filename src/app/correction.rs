//! The corrected text: as a diff, as a whole, to copy and to download, with the patches that made it.

use std::ops::Range;

use yew::{AttrValue, Callback, Event, Html, TargetCast, component, html, use_context, use_memo};

use super::copy::{Announce, CopyButton, DownloadButton};
use super::diff::DiffTable;
use super::findings::fixes::{self, Fix};
use super::findings::{APPLY_ALL, APPLY_ALL_TITLE};
use super::prose::prose;
use super::results::AnswerProps;
use super::state::{Action, use_app};
use super::text;
use crate::report::{Applicability, File, FileRole, Report};
use crate::rewrite::diff;

/// A text longer than this (bytes) is offered to copy and download, but not laid out as a whole.
const WHOLE: usize = 200_000;

/// The correction; nothing where there is none.
#[component]
pub fn Correction(props: &AnswerProps) -> Html {
    let app = use_app();
    let lang = app.lang;
    let report = &props.answer.report;
    let file = corrected(report, app.level);
    let before = props.answer.text.clone();
    let (after, patch) = &*use_memo((file.cloned(), before.clone()), |(file, before)| match file {
        Some(file) => {
            let patch = diff::unified(before, &file.text, &file.path);
            (AttrValue::from(file.text.clone()), AttrValue::from(patch))
        }
        None => Default::default(),
    });
    let announce = use_context::<Announce>();
    let Some(file) = file else { return Html::default() };
    let applied = file.applied;
    let fix = {
        let (app, answer) = (app.clone(), props.answer.clone());
        Callback::from(move |fix: Fix| {
            let said = fixes::run(&app, &answer, fix);
            if let Some(announce) = &announce {
                announce.0.emit(said);
            }
        })
    };
    let accept = fix.reform(move |lines: Range<usize>| Fix::Lines(lines.start, lines.end, applied));
    let apply = fix.reform(move |_: yew::MouseEvent| Fix::Level(applied));
    let name = AttrValue::from(file.path.clone());
    let title = title(report, lang);
    html! {
        <section class="block" id="correction" data-testid="correction">
            <div class="block-head">
                <h2>{ title }</h2>
                <div class="buttons">
                    if !app.readonly() {
                        <button type="button" class="button" title={APPLY_ALL_TITLE.get(lang)} onclick={apply} data-testid="apply-all">
                            { APPLY_ALL.get(lang) }
                        </button>
                    }
                    <CopyButton text={after.clone()} ending={app.ending} what={name.clone()} testid="copy-corrected" />
                    <CopyButton text={patch.clone()} ending={app.ending} label={text::COPY_DIFF} testid="copy-diff" />
                    <DownloadButton
                        name={format!("{name}.patch")}
                        text={patch.clone()}
                        ending={app.ending}
                        label={text::DOWNLOAD_PATCH}
                        testid="download-patch"
                    />
                    <DownloadButton {name} text={after.clone()} ending={app.ending} testid="download-corrected" />
                </div>
            </div>
            if both(report) {
                { level(&app) }
            }
            <DiffTable key={after.len()} before={before} after={after.clone()} accept={(!app.readonly()).then_some(accept)} />
            { patches(report, app.level, lang) }
            if after.len() <= WHOLE {
                <details class="whole">
                    <summary>{ text::WHOLE.get(lang) }</summary>
                    <pre data-testid="corrected-text">{ after.clone() }</pre>
                </details>
            }
        </section>
    }
}

/// What the correction is called.
pub fn title(report: &Report, lang: crate::Lang) -> String {
    text::CORRECTED.fill(lang, &[("kind", text::kind(report.input).get(lang))])
}

/// The corrected file with the patches up to a level; the other one where there is no choice.
pub fn corrected(report: &Report, level: Applicability) -> Option<&File> {
    let files = || report.files.iter().filter(|file| file.role == FileRole::Corrected);
    files().find(|file| file.applied == level).or_else(|| files().next())
}

/// Whether there is a choice.
fn both(report: &Report) -> bool {
    report.files.iter().filter(|file| file.role == FileRole::Corrected).count() > 1
}

/// The switch between the safe patches and all of them.
fn level(app: &super::state::App) -> Html {
    let onchange = {
        let app = app.clone();
        Callback::from(move |event: Event| {
            let on = event.target_dyn_into::<web_sys::HtmlInputElement>().is_some_and(|input| input.checked());
            app.dispatch(Action::Level(if on { Applicability::Review } else { Applicability::Safe }));
        })
    };
    html! {
        <label class="check">
            <input
                type="checkbox"
                checked={app.level == Applicability::Review}
                {onchange}
                data-testid="review-toggle"
            />
            <span>{ text::REVIEW_TOO.get(app.lang) }</span>
        </label>
    }
}

fn patches(report: &Report, level: Applicability, lang: crate::Lang) -> Html {
    let applied = corrected(report, level).map_or(level, |file| file.applied);
    html! {
        if !report.patches.is_empty() {
            <h3 class="patches-head">{ text::PATCHES.get(lang) }</h3>
            <ul class="patches">
                for patch in &report.patches {
                    <li data-testid="patch" data-applicability={applicability(patch.applicability)}>
                        <span>{ prose(&patch.title) }</span>
                        <span class="tag">{ text::applicability(patch.applicability).get(lang) }</span>
                        if patch.applicability > applied {
                            <span class="faint">{ text::PATCH_LEFT.get(lang) }</span>
                        }
                    </li>
                }
            </ul>
        }
    }
}

const fn applicability(applicability: Applicability) -> &'static str {
    match applicability {
        Applicability::Safe => "safe",
        Applicability::Review => "review",
    }
}
