//! Postfix.

use super::{Invocation, Program, RUN_ON_RELEASES, RUN_SINCE_FOCAL, Recipe, Releases, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANUAL: Source = "https://www.postfix.org/postfix.1.html";

const NOTE: Text = Text {
    en: "The log goes to a syslog that is not there; maillog_file = /dev/stdout in main.cf sends it to docker logs \
         (Postfix 3.4 and later).",
    ja: "ログはコンテナにない syslog へ送られます。Postfix 3.4 以降なら main.cf の maillog_file = /dev/stdout で docker logs に\
         出せます。",
};

/// Postfix.
pub const SERVICE: Service = Service {
    id: "postfix",
    name: "Postfix",
    units: &["postfix", "postfix@*"],
    packages: &["postfix", "postfix-mysql", "postfix-pgsql", "postfix-ldap", "postfix-pcre"],
    programs: &[Program {
        names: &["postfix"],
        invocations: &[Invocation::foreground(&["start-fg"]), Invocation::background(&["start"])],
        source: MANUAL,
        ..Program::RETURNS
    }],
    ports: &["25/tcp", "587/tcp"],
    data: &["/var/spool/postfix"],
    recipes: &[
        Recipe {
            packages: &["postfix"],
            command: &["postfix", "start-fg"],
            tree: Shape {
                shown_as: "/usr/lib/postfix/sbin/master -i",
                children: &[
                    Shape { shown_as: "pickup -l -t unix -u -c", user: Some("postfix"), ..Shape::ONE },
                    Shape { shown_as: "qmgr -l -t unix -u", user: Some("postfix"), ..Shape::ONE },
                ],
                ..Shape::ONE
            },
            note: Some(NOTE),
            releases: RUN_SINCE_FOCAL,
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            // RHEL 7's Postfix 2.10 has no start-fg.
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
            packages: &["postfix"],
            command: &["/usr/sbin/postfix", "start-fg"],
            prepare: &["newaliases"],
            tree: Shape {
                shown_as: "/usr/libexec/postfix/master -i",
                children: &[
                    Shape { shown_as: "pickup -l -t unix -u", user: Some("postfix"), ..Shape::ONE },
                    Shape { shown_as: "qmgr -l -t unix -u", user: Some("postfix"), ..Shape::ONE },
                ],
                ..Shape::ONE
            },
            note: Some(NOTE),
            source: MANUAL,
            ..Recipe::RHEL
        },
        Recipe {
            family: Family::Alpine,
            packages: &["postfix"],
            command: &["postfix", "start-fg"],
            tree: Shape {
                shown_as: "/usr/libexec/postfix/master -i",
                children: &[
                    Shape { shown_as: "pickup -l -t unix -u", user: Some("postfix"), ..Shape::ONE },
                    Shape { shown_as: "qmgr -l -t unix -u", user: Some("postfix"), ..Shape::ONE },
                ],
                ..Shape::ONE
            },
            source: "https://github.com/alpinelinux/aports/blob/master/main/postfix/postfix.initd",
            ..Recipe::PACKAGED
        },
        Recipe {
            packages: &["postfix"],
            command: &["/usr/sbin/postfix", "start-fg"],
            tree: MASTER,
            note: Some(NOTE),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/p/postfix/postfix.spec",
            ..Recipe::SUSE
        },
        Recipe {
            packages: &["postfix"],
            command: &["/usr/bin/postfix", "start-fg"],
            tree: MASTER,
            note: Some(NOTE),
            source: "https://github.com/archlinux/svntogit-packages/blob/master/postfix/repos/testing-x86_64/postfix.service",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};

/// SUSE's and Arch's daemons.
const MASTER: Shape = Shape {
    shown_as: "/usr/lib/postfix/bin/master -i",
    children: &[
        Shape { shown_as: "pickup -l -t unix -u", user: Some("postfix"), ..Shape::ONE },
        Shape { shown_as: "qmgr -l -t unix -u", user: Some("postfix"), ..Shape::ONE },
    ],
    ..Shape::ONE
};
