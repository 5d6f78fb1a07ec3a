//! More than one service in one container.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::boot::EventKind;
use crate::lang::Text;
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "several-services",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "This container is meant to run {count} services: {services}.",
            ja: "このコンテナでは {count} 個のサービスを動かそうとしています: {services}。",
        },
        why: Text {
            en: "The engine watches one process. The others die unnoticed, share one log and cannot be updated or scaled apart.",
            ja: "コンテナエンジンが見守るのは一つのプロセスだけです。ほかは落ちても気づけず、ログも混ざり、個別に更新やスケールができません。",
        },
        advice: Text {
            en: "Give each its own image and container, joined by a network (docker compose). Where a service is not known, no \
                 correction is offered: one CMD cannot be right for all of them.",
            ja: "サービスごとにイメージとコンテナを分け、ネットワークでつないでください(docker compose など)。一つの CMD ですべてを正しく動かすことは\
                 できないため、未知のサービスが混ざる場合は修正案を示しません。",
        },
    },
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[Example {
        bad: "FROM debian:12\nRUN apt-get update && apt-get install -y apache2 mariadb-server\nCMD service mariadb start && service apache2 start && tail -f /dev/null\n",
        good: Some(
            "FROM debian:12 AS base\nRUN apt-get update && apt-get install -y apache2 mariadb-server\n\n# MariaDB/MySQL: docker build --target mariadb .\nFROM base AS mariadb\nRUN install -d -o mysql -g mysql /run/mysqld\nCMD [\"mariadbd\", \"--user=mysql\"]\n\n# Apache httpd: docker build .\nFROM base\nENV APACHE_HTTPD=\"exec /usr/sbin/apache2\"\nSTOPSIGNAL SIGWINCH\nCMD [\"apache2ctl\", \"-D\", \"FOREGROUND\"]\n",
        ),
    }],
    stage: Some(check),
    listing: None,
    run: None,
};

/// What is said where each gets a stage.
const SPLIT: Text = Text {
    en: "The correction gives each a stage of its own; the last one is what a plain docker build makes. In its own container a \
         service is reached by the container's name, no longer by localhost or a socket: change that wherever it is configured, \
         and keep shared files in a volume. Remote shells and log daemons are left out: docker exec and docker logs do their work.",
    ja: "修正案ではサービスごとにステージを分け、最後のステージが通常の docker build の対象になります。コンテナを分けると、互いの接続先は \
         localhost やソケットではなくコンテナ名になるので、設定を書き換えてください。共有するファイルはボリュームに置きます。SSH や\
         ログのデーモンは docker exec と docker logs で足りるため、含めていません。",
};

/// The same where the text itself connects them.
const SPLIT_CONNECTED: Text = Text {
    en: "The correction gives each a stage of its own; the last one is what a plain docker build makes. This text connects them by \
         {link}: in containers of their own they reach each other by the container's name, so change it there, and keep shared \
         files in a volume. Remote shells and log daemons are left out: docker exec and docker logs do their work.",
    ja: "修正案ではサービスごとにステージを分け、最後のステージが通常の docker build の対象になります。この Dockerfile では {link} で\
         つながっていますが、コンテナを分けると接続先はコンテナ名になるので、書き換えてください。共有するファイルはボリュームに置きます。\
         SSH やログのデーモンは docker exec と docker logs で足りるため、含めていません。",
};

/// What is said where some of them have no known command.
const SPLIT_PARTLY: Text = Text {
    en: "The correction gives a stage to each service whose command is known. {unplaced}: not known here, so that a comment stands in \
         its place, for you to fill in. In its own container a service is reached by the container's name, no longer by localhost or a \
         socket: change that wherever it is configured, and keep shared files in a volume.",
    ja: "コマンドが分かっているサービスには、修正案でそれぞれステージを用意します。{unplaced} のコマンドはここでは分からないため、\
         代わりにコメントを置きました。ご自身で書き足してください。コンテナを分けると、互いの接続先は localhost やソケットではなく\
         コンテナ名になるので、設定を書き換えてください。共有するファイルはボリュームに置きます。",
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    if !context.starts_here() || context.plan.services.len() < 2 || context.plan.intent.is_intended() {
        return;
    }
    // Of those that a process manager looks after, process-manager speaks.
    let managed = context.boot.events(|kind| matches!(kind, EventKind::Supervisor { .. })).next().is_some();
    if managed && context.patches.split.is_none() {
        return;
    }
    let raised = findings
        .raise(context.anchor())
        .with("count", context.plan.services.len().to_string())
        .with("services", context.service_names());
    let Some(split) = &context.patches.split else { return };
    if !split.unplaced.is_empty() {
        raised.saying(Pillars { advice: SPLIT_PARTLY, ..RULE.text }).with("unplaced", split.unplaced.join(", "));
        return;
    }
    match link(context) {
        Some(link) => raised.saying(Pillars { advice: SPLIT_CONNECTED, ..RULE.text }).with("link", link),
        None => raised.saying(Pillars { advice: SPLIT, ..RULE.text }),
    };
}

/// What in ENV or in configuration that the text writes holds services together: an address of the same machine, or a socket.
fn link(context: &StageContext<'_>) -> Option<String> {
    let env = context.subject.env.iter().map(|(_, value)| *value);
    let files = context.evidence.written.all().map(|(_, file)| file.text.text.as_str());
    let written = env.chain([context.evidence.run_text.as_str()]).chain(files);
    written.flat_map(|text| text.split(|c: char| c.is_whitespace() || "\"\'`=,;()<>".contains(c))).find_map(|word| {
        let host = word.contains("localhost") || word.contains("127.0.0.1");
        let socket = word.contains("/run/") && (word.ends_with(".sock") || word.ends_with(".socket"));
        (host || socket).then(|| word.to_owned())
    })
}
