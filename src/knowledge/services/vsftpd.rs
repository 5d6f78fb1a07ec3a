//! vsftpd.

use super::{Invocation, Program, RUN_ON_DEBIAN_12, Recipe, Service, UNPROVEN};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const OPTIONS: Source = "https://security.appspot.com/vsftpd/vsftpd_conf.html";

const NOTE: Text = Text {
    en: "vsftpd does not end on SIGTERM as PID 1: start the container with --init. Passive FTP needs pasv_min_port and \
         pasv_max_port set, and those ports published.",
    ja: "PID 1 の vsftpd は SIGTERM では終わらないので、コンテナは --init を付けて起動してください。パッシブ FTP には \
         pasv_min_port と pasv_max_port の設定と、そのポートの公開が必要です。",
};

/// vsftpd.
pub const SERVICE: Service = Service {
    id: "vsftpd",
    name: "vsftpd",
    units: &["vsftpd", "vsftpd@*"],
    packages: &["vsftpd"],
    programs: &[Program {
        names: &["vsftpd"],
        invocations: &[
            Invocation::returns(&["-v"]),
            Invocation::foreground(&["-obackground=NO"]),
            Invocation::foreground(&["-o", "background=NO"]),
            Invocation::background(&["-obackground=YES"]),
            // Fedora's build goes to the background unless told otherwise, Debian's does not.
            Invocation::background(&[]).on(Family::Rhel),
        ],
        ignores_term: true,
        source: RUN_ON_DEBIAN_12,
        ..Program::FOREGROUND
    }],
    ports: &["21/tcp", "20/tcp"],
    data: &["/srv/ftp", "/var/ftp"],
    recipes: &[
        Recipe {
            packages: &["vsftpd"],
            command: &["vsftpd", "/etc/vsftpd.conf"],
            prepare: &["mkdir -p /run/vsftpd/empty"],
            needs_init: true,
            note: Some(NOTE),
            ..Recipe::DEBIAN_12
        },
        Recipe {
            releases: UNPROVEN,
            packages: &["vsftpd"],
            command: &["/usr/sbin/vsftpd", "/etc/vsftpd/vsftpd.conf", "-obackground=NO"],
            needs_init: true,
            note: Some(NOTE),
            source: OPTIONS,
            ..Recipe::RHEL
        },
    ],
    ..Service::BLANK
};
