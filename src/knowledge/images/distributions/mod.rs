//! The distributions' own images: a shell, and nothing that starts.

mod debian;
mod other;
mod rhel;
mod ubuntu;

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

/// Every distribution's images, the newest release first.
pub(super) const ALL: &[&[Image]] = &[debian::ALL, ubuntu::ALL, rhel::ALL, other::ALL];
