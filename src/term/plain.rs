//! Plain mode on real lines: reads a line, lets the conversation take it, carries out what it wants, writes what it
//! says. No cursor movement, no colour, no timer: between lines it sleeps. Everything typed is on the disk before the
//! next line is waited for, so that a hang-up may end the process anywhere.

use std::io::{BufRead, ErrorKind, IsTerminal, Read, Write};

use super::perform::Performer;
use super::waiting;
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::layout::{width, wrap};
use crate::app::reply::{Failure, Reply};
use crate::domain::fold::clean_for_screen;
use crate::error::{Error, Result};
use crate::plain::{Chosen, Out, Talk, Welcome};
use crate::store::News;

/// The columns of a terminal that does not tell, and the least a line is given.
const USUAL: usize = 80;
const NARROWEST: usize = 20;

/// The longest line taken; what goes beyond is left out and said so.
const LONGEST: u64 = 1_000_000;

/// Speaks on standard input and output until the person leaves or the input ends.
///
/// # Errors
/// Env, when drafts cannot be written or the input cannot be read.
pub fn run(context: Context, performer: Performer, said: &str) -> Result<()> {
    let (input, output) = (std::io::stdin(), std::io::stdout());
    let mut output = output.lock();
    if !said.is_empty() {
        write(&mut output, said, columns()).map_err(gone)?;
    }
    let line = Line { performer, output: &mut output, columns };
    talk(context, line, &mut input.lock(), prompt_of(&input))
}

fn prompt_of(input: &std::io::Stdin) -> &'static str {
    if input.is_terminal() { "> " } else { "" }
}

/// Writes a line; on a terminal of a known width no word is broken at its edge, for it would be read as two.
fn write(output: &mut dyn Write, text: &str, columns: Option<usize>) -> std::io::Result<()> {
    let text = clean_for_screen(text);
    match columns {
        Some(columns) if width(&text) > columns => {
            wrap(&text, columns).iter().try_for_each(|line| writeln!(output, "{line}"))
        }
        _ => writeln!(output, "{text}"),
    }
    .and_then(|()| output.flush())
}

/// The columns a line may take on the terminal that is written to; none where the output is a file or a pipe.
fn columns() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok()?;
    let columns = if size.ws_col == 0 { USUAL } else { usize::from(size.ws_col) };
    Some(columns.saturating_sub(1).max(NARROWEST))
}

/// Asks how to begin where there is no register yet, after saying what went wrong before; `None` when the input ended.
///
/// # Errors
/// Env, when the terminal went away.
pub fn welcome(path: String, trouble: Option<String>) -> Result<Option<Chosen>> {
    let (input, output) = (std::io::stdin(), std::io::stdout());
    let (prompt, mut output) = (prompt_of(&input), output.lock());
    let mut welcome = Welcome::new(path);
    let mut lines: Vec<String> = trouble.into_iter().collect();
    lines.extend(welcome.open());
    loop {
        for line in lines {
            write(&mut output, &line, columns()).map_err(gone)?;
        }
        output.write_all(prompt.as_bytes()).and_then(|()| output.flush()).map_err(gone)?;
        let Some((said, _)) = read_line(&mut input.lock())? else { return Ok(None) };
        let (answer, chosen) = welcome.say(&said);
        if chosen != Chosen::Nothing {
            answer.iter().try_for_each(|line| write(&mut output, line, columns())).map_err(gone)?;
            return Ok(Some(chosen));
        }
        lines = answer;
    }
}

/// Speaks on any lines; `prompt` stands before each line that is waited for.
///
/// # Errors
/// As [`run`].
pub fn converse(
    context: Context,
    performer: Performer,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    prompt: &str,
) -> Result<()> {
    talk(context, Line { performer, output, columns: || None }, input, prompt)
}

fn talk(context: Context, mut line: Line<'_>, input: &mut dyn BufRead, prompt: &str) -> Result<()> {
    line.performer.store.wait_for_others(waiting::UNSAID)?;
    for notice in line.performer.store.notices().to_vec() {
        line.write(&notice)?;
    }
    let (mut talk, out) = Talk::new(context);
    line.carry_out(&mut talk, out)?;
    while !talk.is_quitting() {
        line.prompt(prompt)?;
        line.performer.tell_whereabouts();
        let Some((text, whole)) = read_line(input)? else {
            let out = talk.end();
            line.carry_out(&mut talk, out)?;
            break;
        };
        if !whole {
            line.write("That line was too long; its end was left out.")?;
        }
        line.performer.still_here();
        if line.performer.store.news().unwrap_or(News::Nothing) == News::Records {
            let out = talk.register_changed();
            line.carry_out(&mut talk, out)?;
        }
        let out = talk.say(&text);
        line.carry_out(&mut talk, out)?;
    }
    line.leave()
}

