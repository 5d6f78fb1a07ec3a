//! etcd.

use super::{Invocation, OfficialImage, Program, RUN_SINCE_BOOKWORM, Recipe, Service, TRIED};
use crate::knowledge::platform::Family;
use crate::lang::Text;

/// Where it listens unless told otherwise.
const NOTE: Text = Text {
    en: "Unless told otherwise, etcd listens on localhost only: to reach it from outside, set ETCD_LISTEN_CLIENT_URLS and ETCD_ADVERTISE_CLIENT_URLS.",
    ja: "etcd は指定がなければ localhost だけで待ち受けます。外から使うには ETCD_LISTEN_CLIENT_URLS と ETCD_ADVERTISE_CLIENT_URLS を設定してください。",
};

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
            packages: &["etcd-server"],
            command: &["/usr/bin/etcd"],
            env: &[("ETCD_DATA_DIR", "/var/lib/etcd/default")],
            user: Some("etcd"),
            note: Some(NOTE),
            releases: RUN_SINCE_BOOKWORM,
            source: TRIED,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            packages: &["etcd"],
            command: &["/usr/sbin/etcd", "--data-dir=/var/lib/etcd/default.etcd"],
            user: Some("etcd"),
            note: Some(NOTE),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/e/etcd/etcd.service",
            ..Recipe::SUSE
        },
        Recipe {
            packages: &["etcd"],
            command: &["/usr/bin/etcd", "--config-file=/etc/etcd/conf.yml"],
            prepare: &["install -d -m 700 -o etcd -g etcd /var/lib/etcd"],
            user: Some("etcd"),
            source: "https://github.com/alpinelinux/aports/blob/master/testing/etcd/etcd.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            family: Family::Rhel,
            packages: &["etcd"],
            command: &["/usr/bin/etcd", "--data-dir=/var/lib/etcd/default.etcd"],
            user: Some("etcd"),
            note: Some(NOTE),
            source: "https://github.com/major/fedora-rpm-specs/blob/707a637d60884b094890b3996e1abc1c872246eb/etcd.spec",
            ..Recipe::PACKAGED
        },
    ],
    ..Service::BLANK
};
