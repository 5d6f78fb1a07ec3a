//! etcd.

use super::{Invocation, OfficialImage, Program, Recipe, Service};
use crate::knowledge::platform::Family;

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
    recipes: &[
        Recipe {
            packages: &["etcd"],
            command: &["/usr/sbin/etcd", "--data-dir=/var/lib/etcd/default.etcd"],
            user: Some("etcd"),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/e/etcd/etcd.service",
            ..Recipe::SUSE
        },
        Recipe {
            family: Family::Rhel,
            packages: &["etcd"],
            command: &["/usr/bin/etcd", "--data-dir=/var/lib/etcd/default.etcd"],
            user: Some("etcd"),
            source: "https://github.com/major/fedora-rpm-specs/blob/707a637d60884b094890b3996e1abc1c872246eb/etcd.spec",
            ..Recipe::PACKAGED
        },
    ],
    ..Service::BLANK
};
