//! Every text of the page, in both languages. What a rule says stands with the rule, not here.

use crate::lang::{Lang, Text};
use crate::report::{Applicability, InputKind, Outcome, Pid1Kind, PrivilegeRisk, Severity};

const fn text(en: &'static str, ja: &'static str) -> Text {
    Text { en, ja }
}

/// `count` things: English has two forms, Japanese one.
pub(super) fn counted(lang: Lang, count: usize, one: &Text, many: &Text) -> String {
    let number = count.to_string();
    if count == 1 { one } else { many }.fill(lang, &[("n", &number)])
}

/// How many names a sentence lists at most.
const NAMED: usize = 4;

/// Names as a sentence lists them: "a, b and c", 「a、b、c」; "a, b, c and 5 more" where there are many.
pub(super) fn listed(lang: Lang, names: &[&str]) -> String {
    let shown = if names.len() > NAMED { NAMED - 1 } else { names.len() };
    let left = names.len() - shown;
    let more = NAMES_MORE.fill(lang, &[("n", &left.to_string())]);
    match (lang, &names[..shown]) {
        (Lang::Ja, shown) if left > 0 => format!("{} {more}", shown.join("、")),
        (Lang::En, shown) if left > 0 => format!("{} {more}", shown.join(", ")),
        (Lang::Ja, shown) => shown.join("、"),
        (Lang::En, [most @ .., last]) if !most.is_empty() => format!("{} and {last}", most.join(", ")),
        (Lang::En, shown) => shown.concat(),
    }
}

const NAMES_MORE: Text = text("and {n} more", "ほか {n} 件");

// The page.
pub(super) const TITLE: Text =
    text("Foreground: containers without systemd", "Foreground：コンテナに systemd は要らない");
pub(super) const SKIP: Text = text("Skip to the results", "結果へ移動");
pub(super) const INPUT: Text = text("Input", "入力");
pub(super) const RESULTS: Text = text("Results", "結果");
pub(super) const LANGUAGE: Text = text("Language", "表示言語");
pub(super) const THEME: Text = text("Colours", "配色");
pub(super) const THEME_AUTO: Text = text("Auto", "自動");
pub(super) const THEME_LIGHT: Text = text("Light", "ライト");
pub(super) const THEME_DARK: Text = text("Dark", "ダーク");

pub(super) const PAGES: Text = text("About what is found", "検出内容について");
pub(super) const PAGE_RULES: Text = text("All rules", "ルール一覧");
pub(super) const PAGE_GALLERY: Text = text("Real situations", "よくある状況");

// The input.
pub(super) const SOURCE_LABEL: Text =
    text("Dockerfile, docker run, systemd unit or ps output", "Dockerfile、docker run、systemd ユニット、ps の出力");
