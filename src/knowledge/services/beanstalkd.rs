//! beanstalkd, a queue of jobs.

use super::{Invocation, Program, RUN_SINCE_BOOKWORM, Recipe, Service, TRIED};

/// beanstalkd.
pub const SERVICE: Service = Service {
    id: "beanstalkd",
    name: "beanstalkd",
    units: &["beanstalkd"],
    packages: &["beanstalkd"],
    programs: &[Program {
        names: &["beanstalkd"],
        invocations: &[Invocation::background(&["-d"])],
        ignores_term: true,
        source: "https://manpages.debian.org/bookworm/beanstalkd/beanstalkd.1.en.html",
        ..Program::FOREGROUND
    }],
    ports: &["11300/tcp"],
    recipes: &[Recipe {
        packages: &["beanstalkd"],
        command: &["/usr/bin/beanstalkd", "-p", "11300"],
        user: Some("beanstalkd"),
        needs_init: true,
        releases: RUN_SINCE_BOOKWORM,
        source: TRIED,
        ..Recipe::DEBIAN_12
    }],
    ..Service::BLANK
};
