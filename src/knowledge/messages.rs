//! What init systems, `systemctl` and `service` print where they cannot work, and what each message means.

use super::Source;
use crate::lang::Text;

/// A message.
#[derive(Debug)]
pub struct Message {
    /// Parts of it by which it is known; in each, `*` stands for any text.
    pub says: &'static [&'static str],
    /// What it means.
    pub means: Text,
    /// Why that is so.
    pub why: Text,
    /// What to do.
    pub advice: Text,
    /// Whether what was asked for did not happen.
    pub failed: bool,
    /// Where it is discussed or defined.
    pub source: Source,
}

impl Message {
    /// Whether it is about an init or a service manager, and not about a program that does not start.
    #[must_use]
    pub fn is_of_manager(&self) -> bool {
        [PASTE.en, PASTE_OR_WSL.en].contains(&self.advice.en)
    }
}

const PASTE: Text = Text {
    en: "Do not look for a way to make systemctl work: let the container start the program itself. Paste the Dockerfile, or the docker run line with what you typed in the container, to see how.",
    ja: "systemctl を動かす方法を探すのではなく、コンテナにプログラム自体を起動させてください。Dockerfile か、docker run のコマンドとコンテナ内で入力した内容を貼り付けると、その方法を示します。",
};

/// The same where the machine itself may be meant.
const PASTE_OR_WSL: Text = Text {
    en: "Do not look for a way to make systemctl work in a container: let it start the program itself. Paste the Dockerfile, or the docker run line with what you typed in the container, to see how. (If this is no container but WSL: `systemd=true` below `[boot]` in /etc/wsl.conf, then `wsl --shutdown`, starts systemd there.)",
    ja: "コンテナ内で systemctl を動かす方法を探すのではなく、プログラム自体を起動させてください。Dockerfile か、docker run のコマンドとコンテナ内で入力した内容を貼り付けると、その方法を示します。(コンテナではなく WSL 自体で出た場合は、/etc/wsl.conf の `[boot]` に `systemd=true` と書いて `wsl --shutdown` すれば、WSL で systemd が起動します。)",
};

/// What a person asks next whose start script does not start.
const PASTE_SCRIPT: Text = Text {
    en: "Paste the Dockerfile and the script together to see whether that is so.",
    ja: "Dockerfile とスクリプトを一緒に貼り付けると、原因を確かめられます。",
};

const ENTRYPOINT: Source = "https://docs.docker.com/reference/dockerfile/#entrypoint";

