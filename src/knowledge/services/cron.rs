//! cron: Debian's cron, the RHEL family's cronie, busybox's crond.

use super::{Invocation, Program, RUN_ON_DEBIAN_12, Recipe, Releases, Service, UNPROVEN};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const CRONIE: Source = "https://github.com/cronie-crond/cronie/blob/master/man/crond.8";
const BUSYBOX: Source = "https://busybox.net/downloads/BusyBox.html#crond";

const NOTE: Text = Text {
    en: "cron does not end on SIGTERM as PID 1: start the container with --init. Jobs do not see the container's \
         environment variables, and what they print goes to mail, not to docker logs.",
    ja: "PID 1 の cron は SIGTERM では終わらないので、コンテナは --init を付けて起動してください。ジョブにコンテナの環境変数は渡らず、\
         出力も docker logs ではなくメールに送られます。",
};

const REAPED: Text = Text {
    en: "Start the container with --init: it passes the stop signal on and clears away what jobs leave behind. What jobs \
         print goes to mail or syslog, not to docker logs.",
    ja: "コンテナは --init を付けて起動してください。停止シグナルが確実に届き、ジョブの残したプロセスも片付きます。ジョブの出力は\
         メールか syslog に送られ、docker logs には出ません。",
};

/// cron.
pub const SERVICE: Service = Service {
    id: "cron",
    name: "cron",
    units: &["cron", "crond", "cronie", "vixie-cron", "dcron", "anacron"],
    packages: &["cron", "cronie", "vixie-cron", "dcron"],
    programs: &[
        Program {
            names: &["cron"],
            invocations: &[
                Invocation::foreground(&["-n"]).on(Family::Suse),
                Invocation::foreground(&["-f*"]),
                Invocation::foreground(&["-L*", "-f"]),
            ],
            ignores_term: true,
            source: RUN_ON_DEBIAN_12,
            ..Program::BACKGROUND
        },
        Program {
            names: &["crond"],
            invocations: &[
                Invocation::returns(&["-V"]),
                Invocation::foreground(&["-n"]),
                Invocation::foreground(&["-x", "*"]),
                Invocation::foreground(&["-f"]),
                Invocation::foreground(&["-d", "*"]).on(Family::Alpine),
            ],
            source: CRONIE,
            ..Program::BACKGROUND
        },
        Program { names: &["crontab"], source: CRONIE, ..Program::RETURNS },
    ],
    recipes: &[
        Recipe {
            packages: &["cron"],
            command: &["cron", "-f"],
            releases: Releases::Any,
            needs_init: true,
            note: Some(NOTE),
            source: "https://manpages.debian.org/bookworm/cron/cron.8.en.html",
            ..Recipe::DEBIAN_12
        },
        Recipe {
            packages: &["cronie"],
            command: &["/usr/sbin/crond", "-n"],
            needs_init: true,
            note: Some(REAPED),
            source: CRONIE,
            ..Recipe::RHEL
        },
        Recipe {
            family: Family::Alpine,
            releases: UNPROVEN,
            command: &["crond", "-f"],
            needs_init: true,
            note: Some(REAPED),
            source: BUSYBOX,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Suse,
            packages: &["cronie"],
            command: &["/usr/sbin/cron", "-n"],
            needs_init: true,
            note: Some(REAPED),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/c/cronie/cron.service",
            ..Recipe::PACKAGED
        },
    ],
    ..Service::BLANK
};
