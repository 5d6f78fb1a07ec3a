//! PostgreSQL. Debian's paths carry the major version.

use super::conditions::{Lack, Refusal, Remedy, When};
use super::{
    Invocation, OfficialImage, Program, RUN_ON_DEBIAN_12, RUN_ON_RELEASES, Recipe, Releases, Service, Shape, UNPROVEN,
};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const DOCUMENTATION: Source = "https://www.postgresql.org/docs/current/app-postgres.html";
const PG_CTL: Source = "https://www.postgresql.org/docs/current/app-pg-ctl.html";
const FEDORA: Source =
    "https://github.com/devexp-db/postgresql-setup/blob/26914bdffa7aa3eff4da9e93a59aa212ceab02e1/postgresql.service";

/// Makes a cluster on the RHEL family, unless it is there.
pub const CLUSTER: &[&str] =
    &["[ -s /var/lib/pgsql/data/PG_VERSION ] || runuser -u postgres -- initdb -D /var/lib/pgsql/data"];

/// The same for the project's own packages.
pub const CLUSTER_OF_PROJECT: &[&str] = &[
    "{ [ -s /var/lib/pgsql/*/data/PG_VERSION ] || runuser -u postgres -- /usr/pgsql-*/bin/initdb -D /var/lib/pgsql/*/data; }",
];

const LOCAL_ONLY: Text = Text {
    en: "Debian's configuration listens on localhost only: other containers need listen_addresses = '*' in \
         postgresql.conf and a line in pg_hba.conf. The package made the cluster while the image was built: keep \
         /var/lib/postgresql in a volume.",
    ja: "Debian の設定では localhost でしか待ち受けません。ほかのコンテナから使うには postgresql.conf の listen_addresses = '*' と \
         pg_hba.conf の追記が必要です。クラスターはイメージのビルド時にパッケージが作ったものです。/var/lib/postgresql は\
         ボリュームに置いてください。",
};

const FIRST_INITIALISATION: Text = Text {
    en: "initdb makes the cluster while the image is built, unless it is there already. It listens on localhost only: \
         other containers need listen_addresses = '*' in postgresql.conf and a line in pg_hba.conf. Keep \
         /var/lib/pgsql/data in a volume.",
    ja: "クラスターがまだなければ、イメージのビルド時に initdb が作ります。そのままでは localhost でしか待ち受けません。ほかのコンテナから\
         使うには postgresql.conf の listen_addresses = '*' と pg_hba.conf の追記が必要です。/var/lib/pgsql/data は\
         ボリュームに置いてください。",
};

const FIRST_INITIALISATION_OF_PROJECT: Text = Text {
    en: "initdb makes the cluster while the image is built, unless it is there already. It listens on localhost only: \
         other containers need listen_addresses = '*' in postgresql.conf and a line in pg_hba.conf. Keep the version's data \
         directory below /var/lib/pgsql in a volume.",
    ja: "クラスターがまだなければ、イメージのビルド時に initdb が作ります。そのままでは localhost でしか待ち受けません。ほかのコンテナから\
         使うには postgresql.conf の listen_addresses = '*' と pg_hba.conf の追記が必要です。/var/lib/pgsql の下にある、そのバージョンの\
         データディレクトリーはボリュームに置いてください。",
};

/// One major version as Debian packages it, with its background processes.
macro_rules! debian {
    ($version:literal, $releases:expr, $source:expr, [$($process:literal),+]) => {
        Recipe {
            releases: $releases,
            packages: &[concat!("postgresql-", $version)],
            command: &[
                concat!("/usr/lib/postgresql/", $version, "/bin/postgres"),
                "-D",
                concat!("/var/lib/postgresql/", $version, "/main"),
                "-c",
                concat!("config_file=/etc/postgresql/", $version, "/main/postgresql.conf"),
            ],
            user: Some("postgres"),
            stop_signal: Some("SIGINT"),
            tree: Shape {
                children: &[$(Shape {
                    shown_as: concat!("postgres: ", $version, "/main: ", $process),
                    ..Shape::ONE
                }),+],
                ..Shape::ONE
            },
            note: Some(LOCAL_ONLY),
            source: $source,
            ..Recipe::DEBIAN_12
        }
    };
}

