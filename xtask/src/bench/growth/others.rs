//! Run lines, sessions, compose files, manifests, units, scripts, pastes of several files, and what is none of these.

use foreground::report::InputKind;

use super::shape::{Shape, fill, nest, repeat};

const SERVICES: &str = "services:\n";
const SCRIPT: &str = "#!/bin/sh\n";

/// Run lines and sessions.
pub const RUNS: &[Shape] = &[
    Shape::told("run lines", |bytes| {
        fill(bytes, "", |n| format!("docker run -d --privileged --name c{n} centos:7 /usr/sbin/init\n"), "")
    }),
    Shape::told("run lines of one name", |bytes| {
        repeat(bytes, "", "docker run -d --privileged --name c centos:7 /usr/sbin/init\n", "")
    }),
    Shape::told("a run line of many flags", |bytes| {
        fill(bytes, "docker run -d", |n| format!(" -v /a{n}:/b{n} -e A{n}=b"), " --privileged centos:7 /sbin/init\n")
    }),
    Shape::told("a run line of many capabilities", |bytes| {
        repeat(
            bytes,
            "docker run -d",
            " --cap-add=SYS_ADMIN -v /sys/fs/cgroup:/sys/fs/cgroup",
            " centos:7 /sbin/init\n",
        )
    }),
    Shape::told("a run line of a long command", |bytes| {
        repeat(bytes, "docker run -it centos:7 sh -c '", "systemctl start httpd; ", "'\n")
    }),
    Shape::told("a run line continued", |bytes| {
        repeat(bytes, "docker run -d \\\n", "  -e a=b \\\n", "  --privileged centos:7 /sbin/init\n")
    }),
    Shape::told("run lines in one line", |bytes| {
        repeat(bytes, "docker run -d nginx", "; docker run –d –name web nginx", "\n")
    }),
    Shape::told("a session", |bytes| {
        fill(
            bytes,
            "$ docker run -d --name c centos:7 init\n",
            |n| format!("$ docker exec c systemctl start s{n}\nFailed to connect to bus: Host is down\n"),
            "",
        )
    }),
    Shape::told("a session in containers", |bytes| {
        repeat(
            bytes,
            "",
            "$ docker run -it centos bash\n[root@0a1b2c3d4e5f /]# systemctl start httpd\nFailed to get D-Bus connection\n[root@0a1b2c3d4e5f /]# exit\n",
            "",
        )
    }),
    Shape::told("a session within sessions", |bytes| {
        repeat(bytes, "", "$ docker run -it centos bash\n# yum install httpd; systemctl start httpd\n", "")
    }),
    Shape::told("error messages", |bytes| {
        repeat(bytes, "", "System has not been booted with systemd as init system (PID 1). Can't operate.\n", "")
    }),
    Shape::told("builds and runs", |bytes| {
        fill(bytes, "", |n| format!("$ docker build -t i{n} .\n$ docker run -d --privileged i{n}\n"), "")
    }),
    Shape::told("prose with run lines", |bytes| {
        repeat(bytes, "", "Then I ran `docker run -d --privileged centos /sbin/init` and it failed.\n", "")
    }),
];

