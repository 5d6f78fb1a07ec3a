//! How much of a listing was read.

use super::out::Out;
use super::read::Failure;
use crate::lang::{Lang, Text};
use crate::report::{InputKind, Report, Subject, SubjectKind};

const NONE_READ: Text = Text {
    en: "no process was read; paste the whole output, with its first line",
    ja: "プロセスを 1 つも読み取れませんでした。先頭行も含めて、出力全体を貼り付けてください",
};
const ONE: Text = Text { en: "1 process read", ja: "プロセス 1 個を読み取りました" };
const MANY: Text = Text { en: "{count} processes read", ja: "プロセス {count} 個を読み取りました" };
const MORE: Text = Text { en: "{count} more", ja: "ほか {count} 件" };
const HOST: Text = Text { en: "host", ja: "ホスト" };
const CONTAINER: Text = Text { en: "container", ja: "コンテナ" };
/// How many subjects are named.
const NAMED: usize = 6;

/// How many processes were read from a listing, and where they run.
pub(super) fn read(out: &mut Out, report: &Report, name: &str, lang: Lang) -> Result<(), Failure> {
    if report.input != InputKind::Ps {
        return Ok(());
    }
    let counts = || report.subjects.iter().filter_map(|subject| Some((subject, subject.processes?)));
    let total = counts().map(|(_, count)| count).fold(0, usize::saturating_add);
    if total == 0 {
        return out.line(&format!("{name}: {}", NONE_READ.get(lang)));
    }
    let text = if total == 1 { ONE } else { MANY };
    let mut line = format!("{name}: {}", text.fill(lang, &[("count", &total.to_string())]));
    if counts().count() > 1 {
        let place = |(subject, count): (&Subject, usize)| {
            let kind = if subject.kind == SubjectKind::Host { HOST } else { CONTAINER };
            let kind = kind.get(lang);
            // What has no name of its own is called after its kind already.
            if kind == subject.name { format!("{kind} {count}") } else { format!("{kind} {} {count}", subject.name) }
        };
        let mut places: Vec<String> = counts().take(NAMED).map(place).collect();
        if let Some(more) = counts().count().checked_sub(NAMED).filter(|more| *more > 0) {
            places.push(MORE.fill(lang, &[("count", &more.to_string())]));
        }
        line.push_str(": ");
        line.push_str(&places.join(if lang == Lang::Ja { "、" } else { ", " }));
    }
    out.line(&line)
}
