//! Vault.

use super::{Invocation, OfficialImage, Program, Recipe, Service};
use crate::knowledge::capabilities::{self, Grants, Need};
use crate::knowledge::platform::Family;
use crate::lang::Text;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["vault"],
    command: &["/usr/bin/vault", "server", "-config=/etc/vault.d/vault.hcl"],
    user: Some("vault"),
    stop_signal: Some("SIGINT"),
    source: "https://github.com/hashicorp/vault/blob/main/.release/linux/package/usr/lib/systemd/system/vault.service",
    ..Recipe::PACKAGED
};

/// Vault.
pub const SERVICE: Service = Service {
    id: "vault",
    name: "Vault",
    units: &["vault"],
    packages: &["vault"],
    programs: &[Program {
        names: &["vault"],
        invocations: &[Invocation::foreground(&["server"])],
        source: "https://github.com/hashicorp/vault/blob/main/.release/linux/package/usr/lib/systemd/system/vault.service",
        ..Program::RETURNS
    }],
    ports: &["8200/tcp"],
    data: &["/opt/vault"],
    image: Some(OfficialImage { name: "hashicorp/vault", source: "https://hub.docker.com/r/hashicorp/vault" }),
    recipes: &[
        RECIPE,
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe {
            family: Family::Alpine,
            command: &["/usr/sbin/vault", "server", "-config=/etc/vault.hcl"],
            source: "https://github.com/alpinelinux/aports/blob/master/community/vault/vault.confd",
            ..RECIPE
        },
        Recipe {
            family: Family::Arch,
            command: &["/usr/bin/vault", "server", "-config=/etc/vault.hcl"],
            prepare: &["install -d -o vault -g vault /var/lib/vault"],
            source: "https://github.com/archlinux/svntogit-community/blob/master/vault/trunk/PKGBUILD",
            ..RECIPE
        },
    ],
    needs: &[Need {
        grants: Grants::Capabilities(&[&capabilities::IPC_LOCK]),
        when: Some(Text {
            en: "to keep secrets out of swap (unless disable_mlock is set)",
            ja: "秘密情報をスワップに書き出させないとき(disable_mlock を設定していない場合)",
        }),
        source: "https://hub.docker.com/r/hashicorp/vault",
        ..Need::BLANK
    }],
    ..Service::BLANK
};
