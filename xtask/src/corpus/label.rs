//! The ideal answer, as somebody wrote it down, and whether a Report gives it.

use foreground::knowledge::services::{by_id, by_package, by_unit};
use foreground::report::{InputKind, Pid1Kind, Report, Subject, SubjectKind, Verdict};

use super::is_quiet;

/// What the ideal answer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// A Dockerfile with this verdict.
    Dockerfile(Wanted),
    /// A Dockerfile that nobody should object to.
    Clean,
    /// A listing, and where systemd is PID 1 in it.
    Listing(Systemd),
    /// Run lines or a session with this verdict.
    Run(Wanted),
    /// A compose file with this verdict.
    Compose(Wanted),
    /// A unit file, and the start command that a container of it should have.
    Unit(Option<Vec<String>>),
    /// A kind of input, by its category, that the core does not read yet: it must not panic on it.
    NotReadYet(String),
}

/// `verdict=` of a Dockerfile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wanted {
    /// Starting or booting relies on an init system, or the start command exits.
    Error,
    /// It works, with useless or unsupervised lines.
    Warn,
    /// Worth knowing at most.
    Info,
    /// An init system on purpose.
    Intended,
    /// Nothing.
    Clean,
    /// The label does not say.
    Unknown,
}

/// `systemd_pid1=` of a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Systemd {
    /// In a container.
    Yes,
    /// In no container.
    No,
    /// On the host, where it belongs.
    Host,
    /// The label does not say, or doubts it.
    Unknown,
}

impl Wanted {
    fn of(label: &str) -> Self {
        match field(label, "verdict=") {
            "error" => Self::Error,
            "warn" => Self::Warn,
            "info" => Self::Info,
            "intended" => Self::Intended,
            "clean" => Self::Clean,
            _ => Self::Unknown,
        }
    }
}

impl Label {
    /// Reads a label of a category.
    pub fn of(category: &str, label: &str) -> Self {
        match category {
            "dockerfiles-clean" => Self::Clean,
            "dockerfiles-systemd" => Self::Dockerfile(Wanted::of(label)),
            "runs" => Self::Run(Wanted::of(label)),
            "compose" => Self::Compose(Wanted::of(label)),
            "units" => Self::Unit(command(label)),
            "ps" => Self::Listing(match field(label, "systemd_pid1=") {
                "yes" => Systemd::Yes,
                "no" => Systemd::No,
                "host" => Systemd::Host,
                _ => Systemd::Unknown,
            }),
            _ => Self::NotReadYet(category.to_owned()),
        }
    }

    /// The category and the label, to be counted under.
    pub fn heading(&self) -> String {
        match self {
            Self::Dockerfile(wanted) => format!("Dockerfile: {wanted:?}").to_lowercase(),
            Self::Clean => "dockerfile of others: clean".to_owned(),
            Self::Run(wanted) => format!("run: {wanted:?}").to_lowercase(),
            Self::Listing(systemd) => format!("ps: systemd is pid 1: {systemd:?}").to_lowercase(),
            Self::Compose(wanted) => format!("compose: {wanted:?}").to_lowercase(),
            Self::Unit(Some(_)) => "unit with a command".to_owned(),
            Self::Unit(None) => "unit".to_owned(),
            Self::NotReadYet(category) => format!("{category}: not read yet"),
        }
    }

    /// What the text may be read as; none where that is not asked.
    pub fn inputs(&self) -> &'static [InputKind] {
        match self {
            Self::Dockerfile(_) | Self::Clean => &[InputKind::Dockerfile],
            Self::Listing(_) => &[InputKind::Ps],
            Self::Run(_) => &[InputKind::Run, InputKind::Transcript],
            Self::Compose(_) => &[InputKind::Compose],
            Self::Unit(_) => &[InputKind::Unit],
            Self::NotReadYet(_) => &[],
        }
    }

    /// Whether the Report says what the label does; none where the label does not say anything that can be judged.
    pub fn is_met(&self, report: &Report) -> Option<bool> {
        let systemd = |subject: &Subject| subject.pid1.as_ref().is_some_and(|pid1| pid1.kind == Pid1Kind::Systemd);
        let met = match self {
            Self::Dockerfile(Wanted::Unknown)
            | Self::Run(Wanted::Unknown)
            | Self::Compose(Wanted::Unknown)
            | Self::Listing(Systemd::Unknown)
            | Self::NotReadYet(_) => return None,
            Self::Dockerfile(Wanted::Error | Wanted::Warn)
            | Self::Run(Wanted::Error | Wanted::Warn)
            | Self::Compose(Wanted::Error | Wanted::Warn) => report.verdict == Verdict::Misuse,
            Self::Dockerfile(Wanted::Info | Wanted::Intended | Wanted::Clean)
            | Self::Run(Wanted::Info | Wanted::Intended | Wanted::Clean)
            | Self::Compose(Wanted::Info | Wanted::Intended | Wanted::Clean)
            | Self::Clean => is_quiet(report),
            Self::Unit(command) => is_quiet(report) && command.as_ref().is_none_or(|words| starts(report, words)),
            Self::Listing(Systemd::Yes) => report.subjects.iter().any(|subject| {
                subject.kind == SubjectKind::Container
                    && (systemd(subject) || matches!(subject.verdict, Verdict::Misuse | Verdict::Intended))
            }),
            Self::Listing(Systemd::No) => {
                !report.subjects.iter().any(|subject| subject.kind != SubjectKind::Host && systemd(subject))
            }
            Self::Listing(Systemd::Host) => is_quiet(report),
        };
        Some(met && self.inputs().contains(&report.input))
    }

    /// What was expected, where the Report does not say it.
    pub fn miss(&self, report: &Report) -> Option<String> {
        (self.is_met(report) == Some(false)).then(|| match self {
            Self::Unit(Some(command)) => format!("CMD {command:?}"),
            _ => self.heading(),
        })
    }
}

