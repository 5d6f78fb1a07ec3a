//! Apache ZooKeeper.

use super::{Invocation, OfficialImage, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service, Shape};

/// Apache ZooKeeper.
pub const SERVICE: Service = Service {
    id: "zookeeper",
    name: "Apache ZooKeeper",
    units: &["zookeeper", "zookeeper-server", "confluent-zookeeper"],
    packages: &["zookeeper", "zookeeperd", "zookeeper-server"],
    programs: &[
        Program {
            names: &["zkServer.sh", "zookeeper-server"],
            invocations: &[
                Invocation::foreground(&["start-foreground"]),
                Invocation::background(&["start"]),
                Invocation::background(&["restart"]),
            ],
            source: "https://github.com/apache/zookeeper/blob/master/bin/zkServer.sh",
            ..Program::RETURNS
        },
        Program {
            names: &["zookeeper-server-start.sh"],
            invocations: &[Invocation::background(&["-daemon"])],
            source: "https://github.com/apache/kafka/blob/trunk/bin/zookeeper-server-start.sh",
            ..Program::FOREGROUND
        },
    ],
    ports: &["2181/tcp", "2888/tcp", "3888/tcp"],
    data: &["/var/lib/zookeeper"],
    image: Some(OfficialImage {
        name: "zookeeper",
        source: "https://github.com/docker-library/docs/tree/master/zookeeper",
    }),
    recipes: &[Recipe {
        packages: &["zookeeper", "zookeeperd"],
        command: &["/usr/share/zookeeper/bin/zkServer.sh", "start-foreground"],
        user: Some("zookeeper"),
        tree: Shape {
            shown_as: "/usr/bin/java … org.apache.zookeeper.server.quorum.QuorumPeerMain …", ..Shape::ONE
        },
        releases: RUN_SINCE_BOOKWORM,
        source: RUN_BY_HAND,
        ..Recipe::DEBIAN_12
    }],
    ..Service::BLANK
};
