//! Imports for the screen: read and propose, then bring in. Until the person says so nothing is written.

use crate::app::effect::{ImportRequest, Reply};
use crate::domain::date::Date;
use crate::error::{Error, Result};
use crate::store::Store;

pub fn read(_store: &Store, _path: &str, _request: &ImportRequest, _today: Date) -> Result<Reply> {
    Err(Error::bug("the import lands in the next step"))
}

pub fn run(_store: &Store, _path: &str, _request: &ImportRequest, _today: Date) -> Result<Reply> {
    Err(Error::bug("the import lands in the next step"))
}
