//! jc, which reads listings too: its time on the same text.

use std::io::Write;
use std::process::{Command, Stdio};

/// Prints the median of so many runs in milliseconds, or fails where jc is not installed or does not read the text.
const MEASURE: &str = "
import sys, time, jc
text, runs, times = sys.stdin.read(), int(sys.argv[1]), []
for _ in range(runs):
    start = time.perf_counter()
    rows = jc.parse('ps', text, quiet=True)
    times.append(time.perf_counter() - start)
if len(rows) + 1 != text.count('\\n'):
    sys.exit(1)
print(sorted(times)[runs // 2] * 1000)
";

/// The median time of `jc.parse('ps', text)` in milliseconds; none where there is no Python with jc.
pub fn median(text: &str, runs: usize) -> Option<f64> {
    let mut python = Command::new("python3")
        .args(["-c", MEASURE, &runs.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    // Where jc is missing nobody reads this.
    let _ = python.stdin.take()?.write_all(text.as_bytes());
    let output = python.wait_with_output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}
