//! rsyslog.

use super::{Invocation, Program, RUN_ON_RELEASES, Recipe, Releases, Service, Shape, UNPROVEN};
use crate::knowledge::Source;
use crate::knowledge::capabilities::{self, Grants, Need};
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANUAL: Source = "https://github.com/rsyslog/rsyslog/blob/main/tools/rsyslogd.8";

/// rsyslog.
pub const SERVICE: Service = Service {
    id: "rsyslog",
    name: "rsyslog",
    units: &["rsyslog", "syslog"],
    packages: &["rsyslog"],
    programs: &[Program {
        names: &["rsyslogd"],
        invocations: &[
            Invocation::returns(&["-v"]),
            Invocation::returns(&["-N*"]),
            Invocation::foreground(&["-n*"]),
            Invocation::foreground(&["-d*"]),
        ],
        source: MANUAL,
        ..Program::BACKGROUND
    }],
    ports: &["514/udp", "514/tcp"],
    data: &["/var/log"],
    recipes: &[
        DEBIAN,
        Recipe { releases: Releases::Only(&[("debian", "11"), ("debian", "13")]), source: RUN_ON_RELEASES, ..DEBIAN },
        Recipe {
            releases: Releases::Only(&[
                ("ubuntu", "16.04"),
                ("ubuntu", "18.04"),
                ("ubuntu", "20.04"),
                ("ubuntu", "22.04"),
                ("ubuntu", "24.04"),
                ("ubuntu", "26.04"),
            ]),
            tree: Shape { user: Some("syslog"), ..Shape::ONE },
            source: RUN_ON_RELEASES,
            ..DEBIAN
        },
        Recipe {
            family: Family::Rhel,
            releases: UNPROVEN,
            command: &["/usr/sbin/rsyslogd", "-n"],
            prepare: &["sed -i -e '/imjournal/s/^/#/' -e '/imklog/s/^/#/' /etc/rsyslog.conf"],
            source: MANUAL,
            ..DEBIAN
        },
        Recipe {
            family: Family::Suse,
            packages: &["rsyslog"],
            command: &["/usr/sbin/rsyslogd", "-n", "-iNONE"],
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/r/rsyslog/rsyslog.service",
            ..Recipe::PACKAGED
        },
        Recipe {
            packages: &["rsyslog"],
            command: &["/usr/sbin/rsyslogd", "-n"],
            source: "https://github.com/alpinelinux/aports/blob/master/main/rsyslog/rsyslog.initd",
            ..Recipe::ALPINE
        },
    ],
    needs: &[Need {
        grants: Grants::Capabilities(&[&capabilities::SYSLOG]),
        when: Some(Text {
            en: "to read the kernel's messages (imklog)", ja: "カーネルのメッセージを読むとき(imklog)"
        }),
        source: "https://manpages.debian.org/bookworm/manpages-dev/syslog.2.en.html",
        ..Need::BLANK
    }],
    ..Service::BLANK
};

const DEBIAN: Recipe = Recipe {
    packages: &["rsyslog"],
    command: &["rsyslogd", "-n"],
    prepare: &["sed -i '/imklog/s/^/#/' /etc/rsyslog.conf"],
    note: Some(Text {
        en: "The kernel's log is not the container's to read: imklog is switched off. A program that writes to stdout \
                 needs no syslog at all, docker logs shows it.",
        ja: "カーネルのログはコンテナからは読めないので、imklog を止めます。標準出力に書くプログラムなら syslog は要らず、\
                 docker logs で読めます。",
    }),
    ..Recipe::DEBIAN_12
};