/// A line without its end, and whether it was taken whole. `None` when the input ended, or the terminal went away.
fn read_line(input: &mut dyn BufRead) -> Result<Option<(String, bool)>> {
    let mut bytes = Vec::new();
    match (&mut *input).take(LONGEST).read_until(b'\n', &mut bytes) {
        Ok(0) => return Ok(None),
        Ok(_) => {}
        Err(error) if matches!(error.kind(), ErrorKind::UnexpectedEof | ErrorKind::BrokenPipe) => return Ok(None),
        // A terminal that hung up answers with an input error.
        Err(error) if error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error()) => return Ok(None),
        Err(error) => return Err(gone(error)),
    }
    let whole = bytes.ends_with(b"\n") || u64::try_from(bytes.len()).is_ok_and(|length| length < LONGEST);
    if !whole {
        skip_line(input)?;
    }
    Ok(Some((String::from_utf8_lossy(&bytes).into_owned(), whole)))
}

fn skip_line(input: &mut dyn BufRead) -> Result<()> {
    loop {
        let mut rest = Vec::new();
        (&mut *input).take(LONGEST).read_until(b'\n', &mut rest).map_err(gone)?;
        if rest.is_empty() || rest.ends_with(b"\n") {
            return Ok(());
        }
    }
}

fn gone(error: std::io::Error) -> Error {
    Error::env("The terminal went away").safe("What was typed is kept as a draft").source(error)
}

struct Line<'a> {
    performer: Performer,
    /// The columns a line may take, where the output is a terminal.
    columns: fn() -> Option<usize>,
    output: &'a mut dyn Write,
}

impl Line<'_> {
    /// Says and does what came out, each reply before what follows; then what is typed goes to the disk.
    fn carry_out(&mut self, talk: &mut Talk, out: Vec<Out>) -> Result<()> {
        let mut stack: Vec<Out> = out.into_iter().rev().collect();
        while let Some(next) = stack.pop() {
            match next {
                Out::Line(text) => self.write(&text)?,
                Out::Effect(effect) => {
                    if let Some(reply) = self.perform(*effect)? {
                        stack.extend(talk.reply(&reply).into_iter().rev());
                    }
                }
            }
        }
        if let Err(error) = self.performer.typed.pending.write() {
            self.write(&error.to_string())?;
        }
        Ok(())
    }

    /// Does one thing. While somebody else is saving, who that is, is said before it is tried on.
    fn perform(&mut self, effect: Effect) -> Result<Option<Reply>> {
        let again = effect.may_wait().then(|| effect.clone());
        let reply = self.performer.perform(effect);
        match (again, &reply) {
            (Some(effect), Some(Reply::Failed(Failure { again: true, .. }))) => {
                let who = self.performer.store.who_may_be_saving();
                self.write(&format!("{who}; this waits, at most five seconds."))?;
                self.performer.store.wait_for_others(waiting::ONCE_SAID)?;
                let reply = self.performer.perform(effect);
                self.performer.store.wait_for_others(waiting::UNSAID)?;
                Ok(reply)
            }
            _ => Ok(reply),
        }
    }

    fn write(&mut self, text: &str) -> Result<()> {
        let written = write(self.output, text, (self.columns)());
        self.heard(written)
    }

    fn prompt(&mut self, prompt: &str) -> Result<()> {
        let written = self.output.write_all(prompt.as_bytes()).and_then(|()| self.output.flush());
        self.heard(written)
    }

    /// When nobody listens any more, what was typed is written before the program ends.
    fn heard(&mut self, written: std::io::Result<()>) -> Result<()> {
        written.map_err(|error| {
            drop(self.performer.typed.pending.write());
            gone(error)
        })
    }

    fn leave(&mut self) -> Result<()> {
        self.performer.leave()
    }
}
