//! What the page says about links, in both languages.

use crate::lang::Text;
use crate::share::{LinkError, View};

const fn text(en: &'static str, ja: &'static str) -> Text {
    Text { en, ja }
}

pub(super) const SHARE: Text = text("Share", "共有");
pub(super) const CLOSE: Text = text("Close", "閉じる");

// The link.
pub(super) const LINK: Text = text("Link", "リンク");
pub(super) const LINK_LABEL: Text = text("Link to this text", "この内容へのリンク");
pub(super) const COPY_LINK: Text = text("Copy link", "リンクをコピー");
pub(super) const LENGTH: Text = text("{n} of at most {limit} characters", "{n} 文字（上限 {limit} 文字）");
pub(super) const IN_THE_LINK: Text = text(
    "The text itself is in the link, behind the #. It is not stored on any server, but whoever has the link can read it: take out passwords and keys first.",
    "内容はリンクの # より後ろにそのまま入っています。サーバーには保存されませんが、リンクを知っている人は誰でも読めます。パスワードや鍵は先に取り除いてください。",
);
pub(super) const TOO_LONG: Text = text(
    "The link would have {n} characters. Above {limit}, which every program is asked to take (RFC 9110), mail and chat cut links off. Pass the file on instead.",
    "リンクが {n} 文字になります。どのプログラムでも扱えるとされる {limit} 文字（RFC 9110）を超えると、メールやチャットで途中で切れることがあります。ファイルで渡してください。",
);
pub(super) const FROM_DISK: Text = text(
    "This page was opened from disk: the link works on this device only.",
    "このページはディスクから開いているため、リンクはこの端末でしか使えません。",
);
pub(super) const NO_LINK: Text = text(
    "This browser cannot make links (it has no CompressionStream).",
    "このブラウザーではリンクを作れません（CompressionStream がありません）。",
);
pub(super) const NOTHING: Text = text("There is no text yet.", "まだ何も入力されていません。");
pub(super) const DOWNLOAD_TEXT: Text = text("Download the text", "テキストをダウンロード");

// The answer.
pub(super) const PASS_ON: Text = text("The answer", "判定結果");
pub(super) const COPY_MARKDOWN: Text = text("Copy as Markdown", "Markdown でコピー");
pub(super) const COPY_REPORT: Text = text("Copy as text", "テキストでコピー");
pub(super) const DOWNLOAD_REPORT: Text = text("Download as text", "テキストをダウンロード");
pub(super) const REPORT_NOTE: Text = text(
    "The text, the findings and the correction, for an issue, an article or a mail.",
    "入力した内容、指摘、修正案をまとめたものです。Issue、記事、メールに貼り付けられます。",
);

// Embedding.
pub(super) const EMBED: Text = text("Embed in a page", "ページに埋め込む");
pub(super) const EMBED_VIEW: Text = text("Shows", "表示");
pub(super) const EMBED_READONLY: Text = text("Only to be read", "編集できないようにする");
pub(super) const EMBED_CODE: Text = text("HTML to paste", "貼り付ける HTML");
pub(super) const COPY_ELEMENT: Text = text("Copy the element", "要素をコピー");
pub(super) const COPY_FRAME: Text = text("Copy a plain iframe", "iframe をコピー");
pub(super) const EMBED_NOTE: Text = text(
    "The element fits its height and shows the text where there is no JavaScript; an iframe goes where no script may.",
    "要素は高さを内容に合わせ、JavaScript が無効でもテキストを表示します。スクリプトを置けない場所では iframe を使ってください。",
);
pub(super) const EMBED_FROM_DISK: Text = text(
    "Only a page on the web can be embedded; this one was opened from disk.",
    "埋め込めるのは Web で公開されているページだけです。このページはディスクから開いています。",
);

pub(super) const fn view(view: View) -> Text {
    match view {
        View::All => text("everything", "すべて"),
        View::Input => text("text and verdict", "入力と判定"),
        View::Findings => text("findings", "指摘"),
        View::Corrected => text("corrected file", "修正後のファイル"),
        View::Tree => text("process trees", "プロセスツリー"),
    }
}

// What a link brought.
pub(super) const OPENED: Text = text(
    "The text of the link is shown. Yours from before is kept.",
    "リンクの内容を表示しています。それまでの入力は残してあります。",
);
pub(super) const RESTARTED: Text = text(
    "The analysis had stopped, a fault of Foreground's, and was started afresh. Your text is as it was.",
    "Foreground の不具合で解析が異常終了したため、起動し直しました。入力した内容はそのまま残っています。",
);
pub(super) const BRING_BACK: Text = text("Bring mine back", "自分の入力に戻す");
pub(super) const LET_GO: Text = text("Discard mine", "自分の入力を破棄");
pub(super) const OWN_IS_BACK: Text = text(
    "Your own text is shown again. What you changed in the link's text is kept.",
    "自分の入力に戻しました。リンクの内容に加えた変更は残してあります。",
);
pub(super) const BRING_BACK_LINK: Text = text("Show the link's text", "リンクの内容に戻す");
pub(super) const LET_GO_LINK: Text = text("Discard the link's text", "リンクの内容を破棄");
pub(super) const BAD_LINK: Text = text("The link could not be opened: {why}", "リンクを開けませんでした。{why}");
pub(super) const NOTHING_LOST: Text = text("Your text is as it was.", "入力した内容はそのままです。");

pub(super) const fn why(error: LinkError) -> Text {
    match error {
        LinkError::Newer => text(
            "a later version of this page made it. Reload the page; an offline copy may be old.",
            "このページの新しい版で作られたリンクです。再読み込みしてください（オフライン用の控えが古いことがあります）。",
        ),
        LinkError::Character(_) => text(
            "it holds the character “{character}”, which no link has. Part of the sentence around it may have been copied along, or its middle left out.",
            "リンクに使われない文字「{character}」が含まれています。前後の文章まで一緒にコピーされたか、途中が省略された可能性があります。",
        ),
        LinkError::Incomplete => text(
            "its end is missing. The program that it was sent with may have cut it off.",
            "末尾が欠けています。送信に使ったプログラムが途中で切った可能性があります。",
        ),
        LinkError::Damaged => text(
            "it is damaged. A character of it may have been changed or lost on its way.",
            "内容が壊れています。途中で文字が変わったか、抜けた可能性があります。",
        ),
        LinkError::TooLarge => text(
            "it unpacks to more than this page reads (5 MiB, 32 files).",
            "展開すると、このページで扱える量（5 MiB、32 ファイル）を超えます。",
        ),
        LinkError::Foreign => text("it holds something else than files.", "中身がファイルではありません。"),
        LinkError::Unable => text(
            "this browser cannot unpack it (it has no DecompressionStream).",
            "このブラウザーでは展開できません（DecompressionStream がありません）。",
        ),
    }
}
