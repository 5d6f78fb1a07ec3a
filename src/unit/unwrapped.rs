//! The unit's command without what a container has no use for: what detaches it, what changes its user, what logs to syslog.

use super::exec::Word;
use super::start::Start;
use crate::knowledge::foreground;

/// Programs that only change how the command behind them is started, and that a container has no use for.
const NEEDLESS: &[&str] = &["nohup", "setsid", "exec"];

/// Takes away what only detaches the program or changes its user.
pub fn unwrap(start: &mut Start) {
    let name = start.exec.program();
    let words = &mut start.exec.words;
    if NEEDLESS.contains(&name.as_str()) && words.len() > 1 {
        words.remove(0);
        start.unwrapped = Some(name);
        return;
    }
    let shown: Vec<String> = words.iter().map(Word::shown).collect();
    match name.as_str() {
        "sudo" | "runuser" => {
            let user = shown.iter().position(|word| word == "-u").and_then(|at| shown.get(at + 1)).cloned();
            let behind = shown.iter().skip(1).position(|word| !word.starts_with('-') && Some(word) != user.as_ref());
            if let (Some(user), Some(behind)) = (user, behind)
                && !shown.iter().any(|word| word == "-c" || word == "--command")
            {
                words.drain(..=behind);
                start.user = Some(user);
                start.unwrapped = Some(name);
            }
        }
        "su" => {
            let script = shown.iter().position(|word| word == "-c").and_then(|at| words.get(at + 1)).cloned();
            let named = |word: &&String| !word.starts_with('-');
            let mut operands = shown.iter().skip(1).filter(named);
            if let Some(script) = script
                && let Some(user) = operands.find(|word| **word != script.shown())
            {
                start.user = Some(user.clone());
                *words = vec![Word::text("/bin/sh"), Word::text("-c"), script];
                start.unwrapped = Some(name);
            }
        }
        _ => {}
    }
}

/// Sends a log to the program's output that syslog would have taken.
pub fn log_to_output(start: &mut Start) {
    let program = start.exec.program();
    let found = start.exec.words.iter().enumerate().skip(1).find_map(|(at, word)| {
        let option = word.literal()?;
        Some((at, foreground::log_to_output(&program, &option)?, option))
    });
    if let Some((at, words, option)) = found {
        start.exec.words.splice(at..=at, words.iter().map(|word| Word::text(*word)));
        start.logged = Some(option);
    }
}
