//! Prometheus' Alertmanager.

use super::{Invocation, OfficialImage, Program, RUN_SINCE_BOOKWORM, Recipe, Service, TRIED};
use crate::knowledge::platform::Family;

/// Alertmanager.
pub const SERVICE: Service = Service {
    id: "alertmanager",
    name: "Alertmanager",
    units: &["alertmanager", "prometheus-alertmanager"],
    packages: &["prometheus-alertmanager", "alertmanager", "golang-github-prometheus-alertmanager"],
    programs: &[Program {
        names: &["alertmanager", "prometheus-alertmanager"],
        invocations: &[Invocation::returns(&["--version"]), Invocation::returns(&["--help"])],
        source: "https://prometheus.io/docs/alerting/latest/alertmanager/",
        ..Program::FOREGROUND
    }],
    ports: &["9093/tcp"],
    image: Some(OfficialImage { name: "prom/alertmanager", source: "https://hub.docker.com/r/prom/alertmanager" }),
    recipes: &[
        Recipe {
            packages: &["prometheus-alertmanager"],
            command: &["/usr/bin/prometheus-alertmanager"],
            user: Some("prometheus"),
            releases: RUN_SINCE_BOOKWORM,
            source: TRIED,
            ..Recipe::DEBIAN_12
        },
        // Fedora's and EPEL's.
        Recipe {
            family: Family::Rhel,
            packages: &["golang-github-prometheus-alertmanager"],
            command: &["/usr/bin/prometheus-alertmanager"],
            user: Some("prometheus"),
            source: "https://github.com/major/fedora-rpm-specs/blob/17751b455957fcf0f485364567de599a3b6be7a1/golang-github-prometheus-alertmanager.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            packages: &["alertmanager"],
            command: &[
                "/usr/bin/alertmanager",
                "--config.file=/etc/alertmanager/alertmanager.yml",
                "--storage.path=/var/lib/alertmanager/data",
            ],
            prepare: &["install -d -o prometheus -g prometheus /var/lib/alertmanager/data"],
            user: Some("prometheus"),
            source: "https://github.com/alpinelinux/aports/blob/master/community/alertmanager/alertmanager.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            packages: &["alertmanager"],
            command: &[
                "/usr/bin/alertmanager",
                "--cluster.listen-address=",
                "--config.file=/etc/alertmanager/alertmanager.yml",
                "--storage.path=/var/lib/alertmanager/",
            ],
            user: Some("alertmanager"),
            source: "https://github.com/archlinux/svntogit-packages/blob/master/alertmanager/trunk/alertmanager.service",
            ..Recipe::ARCH
        },
        Recipe {
            packages: &["golang-github-prometheus-alertmanager"],
            command: &["/usr/bin/prometheus-alertmanager"],
            user: Some("prometheus"),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/g/golang-github-prometheus-alertmanager/prometheus-alertmanager.service",
            ..Recipe::SUSE
        },
    ],
    ..Service::BLANK
};
