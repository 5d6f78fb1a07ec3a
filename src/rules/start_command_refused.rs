//! The daemon does not start with these arguments, as this user, or without what its environment should hold.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::boot::{EventKind, tree};
use crate::knowledge::services;
use crate::knowledge::services::conditions::{Refusal, Remedy, When};
use crate::lang::Text;
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "start-command-refused",
    severity: Severity::Error,
    text: Pillars {
        what: Text {
            en: "{program} does not start: it ends with \"{says}\".",
            ja: "{program} は起動できず、\"{says}\" と出力して終了します。",
        },
        why: Text {
            en: "The program does not take this argument, and the container ends with it.",
            ja: "プログラムがこの引数を受け付けずに終わり、コンテナもそこで終了します。",
        },
        advice: ADVICE_COMMAND,
    },
    source: "https://docs.docker.com/reference/dockerfile/#cmd",
    examples: &[
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nSTOPSIGNAL SIGQUIT\nCMD [\"nginx\", \"-g\", \"daemon off\"]\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nSTOPSIGNAL SIGQUIT\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            ),
        },
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y nginx && echo \"daemon off;\" >> /etc/nginx/nginx.conf\nSTOPSIGNAL SIGQUIT\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y nginx && echo \"daemon off;\" >> /etc/nginx/nginx.conf\nSTOPSIGNAL SIGQUIT\nCMD [\"nginx\"]\n",
            ),
        },
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y apache2\nCMD [\"apache2\", \"-DFOREGROUND\"]\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y apache2\nENV APACHE_HTTPD=\"exec /usr/sbin/apache2\"\nSTOPSIGNAL SIGWINCH\nCMD [\"apache2ctl\", \"-D\", \"FOREGROUND\"]\n",
            ),
        },
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y postgresql\nSTOPSIGNAL SIGINT\nCMD [\"/usr/lib/postgresql/15/bin/postgres\", \"-D\", \"/var/lib/postgresql/15/main\", \"-c\", \"config_file=/etc/postgresql/15/main/postgresql.conf\"]\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y postgresql\nSTOPSIGNAL SIGINT\nUSER postgres\nCMD [\"/usr/lib/postgresql/15/bin/postgres\", \"-D\", \"/var/lib/postgresql/15/main\", \"-c\", \"config_file=/etc/postgresql/15/main/postgresql.conf\"]\n",
            ),
        },
    ],
    stage: Some(check),
    listing: None,
    run: None,
};

const WHY_ROOT: Text = Text {
    en: "A service manager starts it as a user of its own. A container starts it as root, unless USER says otherwise.",
    ja: "サービスマネージャーなら専用のユーザーで起動します。コンテナでは、USER を指定しないと root で起動します。",
};

const WHY_OTHER: Text = Text {
    en: "As it is packaged, the first process opens logs and makes directories that belong to root, and only its workers run as \
         another user. USER takes root away from the first process too. (Ports below 1024 are not the reason: Docker opens them \
         to every user since 20.10.)",
    ja: "パッケージの設定では、最初のプロセスが root の所有するログやディレクトリーを開き、ワーカーだけが別のユーザーで動きます。USER は\
         最初のプロセスからも root の権限を取り上げます。(1024 未満のポートは原因ではありません。Docker 20.10 以降はどのユーザーでも使えます。)",
};

const WHY_VARIABLE: Text = Text {
    en: "Its script or unit sets the variables that it needs, and makes the directory for its run-time files. A container has only \
         what ENV, a RUN or the image gives it.",
    ja: "必要な環境変数や実行時のディレクトリーは、本来は付属のスクリプトやユニットが用意します。コンテナにあるのは ENV、RUN、イメージで\
         用意したものだけです。",
};

const WHY_TWICE: Text = Text {
    en: "A RUN has written the same directive into the configuration, and the program refuses it twice.",
    ja: "RUN で設定ファイルにも同じ指定を書いており、二重の指定はプログラムに拒否されます。",
};

