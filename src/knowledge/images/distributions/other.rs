//! The images of the other distributions.

use super::{ALPINE_RELEASES, NEW_BASH, OLD_BASH, OPENSUSE_LIFETIME, base, ends, platform};
use crate::knowledge::images::{EndOfLife, Image, Purpose, Start};
use crate::knowledge::platform::{Family, Shell};

const ALPINE: &[&str] = &["alpine", "gliderlabs/alpine"];
const LEAP: &[&str] = &["opensuse/leap", "opensuse", "opensuse/amd64"];

const fn alpine(tags: &'static [&'static str], release: &'static str, end: Option<EndOfLife>) -> Image {
    base(ALPINE, tags, platform(Family::Alpine, "alpine", release, Shell::Ash), end, ALPINE_RELEASES)
}

const fn leap(tags: &'static [&'static str], release: &'static str, shell: Shell, end: Option<EndOfLife>) -> Image {
    base(LEAP, tags, platform(Family::Suse, "opensuse", release, shell), end, OPENSUSE_LIFETIME)
}

/// A base of no family that the catalogue knows.
const OTHER: Image = Image {
    names: &[],
    tags: &["*"],
    platform: None,
    end_of_life: None,
    starts: Start::Shell,
    purpose: Purpose::Container,
    source: "",
};

