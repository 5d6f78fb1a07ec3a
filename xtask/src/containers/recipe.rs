//! What is tried: tests/containers/recipes, one small file a service.
//!
//! Lines of `key: value`; `#` begins a comment. `author` may stand more than once: lines that the Dockerfile's author wrote.

use std::fs;

use super::shape::Shape;
use crate::root;
use crate::run::Result;

/// One service, and how it is asked.
#[derive(Clone, Debug)]
pub struct Recipe {
    /// The file's name.
    pub name: String,
    /// Debian's releases on which it is tried.
    pub releases: Vec<u8>,
    /// In which round it came: the shapes of the earlier ones stay as they were spread.
    pub round: u8,
    /// The base image's tag, where it is not the release's number: `latest` does not tell which release it is.
    tag: Option<String>,
    /// What is installed; `packages-13` says it for one release.
    packages: Vec<(Option<u8>, String)>,
    /// The unit that is enabled; `unit-13` says it for one release.
    units: Vec<(Option<u8>, String)>,
    /// Lines that the author wrote.
    pub author: Vec<String>,
    /// `80/tcp`; none where nobody connects.
    pub port: Option<Port>,
    /// What is sent, with `\r`, `\n`, `\xHH`.
    pub send: String,
    /// What the answer must hold, with the same escapes.
    pub expect: String,
    /// The packaged configuration listens on 127.0.0.1 only: it is asked from within its network.
    pub local: bool,
    /// A command inside the container that must succeed, where nobody connects.
    pub inside: Option<String>,
    /// An init that boots nothing else is judged to be meant for tests, and stays: tried in the other shapes only.
    pub intended_if_booted: bool,
    /// How long it may think before it says a word, in seconds (where it looks up names that nobody knows here).
    pub answers_within: u32,
    /// How long it may take to stop, in seconds.
    pub stops_within: f32,
}

/// Where a service is asked.
#[derive(Clone, Debug)]
pub struct Port {
    pub number: u16,
    pub udp: bool,
}

impl Recipe {
    /// What is installed on a release.
    pub fn packages(&self, release: u8) -> &str {
        on(&self.packages, release)
    }

    /// The base image on a release, as the Dockerfile's author writes it.
    pub fn base(&self, release: u8) -> String {
        self.tag.as_ref().map_or_else(|| format!("debian:{release}"), |tag| format!("debian:{tag}"))
    }

    /// Whether it is tried in that shape.
    pub fn fits(&self, shape: &Shape) -> bool {
        !self.intended_if_booted || !shape.boots()
    }

    /// The unit on a release.
    pub fn unit(&self, release: u8) -> &str {
        on(&self.units, release)
    }
}

fn on(values: &[(Option<u8>, String)], release: u8) -> &str {
    let of = |wanted| values.iter().find(|(on, _)| *on == wanted).map(|(_, value)| value.as_str());
    of(Some(release)).or_else(|| of(None)).unwrap_or_default()
}

/// All recipes, by round and name.
pub fn read() -> Result<Vec<Recipe>> {
    let mut recipes: Vec<Recipe> =
        files("recipes")?.iter().map(|(name, text)| parse(name, text)).collect::<Result<_>>()?;
    recipes.sort_by(|a, b| (a.round, &a.name).cmp(&(b.round, &b.name)));
    Ok(recipes)
}

/// The files of a folder of tests/containers: name without extension, and text.
pub fn files(folder: &str) -> Result<Vec<(String, String)>> {
    let folder = root().join("tests/containers").join(folder);
    let mut found = Vec::new();
    for entry in fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        found.push((name, fs::read_to_string(&path)?));
    }
    found.sort();
    Ok(found)
}

/// The `key: value` lines of a file; fails with the number of a line that is none.
pub fn pairs<'t>(name: &str, text: &'t str) -> Result<Vec<(&'t str, &'t str)>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    lines
        .map(|(at, line)| {
            let pair = line.split_once(": ").or_else(|| Some((line.strip_suffix(':')?, "")));
            pair.ok_or_else(|| format!("{name}, line {}: no `key: value`", at + 1).into())
        })
        .collect()
}

