//! What is known of written files, instruction by instruction.

use super::*;
use crate::input::dockerfile;
use crate::plan::evidence::Evidence;

/// The files of the last stage of a Dockerfile.
fn files(text: &str) -> Files {
    let file = dockerfile::parse(text);
    let subject = StageSubject::all(&file).pop().expect("a stage");
    Evidence::gather(&file, &subject).written
}

/// The text of a file of which all is known; `?` stands behind one in which a value is not known.
fn text(files: &Files, path: &str) -> Option<String> {
    let file = files.get(path).filter(|file| file.is_whole())?;
    Some(format!("{}{}", file.text.text, if file.vague { "?" } else { "" }))
}

#[test]
fn each_way_to_write_a_file() {
    for (instructions, path, wanted) in [
        ("COPY <<EOF /x\na\nb\nEOF\n", "/x", "a\nb\n"),
        ("ADD <<\"EOF\" /x\na $y\nEOF\n", "/x", "a $y\n"),
        ("ENV y=1\nCOPY <<EOF /x\na $y ${y} \\$y\nEOF\n", "/x", "a 1 1 $y\n"),
        ("COPY <<EOF /x\nexec \"$@\" $z\nEOF\n", "/x", "exec \"\" $z\n?"),
        ("COPY <<-EOF /x\n\ta\n\t\tb\n\tEOF\n", "/x", "a\nb\n"),
        ("COPY <<one <<two /d/\n1\none\n2\ntwo\n", "/d/two", "2\n"),
        ("WORKDIR /w\nCOPY <<EOF x\na\nEOF\n", "/w/x", "a\n"),
        ("RUN cat > /x <<EOF\na\nEOF\n", "/x", "a\n"),
        ("RUN cat <<'EOF' >/x && chmod +x /x\na $y\nEOF\n", "/x", "a $y\n"),
        ("ARG y=2\nRUN cat <<EOF > /x\na $y \\$z $(id)\nEOF\n", "/x", "a 2 $z $(id)\n?"),
        ("RUN tee /x <<EOF\na\nEOF\n", "/x", "a\n"),
        ("RUN <<EOT\ncat <<'EOF' > /x\na\nEOF\nEOT\n", "/x", "a\n"),
        ("RUN echo 'a b' > /x\n", "/x", "a b\n"),
        ("RUN echo a >> /x && echo b >> /x\nRUN echo c >> /x\n", "/x", "a\nb\nc\n"),
        ("RUN { echo a; echo b; } > /x\n", "/x", "a\nb\n"),
        ("RUN (echo a; echo b) > /x\n", "/x", "a\nb\n"),
        ("RUN echo a | tee /x\n", "/x", "a\n"),
        ("RUN echo a > /x; echo b | sudo tee -a /x >/dev/null\n", "/x", "a\nb\n"),
        ("RUN printf '%s\\n' a 'b c' > /x\n", "/x", "a\nb c\n"),
        ("RUN printf 'a\\nb %d%%\\n' 5 > /x\n", "/x", "a\nb 5%\n"),
        ("RUN cd /w && echo a > x\n", "/w/x", "a\n"),
        ("RUN bash -c 'echo a > /x'\n", "/x", "a\n"),
        ("RUN [\"/bin/sh\", \"-c\", \"echo a > /x\"]\n", "/x", "a\n"),
        ("RUN echo a > /y && cp /y /x\n", "/x", "a\n"),
        ("RUN echo a > /y && mv /y /x\n", "/x", "a\n"),
        ("RUN echo a > /y && ln -s /y /w/x\n", "/w/x", "a\n"),
        ("RUN echo a > /y && install -m 755 /y /usr/local/bin/x\n", "/usr/local/bin/x", "a\n"),
        ("RUN Y=1; echo \"a $Y\" > /x\n", "/x", "a 1\n"),
        ("RUN echo a > /lib/systemd/system/x.service\n", "/usr/lib/systemd/system/x.service", "a\n"),
        ("RUN echo a > /x && sed -i 's/\\r$//' /x\n", "/x", "a\n"),
    ] {
        let files = files(&format!("FROM debian:12\n{instructions}"));
        assert_eq!(text(&files, path).as_deref(), Some(wanted), "{instructions}");
    }
}