/// The newest release first.
pub(super) const ALL: &[Image] = &[
    alpine(&["3.23", "3.23.*"], "3.23", ends(2027, 11, 1, ALPINE_RELEASES)),
    alpine(&["3.22", "3.22.*"], "3.22", ends(2027, 5, 1, ALPINE_RELEASES)),
    alpine(&["3.21", "3.21.*"], "3.21", ends(2026, 11, 1, ALPINE_RELEASES)),
    alpine(&["3.20", "3.20.*"], "3.20", ends(2026, 4, 1, ALPINE_RELEASES)),
    alpine(&["3.19", "3.19.*"], "3.19", ends(2025, 11, 1, ALPINE_RELEASES)),
    alpine(&["3.18", "3.18.*"], "3.18", ends(2025, 5, 9, ALPINE_RELEASES)),
    alpine(&["3.17", "3.17.*"], "3.17", ends(2024, 11, 22, ALPINE_RELEASES)),
    alpine(&["3.16", "3.16.*"], "3.16", ends(2024, 5, 23, ALPINE_RELEASES)),
    alpine(&["3.15", "3.15.*"], "3.15", ends(2023, 11, 1, ALPINE_RELEASES)),
    alpine(&["3.14", "3.14.*"], "3.14", ends(2023, 5, 1, ALPINE_RELEASES)),
    alpine(&["3.13", "3.13.*"], "3.13", ends(2022, 11, 1, ALPINE_RELEASES)),
    alpine(&["3.12", "3.12.*"], "3.12", ends(2022, 5, 1, ALPINE_RELEASES)),
    alpine(&["3.11", "3.11.*"], "3.11", ends(2021, 11, 1, ALPINE_RELEASES)),
    alpine(&["3.10", "3.10.*"], "3.10", ends(2021, 5, 1, ALPINE_RELEASES)),
    alpine(&["3.9", "3.9.*"], "3.9", ends(2020, 11, 1, ALPINE_RELEASES)),
    alpine(&["3.8", "3.8.*"], "3.8", ends(2020, 5, 1, ALPINE_RELEASES)),
    alpine(&["3.7", "3.7.*"], "3.7", ends(2019, 11, 1, ALPINE_RELEASES)),
    alpine(&["3.6", "3.6.*"], "3.6", ends(2019, 5, 1, ALPINE_RELEASES)),
    alpine(&["3.5", "3.5.*"], "3.5", ends(2018, 11, 1, ALPINE_RELEASES)),
    alpine(&["3.4", "3.4.*"], "3.4", ends(2018, 5, 1, ALPINE_RELEASES)),
    alpine(&["3.3", "3.3.*"], "3.3", ends(2017, 11, 1, ALPINE_RELEASES)),
    alpine(&["3.2", "3.2.*"], "3.2", ends(2017, 5, 1, ALPINE_RELEASES)),
    alpine(&["3.1", "3.1.*"], "3.1", ends(2016, 11, 1, ALPINE_RELEASES)),
    alpine(&["latest", "3", "edge", "20*", "3.*"], "", None),
    leap(&["16.0", "16.0.*"], "16.0", NEW_BASH, ends(2027, 10, 31, OPENSUSE_LIFETIME)),
    leap(&["15.6", "15.6.*"], "15.6", OLD_BASH, ends(2026, 4, 30, OPENSUSE_LIFETIME)),
    leap(&["15.5", "15.5.*"], "15.5", OLD_BASH, ends(2024, 12, 31, OPENSUSE_LIFETIME)),
    leap(&["15.4", "15.4.*"], "15.4", OLD_BASH, ends(2023, 12, 7, OPENSUSE_LIFETIME)),
    leap(&["15.3", "15.3.*"], "15.3", OLD_BASH, ends(2022, 12, 31, OPENSUSE_LIFETIME)),
    leap(&["15.2", "15.2.*"], "15.2", OLD_BASH, ends(2022, 1, 4, OPENSUSE_LIFETIME)),
    leap(&["15.1", "15.1.*"], "15.1", OLD_BASH, ends(2021, 2, 2, OPENSUSE_LIFETIME)),
    leap(&["15.0", "15.0.*"], "15.0", OLD_BASH, ends(2019, 12, 3, OPENSUSE_LIFETIME)),
    leap(&["42.3", "42.3.*"], "42.3", OLD_BASH, ends(2019, 7, 1, OPENSUSE_LIFETIME)),
    leap(&["42.2", "42.2.*"], "42.2", OLD_BASH, ends(2018, 1, 26, OPENSUSE_LIFETIME)),
    leap(&["latest", "15", "42", "leap", "13.*"], "", Shell::Unknown, None),
    base(
        &["opensuse/tumbleweed"],
        &["*"],
        platform(Family::Suse, "opensuse", "", NEW_BASH),
        None,
        "https://en.opensuse.org/Portal:Tumbleweed",
    ),
    base(
        &["archlinux", "archlinux/archlinux", "archlinux/base"],
        &["*"],
        platform(Family::Arch, "archlinux", "", NEW_BASH),
        None,
        "https://wiki.archlinux.org/title/Docker",
    ),
    // Its sources.list names the archive already.
    base(
        &["debian/eol"],
        &["*"],
        platform(Family::Debian, "debian", "", Shell::Dash),
        None,
        "https://hub.docker.com/r/debian/eol",
    ),
    // SUSE's own for containers: the release is that of the enterprise distribution.
    base(
        &["bci/bci-base", "suse/sle15", "suse/sles12sp5"],
        &["*"],
        platform(Family::Suse, "sles", "", Shell::Unknown),
        None,
        "https://documentation.suse.com/container/all/html/Container-guide/index.html",
    ),
    // Rebuilds of RHEL 7 that ended with CentOS 7, and are official images still.
    base(
        &["sl"],
        &["7", "latest"],
        platform(Family::Rhel, "scientific", "7", OLD_BASH),
        ends(2024, 6, 30, "https://github.com/docker-library/docs/blob/master/sl/deprecated.md"),
        "https://github.com/docker-library/docs/tree/master/sl",
    ),
    base(
        &["clefos"],
        &["*"],
        platform(Family::Rhel, "clefos", "7", OLD_BASH),
        ends(2024, 6, 30, "https://github.com/docker-library/docs/blob/master/clefos/deprecated.md"),
        "https://github.com/docker-library/docs/tree/master/clefos",
    ),
    // Official images of other families: a shell, and no recipe.
    Image {
        names: &["clearlinux"],
        tags: &["*"],
        end_of_life: ends(2025, 7, 18, "https://github.com/docker-library/docs/blob/master/clearlinux/deprecated.md"),
        source: "https://github.com/docker-library/docs/tree/master/clearlinux",
        ..OTHER
    },
    Image { names: &["photon"], source: "https://github.com/docker-library/docs/tree/master/photon", ..OTHER },
    Image { names: &["mageia"], source: "https://github.com/docker-library/docs/tree/master/mageia", ..OTHER },
    Image { names: &["alt"], source: "https://github.com/docker-library/docs/tree/master/alt", ..OTHER },
    Image { names: &["crux"], source: "https://github.com/docker-library/docs/tree/master/crux", ..OTHER },
    Image { names: &["cirros"], source: "https://github.com/docker-library/docs/tree/master/cirros", ..OTHER },
    Image { names: &["sl"], source: "https://github.com/docker-library/docs/tree/master/sl", ..OTHER },
    Image { names: &["busybox"], source: "https://github.com/docker-library/docs/tree/master/busybox", ..OTHER },
];
