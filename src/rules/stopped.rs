//! What a script ends again that it has started: a database that is filled before its own start.

use crate::boot::manager::{self, Verb};
use crate::input::shell::{self, Script};
use crate::knowledge::services::{self, Service};

/// What a script itself ends.
#[derive(Default)]
pub struct Stopped(Vec<Ends>);

/// What a command ends: a unit, or anything.
enum Ends {
    Unit(String),
    Any,
}

/// How many of these are looked at.
const MOST_STOPS: usize = 32;

impl Stopped {
    /// What this script ends.
    #[must_use]
    pub fn by(script: &Script) -> Self {
        let mut stopped = Self::default();
        stopped.add(script);
        stopped
    }

    /// What another script ends too.
    pub fn add(&mut self, script: &Script) {
        let found = &mut self.0;
        for command in script.commands() {
            let words: Vec<&str> =
                command.words.iter().skip(shell::unwrap(command.words).index).map(|word| word.value.as_str()).collect();
            match manager::request(&words) {
                Some(request) if request.verb == Verb::Stop => found.extend(request.units.into_iter().map(Ends::Unit)),
                Some(_) => {}
                None => {
                    let kills = matches!(words.first(), Some(&("kill" | "pkill" | "killall")));
                    let asks = |word: &&str| matches!(word.trim_start_matches('-'), "shutdown" | "stop" | "quit");
                    if kills || words.iter().skip(1).any(asks) {
                        found.push(Ends::Any);
                    }
                }
            }
            if found.len() > MOST_STOPS {
                break;
            }
        }
    }

    /// Whether a service by this name is ended.
    #[must_use]
    pub fn has(&self, name: &str, service: Option<&'static Service>) -> bool {
        self.0.iter().any(|ends| match ends {
            Ends::Any => true,
            Ends::Unit(unit) => {
                let same = || services::by_unit(unit).map(|found| found.id) == service.map(|service| service.id);
                unit == name || (service.is_some() && same())
            }
        })
    }
}
