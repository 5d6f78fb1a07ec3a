//! Apache httpd: `httpd` in the RHEL family and on Alpine, `apache2` on Debian.

use super::conditions::{Refusal, Remedy, When};
use super::{
    Invocation, OfficialImage, Program, RUN_ON_DEBIAN_12, RUN_ON_RELEASES, Recipe, Releases, Service, Shape, UNPROVEN,
    Wrapper,
};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const DOCUMENTATION: Source = "https://httpd.apache.org/docs/2.4/programs/httpd.html";
const RHEL_UNIT: Source = "https://github.com/iusrepo/httpd24u/blob/master/httpd.service";
const IMAGE: Source = "https://github.com/docker-library/httpd/blob/master/2.4/Dockerfile";

const START_APACHE2: Source =
    "https://github.com/bmwiedemann/openSUSE/blob/master/packages/a/apache2/apache2-start_apache2";

const INVOCATIONS: &[Invocation] = &[
    Invocation::returns(&["-t"]),
    Invocation::returns(&["-S"]),
    Invocation::returns(&["-M"]),
    Invocation::returns(&["-v"]),
    Invocation::returns(&["-V"]),
    Invocation::returns(&["-l"]),
    Invocation::returns(&["-k", "*stop"]),
    Invocation::returns(&["configtest"]),
    Invocation::returns(&["status"]),
    Invocation::returns(&["*stop"]),
    Invocation::foreground(&["-D", "FOREGROUND"]),
    Invocation::foreground(&["-DFOREGROUND"]),
    Invocation::foreground(&["-D", "NO_DETACH"]),
    Invocation::foreground(&["-DNO_DETACH"]),
    Invocation::foreground(&["-X"]),
];

const WORKERS: Text = Text {
    en: "The MPM and its StartServers decide how many there are.",
    ja: "個数は MPM と StartServers の設定で決まります。",
};

/// The apachectl of Fedora and of the RHEL releases made from it since. In RHEL 7 it still passed arguments on.
const SYSTEMCTL_SCRIPT: Refusal = Refusal {
    family: Some(Family::Rhel),
    releases: Releases::Only(&[
        ("fedora", ""),
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
    ]),
    source: "https://github.com/abrt/faf/pull/777",
    ..Refusal::EVERYWHERE
};

/// Debian and what is made from it: `apache2ctl` reads APACHE_HTTPD, and gives its place to what `exec` names.
const DEBIAN: Recipe = Recipe {
    packages: &["apache2"],
    command: &["apache2ctl", "-D", "FOREGROUND"],
    env: &[("APACHE_HTTPD", "exec /usr/sbin/apache2")],
    stop_signal: Some("SIGWINCH"),
    tree: Shape {
        shown_as: "/usr/sbin/apache2 -D FOREGROUND",
        children: &[Shape {
            shown_as: "/usr/sbin/apache2 -D FOREGROUND",
            user: Some("www-data"),
            count: (2, None),
            note: Some(WORKERS),
            ..Shape::ONE
        }],
        ..Shape::ONE
    },
    note: Some(Text {
        en: "apache2ctl is a shell script. With APACHE_HTTPD beginning with exec it gives its place to apache2, \
             so that the stop signal arrives. The logs are in /var/log/apache2.",
        ja: "apache2ctl はシェルスクリプトです。APACHE_HTTPD の値を exec で始めると、スクリプト自身が apache2 に\
             置き換わるので、停止シグナルが届きます。ログは /var/log/apache2 に出ます。",
    }),
    ..Recipe::DEBIAN_12
};

