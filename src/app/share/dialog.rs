//! The dialog: a link to what is on the page, the answer to pass on, and the HTML to embed it.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlDialogElement, HtmlInputElement, HtmlSelectElement};
use yew::{
    AttrValue, Callback, ContextProvider, Event, Html, MouseEvent, Properties, TargetCast, component, html,
    use_effect_with, use_memo, use_node_ref, use_state,
};

use super::embed_code::{self, Wish};
use super::text;
use crate::app::analysis::{Analysis, Answer};
use crate::app::copy::{Announce, CopyButton, DownloadButton};
use crate::app::ending::LineEnding;
use crate::app::state::{App, AppState, use_app};
use crate::app::{icon, verdict};
use crate::report::Report;
use crate::share::summary::{Style, Summary};
use crate::share::{self, LinkError, MAX_LINK, Shared, SharedFile, View};
use crate::{Options, Piece, analyse_project};

/// So many bytes of files are read anew for the answer about all of them.
const MOST_WRITTEN: usize = 1 << 20;

/// The properties of [`ShareButton`].
#[derive(Properties, PartialEq)]
pub struct Props {
    pub analysis: Rc<Analysis>,
}

/// The button in the masthead, and the dialog that it opens.
#[component]
pub fn ShareButton(props: &Props) -> Html {
    let lang = use_app().lang;
    let dialog = use_node_ref();
    let open = use_state(|| false);
    let show = {
        let (dialog, open) = (dialog.clone(), open.clone());
        move |_: MouseEvent| {
            open.set(true);
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
        }
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    // Escape closes it too.
    let onclose = {
        let open = open.clone();
        move |_: Event| open.set(false)
    };
    // A press beside it.
    let onclick = {
        let (dialog, close) = (dialog.clone(), close.clone());
        move |event: MouseEvent| {
            let on_itself = event.target_dyn_into::<HtmlDialogElement>();
            if on_itself.is_some() && on_itself == dialog.cast() {
                close.emit(event);
            }
        }
    };
    html! {<>
        <button type="button" class="button" onclick={show} aria-haspopup="dialog" data-testid="share">
            { icon::share() }
            <span>{ text::SHARE.get(lang) }</span>
        </button>
        <dialog class="share" ref={dialog} {onclose} {onclick} aria-labelledby="share-title" data-testid="share-dialog">
            <div class="share-body">
                <div class="block-head">
                    <h2 id="share-title">{ text::SHARE.get(lang) }</h2>
                    <button type="button" class="button" onclick={close} data-testid="share-close">{ text::CLOSE.get(lang) }</button>
                </div>
                if *open {
                    <Content analysis={props.analysis.clone()} />
                }
            </div>
        </dialog>
    </>}
}

/// What is in the open dialog.
#[component]
fn Content(props: &Props) -> Html {
    let app = use_app();
    let lang = app.lang;
    let address = use_memo((), |()| super::address());
    let from_disk = !address.starts_with("http");
    let here = super::shared(&app);
    let made = use_link(&here);
    // All but the dialog is inert, the page's live region too.
    let said = use_state(AttrValue::default);
    let announce = {
        let said = said.setter();
        use_memo((), |()| Announce(Callback::from(move |text| said.set(text))))
    };
    // What most come for: the link, selected, as soon as there is one.
    let field = use_node_ref();
    use_effect_with(matches!(made, Some(Ok(_))), {
        let field = field.clone();
        move |_| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                let _ = field.focus();
            }
        }
    });
    if here.is_empty() {
        return html! { <p>{ text::NOTHING.get(lang) }</p> };
    }
    let link = match &made {
        Some(Ok(fragment)) => Some(format!("{address}{fragment}")),
        _ => None,
    };
    let length = link.as_ref().map(|link| link.chars().count());
    let fits = length.is_some_and(|length| length <= MAX_LINK);
    let ending = app.ending;
    html! {
        <ContextProvider<Announce> context={(*announce).clone()}>
            <section class="share-part">
                <h3>{ text::LINK.get(lang) }</h3>
                if let (Some(link), Some(length)) = (link.clone(), length) {
                    if fits {
                        <div class="share-link">
                            <input
                                ref={field}
                                type="text"
                                readonly={true}
                                value={link.clone()}
                                aria-label={text::LINK_LABEL.get(lang)}
                                onfocus={|event: yew::FocusEvent| if let Some(field) = event.target_dyn_into::<HtmlInputElement>() { select(&field) }}
                                data-testid="share-link"
                            />
                            <CopyButton text={link} label={text::COPY_LINK} testid="copy-link" />
                        </div>
                        <p class="summary" data-testid="link-length">{ filled(&text::LENGTH, length, lang) }</p>
                    } else {
                        <p data-testid="link-too-long">{ filled(&text::TOO_LONG, length, lang) }</p>
                        <DownloadButton
                            name={download_name(&here)}
                            make={Callback::from({ let here = here.clone(); move |()| here.as_one_text() })}
                            {ending}
                            label={text::DOWNLOAD_TEXT}
                            testid="share-download"
                        />
                    }
                } else if made.is_some() {
                    <p>{ text::NO_LINK.get(lang) }</p>
                }
                if from_disk {
                    <p class="summary">{ text::FROM_DISK.get(lang) }</p>
                }
                <p class="summary">{ text::IN_THE_LINK.get(lang) }</p>
            </section>
            { answer(&app, &props.analysis, link.filter(|_| fits && !from_disk)) }
            <section class="share-part">
                <h3>{ text::EMBED.get(lang) }</h3>
                if from_disk {
                    <p class="summary">{ text::EMBED_FROM_DISK.get(lang) }</p>
                } else {
                    <EmbedCode folder={embed_code::folder(&address).to_owned()} {here} fragment={made.and_then(Result::ok)} />
                }
            </section>
            <div class="sr-only" role="status">{ &*said }</div>
        </ContextProvider<Announce>>
    }
}

