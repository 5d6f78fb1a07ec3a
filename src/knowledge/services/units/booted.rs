//! What a machine that boots has for its people and its other services, and what a container has in its place.

use super::super::Service;
use crate::lang::Text;

/// <https://docs.docker.com/reference/cli/docker/container/exec/>
const LOGIN: Text = Text {
    en: "It is for people who log in at a machine. Leave it out of the image: docker exec -it opens a shell in the running container.",
    ja: "マシンにログインする人のためのものです。イメージからは外してください。動いているコンテナでシェルを開くには docker exec -it を使います。",
};

/// <https://docs.docker.com/engine/network/#dns-services>
const RESOLVER: Text = Text {
    en: "A container's /etc/resolv.conf is written by the engine, with a name server of its own (docker run --dns sets another). \
         Leave it out of the image.",
    ja: "コンテナの /etc/resolv.conf は、使うネームサーバーも含めてエンジンが書きます(変えるなら docker run --dns)。イメージからは外してください。",
};

/// <https://docs.docker.com/engine/logging/>
const JOURNAL: Text = Text {
    en: "The engine keeps what the service writes to stdout and stderr (docker logs). Leave it out of the image.",
    ja: "サービスが標準出力と標準エラーに書いたものは、エンジンが保存します(docker logs)。イメージからは外してください。",
};

/// systemd-rc-local-generator(8): <https://www.freedesktop.org/software/systemd/man/latest/systemd-rc-local-generator.html>
const RC_LOCAL: Text = Text {
    en: "It runs /etc/rc.local at the end of a boot. Here nothing boots: what stands in that file belongs into the start script \
         of the service, or into RUN if once is enough.",
    ja: "ブートの最後に /etc/rc.local を実行するものですが、コンテナにブートはありません。中身はサービスの起動スクリプトに、\
         一度で足りるものは RUN に移してください。",
};

/// <https://snapcraft.io/docs/how-to-guides/manage-snaps/> says that snaps are mounted file systems, and snapd a service of systemd.
const SNAP: Text = Text {
    en: "It mounts its packages through the host's kernel and starts their services by systemd. Leave it out of the image, and \
         install the program from a package or its makers' archive.",
    ja: "パッケージをホストのカーネルでマウントし、サービスを systemd で動かすものです。イメージからは外し、プログラムは通常の\
         パッケージか、作者の配布アーカイブから入れてください。",
};

/// <https://manpages.debian.org/bookworm/lightdm/lightdm.1.en.html>
const DISPLAY: Text = Text {
    en: "It draws the login screen on a machine's display, which a container does not have. For a desktop in a container let a VNC \
         server or xrdp be the service.",
    ja: "マシンの画面にログイン画面を出すものですが、コンテナに画面はありません。コンテナでデスクトップを使うなら、VNC サーバーか xrdp を\
         サービスにしてください。",
};

/// <https://manpages.debian.org/bookworm/openssh-client/ssh-keygen.1.en.html>
const HOST_KEYS: Text = Text {
    en: "It makes the host keys of sshd at boot. Have the start script do that (ssh-keygen -A); made in a RUN, all containers of \
         the image would share them.",
    ja: "ブート時に sshd のホスト鍵を作るものです。起動スクリプトで ssh-keygen -A を実行してください。RUN で作ると、イメージから作る\
         コンテナがすべて同じ鍵になります。",
};

/// The table.
pub const TABLE: &[Service] = &[
    Service {
        id: "login",
        name: "logins at the console",
        units: &[
            "systemd-logind",
            "getty",
            "getty@*",
            "console-getty",
            "serial-getty@*",
            "container-getty@*",
            "agetty",
            "systemd-user-sessions",
        ],
        host: Some(LOGIN),
        ..Service::BLANK
    },
    Service {
        id: "resolved",
        name: "systemd-resolved",
        units: &["systemd-resolved"],
        host: Some(RESOLVER),
        ..Service::BLANK
    },
    Service {
        id: "journald",
        name: "systemd-journald",
        units: &["systemd-journald", "klogd"],
        host: Some(JOURNAL),
        ..Service::BLANK
    },
    Service { id: "rc-local", name: "/etc/rc.local", units: &["rc-local"], host: Some(RC_LOCAL), ..Service::BLANK },
    Service { id: "snapd", name: "snapd", units: &["snapd"], host: Some(SNAP), ..Service::BLANK },
    Service {
        id: "display-manager",
        name: "display manager",
        units: &["display-manager", "lightdm", "gdm", "gdm3", "sddm", "xdm", "kdm"],
        host: Some(DISPLAY),
        ..Service::BLANK
    },
    Service {
        id: "sshd-keygen",
        name: "SSH host keys",
        units: &["sshd-keygen", "sshd-keygen@*", "ssh-host-keygen", "sshd-keys", "regenerate_ssh_host_keys"],
        host: Some(HOST_KEYS),
        ..Service::BLANK
    },
];
