//! `cargo xtask test --containers`: corrections, built and run.
//!
//! For each recipe of tests/containers/recipes and each of its releases: a Dockerfile in one of the wrong shapes of
//! tests/containers/shapes is corrected by our own core, built, and run by our own run line with the engine's default
//! capabilities. Its processes must be those of the tree after, it must answer another container, answer again after a
//! restart, and stop on its signal in time. The packaged units of tests/containers/units are turned into Dockerfiles and tried alike.
//! Start scripts (tests/containers/scripts) are corrected beside their Dockerfiles and must then be what gives its place to the service.
//! What the catalogue does not know runs by its own init script (tests/containers/watched) and ends with its daemon.
//! Images of several services (tests/containers/together) run from our own compose.yaml. The services of a listing
//! (tests/containers/listings) have the processes that its tree after has. What must fail (tests/containers/controls)
//! fails.

mod control;
mod engine;
mod heredoc;
mod lab;
mod listed;
pub mod recipe;
mod script;
mod shape;
mod together;
mod tree;
mod trial;
mod unit;
mod watched;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use crate::run::Result;
use lab::Lab;

pub use engine::Install;

/// How many trials ran, and how many of them were not as they should be.
pub struct Summary {
    pub passed: usize,
    pub failed: usize,
}

/// As many trials at a time as a machine of two processors bears: a trial waits for packages and signals more than it computes.
const AT_A_TIME: usize = 3;

/// How many recipes are written wrong in each shape that has a heredoc.
const HEREDOCS_EACH: usize = 2;

/// Why there is no engine, or how the trials went; those whose name holds `only`, or one of its parts between commas.
pub fn run(install: Install, only: Option<&str>) -> Result<std::result::Result<Summary, String>> {
    let engine = match engine::find(install)? {
        Ok(engine) => engine,
        Err(reason) => return Ok(Err(reason)),
    };
    let lab = Lab::open(&engine)?;
    let (heredocs, shapes): (Vec<shape::Shape>, Vec<shape::Shape>) =
        shape::read()?.into_iter().partition(shape::Shape::has_heredoc);
    let mut trials: Vec<Trial> = Vec::new();
    let recipes = recipe::read()?;
    let units = unit::read(&recipes)?;
    // Those with heredocs come on top, each for a few: a spread that grew would move every other one.
    for (number, shape) in heredocs.into_iter().enumerate() {
        for pick in 0..HEREDOCS_EACH {
            let fitting: Vec<&recipe::Recipe> =
                recipes.iter().filter(|recipe| recipe.round == 1 && recipe.fits(&shape)).collect();
            let Some(recipe) = fitting.get((number * 11 + pick * 13 + 3) % fitting.len().max(1)) else { continue };
            let Some(&release) = recipe.releases.iter().cycle().nth(pick) else { continue };
            trials.push(Trial::Recipe { recipe: Box::new((*recipe).clone()), release, shape: shape.clone() });
        }
    }
    for (index, recipe) in recipes.into_iter().enumerate() {
        for &release in &recipe.releases {
            // The fixed seed of the spread: no daemon chooses its shape.
            let fitting: Vec<&shape::Shape> = shapes.iter().filter(|shape| recipe.fits(shape)).collect();
            let Some(shape) = fitting.get((index * 7 + usize::from(release) * 5) % fitting.len().max(1)) else {
                continue;
            };
            trials.push(Trial::Recipe { recipe: Box::new(recipe.clone()), release, shape: (*shape).clone() });
        }
    }
    trials.extend(units.into_iter().map(|recipe| Trial::Unit(Box::new(recipe))));
    trials.extend(listed::read()?.into_iter().map(Trial::Listed));
    trials.extend(script::read()?.into_iter().map(Trial::Script));
    trials.extend(watched::read()?.into_iter().map(Trial::Watched));
    trials.extend(control::read()?.into_iter().map(Trial::Control));
    // The longest first: nothing waits for them at the end.
    let together = together::read()?.into_iter().enumerate();
    trials.splice(0..0, together.map(|(number, together)| Trial::Together { number, together }));
    trials.retain(|trial| only.is_none_or(|only| only.split(',').any(|part| trial.name().contains(part))));
    if trials.is_empty() {
        return Err(format!("no trial's name holds {:?}", only.unwrap_or_default()).into());
    }
    lab.prepare(&trials.iter().map(Trial::release).collect::<Vec<_>>())?;
    let (next, failed) = (AtomicUsize::new(0), Mutex::new(0));
    thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(|| {
                while let Some(trial) = trials.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let start = Instant::now();
                    let (word, said) = match trial.run(&lab) {
                        Ok(said) => ("ok    ", said),
                        Err(error) => {
                            *failed.lock().unwrap_or_else(PoisonError::into_inner) += 1;
                            ("FAILED", error.to_string())
                        }
                    };
                    println!("{word} {:>5.1} s  {}: {said}", start.elapsed().as_secs_f32(), trial.name());
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(Ok(Summary { passed: trials.len() - failed, failed }))
}

/// One thing to try.
enum Trial {
    Recipe { recipe: Box<recipe::Recipe>, release: u8, shape: shape::Shape },
    Unit(Box<recipe::Recipe>),
    Script(script::Script),
    Watched(watched::Watched),
    Control(control::Control),
    Listed(listed::Listed),
    Together { number: usize, together: together::Together },
}

impl Trial {
    fn name(&self) -> String {
        match self {
            Self::Recipe { recipe, release, shape } if shape.has_heredoc() => {
                format!("{}-{}-{release}", recipe.name, shape.name)
            }
            Self::Recipe { recipe, release, .. } => format!("{}-{release}", recipe.name),
            Self::Unit(recipe) => format!("unit-{}", recipe.name),
            Self::Script(script) => format!("script-{}", script.name),
            Self::Watched(watched) => format!("watched-{}", watched.name),
            Self::Control(control) => format!("control-{}", control.name),
            Self::Listed(listed) => format!("listing-{}", listed.name),
            Self::Together { together, .. } => format!("together-{}-{}", together.name, together.release),
        }
    }

    fn release(&self) -> u8 {
        match self {
            Self::Recipe { release, .. } => *release,
            Self::Unit(_) => unit::RELEASE,
            Self::Script(_) => script::RELEASE,
            Self::Watched(_) => watched::RELEASE,
            Self::Control(_) => control::RELEASE,
            Self::Listed(_) => listed::RELEASE,
            Self::Together { together, .. } => together.release,
        }
    }

    fn run(&self, lab: &Lab<'_>) -> Result<String> {
        match self {
            Self::Recipe { recipe, release, shape } => trial::run(lab, &self.name(), recipe, *release, shape),
            Self::Unit(recipe) => unit::run(lab, &self.name(), recipe),
            Self::Script(script) => script::run(lab, &self.name(), script),
            Self::Watched(watched) => watched::run(lab, &self.name(), watched),
            Self::Control(control) => control::run(lab, &self.name(), control),
            Self::Listed(listed) => listed::run(lab, &self.name(), listed),
            Self::Together { number, together } => together::run(lab, &self.name(), *number, together),
        }
    }
}
