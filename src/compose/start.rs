//! What a service starts, asked as the Dockerfile that builds the same image: `FROM image` or the Dockerfile that it is built from, and
//! below it what the service puts over the image's own settings. What the Dockerfile's way finds there stands at the service's keys.

use super::inline::Inline;
use super::{DockerfileOf, is_manifest};
use crate::boot::listing::SPLIT;
use crate::input::compose::{Build, File, Given, Place, Service};
use crate::input::dockerfile;
use crate::input::session::Call;
use crate::knowledge::images::{self, Start as ImageStart};
use crate::lang::Text;
use crate::order;
use crate::report::{Applicability, Edit, Finding, InputKind, Node, Patch, Report, Severity};
use crate::rewrite::apply::apply;
use crate::rewrite::yaml_edits as rewrite;
use crate::run::Started;
use crate::text::{Place as Shown, Span};
use crate::{Lang, Options};

/// What a service starts, and what would put that right.
#[derive(Debug, Default)]
pub struct Start {
    /// The Dockerfile without what the service puts over it.
    pub base: String,
    /// Whether that is a real one, from the file itself or from the project.
    pub has_dockerfile: bool,
    /// Whether an init boots that this Dockerfile starts, and not the service's own command.
    pub init_of_dockerfile: bool,
    /// Whether no init is left once that Dockerfile is corrected.
    pub init_goes: bool,
    /// What is found in what the service says of its start; the places are those of the file, bytes alone.
    pub findings: Vec<Finding>,
    /// What puts it right.
    pub edits: Vec<Edit>,
    /// How sure that is.
    pub applicability: Option<Applicability>,
    /// What the correction does.
    pub title: String,
    /// The tree once it is corrected.
    pub tree_after: Option<Node>,
    /// The corrected Dockerfile with what the service puts over it.
    pub corrected: Option<String>,
    /// Whether what then starts is known, and needs no grant.
    pub needs_nothing_then: bool,
}

const ADD_INIT_TITLE: Text = Text {
    en: "Put the engine's own small init in front (init: true)",
    ja: "エンジンの小さな init を前に置く(init: true)",
};
const NO_INIT_IN_PODS: Text = Text {
    en: "Kubernetes has no switch for it: start the program below a small init of the image (tini, dumb-init), or set `shareProcessNamespace: true` in the Pod, whose own pause process is then PID 1.",
    ja: "Kubernetes にはこれに当たる設定がありません。イメージに tini や dumb-init を入れてその下でプログラムを起動するか、Pod に `shareProcessNamespace: true` を指定してください(PID 1 は Pod の pause プロセスになります)。",
};
const ADD_INIT: Text = Text {
    en: "Add `init: true` to the service: the engine's own small init becomes PID 1 and passes the signal on. The image stays as it is.",
    ja: "サービスに `init: true` を追加してください。エンジンの小さな init が PID 1 になり、シグナルを伝えます。イメージを変える必要はありません。",
};

/// An image that is not known.
const UNKNOWN_IMAGE: &str = "FROM localhost/build\n";

/// The engine's own init, as `init: true` puts it in front.
const ENGINE_INIT: &str = "/sbin/docker-init";

/// Findings of a Dockerfile that a service's own settings can have.
const OF_START: &[&str] = &[
    "systemctl-as-start-command",
    "systemctl-replacement",
    "service-as-start-command",
    "start-command-exits",
    "start-command-refused",
    "missing-preparation",
    "keep-alive-tail",
    "shell-as-pid-1",
    "ignores-stop-signal",
    "stop-signal",
    "healthcheck-manager",
    "dbus-by-hand",
];

/// What the engine's own init makes right.
const MENDED_BY_INIT: &[&str] = &["ignores-stop-signal", "shell-as-pid-1"];

/// A line that a service puts below its image's Dockerfile.
struct Over {
    /// The keyword.
    keyword: &'static str,
    /// The line in the Dockerfile.
    line: Span,
    /// Where it stands in the file.
    span: Span,
    place: Place,
}

/// What the Dockerfile's way was asked, and what it answered.
struct Asked<'a> {
    text: &'a str,
    file: &'a File,
    service: &'a Service,
    /// The Dockerfile without and with what the service puts over it.
    base: &'a str,
    whole: String,
    over: Vec<Over>,
    inline: Option<&'a Inline>,
    report: Report,
}

/// What is seen of a service together with what it takes from other files.
pub struct Seen<'s> {
    /// What it is given and starts.
    pub call: &'s Call,
    /// How its image is built.
    pub build: Option<&'s Build>,
}

