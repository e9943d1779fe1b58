//! tmux and GNU screen in between: what they show is what the program drew, and keys get through.

use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use super::home::DHR;
use super::{Home, Line};

const PATIENCE: Duration = Duration::from_secs(15);

/// Whether the program is there; says so when it is not.
pub fn is_installed(program: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let there = std::env::split_paths(&paths).any(|folder| folder.join(program).is_file());
    if !there {
        println!("left out: {program} is not installed");
    }
    there
}

/// Ends what was started, also when a test fails.
struct Ended<F: Fn()>(F);

impl<F: Fn()> Drop for Ended<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}

fn run(home: &Home, program: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(home.path()).env_clear().envs(home.variables("amara.okoro"));
    // The sockets lie in the test's own folder: nothing is shared with anybody's sessions.
    command.env("TMUX_TMPDIR", home.path()).env("SCREENDIR", home.path().join("screens"));
    command.output().unwrap()
}

/// What the program shows on a line of its own after these keys.
fn direct(keys: &str, want: &str) -> Vec<String> {
    let home = Home::new();
    let mut line = Line::start(home.demo());
    line.shows("Needs you").press(keys).shows(want);
    line.idle_for(Duration::from_millis(250));
    rows(&line.screen())
}

fn rows(text: &str) -> Vec<String> {
    let mut rows: Vec<String> = text.lines().map(|row| row.trim_end().to_owned()).collect();
    while rows.last().is_some_and(String::is_empty) {
        rows.pop();
    }
    rows
}

/// Asks again until the rows are as wanted.
#[track_caller]
fn until(wanted: &[String], look: impl Fn() -> String) {
    let start = Instant::now();
    loop {
        let seen = rows(&look());
        if seen == wanted {
            return;
        }
        assert!(start.elapsed() < PATIENCE, "wanted:\n{}\n\nshown:\n{}", wanted.join("\n"), seen.join("\n"));
        std::thread::sleep(Duration::from_millis(40));
    }
}

#[test]
fn tmux_shows_what_was_drawn() {
    if !is_installed("tmux") {
        return;
    }
    let home = Home::new();
    let tmux = |arguments: &[&str]| {
        let own = ["-L", "dhr", "-f", "/dev/null", "-u"];
        run(&home, "tmux", &[&own, arguments].concat())
    };
    let _ended = Ended(|| drop(tmux(&["kill-server"])));
    let demo = format!("exec {DHR} demo");
    let started =
        tmux(&["new-session", "-d", "-s", "desk", "-x", "80", "-y", "24", &demo, ";", "set", "-g", "status", "off"]);
    assert!(started.status.success(), "{}", String::from_utf8_lossy(&started.stderr));
    let look = || String::from_utf8_lossy(&tmux(&["capture-pane", "-p", "-t", "desk"]).stdout).into_owned();
    until(&direct("", "Needs you"), look);
    tmux(&["send-keys", "-t", "desk", "g", "c", "Down", "Down", "Enter", "6"]);
    until(&direct("gcjj\r6", "ACTIONS"), look);
    tmux(&["resize-window", "-t", "desk", "-x", "60", "-y", "20"]);
    tmux(&["resize-window", "-t", "desk", "-x", "80", "-y", "24"]);
    tmux(&["send-keys", "-t", "desk", "Escape"]);
    std::thread::sleep(Duration::from_millis(100));
    tmux(&["send-keys", "-t", "desk", "g", "a", "j", "j"]);
    until(&direct("gajj", "27 actions"), look);
}

#[test]
fn screen_shows_what_was_drawn() {
    use std::os::unix::fs::PermissionsExt;
    if !is_installed("screen") {
        return;
    }
    let home = Home::new();
    let sockets = home.path().join("screens");
    std::fs::create_dir(&sockets).unwrap();
    std::fs::set_permissions(&sockets, std::fs::Permissions::from_mode(0o700)).unwrap();
    let settings = home.path().join("screenrc");
    std::fs::write(&settings, "startup_message off\ndefutf8 on\naltscreen on\n").unwrap();
    let settings = settings.display().to_string();
    let started = run(&home, "screen", &["-U", "-c", &settings, "-S", "desk", "-d", "-m", DHR, "demo"]);
    assert!(started.status.success(), "{}", String::from_utf8_lossy(&started.stdout));
    let command = |words: &[&str]| run(&home, "screen", &[&["-S", "desk", "-p", "0", "-X"], words].concat());
    let _ended = Ended(|| drop(command(&["quit"])));
    let copy = home.path().join("copy");
    let look = || {
        command(&["hardcopy", &copy.display().to_string()]);
        read(&copy)
    };
    // Its copies have no character for a ruled line.
    let without_rules = |drawn: Vec<String>| rows(&drawn.join("\n").replace('\u{2500}', " "));
    until(&without_rules(direct("", "Needs you")), look);
    command(&["stuff", "gcjj\r6"]);
    until(&without_rules(direct("gcjj\r6", "ACTIONS")), look);
}

/// The copy screen makes: UTF-8 or not, by its own lights.
fn read(path: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(path).unwrap_or_default()).replace('\0', " ")
}
