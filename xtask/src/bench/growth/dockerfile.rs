//! Dockerfiles: ordinary ones of many lines, and those that break readers.

use super::shape::{Shape, fill, nest, repeat};

const BASE: &str = "FROM debian:12\n";
const START: &str = "CMD [\"/sbin/init\"]\n";
const SERVICES: &[&str] = &["nginx", "apache2", "redis-server", "ssh", "cron", "own"];

fn service(number: usize) -> &'static str {
    SERVICES[number % SERVICES.len()]
}

/// In the order of the table.
pub const SHAPES: &[Shape] = &[
    Shape::told("ordinary instructions", |bytes| {
        fill(bytes, BASE, |n| format!("RUN apt-get install -y package{n}\nCOPY file{n} /srv/\nENV A{n}=b\n"), START)
    }),
    Shape::told("one line", |bytes| repeat(bytes, "FROM debian:12\nRUN echo ", "a ", "\nCMD [\"/sbin/init\"]\n")),
    Shape::told("one line without a blank", |bytes| {
        repeat(bytes, "FROM debian:12\nRUN echo ", "a", "\nCMD [\"/sbin/init\"]\n")
    }),
    Shape::told("one word of a start command", |bytes| repeat(bytes, "FROM debian:12\nCMD nginx -g ", "a", "\n")),
    Shape::told("continued lines", |bytes| {
        repeat(bytes, "FROM debian:12\nRUN echo \\\n", "  a \\\n", "  b\nCMD [\"/sbin/init\"]\n")
    }),
    Shape::told("continued lines with comments", |bytes| {
        repeat(
            bytes,
            "FROM debian:12\nRUN true \\\n",
            "  # why\n  && systemctl enable nginx \\\n",
            "  && true\nCMD [\"/sbin/init\"]\n",
        )
    }),
    Shape::told("continued to the end", |bytes| repeat(bytes, "FROM debian:12\nRUN a", " \\\n", "")),
    Shape::told("escapes", |bytes| repeat(bytes, "FROM debian:12\nRUN echo ", "\\", "\n")),
    Shape::told("nested $(", |bytes| nest(bytes, "FROM debian:12\nRUN echo ", "$(a ", "b", ")", "\n")),
    Shape::told("nested $( left open", |bytes| repeat(bytes, "FROM debian:12\nRUN echo ", "$(", "\n")),
    Shape::told("nested \"$(", |bytes| nest(bytes, "FROM debian:12\nRUN echo ", "\"$(a ", "b", ")\"", "\n")),
    Shape::told("nested ${", |bytes| nest(bytes, "FROM debian:12\nRUN echo ", "${a:-", "b", "}", "\n")),
    Shape::told("nested ${ in ENV", |bytes| {
        nest(bytes, "FROM debian:12\nENV a=", "${a:-", "b", "}", "\nCMD [\"$a\"]\n")
    }),
    Shape::told("nested (", |bytes| nest(bytes, "FROM debian:12\nRUN ", "( ", "systemctl start nginx", " )", "\n")),
    Shape::told("nested {", |bytes| {
        nest(bytes, "FROM debian:12\nRUN ", "{ ", "systemctl start nginx;", " }; ", " true\n")
    }),
    Shape::told("nested if", |bytes| {
        nest(bytes, "FROM debian:12\nRUN ", "if a; then ", "systemctl start nginx;", " fi;", " true\n")
    }),
    Shape::told("nested functions", |bytes| {
        nest(bytes, "FROM debian:12\nRUN ", "f() { ", "systemctl start nginx;", " }; f;", " true\n")
    }),
    Shape::told("if left open", |bytes| repeat(bytes, "FROM debian:12\nRUN ", "if a; then ", "\n")),
    Shape::told("backquotes", |bytes| repeat(bytes, "FROM debian:12\nRUN echo ", "`a` ", "\n")),
    Shape::told("alternating quotes", |bytes| repeat(bytes, "FROM debian:12\nRUN echo ", "'a'\"b\"", "\n")),
    Shape::told("alternating quotes left open", |bytes| repeat(bytes, "FROM debian:12\nRUN echo ", "\"'", "\"\n")),
    Shape::told("sh -c", |bytes| repeat(bytes, "FROM debian:12\nRUN true", " && sh -c 'service nginx start'", "\n")),
    Shape::told("sudo env", |bytes| {
        repeat(bytes, "FROM debian:12\nRUN ", "sudo env a=b exec nohup ", "service nginx start\n")
    }),
    Shape::told("pipelines", |bytes| repeat(bytes, "FROM debian:12\nRUN a", " | systemctl start nginx", "\n")),
    Shape::told("lists", |bytes| repeat(bytes, "FROM debian:12\nRUN a", " && service nginx start || true; b", "\n")),
    Shape::told("redirections", |bytes| repeat(bytes, "FROM debian:12\nRUN echo a", " > /etc/b", "\n")),
    Shape::told("assignments", |bytes| {
        fill(bytes, "FROM debian:12\nRUN true", |n| format!(" && a{n}=$a{}$b", n / 2), " && systemctl start $a1\n")
    }),
    Shape::told("assignments that double", |bytes| {
        fill(
            bytes,
            "FROM debian:12\nRUN a0=nginx",
            |n| format!(" && a{}=$a{n}$a{n}", n + 1),
            " && systemctl start $a60\n",
        )
    }),
    Shape::told("functions that call twice", |bytes| {
        fill(
            bytes,
            "FROM debian:12\nRUN f0() { service nginx start; }",
            |n| format!("; f{}() {{ f{n}; f{n}; }}", n + 1),
            "; f60\nCMD [\"/sbin/init\"]\n",
        )
    }),
    Shape::told("loops", |bytes| {
        repeat(bytes, "FROM debian:12\nRUN true", "; for s in a b c; do systemctl enable $s; done", "\n")
    }),
    Shape::told("a loop of many words", |bytes| {
        fill(
            bytes,
            "FROM debian:12\nRUN for s in",
            |n| format!(" s{n}"),
            "; do systemctl enable $s; done\nCMD [\"/sbin/init\"]\n",
        )
    }),
    Shape::told("case arms", |bytes| {
        fill(
            bytes,
            "FROM debian:12\nRUN case $a in",
            |n| format!(" a{n}) systemctl start b;;"),
            " esac\nCMD [\"/sbin/init\"]\n",
        )
    }),
    Shape::told("stages", |bytes| {
        fill(
            bytes,
            "",
            |n| {
                format!(
                    "FROM debian:12 AS s{n}\nRUN apt-get install -y nginx && systemctl enable nginx\nCMD [\"/sbin/init\"]\n"
                )
            },
            "",
        )
    }),
    Shape::told("stages without a finding", |bytes| {
        fill(bytes, "", |n| format!("FROM debian:12 AS s{n}\nRUN make\nCMD [\"bash\"]\n"), "")
    }),
    Shape::told("stages on each other", |bytes| {
        fill(
            bytes,
            "FROM debian:12 AS s0\nCMD [\"/sbin/init\"]\n",
            |n| format!("FROM s{n} AS s{}\nRUN systemctl enable {}\n", n + 1, service(n)),
            "",
        )
    }),
    Shape::told("stages on the first", |bytes| {
        fill(
            bytes,
            "FROM debian:12 AS s\nRUN apt-get install -y nginx && systemctl enable nginx\nCMD [\"/sbin/init\"]\n",
            |n| format!("FROM s AS s{n}\nRUN systemctl enable {}\n", service(n)),
            "",
        )
    }),
    Shape::told("stages of one name", |bytes| {
        fill(bytes, "", |_| "FROM a AS a\nCMD [\"/sbin/init\"]\n".to_owned(), "")
    }),
    Shape::told("COPY --from each other", |bytes| {
        fill(
            bytes,
            "FROM debian:12 AS s0\nRUN make\n",
            |n| format!("FROM debian:12 AS s{}\nCOPY --from=s{n} /a{n} /a{}\n", n + 1, n + 1),
            START,
        )
    }),
    Shape::told("start commands", |bytes| {
        fill(bytes, BASE, |n| format!("CMD service {} start && tail -f /dev/null\n", service(n)), "")
    }),
    Shape::told("a start command of many services", |bytes| {
        fill(
            bytes,
            "FROM debian:12\nCMD true",
            |n| format!(" && service {} start", service(n)),
            " && tail -f /dev/null\n",
        )
    }),
    Shape::told("a start command of many unknown services", |bytes| {
        fill(bytes, "FROM debian:12\nCMD true", |n| format!(" && service s{n} start"), " && tail -f /dev/null\n")
    }),
    Shape::told("a JSON array", |bytes| repeat(bytes, "FROM debian:12\nCMD [\"nginx\"", ", \"a\"", "]\n")),
    Shape::told("nested JSON", |bytes| nest(bytes, "FROM debian:12\nCMD ", "[", "\"a\"", "]", "\n")),
    Shape::told("findings", |bytes| {
        fill(bytes, BASE, |n| format!("RUN systemctl start {} && service s{n} start\n", service(n)), START)
    }),
    Shape::told("units enabled", |bytes| {
        fill(bytes, "FROM rockylinux:9\n", |n| format!("RUN systemctl enable u{n}.service\n"), START)
    }),
    Shape::told("units enabled in one command", |bytes| {
        fill(bytes, "FROM rockylinux:9\nRUN systemctl enable", |n| format!(" u{n}"), "\nCMD [\"/sbin/init\"]\n")
    }),
    Shape::told("packages in one command", |bytes| {
        fill(
            bytes,
            "FROM rockylinux:9\nRUN dnf -y install httpd",
            |n| format!(" systemd p{n}"),
            " && systemctl enable httpd\nCMD [\"/sbin/init\"]\n",
        )
    }),
    Shape::told("packages in many commands", |bytes| {
        fill(
            bytes,
            "FROM rockylinux:9\n",
            |n| format!("RUN dnf -y install systemd p{n}\n"),
            "RUN systemctl enable httpd\nCMD [\"/sbin/init\"]\n",
        )
    }),
    Shape::told("variables", |bytes| fill(bytes, BASE, |n| format!("ENV A{}=$A{n}/b\nARG B{n}=$A{n}\n", n + 1), START)),
    Shape::told("variables that double", |bytes| {
        fill(
            bytes,
            "FROM debian:12\nENV A0=ab\n",
            |n| format!("ENV A{}=$A{n}$A{n}\n", n + 1),
            "CMD [\"sh\", \"-c\", \"$A60\"]\n",
        )
    }),
    Shape::told("variables that double before FROM", |bytes| {
        fill(bytes, "ARG A0=ab\n", |n| format!("ARG A{}=$A{n}$A{n}\n", n + 1), "FROM $A3\nCMD [\"/sbin/init\"]\n")
    }),
    Shape::told("one ENV of many", |bytes| {
        fill(bytes, "FROM debian:12\nENV", |n| format!(" A{n}=b container=docker"), "\nCMD [\"/sbin/init\"]\n")
    }),
    Shape::told("one variable set again", |bytes| repeat(bytes, BASE, "ENV PATH=$PATH:/a\n", START)),
    Shape::told("a heredoc", |bytes| {
        repeat(bytes, "FROM debian:12\nRUN <<EOF\n", "systemctl enable nginx\n", "EOF\nCMD [\"/sbin/init\"]\n")
    }),
    Shape::told("heredocs", |bytes| repeat(bytes, BASE, "RUN <<EOF\nsystemctl enable nginx\nEOF\n", START)),
    Shape::told("heredocs of one instruction", |bytes| {
        fill(bytes, "FROM debian:12\nRUN cat", |_| " <<A".to_owned(), "\nA\nCMD [\"/sbin/init\"]\n")
    }),
    Shape::told("heredocs left open", |bytes| fill(bytes, BASE, |n| format!("RUN <<E{n}\na\n"), "")),
    Shape::told("unit files", |bytes| {
        fill(
            bytes,
            BASE,
            |n| {
                format!(
                    "COPY <<EOF /etc/systemd/system/u{n}.service\n[Service]\nExecStart=/a{n}\nEOF\nRUN systemctl enable u{n}\n"
                )
            },
            START,
        )
    }),
    Shape::told("files written line by line", |bytes| {
        fill(
            bytes,
            BASE,
            |n| format!("RUN echo 'service {} start' >> /start.sh\n", service(n)),
            "RUN chmod +x /start.sh\nCMD [\"/start.sh\"]\n",
        )
    }),
    Shape::told("files written, one each", |bytes| {
        fill(
            bytes,
            BASE,
            |n| format!("RUN printf '#!/bin/sh\\nexec a\\n' > /s{n} && chmod +x /s{n}\n"),
            "CMD [\"/s1\"]\n",
        )
    }),
    Shape::told("files edited", |bytes| {
        repeat(
            bytes,
            "FROM debian:12\nCOPY a /a\n",
            "RUN sed -i 's/a/b/' /a && mv /a /b && cp /b /a\n",
            "CMD [\"/a\"]\n",
        )
    }),
    Shape::told("links", |bytes| fill(bytes, BASE, |n| format!("RUN ln -s /l{n} /l{}\n", n + 1), "CMD [\"/l9\"]\n")),
    Shape::told("files removed", |bytes| {
        fill(bytes, BASE, |n| format!("RUN touch /a{n} && rm -f /a{} /b/*\n", n / 2), START)
    }),
    Shape::told("a start script", |bytes| {
        fill(
            bytes,
            "FROM debian:12\nCOPY --chmod=755 <<EOF /s\n#!/bin/sh\n",
            |n| format!("service {} start\n", service(n)),
            "tail -f /dev/null\nEOF\nCMD [\"/s\"]\n",
        )
    }),
    Shape::told("boilerplate", |bytes| {
        repeat(
            bytes,
            "FROM centos:7\n",
            "RUN rm -f /lib/systemd/system/multi-user.target.wants/*; rm -f /etc/systemd/system/*.wants/*\nVOLUME [\"/sys/fs/cgroup\"]\nENV container docker\nSTOPSIGNAL SIGRTMIN+3\n",
            "CMD [\"/usr/sbin/init\"]\n",
        )
    }),
    Shape::told("comments", |bytes| repeat(bytes, BASE, "# docker run --privileged image\n", START)),
    Shape::told("silences", |bytes| {
        repeat(bytes, BASE, "# foreground ignore=systemctl-in-build\nRUN systemctl start nginx\n", START)
    }),
    Shape::told("silences of nothing", |bytes| {
        repeat(bytes, BASE, "# foreground ignore=systemctl-in-build, other\n", START)
    }),
    Shape::told("blank lines", |bytes| repeat(bytes, BASE, "\n", START)),
    Shape::told("carriage returns", |bytes| repeat(bytes, BASE, "RUN a\r", START)),
    Shape::told("what is no instruction", |bytes| repeat(bytes, BASE, "Foo bar\n", START)),
    Shape::told("instructions swallowed", |bytes| {
        repeat(bytes, BASE, "RUN apt-get update && \\\nRUN systemctl enable nginx\n", START)
    }),
    Shape::told("ONBUILD", |bytes| repeat(bytes, BASE, "ONBUILD RUN systemctl start nginx\n", START)),
    Shape::told("HEALTHCHECK", |bytes| repeat(bytes, BASE, "HEALTHCHECK CMD systemctl is-active nginx\n", START)),
    Shape::told("SHELL", |bytes| {
        repeat(bytes, BASE, "SHELL [\"/bin/bash\", \"-c\"]\nRUN service nginx start\n", START)
    }),
    Shape::told("USER and EXPOSE", |bytes| {
        fill(bytes, BASE, |n| format!("USER u{n}\nEXPOSE {}\nWORKDIR w{n}\n", n % 65_000), START)
    }),
    Shape::told("supervisor's programs", |bytes| {
        fill(
            bytes,
            "FROM debian:12\nRUN apt-get install -y supervisor\nCOPY <<EOF /etc/supervisor/conf.d/a.conf\n",
            |n| format!("[program:p{n}]\ncommand=/usr/sbin/{}\n", service(n)),
            "EOF\nCMD [\"supervisord\", \"-n\"]\n",
        )
    }),
];
