//! Dovecot.

use super::{Invocation, OfficialImage, Program, RUN, RUN_ON_RELEASES, Recipe, Releases, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;

const MANUAL: Source = "https://doc.dovecot.org/2.3/man/dovecot.1/";

/// Dovecot.
pub const SERVICE: Service = Service {
    id: "dovecot",
    name: "Dovecot",
    units: &["dovecot"],
    packages: &["dovecot", "dovecot-core", "dovecot-imapd", "dovecot-pop3d", "dovecot-lmtpd"],
    programs: &[Program {
        names: &["dovecot"],
        invocations: &[
            Invocation::returns(&["stop"]),
            Invocation::returns(&["reload"]),
            Invocation::returns(&["-n"]),
            Invocation::returns(&["-a"]),
            Invocation::returns(&["--version"]),
            Invocation::foreground(&["-F"]),
        ],
        source: MANUAL,
        ..Program::BACKGROUND
    }],
    ports: &["143/tcp", "993/tcp", "110/tcp", "995/tcp"],
    data: &["/var/mail"],
    image: Some(OfficialImage { name: "dovecot/dovecot", source: "https://hub.docker.com/r/dovecot/dovecot" }),
    recipes: &[
        // Dovecot 2.4 leaves anvil to root.
        Recipe {
            packages: &["dovecot-imapd"],
            command: &["dovecot", "-F"],
            tree: Shape {
                children: &[
                    Shape { shown_as: "dovecot/anvil", ..Shape::ONE },
                    Shape { shown_as: "dovecot/log", ..Shape::ONE },
                    Shape { shown_as: "dovecot/config", ..Shape::ONE },
                ],
                ..Shape::ONE
            },
            releases: Releases::Only(&[("debian", "13")]),
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            packages: &["dovecot-imapd"],
            command: &["dovecot", "-F"],
            tree: Shape {
                children: &[
                    Shape { shown_as: "dovecot/anvil", user: Some("dovecot"), ..Shape::ONE },
                    Shape { shown_as: "dovecot/log", ..Shape::ONE },
                    Shape { shown_as: "dovecot/config", ..Shape::ONE },
                ],
                ..Shape::ONE
            },
            releases: RUN,
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            packages: &["dovecot"],
            command: &["/usr/sbin/dovecot", "-F"],
            tree: Shape {
                children: &[
                    Shape { shown_as: "dovecot/anvil", user: Some("dovecot"), ..Shape::ONE },
                    Shape { shown_as: "dovecot/log", ..Shape::ONE },
                    Shape { shown_as: "dovecot/config", ..Shape::ONE },
                ],
                ..Shape::ONE
            },
            source: "https://src.fedoraproject.org/rpms/dovecot/tree/rawhide",
            ..Recipe::RHEL
        },
        Recipe {
            family: Family::Alpine,
            packages: &["dovecot"],
            command: &["dovecot", "-F"],
            tree: Shape {
                children: &[
                    Shape { shown_as: "dovecot/anvil", user: Some("dovecot"), ..Shape::ONE },
                    Shape { shown_as: "dovecot/log", ..Shape::ONE },
                    Shape { shown_as: "dovecot/config", ..Shape::ONE },
                ],
                ..Shape::ONE
            },
            source: "https://github.com/alpinelinux/aports/blob/master/main/dovecot/dovecot.initd",
            ..Recipe::PACKAGED
        },
    ],
    ..Service::BLANK
};
