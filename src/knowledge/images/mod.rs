//! Base images: what distribution they are, when it ends, and what they start by themselves.

mod asked;
mod configuration;
mod distributions;
mod entrypoints;
mod machines;
mod named;
mod official;
mod systemd;

use super::platform::Platform;
use super::services::matches;
use super::services::names::Names;
use super::{Date, Source};
use crate::lang::Text;
use std::sync::LazyLock;

/// A base image, or a range of its tags.
#[derive(Clone, Copy, Debug)]
pub struct Image {
    /// Repository names: `debian`, `rockylinux/rockylinux`; `*` stands for any text. A well-known registry
    /// (`docker.io/`, `quay.io/` …), `library/` and an architecture (`arm64v8/`) are cut off before comparing.
    pub names: &'static [&'static str],
    /// Tags; `*` stands for any text. The first image whose name and tag fit is taken.
    pub tags: &'static [&'static str],
    /// The distribution inside; none where the tag does not tell.
    pub platform: Option<Platform>,
    /// When the distribution's release ends, or has ended.
    pub end_of_life: Option<EndOfLife>,
    /// The start command that the image itself has.
    pub starts: Start,
    /// What it was made for, where that is more than to run containers on.
    pub purpose: Purpose,
    /// Where the above comes from.
    pub source: Source,
}

/// What an image was made for, as its makers document it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To build containers on, with or without an init that its makers say nothing more of.
    Container,
    /// To run services under systemd in podman, which boots it without privileges.
    PodmanSystemd,
    /// To become a machine: it is deployed to a disk and booted there (bootc, ostree).
    Machine,
    /// To be a whole system in a container, by a runtime or a tool that gives it what an init needs (sysbox, kind).
    SystemContainer,
    /// Several daemons under an init by design: they are one product.
    Appliance,
}

/// The end of a release.
#[derive(Clone, Copy, Debug)]
pub struct EndOfLife {
    /// The last day on which it got security updates from the distribution itself.
    pub date: Date,
    /// What else follows from it: package mirrors that are gone.
    pub consequence: Option<Text>,
    /// Whether packages can no longer be installed from the mirrors that the image names.
    pub mirrors_gone: bool,
    /// Where it is announced.
    pub source: Source,
}

/// What an image starts by itself.
#[derive(Clone, Copy, Debug)]
pub enum Start {
    /// A shell, or nothing: it is a base to build on.
    Shell,
    /// This entrypoint and command.
    Command {
        /// `ENTRYPOINT` in exec form.
        entrypoint: &'static [&'static str],
        /// `CMD` in exec form.
        command: &'static [&'static str],
        /// The catalogue's service that it then runs in the foreground.
        service: Option<&'static str>,
    },
    /// An init system: it is an image made to boot systemd or another init.
    Init {
        /// The command: `/usr/sbin/init`.
        command: &'static str,
    },
    /// Not known.
    Unknown,
}

/// Every image that is known, in the order in which they are asked: those that start something, then the bare distributions.
pub fn all() -> impl Iterator<Item = &'static Image> {
    machines::ALL.iter().chain(systemd::ALL).chain(official::all()).chain(distributions::ALL.iter().copied().flatten())
}

/// Registries and paths that hold the same images, cut off in this order; each at most once.
const PREFIXES: &[&str] = &[
    "docker.io/",
    "index.docker.io/",
    "registry-1.docker.io/",
    "registry.hub.docker.com/",
    "public.ecr.aws/",
    "mirror.gcr.io/",
    "daocloud.io/",
    "quay.io/",
    "registry.access.redhat.com/",
    "registry.redhat.io/",
    "registry.fedoraproject.org/",
    "registry.opensuse.org/",
    "registry.suse.com/",
    "container-registry.oracle.com/os/",
    "docker/library/",
    "library/",
];

/// What Docker's official images are called for one architecture: `arm64v8/debian`.
const ARCHITECTURES: &[&str] =
    &["amd64/", "arm32v5/", "arm32v6/", "arm32v7/", "arm64v8/", "i386/", "mips64le/", "ppc64le/", "riscv64/", "s390x/"];

/// The shell that a distribution's own image starts by itself: Alpine's Dockerfile says `/bin/sh`, the others say bash
/// (<https://github.com/docker-library/official-images>).
#[must_use]
pub fn shell_of_base(image: &Image) -> &'static str {
    let ash = image.platform.is_some_and(|platform| platform.shell == super::platform::Shell::Ash);
    if ash { "/bin/sh" } else { "/bin/bash" }
}

