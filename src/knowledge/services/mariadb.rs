//! MariaDB and MySQL. One entry, because their units, programs and data stand in for each other: Debian's
//! `service mysql start` starts MariaDB. Which of the two is meant, the installed package says.

use super::conditions::{Lack, Refusal, Remedy, When};
use super::{
    Invocation, OfficialImage, Program, RUN_ON_DEBIAN_12, RUN_ON_RELEASES, Recipe, Releases, Service, Shape, UNPROVEN,
    Wrapper,
};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MARIADB_OPTIONS: Source =
    "https://mariadb.com/docs/server/server-management/starting-and-stopping-mariadb/mariadbd-options";
const MYSQL_OPTIONS: Source = "https://dev.mysql.com/doc/refman/8.4/en/server-options.html";
const FEDORA_MARIADB: Source =
    "https://github.com/major/fedora-rpm-specs/blob/15dfc067cfe52537db7db3c6d964c8082d45f253/mariadb10.11.spec";
const FEDORA_MYSQL: Source =
    "https://github.com/sclorg-distgit/mysql/blob/37025142fdf7295bd48316e1eeda967deef44aa1/mysql.service.in";
const MYSQL_INITIALISATION: Source = "https://dev.mysql.com/doc/refman/8.4/en/data-directory-initialization.html";

const LOCAL_ONLY: Text = Text {
    en: "Debian's configuration listens on 127.0.0.1 only. For other containers set bind-address = 0.0.0.0 in \
         /etc/mysql/mariadb.conf.d/50-server.cnf. The package made the database while the image was built: keep \
         /var/lib/mysql in a volume.",
    ja: "Debian の設定では 127.0.0.1 でしか待ち受けません。ほかのコンテナから使うなら \
         /etc/mysql/mariadb.conf.d/50-server.cnf で bind-address = 0.0.0.0 にします。データベースはイメージのビルド時に\
         パッケージが作ったものです。/var/lib/mysql はボリュームに置いてください。",
};

const MYSQL_LOCAL_ONLY: Text = Text {
    en: "Ubuntu's configuration listens on 127.0.0.1 only. For other containers set bind-address = 0.0.0.0 in \
         /etc/mysql/mysql.conf.d/mysqld.cnf. The package made the database while the image was built: keep \
         /var/lib/mysql in a volume.",
    ja: "Ubuntu の設定では 127.0.0.1 でしか待ち受けません。ほかのコンテナから使うなら /etc/mysql/mysql.conf.d/mysqld.cnf で \
         bind-address = 0.0.0.0 にします。データベースはイメージのビルド時にパッケージが作ったものです。\
         /var/lib/mysql はボリュームに置いてください。",
};

const MADE_IN_THE_IMAGE: Text = Text {
    en: "The unit made an empty database when it was first started. Here it is made while the image is \
         built, unless it is there already. Set accounts and passwords yourself, and keep /var/lib/mysql in a volume.",
    ja: "ユニットは最初の起動時に空のデータベースを作っていました。ここではイメージのビルド時に作ります\
         (すでにあれば何もしません)。アカウントとパスワードは自分で設定し、/var/lib/mysql はボリュームに置いてください。",
};

const NO_PASSWORD_YET: Text = Text {
    en: "The unit made the database when it was first started. Here --initialize-insecure makes it while the image is \
         built: root has no password until you set one. Keep /var/lib/mysql in a volume.",
    ja: "ユニットは最初の起動時にデータベースを作っていました。ここでは --initialize-insecure がイメージのビルド時に作るので、\
         設定するまで root にパスワードはありません。/var/lib/mysql はボリュームに置いてください。",
};

/// Debian's default-mysql-server depends on MariaDB, Ubuntu's on MySQL (<https://packages.debian.org/default-mysql-server>,
/// <https://packages.ubuntu.com/default-mysql-server>).
const DEBIAN_MARIADB: Recipe = Recipe {
    packages: &["mariadb-server", "default-mysql-server"],
    command: &["mariadbd", "--user=mysql"],
    prepare: &["install -d -o mysql -g mysql /run/mysqld"],
    lacking: &[SOCKET_DIRECTORY],
    tree: DAEMON_TREE,
    note: Some(LOCAL_ONLY),
    ..Recipe::DEBIAN_12
};

