//! Intent is read off the structure of a Dockerfile. Whatever things are called, in it and beside it, the answer is the same.

use foreground::report::{InputKind, Severity, Verdict};
use foreground::{Options, analyse};

/// Names that suggest one purpose or the other.
const NAMES: &[&str] = &[
    "molecule",
    "ansible",
    "test",
    "kitchen",
    "systemd",
    "prod",
    "production",
    "webserver",
    "ci",
    "dokken",
    "init",
    "vagrant",
    "base",
    "shop",
    "example",
];

/// Images that offer an init to someone else. `NAME` stands for a name of the author's choice.
const FOR_OTHERS: &[&str] = &[
    "FROM NAME/image:1\nLABEL org.example.purpose=NAME maintainer=NAME\nRUN apt-get update && apt-get install -y systemd python3 sudo\nCMD [\"/lib/systemd/systemd\"]\n",
    "# NAME\nFROM NAME AS NAME\nENV container=docker\nRUN dnf install -y systemd sudo python3 openssh-server; \\\n    systemctl enable sshd; \\\n    rm -f /etc/systemd/system/*.wants/*; # NAME\nVOLUME [\"/sys/fs/cgroup\"]\nSTOPSIGNAL SIGRTMIN+3\nEXPOSE 22\nCMD [\"/usr/sbin/init\"]\n",
    "FROM registry.example.com/NAME/NAME:NAME\nMAINTAINER NAME <NAME@example.com>\nRUN apt-get install -y systemd-sysv dbus rsyslog cron\nCOPY NAME.sh /NAME.sh\nCOPY NAME/ /root/NAME/\nRUN systemctl mask getty.target\nENTRYPOINT [\"/sbin/init\"]\n",
    "FROM debian:12 AS NAME\nRUN apt-get install -y systemd ansible && echo NAME > /etc/hostname\nFROM NAME\nCMD [\"/sbin/init\"]\n",
];

/// Images that boot an init to run an application.
const FOR_APPLICATIONS: &[&str] = &[
    "FROM NAME/image:1\nLABEL org.example.purpose=NAME maintainer=NAME\nRUN apt-get update && apt-get install -y systemd python3 sudo nginx\nCMD [\"/lib/systemd/systemd\"]\n",
    "# NAME\nFROM NAME AS NAME\nENV container=docker\nRUN dnf install -y systemd sudo python3 openssh-server httpd; \\\n    systemctl enable sshd httpd; # NAME\nVOLUME [\"/sys/fs/cgroup\"]\nSTOPSIGNAL SIGRTMIN+3\nEXPOSE 22\nCMD [\"/usr/sbin/init\"]\n",
    "FROM registry.example.com/NAME/NAME:NAME\nMAINTAINER NAME <NAME@example.com>\nRUN apt-get install -y systemd-sysv dbus rsyslog cron\nCOPY NAME.sh /NAME.sh\nCOPY NAME/ /srv/NAME/\nRUN systemctl mask getty.target\nENTRYPOINT [\"/sbin/init\"]\n",
    "FROM debian:12 AS NAME\nRUN apt-get install -y systemd ansible && echo NAME > /etc/hostname\nFROM NAME\nCOPY my-NAME.service /etc/systemd/system/\nRUN systemctl enable my-NAME\nCMD [\"/sbin/init\"]\n",
];

/// The verdict, and each finding's rule and severity.
fn answer(text: &str, file: &str) -> (Verdict, Vec<(String, Severity)>) {
    let options = Options {
        input: Some(InputKind::Dockerfile),
        file: Some(format!("{file}/Dockerfile.{file}")),
        ..Options::default()
    };
    let report = analyse(text, &options);
    // A base's name may earn a hint that it boots an init, which decides nothing.
    let decides = report.findings.into_iter().filter(|finding| finding.rule != "systemd-base-image");
    (report.verdict, decides.map(|finding| (finding.rule, finding.severity)).collect())
}

#[test]
fn names_do_not_move_the_verdict() {
    for (templates, wanted) in [(FOR_OTHERS, Verdict::Intended), (FOR_APPLICATIONS, Verdict::Misuse)] {
        for template in templates {
            let plain = answer(&template.replace("NAME", "x1"), "x1");
            assert_eq!(plain.0, wanted, "{template}\n{plain:#?}");
            for name in NAMES {
                assert_eq!(answer(&template.replace("NAME", name), name), plain, "{name}\n{template}");
            }
        }
    }
}

/// One line makes the difference, whatever the rest is called.
#[test]
fn an_enabled_service_is_what_counts() {
    for name in NAMES {
        let image = |line: &str| {
            format!(
                "# {name}\nFROM {name}/{name}:{name}\nRUN yum install -y systemd sudo {line}\nLABEL name={name}\nCMD [\"/usr/sbin/init\"]\n"
            )
        };
        assert_eq!(answer(&image(""), name).0, Verdict::Intended, "{name}");
        assert_eq!(answer(&image("httpd && systemctl enable httpd"), name).0, Verdict::Misuse, "{name}");
    }
}
