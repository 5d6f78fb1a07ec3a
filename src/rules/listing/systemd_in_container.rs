//! An init is PID 1 of a container and was booted to start services.

use crate::knowledge::init;
use crate::lang::Text;
use crate::listing::pid1;
use crate::listing::{Intent, Place, Program};
use crate::report::Severity;
use crate::rules::{Example, Findings, ListingContext, Pillars, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    name: "systemd-in-container",
    severity: Severity::Error,
    text: Pillars {
        what: Text {
            en: "PID 1 of this container is {init} (`{command}`): a whole system was booted to run {services}.",
            ja: "このコンテナの PID 1 は {init}(`{command}`)です。{services} を動かすためにシステムを丸ごと起動しています。",
        },
        why: Text {
            en: "An init expects a machine of its own. To boot inside a container it is usually given `--privileged` and the host's \
                 cgroups, which hands the container the host's kernel. And the engine watches PID 1: while the init lives, a service \
                 that has died goes unnoticed, and its log does not reach `docker logs`.",
            ja: "init はマシン 1 台を丸ごと管理する前提で作られています。コンテナで起動させるために `--privileged` やホストの cgroup を渡すことが\
                 多く、それはホストのカーネルを操作する権限を渡すことになります。また、コンテナエンジンが見張るのは PID 1 だけなので、\
                 init が生きている限りサービスが落ちても検知されず、ログも `docker logs` に出ません。",
        },
        advice: Text {
            en: "Start the service itself, in the foreground, as the container's only program; give each further service a container of \
                 its own. No init and no `--privileged` is needed for that.",
            ja: "サービスのプログラムをフォアグラウンドで直接起動し、コンテナで動かすのはそれだけにしてください。サービスが複数あれば\
                 コンテナも分けます。init も `--privileged` も要りません。",
        },
    },
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[Example {
        bad: "UID        PID  PPID  C STIME TTY          TIME CMD\n\
              root         1     0  0 09:00 ?        00:00:00 /usr/sbin/init\n\
              root        20     1  0 09:00 ?        00:00:00 /usr/lib/systemd/systemd-journald\n\
              root        35     1  0 09:00 ?        00:00:00 /usr/sbin/httpd -DFOREGROUND\n",
        good: None,
    }],
    stage: None,
    listing: Some(check),
    run: None,
};

const UNPRIVILEGED: Pillars = Pillars {
    what: Text {
        en: "PID 1 is `{command}`, started as the user {user}: an init without root boots nothing.",
        ja: "PID 1 の `{command}` がユーザー {user} で動いています。root 権限のない init は何も起動できません。",
    },
    why: Text {
        en: "It neither mounts nor starts anything, so `systemctl` has nobody to talk to, and what runs here was started by hand and is \
             gone after the next start.",
        ja: "マウントもサービスの起動もできないため、`systemctl` には応答する相手がいません。いま動いているものは手で起動しただけで、\
             コンテナを再起動すると失われます。",
    },
    advice: Text {
        en: "Leave the init out, and name the service's own program as the start command, in the foreground.",
        ja: "init をやめ、サービスのプログラム自体をフォアグラウンドで起動するよう指定してください。",
    },
};

const SYSTEM_CONTAINER: Pillars = Pillars {
    what: Text {
        en: "{init} is PID 1 of a system container (LXC, LXD, nspawn or the like).",
        ja: "システムコンテナ(LXC、LXD、nspawn など)の PID 1 として {init} が動いています。",
    },
    why: Text {
        en: "Such containers stand for whole machines; their runtime prepares what an init needs, without the host's privileges.",
        ja: "この種のコンテナはマシン 1 台の代わりになるもので、init に必要な環境はホストの特権なしにランタイムが用意します。",
    },
    advice: Text {
        en: "Nothing to do. To bring a service to Docker or Podman, take its program alone, not the init.",
        ja: "このままで構いません。Docker や Podman に移すときは、init ではなくサービスのプログラムだけを動かしてください。",
    },
};

const NODE: Pillars = Pillars {
    what: Text {
        en: "{init} is PID 1 here, and the container itself runs a container engine.",
        ja: "PID 1 は {init} で、このコンテナの中でさらにコンテナエンジンが動いています。",
    },
    why: Text {
        en: "Nodes of kind and sandboxes such as Sysbox stand for a machine, and boot an init on purpose.",
        ja: "kind のノードや Sysbox のようなサンドボックスはマシンの代わりなので、意図して init を起動します。",
    },
    advice: Text {
        en: "Nothing to do if that is what it is for. An application does not need it.",
        ja: "その用途であればこのままで構いません。アプリケーションを動かすだけなら不要です。",
    },
};

const EMPTY: Pillars = Pillars {
    what: Text {
        en: "{init} is PID 1 (`{command}`), and nothing but its own household runs.",
        ja: "PID 1 は {init}(`{command}`)で、動いているのは init 自身の補助プロセスだけです。",
    },
    why: Text {
        en: "That fits an image made to test an init system, or one that waits for `systemctl start`. The latter needs no init: a \
             container starts one program by itself.",
        ja: "init そのものを試すイメージか、これから `systemctl start` するつもりのコンテナに見えます。後者なら init は不要です。コンテナには\
             プログラムを 1 つ起動する機能が元からあります。",
    },
    advice: Text {
        en: "To run a service, name its program as the start command instead. To test units, `podman run --systemd=always` prepares \
             what systemd needs without `--privileged`.",
        ja: "サービスを動かすなら、そのプログラムを起動コマンドに指定してください。unit のテストが目的なら、`podman run --systemd=always` が\
             `--privileged` なしで systemd に必要な環境を整えます。",
    },
};

