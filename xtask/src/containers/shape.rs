//! How the wrong Dockerfiles are written: tests/containers/shapes, with `{base}`, `{packages}`, `{unit}`, `{author}`, `{port}`.

use super::recipe::{Recipe, files};
use crate::run::Result;

/// One way to write it wrong.
#[derive(Clone, Debug)]
pub struct Shape {
    /// The file's name.
    pub name: String,
    text: String,
}

/// All shapes, by name.
pub fn read() -> Result<Vec<Shape>> {
    Ok(files("shapes")?.into_iter().map(|(name, text)| Shape { name, text }).collect())
}

impl Shape {
    /// Whether it boots an init.
    pub fn boots(&self) -> bool {
        ["/sbin/init", "/lib/systemd/systemd"].iter().any(|init| self.text.contains(init))
    }

    /// Whether it has a heredoc, for which the older builder needs help.
    pub fn has_heredoc(&self) -> bool {
        self.text.contains("<<")
    }

    /// The Dockerfile of a service in this shape.
    pub fn dockerfile(&self, recipe: &Recipe, release: u8) -> String {
        let port =
            recipe.port.as_ref().map(|port| format!("EXPOSE {}{}\n", port.number, if port.udp { "/udp" } else { "" }));
        let author: String = recipe.author.iter().map(|line| format!("{line}\n")).collect();
        self.text
            .replace("{base}", &recipe.base(release))
            .replace("{packages}", recipe.packages(release))
            .replace("{unit}", recipe.unit(release))
            .replace("{author}\n", &author)
            .replace("{port}\n", &port.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_ten_shapes_and_none_keeps_a_placeholder() -> Result {
        let shapes = read()?;
        assert!(shapes.len() >= 10);
        let recipes = super::super::recipe::read()?;
        let recipe = recipes.first().ok_or("no recipe")?;
        for shape in shapes {
            let text = shape.dockerfile(recipe, 12);
            for placeholder in ["{base}", "{packages}", "{unit}", "{author}", "{port}"] {
                assert!(!text.contains(placeholder), "{}: {text}", shape.name);
            }
        }
        Ok(())
    }
}
