//! Init systems and their households: the first processes of containers, and what an init brings along that only serves it.

use super::Source;
use super::services::matches;
use crate::lang::Text;
use crate::report::Pid1Kind;
use crate::text::base_name;

/// A program that is started as PID 1 to look after other programs.
#[derive(Debug)]
pub struct Init {
    /// Names of the program, without its path.
    pub names: &'static [&'static str],
    /// What it is.
    pub kind: Pid1Kind,
    /// Where that is documented.
    pub source: Source,
}

/// Programs whose name alone says which init they are. A bare `init` may be any: see [`Helper::sign_of`].
pub const INITS: &[Init] = &[
    Init {
        names: &["systemd"],
        kind: Pid1Kind::Systemd,
        source: "https://www.freedesktop.org/software/systemd/man/latest/systemd.html",
    },
    Init { names: &["upstart"], kind: Pid1Kind::Upstart, source: "https://upstart.ubuntu.com/cookbook/" },
    Init {
        names: &["openrc-init", "openrc"],
        kind: Pid1Kind::Openrc,
        source: "https://github.com/OpenRC/openrc/blob/master/init-guide.md",
    },
    Init { names: &[PROCD], kind: Pid1Kind::Openrc, source: "https://openwrt.org/docs/techref/procd" },
    Init {
        names: &[
            "supervisord",
            "circusd",
            "chaperone",
            "honcho",
            "forego",
            "foreman",
            "hivemind",
            "multirun",
            "goreman",
            "overmind",
        ],
        kind: Pid1Kind::Supervisor,
        source: "https://supervisord.org/running.html",
    },
    Init {
        names: &["pm2", "pm2-runtime", "pm2-docker"],
        kind: Pid1Kind::Supervisor,
        source: "https://pm2.keymetrics.io/docs/usage/docker-pm2-nodejs/",
    },
    Init { names: &["god"], kind: Pid1Kind::Supervisor, source: "https://github.com/mojombo/god" },
    Init { names: &["forever"], kind: Pid1Kind::Supervisor, source: "https://github.com/foreversd/forever" },
    Init {
        names: &["dinit"],
        kind: Pid1Kind::Supervisor,
        source: "https://davmac.org/projects/dinit/man-pages-html/dinit.8.html",
    },
    Init {
        names: &["runsvdir", "runit", "runit-init", "runsvdir-start"],
        kind: Pid1Kind::Supervisor,
        source: "https://smarden.org/runit/runsvdir.8",
    },
    Init {
        names: &["my_init"],
        kind: Pid1Kind::Supervisor,
        source: "https://github.com/phusion/baseimage-docker/blob/master/image/bin/my_init",
    },
    Init {
        names: &["s6-svscan", "s6-linux-init", "s6-overlay-suexec", "svscan", "svscanboot"],
        kind: Pid1Kind::Supervisor,
        source: "https://skarnet.org/software/s6/s6-svscan.html",
    },
    // A script that imitates systemctl, and stays as PID 1 when it is started so. It is not systemd.
    Init {
        names: &["systemctl", "systemctl.py", "systemctl3.py"],
        kind: Pid1Kind::Supervisor,
        source: "https://github.com/gdraheim/docker-systemctl-replacement",
    },
    Init {
        names: &["tini", "tini-static", "dumb-init", "docker-init", "catatonit", "podman-init", "pid1", "dumb_init"],
        kind: Pid1Kind::MiniInit,
        source: "https://docs.docker.com/reference/cli/docker/container/run/#init",
    },
];

/// Managers that are made to be one program's wrapper in a container, rather than to run several.
const FOR_ONE_PROGRAM: &[&str] = &["pm2-runtime", "pm2-docker"];

/// Whether a manager wraps one program, and so hides nothing that the engine would else see.
#[must_use]
pub fn wraps_one_program(program: &str) -> bool {
    FOR_ONE_PROGRAM.contains(&base_name(program))
}

