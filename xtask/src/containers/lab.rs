//! The engine made ready: a closed network, the base images, and the client that asks the services.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::engine::{Engine, folder};
use super::heredoc;
use crate::run::{Result, run};

/// The network that the containers share; nothing outside is reached from it.
const NETWORK: &str = "foreground-lab";
/// The container from which services are asked.
const CLIENT: &str = "foreground-client";
/// Every container and image of a trial carries it in front of its name.
pub const PREFIX: &str = "foreground-trial-";

/// The base images' own name: nobody's `debian` is touched.
const BASE: &str = "foreground-lab";
/// What makes a base image of Debian's official one: `ps`, and no service that a package starts.
const FITTED: &str = "RUN apt-get update && apt-get install -y --no-install-recommends procps && \
                      printf '#!/bin/sh\\nexit 101\\n' > /usr/sbin/policy-rc.d && chmod 755 /usr/sbin/policy-rc.d\n";

/// Debian's releases: number and name.
const RELEASES: &[(u8, &str)] = &[(12, "bookworm"), (13, "trixie")];

/// An engine with what the trials need.
pub struct Lab<'e> {
    engine: &'e Engine,
    mirror: String,
}

impl<'e> Lab<'e> {
    /// The network, and nothing left of an earlier run.
    pub fn open(engine: &'e Engine) -> Result<Self> {
        let lab = Self { engine, mirror: mirror() };
        lab.clean();
        // An engine with a bridge of its own knows which addresses are free.
        let subnet: &[&str] = if engine.is_own() { &["--subnet", "172.31.77.0/24"] } else { &[] };
        lab.docker(&[&["network", "create", "--internal"], subnet, &[NETWORK]].concat())?;
        Ok(lab)
    }

    /// The base images of these releases, and the client on the first of them.
    pub fn prepare(&self, releases: &[u8]) -> Result {
        for (number, name) in RELEASES.iter().filter(|(number, _)| releases.contains(number)) {
            let image = format!("{BASE}:{number}");
            if self.docker(&["image", "inspect", &image]).is_ok() {
                continue;
            }
            if !self.engine.is_own() {
                self.build_once(&image, &format!("FROM debian:{number}\n{FITTED}"), &[])?;
                continue;
            }
            let tar = folder().join(format!("debian-{number}.tar"));
            if !tar.is_file() {
                base(*number, name, &self.mirror, &tar)?;
            }
            self.docker(&["import", "--change", "CMD [\"bash\"]", &tar.display().to_string(), &image])?;
        }
        if let Some((newest, _)) = RELEASES.last().filter(|(number, _)| releases.contains(number)) {
            self.docker(&["tag", &format!("{BASE}:{newest}"), &format!("{BASE}:latest")])?;
        }
        let Some(first) = releases.first() else { return Ok(()) };
        let image = format!("{BASE}:{first}");
        self.docker(&["run", "-d", "--init", "--network", NETWORK, "--name", CLIENT, &image, "sleep", "infinity"])?;
        Ok(())
    }

    /// What the engine's client prints for these arguments; fails with what it complains about.
    pub fn docker(&self, args: &[&str]) -> Result<String> {
        let output = self.engine.docker().args(args).stdin(Stdio::null()).output()?;
        said(args, &output)
    }

