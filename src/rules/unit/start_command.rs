//! What the unit starts, as a start command.

use crate::knowledge::services;
use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, UnitContext};
use crate::unit::Begins;
use crate::unit::generate::exec_form;
use crate::unit::start::{Contradiction, meant};

/// The rule.
pub const RULE: Rule = Rule {
    name: "unit-start-command",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "ExecStart starts {program}. As the container's start command: `{command}`.",
            ja: "ExecStart は {program} を起動します。コンテナの起動コマンドとしては `{command}` になります。",
        },
        why: Text { en: "{why}", ja: "{why}" },
        advice: Text { en: "{advice}", ja: "{advice}" },
    },
    source: "https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html",
    examples: &[Example { bad: "[Service]\nExecStart=/usr/local/bin/app --serve\n", good: None }],
    stage: None,
    listing: None,
    run: None,
};

const SAME: Text = Text {
    en: "The unit's command stays in the foreground: that is what a container wants of its first process.",
    ja: "ユニットのコマンドはフォアグラウンドで動き続けます。コンテナの最初のプロセスに適した形です。",
};
const TURNED: Text = Text {
    en: "systemd follows the program into the background; a container ends with its first process. So the command is the one that stays.",
    ja: "systemd はバックグラウンドに移ったプログラムも追跡しますが、コンテナは最初のプロセスとともに終了します。そのため、フォアグラウンドに留まるコマンドにしています。",
};
const LEAVES: Text = Text {
    en: "The unit's type says that the program stays, but this command goes to the background: systemd would take it for ended. Here it is the command that stays.",
    ja: "ユニットの種類ではフォアグラウンドで動くはずですが、このコマンドはバックグラウンドに移るので、systemd は終了したとみなします。ここではフォアグラウンドに留まるコマンドにしています。",
};
const JOB: Text = Text {
    en: "A job of Type=oneshot: the container ends when the command does, and `docker run` returns its exit code.",
    ja: "Type=oneshot の 1 回限りの処理です。コマンドが終わるとコンテナも終了し、`docker run` がその終了コードを返します。",
};
/// A unit that only holds others together: Debian's postgresql.service.
const MARKER: Text = Text {
    en: "`true` starts nothing: it ends at once, and well. Such a unit only holds others together (PartOf=, WantedBy=, a generator), and each of those that starts a program is a container of its own.",
    ja: "`true` は何も起動せず、すぐに正常終了します。ほかのユニットを束ねるだけのユニット(PartOf=、WantedBy=、generator)なので、プログラムを起動するほうのユニットをそれぞれコンテナにしてください。",
};
const BUILD: Text = Text {
    en: "The Dockerfile beside this takes an image that has the program; `docker build` is told which.",
    ja: "生成した Dockerfile は、プログラムの入ったイメージを土台にします。どのイメージかは `docker build` で指定してください。",
};
const CONFIGURED: Text = Text {
    en: "By itself this program goes to the background; since the unit's type says that it stays, its configuration must say so. Check that the image has that configuration.",
    ja: "このプログラムは本来バックグラウンドに移りますが、ユニットの種類から見て、設定ファイルでフォアグラウンドに指定されているはずです。その設定がイメージにも入っていることを確認してください。",
};
const LEFT_OUT: Text = Text {
    en: "Left out: {names}, options that {files} may set. Put its words behind the command if there are any.",
    ja: "{names} は省きました。{files} で設定されるオプションです。値があれば、その内容をコマンドの後ろに加えてください。",
};
const EMPTY: Text = Text {
    en: "Nothing in the unit sets {names}, so systemd puts nothing in its place.",
    ja: "{names} を設定するものがユニットにないため、systemd では空になります。",
};
const RENAMED: Text = Text {
    en: "`@` gives the program the name {name} in the list of processes; the exec form has no such thing.",
    ja: "`@` はプロセス一覧での名前を {name} にする指定です。exec 形式ではできません。",
};
const ASSUMED: Text = Text {
    en: "{mark} is filled in when the unit is built; read as {path}, where distributions have it.",
    ja: "{mark} はユニットの作成時に置き換えられる部分です。ディストリビューションで一般的な {path} と読み取りました。",
};
const UNWRAPPED: Text = Text {
    en: "{name} is gone: the image's USER changes the user, the engine detaches, and `docker run -it` with `docker attach` gives a console.",
    ja: "{name} は取り除きました。ユーザーの切り替えは USER が、切り離しはコンテナエンジンが行い、コンソールが必要なら `docker run -it` と `docker attach` を使います。",
};
const REPLACED: Text = Text {
    en: "{name} would stay in front of the daemon, start it again by itself and pass no signal on: the engine does the former, and the latter is what stops a container. This is the command of {family}'s packages; another distribution may have the program elsewhere.",
    ja: "{name} はデーモンの前に残り、デーモンを自分で再起動し、シグナルを伝えません。再起動はコンテナエンジンの役割で、停止にはシグナルが届く必要があります。これは {family} のパッケージでのコマンドです。ほかのディストリビューションではパスが異なることがあります。",
};
const INIT: Text = Text {
    en: "`--init`: under systemd the program is not PID 1. As PID 1 it would ignore the stop signal unless it handles it itself, and whether it does is not known.",
    ja: "`--init`: systemd の下ではプログラムは PID 1 ではありません。PID 1 になると、自分で処理しない限り停止シグナルを無視します。処理するかどうかは分かりません。",
};
const SHELL: Text = Text {
    en: "A shell does what comes before, or puts in what is known only at run time, and gives its place to the program by `exec`: signals reach it.",
    ja: "先に行う処理や実行時にしか決まらない値の展開をシェルが受け持ち、その後 `exec` でプログラムに置き換わるので、シグナルはプログラムに届きます。",
};
const AS_ROOT: Text = Text {
    en: "`+` or `!` starts the program as root in spite of User=, so there is no USER here; the program changes to that user itself.",
    ja: "`+` や `!` は User= の指定にかかわらず root で起動する指定なので、USER は書いていません。ユーザーの切り替えはプログラム自身が行います。",
};
const WORKERS: Text = Text {
    en: "systemd also sets USER, LOGNAME and SHELL for User=; Docker sets only HOME.",
    ja: "User= を指定すると systemd は USER、LOGNAME、SHELL も設定しますが、Docker が設定するのは HOME だけです。",
};
const LOGGED: Text = Text {
    en: "`{option}` logs to syslog, which nobody reads in a container: the log goes to the program's output instead.",
    ja: "`{option}` は syslog への出力ですが、コンテナには受け取る相手がいないため、標準出力に切り替えました。",
};
const USERS: Text = Text {
    en: "A user's unit: it runs as that user, whom the image needs as USER.",
    ja: "ユーザー単位のユニットなので、そのユーザーで動きます。イメージでは USER に指定してください。",
};

