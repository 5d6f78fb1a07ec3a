//! Docker's official images, and others that publish a daemon: what they start by themselves.

use super::Image;

/// Images that start a program of their own.
pub(super) const ALL: &[Image] = &[];
