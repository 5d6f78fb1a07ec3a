//! Images made to boot an init system: to test one, or to run several services on purpose.

use super::distributions::{ANY_DEBIAN, ANY_UBUNTU, Base, CENTOS_7, NO_DISTRIBUTION};
use super::{Image, Purpose, Start};
use crate::knowledge::Source;
use crate::knowledge::platform::{Family, Shell};
use crate::report::Pid1Kind;
use crate::text::base_name;

const UBI: Source =
    "https://docs.redhat.com/en/documentation/red_hat_enterprise_linux/10/deploy-using_the_ubi_init_images";
const J8R: Source = "https://github.com/j8r/dockerfiles/tree/master/systemd";
const GEERLINGGUY: Source = "https://hub.docker.com/u/geerlingguy";
const DOKKEN: Source = "https://github.com/test-kitchen/dokken-images";
const ALMA: Source = "https://github.com/AlmaLinux/container-images";

const UBI_8: Base = Base::of_release(Family::Rhel, "rhel", "8", Shell::Bash { execs_last: false });
const UBI_9: Base = Base::of_release(Family::Rhel, "rhel", "9", Shell::Bash { execs_last: true });
const UBI_10: Base = Base::of_release(Family::Rhel, "rhel", "10", Shell::Bash { execs_last: true });
const ANY_FEDORA: Base = Base::of(Family::Rhel, "fedora", Shell::Unknown);
const ANY_RHEL: Base = Base::of(Family::Rhel, "rhel", Shell::Unknown);
const ANY_CENTOS: Base = Base::of(Family::Rhel, "centos", Shell::Unknown);
const ANY_ROCKY: Base = Base::of(Family::Rhel, "rockylinux", Shell::Unknown);
const ANY_ALMA: Base = Base::of(Family::Rhel, "almalinux", Shell::Unknown);
const ANY_AMAZON: Base = Base::of(Family::Rhel, "amazonlinux", Shell::Unknown);
const ANY_ORACLE: Base = Base::of(Family::Rhel, "oraclelinux", Shell::Unknown);
const fn boots(names: &'static [&'static str], base: Base, command: &'static str, source: Source) -> Image {
    tagged(names, &["*"], base, command, source)
}

const fn tagged(
    names: &'static [&'static str],
    tags: &'static [&'static str],
    base: Base,
    command: &'static str,
    source: Source,
) -> Image {
    Image {
        names,
        tags,
        platform: base.platform,
        end_of_life: base.end_of_life,
        starts: Start::Init { command },
        purpose: Purpose::Container,
        source,
    }
}

/// A vendor's image for running services under systemd in podman.
const fn for_podman(
    names: &'static [&'static str],
    tags: &'static [&'static str],
    base: Base,
    source: Source,
) -> Image {
    Image { purpose: Purpose::PodmanSystemd, ..tagged(names, tags, base, "/sbin/init", source) }
}

/// Images that boot an init, and the same image without it.
const COUNTERPARTS: &[(&[&str], &str, Source)] = &[
    (&["centos/systemd"], "centos:7", "https://hub.docker.com/r/centos/systemd"),
    (&["ubi7-init", "ubi7/ubi-init"], "registry.access.redhat.com/ubi7", UBI),
    (&["ubi8-init", "ubi8/ubi-init", "redhat/ubi8-init"], "registry.access.redhat.com/ubi8", UBI),
    (&["ubi9-init", "ubi9/ubi-init", "redhat/ubi9-init"], "registry.access.redhat.com/ubi9", UBI),
    (&["ubi10-init", "ubi10/ubi-init", "redhat/ubi10-init"], "registry.access.redhat.com/ubi10", UBI),
    (&["almalinux/8-init"], "almalinux:8", ALMA),
    (&["almalinux/9-init"], "almalinux:9", ALMA),
    (&["almalinux/10-init"], "almalinux:10", ALMA),
];

/// The image without the init that one with it is made from, where that is documented.
#[must_use]
pub fn plain_counterpart(name: &str) -> Option<&'static str> {
    let name = super::bare(name);
    COUNTERPARTS.iter().find(|(names, ..)| names.contains(&name)).map(|(_, plain, _)| *plain)
}

