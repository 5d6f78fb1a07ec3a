//! supervisord's configuration, as far as it says what is started (<https://supervisord.org/configuration.html>).
//!
//! Reading cannot fail: lines that are neither a section nor `key=value` are passed over.

use crate::text::Span;

/// What a configuration says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Configuration {
    /// `nodaemon` of `[supervisord]`, where it is set.
    pub in_front: Option<bool>,
    /// The programs that it starts by itself.
    pub programs: Vec<Program>,
}

/// `[program:name]`
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    /// Its name.
    pub name: String,
    /// Its command, one line.
    pub command: String,
    /// Where the command stands.
    pub span: Span,
}

/// Reads a configuration; spans are bytes of `text`.
#[must_use]
pub fn parse(text: &str) -> Configuration {
    let mut found = Configuration::default();
    let mut section = "";
    let mut program: Option<Program> = None;
    let mut starts = true;
    // Whether the value that an indented line goes on is the command.
    let mut in_command = false;
    let mut at = 0;
    for raw in text.split_inclusive('\n') {
        let start = at;
        at += raw.len();
        let line = without_comment(raw.trim_end());
        let content = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        if content.is_empty() {
            continue;
        }
        if line.starts_with([' ', '\t']) && !content.starts_with('[') {
            if let Some(program) = program.as_mut().filter(|_| in_command) {
                program.command.push(' ');
                program.command.push_str(content);
                program.span.end = from + content.len();
            }
            continue;
        }
        in_command = false;
        if let Some(name) = content.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            found.programs.extend(program.take().filter(|program| starts && !program.command.is_empty()));
            starts = true;
            section = name.trim();
            let name = section.strip_prefix("program:").or_else(|| section.strip_prefix("fcgi-program:"));
            program = name.map(|name| Program { name: name.to_owned(), command: String::new(), span: Span::default() });
            continue;
        }
        let Some((key, value)) = content.split_once(['=', ':']) else { continue };
        let value = value.trim();
        match (section, key.trim()) {
            ("supervisord", "nodaemon") => found.in_front = Some(is_true(value)),
            (_, "command") => {
                if let Some(program) = &mut program {
                    value.clone_into(&mut program.command);
                    program.span = Span::new(from, from + content.len());
                    in_command = true;
                }
            }
            (_, "autostart") => starts = is_true(value),
            _ => {}
        }
    }
    found.programs.extend(program.filter(|program| starts && !program.command.is_empty()));
    found
}

/// A line without its comment: `;` and `#` at its start, ` ;` within it.
fn without_comment(line: &str) -> &str {
    if line.starts_with([';', '#']) {
        return "";
    }
    let end =
        line.match_indices(';').find(|&(at, _)| line[..at].ends_with([' ', '\t'])).map_or(line.len(), |(at, _)| at);
    line[..end].trim_end()
}

fn is_true(value: &str) -> bool {
    ["true", "yes", "on", "1"].iter().any(|word| value.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_and_their_commands() {
        let text = "[supervisord]\nnodaemon = true ; stay\n\n[program:web]\ncommand=nginx -g\n  \"daemon off;\"\n;command=x\nautorestart=true\n\
                    [program:later]\ncommand=x\nautostart=false\n[program:sshd]\ncommand = /usr/sbin/sshd -D ; ssh\n[program:none]\n";
        let found = parse(text);
        assert_eq!(found.in_front, Some(true));
        let programs: Vec<_> =
            found.programs.iter().map(|program| (program.name.as_str(), program.command.as_str())).collect();
        assert_eq!(programs, [("web", "nginx -g \"daemon off;\""), ("sshd", "/usr/sbin/sshd -D")]);
        assert_eq!(found.programs[0].span.of(text), "command=nginx -g\n  \"daemon off;\"");
        assert_eq!(found.programs[1].span.of(text), "command = /usr/sbin/sshd -D");
    }

    #[test]
    fn what_is_commented_out_or_damaged_says_nothing() {
        for text in [
            "",
            "[",
            "]",
            "[]",
            "=",
            "nodaemon=true",
            "[supervisord]\n;nodaemon=true",
            "[supervisord]\n#nodaemon=true\n=\n ä",
            "[program:]\ncommand",
        ] {
            assert_eq!(parse(text), Configuration::default(), "{text}");
        }
        assert_eq!(parse("[supervisord]\nnodaemon=false").in_front, Some(false));
    }
}
