//! Thirty people with the register open on one server, nobody typing: nothing is sent, nothing runs, nothing wakes.

use std::time::{Duration, Instant};

use super::colleagues::archive;
use super::{Home, Line};

const PEOPLE: usize = 30;
const SPELL: Duration = Duration::from_millis(1_200);
/// Longer than the register is looked at after a notice of a change.
const SETTLED: Duration = Duration::from_millis(1_800);

/// What a session has cost so far.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Cost {
    sent: usize,
    /// Ticks of the processor, in the program and in the kernel.
    ticks: u64,
    /// How often its threads gave up the processor, each after having woken.
    woken: u64,
}

fn cost(line: &Line) -> Cost {
    let process = format!("/proc/{}", line.pid());
    let stat = std::fs::read_to_string(format!("{process}/stat")).unwrap();
    // The name of the program, which may hold anything, ends with the last bracket; two more fields go before.
    let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
    let ticks = [11, 12].iter().map(|at| fields[*at].parse::<u64>().unwrap()).sum();
    let threads = std::fs::read_dir(format!("{process}/task")).unwrap();
    let woken = threads.map(|thread| {
        let status = std::fs::read_to_string(thread.unwrap().path().join("status")).unwrap();
        let count = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:")).unwrap();
        count.trim().parse::<u64>().unwrap()
    });
    Cost { sent: line.count().0, ticks, woken: woken.sum() }
}

fn costs(lines: &[Line]) -> Vec<Cost> {
    lines.iter().map(cost).collect()
}

/// Waits until nobody has cost anything for long enough.
#[track_caller]
fn settle(lines: &[Line]) -> Vec<Cost> {
    let (start, mut before, mut since) = (Instant::now(), costs(lines), Instant::now());
    while since.elapsed() < SETTLED {
        assert!(start.elapsed() < Duration::from_secs(40), "they never settle");
        std::thread::sleep(Duration::from_millis(100));
        let now = costs(lines);
        if now != before {
            (before, since) = (now, Instant::now());
        }
    }
    before
}

#[test]
fn script_10_thirty_idle_sessions_on_one_register_send_nothing_and_take_no_processor() {
    let home = Home::with_register();
    let mut lines: Vec<Line> = (0..PEOPLE).map(|n| Line::start(home.desk(&format!("person.{n}")))).collect();
    for line in &mut lines {
        line.shows("TODAY").press("gc").shows("22 cases");
    }
    let before = settle(&lines);
    std::thread::sleep(SPELL);
    assert_eq!(costs(&lines), before, "somebody was not idle");
    // One saves: all of them see it, and then it is as quiet as before.
    archive(&home.store("priya.shah"), "NM-DHR-22");
    for line in &mut lines {
        line.shows("21 cases");
    }
    let before = settle(&lines);
    std::thread::sleep(SPELL);
    assert_eq!(costs(&lines), before, "somebody was not idle after a change");
}
