//! How many workers a daemon has, where its arguments or the configuration that the text writes say so.

use super::Machine;
use crate::knowledge::services::workers::{self, Workers};
use crate::lang::Text;
use crate::plan::configuration;
use crate::plan::evidence::Evidence;
use crate::report::{Count, Node};

const DECIDED_BY: Text =
    Text { en: "{directive} decides how many there are.", ja: "数は {directive} で決まります。" };

/// What is said of the number of workers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    /// How many there are at first; none where that is left as it is packaged.
    at_first: Option<u32>,
    /// How many there may be.
    at_most: Option<u32>,
    /// What says so.
    directive: &'static str,
}

/// More than anybody means: then it is not drawn.
const MOST: u32 = 100_000;

impl Machine<'_, '_> {
    /// The processes of a service with the number of workers that is said here.
    pub(super) fn counted(&self, service: &str, args: &[&str], node: &mut Node) {
        let Some(workers) = workers::of(service) else { return };
        let Some(said) = of_arguments(workers, args).or_else(|| self.of_configuration(workers)) else { return };
        let Said { at_first, at_most, directive } = said;
        let count = |own: u32| {
            let min = at_first.unwrap_or_else(|| at_most.map_or(own, |most| own.min(most)));
            Count { min, max: at_most.filter(|most| *most >= min) }
        };
        let note = DECIDED_BY.get(self.lang).replace("{directive}", directive);
        let is_worker = |child: &&mut Node| (child.count.min, child.count.max) != (1, Some(1));
        let with_note = |child: &mut Node| {
            child.count = count(child.count.min);
            child.note = Some(note.clone());
        };
        if let Some(child) = node.children.iter_mut().find(is_worker) {
            with_note(child);
        } else if node.children.is_empty() && !workers.options.is_empty() {
            // Its workers are forked from it and show as it does.
            let mut child = Node::new(node.command.clone());
            with_note(&mut child);
            node.children.push(child);
        }
    }

    /// Asked once of each service: a start command may name one very often.
    fn of_configuration(&self, workers: &'static Workers) -> Option<Said> {
        if let Some(known) = self.counts.borrow().get(workers.service) {
            return *known;
        }
        let found = read(self.evidence, workers);
        self.counts.borrow_mut().insert(workers.service, found);
        found
    }
}

fn read(evidence: &Evidence, workers: &'static Workers) -> Option<Said> {
    let said = |directive: &str| {
        let known = !workers.file.is_empty() && !directive.is_empty();
        let number = known.then(|| configuration::number(evidence, workers.file, directive)).flatten();
        number.filter(|number| (1..=MOST).contains(number))
    };
    let (at_first, at_most) = (said(workers.at_first), said(workers.at_most));
    if at_most.is_some() && configuration::says(evidence, workers.file, workers.always) {
        return Some(Said { at_first: at_most, at_most, directive: workers.at_most });
    }
    match (at_first, at_most) {
        (None, None) => None,
        (Some(_), None) if workers.at_most.is_empty() => {
            Some(Said { at_first, at_most: at_first, directive: workers.at_first })
        }
        (Some(_), _) => Some(Said { at_first, at_most, directive: workers.at_first }),
        (None, Some(_)) => Some(Said { at_first, at_most, directive: workers.at_most }),
    }
}

/// `-w 4`, `-w4`, `--workers=4`.
fn of_arguments(workers: &'static Workers, args: &[&str]) -> Option<Said> {
    let mut found = None;
    for (at, arg) in args.iter().enumerate() {
        for option in workers.options {
            let value = match arg.strip_prefix(option) {
                Some("") => args.get(at + 1).copied(),
                Some(rest) if option.starts_with("--") => rest.strip_prefix('='),
                other => other,
            };
            let number: Option<u32> = value.and_then(|value| value.parse().ok());
            let number = number.filter(|number| (1..=MOST).contains(number));
            found = number.map(|_| Said { at_first: number, at_most: number, directive: option }).or(found);
        }
    }
    found
}
