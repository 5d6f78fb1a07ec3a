//! A command line that was damaged on its way through a word processor, a chat or a hand.

use crate::input::session::DamageKind;
use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, RunContext};
use crate::text::Span;

/// The rule.
pub const RULE: Rule = Rule {
    name: "damaged-command-line",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "This command line was damaged on its way here.",
            ja: "このコマンドは、コピーや入力の過程で壊れています。",
        },
        why: Text {
            en: "The client does not read it as it is meant: it refuses the line, or takes a part of it for the image.",
            ja: "クライアントには意図したとおりに解釈されず、エラーになるか、その一部をイメージ名と見なします。",
        },
        advice: Text {
            en: "It is read here as it was meant. Type it anew, or take the corrected line.",
            ja: "ここでは意図を汲んで読み取りました。打ち直すか、修正後のコマンドを使ってください。",
        },
    },
    source: crate::knowledge::engine::OPTIONS,
    examples: &[
        Example { bad: "docker run –d -p 8080:80 nginx\n", good: Some("docker run -d -p 8080:80 nginx\n") },
        Example { bad: "docker run -d -name web nginx\n", good: Some("docker run -d --name web nginx\n") },
        Example {
            bad: "docker run -d \\  \n  --name web nginx\n",
            good: Some("docker run -d \\\n  --name web nginx\n"),
        },
    ],
    stage: None,
    listing: None,
    run: Some(check),
};

const fn text(kind: DamageKind) -> Text {
    match kind {
        DamageKind::Dash => Text {
            en: "A typographic dash stands where an option begins with hyphens.",
            ja: "オプションの先頭が、ハイフンではなく別のダッシュ記号になっています。",
        },
        DamageKind::Quotes => Text {
            en: "Typographic quotes stand here, which no shell takes for quotes.",
            ja: "シェルが引用符として扱わない記号（“ ” など）が使われています。",
        },
        DamageKind::Blank => Text {
            en: "A blank stands here that no shell takes for one: no-break or full-width.",
            ja: "シェルが区切りとして扱わない空白（全角スペースやノーブレークスペース）が入っています。",
        },
        DamageKind::OneHyphen => Text {
            en: "A long option begins with two hyphens; with one, each letter is an option of its own.",
            ja: "長いオプションの先頭はハイフン 2 つです。1 つだと、1 文字ずつ別のオプションとして解釈されます。",
        },
        DamageKind::Glued => Text {
            en: "An option runs into the image's name: a blank is missing.",
            ja: "イメージ名とオプションの間に空白がありません。",
        },
        DamageKind::SpacedValue => Text {
            en: "This option takes its value behind `=`; the next word is taken for the image.",
            ja: "このオプションの値は `=` でつなぎます。空白で区切ると、次の語がイメージ名と解釈されます。",
        },
        DamageKind::Misspelt => Text {
            en: "There is no such option; one nearly like it there is.",
            ja: "このオプションは存在しません。よく似た名前のものがあります。",
        },
        DamageKind::BlankAfterBackslash => Text {
            en: "Blanks follow the backslash, so the line is not continued.",
            ja: "バックスラッシュの後ろに空白があるため、次の行に継続しません。",
        },
        DamageKind::LostContinuation => Text {
            en: "The next line begins with an option, and nothing continues this one.",
            ja: "次の行がオプションで始まっていますが、この行の末尾に継続の記号がありません。",
        },
        DamageKind::Bold => Text {
            en: "Markdown's bold stands around this option; a shell takes `**` for a part of it.",
            ja: "オプションが Markdown の太字の記号(`**`)で囲まれています。シェルはこれもオプションの一部と見なします。",
        },
        DamageKind::Capital => {
            Text { en: "The client's name is written in lower case.", ja: "コマンド名は小文字です。" }
        }
    }
}

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    let mut said: Vec<DamageKind> = Vec::new();
    for damage in &context.container.call.damage {
        // Once for each kind: a patch mends them all.
        if !said.contains(&damage.kind) {
            said.push(damage.kind);
            // How a terminal was copied is no fault of the line.
            let copied = matches!(damage.kind, DamageKind::Capital | DamageKind::Bold);
            let severity = if copied { Severity::Info } else { Severity::Warning };
            let said = Pillars { what: text(damage.kind), ..RULE.text };
            findings.raise(shown(damage.span, context.text)).severity(severity).saying(said);
        }
    }
}

/// What is missing has no width: it is shown at the character before it.
fn shown(span: Span, text: &str) -> Span {
    let before = text[..span.start].chars().next_back().filter(|_| span.is_empty());
    Span::new(span.start - before.map_or(0, char::len_utf8), span.end)
}
