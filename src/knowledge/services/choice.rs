//! Which of a service's recipes is for a platform, and how sure that is.

use super::entry::{Recipe, Releases, Service};
use super::{MOVING, RHEL_SINCE_7, WITH_SYSTEMD, matches};
use crate::knowledge::platform::{Family, Platform};

/// The releases that a platform's tag can stand for, where it does not tell one.
fn moves(platform: &Platform) -> Option<&'static [&'static str]> {
    let moving = MOVING.iter().find(|(distribution, _)| *distribution == platform.distribution);
    moving.filter(|_| platform.release.is_empty()).map(|(_, releases)| *releases)
}

impl Releases {
    /// Whether it names that release of that distribution.
    fn names(&self, distribution: &str, release: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Only(list) | Self::Exactly(list) => {
                list.iter().any(|&(name, wanted)| name == distribution && (wanted.is_empty() || wanted == release))
            }
        }
    }

    /// Whether it was run or is documented for certain releases, and not for a family as a whole.
    #[must_use]
    pub fn are_named(&self) -> bool {
        matches!(self, Self::Only(list) | Self::Exactly(list) if !list.is_empty())
    }

    /// Whether the recipe holds for this platform as it stands.
    #[must_use]
    pub fn hold_for(&self, platform: &Platform) -> bool {
        match (self, moves(platform)) {
            (Self::Only(_), Some(releases)) => {
                releases.iter().all(|release| self.names(platform.distribution, release))
            }
            _ => self.names(platform.distribution, platform.release),
        }
    }
}
impl Service {
    /// The recipe for a platform: of the family's recipes the one that holds for the release; among those, and where
    /// none holds, rather one whose package is installed (MySQL's, not MariaDB's). Without a better reason the first.
    /// None where the command would name a version that the release does not have.
    #[must_use]
    pub fn recipe_on(&self, platform: &Platform, installed: &[&str]) -> Option<&'static Recipe>
    where
        Self: 'static,
    {
        let recipes: &'static [Recipe] = self.recipes;
        let installs =
            |recipe: &Recipe| recipe.packages.iter().any(|pattern| installed.iter().any(|name| matches(pattern, name)));
        let fits = |recipe: &&Recipe| (installs(recipe), recipe.releases.hold_for(platform));
        recipes
            .iter()
            .rev() // `max_by_key` takes the last of equals; the catalogue's order wants the first.
            .filter(|recipe| recipe.family == platform.family)
            .filter(|recipe| {
                !matches!(recipe.releases, Releases::Exactly(_))
                    || recipe.releases.hold_for(platform)
                    || installs(recipe)
            })
            .filter(|recipe| !recipe.is_completed() || self.is_packaged(installed))
            .max_by_key(fits)
    }

    /// Whether it does not work without a privilege beyond Docker's own: a grant on its run line may be meant.
    #[must_use]
    pub fn needs_privilege(&self) -> bool {
        self.needs.iter().any(|need| need.when.is_none())
    }

    /// Whether one of these packages is the service's.
    fn is_packaged(&self, installed: &[&str]) -> bool {
        self.packages.iter().any(|pattern| installed.iter().any(|name| matches(pattern, name)))
    }

    /// Whether what a recipe writes is right on this platform: by the recipe's own releases or, where a tag stands for
    /// several releases, by recipes that write the same for each of them.
    #[must_use]
    pub fn holds_on(&self, recipe: &Recipe, platform: &Platform) -> bool {
        let written_for = |release: &&str| {
            let names = |other: &Recipe| other.releases.names(platform.distribution, release);
            self.recipes.iter().any(|other| names(other) && other.writes_as(recipe))
        };
        recipe.releases.hold_for(platform) || moves(platform).is_some_and(|releases| releases.iter().all(&written_for))
    }

    /// Whether what a recipe writes is right on every release of its family that has systemd: for a base of which nothing is known
    /// but that systemctl works in it.
    #[must_use]
    pub fn holds_with_systemd(&self, recipe: &Recipe) -> bool {
        if recipe.releases == RHEL_SINCE_7 {
            return true;
        }
        let names = |other: &Recipe, distribution: &str, release: &str| other.releases.names(distribution, release);
        recipe.family == Family::Debian
            && WITH_SYSTEMD.iter().all(|(distribution, releases)| {
                releases.iter().all(|release| {
                    self.recipes.iter().any(|other| names(other, distribution, release) && other.writes_as(recipe))
                })
            })
    }

    /// Whether it was run from this family's own packages.
    #[must_use]
    pub fn is_run_on(&self, family: Family) -> bool {
        self.recipes.iter().any(|recipe| recipe.family == family && recipe.releases.are_named())
    }

    /// The first recipe for a family, whatever its release; [`Self::recipe_on`] knows better where the platform is known.
    /// A command that names a version is only for those who install that version.
    #[must_use]
    pub fn recipe(&self, family: Family, installed: &[&str]) -> Option<&'static Recipe>
    where
        Self: 'static,
    {
        let recipes: &'static [Recipe] = self.recipes;
        let installs =
            |recipe: &Recipe| recipe.packages.iter().any(|pattern| installed.iter().any(|name| matches(pattern, name)));
        let mut fitting =
            recipes.iter().filter(|recipe| recipe.family == family).filter(|recipe| match recipe.releases {
                Releases::Exactly(_) => installs(recipe),
                _ => !recipe.is_completed() || self.is_packaged(installed),
            });
        // Rather one whose package is installed: MySQL's, not MariaDB's.
        let first = fitting.next()?;
        if installs(first) { Some(first) } else { fitting.find(|recipe| installs(recipe)).or(Some(first)) }
    }
}
