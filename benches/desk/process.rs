//! What the kernel says of a process: memory, processor time, how often it woke.

use std::fs;

use crate::material::Outcome;

/// A line of /proc/ID/FILE such as "VmHWM:   1234 kB", as its number.
fn line(id: u32, file: &str, name: &str) -> Outcome<u64> {
    let text = fs::read_to_string(format!("/proc/{id}/{file}"))?;
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    let number = line.and_then(|line| line.split_whitespace().next()).ok_or_else(|| format!("no {name}"))?;
    Ok(number.parse()?)
}

/// The most memory it ever had, in KiB.
pub fn peak(id: u32) -> Outcome<u64> {
    line(id, "status", "VmHWM")
}

/// Of the present memory, what is its own and what lies in files, in KiB.
pub fn now(id: u32) -> Outcome<(u64, u64)> {
    Ok((line(id, "status", "RssAnon")?, line(id, "status", "RssFile")?))
}

/// The present memory with what is shared counted by parts, in KiB.
pub fn shared_fairly(id: u32) -> Outcome<u64> {
    line(id, "smaps_rollup", "Pss")
}

/// Processor time so far, in hundredths of a second.
pub fn ticks(id: u32) -> Outcome<u64> {
    let text = fs::read_to_string(format!("/proc/{id}/stat"))?;
    let after = text.rsplit(')').next().unwrap_or_default();
    let numbers = after.split_whitespace().skip(11).take(2).map(str::parse::<u64>);
    Ok(numbers.sum::<Result<u64, _>>()?)
}

/// How often its threads fell asleep, so were woken.
pub fn woken(id: u32) -> Outcome<u64> {
    let mut all = 0;
    for task in fs::read_dir(format!("/proc/{id}/task"))? {
        let text = fs::read_to_string(task?.path().join("status"))?;
        let count = text.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        all += count.map_or(Ok(0), |count| count.trim().parse::<u64>())?;
    }
    Ok(all)
}
