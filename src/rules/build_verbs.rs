//! What the verbs of systemctl, and the tools around it, do while an image is built: each in its own words.
//!
//! Run on Debian 12 (systemd 252) in `docker build`: what needs the manager ends with "System has not been booted with systemd as
//! init system (PID 1)" and exit code 1; what only makes or removes links succeeds; systemd-tmpfiles and systemd-sysusers need no
//! manager, so nothing is said about them.

use super::Pillars;
use crate::boot::manager::{By, Request, Verb};
use crate::knowledge::Source;
use crate::lang::Text;
use crate::text::base_name;

/// What is said of a verb or a tool.
#[derive(Clone, Copy)]
pub struct Said {
    /// Its text.
    pub text: Pillars,
    /// Whether it fails, so that the build stops where nothing hides that.
    pub fails: bool,
    /// Where it is documented.
    pub source: Source,
}

const SYSTEMCTL: Source = "https://manpages.debian.org/bookworm/systemd/systemctl.1.en.html";

const LEAVE_OUT: Text = Text {
    en: "Leave it out. What shall run stands in CMD.",
    ja: "削除してください。動かすものは CMD に書きます。",
};

const NO_SYSTEMD: Text = Text {
    en: "{command} talks to a running systemd, and none runs while an image is built: it fails.",
    ja: "{command} は動作中の systemd に接続しますが、イメージのビルド中に systemd は動いていないため失敗します。",
};

const RELOAD: Pillars = Pillars {
    what: NO_SYSTEMD,
    why: Text {
        en: "It would make systemd read its unit files again. There is nothing to reload: a systemd that boots later reads them anyway.",
        ja: "ユニットファイルを systemd に読み直させるためのコマンドです。ビルド中に読み直すものはなく、後で systemd が起動する場合もその時点で読み込まれます。",
    },
    advice: LEAVE_OUT,
};

const SWITCH_OFF: Pillars = Pillars {
    what: Text {
        en: "{command} keeps units out of a boot that never happens in a container.",
        ja: "{command} は起動(ブート)時にユニットを動かさないための設定ですが、コンテナではブートが行われません。",
    },
    why: Text {
        en: "It makes or removes links and succeeds, but only an init system reads them. Without one, none of these units would start anyway.",
        ja: "リンクを作ったり消したりするだけで、コマンドは成功します。ただしリンクを読むのは init だけで、init がなければこれらのユニットはもともと起動しません。",
    },
    advice: Text { en: "Leave it out.", ja: "削除してください。" },
};

const SET_DEFAULT: Pillars = Pillars {
    what: Text {
        en: "{command} chooses the target of a boot that never happens in a container.",
        ja: "{command} は起動(ブート)時のターゲットを選ぶ設定ですが、コンテナではブートが行われません。",
    },
    why: Text {
        en: "It only makes the link default.target, which systemd reads as the first process. The engine reads CMD and ENTRYPOINT, nothing else.",
        ja: "最初のプロセスとなった systemd が読む default.target というリンクを作るだけです。コンテナエンジンが見るのは CMD と ENTRYPOINT だけです。",
    },
    advice: LEAVE_OUT,
};

const ISOLATE: Pillars = Pillars {
    what: NO_SYSTEMD,
    why: Text {
        en: "It would start one target and stop all that does not belong to it. While an image is built nothing of either runs.",
        ja: "指定したターゲットを起動し、属さないものをすべて停止するコマンドです。ビルド中はそのどちらも動いていません。",
    },
    advice: LEAVE_OUT,
};

const ASKS: Pillars = Pillars {
    what: NO_SYSTEMD,
    why: Text {
        en: "It asks for the state of units, and only systemd knows that. In a build no service is up whose state could be asked for.",
        ja: "ユニットの状態を知っているのは systemd だけです。また、ビルド中に状態を確認すべきサービスは動いていません。",
    },
    advice: Text {
        en: "Leave it out. To check a service, ask the running container, for instance in HEALTHCHECK with the service's own client.",
        ja: "削除してください。サービスの確認は、HEALTHCHECK でサービス自身のクライアントを使うなど、動作中のコンテナに対して行います。",
    },
};

const EDIT: Pillars = Pillars {
    what: Text {
        en: "{command} opens an editor on a terminal, and a build has none: the command fails.",
        ja: "{command} は端末でエディターを開きますが、ビルドには端末がないため失敗します。",
    },
    why: Text {
        en: "What it would write is a unit's settings, which only systemd reads.",
        ja: "編集対象はユニットの設定で、読むのは systemd だけです。",
    },
    advice: Text {
        en: "Leave it out. Give the program its settings by its own configuration, its arguments or ENV.",
        ja: "削除し、設定はプログラム自身の設定ファイル、引数、ENV で渡してください。",
    },
};

