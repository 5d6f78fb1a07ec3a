//! Prometheus' exporter for machines.

use super::{Invocation, OfficialImage, Program, RUN_SINCE_BOOKWORM, Recipe, Service, TRIED};
use crate::knowledge::platform::Family;

/// Node exporter.
pub const SERVICE: Service = Service {
    id: "node_exporter",
    name: "Node exporter",
    units: &["node_exporter", "prometheus-node-exporter", "node-exporter"],
    packages: &[
        "prometheus-node-exporter",
        "node_exporter",
        "golang-github-prometheus-node-exporter",
        "golang-github-prometheus-node_exporter",
    ],
    programs: &[Program {
        names: &["node_exporter", "prometheus-node-exporter"],
        invocations: &[Invocation::returns(&["--version"]), Invocation::returns(&["--help"])],
        source: "https://github.com/prometheus/node_exporter",
        ..Program::FOREGROUND
    }],
    ports: &["9100/tcp"],
    image: Some(OfficialImage { name: "prom/node-exporter", source: "https://hub.docker.com/r/prom/node-exporter" }),
    recipes: &[
        Recipe {
            packages: &["prometheus-node-exporter"],
            command: &["/usr/bin/prometheus-node-exporter"],
            user: Some("prometheus"),
            releases: RUN_SINCE_BOOKWORM,
            source: TRIED,
            ..Recipe::DEBIAN_12
        },
        // Fedora's and EPEL's.
        Recipe {
            family: Family::Rhel,
            packages: &["golang-github-prometheus-node-exporter"],
            command: &["/usr/bin/prometheus-node-exporter"],
            user: Some("prometheus"),
            source: "https://github.com/major/fedora-rpm-specs/blob/3ba83bb4f2ce88b3d9d508a12474cbdb529c5a60/golang-github-prometheus-node-exporter.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            packages: &["prometheus-node-exporter"],
            command: &["/usr/bin/node_exporter"],
            user: Some("prometheus"),
            source: "https://github.com/alpinelinux/aports/blob/master/community/prometheus-node-exporter/node-exporter.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            packages: &["golang-github-prometheus-node_exporter"],
            command: &["/usr/bin/node_exporter"],
            user: Some("prometheus"),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/g/golang-github-prometheus-node_exporter/prometheus-node_exporter.service",
            ..Recipe::SUSE
        },
        Recipe {
            packages: &["prometheus-node-exporter"],
            command: &["/usr/bin/prometheus-node-exporter"],
            user: Some("node_exporter"),
            source: "https://github.com/archlinux/svntogit-packages/blob/master/prometheus-node-exporter/repos/extra-x86_64/prometheus-node-exporter.service",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
