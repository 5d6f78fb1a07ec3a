//! The Report as bytes: how it comes from the page's worker, which made it, to the page, which shows it.
//!
//! Both ends are the same build, so the bytes carry no names and no version. Numbers are LEB128, a text or a list has its
//! length before it: the page, which waits while it reads them, allocates for the texts and lists and for nothing else.
//! Whatever a type gains must be named here too, or it does not compile.

use crate::report::{
    Applicability, Commands, Count, Edit, File, FileRole, Finding, Going, InputKind, Node, Outcome, Patch, Pid1,
    Pid1Kind, Privilege, PrivilegeChange, PrivilegeKind, PrivilegeNeed, PrivilegeRisk, Problem, Report, Service,
    Severity, Subject, SubjectKind, Trees, Verdict,
};
use crate::text::{Place, Span};
use crate::{Lang, Piece};

/// What can be written as bytes and read again.
pub trait Wire: Sized {
    /// Writes it behind what is there.
    fn put(&self, out: &mut Vec<u8>);

    /// Takes it from the front; `None` where the bytes are not what [`Wire::put`] writes.
    fn take(from: &mut &[u8]) -> Option<Self>;
}

impl Wire for u64 {
    fn put(&self, out: &mut Vec<u8>) {
        let mut left = *self;
        while left >= 0x80 {
            out.push(left as u8 | 0x80);
            left >>= 7;
        }
        out.push(left as u8);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = from.split_first()?;
            *from = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
}

impl Wire for u32 {
    fn put(&self, out: &mut Vec<u8>) {
        u64::from(*self).put(out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        u64::take(from)?.try_into().ok()
    }
}

impl Wire for usize {
    fn put(&self, out: &mut Vec<u8>) {
        (*self as u64).put(out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        u64::take(from)?.try_into().ok()
    }
}

impl Wire for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(u64::take(from)? != 0)
    }
}

impl Wire for String {
    fn put(&self, out: &mut Vec<u8>) {
        self.len().put(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let length = usize::take(from)?;
        let (text, rest) = from.split_at_checked(length)?;
        *from = rest;
        Some(str::from_utf8(text).ok()?.to_owned())
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.is_some().put(out);
        if let Some(value) = self {
            value.put(out);
        }
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(if bool::take(from)? { Some(T::take(from)?) } else { None })
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.len().put(out);
        for item in self {
            item.put(out);
        }
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let length = usize::take(from)?;
        // No item takes less than a byte: a damaged length reserves no more than there is.
        let mut items = Self::with_capacity(length.min(from.len()));
        for _ in 0..length {
            items.push(T::take(from)?);
        }
        Some(items)
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Some((A::take(from)?, B::take(from)?))
    }
}

/// The fields of a type in their order: all of them.
macro_rules! fields {
    ($($type:ident { $($field:ident),+ })+) => {$(
        impl $crate::wire::Wire for $type {
            fn put(&self, out: &mut Vec<u8>) {
                let Self { $($field),+ } = self;
                $($crate::wire::Wire::put($field, out);)+
            }

            fn take(from: &mut &[u8]) -> Option<Self> {
                Some(Self { $($field: $crate::wire::Wire::take(from)?),+ })
            }
        }
    )+};
}

pub(crate) use fields;

/// The variants of a type: all of them.
macro_rules! variants {
    ($($type:ident { $($variant:ident),+ })+) => {$(
        impl Wire for $type {
            fn put(&self, out: &mut Vec<u8>) {
                match self {
                    $(Self::$variant => {})+
                }
                out.push(*self as u8);
            }

            fn take(from: &mut &[u8]) -> Option<Self> {
                let (&number, rest) = from.split_first()?;
                *from = rest;
                [$(Self::$variant),+].into_iter().find(|&variant| variant as u8 == number)
            }
        }
    )+};
}

fields! {
    Report { version, file, input, verdict, problems, subjects, findings, patches, files, commands }
    Problem { message, span }
    Subject { id, kind, name, span, verdict, pid1, outcome, services, processes, goes, tree, privileges }
    Privilege { name, kind, change, need, reason, allows, attack, risk, by, span, source }
    Going { processes, memory_kib }
    Pid1 { command, kind }
    Service { id, name, command, evidence }
    Trees { before, after }
    Node { command, user, pid, count, note, goes, span, children }
    Count { min, max }
    Finding { rule, severity, subject, span, message, why, advice, source, patch }
    Patch { id, title, applicability, edits }
    Edit { start, end, text }
    File { path, role, applied, text }
    Commands { build, run }
    Place { start, end, line, column, end_line, end_column }
    Span { start, end }
    Piece { name, text, kind }
}

variants! {
    Lang { En, Ja }
    InputKind { Dockerfile, Ps, Run, Transcript, Compose, Unit, Script, Unknown }
    Verdict { Misuse, Intended, Clean, Unknown }
    PrivilegeKind { Protection, Capability, Socket, Mount, Device, Namespace, Start }
    PrivilegeChange { Granted, Dropped, Neither }
    PrivilegeNeed { Needed, Perhaps, NotNeeded, Unknown }
    PrivilegeRisk { Container, Shared, Host }
    SubjectKind { Stage, Container, Host, Run, Service, Unit }
    Pid1Kind { Systemd, Upstart, Sysvinit, Openrc, Supervisor, MiniInit, Shell, Service, Unknown }
    Outcome { Runs, Exits, Unknown }
    Severity { Info, Warning, Error }
    Applicability { Safe, Review }
    FileRole { Corrected, Generated }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyse, examples};

    fn bytes(report: &Report) -> Vec<u8> {
        let mut bytes = Vec::new();
        report.put(&mut bytes);
        bytes
    }

    #[test]
    fn every_answer_comes_back_as_it_was() {
        let mut kinds = std::collections::HashSet::new();
        for example in (0..).map_while(examples::nth) {
            for lang in Lang::ALL {
                let report = analyse(example.text, &Options { lang, ..Options::default() });
                let bytes = bytes(&report);
                let mut left = &*bytes;
                assert_eq!(Report::take(&mut left).as_ref(), Some(&report));
                assert_eq!(left, b"");
                kinds.insert(report.input);
            }
        }
        assert!(kinds.len() > 4, "the examples are of few kinds: {kinds:?}");
    }

    #[test]
    fn numbers_of_any_size_come_back() {
        for number in [0, 1, 127, 128, 16_383, 16_384, u64::from(u32::MAX), u64::MAX] {
            let mut bytes = Vec::new();
            number.put(&mut bytes);
            assert_eq!(u64::take(&mut &*bytes), Some(number));
        }
        assert_eq!(u32::take(&mut &[0xff, 0xff, 0xff, 0xff, 0x7f][..]), None);
        assert_eq!(u64::take(&mut &[0xff; 11][..]), None);
    }

    #[test]
    fn bytes_cut_anywhere_are_refused() {
        let text = "FROM centos:7\nRUN yum install -y httpd && systemctl enable httpd\nCMD [\"/sbin/init\"]\n";
        let whole = bytes(&analyse(text, &Options::default()));
        for end in 0..whole.len() {
            assert_eq!(Report::take(&mut &whole[..end]), None, "{end} of {} bytes", whole.len());
        }
    }
}
