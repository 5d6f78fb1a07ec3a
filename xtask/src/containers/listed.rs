//! What a listing becomes: tests/containers/listings. Each holds the listing of a machine and the packages that it ran; each of
//! its services is built by the Dockerfile that was written for it, on an image with these packages, and run by itself. Its
//! processes must be those that the tree after has for it.

use std::thread;
use std::time::{Duration, Instant};

use foreground::report::{Node, Report};
use foreground::{Options, analyse};

use super::lab::{Lab, PREFIX};
use super::recipe::{files, pairs};
use super::tree;
use crate::run::Result;

/// Debian's release.
pub const RELEASE: u8 = 12;

/// How long the processes may take to be as predicted.
const PATIENCE: Duration = Duration::from_secs(20);

/// A listing, and what the image that it was taken in had installed.
pub struct Listed {
    /// The file's name.
    pub name: String,
    packages: String,
    listing: String,
}

/// A service of a listing: its Dockerfile on the image that is there, its run line and its tree.
struct Service {
    id: String,
    dockerfile: String,
    options: Vec<String>,
    tree: Node,
}

/// All of them, by name. `packages: …`, then `---`, then the listing.
pub fn read() -> Result<Vec<Listed>> {
    files("listings")?.iter().map(|(name, text)| parse(name, text)).collect()
}

fn parse(name: &str, text: &str) -> Result<Listed> {
    let (head, listing) = text.split_once("---\n").ok_or_else(|| format!("{name}: no line `---`"))?;
    let [("packages", packages)] = pairs(name, head)?[..] else {
        return Err(format!("{name}: it begins with its packages").into());
    };
    Ok(Listed { name: name.to_owned(), packages: packages.to_owned(), listing: listing.to_owned() })
}

/// The services of a listing, as they are to be built on the image `base`.
fn services(listed: &Listed, base: &str) -> Result<Vec<Service>> {
    let report: Report = analyse(&listed.listing, &Options::default());
    let after = report.subjects.iter().find_map(|subject| subject.tree.after.clone()).ok_or("no tree after")?;
    // One shim, or a node that holds one for each service.
    let shims = if after.children.len() > 1 { after.children } else { vec![after] };
    let files = report.files.iter().filter(|file| file.path.starts_with("Dockerfile"));
    let services: Vec<Service> = files
        .zip(&report.commands.run)
        .zip(shims)
        .map(|((file, run), shim)| {
            let id = file.path.strip_prefix("Dockerfile.").unwrap_or("alone").to_owned();
            let tree = shim.children.into_iter().next().ok_or("a shim without a service")?;
            let options = run.split_whitespace().filter(|word| *word == "--init").map(str::to_owned).collect();
            Ok(Service { id, dockerfile: on(&file.text, base)?, options, tree: folded(tree) })
        })
        .collect::<Result<_>>()?;
    if services.is_empty() { Err("no Dockerfile".into()) } else { Ok(services) }
}

/// The Dockerfile on the image that is there: its base is an argument, or it is the second way beside the official image.
fn on(text: &str, base: &str) -> Result<String> {
    if text.contains("\nARG BASE\n") {
        return Ok(text.replace("ARG BASE\n", "").replace("${BASE}", base));
    }
    let kept: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("#   ")).collect();
    if kept.is_empty() {
        return Err("no way to keep the image".into());
    }
    Ok(kept.join("\n").replace("<your image>", base) + "\n")
}

/// Equal siblings as one: how many workers there are is the machine's.
fn folded(mut node: Node) -> Node {
    let mut children: Vec<Node> = Vec::new();
    for child in node.children.into_iter().map(folded) {
        match children.iter_mut().find(|other| other.command == child.command && other.user == child.user) {
            Some(other) => other.count.max = None,
            None => children.push(child),
        }
    }
    node.children = children;
    node
}

/// Runs one; what is worth a line, or what was not as it should be.
pub fn run(lab: &Lab<'_>, name: &str, listed: &Listed) -> Result<String> {
    let base = format!("{PREFIX}{name}");
    let install = format!(
        "FROM debian:{RELEASE}\nRUN apt-get update && apt-get install -y --no-install-recommends {}\n",
        listed.packages
    );
    let outcome = lab.build(&base, &install, &[]).and_then(|()| {
        let services = services(listed, &base)?;
        for service in &services {
            let container = format!("{base}-{}", service.id);
            let outcome = alike(lab, &container, service);
            let logs = if outcome.is_err() { lab.logs(&container) } else { String::new() };
            lab.remove(&container);
            outcome.map_err(|error| format!("{}: {error}\n{logs}\n{}", service.id, service.dockerfile))?;
        }
        let ids: Vec<&str> = services.iter().map(|service| service.id.as_str()).collect();
        Ok(format!("{} run alone, with the predicted processes", ids.join(", ")))
    });
    lab.remove(&base);
    outcome
}

/// Builds and runs a service, and compares its processes with its tree until they are alike.
fn alike(lab: &Lab<'_>, container: &str, service: &Service) -> Result {
    lab.build(container, &service.dockerfile, &[])?;
    let options: Vec<&str> = service.options.iter().map(String::as_str).collect();
    let network = lab.network();
    lab.docker(&[&["run", "-d", "--name", container], &options[..], &network[..], &[container]].concat())?;
    let start = Instant::now();
    loop {
        let listing = lab.docker(&[&["exec", container], &tree::PS.split(' ').collect::<Vec<_>>()[..]].concat());
        let compared =
            listing.map_err(|error| error.to_string()).and_then(|listing| tree::compare(&service.tree, &listing));
        match compared {
            Ok(()) => return Ok(()),
            Err(error) if start.elapsed() > PATIENCE => return Err(error.into()),
            Err(_) => thread::sleep(Duration::from_millis(500)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_service_has_a_dockerfile_and_a_tree() -> Result {
        let all = read()?;
        assert!(!all.is_empty());
        for listed in all {
            let services = services(&listed, "the-image")?;
            assert!(services.len() > 1, "{}", listed.name);
            assert!(services.iter().all(|service| service.dockerfile.starts_with("FROM the-image")
                || service.dockerfile.contains("\nFROM the-image")));
        }
        Ok(())
    }
}
