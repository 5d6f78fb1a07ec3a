//! rsyslog.

use super::{Invocation, Program, Recipe, Service};
use crate::knowledge::Source;
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
    recipes: &[Recipe {
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
    }],
    ..Service::BLANK
};
