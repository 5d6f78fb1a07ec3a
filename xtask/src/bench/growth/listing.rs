//! Process listings, in every drawing.

use foreground::report::InputKind;

use super::shape::{Shape, fill, nest, repeat};
use crate::bench::listing::household;

const HEAD: &str = "   PID   PPID   RSS COMMAND\n";
const AXF: &str = "  PID TTY      STAT   TIME COMMAND\n";
const AUX: &str = "USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n";

/// In the order of the table.
pub const SHAPES: &[Shape] = &[
    Shape::told("ps: a booted container", household),
    Shape::told("ps: a chain", |bytes| fill(bytes, HEAD, |n| format!("{:>6} {n:>6}  4000 /usr/bin/a{n}\n", n + 1), "")),
    Shape::told("ps: a chain, children first", |bytes| {
        let count = bytes / 36;
        fill(
            bytes,
            HEAD,
            |n| format!("{:>6} {:>6}  4000 /usr/bin/a\n", count.saturating_sub(n), count.saturating_sub(n + 1)),
            "",
        )
    }),
    Shape::told("ps: children of one", |bytes| {
        fill(bytes, HEAD, |n| format!("{:>6} {:>6}  4000 a{n}\n", n + 1, usize::from(n > 0)), "")
    }),
    Shape::told("ps: ids in a circle", |bytes| {
        fill(bytes, HEAD, |n| format!("{:>6} {:>6}  4000 a\n", n + 1, n + 2), "")
    }),
    Shape::told("ps: one id", |bytes| repeat(bytes, HEAD, "     1      0  4000 /sbin/init\n", "")),
    Shape::told("ps: one long command", |bytes| {
        repeat(bytes, "   PID   PPID   RSS COMMAND\n     1      0  4000 /sbin/init", " a", "\n")
    }),
    Shape::told("ps aux", |bytes| {
        fill(
            bytes,
            AUX,
            |n| {
                format!(
                    "root     {:>7}  0.0  0.1  41000  3400 ?        Ss   10:00   0:01 /usr/sbin/nginx -g w{n}\n",
                    n + 1
                )
            },
            "",
        )
    }),
    Shape::told("ps aux: every command another", |bytes| {
        fill(
            bytes,
            AUX,
            |n| format!("root     {:>7}  0.0  0.1  41000  3400 ?        Ss   10:00   0:01 /opt/p{n}/bin/p{n}\n", n + 1),
            "",
        )
    }),
    Shape::told("ps axf: flat", |bytes| {
        fill(
            bytes,
            AXF,
            |n| format!("{:>6} ?        Ss     0:00 {}nginx: worker\n", n + 1, if n == 0 { "" } else { " \\_ " }),
            "",
        )
    }),
    Shape::told("ps axf: deep", |bytes| {
        // Each row is as wide as it is deep.
        let depth = (bytes as f64 / 2.0).sqrt() as usize;
        (0..depth.saturating_sub(16)).fold(AXF.to_owned(), |text, n| {
            let drawn = if n == 0 { String::new() } else { format!("{}\\_ ", "    ".repeat(n - 1)) };
            text + &format!("{:>6} ?        Ss     0:00 {drawn}a\n", n + 1)
        })
    }),
    Shape::told("pstree: flat", |bytes| {
        fill(bytes, "systemd-+-agetty\n", |n| format!("        |-p{n}\n"), "        `-sshd\n")
    }),
    Shape::told("pstree: one line", |bytes| repeat(bytes, "systemd", "---a", "\n")),
    Shape::told("pstree: brackets", |bytes| nest(bytes, "systemd---", "2*[a---", "b", "]", "\n")),
    Shape::told("pstree: ids", |bytes| {
        fill(
            bytes,
            "systemd(1)─┬─agetty(5)\n",
            |n| format!("           ├─p(1{n})───{{p}}(2{n})\n"),
            "           └─x(9)\n",
        )
    }),
    Shape::told("docker top", |bytes| {
        fill(
            bytes,
            "",
            |n| {
                format!(
                    "$ docker top c{n}\nUID   PID   PPID  C  STIME  TTY  TIME      CMD\nroot  {}1    1     0  10:00  ?    00:00:00  /sbin/init\nroot  {}2    {}1    0  10:00  ?    00:00:00  httpd\n",
                    n + 1,
                    n + 1,
                    n + 1
                )
            },
            "",
        )
    }),
    Shape::told("docker compose top", |bytes| {
        fill(
            bytes,
            "",
            |n| {
                format!(
                    "app-s{n}-1\nUID   PID   PPID  C  STIME  TTY  TIME      CMD\nroot  {}1    1     0  10:00  ?    00:00:00  /sbin/init\n\n",
                    n + 1
                )
            },
            "",
        )
    }),
    Shape::told("a host of containers", |bytes| {
        fill(
            bytes,
            "USER       PID  PPID STAT COMMAND\nroot         1     0 Ss   /sbin/init\n",
            |n| {
                let pid = n * 3 + 2;
                format!(
                    "root     {pid:>5}     1 Sl   /usr/bin/containerd-shim-runc-v2 -namespace moby -id {n:064x} -address /run/c.sock\nroot     {:>5} {pid:>5} Ss   /usr/sbin/init\nroot     {:>5} {:>5} Ss   /usr/sbin/httpd -DFOREGROUND\n",
                    pid + 1,
                    pid + 2,
                    pid + 1
                )
            },
            "",
        )
    }),
    Shape::told("control groups", |bytes| {
        fill(
            bytes,
            "Control group /:\n-.slice\n├─init.scope\n│ └─1 /sbin/init\n└─system.slice\n",
            |n| format!("  ├─u{n}.service\n  │ └─{} /usr/bin/a{n}\n", n + 2),
            "",
        )
    }),
    Shape::told("systemctl status", |bytes| {
        fill(
            bytes,
            "",
            |n| {
                format!(
                    "● u{n}.service - A\n   Loaded: loaded\n   Active: active (running)\n Main PID: {} (a)\n   CGroup: /system.slice/u{n}.service\n           └─{} /usr/bin/a\n\n",
                    n + 2,
                    n + 2
                )
            },
            "",
        )
    }),
    Shape::told("ps: heads again", |bytes| {
        repeat(bytes, "", "  PID TTY          TIME CMD\n    1 ?        00:00:00 systemd\n", "")
    }),
    Shape::told("ps: without a head", |bytes| {
        fill(bytes, "", |n| format!("root {:>7} 0.0 0.1 41000 3400 ? Ss 10:00 0:01 /usr/sbin/nginx w{n}\n", n + 1), "")
    }),
    Shape::told("ps: damaged rows", |bytes| {
        fill(bytes, HEAD, |n| format!("{:>6} {n:>6}  4000 a\nSegmentation fault (core dumped)\n", n + 1), "")
    }),
    Shape::told("ps: quoted", |bytes| {
        fill(bytes, "> PID PPID RSS COMMAND\n", |n| format!("> {} {n} 4000 a\n", n + 1), "")
    }),
    Shape::told("ps: jagged", |bytes| {
        fill(bytes, AUX, |n| format!("{}root {} 0.0 0.1 41000 3400 ? Ss 10:00 0:01 a\n", " ".repeat(n % 40), n + 1), "")
    }),
    Shape::told("ps: zombies", |bytes| {
        fill(
            bytes,
            "  PID  PPID STAT COMMAND\n    1     0 Ss   sh\n",
            |n| format!("{:>5}     1 Z    [a] <defunct>\n", n + 2),
            "",
        )
    }),
    Shape::of(InputKind::Ps, "what is no listing, read as one", |bytes| {
        repeat(bytes, "", "1 a 2 b ├─ │ 3*[ \\_\n", "")
    }),
];