/// The messages. The first that fits decides: what is said of one program stands before what is said of any.
pub const ALL: &[Message] = &[
    Message {
        says: &[
            "System has not been booted with systemd as init system",
            "Failed to connect to bus: Host is down",
            "Failed to create bus connection: Host is down",
        ],
        means: Text {
            en: "systemctl found no systemd to talk to: PID 1 is another program here.",
            ja: "systemctl の接続先である systemd が動いていません。ここの PID 1 は別のプログラムです。",
        },
        why: Text {
            en: "systemctl starts nothing by itself; it asks the systemd that booted the machine. A container is not booted: its PID 1 is the program that the image names.",
            ja: "systemctl は自分では何も起動せず、マシンを起動した systemd に依頼するだけのコマンドです。コンテナはブートされるものではなく、PID 1 はイメージが指定するプログラムです。",
        },
        advice: PASTE_OR_WSL,
        failed: true,
        source: "https://github.com/systemd/systemd/blob/main/src/shared/bus-util.c",
    },
    Message {
        says: &[
            "Failed to get D-Bus connection",
            "Failed to connect to bus: No such file or directory",
            "Failed to connect to bus: Operation not permitted",
            "Failed to get properties: No such file or directory",
        ],
        means: Text {
            en: "systemctl found no D-Bus socket of a systemd: none was booted here.",
            ja: "systemctl が使う systemd の D-Bus ソケットがありません。ここでは systemd が起動していません。",
        },
        why: Text {
            en: "The socket is there only where systemd is PID 1. Starting dbus by hand does not help, since nobody who could start a unit listens on it.",
            ja: "このソケットがあるのは systemd が PID 1 のときだけです。dbus を手動で起動しても、ユニットを起動できる相手がいないため解決しません。",
        },
        advice: PASTE_OR_WSL,
        failed: true,
        source: "https://github.com/moby/moby/issues/7459",
    },
    Message {
        says: &[
            "Failed to mount API filesystems",
            "Failed to early mount API filesystems",
            "Failed to mount cgroup at",
            "Failed to mount tmpfs at /run",
            "Failed to create */init.scope control group",
            "Cannot determine cgroup we are running in",
            "Failed to allocate manager object",
        ],
        means: Text {
            en: "An init was started as PID 1 and could not boot: the engine does not let a container mount file systems.",
            ja: "PID 1 として起動した init がブートできませんでした。コンテナには既定でファイルシステムのマウントが許されていません。",
        },
        why: Text {
            en: "A booting systemd mounts /run, /sys and its control groups first. That is a privilege of the kernel, and the usual way to give it is to give all of them.",
            ja: "systemd は起動時にまず /run、/sys、cgroup をマウントします。これにはカーネルの特権が必要で、与えようとするとたいていは全権限を渡すことになります。",
        },
        advice: PASTE,
        failed: true,
        source: "https://github.com/moby/moby/issues/42275",
    },
    Message {
        says: &["initctl: Unable to connect to", "Unable to connect to Upstart"],
        means: Text {
            en: "upstart was asked to start a service, and it does not run in this container.",
            ja: "upstart にサービスの起動を依頼していますが、このコンテナでは upstart が動いていません。",
        },
        why: Text {
            en: "upstart is an init: it runs only where it is PID 1.",
            ja: "upstart は init であり、PID 1 として起動していなければ動きません。",
        },
        advice: PASTE,
        failed: true,
        source: "https://github.com/moby/moby/issues/1024",
    },
    Message {
        says: &[
            "systemctl: command not found",
            "systemctl: not found",
            "service: command not found",
            "service: not found",
            "exec: \"systemctl\": executable file not found",
            "exec: \"service\": executable file not found",
        ],
        means: Text {
            en: "The image has no service manager, as it should be.",
            ja: "このイメージにサービスマネージャーは入っていません。コンテナとしては正常な状態です。",
        },
        why: Text {
            en: "Installing one gives you the command and not the thing: without an init as PID 1 it has nothing to talk to.",
            ja: "インストールしてもコマンドが使えるようになるだけで、PID 1 が init でなければ依頼する相手がいません。",
        },
        advice: PASTE,
        failed: true,
        source: "https://docs.docker.com/engine/containers/multi-service_container/",
    },
    Message {
        says: &["policy-rc.d denied execution of"],
        means: Text {
            en: "The package wanted to start its service during the build; Debian's images forbid that, and rightly.",
            ja: "パッケージがインストール時にサービスを起動しようとしましたが、Debian 系のイメージでは禁じられています。正しい動作です。",
        },
        why: Text {
            en: "What runs in a build ends with its RUN. The message is no error: the package is installed.",
            ja: "ビルド中に起動したプロセスは、その RUN とともに終わります。エラーではなく、パッケージはインストールされています。",
        },
        advice: Text {
            en: "Leave policy-rc.d as it is, and let CMD start the service.",
            ja: "policy-rc.d はそのままにして、CMD でサービスを起動してください。",
        },
        failed: false,
        source: "https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt",
    },
    Message {
        says: &["Running in chroot, ignoring"],
        means: Text {
            en: "systemctl saw that it is in no booted system, and did nothing.",
            ja: "systemctl は、起動済みのシステム上ではないと判断して何もしませんでした。",
        },
        why: Text {
            en: "It ended with success all the same, so the build went on without the service being started.",
            ja: "それでも正常終了するため、サービスが起動しないままビルドが進みます。",
        },
        advice: PASTE,
        failed: true,
        source: "https://www.freedesktop.org/software/systemd/man/latest/systemctl.html",
    },
    Message {
        says: &[
            "Couldn't find an alternative telinit implementation to spawn",
            "init: must be run as PID 1",
            "Trying to run as user instance, but the system has not been booted with systemd",
        ],
        means: Text {
            en: "An init was started that is not the container's first process: systemd boots only as PID 1.",
            ja: "コンテナの PID 1 ではない位置で init が起動されました。systemd は PID 1 でなければブートしません。",
        },
        why: Text {
            en: "A shell, a start script or the engine's own `--init` stands in front of it.",
            ja: "シェルや起動スクリプト、あるいはエンジンの `--init` が先に PID 1 になっています。",
        },
        advice: PASTE,
        failed: true,
        source: "https://github.com/systemd/systemd/blob/main/src/core/main.c",
    },
    Message {
        says: &["You are attempting to run an openrc service on a", "system which openrc did not boot"],
        means: Text {
            en: "OpenRC was asked for a service, and it did not boot this container.",
            ja: "OpenRC にサービスを依頼していますが、このコンテナは OpenRC で起動していません。",
        },
        why: Text {
            en: "OpenRC keeps its state from the boot on. A container is not booted, so it has none.",
            ja: "OpenRC は起動時から状態を管理します。コンテナはブートされないため、その状態がありません。",
        },
        advice: PASTE,
        failed: true,
        source: "https://github.com/gliderlabs/docker-alpine/issues/42",
    },
    Message {
        says: &["Redirecting to /bin/systemctl"],
        means: Text {
            en: "`service` does nothing by itself here: it hands over to systemctl.",
            ja: "ここでの `service` は自分では何もせず、systemctl に処理を引き渡しています。",
        },
        why: Text {
            en: "The package brings a unit and no init script, so `service` fails in a container as systemctl does.",
            ja: "パッケージに init スクリプトがなくユニットだけがあるため、`service` もコンテナ内では systemctl と同じく失敗します。",
        },
        advice: PASTE,
        failed: false,
        source: "https://github.com/fedora-sysv/initscripts",
    },
    Message {
        says: &[": unrecognized service"],
        means: Text {
            en: "`service` found no init script of this name in the container.",
            ja: "コンテナ内に、この名前の init スクリプトがありません。",
        },
        why: Text {
            en: "Either the package is not installed, or it is called otherwise, or it brings only a unit, which systemd alone reads.",
            ja: "パッケージが入っていないか、名前が違うか、systemd 用のユニットだけを持つパッケージです。",
        },
        advice: PASTE,
        failed: true,
        source: "https://manpages.debian.org/bookworm/sysvinit-utils/service.8.en.html",
    },
    Message {
        says: &[
            "Failed to connect to bus: No medium found",
            "Failed to connect to * bus *$DBUS_SESSION_BUS_ADDRESS and $XDG_RUNTIME_DIR not defined",
            "Failed to connect to bus: $DBUS_SESSION_BUS_ADDRESS and $XDG_RUNTIME_DIR not defined",
        ],
        means: Text {
            en: "`systemctl --user` found no session of this user: a systemd of its own runs only for somebody who has logged in.",
            ja: "`systemctl --user` の接続先がありません。ユーザーごとの systemd は、ログインしたユーザーの分だけ動きます。",
        },
        why: Text {
            en: "In a container nobody logs in. On a machine it happens behind `su` or `sudo`, which open no session.",
            ja: "コンテナの中でログインは行われません。マシン上では、セッションを開かない `su` や `sudo` の後で起こります。",
        },
        advice: PASTE,
        failed: true,
        source: "https://www.freedesktop.org/software/systemd/man/latest/user@.service.html",
    },
    Message {
        says: &[
            "exec: \"*/init\": stat */init: no such file",
            "exec: \"*/init\": no such file",
            "exec: \"*/systemd\": stat *: no such file",
            "exec: \"init\": executable file not found",
            "exec: \"systemd\": executable file not found",
            "exec */sbin/init: no such file",
        ],
        means: Text {
            en: "The image has no init at this path: the container was not started.",
            ja: "イメージのこのパスに init がないため、コンテナは起動しませんでした。",
        },
        why: Text {
            en: "Images of distributions come without one, since a container is not booted.",
            ja: "コンテナはブートされるものではないため、ディストリビューションのイメージに init は含まれていません。",
        },
        advice: PASTE,
        failed: true,
        source: "https://docs.docker.com/engine/containers/multi-service_container/",
    },
    Message {
        says: &["exec: \"* *\": executable file not found", "exec: \"/* *\": stat *: no such file"],
        means: Text {
            en: "A whole command line was given as the name of one program, and no program is called that.",
            ja: "コマンドライン全体が 1 つのプログラム名として渡されました。そのような名前のプログラムはありません。",
        },
        why: Text {
            en: "In exec form every word is an element of its own. A quoted command behind `docker run IMAGE` is one word too.",
            ja: "exec 形式では 1 語が 1 要素です。`docker run イメージ` の後に引用符でまとめたコマンドも 1 語として扱われます。",
        },
        advice: Text {
            en: "Write [\"nginx\", \"-g\", \"daemon off;\"] and not [\"nginx -g 'daemon off;'\"]. Paste the Dockerfile or the run line to have it corrected.",
            ja: "[\"nginx -g 'daemon off;'\"] ではなく [\"nginx\", \"-g\", \"daemon off;\"] のように書きます。Dockerfile や実行コマンドを貼り付けると修正案を示します。",
        },
        failed: true,
        source: ENTRYPOINT,
    },
    Message {
        says: &["exec: \"*\": executable file not found in $PATH"],
        means: Text {
            en: "The image has no program of this name: the container was not started.",
            ja: "イメージにこの名前のプログラムがないため、コンテナは起動しませんでした。",
        },
        why: Text {
            en: "The package is not installed in the image, or its program is called otherwise there.",
            ja: "パッケージがイメージに入っていないか、プログラム名が異なります。",
        },
        advice: Text {
            en: "Install it in the Dockerfile. `docker run --rm --entrypoint sh IMAGE -c 'command -v NAME'` tells whether it is there.",
            ja: "Dockerfile でインストールしてください。有無は `docker run --rm --entrypoint sh イメージ -c 'command -v 名前'` で確認できます。",
        },
        failed: true,
        source: ENTRYPOINT,
    },
    Message {
        says: &["exec: \"*\": stat *: no such file or directory"],
        means: Text {
            en: "The file that the container starts is not in the image, or a mount hides it.",
            ja: "コンテナが起動するファイルがイメージにないか、マウントで隠れています。",
        },
        why: Text {
            en: "COPY put it elsewhere, the path is another one, or a volume lies over its directory.",
            ja: "COPY 先やパスが違うか、そのディレクトリーにボリュームがマウントされています。",
        },
        advice: PASTE_SCRIPT,
        failed: true,
        source: ENTRYPOINT,
    },
    Message {
        says: &[
            "exec: \"*\": permission denied",
            "exec /*: permission denied",
            "exec user process caused*permission denied",
        ],
        means: Text {
            en: "The file that the container starts is not executable.",
            ja: "コンテナが起動するファイルに実行権限がありません。",
        },
        why: Text {
            en: "COPY keeps the rights that the file has beside the Dockerfile; what was committed with git on Windows is mostly not executable.",
            ja: "COPY は元のファイルの権限を引き継ぎます。Windows の git でコミットしたファイルには、実行権限が記録されていないことがよくあります。",
        },
        advice: Text {
            en: "`chmod +x` the file beside the Dockerfile, or write `COPY --chmod=755`.",
            ja: "元のファイルに `chmod +x` するか、`COPY --chmod=755` と書いてください。",
        },
        failed: true,
        source: "https://docs.docker.com/reference/dockerfile/#copy---chown---chmod",
    },
    Message {
        says: &[
            "exec /*: no such file or directory",
            "exec user process caused*no such file or directory",
            "exec /* failed: No such file or directory",
        ],
        means: Text {
            en: "The file is there, but not the interpreter that its first line names: the script does not start.",
            ja: "ファイル自体はあるものの、1 行目に書かれたインタープリターがないため、スクリプトを起動できません。",
        },
        why: Text {
            en: "Mostly its lines end as on Windows (CRLF): then the interpreter is `/bin/sh` with a carriage return at its end. Or it asks for bash in an image that has none, such as Alpine's. (Of a program that is no script, the dynamic linker is missing.)",
            ja: "多くの場合、改行コードが Windows 形式(CRLF)になっていて、インタープリター名の末尾に復帰文字(CR)が付いています。Alpine など bash のないイメージで bash を指定している場合もあります。(スクリプトではないプログラムなら、動的リンカーがありません。)",
        },
        advice: Text {
            en: "Save the script with LF line endings (`sed -i 's/\\r$//' entrypoint.sh`) and keep them with `*.sh text eol=lf` in .gitattributes; or name a shell that the image has.",
            ja: "改行を LF にして保存し(`sed -i 's/\\r$//' entrypoint.sh`)、.gitattributes に `*.sh text eol=lf` と書いて維持してください。または、イメージにあるシェルを指定します。",
        },
        failed: true,
        source: "https://manpages.debian.org/bookworm/manpages-dev/execve.2.en.html",
    },
    Message {
        says: &[
            "exec /*: exec format error",
            "exec user process caused*exec format error",
            "exec: \"*\": exec format error",
        ],
        means: Text {
            en: "The kernel cannot start this file: a script without a first line that names its shell, or a program for another kind of processor.",
            ja: "カーネルがこのファイルを実行できません。1 行目にシェルの指定がないスクリプトか、別の CPU 向けのプログラムです。",
        },
        why: Text {
            en: "The engine starts it without a shell, and only a shell runs scripts that have no `#!` line. On a Mac with an ARM processor an image for amd64 is the usual reason.",
            ja: "エンジンはシェルを介さずに起動し、`#!` のないスクリプトを実行するのはシェルだけです。ARM の Mac では、amd64 向けのイメージであることがよくあります。",
        },
        advice: Text {
            en: "Let the script begin with `#!/bin/sh`, without a blank line or a byte order mark before it; or build for the machine: `docker build --platform`.",
            ja: "スクリプトの先頭を、空行や BOM を入れずに `#!/bin/sh` にしてください。CPU が違う場合は `docker build --platform` で合わせます。",
        },
        failed: true,
        source: "https://manpages.debian.org/bookworm/manpages-dev/execve.2.en.html",
    },
    Message {
        says: &["\"systemd\" is not running in this container due to its overhead"],
        means: Text {
            en: "This is a development container, whose systemctl is a script that says so.",
            ja: "これは開発コンテナ(devcontainer)で、systemctl はこのメッセージを出すだけのスクリプトです。",
        },
        why: Text {
            en: "Its makers left systemd out on purpose.", ja: "systemd は意図的に外されています。"
        },
        advice: PASTE,
        failed: true,
        source: "https://github.com/devcontainers/features/tree/main/src/common-utils",
    },
];

