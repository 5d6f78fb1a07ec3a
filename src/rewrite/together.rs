//! The compose.yaml of a Dockerfile whose services got a stage each.

use super::commands;
use super::compose_file::{
    Build, ComposeFile, ComposeService, Condition, Dependency, FirstProcess, HealthCheck, Mount, Variable,
};
use super::start::links::Certainty;
use super::start::split::{PROGRAM, Split, Target};
use crate::input::dockerfile::{Content, Dockerfile, Keyword, expand};
use crate::knowledge::privileges;
use crate::knowledge::roles;
use crate::knowledge::services::Service;
use crate::knowledge::together::{self, Health};
use crate::lang::{Lang, Text};
use crate::plan::evidence::Evidence;
use crate::subject::StageSubject;

const HOW: Text = Text {
    en: "docker compose up --build   One container a service, on one network; each finds the others by the names below.",
    ja: "docker compose up --build   サービスごとに一つのコンテナが同じネットワークで動き、下の名前で互いに接続できる。",
};
const UNPLACED: Text = Text {
    en: "Not here, since its command is not known: {unplaced}.",
    ja: "コマンドが分からないため、ここに含めていないもの: {unplaced}",
};
const LEFT: Text = Text {
    en: "Not carried over: {links}. If that is one of the services below, its name must stand there: {hosts}.",
    ja: "書き換えていない接続先: {links}。下のサービスを指しているなら、その名前に書き換えること: {hosts}",
};
const LIKELY: Text = Text {
    en: "Put in its place, since the name of the setting says which service is meant; please check: {links}",
    ja: "設定名からサービスを推定して書き換えた箇所。要確認: {links}",
};
const SHARED: Text = Text {
    en: "{directories}: a volume of both sides, for the socket in it. The user that connects must be allowed to write to the socket, as before.",
    ja: "{directories} はソケットのために両方のコンテナで共有するボリューム。接続する側のユーザーには、これまでと同じくソケットへの書き込み権限が必要。",
};
const COPIED: Text = Text {
    en: "What is copied into the image may still say localhost, or name a socket: there, too, put the service's name ({hosts}).",
    ja: "イメージにコピーするファイルが localhost やソケットを指していれば、同じようにサービス名({hosts})に書き換えること。",
};
const ACCOUNTS: Text = Text {
    en: "Accounts that may only log in from localhost do not work from another container.",
    ja: "localhost からのログインしか許さないアカウントは、別のコンテナからは使えない。",
};
const LISTENS: Text = Text {
    en: "It must listen on 0.0.0.0: on 127.0.0.1 the others cannot reach it.",
    ja: "0.0.0.0 で待ち受けること。127.0.0.1 ではほかのコンテナから届かない。",
};
const WAS: Text = Text {
    en: "was {was}; the name of the variable says which service is meant: please check",
    ja: "元は {was}。変数名からサービスを推定したので要確認",
};
const JOBS: Text = Text {
    en: "What its jobs do is not in this text. Where they work on files of another service, mount the same volume here.",
    ja: "ジョブの内容はこの Dockerfile からは分からない。ほかのサービスのファイルを扱うなら、同じボリュームをここにもマウントすること。",
};
const JOB_ENV: Text = Text {
    en: "cron gives its jobs none of these variables: a job that needs one reads it from /proc/1/environ or from a file.",
    ja: "cron は環境変数をジョブに渡さない。必要なジョブは /proc/1/environ かファイルから読むこと。",
};

/// What a compose file is made from.
pub struct Parts<'a> {
    /// The Dockerfile.
    pub file: &'a Dockerfile,
    /// The stage that is split.
    pub subject: &'a StageSubject<'a>,
    /// What it does.
    pub evidence: &'a Evidence,
    /// The stages that it is split into.
    pub split: &'a Split,
    /// For each stage of the corrected text, whether it is started with the engine's own init.
    pub with_init: &'a [bool],
    /// The Dockerfile's own name, without directories.
    pub name: Option<&'a str>,
    /// The language of the comments.
    pub lang: Lang,
}

