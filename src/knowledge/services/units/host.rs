//! What belongs to the machine under the containers: hardware, kernel, block devices, links, virtual machines.
//!
//! An image that enables one of these was made from a machine's installation notes. The answer is the same for all:
//! leave it out, and set it up once on the host. Their packages are not listed: that one is installed says nothing of what
//! an image is for.

use super::super::Service;
use crate::lang::Text;

const HARDWARE: Text = Text {
    en: "It looks after the machine's hardware, which a container does not have. Leave it out of the image and run it on \
         the host.",
    ja: "マシンのハードウェアを受け持つもので、コンテナにその対象はありません。イメージからは外し、ホストで動かしてください。",
};

const KERNEL: Text = Text {
    en: "It sets the kernel, and all containers share the host's kernel. Leave it out of the image and make the setting \
         on the host (for what has a namespace: docker run --sysctl).",
    ja: "カーネルの設定をするものですが、カーネルはホストのものを全コンテナで共有します。イメージからは外し、ホストで設定してください\
         (名前空間ごとに持てる値なら docker run --sysctl)。",
};

const MACHINE: Text = Text {
    en: "It is the agent of a virtual machine or a cloud instance. It belongs into the machine that runs the containers: \
         leave it out of the image.",
    ja: "仮想マシンやクラウドのインスタンスのためのエージェントです。コンテナを動かすマシンの側に入れ、イメージからは外してください。",
};

const STORAGE: Text = Text {
    en: "It attaches disks or file systems, which needs the host's kernel. Leave it out of the image: mount on the host and \
         give the container a volume.",
    ja: "ディスクやファイルシステムをつなぐもので、ホストのカーネルが要ります。イメージからは外し、ホストでマウントしてコンテナには\
         ボリュームとして渡してください。",
};

const NETWORK: Text = Text {
    en: "It sets up links or the firewall of the machine. A container's network is the engine's to make: leave it out of \
         the image and do this on the host.",
    ja: "マシンのネットワークやファイアウォールを設定するものです。コンテナのネットワークはエンジンが作るので、イメージからは外し、\
         ホストで設定してください。",
};

/// Docker's own rules, and where one's own go: <https://docs.docker.com/engine/network/packet-filtering-firewalls/>.
pub(in crate::knowledge::services) const FIREWALL: Text = Text {
    en: "It filters the machine's packets, through the kernel that all containers share. Who reaches a container is decided \
         outside of it: by what docker run -p publishes, and by the host's own firewall (with Docker, the chain DOCKER-USER). \
         Leave it out of the image.",
    ja: "マシンを通るパケットを、全コンテナで共有するカーネルで絞り込むものです。コンテナに届く通信は、コンテナの外で決まります。\
         docker run -p で公開するポートと、ホストのファイアウォール(Docker なら DOCKER-USER チェイン)です。イメージからは外してください。",
};

/// There is one audit system, and no namespace for it: <https://manpages.debian.org/bookworm/manpages/namespaces.7.en.html>.
const AUDIT: Text = Text {
    en: "It writes down what the kernel's audit system reports. There is one for the whole machine, containers included, and \
         the host's auditd reads it: leave it out of the image and set the rules on the host.",
    ja: "カーネルの監査記録を書き出すものです。監査の仕組みはコンテナも含めてマシンに一つで、読むのはホストの auditd です。\
         イメージからは外し、ルールはホストで設定してください。",
};

/// <https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often>
const UPDATES: Text = Text {
    en: "It keeps a machine's packages up to date. A container is replaced, not updated: leave it out, and build the image anew \
         (docker build --pull --no-cache) at the times at which it would have run.",
    ja: "マシンのパッケージを最新に保つものです。コンテナは更新せず作り直します。イメージからは外し、これを動かしていた頻度でイメージを\
         ビルドし直してください(docker build --pull --no-cache)。",
};

