//! What kind of text is this? Evidence decides, not the first line.

use super::{dockerfile, ps};
use crate::report::InputKind;

/// The kind that most of the text speaks for; [`InputKind::Unknown`] where nothing does.
#[must_use]
pub fn detect(text: &str) -> InputKind {
    let dockerfile = dockerfile::likeness(text);
    let ps = ps::likeness(text);
    // One instruction-like line in prose is no Dockerfile.
    if dockerfile < 2 && ps == 0 {
        InputKind::Unknown
    } else if dockerfile >= ps {
        InputKind::Dockerfile
    } else {
        InputKind::Ps
    }
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
            ("", InputKind::Unknown),
            ("\u{feff}\r\n\r\n", InputKind::Unknown),
        ] {
            assert_eq!(detect(text), wanted, "{text:?}");
        }
    }
}
