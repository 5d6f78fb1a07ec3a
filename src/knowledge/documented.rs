//! Images whose makers document `--privileged` or a capability for them, because what they do is done to the host's kernel.

use super::{Source, images};
use crate::lang::Text;

/// Such an image.
#[derive(Debug)]
pub struct Documented {
    /// Names; `*` stands for any text.
    pub names: &'static [&'static str],
    /// Tags; empty for all.
    pub tags: &'static [&'static str],
    /// What it does with it.
    pub does: Text,
    /// Where its makers say so.
    pub source: Source,
}

const fn text(en: &'static str, ja: &'static str) -> Text {
    Text { en, ja }
}

const ENGINE: Text = text("runs a container engine of its own", "コンテナの中で別のコンテナエンジンを動かします");
const CLUSTER: Text = text("runs a whole Kubernetes node", "Kubernetes のノード全体を動かします");
const EMULATORS: Text =
    text("registers emulators with the host's kernel", "エミュレーターをホストのカーネルに登録します");
const WATCHES: Text = text("watches the host and its containers", "ホストとその上のコンテナを監視します");
const NETWORK: Text = text("sets up interfaces and routes", "ネットワークインターフェースや経路を設定します");
const HARDWARE: Text = text("works with the host's hardware", "ホストのハードウェアを扱います");
const HOST: Text = text("enters the host itself", "ホスト自体の名前空間に入ります");

/// The images.
const ALL: &[Documented] = &[
    Documented { names: &["docker"], tags: &["*dind*"], does: ENGINE, source: "https://hub.docker.com/_/docker" },
    Documented {
        names: &["dind", "*/dind", "*-dind", "dind-*", "*/dind-*"],
        tags: &[],
        does: ENGINE,
        source: "https://github.com/jpetazzo/dind",
    },
    Documented { names: &["moby/buildkit"], tags: &[], does: ENGINE, source: "https://github.com/moby/buildkit" },
    Documented {
        names: &[
            "podman/stable",
            "podman/upstream",
            "podman/testing",
            "buildah/stable",
            "containers/podman",
            "containers/buildah",
        ],
        tags: &[],
        does: ENGINE,
        source: "https://github.com/containers/image_build/tree/main/podman",
    },
    Documented {
        names: &["kindest/node", "kindest/base"],
        tags: &[],
        does: CLUSTER,
        source: "https://kind.sigs.k8s.io/docs/design/node-image/",
    },
    Documented {
        names: &["rancher/k3s", "rancher/rancher", "rancher/rancher-agent", "rancher/agent", "rancher/server"],
        tags: &[],
        does: CLUSTER,
        source: "https://docs.k3s.io/advanced#running-k3s-in-docker",
    },
    Documented {
        names: &["multiarch/qemu-user-static", "hypriot/qemu-register", "*/qemu-user-static"],
        tags: &[],
        does: EMULATORS,
        source: "https://github.com/multiarch/qemu-user-static",
    },
    Documented {
        names: &["tonistiigi/binfmt", "linuxkit/binfmt", "docker/binfmt", "*/binfmt"],
        tags: &[],
        does: EMULATORS,
        source: "https://github.com/tonistiigi/binfmt",
    },
    Documented {
        names: &["google/cadvisor", "*cadvisor/cadvisor", "*google-containers/cadvisor", "*google_containers/cadvisor"],
        tags: &[],
        does: WATCHES,
        source: "https://github.com/google/cadvisor",
    },
    Documented {
        names: &["falcosecurity/falco", "sysdig/sysdig", "sysdig/agent", "*aquasec/tracee", "*bcc", "*bpftrace*"],
        tags: &[],
        does: WATCHES,
        source: "https://falco.org/docs/setup/container/",
    },
    Documented {
        names: &[
            "hwdsl2/ipsec-vpn-server",
            "kylemanna/openvpn",
            "linuxserver/wireguard",
            "linuxserver/openvpn-as",
            "tailscale/tailscale",
            "zerotier/zerotier",
        ],
        tags: &[],
        does: NETWORK,
        source: "https://github.com/hwdsl2/docker-ipsec-vpn-server",
    },
    Documented {
        names: &["calico/node", "cilium/cilium", "frrouting/frr", "weaveworks/weave", "weaveworks/weaveexec"],
        tags: &[],
        does: NETWORK,
        source: "https://docs.tigera.io/calico/latest/reference/configure-calico-node",
    },
    Documented {
        names: &["homeassistant/home-assistant", "*home-assistant/home-assistant", "homeassistant/*"],
        tags: &[],
        does: HARDWARE,
        source: "https://www.home-assistant.io/installation/linux",
    },
    Documented {
        names: &["budtmo/docker-android*", "sickcodes/docker-osx", "dockurr/windows", "qemux/qemu*", "redroid/redroid"],
        tags: &[],
        does: HARDWARE,
        source: "https://github.com/budtmo/docker-android",
    },
    Documented {
        names: &["justincormack/nsenter1", "jpetazzo/nsenter", "*/nsenter"],
        tags: &[],
        does: HOST,
        source: "https://github.com/justincormack/nsenter1",
    },
];

