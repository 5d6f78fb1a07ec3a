//! What stands in the results' pane before there is anything to show: the idea, drawn, and examples to start with.

use yew::{Html, component, html};

use super::prose::prose;
use super::state::{Action, use_app};
use super::text;
use crate::{examples, opening};

const DOCKER_DOCS: &str = "https://docs.docker.com/engine/containers/multi-service_container/";

/// The examples offered as buttons.
const OFFERED: [usize; 4] = [0, 2, 5, 8];

/// The introduction.
#[component]
pub fn Intro() -> Html {
    let app = use_app();
    let lang = app.lang;
    html! {
        <section class="intro" data-testid="intro">
            <h2>{ opening::HEAD.get(lang) }</h2>
            <p>{ prose(opening::INTRODUCTION.get(lang)) }</p>
            <p><a href={DOCKER_DOCS} target="_blank" rel="noopener noreferrer">{ text::INTRO_LINK.get(lang) }</a></p>
            <div class="trees">
                <figure>
                    <figcaption>{ prose(text::INTRO_BEFORE.get(lang)) }</figcaption>
                    <ul class="tree">
                        <li class="process goes">
                            <div class="row"><s class="command">{ "/sbin/init" }</s><span class="tag pid1">{ "PID 1" }</span></div>
                            <ul>
                                for command in ["systemd-journald", "systemd-udevd", "dbus-daemon"] {
                                    <li class="process goes"><div class="row"><s class="command">{ command }</s></div></li>
                                }
                                <li class="process">
                                    <div class="row"><span class="command">{ "httpd -DFOREGROUND" }</span></div>
                                </li>
                            </ul>
                        </li>
                    </ul>
                </figure>
                <figure>
                    <figcaption>{ text::INTRO_AFTER.get(lang) }</figcaption>
                    <ul class="tree">
                        <li class="process">
                            <div class="row">
                                <span class="command">{ "httpd -DFOREGROUND" }</span><span class="tag pid1">{ "PID 1" }</span>
                            </div>
                        </li>
                    </ul>
                </figure>
            </div>
            <h3>{ text::INTRO_TRY.get(lang) }</h3>
            <ul class="offers">
                for index in OFFERED {
                    if let Some(example) = examples::nth(index) {
                        <li>
                            <button
                                type="button"
                                class="offer"
                                onclick={
                                    let app = app.clone();
                                    move |_| app.dispatch(Action::Example(index))
                                }
                            >{ example.title.get(lang) }</button>
                        </li>
                    }
                }
            </ul>
        </section>
    }
}