/// What a service starts.
pub fn of(
    text: &str,
    file: &File,
    service: &Service,
    seen: &Seen<'_>,
    dockerfile_of: DockerfileOf<'_>,
    lang: Lang,
) -> Start {
    let inline = service.build.as_ref().and_then(|build| build.inline).and_then(|node| Inline::of(text, file, node));
    let built = seen.build.and_then(|build| {
        let whole = inline.as_ref().map(|inline| inline.dockerfile.clone()).or_else(|| dockerfile_of(build))?;
        Some(up_to_target(whole, build))
    });
    let has_dockerfile = built.is_some();
    let image = || seen.call.target.as_ref().map(|target| format!("FROM {}\n", target.value));
    let base = match (built, seen.build) {
        (Some(built), _) => built,
        (None, Some(_)) => UNKNOWN_IMAGE.to_owned(),
        (None, None) => image().unwrap_or_else(|| UNKNOWN_IMAGE.to_owned()),
    };
    let mut start = Start { has_dockerfile, ..Start::default() };
    let (whole, over) = overlaid(&base, service);
    let asked = Options { lang, input: Some(InputKind::Dockerfile), file: None };
    let known = has_dockerfile
        || !over.is_empty() && Started::on(&base, "", seen.call, lang).pid1.is_some()
        || over.iter().any(|over| over.keyword == "HEALTHCHECK");
    // A container that prepares others, or does a job, is meant to end.
    let ends = is_manifest(service) && (service.object.contains("Job") || service.object.contains("initContainers"));
    if known && !ends {
        let report = crate::dockerfile::analyse(&whole, &asked);
        let inline = inline.as_ref();
        let asked = Asked { text, file, service, base: &base, whole, over, inline, report };
        start.take(&asked, lang);
        start.correct(&asked);
        start.put_init_in_front(&asked, lang);
    }
    start.base = base;
    start
}

impl Start {
    fn take(&mut self, asked: &Asked<'_>, lang: Lang) {
        let Asked { report, base, over, inline, service, .. } = asked;
        let Some(last) = report.subjects.last() else { return };
        let own_start = over.iter().any(|over| matches!(over.keyword, "CMD" | "ENTRYPOINT"));
        let boots = report.findings.iter().any(|found| found.rule == "systemd-as-pid-1" && found.subject == last.id);
        self.init_of_dockerfile = self.has_dockerfile && !own_start && boots;
        self.init_goes =
            boots && report.findings.iter().any(|found| found.rule == "systemd-as-pid-1" && found.patch.is_some());
        for found in report.findings.iter().filter(|found| found.subject == last.id || inline.is_some()) {
            let at = found.span.span();
            let below = over.iter().find(|over| over.line.overlaps(at) || over.line.contains(at));
            let here = match (below, inline) {
                (Some(over), _) if OF_START.contains(&found.rule.as_str()) => Some(over.span),
                (None, Some(inline)) if at.end <= base.len() => inline.users(at),
                _ => None,
            };
            let mended = service.call.is_on("init") && MENDED_BY_INIT.contains(&found.rule.as_str());
            if let Some(here) = here.filter(|here| !here.is_empty() && !mended) {
                let span = Shown { start: here.start, end: here.end, line: 1, column: 1, end_line: 1, end_column: 1 };
                let mut found = Finding { span, ..found.clone() };
                let by_init = report.commands.run.last().is_some_and(|line| line.contains(" --init"));
                if found.rule == "ignores-stop-signal" && by_init {
                    let text = if is_manifest(service) { NO_INIT_IN_PODS } else { ADD_INIT };
                    text.get(lang).clone_into(&mut found.advice);
                }
                self.findings.push(found);
            }
        }
    }

