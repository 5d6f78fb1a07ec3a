//! RabbitMQ.

use super::{
    Invocation, OfficialImage, Program, RUN_BUT_TRIXIE, RUN_ON_RELEASES, Recipe, Releases, Service, Shape, UNPROVEN,
};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANUAL: Source = "https://www.rabbitmq.com/docs/man/rabbitmq-server.8";

/// RabbitMQ.
pub const SERVICE: Service = Service {
    id: "rabbitmq",
    name: "RabbitMQ",
    units: &["rabbitmq-server", "rabbitmq"],
    packages: &["rabbitmq-server", "rabbitmq"],
    programs: &[
        Program {
            names: &["rabbitmq-server"],
            invocations: &[Invocation::background(&["-detached"])],
            source: MANUAL,
            ..Program::FOREGROUND
        },
        Program { names: &["rabbitmqctl", "rabbitmq-plugins", "rabbitmqadmin"], source: MANUAL, ..Program::RETURNS },
    ],
    ports: &["5672/tcp", "5671/tcp", "15672/tcp"],
    data: &["/var/lib/rabbitmq"],
    image: Some(OfficialImage {
        name: "rabbitmq",
        source: "https://github.com/docker-library/docs/tree/master/rabbitmq",
    }),
    recipes: &[
        DEBIAN,
        Recipe { releases: Releases::Only(&[("debian", "13")]), tree: server(&[vm(&[WITH_OS_MON]), EPMD]), ..DEBIAN },
        Recipe { family: Family::Rhel, releases: UNPROVEN, source: MANUAL, ..DEBIAN },
        Recipe {
            family: Family::Suse,
            command: &["/usr/sbin/rabbitmq-server"],
            releases: UNPROVEN,
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/r/rabbitmq-server/rabbitmq-server.service",
            ..DEBIAN
        },
        Recipe {
            family: Family::Alpine,
            releases: UNPROVEN,
            command: &["/usr/sbin/rabbitmq-server"],
            source: "https://github.com/alpinelinux/aports/blob/master/community/rabbitmq-server/APKBUILD",
            ..DEBIAN
        },
        Recipe {
            family: Family::Arch,
            releases: UNPROVEN,
            packages: &["rabbitmq"],
            command: &["/usr/bin/rabbitmq-server"],
            source: "https://github.com/archlinux/svntogit-community/blob/master/rabbitmq/repos/community-any/rabbitmq.service",
            ..DEBIAN
        },
    ],
    ..Service::BLANK
};

const DEBIAN: Recipe = Recipe {
    packages: &["rabbitmq-server"],
    command: &["/usr/lib/rabbitmq/bin/rabbitmq-server"],
    env: &[("HOME", "/var/lib/rabbitmq")],
    user: Some("rabbitmq"),
    tree: server(&[vm(&[PLAIN]), EPMD]),
    note: Some(Text {
        en: "The node's name holds the host name: give the container a fixed --hostname, and keep /var/lib/rabbitmq in a \
                 volume. The user guest may log in from localhost only.",
        ja: "ノード名にホスト名が入るので、コンテナには固定の --hostname を付け、/var/lib/rabbitmq はボリュームに置いてください。\
                 ユーザー guest は localhost からしかログインできません。",
    }),
    releases: RUN_BUT_TRIXIE,
    source: RUN_ON_RELEASES,
    ..Recipe::DEBIAN_12
};

/// What the Erlang VM starts below its helper.
const PLAIN: Shape = helper(&[INET_GETHOST, Shape { shown_as: "/bin/sh -s rabbit_disk_monitor", ..Shape::ONE }]);

/// The same with the programs of os_mon.
const WITH_OS_MON: Shape = helper(&[
    Shape { shown_as: "sh -s …", count: (2, Some(2)), ..Shape::ONE },
    Shape { shown_as: "/usr/lib/erlang/…/memsup", ..Shape::ONE },
    Shape { shown_as: "/usr/lib/erlang/…/cpu_sup", ..Shape::ONE },
    INET_GETHOST,
]);

const INET_GETHOST: Shape =
    Shape { children: &[Shape { shown_as: "inet_gethost 4", ..Shape::ONE }], shown_as: "inet_gethost 4", ..Shape::ONE };
const EPMD: Shape = Shape { shown_as: "/usr/lib/erlang/erts-…/bin/epmd -daemon", ..Shape::ONE };

const fn server(children: &'static [Shape]) -> Shape {
    Shape { shown_as: "/bin/sh /usr/lib/rabbitmq/bin/rabbitmq-server", children, ..Shape::ONE }
}

const fn vm(children: &'static [Shape]) -> Shape {
    Shape { shown_as: "/usr/lib/erlang/erts-…/bin/beam.smp …", children, ..Shape::ONE }
}

const fn helper(children: &'static [Shape]) -> Shape {
    Shape { shown_as: "erl_child_setup …", children, ..Shape::ONE }
}
