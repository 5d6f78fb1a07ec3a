//! Names and addresses: DNS, DHCP, service discovery.

use super::super::{Invocation, Program, Recipe, Service};
use crate::knowledge::platform::Family;

/// The table.
pub const TABLE: &[Service] = &[
    Service {
        id: "pdns-recursor",
        name: "PowerDNS Recursor",
        units: &["pdns-recursor", "pdns-recursor@*"],
        packages: &["pdns-recursor"],
        programs: &[Program {
            names: &["pdns_recursor"],
            invocations: &[Invocation::background(&["--daemon"]), Invocation::background(&["--daemon=yes"])],
            source: "https://manpages.debian.org/bookworm/pdns-recursor/pdns_recursor.1.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["53/tcp", "53/udp"],
        recipes: &[Recipe {
            packages: &["pdns-recursor"],
            command: &[
                "/usr/sbin/pdns_recursor",
                "--daemon=no",
                "--write-pid=no",
                "--disable-syslog",
                "--log-timestamp=no",
            ],
            prepare: &["install -d -o pdns -g pdns /run/pdns-recursor"],
            user: Some("pdns"),
            source: "https://sources.debian.org/src/pdns-recursor/4.8.8-1+deb12u1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "dnsdist",
        name: "dnsdist",
        units: &["dnsdist", "dnsdist@*"],
        packages: &["dnsdist"],
        programs: &[Program {
            names: &["dnsdist"],
            source: "https://manpages.debian.org/bookworm/dnsdist/dnsdist.1.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["53/tcp", "53/udp"],
        recipes: &[Recipe {
            packages: &["dnsdist"],
            command: &["/usr/bin/dnsdist", "--supervised", "--disable-syslog"],
            user: Some("_dnsdist"),
            source: "https://sources.debian.org/src/dnsdist/1.7.3-2/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "knot",
        name: "Knot DNS",
        units: &["knot", "knotd"],
        packages: &["knot"],
        programs: &[Program {
            names: &["knotd"],
            invocations: &[Invocation::background(&["-d*"]), Invocation::background(&["--daemonize*"])],
            source: "https://manpages.debian.org/bookworm/knot/knotd.8.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["53/tcp", "53/udp"],
        recipes: &[Recipe {
            packages: &["knot"],
            command: &["/usr/sbin/knotd"],
            prepare: &["install -d -o knot -g knot /run/knot"],
            user: Some("knot"),
            source: "https://sources.debian.org/src/knot/3.2.6-1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "kresd",
        name: "Knot Resolver",
        units: &["kresd", "kresd@*", "knot-resolver"],
        packages: &["knot-resolver"],
        programs: &[Program {
            names: &["kresd"],
            source: "https://manpages.debian.org/bookworm/knot-resolver/kresd.8.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["53/tcp", "53/udp"],
        recipes: &[Recipe {
            packages: &["knot-resolver"],
            command: &[
                "/usr/sbin/kresd",
                "-c",
                "/usr/lib/x86_64-linux-gnu/knot-resolver/distro-preconfig.lua",
                "-c",
                "/etc/knot-resolver/kresd.conf",
                "-n",
            ],
            user: Some("knot-resolver"),
            source: "https://sources.debian.org/src/knot-resolver/5.6.0-1+deb12u1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "stubby",
        name: "Stubby",
        units: &["stubby"],
        packages: &["stubby"],
        programs: &[Program {
            names: &["stubby"],
            invocations: &[Invocation::background(&["-g"])],
            source: "https://manpages.debian.org/bookworm/stubby/stubby.1.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["53/tcp", "53/udp"],
        recipes: &[Recipe {
            packages: &["stubby"],
            command: &["/usr/bin/stubby", "-C", "/etc/stubby/stubby.yml"],
            source: "https://sources.debian.org/src/getdns/1.6.0-3/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "dnscrypt-proxy",
        name: "dnscrypt-proxy",
        units: &["dnscrypt-proxy"],
        packages: &["dnscrypt-proxy"],
        programs: &[Program {
            names: &["dnscrypt-proxy"],
            invocations: &[Invocation::background(&["-service", "*"])],
            source: "https://github.com/DNSCrypt/dnscrypt-proxy/wiki/Installation-linux",
            ..Program::FOREGROUND
        }],
        ports: &["53/tcp", "53/udp"],
        ..Service::BLANK
    },
    Service {
        id: "rbldnsd",
        name: "rbldnsd",
        units: &["rbldnsd", "rbldnsd@*"],
        packages: &["rbldnsd"],
        programs: &[Program {
            names: &["rbldnsd"],
            invocations: &[Invocation::foreground(&["-n"])],
            source: "https://manpages.debian.org/bookworm/rbldnsd/rbldnsd.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["53/udp"],
        ..Service::BLANK
    },
    Service {
        id: "dhcpd",
        name: "ISC DHCP server",
        units: &["isc-dhcp-server", "isc-dhcp-server6", "dhcpd", "dhcpd6", "dhcp3-server"],
        packages: &["isc-dhcp-server", "dhcp-server", "dhcp"],
        programs: &[Program {
            names: &["dhcpd"],
            invocations: &[Invocation::foreground(&["-f"]), Invocation::foreground(&["-d"])],
            source: "https://manpages.debian.org/bookworm/isc-dhcp-server/dhcpd.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["67/udp"],
        recipes: &[
            Recipe {
                packages: &["isc-dhcp-server"],
                command: &["/usr/sbin/dhcpd", "-f", "-cf", "/etc/dhcp/dhcpd.conf"],
                prepare: &["touch /var/lib/dhcp/dhcpd.leases"],
                source: "https://sources.debian.org/src/isc-dhcp/4.4.3-P1-2/",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &[
                    "/usr/sbin/dhcpd",
                    "-f",
                    "-cf",
                    "/etc/dhcp/dhcpd.conf",
                    "-user",
                    "dhcpd",
                    "-group",
                    "dhcpd",
                    "--no-pid",
                ],
                source: "https://github.com/VersatusHPC/rpms-dhcp/blob/0b1fc62ff4128534f86220030a023ae68c77ee2d/dhcpd.service",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
    Service {
        id: "dhcrelay",
        name: "ISC DHCP relay",
        units: &["isc-dhcp-relay", "dhcrelay"],
        packages: &["isc-dhcp-relay", "dhcp-relay"],
        programs: &[Program {
            names: &["dhcrelay"],
            invocations: &[Invocation::foreground(&["-d"])],
            source: "https://manpages.debian.org/bookworm/isc-dhcp-relay/dhcrelay.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["67/udp"],
        ..Service::BLANK
    },
    Service {
        id: "kea-dhcp4",
        name: "Kea DHCPv4",
        units: &["kea-dhcp4-server", "kea-dhcp4"],
        packages: &["kea-dhcp4-server", "kea"],
        programs: &[Program {
            names: &["kea-dhcp4"],
            source: "https://manpages.debian.org/bookworm/kea-dhcp4-server/kea-dhcp4.8.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["67/udp"],
        recipes: &[Recipe {
            packages: &["kea-dhcp4-server"],
            command: &["/usr/sbin/kea-dhcp4", "-c", "/etc/kea/kea-dhcp4.conf"],
            env: &[("KEA_LOCKFILE_DIR", "/run/lock/kea")],
            prepare: &["install -d -o _kea -g _kea /run/kea /run/lock/kea"],
            source: "https://sources.debian.org/src/isc-kea/2.2.0-6/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "kea-ctrl-agent",
        name: "Kea control agent",
        units: &["kea-ctrl-agent"],
        packages: &["kea-ctrl-agent"],
        programs: &[Program {
            names: &["kea-ctrl-agent"],
            source: "https://manpages.debian.org/bookworm/kea-ctrl-agent/kea-ctrl-agent.8.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["8000/tcp"],
        recipes: &[Recipe {
            packages: &["kea-ctrl-agent"],
            command: &["/usr/sbin/kea-ctrl-agent", "-c", "/etc/kea/kea-ctrl-agent.conf"],
            env: &[("KEA_LOCKFILE_DIR", "/run/lock/kea")],
            prepare: &["install -d -o _kea -g _kea /run/kea /run/lock/kea"],
            source: "https://sources.debian.org/src/isc-kea/2.2.0-6/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "avahi",
        name: "Avahi",
        units: &["avahi-daemon"],
        packages: &["avahi-daemon", "avahi"],
        programs: &[Program {
            names: &["avahi-daemon"],
            invocations: &[Invocation::background(&["-D"]), Invocation::background(&["--daemonize"])],
            source: "https://manpages.debian.org/bookworm/avahi-daemon/avahi-daemon.8.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["5353/udp"],
        ..Service::BLANK
    },
    Service {
        id: "radvd",
        name: "radvd",
        units: &["radvd"],
        packages: &["radvd"],
        programs: &[Program {
            names: &["radvd"],
            invocations: &[
                Invocation::foreground(&["-n"]),
                Invocation::foreground(&["--nodaemon"]),
                Invocation::foreground(&["-d", "*"]),
                Invocation::foreground(&["--debug", "*"]),
            ],
            source: "https://manpages.debian.org/bookworm/radvd/radvd.8.en.html",
            ..Program::BACKGROUND
        }],
        recipes: &[Recipe {
            packages: &["radvd"],
            command: &["/usr/sbin/radvd", "-n", "--logmethod", "stderr"],
            source: "https://sources.debian.org/src/radvd/1:2.19-1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "oidentd",
        name: "oidentd",
        units: &["oidentd"],
        packages: &["oidentd"],
        programs: &[Program {
            names: &["oidentd"],
            invocations: &[Invocation::foreground(&["-i"]), Invocation::foreground(&["--foreground"])],
            source: "https://manpages.debian.org/bookworm/oidentd/oidentd.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["113/tcp"],
        recipes: &[Recipe {
            packages: &["oidentd"],
            command: &["/usr/sbin/oidentd", "-i", "-u", "nobody", "-g", "nogroup"],
            source: "https://sources.debian.org/src/oidentd/2.5.0-1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "coredns",
        name: "CoreDNS",
        units: &["coredns"],
        packages: &["coredns"],
        programs: &[Program {
            names: &["coredns"],
            source: "https://github.com/coredns/deployment/blob/master/systemd/coredns.service",
            ..Program::FOREGROUND
        }],
        ports: &["53/tcp", "53/udp"],
        ..Service::BLANK
    },
];
