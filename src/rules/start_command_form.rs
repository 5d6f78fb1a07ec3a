//! The start command does not run as it is written: no JSON, a command line as one word, operators without a shell.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::boot::EventKind;
use crate::boot::form::{FaultKind, Flaw};
use crate::input::dockerfile::StartForm;
use crate::lang::Text;
use crate::report::Severity;
use crate::subject::Starter;

const ADVICE: Text = Text {
    en: "Write a JSON array with straight double quotes: [\"program\", \"argument\"], each word an element of its own.",
    ja: "[\"プログラム\", \"引数\"] のように、半角の二重引用符を使った JSON の配列にし、単語ごとに要素を分けてください。",
};

const AS_SHELL_TEXT: Text = Text {
    en: "Docker takes the exec form for a JSON array of strings and nothing else. Anything different is run by the shell, which \
         does not find that program: the container exits with code 127.",
    ja: "Docker が exec 形式とみなすのは、文字列だけの JSON の配列です。それ以外はシェルに渡され、そのようなプログラムは\
         見つからないので、コンテナは終了コード 127 で終わります。",
};

const NO_SHELL: Text = Text {
    en: "The exec form starts the program directly. No shell is there to split words, expand variables or know &&.",
    ja: "exec 形式はプログラムを直接起動します。単語の分割や変数の展開、&& の解釈をするシェルは間に入りません。",
};

/// The rule.
pub const RULE: Rule = Rule {
    name: "start-command-form",
    severity: Severity::Error,
    text: Pillars {
        what: Text {
            en: "The quotes of this array are not JSON's: the shell runs it, and looks for a program named {command}.",
            ja: "この配列の引用符は JSON のものではありません。シェルが実行し、{command} という名前のプログラムを探します。",
        },
        why: AS_SHELL_TEXT,
        advice: ADVICE,
    },
    source: "https://docs.docker.com/reference/dockerfile/#exec-form",
    examples: &[
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nCMD ['nginx', '-g', 'daemon off;']\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            ),
        },
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y openssh-server\nCMD [\"service ssh start\"]\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y openssh-server\nRUN mkdir -p /run/sshd\nCMD [\"/usr/sbin/sshd\", \"-D\", \"-e\"]\n",
            ),
        },
        Example {
            bad: "FROM nginx:1.27\nCMD [\"nginx\"] && service nginx start && bash\n",
            good: Some("FROM nginx:1.27\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n"),
        },
    ],
    stage: Some(check),
    listing: None,
    run: None,
};

const COMMAS: Pillars = Pillars {
    what: Text {
        en: "A comma is missing or too many in this array, so it is no JSON: the shell runs it, and looks for a program named \
             {command}.",
        ja: "この配列はカンマが足りないか余っているため JSON になっていません。シェルが実行し、{command} という名前のプログラムを探します。",
    },
    ..RULE.text
};

const OPEN_QUOTE: Pillars = Pillars {
    what: Text {
        en: "A quote of this array is missing, so it is no JSON: the shell runs it, and finds a string without an end.",
        ja: "この配列は引用符が一つ欠けているため JSON になっていません。シェルが実行しますが、文字列が閉じていないというエラーになります。",
    },
    why: Text {
        en: "Docker takes the exec form for a JSON array of strings and nothing else. Anything different is run by the shell, which refuses \
             this text: the container exits at once.",
        ja: "Docker が exec 形式とみなすのは、文字列だけの JSON の配列です。それ以外はシェルに渡されますが、このテキストは構文エラーとなり、\
             コンテナは直ちに終了します。",
    },
    ..RULE.text
};

const BRACKETS: Pillars = Pillars {
    what: Text {
        en: "A bracket of this array is missing, so it is no JSON: the shell runs it, and looks for a program named {command}.",
        ja: "この配列は角括弧が欠けているため JSON になっていません。シェルが実行し、{command} という名前のプログラムを探します。",
    },
    ..RULE.text
};

const ESCAPES: Pillars = Pillars {
    what: Text {
        en: "A backslash in this array is none that JSON knows, so the shell runs it, and looks for a program named {command}.",
        ja: "この配列には JSON にないバックスラッシュの書き方が含まれています。シェルが実行し、{command} という名前のプログラムを探します。",
    },
    advice: Text {
        en: "No shell reads this array: leave out a backslash that was meant for one (`\\;`), and write every other twice: \"\\\\d\".",
        ja: "この配列はシェルを通りません。シェル向けのバックスラッシュ(`\\;` など)は削除し、それ以外は \"\\\\d\" のように二つ重ねて書いてください。",
    },
    ..RULE.text
};