/// Raises it where a start command was made.
pub fn check(context: &UnitContext<'_>, findings: &mut Findings) {
    let known = context.known;
    let (Begins::Programs(starts), Some(generated)) = (&known.start, &known.generated) else { return };
    let Some(start) = starts.last() else { return };
    let lang = context.lang;
    let why = match (generated.ends, start.turned, start.contradiction) {
        (Some(()), ..) if start.exec.program() == "true" => MARKER,
        (Some(()), ..) => JOB,
        (_, _, Some(Contradiction::Leaves)) => LEAVES,
        (_, Some(_), _) if start.replaced.is_none() => TURNED,
        _ => SAME,
    };
    let mut advice = vec![BUILD.get(lang).to_owned()];
    // What the catalogue keeps on the host is translated all the same, and that is said.
    if let Some(text) = services::by_unit(&meant(&start.exec)).and_then(|service| service.host) {
        advice.push(text.get(lang).to_owned());
    }
    if start.contradiction == Some(Contradiction::Configured) {
        advice.push(CONFIGURED.get(lang).to_owned());
    }
    let names = |names: &mut dyn Iterator<Item = &String>| {
        let mut names: Vec<String> = names.map(|name| format!("`${name}`")).collect();
        names.dedup();
        names.join(", ")
    };
    let left = names(&mut starts.iter().flat_map(|start| &start.exec.left_out));
    if !left.is_empty() {
        advice.push(LEFT_OUT.fill(lang, &[("names", &left), ("files", &known.files.join(", "))]));
    }
    let empty = names(&mut starts.iter().flat_map(|start| &start.exec.empty));
    if !empty.is_empty() {
        advice.push(EMPTY.fill(lang, &[("names", &empty)]));
    }
    if let Some(name) = &start.exec.renamed {
        advice.push(RENAMED.fill(lang, &[("name", name)]));
    }
    for (mark, path) in &start.exec.assumed {
        advice.push(ASSUMED.fill(lang, &[("mark", mark), ("path", path)]));
    }
    if let Some(recipe) = start.replaced {
        let exec =
            known.entry("ExecStart").map_or("", |entry| entry.value.split_whitespace().next().unwrap_or_default());
        let values = [("name", exec.trim_start_matches(['-', '@', '+', '!', ':'])), ("family", recipe.family.name())];
        advice.push(REPLACED.fill(lang, &values));
    }
    if let Some(name) = &start.unwrapped {
        advice.push(UNWRAPPED.fill(lang, &[("name", name)]));
    }
    if let Some(option) = &start.logged {
        advice.push(LOGGED.fill(lang, &[("option", option)]));
    }
    if generated.command.first().is_some_and(|first| first == "/bin/sh") && start.exec.program() != "sh" {
        advice.push(SHELL.get(lang).to_owned());
    }
    if start.service.is_none() && generated.options.iter().any(|option| option == "--init") {
        advice.push(INIT.get(lang).to_owned());
    }
    if start.exec.as_root && known.entry("User").is_some() {
        advice.push(AS_ROOT.get(lang).to_owned());
    }
    if known.entry("User").is_some() {
        advice.push(WORKERS.get(lang).to_owned());
    }
    if known.is_users() {
        advice.push(USERS.get(lang).to_owned());
    }
    let command = format!("CMD {}", exec_form(&generated.command)).replace('`', "'");
    let raised = findings.raise(known.anchor());
    raised
        .with("program", meant(&start.exec))
        .with("command", command)
        .with("why", why.get(lang))
        .with("advice", advice.join("\n"));
    if let Some(source) = start.turned {
        raised.source = source;
    }
}