const UNIT_LINKS: Pillars = Pillars {
    what: Text {
        en: "{command} makes links for a boot that never happens in a container.",
        ja: "{command} は起動(ブート)時に読まれるリンクを作りますが、コンテナではブートが行われません。",
    },
    why: Text {
        en: "The links tell systemd which unit files there are and which to start. They start nothing by themselves.",
        ja: "どのユニットがあり、どれを起動するかを systemd に伝えるリンクです。リンク自体は何も起動しません。",
    },
    advice: LEAVE_OUT,
};

const REGISTERED: Pillars = Pillars {
    what: Text {
        en: "{command} registers a service for a boot that never happens in a container.",
        ja: "{command} は起動(ブート)時に動かすサービスを登録しますが、コンテナではブートが行われません。",
    },
    why: Text {
        en: "It arranges links in the directories of runlevels or targets, which an init system reads. The engine reads CMD and ENTRYPOINT, nothing else.",
        ja: "ランレベルやターゲットのディレクトリーにあるリンクを整えるだけで、それを読むのは init です。コンテナエンジンが見るのは CMD と ENTRYPOINT だけです。",
    },
    advice: LEAVE_OUT,
};

/// The verbs of systemctl that have words of their own. Those that start or stop a unit have the rule's.
const VERBS: &[(&[&str], Pillars, bool)] = &[
    (&["daemon-reload", "daemon-reexec"], RELOAD, true),
    (&["mask", "unmask"], SWITCH_OFF, false),
    (&["set-default"], SET_DEFAULT, false),
    (&["isolate"], ISOLATE, true),
    (&["status", "is-active", "is-failed", "is-system-running", "show", "cat", "list-units"], ASKS, true),
    (&["edit"], EDIT, true),
    (&["link", "preset", "preset-all", "add-wants", "add-requires"], UNIT_LINKS, false),
];

/// What is said of a request, where it has words of its own.
#[must_use]
pub fn of_request(request: &Request, now: bool) -> Option<Said> {
    match request.by {
        By::Registration if request.verb == Verb::Disable => {
            Some(Said { text: SWITCH_OFF, fails: false, source: super::systemctl_in_build::RULE.source })
        }
        By::Registration => {
            Some(Said { text: REGISTERED, fails: false, source: super::systemctl_in_build::RULE.source })
        }
        // `disable --now` also stops: that fails as a start does.
        By::Systemctl if request.written == "disable" && !now => {
            Some(Said { text: SWITCH_OFF, fails: false, source: SYSTEMCTL })
        }
        By::Systemctl if now => None,
        By::Systemctl => VERBS
            .iter()
            .find(|(verbs, ..)| verbs.contains(&request.written.as_str()))
            .map(|&(_, text, fails)| Said { text, fails, source: SYSTEMCTL }),
        By::InitScript => None,
    }
}

