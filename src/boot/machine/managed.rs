//! Service managers and inits: what they are asked for, and what they start.

use super::{End, Machine, Process};
use crate::boot::manager::{By, Verb};
use crate::boot::{EventKind, Signal, household, manager, tree};
use crate::knowledge::platform::Family;
use crate::knowledge::programs;
use crate::knowledge::services::managed::Starter;
use crate::knowledge::services::{Service, managed};
use crate::plan::evidence;
use crate::report::{Node, Pid1Kind};
use crate::text::Span;
use std::collections::HashSet;

impl Machine<'_, '_> {
    pub(super) fn request(&mut self, request: &manager::Request, shown: String, span: Span) -> Process {
        let unit = request.units.first().cloned();
        match (request.by, request.verb) {
            (By::Systemctl, verb) => {
                let replaced = self.evidence.systemctl_replaced.is_some();
                // A distribution's own image has the real one, or none.
                let may_be_replaced = replaced || self.subject.platform.is_none();
                let manages = may_be_replaced && matches!(request.written.as_str(), "" | "init" | "default" | "halt");
                // As the first process it stays, whatever it is asked to start (`--init`: "default if PID 1").
                let first = self.by_engine || self.subject.hands_on || shown.contains("init");
                if manages || (replaced && verb == Verb::Start && first) {
                    self.event(EventKind::SystemctlReplacement { unit: unit.clone() }, span);
                    let units: Vec<String> = unit.map_or_else(|| self.enabled_units(), |unit| vec![unit]);
                    let children = units.iter().map(|unit| self.unit_tree(unit, Starter::Unit)).collect();
                    let node = Node { children, ..Node::new(shown) };
                    return Process::new(node, End::Stays, Pid1Kind::Supervisor);
                }
                self.event(EventKind::Systemctl { verb: request.written.clone(), unit: unit.clone() }, span);
                let end = if replaced { End::Returns } else { End::Fails };
                Process::new(Node::new(shown), end, Pid1Kind::Unknown)
            }
            (By::InitScript, Verb::Start) => {
                for unit in &request.units {
                    self.event(EventKind::InitScript { unit: unit.clone() }, span);
                }
                let blocks = unit.as_deref().and_then(evidence::service_of_unit).filter(|service| {
                    service.programs.iter().any(|program| {
                        program.config.as_ref().is_some_and(|config| config.binds_init_script)
                            && self.configured_foreground(program)
                    })
                });
                for unit in &request.units {
                    let node = self.unit_tree(unit, Starter::Script);
                    if blocks.is_some() {
                        // Its configuration keeps it in the foreground: the init script never returns.
                        let parent = Node { children: vec![node], ..Node::new(shown) };
                        return Process {
                            signal: Signal::Swallowed,
                            ..Process::new(parent, End::Stays, Pid1Kind::Shell)
                        };
                    }
                    // Started and restarted, it is one service all the same.
                    if !self.orphans.contains(&node) {
                        self.leave(evidence::service_of_unit(unit), node);
                    }
                }
                Process::new(Node::new(shown), End::Returns, Pid1Kind::Unknown)
            }
            (By::InitScript, Verb::Stop) => {
                request.units.iter().filter_map(|unit| evidence::service_of_unit(unit)).for_each(|it| self.ended(it));
                Process::new(Node::new(shown), End::Returns, Pid1Kind::Unknown)
            }
            (By::Registration, Verb::Enable) => {
                for unit in &request.units {
                    self.event(EventKind::Registers { unit: unit.clone() }, span);
                }
                Process::new(Node::new(shown), End::Returns, Pid1Kind::Unknown)
            }
            _ => Process::new(Node::new(shown), End::Returns, Pid1Kind::Unknown),
        }
    }

    pub(super) fn enabled_units(&self) -> Vec<String> {
        let mut seen = HashSet::new();
        let enabled = self.evidence.enabled.iter().map(|hint| &hint.name);
        enabled.filter(|name| seen.insert(name.as_str())).cloned().collect()
    }

    /// The processes of a unit that a manager starts.
    pub(super) fn unit_tree(&self, unit: &str, starter: Starter) -> Node {
        match evidence::service_of_unit(unit) {
            Some(service) => {
                let command = tree::recipe(service, self.subject, &self.installed).map_or_else(
                    || vec![unit.to_owned()],
                    |recipe| recipe.command.iter().map(|w| (*w).to_owned()).collect(),
                );
                let mut node = tree::of_service(service, &command, self.subject, &self.installed, self.lang);
                self.counted(service.id, &[], &mut node);
                match self.as_managed(service, starter, &command) {
                    Some(title) => {
                        let mut node = tree::retitled(node, title);
                        node.children.extend(managed::below_script(service.id, starter).map(Node::new));
                        node
                    }
                    None => node,
                }
            }
            None => Node::new(unit),
        }
    }

    /// How the first process of a service shows that something manages, where that is known.
    fn as_managed(&self, service: &Service, starter: Starter, command: &[String]) -> Option<&'static str> {
        let program = command.first().filter(|_| self.subject.family == Some(Family::Debian))?;
        managed::on_debian(service.id, starter, program)
    }

    pub(super) fn init(&mut self, program: &str, span: Span) -> Process {
        let kind = programs::init_kind(program, self.subject.family, self.subject.platform.as_ref());
        self.event(EventKind::Init { kind, program: program.to_owned() }, span);
        if self.lacks_init(program) {
            self.event(EventKind::Absent { program: program.to_owned() }, span);
            return Process::new(Node::new(program), End::Fails, kind);
        }
        let mut children = household::of(kind, self.lang);
        children.extend(self.enabled_units().iter().map(|unit| self.unit_tree(unit, Starter::Unit)));
        let node = Node { goes: true, children, ..Node::new(program) };
        // systemd exits with Docker's own capabilities and boots with --privileged, or under podman: what is given decides.
        let end = if kind == Pid1Kind::Systemd { End::Unknown } else { End::Stays };
        Process { signal: Signal::Ignored, ..Process::new(node, end, kind) }
    }
}
