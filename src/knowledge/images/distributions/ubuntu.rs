//! Ubuntu's images.

use super::{BIONIC, FOCAL, JAMMY, NOBLE, UBUNTU_IMAGE, UBUNTU_RELEASES, base, ends, gone, platform};
use crate::knowledge::Source;
use crate::knowledge::images::{EndOfLife, Image};
use crate::knowledge::platform::{Family, Shell};
use crate::lang::Text;

const UBUNTU: &[&str] = &["ubuntu", "buildpack-deps", "ubuntu/ubuntu"];
const UBUNTU_OLD_RELEASES: Source = "https://help.ubuntu.com/community/EOLUpgrades";
const OLD_RELEASES: Text = Text {
    en: "Its packages have moved to old-releases.ubuntu.com: apt-get update fails until sources.list points there. The \
         base image is left as it is here.",
    ja: "パッケージは old-releases.ubuntu.com に移りました。sources.list をそちらに向けるまで apt-get update は失敗します。\
         ここではベースイメージを変えません。",
};

const fn ubuntu(tags: &'static [&'static str], release: &'static str, end: Option<EndOfLife>) -> Image {
    base(UBUNTU, tags, platform(Family::Debian, "ubuntu", release, Shell::Dash), end, UBUNTU_IMAGE)
}

/// The newest release first.
pub(super) const ALL: &[Image] = &[
    ubuntu(&["26.04", "26.04-*", "26.04.*", "resolute", "resolute-*"], "26.04", ends(2031, 5, 29, UBUNTU_RELEASES)),
    ubuntu(&["25.10", "25.10-*", "25.10.*", "questing", "questing-*"], "25.10", ends(2026, 7, 9, UBUNTU_RELEASES)),
    ubuntu(&["25.04", "25.04-*", "25.04.*", "plucky", "plucky-*"], "25.04", ends(2026, 1, 15, UBUNTU_RELEASES)),
    ubuntu(
        &["24.10", "24.10-*", "24.10.*", "oracular", "oracular-*"],
        "24.10",
        gone(2025, 7, 10, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(&["24.04", "24.04-*", "24.04.*", "noble", "noble-*"], "24.04", NOBLE.end_of_life),
    ubuntu(
        &["23.10", "23.10-*", "23.10.*", "mantic", "mantic-*"],
        "23.10",
        gone(2024, 7, 11, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(
        &["23.04", "23.04-*", "23.04.*", "lunar", "lunar-*"],
        "23.04",
        gone(2024, 1, 25, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(
        &["22.10", "22.10-*", "22.10.*", "kinetic", "kinetic-*"],
        "22.10",
        gone(2023, 7, 20, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(&["22.04", "22.04-*", "22.04.*", "jammy", "jammy-*"], "22.04", JAMMY.end_of_life),
    ubuntu(
        &["21.10", "21.10-*", "21.10.*", "impish", "impish-*"],
        "21.10",
        gone(2022, 7, 14, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(
        &["21.04", "21.04-*", "21.04.*", "hirsute", "hirsute-*"],
        "21.04",
        gone(2022, 1, 20, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(
        &["20.10", "20.10-*", "20.10.*", "groovy", "groovy-*"],
        "20.10",
        gone(2021, 7, 22, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(&["20.04", "20.04-*", "20.04.*", "focal", "focal-*"], "20.04", FOCAL.end_of_life),
    ubuntu(
        &["19.10", "19.10-*", "19.10.*", "eoan", "eoan-*"],
        "19.10",
        gone(2020, 7, 17, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(
        &["19.04", "19.04-*", "19.04.*", "disco", "disco-*"],
        "19.04",
        gone(2020, 1, 23, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(
        &["18.10", "18.10-*", "18.10.*", "cosmic", "cosmic-*"],
        "18.10",
        gone(2019, 7, 18, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(&["18.04", "18.04-*", "18.04.*", "bionic", "bionic-*"], "18.04", BIONIC.end_of_life),
    ubuntu(
        &["17.10", "17.10-*", "17.10.*", "artful", "artful-*"],
        "17.10",
        gone(2018, 7, 19, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(
        &["17.04", "17.04-*", "17.04.*", "zesty", "zesty-*"],
        "17.04",
        gone(2018, 1, 13, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(
        &["16.10", "16.10-*", "16.10.*", "yakkety", "yakkety-*"],
        "16.10",
        gone(2017, 7, 20, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(&["16.04", "16.04-*", "16.04.*", "xenial", "xenial-*"], "16.04", ends(2021, 4, 30, UBUNTU_RELEASES)),
    ubuntu(
        &["15.10", "15.10-*", "15.10.*", "wily", "wily-*"],
        "15.10",
        gone(2016, 7, 28, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(
        &["15.04", "15.04-*", "15.04.*", "vivid", "vivid-*"],
        "15.04",
        gone(2016, 2, 4, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(
        &["14.10", "14.10-*", "14.10.*", "utopic", "utopic-*"],
        "14.10",
        gone(2015, 7, 23, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(&["14.04", "14.04-*", "14.04.*", "trusty", "trusty-*"], "14.04", ends(2019, 4, 25, UBUNTU_RELEASES)),
    ubuntu(
        &["13.10", "13.10-*", "13.10.*", "saucy", "saucy-*"],
        "13.10",
        gone(2014, 7, 17, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(
        &["13.04", "13.04-*", "13.04.*", "raring", "raring-*"],
        "13.04",
        gone(2014, 1, 27, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(
        &["12.10", "12.10-*", "12.10.*", "quantal", "quantal-*"],
        "12.10",
        gone(2014, 5, 16, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(
        &["12.04", "12.04-*", "12.04.*", "precise", "precise-*"],
        "12.04",
        gone(2017, 4, 28, OLD_RELEASES, UBUNTU_OLD_RELEASES),
    ),
    ubuntu(&["latest", "rolling", "devel"], "", None),
];
