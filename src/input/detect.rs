//! What kind of text is this? Evidence decides, not the first line.

use super::dockerfile::{self, Keyword};
use super::{compose, ps, script, session, unit};
use crate::knowledge::messages;
use crate::report::InputKind;

/// The kind that most of the text speaks for; [`InputKind::Unknown`] where nothing does.
#[must_use]
pub fn detect(text: &str) -> InputKind {
    detect_and_keep(text).0
}

/// What was read of a text to tell its kind, and need not be read again.
#[derive(Default)]
pub struct Kept {
    /// The listing, of a listing.
    pub listing: Option<ps::Listing>,
    /// The instructions, of a Dockerfile.
    pub cut: Option<dockerfile::Cut>,
}

/// The kind of a text, and what was read of it.
#[must_use]
pub fn detect_and_keep(text: &str) -> (InputKind, Kept) {
    let mut kept = Kept::default();
    let kind = tell(text, &mut kept);
    let kept = match kind {
        InputKind::Ps => Kept { cut: None, ..kept },
        InputKind::Dockerfile => Kept { listing: None, ..kept },
        _ => Kept::default(),
    };
    (kind, kept)
}

fn tell(text: &str, kept: &mut Kept) -> InputKind {
    let cut = dockerfile::cut(text);
    let dockerfile = dockerfile::likeness_of(&cut, text);
    // What is one most likely; to keep it for every text would take memory.
    kept.cut = (dockerfile >= 2).then_some(cut);
    let unit = unit::likeness(text);
    // Where instructions outnumber a unit's settings, a Dockerfile writes the unit.
    let writes = dockerfile >= 2 && (unit.keys <= dockerfile as usize || begins_as_dockerfile(text));
    // A session in which a unit was looked at is about its containers if they are given something.
    if unit.is_one() && !writes && !session::likeness(text).grants {
        return InputKind::Unit;
    }
    let begins = dockerfile >= 2 && begins_as_dockerfile(text);
    // YAML is told by its keys: a Dockerfile, a run line or a listing in it is a value or a comment.
    if !begins && !script::names_shell(text) && compose::is_likely(text) {
        return InputKind::Compose;
    }
    // A first line that names a shell says it, unless its commands start containers: then those are asked about.
    if !begins && script::names_shell(text) && session::likeness(text).runs == 0 {
        return InputKind::Script;
    }
    let ps = if begins { 0 } else { ps::likeness(text, &mut kept.listing) };
    let session = if begins { session::Likeness::default() } else { session::likeness(text) };
    // Where run lines stand beside a Dockerfile or a listing, they are what is asked about if they give something away.
    let beside_dockerfile = dockerfile < 2 || session.grants;
    let beside_listing = ps == 0 || (session.grants && session.lines > 0);
    if session.runs > 0 && beside_dockerfile && beside_listing {
        return if session.lines > 0 { InputKind::Transcript } else { InputKind::Run };
    }
    // One instruction-like line in prose is no Dockerfile.
    if dockerfile < 2 && ps == 0 {
        let says = text.lines().any(|line| messages::in_line(line).is_some());
        if says || session.calls > 0 {
            InputKind::Transcript
        } else if script::reads_as_script(text) {
            InputKind::Script
        } else {
            InputKind::Unknown
        }
    } else if dockerfile >= ps {
        InputKind::Dockerfile
    } else {
        InputKind::Ps
    }
}

/// Whether the first instruction of a text is one that begins a Dockerfile, whatever comments stand before it.
fn begins_as_dockerfile(text: &str) -> bool {
    matches!(dockerfile::first_keyword(text), Some(Keyword::From | Keyword::Arg | Keyword::Run))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        for (text, wanted) in [
            ("FROM debian:12\nCMD [\"nginx\"]\n", InputKind::Dockerfile),
            ("from alpine\n", InputKind::Dockerfile),
            ("RUN systemctl enable httpd\n", InputKind::Dockerfile),
            ("  PID TTY          TIME CMD\n    1 ?        00:00:00 systemd\n", InputKind::Ps),
            ("Hello. From what I saw, it is broken.\nRun it again!\n", InputKind::Unknown),
            ("docker run -d nginx\n", InputKind::Run),
            ("# docker run --privileged x\nFROM debian:12\nCMD [\"nginx\"]\n", InputKind::Dockerfile),
            ("# notes\n`docker run -d --privileged x`\n```\nFROM debian:12\nCMD [\"nginx\"]\n```\n", InputKind::Run),
            ("$ docker run -it x bash\n# yum install -y httpd\n", InputKind::Transcript),
            ("System has not been booted with systemd as init system (PID 1). Can't operate.\n", InputKind::Transcript),
            ("services:\n  web:\n    image: nginx\n", InputKind::Compose),
            ("web:\n  image: nginx\n  restart: always\n  # docker run --privileged nginx\n", InputKind::Compose),
            ("My file:\n```yaml\nservices:\n  web:\n    build: .\n```\nIt exits.\n", InputKind::Compose),
            ("apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: nginx\n", InputKind::Compose),
            ("FROM nginx\nCOPY <<E /x.yml\nservices:\n  a:\n    image: b\nE\n", InputKind::Dockerfile),
            ("[Install]\nWantedBy=multi-user.target\n[Service]\nExecStart=/a\n", InputKind::Unit),
            ("#[Service]\n#ExecStart=/a\n", InputKind::Unit),
            ("My unit:\n> [Unit]\n> After=b\n", InputKind::Unit),
            ("ExecStart=/usr/bin/docker run --rm x\n", InputKind::Unit),
            (
                "FROM debian:12\nRUN printf '[Service]\\nExecStart=/a\\n' > /etc/systemd/system/a.service\n",
                InputKind::Dockerfile,
            ),
            (
                "FROM debian:12\nCOPY <<EOF /etc/systemd/system/a.service\n[Unit]\nAfter=b\n[Service]\nExecStart=/a\nType=simple\nEOF\nCMD [\"/sbin/init\"]\n",
                InputKind::Dockerfile,
            ),
            ("#!/bin/sh\nset -e\nexec \"$@\"\n", InputKind::Script),
            ("#!/bin/bash\ndocker run -d --privileged x\n", InputKind::Run),
            ("service mysql start\nservice apache2 start\ntail -f /dev/null\n", InputKind::Script),
            ("", InputKind::Unknown),
            ("\u{feff}\r\n\r\n", InputKind::Unknown),
        ] {
            assert_eq!(detect(text), wanted, "{text:?}");
        }
    }
}
