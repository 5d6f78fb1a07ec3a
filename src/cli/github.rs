//! Annotations: lines that GitHub Actions reads from a step's output and shows at the line of the file.
//!
//! <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message>

use super::place::Name;
use crate::lang::{Lang, Text};
use crate::report::{Finding, Report, Severity};
use crate::text::Place;

const UNREAD: Text = Text { en: "not read", ja: "読めない箇所" };

/// One line for each finding, and for what could not be read.
///
/// Without a name, as for standard input, the place stands in the message: GitHub shows it at no file then.
pub(super) fn annotations(report: &Report, name: Option<&Name>, lang: Lang) -> String {
    let mut lines = String::new();
    for problem in &report.problems {
        lines += &line("notice", name, &problem.span, UNREAD.get(lang), &problem.message);
    }
    for finding in &report.findings {
        let Finding { severity, span, rule, message, advice, .. } = finding;
        let command = match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let said = if advice.is_empty() { message.clone() } else { format!("{message}\n{advice}") };
        lines += &line(command, name, span, rule, &said);
    }
    lines
}

/// One annotation.
fn line(command: &str, name: Option<&Name>, span: &Place, title: &str, message: &str) -> String {
    let title = property(title);
    let Some(name) = name else {
        let message = data(&format!("{}:{} {message}", span.line, span.column));
        return format!("::{command} title={title}::{message}\n");
    };
    let file = property(&name.path());
    // What ends at the beginning of a line ends with the line before. A single character is from 3 to 3.
    let (last, end) = match (span.end_column, span.end_line) {
        (1, line) if line > span.line => (line - 1, None),
        (column, line) => (line, Some(column.saturating_sub(1).max(1))),
    };
    // Columns may only be given where both ends are on one line.
    let columns = match end.filter(|_| last == span.line) {
        Some(end) => format!(",col={},endColumn={}", span.column, end.max(span.column)),
        None if last == span.line => format!(",col={}", span.column),
        None => String::new(),
    };
    format!("::{command} file={file},line={},endLine={last}{columns},title={title}::{}\n", span.line, data(message))
}

/// A message, as the documentation's toolkit escapes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: usize, column: usize, end_line: usize, end_column: usize) -> Place {
        Place { start: 0, end: 0, line, column, end_line, end_column }
    }

    #[test]
    fn what_would_end_a_value_is_escaped() {
        let name = Name::Below(vec![b"a,b".to_vec(), b"c:50%".to_vec()]);
        assert_eq!(
            line("error", Some(&name), &at(3, 5, 3, 9), "x: y", "50%: a,\r\nb"),
            "::error file=a%2Cb/c%3A50%25,line=3,endLine=3,col=5,endColumn=8,title=x%3A y::50%25: a,%0D%0Ab\n"
        );
    }

    #[test]
    fn columns_are_those_of_one_line() {
        let name = Name::Below(vec![b"f".to_vec()]);
        let place = |span: Place| line("error", Some(&name), &span, "t", "m");
        assert_eq!(place(at(3, 5, 6, 2)), "::error file=f,line=3,endLine=6,title=t::m\n");
        assert_eq!(place(at(3, 5, 4, 1)), "::error file=f,line=3,endLine=3,col=5,title=t::m\n");
        assert_eq!(place(at(3, 5, 3, 5)), "::error file=f,line=3,endLine=3,col=5,endColumn=5,title=t::m\n");
        assert_eq!(line("error", None, &at(3, 5, 3, 5), "t", "m"), "::error title=t::3:5 m\n");
    }
}