/// Images whose makers' Dockerfiles put nothing on a distribution's image but an init, fewer links to its units, a volume and a
/// CMD: no entrypoint, no stop signal. Another CMD runs on them as on the distribution's own.
const ADD_AN_INIT: &[(&str, Source)] = &[
    ("centos/systemd", "https://github.com/CentOS/CentOS-Dockerfiles/blob/master/systemd/centos7/Dockerfile"),
    ("jrei/systemd-ubuntu", "https://github.com/j8r/dockerfiles/blob/master/systemd/ubuntu/22.04.Dockerfile"),
    ("jrei/systemd-debian", "https://github.com/j8r/dockerfiles/blob/master/systemd/debian/12.Dockerfile"),
];

/// Whether an image is a distribution's own with an init in its CMD, and nothing else that outlives another CMD.
#[must_use]
pub fn only_adds_an_init(name: &str) -> bool {
    let name = super::bare(name);
    ADD_AN_INIT.iter().any(|(image, _)| *image == name)
}

/// Whether an image is called after an init: a hint, no more. Libraries and tools that only speak of one are not meant.
#[must_use]
pub fn named_after_init(name: &str) -> bool {
    init_of_name(name).is_some()
}

/// Inits, as images are called after them.
const INITS: &[(&str, Pid1Kind)] = &[
    ("systemd", Pid1Kind::Systemd),
    ("openrc", Pid1Kind::Openrc),
    ("upstart", Pid1Kind::Upstart),
    ("sysvinit", Pid1Kind::Sysvinit),
];

/// The init that an image is called after: a hint, no more.
#[must_use]
pub fn init_of_name(name: &str) -> Option<Pid1Kind> {
    let last = base_name(name);
    let last = last.split(':').next().unwrap_or(last);
    let is_word = |init: &str| ['-', '_', '.'].iter().any(|&separator| last.split(separator).any(|word| word == init));
    INITS.iter().find(|(init, _)| is_word(init)).map(|(_, kind)| *kind)
}

