//! What must hold for every text: no panic, places inside the text, corrections that are final, time in proportion.

use foreground::report::{InputKind, Report};
use foreground::rewrite::apply::apply;
use foreground::{Lang, MAX_INPUT, Options, analyse};
use proptest::prelude::*;

/// Pieces that Dockerfiles are made of, right and wrong.
const PIECES: &[&str] = &[
    "FROM debian:12\n",
    "FROM centos:7 AS base\n",
    "from base\n",
    "FROM nginx:1.27\n",
    "FROM $X\n",
    "ARG V=9\nFROM rockylinux:${V:-8}\n",
    "FROM scratch\n",
    "RUN apt-get update && apt-get install -y nginx apache2\n",
    "RUN yum install -y httpd && systemctl enable httpd\n",
    "RUN systemctl enable nginx || true\n",
    "RUN service nginx start; systemctl mask a.mount; rm -rf /x\n",
    "RUN if [ -f /x ]; then systemctl enable redis; fi\n",
    "RUN <<EOF\nsystemctl enable sshd\necho \"日本語\"\nEOF\n",
    "RUN (cd /lib/systemd/system/sysinit.target.wants/; for i in *; do [ $i == x ] || rm -f $i; done); \\\n rm -f /etc/systemd/system/*.wants/*\n",
    "RUN \\\n# comment\n\n  chkconfig httpd on && \\\n  echo done\n",
    "ENV container docker\n",
    "ENV A=1 container=docker B=2\n",
    "VOLUME [ \"/sys/fs/cgroup\", \"/run\" ]\n",
    "VOLUME /sys/fs/cgroup /data\n",
    "STOPSIGNAL SIGRTMIN+3\n",
    "USER www-data\n",
    "SHELL [\"/bin/bash\", \"-c\"]\n",
    "EXPOSE 80\n",
    "COPY . /var/www/html/\n",
    "ONBUILD RUN service x start\n",
    "RUN apt-get install -y systemd \\\n  dbus \\\n  nginx\n",
    "RUN yum -y swap fakesystemd systemd && yum install -y systemd httpd; systemctl enable httpd\n",
    "RUN --security=insecure systemctl enable x && echo done\n",
    "RUN dpkg-divert --add /sbin/initctl && ln -sf /bin/true /sbin/initctl && echo done\n",
    "RUN printf 'exit 101' > /usr/sbin/policy-rc.d; chmod +x /usr/sbin/policy-rc.d\n",
    "CMD service dbus start && service nginx start && tail -f /dev/null\n",
    "HEALTHCHECK CMD systemctl status nginx\n",
    "CMD [\"/sbin/init\"]\n",
    "CMD service apache2 start && tail -f /dev/null\n",
    "CMD [\"systemctl\", \"start\", \"nginx\"]\n",
    "ENTRYPOINT [\"/usr/sbin/init\"]\n",
    "CMD [“/usr/sbin/init”]\n",
    "CMD nginx\n",
    "CMD [\"sh\", \"-c\", \"service nginx start; bash\"]\n",
    "ENTRYPOINT [\"tini\", \"--\", \"httpd\", \"-DFOREGROUND\"]\n",
    "CMD exec nginx -g 'daemon off;'\n",
    "CMD [\n",
    "RUN \"unclosed\n",
    "RUN a \\",
    "\r\n",
    "# c\n",
    "\\\n",
    "&& ",
    "; ",
    "$( ",
    "é",
    "\u{feff}",
];

fn dockerfiles() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..14).prop_map(|pieces| pieces.concat())
}

