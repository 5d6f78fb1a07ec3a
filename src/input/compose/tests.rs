use super::*;

/// What each service is given, as options.
fn given(text: &str) -> Vec<(String, Vec<String>)> {
    let file = parse(text);
    let options = |service: &Service| {
        service.call.options.iter().map(|given| format!("{}={}", given.name, given.value)).collect()
    };
    file.services.iter().map(|service| (service.name.clone(), options(service))).collect()
}

#[test]
fn every_form_of_a_file_has_its_services() {
    for text in [
        "services:\n  web:\n    image: a\n    privileged: yes\n",
        "web:\n  image: a\n  privileged: True\n",
        "    services:\n      web:\n        image: a\n        privileged: true\n",
        "services:\r\n  web: {image: a, privileged: \"true\"}\r\n",
        "x-p: &p\n  privileged: true\nservices:\n  web:\n    <<: *p\n    image: a\n",
        "services:\n\tweb:\n\t\timage: a\n\t\tprivileged: true\n",
        "Here is my file:\n```yml\nservices:\n  web:\n    image: a\n    privileged: ${P:-true}\n```\nIt fails.\n",
        "  web:\n    image: a\n    privileged: true\n",
    ] {
        let found = given(text);
        assert_eq!(
            found,
            [("web".to_owned(), vec!["privileged=true".to_owned(), "name=web".to_owned()])].map(
                |(name, mut options)| {
                    if text.starts_with('x') {
                        options.sort();
                        options.reverse();
                    }
                    (name, options)
                }
            ),
            "{text}"
        );
        assert!(is_likely(text), "{text}");
    }
}

#[test]
fn a_service_without_a_head_is_one() {
    let file = parse("image: a\nprivileged: true\ncommand: /sbin/init\n");
    assert_eq!(file.services.len(), 1);
    assert_eq!(file.services[0].name, "");
    assert_eq!(file.services[0].call.command[0].value, "/sbin/init");
}

#[test]
fn commands_have_their_words() {
    for command in ["nginx -g 'daemon off;'", "[nginx, -g, \"daemon off;\"]", ">\n      nginx -g\n      'daemon off;'"]
    {
        let text = format!("services:\n  a:\n    image: b\n    command: {command}\n");
        let file = parse(&text);
        let words: Vec<&str> = file.services[0].call.command.iter().map(|word| word.value.as_str()).collect();
        assert_eq!(words, ["nginx", "-g", "daemon off;"], "{text}");
    }
    let file = parse("services:\n  a:\n    image: b\n    entrypoint: [\"/e\", \"-x\"]\n    command: c\n");
    let words: Vec<&str> = file.services[0].call.command.iter().map(|word| word.value.as_str()).collect();
    assert_eq!(
        (file.services[0].call.last("entrypoint").map(|e| e.value.as_str()), words),
        (Some("/e"), vec!["-x", "c"])
    );
}

#[test]
fn long_forms_are_short_ones() {
    let text = "services:\n  a:\n    image: b\n    volumes:\n      - type: bind\n        source: /x\n        target: /y\n        read_only: true\n      - type: tmpfs\n        target: /run\n    ports:\n      - target: 80\n        published: 8080\n    environment:\n      container: docker\n";
    assert_eq!(
        given(text)[0].1,
        ["volume=/x:/y:ro", "tmpfs=/run", "publish=8080:80", "env=container=docker", "name=a"]
    );
}

#[test]
fn what_is_extended_counts() {
    let text = "services:\n  base:\n    image: b\n    privileged: true\n  a:\n    extends: base\n  c:\n    extends:\n      service: base\n    image: d\n";
    let found = given(text);
    assert_eq!(found[1].1, ["privileged=true", "name=a"]);
    assert_eq!(parse(text).services[2].call.target.as_ref().map(|target| target.value.as_str()), Some("d"));
}

#[test]
fn manifests_have_their_containers() {
    let text = "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      hostPID: true\n      containers:\n        - name: web\n          image: a\n          command: [\"/sbin/init\"]\n          args: [\"x\"]\n          securityContext:\n            privileged: true\n            capabilities:\n              add: [SYS_ADMIN]\n          volumeMounts:\n            - name: cg\n              mountPath: /sys/fs/cgroup\n      volumes:\n        - name: cg\n          hostPath:\n            path: /sys/fs/cgroup\n";
    let found = given(text);
    assert_eq!(found[0].0, "web");
    assert_eq!(
        found[0].1,
        [
            "pid=host",
            "privileged=true",
            "cap-add=SYS_ADMIN",
            "volume=/sys/fs/cgroup:/sys/fs/cgroup",
            "entrypoint=/sbin/init"
        ]
    );
    assert!(is_likely(text));
    let list = format!("apiVersion: v1\nkind: List\nitems:\n  - {}", text.replace('\n', "\n    "));
    assert_eq!(given(&list).len(), 1);
}

#[test]
fn other_yaml_is_no_compose_file() {
    for text in [
        "on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    services:\n      db:\n        image: mysql\n",
        "image: docker:latest\nservices:\n  - docker:dind\nbuild:\n  stage: build\n  script:\n    - docker build .\n",
        "- hosts: all\n  tasks:\n    - name: x\n      docker_container:\n        name: a\n        image: b\n",
        "name: value\nother: 1\n",
        "FROM debian:12\nRUN echo \"a: b\"\nCMD [\"nginx\"]\n",
    ] {
        assert!(!is_likely(text), "{text}");
    }
}
