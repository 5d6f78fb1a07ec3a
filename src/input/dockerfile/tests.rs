use super::*;

fn only(text: &str) -> Content {
    parse(text).instructions.pop().unwrap().content
}

#[test]
fn exec_form_is_json_alone() {
    assert!(matches!(only("CMD [\"a\", \"b\"]"), Content::Cmd(StartForm::Exec(words)) if words.len() == 2));
    assert!(matches!(only("CMD ['a']"), Content::Cmd(StartForm::Shell(_))));
    assert!(matches!(only("CMD [“/usr/sbin/init”]"), Content::Cmd(StartForm::Shell(_))));
}

#[test]
fn stages_variables_and_names() {
    let text =
        "ARG V=7\nARG W=${V}\nFROM centos:${W:-8} AS Base\nRUN x\nfrom base\nCMD a\nFROM $nothing\nFROM scratch\n";
    let file = parse(text);
    let bases: Vec<&Base> = file.stages.iter().map(|stage| &stage.base).collect();
    assert_eq!(*bases[0], Base::Image(ImageRef::read("centos:7")));
    assert_eq!(*bases[1], Base::Stage(0));
    assert_eq!(*bases[2], Base::Unresolved("$nothing".to_owned()));
    assert_eq!(*bases[3], Base::Scratch);
    assert_eq!(file.stages[0].span.of(text), "FROM centos:${W:-8} AS Base\nRUN x");
    assert!(file.problems.is_empty());
}

#[test]
fn registries_ports_tags_digests() {
    let image = ImageRef::read("localhost:5000/a/b");
    assert_eq!((image.name.as_str(), image.tag), ("localhost:5000/a/b", None));
    let image = ImageRef::read("localhost:5000/a:1@sha256:00");
    assert_eq!((image.name.as_str(), image.tag.as_deref(), image.pinned), ("localhost:5000/a", Some("1"), true));
}

#[test]
fn one_bad_line_is_one_problem() {
    let file = parse("FROM x\nRUNN y\nCMD [\"z\"]\n");
    assert_eq!(file.problems.len(), 1);
    assert!(matches!(file.instructions[2].content, Content::Cmd(StartForm::Exec(_))));
    assert_eq!(parse("RUN x\n").problems.len(), 1);
}

#[test]
fn env_in_both_shapes() {
    let text = "ENV container docker";
    let Content::Env(pairs) = only(text) else { panic!() };
    assert_eq!((pairs[0].key.as_str(), pairs[0].value.as_str()), ("container", "docker"));
    let text = "ENV A=1 \\\n  B=\"two words\"";
    let Content::Env(pairs) = only(text) else { panic!() };
    assert_eq!((pairs[1].value.as_str(), pairs[1].span.of(text)), ("two words", "B=\"two words\""));
}

#[test]
fn run_flags_and_heredocs() {
    let text = "RUN --mount=type=cache,target=/x --network=none apt-get update";
    let Content::RunShell { script, .. } = only(text) else { panic!() };
    assert_eq!(script.text, "apt-get update");
    assert_eq!(script.whole().of(text), "apt-get update");
    let text = "RUN <<EOF\nsystemctl enable x\nEOF\n";
    let Content::RunShell { script, foreign } = only(text) else { panic!() };
    assert_eq!((script.text.as_str(), foreign), ("systemctl enable x\n", false));
    let Content::RunShell { foreign, .. } = only("RUN <<EOF python3\nprint(1)\nEOF\n") else { panic!() };
    assert!(foreign);
    let text = "RUN cat <<EOF > /x && y\nhello\nEOF\n";
    let Content::RunShell { script, .. } = only(text) else { panic!() };
    assert_eq!(script.text, "cat <<EOF > /x && y\nhello\nEOF");
}

#[test]
fn onbuild_holds_an_instruction() {
    let text = "FROM x\nONBUILD RUN service a start";
    let Content::Onbuild(inner) = only(text) else { panic!() };
    let Content::RunShell { script, .. } = &inner.content else { panic!() };
    assert_eq!(script.whole().of(text), "service a start");
}

#[test]
fn likeness_tells_a_dockerfile_from_prose() {
    assert!(likeness("FROM debian:12\nRUN x\n") >= 6);
    assert_eq!(likeness("From what I saw it is broken.\nRun it again.\n"), 0);
    assert_eq!(likeness("UID PID PPID C STIME TTY TIME CMD\nroot 1 0 0 17:00 ? 00:00:00 /sbin/init\n"), 0);
}

#[test]
fn volume_in_both_shapes() {
    let text = "VOLUME [ \"/sys/fs/cgroup\" ]";
    let Content::Words(words) = only(text) else { panic!() };
    assert_eq!((words[0].value.as_str(), words[0].span.of(text)), ("/sys/fs/cgroup", "\"/sys/fs/cgroup\""));
    let Content::Words(words) = only("VOLUME /a /b") else { panic!() };
    assert_eq!(words.len(), 2);
}
