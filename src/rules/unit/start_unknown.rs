//! Units of which it cannot be said what a container starts.

use crate::knowledge::services::Recipe;
use crate::lang::Lang;
use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, UnitContext};
use crate::unit::Begins;
use crate::unit::rows::short;
use crate::unit::start::{self, Open};

/// The rule.
pub const RULE: Rule = Rule {
    name: "unit-start-unknown",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "What a container of this unit starts cannot be said from its ExecStart= alone.",
            ja: "このユニットをコンテナにしたとき何を起動すべきかは、ExecStart= だけでは分かりません。",
        },
        why: Text { en: "{why}", ja: "{why}" },
        advice: Text { en: "{advice}", ja: "{advice}" },
    },
    source: "https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html",
    examples: &[Example { bad: "[Service]\nType=forking\nExecStart=/opt/vendor/bin/vendord\n", good: None }],
    stage: None,
    listing: None,
    run: None,
};

const FORKS: Text = Text {
    en: "Type=forking: {program} goes to the background, and a container ends with its first process.",
    ja: "Type=forking なので、{program} はバックグラウンドに移ります。コンテナは最初のプロセスとともに終了してしまいます。",
};
const LOOK: Text = Text {
    en: "Its manual (`man {program}`, `{program} --help`) names the option that keeps it in the foreground; often --foreground, --no-daemon, --nodaemon, -f, -F or -n, and -d may mean the opposite. With that option, and without one that detaches or writes a PID file, the ExecStart line belongs into CMD.",
    ja: "フォアグラウンドで動かすオプションをマニュアル(`man {program}` や `{program} --help`)で調べてください。--foreground、--no-daemon、--nodaemon、-f、-F、-n などが多く、-d は逆の意味のこともあります。そのオプションを加え、切り離しや PID ファイルのオプションを除いた ExecStart の内容を CMD に書きます。",
};
const ELSEWHERE: Text =
    Text { en: "As packaged for {family}: `{command}`", ja: "{family} のパッケージの場合: `{command}`" };
const UNKNOWN: Text = Text {
    en: "{names} stands for something that is filled in elsewhere.",
    ja: "{names} は別の場所で決まる値です。",
};
const FILL: Text = Text {
    en: "Put in what stands for it on your system (`systemctl cat` and `systemctl show -p ExecStart` on a machine that runs the unit show it), and paste the unit again.",
    ja: "実際の値に置き換えて、もう一度貼り付けてください。ユニットが動いているマシンで `systemctl cat` や `systemctl show -p ExecStart` を実行すると確認できます。",
};
const QUOTE: Text = Text {
    en: "A quote in ExecStart= is not closed: systemd refuses the line, and where the command ends is anybody's guess.",
    ja: "ExecStart= の引用符が閉じられていません。systemd はこの行を受け付けず、コマンドの終わりも判断できません。",
};
const CLOSE: Text = Text {
    en: "Close the quote and paste the unit again.",
    ja: "引用符を閉じて、もう一度貼り付けてください。",
};
const BY_MANAGER: Text = Text {
    en: "`{command}` asks an init script or a service manager, which starts the program in the background.",
    ja: "`{command}` は init スクリプトやサービスマネージャーに依頼するだけで、プログラムはバックグラウンドで起動されます。",
};
const SCRIPT: Text = Text {
    en: "Look into that script, or at the unit that it names, for the program and its arguments: they belong into CMD, with what keeps the program in the foreground.",
    ja: "そのスクリプトや対象のユニットで、実際のプログラムと引数を確認してください。フォアグラウンドで動かす指定を加えて CMD に書きます。",
};
const INSTEAD: Text = Text {
    en: "This command only gives the work to another process and returns.",
    ja: "このコマンドは別のプロセスに仕事を渡して終了します。",
};
const HOST: Text = Text {
    en: "{program} changes the kernel or the network of the machine that it runs on. In a container it would do so to the container's own network, or ask for the host's privileges.",
    ja: "{program} は、実行したマシンのカーネルやネットワークを変更します。コンテナの中ではコンテナ自身のネットワークを変えるだけか、ホストの権限が必要になります。",
};
const BELONGS: Text = Text {
    en: "{name} works on the machine that it runs on, and not on what is in a container.",
    ja: "{name} は、コンテナの中ではなく、動作しているマシン自体を対象とするものです。",
};
const STAY: Text = Text {
    en: "It is not a container's work: leave the unit on the host.",
    ja: "コンテナ向きの処理ではないので、ユニットのままホストに残してください。",
};
const SET_UP: Text = Text {
    en: "{program} is run, ends, and is undone by ExecStop (Type=oneshot with RemainAfterExit): it sets something up, or starts a daemon by its script.",
    ja: "{program} は実行されると終了し、停止時に ExecStop で元に戻されます(Type=oneshot と RemainAfterExit)。何かの準備か、スクリプトによるデーモンの起動です。",
};
const SET_UP_LOOK: Text = Text {
    en: "If it starts a daemon, look into {program} for the daemon and its option for the foreground: that is the container's command. If it sets up the machine, leave it on the host.",
    ja: "デーモンを起動するものなら、{program} の中から実際のデーモンと、フォアグラウンドで動かすオプションを調べてください。それがコンテナのコマンドになります。マシンの準備であれば、ホストに残してください。",
};
const NOTHING: Text = Text {
    en: "The unit names no program: there is no ExecStart=.",
    ja: "ExecStart= がないため、起動するプログラムが分かりません。",
};
const DROP_IN: Text = Text {
    en: "If it is a drop-in, paste it with the unit that it adds to (`systemctl cat NAME` shows both); a SysV script that systemd wraps has its command in the script.",
    ja: "ドロップインであれば、元のユニットと一緒に貼り付けてください(`systemctl cat 名前` で両方表示できます)。SysV スクリプトから生成されたユニットの場合、コマンドはスクリプトの中にあります。",
};
const SEVERAL: Text = Text {
    en: "Several ExecStart= stand here, and only Type=oneshot may have them: systemd refuses the unit.",
    ja: "ExecStart= が複数ありますが、複数書けるのは Type=oneshot だけです。systemd はこのユニットを受け付けません。",
};
const RESET: Text = Text {
    en: "In a drop-in an empty `ExecStart=` must come first to take the old one back. If these are several programs, each is a container of its own.",
    ja: "ドロップインで置き換える場合は、先に空の `ExecStart=` を書いて元の指定を取り消す必要があります。別々のプログラムであれば、それぞれ別のコンテナにしてください。",
};