/// Whether an image's name fits one of these patterns, whatever its registry.
#[must_use]
pub fn is_named(name: &str, patterns: &[&str]) -> bool {
    let bare = bare(name);
    patterns.iter().any(|pattern| matches(pattern, bare) || matches(pattern, name))
}

/// Every image, and their names.
static KNOWN: LazyLock<(Vec<&'static Image>, Names)> =
    LazyLock::new(|| (all().collect(), Names::of(all().map(|image| image.names))));

/// What is known of an image by its name and tag (without digest). No tag is `latest`.
#[must_use]
pub fn find(name: &str, tag: Option<&str>) -> Option<&'static Image> {
    let name = bare(name);
    let tag = tag.unwrap_or("latest");
    let (images, names) = &*KNOWN;
    let tagged = |at: usize| images.get(at).is_some_and(|image| image.tags.iter().any(|pattern| matches(pattern, tag)));
    names.first_of(name, &tagged).and_then(|at| images.get(at)).copied()
}

pub use asked::asked;
pub use configuration::{Configuration, configuration};
pub use entrypoints::{AsProgram, option_as_program, starts_directly};
pub use named::named_after_program;
pub use systemd::{init_of_name, named_after_init, only_adds_an_init, plain_counterpart};

/// The name without the registry and the path that say nothing of what is in the image.
fn bare(mut name: &str) -> &str {
    for prefix in PREFIXES {
        name = name.strip_prefix(prefix).unwrap_or(name);
    }
    ARCHITECTURES.iter().find_map(|architecture| name.strip_prefix(architecture)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn release(name: &str, tag: Option<&str>) -> Option<(&'static str, &'static str)> {
        find(name, tag)?.platform.map(|platform| (platform.distribution, platform.release))
    }

    #[test]
    fn names_are_compared_without_their_registry() {
        for name in [
            "debian",
            "docker.io/debian",
            "docker.io/library/debian",
            "public.ecr.aws/docker/library/debian",
            "arm64v8/debian",
        ] {
            assert_eq!(release(name, Some("bookworm-slim")), Some(("debian", "12")), "{name}");
        }
        assert_eq!(release("registry.access.redhat.com/ubi8/ubi-minimal", Some("8.9")), Some(("rhel", "8")));
        assert_eq!(release("quay.io/centos/centos", Some("stream9")), Some(("centos", "9")));
        assert!(find("example.com/library/debian", Some("12")).is_none() && find("mycentos", None).is_none());
    }

    #[test]
    fn tags_tell_the_release() {
        let cases = [
            ("centos", None, "centos", "8"),
            ("centos", Some("7.3.1611"), "centos", "7"),
            ("centos", Some("centos6"), "centos", "6"),
            ("ubuntu", Some("jammy-20240111"), "ubuntu", "22.04"),
            ("ubuntu", None, "ubuntu", ""),
            ("debian", Some("12.5-slim"), "debian", "12"),
            ("debian", Some("sid"), "debian", ""),
            ("alpine", Some("3.2"), "alpine", "3.2"),
            ("alpine", Some("3.20.1"), "alpine", "3.20"),
            ("fedora", Some("38"), "fedora", "38"),
            ("amazonlinux", Some("2.0.20240109.0"), "amazonlinux", "2"),
            ("opensuse/leap", Some("15.6"), "opensuse", "15.6"),
        ];
        for (name, tag, distribution, number) in cases {
            assert_eq!(release(name, tag), Some((distribution, number)), "{name}:{tag:?}");
        }
    }

    #[test]
    fn official_images_start_their_service() {
        let service = |name, tag| match find(name, tag)?.starts {
            Start::Command { service, .. } => service,
            _ => None,
        };
        assert_eq!(service("nginx", None), Some("nginx"));
        assert_eq!(service("docker.io/library/httpd", Some("2.4-alpine")), Some("httpd"));
        assert_eq!(service("php", Some("8.2-apache-bookworm")), Some("httpd"));
        assert_eq!(service("php", Some("8.3-fpm-alpine3.20")), Some("php-fpm"));
        assert_eq!(service("php", Some("8.3")), None);
        assert_eq!(service("wordpress", Some("6-php8.2-fpm")), Some("php-fpm"));
        assert_eq!(release("nginx", Some("1.27-alpine")), Some(("alpine", "")));
        assert_eq!(release("php", Some("8.2-apache-bookworm")), Some(("debian", "12")));
        assert_eq!(release("python", Some("3.7-slim-buster")), Some(("debian", "10")));
        assert_eq!(release("php", Some("7.4-apache")), Some(("debian", "11")));
        assert_eq!(release("php", Some("7.4.3-apache")), Some(("debian", "")), "of 2020: an earlier Debian");
        assert_eq!(release("php", Some("7.4-apache-buster")), Some(("debian", "10")));
        assert_eq!(release("php", Some("7.4-fpm-alpine")), Some(("alpine", "")));
        assert_eq!(release("php", Some("8.4-apache")), Some(("debian", "")), "it moves on");
        assert_eq!(release("mariadb", Some("11.4-ubi9")), Some(("rhel", "")));
        assert_eq!(release("tomcat", Some("10-jdk17-corretto")), Some(("amazonlinux", "")));
        assert_eq!(release("tomcat", Some("8.5-jdk8-openjdk")), None, "Debian or Oracle Linux, by its age");
        assert_eq!(release("mysql", Some("5.6.51")), Some(("debian", "")));
        assert_eq!(service("registry", Some("2")), Some("docker-registry"));
        assert_eq!(service("docker.elastic.co/elasticsearch/elasticsearch", Some("8.15.0")), Some("elasticsearch"));
        assert_eq!(release("nvidia/cuda", Some("12.4.1-base-ubuntu22.04")), Some(("ubuntu", "22.04")));
        assert_eq!(release("mcr.microsoft.com/dotnet/aspnet", Some("8.0-jammy")), Some(("ubuntu", "22.04")));
        assert!(find("golang", Some("1.22-windowsservercore")).is_some_and(|image| image.platform.is_none()));
    }

    #[test]
    fn images_made_to_boot_an_init_are_known() {
        let boots = |name, tag| find(name, tag).is_some_and(|image| matches!(image.starts, Start::Init { .. }));
        for (name, tag) in [
            ("centos/systemd", None),
            ("jrei/systemd-ubuntu", Some("22.04")),
            ("geerlingguy/docker-rockylinux9-ansible", Some("latest")),
            ("dokken/almalinux-9", None),
            ("kindest/node", Some("v1.30.0")),
            ("registry.access.redhat.com/ubi9/ubi-init", Some("9.4")),
            ("redhat/ubi9-init", None),
            ("almalinux/9-init", None),
            ("rockylinux/rockylinux", Some("9-ubi-init")),
        ] {
            assert!(boots(name, tag), "{name}");
        }
        assert!(!boots("rockylinux/rockylinux", Some("9")) && !boots("ubi9/ubi", None));
    }

    #[test]
    fn images_of_whole_systems_are_known() {
        let purpose = |name: &str| find(name, None).map(|image| image.purpose);
        for (name, wanted) in [
            ("quay.io/fedora/fedora-bootc", Purpose::Machine),
            ("quay.io/centos-bootc/centos-bootc", Purpose::Machine),
            ("registry.redhat.io/rhel9/rhel-bootc", Purpose::Machine),
            ("ghcr.io/ublue-os/bluefin", Purpose::Machine),
            ("quay.io/fedora/fedora-coreos", Purpose::Machine),
            ("nestybox/ubuntu-focal-systemd", Purpose::SystemContainer),
            ("kindest/node", Purpose::SystemContainer),
            ("quay.io/freeipa/freeipa-server", Purpose::Appliance),
            ("registry.access.redhat.com/ubi8/ubi-init", Purpose::PodmanSystemd),
            ("jrei/systemd-ubuntu", Purpose::Container),
            ("debian", Purpose::Container),
        ] {
            assert_eq!(purpose(name), Some(wanted), "{name}");
        }
    }

    #[test]
    fn entries_are_whole() {
        for image in all() {
            assert!(!image.names.is_empty() && !image.tags.is_empty() && !image.source.is_empty(), "{image:?}");
            if let Some(end) = image.end_of_life {
                assert!(
                    !end.source.is_empty() && (1..=12).contains(&end.date.month) && (1..=31).contains(&end.date.day)
                );
            }
            if let Start::Command { entrypoint, command, service } = image.starts {
                assert!(!entrypoint.is_empty() || !command.is_empty(), "{image:?}");
                assert!(service.is_none_or(|id| crate::knowledge::services::by_id(id).is_some()), "{image:?}");
            }
        }
    }
}
