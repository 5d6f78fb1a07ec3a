//! Images of whole systems: made to boot on a disk, under a runtime that gives them what an init needs, or as one product.

use super::distributions::{ANY_DEBIAN, ANY_UBUNTU, Base};
use super::{Image, Purpose, Start};
use crate::knowledge::Source;
use crate::knowledge::platform::{Family, Shell};

const BOOTC: Source = "https://docs.fedoraproject.org/en-US/bootc/building-containers/";
const RHEL_IMAGE_MODE: Source = "https://docs.redhat.com/en/documentation/red_hat_enterprise_linux/9/html/using_image_mode_for_rhel_to_build_deploy_and_manage_operating_systems/";
const UNIVERSAL_BLUE: Source = "https://universal-blue.org/";
const FEDORA_COREOS: Source = "https://coreos.github.io/rpm-ostree/container/";
const SYSBOX: Source = "https://github.com/nestybox/sysbox/blob/master/docs/user-guide/images.md";
const KIND: Source = "https://kind.sigs.k8s.io/docs/design/node-image/";
const FREEIPA: Source = "https://github.com/freeipa/freeipa-container";

const PROXMOX: Source = "https://github.com/LongQT-sea/containerized-proxmox";

const FEDORA: Base = Base::of(Family::Rhel, "fedora", Shell::Unknown);
const RHEL: Base = Base::of(Family::Rhel, "rhel", Shell::Unknown);
const CENTOS: Base = Base::of(Family::Rhel, "centos", Shell::Unknown);
const ALMA: Base = Base::of(Family::Rhel, "almalinux", Shell::Unknown);

const fn system(
    names: &'static [&'static str],
    base: Base,
    command: &'static str,
    purpose: Purpose,
    source: Source,
) -> Image {
    Image {
        names,
        tags: &["*"],
        platform: base.platform,
        end_of_life: base.end_of_life,
        starts: Start::Init { command },
        purpose,
        source,
    }
}

const fn machine(names: &'static [&'static str], base: Base, source: Source) -> Image {
    system(names, base, "/sbin/init", Purpose::Machine, source)
}

/// Images of whole systems.
pub(super) const ALL: &[Image] = &[
    machine(&["fedora/fedora-bootc", "fedora-bootc", "fedora/fedora-*-bootc"], FEDORA, BOOTC),
    machine(&["centos-bootc/*", "centos-bootc", "centos/centos-bootc"], CENTOS, BOOTC),
    machine(&["rhel9/rhel-bootc", "rhel10/rhel-bootc", "rhel9-bootc", "rhel*/rhel-bootc*"], RHEL, RHEL_IMAGE_MODE),
    machine(&["almalinuxorg/almalinux-bootc", "almalinux/*bootc*"], ALMA, "https://github.com/AlmaLinux/bootc-images"),
    machine(
        &["fedora/fedora-coreos", "coreos-assembler/fedora-coreos", "fedora-ostree-desktops/*"],
        FEDORA,
        FEDORA_COREOS,
    ),
    machine(&["ghcr.io/ublue-os/*", "ublue-os/*"], FEDORA, UNIVERSAL_BLUE),
    system(
        &[
            "nestybox/ubuntu-*systemd*",
            "ghcr.io/nestybox/ubuntu-*systemd*",
            "registry.nestybox.com/nestybox/ubuntu-*systemd*",
        ],
        ANY_UBUNTU,
        "/sbin/init",
        Purpose::SystemContainer,
        SYSBOX,
    ),
    system(
        &[
            "nestybox/*systemd*",
            "ghcr.io/nestybox/*systemd*",
            "registry.nestybox.com/nestybox/*systemd*",
            "nestybox/k8s-node*",
            "ghcr.io/nestybox/k8s-node*",
        ],
        ANY_DEBIAN,
        "/sbin/init",
        Purpose::SystemContainer,
        SYSBOX,
    ),
    system(&["kindest/node", "kindest/base"], ANY_DEBIAN, "/sbin/init", Purpose::SystemContainer, KIND),
    system(
        &["freeipa/freeipa-server", "freeipa/freeipa-server-*"],
        FEDORA,
        "/usr/local/sbin/init",
        Purpose::Appliance,
        FREEIPA,
    ),
    system(
        &["*/proxmox-ve*", "*/proxmox-backup-server*", "*/pxvirt*"],
        ANY_DEBIAN,
        "/sbin/init",
        Purpose::Appliance,
        PROXMOX,
    ),
];
