//! Files, backup and building.

use super::super::{Invocation, Program, Recipe, Service};
use crate::knowledge::platform::Family;

/// The table.
pub const TABLE: &[Service] = &[
    Service {
        id: "rsyncd",
        name: "rsync daemon",
        units: &["rsync", "rsyncd"],
        programs: &[Program {
            names: &["rsync"],
            invocations: &[Invocation::foreground(&["--no-detach"]), Invocation::background(&["--daemon"])],
            source: "https://manpages.debian.org/bookworm/rsync/rsync.1.en.html",
            ..Program::RETURNS
        }],
        ports: &["873/tcp"],
        recipes: &[
            Recipe {
                packages: &["rsync"],
                command: &["/usr/bin/rsync", "--daemon", "--no-detach"],
                source: "https://sources.debian.org/src/rsync/3.5.0+ds1-0+deb12u1/",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/bin/rsync", "--daemon", "--no-detach"],
                source: "https://download.samba.org/pub/rsync/rsync.1",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
    Service {
        id: "glusterd",
        name: "GlusterFS",
        units: &["glusterd", "glusterfs-server"],
        packages: &["glusterfs-server"],
        programs: &[Program {
            names: &["glusterd"],
            invocations: &[Invocation::foreground(&["-N"]), Invocation::foreground(&["--no-daemon"])],
            source: "https://manpages.debian.org/bookworm/glusterfs-server/glusterd.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["24007/tcp"],
        recipes: &[Recipe {
            packages: &["glusterfs-server"],
            command: &["/usr/sbin/glusterd", "-N"],
            source: "https://sources.debian.org/src/glusterfs/10.3-5/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "nbd-server",
        name: "NBD server",
        units: &["nbd-server"],
        packages: &["nbd-server"],
        programs: &[Program {
            names: &["nbd-server"],
            invocations: &[Invocation::foreground(&["-d"])],
            source: "https://manpages.debian.org/bookworm/nbd-server/nbd-server.1.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["10809/tcp"],
        recipes: &[Recipe {
            packages: &["nbd-server"],
            command: &["/usr/sbin/nbd-server", "-d"],
            source: "https://sources.debian.org/src/nbd/1:3.24-1.1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "radicale",
        name: "Radicale",
        units: &["radicale"],
        packages: &["radicale"],
        programs: &[Program {
            names: &["radicale"],
            invocations: &[Invocation::background(&["-d"]), Invocation::background(&["--daemon"])],
            source: "https://manpages.debian.org/bookworm/radicale/radicale.1.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["5232/tcp"],
        recipes: &[Recipe {
            packages: &["radicale"],
            command: &["/usr/bin/radicale"],
            user: Some("radicale"),
            source: "https://sources.debian.org/src/radicale/3.1.8-2/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "lsyncd",
        name: "lsyncd",
        units: &["lsyncd"],
        packages: &["lsyncd"],
        programs: &[Program {
            names: &["lsyncd"],
            invocations: &[Invocation::foreground(&["-nodaemon"]), Invocation::foreground(&["-log", "*"])],
            source: "https://lsyncd.github.io/lsyncd/manual/invoking/",
            ..Program::BACKGROUND
        }],
        recipes: &[Recipe {
            command: &["/usr/bin/lsyncd", "-nodaemon", "/etc/lsyncd/lsyncd.conf.lua"],
            source: "https://lsyncd.github.io/lsyncd/manual/invoking/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "incron",
        name: "incron",
        units: &["incron", "incrond"],
        packages: &["incron"],
        programs: &[Program {
            names: &["incrond"],
            invocations: &[Invocation::foreground(&["-n"]), Invocation::foreground(&["--foreground"])],
            source: "https://manpages.debian.org/bookworm/incron/incrond.8.en.html",
            ..Program::BACKGROUND
        }],
        recipes: &[Recipe {
            packages: &["incron"],
            command: &["/usr/sbin/incrond", "-n"],
            source: "https://sources.debian.org/src/incron/0.5.12-4/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "distcc",
        name: "distcc",
        units: &["distcc", "distccd"],
        packages: &["distcc", "distcc-server"],
        programs: &[Program {
            names: &["distccd"],
            invocations: &[Invocation::foreground(&["--no-detach"])],
            source: "https://manpages.debian.org/bookworm/distcc/distccd.1.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["3632/tcp"],
        recipes: &[Recipe {
            packages: &["distcc"],
            command: &["/usr/bin/distccd", "--no-detach", "--log-stderr"],
            user: Some("distccd"),
            source: "https://sources.debian.org/src/distcc/3.4+really3.4-3/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "icecc",
        name: "Icecream",
        units: &["iceccd", "icecc-scheduler"],
        packages: &["icecc"],
        programs: &[Program {
            names: &["iceccd", "icecc-scheduler"],
            invocations: &[Invocation::background(&["-d"]), Invocation::background(&["--daemonize"])],
            source: "https://manpages.debian.org/bookworm/icecc/iceccd.1.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["10245/tcp", "8765/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "bacula-dir",
        name: "Bacula director",
        units: &["bacula-director", "bacula-dir"],
        packages: &["bacula-director"],
        programs: &[Program {
            names: &["bacula-dir"],
            invocations: &[Invocation::foreground(&["-f*"])],
            source: "https://manpages.debian.org/bookworm/bacula-director/bacula-dir.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["9101/tcp"],
        recipes: &[Recipe {
            packages: &["bacula-director"],
            command: &["/usr/sbin/bacula-dir", "-fP", "-c", "/etc/bacula/bacula-dir.conf"],
            prepare: &["install -d -o bacula -g bacula /run/bacula"],
            user: Some("bacula"),
            source: "https://sources.debian.org/src/bacula/9.6.7-7/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "bacula-fd",
        name: "Bacula file daemon",
        units: &["bacula-fd"],
        packages: &["bacula-fd"],
        programs: &[Program {
            names: &["bacula-fd"],
            invocations: &[Invocation::foreground(&["-f*"])],
            source: "https://manpages.debian.org/bookworm/bacula-fd/bacula-fd.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["9102/tcp"],
        recipes: &[Recipe {
            packages: &["bacula-fd"],
            command: &["/usr/sbin/bacula-fd", "-fP", "-c", "/etc/bacula/bacula-fd.conf"],
            prepare: &["install -d -o bacula -g bacula /run/bacula"],
            source: "https://sources.debian.org/src/bacula/9.6.7-7/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "bacula-sd",
        name: "Bacula storage daemon",
        units: &["bacula-sd"],
        packages: &["bacula-sd"],
        programs: &[Program {
            names: &["bacula-sd"],
            invocations: &[Invocation::foreground(&["-f*"])],
            source: "https://manpages.debian.org/bookworm/bacula-sd/bacula-sd.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["9103/tcp"],
        recipes: &[Recipe {
            packages: &["bacula-sd"],
            command: &["/usr/sbin/bacula-sd", "-fP", "-c", "/etc/bacula/bacula-sd.conf"],
            prepare: &["install -d -o bacula -g bacula /run/bacula"],
            user: Some("bacula"),
            source: "https://sources.debian.org/src/bacula/9.6.7-7/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "syncthing",
        name: "Syncthing",
        units: &["syncthing", "syncthing@*"],
        packages: &["syncthing"],
        programs: &[Program {
            names: &["syncthing"],
            source: "https://docs.syncthing.net/users/syncthing.html",
            ..Program::FOREGROUND
        }],
        ports: &["8384/tcp", "22000/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "ceph",
        name: "Ceph",
        units: &["ceph-mon@*", "ceph-osd@*", "ceph-mgr@*", "ceph-mds@*", "ceph-mon", "ceph", "ceph-radosgw@*"],
        packages: &["ceph", "ceph-mon", "ceph-osd", "ceph-mgr", "ceph-mds", "radosgw"],
        programs: &[Program {
            names: &["ceph-mon", "ceph-osd", "ceph-mgr", "ceph-mds", "radosgw"],
            invocations: &[
                Invocation::foreground(&["-f"]),
                Invocation::foreground(&["-d"]),
                Invocation::foreground(&["--foreground"]),
            ],
            source: "https://manpages.debian.org/bookworm/ceph-mon/ceph-mon.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["6789/tcp", "3300/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "webmin",
        name: "Webmin",
        units: &["webmin"],
        packages: &["webmin"],
        programs: &[Program {
            names: &["miniserv.pl"],
            invocations: &[Invocation::foreground(&["--nofork"])],
            source: "https://github.com/webmin/webmin/blob/master/miniserv.pl",
            ..Program::BACKGROUND
        }],
        ports: &["10000/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "gogs",
        name: "Gogs",
        units: &["gogs"],
        programs: &[Program {
            names: &["gogs"],
            invocations: &[Invocation::foreground(&["web"])],
            source: "https://github.com/gogs/gogs/blob/main/contrib/gogs.service",
            ..Program::RETURNS
        }],
        ports: &["3000/tcp"],
        ..Service::BLANK
    },
];
