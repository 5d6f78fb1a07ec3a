//! What a stage is meant to be, by what is in it and how it starts: never by the name of a file, an image of someone's own, a
//! label or a comment.
//!
//! An init that boots is misuse where it boots an application. It is not where there is none: then it is offered to someone
//! else. Nor where a whole system is built: a machine's file system (a kernel or a boot loader is in it, or the stage is copied
//! out as a whole), a system container for a runtime made for it, or a product that only runs under systemd.
//!
//! sshd, cron, a log daemon and their like are company: whoever tests roles or units against an image has them in it. They are the
//! point of an image once it brings them work: cron jobs, a log server's configuration.

use super::Meant;
use crate::boot::Boot;
use crate::boot::manager::By;
use crate::input::dockerfile::{Base, Content, Dockerfile, Keyword};
use crate::knowledge::images::{Purpose, Start};
use crate::knowledge::{roles, services};
use crate::plan::evidence::Evidence;
use crate::subject::StageSubject;

/// What a stage is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// To run an application.
    Application,
    /// To offer an init system to someone else: a test image, a base to try units on.
    InitForOthers,
    /// To become a machine that boots by itself: bootc, a virtual machine, WSL, a root file system.
    Machine,
    /// To be a whole system in a container, under a runtime or tool made for that: sysbox, kind.
    SystemContainer,
    /// To run a product that only works under systemd.
    Appliance,
}

impl Intent {
    /// Whether an init system is there on purpose.
    #[must_use]
    pub fn is_intended(self) -> bool {
        self != Self::Application
    }
}

/// Decides it.
pub fn of(
    file: &Dockerfile,
    subject: &StageSubject<'_>,
    boot: &Boot,
    evidence: &Evidence,
    services: &[Meant],
) -> Intent {
    let booted = boot.init().is_some();
    // Where the container itself starts a service or runs a script, it is for that, whatever else is in the image.
    let may_boot = booted || (boot.running.is_empty() && boot.events.is_empty());
    let prepares = evidence.commands.iter().any(|command| {
        command.request.as_ref().is_some_and(|request| matches!(request.by, By::Systemctl | By::Registration))
    });
    let purpose = subject.image.map_or(Purpose::Container, |image| image.purpose);
    if may_boot && (booted || prepares) {
        if purpose == Purpose::Machine || has_machine(file, subject, evidence) || is_exported(file, subject) {
            return Intent::Machine;
        }
        if purpose == Purpose::SystemContainer {
            return Intent::SystemContainer;
        }
        if purpose == Purpose::Appliance || evidence.installed.iter().any(|hint| roles::needs_systemd(&hint.name)) {
            return Intent::Appliance;
        }
    }
    if booted && !has_application(file, subject, evidence, services) {
        return Intent::InitForOthers;
    }
    Intent::Application
}

/// Whether anything of an application is installed, enabled, copied, exposed or kept.
fn has_application(file: &Dockerfile, subject: &StageSubject<'_>, evidence: &Evidence, services: &[Meant]) -> bool {
    let from_base = matches!(subject.image.map(|image| image.starts), Some(Start::Command { service: Some(_), .. }));
    let enabled = services.iter().any(|meant| !meant.is_companion());
    let units = evidence.units_copied.iter().any(|hint| !roles::is_household(&hint.name));
    let installed = evidence
        .installed
        .iter()
        .any(|hint| services::by_package(&hint.name).is_some_and(|service| !roles::is_companion(service.id)));
    let copied = evidence.copied.iter().any(|copy| {
        roles::is_application_place(&copy.target)
            || roles::works_from(&copy.target).is_some()
            || roles::configured_at(&copy.target).is_some_and(|service| !roles::is_companion(service.id))
    });
    let work = roles::works_written(&evidence.run_text).next().is_some()
        || evidence.commands.iter().any(|command| installs_jobs(&command.words));
    from_base
        || enabled
        || units
        || installed
        || copied
        || work
        || evidence.exposed.iter().any(|hint| !is_way_in(&hint.name))
        || keeps_data(file, subject)
}

/// Whether a port is only a way into the system.
fn is_way_in(port: &str) -> bool {
    let with_protocol = if port.contains('/') { port.to_ascii_lowercase() } else { format!("{port}/tcp") };
    services::ALL
        .iter()
        .filter(|service| roles::gives_access(service.id))
        .any(|service| service.ports.contains(&with_protocol.as_str()))
}

