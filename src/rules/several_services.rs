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
            "FROM debian:12 AS base\nRUN apt-get update && apt-get install -y apache2 mariadb-server\n\n# MariaDB/MySQL: docker build --target mariadb .\nFROM base AS mariadb\nRUN install -d -o mysql -g mysql /run/mysqld\nCMD [\"mariadbd\", \"--user=mysql\", \"--bind-address=0.0.0.0\"]\n\n# Apache httpd: docker build .\nFROM base\nENV APACHE_HTTPD=\"exec /usr/sbin/apache2\"\nSTOPSIGNAL SIGWINCH\nCMD [\"apache2ctl\", \"-D\", \"FOREGROUND\"]\n",
        ),
    }],
    stage: Some(check),
    listing: None,
    run: None,
};

/// What is said where each gets a stage.
const SPLIT: Text = Text {
    en: "The correction gives each a stage of its own, and a compose.yaml that builds and starts them all; the last stage is what a \
         plain docker build makes. In its own container a service is reached by its name in compose.yaml, no longer by localhost \
         or a socket: change that wherever it is configured. Remote shells and log daemons are left out: docker exec and docker \
         logs do their work.",
    ja: "修正案ではサービスごとにステージを分け、まとめてビルド・起動する compose.yaml を添えます。最後のステージが通常の docker build の対象\
         です。コンテナを分けると、互いの接続先は localhost やソケットではなく compose.yaml のサービス名になるので、設定を書き換えてください。\
         SSH やログのデーモンは docker exec と docker logs で足りるため、含めていません。",
};

/// The same where an address in the text itself could be carried over.
const SPLIT_CARRIED: Text = Text {
    en: "The correction gives each a stage of its own, and a compose.yaml that builds and starts them all; the last stage is what a \
         plain docker build makes. Where this text connects them, the service's name now stands for the address: {hosts}. Files \
         that are copied in may need the same. Remote shells and log daemons are left out: docker exec and docker logs do their work.",
    ja: "修正案ではサービスごとにステージを分け、まとめてビルド・起動する compose.yaml を添えます。最後のステージが通常の docker build の対象\
         です。この Dockerfile に書かれた接続先は、サービス名({hosts})に置き換えました。コピーするファイルにも同じ変更が要るかもしれません。\
         SSH やログのデーモンは docker exec と docker logs で足りるため、含めていません。",
};

/// The same where one could not.
const SPLIT_CONNECTED: Text = Text {
    en: "The correction gives each a stage of its own, and a compose.yaml that builds and starts them all; the last stage is what a \
         plain docker build makes. This text also has {link}: if that connects them, put the service's name from compose.yaml in \
         its place, and keep shared files in a volume. Remote shells and log daemons are left out: docker exec and docker logs do \
         their work.",
    ja: "修正案ではサービスごとにステージを分け、まとめてビルド・起動する compose.yaml を添えます。最後のステージが通常の docker build の対象\
         です。この Dockerfile には {link} もあります。これが互いの接続先なら compose.yaml のサービス名に書き換え、共有するファイルは\
         ボリュームに置いてください。SSH やログのデーモンは docker exec と docker logs で足りるため、含めていません。",
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

/// The same where a script beside the Dockerfile prepares something first.
const SPLIT_BEHIND_SCRIPT: Text = Text {
    en: "The correction gives each a stage of its own, and a compose.yaml that builds and starts them all; the last stage is what a \
         plain docker build makes. It is right only together with the correction of {script}, which then prepares and gives its place to \
         the stage's command. In its own container a service is reached by its name in compose.yaml, no longer by localhost or a \
         socket: change that wherever it is configured.",
    ja: "修正案ではサービスごとにステージを分け、まとめてビルド・起動する compose.yaml を添えます。最後のステージが通常の docker build の対象\
         です。{script} の修正案と併せて適用してください。修正後のスクリプトは準備だけを行い、各ステージのコマンドに置き換わります。コンテナを分けると、\
         互いの接続先は localhost やソケットではなく compose.yaml のサービス名になるので、設定を書き換えてください。",
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
    if let Some(script) = &split.script {
        raised.saying(Pillars { advice: SPLIT_BEHIND_SCRIPT, ..RULE.text }).with("script", script.path.clone());
        return;
    }
    let links = &split.links;
    match links.left.first() {
        Some(link) => raised.saying(Pillars { advice: SPLIT_CONNECTED, ..RULE.text }).with("link", link.clone()),
        None if links.hosts.is_empty() => raised.saying(Pillars { advice: SPLIT, ..RULE.text }),
        None => raised.saying(Pillars { advice: SPLIT_CARRIED, ..RULE.text }).with("hosts", links.hosts.join(", ")),
    };
}