/// Images that are there to manage or to watch containers, and are given the engine's socket for that by what their makers document.
/// Sources: <https://doc.traefik.io/traefik/providers/docker/>, <https://docs.portainer.io/start/install-ce/server/docker/linux>,
/// <https://containrrr.dev/watchtower/>, <https://github.com/nginx-proxy/nginx-proxy>, <https://github.com/Tecnativa/docker-socket-proxy>,
/// <https://docs.gitlab.com/runner/install/docker/>, <https://dozzle.dev/guide/getting-started>,
/// <https://learn.netdata.cloud/docs/netdata-agent/installation/docker>, <https://github.com/willfarrell/docker-autoheal>,
/// <https://crazymax.dev/diun/install/docker/>, <https://github.com/louislam/dockge>, <https://docs.datadoghq.com/containers/docker/>,
/// <https://hub.docker.com/_/telegraf>.
const ENGINE_CLIENTS: &[&str] = &[
    "traefik",
    "portainer/*",
    "containrrr/watchtower",
    "v2tec/watchtower",
    "nickfedor/watchtower",
    "pyouroboros/ouroboros",
    "nginxproxy/*",
    "jwilder/nginx-proxy",
    "jwilder/docker-gen",
    "jrcs/letsencrypt-nginx-proxy-companion",
    "tecnativa/docker-socket-proxy",
    "linuxserver/socket-proxy",
    "wollomatic/socket-proxy",
    "gitlab/gitlab-runner",
    "amir20/dozzle",
    "netdata/netdata",
    "willfarrell/autoheal",
    "crazymax/diun",
    "louislam/dockge",
    "wagoodman/dive",
    "lazyteam/lazydocker",
    "datadog/*",
    "gcr.io/datadoghq/agent",
    "telegraf",
    "grafana/promtail",
    "grafana/alloy",
    "docker",
    "docker/*",
];

/// Whether an image is there to manage or to watch containers.
#[must_use]
pub fn uses_engine(name: &str) -> bool {
    images::is_named(name, ENGINE_CLIENTS)
}

/// The entry of an image, by its name and tag (without digest).
#[must_use]
pub fn find(name: &str, tag: Option<&str>) -> Option<&'static Documented> {
    ALL.iter().find(|entry| {
        images::is_named(name, entry.names)
            && (entry.tags.is_empty()
                || entry.tags.iter().any(|pattern| super::services::matches(pattern, tag.unwrap_or("latest"))))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_are_found() {
        for name in ["jpetazzo/dind", "dind", "quay.io/podman/stable", "gcr.io/cadvisor/cadvisor"] {
            assert!(find(name, None).is_some(), "{name}");
        }
        assert!(find("docker", Some("27-dind")).is_some());
        for name in ["docker", "nginx", "centos", "my/binder"] {
            assert!(find(name, None).is_none(), "{name}");
        }
    }
}
