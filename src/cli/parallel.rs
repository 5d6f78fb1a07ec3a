//! Work on many things at once, its results in their order.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::read::Failure;

/// How many results of one thread may wait to be taken. It bounds what is held, and lets a thread run ahead of a slow one.
const AHEAD: usize = 64;

/// As much as the main thread has on Linux: what one thread can read, all can.
const STACK: usize = 8 << 20;

/// Calls `work` for each number below `count`, on as many threads as the machine runs at once, and gives the results to `take`
/// in the order of the numbers. Ends early where `take` fails.
pub(super) fn in_order<T: Send>(
    count: usize,
    work: impl Fn(usize) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(count);
    if threads < 2 {
        return (0..count).try_for_each(|number| take(work(number)));
    }
    thread::scope(|scope| {
        let work = &work;
        let mut results: Vec<Receiver<T>> = Vec::with_capacity(threads);
        for first in 0..threads {
            let (sender, receiver) = sync_channel(AHEAD);
            let every = (first..count).step_by(threads);
            thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, move || send_each(every, work, &sender))
                .map_err(|error| Failure(format!("a thread: {error}")))?;
            results.push(receiver);
        }
        // Whoever has number n is known, so that nothing has to be sorted; and where a thread is gone, its end is seen.
        for number in 0..count {
            let result = results[number % threads].recv();
            take(result.map_err(|_| Failure("a thread ended before its work did".to_owned()))?)?;
        }
        Ok(())
    })
}

/// Stops where nobody takes the results any more.
fn send_each<T>(numbers: impl Iterator<Item = usize>, work: &impl Fn(usize) -> T, results: &SyncSender<T>) {
    for number in numbers {
        if results.send(work(number)).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn results_come_in_order_and_each_once() {
        for count in [0, 1, 2, 3, 1000] {
            let mut taken = Vec::new();
            let ended = in_order(
                count,
                |number| number * 2,
                |result| {
                    taken.push(result);
                    Ok(())
                },
            );
            assert!(ended.is_ok());
            assert_eq!(taken, (0..count).map(|number| number * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn nobody_runs_far_ahead_and_a_failure_ends_the_work() {
        let begun = AtomicUsize::new(0);
        let work = |number: usize| {
            begun.fetch_add(1, Ordering::Relaxed);
            number
        };
        let ended = in_order(1_000_000, work, |number| if number == 10 { Err(Failure(String::new())) } else { Ok(()) });
        assert!(ended.is_err());
        let threads = thread::available_parallelism().map_or(1, usize::from);
        // Those that wait, the one in each hand, and those that were taken.
        assert!(begun.into_inner() <= (AHEAD + 2) * threads + 11);
    }
}
