//! What every entry is held to.

use std::collections::BTreeSet;

use super::*;
use crate::knowledge::Source;
use crate::knowledge::capabilities::{self, Grants};
use crate::knowledge::platform::Shell;
use crate::knowledge::platform::{Family, Platform};

fn recipes() -> impl Iterator<Item = (&'static Service, &'static Recipe)> {
    ALL.iter().flat_map(|&service| service.recipes.iter().map(move |recipe| (service, recipe)))
}

fn shapes(shape: &'static Shape) -> Vec<&'static Shape> {
    std::iter::once(shape).chain(shape.children.iter().flat_map(shapes)).collect()
}

fn names_in_braces(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// What `cargo xtask new-service` leaves to be filled in, and what to look for.
#[test]
fn entries_are_filled_in() {
    let mut missing: Vec<String> = Vec::new();
    for service in ENTRIES {
        let mut lacks = |what: &str| missing.push(format!("{}: {what}", service.id));
        for program in service.programs {
            if program.source.is_empty() {
                lacks("the `source` of a program: where its manual says what its arguments do");
            }
        }
        for recipe in service.recipes {
            if recipe.command.is_empty() {
                lacks("the `command` of a recipe: the one in the foreground, from the package's unit or init script");
            }
            if recipe.source.is_empty() {
                lacks("the `source` of a recipe: the address of that unit or init script");
            }
        }
    }
    assert!(missing.is_empty(), "still to be filled in:\n  {}", missing.join("\n  "));
}

#[test]
fn a_port_names_the_only_service_that_listens_there() {
    let id = |port| by_port(port).map(|service| service.id);
    assert_eq!([id("22"), id("5432"), id("6379")], [Some("sshd"), Some("postgresql"), Some("redis")]);
    assert_eq!([id("80"), id("8080"), id("x")], [None, None, None]);
}

#[test]
fn each_name_belongs_to_one_service() {
    let mut seen = BTreeSet::new();
    for service in ALL {
        assert!(seen.insert(("id", service.id)), "{}", service.id);
        assert!(
            !service.name.is_empty()
                && !service.units.is_empty()
                && (!service.programs.is_empty() || service.host.is_some()),
            "{}",
            service.id
        );
        let programs = service.programs.iter().flat_map(|program| program.names.iter().copied());
        for (kind, name) in (service.units.iter().map(|&unit| ("unit", unit)))
            .chain(service.packages.iter().map(|&package| ("package", package)))
            .chain(programs.map(|program| ("program", program)))
        {
            assert!(!name.is_empty() && !name.contains(' ') && name != "*", "{}: {name:?}", service.id);
            assert!(seen.insert((kind, name)), "{}: {kind} {name}", service.id);
            let found = match kind {
                "unit" => by_unit(name),
                "package" => by_package(name),
                _ => {
                    // Where others have the same name, its directory tells.
                    let known = service.programs.iter().find(|program| program.names.contains(&name));
                    let place = known.and_then(|program| program.only_in.last()).copied().unwrap_or_default();
                    by_program(&format!("/{place}/{name}")).map(|(service, _)| service)
                }
            };
            assert!(
                found.is_some_and(|found| found.id == service.id),
                "{}: {kind} {name} is found elsewhere",
                service.id
            );
        }
    }
}

/// What makes the corrected text free of findings: the recipe's own program stays in the foreground, is nobody's
/// parent that swallows signals, and ends on its stop signal or is started under an init.
#[test]
fn recipes_stay_in_the_foreground() {
    for (service, recipe) in recipes() {
        let (program, args) = recipe.command.split_first().expect("a command");
        // What a runtime runs (a .war) stays as long as that does.
        if crate::knowledge::programs::is_runtime(program) {
            continue;
        }
        // A shell that starts what works beside it gives its place to the service.
        let script: Vec<&str> = match args {
            ["-c", script] if *program == "sh" => {
                script.rsplit("exec ").next().unwrap_or_default().split(' ').collect()
            }
            _ => [*program].into_iter().chain(args.iter().copied()).collect(),
        };
        let (program, args) = script.split_first().expect("a command");
        let (owner, program) = by_program(program).unwrap_or_else(|| panic!("{}: {program}", service.id));
        assert_eq!(owner.id, service.id);
        assert_eq!(program.mode(args, Some(recipe.family)), Mode::Foreground, "{}: {:?}", service.id, recipe.command);
        let replaced = match program
            .stays_in_front
            .as_ref()
            .filter(|wrapper| wrapper.family.is_none_or(|family| family == recipe.family))
        {
            None => false,
            Some(wrapper) => {
                let (variable, start) = wrapper.unless_env.expect("a recipe's wrapper gives way");
                assert!(recipe.env.iter().any(|(name, value)| *name == variable && value.starts_with(start)));
                true
            }
        };
        assert!(
            !program.ignores_term || replaced || recipe.needs_init || recipe.stop_signal.is_some(),
            "{}",
            service.id
        );
    }
}

/// What a patch puts in is what the recipe prepares, and what it makes of a start command is not refused again.
#[test]
fn obstacles_belong_to_their_recipe() {
    for (service, recipe) in recipes() {
        for lack in recipe.lacking {
            assert!(recipe.prepare.contains(&lack.preparation), "{}: {}", service.id, lack.preparation);
            assert!(lack.source.starts_with("https://") || lack.source == RUN_ON_DEBIAN_12, "{}", service.id);
            assert!(!lack.says.is_empty() || lack.effect == conditions::Effect::StopsLate, "{}", service.id);
        }
    }
    for service in ALL {
        for refusal in service.programs.iter().flat_map(|program| program.refusals) {
            assert!(!refusal.says.is_empty(), "{}", service.id);
            assert!(refusal.source.starts_with("https://") || refusal.source == RUN_ON_DEBIAN_12, "{}", service.id);
        }
    }
}

#[test]
fn packages_of_recipes_install_their_service() {
    for (service, recipe) in recipes() {
        for package in recipe.packages {
            let owner = by_package(&package.replace('*', "-8.0")).map(|owner| owner.id);
            assert!(owner.is_none_or(|owner| owner == service.id), "{}: {package} installs {owner:?}", service.id);
        }
    }
}

#[test]
fn clients_and_headers_are_not_servers() {
    for package in [
        "apache2-utils",
        "apache2-dev",
        "httpd-tools",
        "httpd-devel",
        "nginx-doc",
        "nginx-common",
        "mysql-client",
        "default-mysql-client",
        "mariadb-client",
        "mariadb",
        "mysql",
        "mariadb-common",
        "mysql-common",
        "redis-tools",
        "openssh-client",
        "openssh-clients",
        "php-cli",
        "php8.2-cli",
        "postgresql-client",
        "postgresql-contrib",
        "postgresql-client-15",
        "samba-common",
        "snmp",
        "libmemcached-dev",
        "docker-cli",
    ] {
        assert!(by_package(package).is_none(), "{package}");
    }
}

#[test]
fn every_claim_has_a_source_and_both_languages() {
    let source = |source: Source| {
        source.starts_with("http") || [RUN_ON_DEBIAN_12, RUN_ON_RELEASES, RUN_BY_HAND, TRIED].contains(&source)
    };
    for service in ALL {
        assert!(service.programs.iter().all(|program| source(program.source)), "{}", service.id);
        assert!(service.image.as_ref().is_none_or(|image| source(image.source)), "{}", service.id);
        for port in service.ports {
            let (number, protocol) = port.split_once('/').expect("port/protocol");
            assert!(number.parse::<u16>().is_ok() && ["tcp", "udp"].contains(&protocol), "{}: {port}", service.id);
        }
    }
    for (service, recipe) in recipes() {
        assert!(source(recipe.source), "{}", service.id);
        let shapes = shapes(&recipe.tree);
        assert!(shapes.iter().all(|shape| shape.count.1.is_none_or(|most| most >= shape.count.0) && shape.count.0 > 0));
        for text in shapes.iter().filter_map(|shape| shape.note).chain(recipe.note) {
            assert!(!text.en.is_empty() && !text.ja.is_empty(), "{}", service.id);
            assert!(!text.en.contains("  ") && !text.ja.contains("  "), "{}: {}", service.id, text.ja);
            assert_eq!(names_in_braces(text.en), names_in_braces(text.ja), "{}", service.id);
        }
    }
}

/// What every container has is no need; and what is always needed makes a grant on a run line meant.
#[test]
fn needs_go_beyond_what_a_container_has() {
    for service in ALL {
        for need in service.needs {
            let nothing = matches!(need.grants, Grants::Capabilities(list) if list.is_empty());
            assert!(!nothing, "{}", service.id);
            if let Grants::Capabilities(list) = need.grants {
                assert!(list.iter().all(|capability| !capabilities::is_default(capability)), "{}", service.id);
            }
            assert!(need.source.starts_with("https://") || need.source == RUN_ON_DEBIAN_12, "{}", service.id);
            assert!(need.devices.iter().all(|device| device.starts_with("/dev/")), "{}", service.id);
            assert!(need.when.is_none_or(|when| !when.en.ends_with('.') && !when.ja.ends_with('。')));
        }
    }
    let privileged = |id: &str| by_id(id).is_some_and(Service::needs_privilege);
    assert!(["docker", "openvpn", "nfs-server", "keepalived"].into_iter().all(privileged));
    assert!(!["nginx", "chrony", "rpcbind", "vault"].into_iter().any(privileged));
}

#[test]
fn the_release_and_the_package_choose_the_recipe() {
    let on = |family, distribution, release| Platform { family, distribution, release, shell: Shell::Unknown };
    let command = |id: &str, platform: &Platform, installed: &[&str]| {
        by_id(id).and_then(|service| service.recipe_on(platform, installed)).map(|recipe| recipe.command[0])
    };
    let bookworm = on(Family::Debian, "debian", "12");
    let jammy = on(Family::Debian, "ubuntu", "22.04");
    assert_eq!(command("php-fpm", &bookworm, &[]), Some("php-fpm8.2"));
    assert_eq!(command("php-fpm", &jammy, &["php-fpm"]), Some("php-fpm8.1"));
    assert_eq!(
        command("php-fpm", &on(Family::Debian, "ubuntu", "24.10"), &["php-fpm"]),
        Some("/usr/sbin/php-fpm[78]*")
    );
    assert_eq!(command("php-fpm", &bookworm, &["php8.4-fpm"]), Some("php-fpm8.4"));
    assert_eq!(command("mariadb", &jammy, &["mysql-server"]), Some("/usr/sbin/mysqld"));
    assert_eq!(command("mariadb", &jammy, &["mariadb-server"]), Some("mariadbd"));
    assert_eq!(command("mariadb", &on(Family::Rhel, "centos", "7"), &["mariadb-server"]), Some("/usr/libexec/mysqld"));
    assert_eq!(command("httpd", &on(Family::Rhel, "centos", "8"), &["httpd"]), Some("/usr/sbin/httpd"));
    assert_eq!(command("httpd", &on(Family::Suse, "opensuse", "15.6"), &[]), Some("/usr/sbin/start_apache2"));
    assert_eq!(command("redis", &on(Family::Arch, "archlinux", ""), &[]), None);
}

#[test]
fn a_moving_tag_takes_what_holds_for_all_that_it_can_be() {
    let ubuntu = |release| Platform { family: Family::Debian, distribution: "ubuntu", release, shell: Shell::Dash };
    let all = Releases::Only(&[("ubuntu", "22.04"), ("ubuntu", "24.04"), ("ubuntu", "26.04")]);
    assert!(all.hold_for(&ubuntu("")) && all.hold_for(&ubuntu("24.04")) && !all.hold_for(&ubuntu("20.04")));
    assert!(!Releases::Only(&[("ubuntu", "24.04")]).hold_for(&ubuntu("")));
    let versioned = Releases::Exactly(&[("ubuntu", "22.04"), ("ubuntu", "24.04"), ("ubuntu", "26.04")]);
    assert!(!versioned.hold_for(&ubuntu("")));
}

#[test]
fn stars_stand_for_any_text() {
    assert!(matches("php*-fpm", "php8.2-fpm") && matches("php*-fpm", "php-fpm") && matches("redis@*", "redis@default"));
    assert!(!matches("php*-fpm", "php8.2-cli") && !matches("ab*ba", "aba"));
}
