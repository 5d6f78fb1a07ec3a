//! ngIRCd.

use super::{Invocation, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service};

/// ngIRCd.
pub const SERVICE: Service = Service {
    id: "ngircd",
    name: "ngIRCd",
    units: &["ngircd"],
    packages: &["ngircd"],
    programs: &[Program {
        names: &["ngircd"],
        invocations: &[Invocation::foreground(&["-n"]), Invocation::foreground(&["--nodaemon"])],
        source: "https://manpages.debian.org/bookworm/ngircd/ngircd.8.en.html",
        ..Program::BACKGROUND
    }],
    ports: &["6667/tcp"],
    recipes: &[Recipe {
        packages: &["ngircd"],
        command: &["/usr/sbin/ngircd", "--nodaemon"],
        prepare: &["install -d -o irc -g irc /run/ngircd"],
        user: Some("irc"),
        releases: RUN_SINCE_BOOKWORM,
        source: RUN_BY_HAND,
        ..Recipe::DEBIAN_12
    }],
    ..Service::BLANK
};
