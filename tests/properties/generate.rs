//! Dockerfiles as people write them, put together from what the field combines: bases, installs, boilerplate, RUN and
//! start shapes, several stages, and damage.

use proptest::prelude::*;
use proptest::sample::select;

/// A family of base images, with its way to install and its names for things.
#[derive(Clone, Copy, Debug)]
struct Family {
    bases: &'static [&'static str],
    install: &'static str,
    /// Package, unit, foreground program.
    services: &'static [(&'static str, &'static str, &'static str)],
}

const FAMILIES: &[Family] = &[
    Family {
        bases: &["debian:12", "ubuntu:22.04", "ubuntu:14.04", "debian:jessie-slim", "jrei/systemd-debian:12", "ubuntu"],
        install: "apt-get update && apt-get install -y",
        services: &[
            ("apache2", "apache2", "apache2ctl -D FOREGROUND"),
            ("nginx", "nginx", "nginx -g 'daemon off;'"),
            ("mariadb-server", "mysql", "mysqld_safe"),
            ("openssh-server", "ssh", "/usr/sbin/sshd -D"),
            ("php8.2-fpm", "php8.2-fpm", "php-fpm8.2 -F"),
            ("redis-server", "redis-server", "redis-server /etc/redis/redis.conf"),
            ("cron", "cron", "cron -f"),
            ("postgresql", "postgresql", "postgres -D /var/lib/postgresql/data"),
            ("some-daemon", "some-daemon", "some-daemon --foreground"),
        ],
    },
    Family {
        bases: &[
            "centos:7",
            "rockylinux:9",
            "centos:6",
            "centos/systemd",
            "registry.access.redhat.com/ubi9/ubi-init:9.4",
            "amazonlinux:2",
        ],
        install: "yum -y install",
        services: &[
            ("httpd", "httpd.service", "httpd -DFOREGROUND"),
            ("nginx", "nginx", "nginx -g 'daemon off;'"),
            ("mariadb-server", "mariadb", "mysqld_safe --user=mysql"),
            ("openssh-server", "sshd", "/usr/sbin/sshd -D"),
            ("cronie", "crond.service", "crond -n"),
            ("custom-agent", "custom-agent", "custom-agent run"),
        ],
    },
    Family {
        bases: &["alpine:3.20", "alpine"],
        install: "apk add --no-cache openrc",
        services: &[
            ("nginx", "nginx", "nginx -g 'daemon off;'"),
            ("redis", "redis", "redis-server"),
            ("dcron", "dcron", "crond -f"),
        ],
    },
    Family {
        bases: &[
            "opensuse/leap:15.6",
            "archlinux",
            "nginx:1.27",
            "httpd:2.4",
            "scratch",
            "$BASE",
            "example.org/team/app:1",
        ],
        install: "zypper --non-interactive install",
        services: &[("apache2", "apache2", "httpd -DFOREGROUND"), ("nginx", "nginx", "nginx")],
    },
];

/// `@I` installs, `@P` packages, `@U` a unit, `@G` its foreground program.
const RUNS: &[&str] = &[
    "RUN @I @P\n",
    "RUN @I @P && systemctl enable @U\n",
    "RUN @I \\\n    @P \\\n # an agent\n\n    curl && \\\n    systemctl enable @U && \\\n    rm -rf /var/cache/*\n",
    "RUN systemctl enable @U\n",
    "RUN systemctl enable @U other.service; systemctl mask tmp.mount\n",
    "RUN systemctl start @U && echo ready\n",
    "RUN service @U start && sleep 5 && curl -f localhost ; service @U stop\n",
    "RUN /etc/init.d/@U start\n",
    "RUN if [ -d /run/systemd/system ]; then systemctl enable @U; fi\n",
    "RUN for s in @U b; do systemctl disable $s || true; done\n",
    "RUN <<EOF\nset -e\n@I @P\nsystemctl enable @U\necho \"日本語 📦\"\nEOF\n",
    "RUN chkconfig @U on\n",
    "RUN update-rc.d @U defaults && rc-update add @U default\n",
    "RUN ln -s /lib/systemd/system/@U.service /etc/systemd/system/multi-user.target.wants/\n",
    "RUN sh -c \"systemctl enable @U && echo 'a b'\"\n",
    "RUN [\"systemctl\", \"enable\", \"@U\"]\n",
    "RUN sudo systemctl enable @U 2>/dev/null || :\n",
    "RUN --mount=type=cache,target=/var/cache @I @P\n",
    "RUN echo '#!/bin/sh\\nexit 101' > /usr/sbin/policy-rc.d && @I systemd dbus @P\n",
    "RUN dpkg-divert --local --rename --add /sbin/initctl && ln -sf /bin/true /sbin/initctl\n",
    "RUN echo \"daemon off;\" >> /etc/nginx/nginx.conf\n",
    "RUN service @U start && mysql -e \"CREATE DATABASE a\" && service @U stop\n",
    "RUN (systemctl start @U; true) & wait\n",
    "RUN echo \"start me with docker run --privileged\" # systemctl enable x\n",
    "RUN curl -fsSL https://example.org/systemctl3.py -o /usr/bin/systemctl\n",
    "RUN printf '[Unit]\\n[Service]\\nExecStart=/opt/app/bin/app --serve\\n' > /etc/systemd/system/app.service && systemctl enable app\n",
];

