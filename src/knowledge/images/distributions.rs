//! The distributions' own images: a shell, and nothing that starts.

use super::{EndOfLife, Image, Purpose, Start};
use crate::knowledge::platform::{Family, Platform, Shell};
use crate::knowledge::{Date, Source};
use crate::lang::Text;

const OLD_BASH: Shell = Shell::Bash { execs_last: false };
const NEW_BASH: Shell = Shell::Bash { execs_last: true };

/// Dates as in Debian's package distro-info-data; what counts is the end of long-term support.
const DEBIAN_RELEASES: Source = "https://www.debian.org/releases/";
const DEBIAN_ARCHIVE: Source = "https://www.debian.org/distrib/archive";
const DEBIAN_IMAGE: Source = "https://github.com/docker-library/docs/tree/master/debian";
/// Dates as in Ubuntu's package distro-info-data, without Ubuntu Pro.
const UBUNTU_RELEASES: Source = "https://wiki.ubuntu.com/Releases";
const UBUNTU_OLD_RELEASES: Source = "https://help.ubuntu.com/community/EOLUpgrades";
const UBUNTU_IMAGE: Source = "https://github.com/docker-library/docs/tree/master/ubuntu";
const CENTOS_IMAGE: Source = "https://github.com/docker-library/docs/tree/master/centos";
const CENTOS_END: Source = "https://www.centos.org/centos-linux-eol/";
const CENTOS_STREAM: Source = "https://www.centos.org/cl-vs-cs/";
const RHEL_LIFE_CYCLE: Source = "https://access.redhat.com/support/policy/updates/errata";
const FEDORA_LIFE_CYCLE: Source = "https://docs.fedoraproject.org/en-US/releases/eol/";
const FEDORA_IMAGE: Source = "https://github.com/docker-library/docs/tree/master/fedora";
const ALPINE_RELEASES: Source = "https://alpinelinux.org/releases/";
const OPENSUSE_LIFETIME: Source = "https://en.opensuse.org/Lifetime";
const ROCKY_RELEASES: Source = "https://wiki.rockylinux.org/rocky/version/";
const ALMA_RELEASES: Source = "https://wiki.almalinux.org/release-notes/";
const AMAZON_IMAGE: Source = "https://github.com/docker-library/docs/tree/master/amazonlinux";
const AMAZON_1: Source = "https://aws.amazon.com/blogs/aws/update-on-amazon-linux-ami-end-of-life/";
const AMAZON_2: Source = "https://aws.amazon.com/amazon-linux-2/faqs/";
const AMAZON_2023: Source = "https://docs.aws.amazon.com/linux/al2023/ug/release-cadence.html";
const ORACLE_LIFE_CYCLE: Source = "https://www.oracle.com/a/ocom/docs/elsp-lifetime-069338.pdf";

const VAULT: Text = Text {
    en: "The mirrors that the image names are gone: yum install fails until its repositories point to vault.centos.org. \
         The base image is left as it is here: which successor fits is yours to decide.",
    ja: "イメージが参照するミラーはすでになく、リポジトリの向き先を vault.centos.org に変えるまで yum install は失敗します。\
         どの後継に移るかは利用者が決めることなので、ここではベースイメージを変えません。",
};

const ARCHIVE: Text = Text {
    en: "Its packages have moved to archive.debian.org: apt-get update fails until sources.list points there. The base \
         image is left as it is here.",
    ja: "パッケージは archive.debian.org に移りました。sources.list をそちらに向けるまで apt-get update は失敗します。\
         ここではベースイメージを変えません。",
};

const OLD_RELEASES: Text = Text {
    en: "Its packages have moved to old-releases.ubuntu.com: apt-get update fails until sources.list points there. The \
         base image is left as it is here.",
    ja: "パッケージは old-releases.ubuntu.com に移りました。sources.list をそちらに向けるまで apt-get update は失敗します。\
         ここではベースイメージを変えません。",
};

/// A release of which the packages stay where they are.
const fn ends(year: u16, month: u8, day: u8, source: Source) -> Option<EndOfLife> {
    Some(EndOfLife { date: Date { year, month, day }, consequence: None, mirrors_gone: false, source })
}

/// A release whose packages are gone from the mirrors that its image names.
const fn gone(year: u16, month: u8, day: u8, consequence: Text, source: Source) -> Option<EndOfLife> {
    Some(EndOfLife { date: Date { year, month, day }, consequence: Some(consequence), mirrors_gone: true, source })
}

