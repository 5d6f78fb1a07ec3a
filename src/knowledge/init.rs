//! Init systems and their households.
