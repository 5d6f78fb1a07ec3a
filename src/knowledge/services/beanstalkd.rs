//! beanstalkd, a queue of jobs.

use super::{Invocation, Program, RUN_SINCE_BOOKWORM, Recipe, Service, TRIED};
use crate::knowledge::platform::Family;

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
    recipes: &[
        Recipe {
            packages: &["beanstalkd"],
            command: &["/usr/bin/beanstalkd", "-p", "11300"],
            user: Some("beanstalkd"),
            needs_init: true,
            releases: RUN_SINCE_BOOKWORM,
            source: TRIED,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            command: &["/usr/bin/beanstalkd", "-p", "11300"],
            user: Some("beanstalk"),
            needs_init: true,
            source: "https://github.com/alpinelinux/aports/blob/master/community/beanstalkd/APKBUILD",
            ..Recipe::ALPINE
        },
        Recipe {
            family: Family::Rhel,
            command: &["/usr/bin/beanstalkd", "-p", "11300"],
            user: Some("beanstalkd"),
            needs_init: true,
            source: "https://github.com/major/fedora-rpm-specs/blob/main/beanstalkd.spec",
            ..Recipe::PACKAGED
        },
    ],
    ..Service::BLANK
};