/// Debian's packages leave the directory of the socket and the PID file to the unit or the init script.
const SOCKET_DIRECTORY: Lack = Lack {
    preparation: "install -d -o mysql -g mysql /run/mysqld",
    says: "Can't start server : Bind on unix socket: No such file or directory",
    tmpfiles: true,
    unless: &["--socket*", "--defaults*", "--no-defaults", "-S*"],
    configured_in: &["/etc/mysql/"],
    done_by: &["mysqld_safe", "mariadbd-safe", "systemd-tmpfiles"],
    ..Lack::EXITS
};

const INSTALL_DB: &[&str] = &["mysql_install_db --user=mysql"];

const DAEMON_TREE: Shape = Shape { user: Some("mysql"), ..Shape::ONE };

const INVOCATIONS: &[Invocation] = &[
    Invocation::returns(&["--initialize*"]),
    Invocation::returns(&["--bootstrap"]),
    Invocation::returns(&["--version"]),
    Invocation::returns(&["-V"]),
    Invocation::returns(&["--help"]),
    Invocation::returns(&["--validate-config"]),
    Invocation::background(&["--daemonize"]),
    Invocation::background(&["-D"]),
];

const ALPINE_NETWORK: Text = Text {
    en: "Alpine's my.cnf.d/mariadb-server.cnf says skip-networking; the option takes it back, so that other containers can connect. Keep /var/lib/mysql in a volume.",
    ja: "Alpine の my.cnf.d/mariadb-server.cnf には skip-networking があるため、ほかのコンテナから接続できるようオプションで打ち消しています。/var/lib/mysql はボリュームに置いてください。",
};

