//! dnsmasq.

use super::{Invocation, Program, Recipe, Service, Shape, UNPROVEN};
use crate::knowledge::Source;
use crate::lang::Text;

const MANUAL: Source = "https://thekelleys.org.uk/dnsmasq/docs/dnsmasq-man.html";

/// dnsmasq.
pub const SERVICE: Service = Service {
    id: "dnsmasq",
    name: "dnsmasq",
    units: &["dnsmasq", "dnsmasq@*"],
    packages: &["dnsmasq", "dnsmasq-base"],
    programs: &[Program {
        names: &["dnsmasq"],
        invocations: &[
            Invocation::returns(&["--test"]),
            Invocation::returns(&["--version"]),
            Invocation::returns(&["-v"]),
            Invocation::foreground(&["-k"]),
            Invocation::foreground(&["--keep-in-foreground"]),
            Invocation::foreground(&["-d"]),
            Invocation::foreground(&["--no-daemon"]),
        ],
        source: MANUAL,
        ..Program::BACKGROUND
    }],
    ports: &["53/tcp", "53/udp", "67/udp"],
    // It runs, but Debian's init script also passes /etc/dnsmasq.d and the user: a person must look.
    recipes: &[Recipe {
        releases: UNPROVEN,
        packages: &["dnsmasq"],
        command: &["dnsmasq", "-k"],
        tree: Shape { user: Some("nobody"), ..Shape::ONE },
        note: Some(Text {
            en: "Files in /etc/dnsmasq.d are read only if the configuration says so (conf-dir). As a DHCP server it needs \
                 --cap-add NET_ADMIN as well; for DNS it does not.",
            ja: "/etc/dnsmasq.d のファイルは、設定に conf-dir がある場合だけ読まれます。DHCP サーバーとして使うなら --cap-add NET_ADMIN も要ります。DNS だけなら要りません。",
        }),
        ..Recipe::DEBIAN_12
    }],
    ..Service::BLANK
};
