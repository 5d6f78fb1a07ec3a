//! Apache Kafka.

use super::{Invocation, OfficialImage, Program, Service};

/// Apache Kafka.
pub const SERVICE: Service = Service {
    id: "kafka",
    name: "Apache Kafka",
    units: &["kafka", "confluent-kafka", "confluent-server"],
    packages: &["kafka", "confluent-kafka"],
    programs: &[Program {
        names: &["kafka-server-start.sh", "kafka-server-start"],
        invocations: &[Invocation::background(&["-daemon"])],
        source: "https://github.com/apache/kafka/blob/trunk/bin/kafka-server-start.sh",
        ..Program::FOREGROUND
    }],
    ports: &["9092/tcp"],
    image: Some(OfficialImage { name: "apache/kafka", source: "https://hub.docker.com/r/apache/kafka" }),
    ..Service::BLANK
};
