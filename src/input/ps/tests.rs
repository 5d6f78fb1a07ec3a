use super::*;

fn commands(listing: &Listing) -> Vec<Vec<&str>> {
    listing
        .blocks
        .iter()
        .map(|block| block.processes.iter().map(|process| process.command.as_str()).collect())
        .collect()
}

/// Each process with its parent's command, in one block.
fn parents(text: &str) -> Vec<(String, Option<String>)> {
    let listing = parse(text);
    assert_eq!(listing.blocks.len(), 1, "{listing:#?}");
    let processes = &listing.blocks[0].processes;
    let name = |process: &Process| process.command.clone();
    processes.iter().map(|process| (name(process), process.parent.map(|parent| name(&processes[parent])))).collect()
}

fn pairs(found: &[(String, Option<String>)]) -> Vec<(&str, &str)> {
    found.iter().map(|(name, parent)| (name.as_str(), parent.as_deref().unwrap_or("-"))).collect()
}

#[test]
fn a_forest_seen_from_the_host() {
    let found = parents(
        " 70608 ?        Sl     0:00 shim\n 70630 ?        Ss     0:00  \\_ /sbin/init\n 70754 ?        Ss     0:00      \\_ httpd\n 70831 ?        S      0:00      |   \\_ worker\n 70758 ?        Ss     0:00      \\_ dbus-daemon\n",
    );
    assert_eq!(
        pairs(&found),
        [
            ("shim", "-"),
            ("/sbin/init", "shim"),
            ("httpd", "/sbin/init"),
            ("worker", "httpd"),
            ("dbus-daemon", "/sbin/init")
        ]
    );
}

#[test]
fn parents_by_column_in_any_order() {
    let found = parents("COMMAND PPID USER PID\n/sbin/init 0 root 1\n/usr/sbin/cron -f 1 root 20\nps -e 9 root 30\n");
    assert_eq!(pairs(&found), [("/sbin/init", "-"), ("/usr/sbin/cron -f", "/sbin/init"), ("ps -e", "-")]);
}

#[test]
fn a_hierarchy_without_branches() {
    let found = parents(
        "  PID  PGID   SID TTY          TIME CMD\n    1     1     1 ?        00:00:00 init\n   20    20    20 ?        00:00:00   sshd\n   30    30    30 ?        00:00:00     bash\n   40    40    40 ?        00:00:00   cron\n",
    );
    assert_eq!(pairs(&found), [("init", "-"), ("sshd", "init"), ("bash", "sshd"), ("cron", "init")]);
}

#[test]
fn what_is_between_rows() {
    let text =
        "PID TTY STAT TIME COMMAND\n1 ? Ss 0:00 init\n...\nthis is not a row\n2 ? S 0:00 cron\nbehind the listing\n";
    let listing = parse(text);
    assert_eq!(commands(&listing), [["init", "cron"]]);
    let unread: Vec<&str> = listing.problems.iter().map(|problem| problem.span.of(text)).collect();
    assert_eq!(unread, ["this is not a row"]);
}

#[test]
fn several_listings_and_a_search_for_known_rows() {
    let text = "# docker top web\nUID PID PPID C STIME TTY TIME CMD\nroot 702 690 0 18:35 ? 00:00:00 httpd\n\n# ps -ef | grep 702\nroot 702 690 0 18:35 ? 00:00:00 httpd\nroot 993 957 0 18:59 pts/0 00:00:00 grep 702\n";
    let listing = parse(text);
    assert_eq!(commands(&listing), [["httpd"], ["grep 702"]]);
    assert_eq!(listing.blocks[0].asked, Asked::Top { name: Some("web".to_owned()) });
    assert!(listing.blocks[1].searched && !listing.blocks[0].searched);
}

#[test]
fn quoted_commented_and_encoded() {
    let text = "> # USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND\n> # root 1 0.0 0.0 1 2 ? Ss 9月16 0:00 sh -c &quot;a &amp;&amp; b&quot;\n";
    assert_eq!(commands(&parse(text)), [["sh -c \"a && b\""]]);
}

#[test]
fn commands_alone() {
    let found = parents("[lxc monitor] /var/lib/lxc c\n \\_ /sbin/init\n     \\_ cron\n     \\_ sshd -D\n");
    assert_eq!(pairs(&found)[3], ("sshd -D", "/sbin/init"));
    let found = parents("1 0 /sbin/init\n20 1 /usr/sbin/cron\n");
    assert_eq!(pairs(&found), [("/sbin/init", "-"), ("/usr/sbin/cron", "/sbin/init")]);
}

#[test]
fn wrapped_rows() {
    let long = "/usr/bin/dbus-daemon --system --address=systemd: --nofork --nopidfile --syste";
    let text =
        format!("PID TTY STAT TIME COMMAND\n  1 ? Ss 0:00 {long}\nmd-activation --syslog-only\n  2 ? Ss 0:00 cron\n");
    assert_eq!(commands(&parse(&text))[0], [&format!("{long}md-activation --syslog-only"), "cron"]);
}

#[test]
fn other_texts_are_no_listing() {
    for text in [
        "",
        "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nUSER root\nEXPOSE 80\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
        "Use the ps command.\n\n1. Start it\n2. Stop it\n",
        "services:\n  web:\n    image: nginx\n    ports:\n      - 80:80\n",
        "[Unit]\nDescription=x\n[Service]\nExecStart=/usr/bin/x\n",
        "$ docker ps\nCONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\nabc   nginx   \"nginx\"   2 hours ago   Up 2 hours   80/tcp   web\n",
        "docker run --privileged -d centos /usr/sbin/init\n",
        "src\n├── lib.rs\n└── main.rs\n",
    ] {
        assert_eq!(likeness(text, &mut None), 0, "{text}");
    }
}

#[test]
fn samples_of_top_are_one_listing() {
    let sample = "top - 10:00:00 up 1 day\nTasks: 2 total\n\n  PID USER      PR  NI    VIRT    RES    SHR S %CPU %MEM     TIME+ COMMAND\n    1 root      20   0   18180   1.5m   2784 S  0.0  0.2   0:00.21 bash\n   15 root      20   0   19880   2400   2044 R  0.0  0.1   0:00.80 top\n\n";
    let listing = parse(&sample.repeat(3));
    assert_eq!(commands(&listing), [["bash", "top"]]);
    assert_eq!(listing.blocks[0].processes[0].rss_kib, Some(1536));
}

#[test]
fn deep_and_long_listings() {
    let mut text = String::from("UID PID PPID C STIME TTY TIME CMD\n");
    for pid in 1..=20_000 {
        text.push_str(&format!("root {pid} {} 0 10:00 ? 00:00:00 sh {pid}\n", pid - 1));
    }
    let listing = parse(&text);
    assert_eq!(listing.blocks[0].processes[19_999].depth, 19_999);
    let chain = vec!["sh(1)"; 20_000].join("───");
    assert_eq!(parse(&chain).blocks[0].processes.len(), 20_000);
}
