//! The picture of privilege, a line for each: what is given, whether it is needed, what it opens.

use super::out::Out;
use super::read::Failure;
use crate::report::{Privilege, PrivilegeChange, PrivilegeNeed, PrivilegeRisk, Report, Subject};
use crate::{Lang, lang::Text};

const GIVEN: Text = Text {
    en: "{name}: what {subject} is given of the host",
    ja: "{name}: {subject} に与えられるホストの権限",
};
const NEEDED: Text = Text { en: "needed", ja: "必要" };
const PERHAPS: Text = Text { en: "perhaps", ja: "場合による" };
const NOT_NEEDED: Text = Text { en: "not needed", ja: "不要" };
const UNKNOWN: Text = Text { en: "not known", ja: "不明" };
const DROPPED: Text = Text { en: "held more tightly: {names}", ja: "制限を強めるもの: {names}" };
const ALSO: Text = Text { en: "{name}: {says}", ja: "{name}: {says}" };
const MORE: Text = Text {
    en: "and {count} more, which reach less far: {names}",
    ja: "ほかに、影響がより小さいもの {count} 件: {names}",
};

/// How many lines of one subject are printed; the rest is named in one.
const MOST: usize = 12;

pub(super) fn report(out: &mut Out, report: &Report, name: &str, lang: Lang) -> Result<(), Failure> {
    for subject in report.subjects.iter().filter(|subject| !subject.privileges.is_empty()) {
        of_subject(out, subject, name, lang)?;
    }
    Ok(())
}

fn of_subject(out: &mut Out, subject: &Subject, name: &str, lang: Lang) -> Result<(), Failure> {
    out.line(&GIVEN.fill(lang, &[("name", name), ("subject", &subject.name)]))?;
    // What is needed, and what is the author's own choice, is never left out; of the rest what opens the host.
    let all = subject.privileges.iter().filter(|privilege| privilege.change == PrivilegeChange::Granted).count();
    let wide = |privilege: &&Privilege| {
        if privilege.change != PrivilegeChange::Granted {
            return false;
        }
        privilege.risk == PrivilegeRisk::Host
            || matches!(privilege.need, PrivilegeNeed::Needed | PrivilegeNeed::Perhaps)
            || all <= MOST
    };
    let shown: Vec<&Privilege> = subject.privileges.iter().filter(wide).collect();
    let width = shown.iter().map(|privilege| privilege.name.chars().count()).max().unwrap_or_default();
    for privilege in &shown {
        let need = match privilege.need {
            PrivilegeNeed::Needed => NEEDED,
            PrivilegeNeed::Perhaps => PERHAPS,
            PrivilegeNeed::NotNeeded => NOT_NEEDED,
            PrivilegeNeed::Unknown => UNKNOWN,
        };
        let padded = format!("{}{}", privilege.name, " ".repeat(width - privilege.name.chars().count()));
        let said = privilege.reason.as_deref().unwrap_or(&privilege.attack);
        out.line(&format!("    {padded}  {}: {said}", need.get(lang)))?;
    }
    let names = |change: PrivilegeChange| -> Vec<&str> {
        let rest = subject.privileges.iter().filter(|privilege| privilege.change == change && !wide(privilege));
        rest.map(|privilege| privilege.name.as_str()).collect()
    };
    for (change, text) in [(PrivilegeChange::Granted, MORE), (PrivilegeChange::Dropped, DROPPED)] {
        let names = names(change);
        if !names.is_empty() {
            let count = names.len().to_string();
            out.line(&format!(
                "    {}",
                text.fill(
                    lang,
                    &[("count", &count), ("names", &names.join(if lang == Lang::Ja { "、" } else { ", " }))]
                )
            ))?;
        }
    }
    for privilege in subject.privileges.iter().filter(|privilege| privilege.change == PrivilegeChange::Neither) {
        out.line(&format!("    {}", ALSO.fill(lang, &[("name", &privilege.name), ("says", &privilege.allows)])))?;
    }
    Ok(())
}