pub(super) const EXAMPLES: Text = text("Examples", "例");
pub(super) const EXAMPLES_CHOOSE: Text = text("Choose an example…", "例を選ぶ…");
pub(super) const KIND: Text = text("Read as", "種類");
pub(super) const KIND_AUTO: Text = text("Detect", "自動判定");
pub(super) const KIND_AUTO_FOUND: Text = text("Detected: {kind}", "自動判定：{kind}");
pub(super) const OPEN: Text = text("Open…", "開く…");
pub(super) const OPEN_TITLE: Text = text("Open a file from this device", "この端末のファイルを開く");
pub(super) const CLEAR: Text = text("Clear", "消去");
pub(super) const SIZE_LINES_ONE: Text = text("1 line", "1 行");
pub(super) const SIZE_LINES: Text = text("{n} lines", "{n} 行");
pub(super) const LIMIT: Text = text("Up to {limit} MiB is read.", "読み取れるのは {limit} MiB までです。");
pub(super) const READING: Text = text("Reading…", "読み取り中…");
pub(super) const STOPPED: Text = text("The analysis stopped at this text.", "このテキストの解析中に異常終了しました。");
pub(super) const STOPPED_MORE: Text = text(
    "That is a fault of Foreground's, not of your text, which is kept. Change it, and a fresh copy of the analysis reads it again.",
    "原因は Foreground の不具合で、テキストの誤りではありません。入力した内容は残っています。書き換えると、新しく起動した解析プログラムが読み取り直します。",
);
pub(super) const ENDING_CRLF: Text = text("CRLF", "CRLF");
pub(super) const ENDING_NOTE: Text = text(
    "The pasted text had CRLF line endings; copy and download restore them. Click for LF instead.",
    "貼り付けたテキストの改行は CRLF でした。コピーとダウンロードでは CRLF に戻します。クリックすると LF にします。",
);
pub(super) const REPLACED: Text = text("The previous text was replaced.", "入力を置き換えました。");
pub(super) const UNDO: Text = text("Bring it back", "元に戻す");
pub(super) const FILE_TOO_LARGE: Text = text(
    "“{name}” was not opened: it is larger than {limit} MiB.",
    "「{name}」は {limit} MiB を超えているため、開きませんでした。",
);
pub(super) const FILE_UNREADABLE: Text = text("“{name}” could not be read.", "「{name}」を読み込めませんでした。");
pub(super) const TO_RESULTS: Text = text("See the results", "結果を見る");

// The tabs.
pub(super) const FILES: Text = text("Files", "ファイル");
pub(super) const FILE_NAME: Text = text("File name", "ファイル名");
pub(super) const UNNAMED: Text = text("no name", "名称未設定");
pub(super) const ADD_FILE: Text = text("Add a file", "ファイルを追加");
pub(super) const ADD_FILE_TITLE: Text = text(
    "A script, unit or configuration that the Dockerfile copies is then known to its answer",
    "Dockerfile がコピーするスクリプトやユニット、設定ファイルを加えると、あわせて判定します",
);
pub(super) const REMOVE_FILE: Text = text("Remove this file", "このファイルを外す");
pub(super) const REMOVED_FILE: Text = text("“{name}” was removed.", "「{name}」を外しました。");
pub(super) const SPLIT: Text = text("Open the {n} files as tabs", "{n} 個のファイルをタブに分ける");

// The picture of privilege.
pub(super) const PRIVILEGES: Text = text("What it is given of the host", "与えられるホストの権限");
pub(super) const GRANTED: Text = text("Given to {name}: {n}", "{name} に与えられるもの：{n} 件");
pub(super) const GRANTED_MORE: Text = text("{n} more, which reach less far", "影響がより小さいもの：ほか {n} 件");
pub(super) const DROPPED: Text = text("Held more tightly in {name}: {n}", "{name} で制限を強めているもの：{n} 件");
pub(super) const NEITHER: Text = text("How {name} starts and stops: {n}", "{name} の起動と停止に関わるもの：{n} 件");
pub(super) const PRIVILEGE: Text = text("Privilege", "権限");
pub(super) const NEED: Text = text("Needed", "必要か");
pub(super) const ALLOWS: Text = text("What it allows", "できること");
pub(super) const ATTACK: Text = text("What an intruder gains", "侵入されたときの影響");
pub(super) const HELD: Text = text("protects", "保護");
pub(super) const NO_NEED: Text = text("no privilege", "権限ではない");
pub(super) const NEEDED: Text = text("needed", "必要");
pub(super) const NEEDED_PERHAPS: Text = text("perhaps", "場合による");
pub(super) const NOT_NEEDED: Text = text("not needed", "不要");
pub(super) const NEED_UNKNOWN: Text = text("not known", "不明");

pub(super) const fn risk(risk: PrivilegeRisk) -> Text {
    match risk {
        PrivilegeRisk::Container => text("within the container", "影響はコンテナの中まで"),
        PrivilegeRisk::Shared => text("reaches what containers share", "ほかのコンテナやホストにも影響"),
        PrivilegeRisk::Host => text("opens the host", "ホストを乗っ取られるおそれ"),
    }
}