const BOILERPLATE: &[&str] = &[
    "ENV container docker\n",
    "ENV container=docker LANG=C.UTF-8\n",
    "ENV LANG=C.UTF-8 \\\n    # for systemd\n    container=docker\n",
    "RUN (cd /lib/systemd/system/sysinit.target.wants/; for i in *; do [ $i == systemd-tmpfiles-setup.service ] || rm -f $i; done); \\\nrm -f /lib/systemd/system/multi-user.target.wants/*;\\\nrm -f /etc/systemd/system/*.wants/*;\\\nrm -f /lib/systemd/system/sockets.target.wants/*udev*;\n",
    "RUN rm -f /lib/systemd/system/systemd*udev* /lib/systemd/system/getty.target\n",
    "VOLUME [ \"/sys/fs/cgroup\" ]\n",
    "VOLUME [\"/sys/fs/cgroup\", \"/run\", \"/data\"]\n",
    "VOLUME /sys/fs/cgroup\n",
    "STOPSIGNAL SIGRTMIN+3\n",
    "STOPSIGNAL 37\n",
    "RUN systemctl set-default multi-user.target\n",
    "RUN systemctl mask dev-hugepages.mount getty.target\n",
    "LABEL run=\"docker run --privileged -v /sys/fs/cgroup:/sys/fs/cgroup:ro IMAGE\"\n",
    "# docker run -d --privileged --cap-add SYS_ADMIN image /sbin/init\n",
];

const OTHERS: &[&str] = &[
    "COPY . /srv/アプリ/\n",
    "COPY app.service /etc/systemd/system/\n",
    "COPY <<EOF /etc/systemd/system/app.service\n[Service]\nExecStart=/usr/bin/app --foreground\nUser=app\n[Install]\nWantedBy=multi-user.target\nEOF\n",
    "COPY --chmod=755 <<'EOF' /start.sh\n#!/bin/sh\nservice nginx start\ntail -f /dev/null\nEOF\n",
    "EXPOSE 80 443/tcp\n",
    "USER app\n",
    "STOPSIGNAL SIGKILL\n",
    "STOPSIGNAL SIGHUP\n",
    "STOPSIGNAL quit\n",
    "STOPSIGNAL SIGFOO\n",
    "ARG SIGNAL=99\nSTOPSIGNAL $SIGNAL\n",
    "STOPSIGNAL \"SIGWINCH\" \n",
    "WORKDIR /srv\n",
    "SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\n",
    "ONBUILD RUN service @U start\n",
    "ONBUILD COPY . /app\n",
    "HEALTHCHECK --interval=30s CMD systemctl is-active @U || exit 1\n",
    "HEALTHCHECK CMD service @U status\n",
    "# 日本語のコメント 🐳\n",
    "\n\n",
    "ARG VERSION=1\nENV A=\"$VERSION é\"\n",
    "MAINTAINER someone\n",
    "# foreground ignore=systemctl-in-build\n",
    "# hadolint ignore=DL3008\n",
    "RUN echo 'a \\\n b' && true\n",
];