const BEHIND: Pillars = Pillars {
    what: Text {
        en: "Something stands behind the closing bracket, so this is not the exec form: the shell runs it, and looks for a program \
             named {command}.",
        ja: "閉じ括弧の後ろに続きがあるため、exec 形式になりません。シェルが実行し、{command} という名前のプログラムを探します。",
    },
    advice: Text {
        en: "Name one program only, and nothing behind the array.",
        ja: "起動するプログラムは一つだけにし、配列の後ろには何も書かないでください。",
    },
    ..RULE.text
};

const TEST: Pillars = Pillars {
    what: Text {
        en: "This is no JSON array: the shell runs the command [, which is a test, and ends.",
        ja: "これは JSON の配列ではありません。シェルは [ というコマンド(条件の判定)を実行し、そのまま終わります。",
    },
    why: Text {
        en: "Docker takes the exec form for a JSON array of strings and nothing else. Anything different is run by the shell, \
             where [ is a program of its own. Nothing in the brackets is started.",
        ja: "Docker が exec 形式とみなすのは、文字列だけの JSON の配列です。それ以外はシェルに渡され、シェルにとって [ は一つの\
             コマンドです。括弧の中のものは起動しません。",
    },
    ..RULE.text
};

const ONE_WORD: Pillars = Pillars {
    what: Text {
        en: "A whole command line stands here as one word: a program named \"{command}\" is looked for, and there is none.",
        ja: "コマンドライン全体が一つの単語になっています。\"{command}\" という名前のプログラムを探しますが、存在しません。",
    },
    why: Text {
        en: "Neither the exec form nor a quoted word is split at blanks. The container does not start.",
        ja: "exec 形式の要素も、引用符で囲んだ単語も、空白では分割されません。コンテナは起動しません。",
    },
    advice: ADVICE,
};

const AS_SCRIPT: Pillars = Pillars {
    what: Text {
        en: "Without -c a shell takes its first argument for a script: it looks for a file named \"{command}\", and there is none.",
        ja: "-c のないシェルは最初の引数をスクリプトのファイル名とみなします。\"{command}\" という名前のファイルを探しますが、存在しません。",
    },
    why: Text {
        en: "The shell ends with code 127, and the container with it. Nothing of what stands here is run (sh(1)).",
        ja: "シェルは終了コード 127 で終わり、コンテナも終了します。ここに書かれたものは何も実行されません (sh(1))。",
    },
    advice: Text {
        en: "Start the program itself, as an array: [\"program\", \"argument\"]. A shell needs -c in front of what it shall run.",
        ja: "[\"プログラム\", \"引数\"] のように、プログラムそのものを起動してください。シェルに実行させるなら、その前に -c が必要です。",
    },
};

const OPERATORS: Pillars = Pillars {
    what: Text {
        en: "{command} stands in an exec form, where it is an argument like any other: what follows it is never run.",
        ja: "exec 形式の中の {command} は普通の引数として渡されます。その後ろのコマンドは実行されません。",
    },
    why: NO_SHELL,
    advice: Text {
        en: "Start one program. Where steps must come before it, write them as a script that ends in exec and the program.",
        ja: "起動するプログラムは一つにします。前処理が要るなら、最後に exec でそのプログラムを起動するスクリプトにしてください。",
    },
};

const UNEXPANDED: Pillars = Pillars {
    what: Text {
        en: "The program is called {command}: in the exec form nobody expands the variable.",
        ja: "exec 形式では変数が展開されないため、{command} という名前のプログラムを起動しようとします。",
    },
    why: NO_SHELL,
    advice: Text {
        en: "Write the path itself, or let a shell expand it: [\"sh\", \"-c\", \"exec $NAME\"].",
        ja: "パスをそのまま書くか、[\"sh\", \"-c\", \"exec $NAME\"] のようにシェルに展開させてください。",
    },
};

const BUILT_IN: Pillars = Pillars {
    what: Text {
        en: "{command} exists only inside a shell; in the exec form it is looked for as a program.",
        ja: "{command} はシェルの中にしかないコマンドです。exec 形式ではプログラムとして探されます。",
    },
    why: NO_SHELL,
    advice: Text {
        en: "Set the directory by WORKDIR and variables by ENV, and start the program itself.",
        ja: "作業ディレクトリは WORKDIR、変数は ENV で指定し、プログラムそのものを起動してください。",
    },
};

const LOST_ARGUMENTS: Pillars = Pillars {
    what: Text {
        en: "The script is only the word behind -c. The shell does not hand \"{command}\" to the program.",
        ja: "-c のスクリプトになるのは直後の一語だけです。\"{command}\" はプログラムに渡りません。",
    },
    why: Text {
        en: "What follows the script are the script's own parameters $0, $1 … (sh(1)). The program starts without its arguments.",
        ja: "スクリプトの後ろの単語は、スクリプト自身の $0、$1 … になります (sh(1))。プログラムは引数なしで起動します。",
    },
    advice: Text {
        en: "Leave the shell out: the program and its arguments are an array by themselves.",
        ja: "シェルを挟まず、プログラムと引数をそのまま配列にしてください。",
    },
};

