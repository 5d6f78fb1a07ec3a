//! vsftpd.

use super::conditions::{Effect, Lack};
use super::{Config, Invocation, Program, RUN, RUN_ON_DEBIAN_12, RUN_ON_RELEASES, Recipe, Service};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const OPTIONS: Source = "https://security.appspot.com/vsftpd/vsftpd_conf.html";

const NOTE: Text = Text {
    en: "As PID 1 vsftpd ignores SIGTERM and crashed after a few sessions (Debian 12 and 13): start the container with --init, with which it did neither. Passive FTP needs pasv_min_port and \
         pasv_max_port set, and those ports published.",
    ja: "PID 1 の vsftpd は SIGTERM に応じず、数回の接続のあとに異常終了しました(Debian 12 と 13)。--init を付けて起動すればどちらも起きません。パッシブ FTP には \
         pasv_min_port と pasv_max_port の設定と、そのポートの公開が必要です。",
};

/// vsftpd.
pub const SERVICE: Service = Service {
    id: "vsftpd",
    name: "vsftpd",
    units: &["vsftpd", "vsftpd@*"],
    packages: &["vsftpd"],
    programs: &[Program {
        names: &["vsftpd"],
        invocations: &[
            Invocation::returns(&["-v"]),
            Invocation::foreground(&["-obackground=NO"]),
            Invocation::foreground(&["-o", "background=NO"]),
            Invocation::background(&["-obackground=YES"]),
            // Fedora's build goes to the background unless told otherwise, Debian's does not.
            Invocation::background(&[]).on(Family::Rhel),
        ],
        config: Some(Config {
            paths: &["/etc/vsftpd.conf", "/etc/vsftpd/vsftpd.conf"],
            foreground: &["background=NO"],
            background: &["background=YES"],
            unless: &["background=*", "-obackground=*"],
            ..Config::BLANK
        }),
        ignores_term: true,
        source: RUN_ON_DEBIAN_12,
        ..Program::FOREGROUND
    }],
    ports: &["21/tcp", "20/tcp"],
    data: &["/srv/ftp", "/var/ftp"],
    recipes: &[
        Recipe {
            packages: &["vsftpd"],
            command: &["vsftpd", "/etc/vsftpd.conf"],
            prepare: &["mkdir -p /run/vsftpd/empty"],
            lacking: &[Lack {
                preparation: "mkdir -p /run/vsftpd/empty",
                effect: Effect::ServesNobody,
                says: "500 OOPS: vsftpd: not found: directory given in 'secure_chroot_dir':/var/run/vsftpd/empty",
                tmpfiles: true,
                configured_in: &["/etc/vsftpd.conf"],
                ..Lack::EXITS
            }],
            needs_init: true,
            note: Some(NOTE),
            releases: RUN,
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            packages: &["vsftpd"],
            command: &["/usr/sbin/vsftpd", "/etc/vsftpd/vsftpd.conf", "-obackground=NO"],
            needs_init: true,
            note: Some(NOTE),
            source: OPTIONS,
            ..Recipe::RHEL
        },
        Recipe {
            family: Family::Alpine,
            packages: &["vsftpd"],
            command: &["vsftpd", "/etc/vsftpd/vsftpd.conf", "-obackground=NO"],
            needs_init: true,
            source: "https://github.com/alpinelinux/aports/blob/master/main/vsftpd/vsftpd.initd",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Suse,
            packages: &["vsftpd"],
            command: &["/usr/sbin/vsftpd", "/etc/vsftpd.conf", "-obackground=NO"],
            needs_init: true,
            note: Some(NOTE),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/v/vsftpd/vsftpd.service",
            ..Recipe::PACKAGED
        },
        Recipe {
            packages: &["vsftpd"],
            command: &["/usr/bin/vsftpd", "/etc/vsftpd.conf", "-obackground=NO"],
            needs_init: true,
            note: Some(NOTE),
            source: "https://github.com/archlinux/svntogit-community/blob/master/vsftpd/repos/community-x86_64/vsftpd.service",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
