//! Two products in one entry, which most of what is known holds for: which of them a text means.

use super::entry::{OfficialImage, Service};
use super::matches;
use crate::text::base_name;

/// A second product that an entry holds, since it has the same units and programs: which of the two is meant, the package tells.
struct Twin {
    /// The entry.
    service: &'static str,
    /// Packages of the second product.
    packages: &'static [&'static str],
    /// Programs that both products have under this name.
    programs: &'static [&'static str],
    /// The second product's official image.
    image: OfficialImage,
}

const TWINS: &[Twin] = &[Twin {
    service: "mariadb",
    packages: &["mysql-server*", "mysql-community-server*", "mysql8*"],
    programs: &["mysqld", "mysqld_safe", "mysqld-debug"],
    image: OfficialImage { name: "mysql", source: "https://github.com/docker-library/docs/tree/master/mysql" },
}];

impl Service {
    /// The official image of the product that these packages install, or that is started as this program; none where
    /// that could be either of two products.
    #[must_use]
    pub fn image_of(&'static self, packages: &[&str], program: Option<&str>) -> Option<&'static OfficialImage> {
        let Some(twin) = self.twin() else { return self.image.as_ref() };
        let installs = |patterns: &[&str]| installs(packages, patterns);
        if installs(twin.packages) {
            return Some(&twin.image);
        }
        let name = program.map(base_name);
        let either = name.is_some_and(|name| twin.programs.contains(&name)) && !installs(self.packages);
        self.image.as_ref().filter(|_| !either)
    }

    /// The name of the product that these packages install, or that the text names so; the entry's own where nothing tells.
    #[must_use]
    pub fn called(&'static self, packages: &[&str], named: &str) -> &'static str {
        match self.twin() {
            Some(twin) if named == twin.image.name || installs(packages, twin.packages) => twin.image.name,
            _ => self.id,
        }
    }

    fn twin(&self) -> Option<&'static Twin> {
        TWINS.iter().find(|twin| twin.service == self.id)
    }
}

fn installs(packages: &[&str], patterns: &[&str]) -> bool {
    packages.iter().any(|name| patterns.iter().any(|pattern| matches(pattern, name)))
}
