//! Media, downloads and desktops.

use super::super::{Invocation, Program, Recipe, Service};
use crate::lang::Text;

const OLA: Text = Text {
    en: "Where the configuration is kept in another directory (older packages have /etc/ola), name that one. A DMX interface must be handed \
         in with --device.",
    ja: "設定が別のディレクトリーにある場合(古いパッケージでは /etc/ola)は、そちらを指定してください。DMX インターフェースは --device で渡す必要があります。",
};

/// The table.
pub const TABLE: &[Service] = &[
    Service {
        id: "olad",
        name: "Open Lighting Architecture",
        units: &["olad", "ola"],
        packages: &["ola"],
        programs: &[Program {
            names: &["olad"],
            invocations: &[
                Invocation::background(&["-f"]),
                Invocation::background(&["--daemon"]),
                Invocation::returns(&["-h"]),
                Invocation::returns(&["--help"]),
                Invocation::returns(&["-v"]),
                Invocation::returns(&["--version"]),
            ],
            source: "https://github.com/OpenLightingProject/ola/blob/master/man/olad.1",
            ..Program::FOREGROUND
        }],
        ports: &["9090/tcp", "6454/udp"],
        recipes: &[Recipe {
            command: &["/usr/bin/olad", "--log-level", "3", "--config-dir", "/var/lib/ola/conf"],
            user: Some("olad"),
            note: Some(OLA),
            source: "https://github.com/OpenLightingProject/ola/blob/master/debian/ola.olad.init",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "mpd",
        name: "Music Player Daemon",
        units: &["mpd"],
        packages: &["mpd"],
        programs: &[Program {
            names: &["mpd"],
            invocations: &[
                Invocation::returns(&["--version"]),
                Invocation::returns(&["--kill"]),
                Invocation::foreground(&["--no-daemon"]),
                Invocation::foreground(&["--systemd"]),
            ],
            source: "https://manpages.debian.org/bookworm/mpd/mpd.1.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["6600/tcp"],
        recipes: &[Recipe {
            packages: &["mpd"],
            command: &["/usr/bin/mpd", "--no-daemon"],
            prepare: &["install -d -o mpd -g audio /run/mpd"],
            source: "https://sources.debian.org/src/mpd/0.23.12-1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "minidlna",
        name: "MiniDLNA",
        units: &["minidlna", "minidlnad"],
        packages: &["minidlna"],
        programs: &[Program {
            names: &["minidlnad", "minidlna"],
            invocations: &[Invocation::foreground(&["-d"]), Invocation::foreground(&["-S"])],
            source: "https://manpages.debian.org/bookworm/minidlna/minidlnad.1.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["8200/tcp", "1900/udp"],
        recipes: &[Recipe {
            packages: &["minidlna"],
            command: &[
                "/usr/sbin/minidlnad",
                "-f",
                "/etc/minidlna.conf",
                "-P",
                "/run/minidlna/minidlna.pid",
                "-S",
                "-r",
            ],
            prepare: &["install -d -o minidlna -g minidlna /run/minidlna"],
            user: Some("minidlna"),
            source: "https://sources.debian.org/src/minidlna/1.3.0+dfsg-2.2+deb12u1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "deluged",
        name: "Deluge",
        units: &["deluged"],
        packages: &["deluged"],
        programs: &[Program {
            names: &["deluged"],
            invocations: &[Invocation::foreground(&["-d"]), Invocation::foreground(&["--do-not-daemonize"])],
            source: "https://manpages.debian.org/bookworm/deluged/deluged.1.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["58846/tcp"],
        recipes: &[Recipe {
            packages: &["deluged"],
            command: &["/usr/bin/deluged", "-d", "-c", "/var/lib/deluged/config", "-L", "info"],
            user: Some("debian-deluged"),
            source: "https://sources.debian.org/src/deluge/2.0.3-4/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "deluge-web",
        name: "Deluge (web)",
        units: &["deluge-web"],
        packages: &["deluge-web"],
        programs: &[Program {
            names: &["deluge-web"],
            invocations: &[Invocation::foreground(&["-d"]), Invocation::foreground(&["--do-not-daemonize"])],
            source: "https://manpages.debian.org/bookworm/deluge-web/deluge-web.1.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["8112/tcp"],
        recipes: &[Recipe {
            packages: &["deluge-web"],
            command: &["/usr/bin/deluge-web", "-d", "-c", "/var/lib/deluged/config"],
            user: Some("debian-deluged"),
            source: "https://sources.debian.org/src/deluge/2.0.3-4/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "aria2",
        name: "aria2",
        units: &["aria2", "aria2c"],
        programs: &[Program {
            names: &["aria2c"],
            invocations: &[
                Invocation::background(&["-D"]),
                Invocation::background(&["--daemon"]),
                Invocation::background(&["--daemon=true"]),
            ],
            source: "https://aria2.github.io/manual/en/html/aria2c.html",
            ..Program::FOREGROUND
        }],
        ports: &["6800/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "motion",
        name: "Motion",
        units: &["motion"],
        packages: &["motion"],
        programs: &[Program {
            names: &["motion"],
            invocations: &[Invocation::background(&["-b"])],
            source: "https://manpages.debian.org/bookworm/motion/motion.1.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["8080/tcp", "8081/tcp"],
        recipes: &[Recipe {
            packages: &["motion"],
            command: &["/usr/bin/motion"],
            user: Some("motion"),
            source: "https://sources.debian.org/src/motion/4.5.1-2/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "shairport-sync",
        name: "Shairport Sync",
        units: &["shairport-sync"],
        packages: &["shairport-sync"],
        programs: &[Program {
            names: &["shairport-sync"],
            invocations: &[Invocation::background(&["-d"]), Invocation::background(&["--daemon"])],
            source: "https://sources.debian.org/src/shairport-sync/3.3.8-1/",
            ..Program::FOREGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "mopidy",
        name: "Mopidy",
        units: &["mopidy"],
        packages: &["mopidy"],
        programs: &[Program {
            names: &["mopidy"],
            source: "https://manpages.debian.org/bookworm/mopidy/mopidy.1.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["6680/tcp"],
        recipes: &[Recipe {
            packages: &["mopidy"],
            command: &["/usr/bin/mopidy", "--config", "/usr/share/mopidy/conf.d:/etc/mopidy/mopidy.conf"],
            user: Some("mopidy"),
            source: "https://sources.debian.org/src/mopidy/3.4.1-1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "tvheadend",
        name: "Tvheadend",
        units: &["tvheadend"],
        packages: &["tvheadend"],
        programs: &[Program {
            names: &["tvheadend"],
            invocations: &[Invocation::background(&["-f"]), Invocation::background(&["--fork"])],
            source: "https://docs.tvheadend.org/documentation/installation/linux",
            ..Program::FOREGROUND
        }],
        ports: &["9981/tcp", "9982/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "x11vnc",
        name: "x11vnc",
        units: &["x11vnc"],
        packages: &["x11vnc"],
        programs: &[Program {
            names: &["x11vnc"],
            invocations: &[Invocation::background(&["-bg"])],
            source: "https://manpages.debian.org/bookworm/x11vnc/x11vnc.1.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["5900/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "vncserver",
        name: "VNC server",
        units: &["vncserver", "vncserver@*", "tigervnc"],
        packages: &["tigervnc-standalone-server", "tigervnc-server", "tightvncserver", "vnc4server"],
        programs: &[Program {
            names: &["vncserver", "tightvncserver", "tigervncserver"],
            invocations: &[Invocation::foreground(&["-fg"]), Invocation::foreground(&["-f"])],
            source: "https://manpages.debian.org/bookworm/tigervnc-standalone-server/tigervncserver.1.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["5901/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "guacd",
        name: "Guacamole proxy (guacd)",
        units: &["guacd"],
        packages: &["guacd"],
        programs: &[Program {
            names: &["guacd"],
            invocations: &[Invocation::foreground(&["-f"])],
            source: "https://guacamole.apache.org/doc/gug/configuring-guacamole.html",
            ..Program::BACKGROUND
        }],
        ports: &["4822/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "jellyfin",
        name: "Jellyfin",
        units: &["jellyfin"],
        packages: &["jellyfin", "jellyfin-server"],
        programs: &[Program {
            names: &["jellyfin"],
            source: "https://jellyfin.org/docs/general/administration/configuration/",
            ..Program::FOREGROUND
        }],
        ports: &["8096/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "qbittorrent-nox",
        name: "qBittorrent",
        units: &["qbittorrent-nox", "qbittorrent-nox@*", "qbittorrent"],
        packages: &["qbittorrent-nox"],
        programs: &[Program {
            names: &["qbittorrent-nox"],
            invocations: &[Invocation::background(&["-d"]), Invocation::background(&["--daemon"])],
            source: "https://manpages.debian.org/bookworm/qbittorrent-nox/qbittorrent-nox.1.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["8080/tcp"],
        recipes: &[Recipe {
            command: &["/usr/bin/qbittorrent-nox"],
            source: "https://sources.debian.org/src/qbittorrent/4.5.2-3+deb12u1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
];
