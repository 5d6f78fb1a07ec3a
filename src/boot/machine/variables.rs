//! What a shell's variables hold, as far as the script itself sets them, and what that decides: words, tests, arms of `case`.
//!
//! A variable that the script does not set may come from ENV or from `docker run`: it is not known.

use super::Machine;
use super::script::{ShellState, param};
use crate::input::shell::{AndOr, Choice, Command, CommandKind, List, Origin, Pipeline, Word};
use crate::knowledge::services::matches;
use std::borrow::Cow;

/// How many variables of a shell are remembered.
const MAX_VARIABLES: usize = 64;

/// How long a word with values in it may become: `A=$A$A` doubles each time.
const LONGEST: usize = 1024;

impl ShellState<'_> {
    /// Sets a variable, or forgets it where its value is not known.
    pub(super) fn assign(&mut self, name: &str, value: Option<String>) {
        let name = name.strip_suffix('+').map_or(name, |appended| appended);
        match value {
            Some(value) if value.len() > LONGEST => {
                self.variables.remove(name);
            }
            Some(value) if self.variables.len() < MAX_VARIABLES || self.variables.contains_key(name) => {
                self.variables.insert(name.to_owned(), value);
            }
            _ => {
                self.variables.remove(name);
            }
        }
    }

    /// Forgets what something that may or may not have run has changed.
    pub(super) fn keep_unchanged(&mut self, before: &Self) {
        self.variables.retain(|name, value| before.variables.get(name) == Some(value));
    }

    /// The value of `name`, `1`, `#` or of one of the usual expansions of them; none where it is not known.
    fn value(&self, inner: &str) -> Option<String> {
        let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(inner.len());
        let (name, operator) = if inner.starts_with('#') { ("#", inner.get(1..)?) } else { inner.split_at(end) };
        let value = match name.parse::<usize>() {
            Ok(0) => None,
            Ok(number) => {
                let params = self.params.as_ref()?;
                Some(params.get(number - 1).map_or_else(String::new, |word| word.value.clone()))
            }
            Err(_) if name == "#" => Some(self.params.as_ref()?.len().to_string()),
            Err(_) => self.variables.get(name).cloned(),
        }?;
        match operator {
            "" => Some(value),
            // `${1#-}`: without a dash in front; `${1:0:1}`: its first character.
            "#-" => Some(value.strip_prefix('-').unwrap_or(&value).to_owned()),
            ":0:1" => Some(value.chars().take(1).collect()),
            _ => {
                let default = operator.strip_prefix(":-").filter(|text| !text.contains(['$', '`']))?;
                Some(if value.is_empty() { default.to_owned() } else { value })
            }
        }
    }

    /// The word with its variables put in; none where one of them is not known, or the shell would make more words of it.
    fn expanded(&self, word: &Word) -> Option<Word> {
        if word.literal || !word.substitutions.is_empty() || word.value.contains('`') {
            return None;
        }
        let mut value = String::new();
        let mut rest = word.value.as_str();
        while let Some(at) = rest.find('$') {
            value.push_str(&rest[..at]);
            let after = &rest[at + 1..];
            let (inner, behind) = match after.strip_prefix('{') {
                Some(braced) => braced.split_once('}')?,
                None if after.starts_with('#') => after.split_at(1),
                None if after.starts_with(|c: char| c.is_ascii_digit()) => after.split_at(1),
                None => {
                    let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(after.len());
                    after.split_at(end)
                }
            };
            value.push_str(&self.value(inner)?);
            if value.len() > LONGEST {
                return None;
            }
            rest = behind;
        }
        value.push_str(rest);
        let splits = value.is_empty() || value.contains(|c: char| c.is_whitespace() || "*?[~".contains(c));
        if splits && !word.quoted {
            return None;
        }
        let mut origin = Origin::default();
        origin.push(value.len(), word.span);
        Some(Word { value, literal: true, quoted: word.quoted, substitutions: Vec::new(), span: word.span, origin })
    }
}

