//! A compose.yaml as it is to be written, and its text. Source: <https://docs.docker.com/reference/compose-file/>.
//!
//! The network is compose's own: it makes one for each file, and every service is found there by its name.

use super::yaml::{quoted, scalar};

/// A compose file.
#[derive(Clone, Debug, Default)]
pub struct ComposeFile {
    /// What stands above all, a line each.
    pub remarks: Vec<String>,
    /// The services, in the order in which they are written.
    pub services: Vec<ComposeService>,
}

/// One service: one container.
#[derive(Clone, Debug, Default)]
pub struct ComposeService {
    /// Its name, which is also its host name for the others.
    pub name: String,
    /// What stands above it, a line each.
    pub remarks: Vec<String>,
    /// How its image is built.
    pub build: Build,
    /// Whether the engine's own small init stands above its first process.
    pub first: FirstProcess,
    /// Variables that whoever starts it must give: the file does not know their values.
    pub asked: Vec<(String, String)>,
    /// Variables, over those of the image.
    pub environment: Vec<Variable>,
    /// Published ports: `8080:80`, `53:53/udp`.
    pub ports: Vec<String>,
    /// Volumes by name and where they are mounted.
    pub volumes: Vec<Mount>,
    /// What must have started before.
    pub depends_on: Vec<Dependency>,
    /// How it is asked whether it answers.
    pub health: Option<HealthCheck>,
    /// Seconds that it may take to stop, where that is not the engine's ten.
    pub stop_grace_period: Option<u32>,
    /// Any other key, its values written as YAML has them.
    pub rest: Vec<(String, Setting)>,
}

/// The value of a key, its parts written as YAML has them.
#[derive(Clone, Debug)]
pub enum Setting {
    /// One value.
    Value(String),
    /// A list.
    List(Vec<String>),
    /// Keys with values.
    Map(Vec<(String, String)>),
}

/// How an image is built.
#[derive(Clone, Debug, Default)]
pub struct Build {
    /// The Dockerfile beside the compose file, where it has another name than `Dockerfile`.
    pub dockerfile: Option<String>,
    /// The stage; none for the last.
    pub target: Option<String>,
    /// Arguments of the build, and the variables in which whoever starts it must give their values.
    pub arguments: Vec<(String, String)>,
}

/// What a container's first process is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FirstProcess {
    /// The service.
    #[default]
    Service,
    /// The engine's own init: `init: true`.
    EngineInit,
}

/// An environment variable.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// What is to be said of it.
    pub remark: Option<String>,
}

/// A named volume in a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mount {
    /// The volume's name.
    pub volume: String,
    /// Where it is mounted.
    pub path: String,
}

/// A service that is started before.
#[derive(Clone, Debug)]
pub struct Dependency {
    /// Its name.
    pub service: String,
    /// When it counts as started.
    pub condition: Condition,
}

/// When a service counts as started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Its container runs.
    Started,
    /// Its health check passes.
    Healthy,
    /// It has done its work and ended well.
    Completed,
}

/// A health check.
#[derive(Clone, Debug)]
pub struct HealthCheck {
    /// The command, without a shell.
    pub test: Vec<String>,
    /// Keys and values: `interval`, `retries`.
    pub times: Vec<(String, String)>,
}

impl ComposeFile {
    /// Its text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = Lines::default();
        out.remarks(0, &self.remarks);
        out.line(0, "services:");
        for (index, service) in self.services.iter().enumerate() {
            if index > 0 {
                out.0.push('\n');
            }
            service.write(&mut out);
        }
        let mut volumes: Vec<&str> = Vec::new();
        for mount in self.services.iter().flat_map(|service| &service.volumes) {
            // A path is the host's own.
            let named = !mount.volume.starts_with(['/', '.', '~']);
            if named && !volumes.contains(&mount.volume.as_str()) {
                volumes.push(&mount.volume);
            }
        }
        if !volumes.is_empty() {
            out.0.push('\n');
            out.line(0, "volumes:");
            for volume in volumes {
                out.line(1, &format!("{}:", scalar(volume)));
            }
        }
        out.0
    }
}

