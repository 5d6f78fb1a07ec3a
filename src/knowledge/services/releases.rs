//! Where recipes were run, and for which releases they hold.

use super::Releases;
use crate::knowledge::Source;

/// The source of recipes that were run by hand: each was built, started, looked at for minutes and stopped.
pub(super) const RUN_ON_DEBIAN_12: Source = "run on Debian 12 (bookworm) in Docker Engine 20.10";

/// The source of recipes that were run on the other releases that they name: built from the distribution's packages, up
/// for more than a minute, its processes looked at, stopped by its stop signal.
pub(super) const RUN_ON_RELEASES: Source =
    "run on the releases named, of Debian (11 to 13) and Ubuntu (16.04 to 26.04), in Docker Engine 20.10";

/// The source of recipes that were run by hand on two releases: started, looked at, restarted, stopped.
pub(super) const RUN_BY_HAND: Source = "run on Debian 12 (bookworm) and 13 (trixie) in Docker Engine 20.10";

/// The source of recipes that tests/containers/recipes tries: built from the distribution's packages, its processes looked at,
/// asked as its clients would, stopped by its stop signal.
pub(super) const TRIED: Source = "run on Debian 12 (bookworm) and 13 (trixie): tests/containers/recipes";

/// What takes the RHEL family's packages as they are since systemd came: units that start the daemon itself.
pub(super) const RHEL_SINCE_7: Releases = Releases::Only(&[
    ("centos", "7"),
    ("centos", "8"),
    ("centos", "9"),
    ("centos", "10"),
    ("rhel", "7"),
    ("rhel", "8"),
    ("rhel", "9"),
    ("rhel", "10"),
    ("rockylinux", ""),
    ("almalinux", ""),
    ("oraclelinux", "7"),
    ("oraclelinux", "8"),
    ("oraclelinux", "9"),
    ("oraclelinux", "10"),
    ("fedora", ""),
    ("amazonlinux", "2"),
    ("amazonlinux", "2023"),
]);

/// Debian 12 alone, where the recipe was run.
pub(super) const DEBIAN_12: Releases = Releases::Only(&[("debian", "12")]);

/// The releases that a moving tag (`ubuntu`, `debian:stable`) or an image that does not tell its release (`node:lts`) stands
/// for, as of [`crate::knowledge::AS_OF`]; older ones can install no package any more. What holds for all of these holds for such an image, except a command that names a version.
pub(super) const MOVING: &[(&str, &[&str])] =
    &[("debian", &["11", "12", "13"]), ("ubuntu", &["22.04", "24.04", "26.04"])];

/// Debian's and Ubuntu's releases that boot systemd, but those that were replaced within a year.
pub(super) const WITH_SYSTEMD: &[(&str, &[&str])] = &[
    ("debian", &["8", "9", "10", "11", "12", "13"]),
    ("ubuntu", &["16.04", "18.04", "20.04", "22.04", "24.04", "26.04"]),
];

/// Where most recipes were run, for those that Debian 13 shows otherwise.
pub(super) const RUN_BUT_TRIXIE: Releases = Releases::Only(&[
    ("debian", "11"),
    ("debian", "12"),
    ("ubuntu", "16.04"),
    ("ubuntu", "18.04"),
    ("ubuntu", "20.04"),
    ("ubuntu", "22.04"),
    ("ubuntu", "24.04"),
    ("ubuntu", "26.04"),
]);

/// Where most recipes were run: every release of Debian and Ubuntu whose packages are still to be had.
pub(super) const RUN: Releases = Releases::Only(&[
    ("debian", "11"),
    ("debian", "12"),
    ("debian", "13"),
    ("ubuntu", "16.04"),
    ("ubuntu", "18.04"),
    ("ubuntu", "20.04"),
    ("ubuntu", "22.04"),
    ("ubuntu", "24.04"),
    ("ubuntu", "26.04"),
]);

/// The same without Ubuntu 16.04, whose daemons lack options that later ones have.
pub(super) const RUN_SINCE_BIONIC: Releases = Releases::Only(&[
    ("debian", "11"),
    ("debian", "12"),
    ("debian", "13"),
    ("ubuntu", "18.04"),
    ("ubuntu", "20.04"),
    ("ubuntu", "22.04"),
    ("ubuntu", "24.04"),
    ("ubuntu", "26.04"),
]);

/// The same without Ubuntu 16.04 and 18.04.
pub(super) const RUN_SINCE_FOCAL: Releases = Releases::Only(&[
    ("debian", "11"),
    ("debian", "12"),
    ("debian", "13"),
    ("ubuntu", "20.04"),
    ("ubuntu", "22.04"),
    ("ubuntu", "24.04"),
    ("ubuntu", "26.04"),
]);

/// Where the daemons with few releases were run.
pub(super) const RUN_SINCE_BOOKWORM: Releases = Releases::Only(&[("debian", "12"), ("debian", "13")]);

/// Documented for the daemon, but neither run nor documented for a release of this family: always for review.
pub(super) const UNPROVEN: Releases = Releases::Only(&[]);
