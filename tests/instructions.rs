//! `parse-dockerfile` is the oracle for where instructions begin: on whatever both read, both must see the same ones.

use foreground::input::dockerfile;
use parse_dockerfile::Instruction;

/// Texts with what makes boundaries hard. The golden cases are held against the oracle too.
const TEXTS: &[&str] = &[
    "FROM a\nRUN x && \\\n  # a comment\n\n  y\nCMD [\"z\"]\n",
    "# escape=`\nFROM a\nRUN x `\n  y\nCOPY a\\b c\n",
    "# syntax=docker/dockerfile:1\n# a comment\nFROM a AS b\nRUN <<EOF\nFROM c\nCMD d\nEOF\nUSER e\n",
    "FROM a\nCOPY <<one <<two /x/\nFROM b\none\nCMD c\ntwo\nWORKDIR /d\n",
    "from a\nrun\tb\nCmd c\n",
    "FROM a\r\nRUN b \\\r\n  c\r\nCMD d\r\n",
    "ARG X=1\nFROM a:${X:-2}\nENV A=\"b c\" \\\n    D='e # f'\nLABEL g=\"h \\\" i\"\n",
    "FROM a\nRUN echo \"\\\nFROM b\"\nRUN c\n",
    "FROM a\nHEALTHCHECK --interval=1s CMD b || exit 1\nONBUILD RUN c\nSTOPSIGNAL d\nVOLUME [\"/e\"]\nEXPOSE 1 2/udp\nSHELL [\"f\"]\n",
    "FROM a\n\n\n   RUN b\n\t# c\nENTRYPOINT d",
];

/// Where the oracle sees keywords; none where it rejects the text.
fn theirs(text: &str) -> Option<Vec<usize>> {
    let file = parse_dockerfile::parse(text).ok()?;
    let mut starts = Vec::new();
    for instruction in &file.instructions {
        starts.push(match instruction {
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
        });
    }
    Some(starts)
}

#[test]
fn both_readers_see_the_same_instructions() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/dockerfile");
    let cases = std::fs::read_dir(folder).expect("the golden cases are there").filter_map(|entry| {
        let path = entry.ok()?.path();
        (path.extension()? == "Dockerfile").then(|| std::fs::read_to_string(&path).expect("a case is readable"))
    });
    let mut compared = 0;
    for text in TEXTS.iter().map(|text| (*text).to_owned()).chain(cases) {
        let Some(theirs) = theirs(&text) else { continue };
        let ours: Vec<usize> =
            dockerfile::parse(&text).instructions.iter().map(|instruction| instruction.keyword_span.start).collect();
        assert_eq!(ours, theirs, "{text}");
        compared += 1;
    }
    assert!(compared >= TEXTS.len() + 15, "the oracle read only {compared} texts");
}
