//! What is true of the world: daemons, base images, shells, init systems.
//!
//! Knowledge is data. Rules, the boot model and the plan ask here; none of them names a daemon, a distribution or a
//! package in its own code. Every claim carries where it comes from: a test that runs it, or a public document.

pub mod brought;
pub mod capabilities;
pub mod commands;
pub mod directives;
pub mod documented;
pub mod engine;
pub mod foreground;
pub mod images;
pub mod init;
pub mod init_programs;
pub mod install;
pub mod isolation;
pub mod links;
pub mod logs;
pub mod messages;
pub mod offline;
pub mod other_files;
pub mod packages;
pub mod platform;
pub mod privileges;
pub mod processes;
pub mod programs;
pub mod roles;
pub mod services;
pub mod signals;
pub mod specifiers;
pub mod together;
pub mod unit_kinds;

/// The day this knowledge was last brought up to date. The library knows no clock: a date of end of life counts as past when
/// it is not after this day.
pub const AS_OF: Date = Date { year: 2026, month: 11, day: 23 };

/// A calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year of our era.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl std::fmt::Display for Date {
    /// As ISO 8601 writes it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Where a claim comes from: an address, or the name of a public document or of a test in this repository.
pub type Source = &'static str;
