//! Docker's official images, and others that publish a daemon: what they start by themselves. A row stands for all the variants of
//! an image, whose tags name the distribution below; they are told apart where they are first asked for.

mod applications;
mod services;
mod tools;

use super::distributions::{
    ANY_ALPINE, ANY_DEBIAN, BIONIC, BOOKWORM, BULLSEYE, BUSTER, Base, FOCAL, JAMMY, JESSIE, NO_DISTRIBUTION, NOBLE,
    STRETCH, TRIXIE,
};
use super::{Image, Purpose, Start};
use crate::knowledge::Source;
use crate::knowledge::platform::{Family, Shell};
use std::sync::LazyLock;

/// What vendors' images on Red Hat's base are built on.
const RED_HAT: Base = Base::of(Family::Rhel, "rhel", Shell::Unknown);
const AMAZON: Base = Base::of(Family::Rhel, "amazonlinux", Shell::Unknown);

/// What MySQL's own images are built on.
const ORACLE: Base = Base::of(Family::Rhel, "oraclelinux", Shell::Unknown);

const fn image(
    names: &'static [&'static str],
    tags: &'static [&'static str],
    base: Base,
    starts: Start,
    source: Source,
) -> Image {
    let (platform, end_of_life) = (base.platform, base.end_of_life);
    Image { names, tags, platform, end_of_life, starts, purpose: Purpose::Container, source }
}

/// A program of the catalogue, or none of it.
const fn runs(
    entrypoint: &'static [&'static str],
    command: &'static [&'static str],
    service: Option<&'static str>,
) -> Start {
    Start::Command { entrypoint, command, service }
}

/// An image under all the tags that fit.
struct Row {
    names: &'static [&'static str],
    /// The tags of each variant, in the order of [`BASES`], and those of none of them.
    tags: Tags,
    /// What it is built on where the tag does not say.
    base: &'static Base,
    starts: Start,
    source: Source,
}

const fn row(names: &'static [&'static str], tags: Tags, base: &'static Base, starts: Start, source: Source) -> Row {
    Row { names, tags, base, starts, source }
}

/// What the words of a tag say is below. Of Windows nothing else is known; what OpenJDK's own builds stand on depends on their age.
const BASES: [&Base; 16] = [
    &NO_DISTRIBUTION,
    &ANY_ALPINE,
    &TRIXIE,
    &BOOKWORM,
    &BULLSEYE,
    &BUSTER,
    &STRETCH,
    &JESSIE,
    &NOBLE,
    &JAMMY,
    &FOCAL,
    &BIONIC,
    &RED_HAT,
    &AMAZON,
    &NO_DISTRIBUTION,
    &NO_DISTRIBUTION,
];

/// The tags that begin with a pattern, by variant.
macro_rules! tags {
    ($prefix:literal) => {
        &[
            &[concat!($prefix, "*windowsservercore*"), concat!($prefix, "*nanoserver*")],
            &[concat!($prefix, "*alpine*")],
            &[concat!($prefix, "*trixie*")],
            &[concat!($prefix, "*bookworm*")],
            &[concat!($prefix, "*bullseye*")],
            &[concat!($prefix, "*buster*")],
            &[concat!($prefix, "*stretch*")],
            &[concat!($prefix, "*jessie*")],
            &[concat!($prefix, "*noble*")],
            &[concat!($prefix, "*jammy*")],
            &[concat!($prefix, "*focal*")],
            &[concat!($prefix, "*bionic*")],
            &[concat!($prefix, "*ubi*")],
            &[concat!($prefix, "*corretto*"), concat!($prefix, "*amazonlinux*")],
            &[concat!($prefix, "*openjdk*")],
            &[concat!($prefix, "*centos*"), concat!($prefix, "*fedora*")],
            &[concat!($prefix, "*")],
        ]
    };
}

type Tags = &'static [&'static [&'static str]; BASES.len() + 1];

const ANY: Tags = tags!("");
const APACHE: Tags = tags!("*apache");
const FPM: Tags = tags!("*fpm");
const CLI: Tags = tags!("*cli");
const ON_DEBIAN: Tags = tags!("*debian");
const DIND: Tags = tags!("*dind");

const CUDA: Source = "https://hub.docker.com/r/nvidia/cuda";
const PHP: Source = "https://github.com/docker-library/php";
const PHP_APACHE: Start = runs(&["docker-php-entrypoint"], &["apache2-foreground"], Some("httpd"));
const PHP_FPM: Start = runs(&["docker-php-entrypoint"], &["php-fpm"], Some("php-fpm"));
const MYSQLD: Start = runs(&["docker-entrypoint.sh"], &["mysqld"], Some("mariadb"));
const NATS: Source = "https://github.com/nats-io/nats-docker/blob/main/2.10.x/scratch/Dockerfile";

/// Images of which the tag alone says enough.
const TAGGED: &[Image] = &[
    // Releases of PHP that are built no more: what their tags without a codename were last built on stays so
    // (the directories 7.3/bullseye and 7.4/bullseye). Earlier point releases were built on earlier Debians.
    image(&["php"], &["7.4-apache", "7.4.33-apache", "7.3-apache", "7.3.33-apache"], BULLSEYE, PHP_APACHE, PHP),
    image(&["php"], &["7.4-fpm", "7.4.33-fpm", "7.3-fpm", "7.3.33-fpm"], BULLSEYE, PHP_FPM, PHP),
    image(&["nvidia/cuda"], &["*ubuntu24.04*"], NOBLE, Start::Unknown, CUDA),
    image(&["nvidia/cuda"], &["*ubuntu22.04*"], JAMMY, Start::Unknown, CUDA),
    image(&["nvidia/cuda"], &["*ubuntu20.04*"], FOCAL, Start::Unknown, CUDA),
    image(&["nvidia/cuda"], &["*ubuntu18.04*"], BIONIC, Start::Unknown, CUDA),
    // Before Oracle Linux came, at 5.7.
    image(&["mysql"], &["5.5*", "5.6*"], ANY_DEBIAN, MYSQLD, "https://github.com/docker-library/mysql/tree/master/5.6"),
    image(&["nats"], &["*alpine*"], ANY_ALPINE, Start::Unknown, NATS),
];

/// Every variant of the rows.
static VARIANTS: LazyLock<Vec<Image>> = LazyLock::new(|| {
    let variants = |row: &'static Row| {
        row.tags.iter().zip(BASES.into_iter().chain([row.base])).enumerate().map(|(at, (tags, base))| {
            // The first are Windows'.
            let starts = if at == 0 { Start::Unknown } else { row.starts };
            image(row.names, tags, *base, starts, row.source)
        })
    };
    services::ROWS.iter().chain(applications::ROWS).chain(tools::ROWS).flat_map(variants).collect()
});

/// Every image, the narrower tags first.
pub(super) fn all() -> impl Iterator<Item = &'static Image> {
    TAGGED.iter().chain(VARIANTS.iter())
}
