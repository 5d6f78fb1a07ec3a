//! PHP-FPM. Debian's program carries PHP's version in its name.

use super::conditions::{Refusal, Remedy, When};
use super::{
    Config, Invocation, OfficialImage, Program, RUN_ON_DEBIAN_12, RUN_ON_RELEASES, Recipe, Releases, Service, Shape,
    UNPROVEN,
};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const OPTIONS: Source = "https://www.php.net/manual/en/install.fpm.configuration.php";
const FEDORA: Source = "https://github.com/iusrepo/php74/blob/master/php-fpm.service";
const IMAGE: Source = "https://github.com/docker-library/docs/tree/master/php";

const SOCKET: Text = Text {
    en: "The pool www listens on a socket under /run (RHEL 7's: on 127.0.0.1), which another container cannot reach. A \
         web server in its own container needs listen = 9000 in the pool's configuration.",
    ja: "プール www は /run の下のソケット (RHEL 7 では 127.0.0.1) で待ち受けるため、別のコンテナからは届きません。\
         Web サーバーを別のコンテナで動かすなら、プールの設定で listen = 9000 にします。",
};

const CHILDREN: Text = Text {
    en: "pm.start_servers of the pool decides how many there are at first.",
    ja: "最初の個数はプールの pm.start_servers で決まります。",
};

/// Versions that no release has: from the archive that Debian's packager of PHP keeps.
const OTHERS: Releases = Releases::Exactly(&[]);
const SURY: Source = "https://deb.sury.org/";

const DEBIAN_POOL: &[Shape] = &[pool("www-data", 2)];

/// Where the package leaves the directory of the socket to a boot. Debian 12's makes it.
const SOCKET_DIRECTORY: &[&str] = &["mkdir -p /run/php"];

/// Debian and Ubuntu: the program and the configuration of one version of PHP.
const fn debian(
    releases: Releases,
    packages: &'static [&'static str],
    command: &'static [&'static str],
    prepare: &'static [&'static str],
    shown_as: &'static str,
    source: Source,
) -> Recipe {
    Recipe {
        releases,
        packages,
        command,
        prepare,
        stop_signal: Some("SIGQUIT"),
        tree: master(shown_as, DEBIAN_POOL),
        note: Some(SOCKET),
        source,
        ..Recipe::DEBIAN_12
    }
}

const fn master(shown_as: &'static str, children: &'static [Shape]) -> Shape {
    Shape { shown_as, children, ..Shape::ONE }
}

const fn pool(user: &'static str, at_first: u32) -> Shape {
    Shape {
        shown_as: "php-fpm: pool www",
        user: Some(user),
        count: (at_first, None),
        note: Some(CHILDREN),
        ..Shape::ONE
    }
}