/// Selects all of a field, with its beginning in sight.
fn select(field: &HtmlInputElement) {
    let length = u32::try_from(field.value().encode_utf16().count()).unwrap_or(u32::MAX);
    let _ = field.set_selection_range_with_direction(0, length, "backward");
    field.set_scroll_left(0);
}

fn filled(text: &crate::lang::Text, length: usize, lang: crate::Lang) -> String {
    text.fill(lang, &[("n", &grouped(length)), ("limit", &grouped(MAX_LINK))])
}

/// `12,345`, as both languages write it.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn download_name(here: &Shared) -> String {
    match &*here.files {
        [only] if !only.name.is_empty() => only.name.clone(),
        [_] => "Dockerfile".to_owned(),
        _ => "foreground.txt".to_owned(),
    }
}

/// The fragment of the link to these files; `None` until it is made.
#[yew::hook]
fn use_link(here: &Shared) -> Option<Result<String, LinkError>> {
    let made = use_state(|| None);
    let latest = use_memo((), |()| Cell::new(0_u32));
    use_effect_with(here.clone(), {
        let made = made.clone();
        move |here| {
            let (here, number) = (here.clone(), latest.get().wrapping_add(1));
            latest.set(number);
            spawn_local(async move {
                let fragment = super::fragment(&here).await;
                // The text may have changed meanwhile.
                if latest.get() == number {
                    made.set(Some(fragment));
                }
            });
        }
    });
    (*made).clone()
}

/// The answer in two forms; nothing where there is none.
fn answer(app: &App, analysis: &Analysis, link: Option<String>) -> Html {
    let Analysis::Done(answer) = analysis else { return Html::default() };
    let lang = app.lang;
    let write = {
        let (app, answer) = (app.clone(), answer.clone());
        move |style| {
            let (app, answer, link) = (app.clone(), answer.clone(), link.clone());
            Callback::from(move |()| written(&app, &answer, link.as_deref(), style))
        }
    };
    html! {
        <section class="share-part">
            <h3>{ text::PASS_ON.get(lang) }</h3>
            <div class="buttons">
                <CopyButton make={write(Style::Markdown)} label={text::COPY_MARKDOWN} testid="copy-markdown" />
                <CopyButton make={write(Style::Plain)} label={text::COPY_REPORT} testid="copy-report" />
                <DownloadButton
                    name="foreground.txt"
                    make={write(Style::Plain)}
                    label={text::DOWNLOAD_REPORT}
                    ending={LineEnding::Lf}
                    testid="download-report"
                />
            </div>
            <p class="summary">{ text::REPORT_NOTE.get(lang) }</p>
        </section>
    }
}

