//! The start command as it stands in a stage, and how another one is written in its place.

use super::super::apply::{apply, replace};
use super::super::stage::StageParts;
use super::script::{self, New};
use crate::boot::form;
use crate::input::dockerfile::{Content, Flat, Keyword, StartForm};
use crate::input::shell;
use crate::knowledge::programs::{self, Role};
use crate::report::Edit;
use crate::subject::Starter;
use crate::text::Span;

/// The start command of a stage's own text.
pub struct Written<'p> {
    /// Its instruction: ENTRYPOINT, or CMD.
    pub index: usize,
    /// A mini-init in front, with its options.
    prefix: Vec<String>,
    /// The script that a shell is given, if one is.
    script: Option<ScriptText<'p>>,
    /// A CMD that only gives arguments to the ENTRYPOINT.
    arguments: Option<usize>,
    /// The words of an array, without a mini-init in front.
    words: Vec<String>,
}

/// The script of a start command.
struct ScriptText<'p> {
    text: String,
    /// Where it stands, if it is the shell form.
    flat: Option<&'p Flat>,
    /// The shell that an array names: `bash -c`.
    shell: Vec<String>,
}

impl<'p> Written<'p> {
    /// What this very stage writes; none where it inherits its start command.
    #[must_use]
    pub fn of(parts: &'p StageParts<'_>) -> Option<Self> {
        let subject = parts.subject;
        let index = subject.start_instruction().filter(|&index| subject.owns(index))?;
        let form = match &parts.file.instructions.get(index)?.content {
            Content::Cmd(form) | Content::Entrypoint(form) => form,
            _ => return None,
        };
        let arguments = match subject.cmd.as_ref() {
            Some(Starter::Written { instruction, .. }) if *instruction != index && subject.owns(*instruction) => {
                Some(*instruction)
            }
            _ => None,
        };
        let mut written = Self { index, prefix: Vec::new(), script: None, arguments, words: Vec::new() };
        let fault = if parts.boot.is_malformed() { form::fault(subject) } else { None };
        if let Some(words) = fault.and_then(|fault| fault.meant) {
            written.take(&words);
            return Some(written);
        }
        match form {
            StartForm::Shell(flat) => written.script = Some(of_flat(flat)),
            StartForm::Exec(words) => {
                let mut all: Vec<String> = words.iter().map(|word| word.value.clone()).collect();
                if arguments.is_some()
                    && let Some(Starter::Written { form: StartForm::Exec(more), .. }) = &subject.cmd
                {
                    all.extend(more.iter().map(|word| word.value.clone()));
                }
                written.take(&all);
            }
        }
        Some(written)
    }

    /// Reads the words of an array: a mini-init, a shell with its script.
    fn take(&mut self, words: &[String]) {
        let mini = words.first().is_some_and(|word| programs::role(word) == Some(Role::MiniInit));
        let dashes = words.iter().position(|word| word == "--").map(|at| at + 1);
        let options = words.iter().skip(1).take_while(|word| word.starts_with('-')).count() + 1;
        let (prefix, own) = words.split_at(if mini { dashes.unwrap_or(options).min(words.len()) } else { 0 });
        self.prefix = prefix.to_vec();
        self.words = own.to_vec();
        if let [shell, flag, script, ..] = own
            && programs::role(shell) == Some(Role::Shell)
            && flag.starts_with('-')
            && flag.ends_with('c')
        {
            self.script =
                Some(ScriptText { text: script.clone(), flat: None, shell: vec![shell.clone(), flag.clone()] });
        }
    }

    /// The text of its script; none where it is a plain array.
    #[must_use]
    pub fn script(&self) -> Option<&str> {
        self.script.as_ref().map(|script| script.text.as_str())
    }

    /// Whether a script stands in the shell form, or may, where its lines can go on.
    #[must_use]
    pub fn may_go_on(&self) -> bool {
        match &self.script {
            Some(script) => script.flat.is_some(),
            None => self.prefix.is_empty(),
        }
    }

