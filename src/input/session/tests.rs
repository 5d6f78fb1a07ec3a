use super::*;

fn call(text: &str) -> Call {
    let session = parse(text);
    let mut calls = session.calls().cloned().collect::<Vec<_>>();
    assert_eq!(calls.len(), 1, "{text:?}: {calls:?}");
    calls.remove(0)
}

fn options(call: &Call) -> Vec<(&str, &str)> {
    call.options.iter().map(|given| (given.name, given.value.as_str())).collect()
}

fn words(arguments: &[crate::input::dockerfile::Argument]) -> Vec<&str> {
    arguments.iter().map(|argument| argument.value.as_str()).collect()
}

#[test]
fn a_run_line() {
    let text =
        "docker run -dit -p 8888:8888 -v /usr/item:/usr/item --name centos --privileged=true  centos:7 /sbin/init\n";
    let call = call(text);
    assert_eq!(
        options(&call),
        [
            ("detach", "true"),
            ("interactive", "true"),
            ("tty", "true"),
            ("publish", "8888:8888"),
            ("volume", "/usr/item:/usr/item"),
            ("name", "centos"),
            ("privileged", "true"),
        ]
    );
    assert_eq!(call.target.as_ref().map(|image| image.value.as_str()), Some("centos:7"));
    assert_eq!(words(&call.command), ["/sbin/init"]);
    assert_eq!(call.last("name").map(|given| given.span.of(text)), Some("--name centos"));
    assert!(call.damage.is_empty());
}

#[test]
fn damage_is_read_as_it_was_meant() {
    for (text, kind, wanted) in [
        ("docker run –privileged -d nginx", DamageKind::Dash, "--"),
        ("docker run -d —name web nginx", DamageKind::Dash, "--"),
        ("docker run –d nginx", DamageKind::Dash, "-"),
        ("docker run -d -name web nginx", DamageKind::OneHyphen, "--"),
        ("docker run --privilege -d nginx", DamageKind::Misspelt, "privileged"),
        ("docker run --privileged true -d nginx", DamageKind::SpacedValue, "="),
        ("docker run -d nginx:1--privileged=true", DamageKind::Glued, " "),
        ("docker run -d \\  \n  --privileged nginx", DamageKind::BlankAfterBackslash, "\\"),
        ("docker run -d\n  --privileged nginx", DamageKind::LostContinuation, " \\"),
        ("Docker run -d nginx", DamageKind::Capital, "docker"),
        ("docker run -d -e “A=b c” nginx", DamageKind::Quotes, "\""),
        ("docker run\u{3000}-d nginx", DamageKind::Blank, " "),
    ] {
        let call = call(text);
        assert_eq!(
            call.damage.first().map(|damage| (damage.kind, damage.repaired.as_str())),
            Some((kind, wanted)),
            "{text}"
        );
        let image = call.target.as_ref().map(|image| image.value.as_str()).unwrap_or_default();
        assert!(image.starts_with("nginx"), "{text}: {image}");
        assert!(!image.contains("--"), "{text}: {image}");
    }
    assert_eq!(options(&call("docker run -d nginx:1--privileged=true")), [("detach", "true"), ("privileged", "true")]);
    assert_eq!(options(&call("docker run -e=container=docker nginx")), [("env", "container=docker")]);
}

#[test]
fn continued_lines() {
    for text in [
        "docker run -d \\\n  --privileged \\\n  nginx bash\n",
        "docker run -d \\\r\n  --privileged \\\r\n  nginx bash\r\n",
        "docker run -d ^\n  --privileged ^\n  nginx bash\n",
        "docker run -d `\n  --privileged `\n  nginx bash\n",
    ] {
        let call = call(text);
        assert_eq!(options(&call), [("detach", "true"), ("privileged", "true")], "{text}");
        assert_eq!(words(&call.command), ["bash"], "{text}");
        assert!(call.damage.is_empty(), "{text}: {:?}", call.damage);
    }
}

