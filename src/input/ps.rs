//! Process listings.
