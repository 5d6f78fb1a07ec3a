//! How to build and run the result.

use yew::{AttrValue, Html, component, html};

use super::copy::CopyButton;
use super::prose::prose;
use super::results::AnswerProps;
use super::state::use_lang;
use super::text;

/// The command lines; nothing where there are none.
#[component]
pub fn CommandList(props: &AnswerProps) -> Html {
    let lang = use_lang();
    let commands = &props.answer.report.commands;
    if commands.build.is_empty() && commands.run.is_empty() {
        return Html::default();
    }
    html! {
        <section class="block" data-testid="commands">
            <h2>{ prose(text::COMMANDS.get(lang)) }</h2>
            for (title, lines, testid) in [(text::BUILD, &commands.build, "copy-build"), (text::RUN, &commands.run, "copy-run")] {
                if !lines.is_empty() {
                    <div class="command-block">
                        <div class="block-head">
                            <h3>{ title.get(lang) }</h3>
                            <CopyButton text={AttrValue::from(lines.join("\n"))} what={title.get(lang)} {testid} />
                        </div>
                        <pre class="code-frame shell" tabindex="0"><code>
                            for line in lines {
                                <span class="line">{ line }{ "\n" }</span>
                            }
                        </code></pre>
                    </div>
                }
            }
        </section>
    }
}