/// Images whose start command is an init.
pub(super) const ALL: &[Image] = &[
    boots(&["centos/systemd"], CENTOS_7, "/usr/sbin/init", "https://hub.docker.com/r/centos/systemd"),
    boots(&["jrei/systemd-ubuntu"], ANY_UBUNTU, "/lib/systemd/systemd", J8R),
    boots(&["jrei/systemd-debian"], ANY_DEBIAN, "/lib/systemd/systemd", J8R),
    boots(&["jrei/systemd-centos"], ANY_CENTOS, "/usr/sbin/init", J8R),
    boots(&["jrei/systemd-fedora"], ANY_FEDORA, "/usr/sbin/init", J8R),
    boots(&["geerlingguy/docker-ubuntu*-ansible"], ANY_UBUNTU, "/lib/systemd/systemd", GEERLINGGUY),
    boots(&["geerlingguy/docker-debian*-ansible"], ANY_DEBIAN, "/lib/systemd/systemd", GEERLINGGUY),
    boots(&["geerlingguy/docker-centos*-ansible"], ANY_CENTOS, "/usr/lib/systemd/systemd", GEERLINGGUY),
    boots(&["geerlingguy/docker-rockylinux*-ansible"], ANY_ROCKY, "/usr/lib/systemd/systemd", GEERLINGGUY),
    boots(&["geerlingguy/docker-fedora*-ansible"], ANY_FEDORA, "/usr/lib/systemd/systemd", GEERLINGGUY),
    boots(&["geerlingguy/docker-amazonlinux*-ansible"], ANY_AMAZON, "/usr/lib/systemd/systemd", GEERLINGGUY),
    boots(&["geerlingguy/docker-*-ansible"], NO_DISTRIBUTION, "/usr/lib/systemd/systemd", GEERLINGGUY),
    boots(&["dokken/centos-6"], ANY_CENTOS, "/sbin/init", DOKKEN),
    boots(&["dokken/ubuntu-14.04"], ANY_UBUNTU, "/sbin/init", DOKKEN),
    boots(&["dokken/ubuntu-*"], ANY_UBUNTU, "/bin/systemd", DOKKEN),
    boots(&["dokken/debian-*"], ANY_DEBIAN, "/bin/systemd", DOKKEN),
    boots(&["dokken/centos-*"], ANY_CENTOS, "/usr/lib/systemd/systemd", DOKKEN),
    boots(&["dokken/almalinux-*"], ANY_ALMA, "/usr/lib/systemd/systemd", DOKKEN),
    boots(&["dokken/rockylinux-*"], ANY_ROCKY, "/usr/lib/systemd/systemd", DOKKEN),
    boots(&["dokken/fedora-*"], ANY_FEDORA, "/usr/lib/systemd/systemd", DOKKEN),
    boots(&["dokken/amazonlinux-*"], ANY_AMAZON, "/usr/lib/systemd/systemd", DOKKEN),
    boots(&["dokken/oraclelinux-*"], ANY_ORACLE, "/usr/lib/systemd/systemd", DOKKEN),
    boots(&["dokken/*"], NO_DISTRIBUTION, "/usr/lib/systemd/systemd", DOKKEN),
    for_podman(&["ubi7-init", "ubi7/ubi-init", "redhat/ubi7-init", "rhel7-init"], &["*"], ANY_RHEL, UBI),
    for_podman(&["ubi8-init", "ubi8/ubi-init", "redhat/ubi8-init"], &["*"], UBI_8, UBI),
    for_podman(&["ubi9-init", "ubi9/ubi-init", "redhat/ubi9-init"], &["*"], UBI_9, UBI),
    for_podman(&["ubi10-init", "ubi10/ubi-init", "redhat/ubi10-init"], &["*"], UBI_10, UBI),
    for_podman(&["almalinux/8-init", "almalinux/9-init", "almalinux/10-init"], &["*"], ANY_ALMA, ALMA),
    for_podman(
        &["rockylinux/rockylinux", "rockylinux"],
        &["*ubi-init*"],
        ANY_ROCKY,
        "https://hub.docker.com/r/rockylinux/rockylinux",
    ),
    boots(
        &["robertdebock/fedora", "robertdebock/enterpriselinux", "robertdebock/centos*"],
        ANY_FEDORA,
        "/sbin/init",
        "https://hub.docker.com/u/robertdebock",
    ),
    boots(
        &["robertdebock/debian", "robertdebock/ubuntu"],
        ANY_DEBIAN,
        "/lib/systemd/systemd",
        "https://hub.docker.com/u/robertdebock",
    ),
    boots(
        &["solita/ubuntu-systemd", "solita/ubuntu-systemd-ssh"],
        ANY_UBUNTU,
        "/sbin/init",
        "https://github.com/solita/docker-systemd",
    ),
    boots(
        &["ubuntu-upstart"],
        ANY_UBUNTU,
        "/sbin/init",
        "https://github.com/docker-library/docs/tree/master/ubuntu-upstart",
    ),
    // Their init is a supervisor made for containers (my_init, s6-overlay), which starts what the image adds.
    Image {
        starts: Start::Unknown,
        ..boots(
            &["phusion/baseimage", "phusion/passenger-*"],
            ANY_UBUNTU,
            "/sbin/my_init",
            "https://github.com/phusion/baseimage-docker",
        )
    },
    // Their init is a supervisor made for containers (my_init, s6-overlay), which starts what the image adds.
    Image {
        starts: Start::Unknown,
        ..boots(
            &[
                "linuxserver/baseimage-ubuntu",
                "lscr.io/linuxserver/baseimage-ubuntu",
                "ghcr.io/linuxserver/baseimage-ubuntu",
            ],
            ANY_UBUNTU,
            "/init",
            "https://github.com/linuxserver/docker-baseimage-ubuntu",
        )
    },
    // Their init is a supervisor made for containers (my_init, s6-overlay), which starts what the image adds.
    Image {
        starts: Start::Unknown,
        ..boots(
            &["linuxserver/*", "lscr.io/linuxserver/*", "ghcr.io/linuxserver/*"],
            NO_DISTRIBUTION,
            "/init",
            "https://github.com/linuxserver/docker-baseimage-alpine",
        )
    },
    // The same.
    Image {
        starts: Start::Unknown,
        ..boots(
            &["rocker/rstudio*", "rocker/tidyverse*", "rocker/verse*", "rocker/geospatial*"],
            ANY_UBUNTU,
            "/init",
            "https://github.com/rocker-org/rocker-versioned2/blob/master/dockerfiles/rstudio_4.3.1.Dockerfile",
        )
    },
];
