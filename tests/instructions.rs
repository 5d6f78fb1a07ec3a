//! `parse-dockerfile` is the oracle for where instructions begin: on whatever both read, both must see the same ones.
//! The generated texts and the golden cases are held against it in `properties`.

#[path = "properties/oracle.rs"]
mod oracle;

use foreground::input::dockerfile;

/// Texts with what makes boundaries hard.
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
    "FROM a\nRUN <<-'日本' cat && echo é\n\tCMD x\n\t日本\nCMD y\n",
    "FROM a\nRUN x \\\n  \\\n  y\nRUN z \\\n\nUSER u\n",
    "FROM a\nRUN x # not a comment \\\n  y\n# CMD c \\\nCMD d\n",
    "FROM a\nLABEL x=\"FROM b\\nCMD c\" y='\\\n'\nCMD d\n",
];

#[test]
fn both_readers_see_the_same_instructions() {
    for text in TEXTS {
        let ours: Vec<usize> =
            dockerfile::parse(text).instructions.iter().map(|instruction| instruction.keyword_span.start).collect();
        assert_eq!(Some(ours), oracle::keywords(text), "{text}");
    }
}
