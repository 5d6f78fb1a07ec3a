//! Images that a session makes itself: built from a Dockerfile beside it, or committed from a container.

use std::collections::HashMap;
use std::rc::Rc;

use crate::input::context::{BuildContext, plain};
use crate::input::session::{Call, Session, Verb};

/// A Dockerfile that stands beside a session.
#[derive(Clone, Debug)]
pub struct Built {
    /// Its path.
    pub path: String,
    /// Its text.
    pub text: Rc<str>,
    /// The files beside it.
    pub context: Rc<BuildContext>,
}

/// What an image is made of.
#[derive(Clone, Copy, Debug)]
pub enum Origin<'i> {
    /// A Dockerfile.
    Built(&'i Built),
    /// The container of this number, as it was then.
    Committed(usize),
}

/// The images that a session has made so far, by their names.
#[derive(Debug, Default)]
pub struct Images<'i> {
    by_name: HashMap<String, Origin<'i>>,
}

impl<'i> Images<'i> {
    /// What the builds of a session make. A build is no less known where it stands behind the line that runs it.
    pub fn built(session: &Session, dockerfiles: &'i [Built]) -> Self {
        let mut images = Self::default();
        for call in session.calls().filter(|call| call.verb == Verb::Build) {
            let (tags, file) = asked(call);
            let named = |wanted: &str| dockerfiles.iter().find(|built| plain(&built.path) == plain(wanted));
            let built = match (&file, dockerfiles) {
                (_, [only]) => Some(only),
                (Some(file), _) => named(file),
                (None, _) => None,
            };
            if let Some(built) = built {
                images
                    .by_name
                    .extend(tags.into_iter().map(|tag| (without_latest(&tag).to_owned(), Origin::Built(built))));
            }
        }
        images
    }

    /// `docker commit CONTAINER IMAGE`
    pub fn commit(&mut self, call: &Call, container: Option<usize>) {
        if let (Some(image), Some(container)) = (call.command.first(), container) {
            self.by_name.insert(without_latest(&image.value).to_owned(), Origin::Committed(container));
        }
    }

    /// What the image of this name is made of; none where the session does not make it.
    pub fn get(&self, image: &str) -> Option<Origin<'i>> {
        self.by_name.get(without_latest(image)).copied()
    }
}

fn without_latest(image: &str) -> &str {
    image.strip_suffix(":latest").unwrap_or(image)
}

/// The names that a build gives its image, and the Dockerfile that it reads.
fn asked(call: &Call) -> (Vec<String>, Option<String>) {
    let (mut tags, mut file, mut directory) = (Vec::new(), None, None);
    let mut words = call.command.iter().map(|word| word.value.as_str());
    while let Some(word) = words.next() {
        let attached = |long: &str, short: &str| {
            let value = word.strip_prefix(long).and_then(|rest| rest.strip_prefix('='));
            value.or_else(|| word.strip_prefix(short).filter(|rest| !rest.is_empty() && !word.starts_with("--")))
        };
        if matches!(word, "-t" | "--tag") {
            tags.extend(words.next().map(str::to_owned));
        } else if matches!(word, "-f" | "--file") {
            file = words.next().map(str::to_owned);
        } else if let Some(tag) = attached("--tag", "-t") {
            tags.push(tag.trim_start_matches('=').to_owned());
        } else if let Some(path) = attached("--file", "-f") {
            file = Some(path.trim_start_matches('=').to_owned());
        } else if !word.starts_with('-') {
            directory = Some(word);
        }
    }
    let file = file.or_else(|| directory.map(|directory| format!("{directory}/Dockerfile")));
    (tags, file)
}