/// Programs beside systemctl, their text, whether they fail, and where they are documented.
const CLIENTS: &[(&str, Said)] = &[
    (
        "hostnamectl",
        Said {
            text: Pillars {
                what: NO_SYSTEMD,
                why: Text {
                    en: "A host name is no part of an image: the engine gives one to each container.",
                    ja: "ホスト名はイメージの一部ではありません。コンテナごとにエンジンが付けます。",
                },
                advice: Text {
                    en: "Leave it out, and name the container when it is run: `docker run --hostname NAME`.",
                    ja: "削除し、実行時に `docker run --hostname NAME` で指定してください。",
                },
            },
            fails: true,
            source: "https://docs.docker.com/reference/cli/docker/container/run/",
        },
    ),
    (
        "timedatectl",
        Said {
            text: Pillars {
                what: NO_SYSTEMD,
                why: Text {
                    en: "The clock is the host's. Only the time zone belongs to the image, and it is a link to a file.",
                    ja: "時計はホストのものです。イメージに属するのはタイムゾーンだけで、その実体はファイルへのリンクです。",
                },
                advice: Text {
                    en: "For a time zone, install tzdata and make the link: `ln -snf /usr/share/zoneinfo/ZONE /etc/localtime`.",
                    ja: "タイムゾーンは、tzdata をインストールしたうえで `ln -snf /usr/share/zoneinfo/ZONE /etc/localtime` とリンクして設定します。",
                },
            },
            fails: true,
            source: "https://manpages.debian.org/bookworm/systemd/localtime.5.en.html",
        },
    ),
    (
        "localectl",
        Said {
            text: Pillars {
                what: NO_SYSTEMD,
                why: Text {
                    en: "It would write /etc/locale.conf for logins on a booted system. A container's processes take their language from the environment.",
                    ja: "起動したシステムへのログインに使われる /etc/locale.conf を書くコマンドです。コンテナのプロセスは、環境変数から言語設定を受け取ります。",
                },
                advice: Text {
                    en: "Set it by ENV, for instance `ENV LANG=C.UTF-8`. Other locales must be installed first.",
                    ja: "`ENV LANG=C.UTF-8` のように ENV で設定してください。ほかのロケールは先にインストールが必要です。",
                },
            },
            fails: true,
            source: "https://manpages.debian.org/bookworm/systemd/localectl.1.en.html",
        },
    ),
    (
        "loginctl",
        Said {
            text: Pillars {
                what: NO_SYSTEMD,
                why: Text {
                    en: "It manages the login sessions of a booted system. A container has none.",
                    ja: "起動したシステムのログインセッションを管理するコマンドで、コンテナにはログインセッションがありません。",
                },
                advice: Text {
                    en: "Leave it out. The user that the container runs as is set by USER.",
                    ja: "削除してください。コンテナを実行するユーザーは USER で指定します。",
                },
            },
            fails: true,
            source: "https://manpages.debian.org/bookworm/systemd/loginctl.1.en.html",
        },
    ),
    (
        "busctl",
        Said {
            text: Pillars {
                what: Text {
                    en: "{command} talks over the system's message bus, and none runs while an image is built: it fails.",
                    ja: "{command} はシステムのメッセージバスを使いますが、イメージのビルド中にバスは動いていないため失敗します。",
                },
                why: Text {
                    en: "An image holds files, not processes: what one would answer here would be gone when the RUN ends.",
                    ja: "イメージに入るのはファイルだけで、プロセスは入りません。応答するプロセスがいたとしても、RUN が終われば消えます。",
                },
                advice: Text { en: "Leave it out.", ja: "削除してください。" },
            },
            fails: true,
            source: "https://manpages.debian.org/bookworm/systemd/busctl.1.en.html",
        },
    ),
    (
        "systemd-run",
        Said {
            text: Pillars {
                what: NO_SYSTEMD,
                why: Text {
                    en: "It would have systemd run a command as a unit.",
                    ja: "コマンドをユニットとして systemd に実行させるためのものです。",
                },
                advice: Text {
                    en: "Run the command itself in RUN, or, if it shall run in the container, in CMD.",
                    ja: "ビルドで必要なら RUN でコマンドを直接実行し、コンテナで動かすものなら CMD に書いてください。",
                },
            },
            fails: true,
            source: "https://manpages.debian.org/bookworm/systemd/systemd-run.1.en.html",
        },
    ),
    (
        "systemd-notify",
        Said {
            text: Pillars {
                what: Text {
                    en: "{command} reports to the systemd that started it, and none did: it fails, as $NOTIFY_SOCKET is not set.",
                    ja: "{command} は自分を起動した systemd に状態を通知するものですが、その systemd がなく $NOTIFY_SOCKET も設定されていないため失敗します。",
                },
                why: Text {
                    en: "Nobody waits for this message in a build.",
                    ja: "ビルド中にこの通知を待つものはありません。",
                },
                advice: Text {
                    en: "Leave it out. For readiness, a container has HEALTHCHECK.",
                    ja: "削除してください。準備完了の確認には HEALTHCHECK を使います。",
                },
            },
            fails: true,
            source: "https://manpages.debian.org/bookworm/systemd/systemd-notify.1.en.html",
        },
    ),
    (
        "deb-systemd-helper",
        Said {
            text: Pillars {
                what: Text {
                    en: "{command} is for the scripts of Debian packages: called from anywhere else it refuses to work and fails.",
                    ja: "{command} は Debian パッケージのスクリプト専用で、それ以外から呼ぶと処理を拒否して失敗します。",
                },
                why: UNIT_LINKS.why,
                advice: LEAVE_OUT,
            },
            fails: true,
            source: "https://manpages.debian.org/bookworm/init-system-helpers/deb-systemd-helper.1p.en.html",
        },
    ),
];

/// What is said of a program beside systemctl that asks a manager. Its version and help ask nobody.
#[must_use]
pub fn of_client(words: &[String]) -> Option<Said> {
    let (program, args) = words.split_first()?;
    let name = base_name(program);
    let asks = !args.iter().any(|arg| matches!(arg.as_str(), "--version" | "--help" | "-h"));
    CLIENTS.iter().find(|(client, _)| *client == name && asks).map(|(_, said)| *said)
}