const STARTS: &[&str] = &[
    "",
    "CMD [\"/usr/sbin/init\"]\n",
    "CMD [\"/sbin/init\"]",
    "ENTRYPOINT [\"/lib/systemd/systemd\", \"--system\"]\n",
    "CMD /sbin/init\n",
    "ENTRYPOINT [\"/bin/bash\", \"-c\", \"exec /sbin/init --log-target=journal 3>&1\"]\n",
    "CMD [\"systemctl\", \"start\", \"@U\"]\n",
    "CMD systemctl start @U\n",
    "CMD systemctl start @U && tail -f /var/log/x.log\n",
    "CMD service @U start\n",
    "CMD service @U start && tail -f /dev/null\n",
    "CMD service @U start && bash\n",
    "CMD [\"service\", \"@U\", \"start\"]\n",
    "CMD [\"service @U start\"]\n",
    "ENTRYPOINT service @U start && service other restart && /bin/bash\n",
    "CMD service @U start & service other start; while true; do sleep 1000; done\n",
    "CMD [\"/bin/bash\", \"-c\", \"service @U start && sleep infinity\"]\n",
    "CMD [\"sh\", \"-c\", \"/etc/init.d/@U start; exec sleep inf\"]\n",
    "ENTRYPOINT /etc/init.d/@U start && \\\n    # keep it up\n    tail -F /var/log/日本.log\n",
    "CMD @G\n",
    "CMD [\"/usr/bin/supervisord\", \"-n\"]\n",
    "ENTRYPOINT [\"/usr/bin/tini\", \"--\"]\nCMD [\"service\", \"@U\", \"start\"]\n",
    "ENTRYPOINT [\"/entrypoint.sh\"]\nCMD [\"/usr/sbin/init\"]\n",
    "CMD [\"/start.sh\"]\n",
    "CMD ['/usr/sbin/init']\n",
    "CMD [“/sbin/init”]\n",
    "CMD [\"nginx\"] && service @U start && bash\n",
    "CMD [\"/usr/bin/systemctl\"]\n",
    "CMD exec @G\n",
    "CMD cron && @G\n",
    "CMD [\"sh\", \"-c\", \"cron; @G\"]\n",
    "CMD bash\n",
    "ENTRYPOINT []\nCMD apachectl start\n",
    "CMD [\"sh\", \"/lib/systemd/systemd-sysv-install\"]\nCMD service @U restart ; sh\n",
    "CMD sudo service @U start && su -c \"service other start\" app\n",
    "CMD rc-service @U start; openrc; tail -f /dev/null",
];

/// What happens to a text on its way.
#[derive(Clone, Copy, Debug)]
enum Damage {
    None,
    Crlf,
    Bom,
    LowerCase,
    Tabs,
    Escape,
    TrailingBlanks,
    NoLastNewline,
    Indented,
}

const DAMAGE: &[Damage] = &[
    Damage::None,
    Damage::None,
    Damage::Crlf,
    Damage::Bom,
    Damage::LowerCase,
    Damage::Tabs,
    Damage::Escape,
    Damage::TrailingBlanks,
    Damage::NoLastNewline,
    Damage::Indented,
];

impl Damage {
    fn to(self, text: &str) -> String {
        match self {
            Self::None => text.to_owned(),
            Self::Crlf => text.replace('\n', "\r\n"),
            Self::Bom => format!("\u{feff}{text}"),
            Self::LowerCase => ["FROM ", "RUN ", "CMD ", "ENTRYPOINT ", "ENV ", "VOLUME ", "AS "]
                .iter()
                .fold(text.to_owned(), |text, keyword| text.replace(keyword, &keyword.to_lowercase())),
            Self::Tabs => text.replace("RUN ", "RUN\t").replace("CMD ", "CMD\t\t").replace("    ", "\t"),
            Self::Escape => format!("# escape=`\n{}", text.replace("\\\n", "`\n")),
            Self::TrailingBlanks => text.replace("\\\n", "\\  \n"),
            Self::NoLastNewline => text.trim_end_matches('\n').to_owned(),
            Self::Indented => text.replace("RUN ", "  RUN ").replace("CMD ", "  CMD "),
        }
    }
}