/// Whether a volume keeps an application's data.
fn keeps_data(file: &Dockerfile, subject: &StageSubject<'_>) -> bool {
    subject.instructions(file).any(|(_, instruction)| match &instruction.content {
        Content::Words(words) if instruction.keyword == Keyword::Volume => {
            words.iter().any(|word| roles::is_application_place(&word.value))
        }
        _ => false,
    })
}

/// `crontab jobs` and `crontab -u user jobs`, but not those that list or remove.
fn installs_jobs(words: &[String]) -> bool {
    let Some((program, args)) = words.split_first() else { return false };
    program.rsplit('/').next() == Some("crontab")
        && !args.is_empty()
        && !args.iter().any(|arg| matches!(arg.as_str(), "-l" | "-r" | "-e"))
}

/// Whether the image has what only a machine has: a kernel, an initramfs, a boot loader, a file that only a machine reads.
fn has_machine(file: &Dockerfile, subject: &StageSubject<'_>, evidence: &Evidence) -> bool {
    evidence.installed.iter().any(|hint| roles::is_machine_package(&hint.name))
        || evidence
            .commands
            .iter()
            .any(|command| command.words.first().is_some_and(|program| roles::prepares_machine(program)))
        || evidence.copy_targets.iter().any(|target| roles::is_machine_file(target))
        || roles::writes_machine_file(&evidence.run_text)
        || subject.instructions(file).any(|(_, instruction)| {
            instruction.keyword == Keyword::Label && roles::is_machine_label(&instruction.args.text)
        })
}

/// How many stages further down are asked whether they take a stage's files: so that thousands cost no more than their number.
const FURTHEST: usize = 64;

/// Whether another stage takes the stage's whole file system out: into a directory, as the material of an image for something
/// else, or into an empty stage that starts nothing, as an archive (`docker build --output`).
fn is_exported(file: &Dockerfile, subject: &StageSubject<'_>) -> bool {
    file.stages.iter().skip(subject.index + 1).take(FURTHEST).any(|stage| {
        let instructions = file.instructions.get(stage.instructions.clone()).unwrap_or_default();
        let starts = instructions.iter().any(|i| matches!(i.content, Content::Cmd(_) | Content::Entrypoint(_)));
        instructions.iter().any(|instruction| {
            let Content::Copy { sources, target, from: Some(from), .. } = &instruction.content else { return false };
            let whole = sources.iter().any(|source| matches!(source.value.as_str(), "/" | "/." | "/*"));
            let elsewhere = !matches!(target.value.as_str(), "/" | "/." | "./" | ".");
            whole && names_stage(file, subject.index, from) && (elsewhere || (stage.base == Base::Scratch && !starts))
        })
    })
}

