//! `dhr import`: a spreadsheet that exists already, as one step that can be undone, with an account of every row.

use std::io::BufRead;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use serde_json::json;

use super::arguments::{Import as Asked, ImportAs};
use super::open::Desk;
use super::progress::bar;
use super::{chronology, print, terminals, turn, write};
use crate::config;
use crate::domain::change::Outcome;
use crate::error::{Error, Kind as Trouble, Result};
use crate::exchange::import::{self, Answer, ByHand, Green, GreenQuestion, Kind, Proposal, Request};
use crate::exchange::read;
use crate::term::bring::{self, Reviews};
use crate::term::judge::followed;
use crate::term::stop::Stop;
use crate::term::waiting::UNSAID;

pub fn run(desk: &Desk, asked: &Asked) -> Result<()> {
    let done = bring(desk, asked);
    // Whatever came of it, the line that told how far it was goes away.
    bar("", 0, 0);
    done
}

fn bring(desk: &Desk, asked: &Asked) -> Result<()> {
    if asked.rows == ImportAs::Chronology {
        return chronology::import(desk, asked);
    }
    let [file] = asked.files.as_slice() else {
        return Err(Error::user("Only chronologies come in several files at once")
            .safe("Nothing was changed")
            .next("Import the files one after the other"));
    };
    let mut store = desk.store()?;
    store.wait_for_others(UNSAID)?;
    let mut request = request(desk, asked)?;
    let stop = Stop::listen();
    let book = read::open_watched(file, &mut |done, all| bar("Reading", done, all) && !stop.was_pressed())?;
    bar("", 0, 0);
    let (basis, known) = (bring::basis(&store)?, Reviews::of(&store)?);
    if let Some(need) = import::need(&book, &request, &known)? {
        return Err(need.refusal());
    }
    let proposal = import::propose(&book, &request)?;
    if let (None, Some(question)) = (request.green, &proposal.question)
        && terminals()
        && !desk.json
    {
        request.green = ask(question, &stop)?;
    }
    let mut rows = |done, all| bar("Row", done / 2, all / 2) && !stop.was_pressed();
    let mut read = Some((basis, known));
    let (import, batch) = bring::settled(|| {
        let (basis, known) = match read.take() {
            Some(read) => read,
            None => (bring::basis(&store)?, Reviews::of(&store)?),
        };
        let import = import::run(&book, &request, &known, &mut rows)?;
        bar("", 0, 0);
        if asked.dry_run || import.batch.is_empty() {
            return Ok(Some((import, 0)));
        }
        let mut saving = |done, all| bar("Saving change", done, all) && !stop.was_pressed();
        let all = followed(&store, &import.batch)?;
        let write = || store.apply_on(&basis, &all, config::now(), &mut saving);
        let saved = turn::saved(&store, &stop, "the import waits", write)?;
        bar("", 0, 0);
        match saved {
            Some(Outcome::Saved { batch, .. }) => Ok(Some((import, batch))),
            Some(Outcome::Conflicts(conflicts)) => Err(write::conflicted(desk, &conflicts)),
            None => Ok(None),
        }
    })?;
    if desk.json {
        let mut report = import.report.to_json();
        if let Some(object) = report.as_object_mut() {
            object.insert("dry_run".into(), json!(asked.dry_run));
            object.insert("batch".into(), if batch == 0 { json!(null) } else { json!(batch) });
        }
        print::json(&report);
        return Ok(());
    }
    if asked.dry_run {
        columns(&proposal);
    }
    import.report.to_text().iter().for_each(|line| print::line(line));
    let asking = import.report.asking();
    if let Some((sheet, row, _)) = asking.first() {
        let rows = if asking.len() == 1 { "1 row looks".to_owned() } else { format!("{} rows look", asking.len()) };
        print::line(&format!(
            "{rows} like an action that is there already and stayed out. Say --same ROW where it is that one, \
             --new ROW where it is another: --same {row}, or --same \"{sheet}:{row}\" for one of several sheets."
        ));
    }
    if let [(own, _), ..] = import.report.orphans().as_slice() {
        print::line(&format!(
            "Rows of a case the register does not have stayed out. Say which case it is with --ref '{own}=REF', or add \
             the case first."
        ));
    }
    print::line(&match (asked.dry_run, batch) {
        (true, _) => "Nothing was written: this was a trial. Without --dry-run it is.".to_owned(),
        (false, 0) => "Nothing had to be written.".to_owned(),
        (false, _) => format!("Saved as one step. Undo with: {} undo", desk.program()),
    });
    Ok(())
}

