//! A place of its own for every test: home, state and system folders, and a register on disk when one is wanted.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use dhr::domain::date::Date;
use dhr::domain::journal::Who;
use dhr::domain::query::Context;
use dhr::store::{Draft, Drafts, Mode, Options, Store};
use portable_pty::CommandBuilder;

pub const TODAY: Date = Date::constant(2026, 3, 27);
pub const DHR: &str = env!("CARGO_BIN_EXE_dhr");

#[derive(Debug)]
pub struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    pub fn new() -> Home {
        let folder = tempfile::Builder::new().prefix("dhr-wire").tempdir().unwrap();
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
        Home { folder }
    }

    /// A home whose register holds the invented borough.
    pub fn with_register() -> Home {
        let home = Home::new();
        dhr::cli::fill(&home.store("amara.okoro"), TODAY).unwrap();
        std::fs::set_permissions(home.register(), std::fs::Permissions::from_mode(0o600)).unwrap();
        home
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn register(&self) -> PathBuf {
        self.path().join("register.db")
    }

    /// The register as a program of this person opens it.
    pub fn store(&self, name: &str) -> Store {
        self.store_of(rustix::process::getuid().as_raw(), name)
    }

    /// The register as somebody with another account opens it: who did what is known by the account.
    pub fn store_of(&self, uid: u32, name: &str) -> Store {
        let who = Who { uid, name: name.to_owned() };
        let options = Options::new(Mode::Create, jiff::Timestamp::now(), TODAY);
        let store = Store::open(&self.register(), who, options).unwrap();
        store.set_context(Context::new(TODAY).me(name));
        store
    }

    /// The drafts of every register.
    pub fn drafts(&self) -> Vec<Draft> {
        let folders = self.draft_folders();
        folders.iter().flat_map(|folder| Drafts::new(folder).list().unwrap()).collect()
    }

    fn draft_folders(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.path().join("state/dhr/drafts")).into_iter().flatten();
        entries.map(|entry| entry.unwrap().path()).collect()
    }

    /// The folders and files they are kept in.
    pub fn draft_files(&self) -> Vec<PathBuf> {
        let folders = self.draft_folders();
        let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
        let files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
        assert!(!files.is_empty(), "no draft was kept");
        folders.into_iter().chain(files).collect()
    }

    /// The environment of the program, whole: nothing comes from the machine the tests run on.
    pub fn variables(&self, user: &str) -> Vec<(String, String)> {
        let under = |name: &str| self.path().join(name).display().to_string();
        [
            ("PATH", std::env::var("PATH").unwrap_or_default()),
            ("HOME", under("")),
            ("XDG_CONFIG_HOME", under("config")),
            ("XDG_DATA_HOME", under("data")),
            ("XDG_STATE_HOME", under("state")),
            ("DHR_SYSTEM", under("system")),
            ("DHR_TODAY", TODAY.to_string()),
            ("TERM", "xterm-256color".to_owned()),
            ("LANG", "C.UTF-8".to_owned()),
            ("USER", user.to_owned()),
            ("RUST_BACKTRACE", "0".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec()
    }

    pub fn command(&self, user: &str, program: &str, arguments: &[&str]) -> CommandBuilder {
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(self.path());
        command.env_clear();
        for (name, value) in self.variables(user) {
            command.env(name, value);
        }
        command
    }

    /// `dhr demo`.
    pub fn demo(&self) -> CommandBuilder {
        self.command("amara.okoro", DHR, &["demo"])
    }

    /// `dhr --db PATH` as this person.
    pub fn desk(&self, user: &str) -> CommandBuilder {
        self.command(user, DHR, &["--db", &self.register().display().to_string()])
    }
}