/// A stage: of one family, about one or two of its services.
fn stage() -> impl Strategy<Value = String> {
    select(FAMILIES).prop_flat_map(|family| {
        let body = prop::collection::vec(
            prop_oneof![4 => select(RUNS), 2 => select(BOILERPLATE), 2 => select(OTHERS)],
            0..6,
        );
        let starts = prop_oneof![5 => select(STARTS).prop_map(|start| vec![start]), 1 => prop::collection::vec(select(STARTS), 2)];
        (select(family.bases), prop::collection::vec(select(family.services), 1..3), body, starts).prop_map(
            move |(base, services, body, starts)| {
                let mut services = services.iter().cycle();
                let mut stage = base.to_owned();
                stage.push('\n');
                for line in body.into_iter().chain(starts) {
                    if stage.ends_with('"') {
                        stage.push('\n');
                    }
                    let (package, unit, program) = services.next().copied().unwrap_or_default();
                    let line = line.replace("@I", family.install).replace("@P", package);
                    stage.push_str(&line.replace("@U", unit).replace("@G", program));
                }
                stage
            },
        )
    })
}

/// How the stages of a file hang together.
fn whole() -> impl Strategy<Value = String> {
    (stage(), prop::option::weighted(0.25, (stage(), 0..4_u8))).prop_map(|(first, second)| match second {
        None => format!("FROM {first}"),
        Some((second, link)) => {
            let named = first.replacen('\n', " AS first\n", 1);
            let below = second.split_once('\n').map_or("", |(_, below)| below);
            let ended = if named.ends_with('\n') { "" } else { "\n" };
            match link {
                0 => format!("FROM {named}{ended}FROM first\n{below}"),
                1 => format!("FROM {named}{ended}FROM {}", second.replacen('\n', "\nCOPY --from=first /a /b\n", 1)),
                2 => format!("ARG BASE=debian:12\nFROM {named}{ended}FROM first AS second\nFROM second\n{below}"),
                _ => format!("FROM {named}{ended}\nFROM {second}"),
            }
        }
    })
}

/// A Dockerfile as somebody may have written it.
pub fn dockerfile() -> impl Strategy<Value = String> {
    (whole(), select(DAMAGE)).prop_map(|(text, damage)| damage.to(&text))
}

/// A Dockerfile with nothing about its form out of the ordinary.
pub fn plain() -> impl Strategy<Value = String> {
    whole()
}

/// Pieces in any order: mostly not a Dockerfile that anyone would write.
pub fn rubble() -> impl Strategy<Value = String> {
    prop::collection::vec(prop_oneof![3 => select(PIECES), 1 => select(RUNS), 1 => select(STARTS)], 0..14)
        .prop_map(|pieces| pieces.concat())
}

/// Pieces that Dockerfiles are made of, right and wrong.
const PIECES: &[&str] = &[
    "FROM debian:12\n",
    "FROM centos:7 AS base\n",
    "from base\n",
    "FROM $X\n",
    "ARG V=9\nFROM rockylinux:${V:-8}\n",
    "RUN apt-get update && apt-get install -y nginx apache2\n",
    "RUN yum install -y httpd && systemctl enable httpd\n",
    "RUN service nginx start; systemctl mask a.mount; rm -rf /x\n",
    "RUN (cd /lib/systemd/system/sysinit.target.wants/; for i in *; do [ $i == x ] || rm -f $i; done); \\\n rm -f /etc/systemd/system/*.wants/*\n",
    "RUN \\\n# comment\n\n  chkconfig httpd on && \\\n  echo done\n",
    "ENV A=1 container=docker B=2\n",
    "RUN apt-get install -y systemd \\\n  dbus \\\n  nginx\n",
    "RUN yum -y swap fakesystemd systemd && yum install -y systemd httpd; systemctl enable httpd\n",
    "RUN --security=insecure systemctl enable x && echo done\n",
    "RUN dpkg-divert --add /sbin/initctl && ln -sf /bin/true /sbin/initctl && echo done\n",
    "RUN printf 'exit 101' > /usr/sbin/policy-rc.d; chmod +x /usr/sbin/policy-rc.d\n",
    "CMD service dbus start && service nginx start && tail -f /dev/null\n",
    "VOLUME [ \"/sys/fs/cgroup\", \"/run\" ]\n",
    "VOLUME /sys/fs/cgroup /data\n",
    "STOPSIGNAL SIGRTMIN+3\n",
    "CMD [\"/sbin/init\"]\n",
    "CMD service apache2 start && tail -f /dev/null\n",
    "CMD nginx\n",
    "CMD [\n",
    "RUN \"unclosed\n",
    "RUN a \\",
    "RUN <<EOF\n",
    "EOF\n",
    "\r\n",
    "# c\n",
    "\\\n",
    "&& ",
    "; ",
    "$( ",
    "é",
    "\u{3000}",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
];