impl Machine<'_, '_> {
    /// The words of a command with the shell's own variables put in. Its arguments as whole words stay as they are: they have
    /// a place of their own in the text.
    pub(super) fn with_variables<'w>(&self, words: &'w [Word]) -> Cow<'w, [Word]> {
        let known = |word: &Word| if param(&word.value).is_some() { None } else { self.shell.expanded(word) };
        if !words.iter().any(|word| known(word).is_some()) {
            return Cow::Borrowed(words);
        }
        Cow::Owned(words.iter().map(|word| known(word).unwrap_or_else(|| word.clone())).collect())
    }

    /// The words of a command with all that is known put in.
    pub(super) fn expanded<'w>(&self, words: &'w [Word]) -> Cow<'w, [Word]> {
        let known = |word: &Word| self.shell.expanded(word);
        if !words.iter().any(|word| known(word).is_some()) {
            return Cow::Borrowed(words);
        }
        Cow::Owned(words.iter().map(|word| known(word).unwrap_or_else(|| word.clone())).collect())
    }

    /// Remembers assignments that stand alone.
    pub(super) fn assign(&mut self, assignments: &[(String, Word)]) {
        for (name, word) in assignments {
            let value =
                if word.literal { Some(word.value.clone()) } else { self.shell.expanded(word).map(|word| word.value) };
            self.shell.assign(name, value);
        }
    }

    /// What commands that set variables leave of what is known: `export A=b`, `read A`, `eval`, a file that is read in.
    pub(super) fn forget(&mut self, words: &[Word]) {
        let Some((first, args)) = words.split_first() else { return };
        match first.value.as_str() {
            "export" | "local" | "readonly" | "declare" | "typeset" => {
                for arg in args {
                    match arg.value.split_once('=') {
                        Some((name, value)) => self.shell.assign(name, arg.literal.then(|| value.to_owned())),
                        // `export A` leaves its value; `local A` takes it away.
                        None if first.value == "local" => self.shell.assign(&arg.value, None),
                        None => {}
                    }
                }
            }
            "read" | "unset" | "getopts" | "mapfile" | "readarray" | "printf" | "let" => {
                for arg in args {
                    self.shell.assign(&arg.value, None);
                }
            }
            "eval" | "." | "source" => self.shell.variables.clear(),
            _ => {}
        }
    }

    /// Whether a condition holds, as far as it is made of tests of known words.
    pub(super) fn holds(&self, condition: &List) -> Option<bool> {
        let [item] = condition.items.as_slice() else { return None };
        let mut holds = self.one_holds(&item.first).filter(|_| !item.background)?;
        for (operator, pipeline) in &item.rest {
            if holds == (*operator == AndOr::And) {
                holds = self.one_holds(pipeline)?;
            }
        }
        Some(holds)
    }

    fn one_holds(&self, pipeline: &Pipeline) -> Option<bool> {
        let [Command { kind: CommandKind::Simple { assignments, words }, .. }] = pipeline.commands.as_slice() else {
            return None;
        };
        let holds = match words.first().filter(|_| assignments.is_empty())?.value.as_str() {
            "true" | ":" if words.len() == 1 => Some(true),
            "false" if words.len() == 1 => Some(false),
            _ => test(&self.expanded(words)),
        }?;
        Some(holds != pipeline.negated)
    }

    /// The arm of a `case` that is taken; the outer None says that it is not known, the inner one that none is.
    pub(super) fn chosen(&self, choice: &Choice) -> Option<Option<usize>> {
        let word = choice.word.as_ref().filter(|_| !choice.falls_through)?;
        let word = if word.literal { word.clone() } else { self.shell.expanded(word)? };
        for (at, patterns) in choice.patterns.iter().enumerate() {
            for pattern in patterns {
                // A pattern with `*` counts as known; with other special characters it does not.
                let plain = pattern.literal || !pattern.value.contains(['$', '`', '?', '[', '\\']);
                if !plain {
                    return None;
                }
                let fits =
                    if pattern.literal { pattern.value == word.value } else { matches(&pattern.value, &word.value) };
                if fits {
                    return Some(Some(at));
                }
            }
        }
        Some(None)
    }
}

