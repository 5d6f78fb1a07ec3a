//! OpenLDAP's server.

use super::{Invocation, Program, RUN, RUN_ON_RELEASES, Recipe, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANUAL: Source = "https://www.openldap.org/software/man.cgi?query=slapd&sektion=8";

/// OpenLDAP.
pub const SERVICE: Service = Service {
    id: "slapd",
    name: "OpenLDAP (slapd)",
    units: &["slapd"],
    packages: &["slapd", "openldap-servers", "openldap2"],
    programs: &[
        Program {
            names: &["slapd"],
            invocations: &[
                Invocation::returns(&["-T*"]),
                Invocation::returns(&["-VV*"]),
                Invocation::returns(&["-d", "?"]),
                // Any debug level, even 0, keeps it in the foreground.
                Invocation::foreground(&["-d*"]),
            ],
            source: MANUAL,
            ..Program::BACKGROUND
        },
        Program { names: &["slapadd", "slapcat", "slappasswd", "slaptest"], source: MANUAL, ..Program::RETURNS },
    ],
    ports: &["389/tcp", "636/tcp"],
    data: &["/var/lib/ldap", "/etc/ldap/slapd.d"],
    recipes: &[
        Recipe {
            packages: &["slapd"],
            command: &[
                "slapd",
                "-h",
                "ldap:/// ldapi:///",
                "-u",
                "openldap",
                "-g",
                "openldap",
                "-F",
                "/etc/ldap/slapd.d",
                "-d",
                "0",
            ],
            // Debian 13's package leaves the directory of its socket to a boot.
            prepare: &["install -d -o openldap -g openldap /run/slapd"],
            tree: Shape { user: Some("openldap"), ..Shape::ONE },
            note: Some(Text {
                en: "The package made the database while the image was built: keep /var/lib/ldap and /etc/ldap/slapd.d in volumes.",
                ja: "データベースはイメージのビルド時にパッケージが作ったものです。/var/lib/ldap と /etc/ldap/slapd.d はボリュームに置いてください。",
            }),
            releases: RUN,
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            packages: &["openldap-servers"],
            command: &["slapd", "-h", "ldap:/// ldapi:///", "-u", "ldap", "-g", "ldap", "-d", "0"],
            prepare: &["install -d -o ldap -g ldap /run/openldap"],
            tree: Shape { user: Some("ldap"), ..Shape::ONE },
            source: MANUAL,
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Alpine,
            packages: &["openldap"],
            command: &["slapd", "-h", "ldap:///", "-u", "ldap", "-g", "ldap", "-d", "0"],
            prepare: &["install -d -o ldap -g ldap /run/openldap"],
            tree: Shape { user: Some("ldap"), ..Shape::ONE },
            source: "https://github.com/alpinelinux/aports/blob/master/main/openldap/slapd.initd",
            ..Recipe::PACKAGED
        },
        Recipe {
            packages: &["openldap2"],
            command: &[
                "/usr/sbin/slapd",
                "-h",
                "ldap:/// ldapi:///",
                "-f",
                "/etc/openldap/slapd.conf",
                "-u",
                "ldap",
                "-g",
                "ldap",
                "-d",
                "0",
            ],
            prepare: &["install -d -o ldap -g ldap /run/slapd"],
            tree: Shape { user: Some("ldap"), ..Shape::ONE },
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/o/openldap2/start",
            ..Recipe::SUSE
        },
        Recipe {
            packages: &["openldap"],
            command: &["/usr/bin/slapd", "-u", "ldap", "-g", "ldap", "-d", "0"],
            prepare: &["install -d -o ldap -g ldap /run/openldap"],
            tree: Shape { user: Some("ldap"), ..Shape::ONE },
            source: "https://github.com/archlinux/svntogit-packages/blob/master/openldap/repos/testing-x86_64/slapd.service",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