const WHY_ARGUMENT: Text = Text {
    en: "It needs an argument that its unit gives it, or one that a container needs. Without it the container ends at once.",
    ja: "本来はユニットが渡す引数、またはコンテナで必要になる引数が足りません。そのままではコンテナは直ちに終了します。",
};

const ADVICE_COMMAND: Text =
    Text { en: "Start it with `{instead}`.", ja: "`{instead}` で起動してください。" };

const ADVICE_USER: Text = Text {
    en: "Start it as a user that may write its data and its directory under /run: `USER {instead}`.",
    ja: "データと /run の下のディレクトリーに書き込めるユーザー (`USER {instead}`) で起動してください。",
};

const ADVICE_ROOT: Text = Text {
    en: "Leave USER out: the workers change to their own user by themselves. Or give this user the directories that it writes to \
         (chown in a RUN), with logs and the PID file there.",
    ja: "USER を外してください。ワーカーは自分で専用のユーザーに切り替わります。USER を残すなら、書き込み先のディレクトリーの所有者を RUN の \
         chown でこのユーザーに変え、ログと PID ファイルもそこに置いてください。",
};

const ADVICE_ENVIRONMENT: Text =
    Text { en: "Set them: `ENV {instead}`.", ja: "`ENV {instead}` で設定してください。" };

const ADVICE_DROP: Text = Text {
    en: "Leave `{instead}` out of the command.",
    ja: "コマンドから `{instead}` を取り除いてください。",
};

const OWN_USER: Text = Text { en: "(the user that its package makes)", ja: "(パッケージが作るユーザー)" };

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    if !context.starts_here() {
        return;
    }
    for event in &context.boot.events {
        let EventKind::Refuses { program, refusal } = &event.kind else { continue };
        let why = match refusal.when {
            When::AsRoot(_) => WHY_ROOT,
            When::AsOther(_) => WHY_OTHER,
            When::WithoutVariable(_) | When::WithoutDirectory { .. } => WHY_VARIABLE,
            When::SaidTwice { .. } => WHY_TWICE,
            When::WithoutArgument(_) => WHY_ARGUMENT,
            When::Value { .. } | When::Argument(_) => RULE.text.why,
        };
        let (advice, instead) = advice(context, program, refusal);
        let raised = findings.raise(event.span).saying(Pillars { what: RULE.text.what, why, advice });
        raised.source = if refusal.source.starts_with("https://") { refusal.source } else { raised.source };
        raised.with("program", program.clone()).with("says", refusal.says).with("instead", instead);
    }
}

/// What to do, and the value in it.
fn advice(context: &StageContext<'_>, command: &str, refusal: &Refusal) -> (Text, String) {
    let program = command.split(' ').next().unwrap_or(command);
    let service = services::by_program(program).map(|(service, _)| service);
    let recipe = service.and_then(|service| tree::recipe(service, context.subject, &context.installed()));
    match (refusal.remedy, refusal.when) {
        (Remedy::Recipe, _) => (ADVICE_COMMAND, recipe.map_or_else(String::new, |recipe| recipe.command.join(" "))),
        (Remedy::User, _) => {
            let user = recipe.and_then(|recipe| recipe.user).unwrap_or(OWN_USER.get(context.lang));
            (ADVICE_USER, user.to_owned())
        }
        (Remedy::Root, _) => (ADVICE_ROOT, String::new()),
        (Remedy::Environment, _) => {
            let pairs = recipe.map_or(&[][..], |recipe| recipe.env).iter().map(|(key, value)| format!("{key}={value}"));
            (ADVICE_ENVIRONMENT, pairs.collect::<Vec<_>>().join(" "))
        }
        (Remedy::Argument(argument), _) => (ADVICE_COMMAND, format!("{command} {argument}")),
        (Remedy::Append(text), _) => (ADVICE_COMMAND, format!("{command}{text}")),
        (Remedy::Drop, When::SaidTwice { option, value }) => (ADVICE_DROP, format!("{option} '{value}'")),
        (Remedy::Drop, _) => (ADVICE_DROP, command.to_owned()),
    }
}