/// What the page accepts by hand; the others come with their own milestones.
pub(super) const KINDS: [InputKind; 6] =
    [InputKind::Dockerfile, InputKind::Script, InputKind::Run, InputKind::Compose, InputKind::Unit, InputKind::Ps];

pub(super) const fn kind(kind: InputKind) -> Text {
    match kind {
        InputKind::Dockerfile => text("Dockerfile", "Dockerfile"),
        InputKind::Ps => text("ps listing", "ps の出力"),
        InputKind::Run => text("docker run", "docker run コマンド"),
        InputKind::Transcript => text("terminal session", "ターミナルのログ"),
        InputKind::Compose => text("compose file", "Compose ファイル"),
        InputKind::Unit => text("systemd unit", "systemd ユニット"),
        InputKind::Script => text("shell script", "シェルスクリプト"),
        InputKind::Unknown => text("not recognised", "判別できません"),
    }
}

// The verdict.
pub(super) const HEAD_BESIDE: Text = text(
    "This file has no answer of its own: it is read where the Dockerfile copies it.",
    "このファイル単独の判定はありません。Dockerfile がコピーする内容として読み取ります。",
);
pub(super) const HEAD_OF: Text = text("{name}: {sentence}", "{name}：{sentence}");
pub(super) const HEAD_INIT: Text = text(
    "{init} is booted as PID 1, but running {services} takes neither {init} nor --privileged.",
    "{init} を PID 1 として起動していますが、{services} を動かすのに {init} も --privileged も要りません。",
);
pub(super) const HEAD_INIT_ALONE: Text = text(
    "{init} is booted as PID 1. A container needs only the program it is for, in the foreground.",
    "{init} を PID 1 として起動しています。コンテナに必要なのは、目的のプログラムをフォアグラウンドで起動することだけです。",
);
pub(super) const HEAD_EXITS: Text = text(
    "The container exits right after it starts: nothing stays in the foreground.",
    "フォアグラウンドに残るプログラムがないため、コンテナは起動してすぐに終了します。",
);
pub(super) const HEAD_EXITS_SERVICE: Text = text(
    "The container exits right after it starts: with {services} in the background, nothing stays in the foreground.",
    "{services} がバックグラウンドに回り、フォアグラウンドに何も残らないため、コンテナは起動してすぐに終了します。",
);
pub(super) const HEAD_SHELL: Text = text(
    "A shell is PID 1 here, not {services}: run {services} itself in the foreground.",
    "PID 1 が {services} ではなくシェルになっています。{services} 自体をフォアグラウンドで起動しましょう。",
);
pub(super) const HEAD_SEVERAL: Text = text(
    "A shell starts several services in one container: {services}. Give each a container of its own.",
    "1\u{a0}つのコンテナで、シェルから複数のサービス（{services}）を起動しています。サービスごとにコンテナを分けましょう。",
);
pub(super) const HEAD_MISUSE: Text =
    text("There is something to put right here.", "直したほうがよいところがあります。");
pub(super) const HEAD_INTENDED: Text = text(
    "An init system runs here, and it looks intended. Nothing has to change.",
    "init システムが動いていますが、意図したものと見られます。変更の必要はありません。",
);
pub(super) const HEAD_INTENDED_OTHERWISE: Text =
    text("This looks intended. Nothing has to change.", "意図した構成と見られます。変更の必要はありません。");
pub(super) const HEAD_CLEAN_SERVICE: Text = text(
    "Nothing to correct: {services} in the foreground, without an init system.",
    "直すところはありません。{services} は init システムなしで、フォアグラウンドで動きます。",
);
pub(super) const HEAD_CLEAN: Text = text("Nothing to correct was found.", "直すところは見つかりませんでした。");
pub(super) const HEAD_UNREAD: Text = text(
    "This does not look like a Dockerfile, a compose file, a docker run line or a ps listing. If it is one, choose its kind above the text.",
    "Dockerfile、Compose ファイル、docker run のコマンド、ps の出力のいずれにも見えません。いずれかである場合は、入力欄の上で種類を選んでください。",
);
pub(super) const HEAD_UNKNOWN: Text =
    text("There is not enough here to say what is started.", "何が起動されるのかを判断できるだけの情報がありません。");
