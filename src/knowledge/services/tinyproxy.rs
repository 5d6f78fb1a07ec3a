//! Tinyproxy.

use super::{Invocation, Program, RUN_ON_RELEASES, Recipe, Releases, Service, Shape};
use crate::knowledge::Source;
use crate::lang::Text;

const MANUAL: Source = "https://tinyproxy.github.io/";

/// Tinyproxy.
pub const SERVICE: Service = Service {
    id: "tinyproxy",
    name: "Tinyproxy",
    units: &["tinyproxy"],
    packages: &["tinyproxy", "tinyproxy-bin"],
    programs: &[Program {
        names: &["tinyproxy"],
        invocations: &[Invocation::returns(&["-v"]), Invocation::returns(&["-h"]), Invocation::foreground(&["-d"])],
        source: MANUAL,
        ..Program::BACKGROUND
    }],
    ports: &["8888/tcp"],
    recipes: &[Recipe {
        packages: &["tinyproxy"],
        command: &["tinyproxy", "-d"],
        tree: Shape { user: Some("tinyproxy"), ..Shape::ONE },
        note: Some(Text {
            en: "The packaged configuration answers 127.0.0.1 and ::1 only: add an Allow line for your networks.",
            ja: "パッケージの設定では 127.0.0.1 と ::1 にしか応答しません。使うネットワークを Allow に加えてください。",
        }),
        releases: Releases::Only(&[
            ("debian", "12"),
            ("debian", "13"),
            ("ubuntu", "18.04"),
            ("ubuntu", "20.04"),
            ("ubuntu", "22.04"),
            ("ubuntu", "24.04"),
            ("ubuntu", "26.04"),
        ]),
        source: RUN_ON_RELEASES,
        ..Recipe::DEBIAN_12
    }],
    ..Service::BLANK
};
