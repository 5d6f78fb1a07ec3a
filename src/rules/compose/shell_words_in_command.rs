//! A command written as one string holds words of a shell, and compose runs none.

use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, RunContext};

/// The rule.
pub const RULE: Rule = Rule {
    name: "shell-words-in-command",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "No shell reads this command: `{operator}` and all that follows are handed to {program} as arguments.",
            ja: "このコマンドはシェルを通りません。`{operator}` とその後ろは、すべて {program} の引数になります。",
        },
        why: Text {
            en: "Compose splits the string into words and starts the first one. What stands behind the operator never runs.",
            ja: "Compose は文字列を単語に分け、先頭のプログラムを起動するだけです。演算子の後ろのコマンドは実行されません。",
        },
        advice: Text {
            en: "Let the container start one program in the foreground, as the whole command. Where a preparation must come first, name the shell and replace it: `command: sh -c \"prepare && exec program\"`.",
            ja: "1 つのプログラムをフォアグラウンドで起動する形にしてください。先に準備が必要な場合は `command: sh -c \"prepare && exec program\"` のように、シェルを明示して最後を exec で置き換えます。",
        },
    },
    source: "https://docs.docker.com/reference/compose-file/services/#command",
    examples: &[Example {
        bad: "services:\n  app:\n    image: python:3.12\n    command: python migrate.py && python app.py\n",
        good: None,
    }],
    stage: None,
    listing: None,
    run: Some(check),
};

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    let Some(command) = context.service.and_then(|facts| facts.string_command.as_ref()) else { return };
    let operator = command.words.iter().find(|word| matches!(word.as_str(), "&&" | "||" | "|" | ";" | "&"));
    let Some(operator) = operator else { return };
    let program = command.words.first().cloned().unwrap_or_default();
    findings.raise(command.span).with("operator", operator.clone()).with("program", program);
}
