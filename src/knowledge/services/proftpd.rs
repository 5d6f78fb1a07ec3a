//! ProFTPD.

use super::{Invocation, Program, RUN, RUN_ON_RELEASES, Recipe, Service, Shape};
use crate::knowledge::platform::Family;

/// ProFTPD.
pub const SERVICE: Service = Service {
    id: "proftpd",
    name: "ProFTPD",
    units: &["proftpd"],
    packages: &["proftpd", "proftpd-core", "proftpd-basic"],
    programs: &[Program {
        names: &["proftpd"],
        invocations: &[
            Invocation::returns(&["-t"]),
            Invocation::returns(&["--configtest"]),
            Invocation::returns(&["-v*"]),
            Invocation::foreground(&["--nodaemon"]),
            Invocation::foreground(&["-n*"]),
        ],
        source: "https://github.com/proftpd/proftpd/blob/master/src/proftpd.8.in",
        ..Program::BACKGROUND
    }],
    ports: &["21/tcp", "20/tcp"],
    recipes: &[
        Recipe {
            packages: &["proftpd-core", "proftpd-basic"],
            command: &["proftpd", "--nodaemon", "-c", "/etc/proftpd/proftpd.conf"],
            tree: Shape { shown_as: "proftpd: (accepting connections)", user: Some("proftpd"), ..Shape::ONE },
            releases: RUN,
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            packages: &["proftpd"],
            command: &["/usr/sbin/proftpd", "--nodaemon"],
            prepare: &["mkdir -p /run/proftpd"],
            tree: Shape { shown_as: "proftpd: (accepting connections)", ..Shape::ONE },
            source: "https://github.com/alpinelinux/aports/blob/master/community/proftpd/proftpd.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            packages: &["proftpd"],
            command: &["/usr/sbin/proftpd", "--nodaemon"],
            tree: Shape { shown_as: "proftpd: (accepting connections)", ..Shape::ONE },
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/p/proftpd/proftpd.service",
            ..Recipe::SUSE
        },
        Recipe {
            family: Family::Rhel,
            packages: &["proftpd"],
            command: &["/usr/sbin/proftpd", "--nodaemon"],
            prepare: &["mkdir -p /run/proftpd"],
            tree: Shape { shown_as: "proftpd: (accepting connections)", ..Shape::ONE },
            source: "https://github.com/major/fedora-rpm-specs/blob/167c03f2411b67cb3c736d26eff1bcc7458332d8/proftpd.spec",
            ..Recipe::PACKAGED
        },
    ],
    ..Service::BLANK
};
