//! A continuation that takes the next instruction in, glues two words together, or leads nowhere.

use super::{Example, Findings, PatchKey, Pillars, Rule, StageContext};
use crate::input::dockerfile::Keyword;
use crate::input::dockerfile::breaks::BreakKind;
use crate::lang::Text;
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "swallowed-instruction",
    severity: Severity::Error,
    text: Pillars {
        what: Text {
            en: "The line before it goes on, so this {instruction} is no instruction: Docker reads it as the rest of {host}.",
            ja: "前の行が継続行になっているため、この {instruction} は命令として扱われず、{host} の続きとして読み込まれます。",
        },
        why: Text {
            en: "It has no effect, and its words are passed to a command that does not expect them: the build fails, or something else than what \
                 stands here is built. Comments and empty lines in between do not end a continued line.",
            ja: "命令としての効果はなく、その語句が想定外の引数として渡されるため、ビルドが失敗するか、書かれた内容とは異なるイメージになります。\
                 間にコメントや空行があっても、行の継続は終わりません。",
        },
        advice: Text {
            en: "Take away the continuation at the end of the instruction above, with an operator that nothing follows.",
            ja: "前の命令の末尾にある行継続文字を、後に何も続かない演算子とともに削除してください。",
        },
    },
    source: "https://docs.docker.com/reference/dockerfile/#escape",
    examples: &[
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y nginx && \\\n\n# start it\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\n\n# start it\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            ),
        },
        Example {
            bad: "FROM rockylinux:9\nRUN dnf install\\\nhttpd -y\nCMD [\"/usr/sbin/httpd\", \"-DFOREGROUND\"]\n",
            good: Some(
                "FROM rockylinux:9\nRUN dnf install \\\nhttpd -y\nCMD [\"/usr/sbin/httpd\", \"-DFOREGROUND\"]\n",
            ),
        },
        Example {
            bad: "FROM debian:12\nRUN apt-get update && \\\n    apt-get install -y cron && \\\n\n",
            good: Some("FROM debian:12\nRUN apt-get update && \\\n    apt-get install -y cron\n\n"),
        },
    ],
    stage: Some(check),
    listing: None,
    run: None,
};

const GLUED: Pillars = Pillars {
    what: Text {
        en: "Nothing parts the words of these two lines: the shell gets `{joined}`.",
        ja: "2 行の間に空白がないため、シェルには `{joined}` という一つの語として渡されます。",
    },
    why: Text {
        en: "A continuation takes away the backslash and the end of the line and puts nothing in their place. The command does not know this word: \
             the build fails.",
        ja: "行の継続では、バックスラッシュと改行が取り除かれるだけで、空白は補われません。コマンドがこの語を解釈できず、ビルドは失敗します。",
    },
    advice: Text {
        en: "Put a blank in front of the backslash.", ja: "バックスラッシュの前に空白を入れてください。"
    },
};

const LEADS_NOWHERE: Pillars = Pillars {
    what: Text { en: "Nothing stands behind {operator}.", ja: "{operator} の後に何もありません。" },
    why: Text {
        en: "The shell waits for another command, meets the end, and stops with a syntax error: the build fails.",
        ja: "シェルは後続のコマンドを待ったまま終端に達し、構文エラーで停止します。ビルドは失敗します。",
    },
    advice: Text {
        en: "Take it out, or write the command that is missing.",
        ja: "削除するか、抜けているコマンドを書き足してください。",
    },
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    let stage = context.subject.stage.span;
    let mends = context.patches.mend.is_some();
    for broken in &context.file.breaks {
        if broken.cut.start < stage.start || broken.cut.start > stage.end {
            continue;
        }
        let at = context.file.instructions.partition_point(|instruction| instruction.span.start <= broken.cut.start);
        let host = at.checked_sub(1).and_then(|at| context.file.instructions.get(at));
        let raised = findings.raise(broken.span);
        match broken.kind {
            BreakKind::Swallows(keyword) => {
                raised.with("instruction", keyword.name());
                raised.with("host", host.map(|host| host.keyword_span.of(context.text)).unwrap_or_default());
                // Words that a RUN gets too many need not break it.
                let harmless = matches!(
                    keyword,
                    Keyword::Expose
                        | Keyword::Label
                        | Keyword::Maintainer
                        | Keyword::Arg
                        | Keyword::Healthcheck
                        | Keyword::Volume
                );
                if harmless && host.is_some_and(|host| host.keyword == Keyword::Run) {
                    raised.severity(Severity::Warning);
                }
            }
            BreakKind::Glues => {
                let (left, right) = (
                    broken.span.of(context.text).get(..broken.cut.start - broken.span.start).unwrap_or_default(),
                    context.text.get(broken.cut.end..broken.span.end).unwrap_or_default(),
                );
                raised.saying(GLUED).with("joined", format!("{left}{right}"));
            }
            BreakKind::LeadsNowhere => {
                raised.saying(LEADS_NOWHERE).with("operator", broken.operator);
            }
        }
        raised.resolved_by(Some(PatchKey::Mend).filter(|_| mends && broken.mended));
    }
}