/// Apache httpd.
pub const SERVICE: Service = Service {
    id: "httpd",
    name: "Apache httpd",
    units: &["httpd", "apache2", "apache", "httpd24-httpd", "httpd@*", "apache2@*"],
    packages: &[
        "httpd",
        "httpd24",
        "httpd24u",
        "httpd24-httpd",
        "httpd-core",
        "apache2",
        "apache2-bin",
        "apache2-mpm-*",
        "libapache2-mod-php*",
        "libapache2-mod-wsgi*",
        "libapache2-mod-fcgid",
        "libapache2-mod-security2",
        "libapache2-mod-jk",
        "libapache2-mod-perl2",
        "libapache2-mod-passenger",
        "libapache2-mod-svn",
        "libapache2-mod-shib*",
        "libapache2-mod-auth-*",
        "libapache2-mod-evasive",
        "libapache2-mod-rpaf",
        "libapache2-mod-xsendfile",
        "mod_ssl",
        "mod24_ssl",
        "apache",
    ],
    programs: &[
        Program {
            names: &["httpd", "apache2", "httpd.worker", "httpd.event", "httpd2", "httpd-prefork", "apache2-prefork"],
            invocations: INVOCATIONS,
            refusals: &[
                Refusal {
                    when: When::WithoutVariable("APACHE_RUN_DIR"),
                    family: Some(Family::Debian),
                    configured_in: &["/etc/apache2/apache2.conf", "/etc/apache2/envvars"],
                    says: "Config variable ${APACHE_RUN_DIR} is not defined",
                    source: "https://manpages.debian.org/bookworm/apache2-bin/apache2.8.en.html",
                    ..Refusal::EVERYWHERE
                },
                Refusal {
                    when: When::WithoutDirectory { variable: "APACHE_RUN_DIR", path: "/run/apache2" },
                    family: Some(Family::Debian),
                    releases: super::DEBIAN_12,
                    configured_in: &["/etc/apache2/apache2.conf", "/etc/apache2/envvars"],
                    says: "DefaultRuntimeDir must be a valid directory, absolute or relative to ServerRoot",
                    remedy: Remedy::Recipe,
                    source: RUN_ON_DEBIAN_12,
                },
            ],
            source: DOCUMENTATION,
            ..Program::BACKGROUND
        },
        Program {
            names: &["apache2ctl", "apachectl"],
            invocations: INVOCATIONS,
            stays_in_front: Some(Wrapper {
                shown_as: "/bin/sh /usr/sbin/apache2ctl -D FOREGROUND",
                family: Some(Family::Debian),
                unless_env: Some(("APACHE_HTTPD", "exec ")),
                own: &[],
            }),
            ignores_term: true,
            // A script of the distribution's own, which hands its arguments to systemctl and no longer to httpd.
            refusals: &[
                Refusal {
                    when: When::Argument("FOREGROUND"),
                    says: "Passing arguments to httpd using apachectl is no longer supported.",
                    ..SYSTEMCTL_SCRIPT
                },
                Refusal {
                    when: When::Argument("-DFOREGROUND"),
                    says: "apachectl: The \"-DFOREGROUND\" option is not supported.",
                    ..SYSTEMCTL_SCRIPT
                },
                Refusal {
                    when: When::AsOther(&[]),
                    family: Some(Family::Debian),
                    releases: super::DEBIAN_12,
                    configured_in: &["/etc/apache2/apache2.conf", "/etc/apache2/envvars", "/run/apache2", "/var/log"],
                    says: "mkdir: cannot create directory '/var/run/apache2': Permission denied",
                    remedy: Remedy::Root,
                    source: RUN_ON_DEBIAN_12,
                },
            ],
            source: RUN_ON_DEBIAN_12,
            ..Program::BACKGROUND
        },
        Program {
            names: &["httpd-foreground"],
            becomes: Some("httpd -DFOREGROUND"),
            source: "https://github.com/docker-library/httpd/blob/master/2.4/httpd-foreground",
            ..Program::FOREGROUND
        },
        Program {
            names: &["apache2-foreground"],
            becomes: Some("apache2 -DFOREGROUND"),
            source: "https://github.com/docker-library/php/blob/master/apache2-foreground",
            ..Program::FOREGROUND
        },
        // It writes the modules that /etc/sysconfig/apache2 names into a configuration, and gives its place to the daemon.
        Program {
            names: &["start_apache2"],
            invocations: INVOCATIONS,
            becomes: Some("/usr/sbin/httpd-prefork -DSYSCONFIG …"),
            source: START_APACHE2,
            ..Program::BACKGROUND
        },
        Program {
            names: &["run-httpd", "run-httpd.sh"],
            source: "https://github.com/sclorg/httpd-container",
            ..Program::FOREGROUND
        },
    ],
    ports: &["80/tcp", "443/tcp"],
    data: &[],
    image: Some(OfficialImage { name: "httpd", source: IMAGE }),
    recipes: &[
        // Run on Debian 11, 12 and 13.
        Recipe { releases: Releases::Only(&[("debian", "11"), ("debian", "12"), ("debian", "13")]), ..DEBIAN },
        Recipe {
            releases: Releases::Only(&[
                ("ubuntu", "16.04"),
                ("ubuntu", "18.04"),
                ("ubuntu", "20.04"),
                ("ubuntu", "22.04"),
                ("ubuntu", "24.04"),
                ("ubuntu", "26.04"),
            ]),
            source: RUN_ON_RELEASES,
            ..DEBIAN
        },
        // Not run, since their archives are gone: the script has read APACHE_HTTPD, unquoted, since Apache 2.2.
        Recipe {
            releases: Releases::Only(&[("debian", "8"), ("debian", "9"), ("debian", "10"), ("ubuntu", "14.04")]),
            source: "https://salsa.debian.org/apache-team/apache2/-/blob/master/debian/apache2ctl",
            ..DEBIAN
        },
        Recipe {
            packages: &["httpd"],
            command: &["/usr/sbin/httpd", "-DFOREGROUND"],
            stop_signal: Some("SIGWINCH"),
            tree: Shape {
                children: &[Shape { user: Some("apache"), count: (4, None), note: Some(WORKERS), ..Shape::ONE }],
                ..Shape::ONE
            },
            note: Some(Text {
                en: "The logs are in /var/log/httpd. After docker kill the PID file stays in /run/httpd and can keep the \
                     same container from starting again; a new container starts without it.",
                ja: "ログは /var/log/httpd に出ます。docker kill のあとは PID ファイルが /run/httpd に残り、同じコンテナを\
                     再び起動できないことがあります。新しいコンテナなら残っていません。",
            }),
            source: RHEL_UNIT,
            ..Recipe::RHEL
        },
        // Apache 2.2 and 2.4 before systemd: the same program and path.
        Recipe {
            releases: Releases::Only(&[("centos", "6"), ("rhel", "6"), ("oraclelinux", "6"), ("amazonlinux", "1")]),
            packages: &["httpd", "httpd24"],
            command: &["/usr/sbin/httpd", "-DFOREGROUND"],
            stop_signal: Some("SIGWINCH"),
            tree: Shape {
                children: &[Shape { user: Some("apache"), count: (8, None), note: Some(WORKERS), ..Shape::ONE }],
                ..Shape::ONE
            },
            source: "https://github.com/apache/httpd/blob/2.2.x/server/mpm/prefork/prefork.c",
            ..Recipe::RHEL
        },
        Recipe {
            family: Family::Alpine,
            releases: UNPROVEN,
            packages: &["apache2"],
            command: &["httpd", "-D", "FOREGROUND"],
            prepare: &["mkdir -p /run/apache2"],
            stop_signal: Some("SIGWINCH"),
            tree: Shape {
                children: &[Shape { user: Some("apache"), count: (1, None), note: Some(WORKERS), ..Shape::ONE }],
                ..Shape::ONE
            },
            source: "https://wiki.alpinelinux.org/wiki/Apache",
            ..Recipe::DEBIAN_12
        },
        // As the package's unit starts it, without the switch for systemd's notification.
        Recipe {
            family: Family::Suse,
            packages: &["apache2"],
            command: &["/usr/sbin/start_apache2", "-DFOREGROUND", "-k", "start"],
            stop_signal: Some("SIGWINCH"),
            tree: Shape {
                shown_as: "/usr/sbin/httpd-prefork -DSYSCONFIG … -DFOREGROUND -k start",
                children: &[Shape {
                    shown_as: "/usr/sbin/httpd-prefork -DSYSCONFIG … -DFOREGROUND -k start",
                    user: Some("wwwrun"),
                    count: (3, None),
                    note: Some(WORKERS),
                    ..Shape::ONE
                }],
                ..Shape::ONE
            },
            note: Some(Text {
                en: "start_apache2 is the package's own script: it turns /etc/sysconfig/apache2 into a configuration, with \
                     the modules to load, and gives its place to httpd. The logs are in /var/log/apache2.",
                ja: "start_apache2 はパッケージのスクリプトです。/etc/sysconfig/apache2 から、読み込むモジュールを含む設定を作り、\
                     httpd に置き換わります。ログは /var/log/apache2 に出ます。",
            }),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/a/apache2/apache2.service",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Arch,
            packages: &["apache"],
            command: &["/usr/bin/httpd", "-D", "FOREGROUND"],
            prepare: &["mkdir -p /run/httpd"],
            stop_signal: Some("SIGWINCH"),
            tree: Shape {
                children: &[Shape { user: Some("http"), count: (1, None), note: Some(WORKERS), ..Shape::ONE }],
                ..Shape::ONE
            },
            source: "https://github.com/archlinux/svntogit-packages/blob/master/apache/repos/extra-x86_64/httpd.service",
            ..Recipe::PACKAGED
        },
    ],
    ..Service::BLANK
};