/// An image that is a base to build on.
const fn base(
    names: &'static [&'static str],
    tags: &'static [&'static str],
    platform: Platform,
    end_of_life: Option<EndOfLife>,
    source: Source,
) -> Image {
    Image {
        names,
        tags,
        platform: Some(platform),
        end_of_life,
        starts: Start::Shell,
        purpose: Purpose::Container,
        source,
    }
}

const fn debian(tags: &'static [&'static str], release: &'static str, end: Option<EndOfLife>) -> Image {
    base(DEBIAN, tags, platform(Family::Debian, "debian", release, Shell::Dash), end, DEBIAN_IMAGE)
}

const fn ubuntu(tags: &'static [&'static str], release: &'static str, end: Option<EndOfLife>) -> Image {
    base(UBUNTU, tags, platform(Family::Debian, "ubuntu", release, Shell::Dash), end, UBUNTU_IMAGE)
}

const fn fedora(tags: &'static [&'static str], release: &'static str, shell: Shell, end: Option<EndOfLife>) -> Image {
    base(FEDORA, tags, platform(Family::Rhel, "fedora", release, shell), end, FEDORA_IMAGE)
}

const fn alpine(tags: &'static [&'static str], release: &'static str, end: Option<EndOfLife>) -> Image {
    base(ALPINE, tags, platform(Family::Alpine, "alpine", release, Shell::Ash), end, ALPINE_RELEASES)
}

const fn leap(tags: &'static [&'static str], release: &'static str, shell: Shell, end: Option<EndOfLife>) -> Image {
    base(LEAP, tags, platform(Family::Suse, "opensuse", release, shell), end, OPENSUSE_LIFETIME)
}

/// The distribution under an image that starts something: what it is, and when it ends.
#[derive(Clone, Copy)]
pub(super) struct Base {
    /// The distribution.
    pub platform: Option<Platform>,
    /// Its end.
    pub end_of_life: Option<EndOfLife>,
}

impl Base {
    /// A base that the image's tag does not date.
    pub(super) const fn of(family: Family, distribution: &'static str, shell: Shell) -> Self {
        Self { platform: Some(platform(family, distribution, "", shell)), end_of_life: None }
    }

    /// A base whose release the image's name tells.
    pub(super) const fn of_release(
        family: Family,
        distribution: &'static str,
        release: &'static str,
        shell: Shell,
    ) -> Self {
        Self { platform: Some(platform(family, distribution, release, shell)), end_of_life: None }
    }

    const fn debian(release: &'static str, end_of_life: Option<EndOfLife>) -> Self {
        Self { platform: Some(platform(Family::Debian, "debian", release, Shell::Dash)), end_of_life }
    }

    const fn ubuntu(release: &'static str, end_of_life: Option<EndOfLife>) -> Self {
        Self { platform: Some(platform(Family::Debian, "ubuntu", release, Shell::Dash)), end_of_life }
    }
}

pub(super) const NO_DISTRIBUTION: Base = Base { platform: None, end_of_life: None };
pub(super) const ANY_ALPINE: Base = Base::of(Family::Alpine, "alpine", Shell::Ash);
pub(super) const ANY_DEBIAN: Base = Base::of(Family::Debian, "debian", Shell::Dash);
pub(super) const ANY_UBUNTU: Base = Base::of(Family::Debian, "ubuntu", Shell::Dash);
pub(super) const CENTOS_7: Base =
    Base { platform: Some(rhel_family("centos", "7", OLD_BASH)), end_of_life: gone(2024, 6, 30, VAULT, CENTOS_END) };
pub(super) const TRIXIE: Base = Base::debian("13", ends(2030, 6, 30, DEBIAN_RELEASES));
pub(super) const BOOKWORM: Base = Base::debian("12", ends(2028, 6, 30, DEBIAN_RELEASES));
pub(super) const BULLSEYE: Base = Base::debian("11", ends(2026, 8, 31, DEBIAN_RELEASES));
pub(super) const BUSTER: Base = Base::debian("10", gone(2024, 6, 30, ARCHIVE, DEBIAN_ARCHIVE));
pub(super) const STRETCH: Base = Base::debian("9", gone(2022, 6, 30, ARCHIVE, DEBIAN_ARCHIVE));
pub(super) const JESSIE: Base = Base::debian("8", gone(2020, 6, 30, ARCHIVE, DEBIAN_ARCHIVE));
pub(super) const NOBLE: Base = Base::ubuntu("24.04", ends(2029, 5, 31, UBUNTU_RELEASES));
pub(super) const JAMMY: Base = Base::ubuntu("22.04", ends(2027, 6, 1, UBUNTU_RELEASES));
pub(super) const FOCAL: Base = Base::ubuntu("20.04", ends(2025, 5, 29, UBUNTU_RELEASES));
pub(super) const BIONIC: Base = Base::ubuntu("18.04", ends(2023, 5, 31, UBUNTU_RELEASES));