/// PHP-FPM.
pub const SERVICE: Service = Service {
    id: "php-fpm",
    name: "PHP-FPM",
    units: &["php-fpm", "php*-fpm", "php*-php-fpm", "php-fpm*"],
    packages: &["php-fpm", "php*-fpm", "php*-php-fpm"],
    programs: &[Program {
        names: &[
            "php-fpm",
            "php-fpm5*",
            "php-fpm7*",
            "php-fpm8*",
            // As a shell is to complete it.
            "php-fpm[78]*",
            "php5-fpm",
            "php7*-fpm",
            "php8*-fpm",
        ],
        invocations: &[
            Invocation::returns(&["-t"]),
            Invocation::returns(&["-tt"]),
            Invocation::returns(&["--test"]),
            Invocation::returns(&["-v"]),
            Invocation::returns(&["--version"]),
            Invocation::returns(&["-i"]),
            Invocation::returns(&["-m"]),
            Invocation::foreground(&["-F"]),
            Invocation::foreground(&["--nodaemonize"]),
            Invocation::foreground(&["-RF"]),
            Invocation::foreground(&["-FR"]),
            Invocation::foreground(&["-OF"]),
            Invocation::foreground(&["-FO"]),
            Invocation::background(&["-D"]),
            Invocation::background(&["--daemonize"]),
        ],
        config: Some(Config {
            paths: &["/etc/php-fpm.conf", "/usr/local/etc/php-fpm.conf", "/etc/php/8.2/fpm/php-fpm.conf"],
            foreground: &["daemonize = no", "daemonize=no"],
            ..Config::BLANK
        }),
        refusals: &[Refusal {
            when: When::AsOther(&["-O*", "--force-stderr", "-d*"]),
            family: Some(Family::Debian),
            releases: super::DEBIAN_12,
            configured_in: &["/etc/php/8.2/fpm/php-fpm.conf", "/var/log"],
            says: "failed to open error_log (/var/log/php8.2-fpm.log): Permission denied (13)",
            remedy: Remedy::Root,
            source: RUN_ON_DEBIAN_12,
        }],
        source: OPTIONS,
        ..Program::BACKGROUND
    }],
    ports: &["9000/tcp"],
    data: &[],
    image: Some(OfficialImage { name: "php", source: IMAGE }),
    recipes: &[
        debian(
            Releases::Exactly(&[("debian", "12")]),
            &["php8.2-fpm"],
            &["php-fpm8.2", "-F"],
            &[],
            "php-fpm: master process (/etc/php/8.2/fpm/php-fpm.conf)",
            RUN_ON_DEBIAN_12,
        ),
        debian(
            Releases::Exactly(&[("debian", "11"), ("ubuntu", "20.04")]),
            &["php7.4-fpm"],
            &["php-fpm7.4", "-F"],
            SOCKET_DIRECTORY,
            "php-fpm: master process (/etc/php/7.4/fpm/php-fpm.conf)",
            RUN_ON_RELEASES,
        ),
        debian(
            Releases::Exactly(&[("debian", "13")]),
            &["php8.4-fpm"],
            &["php-fpm8.4", "-F"],
            SOCKET_DIRECTORY,
            "php-fpm: master process (/etc/php/8.4/fpm/php-fpm.conf)",
            RUN_ON_RELEASES,
        ),
        debian(
            Releases::Exactly(&[("ubuntu", "22.04")]),
            &["php8.1-fpm"],
            &["php-fpm8.1", "-F"],
            SOCKET_DIRECTORY,
            "php-fpm: master process (/etc/php/8.1/fpm/php-fpm.conf)",
            RUN_ON_RELEASES,
        ),
        debian(
            Releases::Exactly(&[("ubuntu", "24.04")]),
            &["php8.3-fpm"],
            &["php-fpm8.3", "-F"],
            SOCKET_DIRECTORY,
            "php-fpm: master process (/etc/php/8.3/fpm/php-fpm.conf)",
            RUN_ON_RELEASES,
        ),
        debian(
            Releases::Exactly(&[("debian", "10")]),
            &["php7.3-fpm"],
            &["php-fpm7.3", "-F"],
            SOCKET_DIRECTORY,
            "php-fpm: master process (/etc/php/7.3/fpm/php-fpm.conf)",
            "https://packages.debian.org/buster/amd64/php7.3-fpm/filelist",
        ),
        debian(
            Releases::Exactly(&[("ubuntu", "18.04")]),
            &["php7.2-fpm"],
            &["php-fpm7.2", "-F"],
            SOCKET_DIRECTORY,
            "php-fpm: master process (/etc/php/7.2/fpm/php-fpm.conf)",
            RUN_ON_RELEASES,
        ),
        debian(
            Releases::Exactly(&[("debian", "9"), ("ubuntu", "16.04")]),
            &["php7.0-fpm"],
            &["php-fpm7.0", "-F"],
            SOCKET_DIRECTORY,
            "php-fpm: master process (/etc/php/7.0/fpm/php-fpm.conf)",
            "https://packages.ubuntu.com/xenial/amd64/php7.0-fpm/filelist",
        ),
        // Its socket is in /run itself.
        debian(
            Releases::Exactly(&[("debian", "8"), ("ubuntu", "14.04")]),
            &["php5-fpm"],
            &["php5-fpm", "-F"],
            &[],
            "php-fpm: master process (/etc/php5/fpm/php-fpm.conf)",
            "https://packages.ubuntu.com/trusty/amd64/php5-fpm/filelist",
        ),
        debian(
            Releases::Exactly(&[("ubuntu", "26.04")]),
            &["php8.5-fpm"],
            &["php-fpm8.5", "-F"],
            SOCKET_DIRECTORY,
            "php-fpm: master process (/etc/php/8.5/fpm/php-fpm.conf)",
            RUN_ON_RELEASES,
        ),
        debian(
            OTHERS,
            &["php5.6-fpm"],
            &["php-fpm5.6", "-F"],
            SOCKET_DIRECTORY,
            "php-fpm: master process (/etc/php/5.6/fpm/php-fpm.conf)",
            SURY,
        ),
        debian(
            OTHERS,
            &["php7.1-fpm"],
            &["php-fpm7.1", "-F"],
            SOCKET_DIRECTORY,
            "php-fpm: master process (/etc/php/7.1/fpm/php-fpm.conf)",
            SURY,
        ),
        debian(
            OTHERS,
            &["php8.0-fpm"],
            &["php-fpm8.0", "-F"],
            SOCKET_DIRECTORY,
            "php-fpm: master process (/etc/php/8.0/fpm/php-fpm.conf)",
            SURY,
        ),
        // Where a tag does not tell the release, the shell finds the one version that is installed.
        debian(
            UNPROVEN,
            &[],
            &["/usr/sbin/php-fpm[78]*", "-F"],
            SOCKET_DIRECTORY,
            "php-fpm: master process (/etc/php/…/fpm/php-fpm.conf)",
            OPTIONS,
        ),
        Recipe {
            packages: &["php-fpm"],
            command: &["php-fpm", "-F"],
            prepare: &["mkdir -p /run/php-fpm"],
            stop_signal: Some("SIGQUIT"),
            tree: master("php-fpm: master process (/etc/php-fpm.conf)", &[pool("apache", 5)]),
            note: Some(SOCKET),
            source: FEDORA,
            ..Recipe::RHEL
        },
        // Since PHP 8 the package has the configuration itself, and not only an example of it.
        Recipe {
            family: Family::Suse,
            packages: &["php8-fpm", "php-fpm"],
            command: &["/usr/sbin/php-fpm", "-F"],
            prepare: &["mkdir -p /run/php-fpm"],
            stop_signal: Some("SIGQUIT"),
            tree: master("php-fpm: master process (/etc/php8/fpm/php-fpm.conf)", &[pool("wwwrun", 2)]),
            note: Some(Text {
                en: "The pool www listens on 127.0.0.1:9000, which another container cannot reach. A web server in its own \
                     container needs listen = 9000 in /etc/php8/fpm/php-fpm.d/www.conf.",
                ja: "プール www は 127.0.0.1:9000 で待ち受けるため、別のコンテナからは届きません。Web サーバーを別のコンテナで\
                     動かすなら /etc/php8/fpm/php-fpm.d/www.conf で listen = 9000 にします。",
            }),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/p/php8/php8.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Arch,
            packages: &["php-fpm"],
            command: &["php-fpm", "-F"],
            prepare: &["mkdir -p /run/php-fpm"],
            stop_signal: Some("SIGQUIT"),
            tree: master("php-fpm: master process (/etc/php/php-fpm.conf)", &[pool("http", 2)]),
            note: Some(SOCKET),
            source: "https://github.com/archlinux/svntogit-packages/blob/master/php/repos/extra-x86_64/php-fpm.service",
            ..Recipe::PACKAGED
        },
        Recipe {
            packages: &["php*-fpm"],
            command: &["/usr/sbin/php-fpm[78]*", "-F"],
            stop_signal: Some("SIGQUIT"),
            tree: master("php-fpm: master process (/etc/php…/php-fpm.conf)", &[pool("nobody", 2)]),
            source: "https://github.com/alpinelinux/aports/blob/master/community/php83/php83-fpm.initd",
            ..Recipe::ALPINE
        },
    ],
    ..Service::BLANK
};
