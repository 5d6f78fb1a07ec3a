//! Redis, and Valkey that took its place in newer distributions.

use super::{Config, Invocation, OfficialImage, Program, RUN_ON_RELEASES, Recipe, Releases, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const CONFIGURATION: Source = "https://redis.io/docs/latest/operate/oss_and_stack/management/config/";

const FEDORA: Source = "https://github.com/iusrepo/redis6/blob/df4bd8c0c038a2b9ad63deb3f78b14d012f9e60e/redis.service";

/// Redis.
pub const SERVICE: Service = Service {
    id: "redis",
    name: "Redis",
    units: &["redis", "redis-server", "redis@*", "redis-server@*"],
    packages: &["redis", "redis-server", "redis5", "redis6", "redis7", "rh-redis*-redis"],
    programs: &[
        Program {
            names: &["redis-server"],
            invocations: &[
                Invocation::returns(&["--version"]),
                Invocation::returns(&["-v"]),
                Invocation::returns(&["--help"]),
                Invocation::returns(&["-h"]),
                Invocation::returns(&["--test-memory"]),
                Invocation::returns(&["--check-system"]),
                Invocation::foreground(&["--daemonize", "no"]),
                Invocation::background(&["--daemonize", "yes"]),
                // Debian's package sets `daemonize yes` in this file.
                Invocation::background(&["/etc/redis/redis.conf"]).on(Family::Debian),
            ],
            config: Some(Config {
                paths: &["/etc/redis/redis.conf"],
                foreground: &["daemonize no"],
                background: &["daemonize yes"],
                unless: &["--daemonize"],
                ..Config::BLANK
            }),
            // Without a configuration it binds every address.
            bare_title: Some("redis-server *:6379"),
            source: CONFIGURATION,
            ..Program::FOREGROUND
        },
        Program { names: &["redis-cli", "redis-benchmark"], source: CONFIGURATION, ..Program::RETURNS },
    ],
    ports: &["6379/tcp"],
    data: &["/var/lib/redis"],
    image: Some(OfficialImage { name: "redis", source: "https://github.com/docker-library/docs/tree/master/redis" }),
    recipes: &[
        DEBIAN,
        Recipe {
            releases: Releases::Only(&[
                ("debian", "11"),
                ("debian", "13"),
                ("ubuntu", "20.04"),
                ("ubuntu", "22.04"),
                ("ubuntu", "24.04"),
                ("ubuntu", "26.04"),
            ]),
            source: RUN_ON_RELEASES,
            ..DEBIAN
        },
        // Redis before 3.2 knows no `supervised`.
        Recipe {
            releases: Releases::Only(&[("ubuntu", "16.04")]),
            command: &["redis-server", "/etc/redis/redis.conf", "--daemonize", "no", "--logfile", ""],
            source: RUN_ON_RELEASES,
            ..DEBIAN
        },
        Recipe {
            releases: Releases::Only(&[
                ("centos", "7"),
                ("centos", "8"),
                ("rhel", "7"),
                ("rhel", "8"),
                ("rockylinux", "8"),
                ("almalinux", "8"),
                ("oraclelinux", "8"),
            ]),
            command: &[
                "/usr/bin/redis-server",
                "/etc/redis.conf",
                "--daemonize",
                "no",
                "--supervised",
                "no",
                "--logfile",
                "",
            ],
            source: "https://github.com/iusrepo/redis5/blob/master/redis.service",
            ..RHEL
        },
        Recipe {
            releases: Releases::Only(&[
                ("centos", "9"),
                ("rhel", "9"),
                ("rockylinux", "9"),
                ("almalinux", "9"),
                ("oraclelinux", "9"),
                ("amazonlinux", "2023"),
            ]),
            ..RHEL
        },
        // The package has no configuration but an example, which its README says to copy; an instance is a unit `redis@NAME`.
        // Arch has Valkey in its place (<https://archlinuxarm.org/packages/armv7h/valkey>).
        Recipe {
            family: Family::Suse,
            packages: &["redis"],
            command: &[
                "/usr/sbin/redis-server",
                "/etc/redis/default.conf",
                "--daemonize",
                "no",
                "--supervised",
                "no",
                "--logfile",
                "",
            ],
            prepare: &[
                "{ [ -e /etc/redis/default.conf ] || cp -a /etc/redis/default.conf.example /etc/redis/default.conf; }",
                "install -d -o redis -g redis /run/redis",
            ],
            user: Some("redis"),
            tree: DEBIAN.tree,
            note: Some(Text {
                en: "Each instance has a configuration of its own; this is the one named default, copied from the \
                     package's example. It listens on 127.0.0.1 only. For other containers add --bind 0.0.0.0 and a password \
                     (--requirepass): without one, protected-mode turns them away.",
                ja: "インスタンスごとに設定ファイルがあり、これはパッケージの見本から作る default です。127.0.0.1 でしか待ち受けません。\
                     ほかのコンテナから使うなら --bind 0.0.0.0 に加えてパスワード (--requirepass) を設定します。\
                     パスワードがないと protected-mode が接続を断ります。",
            }),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/r/redis/README.SUSE",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Alpine,
            packages: &["redis"],
            command: &["redis-server", "/etc/redis.conf", "--daemonize", "no", "--logfile", ""],
            prepare: &["install -d -o redis -g redis /run/redis"],
            user: Some("redis"),
            tree: DEBIAN.tree,
            note: DEBIAN.note,
            source: "https://github.com/alpinelinux/aports/blob/master/main/redis/redis.initd",
            ..Recipe::PACKAGED
        },
    ],
    ..Service::BLANK
};

/// Where the configuration moved into a directory of its own: Fedora since 32, RHEL since 9.
const RHEL: Recipe = Recipe {
    family: Family::Rhel,
    packages: &["redis", "redis6"],
    command: &[
        "/usr/bin/redis-server",
        "/etc/redis/redis.conf",
        "--daemonize",
        "no",
        "--supervised",
        "no",
        "--logfile",
        "",
    ],
    source: FEDORA,
    ..DEBIAN
};

const DEBIAN: Recipe = Recipe {
    packages: &["redis-server"],
    command: &["redis-server", "/etc/redis/redis.conf", "--daemonize", "no", "--supervised", "no", "--logfile", ""],
    user: Some("redis"),
    tree: Shape { shown_as: "redis-server 127.0.0.1:6379", ..Shape::ONE },
    note: Some(Text {
        en: "The packaged redis.conf listens on 127.0.0.1 only. For other containers add --bind 0.0.0.0 and a password \
                 (--requirepass): without one, protected-mode turns them away.",
        ja: "パッケージの redis.conf では 127.0.0.1 でしか待ち受けません。ほかのコンテナから使うなら --bind 0.0.0.0 に加えて\
                 パスワード (--requirepass) を設定します。パスワードがないと protected-mode が接続を断ります。",
    }),
    ..Recipe::DEBIAN_12
};
