//! Mail: transfer, filters, mailboxes.

use super::super::{Invocation, Program, Recipe, Service};
use crate::knowledge::platform::Family;

/// The table.
pub const TABLE: &[Service] = &[
    Service {
        id: "amavis",
        name: "amavisd",
        units: &["amavis", "amavisd", "amavisd-new"],
        packages: &["amavisd-new", "amavis"],
        programs: &[Program {
            names: &["amavisd", "amavisd-new"],
            invocations: &[Invocation::foreground(&["foreground"]), Invocation::foreground(&["debug"])],
            source: "https://manpages.debian.org/bookworm/amavisd-new/amavisd-new.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["10024/tcp"],
        recipes: &[Recipe {
            packages: &["amavisd-new"],
            command: &["/usr/sbin/amavisd", "foreground"],
            prepare: &["install -d -o amavis -g amavis /run/amavis"],
            user: Some("amavis"),
            source: "https://sources.debian.org/src/amavisd-new/1:2.13.0-3+deb12u1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "spamassassin",
        name: "SpamAssassin (spamd)",
        units: &["spamd", "spamassassin"],
        packages: &["spamd", "spamassassin"],
        programs: &[Program {
            names: &["spamd"],
            invocations: &[Invocation::background(&["-d"]), Invocation::background(&["--daemonize"])],
            source: "https://manpages.debian.org/bookworm/spamd/spamd.8p.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["783/tcp"],
        recipes: &[
            Recipe {
                packages: &["spamd"],
                command: &["/usr/sbin/spamd", "--create-prefs", "--max-children", "5", "--helper-home-dir"],
                source: "https://sources.debian.org/src/spamassassin/4.0.1-1~deb12u1/",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/bin/spamd"],
                source: "https://spamassassin.apache.org/full/4.0.x/doc/spamd.html",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
    Service {
        id: "clamav-daemon",
        name: "ClamAV (clamd)",
        units: &["clamav-daemon", "clamd", "clamd@*"],
        packages: &["clamav-daemon", "clamav-server", "clamd"],
        programs: &[Program {
            names: &["clamd"],
            invocations: &[
                Invocation::foreground(&["-F"]),
                Invocation::foreground(&["--foreground"]),
                Invocation::foreground(&["--foreground=*"]),
            ],
            source: "https://manpages.debian.org/bookworm/clamav-daemon/clamd.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["3310/tcp"],
        recipes: &[Recipe {
            packages: &["clamav-daemon"],
            command: &["/usr/sbin/clamd", "--foreground=true"],
            prepare: &["install -d -o clamav -g clamav /run/clamav"],
            source: "https://sources.debian.org/src/clamav/1.4.6+dfsg-0+deb12u1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "clamav-freshclam",
        name: "ClamAV (freshclam)",
        units: &["clamav-freshclam", "freshclam"],
        packages: &["clamav-freshclam"],
        programs: &[Program {
            names: &["freshclam"],
            invocations: &[
                Invocation::foreground(&["-F"]),
                Invocation::foreground(&["--foreground"]),
                Invocation::foreground(&["--foreground=*"]),
                Invocation::background(&["-d"]),
                Invocation::background(&["--daemon"]),
            ],
            source: "https://manpages.debian.org/bookworm/clamav-freshclam/freshclam.1.en.html",
            ..Program::RETURNS
        }],
        recipes: &[Recipe {
            packages: &["clamav-freshclam"],
            command: &["/usr/bin/freshclam", "-d", "--foreground=true"],
            source: "https://sources.debian.org/src/clamav/1.4.6+dfsg-0+deb12u1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "opendmarc",
        name: "OpenDMARC",
        units: &["opendmarc"],
        packages: &["opendmarc"],
        programs: &[Program {
            names: &["opendmarc"],
            invocations: &[Invocation::foreground(&["-f"])],
            source: "https://manpages.debian.org/bookworm/opendmarc/opendmarc.8.en.html",
            ..Program::BACKGROUND
        }],
        recipes: &[Recipe {
            packages: &["opendmarc"],
            command: &["/usr/sbin/opendmarc", "-f"],
            prepare: &["install -d -o opendmarc -g opendmarc /run/opendmarc"],
            user: Some("opendmarc"),
            source: "https://sources.debian.org/src/opendmarc/1.4.2-2/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "postgrey",
        name: "Postgrey",
        units: &["postgrey"],
        packages: &["postgrey"],
        programs: &[Program {
            names: &["postgrey"],
            invocations: &[Invocation::background(&["-d"]), Invocation::background(&["--daemonize"])],
            source: "https://manpages.debian.org/bookworm/postgrey/postgrey.8.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["10023/tcp"],
        recipes: &[Recipe {
            packages: &["postgrey"],
            command: &["/usr/sbin/postgrey", "--inet=10023"],
            source: "https://sources.debian.org/src/postgrey/1.37-2/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "postsrsd",
        name: "PostSRSd",
        units: &["postsrsd"],
        packages: &["postsrsd"],
        programs: &[Program {
            names: &["postsrsd"],
            invocations: &[Invocation::background(&["-D"])],
            source: "https://manpages.debian.org/bookworm/postsrsd/postsrsd.8.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["10001/tcp", "10002/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "mailman3",
        name: "Mailman 3",
        units: &["mailman3", "mailman"],
        packages: &["mailman3", "mailman"],
        programs: &[Program {
            names: &["mailman"],
            invocations: &[Invocation::background(&["start"]), Invocation::background(&["restart"])],
            source: "https://manpages.debian.org/bookworm/mailman3/mailman.1.en.html",
            ..Program::RETURNS
        }],
        ..Service::BLANK
    },
    Service {
        id: "sendmail",
        name: "Sendmail",
        units: &["sendmail"],
        packages: &["sendmail", "sendmail-bin"],
        programs: &[Program {
            names: &["sendmail", "sendmail-mta"],
            invocations: &[Invocation::foreground(&["-bD"]), Invocation::background(&["-bd"])],
            source: "https://sources.debian.org/src/sendmail/8.17.1.9-2+deb12u2/",
            ..Program::RETURNS
        }],
        ports: &["25/tcp"],
        recipes: &[Recipe {
            packages: &["sendmail-bin"],
            command: &["/usr/sbin/sendmail", "-bD", "-q10m"],
            source: "https://sources.debian.org/src/sendmail/8.17.1.9-2+deb12u2/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "nullmailer",
        name: "nullmailer",
        units: &["nullmailer"],
        packages: &["nullmailer"],
        programs: &[Program {
            names: &["nullmailer-send"],
            invocations: &[Invocation::background(&["-d"]), Invocation::background(&["--daemon"])],
            source: "https://manpages.debian.org/bookworm/nullmailer/nullmailer-send.8.en.html",
            ..Program::FOREGROUND
        }],
        recipes: &[Recipe {
            packages: &["nullmailer"],
            command: &["/usr/sbin/nullmailer-send"],
            user: Some("mail"),
            source: "https://sources.debian.org/src/nullmailer/1:2.2-4/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "opensmtpd",
        name: "OpenSMTPD",
        units: &["opensmtpd"],
        packages: &["opensmtpd"],
        programs: &[Program {
            names: &["smtpd"],
            invocations: &[Invocation::foreground(&["-d"]), Invocation::foreground(&["-F"])],
            source: "https://manpages.debian.org/bookworm/opensmtpd/smtpd.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["25/tcp"],
        recipes: &[Recipe {
            packages: &["opensmtpd"],
            command: &["/usr/sbin/smtpd", "-F"],
            source: "https://sources.debian.org/src/opensmtpd/6.8.0p2-4/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "cyrus-imapd",
        name: "Cyrus IMAP",
        units: &["cyrus-imapd", "cyrus2.4", "cyrus"],
        packages: &["cyrus-imapd", "cyrus-common"],
        programs: &[Program {
            names: &["cyrmaster", "cyrus-master"],
            invocations: &[Invocation::background(&["-d"])],
            source: "https://manpages.debian.org/bookworm/cyrus-common/cyrus-master.8.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["143/tcp", "993/tcp"],
        recipes: &[Recipe {
            packages: &["cyrus-common"],
            command: &["/usr/sbin/cyrmaster", "-l", "32", "-C", "/etc/imapd.conf", "-M", "/etc/cyrus.conf"],
            prepare: &["install -d -o cyrus -g mail /run/cyrus"],
            source: "https://sources.debian.org/src/cyrus-imapd/3.6.1-4+deb12u5/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "rspamd",
        name: "Rspamd",
        units: &["rspamd"],
        packages: &["rspamd"],
        programs: &[Program {
            names: &["rspamd"],
            invocations: &[Invocation::foreground(&["-f"]), Invocation::foreground(&["--no-fork"])],
            source: "https://manpages.debian.org/bookworm/rspamd/rspamd.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["11332/tcp", "11334/tcp"],
        recipes: &[Recipe {
            packages: &["rspamd"],
            command: &["/usr/bin/rspamd", "-c", "/etc/rspamd/rspamd.conf", "-f"],
            prepare: &["install -d -o _rspamd -g _rspamd /run/rspamd"],
            user: Some("_rspamd"),
            source: "https://sources.debian.org/src/rspamd/3.4-1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "fetchmail",
        name: "fetchmail",
        units: &["fetchmail"],
        packages: &["fetchmail"],
        programs: &[Program {
            names: &["fetchmail"],
            invocations: &[
                Invocation::foreground(&["--nodetach"]),
                Invocation::foreground(&["-N"]),
                Invocation::background(&["-d"]),
                Invocation::background(&["-d*"]),
                Invocation::background(&["--daemon"]),
            ],
            source: "https://manpages.debian.org/bookworm/fetchmail/fetchmail.1.en.html",
            ..Program::RETURNS
        }],
        ..Service::BLANK
    },
    Service {
        id: "courier-authdaemon",
        name: "Courier authdaemon",
        units: &["courier-authdaemon"],
        packages: &["courier-authdaemon"],
        programs: &[Program {
            names: &["authdaemond"],
            source: "https://sources.debian.org/src/courier-authlib/0.71.4-1/",
            ..Program::BACKGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "courier-imap",
        name: "Courier IMAP",
        units: &["courier-imap", "courier-imap-ssl", "courier-pop"],
        packages: &["courier-imap", "courier-pop"],
        programs: &[Program {
            names: &["imapd-ssl"],
            source: "https://manpages.debian.org/bookworm/courier-imap/imapd-ssl.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["143/tcp", "993/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "spamass-milter",
        name: "SpamAssassin milter",
        units: &["spamass-milter"],
        packages: &["spamass-milter"],
        programs: &[Program {
            names: &["spamass-milter"],
            invocations: &[Invocation::background(&["-f"])],
            source: "https://manpages.debian.org/bookworm/spamass-milter/spamass-milter.1.en.html",
            ..Program::FOREGROUND
        }],
        recipes: &[Recipe {
            command: &[
                "/usr/sbin/spamass-milter",
                "-p",
                "/run/spamass/spamass.sock",
                "-u",
                "spamass-milter",
                "-i",
                "127.0.0.1",
            ],
            prepare: &["install -d -o spamass-milter /run/spamass"],
            user: Some("spamass-milter"),
            source: "https://sources.debian.org/src/spamass-milter/0.4.0-2/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
];
