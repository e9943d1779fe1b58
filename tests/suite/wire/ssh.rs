//! A real OpenSSH server on the loopback address with a slow line, cut in the middle of a note. Left out, and said so,
//! where a server cannot be run.

use std::io::{BufRead, BufReader, Read};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use rustix::process::{Pid, Signal, kill_process};

use super::home::DHR;
use super::{Home, Line};

const SERVER: &str = "/usr/sbin/sshd";

struct Server {
    child: Child,
    port: u16,
    keys: PathBuf,
}

impl Drop for Server {
    fn drop(&mut self) {
        // Asked to end, it also ends the connections that wait to be let in.
        if let Some(pid) = Pid::from_raw(i32::try_from(self.child.id()).unwrap_or_default()) {
            let _ = kill_process(pid, Signal::TERM);
        }
        let _ = self.child.wait();
    }
}

/// Starts a server that lets this user in with a key made for this test; why not, where it cannot.
fn serve(home: &Home) -> Result<Server, String> {
    let keys = home.path().join("keys");
    std::fs::create_dir(&keys).unwrap();
    if !Path::new(SERVER).is_file() {
        return Err(format!("{SERVER} is not installed"));
    }
    for name in ["host", "user"] {
        let made = Command::new("ssh-keygen")
            .args(["-q", "-t", "ed25519", "-N", "", "-f"])
            .arg(keys.join(name))
            .status()
            .map_err(|error| format!("ssh-keygen: {error}"))?;
        assert!(made.success());
    }
    std::fs::copy(keys.join("user.pub"), keys.join("authorized")).unwrap();
    let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    let place = keys.display();
    let settings = format!(
        "Port {port}\nListenAddress 127.0.0.1\nHostKey {place}/host\nPidFile none\nAuthorizedKeysFile {place}/authorized\n\
         StrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin yes\n\
         PrintMotd no\nPrintLastLog no\nX11Forwarding no\n"
    );
    let file = keys.join("settings");
    std::fs::write(&file, settings).unwrap();
    if rustix::process::getuid().is_root() {
        // The folder a server run by root wants; the distribution's own start script makes it.
        let _ = std::fs::create_dir_all("/run/sshd");
    }
    let child = Command::new(SERVER)
        .args(["-D", "-e", "-f"])
        .arg(&file)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let mut server = Server { child, port, keys };
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if server.child.try_wait().unwrap().is_some() || start.elapsed() > Duration::from_secs(5) {
            let mut said = String::new();
            let _ = server.child.kill();
            let _ = server.child.stderr.take().map(|mut stderr| stderr.read_to_string(&mut said));
            return Err(format!("the server does not run: {}", said.trim()));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    // Somebody has to read what it says, or it would wait.
    let said = server.child.stderr.take();
    std::thread::spawn(move || BufReader::new(said.unwrap()).lines().for_each(drop));
    Ok(server)
}

/// The client: logs in and starts the workbench there, noting its process number.
fn client(home: &Home, server: &Server) -> CommandBuilder {
    let register = home.register().display().to_string();
    let number = home.path().join("number").display().to_string();
    let variables: Vec<String> = home
        .variables("amara.okoro")
        .into_iter()
        .filter(|(name, _)| name != "TERM")
        .map(|(name, value)| format!("{name}='{value}'"))
        .collect();
    let there = format!("echo $$ > {number}; exec env {} {DHR} --db {register}", variables.join(" "));
    let mut command = home.command("amara.okoro", "ssh", &["-tt", "-q", "-F", "none", "-p", &server.port.to_string()]);
    command.args(["-i", &server.keys.join("user").display().to_string()]);
    for setting in ["StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "IdentitiesOnly=yes", "BatchMode=yes"] {
        command.args(["-o", setting]);
    }
    let login = Command::new("id").arg("-un").output().unwrap().stdout;
    command.args(["-l", String::from_utf8_lossy(&login).trim(), "127.0.0.1", &there]);
    command
}

fn remote(home: &Home) -> u32 {
    std::fs::read_to_string(home.path().join("number")).unwrap().trim().parse().unwrap()
}

/// Whether the process still runs. One that has ended keeps its number until whoever inherits it asks how; the server
/// is gone by then, and the machine's first process may take a second over it.
fn runs(process: u32) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let state = status.lines().find_map(|line| line.strip_prefix("State:")).unwrap_or_default();
    !matches!(state.trim().chars().next(), None | Some('Z' | 'X'))
}

#[test]
fn script_3_a_connection_cut_in_the_middle_of_a_note_leaves_no_process_and_loses_no_word() {
    let home = Home::with_register();
    let server = match serve(&home) {
        Ok(server) => server,
        Err(why) => return println!("left out: OpenSSH on the loopback address: {why}"),
    };
    // A hundred bytes every ten milliseconds: some eighty kilobits a second.
    let mut line = Line::slowed(client(&home, &server), 80, 24, Duration::from_millis(10));
    line.shows("Needs you").press("gcjjjjjjj\r").shows("Cases > NM-DHR-16 Elowen").press("n").shows("New: Note");
    line.press("The daughter asked for the second draft by post").shows("second draft by post");
    let there = remote(&home);
    // Cut: the client is gone without a word.
    line.child.kill().unwrap();
    let cut = Instant::now();
    while runs(there) {
        assert!(cut.elapsed() < Duration::from_secs(5), "the remote program is still there");
        std::thread::sleep(Duration::from_millis(10));
    }
    let took = cut.elapsed();
    println!("after the cut the remote program was gone in {took:?}");
    assert!(took < Duration::from_secs(1), "it took {took:?}");
    let drafts = home.drafts();
    assert!(drafts.iter().any(|draft| draft.text.contains("second draft by post")), "{drafts:?}");
    drop(line);

    let mut line = Line::start(client(&home, &server));
    line.shows("TEXT YOU WERE TYPING").shows("a new note, not saved");
    line.press("\r").shows("New: Note").shows("second draft by post");
    line.press("\x13").shows("Saved");
    line.press(":leave\r");
    assert_eq!(line.ended().0, 0);
    assert!(home.drafts().is_empty());
}
