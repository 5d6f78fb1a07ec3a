//! What this process uses of memory and of a processor. Linux alone says it.

use std::fs;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// How long a processor worked for the first thread, whatever else the machine does; elsewhere than on Linux, the time.
pub fn worked() -> Duration {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    // The kernel brings the figure up to date when the thread is scheduled.
    std::thread::yield_now();
    let nanoseconds =
        fs::read_to_string("/proc/self/schedstat").ok().and_then(|stat| stat.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| BEGUN.elapsed(), Duration::from_nanos)
}

/// Forgets the peak, and says what is used now, in KiB.
pub fn reset_peak() -> Option<u64> {
    fs::write("/proc/self/clear_refs", "5").ok()?;
    status("VmRSS:")
}

/// The most that was used since, in KiB.
pub fn peak_kib() -> Option<u64> {
    status("VmHWM:")
}

fn status(name: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let value = status.lines().find_map(|line| line.strip_prefix(name))?;
    value.trim().trim_end_matches("kB").trim().parse().ok()
}