#[test]
fn what_is_not_known_any_more() {
    for instructions in [
        "RUN echo a > /x && sed -i s/a/b/ /x\n",
        "RUN echo a > /x\nCOPY x /x\n",
        "RUN echo a > /w/x\nCOPY . /w\n",
        "RUN echo a > /w/x\nCOPY x y /w/\n",
        "RUN echo a > /x && rm -f /x\n",
        "RUN echo a > /w/x && rm -rf /w\n",
        "RUN echo a > /w/x && rm -rf /w/*\n",
        "RUN echo a > /y && mv /y /x && envsubst > /x\n",
        "RUN curl -o - https://example.org > /x\n",
        "RUN [ -f /x ] || echo a > /x\n",
        "RUN if true; then echo a > /x; fi\n",
        "RUN echo a >> /etc/x\n",
        "RUN for i in 1 2; do echo $i >> /x; done\n",
        "RUN printf '%q' a > /x\n",
        "RUN echo a > /x && ./configure.sh /x\n",
    ] {
        let files = files(&format!("FROM debian:12\n{instructions}"));
        assert_eq!(text(&files, "/x"), None, "{instructions}");
    }
    let part = files("FROM debian:12\nRUN echo 'daemon off;' >> /etc/nginx/nginx.conf\n");
    let part = part.get("/etc/nginx/nginx.conf").expect("it is followed");
    assert_eq!((part.known, part.text.text.as_str()), (Known::Part, "daemon off;\n"));
}

#[test]
fn each_shell_has_its_own_echo() {
    for (image, command, wanted) in [
        ("debian:12", "echo 'a\\nb'", "a\nb\n"),
        ("debian:12", "echo -e 'a\\nb'", "-e a\nb\n"),
        ("debian:12", "echo -n 'a\\cb'", "a"),
        ("centos:7", "echo 'a\\nb'", "a\\nb\n"),
        ("centos:7", "echo -e 'a\\nb'", "a\nb\n"),
        ("centos:7", "echo -en 'a\\tb'", "a\tb"),
        ("alpine:3.20", "echo 'a\\nb'", "a\\nb\n"),
        ("alpine:3.20", "echo -e 'a\\0101'", "aA\n"),
        ("my/image", "echo 'a\\nb'", "a\nb\n?"),
    ] {
        let files = files(&format!("FROM {image}\nRUN {command} > /x\n"));
        assert_eq!(text(&files, "/x").as_deref(), Some(wanted), "{image} {command}");
    }
}

#[test]
fn who_may_be_executed() {
    for (instructions, wanted) in [
        ("COPY <<EOF /x\na\nEOF\n", Some(false)),
        ("COPY --chmod=0755 <<EOF /x\na\nEOF\n", Some(true)),
        ("COPY --chmod=644 <<EOF /x\na\nEOF\nRUN chmod u+x /x\n", Some(true)),
        ("RUN echo a > /x\n", Some(false)),
        ("RUN echo a > /x\nRUN [\"chmod\", \"+x\", \"/x\"]\n", Some(true)),
        ("RUN echo a > /x && chmod 755 /*\n", Some(true)),
        ("RUN echo a > /x && chmod -R +x /\n", Some(true)),
        ("RUN echo a > /x && find / -name x -exec chmod +x {} +\n", None),
        ("RUN echo a > /x && sh /setup.sh\n", None),
        ("RUN git clone y /x && echo a > /x\n", None),
    ] {
        let files = files(&format!("FROM debian:12\n{instructions}"));
        assert_eq!(files.get("/x").expect("it is written").executable, wanted, "{instructions}");
    }
    assert_eq!(files("FROM my/image\nRUN echo a > /x\n").get("/x").expect("it is written").executable, None);
}

#[test]
fn lines_lead_back_to_the_users_text() {
    let line = |text: &str, path: &str, line: &str| {
        let files = files(text);
        let file = files.get(path).expect("it is written");
        let at = file.text.text.find(line).expect("the line is there");
        file.text.span(Span::new(at, at + line.len())).of(text).to_owned()
    };
    let heredoc = "FROM debian:12\nCOPY <<EOF /x\na\nservice x start\nEOF\n";
    assert_eq!(line(heredoc, "/x", "service x start"), "service x start");
    let joined = "FROM debian:12\nRUN echo '#!/bin/sh\\n\\\nservice x start\\n\\\nwait' > /x\n";
    assert_eq!(line(joined, "/x", "service x start"), "service x start");
    let series = "FROM debian:12\nRUN echo a > /x && \\\n  echo service x start >> /x\n";
    assert_eq!(line(series, "/x", "service"), "service");
    assert_eq!(line(series, "/x", "service x"), "service x");
    let run = "FROM debian:12\nRUN cat > /x <<EOF && chmod +x /x\na\nservice x\nEOF\n";
    assert_eq!(line(run, "/x", "service x"), "service x");
}

#[test]
fn comments_say_nothing() {
    assert!(says("daemon off;", "daemon off"));
    assert!(says("  user x; daemon off;", "daemon off"));
    assert!(!says("# daemon off;", "daemon off"));
    assert!(!says("; daemonize = no", "daemonize = no"));
    assert!(!says("user x; # daemon off", "daemon off"));
}

#[test]
fn what_multiplies_has_an_end() {
    let mut text = String::from("FROM debian:12\nRUN echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa > /a\n");
    for _ in 0..2000 {
        text.push_str("RUN cat /a /a /a /a > /b && cat /b /b /b /b > /a\n");
    }
    assert!(files(&text).get("/a").is_none_or(|file| file.text.text.len() <= 256 * 1024));
}
