//! Base images: what distribution they are, when it ends, and what they start by themselves.

use super::platform::Platform;
use super::{Date, Source};
use crate::lang::Text;

/// A base image, or a range of its tags.
#[derive(Debug)]
pub struct Image {
    /// Repository names: `debian`, `rockylinux/rockylinux`. A leading `docker.io/`, `index.docker.io/`, `library/`,
    /// `public.ecr.aws/docker/library/` or `quay.io/` is cut off before comparing.
    pub names: &'static [&'static str],
    /// Tags; `*` stands for any text. The first image whose name and tag fit is taken.
    pub tags: &'static [&'static str],
    /// The distribution inside; none where the tag does not tell.
    pub platform: Option<Platform>,
    /// When the distribution's release ends, or has ended.
    pub end_of_life: Option<EndOfLife>,
    /// The start command that the image itself has.
    pub starts: Start,
    /// Where the above comes from.
    pub source: Source,
}

/// The end of a release.
#[derive(Clone, Copy, Debug)]
pub struct EndOfLife {
    /// The last day on which it got security updates from the distribution itself.
    pub date: Date,
    /// What else follows from it: package mirrors that are gone.
    pub consequence: Option<Text>,
    /// Whether packages can no longer be installed from the mirrors that the image names.
    pub mirrors_gone: bool,
    /// Where it is announced.
    pub source: Source,
}

/// What an image starts by itself.
#[derive(Clone, Copy, Debug)]
pub enum Start {
    /// A shell, or nothing: it is a base to build on.
    Shell,
    /// This entrypoint and command.
    Command {
        /// `ENTRYPOINT` in exec form.
        entrypoint: &'static [&'static str],
        /// `CMD` in exec form.
        command: &'static [&'static str],
        /// The catalogue's service that it then runs in the foreground.
        service: Option<&'static str>,
    },
    /// An init system: it is an image made to boot systemd or another init.
    Init {
        /// The command: `/usr/sbin/init`.
        command: &'static str,
    },
    /// Not known.
    Unknown,
}

/// Every image that is known. Asked from the top.
pub const ALL: &[Image] = &[];

/// What is known of an image by its name and tag (without digest). No tag is `latest`.
#[must_use]
pub fn find(_name: &str, _tag: Option<&str>) -> Option<&'static Image> {
    None
}
