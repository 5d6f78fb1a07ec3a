//! Telephony and chat.

use super::super::{Invocation, Program, Recipe, Service};
use crate::knowledge::platform::Family;

/// The table.
pub const TABLE: &[Service] = &[
    Service {
        id: "asterisk",
        name: "Asterisk",
        units: &["asterisk"],
        packages: &["asterisk"],
        programs: &[Program {
            names: &["asterisk"],
            invocations: &[
                Invocation::returns(&["-r*"]),
                Invocation::returns(&["-V"]),
                Invocation::foreground(&["-f"]),
                Invocation::foreground(&["-c*"]),
                Invocation::foreground(&["-vvvc"]),
                Invocation::foreground(&["-vc"]),
                Invocation::foreground(&["-d*"]),
                Invocation::foreground(&["-vvvf"]),
                Invocation::foreground(&["-fvvv"]),
            ],
            source: "https://docs.asterisk.org/Operation/Running-Asterisk/",
            ..Program::BACKGROUND
        }],
        ports: &["5060/udp", "5060/tcp"],
        recipes: &[
            Recipe {
                command: &["/usr/sbin/asterisk", "-f", "-U", "asterisk", "-G", "asterisk"],
                prepare: &["install -d -o asterisk -g asterisk /run/asterisk"],
                source: "https://docs.asterisk.org/Operation/Running-Asterisk/",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/sbin/asterisk", "-f", "-U", "asterisk", "-G", "asterisk"],
                prepare: &["install -d -o asterisk -g asterisk /run/asterisk"],
                source: "https://github.com/Nurmukhamed/centos-7-build-asterisk-rpms/blob/fc49952331a85e53ef25a75654309ae2141e3ff5/asterisk.service",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
    Service {
        id: "ejabberd",
        name: "ejabberd",
        units: &["ejabberd"],
        packages: &["ejabberd"],
        programs: &[Program {
            names: &["ejabberdctl"],
            invocations: &[
                Invocation::foreground(&["foreground"]),
                Invocation::foreground(&["foreground-quiet"]),
                Invocation::foreground(&["live"]),
                Invocation::foreground(&["iexlive"]),
                Invocation::background(&["start"]),
            ],
            source: "https://docs.ejabberd.im/admin/guide/managing/",
            ..Program::RETURNS
        }],
        ports: &["5222/tcp", "5269/tcp", "5280/tcp"],
        recipes: &[Recipe {
            command: &["/usr/sbin/ejabberdctl", "foreground"],
            source: "https://docs.ejabberd.im/admin/guide/managing/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "kamailio",
        name: "Kamailio",
        units: &["kamailio"],
        packages: &["kamailio"],
        programs: &[Program {
            names: &["kamailio"],
            invocations: &[Invocation::foreground(&["-DD*"]), Invocation::foreground(&["-D*"])],
            source: "https://www.kamailio.org/wikidocs/cookbooks/5.6.x/core/",
            ..Program::BACKGROUND
        }],
        ports: &["5060/udp", "5060/tcp"],
        recipes: &[
            Recipe {
                command: &[
                    "/usr/sbin/kamailio",
                    "-DD",
                    "-E",
                    "-u",
                    "kamailio",
                    "-g",
                    "kamailio",
                    "-f",
                    "/etc/kamailio/kamailio.cfg",
                ],
                prepare: &["install -d -o kamailio -g kamailio /run/kamailio"],
                source: "https://github.com/kamailio/kamailio-docker",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/sbin/kamailio", "-DD", "-f", "/etc/kamailio/kamailio.cfg"],
                source: "https://www.kamailio.org/docs/manpages/en/",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
    Service {
        id: "opensips",
        name: "OpenSIPS",
        units: &["opensips"],
        packages: &["opensips"],
        programs: &[Program {
            names: &["opensips"],
            invocations: &[Invocation::foreground(&["-F"]), Invocation::foreground(&["-D"])],
            source: "https://opensips.org/Documentation/Interface-CommandLine-3-4",
            ..Program::BACKGROUND
        }],
        ports: &["5060/udp", "5060/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "freeswitch",
        name: "FreeSWITCH",
        units: &["freeswitch"],
        packages: &["freeswitch"],
        programs: &[Program {
            names: &["freeswitch"],
            invocations: &[Invocation::background(&["-nc"]), Invocation::background(&["-ncwait"])],
            source: "https://developer.signalwire.com/freeswitch/FreeSWITCH-Explained/Command-Line-Interface/Command-Line_13173570/",
            ..Program::FOREGROUND
        }],
        ports: &["5060/udp", "5060/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "murmur",
        name: "Mumble server",
        units: &["mumble-server", "murmur"],
        packages: &["mumble-server"],
        programs: &[Program {
            names: &["murmurd", "mumble-server"],
            invocations: &[Invocation::foreground(&["-fg"])],
            source: "https://manpages.debian.org/bookworm/mumble-server/murmurd.1.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["64738/tcp", "64738/udp"],
        recipes: &[Recipe {
            packages: &["mumble-server"],
            command: &["/usr/sbin/murmurd", "-fg", "-ini", "/etc/mumble-server.ini"],
            prepare: &["install -d -o mumble-server -g mumble-server /run/mumble-server"],
            source: "https://sources.debian.org/src/mumble/1.3.4-4/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "znc",
        name: "ZNC",
        units: &["znc"],
        packages: &["znc"],
        programs: &[Program {
            names: &["znc"],
            invocations: &[
                Invocation::foreground(&["-f"]),
                Invocation::foreground(&["--foreground"]),
                Invocation::foreground(&["-D"]),
                Invocation::foreground(&["--debug"]),
            ],
            source: "https://manpages.debian.org/bookworm/znc/znc.1.en.html",
            ..Program::BACKGROUND
        }],
        recipes: &[Recipe {
            packages: &["znc"],
            command: &["/usr/bin/znc", "-f", "--datadir=/var/lib/znc"],
            user: Some("_znc"),
            source: "https://sources.debian.org/src/znc/1.8.2-3.1+deb12u2/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "inspircd",
        name: "InspIRCd",
        units: &["inspircd"],
        packages: &["inspircd"],
        programs: &[Program {
            names: &["inspircd"],
            invocations: &[Invocation::foreground(&["--nofork*"])],
            source: "https://manpages.debian.org/bookworm/inspircd/inspircd.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["6667/tcp"],
        recipes: &[Recipe {
            packages: &["inspircd"],
            command: &["/usr/sbin/inspircd", "--nofork", "--nopid"],
            user: Some("irc"),
            source: "https://sources.debian.org/src/inspircd/3.15.0-1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "ircd-hybrid",
        name: "ircd-hybrid",
        units: &["ircd-hybrid"],
        packages: &["ircd-hybrid"],
        programs: &[Program {
            names: &["ircd-hybrid"],
            invocations: &[Invocation::foreground(&["-foreground"])],
            source: "https://manpages.debian.org/bookworm/ircd-hybrid/ircd-hybrid.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["6667/tcp"],
        recipes: &[Recipe {
            packages: &["ircd-hybrid"],
            command: &["/usr/sbin/ircd-hybrid", "-foreground"],
            prepare: &["install -d -o irc -g irc /run/ircd-hybrid"],
            user: Some("irc"),
            source: "https://sources.debian.org/src/ircd-hybrid/1:8.2.43+dfsg.1-1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
];
