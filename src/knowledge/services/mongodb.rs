//! MongoDB.

use super::{Config, Invocation, OfficialImage, Program, RUN_ON_RELEASES, Recipe, Releases, Service};
use crate::knowledge::platform::Family;
use crate::lang::Text;

const LOCAL_ONLY: Text = Text {
    en: "The packaged configuration listens on 127.0.0.1 only and logs to a file. Other containers need bindIp, and \
         authorization with it; keep the data directory in a volume.",
    ja: "パッケージの設定では 127.0.0.1 でしか待ち受けず、ログはファイルに書かれます。ほかのコンテナから使うには bindIp と、あわせて\
         認証の設定が要ります。データディレクトリーはボリュームに置いてください。",
};

/// MongoDB.
pub const SERVICE: Service = Service {
    id: "mongodb",
    name: "MongoDB",
    units: &["mongod", "mongodb"],
    packages: &["mongodb", "mongodb-server*", "mongodb-org", "mongodb-org-server"],
    programs: &[Program {
        names: &["mongod"],
        invocations: &[
            Invocation::returns(&["--version"]),
            Invocation::returns(&["--help"]),
            Invocation::returns(&["--shutdown"]),
            Invocation::background(&["--fork"]),
            // The configuration of the RPM packages says `fork: true`, that of the Debian packages does not.
            Invocation::background(&["-f", "/etc/mongod.conf"]).on(Family::Rhel),
            Invocation::background(&["-f", "/etc/mongod.conf"]).on(Family::Suse),
        ],
        config: Some(Config {
            paths: &["/etc/mongod.conf", "/etc/mongodb.conf"],
            foreground: &["fork: false"],
            background: &["fork: true", "fork=true", "fork = true"],
            ..Config::BLANK
        }),
        source: "https://www.mongodb.com/docs/manual/reference/program/mongod/",
        ..Program::FOREGROUND
    }],
    ports: &["27017/tcp"],
    data: &["/var/lib/mongodb", "/var/lib/mongo"],
    image: Some(OfficialImage { name: "mongo", source: "https://github.com/docker-library/docs/tree/master/mongo" }),
    recipes: &[
        // The makers' package.
        Recipe {
            packages: &["mongodb-org*"],
            command: &["/usr/bin/mongod", "--config", "/etc/mongod.conf"],
            user: Some("mongodb"),
            releases: Releases::Any,
            note: Some(LOCAL_ONLY),
            source: "https://www.mongodb.com/docs/manual/tutorial/install-mongodb-on-ubuntu/",
            ..Recipe::PACKAGED
        },
        // The distribution's own, which newer releases have no longer.
        Recipe {
            releases: Releases::Only(&[("ubuntu", "16.04"), ("ubuntu", "18.04"), ("ubuntu", "20.04")]),
            packages: &["mongodb", "mongodb-server*"],
            command: &["/usr/bin/mongod", "--config", "/etc/mongodb.conf"],
            user: Some("mongodb"),
            note: Some(LOCAL_ONLY),
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            packages: &["mongodb-org*"],
            command: &["/usr/bin/mongod", "--config", "/etc/mongod.conf"],
            prepare: &[
                "sed -i -E 's/^( *fork *[:=] *)true/\\1false/' /etc/mongod.conf",
                "install -d -o mongod -g mongod /run/mongodb",
            ],
            user: Some("mongod"),
            note: Some(LOCAL_ONLY),
            releases: super::RHEL_SINCE_7,
            source: "https://github.com/mongodb/mongo/blob/master/rpm/mongod.service",
            ..Recipe::PACKAGED
        },
        // The same package.
        Recipe {
            packages: &["mongodb-org*"],
            command: &["/usr/bin/mongod", "--config", "/etc/mongod.conf"],
            prepare: &[
                "sed -i -E 's/^( *fork *[:=] *)true/\\1false/' /etc/mongod.conf",
                "install -d -o mongod -g mongod /run/mongodb",
            ],
            user: Some("mongod"),
            note: Some(LOCAL_ONLY),
            source: "https://www.mongodb.com/docs/manual/tutorial/install-mongodb-on-suse/",
            ..Recipe::SUSE
        },
        // Up to 3.9.
        Recipe {
            packages: &["mongodb"],
            command: &["/usr/bin/mongod", "--dbpath", "/var/lib/mongodb"],
            user: Some("mongodb"),
            source: "https://github.com/alpinelinux/aports/blob/master/non-free/mongodb/mongodb.initd",
            ..Recipe::ALPINE
        },
    ],
    ..Service::BLANK
};
