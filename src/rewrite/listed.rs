//! The compose.yaml of a listing's several services: one container each, made from the Dockerfiles that were written for them.
//!
//! What the listing does not say is asked for when it is started (`${BASE:?…}`), not invented: the image that the containers
//! were made from, and the passwords that official images want.

use super::commands;
use super::compose_file::{Build, ComposeFile, ComposeService, Condition, Dependency, FirstProcess};
use super::generate::Wanted;
use crate::knowledge::{images, roles, together};
use crate::lang::{Lang, Text};

const HOW: Text = Text {
    en: "docker compose up --build   One container a service, on one network; each finds the others by the names below.",
    ja: "docker compose up --build   サービスごとに一つのコンテナが同じネットワークで動き、下の名前で互いに接続できる。",
};
const BASE: Text = Text {
    en: "The listing does not say which image its containers were made from. Name it: {variables} docker compose up --build",
    ja: "一覧からは元のイメージが分からないので、指定して起動する: {variables} docker compose up --build",
};
const LOCAL: Text = Text {
    en: "Configuration that says localhost, or names a socket of another service, must name that service instead: {hosts}.",
    ja: "設定ファイルが localhost やほかのサービスのソケットを指していれば、サービス名に書き換えること: {hosts}",
};
const LEFT_OUT: Text = Text {
    en: "Not here: {names}. Logs, logins and the clock are left to the engine and the host.",
    ja: "含めていないもの: {names}(ログ、ログイン、時刻合わせはエンジンとホストに任せる)",
};
const UNPLACED: Text = Text {
    en: "Not here, since its command is not known: {names}.",
    ja: "コマンドが分からないため、ここに含めていないもの: {names}",
};
const DATA: Text = Text {
    en: "Its data is not in the listing: mount a volume where the image keeps it ({path} in the packages).",
    ja: "データは一覧からは分からない。イメージの保存先(パッケージ版では {path})にボリュームをマウントすること。",
};
const TAKEN: Text = Text {
    en: "Port {port} of the host is {other}'s above: publish it under another one.",
    ja: "ホストの {port} 番は上の {other} が使っているため、別のポートで公開すること。",
};

/// The compose file; none where that would be one service alone. `unplaced` names the services without a known command.
pub(super) fn compose(all: &[Wanted], unplaced: &[String], lang: Lang) -> Option<ComposeFile> {
    let (left, wanted): (Vec<&Wanted>, Vec<&Wanted>) =
        all.iter().partition(|wanted| roles::is_left_to_others(wanted.service.id));
    if wanted.len() < 2 {
        return None;
    }
    let containers = wanted.iter().filter(|wanted| wanted.takes_base()).map(|wanted| wanted.subject);
    let several = containers.clone().min() != containers.max();
    let base =
        |wanted: &Wanted| if several { format!("BASE_{}", variable(wanted.service.id)) } else { "BASE".to_owned() };
    let mut remarks = vec![HOW.get(lang).to_owned()];
    let mut bases: Vec<String> =
        wanted.iter().filter(|wanted| wanted.takes_base()).map(|wanted| base(wanted)).collect();
    bases.dedup();
    if !bases.is_empty() {
        let given = match lang {
            Lang::En => "=<image>:<tag>",
            Lang::Ja => "=<イメージ>:<タグ>",
        };
        let given: Vec<String> = bases.iter().map(|name| format!("{name}{given}")).collect();
        remarks.push(BASE.fill(lang, &[("variables", &given.join(" "))]));
    }
    let backends: Vec<&str> =
        wanted.iter().map(|wanted| wanted.service.id).filter(|id| roles::is_backend(id)).collect();
    if !backends.is_empty() {
        remarks.push(LOCAL.fill(lang, &[("hosts", &backends.join(", "))]));
    }
    if !left.is_empty() {
        let names: Vec<&str> = left.iter().map(|wanted| wanted.service.name).collect();
        remarks.push(LEFT_OUT.fill(lang, &[("names", &names.join(", "))]));
    }
    if !unplaced.is_empty() {
        remarks.push(UNPLACED.fill(lang, &[("names", &unplaced.join(", "))]));
    }
    let mut published: Vec<(String, &str)> = Vec::new();
    let mut services = Vec::with_capacity(wanted.len());
    for one in &wanted {
        let mut service = service(one, &wanted, lang);
        if one.takes_base() {
            service.build.arguments.push(("BASE".to_owned(), base(one)));
        }
        for port in one.ports().filter(|_| !roles::is_backend(one.service.id)) {
            let port = commands::published(port);
            let host = port.split(':').next().unwrap_or_default().to_owned();
            let host = if port.ends_with("/udp") { format!("{host}/udp") } else { host };
            match published.iter().find(|(taken, _)| *taken == host) {
                Some((_, other)) => service.remarks.push(TAKEN.fill(lang, &[("port", &host), ("other", other)])),
                None => {
                    published.push((host, one.service.id));
                    service.ports.push(port);
                }
            }
        }
        services.push(service);
    }
    Some(ComposeFile { remarks, services })
}

