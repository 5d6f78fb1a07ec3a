//! What several recipes must say beside themselves.

use crate::lang::Text;

/// Other containers do not reach it.
pub(super) const LISTENS_LOCALLY: Text = Text {
    en: "The packaged configuration listens on 127.0.0.1 only.",
    ja: "パッケージの設定では 127.0.0.1 でしか待ち受けません。",
};