/// What `[ … ]` or `test …` says of known words.
pub(super) fn test(words: &[Word]) -> Option<bool> {
    let (first, args) = words.split_first()?;
    let args = match first.value.as_str() {
        "test" => args,
        "[" => match args.split_last() {
            Some((last, inner)) if last.value == "]" => inner,
            // Without its end it is no test: it fails.
            _ => return Some(false),
        },
        _ => return None,
    };
    if args.iter().any(|word| !word.literal) {
        return None;
    }
    let values: Vec<&str> = args.iter().map(|word| word.value.as_str()).collect();
    of_values(&values)
}

fn of_values(values: &[&str]) -> Option<bool> {
    match values {
        [] => Some(false),
        [only] => Some(!only.is_empty()),
        ["!", rest @ ..] if rest.len() < 3 => of_values(rest).map(|holds| !holds),
        ["-n", text] => Some(!text.is_empty()),
        ["-z", text] => Some(text.is_empty()),
        [left, "=" | "==", right] => Some(left == right),
        [left, "!=", right] => Some(left != right),
        [left, operator, right] => {
            let (left, right) = (left.parse::<i64>().ok()?, right.parse::<i64>().ok()?);
            match *operator {
                "-eq" => Some(left == right),
                "-ne" => Some(left != right),
                "-gt" => Some(left > right),
                "-ge" => Some(left >= right),
                "-lt" => Some(left < right),
                "-le" => Some(left <= right),
                _ => None,
            }
        }
        // Two words of which the first is no operator: "unknown operand", it fails.
        [first, _] if !first.starts_with('-') && *first != "!" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::shell;

    fn says(text: &str) -> Option<bool> {
        let script = shell::parse(text);
        let found = script.commands();
        test(found.first().map_or(&[][..], |found| found.words))
    }

    #[test]
    fn tests_of_known_words() {
        for text in ["[ x ]", "test x", "[ a = a ]", "[ 2 -gt 1 ]", "[ -n a ]", "[ ! -z a ]", "[ a != b ]"] {
            assert_eq!(says(text), Some(true), "{text}");
        }
        for text in ["[ ]", "[ '' ]", "[ a = b ]", "[ 1 -gt 2 ]", "[ a", "[ nginx, -g ]"] {
            assert_eq!(says(text), Some(false), "{text}");
        }
        for text in ["[ -f /x ]", "[ \"$A\" = a ]", "[ -d /x -a -f /y ]", "nginx"] {
            assert_eq!(says(text), None, "{text}");
        }
    }

    #[test]
    fn values_do_not_grow_without_bound() {
        let mut shell = ShellState::default();
        shell.assign("a", Some("x".repeat(LONGEST)));
        let script = shell::parse("x \"$a$a\"");
        assert!(shell.expanded(&script.commands()[0].words[1]).is_none());
        shell.assign("a", Some("x".repeat(LONGEST + 1)));
        assert!(shell.variables.is_empty());
    }

    #[test]
    fn usual_expansions_of_what_the_script_is_given() {
        let params = [Word { value: "-v".to_owned(), literal: true, ..Word::default() }];
        let mut shell = ShellState { params: Some(params.as_slice().into()), ..ShellState::default() };
        shell.assign("name", Some("nginx".to_owned()));
        let script =
            shell::parse("x \"${1#-}\" \"${1:0:1}\" $# /etc/init.d/$name \"$2\" \"${name:-a}\" $OTHER '$name'");
        let words: Vec<Option<String>> =
            script.commands()[0].words[1..].iter().map(|word| shell.expanded(word).map(|word| word.value)).collect();
        let known = |value: &str| Some(value.to_owned());
        let wanted =
            [known("v"), known("-"), known("1"), known("/etc/init.d/nginx"), known(""), known("nginx"), None, None];
        assert_eq!(words, wanted);
    }
}
