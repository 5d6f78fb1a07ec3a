//! What several recipes must say beside themselves.

use crate::lang::Text;

/// What it needs stands nowhere yet.
pub(super) const UNCONFIGURED: Text = Text {
    en: "The package brings only a sample of its configuration: what the command names must be put there first.",
    ja: "パッケージに入っている設定は見本だけです。コマンドの指す設定は、先に用意しておく必要があります。",
};

/// Other containers do not reach it.
pub(super) const LISTENS_LOCALLY: Text = Text {
    en: "The packaged configuration listens on 127.0.0.1 only.",
    ja: "パッケージの設定では 127.0.0.1 でしか待ち受けません。",
};
