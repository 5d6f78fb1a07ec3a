//! What a build does in the place of a command that asks a running systemd, or a daemon that is reached over its message bus:
//! while an image is built there is neither.

use super::Source;
use super::platform::Family;
use super::services::{self, postgresql};
use crate::text::base_name;

/// One way to call a program.
struct Call {
    /// The program's name; `*` stands for any text.
    program: &'static str,
    /// All of its arguments; none where it does not matter which they are. `*` stands for any text.
    args: &'static [&'static str],
    /// What a build does instead: nothing, or this. `*` is what the `*` of the call stands for.
    instead: Option<&'static str>,
    /// Only on this family.
    family: Option<Family>,
    /// The variable whose words it adds to the command.
    options: Option<&'static str>,
    /// The preparation of a recipe that is needless with it.
    prepares: &'static [&'static str],
    /// Whether it asks through systemctl, so that a script in the place of systemctl answers it.
    through_systemctl: bool,
    /// Whether the command is there in every image that has the program, and has no choice of its own.
    sure: bool,
    /// Where that comes from.
    source: Source,
}

const VAIN: Call = Call {
    program: "",
    args: &[],
    instead: None,
    family: None,
    options: None,
    prepares: &[],
    through_systemctl: false,
    sure: true,
    source: "",
};

/// Read in the script: it looks for PGDATA in `systemctl show -p Environment` and ends where nobody answers.
const CLUSTER: Call = Call {
    family: Some(Family::Rhel),
    options: Some("PGSETUP_INITDB_OPTIONS"),
    through_systemctl: true,
    source: "https://github.com/devexp-db/postgresql-setup/blob/00b78545b753f97a80126dd1bb360d32d911e0aa/bin/postgresql-setup.in",
    ..VAIN
};

const OWN_CLUSTER: Call = Call {
    program: "postgresql-setup",
    instead: Some("runuser -u postgres -- initdb --auth=ident -D /var/lib/pgsql/data"),
    prepares: postgresql::CLUSTER,
    ..CLUSTER
};

/// The project's own packages: each major version has a script of its own.
const VERSION_CLUSTER: Call = Call {
    program: "postgresql-*-setup",
    instead: Some("runuser -u postgres -- /usr/pgsql-*/bin/initdb --auth=ident -D /var/lib/pgsql/*/data"),
    prepares: postgresql::CLUSTER_OF_PROJECT,
    ..CLUSTER
};

const CALLS: &[Call] = &[
    Call {
        program: "hostnamectl",
        source: "https://manpages.debian.org/bookworm/systemd/hostnamectl.1.en.html",
        ..VAIN
    },
    Call { program: "loginctl", source: "https://manpages.debian.org/bookworm/systemd/loginctl.1.en.html", ..VAIN },
    // Also with --permanent: what works without a running firewalld is firewall-offline-cmd.
    Call { program: "firewall-cmd", source: "https://firewalld.org/documentation/man-pages/firewall-cmd.html", ..VAIN },
    Call {
        program: "timedatectl",
        args: &["set-timezone", "*"],
        instead: Some("ln -snf /usr/share/zoneinfo/* /etc/localtime"),
        // Not every image has the zones.
        sure: false,
        source: "https://manpages.debian.org/bookworm/systemd/localtime.5.en.html",
        ..VAIN
    },
    Call {
        program: "timedatectl",
        args: &["set-ntp", "*"],
        source: "https://manpages.debian.org/bookworm/systemd/timedatectl.1.en.html",
        ..VAIN
    },
    Call { args: &["--initdb"], ..OWN_CLUSTER },
    Call { args: &["initdb"], ..OWN_CLUSTER },
    Call { args: &["initdb"], ..VERSION_CLUSTER },
    Call { args: &["--initdb"], ..VERSION_CLUSTER },
];

/// What a build does instead.
#[derive(Clone, Debug, PartialEq)]
pub enum Instead {
    /// Nothing: the command says what an image cannot hold.
    Nothing,
    /// Another command.
    Command(Offline),
}