/// Compose files and manifests.
pub const COMPOSE: &[Shape] = &[
    Shape::told("compose: services", |bytes| {
        fill(
            bytes,
            SERVICES,
            |n| format!("  s{n}:\n    image: nginx:1.27\n    privileged: true\n    ports: [\"80:80\"]\n"),
            "",
        )
    }),
    Shape::told("compose: services with init", |bytes| {
        fill(
            bytes,
            SERVICES,
            |n| {
                format!(
                    "  s{n}:\n    image: centos:7\n    command: /usr/sbin/init\n    cap_add:\n      - SYS_ADMIN\n    depends_on: [s{}]\n",
                    n / 2
                )
            },
            "",
        )
    }),
    Shape::told("compose: services on an anchor", |bytes| {
        fill(
            bytes,
            "x-a: &a\n  privileged: true\nservices:\n",
            |n| format!("  s{n}:\n    <<: *a\n    image: nginx\n"),
            "",
        )
    }),
    Shape::told("compose: anchors of anchors", |bytes| {
        fill(
            bytes,
            "x-a0: &a0 {image: nginx}\n",
            |n| format!("x-a{}: &a{} {{<<: [*a{n}, *a{n}], x: *a{n}}}\n", n + 1, n + 1),
            "services:\n  s:\n    <<: *a60\n    privileged: true\n",
        )
    }),
    Shape::told("compose: extends, each the one before", |bytes| {
        fill(
            bytes,
            "services:\n  s0:\n    image: nginx\n    privileged: true\n",
            |n| format!("  s{}:\n    extends: s{n}\n", n + 1),
            "",
        )
    }),
    Shape::told("compose: one service, many volumes", |bytes| {
        fill(
            bytes,
            "services:\n  a:\n    image: nginx\n    privileged: true\n    volumes:\n",
            |n| format!("      - /a{n}:/b{n}\n"),
            "",
        )
    }),
    Shape::told("compose: one service, many variables", |bytes| {
        fill(
            bytes,
            "services:\n  a:\n    image: nginx\n    privileged: true\n    environment:\n",
            |n| format!("      A{n}: ${{B{n}:-c}}\n"),
            "",
        )
    }),
    Shape::told("compose: many capabilities", |bytes| {
        repeat(bytes, "services:\n  a:\n    image: nginx\n    cap_add:\n", "      - SYS_ADMIN\n", "")
    }),
    Shape::told("compose: capabilities in one line", |bytes| {
        repeat(bytes, "services:\n  a:\n    image: nginx\n    cap_add: [A", ", SYS_ADMIN", "]\n")
    }),
    Shape::told("compose: one command", |bytes| {
        repeat(bytes, "services:\n  a:\n    image: nginx\n    command: \"a ", "service nginx start ", "\"\n")
    }),
    Shape::told("compose: folded scalar", |bytes| {
        repeat(
            bytes,
            "services:\n  a:\n    image: nginx\n    command: >\n",
            "      service nginx start &&\n",
            "      tail -f /dev/null\n",
        )
    }),
    Shape::told("compose: Dockerfiles inside", |bytes| {
        fill(
            bytes,
            SERVICES,
            |n| {
                format!(
                    "  s{n}:\n    build:\n      dockerfile_inline: |\n        FROM rockylinux:9\n        RUN dnf install -y httpd && systemctl enable httpd\n        CMD [\"/usr/sbin/init\"]\n"
                )
            },
            "",
        )
    }),
    Shape::told("compose: a long Dockerfile inside", |bytes| {
        repeat(
            bytes,
            "services:\n  s:\n    build:\n      dockerfile_inline: |\n        FROM rockylinux:9\n",
            "        RUN systemctl enable httpd\n",
            "        CMD [\"/usr/sbin/init\"]\n",
        )
    }),
    Shape::told("compose: duplicate keys", |bytes| {
        repeat(bytes, "services:\n  a:\n    image: nginx\n", "    privileged: true\n", "")
    }),
    Shape::told("compose: broken lines", |bytes| {
        repeat(bytes, "services:\n  a:\n    image: nginx\n    privileged: true\n", "  b: c: d\n", "")
    }),
    Shape::told("compose: comments", |bytes| {
        repeat(bytes, "services:\n  a:\n    image: nginx\n    privileged: true\n", "    # privileged: true\n", "")
    }),
    Shape::told("compose: tabs", |bytes| {
        repeat(bytes, "services:\n  a:\n    image: nginx\n", "\tprivileged: true\n", "")
    }),
    Shape::told("YAML: nested [", |bytes| repeat(bytes, "services:\n  a:\n    image: nginx\n    x: ", "[", "\n")),
    Shape::told("YAML: nested [ closed", |bytes| {
        nest(bytes, "services:\n  a:\n    image: nginx\n    x: ", "[", "a", "]", "\n")
    }),
    Shape::told("YAML: nested {", |bytes| repeat(bytes, "services:\n  a:\n    image: nginx\n    x: ", "{a: ", "\n")),
    Shape::told("YAML: nested -", |bytes| {
        repeat(bytes, "services:\n  a:\n    image: nginx\n    x:\n     ", "- ", "a\n")
    }),
    Shape::told("YAML: deep", |bytes| {
        // A line a level, each deeper by a blank: the depth is the root of twice the size.
        let depth = ((bytes as f64) * 2.0).sqrt() as usize;
        let levels: String = (6..depth.saturating_sub(8)).map(|at| format!("{}a:\n", " ".repeat(at))).collect();
        format!("services:\n  a:\n    image: nginx\n    x:\n{levels}")
    }),
    Shape::told("YAML: question marks", |bytes| repeat(bytes, "services:\n  a:\n    image: nginx\n    ", "? ", "a\n")),
    Shape::told("YAML: documents", |bytes| {
        repeat(bytes, "", "---\nservices:\n  a:\n    image: nginx\n    privileged: true\n", "")
    }),
    Shape::told("manifests", |bytes| {
        fill(
            bytes,
            "",
            |n| {
                format!(
                    "---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: p{n}\nspec:\n  containers:\n    - name: c\n      image: nginx\n      securityContext:\n        privileged: true\n"
                )
            },
            "",
        )
    }),
    Shape::told("one manifest, many containers", |bytes| {
        fill(
            bytes,
            "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n",
            |n| format!("    - name: c{n}\n      image: nginx\n      securityContext:\n        privileged: true\n"),
            "",
        )
    }),
];