/// Whether `--from` means this stage: by its name, in any case, or by its number.
fn names_stage(file: &Dockerfile, index: usize, from: &str) -> bool {
    let named = file.stages.get(index).and_then(|stage| stage.name.as_deref());
    named.is_some_and(|name| name.eq_ignore_ascii_case(from)) || from.parse() == Ok(index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::boot;
    use crate::input::dockerfile;
    use crate::lang::Lang;
    use crate::plan::Plan;

    fn intents(text: &str) -> Vec<Intent> {
        let file = dockerfile::parse(text);
        StageSubject::all(&file)
            .iter()
            .map(|subject| {
                let evidence = Evidence::gather(&file, subject);
                let boot = boot::of_stage(subject, &evidence, Lang::En);
                Plan::of_stage(&file, subject, &boot, &evidence).intent
            })
            .collect()
    }

    /// The intent of an image that boots an init, with these lines in it.
    fn booting(lines: &str) -> Intent {
        intents(&format!("FROM debian:12\nRUN apt-get install -y systemd\n{lines}\nCMD [\"/sbin/init\"]\n"))[0]
    }

    #[test]
    fn an_init_without_an_application_is_for_others() {
        for lines in [
            "",
            "RUN apt-get install -y sudo python3 ansible gcc git iproute2",
            "RUN apt-get install -y openssh-server && systemctl enable ssh\nEXPOSE 22",
            "RUN apt-get install -y cron rsyslog chrony && systemctl enable cron",
            "RUN apt-get install -y docker.io && systemctl enable docker\nVOLUME /var/lib/docker",
            "COPY playbook.yml /root/\nCOPY roles/ /etc/ansible/roles/\nCOPY tests/ /tests/\nCOPY run.sh /",
            "COPY dbus.service /etc/systemd/system/dbus.service\nCOPY initctl_faker /\nCOPY locale.sh /etc/profile.d/",
            "VOLUME [\"/sys/fs/cgroup\", \"/run\", \"/tmp\"]",
            "COPY app/ /tmp/build/",
        ] {
            assert_eq!(booting(lines), Intent::InitForOthers, "{lines}");
        }
    }

    #[test]
    fn an_init_with_an_application_is_for_it() {
        for lines in [
            "RUN apt-get install -y nginx",
            "RUN systemctl enable gitea",
            "COPY gitea.service /etc/systemd/system/",
            "COPY build/libs/shop.jar /opt/shop/",
            "WORKDIR /srv/shop\nCOPY . .",
            "COPY nginx.conf /etc/nginx/nginx.conf",
            "EXPOSE 8080",
            "EXPOSE 22 80",
            "VOLUME /var/lib/mysql",
            "RUN apt-get install -y cron\nCOPY backup /etc/cron.d/backup",
            "RUN apt-get install -y cron && echo '0 3 * * * root /backup' >> /etc/crontab",
            "RUN apt-get install -y cron && crontab /tmp/jobs",
            "RUN apt-get install -y rsyslog\nCOPY collector.conf /etc/rsyslog.d/",
        ] {
            assert_eq!(booting(lines), Intent::Application, "{lines}");
        }
    }

    #[test]
    fn machines_boot_what_is_enabled_in_them() {
        let machine = |text: &str| assert_eq!(intents(text)[0], Intent::Machine, "{text}");
        machine("FROM quay.io/fedora/fedora-bootc:41\nRUN dnf install -y httpd && systemctl enable httpd\nEXPOSE 80\n");
        machine("FROM registry.redhat.io/rhel9/rhel-bootc:9.4\nRUN systemctl enable sshd\n");
        machine("FROM ghcr.io/ublue-os/silverblue-main:latest\nRUN systemctl enable x && ostree container commit\n");
        machine("FROM me/os:1\nLABEL containers.bootc=1\nRUN systemctl enable nginx\n");
        machine("FROM me/os:1\nRUN dnf install -y nginx && systemctl enable nginx && bootc container lint\n");
        machine("FROM debian:12\nRUN apt-get install -y linux-image-amd64 nginx && systemctl enable nginx\n");
        machine("FROM archlinux\nRUN pacman -Syu --noconfirm linux && mkinitcpio -P && systemctl enable sshd nginx\n");
        machine(
            "FROM ubuntu:24.04\nCOPY wsl.conf /etc/wsl.conf\nRUN apt-get install -y nginx && systemctl enable nginx\n",
        );
        machine(
            "FROM debian:12 AS rootfs\nRUN apt-get install -y nginx && systemctl enable nginx\n\
             FROM alpine\nCOPY --from=rootfs / /rootfs/\nRUN mksquashfs /rootfs /image\n",
        );
        machine(
            "FROM debian:12 AS rootfs\nRUN apt-get install -y nginx && systemctl enable nginx\n\
             FROM scratch\nCOPY --from=0 / /\n",
        );
    }

    #[test]
    fn a_machine_s_packages_do_not_excuse_a_container_that_starts_a_service() {
        let text = "FROM debian:12\nRUN apt-get install -y linux-image-amd64 nginx && systemctl enable nginx\nCMD service nginx start\n";
        assert_eq!(intents(text), [Intent::Application]);
        let text = "FROM debian:12 AS build\nRUN apt-get install -y nginx && systemctl enable nginx\nFROM debian:12\nCOPY --from=build /etc/nginx /etc/nginx\n";
        assert_eq!(intents(text)[0], Intent::Application);
    }

    #[test]
    fn systems_in_containers_and_products() {
        assert_eq!(intents("FROM kindest/node:v1.30.0\nRUN systemctl enable x\n"), [Intent::SystemContainer]);
        let text =
            "FROM nestybox/ubuntu-jammy-systemd-docker\nRUN apt-get install -y nginx && systemctl enable nginx\n";
        assert_eq!(intents(text), [Intent::SystemContainer]);
        let text = "FROM fedora:41\nRUN dnf install -y freeipa-server\nEXPOSE 443\nCMD [\"/usr/sbin/init\"]\n";
        assert_eq!(intents(text), [Intent::Appliance]);
    }
}
