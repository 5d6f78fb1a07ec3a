//! A container engine: the one that is there, or an own one that leaves the machine as it was.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::root;
use crate::run::{Result, answer, run};

/// Whether what is missing may be installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Install {
    /// Debian's packages of the engine, as root.
    Yes,
    /// Nothing: what is missing is said.
    No,
}

/// An engine that answers.
pub struct Engine {
    /// The address for `DOCKER_HOST`; none for the engine that the client finds by itself.
    host: Option<String>,
    /// Its daemon, where it is ours.
    daemon: Option<Child>,
}

/// The folder for everything of the own engine.
pub fn folder() -> PathBuf {
    root().join("target/containers")
}

/// An engine that is there, or an own one where its programs are there or may be installed; otherwise why there is none.
pub fn find(install: Install) -> Result<std::result::Result<Engine, String>> {
    let there = Engine { host: None, daemon: None };
    if there.answers() {
        return Ok(Ok(there));
    }
    let missing: Vec<&str> =
        ["dockerd", "docker", "docker-compose", "debootstrap"].into_iter().filter(|name| !is_there(name)).collect();
    match (missing.is_empty(), install) {
        (true, _) => {}
        (false, Install::Yes) => packages()?,
        (false, Install::No) => {
            return Ok(Err(format!(
                "no container engine answers, and {} is missing: start one, or use --install (as root on Debian)",
                missing.join(", ")
            )));
        }
    }
    if answer(Command::new("id").arg("-u")).as_deref() != Some("0") {
        return Ok(Err("no container engine answers, and an own one needs root".to_owned()));
    }
    Engine::own().map(Ok)
}

/// Ends the daemon of a run that was killed before it could do so itself.
fn end_orphan(pid: &Path) {
    let Some(process) = fs::read_to_string(pid).ok().map(|pid| Path::new("/proc").join(pid.trim())) else { return };
    let is_daemon = || fs::read_to_string(process.join("comm")).is_ok_and(|name| name.trim() == "dockerd");
    let number = process.file_name().map(OsStr::to_os_string).unwrap_or_default();
    if is_daemon() && Command::new("kill").arg("-TERM").arg(number).status().is_ok() {
        for _ in 0..60 {
            if !is_daemon() {
                return;
            }
            thread::sleep(Duration::from_millis(500));
        }
    }
}

fn is_there(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

/// Debian's engine, kept from starting by itself.
fn packages() -> Result {
    let policy = Path::new("/usr/sbin/policy-rc.d");
    let before = fs::read(policy).ok();
    fs::write(policy, "#!/bin/sh\nexit 101\n")?;
    run(Command::new("chmod").args(["755", "/usr/sbin/policy-rc.d"]))?;
    let apt = || {
        run(Command::new("apt-get").args(["update", "-q"]))?;
        run(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args([
            "install",
            "-qy",
            "--no-install-recommends",
            "docker.io",
            "docker-compose",
            "debootstrap",
        ]))
    };
    let installed = apt();
    match before {
        Some(before) => fs::write(policy, before)?,
        None => fs::remove_file(policy)?,
    }
    installed
}

impl Engine {
    /// A daemon of our own, which touches neither the machine's firewall nor its forwarding.
    fn own() -> Result<Self> {
        let home = folder();
        fs::create_dir_all(&home)?;
        let socket = home.join("docker.sock");
        end_orphan(&home.join("pid"));
        for left in [&socket, &home.join("pid")] {
            if left.exists() {
                fs::remove_file(left)?;
            }
        }
        let host = format!("unix://{}", socket.display());
        let log = File::create(home.join("dockerd.log"))?;
        let daemon = Command::new("dockerd")
            .args(["-H", &host, "--storage-driver", "overlay2"])
            .args(["--iptables=false", "--ip-forward=false", "--bridge=none"])
            .arg("--data-root")
            .arg(home.join("data"))
            .arg("--exec-root")
            .arg(home.join("exec"))
            .arg("--pidfile")
            .arg(home.join("pid"))
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()?;
        let mut engine = Self { host: Some(host), daemon: Some(daemon) };
        for _ in 0..120 {
            if engine.answers() {
                return Ok(engine);
            }
            if engine.daemon.as_mut().is_some_and(|daemon| !matches!(daemon.try_wait(), Ok(None))) {
                break;
            }
            thread::sleep(Duration::from_millis(500));
        }
        Err(format!("dockerd does not answer: see {}", home.join("dockerd.log").display()).into())
    }

    fn answers(&self) -> bool {
        answer(self.docker().args(["version", "--format", "{{.Server.Version}}"])).is_some_and(|it| !it.is_empty())
    }

    /// Whether the daemon is ours, and with it all of its images.
    pub fn is_own(&self) -> bool {
        self.daemon.is_some()
    }

    /// The engine's client.
    pub fn docker(&self) -> Command {
        self.client("docker")
    }

    /// A program that talks to this engine.
    pub fn client(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        if let Some(host) = &self.host {
            command.env("DOCKER_HOST", host);
        }
        command
    }
}

impl Drop for Engine {
    /// Ends our own daemon, with the signal that lets it end its containers.
    fn drop(&mut self) {
        if let Some(daemon) = &mut self.daemon {
            let asked = Command::new("kill").args(["-TERM", &daemon.id().to_string()]).status();
            if asked.is_ok_and(|status| status.success()) {
                let ended = daemon.wait();
                drop(ended);
                // It leaves a mount behind, which keeps the folder from being removed.
                let left = folder().join("exec/netns/default");
                let unmounted = Command::new("umount").arg(left).stderr(Stdio::null()).status();
                drop(unmounted);
            }
        }
    }
}