/// The table.
pub const TABLE: &[Service] = &[
    Service {
        id: "smartd",
        name: "smartd",
        units: &["smartd", "smartmontools"],
        host: Some(HARDWARE),
        ..Service::BLANK
    },
    Service {
        id: "gpm",
        name: "gpm",
        units: &["gpm", "lm_sensors", "lm-sensors"],
        host: Some(HARDWARE),
        ..Service::BLANK
    },
    Service { id: "irqbalance", name: "irqbalance", units: &["irqbalance"], host: Some(HARDWARE), ..Service::BLANK },
    Service {
        id: "udev",
        name: "udev",
        units: &["udev", "systemd-udevd", "systemd-udev-trigger", "eudev", "udev-post"],
        host: Some(HARDWARE),
        ..Service::BLANK
    },
    Service { id: "thermald", name: "thermald", units: &["thermald"], host: Some(HARDWARE), ..Service::BLANK },
    Service { id: "acpid", name: "acpid", units: &["acpid"], host: Some(HARDWARE), ..Service::BLANK },
    Service { id: "bluetooth", name: "BlueZ", units: &["bluetooth"], host: Some(HARDWARE), ..Service::BLANK },
    Service {
        id: "modem-manager",
        name: "ModemManager",
        units: &["ModemManager"],
        host: Some(HARDWARE),
        ..Service::BLANK
    },
    Service { id: "pcscd", name: "PC/SC daemon", units: &["pcscd"], host: Some(HARDWARE), ..Service::BLANK },
    Service { id: "gpsd", name: "gpsd", units: &["gpsd"], packages: &["gpsd"], host: Some(HARDWARE), ..Service::BLANK },
    Service {
        id: "nut",
        name: "Network UPS Tools",
        units: &["nut-server", "nut-monitor", "nut-driver@*", "nut"],
        host: Some(HARDWARE),
        ..Service::BLANK
    },
    Service { id: "apcupsd", name: "apcupsd", units: &["apcupsd"], host: Some(HARDWARE), ..Service::BLANK },
    Service {
        id: "rngd",
        name: "rngd",
        units: &["rngd", "rng-tools", "rng-tools-debian", "haveged"],
        host: Some(HARDWARE),
        ..Service::BLANK
    },
    Service {
        id: "mdadm",
        name: "mdadm",
        units: &["mdmonitor", "mdadm", "mdmon@*"],
        host: Some(HARDWARE),
        ..Service::BLANK
    },
    Service { id: "fwupd", name: "fwupd", units: &["fwupd"], host: Some(HARDWARE), ..Service::BLANK },
    Service { id: "udisks2", name: "UDisks", units: &["udisks2"], host: Some(HARDWARE), ..Service::BLANK },
    Service { id: "upower", name: "UPower", units: &["upower"], host: Some(HARDWARE), ..Service::BLANK },
    Service { id: "tlp", name: "TLP", units: &["tlp"], packages: &["tlp"], host: Some(HARDWARE), ..Service::BLANK },
    Service { id: "lircd", name: "LIRC", units: &["lircd", "lirc"], host: Some(HARDWARE), ..Service::BLANK },
    Service {
        id: "watchdog",
        name: "watchdog",
        units: &["watchdog", "wd_keepalive"],
        host: Some(HARDWARE),
        ..Service::BLANK
    },
    Service { id: "mcelog", name: "mcelog", units: &["mcelog", "rasdaemon"], host: Some(HARDWARE), ..Service::BLANK },
    Service {
        id: "transparent-hugepages",
        name: "Transparent huge pages switch",
        units: &["disable-transparent-hugepages", "disable-transparent-huge-pages", "disable-thp"],
        host: Some(KERNEL),
        ..Service::BLANK
    },
    Service { id: "auditd", name: "auditd", units: &["auditd", "audit-rules"], host: Some(AUDIT), ..Service::BLANK },
    Service {
        id: "timesyncd",
        name: "systemd-timesyncd",
        units: &["systemd-timesyncd"],
        host: Some(KERNEL),
        ..Service::BLANK
    },
    Service {
        id: "updates",
        name: "automatic updates",
        units: &["unattended-upgrades", "apt-daily", "apt-daily-upgrade", "dnf-automatic", "yum-cron", "packagekit"],
        host: Some(UPDATES),
        ..Service::BLANK
    },
    Service { id: "tuned", name: "TuneD", units: &["tuned"], host: Some(KERNEL), ..Service::BLANK },
    Service { id: "kdump", name: "kdump", units: &["kdump", "kdump-tools"], host: Some(KERNEL), ..Service::BLANK },
    Service {
        id: "cpupower",
        name: "cpupower",
        units: &["cpupower", "cpufrequtils", "cpufreqd"],
        host: Some(KERNEL),
        ..Service::BLANK
    },
    Service {
        id: "ksm",
        name: "Kernel samepage merging",
        units: &["ksm", "ksmtuned"],
        host: Some(KERNEL),
        ..Service::BLANK
    },
    Service { id: "numad", name: "numad", units: &["numad"], host: Some(KERNEL), ..Service::BLANK },
    Service {
        id: "zram",
        name: "zram swap",
        units: &["zramswap", "zram-config"],
        host: Some(KERNEL),
        ..Service::BLANK
    },
    Service { id: "apparmor", name: "AppArmor", units: &["apparmor"], host: Some(KERNEL), ..Service::BLANK },
    Service {
        id: "accounting",
        name: "process accounting",
        units: &["acct", "psacct", "sysstat"],
        host: Some(KERNEL),
        ..Service::BLANK
    },
    Service { id: "earlyoom", name: "earlyoom", units: &["earlyoom"], host: Some(KERNEL), ..Service::BLANK },
    Service {
        id: "sysctl",
        name: "sysctl at boot",
        units: &["procps", "sysctl", "systemd-sysctl", "systemd-modules-load", "kmod", "modules"],
        host: Some(KERNEL),
        ..Service::BLANK
    },
    Service {
        id: "open-vm-tools",
        name: "VMware guest tools",
        units: &["open-vm-tools", "vmtoolsd", "vgauthd", "vgauth"],
        host: Some(MACHINE),
        ..Service::BLANK
    },
    Service {
        id: "qemu-guest-agent",
        name: "QEMU guest agent",
        units: &["qemu-guest-agent", "qemu-ga"],
        host: Some(MACHINE),
        ..Service::BLANK
    },
    Service {
        id: "virtualbox-guest",
        name: "VirtualBox guest additions",
        units: &["vboxadd", "vboxadd-service", "vboxservice", "virtualbox-guest-utils"],
        host: Some(MACHINE),
        ..Service::BLANK
    },
    Service {
        id: "hyperv-daemons",
        name: "Hyper-V guest daemons",
        units: &["hypervkvpd", "hypervvssd", "hv-kvp-daemon", "hv-vss-daemon"],
        host: Some(MACHINE),
        ..Service::BLANK
    },
    Service {
        id: "cloud-init",
        name: "cloud-init",
        units: &["cloud-init", "cloud-init-local", "cloud-config", "cloud-final"],
        host: Some(MACHINE),
        ..Service::BLANK
    },
    Service {
        id: "aws-agents",
        name: "AWS agents",
        units: &["amazon-ssm-agent", "amazon-cloudwatch-agent", "awslogs", "awslogsd", "ecs"],
        host: Some(MACHINE),
        ..Service::BLANK
    },
    Service {
        id: "waagent",
        name: "Azure Linux agent",
        units: &["walinuxagent", "waagent"],
        host: Some(MACHINE),
        ..Service::BLANK
    },
    Service {
        id: "google-guest-agent",
        name: "Google guest agent",
        units: &[
            "google-guest-agent",
            "google-startup-scripts",
            "google-cloud-ops-agent",
            "google-fluentd",
            "stackdriver-agent",
        ],
        host: Some(MACHINE),
        ..Service::BLANK
    },
    Service {
        id: "spice-vdagent",
        name: "SPICE agent",
        units: &["spice-vdagentd", "spice-vdagent"],
        host: Some(MACHINE),
        ..Service::BLANK
    },
    Service {
        id: "iscsid",
        name: "iSCSI initiator",
        units: &["iscsid", "iscsi", "open-iscsi"],
        host: Some(STORAGE),
        ..Service::BLANK
    },
    Service {
        id: "tgtd",
        name: "iSCSI target",
        units: &["tgt", "tgtd", "target"],
        host: Some(STORAGE),
        ..Service::BLANK
    },
    Service {
        id: "multipathd",
        name: "multipathd",
        units: &["multipathd", "multipath-tools"],
        host: Some(STORAGE),
        ..Service::BLANK
    },
    Service { id: "autofs", name: "autofs", units: &["autofs"], host: Some(STORAGE), ..Service::BLANK },
    Service {
        id: "nfs-client",
        name: "NFS client services",
        units: &["nfs-common", "nfs-client", "rpc-statd", "rpc-gssd", "nfs-idmapd", "rpc-idmapd"],
        host: Some(STORAGE),
        ..Service::BLANK
    },
    Service {
        id: "zfs",
        name: "ZFS",
        units: &["zfs-zed", "zfs-mount", "zfs-import-cache"],
        host: Some(STORAGE),
        ..Service::BLANK
    },
    Service {
        id: "lvm",
        name: "LVM",
        units: &["lvm2", "lvm2-monitor", "lvm2-lvmetad", "lvm2-lvmpolld", "dm-event", "blk-availability"],
        host: Some(STORAGE),
        ..Service::BLANK
    },
    Service { id: "drbd", name: "DRBD", units: &["drbd"], host: Some(STORAGE), ..Service::BLANK },
    Service { id: "quota", name: "disk quotas", units: &["quota", "quotarpc"], host: Some(STORAGE), ..Service::BLANK },
    Service { id: "ufw", name: "ufw", units: &["ufw"], host: Some(FIREWALL), ..Service::BLANK },
    Service {
        id: "iptables",
        name: "iptables rules",
        units: &["iptables", "ip6tables", "ebtables", "arptables", "shorewall", "shorewall6", "ipset"],
        host: Some(FIREWALL),
        ..Service::BLANK
    },
    Service {
        id: "network-setup",
        name: "network set-up",
        units: &[
            "NetworkManager",
            "network-manager",
            "NetworkManager-*",
            "network",
            "networking",
            "systemd-networkd",
            "netctl",
            "wicked",
            "connman",
            "dhcpcd",
            "dhcpcd@*",
        ],
        host: Some(NETWORK),
        ..Service::BLANK
    },
    Service {
        id: "wpa-supplicant",
        name: "wpa_supplicant",
        units: &["wpa_supplicant", "wpa_supplicant@*"],
        host: Some(NETWORK),
        ..Service::BLANK
    },
    Service { id: "hostapd", name: "hostapd", units: &["hostapd", "hostapd@*"], host: Some(NETWORK), ..Service::BLANK },
    Service { id: "lldpd", name: "lldpd", units: &["lldpd"], host: Some(NETWORK), ..Service::BLANK },
    Service {
        id: "ptp4l",
        name: "Linux PTP",
        units: &["ptp4l", "ptp4l@*", "phc2sys", "phc2sys@*", "timemaster"],
        host: Some(NETWORK),
        ..Service::BLANK
    },
    Service {
        id: "netfilter-persistent",
        name: "saved firewall rules",
        units: &["netfilter-persistent", "iptables-persistent", "nftables", "ulogd2", "ulogd"],
        host: Some(FIREWALL),
        ..Service::BLANK
    },
    Service {
        id: "openvswitch",
        name: "Open vSwitch",
        units: &["openvswitch-switch", "openvswitch", "ovs-vswitchd", "ovsdb-server"],
        host: Some(NETWORK),
        ..Service::BLANK
    },
    Service { id: "conntrackd", name: "conntrackd", units: &["conntrackd"], host: Some(NETWORK), ..Service::BLANK },
    Service { id: "ifplugd", name: "ifplugd", units: &["ifplugd", "netplan"], host: Some(NETWORK), ..Service::BLANK },
    Service { id: "miniupnpd", name: "MiniUPnPd", units: &["miniupnpd"], host: Some(NETWORK), ..Service::BLANK },
];
