//! What to look up about a service that the catalogue does not know. No command is invented for it.

use super::Raised;
use crate::boot::{Boot, EventKind, tree};
use crate::knowledge::services::{self, Service};
use crate::lang::{Lang, Text};
use crate::plan::evidence::Evidence;
use crate::plan::{Meant, Plan};
use crate::report::Severity;
use crate::subject::StageSubject;

const UNIT: Text = Text {
    en: "{name} is not in this tool's catalogue, and no command is made up for it. `systemctl cat {name}` on a machine that has it shows its \
         unit: the program of ExecStart= belongs into CMD, User=, WorkingDirectory= and Environment= become USER, WORKDIR and ENV. With \
         Type=forking, its manual names the option that keeps it in the foreground.",
    ja: "{name} はこのツールのカタログにないため、コマンドを推測して書くことはしません。インストール済みのマシンで `systemctl cat {name}` を\
         実行するとユニットを確認できます。ExecStart= のプログラムを CMD に書き、User=、WorkingDirectory=、Environment= はそれぞれ USER、WORKDIR、ENV に\
         置き換えてください。Type=forking の場合は、フォアグラウンドで動かすオプションをマニュアルで調べてください。",
};

const SCRIPT: Text = Text {
    en: "{name} is not in this tool's catalogue, and no command is made up for it. /etc/init.d/{name} in the image shows the program that it starts, \
         and as which user: that program belongs into CMD, with the option of its manual that keeps it in the foreground.",
    ja: "{name} はこのツールのカタログにないため、コマンドを推測して書くことはしません。起動されるプログラムと実行ユーザーは、イメージ内の \
         /etc/init.d/{name} で確認できます。そのプログラムを、フォアグラウンドで動かすオプション(マニュアルを参照)とともに CMD に書いてください。",
};

const COPIED: Text = Text {
    en: "What {name} starts stands in {name}.service, which this text copies and does not hold: look at that file. The program of its ExecStart= \
         belongs into CMD, User=, WorkingDirectory= and Environment= become USER, WORKDIR and ENV. With Type=forking, the program's manual \
         names the option that keeps it in the foreground.",
    ja: "{name} が起動する内容は、コピーされている {name}.service に書かれていますが、このテキストには含まれていません。そのファイルの ExecStart= の\
         プログラムを CMD に書き、User=、WorkingDirectory=、Environment= はそれぞれ USER、WORKDIR、ENV に置き換えてください。Type=forking の場合は、\
         フォアグラウンドで動かすオプションをプログラムのマニュアルで調べてください。",
};

const IN_TEXT: Text = Text {
    en: "The unit of {name} stands in this text, but it asks for something that CMD alone does not give (Type=forking or oneshot, a step before the \
         start, a variable or specifier that is not known here): move its ExecStart= into CMD by hand, or into a script that ends with `exec`.",
    ja: "{name} のユニットはこのテキストにありますが、CMD だけでは表せない設定(Type=forking や oneshot、起動前の処理、ここでは値の分からない変数や\
         指定子など)が含まれています。ExecStart= の内容を手作業で CMD に移すか、`exec` で終わるスクリプトにしてください。",
};

const NO_RECIPE: Text = Text {
    en: "For {name} this tool has no command that is sourced for this base. `systemctl cat {unit}` on a machine that has the package shows \
         its unit: the program of ExecStart= belongs into CMD, User=, WorkingDirectory= and Environment= become USER, WORKDIR and ENV. With \
         Type=forking, its manual names the option that keeps it in the foreground.",
    ja: "{name} については、このベースイメージで根拠のあるコマンドがこのツールにはありません。パッケージを入れたマシンで `systemctl cat {unit}` を\
         実行するとユニットを確認できます。ExecStart= のプログラムを CMD に書き、User=、WorkingDirectory=、Environment= はそれぞれ USER、WORKDIR、ENV に\
         置き換えてください。Type=forking の場合は、フォアグラウンドで動かすオプションをマニュアルで調べてください。",
};

/// What to add to the advice of an error that no patch resolves, or only for the services beside the `unplaced` ones.
#[must_use]
pub fn note(
    raised: &Raised,
    subject: &StageSubject<'_>,
    plan: &Plan,
    unplaced: &[String],
    boot: &Boot,
    evidence: &Evidence,
    lang: Lang,
) -> Option<String> {
    if raised.severity != Severity::Error || (raised.patch.is_some() && unplaced.is_empty()) {
        return None;
    }
    let unknown = plan.services.iter().find(|meant| meant.service.is_none() && is_name(meant));
    let Some(unknown) = unknown else { return no_recipe(raised, subject, plan, evidence, lang) };
    let name = unknown.name.trim_end_matches(".service");
    let by_script =
        boot.events.iter().any(|event| matches!(&event.kind, EventKind::InitScript { unit } if *unit == unknown.name));
    let text = if evidence.written.unit(name).is_some() {
        IN_TEXT
    } else if evidence.units_copied.iter().any(|hint| hint.name == name) {
        COPIED
    } else if by_script {
        SCRIPT
    } else {
        UNIT
    };
    Some(text.fill(lang, &[("name", name)]))
}

/// The same for a service of the catalogue that has no recipe here; what belongs to the host has its own words.
fn no_recipe(
    raised: &Raised,
    subject: &StageSubject<'_>,
    plan: &Plan,
    evidence: &Evidence,
    lang: Lang,
) -> Option<String> {
    let installed: Vec<&str> = evidence.installed.iter().map(|hint| hint.name.as_str()).collect();
    let known = plan.services.iter().filter(|meant| !meant.is_companion());
    let without = known.filter_map(|meant| meant.service).filter(|service| service.host.is_none());
    let without: Vec<&Service> =
        without.filter(|service| tree::recipe(service, subject, &installed).is_none()).collect();
    // Of several, the one that the finding is about.
    let said = raised.values.iter().find(|(name, _)| *name == "service").map(|(_, value)| value.as_str());
    let own = said.and_then(services::by_unit).filter(|own| without.iter().any(|service| service.id == own.id));
    let service = own.or(without.first().copied())?;
    let unit = service.units.first()?.trim_end_matches('*').trim_end_matches('@');
    Some(NO_RECIPE.fill(lang, &[("name", service.name), ("unit", unit)]))
}

/// Whether it can be looked up under its name: not one that a variable holds, and not a program that the text itself runs.
fn is_name(meant: &Meant) -> bool {
    meant.command.is_empty() && !meant.name.contains(['$', '*', '/'])
}