/// Units.
pub const UNITS: &[Shape] = &[
    Shape::told("units", |bytes| {
        fill(
            bytes,
            "",
            |n| {
                format!(
                    "# /etc/systemd/system/u{n}.service\n[Unit]\nAfter=u{}.service\n[Service]\nExecStart=/usr/bin/a{n} --foreground\nUser=u{n}\n",
                    n / 2
                )
            },
            "",
        )
    }),
    Shape::told("units of known services", |bytes| {
        fill(
            bytes,
            "",
            |n| {
                format!(
                    "# /etc/systemd/system/u{n}.service\n[Service]\nExecStart=/usr/sbin/{} -n\n",
                    ["nginx", "httpd", "crond", "sshd"][n % 4]
                )
            },
            "",
        )
    }),
    Shape::told("a unit of many steps", |bytes| {
        fill(bytes, "[Service]\n", |n| format!("ExecStartPre=/bin/mkdir -p /a{n}\n"), "ExecStart=/usr/sbin/nginx\n")
    }),
    Shape::told("a unit of many variables", |bytes| {
        fill(bytes, "[Service]\n", |n| format!("Environment=A{n}=$A{n}\n"), "ExecStart=/a $A1\n")
    }),
    Shape::told("a unit of one long line", |bytes| repeat(bytes, "[Service]\nExecStart=/a", " $B ${C} %i", "\n")),
    Shape::told("a unit continued", |bytes| repeat(bytes, "[Service]\nExecStart=/a \\\n", "  b \\\n", "  c\n")),
    Shape::told("a unit of many settings", |bytes| {
        repeat(bytes, "[Service]\nExecStart=/a\n", "LimitNOFILE=1024\nProtectSystem=full\nFoo=bar\n", "")
    }),
    Shape::told("a unit of many dependencies", |bytes| {
        fill(bytes, "[Unit]\n", |n| format!("Requires=r{n}.service\n"), "[Service]\nExecStart=/a\n")
    }),
    Shape::told("a unit of many shell commands", |bytes| {
        repeat(bytes, "[Service]\nExecStart=/bin/sh -c '", "nginx; ", "'\n")
    }),
    Shape::told("systemctl cat", |bytes| {
        repeat(
            bytes,
            "",
            "[Unit]\nDescription=a\n[Service]\nType=forking\nExecStart=/usr/sbin/nginx\n[Install]\nWantedBy=multi-user.target\n",
            "",
        )
    }),
];

/// Start scripts.
pub const SCRIPTS: &[Shape] = &[
    Shape::told("script: services", |bytes| {
        fill(bytes, SCRIPT, |n| format!("service {} start\n", ["nginx", "mysql", "own"][n % 3]), "tail -f /dev/null\n")
    }),
    Shape::told("script: unknown services", |bytes| {
        fill(bytes, SCRIPT, |n| format!("systemctl start s{n}\n"), "tail -f /dev/null\n")
    }),
    Shape::told("script: in the background", |bytes| fill(bytes, SCRIPT, |n| format!("/opt/p{n} &\n"), "wait\n")),
    Shape::told("script: preparations", |bytes| {
        fill(bytes, SCRIPT, |n| format!("mkdir -p /a{n} && chown a /a{n}\n"), "exec nginx\n")
    }),
    Shape::told("script: last without exec", |bytes| repeat(bytes, SCRIPT, "nginx -g 'daemon off;'\n", "")),
    Shape::told("script: nested if", |bytes| {
        nest(bytes, SCRIPT, "if a\nthen\n", "service nginx start\n", "fi\n", "tail -f /dev/null\n")
    }),
    Shape::told("script: functions", |bytes| {
        fill(
            bytes,
            "#!/bin/sh\nf0() { service nginx start; }\n",
            |n| format!("f{}() {{ f{n}; f{n}; }}\n", n + 1),
            "f60\ntail -f /dev/null\n",
        )
    }),
    Shape::told("script: functions, each the one before", |bytes| {
        fill(
            bytes,
            "#!/bin/sh\nf0() { service nginx start; }\n",
            |n| format!("f{}() {{\n f{n}\n}}\nf{}\n", n + 1, n + 1),
            "tail -f /dev/null\n",
        )
    }),
    Shape::told("script: traps and loops", |bytes| {
        repeat(bytes, SCRIPT, "trap 'kill 1' TERM\nwhile true; do sleep 1; done &\n", "wait\n")
    }),
    Shape::told("script: heredocs", |bytes| repeat(bytes, SCRIPT, "cat <<EOF > /etc/a\nb\nEOF\n", "exec nginx\n")),
    Shape::told("script: heredocs left open", |bytes| fill(bytes, SCRIPT, |n| format!("cat <<E{n}\n"), "exec nginx\n")),
    Shape::told("script: assignments", |bytes| {
        fill(bytes, SCRIPT, |n| format!("A{}=$A{n}$A{n}\n", n + 1), "exec $A60\n")
    }),
    Shape::told("script: quotes left open", |bytes| {
        repeat(bytes, "#!/bin/sh\nservice nginx start\n", "echo '\n\"\n", "")
    }),
    Shape::told("script: carriage returns", |bytes| {
        repeat(bytes, "#!/bin/sh\r\n", "service nginx start\r\n", "tail -f /dev/null\r\n")
    }),
];

