//! The results, in the order in which a reader asks: is it right, what is wrong, what instead, what then runs, how.

use std::rc::Rc;

use yew::{Html, Properties, component, html};

use super::analysis::{Analysis, Answer};
use super::commands::CommandList;
use super::correction::Correction;
use super::embed::Part;
use super::files::GeneratedFiles;
use super::findings::{Findings, Problems};
use super::intro::Intro;
use super::privileges::Privileges;
use super::state::use_app;
use super::subjects::Subjects;
use super::trees::ProcessTrees;
use super::verdict::{ReadingCard, StoppedCard, TooLarge, VerdictCard};

/// The properties of [`Results`].
#[derive(Properties, PartialEq)]
pub struct Props {
    pub analysis: Rc<Analysis>,
}

/// The properties of every part that shows something of an answer.
#[derive(Properties, PartialEq, Clone)]
pub struct AnswerProps {
    pub answer: Answer,
}

/// Everything in the results' pane.
#[component]
pub fn Results(props: &Props) -> Html {
    let app = use_app();
    match &*props.analysis {
        Analysis::Empty => html! { <Intro /> },
        Analysis::TooLarge => html! { <TooLarge /> },
        Analysis::Reading => html! { <ReadingCard /> },
        Analysis::Stopped => html! { <StoppedCard /> },
        Analysis::Done(answer) => {
            let shows = |part| app.shows(part, &answer.report);
            html! {<>
                if shows(Part::Verdict) {
                    <VerdictCard answer={answer.clone()} />
                }
                if shows(Part::Findings) {
                    <Subjects answer={answer.clone()} />
                    <Problems answer={answer.clone()} />
                    <Findings answer={answer.clone()} />
                }
                if shows(Part::Privileges) {
                    <Privileges answer={answer.clone()} />
                }
                if shows(Part::Correction) {
                    <Correction answer={answer.clone()} />
                }
                if shows(Part::Trees) {
                    <ProcessTrees answer={answer.clone()} />
                }
                if shows(Part::Correction) {
                    <CommandList answer={answer.clone()} />
                    <GeneratedFiles answer={answer.clone()} />
                }
            </>}
        }
    }
}