const ALPINE_CLUSTER: Text = Text {
    en: "initdb makes the cluster while the image is built, unless it is there already. It listens on localhost only: other containers need listen_addresses = '*' in postgresql.conf and a line in pg_hba.conf. Keep /var/lib/postgresql/data in a volume.",
    ja: "クラスターがまだなければ、イメージのビルド時に initdb が作ります。そのままでは localhost でしか待ち受けません。ほかのコンテナから使うには postgresql.conf の listen_addresses = '*' と pg_hba.conf の追記が必要です。/var/lib/postgresql/data はボリュームに置いてください。",
};

const ARCH_CLUSTER: Text = Text {
    en: "The unit refuses to start without a cluster. Here initdb makes it while the image is built, unless it is there already. It listens on localhost only: other containers need listen_addresses = '*' in postgresql.conf and a line in pg_hba.conf. Keep /var/lib/postgres/data in a volume.",
    ja: "ユニットはクラスターがないと起動しません。まだなければ、イメージのビルド時に initdb が作ります。そのままでは localhost でしか待ち受けません。ほかのコンテナから使うには postgresql.conf の listen_addresses = '*' と pg_hba.conf の追記が必要です。/var/lib/postgres/data はボリュームに置いてください。",
};

/// The postmaster and its processes, by whatever version.
const PROCESSES: Shape = Shape {
    children: &[Shape {
        shown_as: "postgres: …",
        count: (5, None),
        note: Some(Text {
            en: "checkpointer, background writer, walwriter, autovacuum launcher and others, by the version.",
            ja: "checkpointer、background writer、walwriter、autovacuum launcher など。バージョンによります。",
        }),
        ..Shape::ONE
    }],
    ..Shape::ONE
};