/// Pastes of several files, and what is nothing that is read.
pub const PASTES: &[Shape] = &[
    Shape::told("paste: headers", |bytes| {
        fill(
            bytes,
            "",
            |n| format!("==> d{n}/Dockerfile <==\nFROM debian:12\nRUN systemctl enable nginx\nCMD [\"/sbin/init\"]\n"),
            "",
        )
    }),
    Shape::told("paste: headers of one name", |bytes| {
        repeat(bytes, "", "==> Dockerfile <==\nFROM debian:12\nCMD [\"/sbin/init\"]\n", "")
    }),
    Shape::told("paste: fences", |bytes| {
        repeat(bytes, "", "`Dockerfile`:\n```dockerfile\nFROM debian:12\nCMD [\"/sbin/init\"]\n```\n", "")
    }),
    Shape::told("paste: fences left open", |bytes| {
        repeat(bytes, "", "```dockerfile\nFROM debian:12\nCMD [\"/sbin/init\"]\n~~~\n", "")
    }),
    Shape::told("paste: cat", |bytes| {
        fill(
            bytes,
            "",
            |n| {
                format!(
                    "$ cat Dockerfile\nFROM debian:12\nCOPY s{n}.sh /s.sh\nCMD [\"/s.sh\"]\n$ cat s{n}.sh\n#!/bin/sh\nservice nginx start\n"
                )
            },
            "",
        )
    }),
    Shape::told("paste: first lines", |bytes| {
        repeat(
            bytes,
            "FROM debian:12\nCOPY s.sh /\nCMD [\"/s.sh\"]\n",
            "#!/bin/sh\nservice nginx start\n\n[Unit]\n[Service]\nExecStart=/a\n",
            "",
        )
    }),
    Shape::told("paste: long files", |bytes| {
        let half = bytes / 2 - 100;
        let script = repeat(half, SCRIPT, "service nginx start\n", "tail -f /dev/null\n");
        repeat(
            half,
            "==> Dockerfile <==\nFROM debian:12\nCOPY s.sh /\n",
            "RUN systemctl enable nginx\n",
            "CMD [\"/s.sh\"]\n",
        ) + "==> s.sh <==\n"
            + &script
    }),
    Shape::told("prose", |bytes| {
        repeat(bytes, "", "From what I saw it is broken; run it again, said the user of the volume.\n", "")
    }),
    Shape::told("one line of prose", |bytes| repeat(bytes, "", "run systemctl in docker ", "")),
    Shape::told("blanks", |bytes| repeat(bytes, "", " ", "")),
    Shape::told("tabs and newlines", |bytes| repeat(bytes, "", "\t\n", "")),
    Shape::told("control characters", |bytes| repeat(bytes, "", "\u{1b}[31m\u{0}\u{feff}", "")),
    Shape::told("Japanese", |bytes| repeat(bytes, "", "コンテナで systemctl が動きません。\n", "")),
    Shape::of(InputKind::Dockerfile, "no Dockerfile, read as one", |bytes| {
        repeat(bytes, "", "{\"a\": [\"b\", '\\\n", "")
    }),
    Shape::of(InputKind::Script, "a Dockerfile, read as a script", |bytes| {
        repeat(bytes, "", "FROM debian:12\nRUN systemctl enable nginx \\\n && a\nCMD [\"/sbin/init\"]\n", "")
    }),
    Shape::of(InputKind::Compose, "a Dockerfile, read as a compose file", |bytes| {
        repeat(bytes, "", "FROM debian:12\nRUN systemctl enable nginx \\\n && a\nCMD [\"/sbin/init\"]\n", "")
    }),
    Shape::of(InputKind::Unit, "a script, read as a unit", |bytes| {
        repeat(bytes, "", "#!/bin/sh\nservice nginx start \\\n", "")
    }),
    Shape::of(InputKind::Run, "a script, read as run lines", |bytes| {
        repeat(bytes, "", "if a; then service nginx start; fi 'b' \"\n", "")
    }),
];