/// The services that a label names, in lower case: `[httpd, mysql]` of `services=httpd,mysql via supervisord; …`. None where it
/// says that there is none, or does not say.
pub fn services(label: &str) -> Vec<String> {
    let value = label.split(';').find_map(|part| part.trim().strip_prefix("services=")).unwrap_or_default();
    let words = value.split(|character: char| !character.is_alphanumeric() && !"-_.@".contains(character));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    if words.first().is_some_and(|first| first == "none") { Vec::new() } else { words }
}

/// Whether a Report names one of these services, by whichever of its names.
pub fn names_one_of(report: &Report, services: &[String]) -> bool {
    let id = |name: &str| by_id(name).or_else(|| by_unit(name)).or_else(|| by_package(name)).map(|service| service.id);
    let found = report.subjects.iter().flat_map(|subject| &subject.services);
    found.into_iter().any(|found| {
        services.iter().any(|wanted| {
            *wanted == found.id.to_lowercase()
                || *wanted == found.name.to_lowercase()
                || id(wanted).is_some_and(|id| id == found.id)
        })
    })
}

/// The words of `CMD=["a", "b"]` or `CMD=a b`; none where the label has no command.
fn command(label: &str) -> Option<Vec<String>> {
    let value = label.split("CMD=").nth(1)?;
    if let Some(list) = value.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        let words = list.0.split("\",").map(|word| word.trim().trim_matches('"').to_owned());
        return Some(words.filter(|word| !word.is_empty()).collect());
    }
    let line = value.split(';').next().unwrap_or(value);
    Some(line.split_whitespace().map(str::to_owned).collect())
}

/// Whether a Report starts this command: the same program, and each labelled argument in it, or the user that it names as USER.
pub fn starts(report: &Report, wanted: &[String]) -> bool {
    let name = |word: &str| word.rsplit('/').next().unwrap_or(word).to_owned();
    let Some((program, arguments)) = wanted.split_first() else { return true };
    let commands = report.subjects.iter().flat_map(|subject| &subject.services).map(|service| &service.command);
    commands.into_iter().any(|command| {
        // What a shell starts with `exec` is the command.
        let words: Vec<String> = match command.as_slice() {
            [shell, option, script] if shell.ends_with("sh") && option == "-c" => script
                .rsplit_once("exec ")
                .map_or(script.as_str(), |(_, last)| last)
                .split_whitespace()
                .map(|word| word.trim_matches(['\'', '"']).to_owned())
                .collect(),
            words => words.to_vec(),
        };
        let as_user = |argument: &str| {
            let user = argument.strip_prefix("--user=").map(|user| format!("USER {user}"));
            user.is_some_and(|user| report.files.iter().any(|file| file.text.contains(&user)))
        };
        words.first().is_some_and(|first| name(first) == name(program))
            && arguments
                .iter()
                .all(|argument| words.iter().skip(1).any(|word| word.contains(argument.as_str())) || as_user(argument))
    })
}

/// The first word of a field's value: `yes` of `a=b; systemd_pid1=yes (container); …`.
fn field<'l>(label: &'l str, name: &str) -> &'l str {
    let value = label.split(';').find_map(|part| part.trim().strip_prefix(name)).unwrap_or_default();
    value.split(|character: char| !character.is_alphanumeric()).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_are_read() {
        assert_eq!(
            services("verdict=error; services=httpd (1+3),redis@default; x=y"),
            ["httpd", "1", "3", "redis@default"]
        );
        assert!(services("services=none named; x=y").is_empty());
        assert!(services("verdict=error").is_empty());
    }

    #[test]
    fn a_service_is_named_by_any_of_its_names() {
        let report = foreground::analyse(
            "FROM debian:12\nRUN apt-get install -y apache2\nCMD service apache2 start\n",
            &foreground::Options::default(),
        );
        assert!(names_one_of(&report, &["mysql".to_owned(), "httpd".to_owned()]));
        assert!(!names_one_of(&report, &["mysql".to_owned()]));
    }

    #[test]
    fn labels_are_read() {
        let of = |label| Label::of("ps", label);
        assert_eq!(of("systemd_pid1=yes, in an LXD container; procs=2"), Label::Listing(Systemd::Yes));
        assert_eq!(of("procs=2; systemd_pid1=host/unknown"), Label::Listing(Systemd::Host));
        assert_eq!(of("systemd_pid1=claimed yes"), Label::Listing(Systemd::Unknown));
        assert_eq!(Label::of("dockerfiles-systemd", "verdict=warn; x=y"), Label::Dockerfile(Wanted::Warn));
        assert_eq!(Label::of("units", "anything"), Label::Unit(None));
        let words = |words: &[&str]| Some(words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(command("a=b; CMD=[\"nginx\",\"-g\",\"daemon off;\"]; c=d"), words(&["nginx", "-g", "daemon off;"]));
        assert_eq!(command("CMD=gunicorn a:b; note=x"), words(&["gunicorn", "a:b"]));
    }

    #[test]
    fn commands_are_compared() {
        let report =
            foreground::analyse("[Service]\nUser=a\nExecStart=/usr/bin/x -f\n", &foreground::Options::default());
        let starts = |words: &[&str]| starts(&report, &words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert!(starts(&["x", "-f"]) && starts(&["/usr/sbin/x", "--user=a"]));
        assert!(!starts(&["x", "-g"]) && !starts(&["y"]));
    }
}
