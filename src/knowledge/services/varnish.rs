//! Varnish.

use super::conditions::{Refusal, When};
use super::{Invocation, OfficialImage, Program, RUN_ON_RELEASES, RUN_SINCE_FOCAL, Recipe, Releases, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANUAL: Source = "https://varnish-cache.org/docs/trunk/reference/varnishd.html";

/// Varnish.
pub const SERVICE: Service = Service {
    id: "varnish",
    name: "Varnish",
    units: &["varnish"],
    packages: &["varnish"],
    programs: &[Program {
        names: &["varnishd"],
        invocations: &[
            Invocation::returns(&["-V"]),
            Invocation::returns(&["-C"]),
            Invocation::foreground(&["-F"]),
            Invocation::foreground(&["-d"]),
        ],
        refusals: &[Refusal {
            when: When::WithoutArgument(&["-f*", "-b*", "-I*"]),
            says: "Error: Neither -b nor -f given. (use -f '' to override)",
            source: MANUAL,
            ..Refusal::EVERYWHERE
        }],
        source: MANUAL,
        ..Program::BACKGROUND
    }],
    ports: &["6081/tcp", "80/tcp"],
    image: Some(OfficialImage {
        name: "varnish",
        source: "https://github.com/docker-library/docs/tree/master/varnish",
    }),
    recipes: &[
        DEBIAN, // Varnish before 6 knows no names of addresses.
        Recipe {
            releases: Releases::Only(&[("ubuntu", "16.04"), ("ubuntu", "18.04")]),
            command: &["varnishd", "-F", "-f", "/etc/varnish/default.vcl", "-a", ":6081", "-s", "malloc,64m"],
            ..DEBIAN
        },
        Recipe {
            family: Family::Rhel,
            packages: &["varnish"],
            command: &["varnishd", "-F", "-f", "/etc/varnish/default.vcl", "-a", ":6081", "-s", "malloc,64m"],
            tree: DEBIAN.tree,
            note: DEBIAN.note,
            source: MANUAL,
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Suse,
            packages: &["varnish"],
            command: &["/usr/sbin/varnishd", "-F", "-f", "/etc/varnish/vcl.conf", "-a", ":6081", "-s", "malloc,64m"],
            tree: Shape { user: Some("varnish"), ..Shape::ONE },
            note: Some(Text {
                en: "Port and storage are choices of this command line: put in yours, of /etc/sysconfig/varnish. vcl.conf \
                     asks a backend on 127.0.0.1, which in a container of its own is another container's name.",
                ja: "ポートと記憶領域はこのコマンドラインで決まるので、/etc/sysconfig/varnish にあるものに直してください。\
                     vcl.conf のバックエンドは 127.0.0.1 です。別のコンテナにあるなら、そのコンテナの名前にします。",
            }),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/v/varnish/varnish.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Arch,
            packages: &["varnish"],
            command: &["/usr/bin/varnishd", "-F", "-f", "/etc/varnish/default.vcl", "-a", ":6081", "-s", "malloc,64m"],
            tree: Shape { user: Some("varnish"), ..Shape::ONE },
            note: DEBIAN.note,
            source: "https://github.com/archlinux/svntogit-packages/blob/master/varnish/repos/extra-i686/varnish.service",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Alpine,
            packages: &["varnish"],
            command: &["varnishd", "-F", "-f", "/etc/varnish/default.vcl", "-a", ":6081", "-s", "malloc,64m"],
            tree: Shape { user: Some("varnish"), ..Shape::ONE },
            note: DEBIAN.note,
            source: "https://github.com/alpinelinux/aports/blob/master/main/varnish/varnishd.initd",
            ..Recipe::PACKAGED
        },
    ],
    ..Service::BLANK
};

const DEBIAN: Recipe = Recipe {
    releases: RUN_SINCE_FOCAL,
    source: RUN_ON_RELEASES,
    packages: &["varnish"],
    command: &["varnishd", "-F", "-f", "/etc/varnish/default.vcl", "-a", "http=:6081,HTTP", "-s", "malloc,64m"],
    tree: Shape { user: Some("varnish"), children: &[Shape { user: Some("vcache"), ..Shape::ONE }], ..Shape::ONE },
    note: Some(Text {
        en: "Port and storage are choices of this command line: put yours in. default.vcl asks a backend on 127.0.0.1, \
                 which in a container of its own is another container's name.",
        ja: "ポートと記憶領域はこのコマンドラインで決まるので、使うものに直してください。default.vcl のバックエンドは 127.0.0.1 です。\
                 別のコンテナにあるなら、そのコンテナの名前にします。",
    }),
    ..Recipe::DEBIAN_12
};
