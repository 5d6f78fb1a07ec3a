//! What the findings' buttons and the editor's menu say.

use crate::lang::Text;

const fn text(en: &'static str, ja: &'static str) -> Text {
    Text { en, ja }
}

pub const APPLY: Text = text("Apply", "適用");
pub const APPLY_THIS: Text = text("Apply: {patch}", "適用：{patch}");
pub const PREVIEW: Text = text("Preview", "変更を確認");
pub const PREVIEW_CLOSE: Text = text("Close the preview", "確認を閉じる");
pub const APPLY_REVIEWED: Text = text("Apply after review", "確認して適用");
pub const APPLY_RULE: Text = text("Apply all {n} of {rule}", "{rule} の修正 {n} 件をすべて適用");
pub const IGNORE: Text = text("Ignore with a comment", "コメントを書いて無視");
pub const IGNORE_TITLE: Text = text(
    "Writes `# foreground ignore={rule}` above the instruction",
    "命令の上の行に `# foreground ignore={rule}` を書きます",
);
pub const APPLY_ALL: Text = text("Apply to the text", "入力に適用");
pub const APPLY_ALL_TITLE: Text = text(
    "Puts these corrections into the text on the left; one step of undo takes them back",
    "この修正を入力欄に反映します。元に戻すときは「元に戻す」を 1 回実行します",
);
pub const APPLIED: Text = text("Applied. Undo takes it back.", "適用しました。「元に戻す」で取り消せます。");
pub const APPLIED_WITH: Text = text(
    "Applied, and {file} added as a file of its own. Undo takes both back.",
    "適用し、{file} を別のファイルとして追加しました。「元に戻す」で両方とも取り消せます。",
);
pub const NOT_APPLIED: Text =
    text("Not applied: the text has changed meanwhile.", "適用できませんでした。その間に入力が変わっています。");
