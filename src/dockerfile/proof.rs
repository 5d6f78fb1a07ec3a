//! Each stage judged, and its patches proven: the corrected text is read again, and started again, before anybody sees it.

use super::Judged;
use crate::Lang;
use crate::boot::{self, Boot};
use crate::input::context::BuildContext;
use crate::input::dockerfile::{self, Dockerfile};
use crate::plan::evidence::Evidence;
use crate::plan::handed;
use crate::plan::{self, Plan};
use crate::report::{Applicability, Node, Outcome};
use crate::rewrite::apply::apply;
use crate::rewrite::commands;
use crate::rewrite::draft::StagePatches;
use crate::rewrite::mend;
use crate::rewrite::stage::{self, StageParts};
use crate::subject::StageSubject;
use std::rc::Rc;

/// Judges each stage; `asked` holds what was asked about the first ones of them before.
fn judge<'f>(text: &str, file: &'f Dockerfile, asked: Vec<Option<Asked>>, lang: Lang) -> Vec<Judged<'f>> {
    let mut asked = asked.into_iter();
    let mut stages: Vec<Judged<'f>> = handed::subjects(file)
        .into_iter()
        .map(|subject| {
            let (evidence, boot) = asked.next().flatten().unwrap_or_else(|| ask(file, &subject, lang));
            let plan = Plan::of_stage(file, &subject, &boot, &evidence);
            Judged { subject, evidence, boot, plan, patches: StagePatches::default() }
        })
        .collect();
    plan::of_foundations(stages.iter_mut().map(|judged| (&judged.subject, &judged.boot, &mut judged.plan)).collect());
    for at in 0..stages.len() {
        let (before, rest) = stages.split_at_mut(at);
        let Some(judged) = rest.first_mut() else { continue };
        judged.patches = patches(text, file, judged, mended(judged, before), lang);
    }
    stages
}

fn patches(
    text: &str,
    file: &Dockerfile,
    judged: &Judged<'_>,
    mended: Option<Applicability>,
    lang: Lang,
) -> StagePatches {
    let Judged { subject, evidence, boot, plan, .. } = judged;
    stage::patches(&StageParts { text, file, subject, evidence, boot, plan, mended, lang })
}

/// How sure the patch is that puts a stage's start command right, where an earlier stage decides it.
fn mended(judged: &Judged<'_>, before: &[Judged<'_>]) -> Option<Applicability> {
    let index = judged.subject.start_instruction().filter(|&index| !judged.subject.owns(index))?;
    let owner = judged.subject.lineage.iter().filter_map(|&stage| before.get(stage)).find(|s| s.subject.owns(index))?;
    owner.patches.start.as_ref().map(|draft| draft.applicability)
}

/// The stages with the patches that hold for each of them.
pub(super) fn proven<'f>(
    text: &str,
    file: &'f Dockerfile,
    asked: Vec<Option<Asked>>,
    again: &mut Again,
    lang: Lang,
) -> Vec<Judged<'f>> {
    let mut stages = judge(text, file, asked, lang);
    withhold_unproven(text, file, &mut stages, again, lang);
    stages
}

/// What a stage does, and what happens when it starts.
type Asked = (Evidence, Boot);

fn ask(file: &Dockerfile, subject: &StageSubject<'_>, lang: Lang) -> Asked {
    let evidence = Evidence::gather(file, subject);
    let boot = boot::of_stage(subject, &evidence, lang);
    (evidence, boot)
}

/// What was found out about corrected texts on the way: the next question is mostly about the same one.
#[derive(Default)]
pub(super) struct Again {
    /// The last text that was read, and what was asked about its stages.
    read: Option<Reread>,
    /// The last text that turned out to be settled, and what is started of its stages.
    settled: Option<(String, Rc<BuildContext>, Vec<After>)>,
}

/// A corrected text, read.
struct Reread {
    text: String,
    file: Dockerfile,
    asked: Vec<Option<Asked>>,
}

impl Again {
    /// A corrected text as it is read, and what is known of its stages.
    fn read(&mut self, text: &str, context: &Rc<BuildContext>) -> (Dockerfile, Vec<Option<Asked>>) {
        match self.read.take() {
            Some(read) if read.text == text && Rc::ptr_eq(&read.file.context, context) => (read.file, read.asked),
            _ => (dockerfile::parse_in(text, context), Vec::new()),
        }
    }

    /// What is started of each stage of a corrected text.
    pub(super) fn started(&mut self, text: &str, context: &Rc<BuildContext>, lang: Lang) -> Vec<After> {
        match self.settled.take() {
            Some((settled, of, after)) if settled == text && Rc::ptr_eq(&of, context) => after,
            _ => {
                let (file, asked) = self.read(text, context);
                let mut asked = asked.into_iter();
                let of_stage = |subject: &StageSubject<'_>| {
                    let (evidence, boot) = asked.next().flatten().unwrap_or_else(|| ask(&file, subject, lang));
                    After::of(subject, &evidence, &boot)
                };
                handed::subjects(&file).iter().map(of_stage).collect()
            }
        }
    }
}

