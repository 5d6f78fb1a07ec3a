//! What is measured, natively and as Wasm.

use foreground::boot::draw;
use foreground::report::FileRole;
use foreground::rewrite::diff;
use foreground::{Options, analyse};

/// The whole answer: analysis, correction, the correction analysed again, the differences, and the trees drawn. How many bytes
/// came out, so that nothing of it can be left out.
pub fn answered(text: &str) -> usize {
    let report = analyse(text, &Options::default());
    let corrected = report.files.iter().rfind(|file| file.role == FileRole::Corrected);
    let changed = corrected.map_or(0, |file| diff::unified(text, &file.text, "Dockerfile").len());
    let trees = report.subjects.iter().flat_map(|subject| [&subject.tree.before, &subject.tree.after]);
    let drawn: usize = trees.flatten().map(|tree| draw::text(tree).len()).sum();
    changed + drawn + report.findings.len()
}