/// A command that needs no systemd.
#[derive(Clone, Debug, PartialEq)]
pub struct Offline {
    /// The command, as a shell takes it.
    pub text: String,
    /// The variable in front of the call whose words belong behind it.
    pub options: Option<&'static str>,
    /// The preparation of a recipe that is needless with it.
    pub prepares: &'static [&'static str],
    /// Whether a script in the place of systemctl would answer the call.
    pub through_systemctl: bool,
    /// Whether a person need not look at it.
    pub sure: bool,
    /// Where that the call fails comes from.
    pub source: Source,
}

/// What a build does in the place of this command; none where it asks nobody, or where that is not known.
#[must_use]
pub fn instead(words: &[String], family: Option<Family>) -> Option<Instead> {
    let (program, args) = words.split_first()?;
    let name = base_name(program);
    CALLS.iter().find_map(|call| {
        let fits = services::matches(call.program, name)
            && call.family.is_none_or(|wanted| family == Some(wanted))
            && (call.args.is_empty()
                || call.args.len() == args.len()
                    && call.args.iter().zip(args).all(|(pattern, arg)| services::matches(pattern, arg)));
        if !fits || args.iter().any(|arg| matches!(arg.as_str(), "--version" | "--help" | "-h")) {
            return None;
        }
        let Some(template) = call.instead else { return Some(Instead::Nothing) };
        let stood = call.args.iter().zip(args).find_map(|(pattern, arg)| stands_for(pattern, arg));
        let text = match stands_for(call.program, name).or(stood) {
            Some(stood) => template.replace('*', stood),
            None => template.to_owned(),
        };
        Some(Instead::Command(Offline {
            text,
            options: call.options,
            prepares: call.prepares,
            through_systemctl: call.through_systemctl,
            sure: call.sure,
            source: call.source,
        }))
        .filter(|_| text_is_plain(stood.unwrap_or_default()))
    })
}

/// What the `*` of a pattern stands for.
fn stands_for<'t>(pattern: &str, text: &'t str) -> Option<&'t str> {
    let (head, tail) = pattern.split_once('*')?;
    text.strip_prefix(head)?.strip_suffix(tail)
}

/// Whether a word means the same without quotes.
fn text_is_plain(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_alphanumeric() || "_+-/.${}".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str, family: Family) -> Option<Instead> {
        let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        instead(&words, Some(family))
    }

    fn command(line: &str, family: Family) -> Option<String> {
        match of(line, family)? {
            Instead::Nothing => None,
            Instead::Command(offline) => Some(offline.text),
        }
    }

    #[test]
    fn a_version_is_taken_over_from_the_name() {
        assert_eq!(
            command("/usr/pgsql-12/bin/postgresql-12-setup initdb", Family::Rhel).as_deref(),
            Some("runuser -u postgres -- /usr/pgsql-12/bin/initdb --auth=ident -D /var/lib/pgsql/12/data")
        );
    }

    #[test]
    fn what_chooses_more_is_left_to_a_person() {
        assert_eq!(of("postgresql-setup --initdb --unit=postgresql@second", Family::Rhel), None);
        assert_eq!(of("postgresql-setup --upgrade", Family::Rhel), None);
        assert_eq!(of("postgresql-setup --initdb", Family::Debian), None);
    }

    #[test]
    fn a_zone_is_a_link_and_a_host_name_no_part_of_an_image() {
        assert_eq!(
            command("timedatectl set-timezone Asia/Tokyo", Family::Debian).as_deref(),
            Some("ln -snf /usr/share/zoneinfo/Asia/Tokyo /etc/localtime")
        );
        assert_eq!(of("timedatectl set-timezone a;b", Family::Debian), None);
        assert_eq!(of("hostnamectl set-hostname web", Family::Debian), Some(Instead::Nothing));
        assert_eq!(of("hostnamectl --version", Family::Debian), None);
    }
}
