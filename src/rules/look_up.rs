//! What to look up about a service that the catalogue does not know. No command is invented for it.

use super::Raised;
use crate::boot::{Boot, EventKind};
use crate::lang::{Lang, Text};
use crate::plan::{Meant, Plan};
use crate::report::Severity;

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

/// What to add to the advice of an error that no patch resolves.
#[must_use]
pub fn note(raised: &Raised, plan: &Plan, boot: &Boot, lang: Lang) -> Option<String> {
    if raised.severity != Severity::Error || raised.patch.is_some() {
        return None;
    }
    let unknown = plan.services.iter().find(|meant| meant.service.is_none() && is_name(meant))?;
    let name = unknown.name.trim_end_matches(".service");
    let by_script =
        boot.events.iter().any(|event| matches!(&event.kind, EventKind::InitScript { unit } if *unit == unknown.name));
    let text = if by_script { SCRIPT } else { UNIT };
    Some(text.fill(lang, &[("name", name)]))
}

/// Whether it can be looked up under its name: not one that a variable holds, and not a program that the text itself runs.
fn is_name(meant: &Meant) -> bool {
    meant.command.is_empty() && !meant.name.contains(['$', '*', '/'])
}
