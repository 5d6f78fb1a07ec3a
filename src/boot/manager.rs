//! What a command asks of a service manager: `systemctl enable httpd`, `service nginx start`, `/etc/init.d/ssh restart`,
//! `chkconfig httpd on`, `ln -s … multi-user.target.wants/…`.

use crate::text::base_name;

/// A request to a service manager.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Who is asked.
    pub by: By,
    /// What for.
    pub verb: Verb,
    /// The verb as it is written; empty where a program is asked for nothing.
    pub written: String,
    /// The units or init scripts, without `.service`.
    pub units: Vec<String>,
}

impl Request {
    /// Whether it asks a running systemd for the state of units, and fails where none runs. (`list-unit-files`, `is-enabled` and
    /// `get-default` read files.)
    #[must_use]
    pub fn asks_for_state(&self) -> bool {
        self.by == By::Systemctl
            && matches!(
                self.written.as_str(),
                "status" | "is-active" | "is-failed" | "is-system-running" | "show" | "list-units"
            )
    }

    /// Whether a running systemd is to read its files again: `daemon-reload`.
    #[must_use]
    pub fn reads_units_anew(&self) -> bool {
        self.by == By::Systemctl && matches!(self.written.as_str(), "daemon-reload" | "daemon-reexec")
    }
}

/// Who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// `systemctl`
    Systemctl,
    /// `service`, `/etc/init.d/x`, `rc-service`, `invoke-rc.d`: runs an init script.
    InitScript,
    /// `chkconfig`, `update-rc.d`, `rc-update`, a link into a `.wants` directory: prepares a boot.
    Registration,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verb {
    /// Start it now.
    Start,
    /// Stop it now.
    Stop,
    /// Start it at boot.
    Enable,
    /// Do not start it at boot.
    Disable,
    /// Both now and at boot.
    EnableNow,
    /// Ask for its state.
    Status,
    /// Something about the manager itself: `daemon-reload`, `set-default`.
    Other,
}

/// What these words (a command and its arguments) ask of a service manager; none where they ask nothing of one.
#[must_use]
pub fn request(words: &[&str]) -> Option<Request> {
    let (&program, args) = words.split_first()?;
    let name = base_name(program);
    if let Some(script) = init_script(program) {
        let &verb = args.first()?;
        return known_script_verb(verb).map(|verb_kind| Request {
            by: By::InitScript,
            verb: verb_kind,
            written: verb.to_owned(),
            units: vec![script.to_owned()],
        });
    }
    match name {
        "systemctl" | "systemctl.py" | "systemctl3.py" => Some(systemctl(args)),
        "service" | "rc-service" | "invoke-rc.d" => {
            let args: Vec<&str> = args.iter().copied().filter(|arg| !arg.starts_with('-')).collect();
            let (&unit, rest) = args.split_first()?;
            let &verb = rest.first()?;
            known_script_verb(verb).map(|kind| Request {
                by: By::InitScript,
                verb: kind,
                written: verb.to_owned(),
                units: vec![bare(unit)],
            })
        }
        // upstart: `initctl start x`, `start x` is too common a word to be read so.
        "initctl" => {
            let (&verb, units) = args.split_first()?;
            known_script_verb(verb).map(|kind| Request {
                by: By::InitScript,
                verb: kind,
                written: verb.to_owned(),
                units: units.iter().map(|unit| bare(unit)).collect(),
            })
        }
        "chkconfig" => {
            let args: Vec<&str> = args.iter().copied().filter(|arg| !arg.starts_with("--level")).collect();
            let unit = args.iter().find(|arg| !arg.starts_with('-') && !arg.bytes().all(|b| b.is_ascii_digit()))?;
            let off = args.iter().any(|arg| matches!(*arg, "off" | "--del"));
            Some(registration(unit, if off { Verb::Disable } else { Verb::Enable }, args.last().copied()))
        }
        "update-rc.d" => {
            let args: Vec<&str> = args.iter().copied().filter(|arg| !arg.starts_with('-')).collect();
            let (&unit, rest) = args.split_first()?;
            let off = rest.iter().any(|arg| matches!(*arg, "remove" | "disable" | "stop"));
            Some(registration(unit, if off { Verb::Disable } else { Verb::Enable }, rest.first().copied()))
        }
        // insserv(8): `-r` removes.
        "insserv" => {
            let unit = args.iter().find(|arg| !arg.starts_with('-'))?;
            let off = args.iter().any(|arg| matches!(*arg, "-r" | "--remove"));
            Some(registration(unit, if off { Verb::Disable } else { Verb::Enable }, None))
        }
        "rc-update" => {
            let (&verb, rest) = args.split_first()?;
            let verb_kind = match verb {
                "add" | "-a" => Verb::Enable,
                "del" | "delete" | "-d" => Verb::Disable,
                _ => return None,
            };
            Some(registration(rest.first()?, verb_kind, Some(verb)))
        }
        "ln" => {
            let target = args.iter().rev().find(|arg| !arg.starts_with('-'))?;
            let source = args.iter().find(|arg| !arg.starts_with('-'))?;
            let unit_of = |path: &str| path.rsplit('/').next().and_then(|file| file.strip_suffix(".service")).map(bare);
            if let Some((kind, unit)) = runlevel_link(target) {
                return Some(registration(unit, kind, None));
            }
            target.contains(".wants").then_some(())?;
            let unit = unit_of(target).or_else(|| unit_of(source))?;
            Some(registration(&unit, Verb::Enable, None))
        }
        _ => None,
    }
}

