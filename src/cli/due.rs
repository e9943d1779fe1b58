//! `dhr due`: when something is due, with the sum that says why.

use super::open::Desk;
use super::print;
use crate::domain::calendar::{Span, due};
use crate::domain::date::{long, parse_day};
use crate::error::{Error, Result};

pub fn run(desk: &Desk, from: &str, span: &str, before: bool) -> Result<()> {
    let from = parse_day(from, desk.today()).map_err(|why| Error::user(format!("\"{from}\": {why}")))?;
    let span = Span::parse(span).map_err(|why| Error::user(format!("\"{span}\": {why}")))?;
    let due = due(from, span, before, &desk.config.holidays()).map_err(Error::user)?;
    if desk.json {
        print::json(&due.to_json());
    } else {
        print::line(&long(due.due));
        print::indented(&format!("{}.", due.basis), 0);
    }
    Ok(())
}
