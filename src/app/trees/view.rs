//! One tree: a list of lines in the WAI-ARIA tree pattern. It holds what is folded and where the reader is.
//!
//! The lines stand in one flat list with their level said, not in nested ones: so a fold changes only the lines that it
//! shows or hides, however many processes there are.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::{
    Callback, Html, KeyboardEvent, Properties, UseForceUpdateHandle, component, hook, html, use_effect,
    use_effect_with, use_force_update, use_mut_ref,
};

use super::row::{self, Row};
use super::words;
use crate::app::analysis::Answer;
use crate::app::state::use_app;
use crate::app::{field, text};
use crate::drawing::outline::{Fold, Outline};
use crate::drawing::places;
use crate::drawing::walk::{Cursor, Step, step};
use crate::drawing::{self, Moment};
use crate::lang::{Lang, Text};
use crate::report::{Count, Node, Subject};

/// Letters typed within this time (milliseconds) of each other are one name.
const NAME_TIME: f64 = 700.0;

/// The properties of [`Tree`].
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    pub answer: Answer,
    /// The subject's place in the Report.
    pub subject: usize,
    pub moment: Moment,
    pub title: Text,
    /// How many lines it has before parts of it are folded.
    pub most: usize,
}

impl Props {
    fn subject(&self) -> Option<&Subject> {
        self.answer.report.subjects.get(self.subject)
    }

    fn tree(&self) -> Option<&Node> {
        self.subject()?.tree.at(self.moment)
    }

    /// The element of a line.
    fn id(&self, at: Cursor) -> String {
        let moment = match self.moment {
            Moment::Before => "before",
            Moment::After => "after",
        };
        let line = match at {
            Cursor::Root => "0".to_owned(),
            Cursor::Process(row) => row.to_string(),
            Cursor::Left { parent, first } => format!("{parent}-{first}"),
        };
        format!("tree-{}-{moment}-{line}", self.subject)
    }
}

/// What the reader did to a tree.
struct State {
    /// The answer that it is about. Another one starts afresh, unless it says the same in another language.
    answer: Answer,
    /// How many rows the tree has.
    rows: usize,
    /// How many processes the tree has, where that is known exactly.
    count: Option<usize>,
    fold: Fold,
    at: Cursor,
    /// Whether the reader was here at all.
    visited: bool,
    /// Whether the focus is to follow.
    focus: bool,
    /// What was typed to find a name, and when.
    name: (String, f64),
}

impl State {
    fn new(props: &Props) -> Self {
        let outline = props.tree().map(Outline::of);
        let fold = outline.as_ref().map(|outline| Fold::within(outline, props.most)).unwrap_or_default();
        let first = props.subject().zip(props.tree()).and_then(|(subject, tree)| drawing::first(subject.kind, tree));
        let rows = outline.as_ref().map_or(0, |outline| outline.rows().len());
        let count = outline.and_then(|outline| counted(&outline, first));
        let answer = props.answer.clone();
        Self { answer, rows, count, fold, at: Cursor::Root, visited: false, focus: false, name: (String::new(), 0.0) }
    }
}

/// The way to a tree's state for all that the reader can do.
#[derive(Clone)]
pub struct Hand {
    props: Props,
    state: Rc<RefCell<State>>,
    update: UseForceUpdateHandle,
}

