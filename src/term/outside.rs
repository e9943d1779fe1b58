//! A person's own editor for long text: the text goes into a private file, the editor gets the terminal, and what it
//! left there comes back. The only place that starts a program; no shell is asked.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rustix::process::{Pid, test_kill_process};

use crate::app::edit::LONGEST_TEXT;
use crate::config::Config;
use crate::error::{Error, Result};

/// The program and its arguments as VISUAL or EDITOR has them; `None` when neither is set.
pub fn program(config: &Config) -> Option<Vec<String>> {
    let set = ["VISUAL", "EDITOR"].map(|name| words(config.environment.variable(name)));
    set.into_iter().find(|words| !words.is_empty())
}

/// Words with blanks between; quotes hold a word with blanks together. Nothing else means anything.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let (mut word, mut quote, mut begun) = (String::new(), None, false);
    for c in text.chars() {
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            ('"' | '\'', None) => (quote, begun) = (Some(c), true),
            (c, None) if c.is_whitespace() => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            (c, _) => {
                word.push(c);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words
}

/// A text in a file that nobody else can read; gone when this is dropped.
pub struct Sheet {
    folder: PathBuf,
}

impl Sheet {
    /// Writes the text out. Sheets of processes that have ended are removed first.
    ///
    /// # Errors
    /// Env, when there is no folder of one's own or it cannot be written to.
    pub fn write(config: &Config, text: &str) -> Result<Sheet> {
        let no = |error: std::io::Error| {
            Error::env("The text could not be handed to your editor").safe("It stands here as it was").source(error)
        };
        let state = config.environment.state_folder.as_ref();
        let all =
            state.ok_or_else(|| Error::env("There is no folder of your own to put the text into"))?.join("editor");
        let private = |path: &Path| DirBuilder::new().recursive(true).mode(0o700).create(path);
        private(&all).map_err(no)?;
        sweep(&all);
        let sheet = Sheet { folder: all.join(std::process::id().to_string()) };
        // What lies there under this number is left over from another process that had it.
        let _ = fs::remove_dir_all(&sheet.folder);
        DirBuilder::new().mode(0o700).create(&sheet.folder).map_err(no)?;
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(sheet.file());
        file.and_then(|mut file| writeln!(file, "{text}")).map_err(no)?;
        Ok(sheet)
    }

    pub fn file(&self) -> PathBuf {
        self.folder.join("text.txt")
    }

    /// Lets the editor have the terminal until it ends.
    ///
    /// # Errors
    /// Env, when it cannot be started or ends with a fault.
    pub fn edit(&self, program: &[String]) -> Result<()> {
        let trouble = |what: String| Error::env(what).safe("Your text is as it was before");
        let Some((name, arguments)) = program.split_first() else {
            return Err(trouble("Neither VISUAL nor EDITOR names an editor".to_owned()));
        };
        #[expect(clippy::disallowed_methods, reason = "the person's own editor, where settings and policy allow it")]
        let mut command = Command::new(name);
        command.args(arguments).arg(self.file()).stdin(Stdio::inherit());
        let name = Path::new(name).file_name().unwrap_or_default().to_string_lossy();
        match command.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(_) => Err(trouble(format!("{name} ended with a fault"))),
            Err(error) => Err(trouble(format!("{name} could not be started")).source(error)),
        }
    }

    /// The text as the editor left it, without the line end after the last line.
    ///
    /// # Errors
    /// Env, when it is no longer there or no text.
    pub fn read(&self) -> Result<String> {
        read(&self.file())
    }
}

/// The text in a file of this kind, also for whoever only knows where it lies.
pub fn read(file: &Path) -> Result<String> {
    let no = |what: &str| Error::env(what.to_owned()).safe("Your text is as it was before");
    let mut bytes = Vec::new();
    let most = u64::try_from(LONGEST_TEXT).unwrap_or(u64::MAX - 1);
    let taken = fs::File::open(file).and_then(|file| file.take(most + 1).read_to_end(&mut bytes));
    let taken = taken.map_err(|error| no("The text your editor left cannot be read").source(error))?;
    if u64::try_from(taken).unwrap_or(u64::MAX) > most {
        return Err(no("The text your editor left is longer than a megabyte, which is too long for a field"));
    }
    let text = String::from_utf8(bytes).map_err(|_| no("What your editor left is not text in UTF-8"))?;
    Ok(text.strip_suffix('\n').unwrap_or(&text).to_owned())
}

impl Drop for Sheet {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Removes the sheets of processes that are no longer there.
fn sweep(all: &Path) {
    for entry in fs::read_dir(all).into_iter().flatten().flatten() {
        let pid = entry.file_name().to_str().and_then(|name| name.parse().ok()).and_then(Pid::from_raw);
        if pid.is_none_or(|pid| test_kill_process(pid) == Err(rustix::io::Errno::SRCH)) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn an_editor_may_have_arguments_and_no_shell_reads_them() {
        assert_eq!(words("vim -u NONE"), ["vim", "-u", "NONE"]);
        assert_eq!(words("'/opt/my editor/ed'  --wait \"\""), ["/opt/my editor/ed", "--wait", ""]);
        assert_eq!(words("vi; rm -rf $HOME"), ["vi;", "rm", "-rf", "$HOME"]);
        assert!(words("  ").is_empty());
    }

    #[test]
    fn a_sheet_is_private_goes_away_and_takes_the_forgotten_ones_along() {
        let folder = tempfile::tempdir().unwrap();
        let environment =
            crate::config::Environment { state_folder: Some(folder.path().to_owned()), ..Default::default() };
        let config = Config::load(environment, &[]).unwrap();
        let forgotten = folder.path().join("editor/2147483647");
        fs::create_dir_all(&forgotten).unwrap();
        let sheet = Sheet::write(&config, "one\ntwo").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let file = sheet.file();
        assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700));
        assert!(!forgotten.exists());
        assert_eq!(sheet.read().unwrap(), "one\ntwo");
        fs::write(&file, [0xff, 0xfe]).unwrap();
        assert!(sheet.read().is_err());
        drop(sheet);
        assert!(!file.exists());
    }

    #[test]
    fn an_editor_that_fails_or_is_not_there_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let sheet = Sheet { folder: folder.path().to_owned() };
        let says = |program: &[&str]| {
            let program: Vec<String> = program.iter().map(|word| (*word).to_owned()).collect();
            sheet.edit(&program).unwrap_err().to_string()
        };
        assert!(says(&["false"]).contains("false ended with a fault"));
        assert!(says(&["no-such-editor"]).contains("no-such-editor could not be started"));
        assert!(says(&[]).contains("VISUAL"));
    }
}