const UNLISTED: Pillars = Pillars {
    what: Text {
        en: "PID 1 is not listed, but what runs here comes from {init} alone: a whole system was booted to run {services}.",
        ja: "PID 1 は一覧にありませんが、{init} の一部が動いています。{services} を動かすためにシステムを丸ごと起動しています。",
    },
    ..RULE.text
};

const NARROWED: Pillars = Pillars {
    what: Text {
        en: "{init} is PID 1 of this container (`{command}`); the listing was narrowed and shows no service.",
        ja: "このコンテナの PID 1 は {init}(`{command}`)です。絞り込まれた一覧のため、サービスは写っていません。",
    },
    why: Text {
        en: "Whether an init is out of place depends on what it was booted for.",
        ja: "init が場違いかどうかは、何のために起動したかで決まります。",
    },
    advice: Text {
        en: "Paste the whole listing: `ps axf`, or `docker top` with the container's name.",
        ja: "`ps axf` や `docker top コンテナ名` の出力を、絞り込まずに全部貼り付けてください。",
    },
};

const UNDECIDED: Pillars = Pillars {
    what: Text {
        en: "PID 1 is {init} (`{command}`), and nothing here says whether this is a machine or a container.",
        ja: "PID 1 は {init}(`{command}`)ですが、マシンなのかコンテナなのかはこの一覧からは分かりません。",
    },
    why: Text {
        en: "On a machine an init is right; in a container that runs a service it is not needed.",
        ja: "マシンでは init があるのが当然で、サービスを動かすだけのコンテナには不要です。",
    },
    advice: Text {
        en: "Paste the whole listing with the line that asked for it (`docker exec web ps axf`, `docker top web`). Kernel threads in it \
             (`[kthreadd]`) mean a machine; `systemd-detect-virt --container` says it too.",
        ja: "一覧を絞り込まず、実行したコマンド(`docker exec web ps axf` や `docker top web`)の行も含めて貼り付けてください。`[kthreadd]` の\
             ようなカーネルスレッドがあればマシンです。`systemd-detect-virt --container` でも確かめられます。",
    },
};

const HAS_NETWORK: Pillars = Pillars {
    what: Text {
        en: "PID 1 is {init} (`{command}`), and `{network}` sets up the network: this looks like a machine or a system container \
             (LXC, Incus, nspawn).",
        ja: "PID 1 は {init}(`{command}`)で、`{network}` がネットワークを設定しています。マシンか、システムコンテナ(LXC、Incus、nspawn)\
             のように見えます。",
    },
    why: Text {
        en: "There an init is right. A container of Docker, Podman or Kubernetes gets its network from the engine, and needs neither.",
        ja: "そこでは init があるのが当然です。Docker、Podman、Kubernetes のコンテナならネットワークはエンジンが用意するので、どちらも\
             要りません。",
    },
    advice: Text {
        en: "Nothing to do on a machine or in a system container. If it is a container of Docker or Podman, paste the listing with the \
             line that asked for it (`docker exec web ps axf`, `docker top web`).",
        ja: "マシンやシステムコンテナなら、このままで構いません。Docker や Podman のコンテナなら、実行したコマンド\
             (`docker exec web ps axf` や `docker top web`)の行も含めて貼り付けてください。",
    },
};

fn check(context: &ListingContext<'_>, findings: &mut Findings) {
    let found = context.found;
    if found.place == Place::Host || !found.has_init() {
        return;
    }
    // Control groups can give an init away that is not listed itself.
    let process = found.process(found.pid1.unwrap_or(0));
    let unprivileged = !found.is_booted();
    let raised = findings.raise(process.span);
    let init = init::called(found.kind, Program::of(&process.command).name);
    let user = process.user.clone().unwrap_or_default();
    raised.with("init", init).with("command", found.pid1.map_or("systemd", |_| &process.command)).with("user", user);
    raised.with("services", super::names(context.services));
    if found.place == Place::Unknown
        && let Some(network) = pid1::sets_up_network(found.block)
    {
        raised.with("network", network.command.clone()).saying(HAS_NETWORK).severity(Severity::Info);
        return;
    }
    match found.intent {
        _ if found.place == Place::Unknown => raised.saying(UNDECIDED).severity(Severity::Info),
        _ if unprivileged => raised.saying(UNPRIVILEGED),
        Some(Intent::SystemContainer | Intent::Host) => raised.saying(SYSTEM_CONTAINER).severity(Severity::Info),
        Some(Intent::Node) => raised.saying(NODE).severity(Severity::Info),
        Some(Intent::Empty) => raised.saying(EMPTY).severity(Severity::Info),
        None if found.block.searched && context.services.is_empty() => raised.saying(NARROWED).severity(Severity::Info),
        None if found.pid1.is_none() => raised.saying(UNLISTED),
        None => raised,
    };
}
