//! The comment that silences a finding, written for the author: what [`super::silence`] then reads.

use crate::input::dockerfile::{self, Dockerfile};
use crate::report::Edit;
use crate::rewrite::apply::replace;
use crate::text::Span;

/// The edit that silences a rule for the instruction which holds `place` (bytes of `text`): a line above it, indented like
/// it and ending as the others do; or one more name in the comment of ours that already stands there. None where no
/// instruction holds the place.
#[must_use]
pub fn ignore(text: &str, rule: &str, place: Span) -> Option<Edit> {
    let file = dockerfile::parse(text);
    let after = file.instructions.partition_point(|instruction| instruction.span.start <= place.start);
    let instruction = file.instructions.get(after.checked_sub(1)?)?.span;
    if let Some(end) = names_above(text, &file, instruction.start) {
        return Some(replace(Span::new(end, end), format!(",{rule}")));
    }
    let start = text[..instruction.start].rfind('\n').map_or(0, |newline| newline + 1);
    // A byte order mark stays the first thing in the file.
    let indent = text.get(start..instruction.start)?.trim_start_matches('\u{feff}');
    if !indent.trim().is_empty() {
        return None;
    }
    let ending =
        if text.get(..start)?.ends_with("\r\n") || (start == 0 && text.contains("\r\n")) { "\r\n" } else { "\n" };
    let start = instruction.start - indent.len();
    Some(replace(Span::new(start, start), format!("{indent}# foreground ignore={rule}{ending}")))
}

/// Where the names end in the comment of ours right above an instruction.
fn names_above(text: &str, file: &Dockerfile, instruction: usize) -> Option<usize> {
    let after = file.comments.partition_point(|comment| comment.start < instruction);
    let comment = *file.comments.get(after.checked_sub(1)?)?;
    let between = text.get(comment.end..instruction)?;
    (between.trim().is_empty() && between.matches('\n').count() <= 1).then_some(())?;
    super::silence::names_end(text, comment)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rewrite::apply::apply;

    fn written(text: &str, rule: &str, at: &str) -> String {
        let start = text.find(at).expect("the place is in the text");
        let edit = ignore(text, rule, Span::new(start, start + at.len())).expect("an instruction holds it");
        apply(text, &[edit])
    }

    #[test]
    fn a_line_above_the_instruction() {
        let text = "FROM debian:12\r\n  RUN a && \\\r\n    systemctl enable b\r\n";
        let expected = "FROM debian:12\r\n  # foreground ignore=x-y\r\n  RUN a && \\\r\n    systemctl enable b\r\n";
        assert_eq!(written(text, "x-y", "systemctl"), expected);
    }

    #[test]
    fn one_more_name() {
        let text = "FROM debian:12\n# foreground ignore=a-b because so\nCMD /sbin/init\n";
        let expected = "FROM debian:12\n# foreground ignore=a-b,x-y because so\nCMD /sbin/init\n";
        assert_eq!(written(text, "x-y", "/sbin/init"), expected);
    }

    #[test]
    fn other_comments_stay_and_the_first_line_works() {
        assert_eq!(
            written("\u{feff}FROM a\nCMD b\n", "x-y", "FROM"),
            "\u{feff}# foreground ignore=x-y\nFROM a\nCMD b\n"
        );
        let text = "FROM a\n# hadolint ignore=DL3000\nCMD b\n";
        assert_eq!(written(text, "x-y", "CMD"), "FROM a\n# hadolint ignore=DL3000\n# foreground ignore=x-y\nCMD b\n");
    }

    #[test]
    fn the_finding_is_then_silent() {
        let text = "FROM centos:7\nRUN yum install -y httpd && systemctl enable httpd\nCMD [\"/sbin/init\"]\n";
        let report = crate::analyse(text, &crate::Options::default());
        let finding = report.findings.iter().find(|finding| finding.rule == "systemd-as-pid-1").expect("it is found");
        let edit = ignore(text, &finding.rule, finding.span.span()).expect("it can be silenced");
        let again = crate::analyse(&apply(text, &[edit]), &crate::Options::default());
        assert!(again.findings.iter().all(|finding| finding.rule != "systemd-as-pid-1"));
        assert!(again.problems.is_empty(), "the comment is read: {:?}", again.problems);
    }
}
