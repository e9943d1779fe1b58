//! The program as a shell starts it, with a home, a policy folder and a day of its own.
#![allow(clippy::disallowed_methods, reason = "tests start the program")]

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use assert_cmd::Command;

/// A home that is gone when dropped.
pub struct Shell {
    home: tempfile::TempDir,
}

/// What a command answered.
pub struct Answer {
    pub out: String,
    pub err: String,
    pub status: i32,
}

impl Shell {
    /// A home without a register.
    pub fn bare() -> Shell {
        let home = tempfile::tempdir().unwrap();
        std::fs::set_permissions(home.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
        Shell { home }
    }

    /// A home with a small register, made by the program itself.
    pub fn stocked() -> Shell {
        let shell = Shell::bare();
        for line in [
            "init",
            "add agency|name=Ashdown Surgery|sector=GP",
            "add agency|name=Ashdown Housing",
            "add case|reference=ASH-DHR-01|title=Linnet|stage=panel running|agreed due=18 3 2026|lead=tester|--why|begun before this register",
            "add case|reference=ASH-DHR-02|title=Wren|lead=sam.hale|agreed due=2 4 2026",
            "add person|case=ash-dhr-01|pseudonym=Linnet|role=victim",
            "add identity|case=ash-dhr-01|person=Linnet|kind=name|value=-<Secretive Person",
            "add action|case=ASH-DHR-01|number=1.1|what=Ask about abuse at each visit|agency=Ashdown Surgery|due=1 4 2026",
            "add action|case=ASH-DHR-01|number=1.2|what=-<Open a \u{1b}[31mred\u{1b}[0m door|agency=Ashdown Housing|due=9 3 2026",
        ] {
            let (line, input) = line.split_once('<').map_or((line, ""), |(line, rest)| (line, rest));
            let (line, input, more) = match input.split_once('|') {
                Some((input, more)) => (line, input, more),
                None => (line, input, ""),
            };
            let mut words: Vec<&str> = Vec::new();
            for (at, part) in line.split('|').enumerate() {
                if at == 0 { words.extend(part.split(' ')) } else { words.push(part) }
            }
            words.extend(more.split('|').filter(|part| !part.is_empty()));
            let answer = shell.give(&words, input);
            assert_eq!(answer.status, 0, "{words:?}: {}", answer.err);
        }
        shell
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub fn register(&self) -> PathBuf {
        self.path("data/dhr/register.db")
    }

    pub fn command(&self, words: &[&str]) -> Command {
        self.process(words).into()
    }

    /// The same, for a test that has to hear it while it runs.
    pub fn process(&self, words: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_dhr"));
        command
            .env_clear()
            .env("HOME", self.home.path())
            .env("XDG_DATA_HOME", self.path("data"))
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_STATE_HOME", self.path("state"))
            .env("DHR_SYSTEM", self.path("system"))
            .env("DHR_TODAY", "2026-03-27")
            .env("USER", "tester")
            .env("TERM", "xterm-256color")
            .env("LANG", "en_GB.UTF-8")
            .current_dir(self.home.path())
            .args(words);
        command
    }

    pub fn give(&self, words: &[&str], input: &str) -> Answer {
        let output = self.command(words).write_stdin(input).output().unwrap();
        let text = |bytes: Vec<u8>| self.steady(&String::from_utf8(bytes).unwrap());
        let status = output.status.code().expect("it was not killed");
        Answer { out: text(output.stdout), err: text(output.stderr), status }
    }

    pub fn run(&self, words: &[&str]) -> Answer {
        self.give(words, "")
    }

    /// Commands and all they said, one after another; words are parted by blanks, `|` stands for a blank inside one.
    pub fn transcript(&self, lines: &[&str]) -> String {
        let mut text = String::new();
        for line in lines {
            let words: Vec<String> =
                line.split(' ').filter(|word| !word.is_empty()).map(|word| word.replace('|', " ")).collect();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let answer = self.run(&words);
            text.push_str(&format!("$ dhr {line}\n{}", answer.out));
            for line in answer.err.lines() {
                text.push_str(&format!("! {line}\n"));
            }
            if answer.status != 0 {
                text.push_str(&format!("[status {}]\n", answer.status));
            }
            text.push('\n');
        }
        text
    }

    /// The text without what differs at every run: the home, and the moment of now.
    fn steady(&self, text: &str) -> String {
        let text = text.replace(&self.home.path().display().to_string(), "HOME");
        let mut steady = String::new();
        for line in text.split_inclusive('\n') {
            steady.push_str(&moments(line));
        }
        steady
    }
}

/// Moments as `WHEN`: "23 Nov 2026 01:30  " at the start of a line, ISO with a Z, and stamps in file names.
fn moments(line: &str) -> String {
    let mut line = line.to_owned();
    let head: Vec<&str> = line.splitn(5, ' ').collect();
    if let [day, month, year, clock, _] = head.as_slice()
        && day.parse::<u8>().is_ok()
        && month.len() == 3
        && year.parse::<u16>().is_ok()
        && clock.contains(':')
    {
        let used = day.len() + month.len() + year.len() + clock.len() + 3;
        line = format!("WHEN{}", &line[used..]);
    }
    for before in ["\"at\": \"", ".backup-", ".before-restore-"] {
        if let Some(at) = line.find(before) {
            let start = at + before.len();
            if let Some(end) = line[start..].find('Z') {
                line = format!("{}WHEN{}", &line[..start], &line[start + end + 1..]);
            }
        }
    }
    line
}

/// Compares a transcript with the one kept.
pub fn kept(name: &str, transcript: &str) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("cli-{name}"), transcript);
    });
}

#[test]
fn a_command_that_cannot_be_read_says_what_is_wrong_that_nothing_changed_and_where_to_look() {
    let shell = Shell::bare();
    for (words, said) in [
        (
            &["tody"][..],
            "There is no verb \"tody\". Nothing was changed. Perhaps today was meant; dhr --help says what there is.",
        ),
        (&["case"], "REF is missing. Nothing was changed. The whole is: dhr case <REF>; dhr case --help explains it."),
        (&["scan"], "--case REF and FILE are missing. Nothing was changed."),
        (&["find"], "WORDS is missing. Nothing was changed."),
        (&["history", "--limit", "x"], "\"x\" is not what --limit takes. Nothing was changed. dhr history --help says"),
        (&["case", "A", "B"], "\"B\" is not understood here. Nothing was changed. dhr case --help says what there is."),
        (&["import", "a.csv", "--as", "zzz"], "It takes tracker, cases, actions, chronology; dhr import --help"),
        (&["today", "--db", "a", "--db", "b"], "--db is given twice. Nothing was changed."),
    ] {
        let answer = shell.run(words);
        assert!(answer.err.starts_with("dhr: ") && answer.err.contains(said), "{words:?}: {}", answer.err);
        assert_ne!(answer.status, 0);
    }
    let json = shell.run(&["case", "--json"]).err;
    assert!(json.starts_with("{\"error\":{\"what\":\"REF is missing\""), "{json}");
    for verb in ["import", "letter", "chronology"] {
        let help = shell.run(&["help", verb]);
        assert!(help.status == 0 && help.out.contains(&format!("Usage: dhr {verb}")), "{}{}", help.out, help.err);
    }
}