impl Parts<'_> {
    /// The compose file.
    #[must_use]
    pub fn compose(&self) -> ComposeFile {
        let targets = &self.split.targets;
        let with_init = &self.with_init[self.with_init.len().saturating_sub(targets.len())..];
        let services = targets
            .iter()
            .enumerate()
            .map(|(index, target)| {
                let first = match with_init.get(index) {
                    Some(true) => FirstProcess::EngineInit,
                    _ => FirstProcess::Service,
                };
                self.service(index, target, first)
            })
            .collect();
        ComposeFile { remarks: self.remarks(), services }
    }

    fn remarks(&self) -> Vec<String> {
        let program = self.is_behind_front().then_some(PROGRAM);
        let hosts = self.backends().map(|service| service.id).chain(program).collect::<Vec<_>>().join(", ");
        let mut remarks = vec![HOW.get(self.lang).to_owned()];
        let links = &self.split.links;
        if !self.split.unplaced.is_empty() {
            remarks.push(UNPLACED.fill(self.lang, &[("unplaced", &self.split.unplaced.join(", "))]));
        }
        if hosts.is_empty() {
            return remarks;
        }
        if !links.left.is_empty() {
            remarks.push(LEFT.fill(self.lang, &[("links", &links.left.join(", ")), ("hosts", &hosts)]));
        }
        if !links.likely.is_empty() {
            remarks.push(LIKELY.fill(self.lang, &[("links", &links.likely.join("; "))]));
        }
        if !links.shared.is_empty() {
            let directories: Vec<&str> = links.shared.iter().map(|shared| shared.directory.as_str()).collect();
            remarks.push(SHARED.fill(self.lang, &[("directories", &directories.join(", "))]));
        }
        if !self.evidence.copied.is_empty() {
            remarks.push(COPIED.fill(self.lang, &[("hosts", &hosts)]));
        }
        let text = &self.evidence.run_text;
        if ["@localhost", "@'localhost'", "@\"localhost\"", "@`localhost`"].iter().any(|account| text.contains(account))
        {
            remarks.push(ACCOUNTS.get(self.lang).to_owned());
        }
        remarks
    }

    fn service(&self, index: usize, target: &Target, first: FirstProcess) -> ComposeService {
        let main = index + 1 == self.split.targets.len();
        let health = self.health(target);
        let is_cron = target.service.is_some_and(|service| roles::runs_jobs(service.id));
        let mut remarks = Vec::new();
        let jobs = is_cron.then(|| self.jobs());
        if jobs.as_ref().is_some_and(Vec::is_empty) {
            remarks.push(JOBS.get(self.lang).to_owned());
        }
        let is_connected_to = self.is_behind_front() || self.split.links.hosts.iter().any(|host| host == PROGRAM);
        if target.service.is_none() && is_connected_to {
            remarks.push(LISTENS.get(self.lang).to_owned());
        }
        let environment = self.environment(target);
        if is_cron && !environment.is_empty() {
            remarks.push(JOB_ENV.get(self.lang).to_owned());
        }
        let named = !main || self.subject.stage.name.is_some();
        ComposeService {
            name: target.host().to_owned(),
            remarks,
            build: Build {
                dockerfile: self.name.filter(|name| *name != "Dockerfile").map(str::to_owned),
                target: named.then(|| target.name.clone()),
                ..Build::default()
            },
            first,
            asked: Vec::new(),
            environment,
            ports: self.ports(target, main),
            volumes: self.volumes(target, jobs.as_deref().unwrap_or_default()),
            depends_on: self.depends_on(target),
            health: health.map(|health| HealthCheck {
                test: health.test.iter().map(|word| (*word).to_owned()).collect(),
                times: together::HEALTH_TIMES
                    .iter()
                    .map(|(key, time)| ((*key).to_owned(), (*time).to_owned()))
                    .collect(),
            }),
            stop_grace_period: target.service.and_then(together::grace).map(|grace| grace.seconds.into()),
            rest: Vec::new(),
        }
    }

    /// Whether the author's own program is one of the containers, and a server that may stand in front of it is another.
    fn is_behind_front(&self) -> bool {
        let targets = &self.split.targets;
        targets.iter().any(|target| target.service.is_none())
            && targets.iter().any(|target| target.service.is_some_and(|service| roles::is_front(service.id)))
    }

    /// How compose asks whether a target answers: not where it is known to listen elsewhere.
    fn health(&self, target: &Target) -> Option<&'static Health> {
        let elsewhere = self.split.links.elsewhere.iter().any(|host| host == target.host());
        target.health(self.subject.family).filter(|_| !elsewhere)
    }

    fn ports(&self, target: &Target, main: bool) -> Vec<String> {
        let exposed = commands::ports(self.subject, self.evidence);
        let ports = commands::ports_of(target, main, self.split, &exposed);
        ports.iter().map(|port| commands::published_beside(port, &exposed)).collect()
    }

    fn environment(&self, target: &Target) -> Vec<Variable> {
        self.split
            .links
            .variables_of(target)
            .map(|carried| Variable {
                name: carried.name.clone(),
                value: carried.value.clone(),
                remark: (carried.certainty == Certainty::Likely).then(|| WAS.fill(self.lang, &[("was", &carried.was)])),
            })
            .collect()
    }

    /// The services that others of the file are started after.
    fn backends(&self) -> impl Iterator<Item = &'static Service> + '_ {
        let services = self.split.targets.iter().filter_map(|target| target.service);
        services.filter(|service| roles::is_backend(service.id))
    }

    /// What serves others starts before them; a backend that runs an application's code waits for those that only keep data. A
    /// front end that was told the name of the author's own program waits for that: it may not start without finding it.
    fn depends_on(&self, target: &Target) -> Vec<Dependency> {
        let rank = |target: &Target| match target.service {
            Some(service) if roles::is_backend(service.id) => usize::from(roles::runs_code(service.id)),
            Some(service)
                if !roles::runs_jobs(service.id) && self.split.links.hosts.iter().any(|host| host == PROGRAM) =>
            {
                3
            }
            _ => 2,
        };
        let own = rank(target);
        let serves = |other: &&Target| match other.service {
            Some(service) => roles::is_backend(service.id),
            None => own == 3,
        };
        self.split
            .targets
            .iter()
            .filter(serves)
            .filter(|other| rank(other) < own)
            .map(|other| Dependency {
                service: other.host().to_owned(),
                condition: match self.health(other) {
                    Some(_) => Condition::Healthy,
                    None => Condition::Started,
                },
            })
            .collect()
    }

    /// Volumes that the text declares are shared by all of its services; the data that the catalogue knows is its service's, and
    /// the jobs' that work on it.
    fn volumes(&self, target: &Target, jobs: &[String]) -> Vec<Mount> {
        let mut mounts: Vec<Mount> = Vec::new();
        let mut add = |volume: String, path: &str| {
            if mounts.iter().all(|mount| mount.path != path) {
                mounts.push(Mount { volume, path: path.to_owned() });
            }
        };
        for (other, path) in self.data() {
            if other.host() == target.host() || jobs.iter().any(|known| known == path) {
                add(self.volume_of(other, path), path);
            }
        }
        for shared in self.split.links.shared_of(target) {
            add(volume_name(&shared.directory), &shared.directory);
        }
        let of_catalogue: Vec<&str> = self.data().into_iter().map(|(_, path)| path).collect();
        for path in self.declared() {
            if !of_catalogue.contains(&path.as_str()) {
                add(volume_name(&path), &path);
            }
        }
        mounts
    }

    /// The directories in which the catalogue knows the services' data to be.
    fn data(&self) -> Vec<(&Target, &'static str)> {
        let all = self
            .split
            .targets
            .iter()
            .flat_map(|target| target.data(self.subject.family).map(move |path| (target, path)));
        // A log directory is everybody's.
        all.filter(|(_, path)| *path != "/var/log").collect()
    }

    /// The directories that VOLUME names.
    fn declared(&self) -> Vec<String> {
        let value = |name: &str| commands::value_of(self.subject, self.evidence, name);
        let mut paths: Vec<String> = Vec::new();
        for (_, instruction) in self.subject.instructions(self.file) {
            let (Keyword::Volume, Content::Words(words)) = (instruction.keyword, &instruction.content) else {
                continue;
            };
            for path in words.iter().filter_map(|word| expand(&word.value, &value)) {
                let path = path.trim_end_matches('/').to_owned();
                let for_init = privileges::INIT_MOUNTS.iter().chain(privileges::INIT_TMPFS).any(|known| *known == path);
                let named = path.starts_with('/') && path.chars().any(|c| c.is_ascii_alphanumeric());
                if named && !for_init && !paths.contains(&path) {
                    paths.push(path);
                }
            }
        }
        paths
    }

    /// The other services' data that the text's jobs, and the scripts written for them, name.
    fn jobs(&self) -> Vec<String> {
        let files = self.evidence.written.all();
        let text: Vec<&str> = files.map(|(_, file)| file.text.text.as_str()).collect();
        let is_named = |path: &str| text.iter().any(|text| text.contains(path));
        let known = self.data().into_iter().map(|(_, path)| path.to_owned());
        known.chain(self.declared()).filter(|path| is_named(path)).collect()
    }

    fn volume_of(&self, target: &Target, path: &str) -> String {
        let last = path.rsplit('/').next().unwrap_or_default();
        let several = target.data(self.subject.family).count() > 1;
        if several { format!("{}-{last}", target.host()) } else { format!("{}-data", target.host()) }
    }
}

/// The name of a directory's volume.
#[must_use]
pub fn volume_name(path: &str) -> String {
    path.trim_matches('/').replace(|c: char| !c.is_ascii_alphanumeric(), "-")
}
