//! Prometheus.

use super::{Invocation, OfficialImage, Program, RUN_SINCE_BOOKWORM, Recipe, Service, TRIED};
use crate::knowledge::platform::Family;

/// Prometheus.
pub const SERVICE: Service = Service {
    id: "prometheus",
    name: "Prometheus",
    units: &["prometheus"],
    packages: &["prometheus", "prometheus2", "golang-github-prometheus-prometheus", "golang-github-prometheus"],
    programs: &[Program {
        names: &["prometheus"],
        invocations: &[Invocation::returns(&["--version"]), Invocation::returns(&["--help"])],
        source: "https://prometheus.io/docs/prometheus/latest/command-line/prometheus/",
        ..Program::FOREGROUND
    }],
    ports: &["9090/tcp"],
    data: &["/var/lib/prometheus"],
    image: Some(OfficialImage { name: "prom/prometheus", source: "https://hub.docker.com/r/prom/prometheus" }),
    recipes: &[
        Recipe {
            packages: &["prometheus"],
            command: &["/usr/bin/prometheus"],
            user: Some("prometheus"),
            releases: RUN_SINCE_BOOKWORM,
            source: TRIED,
            ..Recipe::DEBIAN_12
        },
        // Fedora's and EPEL's.
        Recipe {
            family: Family::Rhel,
            packages: &["golang-github-prometheus"],
            command: &["/usr/bin/prometheus"],
            user: Some("prometheus"),
            source: "https://github.com/r0x0d/fedora-rpm-specs/blob/3bbb5ec420ca47d7ee040a1aefc7f17e2cdc6797/golang-github-prometheus.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            packages: &["prometheus"],
            command: &[
                "/usr/bin/prometheus",
                "--config.file=/etc/prometheus/prometheus.yml",
                "--storage.tsdb.path=/var/lib/prometheus/data",
            ],
            prepare: &["install -d -o prometheus -g prometheus /var/lib/prometheus/data"],
            user: Some("prometheus"),
            source: "https://github.com/alpinelinux/aports/blob/master/community/prometheus/prometheus.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            packages: &["prometheus"],
            command: &[
                "/usr/bin/prometheus",
                "--config.file=/etc/prometheus/prometheus.yml",
                "--storage.tsdb.path=/var/lib/prometheus/data",
            ],
            user: Some("prometheus"),
            source: "https://github.com/archlinux/svntogit-packages/blob/master/prometheus/trunk/prometheus.service",
            ..Recipe::ARCH
        },
        Recipe {
            packages: &["golang-github-prometheus-prometheus"],
            command: &["/usr/bin/prometheus"],
            user: Some("prometheus"),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/g/golang-github-prometheus-prometheus/prometheus.service",
            ..Recipe::SUSE
        },
    ],
    ..Service::BLANK
};
