//! HAProxy.

use super::conditions::Lack;
use super::{Invocation, OfficialImage, Program, RUN_ON_RELEASES, RUN_SINCE_BIONIC, Recipe, Releases, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANAGEMENT: Source = "https://docs.haproxy.org/2.8/management.html#3";
const FEDORA: Source = "https://github.com/iusrepo/haproxy22/blob/master/haproxy.service";

const NOTE: Text = Text {
    en: "The packaged configuration logs to a syslog that is not there: log stdout format raw local0 sends the log to \
         docker logs. Publish the ports that haproxy.cfg binds.",
    ja: "パッケージの設定ではコンテナにない syslog へログを送ります。log stdout format raw local0 とすれば docker logs で読めます。\
         公開するのは haproxy.cfg の bind にあるポートです。",
};

/// HAProxy.
pub const SERVICE: Service = Service {
    id: "haproxy",
    name: "HAProxy",
    units: &["haproxy", "haproxy@*"],
    packages: &["haproxy", "haproxy18", "haproxy2*"],
    programs: &[Program {
        names: &["haproxy"],
        invocations: &[
            Invocation::returns(&["-c"]),
            Invocation::returns(&["-v"]),
            Invocation::returns(&["-vv"]),
            Invocation::foreground(&["-db"]),
            Invocation::foreground(&["-d"]),
            Invocation::foreground(&["-Ws"]),
            Invocation::background(&["-D"]),
            // The packaged configurations say `daemon`.
            Invocation::background(&["-f", "/etc/haproxy/haproxy.cfg"]).on(Family::Debian),
            Invocation::background(&["-f", "/etc/haproxy/haproxy.cfg"]).on(Family::Rhel),
            Invocation::background(&["-f", "/etc/haproxy/haproxy.cfg"]).on(Family::Suse),
            Invocation::background(&["-f", "/etc/haproxy/haproxy.cfg"]).on(Family::Arch),
        ],
        source: MANAGEMENT,
        ..Program::FOREGROUND
    }],
    image: Some(OfficialImage {
        name: "haproxy",
        source: "https://github.com/docker-library/docs/tree/master/haproxy",
    }),
    recipes: &[
        Recipe {
            packages: &["haproxy"],
            command: &["haproxy", "-W", "-db", "-f", "/etc/haproxy/haproxy.cfg"],
            prepare: &["mkdir -p /run/haproxy"],
            lacking: &[Lack {
                preparation: "mkdir -p /run/haproxy",
                says: "cannot bind UNIX socket (No such file or directory) [/run/haproxy/admin.sock]",
                tmpfiles: true,
                configured_in: &["/etc/haproxy/haproxy.cfg"],
                ..Lack::EXITS
            }],
            stop_signal: Some("SIGUSR1"),
            tree: Shape { children: &[Shape { user: Some("haproxy"), ..Shape::ONE }], ..Shape::ONE },
            note: Some(NOTE),
            releases: RUN_SINCE_BIONIC,
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        // HAProxy before 1.8 has no master mode.
        Recipe {
            packages: &["haproxy"],
            command: &["haproxy", "-db", "-f", "/etc/haproxy/haproxy.cfg"],
            prepare: &["mkdir -p /run/haproxy"],
            stop_signal: Some("SIGUSR1"),
            tree: Shape { user: Some("haproxy"), ..Shape::ONE },
            note: Some(NOTE),
            releases: Releases::Only(&[("ubuntu", "16.04")]),
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            // RHEL 7's HAProxy 1.5 has no master mode.
            releases: Releases::Only(&[
                ("centos", "8"),
                ("centos", "9"),
                ("centos", "10"),
                ("rhel", "8"),
                ("rhel", "9"),
                ("rhel", "10"),
                ("rockylinux", ""),
                ("almalinux", ""),
                ("oraclelinux", "8"),
                ("oraclelinux", "9"),
                ("fedora", ""),
                ("amazonlinux", "2023"),
            ]),
            packages: &["haproxy"],
            command: &["/usr/sbin/haproxy", "-W", "-db", "-f", "/etc/haproxy/haproxy.cfg"],
            stop_signal: Some("SIGUSR1"),
            tree: Shape { children: &[Shape { user: Some("haproxy"), ..Shape::ONE }], ..Shape::ONE },
            note: Some(NOTE),
            source: FEDORA,
            ..Recipe::RHEL
        },
        // The chroot of the packaged configuration, and the directory of its sockets, are left to a boot.
        Recipe {
            family: Family::Suse,
            packages: &["haproxy"],
            command: &["/usr/sbin/haproxy", "-W", "-db", "-f", "/etc/haproxy/haproxy.cfg"],
            prepare: &["mkdir -p /run/haproxy /var/lib/haproxy"],
            stop_signal: Some("SIGUSR1"),
            tree: Shape { children: &[Shape { user: Some("haproxy"), ..Shape::ONE }], ..Shape::ONE },
            note: Some(NOTE),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/h/haproxy/haproxy.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Arch,
            packages: &["haproxy"],
            command: &["/usr/bin/haproxy", "-W", "-db", "-f", "/etc/haproxy/haproxy.cfg"],
            stop_signal: Some("SIGUSR1"),
            tree: Shape { children: &[Shape { user: Some("haproxy"), ..Shape::ONE }], ..Shape::ONE },
            note: Some(NOTE),
            source: "https://github.com/archlinux/svntogit-community/blob/packages/haproxy/trunk/PKGBUILD",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Alpine,
            packages: &["haproxy"],
            command: &["haproxy", "-W", "-db", "-f", "/etc/haproxy/haproxy.cfg"],
            prepare: &["mkdir -p /run/haproxy"],
            stop_signal: Some("SIGUSR1"),
            tree: Shape { children: &[Shape { user: Some("haproxy"), ..Shape::ONE }], ..Shape::ONE },
            source: "https://github.com/alpinelinux/aports/blob/master/main/haproxy/APKBUILD",
            ..Recipe::PACKAGED
        },
    ],
    ..Service::BLANK
};
