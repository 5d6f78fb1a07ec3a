//! What puts services right: grants that nothing needs are taken out where they stand, also where several services take them from one
//! place and none of them needs them; start commands and Dockerfiles in the file are rewritten.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{Judged, id};
use crate::Lang;
use crate::input::compose::{self, File, Place};
use crate::input::yaml::Id;
use crate::lang::Text;
use crate::report::{Applicability, Edit, Patch};
use crate::rewrite::apply::apply;
use crate::rewrite::yaml_edits as rewrite;
use crate::run::{Need, grants, names, needless};
use crate::text::Span;

/// The patches of a file.
#[derive(Debug, Default)]
pub struct Plan {
    /// All of them.
    pub patches: Vec<Patch>,
    /// The ids of those that are about each service.
    pub of_service: Vec<Vec<String>>,
    /// For each service, the names of the others that want to keep what it would lose.
    pub shared: Vec<Vec<String>>,
}

/// Which patches of a plan are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// All of them.
    All,
    /// Those that only take grants out.
    Grants,
    /// None.
    None,
}

impl Plan {
    /// Drops what is not to be kept.
    pub fn keep(&mut self, keep: Keep) {
        let fits = |id: &String| match keep {
            Keep::All => true,
            Keep::Grants => !id.ends_with("-start"),
            Keep::None => false,
        };
        self.patches.retain(|patch| fits(&patch.id));
        self.of_service.iter_mut().for_each(|ids| ids.retain(fits));
    }

    /// The patch that puts a service's start right.
    pub fn start_patch(&self, service: usize) -> Option<&str> {
        let wanted = start_id(service);
        self.of_service.get(service)?.iter().find(|id| **id == wanted).map(String::as_str)
    }
}

const WITHOUT: Text = Text { en: "Take {grants} out", ja: "{grants} を外す" };

/// How many others are named that want to keep what one does not need.
const MOST_NAMED: usize = 3;

/// What each place is, wherever it is taken from.
type Part = (Id, Id);

fn start_id(service: usize) -> String {
    format!("{}-start", id(service))
}