    /// The words of an array, without a mini-init in front.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// The script's new text with a service's command in it. None where no correction can be right.
    #[must_use]
    pub fn with_command(&self, parts: &StageParts<'_>, command: &[String], as_user: bool) -> Option<New> {
        match &self.script {
            Some(script) => script::with_command(&script.text, command, parts.subject.family, as_user),
            None => Some(New::Alone(command.to_vec())),
        }
    }

    /// The edits that write it anew; the arguments that a CMD gave go with the ENTRYPOINT that took them.
    #[must_use]
    pub fn edits(&self, parts: &StageParts<'_>, new: &New) -> Vec<Edit> {
        let Some(instruction) = parts.file.instructions.get(self.index) else { return Vec::new() };
        let mut edits = match (new, self.script.as_ref().and_then(|script| script.flat)) {
            (New::Edited(edits), Some(flat)) => {
                edits.iter().map(|(span, text)| replace(flat.span(*span), text.clone())).collect()
            }
            _ => vec![replace(instruction.args.whole(), self.text(new))],
        };
        if self.arguments.is_some() {
            // All of them: an earlier CMD that the last one overrides must not come back to life.
            let own = parts.subject.stage.instructions.clone().filter_map(|index| parts.file.instructions.get(index));
            edits.extend(own.filter(|other| other.keyword == Keyword::Cmd).map(|cmd| replace(cmd.lines, "")));
        }
        edits
    }

    /// What stands behind the keyword when it is written anew.
    #[must_use]
    pub fn text(&self, new: &New) -> String {
        let words: Vec<String> = match (new, &self.script) {
            (New::Alone(command), _) => self.prefix.iter().chain(command).cloned().collect(),
            (New::Edited(edits), Some(script)) => {
                let edits: Vec<Edit> = edits.iter().map(|(span, text)| replace(*span, text.clone())).collect();
                let edited = apply(&script.text, &edits);
                if script.flat.is_some() {
                    return edited;
                }
                self.prefix.iter().chain(&script.shell).cloned().chain([edited]).collect()
            }
            (New::Edited(_), None) => Vec::new(),
            (New::Shell(script), _) if self.prefix.is_empty() => return script.clone(),
            (New::Shell(script), _) => {
                let shell = ["sh", "-c", script].map(str::to_owned);
                self.prefix.iter().cloned().chain(shell).collect()
            }
        };
        json(&words)
    }

    /// Its instruction and the CMD that belongs to it.
    pub fn instructions(&self) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(self.index).chain(self.arguments)
    }
}

/// The shell form; where all of it is `bash -c "…"`, the script that counts is that one.
fn of_flat(flat: &Flat) -> ScriptText<'_> {
    let script = shell::parse(&flat.text);
    let commands = script.commands();
    if let [only] = commands.as_slice()
        && script.list.items.len() == 1
        && only.command.redirects.is_empty()
        && only.command.span == Span::new(flat.text.len() - flat.text.trim_start().len(), flat.text.trim_end().len())
        && let [shell, flag, inner] = only.words.get(shell::unwrap(only.words).index..).unwrap_or_default()
        && programs::role(&shell.value) == Some(Role::Shell)
        && flag.value.starts_with('-')
        && flag.value.ends_with('c')
        && inner.literal
    {
        return ScriptText {
            text: inner.value.clone(),
            flat: None,
            shell: vec![shell.value.clone(), flag.value.clone()],
        };
    }
    ScriptText { text: flat.text.clone(), flat: Some(flat), shell: Vec::new() }
}

/// The exec form of words.
#[must_use]
pub fn json<T: AsRef<str>>(words: &[T]) -> String {
    let quoted: Vec<String> =
        words.iter().map(|word| serde_json::to_string(word.as_ref()).unwrap_or_else(|_| "\"\"".to_owned())).collect();
    format!("[{}]", quoted.join(", "))
}
