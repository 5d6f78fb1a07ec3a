//! What of root's power the program keeps.

use super::Options;
use crate::input::unit::{Entry, Unit};
use crate::knowledge::directives::HOST_CAPABILITIES;
use crate::lang::Text;
use crate::unit::rows::{Place, Rows};

const HOST_CAPABILITY: Text = Text {
    en: "{names}: not added, since it acts on the host itself. That the unit allows it does not say that the program needs it; add it by hand if it does",
    ja: "{names} はホスト自体に影響するため加えていません。ユニットが許可していても必要とは限らないので、本当に必要な場合だけ手作業で追加してください",
};
const AMBIENT: Text = Text {
    en: "a user other than root gets a capability in a container only through the program's file: also `RUN setcap {names}+ep PROGRAM` before USER",
    ja: "root 以外のユーザーは、プログラムのファイルに付けた権限を通してしかケーパビリティを得られません。USER より前に `RUN setcap {names}+ep プログラム` も必要です",
};
const LOW_PORTS: Text = Text {
    en: "Docker lets every user in a container open ports below 1024 (since 20.10)",
    ja: "Docker 20.10 以降、コンテナ内ではどのユーザーも 1024 未満のポートを使えます",
};

impl Options {
    pub(super) fn capabilities(&mut self, unit: &Unit, rows: &mut Rows) {
        // An empty value is a set of its own here: none at all.
        let bounding: Vec<&Entry> = unit
            .entries
            .iter()
            .filter(|entry| {
                entry.section == "Service" && matches!(entry.key.as_str(), "CapabilityBoundingSet" | "Capabilities")
            })
            .collect();
        let named = |value: &str| -> Vec<String> {
            value
                .trim_start_matches('~')
                .split_whitespace()
                .map(|name| name.trim_start_matches("CAP_").to_ascii_uppercase())
                .collect()
        };
        for entry in &bounding {
            let names = named(&entry.value);
            if entry.value.starts_with('~') {
                let dropped: Vec<String> = names.iter().map(|name| self.push(format!("--cap-drop {name}"))).collect();
                rows.add(entry, Place::Run, if dropped.is_empty() { String::new() } else { dropped.join(" ") });
                continue;
            }
            let (host, own): (Vec<String>, Vec<String>) =
                names.into_iter().partition(|name| HOST_CAPABILITIES.contains(&name.as_str()));
            let mut given = vec![self.push("--cap-drop ALL")];
            given.extend(own.iter().map(|name| self.push(format!("--cap-add {name}"))));
            let remark = HOST_CAPABILITY.fill(rows.lang, &[("names", &host.join(", "))]);
            let row = rows.add(entry, Place::Run, given.join(" "));
            if !host.is_empty() {
                row.remark = remark;
            }
        }
        for entry in unit.entries("Service", "AmbientCapabilities") {
            let names = named(&entry.value);
            let low_only = names.iter().all(|name| name == "NET_BIND_SERVICE");
            if low_only && bounding.is_empty() {
                rows.say(entry, Place::Settled, LOW_PORTS, &[]);
                continue;
            }
            let (host, own): (Vec<String>, Vec<String>) =
                names.into_iter().partition(|name| HOST_CAPABILITIES.contains(&name.as_str()));
            let given: Vec<String> = own.iter().map(|name| self.push(format!("--cap-add {name}"))).collect();
            let mut remarks = Vec::new();
            if low_only {
                remarks.push(LOW_PORTS.get(rows.lang).to_owned());
            } else {
                let files: Vec<String> =
                    own.iter().chain(&host).map(|name| format!("cap_{}", name.to_ascii_lowercase())).collect();
                remarks.push(AMBIENT.fill(rows.lang, &[("names", &files.join(","))]));
            }
            if !host.is_empty() {
                remarks.push(HOST_CAPABILITY.fill(rows.lang, &[("names", &host.join(", "))]));
            }
            rows.add(entry, Place::Run, given.join(" ")).remark = remarks.join("; ");
        }
    }
}
