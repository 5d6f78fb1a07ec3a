//! What the name of an image says of which nothing else is known: a hint, no more.

use super::named_after_init;

/// What images are called after that only start a shell: distributions, and what is to be built on.
const BARE: &[&str] = &[
    "alma",
    "alpine",
    "alt",
    "amazon",
    "arch",
    "base",
    "basic",
    "busybox",
    "centos",
    "clear",
    "core",
    "debian",
    "fedora",
    "gentoo",
    "kali",
    "leap",
    "mageia",
    "manjaro",
    "mint",
    "oracle",
    "os",
    "photon",
    "raspbian",
    "redhat",
    "rhel",
    "rocky",
    "rootfs",
    "scientific",
    "slackware",
    "suse",
    "ubi",
    "ubuntu",
    "void",
];

/// Whether an image is called as one that has a program of its own: after no distribution, no init, and not a base to build on.
#[must_use]
pub fn named_after_program(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let parts =
        || name.split('/').skip(usize::from(name.split('/').next().is_some_and(|host| host.contains(['.', ':']))));
    let words = || parts().flat_map(|part| part.split(['-', '_', '.', ':']));
    // `centos7`, `ubuntu22`, `almalinux`, `archlinux`
    let is_bare = |word: &str| {
        let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let word = word.strip_suffix("linux").filter(|rest| !rest.is_empty()).unwrap_or(word);
        BARE.contains(&word) || ["opensuse", "linux"].contains(&word)
    };
    !named_after_init(&name) && !words().any(is_bare) && !parts().any(named_after_init)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distribution_is_no_program() {
        for name in [
            "example.org/centos7-base",
            "ubuntu_22",
            "me/almalinux",
            "opensuse/leap",
            "acme/base",
            "acme/app-systemd",
            "amazonlinux",
        ] {
            assert!(!named_after_program(name), "{name}");
        }
        for name in
            ["docker.elastic.co/logstash/logstash", "acme/warehouse-server", "acme/basement", "localhost:5000/erp"]
        {
            assert!(named_after_program(name), "{name}");
        }
    }
}