const SHELL_AS_ARGUMENT: Pillars = Pillars {
    what: Text {
        en: "CMD is in the shell form, so ENTRYPOINT is given the arguments /bin/sh -c \"{command}\".",
        ja: "CMD が shell 形式なので、ENTRYPOINT には /bin/sh -c \"{command}\" が引数として渡されます。",
    },
    why: Text {
        en: "Beside an ENTRYPOINT in the exec form, CMD only gives arguments, and its shell form puts the shell's own words first.",
        ja: "exec 形式の ENTRYPOINT があると CMD は引数になり、shell 形式ではその先頭にシェルの起動コマンドが付きます。",
    },
    advice: Text {
        en: "Write CMD as an array, or all of the command in one of the two.",
        ja: "CMD を配列にするか、コマンド全体をどちらか一方にまとめてください。",
    },
};

const OPTION_AS_PROGRAM: Pillars = Pillars {
    what: Text {
        en: "{command} is an option, and no program stands in front of it: a program of that name is looked for, and there is none.",
        ja: "{command} はオプションですが、その前にプログラムがありません。この名前のプログラムを探しますが、存在しません。",
    },
    why: Text {
        en: "CMD gives options only to an ENTRYPOINT that adds the program to them. Here there is none: the container ends with \
             code 127.",
        ja: "CMD にオプションだけを書けるのは、プログラムを補う ENTRYPOINT がある場合だけです。ここにはないため、コンテナは終了コード 127 で\
             終わります。",
    },
    advice: Text {
        en: "Write the program in front of its options.",
        ja: "オプションの前に、そのプログラムを書いてください。",
    },
};

const IGNORED_CMD: Pillars = Pillars {
    what: Text {
        en: "ENTRYPOINT is in the shell form: this CMD is never used.",
        ja: "ENTRYPOINT が shell 形式なので、この CMD は使われません。",
    },
    why: Text {
        en: "The shell form of ENTRYPOINT is given no arguments, neither CMD's nor those of docker run.",
        ja: "shell 形式の ENTRYPOINT には引数が渡りません。CMD の内容も、docker run に付けた引数も無視されます。",
    },
    advice: Text {
        en: "Write ENTRYPOINT as an array, or take the CMD away.",
        ja: "ENTRYPOINT を配列にするか、CMD を削除してください。",
    },
};

/// What is said of an image that is made for someone else's use: nobody's application is lost.
const FOR_OTHERS: Text = Text {
    en: "Whoever gives a command of their own, as test tools do, does not meet it.",
    ja: "テストツールのように起動コマンドを別に指定して使う場合は影響しません。",
};

fn pillars(kind: FaultKind) -> Pillars {
    match kind {
        FaultKind::NotJson(Flaw::Quotes) => RULE.text,
        FaultKind::NotJson(Flaw::Commas) => COMMAS,
        FaultKind::NotJson(Flaw::OpenQuote) => OPEN_QUOTE,
        FaultKind::NotJson(Flaw::Brackets) => BRACKETS,
        FaultKind::NotJson(Flaw::Escapes) => ESCAPES,
        FaultKind::Test => TEST,
        FaultKind::Behind => BEHIND,
        FaultKind::OneWord => ONE_WORD,
        FaultKind::AsScript => AS_SCRIPT,
        FaultKind::Operators => OPERATORS,
        FaultKind::Unexpanded => UNEXPANDED,
        FaultKind::BuiltIn => BUILT_IN,
        FaultKind::LostArguments => LOST_ARGUMENTS,
        FaultKind::ShellAsArgument => SHELL_AS_ARGUMENT,
        FaultKind::OptionAsProgram => OPTION_AS_PROGRAM,
    }
}

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    if !context.starts_here() {
        return;
    }
    for event in &context.boot.events {
        let EventKind::Malformed { kind, command } = &event.kind else { continue };
        let said = pillars(*kind);
        let raised = findings.raise(event.span).with("command", command.clone());
        if context.plan.intent.is_intended() {
            raised.saying(Pillars { why: FOR_OTHERS, ..said }).severity(Severity::Info);
        } else {
            raised.saying(said);
        }
    }
    if let (
        Some(Starter::Written { form: StartForm::Shell(_), instruction: entrypoint }),
        Some(Starter::Written { instruction: cmd, .. }),
    ) = (&context.subject.entrypoint, &context.subject.cmd)
        && context.subject.owns(*entrypoint)
        && context.subject.owns(*cmd)
    {
        let span = context.file.instructions.get(*cmd).map_or(context.anchor(), |instruction| instruction.span);
        findings.raise(span).saying(IGNORED_CMD).severity(Severity::Warning);
    }
}
