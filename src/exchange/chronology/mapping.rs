//! Which heading means what: as found, as corrected by a person, and as remembered for an agency.

use serde::{Deserialize, Serialize};

use super::{Column, ReadSheet};
use crate::domain::vocabulary::squeeze;
use crate::error::{Error, Result};

/// Headings and their meanings. Headings are compared without case, spaces and strokes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Mapping {
    pub columns: Vec<(String, Column)>,
}

impl Mapping {
    /// From `date=Date seen`, `ignore=Office use`. A column without a heading is named by its letter: `text=column C`.
    /// Errors: no equals sign, or a meaning there is not.
    pub fn parse<'t>(pairs: impl IntoIterator<Item = &'t str>) -> Result<Self> {
        let mut columns = Vec::new();
        for pair in pairs {
            let meant = pair.split_once('=').and_then(|(name, heading)| {
                Some((heading.trim().to_owned(), Column::from_code(name)?)).filter(|(heading, _)| !heading.is_empty())
            });
            let known = Column::ALL.map(Column::code).join(", ");
            columns.push(meant.ok_or_else(|| {
                Error::user("A column is named as MEANING=HEADING")
                    .safe("Nothing was changed")
                    .next(format!("Use one of these meanings: {known}"))
            })?);
        }
        Ok(Self { columns })
    }

    /// The meaning given to a heading.
    pub fn get(&self, heading: &str) -> Option<Column> {
        let wanted = squeeze(heading);
        self.columns.iter().find(|(own, _)| squeeze(own) == wanted).map(|(_, column)| *column)
    }

    /// The mapping that was used for these tables.
    pub(super) fn of(sheets: &[ReadSheet]) -> Self {
        let mut columns: Vec<(String, Column)> = Vec::new();
        for (heading, column) in sheets.iter().flat_map(|sheet| &sheet.headings) {
            if let Some(column) = column
                && !columns.iter().any(|(own, _)| own == heading)
            {
                columns.push((heading.clone(), *column));
            }
        }
        Self { columns }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_types_becomes_a_mapping_and_is_kept_as_json() {
        let mapping = Mapping::parse(["date=Seen on", "what = Narrative / notes"]).unwrap();
        assert_eq!(mapping.get("seen  ON"), Some(Column::Date));
        assert_eq!(mapping.get("narrative/notes"), Some(Column::Text));
        let json = serde_json::to_string(&mapping).unwrap();
        assert_eq!(serde_json::from_str::<Mapping>(&json).unwrap(), mapping);
        assert!(Mapping::parse(["colour=Red"]).unwrap_err().to_string().contains("end_date"));
        assert!(Mapping::parse(["date"]).is_err());
    }
}