/// What is known of the page's files; of very many only what is said of the one that is shown.
fn written(app: &AppState, answer: &Answer, link: Option<&str>, style: Style) -> String {
    let (lang, level) = (app.lang, app.level);
    let files = super::shared(app).files;
    let size: usize = files.iter().map(|file| file.text.len()).sum();
    let one = |report: &Report, text: &str, link| {
        let headline = verdict::headline(report, lang);
        let headline = match &report.file {
            Some(name) if files.len() > 1 => format!("{name}: {headline}"),
            _ => headline,
        };
        Summary { report, text, headline: &headline, level, link }.write(style, lang)
    };
    if files.len() < 2 || size > MOST_WRITTEN {
        return one(&answer.report, &answer.text, link);
    }
    let piece = |file: &SharedFile| Piece {
        name: file.name.trim().to_owned(),
        text: file.text.clone(),
        kind: share::kind_of(&file.kind),
    };
    let pieces: Vec<Piece> = files.iter().filter(|file| !file.text.trim().is_empty()).map(piece).collect();
    let reports = analyse_project(&pieces, &Options { lang, ..Options::default() });
    let last = reports.len().saturating_sub(1);
    let each = reports.iter().zip(&pieces).enumerate();
    let parts: Vec<String> =
        each.map(|(at, (report, piece))| one(report, &piece.text, link.filter(|_| at == last))).collect();
    parts.join("\n")
}

#[derive(Properties, PartialEq)]
struct EmbedProps {
    folder: AttrValue,
    here: Shared,
    fragment: Option<String>,
}

/// The HTML to embed what is on the page.
#[component]
fn EmbedCode(props: &EmbedProps) -> Html {
    let lang = use_app().lang;
    let view = use_state(View::default);
    let readonly = use_state(|| false);
    let wish = Wish { view: *view, readonly: *readonly, lang };
    let element = embed_code::element(&props.folder, &props.here, wish);
    let onview = {
        let view = view.clone();
        move |event: Event| {
            let index = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.selected_index());
            let chosen = index.and_then(|index| View::ALL.get(usize::try_from(index).ok()?));
            view.set(chosen.copied().unwrap_or_default());
        }
    };
    let onreadonly = {
        let readonly = readonly.clone();
        move |event: Event| {
            readonly.set(event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked()));
        }
    };
    html! {<>
        <div class="share-wishes">
            <label class="field">
                <span class="field-name">{ text::EMBED_VIEW.get(lang) }</span>
                <select onchange={onview} data-testid="embed-view">
                    for choice in View::ALL {
                        <option selected={choice == *view}>{ text::view(choice).get(lang) }</option>
                    }
                </select>
            </label>
            <label class="check">
                <input type="checkbox" checked={*readonly} onchange={onreadonly} data-testid="embed-readonly" />
                <span>{ text::EMBED_READONLY.get(lang) }</span>
            </label>
        </div>
        <textarea
            class="share-code"
            readonly={true}
            rows="6"
            wrap="off"
            spellcheck="false"
            aria-label={text::EMBED_CODE.get(lang)}
            value={element.clone()}
            data-testid="embed-code"
        />
        <div class="buttons">
            <CopyButton text={element} label={text::COPY_ELEMENT} testid="copy-embed" />
            if let Some(fragment) = &props.fragment {
                <CopyButton text={embed_code::frame(&props.folder, fragment, wish)} label={text::COPY_FRAME} testid="copy-frame" />
            }
        </div>
        <p class="summary">{ text::EMBED_NOTE.get(lang) }</p>
    </>}
}
