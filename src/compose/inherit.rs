//! What a service takes from another file of the project: the file that it overrides, or the one that it extends. It is known for the
//! judgement, and not said again: it is said where it stands.
//!
//! Sources: <https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/>,
//! <https://docs.docker.com/reference/compose-file/services/#extends>.

use crate::input::compose::{self, Build, Service};
use crate::input::session::Call;
use crate::text::Span;

/// What a service takes from elsewhere.
#[derive(Debug)]
pub struct Inherited {
    call: Call,
    build: Option<Build>,
}

/// The file that an overriding file stands over.
#[derive(Clone, Debug)]
pub struct Base {
    /// Its text.
    pub text: String,
    /// Whether compose always reads the two together; otherwise only what has no image of its own is taken for a part.
    pub always: bool,
}

/// What a service takes from a file by that file's path, or from the base.
pub fn of(service: &Service, base: Option<&Base>, file_of: &dyn Fn(&str) -> Option<String>) -> Option<Inherited> {
    within(service, base, file_of, FARTHEST)
}

/// How many files are followed that extend each other.
const FARTHEST: usize = 4;

fn within(
    service: &Service,
    base: Option<&Base>,
    file_of: &dyn Fn(&str) -> Option<String>,
    left: usize,
) -> Option<Inherited> {
    let left = left.checked_sub(1)?;
    let (text, name) = match &service.extends_file {
        Some(extends) => (file_of(&extends.path)?, extends.service.as_str()),
        None => {
            let base = base?;
            let part = base.always || (service.call.target.is_none() && service.build.is_none());
            (part.then(|| base.text.clone())?, service.name.as_str())
        }
    };
    let other = compose::parse(&text).services.into_iter().find(|other| other.name == name && !name.is_empty())?;
    let nowhere = Span::new(0, 0);
    let inner = within(&other, None, file_of, left);
    let mut call = inner.as_ref().map_or_else(|| other.call.clone(), |inner| inner.below(&other));
    call.span = nowhere;
    call.options.retain(|given| given.name != "name");
    call.options.iter_mut().for_each(|given| given.span = nowhere);
    call.command.iter_mut().chain(&mut call.target).for_each(|word| word.span = nowhere);
    Some(Inherited { call, build: other.build.or(inner.and_then(|inner| inner.build)) })
}

impl Inherited {
    /// The service's own call over it: lists go together, for any other key the service's own counts.
    pub fn below(&self, service: &Service) -> Call {
        let own = &service.call;
        let mut options = self.call.options.clone();
        options.extend(own.options.iter().cloned());
        let starts = service.entrypoint.is_some() || service.command.is_some();
        Call {
            options,
            target: own.target.clone().or_else(|| self.call.target.clone()),
            command: if starts { own.command.clone() } else { self.call.command.clone() },
            ..own.clone()
        }
    }

    /// How its image is built, where it is.
    pub const fn build(&self) -> Option<&Build> {
        self.build.as_ref()
    }
}