/// What stands in a stage, or in one that it is built on, is evidence for its other patches. Where the corrected text, asked
/// again, would be corrected further, the first answer took away what the second then goes by: those patches are not offered
/// that took it away. The ones that start what was meant are the last to go.
pub(super) fn withhold_unsettled(
    text: &str,
    file: &Dockerfile,
    stages: &mut [Judged<'_>],
    again: &mut Again,
    lang: Lang,
) {
    if all_settled(text, file, stages, again, lang) {
        return;
    }
    for judged in stages.iter_mut() {
        judged.patches.own.clear();
    }
    if all_settled(text, file, stages, again, lang) {
        return;
    }
    for judged in stages.iter_mut() {
        judged.patches.start = None;
        judged.patches.split = None;
    }
}

/// The files beside the Dockerfile as they are once its patches are applied.
pub(super) fn context_after(file: &Dockerfile, stages: &[Judged<'_>]) -> Rc<BuildContext> {
    let script = stages.iter().find_map(|judged| judged.patches.split.as_ref()?.script.as_ref());
    script.map_or_else(|| Rc::clone(&file.context), |script| Rc::new(file.context.with(&script.path, &script.text)))
}

/// Whether the text as corrected at either level would not be corrected further.
fn all_settled(text: &str, file: &Dockerfile, stages: &[Judged<'_>], again: &mut Again, lang: Lang) -> bool {
    let differ = stages.iter().any(|judged| {
        let mut drafts = judged.patches.keys().filter_map(|key| judged.patches.get(key));
        drafts.any(|draft| draft.applicability > Applicability::Safe)
    });
    // Where nothing is for review, both are one text, and what holds of the higher level holds of the lower.
    (!differ || settled(text, file, stages, Applicability::Safe, again, lang))
        && settled(text, file, stages, Applicability::Review, again, lang)
}

/// Whether the text as corrected at a level would not be corrected further.
fn settled(
    text: &str,
    file: &Dockerfile,
    stages: &[Judged<'_>],
    level: Applicability,
    again: &mut Again,
    lang: Lang,
) -> bool {
    let Some(corrected) = Corrected::new(text, stages, level).text else { return true };
    let context = match level {
        Applicability::Safe => Rc::clone(&file.context),
        Applicability::Review => context_after(file, stages),
    };
    let (file, asked) = again.read(&corrected, &context);
    // Where something is taken out, what stood behind it may read as an instruction of its own.
    if mend::breaks(&corrected, &file).iter().any(|broken| broken.mended) {
        return false;
    }
    let stages = proven(&corrected, &file, asked, again, lang);
    let settled = Corrected::new(&corrected, &stages, level).text.is_none();
    if settled {
        let after = stages.iter().map(|of| After::of(&of.subject, &of.evidence, &of.boot)).collect();
        again.settled = Some((corrected, context, after));
    }
    settled
}

/// A start patch is kept only if `boot`, asked about the patched text, says that the container then runs.
fn withhold_unproven(text: &str, original: &Dockerfile, stages: &mut [Judged<'_>], again: &mut Again, lang: Lang) {
    let edits: Vec<_> =
        stages.iter().filter_map(|judged| judged.patches.start.as_ref()).flat_map(|d| d.edits.clone()).collect();
    if edits.is_empty() {
        return;
    }
    let patched = apply(text, &edits);
    let file = dockerfile::parse_in(&patched, &context_after(original, stages));
    let subjects = handed::subjects(&file);
    let mut asked: Vec<Option<Asked>> = subjects.iter().map(|_| None).collect();
    let mut runs = |at: usize| {
        let (Some(subject), Some(asked)) = (subjects.get(at), asked.get_mut(at)) else { return false };
        let (_, boot) = asked.get_or_insert_with(|| ask(&file, subject, lang));
        // What is left to a base of which nothing is known is neither proven nor claimed.
        let left = subject.image.is_none() && subject.start_instruction().is_none();
        boot.init().is_none() && boot.outcome != Some(Outcome::Exits) && (boot.pid1.is_some() || left)
    };
    let before = stages.len();
    let mut withheld = false;
    for judged in stages.iter_mut().filter(|judged| judged.patches.start.is_some()) {
        // An init that is meant for others is only written so that it is started.
        let proven = match &judged.patches.split {
            Some(split) => subjects.len() == before + split.targets.len() && (before..subjects.len()).all(&mut runs),
            None if judged.plan.intent.is_intended() => true,
            None => runs(judged.subject.index),
        };
        if !proven {
            judged.patches.start = None;
            judged.patches.split = None;
            withheld = true;
        }
    }
    drop(subjects);
    again.read = Some(Reread { text: patched, file, asked });
    if !withheld {
        return;
    }
    // What later stages leave out relied on it.
    for at in 0..stages.len() {
        let (before, rest) = stages.split_at_mut(at);
        let Some(judged) = rest.first_mut() else { continue };
        let inherits = judged.subject.start_instruction().is_some_and(|index| !judged.subject.owns(index));
        if inherits {
            judged.patches = patches(text, original, judged, mended(judged, before), lang);
        }
    }
}

/// The user's text with the patches of a level applied; none where there are none.
pub(super) struct Corrected {
    pub(super) text: Option<String>,
}

impl Corrected {
    pub(super) fn new(text: &str, stages: &[Judged<'_>], level: Applicability) -> Self {
        let edits: Vec<_> = stages
            .iter()
            .flat_map(|judged| judged.patches.keys().filter_map(|key| judged.patches.get(key)))
            .filter(|draft| draft.applicability <= level)
            .flat_map(|draft| draft.edits.clone())
            .collect();
        Self { text: (!edits.is_empty()).then(|| apply(text, &edits)) }
    }
}

/// What is started of a stage once the text is corrected.
pub(super) struct After {
    /// Its tree.
    pub(super) tree: Option<Node>,
    /// Whether it is started with the engine's own init.
    pub(super) with_init: bool,
}

impl After {
    fn of(subject: &StageSubject<'_>, evidence: &Evidence, boot: &Boot) -> Self {
        Self { tree: clean_tree(boot), with_init: commands::needs_init(subject, evidence, boot) }
    }
}

/// The tree of a container that stays up without an init system of its own.
pub(super) fn clean_tree(boot: &Boot) -> Option<Node> {
    let stays = boot.outcome != Some(Outcome::Exits) && boot.init().is_none();
    boot.tree.clone().filter(|_| stays)
}