/// A platform of a distribution.
const fn platform(family: Family, distribution: &'static str, release: &'static str, shell: Shell) -> Platform {
    Platform { family, distribution, release, shell }
}

const fn rhel_family(distribution: &'static str, release: &'static str, shell: Shell) -> Platform {
    platform(Family::Rhel, distribution, release, shell)
}

const DEBIAN: &[&str] = &["debian", "buildpack-deps", "bitnami/minideb"];
const UBUNTU: &[&str] = &["ubuntu", "buildpack-deps", "ubuntu/ubuntu"];
const CENTOS: &[&str] = &["centos", "centos/centos"];
const FEDORA: &[&str] = &["fedora", "fedora/fedora"];
const ALPINE: &[&str] = &["alpine", "gliderlabs/alpine"];
const LEAP: &[&str] = &["opensuse/leap", "opensuse", "opensuse/amd64"];
const ROCKY: &[&str] = &["rockylinux", "rockylinux/rockylinux"];
const ALMA: &[&str] = &["almalinux", "almalinux/almalinux"];
const ORACLE: &[&str] = &["oraclelinux"];
const AMAZON: &[&str] = &["amazonlinux", "amazonlinux/amazonlinux"];

/// Every distribution's images, the newest release first.
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
    base(CENTOS, &["stream10*"], rhel_family("centos", "10", NEW_BASH), None, CENTOS_STREAM),
    base(CENTOS, &["stream9*"], rhel_family("centos", "9", NEW_BASH), ends(2027, 5, 31, CENTOS_STREAM), CENTOS_STREAM),
    base(
        CENTOS,
        &["stream8*"],
        rhel_family("centos", "8", OLD_BASH),
        gone(2024, 5, 31, VAULT, CENTOS_END),
        CENTOS_STREAM,
    ),
    base(
        CENTOS,
        &["latest", "8", "8.*", "centos8", "centos8.*"],
        rhel_family("centos", "8", OLD_BASH),
        gone(2021, 12, 31, VAULT, CENTOS_END),
        CENTOS_IMAGE,
    ),
    base(
        CENTOS,
        &["7", "7.*", "centos7", "centos7.*"],
        rhel_family("centos", "7", OLD_BASH),
        gone(2024, 6, 30, VAULT, CENTOS_END),
        CENTOS_IMAGE,
    ),
    base(
        CENTOS,
        &["6", "6.*", "centos6", "centos6.*"],
        rhel_family("centos", "6", OLD_BASH),
        gone(2020, 11, 30, VAULT, CENTOS_END),
        CENTOS_IMAGE,
    ),
    base(
        CENTOS,
        &["5", "5.*", "centos5", "centos5.*"],
        rhel_family("centos", "5", OLD_BASH),
        gone(2017, 3, 31, VAULT, CENTOS_END),
        CENTOS_IMAGE,
    ),
    base(
        ROCKY,
        &["10", "10.*", "10-*"],
        rhel_family("rockylinux", "10", NEW_BASH),
        ends(2035, 5, 31, ROCKY_RELEASES),
        ROCKY_RELEASES,
    ),
    base(
        ROCKY,
        &["9", "9.*", "9-*"],
        rhel_family("rockylinux", "9", NEW_BASH),
        ends(2032, 5, 31, ROCKY_RELEASES),
        ROCKY_RELEASES,
    ),
    base(
        ROCKY,
        &["8", "8.*", "8-*"],
        rhel_family("rockylinux", "8", OLD_BASH),
        ends(2029, 5, 31, ROCKY_RELEASES),
        ROCKY_RELEASES,
    ),
    base(ROCKY, &["latest", "minimal"], rhel_family("rockylinux", "", Shell::Unknown), None, ROCKY_RELEASES),
    base(
        ALMA,
        &["10", "10.*", "10-*"],
        rhel_family("almalinux", "10", NEW_BASH),
        ends(2035, 5, 31, ALMA_RELEASES),
        ALMA_RELEASES,
    ),
    base(
        &["almalinux/10-base", "almalinux/10-minimal", "almalinux/10-micro"],
        &["*"],
        rhel_family("almalinux", "10", NEW_BASH),
        ends(2035, 5, 31, ALMA_RELEASES),
        ALMA_RELEASES,
    ),
    base(
        ALMA,
        &["9", "9.*", "9-*"],
        rhel_family("almalinux", "9", NEW_BASH),
        ends(2032, 5, 31, ALMA_RELEASES),
        ALMA_RELEASES,
    ),
    base(
        &["almalinux/9-base", "almalinux/9-minimal", "almalinux/9-micro"],
        &["*"],
        rhel_family("almalinux", "9", NEW_BASH),
        ends(2032, 5, 31, ALMA_RELEASES),
        ALMA_RELEASES,
    ),
    base(
        ALMA,
        &["8", "8.*", "8-*"],
        rhel_family("almalinux", "8", OLD_BASH),
        ends(2029, 3, 1, ALMA_RELEASES),
        ALMA_RELEASES,
    ),
    base(
        &["almalinux/8-base", "almalinux/8-minimal", "almalinux/8-micro"],
        &["*"],
        rhel_family("almalinux", "8", OLD_BASH),
        ends(2029, 3, 1, ALMA_RELEASES),
        ALMA_RELEASES,
    ),
    base(ALMA, &["latest", "minimal"], rhel_family("almalinux", "", Shell::Unknown), None, ALMA_RELEASES),
    base(
        &[
            "ubi10",
            "ubi10/ubi",
            "ubi10/ubi-minimal",
            "ubi10-minimal",
            "ubi10/ubi-micro",
            "ubi10-micro",
            "redhat/ubi10",
            "redhat/ubi10-minimal",
            "redhat/ubi10-micro",
            "rhel10",
            "rhel10/rhel",
        ],
        &["*"],
        rhel_family("rhel", "10", NEW_BASH),
        ends(2035, 5, 31, RHEL_LIFE_CYCLE),
        RHEL_LIFE_CYCLE,
    ),
    base(
        &[
            "ubi9",
            "ubi9/ubi",
            "ubi9/ubi-minimal",
            "ubi9-minimal",
            "ubi9/ubi-micro",
            "ubi9-micro",
            "redhat/ubi9",
            "redhat/ubi9-minimal",
            "redhat/ubi9-micro",
            "rhel9",
            "rhel9/rhel",
        ],
        &["*"],
        rhel_family("rhel", "9", NEW_BASH),
        ends(2032, 5, 31, RHEL_LIFE_CYCLE),
        RHEL_LIFE_CYCLE,
    ),
    base(
        &[
            "ubi8",
            "ubi8/ubi",
            "ubi8/ubi-minimal",
            "ubi8-minimal",
            "ubi8/ubi-micro",
            "ubi8-micro",
            "redhat/ubi8",
            "redhat/ubi8-minimal",
            "redhat/ubi8-micro",
            "rhel8",
            "rhel8/rhel",
        ],
        &["*"],
        rhel_family("rhel", "8", OLD_BASH),
        ends(2029, 5, 31, RHEL_LIFE_CYCLE),
        RHEL_LIFE_CYCLE,
    ),
    base(
        &[
            "ubi7",
            "ubi7/ubi",
            "ubi7/ubi-minimal",
            "ubi7-minimal",
            "ubi7/ubi-micro",
            "ubi7-micro",
            "redhat/ubi7",
            "redhat/ubi7-minimal",
            "redhat/ubi7-micro",
            "rhel7",
            "rhel7/rhel",
        ],
        &["*"],
        rhel_family("rhel", "7", OLD_BASH),
        ends(2024, 6, 30, RHEL_LIFE_CYCLE),
        RHEL_LIFE_CYCLE,
    ),
    base(ORACLE, &["10", "10.*", "10-*"], rhel_family("oraclelinux", "10", NEW_BASH), None, ORACLE_LIFE_CYCLE),
    base(
        ORACLE,
        &["9", "9.*", "9-*"],
        rhel_family("oraclelinux", "9", NEW_BASH),
        ends(2032, 6, 30, ORACLE_LIFE_CYCLE),
        ORACLE_LIFE_CYCLE,
    ),
    base(
        ORACLE,
        &["8", "8.*", "8-*"],
        rhel_family("oraclelinux", "8", OLD_BASH),
        ends(2029, 7, 31, ORACLE_LIFE_CYCLE),
        ORACLE_LIFE_CYCLE,
    ),
    base(
        ORACLE,
        &["7", "7.*", "7-*"],
        rhel_family("oraclelinux", "7", OLD_BASH),
        ends(2024, 12, 31, ORACLE_LIFE_CYCLE),
        ORACLE_LIFE_CYCLE,
    ),
    base(
        ORACLE,
        &["6", "6.*", "6-*"],
        rhel_family("oraclelinux", "6", OLD_BASH),
        ends(2021, 3, 31, ORACLE_LIFE_CYCLE),
        ORACLE_LIFE_CYCLE,
    ),
    base(
        AMAZON,
        &["latest", "2023", "2023.*", "2023-*"],
        rhel_family("amazonlinux", "2023", NEW_BASH),
        ends(2029, 6, 30, AMAZON_2023),
        AMAZON_IMAGE,
    ),
    base(
        AMAZON,
        &["2", "2.*", "2-*"],
        rhel_family("amazonlinux", "2", OLD_BASH),
        ends(2026, 6, 30, AMAZON_2),
        AMAZON_IMAGE,
    ),
    base(
        AMAZON,
        &["1", "1-*", "2014.*", "2015.*", "2016.*", "2017.*", "2018.*"],
        rhel_family("amazonlinux", "1", OLD_BASH),
        ends(2023, 12, 31, AMAZON_1),
        AMAZON_IMAGE,
    ),
    fedora(&["43", "43-*"], "43", NEW_BASH, ends(2026, 12, 9, FEDORA_LIFE_CYCLE)),
    fedora(&["42", "42-*"], "42", NEW_BASH, ends(2026, 5, 13, FEDORA_LIFE_CYCLE)),
    fedora(&["41", "41-*"], "41", NEW_BASH, ends(2025, 12, 15, FEDORA_LIFE_CYCLE)),
    fedora(&["40", "40-*"], "40", NEW_BASH, ends(2025, 5, 13, FEDORA_LIFE_CYCLE)),
    fedora(&["39", "39-*"], "39", NEW_BASH, ends(2024, 11, 26, FEDORA_LIFE_CYCLE)),
    fedora(&["38", "38-*"], "38", NEW_BASH, ends(2024, 5, 21, FEDORA_LIFE_CYCLE)),
    fedora(&["37", "37-*"], "37", NEW_BASH, ends(2023, 12, 5, FEDORA_LIFE_CYCLE)),
    fedora(&["36", "36-*"], "36", NEW_BASH, ends(2023, 5, 16, FEDORA_LIFE_CYCLE)),
    fedora(&["35", "35-*"], "35", NEW_BASH, ends(2022, 12, 13, FEDORA_LIFE_CYCLE)),
    fedora(&["34", "34-*"], "34", NEW_BASH, ends(2022, 6, 7, FEDORA_LIFE_CYCLE)),
    fedora(&["33", "33-*"], "33", OLD_BASH, ends(2021, 11, 30, FEDORA_LIFE_CYCLE)),
    fedora(&["32", "32-*"], "32", OLD_BASH, ends(2021, 5, 25, FEDORA_LIFE_CYCLE)),
    fedora(&["31", "31-*"], "31", OLD_BASH, ends(2020, 11, 24, FEDORA_LIFE_CYCLE)),
    fedora(&["30", "30-*"], "30", OLD_BASH, ends(2020, 5, 26, FEDORA_LIFE_CYCLE)),
    fedora(&["29", "29-*"], "29", OLD_BASH, ends(2019, 11, 26, FEDORA_LIFE_CYCLE)),
    fedora(&["28", "28-*"], "28", OLD_BASH, ends(2019, 5, 28, FEDORA_LIFE_CYCLE)),
    fedora(&["27", "27-*"], "27", OLD_BASH, ends(2018, 11, 30, FEDORA_LIFE_CYCLE)),
    fedora(&["26", "26-*"], "26", OLD_BASH, ends(2018, 5, 29, FEDORA_LIFE_CYCLE)),
    fedora(&["25", "25-*"], "25", OLD_BASH, ends(2017, 12, 12, FEDORA_LIFE_CYCLE)),
    fedora(&["24", "24-*"], "24", OLD_BASH, ends(2017, 8, 8, FEDORA_LIFE_CYCLE)),
    fedora(&["23", "23-*"], "23", OLD_BASH, ends(2016, 12, 20, FEDORA_LIFE_CYCLE)),
    fedora(&["22", "22-*"], "22", OLD_BASH, ends(2016, 7, 19, FEDORA_LIFE_CYCLE)),
    fedora(&["21", "21-*"], "21", OLD_BASH, ends(2015, 12, 1, FEDORA_LIFE_CYCLE)),
    fedora(&["20", "20-*"], "20", OLD_BASH, ends(2015, 6, 23, FEDORA_LIFE_CYCLE)),
    fedora(&["45", "45-*"], "45", NEW_BASH, None),
    fedora(&["44", "44-*"], "44", NEW_BASH, None),
    fedora(&["latest", "rawhide", "branched"], "", NEW_BASH, None),
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
