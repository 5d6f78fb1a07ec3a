//! Files that people paste and that are not read here: by what each is known, and what of it would be read.

use crate::lang::Text;

/// A kind of file.
struct OtherFile {
    /// What only such a file says; each of these is enough.
    marks: &'static [&'static str],
    /// What it is.
    what: Text,
    /// What to paste instead.
    instead: Text,
}

const SAYS: Text = Text {
    en: "This reads like {what}, which is not read here. {instead}",
    ja: "{what}のようですが、ここでは読み取りません。{instead}",
};

const STARTED: Text = Text {
    en: "Paste what it starts as a docker run line, a compose service or a Dockerfile.",
    ja: "ここで起動しているコンテナを、docker run のコマンド、Compose のサービス、Dockerfile のいずれかで貼り付けてください。",
};

const ALL: &[OtherFile] = &[
    // https://www.freedesktop.org/software/systemd/man/latest/systemctl.html
    OtherFile {
        marks: &[" loaded active running ", " loaded active exited "],
        what: Text { en: "what `systemctl list-units` prints", ja: "`systemctl list-units` の出力" },
        instead: Text {
            en: "It says which units run, not with which processes. Paste `ps axf` of the same machine or container, or a unit as `systemctl cat NAME` shows it.",
            ja: "動いているユニットの名前は分かりますが、プロセスは分かりません。同じマシンまたはコンテナでの `ps axf` の出力か、`systemctl cat 名前` で表示したユニットを貼り付けてください。",
        },
    },
    // https://docs.docker.com/reference/cli/docker/container/ls/
    OtherFile {
        marks: &["CONTAINER ID ", "POD ID"],
        what: Text { en: "a list of containers", ja: "コンテナの一覧" },
        instead: Text {
            en: "It says which containers run, not what runs in them. Paste `docker top NAME`, `docker exec NAME ps axf`, or the line that made one.",
            ja: "動いているコンテナは分かりますが、中のプロセスは分かりません。`docker top 名前` か `docker exec 名前 ps axf` の出力、またはコンテナを作ったコマンドを貼り付けてください。",
        },
    },
    // https://supervisord.org/configuration.html
    OtherFile {
        marks: &["[supervisord]", "[program:"],
        what: Text { en: "a configuration of supervisord", ja: "supervisord の設定ファイル" },
        instead: Text {
            en: "Each `command=` in it is what a container of its own starts, with `-n` or its like for one that goes to the background. \
                 Paste the Dockerfile or the script that starts supervisord to see more.",
            ja: "中の `command=` は、それぞれ別のコンテナの起動コマンドになります(バックグラウンドに移るものには `-n` などを付けます)。\
                 supervisord を起動する Dockerfile かスクリプトを貼り付けると、より詳しく判定します。",
        },
    },
    // https://containers.dev/implementors/json_reference/
    OtherFile {
        marks: &["\"runArgs\"", "\"postCreateCommand\"", "\"remoteUser\"", "\"workspaceFolder\"", "\"forwardPorts\""],
        what: Text { en: "a devcontainer.json", ja: "devcontainer.json " },
        instead: Text {
            en: "Paste its image and runArgs as the line that they stand for: `docker run OPTIONS IMAGE`. `\"init\": true` is `--init`, `\"privileged\": true` is `--privileged`, `capAdd` is `--cap-add`.",
            ja: "image と runArgs を `docker run オプション イメージ` の形にして貼り付けてください。`\"init\": true` は `--init`、`\"privileged\": true` は `--privileged`、`capAdd` は `--cap-add` に当たります。",
        },
    },
    // https://docs.docker.com/reference/cli/docker/inspect/
    OtherFile {
        marks: &["\"HostConfig\"", "\"RestartPolicy\""],
        what: Text { en: "what `docker inspect` prints", ja: "`docker inspect` の出力" },
        instead: STARTED,
    },
    // https://developer.hashicorp.com/vagrant/docs/providers/docker/configuration
    OtherFile {
        marks: &["Vagrant.configure", "config.vm."],
        what: Text { en: "a Vagrantfile", ja: "Vagrantfile " },
        instead: STARTED,
    },
    // https://developer.hashicorp.com/terraform/language
    OtherFile {
        marks: &["resource \"docker_", "provisioner \"", "resource \"aws_"],
        what: Text { en: "a Terraform configuration", ja: "Terraform の設定" },
        instead: STARTED,
    },
    // https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
    OtherFile {
        marks: &["runs-on:", "jobs:\n", "before_script:", "uses: actions/"],
        what: Text { en: "a CI workflow", ja: "CI のワークフロー" },
        instead: STARTED,
    },
    // https://www.jenkins.io/doc/book/pipeline/syntax/
    OtherFile {
        marks: &["pipeline {", "agent {", "node {\n"],
        what: Text { en: "a Jenkinsfile", ja: "Jenkinsfile " },
        instead: STARTED,
    },
    // https://docs.ansible.com/ansible/latest/playbook_guide/index.html
    OtherFile {
        marks: &["ansible.builtin.", "community.docker.", "docker_container:", "gather_facts:"],
        what: Text { en: "an Ansible playbook", ja: "Ansible の playbook " },
        instead: STARTED,
    },
];

/// How much of a text is looked at, in bytes.
const LOOKED_AT: usize = 64 * 1024;

/// What a text is that nothing here reads, and what to paste instead; none where nothing says what it is.
#[must_use]
pub fn told(text: &str) -> Option<(Text, Text, Text)> {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let file = ALL.iter().find(|file| file.marks.iter().any(|mark| text.contains(mark)))?;
    Some((SAYS, file.what, file.instead))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_read_is_called_by_its_name() {
        for (text, wanted) in [
            ("[program:web]\ncommand=/usr/sbin/nginx\n", Some("a configuration of supervisord")),
            ("{\n  \"image\": \"debian\",\n  \"runArgs\": [\"--privileged\"]\n}\n", Some("a devcontainer.json")),
            ("Vagrant.configure(\"2\") do |config|\nend\n", Some("a Vagrantfile")),
            ("ssh.service loaded active running OpenSSH server daemon\n", Some("what `systemctl list-units` prints")),
            ("Hello, what is this?\n", None),
        ] {
            assert_eq!(told(text).map(|(_, what, _)| what.en), wanted, "{text}");
        }
    }
}