    /// The Dockerfile's correction, written into the file; nothing where a part of it has no place there.
    fn correct(&mut self, asked: &Asked<'_>) {
        let Asked { text, file, report, whole, base, over, inline, .. } = asked;
        let wanted: Vec<_> = report
            .patches
            .iter()
            .filter(|patch| {
                let below = patch.edits.iter().any(|edit| edit.end > base.len());
                below || inline.is_some()
            })
            .collect();
        let Some(applicability) = wanted.iter().map(|patch| patch.applicability).max() else { return };
        let edits = edits_of(&wanted);
        // What is put in at the very end of a Dockerfile that stands elsewhere can stand in the service as well.
        let at_end = |edit: &Edit| inline.is_none() && edit.start == base.len();
        let (of_base, below): (Vec<Edit>, Vec<Edit>) =
            edits.into_iter().partition(|edit| edit.end <= base.len() && !at_end(edit));
        let corrected = apply(whole, &edits_of(&wanted));
        let mut out = Vec::new();
        if !of_base.is_empty() {
            // At the end of the Dockerfile what is put in could belong to either.
            let Some(inline) = inline else { return };
            let Some(edits) = of_base.iter().map(|edit| inline.edit(edit)).collect::<Option<Vec<_>>>() else { return };
            out.extend(edits);
        }
        if below.iter().any(|edit| edit.start < base.len()) {
            return;
        }
        if !below.is_empty() {
            let over_image = apply(whole, &below);
            let Some(tail) = over_image.get(base.len()..) else { return };
            let Some(edits) = settings(tail).and_then(|after| rewritten(text, file, whole, over, &after)) else {
                return;
            };
            out.extend(edits);
        }
        if out.is_empty() {
            return;
        }
        order::by(&mut out, |edit| (edit.start, edit.end));
        self.edits = out;
        self.corrected = Some(corrected);
        self.applicability = Some(applicability);
        self.title = wanted.first().map(|patch| patch.title.clone()).unwrap_or_default();
        self.tree_after = own_tree(report);
    }
}

impl Start {
    /// `init: true` where what is started, or would be once it is corrected, needs the engine's own init.
    fn put_init_in_front(&mut self, asked: &Asked<'_>, lang: Lang) {
        let Asked { text, file, service, over, report, .. } = asked;
        let needs = report.commands.run.last().is_some_and(|line| line.contains(" --init"));
        let below = over.iter().find(|over| matches!(over.keyword, "CMD" | "ENTRYPOINT"));
        let written = service.call.last("init").is_some() || is_manifest(service);
        let Some(below) = below.filter(|_| needs && !written) else { return };
        let finding = self.findings.iter_mut().find(|found| found.rule == "ignores-stop-signal");
        // What is to be said is said of a command that is right, or of one that is put right here.
        if finding.is_none() && self.edits.is_empty() {
            return;
        }
        let Some(edit) = rewrite::insert_below(text, &file.yaml, below.place, "init: true") else { return };
        let finding_severity = finding.map(|finding| {
            finding.patch = Some(String::new());
            finding.severity
        });
        if self.edits.is_empty() {
            ADD_INIT_TITLE.get(lang).clone_into(&mut self.title);
            self.tree_after = own_tree(report);
            self.corrected = Some(asked.whole.clone());
        }
        self.edits.push(edit);
        order::by(&mut self.edits, |edit| (edit.start, edit.end));
        let only_slow = finding_severity.is_some_and(|severity| severity == Severity::Info);
        let level = if file.knows_init() && !only_slow { Applicability::Safe } else { Applicability::Review };
        self.applicability = Some(self.applicability.map_or(level, |own| own.max(level)));
    }
}

fn edits_of(patches: &[&Patch]) -> Vec<Edit> {
    patches.iter().flat_map(|patch| patch.edits.clone()).collect()
}

/// The settings below an image's own: keyword and what follows it; none where there is anything else.
fn settings(tail: &str) -> Option<Vec<(String, String)>> {
    let mut found = Vec::new();
    for line in tail.lines().filter(|line| !line.trim().is_empty()) {
        let (keyword, rest) = line.split_once(' ')?;
        if !matches!(keyword, "CMD" | "ENTRYPOINT" | "STOPSIGNAL" | "HEALTHCHECK" | "USER") {
            return None;
        }
        found.push((keyword.to_owned(), rest.trim().to_owned()));
    }
    Some(found)
}