/// Where s6-overlay puts its first process, and what says that it is s6-overlay's: texts in what is downloaded, copied or built
/// on, and the beginning of its variables' names (<https://github.com/just-containers/s6-overlay>).
pub const S6_OVERLAY: &str = "/init";
/// See [`S6_OVERLAY`].
pub const S6_TEXTS: &[&str] = &["s6-overlay", "s6_overlay", "linuxserver/", "just-containers"];
/// See [`S6_OVERLAY`].
pub const S6_VARIABLES: &str = "S6_";

/// Paths at which engines put their own small init, whatever program it is.
pub const ENGINE_INITS: &[&str] = &["/dev/init", "/sbin/docker-init", "/run/podman-init", "/usr/bin/catatonit"];

/// Docker's own small init, as `ps` shows it in a container started with `--init`.
pub const ENGINE_INIT: &str = "/sbin/docker-init";

/// Processes whose presence beside PID 1 says that supervision is done by them.
pub const SUPERVISION_SIGNS: &[&str] = &["s6-svscan", "s6-supervise", "runsv", "runsvdir", "supervise"];

/// Processes whose presence beside PID 1 says that it is OpenRC's.
pub const OPENRC_SIGNS: &[&str] = &["openrc-run", "supervise-daemon", "openrc-run.sh"];

/// Whether a command is a program of OpenRC that boots it, or fills its state as a boot does.
#[must_use]
pub fn boots_openrc(words: &[String]) -> bool {
    let name = words.first().map(|program| base_name(program));
    matches!(name, Some("openrc" | "rc-status"))
}

/// Whether a command only has OpenRC believe that it booted: `touch /run/openrc/softlevel`, which its scripts ask for
/// (<https://github.com/OpenRC/openrc/blob/master/sh/openrc-run.sh.in>).
#[must_use]
pub fn feigns_openrc(words: &[String]) -> bool {
    if boots_openrc(words) {
        return true;
    }
    let Some((program, args)) = words.split_first() else { return false };
    let mut paths = args.iter().filter(|arg| !arg.starts_with('-')).peekable();
    let own = |path: &String| path.trim_end_matches('/') == "/run/openrc" || path.starts_with("/run/openrc/");
    matches!(program.as_str(), "mkdir" | "touch") && paths.peek().is_some() && paths.all(own)
}

/// OpenWrt's init; its services are scripts of /etc/init.d, as those of OpenRC are.
pub const PROCD: &str = "procd";

/// The name that people use for an init, by its kind and its program's name.
#[must_use]
pub fn called(kind: Pid1Kind, program: &str) -> &'static str {
    if program == PROCD { PROCD } else { display_name(kind) }
}

/// The name that people use for an init system.
#[must_use]
pub const fn display_name(kind: Pid1Kind) -> &'static str {
    match kind {
        Pid1Kind::Systemd => "systemd",
        Pid1Kind::Upstart => "Upstart",
        Pid1Kind::Sysvinit => "System V init",
        Pid1Kind::Openrc => "OpenRC init",
        Pid1Kind::Supervisor | Pid1Kind::MiniInit | Pid1Kind::Shell | Pid1Kind::Service | Pid1Kind::Unknown => "init",
    }
}

/// The kind of init that a program of this name is, if the name says so.
#[must_use]
pub fn by_name(name: &str) -> Option<Pid1Kind> {
    INITS.iter().find(|init| init.names.contains(&name)).map(|init| init.kind)
}

/// A program that an init brings along, or that runs only because a machine was booted.
#[derive(Debug)]
pub struct Helper {
    /// What it is called.
    pub id: &'static str,
    /// Names of its program; `*` stands for any text.
    pub names: &'static [&'static str],
    /// One of these stands among its arguments; empty where the name is enough. A listing may show the name alone, which
    /// then is enough too.
    pub arguments: &'static [&'static str],
    /// The init that it gives away.
    pub sign_of: Option<Pid1Kind>,
    /// Why it is there, and why it goes.
    pub text: Text,
    /// Where what it does is documented.
    pub source: Source,
}

/// The identifier of D-Bus among the helpers.
pub const DBUS: &str = "dbus";

