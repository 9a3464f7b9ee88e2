//! A command becomes what it cost: time on the wall, time on processors, memory at its peak.
//!
//! Linux counts for us in `/proc`; where that is missing only the wall is known, and the rest reads nought.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often the memory of a run is looked at; the kernel keeps the peak, so only the last moments can be missed.
const GLANCE: Duration = Duration::from_millis(4);

/// What a run cost.
pub(crate) struct Cost {
    /// The time until it ended.
    pub(crate) wall: Duration,
    /// The time that it kept processors busy, its own and the kernel's.
    pub(crate) cpu: Duration,
    /// The most memory that it held, in bytes.
    pub(crate) peak: u64,
}

/// Runs a command to its end; one that ends with any other code than these ends the benchmark.
pub(crate) fn measure(command: &mut Command, codes: &[i32]) -> Cost {
    let before = cpu_of_children();
    let start = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().expect("the program starts");
    let mut peak = 0;
    let status = loop {
        peak = peak.max(peak_of(child.id()));
        if let Some(status) = child.try_wait().expect("a child that can be waited for") {
            break status;
        }
        std::thread::sleep(GLANCE);
    };
    let wall = start.elapsed();
    assert!(status.code().is_some_and(|code| codes.contains(&code)), "{command:?} ended with {status}");
    Cost { wall, cpu: cpu_of_children().saturating_sub(before), peak }
}

/// Returns the processor time of all children that have ended: fields 16 and 17 of `proc_pid_stat(5)`, in hundredths.
fn cpu_of_children() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The second field is the program's name in brackets, and may hold spaces.
    let fields = stat.rsplit_once(") ").map_or("", |(_, rest)| rest).split(' ').skip(13).take(2);
    let ticks: u64 = fields.filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// Returns the most memory that a running process has held: `VmHWM` of `proc_pid_status(5)`, in bytes.
fn peak_of(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib: u64 = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0);
    kib << 10
}
