//! Prometheus.

use super::{Invocation, OfficialImage, Program, RUN_SINCE_BOOKWORM, Recipe, Service, TRIED};

/// Prometheus.
pub const SERVICE: Service = Service {
    id: "prometheus",
    name: "Prometheus",
    units: &["prometheus"],
    packages: &["prometheus", "prometheus2", "golang-github-prometheus-prometheus"],
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