/// The init script that `service` is to run without a verb, or with the verb in front: it only says how it is used, or finds no
/// script of that name. (A script that is named by its path may be the author's own, and do anything.)
#[must_use]
pub fn asked_for_nothing<'w>(words: &[&'w str]) -> Option<&'w str> {
    match words {
        [program, unit] if base_name(program) == "service" && !unit.starts_with('-') => Some(unit),
        [program, verb, unit] if base_name(program) == "service" && known_script_verb(verb).is_some() => {
            known_script_verb(unit).is_none().then_some(*unit)
        }
        _ => None,
    }
}

fn registration(unit: &str, verb: Verb, written: Option<&str>) -> Request {
    Request { by: By::Registration, verb, written: written.unwrap_or_default().to_owned(), units: vec![bare(unit)] }
}

/// What a link into a runlevel's directory asks for: `/etc/rc3.d/S20nginx` starts nginx there, `K20nginx` stops it.
fn runlevel_link(target: &str) -> Option<(Verb, &str)> {
    let (directory, file) = target.rsplit_once('/')?;
    let level = directory.rsplit('/').next()?.strip_prefix("rc")?.strip_suffix(".d")?;
    matches!(level, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "S").then_some(())?;
    let verb = match file.bytes().next()? {
        b'S' => Verb::Enable,
        b'K' => Verb::Disable,
        _ => return None,
    };
    let unit = file.get(1..)?.trim_start_matches(|c: char| c.is_ascii_digit());
    (unit.len() + 3 == file.len()).then_some((verb, unit))
}

/// The name of the init script at this path.
fn init_script(program: &str) -> Option<&str> {
    let name =
        ["/etc/init.d/", "/etc/rc.d/init.d/", "etc/init.d/"].iter().find_map(|place| program.strip_prefix(place))?;
    (!name.is_empty() && !name.contains('/')).then_some(name)
}

fn systemctl(args: &[&str]) -> Request {
    let mut words: Vec<&str> = args.iter().copied().filter(|arg| !arg.starts_with('-')).collect();
    // `systemctl httpd start` asks for what it says, if in vain.
    if let [unit, verb] = words[..]
        && matches!(verb, "start" | "stop" | "restart" | "reload" | "enable" | "disable" | "status")
        && !matches!(
            unit,
            "start" | "stop" | "restart" | "reload" | "enable" | "disable" | "status" | "mask" | "unmask"
        )
        && !unit.contains("-re")
    {
        words = vec![verb, unit];
    }
    let written = words.first().copied().unwrap_or_default().to_owned();
    let units = words.iter().skip(1).map(|unit| bare(unit)).collect();
    let now = args.contains(&"--now");
    let verb = match written.as_str() {
        "start" | "restart" | "reload" | "reload-or-restart" | "try-restart" | "condrestart" | "isolate" | "init" => {
            Verb::Start
        }
        "stop" | "kill" => Verb::Stop,
        "enable" | "reenable" | "preset" | "link" | "add-wants" if now => Verb::EnableNow,
        "enable" | "reenable" | "preset" | "link" | "add-wants" => Verb::Enable,
        "disable" | "mask" => Verb::Disable,
        "status" | "is-active" | "is-enabled" | "is-failed" | "is-system-running" | "show" | "cat" | "list-units"
        | "list-unit-files" | "get-default" => Verb::Status,
        _ => Verb::Other,
    };
    Request { by: By::Systemctl, verb, written, units }
}

