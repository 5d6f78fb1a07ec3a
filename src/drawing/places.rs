//! Between the text and the trees: the process that stands at a place of the text, and why a process goes.

use super::outline::Outline;
use crate::order;
use crate::report::{Finding, Node, Report};
use crate::text::Span;
use crate::wire::fields;

/// Where a process is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The subject's place in the Report.
    pub subject: usize,
    /// The row in its tree before.
    pub row: usize,
}

/// Which processes of the trees before stand where in the text.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Ascending by where they begin.
    spots: Vec<(Span, Spot)>,
}

fields! {
    Spot { subject, row }
    Places { spots }
}

impl Places {
    /// Reads the trees once.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let mut spots = Vec::new();
        for (subject, tree) in report.subjects.iter().enumerate() {
            let Some(root) = &tree.tree.before else { continue };
            for (row, outlined) in Outline::of(root).rows().iter().enumerate() {
                spots.extend(outlined.node.span.map(|place| (place.span(), Spot { subject, row })));
            }
        }
        // They stand in the order of subjects and rows already.
        order::by(&mut spots, |&(span, _)| (span.start, 0));
        Self { spots }
    }

    /// The first process that begins within these bytes, or else is written over their beginning.
    #[must_use]
    pub fn at(&self, span: Span) -> Option<Spot> {
        let next = self.spots.partition_point(|(own, _)| own.start < span.start);
        let begins = self.spots.get(next).filter(|(own, _)| own.start == span.start || own.start < span.end);
        let over = || self.spots[..next].last().filter(|(own, _)| own.end > span.start);
        begins.or_else(over).map(|&(_, spot)| spot)
    }
}

/// Why a process of the subject goes, as the place of the finding that says it: the one about its own line, or its next
/// ancestor's that goes with it, or the subject's worst.
#[must_use]
pub fn reason(report: &Report, subject: usize, outline: &Outline<'_>, row: usize) -> Option<usize> {
    let id = &report.subjects.get(subject)?.id;
    let own = || report.findings.iter().enumerate().filter(|(_, finding)| finding.subject == *id);
    let mut at = row;
    loop {
        let here = outline.row(at)?;
        let about = |finding: &Finding| here.node.goes && is_about(finding, here.node);
        if let Some(found) = worst(own().filter(|(_, finding)| about(finding))) {
            return Some(found);
        }
        if here.parent == at {
            return worst(own());
        }
        at = here.parent;
    }
}

fn is_about(finding: &Finding, node: &Node) -> bool {
    node.span.is_some_and(|place| place.span().overlaps(finding.span.span()))
}

/// The first of the worst.
fn worst<'f>(findings: impl Iterator<Item = (usize, &'f Finding)>) -> Option<usize> {
    findings.min_by_key(|(_, finding)| std::cmp::Reverse(finding.severity)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyse};

    const LISTING: &str = "USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND\n\
        root 1 0.0 0.0 1 1 ? Ss 10:00 0:00 /sbin/init\n\
        root 20 0.0 0.0 1 1 ? Ss 10:00 0:00 /usr/lib/systemd/systemd-journald\n\
        dbus 30 0.0 0.0 1 1 ? Ss 10:00 0:00 /usr/bin/dbus-daemon --system\n\
        root 40 0.0 0.0 1 1 ? Ss 10:00 0:00 /usr/lib/systemd/systemd-logind\n\
        root 50 0.0 0.0 1 1 ? Ss 10:00 0:00 /usr/sbin/httpd -DFOREGROUND\n";

    #[test]
    fn a_line_leads_to_its_process_and_back() {
        let report = analyse(LISTING, &Options::default());
        let places = Places::of(&report);
        let outline = Outline::of(report.subjects[0].tree.before.as_ref().expect("a tree"));
        let start = LISTING.find("dbus 30").expect("it is there");
        let spot = places.at(Span::new(start, start)).expect("a process");
        let row = outline.row(spot.row).expect("a row");
        assert_eq!(row.node.command, "/usr/bin/dbus-daemon --system");
        assert_eq!(row.node.span.map(|place| place.start), Some(start));
        assert_eq!(places.at(Span::new(start + 3, start + 4)), Some(spot));
        assert_eq!(places.at(Span::new(0, 20)), None);
    }

    #[test]
    fn what_goes_has_a_reason() {
        let report = analyse(LISTING, &Options::default());
        let outline = Outline::of(report.subjects[0].tree.before.as_ref().expect("a tree"));
        let rule = |command: &str| {
            let row = outline.rows().iter().position(|row| row.node.command.contains(command)).expect("a row");
            reason(&report, 0, &outline, row).map(|at| report.findings[at].rule.as_str())
        };
        assert_eq!(rule("/sbin/init"), Some("systemd-in-container"));
        assert_eq!(rule("dbus-daemon"), Some("dbus-in-container"));
        // Nothing is said of its own line; it goes with PID 1.
        assert_eq!(rule("logind"), Some("systemd-in-container"));
    }

    #[test]
    fn what_an_init_brings_along_goes_for_its_reason() {
        let text = "FROM centos:7\nRUN yum install -y httpd && systemctl enable httpd\nCMD [\"/sbin/init\"]\n";
        let report = analyse(text, &Options::default());
        let outline = Outline::of(report.subjects[0].tree.before.as_ref().expect("a tree"));
        let going = outline.rows().iter().enumerate().filter(|(_, row)| row.node.goes);
        let rules: Vec<_> = going.filter_map(|(row, _)| reason(&report, 0, &outline, row)).collect();
        assert!(rules.len() > 3 && rules.iter().all(|&at| report.findings[at].rule == "systemd-as-pid-1"), "{rules:?}");
        // The line that starts it leads to it.
        let start = text.find("CMD").expect("it is there");
        let spot = Places::of(&report).at(Span::new(start, text.len())).expect("a process");
        assert_eq!(outline.row(spot.row).map(|row| row.node.command.as_str()), Some("/sbin/init"));
    }
}