/// What would put the services right.
pub fn plan(text: &str, file: &File, judged: &[Judged<'_>], lang: Lang) -> Plan {
    let mut plan = Plan { of_service: vec![Vec::new(); judged.len()], ..Plan::default() };
    plan.shared = vec![Vec::new(); judged.len()];
    let takers = takers(judged);
    let mut wanted: Vec<Vec<Place>> = judged.iter().map(unwanted).collect();
    withdraw_shared(&mut wanted, &takers, judged, &mut plan.shared);
    let mut done: BTreeSet<usize> = BTreeSet::new();
    for at in 0..judged.len() {
        if done.contains(&at) || wanted[at].is_empty() {
            continue;
        }
        let together = connected(at, &wanted, &takers);
        done.extend(&together);
        let mut places: Vec<Place> = Vec::new();
        let mut seen = BTreeSet::new();
        for place in together.iter().flat_map(|&service| &wanted[service]) {
            if seen.insert(place.part()) {
                places.push(*place);
            }
        }
        let mut edits = rewrite::remove(text, &file.yaml, &places).unwrap_or_default();
        let mut level = Applicability::Safe;
        for &service in &together {
            level = level.max(certainty(&judged[service]));
            // Without its init a service needs the Dockerfile that starts its program: the two are one.
            if judged[service].start.init_goes || goes_with_start(&judged[service]) {
                edits.extend(judged[service].start.edits.clone());
                level = level.max(judged[service].start.applicability.unwrap_or(Applicability::Review));
            }
        }
        edits.sort_by_key(|edit| (edit.start, edit.end));
        if edits.is_empty() || !is_disjoint(&edits) || places.is_empty() {
            continue;
        }
        let first = &judged[at];
        let starts = (first.start.init_goes || goes_with_start(first)) && !first.start.edits.is_empty();
        let patch = Patch {
            id: if starts { start_id(at) } else { format!("{}-grants", id(at)) },
            title: if starts { first.start.title.clone() } else { WITHOUT.fill(lang, &[("grants", &named(first))]) },
            applicability: level,
            edits,
        };
        for &service in &together {
            plan.of_service[service].push(patch.id.clone());
        }
        plan.patches.push(patch);
    }
    for (at, judged) in judged.iter().enumerate() {
        let Some(applicability) = judged.start.applicability else { continue };
        let taken = plan.start_patch(at).is_some();
        let is_shared = !taken && start_is_shared(judged, at, &takers);
        if taken || is_shared || !fits(&plan.patches, &judged.start.edits) {
            continue;
        }
        // An init that keeps what it is given is not put right by half.
        if judged.start.init_goes && !judged.container.grants.is_empty() && !wanted[at].is_empty() {
            continue;
        }
        plan.of_service[at].push(start_id(at));
        plan.patches.push(Patch {
            id: start_id(at),
            title: judged.start.title.clone(),
            applicability,
            edits: judged.start.edits.clone(),
        });
    }
    withhold_unproven(text, file, &mut plan);
    plan
}

/// What a patch takes out of a service, as it is named.
fn named(judged: &Judged<'_>) -> String {
    match judged.container.need {
        Need::Nothing => needless(&judged.container, judged.service.notation).1,
        _ => names(&judged.container, judged.service.notation),
    }
}

/// What a service is given for nothing.
fn unwanted(judged: &Judged<'_>) -> Vec<Place> {
    let container = &judged.container;
    let call = &judged.service.call;
    let init_goes = judged.start.init_goes && (judged.start.applicability.is_some() || judged.start.init_of_dockerfile);
    let needless: HashSet<Span> = needless(container, judged.service.notation).0.into_iter().collect();
    let granted: HashSet<Span> = container.grants.iter().map(|granted| granted.span).collect();
    let grant = |span| granted.contains(&span);
    let all = call.options.iter().zip(&judged.service.places);
    match container.need {
        Need::Nothing => all.filter(|(given, _)| needless.contains(&given.span)).map(|(_, place)| *place).collect(),
        Need::Init if init_goes && !container.is_intended() => {
            all.filter(|(given, _)| grant(given.span) || grants::serves_init(given)).map(|(_, place)| *place).collect()
        }
        _ if goes_with_start(judged) => all.filter(|(given, _)| grant(given.span)).map(|(_, place)| *place).collect(),
        _ => Vec::new(),
    }
}

/// Whether what a service is given is known to be for nothing once its start is put right, and not before.
fn goes_with_start(judged: &Judged<'_>) -> bool {
    matches!(judged.container.need, Need::Unknown | Need::Init | Need::Systemctl)
        && judged.start.needs_nothing_then
        && !judged.start.edits.is_empty()
        && !judged.container.is_intended()
}

/// On a host with SELinux a grant may be what lets the program read a directory of the host; and where the Dockerfile stands elsewhere
/// it is to be corrected too.
fn certainty(judged: &Judged<'_>) -> Applicability {
    let elsewhere = judged.start.init_of_dockerfile && judged.start.edits.is_empty();
    if grants::mounts_unlabelled(&judged.service.call) || elsewhere {
        Applicability::Review
    } else {
        Applicability::Safe
    }
}

/// The services that take each part of the file.
fn takers(judged: &[Judged<'_>]) -> HashMap<Part, Vec<usize>> {
    let mut found: HashMap<Part, Vec<usize>> = HashMap::new();
    for (at, judged) in judged.iter().enumerate() {
        let service = judged.service;
        let given = [&service.entrypoint, &service.command, &service.stop_signal, &service.health];
        let places = service.places.iter().chain(given.into_iter().flatten().map(|given| &given.place));
        for place in places {
            let takers = found.entry(place.part()).or_default();
            if takers.last() != Some(&at) {
                takers.push(at);
            }
        }
    }
    found
}

/// What one of several services that take it wants to keep is not taken from any.
fn withdraw_shared(
    wanted: &mut [Vec<Place>],
    takers: &HashMap<Part, Vec<usize>>,
    judged: &[Judged<'_>],
    shared: &mut [Vec<String>],
) {
    loop {
        let wants: Vec<HashSet<Part>> = wanted.iter().map(|places| places.iter().map(Place::part).collect()).collect();
        let mut keepers: HashMap<Part, Vec<usize>> = HashMap::new();
        for (part, takers) in takers {
            let keep = takers.iter().copied().filter(|&taker| !wants[taker].contains(part)).take(MOST_NAMED).collect();
            keepers.insert(*part, keep);
        }
        let mut changed = false;
        for at in 0..wanted.len() {
            let keep: BTreeSet<usize> =
                wants[at].iter().filter_map(|part| keepers.get(part)).flatten().copied().collect();
            if !keep.is_empty() {
                shared[at] = keep.iter().map(|&other| judged[other].service.name.clone()).collect();
                wanted[at].clear();
                changed = true;
            }
        }
        if !changed {
            return;
        }
    }
}

/// The services that lose something together with this one.
fn connected(first: usize, wanted: &[Vec<Place>], takers: &HashMap<Part, Vec<usize>>) -> BTreeSet<usize> {
    let mut found = BTreeSet::from([first]);
    let mut open = vec![first];
    let mut seen: HashSet<Part> = HashSet::new();
    while let Some(at) = open.pop() {
        for part in wanted[at].iter().map(Place::part) {
            if !seen.insert(part) {
                continue;
            }
            for &other in takers.get(&part).into_iter().flatten() {
                if found.insert(other) {
                    open.push(other);
                }
            }
        }
    }
    found
}

/// Whether another service takes the settings that a start's correction would change.
fn start_is_shared(judged: &Judged<'_>, at: usize, takers: &HashMap<Part, Vec<usize>>) -> bool {
    let service = judged.service;
    let given = [&service.entrypoint, &service.command, &service.stop_signal, &service.health];
    given
        .into_iter()
        .flatten()
        .any(|given| takers.get(&given.place.part()).is_some_and(|takers| takers.iter().any(|&other| other != at)))
}

fn is_disjoint(edits: &[Edit]) -> bool {
    edits.windows(2).all(|pair| pair[0].end <= pair[1].start)
}

/// Whether edits keep out of the way of those of other patches.
fn fits(patches: &[Patch], edits: &[Edit]) -> bool {
    let all = patches.iter().flat_map(|patch| &patch.edits).chain(edits).cloned();
    let sorted: BTreeMap<(usize, usize, usize), Edit> =
        all.enumerate().map(|(at, edit)| ((edit.start, edit.end, at), edit)).collect();
    is_disjoint(&sorted.into_values().collect::<Vec<_>>())
}

/// Patches after which the file would not be read as well as before are not offered: all of them, since one that spoils it is our
/// mistake and not the file's.
fn withhold_unproven(text: &str, file: &File, plan: &mut Plan) {
    if plan.patches.is_empty() {
        return;
    }
    let edits: Vec<Edit> = plan.patches.iter().flat_map(|patch| patch.edits.clone()).collect();
    let again = compose::parse(&apply(text, &edits));
    let names = |file: &File| file.services.iter().map(|service| service.name.clone()).collect::<Vec<_>>();
    if again.yaml.problems.len() > file.yaml.problems.len() || names(&again) != names(file) {
        plan.patches.clear();
        plan.of_service.iter_mut().for_each(Vec::clear);
    }
}
