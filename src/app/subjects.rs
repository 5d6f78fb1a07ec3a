//! The facts about what is started: PID 1, what becomes of it, what it is meant to run.

use yew::{Html, Properties, component, html, use_state};

use super::analysis::Answer;
use super::results::AnswerProps;
use super::state::use_lang;
use super::{icon, text, verdict};
use crate::report::Outcome;

/// How many subjects are listed before the rest is asked for.
const SHOWN: usize = 6;

/// The properties of [`Facts`].
#[derive(Properties, PartialEq)]
pub struct Props {
    pub answer: Answer,
    /// The subject's place in the Report.
    pub index: usize,
}

/// PID 1, outcome and services of one subject, as far as they are known.
#[component]
pub fn Facts(props: &Props) -> Html {
    let lang = use_lang();
    let Some(subject) = props.answer.report.subjects.get(props.index) else { return Html::default() };
    let names: Vec<_> = subject.services.iter().map(|service| service.name.as_str()).collect();
    let known = subject.outcome != Outcome::Unknown;
    if subject.pid1.is_none() && !known && names.is_empty() && subject.processes.is_none() {
        return Html::default();
    }
    html! {
        <dl class="facts">
            if let Some(pid1) = &subject.pid1 {
                <div>
                    <dt>{ text::PID1.get(lang) }</dt>
                    <dd>
                        <code>{ &pid1.command }</code>
                        <span class="tag">{ text::pid1_kind(pid1.kind).get(lang) }</span>
                    </dd>
                </div>
            }
            if known {
                <div>
                    <dt>{ text::OUTCOME.get(lang) }</dt>
                    <dd data-outcome={outcome(subject.outcome)}>{ text::outcome(subject.outcome).get(lang) }</dd>
                </div>
            }
            if !names.is_empty() {
                <div><dt>{ text::SERVICES.get(lang) }</dt><dd>{ text::listed(lang, &names) }</dd></div>
            }
            if let Some(processes) = subject.processes {
                <div><dt>{ text::PROCESSES.get(lang) }</dt><dd>{ processes }</dd></div>
            }
        </dl>
    }
}

const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Runs => "runs",
        Outcome::Exits => "exits",
        Outcome::Unknown => "unknown",
    }
}

/// The list of all subjects, where there is more than one.
#[component]
pub fn Subjects(props: &AnswerProps) -> Html {
    let lang = use_lang();
    let all = use_state(|| false);
    let subjects = &props.answer.report.subjects;
    if subjects.len() < 2 {
        return Html::default();
    }
    let shown = if *all { subjects.len() } else { SHOWN };
    let left = subjects.len().saturating_sub(shown);
    html! {
        <section class="block" data-testid="subjects">
            <h2>{ text::SUBJECTS.get(lang) }<span class="number">{ subjects.len() }</span></h2>
            <ul class="subjects">
                for (index, subject) in subjects.iter().take(shown).enumerate() {
                    <li data-verdict={verdict::name(subject.verdict)}>
                        <h3>
                            { icon::verdict(subject.verdict) }
                            <span class="tag">{ text::subject_kind(subject.kind).get(lang) }</span>
                            <span class="name">{ &subject.name }</span>
                            <span class="faint">{ text::verdict_word(subject.verdict).get(lang) }</span>
                        </h3>
                        <Facts answer={props.answer.clone()} {index} />
                    </li>
                }
            </ul>
            if left > 0 {
                <button type="button" class="button" onclick={move |_| all.set(true)}>
                    { text::MORE.fill(lang, &[("n", &left.to_string())]) }
                </button>
            }
        </section>
    }
}