impl Hand {
    fn change(&self, change: impl FnOnce(&mut State, &Outline<'_>)) {
        if let Some(tree) = self.props.tree() {
            let mut state = self.state.borrow_mut();
            change(&mut state, &Outline::of(tree));
            state.visited = true;
            state.focus = true;
        }
        self.update.force_update();
    }

    fn step(&self, taken: Step<'_>) {
        self.change(|state, outline| state.at = step(outline, &mut state.fold, state.at, taken));
    }

    /// The reader chose a line; one that stands for what is left out shows it.
    pub fn choose(&self, at: Cursor) {
        self.change(|state, outline| {
            state.at = at;
            if matches!(at, Cursor::Left { .. }) {
                state.at = step(outline, &mut state.fold, at, Step::In);
            }
        });
    }

    /// Opens what is closed and closes what is open.
    pub fn toggle(&self, at: Cursor) {
        self.change(|state, outline| {
            state.at = at;
            if let Some(row) = at.row().filter(|&row| outline.row(row).is_some_and(|row| !row.node.children.is_empty()))
            {
                if state.fold.is_open(row) { state.fold.close(row) } else { state.fold.open(row) }
            }
        });
    }

    fn typed(&self, letter: &str, time: f64) {
        let name = {
            let mut state = self.state.borrow_mut();
            let (name, last) = &mut state.name;
            if time - *last > NAME_TIME {
                name.clear();
            }
            name.push_str(letter);
            *last = time;
            name.clone()
        };
        self.step(Step::Name(&name));
    }

    /// What Enter does: selects the line of the text that a process comes from; without one, opens or closes.
    fn act(&self) {
        let at = self.state.borrow().at;
        match (at, self.node(at).and_then(|node| node.span)) {
            (Cursor::Left { .. }, _) => self.choose(at),
            (_, Some(_)) => self.to_line(at),
            (_, None) => self.toggle(at),
        }
    }

    fn node(&self, at: Cursor) -> Option<&Node> {
        let outline = Outline::of(self.props.tree()?);
        outline.row(at.row()?).map(|row| row.node)
    }

    /// Selects the line that a process comes from.
    pub fn to_line(&self, at: Cursor) {
        if let Some(place) = self.node(at).and_then(|node| node.span) {
            {
                let mut state = self.state.borrow_mut();
                (state.at, state.visited) = (at, true);
            }
            field::select(&self.props.answer.text, &place);
            self.update.force_update();
        }
    }

    /// Goes to the finding that says why a process goes.
    pub fn to_reason(&self, finding: usize) {
        let heading = document().query_selector(&format!("#finding-{finding} .jump")).ok().flatten();
        if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
            let _ = heading.focus();
        } else if let Some(found) = self.props.answer.report.findings.get(finding) {
            field::select(&self.props.answer.text, &found.span);
        }
    }

    fn press(&self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let key = event.key();
        let taken = match key.as_str() {
            "ArrowUp" => Step::Up,
            "ArrowDown" => Step::Down,
            "ArrowRight" => Step::In,
            "ArrowLeft" => Step::Out,
            "Home" => Step::First,
            "End" => Step::Last,
            "*" => Step::OpenSiblings,
            "Enter" | " " => {
                event.prevent_default();
                return self.act();
            }
            letter if letter.chars().count() == 1 => {
                event.prevent_default();
                return self.typed(letter, event.time_stamp());
            }
            _ => return,
        };
        event.prevent_default();
        self.step(taken);
    }
}

/// The state of a tree; a new one for a new answer.
#[hook]
fn use_hand(props: &Props) -> Hand {
    let state = {
        let props = props.clone();
        use_mut_ref(move || State::new(&props))
    };
    let update = use_force_update();
    if state.borrow().answer != props.answer {
        let mut state = state.borrow_mut();
        let fresh = State::new(props);
        let same = state.answer.text == fresh.answer.text && state.rows == fresh.rows;
        if same && state.answer.lang != fresh.answer.lang {
            state.answer = fresh.answer;
        } else {
            *state = fresh;
        }
    }
    Hand { props: props.clone(), state, update }
}

