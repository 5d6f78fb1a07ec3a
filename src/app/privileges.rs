//! The picture of privilege: a table of what a container is given of the host, against what it needs.

use yew::{Html, component, html};

use super::prose::prose;
use super::results::AnswerProps;
use super::state::use_lang;
use super::text;
use crate::Lang;
use crate::report::{Privilege, PrivilegeChange, PrivilegeNeed, PrivilegeRisk, Subject};

/// How many rows stand open; the rest is behind a click.
const OPEN: usize = 12;

/// The tables of every subject that has one.
#[component]
pub fn Privileges(props: &AnswerProps) -> Html {
    let lang = use_lang();
    let subjects: Vec<&Subject> =
        props.answer.report.subjects.iter().filter(|subject| !subject.privileges.is_empty()).collect();
    if subjects.is_empty() {
        return Html::default();
    }
    html! {
        <section class="block" data-testid="privileges">
            <h2>{ text::PRIVILEGES.get(lang) }</h2>
            for subject in subjects {
                { of_subject(subject, lang) }
            }
        </section>
    }
}

fn of_subject(subject: &Subject, lang: Lang) -> Html {
    let of = |change: PrivilegeChange| -> Vec<&Privilege> {
        subject.privileges.iter().filter(|privilege| privilege.change == change).collect()
    };
    let (granted, dropped, neither) =
        (of(PrivilegeChange::Granted), of(PrivilegeChange::Dropped), of(PrivilegeChange::Neither));
    let wide = |privilege: &&&Privilege| {
        privilege.risk == PrivilegeRisk::Host
            || matches!(privilege.need, PrivilegeNeed::Needed | PrivilegeNeed::Perhaps)
    };
    let all_open = granted.len() <= OPEN;
    let (open, rest): (Vec<&Privilege>, Vec<&Privilege>) =
        granted.iter().partition(|privilege| all_open || wide(privilege));
    let caption = |text: &crate::lang::Text, rows: &[&Privilege]| {
        text.fill(lang, &[("name", &subject.name), ("n", &rows.len().to_string())])
    };
    html! {<>
        if !open.is_empty() {
            { table(&caption(&text::GRANTED, &open), &open, lang) }
        }
        if !rest.is_empty() {
            <details class="more">
                <summary>{ caption(&text::GRANTED_MORE, &rest) }</summary>
                { table(&caption(&text::GRANTED, &rest), &rest, lang) }
            </details>
        }
        if !dropped.is_empty() {
            { table(&caption(&text::DROPPED, &dropped), &dropped, lang) }
        }
        if !neither.is_empty() {
            { table(&caption(&text::NEITHER, &neither), &neither, lang) }
        }
    </>}
}

fn table(caption: &str, rows: &[&Privilege], lang: Lang) -> Html {
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={caption.to_owned()}>
            <table class="privileges" role="table">
                <caption>{ caption }</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">{ text::PRIVILEGE.get(lang) }</th>
                        <th scope="col" role="columnheader">{ text::NEED.get(lang) }</th>
                        <th scope="col" role="columnheader">{ text::ALLOWS.get(lang) }</th>
                        <th scope="col" role="columnheader">{ text::ATTACK.get(lang) }</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    for row in rows {
                        <tr role="row" data-need={need_name(row)} data-risk={risk_name(row.risk)}>
                            <th scope="row" role="rowheader"><code>{ &row.name }</code></th>
                            <td role="cell" data-label={text::NEED.get(lang)}>
                                <span class="tag">{ need(row, lang) }</span>
                                if let Some(reason) = &row.reason {
                                    <span class="reason">{ prose(reason) }</span>
                                }
                            </td>
                            <td role="cell" data-label={text::ALLOWS.get(lang)}>{ prose(&row.allows) }</td>
                            <td role="cell" data-label={text::ATTACK.get(lang)}>
                                { prose(&row.attack) }
                                <span class="risk">{ text::risk(row.risk).get(lang) }</span>
                            </td>
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}

fn need(row: &Privilege, lang: Lang) -> &'static str {
    match (row.change, row.need) {
        (PrivilegeChange::Dropped, _) => text::HELD,
        (PrivilegeChange::Neither, _) => text::NO_NEED,
        (_, PrivilegeNeed::Needed) => text::NEEDED,
        (_, PrivilegeNeed::Perhaps) => text::NEEDED_PERHAPS,
        (_, PrivilegeNeed::NotNeeded) => text::NOT_NEEDED,
        (_, PrivilegeNeed::Unknown) => text::NEED_UNKNOWN,
    }
    .get(lang)
}

const fn need_name(row: &Privilege) -> &'static str {
    match (row.change, row.need) {
        (PrivilegeChange::Dropped, _) => "held",
        (PrivilegeChange::Neither, _) => "neither",
        (_, PrivilegeNeed::Needed) => "needed",
        (_, PrivilegeNeed::Perhaps) => "perhaps",
        (_, PrivilegeNeed::NotNeeded) => "not-needed",
        (_, PrivilegeNeed::Unknown) => "unknown",
    }
}

const fn risk_name(risk: PrivilegeRisk) -> &'static str {
    match risk {
        PrivilegeRisk::Container => "container",
        PrivilegeRisk::Shared => "shared",
        PrivilegeRisk::Host => "host",
    }
}