pub(super) const HEAD_TOO_LARGE: Text = text(
    "The text is {size} MiB; up to {limit} MiB is analysed. It is kept as it is.",
    "入力が {size} MiB あります。解析できるのは {limit} MiB までです。入力した内容はそのまま残しています。",
);
pub(super) const READ_AS: Text = text("Read as: {kind}", "読み取った種類：{kind}");

pub(super) const fn verdict_word(verdict: crate::report::Verdict) -> Text {
    use crate::report::Verdict;
    match verdict {
        Verdict::Misuse => text("To put right", "要修正"),
        Verdict::Intended => text("Intended", "意図したもの"),
        Verdict::Clean => text("Nothing to correct", "問題なし"),
        Verdict::Unknown => text("Not known", "判断できません"),
    }
}

pub(super) const fn severity(severity: Severity) -> Text {
    match severity {
        Severity::Error => text("Error", "エラー"),
        Severity::Warning => text("Warning", "警告"),
        Severity::Info => text("Note", "参考"),
    }
}

pub(super) const fn severity_counts(severity: Severity) -> (Text, Text) {
    match severity {
        Severity::Error => (text("1 error", "エラー {n} 件"), text("{n} errors", "エラー {n} 件")),
        Severity::Warning => (text("1 warning", "警告 {n} 件"), text("{n} warnings", "警告 {n} 件")),
        Severity::Info => (text("1 note", "参考 {n} 件"), text("{n} notes", "参考 {n} 件")),
    }
}

// Subjects.
pub(super) const SUBJECTS: Text = text("What is started", "起動されるもの");
pub(super) const PID1: Text = text("PID 1", "PID 1");
pub(super) const OUTCOME: Text = text("After start", "起動後");
pub(super) const SERVICES: Text = text("Meant to run", "動かしたいもの");
pub(super) const PROCESSES: Text = text("Processes read", "読み取ったプロセス");

pub(super) use crate::drawing::subject_kind;

pub(super) const fn outcome(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Runs => text("stays up", "動き続けます"),
        Outcome::Exits => text("exits at once", "すぐに終了します"),
        Outcome::Unknown => text("not known", "わかりません"),
    }
}

pub(super) const fn pid1_kind(kind: Pid1Kind) -> Text {
    match kind {
        Pid1Kind::Systemd => text("systemd", "systemd"),
        Pid1Kind::Upstart => text("upstart", "Upstart"),
        Pid1Kind::Sysvinit => text("SysV init", "SysV init"),
        Pid1Kind::Openrc => text("OpenRC", "OpenRC"),
        Pid1Kind::Supervisor => text("process supervisor", "プロセススーパーバイザー"),
        Pid1Kind::MiniInit => text("minimal init", "最小限の init"),
        Pid1Kind::Shell => text("shell", "シェル"),
        Pid1Kind::Service => text("the service itself", "サービス本体"),
        Pid1Kind::Unknown => text("program", "プログラム"),
    }
}

// Problems and findings.
pub(super) const PROBLEMS: Text = text("Could not be read", "読み取れなかったところ");
pub(super) const FINDINGS: Text = text("Findings", "見つかったこと");
pub(super) const JUMP: Text = text("Select this place in the text", "入力欄でこの場所を選択");
pub(super) const LINE: Text = text("line {line}, column {column}", "{line} 行 {column} 文字目");
pub(super) const WHY: Text = text("Why it matters", "なぜ問題か");
pub(super) const WHY_INFO: Text = text("Background", "背景");
pub(super) const ADVICE: Text = text("What to do", "どうするか");
pub(super) const SOURCE: Text = text("Source", "出典");
pub(super) const RESOLVED_BY: Text = text("Put right by: {patch}", "この修正で解消：{patch}");
pub(super) const MORE: Text = text("Show {n} more", "あと {n} 件を表示");

