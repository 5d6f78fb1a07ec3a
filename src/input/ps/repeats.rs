//! What a paste shows more than once: samples of `top`, and a search for rows that were listed before.

use std::collections::HashMap;

use super::Block;

/// Leaves the first showing of what is shown again.
///
/// A later block without a PID 1 loses the rows that an earlier one has with the same id and command. One with a PID 1 is
/// a machine of its own, unless it repeats an earlier block's rows under the same header without a new command between.
pub(super) fn fold(blocks: &mut Vec<Block>) {
    let mut seen: HashMap<u32, String> = HashMap::new();
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    for mut block in std::mem::take(blocks) {
        let sample = kept.last().is_some_and(|last| is_sample(last, &block));
        if sample {
            continue;
        }
        let own_machine = block.processes.iter().any(|process| process.pid == Some(1));
        if !own_machine && !block.processes.is_empty() && !seen.is_empty() {
            drop_seen(&mut block, &seen);
            if block.processes.is_empty() {
                continue;
            }
        }
        for process in &block.processes {
            if let Some(pid) = process.pid {
                seen.entry(pid).or_insert_with(|| process.command.clone());
            }
        }
        kept.push(block);
    }
    *blocks = kept;
}

/// `top -b` and `watch` print the whole listing again and again.
fn is_sample(before: &Block, block: &Block) -> bool {
    let first = |block: &Block| {
        block
            .processes
            .iter()
            .find(|process| process.pid == Some(1))
            .map(|process| (process.user.clone(), process.command.clone()))
    };
    let header = before.header.zip(block.header).is_some();
    let near = block.span.start.saturating_sub(before.span.end) < 700;
    header
        && near
        && before.asked == block.asked
        && before.host == block.host
        && first(before).is_some()
        && first(before) == first(block)
        && common(before, block) * 2 > block.processes.len()
}

fn common(before: &Block, block: &Block) -> usize {
    let commands: HashMap<u32, &str> =
        before.processes.iter().filter_map(|process| Some((process.pid?, process.command.as_str()))).collect();
    let same = |pid: Option<u32>, command: &str| pid.is_some_and(|pid| commands.get(&pid) == Some(&command));
    block.processes.iter().filter(|process| same(process.pid, &process.command)).count()
}

fn drop_seen(block: &mut Block, seen: &HashMap<u32, String>) {
    let again = |pid: Option<u32>, command: &str| {
        pid.and_then(|pid| seen.get(&pid))
            .is_some_and(|known| known.starts_with(command) || command.starts_with(known.as_str()))
    };
    let mut places = Vec::with_capacity(block.processes.len());
    let mut kept = 0;
    for process in &block.processes {
        let stays = !again(process.pid, &process.command);
        places.push(stays.then_some(kept));
        kept += usize::from(stays);
    }
    let mut place = places.iter();
    block.processes.retain(|_| place.next().is_some_and(Option::is_some));
    for process in &mut block.processes {
        process.parent = process.parent.and_then(|parent| places[parent]);
    }
    super::forest::measure(&mut block.processes);
}
