//! Proxies, tunnels and routing.

use super::super::{Invocation, Program, Recipe, Service};
use crate::knowledge::capabilities::{self, Grants, Need};
use crate::lang::Text;

/// The table.
pub const TABLE: &[Service] = &[
    Service {
        id: "stunnel",
        name: "stunnel",
        units: &["stunnel", "stunnel4", "stunnel@*"],
        packages: &["stunnel", "stunnel4"],
        programs: &[Program {
            names: &["stunnel", "stunnel4"],
            source: "https://manpages.debian.org/bookworm/stunnel4/stunnel.8.en.html",
            ..Program::BACKGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "danted",
        name: "Dante",
        units: &["danted", "sockd"],
        packages: &["dante-server"],
        programs: &[Program {
            names: &["danted", "sockd"],
            invocations: &[Invocation::background(&["-D"])],
            source: "https://manpages.debian.org/bookworm/dante-server/danted.8.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["1080/tcp"],
        recipes: &[Recipe {
            packages: &["dante-server"],
            command: &["/usr/sbin/danted"],
            source: "https://sources.debian.org/src/dante/1.4.2+dfsg-7/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "3proxy",
        name: "3proxy",
        units: &["3proxy"],
        packages: &["3proxy"],
        programs: &[Program {
            names: &["3proxy"],
            source: "https://github.com/3proxy/3proxy/wiki/How-To-(incomplete)",
            ..Program::FOREGROUND
        }],
        ports: &["3128/tcp", "1080/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "shadowsocks",
        name: "Shadowsocks",
        units: &["shadowsocks-libev", "shadowsocks-libev-server@*", "shadowsocks", "ss-server"],
        packages: &["shadowsocks-libev", "shadowsocks"],
        programs: &[Program {
            names: &["ss-server", "ss-local", "ss-redir", "ss-tunnel"],
            invocations: &[Invocation::background(&["-f", "*"])],
            source: "https://manpages.debian.org/bookworm/shadowsocks-libev/ss-server.1.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["8388/tcp", "8388/udp"],
        recipes: &[Recipe {
            packages: &["shadowsocks-libev"],
            command: &["/usr/bin/ss-server", "-c", "/etc/shadowsocks-libev/config.json"],
            source: "https://sources.debian.org/src/shadowsocks-libev/3.3.5+ds-10/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "ssserver",
        name: "Shadowsocks (Python)",
        units: &["ssserver"],
        programs: &[Program {
            names: &["ssserver", "sslocal"],
            invocations: &[Invocation::background(&["-d", "start"]), Invocation::background(&["-d", "restart"])],
            source: "https://github.com/shadowsocks/shadowsocks/wiki",
            ..Program::FOREGROUND
        }],
        ports: &["8388/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "v2ray",
        name: "V2Ray",
        units: &["v2ray", "xray"],
        packages: &["v2ray", "xray"],
        programs: &[Program {
            names: &["v2ray", "xray"],
            source: "https://www.v2fly.org/en_US/guide/start.html",
            ..Program::FOREGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "xl2tpd",
        name: "xl2tpd",
        units: &["xl2tpd"],
        packages: &["xl2tpd"],
        programs: &[Program {
            names: &["xl2tpd"],
            invocations: &[Invocation::foreground(&["-D"])],
            source: "https://manpages.debian.org/bookworm/xl2tpd/xl2tpd.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["1701/udp"],
        recipes: &[Recipe {
            packages: &["xl2tpd"],
            command: &["/usr/sbin/xl2tpd", "-D"],
            prepare: &["mkdir -p /run/xl2tpd"],
            source: "https://sources.debian.org/src/xl2tpd/1.3.18-1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "pptpd",
        name: "pptpd",
        units: &["pptpd"],
        packages: &["pptpd"],
        programs: &[Program {
            names: &["pptpd"],
            invocations: &[Invocation::foreground(&["--fg"]), Invocation::foreground(&["-f"])],
            source: "https://manpages.debian.org/bookworm/pptpd/pptpd.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["1723/tcp"],
        recipes: &[Recipe {
            packages: &["pptpd"],
            command: &["/usr/sbin/pptpd", "--fg"],
            source: "https://sources.debian.org/src/pptpd/1.4.0-12/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "tinc",
        name: "tinc",
        units: &["tinc", "tinc@*"],
        packages: &["tinc"],
        programs: &[Program {
            names: &["tincd"],
            invocations: &[Invocation::foreground(&["-D"]), Invocation::foreground(&["--no-detach"])],
            source: "https://manpages.debian.org/bookworm/tinc/tincd.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["655/tcp", "655/udp"],
        ..Service::BLANK
    },
    Service {
        id: "ocserv",
        name: "OpenConnect server",
        units: &["ocserv"],
        packages: &["ocserv"],
        programs: &[Program {
            names: &["ocserv"],
            invocations: &[
                Invocation::foreground(&["-f"]),
                Invocation::foreground(&["--foreground"]),
                Invocation::foreground(&["-d", "*"]),
            ],
            source: "https://manpages.debian.org/bookworm/ocserv/ocserv.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["443/tcp", "443/udp"],
        recipes: &[Recipe {
            packages: &["ocserv"],
            command: &[
                "/usr/sbin/ocserv",
                "--foreground",
                "--pid-file",
                "/run/ocserv.pid",
                "--config",
                "/etc/ocserv/ocserv.conf",
            ],
            source: "https://sources.debian.org/src/ocserv/1.1.6-3/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "softether-vpnserver",
        name: "SoftEther VPN server",
        units: &["softether-vpnserver", "vpnserver"],
        packages: &["softether-vpnserver"],
        programs: &[Program {
            names: &["vpnserver"],
            source: "https://sources.debian.org/src/softether-vpn/5.01.9674+git20200806+8181039+dfsg2-2/",
            ..Program::BACKGROUND
        }],
        ports: &["443/tcp", "5555/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "iodined",
        name: "iodine",
        units: &["iodined"],
        packages: &["iodine"],
        programs: &[Program {
            names: &["iodined"],
            invocations: &[Invocation::foreground(&["-f"])],
            source: "https://manpages.debian.org/bookworm/iodine/iodined.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["53/udp"],
        ..Service::BLANK
    },
    Service {
        id: "sslh",
        name: "sslh",
        units: &["sslh"],
        packages: &["sslh"],
        programs: &[Program {
            names: &["sslh", "sslh-select"],
            invocations: &[Invocation::foreground(&["-f"]), Invocation::foreground(&["--foreground"])],
            source: "https://manpages.debian.org/bookworm/sslh/sslh.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["443/tcp"],
        recipes: &[Recipe {
            packages: &["sslh"],
            command: &["/usr/sbin/sslh", "--foreground", "-F/etc/sslh/sslh.cfg"],
            source: "https://sources.debian.org/src/sslh/1.20-1+deb12u1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "c-icap",
        name: "c-icap",
        units: &["c-icap"],
        packages: &["c-icap"],
        programs: &[Program {
            names: &["c-icap"],
            invocations: &[Invocation::foreground(&["-N"])],
            source: "https://manpages.debian.org/bookworm/c-icap/c-icap.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["1344/tcp"],
        recipes: &[Recipe {
            packages: &["c-icap"],
            command: &["/usr/bin/c-icap", "-N"],
            prepare: &["install -d -o c-icap -g c-icap /run/c-icap"],
            source: "https://sources.debian.org/src/c-icap/1:0.5.10-4/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "i2pd",
        name: "i2pd",
        units: &["i2pd"],
        packages: &["i2pd"],
        programs: &[Program {
            names: &["i2pd"],
            invocations: &[Invocation::background(&["--daemon"])],
            source: "https://manpages.debian.org/bookworm/i2pd/i2pd.1.en.html",
            ..Program::FOREGROUND
        }],
        recipes: &[Recipe {
            packages: &["i2pd"],
            command: &[
                "/usr/sbin/i2pd",
                "--conf=/etc/i2pd/i2pd.conf",
                "--tunconf=/etc/i2pd/tunnels.conf",
                "--tunnelsdir=/etc/i2pd/tunnels.conf.d",
                "--service",
            ],
            prepare: &["install -d -o i2pd -g i2pd /run/i2pd"],
            user: Some("i2pd"),
            source: "https://sources.debian.org/src/i2pd/2.45.1-1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "zerotier-one",
        name: "ZeroTier",
        units: &["zerotier-one"],
        packages: &["zerotier-one"],
        programs: &[Program {
            names: &["zerotier-one"],
            invocations: &[Invocation::background(&["-d"])],
            source: "https://docs.zerotier.com/cli/",
            ..Program::FOREGROUND
        }],
        ports: &["9993/udp"],
        needs: &[Need {
            grants: Grants::Capabilities(&[&capabilities::NET_ADMIN]),
            devices: &["/dev/net/tun"],
            source: "https://github.com/zerotier/ZeroTierOne/blob/master/README.docker.md",
            ..Need::BLANK
        }],
        ..Service::BLANK
    },
    Service {
        id: "tailscaled",
        name: "Tailscale",
        units: &["tailscaled"],
        packages: &["tailscale"],
        programs: &[Program {
            names: &["tailscaled"],
            source: "https://tailscale.com/kb/1278/tailscaled",
            ..Program::FOREGROUND
        }],
        needs: &[Need {
            grants: Grants::Capabilities(&[&capabilities::NET_ADMIN]),
            devices: &["/dev/net/tun"],
            when: Some(Text {
                en: "to work in the kernel instead of --tun=userspace-networking",
                ja: "--tun=userspace-networking を使わず、カーネルで動かすとき",
            }),
            source: "https://github.com/tailscale/codespace#details",
            ..Need::BLANK
        }],
        ..Service::BLANK
    },
    Service {
        id: "frr",
        name: "FRRouting",
        units: &["frr"],
        packages: &["frr"],
        programs: &[Program {
            names: &["watchfrr", "frrinit.sh"],
            source: "https://sources.debian.org/src/frr/8.4.4-1.1~deb12u2/",
            ..Program::BACKGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "bird",
        name: "BIRD",
        units: &["bird", "bird6"],
        packages: &["bird", "bird2"],
        programs: &[Program {
            names: &["bird", "bird6"],
            invocations: &[Invocation::foreground(&["-f"]), Invocation::foreground(&["-d"])],
            source: "https://manpages.debian.org/bookworm/bird2/bird.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["179/tcp"],
        recipes: &[Recipe {
            packages: &["bird2"],
            command: &["/usr/sbin/bird", "-f", "-u", "bird", "-g", "bird"],
            prepare: &["install -d -o bird -g bird /run/bird"],
            source: "https://sources.debian.org/src/bird2/2.0.12-7/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
];