/// Raises it where no start command was made.
pub fn check(context: &UnitContext<'_>, findings: &mut Findings) {
    let lang = context.lang;
    let known = context.known;
    let mut source = None;
    let (why, advice) = match &known.start {
        Begins::Nothing => (NOTHING.get(lang).to_owned(), DROP_IN.get(lang).to_owned()),
        Begins::Several => (SEVERAL.get(lang).to_owned(), RESET.get(lang).to_owned()),
        Begins::Open(open) => match open {
            Open::Forks { program, elsewhere } => {
                let mut advice = vec![LOOK.fill(lang, &[("program", program)])];
                advice.extend(list(elsewhere, lang));
                (FORKS.fill(lang, &[("program", program)]), advice.join("\n"))
            }
            Open::Refused => (QUOTE.get(lang).to_owned(), CLOSE.get(lang).to_owned()),
            Open::Unknown(names) => (UNKNOWN.fill(lang, &[("names", &code(names))]), FILL.get(lang).to_owned()),
            Open::ByManager { command, service } => {
                let mut advice = vec![SCRIPT.get(lang).to_owned()];
                advice.extend(service.map(start::elsewhere).iter().flat_map(|found| list(found, lang)));
                (BY_MANAGER.fill(lang, &[("command", &short(command))]), advice.join("\n"))
            }
            Open::Instead(text, from) => {
                source = Some(*from);
                (INSTEAD.get(lang).to_owned(), text.get(lang).to_owned())
            }
            Open::Belongs(name, text) => (BELONGS.fill(lang, &[("name", name)]), text.get(lang).to_owned()),
            Open::Host(program) => (HOST.fill(lang, &[("program", program)]), STAY.get(lang).to_owned()),
            Open::SetUp(program) => {
                (SET_UP.fill(lang, &[("program", program)]), SET_UP_LOOK.fill(lang, &[("program", program)]))
            }
        },
        _ => return,
    };
    let raised = findings.raise(known.anchor());
    raised.with("why", why).with("advice", advice);
    if let Some(source) = source {
        raised.source = source;
    }
}

fn code(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn list(found: &[(&'static Recipe, String)], lang: Lang) -> Vec<String> {
    let line = |(recipe, command): &(&Recipe, String)| {
        ELSEWHERE.fill(lang, &[("family", recipe.family.name()), ("command", command)])
    };
    found.iter().map(line).collect()
}