/// One tree with its title, and what can be done with the process that is selected.
#[component]
pub fn Tree(props: &Props) -> Html {
    let app = use_app();
    let lang = app.lang;
    let hand = use_hand(props);
    use_effect_with(app.pointed, {
        let hand = hand.clone();
        move |pointed| {
            let here = |pointed: &crate::app::state::Pointed| {
                pointed.spot.subject == hand.props.subject && hand.props.moment == Moment::Before
            };
            if let Some(pointed) = pointed.filter(here) {
                hand.change(|state, outline| {
                    state.fold.reveal(outline, pointed.spot.row);
                    state.at = if pointed.spot.row == 0 { Cursor::Root } else { Cursor::Process(pointed.spot.row) };
                });
            }
        }
    });
    use_effect({
        let hand = hand.clone();
        move || {
            let (wanted, at) = {
                let state = hand.state.borrow();
                (state.focus, state.at)
            };
            if !wanted {
                return;
            }
            // A line that was just revealed is there after the next drawing.
            let line = document().get_element_by_id(&hand.props.id(at));
            if let Some(line) = line.and_then(|line| line.dyn_into::<HtmlElement>().ok()) {
                hand.state.borrow_mut().focus = false;
                let _ = line.focus();
            }
        }
    });
    let (Some(subject), Some(tree)) = (props.subject(), props.tree()) else { return Html::default() };
    let outline = Outline::of(tree);
    let lines = outline.lines(&hand.state.borrow().fold);
    let first = drawing::first(subject.kind, tree);
    // One line can always be reached with Tab.
    let current = lines.iter().map(Cursor::on).find(|&at| at == hand.state.borrow().at).unwrap_or_default();
    let visited = hand.state.borrow().visited;
    let deepest = lines.iter().map(|line| line.depth).max().unwrap_or_default();
    let row = |line| {
        let at = Cursor::on(line);
        let reason = |row| {
            (props.moment == Moment::Before)
                .then(|| places::reason(&props.answer.report, props.subject, &outline, row))
                .flatten()
        };
        row::line(&Row {
            outline: &outline,
            line,
            at,
            id: props.id(at),
            open: at.row().is_some_and(|row| hand.state.borrow().fold.is_open(row)),
            current: at == current,
            selected: visited && at == current,
            first,
            reason: at.row().filter(|&row| outline.rows()[row].node.goes).and_then(reason),
            hand: &hand,
            lang,
        })
    };
    let label = words::OF.fill(lang, &[("title", props.title.get(lang)), ("name", &subject.name)]);
    let onkeydown = {
        let hand = hand.clone();
        Callback::from(move |event: KeyboardEvent| hand.press(&event))
    };
    let testid = match props.moment {
        Moment::Before => "tree-before",
        Moment::After => "tree-after",
    };
    html! {
        <figure class={testid} data-testid={testid}>
            <figcaption>
                { props.title.get(lang) }
                if let Some(count) = hand.state.borrow().count {
                    <span class="number">{ text::counted(lang, count, &words::COUNT_ONE, &words::COUNT) }</span>
                }
            </figcaption>
            <ul class="proc-tree" role="tree" aria-label={label} data-deep={deep(deepest)} {onkeydown}>
                { for lines.iter().map(row) }
            </ul>
            if visited {
                { actions(props, &hand, &outline, current, lang) }
            }
        </figure>
    }
}

/// What can be done with the selected process, for those who do not point at it.
fn actions(props: &Props, hand: &Hand, outline: &Outline<'_>, at: Cursor, lang: Lang) -> Html {
    let Some((row, found)) = at.row().and_then(|row| Some((row, outline.row(row)?))) else { return Html::default() };
    let reason = (found.node.goes && props.moment == Moment::Before)
        .then(|| places::reason(&props.answer.report, props.subject, outline, row))
        .flatten();
    if found.node.span.is_none() && reason.is_none() {
        return Html::default();
    }
    let line = found.node.span.map(|place| {
        let hand = hand.clone();
        let onclick = move |_| hand.to_line(at);
        let label = words::TO_LINE.fill(lang, &[("line", &place.line.to_string())]);
        html! { <button type="button" class="link" {onclick} data-testid="to-line">{ label }</button> }
    });
    let reason = reason.map(|finding| {
        let hand = hand.clone();
        let onclick = move |_| hand.to_reason(finding);
        let label = words::TO_REASON.fill(lang, &[("rule", &props.answer.report.findings[finding].rule)]);
        html! { <button type="button" class="link" {onclick} data-testid="to-reason">{ label }</button> }
    });
    html! {
        <div class="tree-actions" role="group" aria-label={words::SELECTED.get(lang)}>{ line }{ reason }</div>
    }
}

/// How many processes the tree has, the engine's own left out; none where it is not known exactly.
fn counted(outline: &Outline<'_>, first: Option<usize>) -> Option<usize> {
    let own = outline.rows().iter().skip(first.unwrap_or(0));
    own.map(|row| match row.node.count {
        Count { min, max: Some(max) } if min == max => Some(min as usize),
        _ => None,
    })
    .sum()
}

/// How deep the shown lines go, as the style sheet wants to know it.
const fn deep(deepest: usize) -> &'static str {
    match deepest {
        0..=6 => "6",
        7..=14 => "14",
        15..=30 => "30",
        _ => "more",
    }
}
