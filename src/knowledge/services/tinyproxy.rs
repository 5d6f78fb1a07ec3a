//! Tinyproxy.

use super::{Invocation, Program, RUN_ON_RELEASES, Recipe, Releases, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANUAL: Source = "https://tinyproxy.github.io/";

const ALLOW: Text = Text {
    en: "The packaged configuration answers 127.0.0.1 and ::1 only: add an Allow line for your networks.",
    ja: "パッケージの設定では 127.0.0.1 と ::1 にしか応答しません。使うネットワークを Allow に加えてください。",
};

/// Tinyproxy.
pub const SERVICE: Service = Service {
    id: "tinyproxy",
    name: "Tinyproxy",
    units: &["tinyproxy"],
    packages: &["tinyproxy", "tinyproxy-bin"],
    programs: &[Program {
        names: &["tinyproxy"],
        invocations: &[Invocation::returns(&["-v"]), Invocation::returns(&["-h"]), Invocation::foreground(&["-d"])],
        source: MANUAL,
        ..Program::BACKGROUND
    }],
    ports: &["8888/tcp"],
    recipes: &[
        Recipe {
            packages: &["tinyproxy"],
            command: &["tinyproxy", "-d"],
            tree: Shape { user: Some("tinyproxy"), ..Shape::ONE },
            note: Some(ALLOW),
            releases: Releases::Only(&[
                ("debian", "12"),
                ("debian", "13"),
                ("ubuntu", "18.04"),
                ("ubuntu", "20.04"),
                ("ubuntu", "22.04"),
                ("ubuntu", "24.04"),
                ("ubuntu", "26.04"),
            ]),
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            packages: &["tinyproxy"],
            command: &["/usr/bin/tinyproxy", "-d"],
            tree: Shape { user: Some("tinyproxy"), ..Shape::ONE },
            note: Some(ALLOW),
            source: "https://github.com/major/fedora-rpm-specs/blob/42fc9f04e88272b580d685d737457979c19f2107/tinyproxy.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            packages: &["tinyproxy"],
            command: &["tinyproxy", "-d", "-c", "/etc/tinyproxy/tinyproxy.conf"],
            prepare: &["install -d -o tinyproxy -g tinyproxy /run/tinyproxy"],
            tree: Shape { user: Some("tinyproxy"), ..Shape::ONE },
            note: Some(ALLOW),
            source: "https://github.com/alpinelinux/aports/blob/master/main/tinyproxy/tinyproxy.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            packages: &["tinyproxy"],
            command: &["/usr/bin/tinyproxy", "-d"],
            prepare: &["install -d -o tinyproxy -g tinyproxy /run/tinyproxy"],
            user: Some("tinyproxy"),
            note: Some(ALLOW),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/t/tinyproxy/tinyproxy.spec",
            ..Recipe::SUSE
        },
        Recipe {
            packages: &["tinyproxy"],
            command: &["/usr/bin/tinyproxy", "-d", "-c", "/etc/tinyproxy/tinyproxy.conf"],
            prepare: &["install -d -o tinyproxy -g tinyproxy /run/tinyproxy"],
            tree: Shape { user: Some("tinyproxy"), ..Shape::ONE },
            note: Some(ALLOW),
            source: "https://github.com/archlinux/svntogit-community/blob/master/tinyproxy/repos/community-x86_64/tinyproxy.service",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