fn check(text: &str, report: &Report) {
    let inside = |start: usize, end: usize| start <= end && text.get(start..end).is_some();
    for finding in &report.findings {
        assert!(inside(finding.span.start, finding.span.end), "{finding:?}\n{text}");
        assert!(
            finding.patch.as_ref().is_none_or(|id| report.patches.iter().any(|patch| patch.id == *id)),
            "{finding:?}"
        );
    }
    for problem in &report.problems {
        assert!(inside(problem.span.start, problem.span.end), "{problem:?}\n{text}");
    }
    let mut edits: Vec<_> = report.patches.iter().flat_map(|patch| &patch.edits).collect();
    edits.sort_by_key(|edit| (edit.start, edit.end));
    for pair in edits.windows(2) {
        assert!(pair[0].end <= pair[1].start, "patches overlap: {pair:?}\n{text}");
    }
    assert!(edits.iter().all(|edit| inside(edit.start, edit.end)), "{edits:?}\n{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_answered(text in "\\PC{0,200}|[ -~\n\t\\\\\"'$({`;&|]{0,300}") {
        for input in [None, Some(InputKind::Dockerfile), Some(InputKind::Ps)] {
            let report = analyse(&text, &Options { input, ..Options::default() });
            check(&text, &report);
        }
    }

    #[test]
    fn corrections_are_final(text in dockerfiles()) {
        let options = Options { input: Some(InputKind::Dockerfile), ..Options::default() };
        let report = analyse(&text, &options);
        check(&text, &report);
        for file in &report.files {
            let again = analyse(&file.text, &options);
            let left: Vec<_> = again.patches.iter().filter(|patch| patch.applicability <= file.applied).collect();
            prop_assert!(left.is_empty(), "{left:?}\n--- before\n{text}\n--- after\n{}", file.text);
            prop_assert!(again.problems.len() <= report.problems.len(), "{:?}\n--- before\n{text}\n--- after\n{}", again.problems, file.text);
        }
    }

    /// What no edit names stays byte for byte.
    #[test]
    fn the_rest_is_untouched(text in dockerfiles()) {
        let report = analyse(&text, &Options { input: Some(InputKind::Dockerfile), lang: Lang::Ja, ..Options::default() });
        let edits: Vec<_> = report.patches.iter().flat_map(|patch| patch.edits.clone()).collect();
        if let Some(file) = report.files.last() {
            prop_assert_eq!(&apply(&text, &edits), &file.text);
        }
        let removed: usize = edits.iter().map(|edit| edit.end - edit.start).sum();
        let added: usize = edits.iter().map(|edit| edit.text.len()).sum();
        if let Some(file) = report.files.last() {
            prop_assert_eq!(text.len() - removed + added, file.text.len());
        }
    }
}

#[test]
fn the_limit_is_said() {
    let text = format!("FROM debian:12\n{}", "#\n".repeat(MAX_INPUT / 2));
    let report = analyse(&text, &Options::default());
    assert_eq!(report.input, InputKind::Unknown);
    assert_eq!(report.problems.len(), 1);
}

/// Shapes that break readers: none may panic, overflow the stack or take more than seconds in a debug build.
#[test]
fn pathological_shapes_are_answered() {
    let shapes = [
        format!("FROM a\nRUN {}", "x".repeat(1_000_000)),
        format!("FROM a\nRUN {}", "x \\\n".repeat(100_000)),
        format!("FROM a\nRUN {}", "$(".repeat(50_000)),
        format!("FROM a\nRUN {}", "a && ".repeat(50_000)),
        format!("FROM a\nRUN {}", "<<E ".repeat(20_000)),
        format!("FROM a\nENV A=\"{}\"", "\\\"".repeat(50_000)),
        "FROM debian:12\nCMD nginx\n".repeat(5_000),
        format!("FROM a\nCMD {}", "sh -c \"".repeat(20_000)),
        "FROM a AS b\nFROM b AS a\n".repeat(2_000),
        format!("FROM a\nCMD [{}]", "\"a\",".repeat(50_000)),
    ];
    for text in shapes {
        let started = std::time::Instant::now();
        let report = analyse(&text, &Options { input: Some(InputKind::Dockerfile), ..Options::default() });
        check(&text, &report);
        println!("{:?} {:?}", started.elapsed(), text.chars().take(40).collect::<String>());
    }
}