fn known_script_verb(verb: &str) -> Option<Verb> {
    Some(match verb {
        "start" | "restart" | "reload" | "force-reload" | "condrestart" | "try-restart" | "graceful" | "onestart" => {
            Verb::Start
        }
        "stop" => Verb::Stop,
        "status" => Verb::Status,
        "setup" | "initdb" | "configtest" | "bootstrap" | "create" => Verb::Other,
        _ => return None,
    })
}

fn bare(unit: &str) -> String {
    base_name(unit).trim_end_matches(".service").to_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn asked(line: &str) -> Option<(By, Verb, Vec<String>)> {
        let words: Vec<&str> = line.split_whitespace().collect();
        request(&words).map(|request| (request.by, request.verb, request.units))
    }

    #[test]
    fn requests() {
        let one = |name: &str| vec![name.to_owned()];
        for (line, wanted) in [
            ("systemctl enable --now httpd.service", (By::Systemctl, Verb::EnableNow, one("httpd"))),
            ("/bin/systemctl restart nginx", (By::Systemctl, Verb::Start, one("nginx"))),
            ("systemctl mask dev-hugepages.mount", (By::Systemctl, Verb::Disable, one("dev-hugepages.mount"))),
            ("systemctl init redis@default", (By::Systemctl, Verb::Start, one("redis@default"))),
            ("systemctl", (By::Systemctl, Verb::Other, vec![])),
            ("systemctl httpd restart", (By::Systemctl, Verb::Start, one("httpd"))),
            ("systemctl enable status", (By::Systemctl, Verb::Enable, one("status"))),
            ("service --skip-redirect mysql start", (By::InitScript, Verb::Start, one("mysql"))),
            ("/etc/init.d/ssh restart", (By::InitScript, Verb::Start, one("ssh"))),
            ("rc-service nginx start", (By::InitScript, Verb::Start, one("nginx"))),
            ("chkconfig --level 345 httpd on", (By::Registration, Verb::Enable, one("httpd"))),
            ("chkconfig --add x", (By::Registration, Verb::Enable, one("x"))),
            ("chkconfig httpd off", (By::Registration, Verb::Disable, one("httpd"))),
            ("update-rc.d -f cron defaults", (By::Registration, Verb::Enable, one("cron"))),
            ("ln -s ../init.d/nginx /etc/rc3.d/S20nginx", (By::Registration, Verb::Enable, one("nginx"))),
            ("ln -s ../init.d/nginx /etc/rc0.d/K20nginx", (By::Registration, Verb::Disable, one("nginx"))),
            ("insserv -r cron", (By::Registration, Verb::Disable, one("cron"))),
            ("rc-update add open-vm-tools default", (By::Registration, Verb::Enable, one("open-vm-tools"))),
            (
                "ln -s /lib/systemd/system/a.service /etc/systemd/system/multi-user.target.wants/a.service",
                (By::Registration, Verb::Enable, one("a")),
            ),
        ] {
            assert_eq!(asked(line), Some(wanted), "{line}");
        }
        for line in [
            "service",
            "service --status-all",
            "prosodyctl start",
            "ln -s /a /b",
            "ln -s /a /etc/rc3.d/README",
            "ln -s /a /etc/rc.d/S20x",
            "spinner.exe service sshd",
            "/etc/init.d/x",
        ] {
            assert_eq!(asked(line), None, "{line}");
        }
    }
}
