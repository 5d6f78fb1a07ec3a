//! What the page says before its program has arrived: the build writes it into index.html, and the program says it again.

use crate::lang::Text;

/// The line below the name.
pub const TAGLINE: Text = Text {
    en: "A container runs one program, in the foreground.",
    ja: "コンテナは、プログラムを\u{a0}1\u{a0}つ、フォアグラウンドで動かすもの。",
};

/// What the empty text field asks for.
pub const PLACEHOLDER: Text = Text {
    en: "Paste a Dockerfile, a start script, a docker run line with what followed it, a systemd unit, or the output of ps here.\nA file can be dropped here too.",
    ja: "Dockerfile、起動スクリプト、docker run のコマンド（とその後の操作）、systemd ユニット、ps の出力のいずれかを貼り付けてください。\nファイルのドロップもできます。",
};

/// The heading of the introduction.
pub const HEAD: Text =
    Text { en: "systemd has no work to do in a container", ja: "コンテナに systemd の出番はありません" };

/// The introduction. What begins with `--` is a flag, which is not broken at a line's end.
pub const INTRODUCTION: Text = Text {
    en: "A container is not a small machine that boots: the engine starts one program, in the foreground, and watches it. So nothing in it needs systemd, systemctl, or the --privileged that they ask for. Paste a Dockerfile, a compose file, a docker run line or the output of ps, and Foreground shows what is misused, the corrected file, and the processes that then run.",
    ja: "コンテナは、OS を起動する小さなマシンではありません。エンジンはプログラムを\u{a0}1\u{a0}つフォアグラウンドで起動し、それが終われば止まります。systemd も systemctl も、そのための --privileged も要りません。Dockerfile、Compose ファイル、docker run のコマンド、ps の出力のいずれかを貼り付けると、誤用している箇所、修正後のファイル、そのとき動くプロセスを表示します。",
};