impl ComposeService {
    fn write(&self, out: &mut Lines) {
        out.remarks(1, &self.remarks);
        out.line(1, &format!("{}:", scalar(&self.name)));
        out.line(2, "build:");
        out.line(3, "context: .");
        if let Some(dockerfile) = &self.build.dockerfile {
            out.line(3, &format!("dockerfile: {}", value(dockerfile)));
        }
        if let Some(target) = &self.build.target {
            out.line(3, &format!("target: {}", value(target)));
        }
        if !self.build.arguments.is_empty() {
            out.line(3, "args:");
            for (name, variable) in &self.build.arguments {
                out.line(4, &format!("{}: {}", scalar(name), must_give(variable)));
            }
        }
        if self.first == FirstProcess::EngineInit {
            out.line(2, "init: true");
        }
        if !self.asked.is_empty() || !self.environment.is_empty() {
            out.line(2, "environment:");
            for (name, variable) in &self.asked {
                out.line(3, &format!("{}: {}", scalar(name), must_give(variable)));
            }
            for variable in &self.environment {
                out.remarks(3, variable.remark.as_slice());
                out.line(3, &format!("{}: {}", scalar(&variable.name), value(&variable.value)));
            }
        }
        out.list("ports", self.ports.iter().map(|port| quoted(port)));
        out.list("volumes", self.volumes.iter().map(|mount| value(&format!("{}:{}", mount.volume, mount.path))));
        if !self.depends_on.is_empty() {
            out.line(2, "depends_on:");
            for dependency in &self.depends_on {
                out.line(3, &format!("{}:", scalar(&dependency.service)));
                let condition = match dependency.condition {
                    Condition::Started => "service_started",
                    Condition::Healthy => "service_healthy",
                    Condition::Completed => "service_completed_successfully",
                };
                out.line(4, &format!("condition: {condition}"));
            }
        }
        if let Some(health) = &self.health {
            out.line(2, "healthcheck:");
            let words: Vec<String> =
                std::iter::once("CMD").chain(health.test.iter().map(String::as_str)).map(escaped).collect();
            let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
            out.line(3, &format!("test: [{}]", words.join(", ")));
            for (key, time) in &health.times {
                out.line(3, &format!("{key}: {time}"));
            }
        }
        if let Some(seconds) = self.stop_grace_period {
            out.line(2, &format!("stop_grace_period: {seconds}s"));
        }
        for (key, setting) in &self.rest {
            match setting {
                Setting::Value(value) => out.line(2, &format!("{key}: {value}")),
                Setting::List(items) => out.list(key, items.iter().cloned()),
                Setting::Map(entries) => {
                    out.line(2, &format!("{key}:"));
                    for (name, value) in entries {
                        out.line(3, &format!("{name}: {value}"));
                    }
                }
            }
        }
    }
}

/// A value: compose reads `$` as the beginning of a variable of its own, and `$$` as the sign.
fn value(text: &str) -> String {
    scalar(&escaped(text))
}

/// A variable without which compose does not start anything
/// (<https://docs.docker.com/reference/compose-file/interpolation/>).
fn must_give(name: &str) -> String {
    match name.split_once(":?") {
        // With what is said where it is not given.
        Some(_) => quoted(&format!("${{{name}}}")),
        None => quoted(&format!("${{{name}:?{name} is not set}}")),
    }
}

fn escaped(text: &str) -> String {
    text.replace('$', "$$")
}

/// Lines, indented by two blanks a level.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn line(&mut self, level: usize, text: &str) {
        self.0.push_str(&"  ".repeat(level));
        self.0.push_str(text);
        self.0.push('\n');
    }

    /// Comments. A line break inside one would end it.
    fn remarks(&mut self, level: usize, remarks: &[String]) {
        for remark in remarks {
            let flat: String = remark.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            self.line(level, &format!("# {flat}"));
        }
    }

    fn list(&mut self, key: &str, items: impl Iterator<Item = String>) {
        let mut items = items.peekable();
        if items.peek().is_some() {
            self.line(2, &format!("{key}:"));
        }
        for item in items {
            self.line(3, &format!("- {item}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_as_compose_reads_it() {
        let database = ComposeService {
            name: "mariadb".to_owned(),
            build: Build { target: Some("mariadb".to_owned()), ..Build::default() },
            volumes: vec![Mount { volume: "mariadb-data".to_owned(), path: "/var/lib/mysql".to_owned() }],
            health: Some(HealthCheck {
                test: vec!["mysqladmin".to_owned(), "ping".to_owned()],
                times: vec![("interval".to_owned(), "10s".to_owned())],
            }),
            stop_grace_period: Some(90),
            ..ComposeService::default()
        };
        let app = ComposeService {
            name: "app".to_owned(),
            remarks: vec!["one\nline".to_owned()],
            build: Build {
                dockerfile: Some("Dockerfile.web".to_owned()),
                arguments: vec![("BASE".to_owned(), "BASE".to_owned())],
                ..Build::default()
            },
            first: FirstProcess::EngineInit,
            asked: vec![("KEY".to_owned(), "KEY".to_owned())],
            environment: vec![Variable { name: "DB".to_owned(), value: "a$b: c".to_owned(), remark: None }],
            ports: vec!["22:22".to_owned()],
            depends_on: vec![Dependency { service: "mariadb".to_owned(), condition: Condition::Healthy }],
            ..ComposeService::default()
        };
        let file = ComposeFile { remarks: vec!["said".to_owned()], services: vec![database, app] };
        let expected = "# said\nservices:\n  mariadb:\n    build:\n      context: .\n      target: mariadb\n    volumes:\n      \
            - \"mariadb-data:/var/lib/mysql\"\n    healthcheck:\n      test: [\"CMD\", \"mysqladmin\", \"ping\"]\n      \
            interval: 10s\n    stop_grace_period: 90s\n\n  # one line\n  app:\n    build:\n      context: .\n      \
            dockerfile: Dockerfile.web\n      args:\n        BASE: \"${BASE:?BASE is not set}\"\n    init: true\n    environment:\n      KEY: \"${KEY:?KEY is not set}\"\n      DB: \"a$$b: c\"\n    ports:\n      \
            - \"22:22\"\n    depends_on:\n      mariadb:\n        condition: service_healthy\n\nvolumes:\n  mariadb-data:\n";
        assert_eq!(file.text(), expected);
    }
}
