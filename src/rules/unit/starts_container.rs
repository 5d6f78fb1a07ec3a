//! Units that start a container.

use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, UnitContext};
use crate::unit::Begins;

/// The rule.
pub const RULE: Rule = Rule {
    name: "unit-starts-container",
    severity: Severity::Info,
    text: Pillars {
        what: Text { en: "{by}= starts a container.", ja: "{by}= でコンテナが起動されます。" },
        why: Text {
            en: "What is translated elsewhere is here already: the container runs one program, and no systemd is inside.",
            ja: "変換するまでもなく、すでにコンテナになっています。1 つのプログラムを動かし、中に systemd はいません。",
        },
        advice: Text { en: "{advice}\n{lines}", ja: "{advice}\n{lines}" },
    },
    source: "https://docs.docker.com/engine/containers/start-containers-automatically/",
    examples: &[Example {
        bad: "[Service]\nExecStart=/usr/bin/docker run --rm --name web nginx\nRestart=always\n",
        good: None,
    }],
    stage: None,
    listing: None,
    run: None,
};

const QUADLET: Text = Text {
    en: "A Quadlet file: podman makes a unit of it, and the host's systemd starts the container at boot. It can stay as it is; the line does the same by hand.{left}",
    ja: "Quadlet ファイルです。podman がここからユニットを作り、ホストの systemd がブート時にコンテナを起動します。このままで問題ありません。手動で同じことをするコマンドは次のとおりです。{left}",
};
const LEFT: Text = Text { en: " Not in it: {keys}.", ja: "含まれていない設定: {keys}。" };

const PRIVILEGED: Text = Text {
    en: "`--privileged` in it gives the container the whole machine: paste the line by itself to see what of that is needed.",
    ja: "`--privileged` は、マシン全体の権限をコンテナに渡します。どこまで必要かは、次の行だけを貼り付けると判定できます。",
};

/// Raises it for `docker run` in ExecStart, and for Quadlet files.
pub fn check(context: &UnitContext<'_>, findings: &mut Findings) {
    let mut severity = RULE.severity;
    let (advice, lines) = match &context.known.start {
        Begins::Container(call) if call.privileged => {
            severity = Severity::Warning;
            (format!("{}\n{}", call.advice, PRIVILEGED.get(context.lang)), call.lines.clone())
        }
        Begins::Container(call) => (call.advice.clone(), call.lines.clone()),
        Begins::Quadlet(line, left) => {
            let left =
                if left.is_empty() { String::new() } else { LEFT.fill(context.lang, &[("keys", &left.join(", "))]) };
            (QUADLET.fill(context.lang, &[("left", &left)]), vec![line.clone()])
        }
        _ => return,
    };
    let lines: Vec<String> = lines.iter().map(|line| format!("`{line}`")).collect();
    let by = if matches!(context.known.start, Begins::Quadlet(..)) { "Image" } else { "ExecStart" };
    findings
        .raise(context.known.anchor())
        .severity(severity)
        .with("by", by)
        .with("advice", advice)
        .with("lines", lines.join("\n"));
}