    /// The last lines that a container has written.
    pub fn logs(&self, name: &str) -> String {
        let output = self.engine.docker().args(["logs", "--tail", "8", name]).stdin(Stdio::null()).output();
        output
            .map(|it| [it.stdout, it.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat())
            .unwrap_or_default()
    }

    /// Builds a Dockerfile that needs no files, on the lab's base images, with these further options. A mirror may hiccup: what fails
    /// twice has failed.
    pub fn build(&self, image: &str, text: &str, options: &[&str]) -> Result {
        let text = text.replace("FROM debian:", &format!("FROM {BASE}:"));
        self.build_once(image, &text, options).or_else(|error| {
            eprintln!("built once more: {image}: {error}");
            self.build_once(image, &text, options)
        })
    }

    fn build_once(&self, image: &str, text: &str, options: &[&str]) -> Result {
        let context = folder().join("contexts").join(image.replace(':', "-"));
        fs::create_dir_all(&context)?;
        fs::write(context.join("Dockerfile"), heredoc::lowered(text))?;
        let path = context.display().to_string();
        let mut docker = self.engine.docker();
        // The closed network is no way to a package mirror.
        docker
            .env("DOCKER_BUILDKIT", "0")
            .args(["build", "--network=host", "-q", "-t", image])
            .args(options)
            .arg(&path);
        let output = docker.stdin(Stdio::null()).output()?;
        said(&["build"], &output).map(drop)
    }

    /// The run line's words for this network.
    pub fn network(&self) -> [&'static str; 2] {
        ["--network", NETWORK]
    }

    /// Runs a bash script in the client, or in the network of the container itself; what it prints, or why it failed.
    pub fn ask(&self, script: &str, inside: Option<&str>) -> Result<String> {
        match inside {
            None => self.docker(&["exec", CLIENT, "bash", "-c", script]),
            Some(container) => {
                let network = format!("container:{container}");
                let image = self.docker(&["inspect", "--format", "{{.Config.Image}}", CLIENT])?;
                self.docker(&["run", "--rm", "--network", &network, image.trim(), "bash", "-c", script])
            }
        }
    }

    /// Runs a bash script in a container of its own in a network; what it prints, or why it failed.
    pub fn ask_in(&self, network: &str, script: &str) -> Result<String> {
        let image = self.docker(&["inspect", "--format", "{{.Config.Image}}", CLIENT])?;
        self.docker(&["run", "--rm", "--network", network, image.trim(), "bash", "-c", script])
    }

    /// Whether networks must be given addresses: the own engine has no bridge whose addresses it could keep apart.
    pub fn gives_addresses(&self) -> bool {
        self.engine.is_own()
    }

    /// Compose: the client's plugin, or else the program of its own.
    pub fn compose_command(&self) -> Command {
        if self.has_plugin() {
            let mut docker = self.engine.docker();
            docker.arg("compose");
            return docker;
        }
        self.engine.client("docker-compose")
    }

    /// What stands between project and service in the name of an image that compose builds.
    pub fn compose_separator(&self) -> char {
        if self.has_plugin() { '-' } else { '_' }
    }

    fn has_plugin(&self) -> bool {
        let mut docker = self.engine.docker();
        let asked = docker.args(["compose", "version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
        asked.is_ok_and(|status| status.success())
    }

    /// Removes a container and its image.
    pub fn remove(&self, name: &str) {
        for args in [["rm", "-fv", name], ["rmi", "-f", name]] {
            let done = self.docker(&args);
            drop(done);
        }
    }

    fn clean(&self) {
        let filter = format!("name={PREFIX}");
        let names = self.docker(&["ps", "-aq", "--filter", &filter]).unwrap_or_default();
        let left = names.split_whitespace().chain([CLIENT]);
        for name in left {
            let done = self.docker(&["rm", "-fv", name]);
            drop(done);
        }
        let done = self.docker(&["network", "rm", NETWORK]);
        drop(done);
    }
}

impl Drop for Lab<'_> {
    fn drop(&mut self) {
        self.clean();
    }
}

pub fn said(args: &[&str], output: &Output) -> Result<String> {
    let out = String::from_utf8_lossy(&output.stdout);
    if output.status.success() {
        return Ok(out.into_owned());
    }
    let error = String::from_utf8_lossy(&output.stderr);
    let all: Vec<&str> = out.lines().chain(error.lines()).filter(|line| !line.trim().is_empty()).collect();
    let end = all[all.len().saturating_sub(6)..].join(" | ");
    Err(format!("docker {}: {} {end}", args.first().unwrap_or(&""), output.status).into())
}

/// The package mirror that the machine itself uses; Debian's own where that is not to be seen.
fn mirror() -> String {
    let debian = "http://deb.debian.org/debian".to_owned();
    let sources = fs::read_to_string("/etc/apt/sources.list.d/debian.sources").unwrap_or_default();
    let uri = sources.lines().find_map(|line| line.strip_prefix("URIs:")).map(|uri| uri.trim().to_owned());
    uri.filter(|uri| uri.ends_with("/debian")).unwrap_or(debian)
}

/// Makes a release's base image as a tar file: Debian's minimal system with ps.
fn base(number: u8, name: &str, mirror: &str, tar: &Path) -> Result {
    println!("base image of Debian {number} ({name})");
    let home = folder().join(format!("root-{number}"));
    if home.exists() {
        fs::remove_dir_all(&home)?;
    }
    run(Command::new("debootstrap")
        .args(["--variant=minbase", "--include=procps", name])
        .arg(&home)
        .arg(mirror)
        .stdout(Stdio::null()))?;
    let policy = home.join("usr/sbin/policy-rc.d");
    fs::write(&policy, "#!/bin/sh\nexit 101\n")?;
    run(Command::new("chmod").arg("755").arg(&policy))?;
    // As in Debian's official image (`debuerreotype-minimizing-config`): dpkg does not wait for the disk, apt fetches no
    // translations.
    fs::write(home.join("etc/dpkg/dpkg.cfg.d/docker-apt-speedup"), "force-unsafe-io\n")?;
    fs::write(home.join("etc/apt/apt.conf.d/docker-no-languages"), "Acquire::Languages \"none\";\n")?;
    let sources = format!(
        "deb {mirror} {name} main\ndeb {mirror} {name}-updates main\ndeb {mirror}-security {name}-security main\n"
    );
    fs::write(home.join("etc/apt/sources.list"), sources)?;
    let part = tar.with_extension("part");
    run(Command::new("tar").arg("-C").arg(&home).arg("-cf").arg(&part).arg("."))?;
    fs::rename(&part, tar)?;
    Ok(fs::remove_dir_all(&home)?)
}