/// The household. The first helper that fits is taken.
pub const HOUSEHOLD: &[Helper] = &[
    Helper {
        id: "systemd-journald",
        names: &["systemd-journald"],
        arguments: &[],
        sign_of: Some(Pid1Kind::Systemd),
        text: Text {
            en: "collects the logs of what systemd starts; in a container the engine takes them from standard output",
            ja: "systemd が起動したサービスのログを集めます。コンテナでは標準出力をエンジンが受け取るので、出番がありません",
        },
        source: "https://www.freedesktop.org/software/systemd/man/latest/systemd-journald.service.html",
    },
    Helper {
        id: "udevd",
        names: &["systemd-udevd", "udevd", "(udev-worker)"],
        arguments: &[],
        // Ubuntu 14.04 runs it under upstart.
        sign_of: None,
        text: Text {
            en: "manages device nodes as hardware comes and goes; a container gets its /dev from the engine",
            ja: "ハードウェアの着脱に合わせてデバイスノードを管理します。コンテナの/dev はエンジンが用意します",
        },
        source: "https://www.freedesktop.org/software/systemd/man/latest/systemd-udevd.service.html",
    },
    Helper {
        id: "systemd-logind",
        names: &["systemd-logind", "elogind", "elogind-daemon"],
        arguments: &[],
        sign_of: Some(Pid1Kind::Systemd),
        text: Text {
            en: "keeps track of who is logged in at which seat; a container has neither logins nor seats",
            ja: "ログインとシートを管理します。コンテナにはどちらもありません",
        },
        source: "https://www.freedesktop.org/software/systemd/man/latest/systemd-logind.service.html",
    },
    Helper {
        id: "systemd-resolved",
        names: &["systemd-resolved"],
        arguments: &[],
        sign_of: Some(Pid1Kind::Systemd),
        text: Text {
            en: "resolves names for a machine; the engine gives every container its own /etc/resolv.conf",
            ja: "マシン全体の名前解決を担います。コンテナの/etc/resolv.conf はエンジンが用意します",
        },
        source: "https://www.freedesktop.org/software/systemd/man/latest/systemd-resolved.service.html",
    },
    Helper {
        id: "network",
        names: &["systemd-networkd", "networkd-dispatcher", "NetworkManager", "wpa_supplicant"],
        arguments: &[],
        sign_of: None,
        text: Text {
            en: "sets up network interfaces; the engine has done that before the container starts",
            ja: "ネットワークインターフェースを設定します。コンテナでは起動前にエンジンが済ませています",
        },
        source: "https://www.freedesktop.org/software/systemd/man/latest/systemd-networkd.service.html",
    },
    Helper {
        id: "systemd-timesyncd",
        names: &["systemd-timesyncd"],
        arguments: &[],
        sign_of: Some(Pid1Kind::Systemd),
        text: Text {
            en: "sets the clock; a container shares the host's clock, and the host sets it",
            ja: "時計を合わせます。コンテナの時計はホストのものなので、ホスト側の仕事です",
        },
        source: "https://www.freedesktop.org/software/systemd/man/latest/systemd-timesyncd.service.html",
    },
    Helper {
        id: "systemd-user",
        names: &["systemd"],
        arguments: &["--user"],
        sign_of: None,
        text: Text {
            en: "the service manager of a logged-in user; it came with a login through PAM and serves no container",
            ja: "ログインしたユーザーのサービスマネージャーです。PAM 経由のログインで現れるもので、コンテナでは役目がありません",
        },
        source: "https://www.freedesktop.org/software/systemd/man/latest/user@.service.html",
    },
    Helper {
        id: "sd-pam",
        names: &["(sd-pam)", "sd-pam"],
        arguments: &[],
        sign_of: None,
        text: Text {
            en: "holds the PAM session of a user's service manager open, and goes with it",
            ja: "ユーザーのサービスマネージャーの PAM セッションを保持するもので、それと一緒に不要になります",
        },
        source: "https://www.freedesktop.org/software/systemd/man/latest/user@.service.html",
    },
    Helper {
        id: "systemd-helper",
        names: &["systemd-*", "(systemd)"],
        arguments: &[],
        sign_of: Some(Pid1Kind::Systemd),
        text: Text {
            en: "a part of systemd; without systemd as PID 1 nothing asks for it",
            ja: "systemd の一部です。PID 1 が systemd でなければ、呼び出すものがありません",
        },
        source: "https://www.freedesktop.org/software/systemd/man/latest/",
    },
    Helper {
        id: DBUS,
        names: &["dbus-daemon", "dbus-broker", "dbus-broker-launch", "dbus-broker-lau"],
        arguments: &["--system", "--systemd-activation", "--address=systemd:", "--scope", "--controller"],
        sign_of: Some(Pid1Kind::Systemd),
        text: Text {
            en: "the message bus; here only systemctl, systemd and logind talk over it",
            ja: "メッセージバスです。ここで使っているのは systemctl と systemd、logind だけです",
        },
        source: "https://dbus.freedesktop.org/doc/dbus-daemon.1.html",
    },
    Helper {
        id: "getty",
        names: &["agetty", "getty", "mgetty", "login"],
        arguments: &[],
        sign_of: None,
        text: Text {
            en: "waits for somebody to log in at a console; into a container people go with `docker exec`",
            ja: "コンソールでのログインを待ち受けます。コンテナに入るには `docker exec` を使います",
        },
        source: "https://manpages.debian.org/bookworm/util-linux/agetty.8.en.html",
    },
    Helper {
        id: "mingetty",
        names: &["mingetty"],
        arguments: &[],
        sign_of: Some(Pid1Kind::Upstart),
        text: Text {
            en: "waits for somebody to log in at a console; into a container people go with `docker exec`",
            ja: "コンソールでのログインを待ち受けます。コンテナに入るには `docker exec` を使います",
        },
        source: "https://manpages.debian.org/bookworm/util-linux/agetty.8.en.html",
    },
    Helper {
        id: "upstart-bridge",
        names: &["upstart-*"],
        arguments: &[],
        sign_of: Some(Pid1Kind::Upstart),
        text: Text {
            en: "hands events of the kernel, of sockets or of files to upstart, and goes with it",
            ja: "カーネルやソケット、ファイルのイベントを upstart に渡すもので、upstart と一緒に不要になります",
        },
        source: "https://upstart.ubuntu.com/cookbook/",
    },
    Helper {
        id: "procd-services",
        names: &["ubusd", "askfirst", "netifd", "urngd", "rpcd"],
        arguments: &[],
        sign_of: None,
        text: Text {
            en: "OpenWrt's message bus, network configuration or console; the engine sets up a container's network and console",
            ja: "OpenWrt のメッセージバス、ネットワーク設定、コンソールです。コンテナのネットワークとコンソールはエンジンが用意します",
        },
        source: "https://openwrt.org/docs/techref/procd",
    },
    Helper {
        id: "polkitd",
        names: &["polkitd"],
        arguments: &[],
        sign_of: None,
        text: Text {
            en: "decides over D-Bus whether a desktop user may act as root; a container has no such user",
            ja: "デスクトップ利用者に管理操作を許すかどうかを D-Bus 経由で判断します。コンテナにそのような利用者はいません",
        },
        source: "https://polkit.pages.freedesktop.org/polkit/polkit.8.html",
    },
    Helper {
        id: "plymouthd",
        names: &["plymouthd"],
        arguments: &[],
        sign_of: None,
        text: Text {
            en: "draws the boot screen; a container has no screen",
            ja: "起動画面を描きます。コンテナに画面はありません",
        },
        source: "https://www.freedesktop.org/wiki/Software/Plymouth/",
    },
    Helper {
        id: "bus-services",
        names: &[
            "packagekitd",
            "accounts-daemon",
            "udisksd",
            "upowerd",
            "ModemManager",
            "rtkit-daemon",
            "switcheroo-control",
        ],
        arguments: &[],
        sign_of: None,
        text: Text {
            en: "administers a desktop machine over D-Bus; nothing in a container asks for it",
            ja: "D-Bus 経由でデスクトップ機を管理します。コンテナの中で使うものはありません",
        },
        source: "https://www.freedesktop.org/wiki/Software/",
    },
    Helper {
        id: "upgrades",
        names: &["unattended-u*"],
        arguments: &[],
        sign_of: None,
        text: Text {
            en: "installs updates when a machine shuts down; an image is rebuilt instead",
            ja: "マシンのシャットダウン時に更新を適用します。コンテナではイメージを作り直します",
        },
        source: "https://wiki.debian.org/UnattendedUpgrades",
    },
    Helper {
        id: "hardware",
        names: &[
            "lvmetad",
            "dmeventd",
            "multipathd",
            "irqbalance",
            "acpid",
            "smartd",
            "thermald",
            "mcelog",
            "vmtoolsd",
        ],
        arguments: &[],
        sign_of: None,
        text: Text {
            en: "looks after disks or other hardware; that is the host's business",
            ja: "ディスクなどのハードウェアの面倒を見ます。それはホストの仕事です",
        },
        source: "https://docs.docker.com/reference/cli/docker/container/run/#privileged",
    },
];

