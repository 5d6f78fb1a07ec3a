//! The two Dockerfile parsers that others wrote, as oracles.

use parse_dockerfile::Instruction;

/// Where `parse-dockerfile` sees keywords; none where it rejects the text.
pub fn keywords(text: &str) -> Option<Vec<usize>> {
    // It counts from behind a byte order mark.
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let file = parse_dockerfile::parse(text).ok()?;
    let mut starts = Vec::new();
    for instruction in &file.instructions {
        starts.push(
            mark + match instruction {
                Instruction::Add(found) => found.add.span.start,
                Instruction::Arg(found) => found.arg.span.start,
                Instruction::Cmd(found) => found.cmd.span.start,
                Instruction::Copy(found) => found.copy.span.start,
                Instruction::Entrypoint(found) => found.entrypoint.span.start,
                Instruction::Env(found) => found.env.span.start,
                Instruction::Expose(found) => found.expose.span.start,
                Instruction::From(found) => found.from.span.start,
                Instruction::Healthcheck(found) => found.healthcheck.span.start,
                Instruction::Label(found) => found.label.span.start,
                Instruction::Maintainer(found) => found.maintainer.span.start,
                Instruction::Onbuild(found) => found.onbuild.span.start,
                Instruction::Run(found) => found.run.span.start,
                Instruction::Shell(found) => found.shell.span.start,
                Instruction::Stopsignal(found) => found.stopsignal.span.start,
                Instruction::User(found) => found.user.span.start,
                Instruction::Volume(found) => found.volume.span.start,
                Instruction::Workdir(found) => found.workdir.span.start,
                _ => return None,
            },
        );
    }
    Some(starts)
}
