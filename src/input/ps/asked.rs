//! What the command that was typed for a listing says about where it was taken.

use super::columns::Layout;
use crate::text::base_name;

/// Where a listing was taken, as far as the command typed for it says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Asked {
    /// Nothing says so.
    #[default]
    Unknown,
    /// Inside a container: `docker exec web ps`, `docker run image ps`.
    Inside {
        /// The container's name or id.
        name: Option<String>,
    },
    /// Inside a system container, by the tool that manages those: `lxc exec web -- ps`.
    Machine {
        /// The container's name.
        name: Option<String>,
    },
    /// Of one container, with the ids of the host: `docker top web`.
    Top {
        /// The container's name or id.
        name: Option<String>,
    },
    /// Of a service manager: `systemctl status httpd`.
    Status,
}

/// Container engines and what stands for one.
const ENGINES: &[&str] = &["docker", "podman", "nerdctl", "kubectl", "oc", "runc", "crictl", "docker-compose"];

/// Tools of system containers: LXC, Incus, systemd, OpenVZ, Proxmox VE.
const MACHINE_TOOLS: &[&str] =
    &["lxc", "incus", "machinectl", "lxc-attach", "lxc-execute", "systemd-nspawn", "vzctl", "prlctl", "pct"];

/// Options of `exec` and `top` that take a value.
const WITH_VALUE: &[&str] = &[
    "-u",
    "--user",
    "-e",
    "--env",
    "-w",
    "--workdir",
    "-n",
    "--namespace",
    "-c",
    "--container",
    "-f",
    "--index",
    "-H",
    "--host",
];

impl Asked {
    /// What holds after this command was typed: one that only lists stays where the one before has led.
    pub(super) fn then(self, typed: &str) -> Self {
        let first = typed.split_whitespace().next().map(base).unwrap_or_default();
        match Self::read(typed) {
            Self::Unknown if !leads(first) && matches!(self, Self::Inside { .. } | Self::Machine { .. }) => self,
            read => read,
        }
    }

    /// Reads a typed command.
    fn read(typed: &str) -> Self {
        let words: Vec<&str> = typed.split_whitespace().take(64).collect();
        if let Some(tool) = words.iter().position(|word| MACHINE_TOOLS.contains(&base(word))) {
            let rest = &words[tool + 1..];
            return match rest.iter().position(|word| {
                matches!(*word, "exec" | "exec2" | "enter" | "shell" | "login" | "-n" | "--name" | "-M")
            }) {
                Some(verb) => Self::Machine { name: operand(&rest[verb + 1..]) },
                None => Self::Unknown,
            };
        }
        let Some(engine) = words.iter().position(|word| ENGINES.contains(&base(word))) else {
            return match words.iter().any(|word| matches!(base(word), "systemctl" | "systemd-cgls")) {
                true => Self::Status,
                false => Self::Unknown,
            };
        };
        let rest = &words[engine + 1..];
        let Some(verb) =
            rest.iter().position(|word| matches!(*word, "top" | "exec" | "run" | "rsh" | "shell" | "attach"))
        else {
            return Self::Unknown;
        };
        let operands = &rest[verb + 1..];
        match rest[verb] {
            "top" if operands.iter().any(|word| matches!(*word, "-l" | "--latest")) => Self::Top { name: None },
            "top" => Self::Top { name: operand(operands) },
            "run" => Self::Inside { name: named(operands) },
            _ => Self::Inside { name: operand(operands) },
        }
    }
}

/// Filters that let only a part of a listing through.
const FILTERS: &[&str] = &["grep", "egrep", "fgrep", "rg", "awk", "sed", "head", "tail"];

