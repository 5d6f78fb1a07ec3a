//! Large texts are read in a worker, so that the page goes on answering meanwhile, and so does a text at which the analysis
//! once stopped: should it stop again, only the worker is lost.
//!
//! There is at most one worker. It comes with the first question and goes when it was not needed for a while; its memory
//! goes with it. While it is busy only the newest question waits.

mod question;

use std::cell::RefCell;

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};

pub use question::{Question, Reading};

use crate::wire::Wire;

#[wasm_bindgen(module = "/src/app/reader/worker.js")]
extern "C" {
    #[wasm_bindgen(js_name = Reader)]
    type Worker;

    #[wasm_bindgen(constructor, js_class = "Reader", catch)]
    fn new(module: &JsValue, said: &Closure<dyn FnMut(Option<Vec<u8>>, bool)>) -> Result<Worker, JsValue>;
    #[wasm_bindgen(method, js_class = "Reader")]
    fn ask(this: &Worker, question: &[u8]);
    #[wasm_bindgen(method, js_class = "Reader")]
    fn stop(this: &Worker);
}

/// For how long a worker stays that is asked nothing, in milliseconds.
const IDLE: u32 = 10_000;

/// What comes of a question.
pub enum Outcome {
    Read(Box<Reading>),
    /// The analysis stopped at this text.
    Stopped,
    /// This browser gives no worker.
    Unable,
}

/// Who hears the answer.
type Heard = Box<dyn FnOnce(Outcome)>;

#[derive(Default)]
struct Desk {
    worker: Option<Worker>,
    /// Who waits for what the worker is busy with.
    asked: Option<Heard>,
    /// What it is asked next.
    next: Option<(Vec<u8>, Heard)>,
    idle: Option<Timeout>,
    /// No worker could be had.
    unable: bool,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
    static SAID: Closure<dyn FnMut(Option<Vec<u8>>, bool)> = Closure::new(said);
}

/// Asks the worker. A question before, that was not answered yet, is forgotten.
pub fn ask(question: &Question, heard: impl FnOnce(Outcome) + 'static) {
    let mut bytes = Vec::new();
    question.put(&mut bytes);
    let refused = DESK.with_borrow_mut(|desk| {
        if desk.asked.is_some() {
            desk.next = Some((bytes, Box::new(heard)));
            return None;
        }
        desk.send(&bytes, Box::new(heard))
    });
    if let Some(heard) = refused {
        heard(Outcome::Unable);
    }
}

/// Forgets what was asked. A worker that is busy with it goes.
pub fn forget() {
    DESK.with_borrow_mut(|desk| {
        desk.next = None;
        if desk.asked.take().is_some() {
            desk.dismiss();
        }
    });
}

/// Hears the worker: the bytes of an answer, or none, and whether the analysis stopped.
fn said(bytes: Option<Vec<u8>>, stopped: bool) {
    let (heard, refused, outdated) = DESK.with_borrow_mut(|desk| {
        if bytes.is_none() {
            desk.dismiss();
            desk.unable |= !stopped;
        }
        let heard = desk.asked.take();
        match desk.next.take() {
            Some((question, next)) => (heard, desk.send(&question, next), true),
            None => {
                desk.idle = Some(Timeout::new(IDLE, || DESK.with_borrow_mut(Desk::dismiss)));
                (heard, None, false)
            }
        }
    });
    if let Some(refused) = refused {
        refused(Outcome::Unable);
    }
    if let Some(heard) = heard.filter(|_| !outdated) {
        heard(match bytes.map(|bytes| Reading::take(&mut &*bytes)) {
            Some(Some(reading)) => Outcome::Read(reading.into()),
            Some(None) => Outcome::Stopped,
            None if stopped => Outcome::Stopped,
            None => Outcome::Unable,
        });
    }
}

impl Desk {
    /// Sends a question to the worker, which is made where there is none; gives it back where none can be.
    fn send(&mut self, question: &[u8], heard: Heard) -> Option<Heard> {
        self.idle = None;
        if self.worker.is_none() && !self.unable {
            self.worker = SAID.with(|said| Worker::new(&wasm_bindgen::module(), said)).ok();
        }
        let Some(worker) = &self.worker else {
            self.unable = true;
            return Some(heard);
        };
        worker.ask(question);
        self.asked = Some(heard);
        None
    }

    fn dismiss(&mut self) {
        if let Some(worker) = self.worker.take() {
            worker.stop();
        }
    }
}