fn service(one: &Wanted, all: &[&Wanted], lang: Lang) -> ComposeService {
    let official = one.image();
    let mut remarks = Vec::new();
    if let Some(path) = one.service.data.first().filter(|_| roles::is_backend(one.service.id)) {
        remarks.push(DATA.fill(lang, &[("path", path)]));
    }
    let own_init = official.is_none() && one.start.recipe.is_some_and(|recipe| recipe.needs_init);
    let before = |other: &&&Wanted| rank(other) < rank(one);
    let after = |other: &&Wanted| Dependency { service: other.service.id.to_owned(), condition: Condition::Started };
    ComposeService {
        name: one.service.id.to_owned(),
        remarks,
        build: Build { dockerfile: Some(format!("Dockerfile.{}", one.service.id)), ..Build::default() },
        first: if own_init { FirstProcess::EngineInit } else { FirstProcess::Service },
        asked: official
            .map(|image| images::asked(image.name))
            .unwrap_or_default()
            .iter()
            .map(|name| ((*name).to_owned(), (*name).to_owned()))
            .collect(),
        depends_on: all.iter().filter(before).map(after).collect(),
        stop_grace_period: together::grace(one.service).map(|grace| grace.seconds.into()),
        ..ComposeService::default()
    }
}

/// What serves others starts before them; a backend that runs an application's code after those that only keep data.
fn rank(wanted: &Wanted) -> usize {
    match wanted.service.id {
        id if roles::is_backend(id) => usize::from(roles::runs_code(id)),
        _ => 2,
    }
}

/// A service's id as a part of a variable's name.
fn variable(id: &str) -> String {
    id.chars().map(|char| if char.is_ascii_alphanumeric() { char.to_ascii_uppercase() } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    use crate::report::{InputKind, Report, Verdict};
    use crate::{Lang, Options, analyse};

    fn report(text: &str, lang: Lang) -> Report {
        analyse(text, &Options { lang, ..Options::default() })
    }

    fn compose(rows: &[&str], lang: Lang) -> Option<String> {
        let head = "UID PID PPID C STIME TTY TIME CMD\nroot 1 0 0 09:00 ? 00:00:00 /usr/sbin/init\n";
        let rows: Vec<String> =
            rows.iter().enumerate().map(|(at, row)| format!("root {} 1 0 09:00 ? 00:00:00 {row}\n", at + 20)).collect();
        let report = report(&format!("{head}{}", rows.concat()), lang);
        report.files.into_iter().find(|file| file.path == super::super::generate::COMPOSE).map(|file| file.text)
    }

    #[test]
    fn several_services_are_started_together() {
        for lang in [Lang::En, Lang::Ja] {
            let text = compose(
                &["/usr/sbin/httpd -DFOREGROUND", "/usr/bin/redis-server *:6379", "/usr/sbin/crond -n", "/opt/own"],
                lang,
            );
            let text = text.expect("a compose file");
            assert!(text.contains("dockerfile: Dockerfile.redis") && text.contains("BASE: \"${BASE:?"), "{text}");
            assert!(text.contains("depends_on:\n      redis:") && text.contains("own"), "{text}");
            // What it says is read again, and nothing in it is to be objected to.
            let again = report(&text, lang);
            assert_eq!((again.input, again.verdict), (InputKind::Compose, Verdict::Clean), "{text}");
        }
    }

    #[test]
    fn a_port_of_the_host_is_given_once() {
        let text = compose(&["/usr/sbin/httpd -DFOREGROUND", "/usr/sbin/nginx -g daemon off;"], Lang::En)
            .expect("a compose file");
        assert_eq!(text.matches("8080:80").count(), 1, "{text}");
        assert!(text.contains("Port 8080 of the host is httpd's above"), "{text}");
    }

    #[test]
    fn one_service_needs_none() {
        assert!(compose(&["/usr/sbin/httpd -DFOREGROUND", "/usr/sbin/sshd -D"], Lang::En).is_none());
    }
}
