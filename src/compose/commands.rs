//! The line that builds and starts what a compose file describes.

use super::inherit::Base;
use crate::input::compose::File;
use crate::input::shell::quoted_word;
use crate::knowledge::privileges::Notation;
use crate::report::Commands;

/// The names under which compose finds a file by itself
/// (<https://docs.docker.com/compose/intro/compose-application-model/#the-compose-file>).
pub const BASE_NAMES: &[&str] = &["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];

/// How to start the services of a whole compose file, from the project's root. None for manifests, for a fragment, and for a
/// file that stands over another one: which files belong together there is the author's knowledge.
#[must_use]
pub fn of_file(file: &File, name: Option<&str>, base: Option<&Base>) -> Commands {
    let roots = &file.yaml.documents;
    let is_whole = roots.len() == 1 && roots.iter().all(|&root| file.yaml.has(root, "services"));
    let starts = |service: &crate::input::compose::Service| {
        service.notation == Notation::Compose && (service.build.is_some() || service.call.target.is_some())
    };
    if !is_whole || base.is_some() || file.services.is_empty() || !file.services.iter().all(starts) {
        return Commands::default();
    }
    Commands { build: Vec::new(), run: vec![up(name, file.services.iter().any(|service| service.build.is_some()))] }
}

/// `docker compose up`, told where its file is if it does not find that by itself.
fn up(name: Option<&str>, builds: bool) -> String {
    let name = name.map(|name| name.strip_prefix("./").unwrap_or(name));
    let file = name.filter(|name| !name.is_empty() && !BASE_NAMES.contains(name));
    let file = file.map(|name| format!(" -f {}", quoted_word(name))).unwrap_or_default();
    let build = if builds { " --build" } else { "" };
    format!("docker compose{file} up -d{build}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::compose;

    #[test]
    fn a_file_is_named_where_compose_does_not_find_it() {
        let run = |text: &str, name: Option<&str>| of_file(&compose::parse(text), name, None).run.join("\n");
        let built = "services:\n  web:\n    build: .\n";
        let image = "services:\n  web:\n    image: nginx\n";
        assert_eq!(run(built, None), "docker compose up -d --build");
        assert_eq!(run(image, Some("docker-compose.yml")), "docker compose up -d");
        assert_eq!(run(image, Some("deploy/compose.yaml")), "docker compose -f deploy/compose.yaml up -d");
        assert_eq!(run(image, Some("my compose.yaml")), "docker compose -f 'my compose.yaml' up -d");
    }

    #[test]
    fn a_fragment_and_a_manifest_have_none() {
        for text in [
            "web:\n  image: nginx\n  privileged: true\n",
            "services:\n  web:\n    privileged: true\n",
            "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: nginx\n",
        ] {
            assert!(of_file(&compose::parse(text), None, None).run.is_empty(), "{text}");
        }
    }
}
