//! Stop signals: what the engine reads as one, and what services make of those that they are sent.

use super::Source;
use crate::lang::Text;

/// A signal of Linux, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal(u8);

/// What the engine makes of a STOPSIGNAL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A signal.
    Signal(Signal),
    /// A number that it takes, and that no signal has: it cannot be sent.
    NoSuch,
    /// No signal: the build fails.
    Refused,
}

/// Names with their numbers, without `SIG` (signal(7); moby/sys, `signal/signal_linux.go`). The real-time ones are reckoned.
const NAMES: &[(&str, u8)] = &[
    ("HUP", 1),
    ("INT", 2),
    ("QUIT", 3),
    ("ILL", 4),
    ("TRAP", 5),
    ("ABRT", 6),
    ("IOT", 6),
    ("BUS", 7),
    ("FPE", 8),
    ("KILL", 9),
    ("USR1", 10),
    ("SEGV", 11),
    ("USR2", 12),
    ("PIPE", 13),
    ("ALRM", 14),
    ("TERM", 15),
    ("STKFLT", 16),
    ("CHLD", 17),
    ("CLD", 17),
    ("CONT", 18),
    ("STOP", 19),
    ("TSTP", 20),
    ("TTIN", 21),
    ("TTOU", 22),
    ("URG", 23),
    ("XCPU", 24),
    ("XFSZ", 25),
    ("VTALRM", 26),
    ("PROF", 27),
    ("WINCH", 28),
    ("IO", 29),
    ("POLL", 29),
    ("PWR", 30),
    ("SYS", 31),
];

/// glibc's first and last real-time signals, which the engine names after, and how far it counts from each.
const REAL_TIME: (u8, u8) = (34, 64);
const FROM_FIRST: u8 = 15;
const FROM_LAST: u8 = 14;

/// The signal that ends a process without asking it.
pub const KILL: Signal = Signal(9);
/// The one that only halts it.
pub const STOP: Signal = Signal(19);

/// Signals that a process without a handler passes over (signal(7), disposition "Ign" and "Cont").
const PASSED_OVER: &[Signal] = &[Signal(17), Signal(18), Signal(23), Signal(28)];

/// What the engine makes of this value (moby/sys, `signal/signal.go`, `ParseSignal`; each value of the test below was built with
/// Docker 20.10). A number that no signal has fails at `docker stop`, which then kills within 2 s.
#[must_use]
pub fn read(value: &str) -> Reading {
    if let Ok(number) = value.parse::<i64>() {
        return match u8::try_from(number) {
            Ok(0) => Reading::Refused,
            Ok(number) if number <= REAL_TIME.1 => Reading::Signal(Signal(number)),
            _ => Reading::NoSuch,
        };
    }
    let upper = value.to_ascii_uppercase();
    named(upper.strip_prefix("SIG").unwrap_or(&upper)).map_or(Reading::Refused, Reading::Signal)
}

fn named(name: &str) -> Option<Signal> {
    if let Some((_, number)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(Signal(*number));
    }
    let counted = |sign: &str, rest: &str, most: u8| -> Option<u8> {
        let digits = rest.strip_prefix(sign)?;
        let count = digits.parse::<u8>().ok()?;
        ((1..=most).contains(&count) && count.to_string() == digits).then_some(count)
    };
    if let Some(rest) = name.strip_prefix("RTMIN") {
        let plus = if rest.is_empty() { Some(0) } else { counted("+", rest, FROM_FIRST) };
        return plus.map(|plus| Signal(REAL_TIME.0 + plus));
    }
    let rest = name.strip_prefix("RTMAX")?;
    let minus = if rest.is_empty() { Some(0) } else { counted("-", rest, FROM_LAST) };
    minus.map(|minus| Signal(REAL_TIME.1 - minus))
}

/// What a service does when a signal reaches it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It finishes what it has begun, and ends.
    Ends,
    /// It ends at once, and breaks off what it has begun.
    BreaksOff,
    /// It ends once nobody is connected any more.
    WaitsForClients,
    /// It reads its configuration again, or starts anew.
    Reloads,
    /// It opens its logs again.
    ReopensLogs,
    /// It stops its workers alone.
    StopsWorkers,
    /// It starts another one of itself beside it.
    Upgrades,
    /// It passes over it.
    Nothing,
}

impl Effect {
    /// What it does, as a clause behind the service's name.
    #[must_use]
    pub const fn text(self) -> Text {
        match self {
            Self::Ends => Text {
                en: "then ends in good order", ja: "これを受けると処理を終えてから終了します"
            },
            Self::BreaksOff => Text {
                en: "then ends at once and breaks off the requests in hand",
                ja: "これを受けると処理中のリクエストを打ち切って終了します",
            },
            Self::WaitsForClients => Text {
                en: "then waits until every client has disconnected",
                ja: "これを受けるとすべてのクライアントが切断するまで待ちます",
            },
            Self::Reloads => Text {
                en: "then reads its configuration again and runs on",
                ja: "これを受けると設定を読み直して動き続けます",
            },
            Self::ReopensLogs => Text {
                en: "then opens its logs again and runs on",
                ja: "これを受けるとログを開き直して動き続けます",
            },
            Self::StopsWorkers => Text {
                en: "then stops its workers, and the master runs on",
                ja: "これを受けるとワーカーだけを止め、マスターは動き続けます",
            },
            Self::Upgrades => Text {
                en: "then starts a second master and runs on",
                ja: "これを受けると新しいマスターを起動して動き続けます",
            },
            Self::Nothing => Text { en: "takes no notice of it", ja: "これに反応しません" },
        }
    }
}

