//! memcached.

use super::conditions::{Refusal, Remedy, When};
use super::{Invocation, OfficialImage, Program, Recipe, Service, UNPROVEN};
use crate::knowledge::Source;
use crate::lang::Text;

const MANUAL: Source = "https://github.com/memcached/memcached/blob/master/doc/memcached.1";
const FEDORA: Source = "https://src.fedoraproject.org/rpms/memcached/blob/rawhide/f/memcached.sysconfig";

const NOTE: Text = Text {
    en: "memcached reads no configuration file by itself: started like this it listens on every address with 64 MB. \
         Options of /etc/memcached.conf or /etc/sysconfig/memcached must be given on the command line.",
    ja: "memcached 自身は設定ファイルを読みません。この形では全アドレスで待ち受け、メモリーは 64 MB です。/etc/memcached.conf や \
         /etc/sysconfig/memcached にあったオプションはコマンドラインで指定してください。",
};

/// memcached.
pub const SERVICE: Service = Service {
    id: "memcached",
    name: "memcached",
    units: &["memcached", "memcached@*"],
    packages: &["memcached"],
    programs: &[Program {
        names: &["memcached"],
        invocations: &[
            Invocation::returns(&["-V"]),
            Invocation::returns(&["-h"]),
            Invocation::background(&["-d"]),
            Invocation::background(&["--daemon"]),
        ],
        refusals: &[Refusal {
            when: When::AsRoot(&["-u*", "--user*"]),
            says: "can't run as root without the -u switch",
            remedy: Remedy::User,
            source: MANUAL,
            ..Refusal::EVERYWHERE
        }],
        source: MANUAL,
        ..Program::FOREGROUND
    }],
    ports: &["11211/tcp"],
    image: Some(OfficialImage {
        name: "memcached",
        source: "https://github.com/docker-library/docs/tree/master/memcached",
    }),
    recipes: &[
        // It runs, but reads nothing of /etc/memcached.conf, which keeps Debian's to 127.0.0.1: a person must look.
        Recipe {
            releases: UNPROVEN,
            packages: &["memcached"],
            command: &["memcached"],
            user: Some("memcache"),
            note: Some(NOTE),
            ..Recipe::DEBIAN_12
        },
        Recipe {
            packages: &["memcached"],
            command: &["/usr/bin/memcached"],
            user: Some("memcached"),
            note: Some(NOTE),
            source: FEDORA,
            ..Recipe::RHEL
        },
    ],
    ..Service::BLANK
};