/// PostgreSQL.
pub const SERVICE: Service = Service {
    id: "postgresql",
    name: "PostgreSQL",
    units: &["postgresql", "postgresql@*", "postgresql-*", "postgres", "rh-postgresql*-postgresql"],
    packages: &[
        "postgresql",
        "postgresql-9*",
        "postgresql-1*",
        "postgresql-server",
        "postgresql9*-server",
        "postgresql1*-server",
        "rh-postgresql*-postgresql-server",
    ],
    programs: &[
        Program {
            names: &["postgres", "postmaster"],
            invocations: &[
                Invocation::returns(&["--version"]),
                Invocation::returns(&["-V"]),
                Invocation::returns(&["--help"]),
                Invocation::returns(&["--single"]),
                Invocation::returns(&["-C", "*"]),
            ],
            refusals: &[Refusal {
                when: When::AsRoot(&[]),
                says: "\"root\" execution of the PostgreSQL server is not permitted.",
                remedy: Remedy::User,
                source: "https://www.postgresql.org/docs/current/postgres-user.html",
                ..Refusal::EVERYWHERE
            }],
            source: DOCUMENTATION,
            ..Program::FOREGROUND
        },
        // It always leaves the server in the background; only Debian's wrapper knows --foreground.
        Program {
            names: &["pg_ctl"],
            invocations: &[Invocation::background(&["start"]), Invocation::background(&["restart"])],
            source: PG_CTL,
            ..Program::RETURNS
        },
        Program {
            names: &["pg_ctlcluster"],
            invocations: &[
                Invocation::foreground(&["--foreground"]),
                Invocation::background(&["start"]),
                Invocation::background(&["restart"]),
            ],
            source: PG_CTL,
            ..Program::RETURNS
        },
        Program {
            names: &["initdb", "psql", "createdb", "createuser", "pg_createcluster", "postgresql-setup"],
            source: PG_CTL,
            ..Program::RETURNS
        },
    ],
    ports: &["5432/tcp"],
    data: &["/var/lib/postgresql", "/var/lib/pgsql"],
    image: Some(OfficialImage {
        name: "postgres",
        source: "https://github.com/docker-library/docs/tree/master/postgres",
    }),
    recipes: &[
        debian!(
            "15",
            Releases::Exactly(&[("debian", "12")]),
            RUN_ON_DEBIAN_12,
            ["checkpointer", "background writer", "walwriter", "autovacuum launcher", "logical replication launcher"]
        ),
        debian!(
            "17",
            Releases::Exactly(&[("debian", "13")]),
            RUN_ON_RELEASES,
            ["checkpointer", "background writer", "walwriter", "autovacuum launcher", "logical replication launcher"]
        ),
        debian!(
            "16",
            Releases::Exactly(&[("ubuntu", "24.04")]),
            RUN_ON_RELEASES,
            ["checkpointer", "background writer", "walwriter", "autovacuum launcher", "logical replication launcher"]
        ),
        debian!(
            "14",
            Releases::Exactly(&[("ubuntu", "22.04")]),
            RUN_ON_RELEASES,
            [
                "checkpointer",
                "background writer",
                "walwriter",
                "autovacuum launcher",
                "stats collector",
                "logical replication launcher"
            ]
        ),
        debian!(
            "13",
            Releases::Exactly(&[("debian", "11")]),
            RUN_ON_RELEASES,
            [
                "checkpointer",
                "background writer",
                "walwriter",
                "autovacuum launcher",
                "stats collector",
                "logical replication launcher"
            ]
        ),
        debian!(
            "12",
            Releases::Exactly(&[("ubuntu", "20.04")]),
            RUN_ON_RELEASES,
            [
                "checkpointer",
                "background writer",
                "walwriter",
                "autovacuum launcher",
                "stats collector",
                "logical replication launcher"
            ]
        ),
        debian!(
            "18",
            Releases::Exactly(&[("ubuntu", "26.04")]),
            RUN_ON_RELEASES,
            ["checkpointer", "background writer", "walwriter", "autovacuum launcher", "logical replication launcher"]
        ),
        debian!(
            "10",
            Releases::Exactly(&[("ubuntu", "18.04")]),
            RUN_ON_RELEASES,
            [
                "checkpointer",
                "background writer",
                "walwriter",
                "autovacuum launcher",
                "stats collector",
                "logical replication launcher"
            ]
        ),
        debian!(
            "11",
            Releases::Exactly(&[("debian", "10")]),
            "https://packages.debian.org/buster/postgresql-11",
            [
                "checkpointer",
                "background writer",
                "walwriter",
                "autovacuum launcher",
                "stats collector",
                "logical replication launcher"
            ]
        ),
        debian!(
            "9.5",
            Releases::Exactly(&[("ubuntu", "16.04")]),
            RUN_ON_RELEASES,
            [
                "checkpointer process",
                "writer process",
                "wal writer process",
                "autovacuum launcher process",
                "stats collector process"
            ]
        ),
        debian!(
            "9.6",
            Releases::Exactly(&[("debian", "9")]),
            "https://packages.debian.org/stretch/postgresql-9.6",
            [
                "checkpointer process",
                "writer process",
                "wal writer process",
                "autovacuum launcher process",
                "stats collector process"
            ]
        ),
        debian!(
            "9.4",
            Releases::Exactly(&[("debian", "8")]),
            "https://packages.debian.org/jessie/postgresql-9.4",
            [
                "checkpointer process",
                "writer process",
                "wal writer process",
                "autovacuum launcher process",
                "stats collector process"
            ]
        ),
        debian!(
            "9.3",
            Releases::Exactly(&[("ubuntu", "14.04")]),
            "https://packages.ubuntu.com/trusty/postgresql-9.3",
            [
                "checkpointer process",
                "writer process",
                "wal writer process",
                "autovacuum launcher process",
                "stats collector process"
            ]
        ),
        Recipe {
            packages: &["postgresql-server"],
            command: &["/usr/bin/postgres", "-D", "/var/lib/pgsql/data"],
            prepare: CLUSTER,
            lacking: &[Lack {
                preparation: CLUSTER[0],
                says: "postgres: could not find the database system",
                done_by: &["initdb", "postgresql-setup", "/var/lib/pgsql"],
                source: "https://www.postgresql.org/docs/current/creating-cluster.html",
                ..Lack::EXITS
            }],
            user: Some("postgres"),
            stop_signal: Some("SIGINT"),
            tree: PROCESSES,
            note: Some(FIRST_INITIALISATION),
            source: FEDORA,
            ..Recipe::RHEL
        },
        // The project's own packages stand beside the distribution's, each major version in a directory of its own.
        Recipe {
            packages: &["postgresql9*-server", "postgresql1*-server"],
            releases: UNPROVEN,
            command: &["/usr/pgsql-*/bin/postgres", "-D", "/var/lib/pgsql/*/data"],
            prepare: &["install -d -o postgres -g postgres /run/postgresql", CLUSTER_OF_PROJECT[0]],
            user: Some("postgres"),
            stop_signal: Some("SIGINT"),
            tree: PROCESSES,
            note: Some(FIRST_INITIALISATION_OF_PROJECT),
            source: "https://git.postgresql.org/gitweb/?p=pgrpms.git",
            ..Recipe::RHEL
        },
        // As the script that the package's unit calls makes the cluster; it starts the daemon through pg_ctl, which leaves.
        Recipe {
            family: Family::Suse,
            packages: &["postgresql-server", "postgresql1*-server"],
            command: &["/usr/bin/postgres", "-D", "/var/lib/pgsql/data"],
            prepare: &[
                "install -d -o postgres -g postgres -m 1775 /run/postgresql",
                "{ [ -s /var/lib/pgsql/data/PG_VERSION ] || su postgres -c 'initdb --auth=ident -D /var/lib/pgsql/data'; }",
            ],
            user: Some("postgres"),
            stop_signal: Some("SIGINT"),
            tree: PROCESSES,
            note: Some(FIRST_INITIALISATION),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/p/postgresql/postgresql-script",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Arch,
            packages: &["postgresql"],
            command: &["/usr/bin/postgres", "-D", "/var/lib/postgres/data"],
            prepare: &[
                "install -d -o postgres -g postgres -m 0700 /var/lib/postgres/data",
                "install -d -o postgres -g postgres /run/postgresql",
                "{ [ -s /var/lib/postgres/data/PG_VERSION ] || su postgres -c 'initdb -D /var/lib/postgres/data'; }",
            ],
            user: Some("postgres"),
            stop_signal: Some("SIGINT"),
            tree: PROCESSES,
            note: Some(ARCH_CLUSTER),
            source: "https://github.com/archlinux/svntogit-packages/blob/master/postgresql/repos/staging-x86_64/postgresql.service",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Alpine,
            packages: &["postgresql", "postgresql9*", "postgresql1*"],
            command: &["postgres", "-D", "/var/lib/postgresql/data"],
            prepare: &[
                "install -d -o postgres -g postgres -m 0700 /var/lib/postgresql/data",
                "install -d -o postgres -g postgres /run/postgresql",
                "{ [ -s /var/lib/postgresql/data/PG_VERSION ] || su postgres -c 'initdb -D /var/lib/postgresql/data'; }",
            ],
            user: Some("postgres"),
            stop_signal: Some("SIGINT"),
            tree: PROCESSES,
            note: Some(ALPINE_CLUSTER),
            source: "https://github.com/alpinelinux/aports/blob/master/main/postgresql/postgresql.initd",
            ..Recipe::PACKAGED
        },
        // Where a tag does not tell the release, the shell finds the one version that is installed. Debian's configuration names its
        // data directory itself.
        Recipe {
            command: &["/usr/lib/postgresql/*/bin/postgres", "-D", "/etc/postgresql/*/main"],
            user: Some("postgres"),
            stop_signal: Some("SIGINT"),
            tree: PROCESSES,
            note: Some(LOCAL_ONLY),
            source: DOCUMENTATION,
            ..Recipe::PACKAGED
        },
    ],
    ..Service::BLANK
};