fn parse(name: &str, text: &str) -> Result<Recipe> {
    let mut recipe = Recipe {
        name: name.to_owned(),
        releases: vec![12, 13],
        round: 1,
        tag: None,
        packages: Vec::new(),
        units: Vec::new(),
        author: Vec::new(),
        port: None,
        send: String::new(),
        expect: String::new(),
        local: false,
        inside: None,
        intended_if_booted: false,
        answers_within: 5,
        stops_within: 5.0,
    };
    for (key, value) in pairs(name, text)? {
        let (key, release) = match key.split_once('-') {
            Some((key @ ("packages" | "unit"), release)) => (key, Some(release.parse()?)),
            _ => (key, None),
        };
        match key {
            "releases" => {
                recipe.releases = value.split_whitespace().map(str::parse).collect::<std::result::Result<_, _>>()?;
            }
            "round" => recipe.round = value.parse()?,
            "tag" => recipe.tag = Some(value.to_owned()),
            "packages" => recipe.packages.push((release, value.to_owned())),
            "unit" => recipe.units.push((release, value.to_owned())),
            "author" => recipe.author.push(value.to_owned()),
            "port" => recipe.port = Some(port(value)?),
            "send" => recipe.send = value.to_owned(),
            "expect" => recipe.expect = value.to_owned(),
            "local" => recipe.local = value == "yes",
            "intended-if-booted" => recipe.intended_if_booted = value == "yes",
            "answers-within" => recipe.answers_within = value.parse()?,
            "inside" => recipe.inside = Some(value.to_owned()),
            "stops-within" => recipe.stops_within = value.parse()?,
            _ => return Err(format!("{name}: {key} is no key of a recipe").into()),
        }
    }
    let asked = recipe.port.is_some() && !recipe.expect.is_empty();
    if !asked && recipe.inside.is_none() || recipe.packages.is_empty() || recipe.units.is_empty() {
        return Err(format!("{name}: packages, unit, and either port with expect or inside are needed").into());
    }
    Ok(recipe)
}

fn port(value: &str) -> Result<Port> {
    let (number, protocol) = value.split_once('/').unwrap_or((value, "tcp"));
    Ok(Port { number: number.parse()?, udp: protocol == "udp" })
}

/// The bytes of a text with escapes.
pub fn bytes(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let escaped = if c == '\\' { rest.next() } else { None };
        match escaped {
            None => out.extend(c.to_string().bytes()),
            Some('r') => out.push(b'\r'),
            Some('n') => out.push(b'\n'),
            Some('x') => {
                let hex: String = rest.by_ref().take(2).collect();
                out.extend(u8::from_str_radix(&hex, 16));
            }
            Some(other) => out.extend(other.to_string().bytes()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_become_bytes() {
        assert_eq!(bytes(r"GET \x00\xffz\r\n\\"), b"GET \x00\xffz\r\n\\");
    }

    #[test]
    fn all_recipes_are_read() -> Result {
        assert!(read()?.len() >= 30);
        Ok(())
    }

    #[test]
    fn a_wrong_key_is_said() {
        assert!(parse("x", "packages: a\nunit: a\ninside: true\ncolour: red\n").is_err());
        assert!(parse("x", "packages: a\nunit: a\ninside: true\n").is_ok());
        assert!(parse("x", "packages: a\nunit: a\n").is_err());
    }

    #[test]
    fn releases_have_their_own_names() -> Result {
        let recipe = parse("x", "packages: php8.2-fpm\npackages-13: php8.4-fpm\nunit: php8.2-fpm\ninside: true\n")?;
        assert_eq!(
            (recipe.packages(12), recipe.packages(13), recipe.unit(13)),
            ("php8.2-fpm", "php8.4-fpm", "php8.2-fpm")
        );
        Ok(())
    }
}
