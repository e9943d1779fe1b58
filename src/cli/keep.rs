//! `dhr init`, `dhr backup`, `dhr restore`: the register as a file.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::open::{self, Desk};
use super::print;
use crate::config::{self, Config};
use crate::domain::register;
use crate::error::{Error, Result};
use crate::store::{self, Mode, Report, Store};

/// Makes an empty register and says for whom.
pub fn init(desk: &Desk) -> Result<()> {
    drop(make(&desk.config)?);
    let path = desk.config.register()?;
    let team = std::fs::metadata(&path).is_ok_and(|meta| meta.permissions().mode() & 0o060 != 0);
    let readers = if team { "your team" } else { "you alone" };
    if desk.json {
        print::json(&json!({ "register": path.display().to_string(), "team": team }));
    } else {
        print::line(&format!("Made an empty register for {readers}: {}", path.display()));
        print::line(&format!("Open it with: {}", desk.program()));
    }
    Ok(())
}

/// An empty register at the configured place. A missing folder is made for this user alone; one that is there keeps its
/// modes and decides those of the file.
pub fn make(config: &Config) -> Result<Store> {
    let path = config.register()?;
    if std::fs::metadata(&path).is_ok_and(|meta| meta.len() > 0) {
        return Err(Error::user(format!("There is something at {} already", path.display()))
            .safe("Nothing was changed")
            .next("Open it with dhr, or name another place"));
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
        store::make_folder(folder)?;
    }
    open::register(config, Mode::Create)
}

/// Copies the register and checks the copy.
pub fn backup(desk: &Desk, file: Option<&Path>) -> Result<()> {
    let store = desk.store()?;
    let to = match file {
        Some(file) => file.to_owned(),
        None => usual(desk)?,
    };
    store.backup(&to, false, config::now(), &mut |_, _| true)?;
    let report = store::check_backup(&to)?;
    if !desk.json {
        print::line(&format!("Copied the register to {}, readable by you alone.", to.display()));
    }
    told(desk, &to, &report)
}

/// "register.backup-20260327T091500Z.db" in the backup folder, or beside the register.
fn usual(desk: &Desk) -> Result<PathBuf> {
    let register = desk.config.register()?;
    let stem = register.file_stem().unwrap_or_default().to_string_lossy();
    let name = format!("{stem}.backup-{}.db", config::now().strftime("%Y%m%dT%H%M%SZ"));
    Ok(match desk.config.get("backup_folder") {
        "" => register.with_file_name(name),
        folder => Path::new(folder).join(name),
    })
}

pub fn restore(desk: &Desk, file: &Path, check: bool) -> Result<()> {
    if check {
        let report = store::check_backup(file)?;
        return told(desk, file, &report);
    }
    let register = desk.config.register()?;
    let kept = store::restore(file, &register, config::now())?;
    if desk.json {
        let kept = kept.map(|kept| kept.display().to_string());
        print::json(&json!({ "register": register.display().to_string(), "kept": kept }));
        return Ok(());
    }
    print::line(&format!("Restored {} from {}.", register.display(), file.display()));
    if let Some(kept) = kept {
        print::line(&format!("The register as it was: {}", kept.display()));
    }
    Ok(())
}

/// What a copy holds and whether it is sound; one that is not ends the command as bad data.
fn told(desk: &Desk, path: &Path, report: &Report) -> Result<()> {
    if desk.json {
        let counts = report.counts.iter().map(|(name, count)| ((*name).to_owned(), json!(count))).collect();
        print::json(&json!({
            "file": path.display().to_string(),
            "sound": report.sound(),
            "layout": report.version,
            "damage": report.damage,
            "journal": { "lines": report.chain.lines, "broken": report.chain.broken },
            "records": serde_json::Value::Object(counts),
        }));
    } else {
        let held = report.counts.iter().filter(|(_, count)| *count > 0).map(|(name, count)| {
            let plural = register::entity(name).map_or(*name, |entity| entity.plural);
            format!("{plural} {count}")
        });
        let held: Vec<String> = held.collect();
        let held = if held.is_empty() { "no records".to_owned() } else { held.join(", ") };
        print::line(&format!("It holds, in layout {}:", report.version));
        print::indented(&held, 2);
        report.damage.iter().for_each(|line| print::line(&format!("Damaged: {line}")));
        if report.sound() {
            print::line(&format!(
                "It is sound: the file is whole and none of {} journal lines was altered.",
                report.chain.lines
            ));
        }
    }
    if report.sound() {
        return Ok(());
    }
    let what = match report.chain.broken {
        Some(0) => "Lines at the end of its journal are missing".to_owned(),
        Some(line) => format!("Its journal was altered at line {line}"),
        None => "The copy is damaged".to_owned(),
    };
    Err(Error::data(what).safe("Nothing was changed").next("Try an older copy"))
}