/// The message that a line holds.
#[must_use]
pub fn in_line(line: &str) -> Option<&'static Message> {
    ALL.iter().find(|message| message.says.iter().any(|part| holds(line, part)))
}

/// Whether a line holds the parts between the asterisks of a pattern, in their order.
fn holds(line: &str, pattern: &str) -> bool {
    let mut rest = line;
    // Most lines are shorter than a message.
    line.len() + 1 >= pattern.len()
        && pattern.split('*').all(|part| match rest.find(part) {
            Some(at) => {
                rest = &rest[at + part.len()..];
                true
            }
            None => false,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_known_by_what_they_hold() {
        for (line, means) in [
            ("exec /entrypoint.sh: no such file or directory", "The file is there"),
            ("standard_init_linux.go:228: exec user process caused: no such file or directory", "The file is there"),
            ("standard_init_linux.go:190: exec user process caused \"exec format error\"", "The kernel cannot"),
            (r#"exec: "/sbin/init": stat /sbin/init: no such file or directory: unknown."#, "The image has no init"),
            (r#"exec: "/app/start.sh": stat /app/start.sh: no such file or directory"#, "The file that the container"),
            (r#"exec: "service nginx start": executable file not found in $PATH"#, "A whole command line"),
            (r#"exec: "systemctl": executable file not found in $PATH"#, "The image has no service manager"),
            (r#"exec: "apachectl": executable file not found in $PATH"#, "The image has no program"),
            (r#"exec: "/entrypoint.sh": permission denied: unknown"#, "The file that the container starts is not ex"),
            ("nginx: unrecognized service", "`service` found no init script"),
        ] {
            assert!(in_line(line).is_some_and(|found| found.means.en.starts_with(means)), "{line}");
        }
        assert!(in_line("exec /entrypoint.sh runs, no such file or directory is missing").is_none());
    }
}
