//! etcd.

use super::{Invocation, OfficialImage, Program, Recipe, Service};

/// etcd.
pub const SERVICE: Service = Service {
    id: "etcd",
    name: "etcd",
    units: &["etcd"],
    packages: &["etcd", "etcd-server"],
    programs: &[Program {
        names: &["etcd"],
        invocations: &[Invocation::returns(&["--version"])],
        source: "https://etcd.io/docs/latest/op-guide/configuration/",
        ..Program::FOREGROUND
    }],
    ports: &["2379/tcp", "2380/tcp"],
    data: &["/var/lib/etcd"],
    image: Some(OfficialImage {
        name: "quay.io/coreos/etcd",
        source: "https://etcd.io/docs/latest/op-guide/container/",
    }),
    recipes: &[Recipe {
        packages: &["etcd"],
        command: &["/usr/sbin/etcd", "--data-dir=/var/lib/etcd/default.etcd"],
        user: Some("etcd"),
        source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/e/etcd/etcd.service",
        ..Recipe::SUSE
    }],
    ..Service::BLANK
};