/// MariaDB or MySQL.
pub const SERVICE: Service = Service {
    id: "mariadb",
    name: "MariaDB/MySQL",
    units: &["mariadb", "mysql", "mysqld", "mariadb@*", "mysqld@*", "mysql@*", "mysqld-debug", "rh-mariadb*-mariadb"],
    packages: &[
        "mariadb-server",
        "mariadb-server-1*",
        "mariadb-server-5*",
        "mariadb-server-core*",
        "mariadb-server-galera",
        "mariadb105-server",
        "mariadb1011-server",
        "MariaDB-server",
        "mysql-server",
        "mysql-server-5*",
        "mysql-server-8*",
        "mysql-server-core*",
        "mysql8.4-server",
        "mysql80-server",
        "mysql57-server",
        "mysql-community-server",
        "mysql-community-server-minimal",
        "default-mysql-server",
        "default-mysql-server-core",
        "percona-server-server*",
    ],
    programs: &[
        Program {
            names: &["mariadbd", "mysqld", "mysqld-debug"],
            invocations: INVOCATIONS,
            refusals: &[Refusal {
                when: When::AsRoot(&["--user*", "-u*", "--defaults*"]),
                family: Some(Family::Debian),
                releases: super::DEBIAN_12,
                configured_in: &["/etc/mysql/"],
                says: "Please consult the Knowledge Base to find out how to run mysqld as root!",
                remedy: Remedy::Argument("--user=mysql"),
                source: RUN_ON_DEBIAN_12,
            }],
            source: MYSQL_OPTIONS,
            ..Program::FOREGROUND
        },
        Program {
            names: &["mysqld_safe", "mariadbd-safe", "safe_mysqld"],
            // Its own options: <https://mariadb.com/docs/server/server-management/starting-and-stopping-mariadb/mariadbd-safe>.
            stays_in_front: Some(Wrapper {
                shown_as: "/bin/sh /usr/bin/mysqld_safe",
                family: None,
                unless_env: None,
                own: &[
                    "--ledir*",
                    "--mysqld=*",
                    "--mysqld-version*",
                    "--nice*",
                    "--syslog*",
                    "--skip-syslog",
                    "--core-file-size*",
                    "--timezone*",
                    "--malloc-lib*",
                    "--skip-kill-mysqld",
                    "--no-watch",
                    "--no-auto-restart",
                    "--crash-script*",
                    "--flush-caches*",
                    "--numa-interleave*",
                    "--wsrep-urls*",
                    "--helper=*",
                ],
            }),
            ignores_term: true,
            source: RUN_ON_DEBIAN_12,
            ..Program::FOREGROUND
        },
        Program {
            names: &["mysql_install_db", "mariadb-install-db", "mysql_secure_installation", "mysqladmin"],
            source: MARIADB_OPTIONS,
            ..Program::RETURNS
        },
    ],
    ports: &["3306/tcp"],
    data: &["/var/lib/mysql"],
    image: Some(OfficialImage {
        name: "mariadb",
        source: "https://github.com/docker-library/docs/tree/master/mariadb",
    }),
    recipes: &[
        DEBIAN_MARIADB,
        // Since MariaDB 10.5 the program has this name; the socket's directory is the package's own on all of them.
        Recipe {
            releases: Releases::Only(&[("debian", "11"), ("debian", "13")]),
            source: RUN_ON_RELEASES,
            ..DEBIAN_MARIADB
        },
        Recipe {
            releases: Releases::Only(&[("ubuntu", "22.04"), ("ubuntu", "24.04"), ("ubuntu", "26.04")]),
            packages: &["mariadb-server"],
            source: RUN_ON_RELEASES,
            ..DEBIAN_MARIADB
        },
        // Before 10.5 the program was called as MySQL's.
        Recipe {
            releases: Releases::Only(&[("ubuntu", "16.04"), ("ubuntu", "18.04"), ("ubuntu", "20.04")]),
            packages: &["mariadb-server*"],
            command: &["/usr/sbin/mysqld", "--user=mysql"],
            source: RUN_ON_RELEASES,
            ..DEBIAN_MARIADB
        },
        Recipe {
            releases: Releases::Only(&[("debian", "9"), ("debian", "10")]),
            packages: &["mariadb-server*", "default-mysql-server"],
            command: &["/usr/sbin/mysqld", "--user=mysql"],
            source: MARIADB_OPTIONS,
            ..DEBIAN_MARIADB
        },
        // MySQL 5.5: its upstart job makes the same directory and starts the same program.
        Recipe {
            releases: Releases::Only(&[("ubuntu", "14.04")]),
            packages: &["mysql-server*"],
            command: &["/usr/sbin/mysqld", "--user=mysql"],
            prepare: &["install -d -o mysql -g mysql /run/mysqld"],
            tree: DAEMON_TREE,
            note: Some(MYSQL_LOCAL_ONLY),
            source: "https://git.launchpad.net/ubuntu/+source/mysql-5.5/tree/debian/mysql-server-5.5.mysql.upstart?h=ubuntu/trusty",
            ..Recipe::DEBIAN_12
        },
        Recipe {
            releases: Releases::Only(&[
                ("ubuntu", "16.04"),
                ("ubuntu", "18.04"),
                ("ubuntu", "20.04"),
                ("ubuntu", "22.04"),
                ("ubuntu", "24.04"),
                ("ubuntu", "26.04"),
            ]),
            packages: &["mysql-server*", "mysql-community-server", "default-mysql-server"],
            command: &["/usr/sbin/mysqld", "--user=mysql"],
            prepare: &["install -d -o mysql -g mysql /run/mysqld"],
            tree: DAEMON_TREE,
            note: Some(MYSQL_LOCAL_ONLY),
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            releases: Releases::Only(&[
                ("centos", "9"),
                ("centos", "10"),
                ("rhel", "9"),
                ("rhel", "10"),
                ("rockylinux", "9"),
                ("rockylinux", "10"),
                ("almalinux", "9"),
                ("almalinux", "10"),
                ("oraclelinux", "9"),
                ("oraclelinux", "10"),
                ("fedora", ""),
                ("amazonlinux", "2023"),
            ]),
            packages: &["mariadb-server", "mariadb105-server", "mariadb1011-server"],
            command: &["/usr/libexec/mariadbd", "--basedir=/usr", "--user=mysql"],
            prepare: INSTALL_DB,
            tree: DAEMON_TREE,
            note: Some(MADE_IN_THE_IMAGE),
            source: FEDORA_MARIADB,
            ..Recipe::RHEL
        },
        Recipe {
            releases: Releases::Only(&[
                ("centos", "7"),
                ("centos", "8"),
                ("rhel", "7"),
                ("rhel", "8"),
                ("rockylinux", "8"),
                ("almalinux", "8"),
                ("oraclelinux", "7"),
                ("oraclelinux", "8"),
                ("amazonlinux", "2"),
            ]),
            packages: &["mariadb-server"],
            command: &["/usr/libexec/mysqld", "--basedir=/usr", "--user=mysql"],
            prepare: INSTALL_DB,
            tree: DAEMON_TREE,
            note: Some(MADE_IN_THE_IMAGE),
            source: "https://github.com/openela-main/mariadb/blob/1f4e5312c45b30358053b071524f156fff61075e/SOURCES/mysql.service.in",
            ..Recipe::RHEL
        },
        Recipe {
            releases: Releases::Only(&[
                ("centos", "8"),
                ("centos", "9"),
                ("rhel", "8"),
                ("rhel", "9"),
                ("rockylinux", "8"),
                ("rockylinux", "9"),
                ("almalinux", "8"),
                ("almalinux", "9"),
                ("oraclelinux", "8"),
                ("oraclelinux", "9"),
            ]),
            packages: &["mysql-server"],
            command: &["/usr/libexec/mysqld", "--basedir=/usr", "--user=mysql"],
            prepare: &[
                "[ -d /var/lib/mysql/mysql ] || /usr/libexec/mysqld --initialize-insecure --basedir=/usr --user=mysql",
            ],
            tree: DAEMON_TREE,
            note: Some(NO_PASSWORD_YET),
            source: FEDORA_MYSQL,
            ..Recipe::RHEL
        },
        Recipe {
            releases: UNPROVEN,
            packages: &["mysql-community-server"],
            command: &["/usr/sbin/mysqld", "--user=mysql"],
            prepare: &["[ -d /var/lib/mysql/mysql ] || /usr/sbin/mysqld --initialize-insecure --user=mysql"],
            tree: DAEMON_TREE,
            note: Some(NO_PASSWORD_YET),
            source: MYSQL_INITIALISATION,
            ..Recipe::RHEL
        },
        // As the package's own helper, which its unit calls, makes the database and starts the daemon; by the names that both
        // programs have had since 10.5.
        Recipe {
            family: Family::Suse,
            packages: &["mariadb"],
            command: &[
                "/usr/sbin/mariadbd",
                "--defaults-file=/etc/my.cnf",
                "--user=mysql",
                "--socket=/run/mysql/mysql.sock",
            ],
            prepare: &[
                "install -d -o mysql -g mysql /run/mysql",
                "{ [ -d /var/lib/mysql/mysql ] || mariadb-install-db --rpm --user=mysql --datadir=/var/lib/mysql; }",
            ],
            tree: DAEMON_TREE,
            note: Some(MADE_IN_THE_IMAGE),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/m/mariadb/mysql-systemd-helper",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Arch,
            packages: &["mariadb", "mariadb-lts"],
            command: &["/usr/bin/mariadbd", "--user=mysql"],
            prepare: &[
                "install -d -o mysql -g mysql /run/mysqld",
                "{ [ -d /var/lib/mysql/mysql ] || mariadb-install-db --user=mysql --basedir=/usr --datadir=/var/lib/mysql; }",
            ],
            tree: DAEMON_TREE,
            note: Some(MADE_IN_THE_IMAGE),
            source: "https://github.com/archlinux/svntogit-packages/blob/master/mariadb/trunk/PKGBUILD",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Alpine,
            packages: &["mariadb"],
            command: &["mariadbd", "--user=mysql", "--skip-networking=0"],
            prepare: &[
                "install -d -o mysql -g mysql /run/mysqld",
                "{ [ -d /var/lib/mysql/mysql ] || mariadb-install-db --user=mysql --datadir=/var/lib/mysql; }",
            ],
            tree: DAEMON_TREE,
            note: Some(ALPINE_NETWORK),
            source: "https://github.com/alpinelinux/aports/blob/master/main/mariadb/APKBUILD",
            ..Recipe::PACKAGED
        },
    ],
    ..Service::BLANK
};
