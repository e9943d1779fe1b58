//! The one error. It answers three questions a coordinator has: what happened, what is safe, what to do next.
//! Never put a person's name into one: errors end up in logs and in terminal scrollback.

use std::fmt;

/// What sort of trouble it is; it decides the exit status and the tone on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Nothing matched (exit 1).
    Nothing,
    /// The command or the text typed cannot be taken (exit 2).
    User,
    /// A file or value that cannot be read as what it claims to be (exit 2).
    Data,
    /// A rule of the domain, or the administrator's policy, refuses (exit 3).
    Denied,
    /// Somebody else changed the same field (exit 4).
    Conflict,
    /// Somebody else is writing (exit 5).
    Busy,
    /// The machine: disk, permission, terminal (exit 6).
    Env,
    /// Our fault (exit 6).
    Bug,
    /// The person stopped it with the interrupt key (exit 130, as a shell says it).
    Stopped,
}

impl Kind {
    /// The exit status of the process when a command ends with this.
    pub const fn exit_code(self) -> u8 {
        match self {
            Kind::Nothing => 1,
            Kind::User | Kind::Data => 2,
            Kind::Denied => 3,
            Kind::Conflict => 4,
            Kind::Busy => 5,
            Kind::Env | Kind::Bug => 6,
            Kind::Stopped => 130,
        }
    }
}

/// An error a coordinator can meet.
#[derive(Debug)]
pub struct Error {
    pub kind: Kind,
    /// What happened, as one sentence without a full stop.
    pub what: String,
    /// What is safe ("nothing was changed"); may be empty.
    pub safe: String,
    /// What to do next; may be empty.
    pub next: String,
    /// Whether what to do next ends in a command to be pasted: a full stop would become part of it.
    pub ends_in_command: bool,
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub fn new(kind: Kind, what: impl Into<String>) -> Self {
        Self { kind, what: what.into(), safe: String::new(), next: String::new(), ends_in_command: false, source: None }
    }

    pub fn user(what: impl Into<String>) -> Self {
        Self::new(Kind::User, what)
    }

    pub fn data(what: impl Into<String>) -> Self {
        Self::new(Kind::Data, what)
    }

    pub fn nothing(what: impl Into<String>) -> Self {
        Self::new(Kind::Nothing, what)
    }

    pub fn denied(what: impl Into<String>) -> Self {
        Self::new(Kind::Denied, what)
    }

    pub fn env(what: impl Into<String>) -> Self {
        Self::new(Kind::Env, what)
    }

    pub fn bug(what: impl Into<String>) -> Self {
        Self::new(Kind::Bug, what)
    }

    /// Say what is safe.
    pub fn safe(mut self, safe: impl Into<String>) -> Self {
        self.safe = safe.into();
        self
    }

    /// Say what to do next.
    pub fn next(mut self, next: impl Into<String>) -> Self {
        self.next = next.into();
        self
    }

    /// Say what to do next, with the command that does it; its paths are [`crate::shell::word`]s.
    pub fn run(mut self, what: &str, command: impl fmt::Display) -> Self {
        self.ends_in_command = true;
        self.next(format!("{what}: {command}"))
    }

    /// Keep the cause, for `--json` and for whoever looks after the server.
    pub fn source(mut self, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.source = Some(Box::new(source));
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut between = "";
        let parts = [(&self.what, false), (&self.safe, false), (&self.next, self.ends_in_command)];
        for (part, is_command) in parts.into_iter().filter(|(part, _)| !part.is_empty()) {
            // A question keeps its own mark, and a command has none.
            match is_command {
                true => write!(f, "{between}{part}")?,
                false if part.ends_with('?') => write!(f, "{between}{part}")?,
                false => write!(f, "{between}{}.", part.trim_end_matches('.'))?,
            }
            between = " ";
        }
        Ok(())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| source.as_ref() as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_reads_as_three_sentences() {
        let error =
            Error::data("This is a PDF, not a spreadsheet").safe("Nothing was changed").next("Ask for the .xlsx");
        assert_eq!(error.to_string(), "This is a PDF, not a spreadsheet. Nothing was changed. Ask for the .xlsx.");
        assert_eq!(
            Error::user("Is it \"Drafting\"?").safe("Nothing was changed").to_string(),
            "Is it \"Drafting\"? Nothing was changed."
        );
        assert_eq!(
            Error::denied("Everybody may read it").run("Close it", "chmod 0600 'my register.db'").to_string(),
            "Everybody may read it. Close it: chmod 0600 'my register.db'"
        );
    }
}
