//! What a person says of the findings of a scan: which are harmless, and why they may stand.

use super::arguments::Judged;
use super::typed::Typed;
use crate::error::{Error, Result};

/// Why findings of low certainty may stand; none when it was not said.
pub fn despite(judged: &Judged) -> Result<Option<String>> {
    reason(judged.despite_low.as_deref(), "--despite-low")
}

/// The reason given with an option; none when it was not given.
pub fn reason(given: Option<&str>, option: &str) -> Result<Option<String>> {
    let Some(why) = Typed::default().maybe(given)? else { return Ok(None) };
    if why.trim().is_empty() {
        return Err(Error::user("A reason is needed")
            .safe("Nothing was written")
            .next(format!("Say it after {option}")));
    }
    Ok(Some(why.trim().to_owned()))
}

/// The reason of what is to be dismissed; none when nothing is.
pub fn why(judged: &Judged) -> Result<Option<String>> {
    if judged.dismiss.is_empty() {
        return Ok(None);
    }
    Ok(Some(Typed::default().maybe(judged.why.as_deref())?.unwrap_or_default()))
}
