//! Process listings: whatever columns they have and however they are damaged.

use foreground::input::ps;
use foreground::report::InputKind;
use foreground::{Lang, Options, analyse};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::{holds, texts};

/// Columns that a listing may have beside the id, with a value of each; the command may stand anywhere behind the id.
const COLUMNS: &[(&str, &[&str])] = &[
    ("USER", &["root", "www-data", "message+", "100000"]),
    ("%CPU", &["0.0", "12.5"]),
    ("RSS", &["0", "14832"]),
    ("TTY", &["?", "pts/0", "tty1"]),
    ("STAT", &["Ss", "R+", "S<l"]),
    ("START", &["10:00", "Jan03"]),
    ("TIME", &["0:00", "00:01:12", "1-02:03:04"]),
    ("NI", &["0", "-20"]),
    ("CLS", &["TS", "-"]),
];

const COMMANDS: &[&str] = &[
    "/usr/sbin/httpd -DFOREGROUND",
    "nginx: master process nginx -g daemon off;",
    "(sd-pam)",
    "[kworker/0:1]",
    "-bash",
    "postgres: writer",
    "{run} /bin/sh /run",
];

/// What stands between rows and is neither one nor expected there. Repeated, so that it is wider than a row, whose rest it could
/// be otherwise.
const RUBBLE: &[&str] =
    &["Segmentation fault (core dumped)", "here comes the interesting part", "Verbindung unterbrochen"];

/// A process: how far above its parent stands, which values it has, and its command.
type Row = (usize, usize, &'static str);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    proptest::collection::vec((1usize..4, 0usize..12, select(COMMANDS)), 2..20)
}

fn columns() -> impl Strategy<Value = Vec<(&'static str, &'static [&'static str])>> {
    subsequence(COLUMNS, 0..COLUMNS.len()).prop_shuffle()
}

proptest! {
    #![proptest_config(texts(200))]

    /// Every process comes back, with its parent, whatever columns stand before its command and in whatever order.
    #[test]
    fn rows_come_back(rows in rows(), columns in columns(), rubble in proptest::option::of((0usize..20, select(RUBBLE)))) {
        let mut lines = vec![format!("    PID    PPID {} COMMAND", columns.iter().map(|(name, _)| *name).collect::<Vec<_>>().join("  "))];
        let mut wanted = Vec::new();
        for (at, &(above, seed, command)) in rows.iter().enumerate() {
            let (pid, parent) = (at + 1, (at + 1).saturating_sub(above));
            let values: Vec<&str> = columns.iter().map(|(_, values)| values[seed % values.len()]).collect();
            lines.push(format!("{pid:>7} {parent:>7} {} {command}", values.join("  ")));
            wanted.push((Some(pid as u32), Some(parent as u32), command.to_owned()));
        }
        // Between two rows, so that it is among them.
        let stray = rubble.map(|(at, text)| {
            let at = 2 + at % (lines.len() - 2);
            lines.insert(at, [text; 9].join(", "));
            at + 1
        });
        let text = lines.join("\n");
        let listing = ps::parse(&text);
        let found: Vec<_> = listing.blocks.iter().flat_map(|block| &block.processes).map(|one| (one.pid, one.ppid, one.command.clone())).collect();
        prop_assert_eq!(found, wanted, "{}", text);
        let report = analyse(&text, &Options { input: Some(InputKind::Ps), ..Options::default() });
        let unread: Vec<usize> = report.problems.iter().map(|problem| problem.span.line).collect();
        prop_assert_eq!(unread, stray.into_iter().collect::<Vec<_>>(), "{}", text);
    }
}

proptest! {
    #![proptest_config(texts(400))]

    /// However a listing was cut, glued, quoted and mixed: it is answered, its places are whole characters, and both languages
    /// see the same.
    #[test]
    fn any_damage_is_answered(pieces in proptest::collection::vec(select(PIECES), 1..40)) {
        let text = pieces.concat();
        let read = |lang| analyse(&text, &Options { lang, input: Some(InputKind::Ps), file: None });
        let (report, japanese) = (read(Lang::En), read(Lang::Ja));
        holds::places(&text, &report);
        let found = |report: &foreground::Report| -> Vec<_> {
            report.findings.iter().map(|found| (found.rule.clone(), found.severity, found.span)).collect()
        };
        prop_assert_eq!(found(&report), found(&japanese), "{}", text);
        let listed: usize = report.subjects.iter().filter_map(|subject| subject.processes).sum();
        prop_assert!(report.subjects.is_empty() || listed > 0, "{}", text);
    }
}

const PIECES: &[&str] = &[
    "\n",
    "\n",
    "\n",
    "\r\n",
    "  ",
    "\t",
    "> ",
    "# ",
    "| ",
    " |\n",
    "&lt;",
    "\u{3000}",
    "\u{1b}[31m",
    "\u{feff}",
    "...\n",
    "USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n",
    "root         1  0.0  0.1  41000  3400 ?        Ss   10:00   0:01 /usr/sbin/init\n",
    "root        18  0.0  0.1  39000  2900 ?        Ss   10:00   0:00  \\_ /usr/lib/systemd/systemd-journald\n",
    "root        44 0.0 0.1 39000 2900 ?Ss 10:00 0:00 nginx: master process nginx\n",
    "UID          PID    PPID  C STIME TTY          TIME CMD\n",
    "root           1       0  0 9月16 ?        00:00:00 /sbin/docker-init -- sh\n",
    "www-data      12       7  0 10:00 ?        00:00:00 [httpd] <defunct>\n",
    "SERVICE   #   UID    PID    PPID   C    STIME   TTY   TIME       CMD\n",
    "web       1   root   3570   3549   0    09:02   ?     00:00:00   nginx\n",
    "    1 root      0:00 /bin/sh -c x\n",
    "PID   USER     TIME  COMMAND\n",
    "COMMAND\n",
    "/usr/sbin/crond -n\n",
    "systemd(1)─┬─agetty(5)\n",
    "           ├─shim(9)─┬─3*[nginx(10)]\n",
    "           └─{x}(11)\n",
    "init-+-2*[conmon-+-pause]\n",
    "├─init.scope\n",
    "│ └─1 /sbin/init\n",
    "  └─docker-aaaaaaaaaaaaaaaa.scope\n",
    "CGroup: /system.slice/x.service\n",
    "$ docker top web\n",
    "[root@f1cb51c9196e /]# ps -p 1\n",
    "docker compose top\n",
    "1 0 sh\n",
    "2 1 x\n",
    "あ",
    "𝒳",
    "\\_ ",
    "12*[",
    "─┬─",
];