/// Whether what was typed shows only a part of the processes: a filter behind it, or processes picked by `ps` itself.
pub(super) fn narrows(typed: &str) -> bool {
    let typed = typed.replace('|', " | ");
    let words: Vec<&str> = typed.split_whitespace().take(64).collect();
    if words.iter().any(|word| FILTERS.contains(&base(word))) {
        return true;
    }
    let Some(ps) = words.iter().position(|word| base(word) == "ps") else { return false };
    words[ps + 1..].windows(2).any(|pair| {
        let option = pair[0].strip_prefix('-').filter(|rest| !rest.starts_with('-'));
        let picks = option.is_some_and(|letters| letters.ends_with(['p', 'C', 'q', 'u', 'U', 'g', 'G', 't']));
        (picks || matches!(pair[0], "--pid" | "--ppid" | "--user" | "--User" | "--tty"))
            && !pair[1].starts_with(['-', '|'])
    })
}

/// The columns that `ps -eo pid,ppid,cmd` asks for.
pub(super) fn columns(typed: &str) -> Option<Layout> {
    let mut words = typed.split_whitespace().take(64).skip_while(|word| base(word) != "ps").skip(1);
    let mut names: Vec<String> = Vec::new();
    while let Some(word) = words.next() {
        let letters = word.strip_prefix('-').unwrap_or(word);
        if word.starts_with('|') {
            break;
        }
        if !letters.ends_with('o') || !letters.bytes().all(|byte| byte.is_ascii_lowercase()) {
            continue;
        }
        for name in words.next()?.split(',') {
            names.push(name.split([':', '=']).next().unwrap_or(name).to_ascii_uppercase());
        }
    }
    let layout = super::columns::header(&names.join(" "))?;
    Some(Layout { command_at: None, command_end: None, ..layout })
}

/// Whether a command leads away from where the last one has led.
fn leads(first: &str) -> bool {
    ENGINES.contains(&first) || MACHINE_TOOLS.contains(&first) || matches!(first, "exit" | "logout" | "ssh")
}

fn base(word: &str) -> &str {
    base_name(word)
}

/// The first word that is neither an option nor an option's value.
fn operand(words: &[&str]) -> Option<String> {
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if WITH_VALUE.contains(word) {
            words.next();
        } else if !word.starts_with('-') {
            return is_name(word).then(|| (*word).to_owned());
        }
    }
    None
}

/// The value of `--name`.
fn named(words: &[&str]) -> Option<String> {
    let at = words.iter().position(|word| *word == "--name" || word.starts_with("--name="))?;
    let name = words[at].strip_prefix("--name=").or_else(|| words.get(at + 1).copied())?;
    is_name(name).then(|| name.to_owned())
}

fn is_name(word: &str) -> bool {
    word.len() <= 80 && word.chars().all(|char| char.is_alphanumeric() || "_.-/".contains(char))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_commands() {
        let name = |name: &str| Some(name.to_owned());
        assert_eq!(Asked::read("docker container top  web"), Asked::Top { name: name("web") });
        assert_eq!(Asked::read("sudo docker exec -it -u root web ps waux"), Asked::Inside { name: name("web") });
        assert_eq!(Asked::read("docker run --rm --name a image top"), Asked::Inside { name: name("a") });
        assert_eq!(Asked::read("docker run image"), Asked::Inside { name: None });
        assert_eq!(Asked::read("lxc exec web -- ps aux"), Asked::Machine { name: name("web") });
        assert_eq!(Asked::read("vzctl exec 1043 ps axf"), Asked::Machine { name: name("1043") });
        assert_eq!(Asked::read("pct enter 100"), Asked::Machine { name: name("100") });
        assert_eq!(Asked::read("lxc-attach -n web -- ps aux"), Asked::Machine { name: name("web") });
        assert_eq!(Asked::read("systemctl status httpd"), Asked::Status);
        assert_eq!(Asked::read("ps aux | grep docker"), Asked::Unknown);
        assert_eq!(Asked::read("docker ps"), Asked::Unknown);
        for typed in ["ps aux | grep init", "ps -p 1 -o comm", "ps -fC nginx", "ps -fu www-data", "ps aux|head -3"] {
            assert!(narrows(typed), "{typed}");
        }
        for typed in ["ps aux", "ps -aux", "ps -ef", "docker exec -u root web ps -eo pid,args", "ps -axu | less"] {
            assert!(!narrows(typed), "{typed}");
        }
    }
}
