//! Apache Cassandra, which goes to the background unless told otherwise.

use super::{Invocation, OfficialImage, Program, Recipe, Service};
use crate::knowledge::platform::Family;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["cassandra"],
    command: &["/usr/sbin/cassandra", "-f"],
    prepare: &["install -d -o cassandra -g cassandra /run/cassandra"],
    user: Some("cassandra"),
    source: "https://cassandra.apache.org/doc/latest/cassandra/installing/installing.html",
    ..Recipe::PACKAGED
};

/// Apache Cassandra.
pub const SERVICE: Service = Service {
    id: "cassandra",
    name: "Apache Cassandra",
    units: &["cassandra"],
    packages: &["cassandra", "dsc*"],
    programs: &[Program {
        names: &["cassandra"],
        invocations: &[Invocation::foreground(&["-f"]), Invocation::returns(&["-v"])],
        source: "https://github.com/apache/cassandra/blob/trunk/bin/cassandra",
        ..Program::BACKGROUND
    }],
    ports: &["9042/tcp", "7000/tcp"],
    data: &["/var/lib/cassandra"],
    image: Some(OfficialImage {
        name: "cassandra",
        source: "https://github.com/docker-library/docs/tree/master/cassandra",
    }),
    recipes: &[RECIPE, Recipe { family: Family::Rhel, ..RECIPE }],
    ..Service::BLANK
};
