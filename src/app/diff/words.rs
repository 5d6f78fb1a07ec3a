//! What the diff says of its layout.

use crate::lang::Text;

pub const LAYOUT: Text = Text { en: "Layout of the diff", ja: "差分の表示形式" };
pub const UNIFIED: Text = Text { en: "Unified", ja: "統合" };
pub const BESIDE: Text = Text { en: "Side by side", ja: "左右に並べる" };
pub const TEXT_BEFORE: Text = Text { en: "Text before", ja: "変更前のテキスト" };
pub const TEXT_AFTER: Text = Text { en: "Text after", ja: "変更後のテキスト" };
pub const ACCEPT: Text = Text { en: "Apply this change", ja: "この変更を適用" };
