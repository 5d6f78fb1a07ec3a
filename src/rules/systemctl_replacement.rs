//! A script that stands in for systemctl is the container's first process.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::boot::EventKind;
use crate::lang::Text;
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "systemctl-replacement",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "A script in the place of systemctl is the container's first process and starts {services} from the unit files. \
                 This is not systemd.",
            ja: "systemctl を置き換えたスクリプトが最初のプロセスとなり、ユニットファイルから {services} を起動します。systemd ではありません。",
        },
        why: Text {
            en: "It needs no privileges, but puts a second service manager, written in Python, below the one that the engine already is.",
            ja: "特権は不要ですが、コンテナエンジン自体がサービスマネージャーなのに、その下にもう一つ Python 製のものを置くことになります。",
        },
        advice: Text {
            en: "For one service, start it directly. The script is worth its place where units themselves are under test.",
            ja: "サービスが一つなら直接起動してください。このスクリプトが役立つのは、ユニットそのものを試験する場合です。",
        },
    },
    source: "https://github.com/gdraheim/docker-systemctl-replacement",
    examples: &[Example {
        bad: "FROM centos:7\nCOPY systemctl.py /usr/bin/systemctl\nRUN yum install -y httpd\nRUN systemctl enable httpd\nCMD [\"/usr/bin/systemctl\"]\n",
        good: Some(
            "FROM centos:7\nCOPY systemctl.py /usr/bin/systemctl\nRUN yum install -y httpd\nSTOPSIGNAL SIGWINCH\nCMD [\"/usr/sbin/httpd\", \"-DFOREGROUND\"]\n",
        ),
    }],
    stage: Some(check),
    listing: None,
    run: None,
};

/// Where nothing names the services.
const ENABLED: Text = Text { en: "what is enabled", ja: "有効化されたもの" };

/// It is given to a script that is not in the text.
const HANDED: Pillars = Pillars {
    what: Text {
        en: "{script} is given a script in the place of systemctl, to start {services} from the unit files. This is not systemd.",
        ja: "{script} に、systemctl の代わりに置かれたスクリプトが渡され、ユニットファイルから {services} を起動します。これは systemd ではありません。",
    },
    why: RULE.text.why,
    advice: Text {
        en: "What {script} does is not in this text: look at it. For one service, let it end with `exec` and the service itself. The script in \
             the place of systemctl is worth its place where units themselves are under test.",
        ja: "{script} の内容はこのテキストにないため、確認してください。サービスが一つなら、そのスクリプトの最後で `exec` を付けてサービス本体を起動します。\
             systemctl の代わりのスクリプトが役立つのは、ユニットそのものを試験する場合です。",
    },
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    if !context.starts_here() {
        return;
    }
    let services = match context.service_names() {
        names if names.is_empty() => ENABLED.get(context.lang).to_owned(),
        names => names,
    };
    for event in &context.boot.events {
        match &event.kind {
            EventKind::SystemctlReplacement { .. } => {
                findings.raise(event.span).with("services", services.clone());
            }
            EventKind::ReplacementHanded { script } => {
                let raised = findings.raise(event.span).saying(HANDED);
                raised.with("services", services.clone()).with("script", script.clone());
            }
            _ => {}
        }
    }
}