fn request(desk: &Desk, asked: &Asked) -> Result<Request> {
    let kind = match asked.rows {
        ImportAs::Tracker | ImportAs::Chronology => Kind::Tracker,
        ImportAs::Cases => Kind::Cases,
        ImportAs::Actions => Kind::Actions,
    };
    let mut map = Vec::new();
    for pair in &asked.map {
        let (field, heading) = pair.split_once('=').ok_or_else(|| {
            Error::user(format!("\"{pair}\" is not a field and a heading"))
                .safe("Nothing was changed")
                .next("Say --map due='Target date'; --dry-run shows what goes where")
        })?;
        let (sheet, field) = field.rsplit_once(':').unwrap_or(("", field));
        map.push(ByHand { sheet: sheet.trim().to_owned(), ..ByHand::new(field.trim(), heading.trim()) });
    }
    let mut meant = Vec::new();
    for pair in &asked.meant {
        let (own, case) = pair.split_once('=').ok_or_else(|| {
            Error::user(format!("\"{pair}\" is not a reference of the file and a case"))
                .safe("Nothing was changed")
                .next("Say --ref 'DHR 7=NM-DHR-07'")
        })?;
        meant.push((own.trim().to_owned(), case.trim().to_owned()));
    }
    let mut answers = Vec::new();
    for (said, answer) in [(&asked.same, Answer::That), (&asked.new, Answer::New)] {
        for row in said {
            let (sheet, number) = row.rsplit_once(':').unwrap_or(("", row));
            let number = number.trim().parse().map_err(|_| {
                Error::user(format!("\"{row}\" is not the number of a row"))
                    .safe("Nothing was changed")
                    .next("Say --same 14, or --same 'Sheet:14'")
            })?;
            answers.push((sheet.trim().to_owned(), number, answer));
        }
    }
    let green = asked.green.as_deref().and_then(Green::from_name);
    Ok(Request {
        sheet: asked.sheet.clone(),
        map,
        green,
        case: asked.case.clone(),
        meant,
        answers,
        ..Request::new(kind, desk.today())
    })
}

/// Which heading goes where, so that --map can put it right.
fn columns(proposal: &Proposal) {
    for sheet in proposal.sheets.iter().filter(|sheet| sheet.left.is_none()) {
        print::line(&format!("Sheet \"{}\", headings in row {}:", sheet.name, sheet.heading_row));
        for mapped in &sheet.mapping {
            let to = match mapped.field_name() {
                name if name.is_empty() => "left out".to_owned(),
                name => name,
            };
            print::line(&format!("  {} -> {to}", mapped.heading));
        }
    }
}

/// Asks at the terminal what Green means; anything but an answer leaves it open.
fn ask(question: &GreenQuestion, stop: &Stop) -> Result<Option<Green>> {
    let suggests = question.suggests.map_or_else(String::new, |green| format!(" It looks like {}.", green.name()));
    print::line(&format!("{}{suggests}", question.words()));
    print::bytes(b"complete, on-track, or Enter to leave the rating empty: ");
    print::flush();
    let stdin = std::io::stdin();
    // Reading takes no notice of the interrupt key; waiting does.
    while !heard(&stdin) {
        if stop.was_pressed() {
            print::line("");
            return Err(Error::new(Trouble::Stopped, "The import was stopped").safe("Nothing was changed"));
        }
    }
    let mut answer = String::new();
    Ok(stdin.lock().read_line(&mut answer).ok().and_then(|_| Green::from_name(answer.trim())))
}

/// Whether something was typed, after a short wait.
fn heard(stdin: &std::io::Stdin) -> bool {
    const WAIT: Timespec = Timespec { tv_sec: 0, tv_nsec: 200_000_000 };
    let mut fds = [PollFd::new(stdin, PollFlags::IN)];
    match poll(&mut fds, Some(&WAIT)) {
        Ok(found) => found > 0,
        // Where waiting is not possible, reading is left to it.
        Err(error) => error != rustix::io::Errno::INTR,
    }
}
