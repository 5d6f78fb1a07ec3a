//! Net-SNMP's agent.

use super::{Invocation, Program, RUN_ON_RELEASES, Recipe, Releases, Service};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANUAL: Source = "http://www.net-snmp.org/docs/man/snmpd.html";

/// Net-SNMP's agent.
pub const SERVICE: Service = Service {
    id: "snmpd",
    name: "Net-SNMP (snmpd)",
    units: &["snmpd"],
    packages: &["snmpd", "net-snmp"],
    programs: &[Program {
        names: &["snmpd"],
        invocations: &[Invocation::returns(&["-v"]), Invocation::returns(&["-H"]), Invocation::foreground(&["-f"])],
        source: MANUAL,
        ..Program::BACKGROUND
    }],
    ports: &["161/udp"],
    recipes: &[
        Recipe {
            packages: &["snmpd"],
            command: &["snmpd", "-f", "-Lo"],
            prepare: &["sed -i 's/^agentaddress.*/agentaddress udp:161/I' /etc/snmp/snmpd.conf"],
            note: Some(Text {
                en: "Debian's agentaddress names loopback addresses only, ::1 among them, without which it does not start; here \
                 it listens on every address. What it measures is the container, not the host.",
                ja: "Debian の agentaddress はループバック (::1 を含む) だけで、::1 のないコンテナでは起動しません。ここでは全アドレスで\
                 待ち受けます。測られるのはホストではなくコンテナです。",
            }),
            releases: Releases::Only(&[
                ("debian", "12"),
                ("debian", "13"),
                ("ubuntu", "16.04"),
                ("ubuntu", "18.04"),
                ("ubuntu", "20.04"),
                ("ubuntu", "22.04"),
                ("ubuntu", "24.04"),
                ("ubuntu", "26.04"),
            ]),
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            packages: &["net-snmp"],
            command: &["snmpd", "-f", "-Lo"],
            source: MANUAL,
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Alpine,
            packages: &["net-snmp"],
            command: &["snmpd", "-f", "-Lo"],
            source: "https://github.com/alpinelinux/aports/blob/master/main/net-snmp/snmpd.initd",
            ..Recipe::PACKAGED
        },
        Recipe {
            packages: &["net-snmp"],
            command: &["/usr/sbin/snmpd", "-f", "-Lo"],
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/n/net-snmp/net-snmp-5.9.4-suse-systemd-service-files.patch",
            ..Recipe::SUSE
        },
        Recipe {
            packages: &["net-snmp"],
            command: &["/usr/bin/snmpd", "-f", "-Lo"],
            source: "https://github.com/archlinux/svntogit-packages/blob/master/net-snmp/repos/staging-x86_64/PKGBUILD",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
