//! What must hold for every unit file.

use foreground::report::{InputKind, Report};
use foreground::{Lang, Options, analyse};
use proptest::prelude::*;

use super::holds;

/// Settings, each with values that are right, wrong and damaged.
const KEYS: &[(&str, &[&str])] = &[
    (
        "ExecStart",
        &[
            "/usr/sbin/nginx -g 'daemon on;'",
            "@/bin/a b %i ${X}y",
            "-/bin/sh -c 'a && b'",
            "/a \"b",
            "/x $OPTS # c",
            "/usr/bin/mysqld_safe --nice=5 --basedir=/usr",
            "/bin/sh -c 'exec /usr/bin/redis-server /etc/redis.conf'",
            "/bin/sh -c 'echo 1 > /proc/sys/x'",
            "/usr/bin/docker run -d x",
        ],
    ),
    ("ExecStartPre", &["/bin/mkdir -p /run/x", "+/bin/chown a:b /x", "-/a ${Y}", "/bin/sh -c \"systemctl x\""]),
    ("ExecStop", &["/bin/kill -s QUIT $MAINPID", "/a stop", "kill -99 $MAINPID"]),
    ("Type", &["forking", "notify", "oneshot", "simple", "odd"]),
    ("User", &["a", "root", "%i", "@X@", "1000"]),
    ("Group", &["b", "あ"]),
    ("Environment", &["A=b", "\"C=d e\" F", "SECRET=x\\n", "É=%h"]),
    ("EnvironmentFile", &["-/etc/default/x", "/etc/x%i"]),
    ("WorkingDirectory", &["/srv/%i", "~", "-/x y", "a"]),
    ("RuntimeDirectory", &["x y", "%p/z", "a:b"]),
    ("StateDirectory", &["x", "../y"]),
    ("KillSignal", &["SIGINT", "99", "WINCH", "SIGCONT"]),
    ("TimeoutStopSec", &["5min 20s", "infinity", "", "x"]),
    ("Restart", &["always", "on-abort", "x"]),
    ("LimitNOFILE", &["1:2", "infinity", "99999999999999999999"]),
    ("MemoryMax", &["1.5G", "50%", "1e400"]),
    ("CPUQuota", &["150%", "x%"]),
    ("CapabilityBoundingSet", &["CAP_SYS_ADMIN CAP_CHOWN", "~CAP_X", ""]),
    ("AmbientCapabilities", &["CAP_NET_BIND_SERVICE", "CAP_NET_ADMIN"]),
    ("ProtectSystem", &["strict", "full", "no"]),
    ("PrivateTmp", &["yes", "no", "?"]),
    ("ReadWritePaths", &["-/var/x /y", "z"]),
    ("DeviceAllow", &["/dev/x rw", "char-*"]),
    ("WatchdogSec", &["30"]),
    ("Nice", &["5"]),
    ("SystemCallFilter", &["@system-service"]),
    ("Nonsense", &["1"]),
    ("After", &["network.target", "mysql.service", "x.service"]),
    ("Requires", &["x.service y.service", "x@1.service"]),
    ("Alias", &["x.service"]),
    ("WantedBy", &["multi-user.target"]),
    ("Description", &["`x`", "日本語"]),
];

/// A unit file, whole or damaged.
fn unit() -> impl Strategy<Value = String> {
    let line = (0..KEYS.len(), 0..6_usize, "[ \t]{0,2}").prop_map(|(key, value, blank)| {
        let (key, values) = KEYS[key];
        format!("{blank}{key}={}", values[value % values.len()])
    });
    let other = prop::sample::select(vec![
        "[Unit]",
        "[Service]",
        "[Install]",
        "# x",
        "",
        "# /etc/systemd/system/a@.service",
        "words",
        "\\",
    ]);
    let lines = prop::collection::vec(prop_oneof![6 => line, 1 => other.prop_map(str::to_owned)], 1..16);
    (lines, prop::sample::select(vec!["", "#", "> ", "  "]), prop::sample::select(vec!["\n", "\r\n"])).prop_map(
        |(lines, front, end)| {
            let mut text = format!("{front}[Service]{end}");
            for line in lines {
                text.push_str(&format!("{front}{line}{end}"));
            }
            text
        },
    )
}

fn read(text: &str, lang: Lang) -> Report {
    analyse(text, &Options { lang, input: Some(InputKind::Unit), file: None })
}

/// All that a Report says of what became of a unit's settings.
fn said(report: &Report) -> String {
    report
        .findings
        .iter()
        .map(|finding| format!("{}\n{}\n{}\n", finding.message, finding.why, finding.advice))
        .collect()
}

proptest! {
    #![proptest_config(super::texts(400))]

    #[test]
    fn units_are_answered(text in unit()) {
        for lang in Lang::ALL {
            let report = read(&text, lang);
            holds::places(&text, &report);
            prop_assert!(report.patches.is_empty());
            for finding in &report.findings {
                prop_assert!(!finding.advice.contains("{names}") && !finding.message.contains("{program}"), "{finding:?}");
            }
        }
        prop_assert_eq!(read(&text, Lang::En).files.len(), read(&text, Lang::Ja).files.len());
    }

    /// No setting is dropped in silence: each is used or listed.
    #[test]
    fn every_setting_is_said(text in unit()) {
        let report = read(&text, Lang::En);
        let said = said(&report);
        let sign = if text.starts_with('#') { "#" } else { "" };
        for line in text.lines() {
            let line = line.trim_start_matches("> ").trim_start().trim_start_matches(sign).trim();
            let Some((key, _)) = line.split_once('=').filter(|(key, _)| KEYS.iter().any(|(known, _)| known == key)) else { continue };
            prop_assert!(said.contains(key), "{key} is not said:\n{text}\n{said}");
        }
    }

    /// A generated Dockerfile can be read, starts one program, and asks for its base; a compose.yaml is one, and is not objected to.
    #[test]
    fn generated_files_are_dockerfiles(text in unit()) {
        for file in read(&text, Lang::En).files {
            if file.path == "compose.yaml" {
                let again = analyse(&file.text, &Options { input: Some(InputKind::Compose), ..Options::default() });
                prop_assert!(again.problems.is_empty(), "{}\n{:?}", file.text, again.problems);
                prop_assert!(again.subjects.len() > 1, "{}", file.text);
                continue;
            }
            let again = analyse(&file.text, &Options { input: Some(InputKind::Dockerfile), ..Options::default() });
            prop_assert!(again.problems.is_empty(), "{}\n{:?}", file.text, again.problems);
            prop_assert_eq!(file.text.matches("\nCMD ").count(), 1);
            let base = "ARG BASE\nFROM ${BASE}\n";
            prop_assert!(file.text.contains(base), "{}", file.text);
        }
    }
}
