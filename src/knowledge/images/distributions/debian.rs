//! Debian's images.

use super::{
    ARCHIVE, BOOKWORM, BULLSEYE, BUSTER, DEBIAN_ARCHIVE, DEBIAN_IMAGE, JESSIE, STRETCH, TRIXIE, base, gone, platform,
};
use crate::knowledge::images::{EndOfLife, Image};
use crate::knowledge::platform::{Family, Shell};

const DEBIAN: &[&str] = &["debian", "buildpack-deps", "bitnami/minideb"];

const fn debian(tags: &'static [&'static str], release: &'static str, end: Option<EndOfLife>) -> Image {
    base(DEBIAN, tags, platform(Family::Debian, "debian", release, Shell::Dash), end, DEBIAN_IMAGE)
}

/// The newest release first.
pub(super) const ALL: &[Image] = &[
    debian(&["13", "13-*", "13.*", "trixie", "trixie-*"], "13", TRIXIE.end_of_life),
    debian(&["12", "12-*", "12.*", "bookworm", "bookworm-*"], "12", BOOKWORM.end_of_life),
    debian(&["11", "11-*", "11.*", "bullseye", "bullseye-*"], "11", BULLSEYE.end_of_life),
    debian(&["10", "10-*", "10.*", "buster", "buster-*"], "10", BUSTER.end_of_life),
    debian(&["9", "9-*", "9.*", "stretch", "stretch-*"], "9", STRETCH.end_of_life),
    debian(&["8", "8-*", "8.*", "jessie", "jessie-*"], "8", JESSIE.end_of_life),
    debian(&["7", "7-*", "7.*", "wheezy", "wheezy-*"], "7", gone(2018, 5, 31, ARCHIVE, DEBIAN_ARCHIVE)),
    debian(&["6", "6-*", "6.*", "squeeze", "squeeze-*"], "6", gone(2016, 2, 29, ARCHIVE, DEBIAN_ARCHIVE)),
    debian(
        &[
            "latest",
            "stable*",
            "oldstable*",
            "oldoldstable*",
            "testing*",
            "unstable*",
            "sid*",
            "experimental*",
            "forky*",
        ],
        "",
        None,
    ),
];
