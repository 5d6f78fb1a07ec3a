//! The images of the other distributions.

use super::{ALPINE_RELEASES, NEW_BASH, OLD_BASH, OPENSUSE_LIFETIME, base, ends, platform};
use crate::knowledge::Source;
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

const PHOTON: Source = "https://github.com/docker-library/docs/tree/master/photon";
const PHOTON_ENDS: Source = "https://github.com/endoflife-date/endoflife.date/blob/master/products/vmware-photon.md";
const MAGEIA: Source = "https://github.com/docker-library/docs/tree/master/mageia";
const MAGEIA_ENDS: Source = "https://github.com/endoflife-date/endoflife.date/blob/master/products/mageia.md";
const ALT: Source = "https://github.com/docker-library/docs/tree/master/alt";
/// The day of the last security updates of the branch's repository.
const ALT_ENDS: Source = "https://github.com/endoflife-date/endoflife.date/blob/master/products/alt-linux.md";

/// A base of a family that has no recipes.
const fn other(
    names: &'static [&'static str],
    tags: &'static [&'static str],
    source: Source,
    end_of_life: Option<EndOfLife>,
) -> Image {
    Image { names, tags, end_of_life, source, ..OTHER }
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
        "https://github.com/docker-library/docs/blob/master/archlinux/content.md",
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
    other(&["photon"], &["4.0*"], PHOTON, ends(2026, 3, 1, PHOTON_ENDS)),
    other(&["photon"], &["3.0*"], PHOTON, ends(2024, 3, 1, PHOTON_ENDS)),
    other(&["photon"], &["2.0*"], PHOTON, ends(2022, 12, 1, PHOTON_ENDS)),
    other(&["photon"], &["1.0*"], PHOTON, ends(2022, 2, 28, PHOTON_ENDS)),
    // No date is published for 5.0 (the same list).
    other(&["photon"], &["*"], PHOTON, None),
    // Mageia 9 ends three months after the release that follows it (the same list): no day yet.
    other(&["mageia"], &["8"], MAGEIA, ends(2023, 11, 30, MAGEIA_ENDS)),
    other(&["mageia"], &["7"], MAGEIA, ends(2021, 6, 30, MAGEIA_ENDS)),
    other(&["mageia"], &["6"], MAGEIA, ends(2019, 9, 30, MAGEIA_ENDS)),
    other(&["mageia"], &["5"], MAGEIA, ends(2017, 12, 31, MAGEIA_ENDS)),
    other(&["mageia"], &["4"], MAGEIA, ends(2015, 9, 19, MAGEIA_ENDS)),
    other(&["mageia"], &["3"], MAGEIA, ends(2014, 11, 26, MAGEIA_ENDS)),
    other(&["mageia"], &["*"], MAGEIA, None),
    other(&["alt"], &["p11*"], ALT, ends(2027, 6, 30, ALT_ENDS)),
    other(&["alt"], &["p10*"], ALT, ends(2025, 12, 31, ALT_ENDS)),
    other(&["alt"], &["p9*"], ALT, ends(2023, 12, 31, ALT_ENDS)),
    other(&["alt"], &["*"], ALT, None),
    // CRUX and CirrOS publish no end of life: their own descriptions name none, and endoflife.date has neither.
    other(&["crux"], &["*"], "https://github.com/docker-library/docs/blob/master/crux/content.md", None),
    other(&["cirros"], &["*"], "https://github.com/docker-library/docs/blob/master/cirros/content.md", None),
    Image { names: &["sl"], source: "https://github.com/docker-library/docs/tree/master/sl", ..OTHER },
    Image { names: &["busybox"], source: "https://github.com/docker-library/docs/tree/master/busybox", ..OTHER },
];