/// A name that `ps -o comm`, `top` and `pstree` cut: the kernel keeps 15 characters.
const COMM: usize = 15;

/// The helper that this program is. `name` is the last part of the path; `arguments` is the rest of the command.
#[must_use]
pub fn helper(name: &str, arguments: &str) -> Option<&'static Helper> {
    let named = |pattern: &str| matches(pattern, name) || (name.len() == COMM && pattern.starts_with(name));
    HOUSEHOLD.iter().find(|helper| {
        let fits = helper.arguments.is_empty() || helper.arguments.iter().any(|argument| arguments.contains(argument));
        // The name alone is enough for all but systemd itself.
        let alone = arguments.is_empty() && by_name(name).is_none();
        (fits || alone) && helper.names.iter().any(|pattern| named(pattern))
    })
}

/// The directory of systemd's own programs, as much of it as a cut line must show to be sure.
const SYSTEMD_PROGRAMS: &[&str] = &["/usr/lib/systemd/systemd-", "/lib/systemd/systemd-"];

/// The helper that a path cut by the right margin must belong to: `/usr/lib/syste`.
#[must_use]
pub fn cut_helper(path: &str) -> Option<&'static Helper> {
    const SURE: usize = "/lib/sys".len();
    let cut = |whole: &&str| path.len() >= SURE && whole.starts_with(path);
    let sure = SYSTEMD_PROGRAMS.iter().any(cut) && !matches!(path, "/usr/lib" | "/usr/lib/");
    HOUSEHOLD.iter().find(|helper| sure && helper.id == "systemd-helper")
}

/// Words that only the kernel's command line leaves behind the name of a machine's init: it was booted, not started.
pub const BOOT_WORDS: &[&str] = &[
    "--switched-root",
    "splash",
    "nosplash",
    "noprompt",
    "auto",
    "automatic-ubiquity",
    "maybe-ubiquity",
    "fixrtc",
    "text",
    "nopti",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn helpers() {
        let id = |name: &str, arguments: &str| helper(name, arguments).map(|helper| helper.id);
        assert_eq!(id("systemd-journal", ""), Some("systemd-journald"));
        assert_eq!(id("systemd", "--user"), Some("systemd-user"));
        assert_eq!(id("systemd", "--system"), None);
        assert_eq!(id("systemd", ""), None);
        assert_eq!(id("dbus-daemon", "--session --fork"), None);
        assert_eq!(id("dbus-daemon", ""), Some(DBUS));
        assert_eq!(id("systemd-hostnamed", ""), Some("systemd-helper"));
        assert!(cut_helper("/usr/lib/syste").is_some() && cut_helper("/usr/lib/sy").is_some());
        assert!(cut_helper("/usr/lib").is_none() && cut_helper("/usr/sbin/gssp").is_none());
    }
}