// The correction.
pub(super) const CORRECTED: Text = text("Corrected {kind}", "修正後の {kind}");
pub(super) const DIFF_NOTHING: Text = text("No line changes.", "変更する行はありません。");
pub(super) const LINES_REMOVED_ONE: Text = text("1 line removed", "{n} 行を削除");
pub(super) const LINES_REMOVED: Text = text("{n} lines removed", "{n} 行を削除");
pub(super) const LINES_ADDED_ONE: Text = text("1 added", "{n} 行を追加");
pub(super) const LINES_ADDED: Text = text("{n} added", "{n} 行を追加");
pub(super) const COLUMN_OLD: Text = text("Line before", "修正前の行番号");
pub(super) const COLUMN_NEW: Text = text("Line after", "修正後の行番号");
pub(super) const COLUMN_CHANGE: Text = text("Change", "変更");
pub(super) const COLUMN_TEXT: Text = text("Text", "内容");
pub(super) const REMOVED: Text = text("removed", "削除");
pub(super) const ADDED: Text = text("added", "追加");
pub(super) const NO_NEWLINE: Text = text("no newline at the end", "末尾に改行なし");
pub(super) const UNCHANGED_ONE: Text = text("1 unchanged line", "変更のない {n} 行");
pub(super) const UNCHANGED: Text = text("{n} unchanged lines", "変更のない {n} 行");
pub(super) const WHOLE: Text = text("The whole corrected text", "修正後の全文");
pub(super) const PATCHES: Text = text("What is changed", "変更の内容");
pub(super) const PATCH_LEFT: Text = text("not applied", "未適用");
pub(super) const REVIEW_TOO: Text = text("Also apply the changes that need a look", "確認が必要な変更も適用する");
pub(super) const GENERATED: Text = text("New files", "新しく作るファイル");

pub(super) const fn applicability(applicability: Applicability) -> Text {
    match applicability {
        Applicability::Safe => text("safe", "確認済み"),
        Applicability::Review => text("to review", "要確認"),
    }
}

// Commands.
pub(super) const COMMANDS: Text = text("Build and run without --privileged", "--privileged なしでビルドして動かす");
pub(super) const BUILD: Text = text("Build", "ビルド");
pub(super) const RUN: Text = text("Run", "起動");

// Copy and download.
pub(super) const COPY: Text = text("Copy", "コピー");
pub(super) const COPY_DIFF: Text = text("Copy as diff", "差分をコピー");
pub(super) const COPIED: Text = text("Copied", "コピーしました");
pub(super) const COPY_FAILED: Text = text("Could not copy", "コピーできません");
pub(super) const DOWNLOAD_PATCH: Text = text("Patch", "パッチ");
pub(super) const DOWNLOAD: Text = text("Download", "ダウンロード");

// The introduction and the footer.
pub(super) const INTRO_LINK: Text = text(
    "One service per container: Docker’s documentation",
    "Docker 公式ドキュメント：1\u{a0}コンテナに\u{a0}1\u{a0}サービス（英語）",
);
pub(super) const INTRO_TRY: Text = text("Start with an example", "例で試す");
pub(super) const INTRO_BEFORE: Text =
    text("Started by systemd, with --privileged", "systemd から起動（--privileged が必要）");
pub(super) const INTRO_AFTER: Text = text("Started in the foreground", "フォアグラウンドで直接起動");
pub(super) const PRIVACY: Text = text(
    "Nothing you paste leaves your browser. Your choice of language and colours is remembered, your text only if you say so.",
    "貼り付けた内容がブラウザーの外に出ることはありません。記憶するのは表示言語と配色の設定だけで、入力した内容は許可した場合にだけ残します。",
);
pub(super) const LICENCES: Text = text("licences of its parts", "使用ライブラリのライセンス");
pub(super) const LICENCE: Text = text("MIT licence", "MIT ライセンス");
