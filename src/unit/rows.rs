//! What becomes of each setting: one row a setting, so that none is dropped in silence.

use crate::input::unit::Entry;
use crate::lang::{Lang, Text};
use crate::text::Span;

/// Where a setting went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Into the Dockerfile.
    Image,
    /// Into the run line.
    Run,
    /// It is a step around the start: what becomes of it.
    Step,
    /// Another unit that this one needs.
    Dependency,
    /// Nothing has to be done.
    Settled,
    /// A container has nothing for it.
    Lost,
    /// Something has to be looked up.
    Ask,
    /// systemd itself would not take it as it is written.
    Damaged,
}

/// What became of a setting.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Where it stands.
    pub span: Span,
    /// The setting, as it is shown: `User=git`.
    pub setting: String,
    /// Where it went.
    pub place: Place,
    /// What it became, in both languages alike: an instruction, an option. Empty where a remark says all.
    pub becomes: String,
    /// What is said about it.
    pub remark: String,
}

/// All rows, in order.
#[derive(Debug)]
pub struct Rows {
    /// The rows.
    pub all: Vec<Row>,
    /// The language of the remarks.
    pub lang: Lang,
}

/// The longest value that is shown, in characters.
const SHOWN: usize = 60;

impl Rows {
    /// None yet.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self { all: Vec::new(), lang }
    }

    /// What an entry became.
    pub fn add(&mut self, entry: &Entry, place: Place, becomes: impl Into<String>) -> &mut Row {
        let setting = format!("{}={}", entry.key, short(&entry.value));
        self.all.push(Row { span: entry.span, setting, place, becomes: becomes.into(), remark: String::new() });
        let last = self.all.len() - 1;
        &mut self.all[last]
    }

    /// What is said about an entry.
    pub fn say(&mut self, entry: &Entry, place: Place, text: Text, values: &[(&str, &str)]) {
        let remark = text.fill(self.lang, values);
        self.add(entry, place, "").remark = remark;
    }

    /// What an entry became, and what is said about it.
    pub fn add_saying(&mut self, entry: &Entry, place: Place, becomes: impl Into<String>, text: Text) {
        let remark = text.get(self.lang).to_owned();
        self.add(entry, place, becomes).remark = remark;
    }

    /// The rows of a place, as a list: equal remarks stand together.
    #[must_use]
    pub fn list(&self, place: Place) -> Option<(Span, String)> {
        let mut lines: Vec<(Vec<&str>, String)> = Vec::new();
        let mut first = None;
        for row in self.all.iter().filter(|row| row.place == place) {
            first.get_or_insert(row.span);
            let says = match (row.becomes.is_empty(), row.remark.is_empty()) {
                (true, _) => row.remark.clone(),
                (false, true) => format!("`{}`", row.becomes),
                (false, false) => format!("`{}` ({})", row.becomes, row.remark),
            };
            let same = lines.iter_mut().rev().take(200).find(|(_, known)| *known == says && row.becomes.is_empty());
            match same {
                Some((settings, _)) if settings.contains(&row.setting.as_str()) => {}
                Some((settings, _)) => settings.push(&row.setting),
                None => lines.push((vec![&row.setting], says)),
            }
        }
        let text: Vec<String> = lines
            .iter()
            .map(|(settings, says)| {
                let settings: Vec<String> = settings.iter().map(|setting| format!("`{setting}`")).collect();
                let separator = if self.lang == Lang::Ja { "、" } else { ", " };
                let arrow = if self.lang == Lang::Ja { "：" } else { ": " };
                format!("{}{arrow}{says}", settings.join(separator))
            })
            .collect();
        Some((first?, text.join("\n")))
    }
}

/// A value as it is shown: not too long, and without what would end the code around it.
#[must_use]
pub fn short(value: &str) -> String {
    let plain: String = value.split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "'");
    match plain.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &plain[..at]),
        None => plain,
    }
}