/// What a service makes of signals.
#[derive(Debug)]
pub struct Handling {
    /// The service.
    pub service: &'static str,
    /// The signal that ends it in good order.
    pub best: &'static str,
    /// What it does on these.
    pub effects: &'static [(&'static str, Effect)],
    /// Where that is documented.
    pub source: Source,
}

/// The services that a wrong signal is known to hurt.
pub const HANDLINGS: &[Handling] = &[
    // Run on Debian 12: on WINCH, HUP and USR2 it was killed after 10 s, on QUIT it ended within 0.1 s.
    Handling {
        service: "nginx",
        best: "SIGQUIT",
        effects: &[
            ("QUIT", Effect::Ends),
            ("TERM", Effect::BreaksOff),
            ("INT", Effect::BreaksOff),
            ("HUP", Effect::Reloads),
            ("USR1", Effect::ReopensLogs),
            ("USR2", Effect::Upgrades),
            ("WINCH", Effect::StopsWorkers),
        ],
        source: "https://nginx.org/en/docs/control.html",
    },
    Handling {
        service: "httpd",
        best: "SIGWINCH",
        effects: &[
            ("WINCH", Effect::Ends),
            ("TERM", Effect::BreaksOff),
            ("HUP", Effect::Reloads),
            ("USR1", Effect::Reloads),
        ],
        source: "https://httpd.apache.org/docs/2.4/stopping.html",
    },
    Handling {
        service: "php-fpm",
        best: "SIGQUIT",
        effects: &[
            ("QUIT", Effect::Ends),
            ("TERM", Effect::BreaksOff),
            ("INT", Effect::BreaksOff),
            ("USR1", Effect::ReopensLogs),
            ("USR2", Effect::Reloads),
        ],
        source: "https://github.com/php/php-src/blob/master/sapi/fpm/php-fpm.8.in",
    },
    Handling {
        service: "postgresql",
        best: "SIGINT",
        effects: &[
            ("INT", Effect::Ends),
            ("TERM", Effect::WaitsForClients),
            ("QUIT", Effect::BreaksOff),
            ("HUP", Effect::Reloads),
        ],
        source: "https://www.postgresql.org/docs/current/server-shutdown.html",
    },
    Handling {
        service: "haproxy",
        best: "SIGUSR1",
        effects: &[
            ("USR1", Effect::Ends),
            ("TERM", Effect::BreaksOff),
            ("INT", Effect::BreaksOff),
            ("USR2", Effect::Reloads),
        ],
        source: "https://docs.haproxy.org/2.8/management.html#4",
    },
    Handling {
        service: "mariadb",
        best: "SIGTERM",
        effects: &[("TERM", Effect::Ends), ("HUP", Effect::Reloads)],
        source: "https://dev.mysql.com/doc/refman/8.0/en/unix-signal-response.html",
    },
    Handling {
        service: "redis",
        best: "SIGTERM",
        effects: &[("TERM", Effect::Ends), ("INT", Effect::Ends)],
        source: "https://redis.io/docs/latest/operate/oss_and_stack/reference/signals/",
    },
    // Run on Debian 12: on WINCH, HUP and USR2 it was killed after 10 s, on TERM and QUIT it ended within 0.4 s.
    Handling {
        service: "supervisord",
        best: "SIGTERM",
        effects: &[
            ("TERM", Effect::Ends),
            ("INT", Effect::Ends),
            ("QUIT", Effect::Ends),
            ("HUP", Effect::Reloads),
            ("USR2", Effect::ReopensLogs),
        ],
        source: "https://supervisord.org/running.html#signals",
    },
];

/// What is known of a service and signals.
#[must_use]
pub fn handling(service: &str) -> Option<&'static Handling> {
    HANDLINGS.iter().find(|handling| handling.service == service)
}

impl Handling {
    /// What the service does on a signal; none where that is not known.
    #[must_use]
    pub fn effect(&self, signal: Signal) -> Option<Effect> {
        let told = self.effects.iter().find(|(name, _)| named(name) == Some(signal)).map(|(_, effect)| *effect);
        told.or_else(|| PASSED_OVER.contains(&signal).then_some(Effect::Nothing))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::services;

    #[test]
    fn what_the_engine_reads() {
        let signal = |value: &str| match read(value) {
            Reading::Signal(Signal(number)) => Some(number),
            _ => None,
        };
        for (value, wanted) in
            [("SIGTERM", 15), ("term", 15), ("sigquit", 3), ("9", 9), ("SIGRTMIN+3", 37), ("RTMAX-1", 63), ("37", 37)]
        {
            assert_eq!(signal(value), Some(wanted), "{value}");
        }
        for value in ["SIGFOO", "", "0", "SIGRTMIN+16", "RTMIN+03", "RTMAX-15", "SIGTERM SIGKILL", "SIGSIGTERM"] {
            assert_eq!(read(value), Reading::Refused, "{value}");
        }
        for value in ["99", "-15", "65"] {
            assert_eq!(read(value), Reading::NoSuch, "{value}");
        }
    }

    #[test]
    fn handlings_are_whole() {
        for handling in HANDLINGS {
            assert!(services::by_id(handling.service).is_some() && handling.source.starts_with("https://"));
            assert!(handling.effects.iter().all(|(name, _)| named(name).is_some()), "{handling:?}");
            let Reading::Signal(best) = read(handling.best) else { unreachable!("{handling:?}") };
            assert_eq!(handling.effect(best), Some(Effect::Ends));
        }
    }

    /// A recipe's stop signal is one that ends its service in good order.
    #[test]
    fn recipes_stop_in_good_order() {
        for handling in HANDLINGS {
            for recipe in services::by_id(handling.service).map(|service| service.recipes).unwrap_or_default() {
                assert_eq!(recipe.stop_signal.unwrap_or("SIGTERM"), handling.best, "{}", handling.service);
            }
        }
    }
}