#[test]
fn wherever_it_stands() {
    for text in [
        "$ docker run -d nginx",
        "# docker run -d nginx",
        "#docker run -d nginx",
        "[root@localhost ~]# docker run -d nginx",
        "user@host:~/dir$ sudo docker run -d nginx",
        "PS C:\\Users\\me> docker run -d nginx",
        "C:\\Users\\me>docker run -d nginx",
        "➜  ~ docker run -d nginx",
        "1. docker run -d nginx",
        "- `docker run -d nginx`",
        "次のように `docker run -d nginx` を実行します。",
        "コンテナを起動します：docker run -d nginx",
        "Start it with \"docker run -d nginx\" and wait.",
        "> docker run -d nginx",
        "docker container run -d nginx",
        "docker --context far run -d nginx",
        "cd /tmp && docker run -d nginx",
        "docker run -d nginx (the default image)",
        "docker run -d nginx を実行する",
    ] {
        let call = call(text);
        assert_eq!(call.target.map(|image| image.value), Some("nginx".to_owned()), "{text}");
        assert!(call.command.is_empty(), "{text}: {:?}", call.command);
    }
}

#[test]
fn prose_is_no_call() {
    for text in [
        "# docker run 运行一个容器",
        "Then docker run is what starts it.",
        "docker run [OPTIONS] IMAGE [COMMAND] [ARG...]",
        "The docker run reference lists them all.",
        "docker runs it.",
        "Use docker run ... to start.",
        "# --privileged 参数就是",
    ] {
        assert_eq!(parse(text).calls().count(), 0, "{text}");
    }
}

#[test]
fn sessions_in_their_order() {
    let session = parse(
        "$ Docker run --privileged -it centos /bin/bash\nXXXXXX# yum install -y httpd\nInstalled: httpd\nXXXXXX# systemctl start httpd\nFailed to get D-Bus connection\n",
    );
    let prompts: Vec<_> = session.steps.iter().map(|step| step.prompt.as_deref().unwrap_or_default()).collect();
    assert_eq!(prompts, ["$", "XXXXXX#", "XXXXXX#"]);
    assert_eq!(session.rest.len(), 2);
    assert!(matches!(&session.steps[2].what, What::Line(simple) if simple[0].words == ["systemctl", "start", "httpd"]));
}

#[test]
fn comments_beside_bare_commands_are_comments() {
    let session = parse("# docker run --rm x\ndocker run -d nginx\n# yum install httpd\nyum install -y httpd\n");
    assert_eq!(session.steps.len(), 2);
}

#[test]
fn rubble_does_no_harm() {
    for text in [
        "docker",
        "docker run",
        "docker run -",
        "docker run --",
        "docker run -p",
        "docker run --name",
        "docker run –",
        "`docker run",
        "docker exec",
        "docker run \\",
        "docker run -–x y",
        "docker run ^",
        "$ $ $ docker run `",
    ] {
        let _ = parse(text);
    }
    let long = "docker run \\\n".repeat(20_000);
    assert!(parse(&long).steps.len() <= 1);
    let many = "docker run -d nginx\n".repeat(5_000);
    assert_eq!(parse(&many).calls().count(), 5_000);
    let inline = "x `docker run -d a` ".repeat(5_000);
    assert_eq!(parse(&inline).calls().count(), 5_000);
}

#[test]
fn a_call_inside_an_assignment() {
    for text in ["id=$(docker run -d --privileged x /sbin/init)", "ID=$(sudo docker run -d --privileged x /sbin/init)"]
    {
        let call = call(text);
        assert_eq!(options(&call), [("detach", "true"), ("privileged", "true")], "{text}");
        assert_eq!(words(&call.command), ["/sbin/init"], "{text}");
    }
    assert_eq!(parse("I ran it with pseudo docker run -d x").calls().count(), 0);
}
