//! The script's lines end as on Windows: with a carriage return that no shell takes for the end of a line.

use super::ScriptContext;
use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule};
use crate::script::Purpose;
use crate::text::Span;

/// The rule.
pub const RULE: Rule = Rule {
    name: "carriage-returns",
    severity: Severity::Error,
    text: Pillars {
        what: Text {
            en: "The script's lines end as on Windows (CRLF). It does not start: \"no such file or directory\".",
            ja: "スクリプトの改行が Windows 形式(CRLF)です。起動時に no such file or directory となり、実行できません。",
        },
        why: Text {
            en: "The kernel looks for an interpreter whose name ends in a carriage return, and there is none. A shell that is given the file takes \
                 the carriage return for a part of each command.",
            ja: "カーネルは、末尾に復帰文字(CR)の付いた名前のインタープリターを探し、見つけられません。シェルに直接渡しても、CR が各コマンドの一部と見なされます。",
        },
        advice: Text {
            en: "Save it with LF line endings. `*.sh text eol=lf` in .gitattributes keeps git on Windows from changing them again.",
            ja: "改行を LF にして保存してください。.gitattributes に `*.sh text eol=lf` と書いておくと、Windows の git が変換し直すのを防げます。",
        },
    },
    source: "https://git-scm.com/docs/gitattributes#_eol",
    examples: &[Example {
        bad: "#!/bin/sh\r\nset -e\r\nexec nginx -g 'daemon off;'\r\n",
        good: Some("#!/bin/sh\nset -e\nexec nginx -g 'daemon off;'\n"),
    }],
    stage: None,
    listing: None,
    run: None,
};

/// Some lines only: the first one that names the interpreter is not among them.
const SOME: Pillars = Pillars {
    what: Text {
        en: "Some lines of the script end as on Windows (CRLF): there the carriage return becomes a part of the command.",
        ja: "スクリプトの一部の行が Windows 形式の改行(CRLF)です。その行では CR がコマンドの一部になります。",
    },
    why: Text {
        en: "A shell ends a line at the line feed alone: `set -e` followed by a carriage return is an option that does not exist.",
        ja: "シェルが行末と見なすのは LF だけです。`set -e` の後に CR があると、存在しないオプションとして扱われます。",
    },
    ..RULE.text
};

pub fn check(context: &ScriptContext<'_>, findings: &mut Findings) {
    let Some(ends) = context.windows_ends else { return };
    // A Dockerfile that takes them out has seen to it.
    let dockerfile = context.stage.text.get(..context.at).unwrap_or_default();
    if ["dos2unix", "\\r", "fromdos"].iter().any(|tool| dockerfile.contains(tool)) {
        return;
    }
    // The first of these lines; where that is empty, its end.
    let start = context.text.get(..ends.first).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let line = if start < ends.first { Span::new(start, ends.first) } else { Span::new(start, start + 1) };
    let raised = findings.raise(context.outer(line));
    if !ends.in_first_line {
        raised.saying(SOME);
    }
    if !matches!(context.purpose, Purpose::Start | Purpose::Build) {
        raised.severity(Severity::Warning);
    }
}
