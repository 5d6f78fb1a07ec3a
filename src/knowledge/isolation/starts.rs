//! Options that say what starts and how it stops: they do nothing to the walls.

use super::super::Source;
use super::super::capabilities::Risk;
use super::{Effect, Isolation, Kind, text};
use crate::lang::Text;

const NOTHING: Text = text("It opens nothing of the host.", "ホストには何の影響もありません。");

const fn start(option: &'static str, values: &'static [&'static str], allows: Text, source: Source) -> Isolation {
    Isolation {
        option,
        values,
        kind: Kind::Start,
        effect: Effect::Leaves,
        allows,
        attack: NOTHING,
        risk: Risk::Container,
        source,
    }
}

const STOP_SIGNAL: Source = "https://docs.docker.com/reference/cli/docker/container/run/#stop-signal";
const ENTRYPOINT: Source = "https://docs.docker.com/engine/containers/run/#default-entrypoint";
const TMPFS: Source = "https://docs.docker.com/engine/storage/tmpfs/";

pub(super) const ALL: &[Isolation] = &[
    start(
        "init",
        &["true"],
        text(
            "Puts the engine's own small init in front as the first process: it passes signals on and collects processes that have ended.",
            "エンジンの小さな init が PID 1 になり、シグナルを転送し、終了したプロセスを回収します。",
        ),
        "https://docs.docker.com/engine/containers/multi-service_container/",
    ),
    start(
        "stop-signal",
        &["SIGRTMIN+3", "RTMIN+3", "37"],
        text(
            "docker stop sends the signal by which systemd shuts down. Other programs do not know it.",
            "docker stop のときに、systemd がシャットダウンに使うシグナルを送ります。ほかのプログラムには通じません。",
        ),
        "https://www.freedesktop.org/software/systemd/man/latest/systemd.html#SIGRTMIN+3",
    ),
    start(
        "stop-signal",
        &["SIGKILL", "KILL", "9"],
        text(
            "docker stop ends the program at once: it can neither finish its work nor write out what it still holds.",
            "docker stop で即座に強制終了します。処理の完了も、書きかけのデータの保存もできません。",
        ),
        STOP_SIGNAL,
    ),
    start(
        "stop-signal",
        &["*"],
        text(
            "docker stop sends this signal instead of the image's own.",
            "docker stop のときに、イメージ既定のシグナルの代わりにこのシグナルを送ります。",
        ),
        STOP_SIGNAL,
    ),
    start(
        "entrypoint",
        &[""],
        text(
            "The image's own entrypoint and command are put aside: what stands behind the image's name is the whole command.",
            "イメージの ENTRYPOINT と CMD を使わず、イメージ名の後に書いたものだけがコマンドになります。",
        ),
        ENTRYPOINT,
    ),
    start(
        "entrypoint",
        &["*"],
        text(
            "This program is started instead of the image's entrypoint; the image's own CMD is put aside too.",
            "イメージの ENTRYPOINT の代わりにこのプログラムを起動します。イメージの CMD も使われません。",
        ),
        ENTRYPOINT,
    ),
    start(
        "tmpfs",
        &["/run", "/run:*", "/run/lock", "/run/lock:*"],
        text(
            "An empty directory in memory at this path. A booting systemd writes there; a program that is started itself seldom needs it.",
            "このパスにメモリー上の空のディレクトリーを置きます。起動時の systemd が書き込む場所で、プログラムを直接起動するならほとんど不要です。",
        ),
        TMPFS,
    ),
    start(
        "tmpfs",
        &["*"],
        text(
            "An empty directory in memory at this path: what is written there is gone when the container stops.",
            "このパスにメモリー上の空のディレクトリーを置きます。書き込んだ内容はコンテナの停止とともに消えます。",
        ),
        TMPFS,
    ),
];
