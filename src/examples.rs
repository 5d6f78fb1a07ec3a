//! The examples of the menu: short, real in kind, and written for this page.

use crate::lang::Text;

/// An entry of the examples menu.
pub struct Example {
    /// Its name in the menu.
    pub title: Text,
    /// What is put into the text field.
    pub text: &'static str,
}

/// A heading of the menu with its entries.
pub struct Group {
    /// The heading.
    pub title: Text,
    /// The entries, in order.
    pub examples: &'static [Example],
}

/// The whole menu.
pub const GROUPS: &[Group] = &[
    Group { title: Text { en: "Dockerfile", ja: "Dockerfile" }, examples: DOCKERFILES },
    Group { title: Text { en: "Start script", ja: "起動スクリプト" }, examples: SCRIPTS },
    Group { title: Text { en: "docker run", ja: "docker run" }, examples: RUN_LINES },
    Group { title: Text { en: "Compose, Kubernetes", ja: "Compose・Kubernetes" }, examples: COMPOSE },
    Group { title: Text { en: "systemd unit", ja: "systemd ユニット" }, examples: UNITS },
    Group { title: Text { en: "ps output", ja: "ps の出力" }, examples: LISTINGS },
];

/// The example of that number, counted through all groups.
#[must_use]
pub fn nth(index: usize) -> Option<&'static Example> {
    GROUPS.iter().flat_map(|group| group.examples).nth(index)
}

const DOCKERFILES: &[Example] = &[
    Example {
        title: Text { en: "httpd under systemd (CentOS)", ja: "systemd で起動する httpd（CentOS）" },
        text: include_str!("examples/httpd-systemd.Dockerfile"),
    },
    Example {
        title: Text {
            en: "Apache: service start && tail -f /dev/null",
            ja: "Apache：service start のあとに tail -f /dev/null",
        },
        text: include_str!("examples/apache-service-tail.Dockerfile"),
    },
    Example {
        title: Text { en: "nginx that exits at once", ja: "すぐに終了してしまう nginx" },
        text: include_str!("examples/nginx-service-exits.Dockerfile"),
    },
    Example {
        title: Text { en: "sshd through the init script", ja: "init スクリプトから起動する sshd" },
        text: include_str!("examples/sshd-init-script.Dockerfile"),
    },
    Example {
        title: Text {
            en: "MariaDB under /usr/sbin/init (Rocky Linux)",
            ja: "/usr/sbin/init で起動する MariaDB（Rocky Linux）",
        },
        text: include_str!("examples/mariadb-init.Dockerfile"),
    },
    Example {
        title: Text { en: "php-fpm and nginx in one container", ja: "php-fpm と nginx を 1 つのコンテナで" },
        text: include_str!("examples/php-fpm-nginx.Dockerfile"),
    },
    Example {
        title: Text { en: "nginx under OpenRC (Alpine)", ja: "OpenRC で起動する nginx（Alpine）" },
        text: include_str!("examples/nginx-openrc.Dockerfile"),
    },
    Example {
        title: Text {
            en: "Nothing to correct: a multi-stage build", ja: "直すところのない例：マルチステージビルド"
        },
        text: include_str!("examples/go-multi-stage.Dockerfile"),
    },
];

const SCRIPTS: &[Example] = &[
    Example {
        title: Text { en: "cron started, then tail -f", ja: "cron を起動して tail -f" },
        text: include_str!("examples/cron-tail.sh"),
    },
    Example {
        title: Text {
            en: "migrations, then the server without exec",
            ja: "マイグレーションのあと、exec なしでサーバーを起動",
        },
        text: include_str!("examples/migrate-serve.sh"),
    },
];

const RUN_LINES: &[Example] = &[
    Example {
        title: Text {
            en: "systemctl typed in a --privileged container",
            ja: "--privileged のコンテナで systemctl を実行",
        },
        text: include_str!("examples/session-privileged.txt"),
    },
    Example {
        title: Text {
            en: "MariaDB in a container that runs /usr/sbin/init",
            ja: "/usr/sbin/init のコンテナに MariaDB を入れる",
        },
        text: include_str!("examples/run-init.txt"),
    },
    Example {
        title: Text { en: "A run line damaged by copying", ja: "コピーで壊れた docker run" },
        text: include_str!("examples/run-damaged.txt"),
    },
];

const COMPOSE: &[Example] = &[
    Example {
        title: Text {
            en: "privileged through a merge key, systemd in an inline Dockerfile",
            ja: "マージキー経由の privileged と、インライン Dockerfile の systemd",
        },
        text: include_str!("examples/compose-init.yaml"),
    },
    Example {
        title: Text { en: "A command that no shell reads", ja: "シェルを通らない command" },
        text: include_str!("examples/compose-privileged.yaml"),
    },
    Example {
        title: Text { en: "A Kubernetes Pod that boots an init", ja: "init を起動する Kubernetes の Pod" },
        text: include_str!("examples/pod-privileged.yaml"),
    },
];

const UNITS: &[Example] = &[
    Example {
        title: Text { en: "The unit of a web application", ja: "Web アプリケーションのユニット" },
        text: include_str!("examples/web-app.service"),
    },
    Example {
        title: Text { en: "A daemon that goes to the background", ja: "バックグラウンドに移るデーモン" },
        text: include_str!("examples/forking.service"),
    },
];

const LISTINGS: &[Example] = &[
    Example {
        title: Text {
            en: "The container with /sbin/init, seen from the host",
            ja: "/sbin/init で起動したコンテナ（ホストから）",
        },
        text: include_str!("examples/httpd-init.ps"),
    },
    Example {
        title: Text { en: "The container that runs httpd alone", ja: "httpd だけを起動したコンテナ" },
        text: include_str!("examples/httpd-alone.ps"),
    },
    Example {
        title: Text { en: "ps aux inside a container", ja: "コンテナの中で実行した ps aux" },
        text: include_str!("examples/mariadb-inside.ps"),
    },
    Example {
        title: Text { en: "ps axf on a Docker host", ja: "Docker ホストで実行した ps axf" },
        text: include_str!("examples/docker-host.ps"),
    },
];
