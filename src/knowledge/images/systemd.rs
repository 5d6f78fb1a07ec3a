//! Images made to boot an init system: to test one, or to run several services on purpose.

use super::Image;

/// Images whose start command is an init.
pub(super) const ALL: &[Image] = &[];
