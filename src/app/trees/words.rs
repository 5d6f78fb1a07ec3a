//! What the trees say.

use crate::lang::Text;

pub const TREES: Text = Text { en: "Process tree", ja: "プロセスツリー" };
pub const OF: Text = Text { en: "{title}: {name}", ja: "{name}（{title}）" };
pub const COPY: Text = Text { en: "Copy as text", ja: "テキストでコピー" };
pub const SVG: Text = Text { en: "Download as SVG", ja: "SVG をダウンロード" };
pub const COUNT_ONE: Text = Text { en: "1 process", ja: "1 プロセス" };
pub const COUNT: Text = Text { en: "{n} processes", ja: "{n} プロセス" };
pub const FOLDED_ONE: Text = Text { en: "1 process below", ja: "配下に 1 プロセス" };
pub const FOLDED: Text = Text { en: "{n} processes below", ja: "配下に {n} プロセス" };
pub const LEFT: Text = Text { en: "{n} more processes", ja: "ほか {n} プロセス" };
pub const LINE: Text = Text { en: "line {line}", ja: "{line} 行目" };
pub const TO_LINE: Text = Text { en: "Select line {line} in the text", ja: "入力欄の {line} 行目を選択" };
pub const WHY: Text = Text { en: "why", ja: "理由" };
pub const TO_REASON: Text = Text { en: "Why it goes: {rule}", ja: "不要になる理由：{rule}" };
pub const SELECTED: Text = Text { en: "Selected process", ja: "選択中のプロセス" };
pub const IN_TREE: Text = Text { en: "Show in the tree", ja: "ツリーで表示" };
pub const LINE_IN_TREE: Text = Text { en: "Show line {line} in the tree", ja: "{line} 行目をツリーで表示" };
pub const HINT: Text = Text {
    en: "Arrow keys move through the tree, → opens, ← closes, Enter selects the line in the text.",
    ja: "矢印キーで移動、→ で開く、← で閉じる、Enter で入力欄の該当行を選択します。",
};
