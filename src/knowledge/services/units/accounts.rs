//! Accounts, tickets and clusters.

use super::super::{Invocation, Program, Recipe, Service};
use crate::knowledge::platform::Family;
use crate::lang::Text;

/// shibd(8): <https://manpages.debian.org/bookworm/shibboleth-sp-utils/shibd.8.en.html>.
const SHIBD: Text = Text {
    en: "Apache's mod_shib talks to it through the socket in /run/shibboleth: in another container, share that directory as a volume.",
    ja: "Apache の mod_shib とは /run/shibboleth のソケットでやり取りします。別のコンテナにするなら、このディレクトリーをボリュームで共有してください。",
};

/// The table.
pub const TABLE: &[Service] = &[
    Service {
        id: "krb5-kdc",
        name: "Kerberos KDC",
        units: &["krb5-kdc", "krb5kdc"],
        packages: &["krb5-kdc", "krb5-server"],
        programs: &[Program {
            names: &["krb5kdc"],
            invocations: &[Invocation::foreground(&["-n"])],
            source: "https://manpages.debian.org/bookworm/krb5-kdc/krb5kdc.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["88/tcp", "88/udp"],
        recipes: &[
            Recipe {
                packages: &["krb5-kdc"],
                command: &["/usr/sbin/krb5kdc", "-n"],
                source: "https://sources.debian.org/src/krb5/1.20.1-2+deb12u5/",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/sbin/krb5kdc", "-n"],
                source: "https://web.mit.edu/kerberos/krb5-latest/doc/admin/admin_commands/krb5kdc.html",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
    Service {
        id: "kadmind",
        name: "Kerberos admin server",
        units: &["krb5-admin-server", "kadmin"],
        packages: &["krb5-admin-server"],
        programs: &[Program {
            names: &["kadmind"],
            invocations: &[Invocation::foreground(&["-nofork"])],
            source: "https://manpages.debian.org/bookworm/krb5-admin-server/kadmind.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["749/tcp", "464/udp"],
        recipes: &[Recipe {
            packages: &["krb5-admin-server"],
            command: &["/usr/sbin/kadmind", "-nofork"],
            source: "https://sources.debian.org/src/krb5/1.20.1-2+deb12u5/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "sssd",
        name: "SSSD",
        units: &["sssd"],
        packages: &["sssd", "sssd-common"],
        programs: &[Program {
            names: &["sssd"],
            invocations: &[
                Invocation::foreground(&["-i"]),
                Invocation::foreground(&["--interactive"]),
                Invocation::foreground(&["-i*"]),
            ],
            source: "https://manpages.debian.org/bookworm/sssd-common/sssd.8.en.html",
            ..Program::BACKGROUND
        }],
        recipes: &[
            Recipe {
                packages: &["sssd-common"],
                command: &["/usr/sbin/sssd", "-i", "--logger=stderr"],
                source: "https://sources.debian.org/src/sssd/2.8.2-4+deb12u1/",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/sbin/sssd", "-i"],
                source: "https://manpages.debian.org/bookworm/sssd-common/sssd.8.en.html",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
    Service {
        id: "nslcd",
        name: "nslcd",
        units: &["nslcd"],
        packages: &["nslcd", "nss-pam-ldapd"],
        programs: &[Program {
            names: &["nslcd"],
            invocations: &[
                Invocation::foreground(&["-n"]),
                Invocation::foreground(&["--nofork"]),
                Invocation::foreground(&["-d*"]),
                Invocation::foreground(&["--debug"]),
            ],
            source: "https://manpages.debian.org/bookworm/nslcd/nslcd.8.en.html",
            ..Program::BACKGROUND
        }],
        recipes: &[Recipe {
            packages: &["nslcd"],
            command: &["/usr/sbin/nslcd", "-n"],
            prepare: &["install -d -o nslcd -g nslcd /run/nslcd"],
            source: "https://sources.debian.org/src/nss-pam-ldapd/0.9.12-4/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "munge",
        name: "MUNGE",
        units: &["munge"],
        packages: &["munge"],
        programs: &[Program {
            names: &["munged"],
            invocations: &[Invocation::foreground(&["-F"]), Invocation::foreground(&["--foreground"])],
            source: "https://manpages.debian.org/bookworm/munge/munged.8.en.html",
            ..Program::BACKGROUND
        }],
        recipes: &[Recipe {
            packages: &["munge"],
            command: &["/usr/sbin/munged", "--foreground"],
            prepare: &["install -d -o munge -g munge /run/munge"],
            user: Some("munge"),
            source: "https://sources.debian.org/src/munge/0.5.15-2+deb12u1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "slurmctld",
        name: "Slurm controller",
        units: &["slurmctld"],
        packages: &["slurmctld"],
        programs: &[Program {
            names: &["slurmctld"],
            invocations: &[Invocation::foreground(&["-D*"])],
            source: "https://manpages.debian.org/bookworm/slurmctld/slurmctld.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["6817/tcp"],
        recipes: &[Recipe {
            packages: &["slurmctld"],
            command: &["/usr/sbin/slurmctld", "-D"],
            source: "https://sources.debian.org/src/slurm-wlm/22.05.8-4+deb12u3/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "slurmd",
        name: "Slurm node",
        units: &["slurmd"],
        packages: &["slurmd"],
        programs: &[Program {
            names: &["slurmd"],
            invocations: &[Invocation::foreground(&["-D*"])],
            source: "https://manpages.debian.org/bookworm/slurmd/slurmd.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["6818/tcp"],
        recipes: &[Recipe {
            packages: &["slurmd"],
            command: &["/usr/sbin/slurmd", "-D"],
            source: "https://sources.debian.org/src/slurm-wlm/22.05.8-4+deb12u3/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "slurmdbd",
        name: "Slurm database",
        units: &["slurmdbd"],
        packages: &["slurmdbd"],
        programs: &[Program {
            names: &["slurmdbd"],
            invocations: &[Invocation::foreground(&["-D*"])],
            source: "https://manpages.debian.org/bookworm/slurmdbd/slurmdbd.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["6819/tcp"],
        recipes: &[Recipe {
            packages: &["slurmdbd"],
            command: &["/usr/sbin/slurmdbd", "-D"],
            source: "https://sources.debian.org/src/slurm-wlm/22.05.8-4+deb12u3/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "oddjobd",
        name: "oddjobd",
        units: &["oddjobd"],
        packages: &["oddjob"],
        programs: &[Program {
            names: &["oddjobd"],
            invocations: &[Invocation::foreground(&["-n"])],
            source: "https://manpages.debian.org/bookworm/oddjob/oddjobd.8.en.html",
            ..Program::BACKGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "certmonger",
        name: "certmonger",
        units: &["certmonger"],
        packages: &["certmonger"],
        programs: &[Program {
            names: &["certmonger"],
            invocations: &[Invocation::foreground(&["-n"]), Invocation::foreground(&["-d*"])],
            source: "https://manpages.debian.org/bookworm/certmonger/certmonger.8.en.html",
            ..Program::BACKGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "gssproxy",
        name: "GSS-Proxy",
        units: &["gssproxy"],
        packages: &["gssproxy"],
        programs: &[Program {
            names: &["gssproxy"],
            invocations: &[Invocation::foreground(&["-i"]), Invocation::foreground(&["--interactive"])],
            source: "https://manpages.debian.org/bookworm/gssproxy/gssproxy.8.en.html",
            ..Program::BACKGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "ypserv",
        name: "NIS server",
        units: &["ypserv", "nis"],
        packages: &["ypserv", "nis"],
        programs: &[Program {
            names: &["ypserv"],
            source: "https://manpages.debian.org/bookworm/ypserv/ypserv.8.en.html",
            ..Program::BACKGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "corosync",
        name: "Corosync",
        units: &["corosync"],
        packages: &["corosync"],
        programs: &[Program {
            names: &["corosync"],
            invocations: &[Invocation::foreground(&["-f"])],
            source: "https://manpages.debian.org/bookworm/corosync/corosync.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["5405/udp"],
        recipes: &[Recipe {
            packages: &["corosync"],
            command: &["/usr/sbin/corosync", "-f"],
            source: "https://sources.debian.org/src/corosync/3.1.7-1+deb12u2/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "pacemaker",
        name: "Pacemaker",
        units: &["pacemaker"],
        packages: &["pacemaker"],
        programs: &[Program {
            names: &["pacemakerd"],
            source: "https://manpages.debian.org/bookworm/pacemaker/pacemakerd.8.en.html",
            ..Program::FOREGROUND
        }],
        recipes: &[Recipe {
            packages: &["pacemaker"],
            command: &["/usr/sbin/pacemakerd"],
            source: "https://sources.debian.org/src/pacemaker/2.1.5-1+deb12u1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "ambari-server",
        name: "Ambari server",
        units: &["ambari-server"],
        packages: &["ambari-server"],
        programs: &[Program {
            names: &["ambari-server"],
            invocations: &[Invocation::background(&["start"]), Invocation::background(&["restart"])],
            source: "https://ambari.apache.org/docs/",
            ..Program::RETURNS
        }],
        ports: &["8080/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "ambari-agent",
        name: "Ambari agent",
        units: &["ambari-agent"],
        packages: &["ambari-agent"],
        programs: &[Program {
            names: &["ambari-agent"],
            invocations: &[Invocation::background(&["start"]), Invocation::background(&["restart"])],
            source: "https://ambari.apache.org/docs/",
            ..Program::RETURNS
        }],
        ..Service::BLANK
    },
    Service {
        id: "shibd",
        name: "Shibboleth daemon",
        units: &["shibd"],
        packages: &["shibboleth-sp-utils", "shibboleth"],
        programs: &[Program {
            names: &["shibd"],
            invocations: &[Invocation::foreground(&["-F"]), Invocation::returns(&["-t"]), Invocation::returns(&["-v"])],
            source: "https://manpages.debian.org/bookworm/shibboleth-sp-utils/shibd.8.en.html",
            ..Program::BACKGROUND
        }],
        recipes: &[Recipe {
            command: &["/usr/sbin/shibd", "-f", "-F"],
            prepare: &["install -d -o _shibd -g _shibd /run/shibboleth"],
            user: Some("_shibd"),
            note: Some(SHIBD),
            source: "https://sources.debian.org/src/shibboleth-sp/3.4.1+dfsg-2+deb12u1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "samba-ad-dc",
        name: "Samba (domain controller)",
        units: &["samba-ad-dc"],
        programs: &[Program {
            names: &["samba"],
            invocations: &[
                Invocation::foreground(&["--foreground"]),
                Invocation::foreground(&["-F"]),
                Invocation::foreground(&["-i"]),
                Invocation::foreground(&["--interactive"]),
            ],
            source: "https://manpages.debian.org/bookworm/samba/samba.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["88/tcp", "389/tcp", "445/tcp"],
        recipes: &[Recipe {
            command: &["/usr/sbin/samba", "--foreground", "--no-process-group"],
            source: "https://sources.debian.org/src/samba/2:4.17.12+dfsg-0+deb12u4/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "saslauthd",
        name: "saslauthd",
        units: &["saslauthd"],
        packages: &["sasl2-bin"],
        programs: &[Program {
            names: &["saslauthd"],
            invocations: &[Invocation::foreground(&["-d"]), Invocation::returns(&["-v"])],
            source: "https://manpages.debian.org/bookworm/sasl2-bin/saslauthd.8.en.html",
            ..Program::BACKGROUND
        }],
        ..Service::BLANK
    },
];
