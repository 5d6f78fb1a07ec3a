//! What runs virtual machines, containers and pods: the host's, not an image's.

use super::super::Service;
use crate::lang::Text;

const VIRTUAL: Text = Text {
    en: "It manages machines or containers on the host and needs the host's privileges. Leave it out of the image and run \
         it on the host.",
    ja: "ホスト上の仮想マシンやコンテナを管理するもので、ホストの権限が要ります。イメージからは外し、ホストで動かしてください。",
};

/// <https://docs.podman.io/en/latest/markdown/podman-system-service.1.html>
const PODMAN: Text = Text {
    en: "Podman runs containers without a daemon: this unit only answers its API (in the foreground that is podman system service \
         --time=0). To use the host's Podman from a container, mount its socket; a Podman in a container needs privileges of its \
         own. Leave the unit out of the image.",
    ja: "Podman はデーモンなしでコンテナを動かします。このユニットは API に応答するだけのものです(フォアグラウンドなら podman system \
         service --time=0)。ホストの Podman をコンテナから使うならソケットをマウントします。コンテナの中で Podman を動かすには、それ自体に権限が\
         要ります。このユニットはイメージから外してください。",
};

/// The table.
pub const TABLE: &[Service] = &[
    Service {
        id: "libvirtd",
        name: "libvirt",
        units: &["libvirtd", "libvirt-bin", "virtlogd", "virtlockd", "libvirt-guests"],
        host: Some(VIRTUAL),
        ..Service::BLANK
    },
    Service {
        id: "lxc",
        name: "LXC",
        units: &["lxc", "lxc-net", "lxc@*", "lxd", "lxcfs"],
        host: Some(VIRTUAL),
        ..Service::BLANK
    },
    Service {
        id: "podman",
        name: "Podman API",
        units: &["podman", "podman-restart", "podman-auto-update", "podman-kube@*"],
        host: Some(PODMAN),
        ..Service::BLANK
    },
    Service { id: "crio", name: "CRI-O", units: &["crio", "cri-o"], host: Some(VIRTUAL), ..Service::BLANK },
    Service {
        id: "kubelet",
        name: "kubelet",
        units: &["kubelet", "kube-proxy", "microk8s", "flanneld"],
        host: Some(VIRTUAL),
        ..Service::BLANK
    },
    Service { id: "cockpit", name: "Cockpit", units: &["cockpit"], host: Some(VIRTUAL), ..Service::BLANK },
];
