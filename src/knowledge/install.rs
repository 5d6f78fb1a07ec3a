//! How a distribution's package is installed in a build, which has nobody to answer a question.
//!
//! Source: the package managers' manuals, each for the option that answers yes, and Docker's advice to fetch the lists of
//! packages in the same step (<https://docs.docker.com/build/building/best-practices/#apt-get>). On Arch a package is only right beside an upgraded
//! system (<https://wiki.archlinux.org/title/System_maintenance#Partial_upgrades_are_unsupported>).

use super::platform::{Family, Platform};

/// The command that installs a package.
#[must_use]
pub fn command(platform: &Platform, package: &str) -> String {
    match platform.family {
        Family::Debian => format!("apt-get update && apt-get install -y {package}"),
        Family::Rhel if has_dnf(platform) => format!("dnf install -y {package}"),
        Family::Rhel => format!("yum install -y {package}"),
        Family::Alpine => format!("apk add --no-cache {package}"),
        Family::Suse => format!("zypper --non-interactive install {package}"),
        Family::Arch => format!("pacman -Syu --noconfirm {package}"),
    }
}

/// Whether the release certainly has dnf: RHEL and its rebuilds since 8, Fedora, Amazon Linux 2023. All have a `yum`.
fn has_dnf(platform: &Platform) -> bool {
    let major = platform.release.split('.').next().and_then(|major| major.parse::<u32>().ok());
    match platform.distribution {
        "fedora" => true,
        "amazonlinux" => major.is_some_and(|major| major >= 2023),
        _ => major.is_some_and(|major| major >= 8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::images;

    #[test]
    fn installs_as_the_release_does() {
        for (image, tag, expected) in [
            ("debian", "12", "apt-get update && apt-get install -y nginx"),
            ("centos", "7", "yum install -y nginx"),
            ("rockylinux", "9", "dnf install -y nginx"),
            ("amazonlinux", "2", "yum install -y nginx"),
            ("alpine", "3.20", "apk add --no-cache nginx"),
            ("opensuse/leap", "15.6", "zypper --non-interactive install nginx"),
            ("archlinux", "latest", "pacman -Syu --noconfirm nginx"),
        ] {
            let found = images::find(image, Some(tag)).and_then(|image| image.platform);
            assert_eq!(found.map(|platform| command(&platform, "nginx")).as_deref(), Some(expected), "{image}:{tag}");
        }
    }
}