/// The edits that make the file say what the corrected settings are.
fn rewritten(text: &str, file: &File, whole: &str, over: &[Over], after: &[(String, String)]) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    let mut gone = Vec::new();
    for over in over {
        let before = over.line.of(whole).split_once(' ').map_or("", |(_, rest)| rest.trim());
        match after.iter().rfind(|(keyword, _)| keyword == over.keyword).map(|(_, rest)| rest.as_str()) {
            Some(rest) if rest == before => {}
            // The engine's init in front is not written in the file.
            _ if before.contains(ENGINE_INIT) => return None,
            Some(rest) if rest.starts_with('[') || over.keyword == "STOPSIGNAL" => {
                edits.push(rewrite::set(text, &file.yaml, over.place, rest)?);
            }
            Some(_) => return None,
            None => gone.push(over.place),
        }
    }
    for (keyword, rest) in after {
        if over.iter().any(|over| over.keyword == keyword) {
            continue;
        }
        let below = over.iter().find(|over| matches!(over.keyword, "CMD" | "ENTRYPOINT"))?;
        let key = match keyword.as_str() {
            "STOPSIGNAL" => "stop_signal",
            "USER" => "user",
            "CMD" if rest.starts_with('[') => "command",
            _ => return None,
        };
        edits.push(rewrite::insert_below(text, &file.yaml, below.place, &format!("{key}: {rest}"))?);
    }
    if !gone.is_empty() {
        edits.extend(rewrite::remove(text, &file.yaml, &gone)?);
    }
    order::by(&mut edits, |edit| (edit.start, edit.end));
    let disjoint = edits.windows(2).all(|pair| pair[0].end <= pair[1].start);
    disjoint.then_some(edits)
}

/// A service's Dockerfile: its image's, and below it what it puts over that.
fn overlaid(base: &str, service: &Service) -> (String, Vec<Over>) {
    let mut text = base.to_owned();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    let mut over = Vec::new();
    let json = |words: &[String]| serde_json::Value::from(words.to_vec()).to_string();
    let mut put = |keyword: &'static str, rest: String, given: &Given, place: Place| {
        let start = text.len();
        text.push_str(keyword);
        text.push(' ');
        text.push_str(&rest.replace(['\n', '\r'], " "));
        over.push(Over { keyword, line: Span::new(start, text.len()), span: given.span, place });
        text.push('\n');
    };
    let values = |given: &Given| given.words.iter().map(|word| word.value.clone()).collect::<Vec<_>>();
    if let Some(given) = &service.stop_signal
        && let Some(signal) = given.words.first()
    {
        put("STOPSIGNAL", signal.value.clone(), given, given.place);
    }
    let supervised = service.call.is_on("init") && starts_nothing(service);
    let first = if supervised { vec![ENGINE_INIT.to_owned(), "--".to_owned()] } else { Vec::new() };
    match (&service.entrypoint, &service.command) {
        (Some(entrypoint), _) => {
            let words: Vec<String> = first.into_iter().chain(values(entrypoint)).collect();
            put("ENTRYPOINT", json(&words), entrypoint, entrypoint.place);
        }
        (None, Some(command)) if supervised => put("ENTRYPOINT", json(&first), command, command.place),
        _ => {}
    }
    if let Some(given) = &service.command {
        put("CMD", json(&values(given)), given, given.place);
    }
    if let Some(given) = &service.health {
        let words = values(given);
        let rest = match words.split_first() {
            Some((form, script)) if form == "CMD-SHELL" => format!("CMD {}", script.join(" ")),
            Some((form, words)) if form == "CMD" => format!("CMD {}", json(words)),
            _ => "NONE".to_owned(),
        };
        put("HEALTHCHECK", rest, given, given.place);
    }
    (text, over)
}

/// Whether the image has nothing that the command is handed to: what runs below the engine's init is then what the service says.
fn starts_nothing(service: &Service) -> bool {
    let image = service.call.target.as_ref().map(|target| crate::run::split_reference(&target.value));
    let known = image.and_then(|(name, tag)| images::find(name, tag)).filter(|_| service.build.is_none());
    known.is_none_or(|image| matches!(image.starts, ImageStart::Shell))
        && service.build.as_ref().is_none_or(|build| build.inline.is_none())
}

/// A Dockerfile without the stages behind the one that is built.
fn up_to_target(text: String, build: &Build) -> String {
    let Some(target) = &build.target else { return text };
    let file = dockerfile::parse(&text);
    let stages = &file.stages;
    let Some(at) =
        stages.iter().position(|stage| stage.name.as_deref().is_some_and(|name| name.eq_ignore_ascii_case(target)))
    else {
        return text;
    };
    match stages.get(at + 1) {
        Some(next) => text[..next.span.start].to_owned(),
        None => text,
    }
}

/// The tree of what the service itself then starts: where the Dockerfile becomes several stages, that of the last one, which is
/// what a build without a target makes.
fn own_tree(report: &Report) -> Option<Node> {
    let mut tree = report.subjects.last()?.tree.after.clone()?;
    let is_split = Lang::ALL.iter().any(|&lang| tree.command == SPLIT.get(lang));
    if is_split { tree.children.pop().map(|shim| Node { note: None, ..shim }) } else { Some(tree) }
}
