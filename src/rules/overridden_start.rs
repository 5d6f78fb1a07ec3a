//! More than one CMD or ENTRYPOINT in a stage: only the last one counts.

use std::collections::HashMap;

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::lang::Text;
use crate::report::Severity;
use crate::rewrite::overridden;

/// The rule.
pub const RULE: Rule = Rule {
    name: "overridden-start",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "This {keyword} has no effect: another {keyword} of the same stage follows in line {line}, and only the last one counts.",
            ja: "この {keyword} は効果がありません。同じステージの {line} 行目に別の {keyword} があり、有効なのは最後のものだけです。",
        },
        why: Text {
            en: "An image has one start command. Whoever expects both programs to run gets only the second.",
            ja: "イメージの起動コマンドは一つだけです。両方が動くと思っていても、動くのは後のほうだけです。",
        },
        advice: Text {
            en: "Remove it. If both programs are wanted, give each a container of its own.",
            ja: "削除してください。両方のプログラムが必要なら、コンテナを分けます。",
        },
    },
    source: "https://docs.docker.com/reference/dockerfile/#cmd",
    examples: &[Example {
        bad: "FROM nginx:1.27\nCMD [\"nginx\"]\nEXPOSE 80\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
        good: Some("FROM nginx:1.27\nEXPOSE 80\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n"),
    }],
    stage: Some(check),
    listing: None,
    run: None,
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    let mut lines: HashMap<usize, usize> = HashMap::new();
    for (earlier, last) in overridden::pairs(context.file, context.subject) {
        let instruction = &context.file.instructions[earlier];
        let start = context.file.instructions[last].span.start;
        let line = *lines.entry(last).or_insert_with(|| context.text[..start].matches('\n').count() + 1);
        findings
            .raise(instruction.span)
            .with("keyword", instruction.keyword_span.of(context.text).to_ascii_uppercase())
            .with("line", line.to_string())
            .resolved_by(context.patches.covering(instruction.span));
    }
}
