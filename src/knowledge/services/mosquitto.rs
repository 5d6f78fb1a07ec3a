//! Eclipse Mosquitto.

use super::conditions::Lack;
use super::{Invocation, OfficialImage, Program, RUN_ON_RELEASES, Recipe, Releases, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANUAL: Source = "https://mosquitto.org/man/mosquitto-8.html";

/// Mosquitto.
pub const SERVICE: Service = Service {
    id: "mosquitto",
    name: "Eclipse Mosquitto",
    units: &["mosquitto"],
    packages: &["mosquitto"],
    programs: &[
        Program {
            names: &["mosquitto"],
            invocations: &[
                Invocation::returns(&["-h"]),
                Invocation::background(&["-d"]),
                Invocation::background(&["--daemon"]),
            ],
            source: MANUAL,
            ..Program::FOREGROUND
        },
        Program { names: &["mosquitto_passwd", "mosquitto_pub"], source: MANUAL, ..Program::RETURNS },
    ],
    ports: &["1883/tcp", "8883/tcp"],
    data: &["/var/lib/mosquitto"],
    image: Some(OfficialImage {
        name: "eclipse-mosquitto",
        source: "https://github.com/docker-library/docs/tree/master/eclipse-mosquitto",
    }),
    recipes: &[
        Recipe {
            packages: &["mosquitto"],
            command: &["mosquitto", "-c", "/etc/mosquitto/mosquitto.conf"],
            prepare: &["install -d -o mosquitto -g mosquitto /run/mosquitto"],
            lacking: &[Lack {
                preparation: "install -d -o mosquitto -g mosquitto /run/mosquitto",
                says: "Error: Unable to write pid file.",
                tmpfiles: true,
                configured_in: &["/etc/mosquitto/mosquitto.conf"],
                ..Lack::EXITS
            }],
            tree: Shape { user: Some("mosquitto"), ..Shape::ONE },
            note: Some(Text {
                en: "Without a listener line Mosquitto 2 answers localhost only: add listener 1883 and an authentication in \
                 /etc/mosquitto/conf.d.",
                ja: "listener の行がないと Mosquitto 2 は localhost にしか応答しません。/etc/mosquitto/conf.d に listener 1883 と\
                 認証の設定を加えてください。",
            }),
            releases: Releases::Only(&[
                ("debian", "11"),
                ("debian", "12"),
                ("debian", "13"),
                ("ubuntu", "16.04"),
                ("ubuntu", "18.04"),
                ("ubuntu", "22.04"),
                ("ubuntu", "24.04"),
                ("ubuntu", "26.04"),
            ]),
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            packages: &["mosquitto"],
            command: &["mosquitto", "-c", "/etc/mosquitto/mosquitto.conf"],
            tree: Shape { user: Some("mosquitto"), ..Shape::ONE },
            source: MANUAL,
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Suse,
            packages: &["mosquitto"],
            command: &["/usr/sbin/mosquitto", "-c", "/etc/mosquitto/mosquitto.conf"],
            user: Some("mosquitto"),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/m/mosquitto/mosquitto.service",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Alpine,
            packages: &["mosquitto"],
            command: &["mosquitto", "-c", "/etc/mosquitto/mosquitto.conf"],
            tree: Shape { user: Some("mosquitto"), ..Shape::ONE },
            source: "https://github.com/alpinelinux/aports/blob/master/main/mosquitto/mosquitto.initd",
            ..Recipe::PACKAGED
        },
        Recipe {
            packages: &["mosquitto"],
            command: &["/usr/bin/mosquitto", "-c", "/etc/mosquitto/mosquitto.conf"],
            user: Some("mosquitto"),
            source: "https://github.com/archlinux/svntogit-community/blob/master/mosquitto/repos/community-staging-x86_64/mosquitto.service",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
